"""`triage label --from`: sheets of coders become labels, and it is said how far the coders agree."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from triage.cli.exits import say
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import UsageError
from triage.render.view.points import many
from triage.render.view.safe import safe_line
from triage.tuning.agreement import alpha
from triage.tuning.coding import CodedRow, read_coded
from triage.tuning.labels import Label, append, read_labels, relative

#: Disagreements that are named.
NAMED = 20

Unit = tuple[str, str]


class CodedUnit(Struct, frozen=True):
    """An article for one profile, with the rows in which somebody judged it, a coder each."""

    profile: str
    rows: tuple[CodedRow, ...]

    @property
    def agree(self) -> bool:
        """Whether all who judged it said the same."""
        return len({row.judgement for row in self.rows}) == 1


def label_from(sheets: Sequence[str], files: Mapping[str, Path], environment: Environment, at: str) -> int:
    """Note what the coders agree on, print what they do not; the exit status. `files`: profile → its label file."""
    coders = [read_coded(environment.folder / sheet, sheet) for sheet in sheets]
    for rows in coders:
        _check(rows, files)
    units = _units(coders)
    if not units:
        raise UsageError(
            f"{', '.join(sheets)}: nobody has judged anything yet", "write keep or skip in the column label"
        )
    if len(sheets) > 1:
        deliver(_agreement(units, len(sheets)), environment)
    _note(units, files, environment, at)
    empty = sum(row.judgement is None for rows in coders for row in rows)
    if empty:
        say(environment, f"triage: {many(empty, 'row')} without a label")
    return 0


def _check(rows: Sequence[CodedRow], files: Mapping[str, Path]) -> None:
    seen: dict[Unit, CodedRow] = {}
    for row in rows:
        if row.profile not in files:
            raise UsageError(
                f"{row.file}:{row.line}: there is no profile {row.profile!r} here",
                "name its file with -p; its name is its id",
            )
        unit = (row.profile, row.identity)
        other = seen.setdefault(unit, row)
        if other.judgement != row.judgement:
            raise UsageError(
                f"{row.file}:{row.line}: the article of line {other.line} again, with another label",
                "a sheet holds one coder's labels; give each coder a file",
            )


def _units(coders: Sequence[Sequence[CodedRow]]) -> list[CodedUnit]:
    """Judged articles in the order of the first sheet; copies that are drawn twice are one."""
    found: dict[Unit, dict[int, CodedRow]] = {}
    for number, rows in enumerate(coders):
        for row in rows:
            if row.judgement is not None:
                found.setdefault((row.profile, row.identity), {})[number] = row
    return [CodedUnit(profile, tuple(rows.values())) for (profile, _), rows in found.items()]


def _agreement(units: Sequence[CodedUnit], coders: int) -> list[str]:
    """A line on agreement, and one for each article on which the coders differ."""
    shared = [unit for unit in units if len(unit.rows) > 1]
    if not shared:
        return ["no article was judged by two coders\n"]
    agreed = sum(unit.agree for unit in shared)
    value = alpha([[row.judgement for row in unit.rows] for unit in units])
    said = "not defined, for all labels are the same" if value is None else f"{value:.3f}"
    lines = [
        f"{many(coders, 'coder')}, {many(len(shared), 'article')} judged by more than one: {agreed:,} the same ({agreed / len(shared):.0%})\n",
        f"Krippendorff's alpha (nominal): {said}\n",
    ]
    differ = [unit for unit in shared if not unit.agree]
    for unit in differ[:NAMED]:
        row = unit.rows[0]
        place = f"{row.path}#{row.index}" if row.index else row.path
        judged = ", ".join(f"{one.file}:{one.line} {one.judgement}" for one in unit.rows)
        lines.append(f"differ  {safe_line(unit.profile)}  {safe_line(place)}  {safe_line(judged)}\n")
    if len(differ) > NAMED:
        lines.append(f"differ  {len(differ) - NAMED:,} more\n")
    return lines


def _note(units: Sequence[CodedUnit], files: Mapping[str, Path], environment: Environment, at: str) -> None:
    for profile, file in files.items():
        agreed = [unit.rows[0] for unit in units if unit.profile == profile and unit.agree]
        differ = sum(unit.profile == profile and not unit.agree for unit in units)
        lines = [_label(row, file, environment, at) for row in agreed]
        standing = {(label.id, label.label, label.sampled) for label in read_labels(file).of(profile)}
        new = [line for line in lines if (line.id, line.label, line.sampled) not in standing]
        if new:
            append(file, new)
        if not lines and not differ:
            continue
        parts = [f"{many(len(new), 'label')} noted in {file}"]
        if len(new) < len(lines):
            parts.append(f"{len(lines) - len(new):,} were there already")
        if differ:
            parts.append(
                f"{differ:,} on which coders differ left out: settle them in one of the sheets, and give that alone"
            )
        say(environment, f"triage: {profile}: {'; '.join(parts)}")


def _label(row: CodedRow, file: Path, environment: Environment, at: str) -> Label:
    assert row.judgement is not None
    return Label(
        path=relative(row.path, environment.folder, file),
        index=row.index,
        id=row.identity,
        profile=row.profile,
        label=row.judgement,
        sampled=row.sampled,
        at=at,
    )
