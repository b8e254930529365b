"""The sheet for coders and what comes back: CSV with an opaque id, an empty column for the label, and the text to be judged.

The sheet says nothing of score, band or stratum: whoever codes shall not know what the profile thinks. What the estimate
needs, the share of the stratum that was drawn, is part of the id. Sheets come back from spreadsheets, so semicolons, tabs,
a byte order mark, UTF-16 and the usual words for yes and no are read too.
"""

import csv
import io
from pathlib import Path

from msgspec import Struct

from triage.article import Article
from triage.bounded_file import bytes_of
from triage.errors import UsageError
from triage.tuning.labels import Judgement

COLUMNS = (
    "id",
    "label",
    "note",
    "profile",
    "title",
    "outlet",
    "published",
    "language",
    "url",
    "text",
    "path",
    "index",
)
#: A cell of Excel holds 32,767 characters.
LONGEST = 32_000
WORDS: dict[str, Judgement] = {
    **dict.fromkeys(("keep", "k", "yes", "y", "1", "true", "relevant"), "keep"),
    **dict.fromkeys(("skip", "s", "no", "n", "0", "false", "irrelevant"), "skip"),
}
_EXAMPLE = "write keep or skip in the column label, or leave it empty"


class CodedRow(Struct, frozen=True, kw_only=True):
    """A row of a sheet that has been filled in; no judgement where the coder left it empty."""

    file: str
    line: int
    id: str
    profile: str
    path: str
    index: int
    identity: str
    sampled: float
    judgement: Judgement | None


def sheet_row(article: Article, profile: str, share: float) -> tuple[str | int, ...]:
    """The cells of one article."""
    text = article.body if len(article.body) <= LONGEST else article.body[:LONGEST] + " …"
    return (
        coding_id(article, share), "", "", profile, article.title, article.outlet, article.published, article.language,
        article.url, text, article.path, article.index,
    )  # fmt: skip


def coding_id(article: Article, share: float) -> str:
    """The share drawn and the article's identity; a letter comes first, so that no spreadsheet takes it for a number.

    >>> coding_id(Article(id="1e5"), 0.25)
    's0.250000-1e5'
    """
    return f"s{share:.6f}-{article.identity}"


def read_coded(file: Path, shown: str) -> tuple[CodedRow, ...]:
    """The rows of a sheet; UsageError with its line for what is none."""
    try:
        data = bytes_of(file)
    except OSError as error:
        raise UsageError(f"{shown}: {(error.strerror or 'cannot be read').lower()}") from error
    if data.startswith(b"PK\x03\x04"):
        raise UsageError(f"{shown}: is a workbook, and labels come as CSV", "save the sheet as CSV")
    text = _text_of(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    found: list[CodedRow] = []
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
        missing = [name for name in ("id", "label", "profile", "path", "index") if name not in header]
        if missing:
            raise UsageError(
                f"{shown}: no column {missing[0]!r}",
                "triage sample FOLDER -p PROFILE --stratify band -o sheet.csv",
            )
        found.extend(
            _row(dict(zip(header, cells, strict=False)), shown, rows.line_num)
            for cells in rows
            if any(map(str.strip, cells))
        )
    except csv.Error as error:
        raise UsageError(f"{shown}:{rows.line_num}: {error}") from None
    return tuple(found)


def _text_of(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")  # "Unicode text" of a spreadsheet
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # its "CSV" without more


def _delimiter(text: str) -> str:
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def _row(cells: dict[str, str], shown: str, line: int) -> CodedRow:
    said = cells.get("label", "").strip().lower()
    if said and said not in WORDS:
        raise UsageError(f"{shown}:{line}: {said!r} is neither keep nor skip", _EXAMPLE)
    share, _, identity = cells.get("id", "").strip().removeprefix("s").partition("-")
    try:
        sampled, index = float(share), int(cells.get("index", "").strip() or 0)
    except ValueError:
        sampled, index = 0.0, 0
    if not identity or not 0 < sampled <= 1:
        raise UsageError(
            f"{shown}:{line}: {cells.get('id', '')!r} is no id of a sample", "the column id must stay as it was"
        )
    return CodedRow(
        file=shown,
        line=line,
        id=cells["id"].strip(),
        profile=cells.get("profile", ""),
        path=_plain(cells.get("path", "")),
        index=index,
        identity=identity,
        sampled=sampled,
        judgement=WORDS.get(said),
    )


def _plain(cell: str) -> str:
    """A path without the apostrophe that keeps a spreadsheet from calculating it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell
