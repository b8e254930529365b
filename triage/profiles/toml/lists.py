"""`@name` and `file:names.csv`: texts that stand elsewhere.

Own lists are looked up before those of the `lists.toml` beside the profile, which is read only when a name asks
for it. A row is a text and its variants; only files have variants.
"""

from pathlib import Path
from typing import Any

from triage.profiles import SHARED_LISTS
from triage.profiles.toml.faults import Faults, Spot, shown

Row = tuple[str, ...]

#: Kept as it is: matching knows the families of names.
ALIASES = "@aliases"
#: A list of names, not a corpus.
_LARGEST = 32 * 2**20


class Lists:
    """The lists that one profile can name."""

    def __init__(self, own: dict[str, Any], spot: Spot, folder: Path | None, shared: bool = True) -> None:
        self._own = own
        self._spot = Spot(spot.where, spot.faults, self)
        self._folder = folder
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._open: list[str] = []
        self._has_shared = shared and folder is not None
        self._shared: Lists | None = None
        #: Faults of files read on the way; each file knows its own lines.
        self.other_faults: list[Faults] = []

    def resolve_own(self) -> None:
        """Read every own list, named or not, so that each fault is found."""
        for name in self._own:
            self.named(name)

    def named(self, name: str) -> tuple[Row, ...] | None:
        """The rows of a list; None where there is no such list."""
        if name in self._rows:
            return self._rows[name]
        if name not in self._own:
            shared = self._beside()
            return None if shared is None else shared.named(name)
        self._open.append(name)
        rows = self._read(self._own[name], self._spot.at(name))
        self._open.pop()
        self._rows[name] = rows
        return rows

    def rows(self, entry: str, spot: Spot, meant: str = "") -> tuple[Row, ...]:
        """What one entry of a list of texts stands for; `meant` is how to write an "@" that is a letter."""
        if entry.startswith("file:"):
            return self._file(entry[5:].strip(), spot)
        if not entry.startswith("@") or entry == ALIASES:
            return ((entry,),)
        name = entry[1:]
        if name in self._open:
            spot.wrong(f"the list '{name}' names itself")
            return ()
        rows = self.named(name)
        if rows is None and not self.has_other_faults:
            spot.wrong(f"there is no list '{name}'", self._hint(name, meant))
        return rows or ()

    @property
    def has_other_faults(self) -> bool:
        """Whether a file beside the profile has faults: then what is missing may be in it."""
        return any(self.other_faults)

    def _hint(self, name: str, meant: str) -> str:
        from triage.profiles.toml.hints import did_you_mean

        names = [*self._own, *(self._shared._own if self._shared else ())]
        hint = did_you_mean(f"@{name}", [f"@{known}" for known in names])
        if hint:
            return hint
        return meant or f'add it below [lists]: {name} = ["…", "…"]'

    def _read(self, value: Any, spot: Spot) -> tuple[Row, ...]:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list | tuple):
            spot.wrong(f"a list must hold texts, got {shown(value)}", f'write {spot.key} = ["…", "…"]')
            return ()
        rows: list[Row] = []
        for place, entry in enumerate(value):
            here = spot.at(place)
            if not isinstance(entry, str) or not entry.strip():
                here.wrong(f"a list must hold texts, got {shown(entry)}")
            else:
                rows += self.rows(" ".join(entry.split()), here)
        return tuple(rows)

    def _beside(self) -> "Lists | None":
        if self._shared is not None or not self._has_shared or self._folder is None:
            return self._shared
        self._has_shared = False
        path = self._folder / SHARED_LISTS
        if path.is_file():
            from triage.profiles.toml.text import toml_of

            table, faults = toml_of(path)
            self.other_faults.append(faults)
            inner = table.get("lists")
            own = inner if isinstance(inner, dict) and len(table) == 1 else table
            where = ("lists",) if own is inner else ()
            self._shared = Lists(own, Spot(where, faults), self._folder, shared=False)
        return self._shared

    def _file(self, name: str, spot: Spot) -> tuple[Row, ...]:
        path = Path(name) if self._folder is None else self._folder / name
        key = f"file:{path}"
        if key not in self._rows:
            self._rows[key] = _csv_rows(path, name, spot)
        return self._rows[key]


def _csv_rows(path: Path, name: str, spot: Spot) -> tuple[Row, ...]:
    import csv

    from triage.profiles.toml.text import text_of

    text = text_of(path, name, spot, _LARGEST)
    if text is None:
        return ()
    first = text.partition("\n")[0]
    delimiter = "\t" if path.suffix == ".tsv" else ";" if ";" in first and "," not in first else ","
    try:
        cells = list(csv.reader(text.splitlines(), delimiter=delimiter))
    except csv.Error as error:
        spot.wrong(f"{name} is no list of names: {error}")
        return ()
    rows = [tuple(folded for cell in row if (folded := " ".join(cell.split()))) for row in cells]
    rows = [row for row in rows if row and not row[0].startswith("#")]
    # A heading is recognised only where it says what the first column is.
    if rows and rows[0][0].casefold() == "text":
        del rows[0]
    if not rows:
        spot.wrong(f"{name} holds no names")
    return tuple(rows)
