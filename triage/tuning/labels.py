"""Judgements of a reader, kept in `_labels.jsonl` beside the profiles: one JSON object a line, only ever appended to.

    {"path": "2026-11-18/0900_HLD_HAWSER-CUP.txt", "profile": "hawser", "label": "skip"}

`path` is relative to the folder of the file; `index`, `id`, `sampled` and `at` are left out where there is nothing to
say. The later line wins. A line `"label": "undo"` takes back the last standing one of the same article and profile.
"""

import json
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from msgspec import Struct, ValidationError, convert, to_builtins

from triage.article import Article, place_of
from triage.bounded_file import bytes_of
from triage.errors import DeliveryError, UsageError

FILE = "_labels.jsonl"
PROFILES = "profiles"
Judgement = Literal["keep", "skip"]


class Label(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the file."""

    path: str
    index: int = 0
    #: The article's identity, by which it is known again when its file has moved.
    id: str = ""
    profile: str
    label: Literal["keep", "skip", "undo"]
    #: The share of its stratum that was drawn, for an article of a random sample; see `recall`.
    sampled: float | None = None
    #: When it was noted, ISO 8601.
    at: str = ""

    @property
    def keeps(self) -> bool:
        """Whether the article is wanted."""
        return self.label == "keep"

    @property
    def place(self) -> str:
        """`path`, or `path#index`."""
        return place_of(self.path, self.index)

    def is_of(self, other: "Label") -> bool:
        """Whether both judge the same article for the same profile."""
        if self.profile != other.profile:
            return False
        if self.id and other.id:
            return self.id == other.id
        return (self.path, self.index) == (other.path, other.index)


class Labels(Struct, frozen=True, kw_only=True):
    """The standing labels of a file, in the order in which they were noted."""

    file: Path
    labels: tuple[Label, ...] = ()

    def of(self, profile: str) -> "tuple[Label, ...]":
        """The labels for one profile."""
        return tuple(label for label in self.labels if label.profile == profile)


def label_file(profile: Path) -> Path:
    """Where the labels of a profile's file are, or would be: beside it, or beside the folder called `profiles`."""
    folder = profile.parent
    above = folder.parent / FILE
    if folder.resolve().name == PROFILES and not (folder / FILE).exists() and above.exists():
        return above
    return folder / FILE


def read_labels(file: Path) -> Labels:
    """The standing labels; none where there is no such file. Raises UsageError with the first faulty line."""
    try:
        lines = bytes_of(file).decode("utf-8").splitlines()
    except FileNotFoundError:
        return Labels(file=file)
    except UnicodeDecodeError:
        raise UsageError(f"{file}: not UTF-8, so it holds no labels") from None
    except OSError as error:
        raise UsageError(f"{file}: {(error.strerror or 'cannot be read').lower()}") from error
    return Labels(
        file=file, labels=standing(_parsed(line, n, file) for n, line in enumerate(lines, 1) if line.strip())
    )


def _parsed(line: str, number: int, file: Path) -> Label:
    try:
        return convert(json.loads(line), Label)
    except ValidationError as error:
        raise UsageError(f"{file}:{number}: no label: {_said(error)}", _EXAMPLE) from None
    except ValueError:
        raise UsageError(f"{file}:{number}: no label: this line is not JSON", _EXAMPLE) from None


_EXAMPLE = '{"path": "inbox/0412.txt", "profile": "japan", "label": "keep"}'


def _said(error: ValidationError) -> str:
    return str(error).replace("Object missing required field", "missing").replace("`", "'")


def standing(lines: Iterable[Label]) -> tuple[Label, ...]:
    """What holds after all lines: the last of each article and profile, undone ones left out.

    >>> a = Label(path="a", profile="p", label="keep")
    >>> [one.label for one in standing([a, Label(path="a", profile="p", label="skip")])]
    ['skip']
    """
    stacks: list[list[Label]] = []
    by_path: dict[tuple[str, str, int], list[Label]] = {}
    by_id: dict[tuple[str, str], list[Label]] = {}
    for line in lines:
        path_key, id_key = (line.profile, line.path, line.index), (line.profile, line.id)
        stack = by_id.get(id_key) if line.id else None
        if stack is None:
            stack = by_path.get(path_key)
            # The path is another article's now, when both say who they are.
            if stack and line.id and stack[-1].id and stack[-1].id != line.id:
                stack = None
        if stack is None:
            stack = []
            stacks.append(stack)
        by_path[path_key] = stack
        if line.id:
            by_id[id_key] = stack
        if line.label == "undo":
            if stack:
                stack.pop()
        else:
            stack.append(_remembering(line, stack))
            # In the order of the last word on each article.
            stacks.remove(stack)
            stacks.append(stack)
    return tuple(stack[-1] for stack in stacks if stack)


def _remembering(line: Label, stack: Sequence[Label]) -> Label:
    """An article that was drawn at random stays so when it is judged again."""
    from msgspec.structs import replace

    drawn = next((earlier.sampled for earlier in reversed(stack) if earlier.sampled is not None), None)
    return line if line.sampled is not None or drawn is None else replace(line, sampled=drawn)


def label_of(
    article: Article,
    profile: str,
    label: Literal["keep", "skip", "undo"],
    file: Path,
    folder: Path,
    *,
    at: str = "",
    sampled: float | None = None,
) -> Label:
    """A line for an article whose path is relative to `folder`."""
    return Label(
        path=relative(article.path, folder, file),
        index=article.index,
        id=article.identity,
        profile=profile,
        label=label,
        sampled=sampled,
        at=at,
    )


def relative(path: str, folder: Path, file: Path) -> str:
    """A path as it is written in a label file: from the file's own folder, with `/`."""
    whole = os.path.abspath(folder / path)  # noqa: PTH100
    try:
        return Path(os.path.relpath(whole, file.parent.resolve())).as_posix()
    except ValueError:
        return Path(whole).as_posix()


def append(file: Path, lines: Sequence[Label]) -> None:
    """Add lines in one write."""
    append_lines(file, "".join(_line(line) for line in lines))


def append_lines(file: Path, text: str, mode: int = 0o666) -> None:
    """Add whole lines to a file in one write, on lines of their own even if somebody's editor left the last one open.

    `mode`: the permissions of a new file. Raises DeliveryError where it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o777 if mode & 0o077 else 0o700)
        with open(file, "ab+", opener=partial(os.open, mode=mode)) as stream:  # Path.open takes no opener
            stream.seek(0, os.SEEK_END)
            if stream.tell():
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":
                    text = "\n" + text
            stream.write(text.encode())
    except OSError as error:
        raise DeliveryError(f"{file}: could not be written: {(error.strerror or 'error').lower()}") from error


def _line(label: Label) -> str:
    """A label as people read it; a path whose bytes are no UTF-8 needs the escapes of JSON."""
    table = to_builtins(label)
    text = json.dumps(table, ensure_ascii=False)
    return (text if text.isprintable() else json.dumps(table)) + "\n"


class Judged(Struct, frozen=True):
    """The labels of one profile put to the articles of a folder."""

    #: Position among the articles → its label.
    labels: dict[int, Label]
    #: Those that fit no article.
    lost: tuple[Label, ...] = ()
    #: How many fit by their path alone, the text being another than when it was judged.
    changed: int = 0


def judged(
    articles: Sequence[Article], labels: Labels, profile: str, folder: Path, roots: Sequence[str] = ()
) -> Judged:
    """Which article each label means: by id, else by path from the file's folder, else from one of `roots`."""
    by_id: dict[str, list[int]] = {}
    by_path: dict[tuple[str, int], list[int]] = {}
    by_end: dict[tuple[str, int], list[int]] = {}
    for number, article in enumerate(articles):
        by_id.setdefault(article.identity, []).append(number)
        by_path.setdefault((relative(article.path, folder, labels.file), article.index), []).append(number)
        for root in roots:
            end = Path(os.path.relpath(article.path, root)).as_posix()
            by_end.setdefault((end, article.index), []).append(number)
    found: dict[int, Label] = {}
    lost: list[Label] = []
    changed = 0
    for label in labels.of(profile):
        places = by_id.get(label.id, []) if label.id else []
        if not places:
            key = (relative(label.path, labels.file.parent, labels.file), label.index)
            places = by_path.get(key) or by_end.get((label.path, label.index)) or []
            changed += bool(places and label.id)
        if not places:
            lost.append(label)
        found.update(dict.fromkeys(places, label))
    return Judged(found, tuple(lost), changed)
