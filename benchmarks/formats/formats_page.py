"""Write docs/formats.md: the formats as the registry has them, and how well they are read.

python benchmarks/formats/formats_page.py            write it, with the figures that it has
python benchmarks/formats/formats_page.py FOLDER     measure anew on the labelled files of FOLDER (see check_formats.py)
python benchmarks/formats/formats_page.py --check    status 1 if the page is stale, its figures aside
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "formats.md"
MARKS = ("<!-- figures -->", "<!-- end of figures -->")

HEAD = """# Formats

This page lists what triage reads. `python benchmarks/formats/formats_page.py` makes it from the registry of readers; a test fails if it is
out of date. A file is recognised by its content; its suffix is a hint, and decides only where the table says so. `triage read` shows
which format a file was read as, and how many files of which kind were skipped and why. Articles in one file are numbered by `index`; if a
file announces another number of articles than it contains, that is reported.

The column *how sure* says how each reader was tested: *measured* on labelled files (figures below), written from *samples* of real files and tested on invented ones,
or *a guess* from names alone.
"""

MORE = """
## Libraries that are not installed

The plain install reads every format with an empty last column. For the rest, run `pip install 'news-triage[all]'`, or install only the extra named there.
Without it, each file of such a format gives one line on standard error and one `problem` record with the code `missing`; the rest of the
folder is read, and the exit status is 3:

```text
triage: in/a.pdf: PDF needs a library that is not installed; pip install 'news-triage[pdf]'
```

A library is imported only when the first file of its format turns up, so installing the extras does not slow down plain text.

A file is misread? `triage read FILE` shows what was read. `triage report FILE` writes the file with its words replaced and its structure and dates kept,
which you can send where you may not send the file itself, and says whether the new file is read as the old one is.

## Columns

Tables, JSON and Parquet are read by the usual column names in several languages (`Headline`, `pub_date`, `Заголовок` …). If no column of a table or workbook is known to hold
the text, and a single one holds long texts, that is the text.
Name other columns with `--columns`, which every command that reads articles takes. If a file has no such column, that is reported with the columns that it has, and the
file is read by the usual names:

```text
triage read export.csv --columns title=kop,body=stuk,published=verschenen
```

The fields are {fields}.

## Bounds

Nothing outside the given paths is opened, and nothing is fetched. Whatever exceeds a bound is reported, and the rest is read:

| key of `[bounds]` in `triage.toml` | bound on | default |
|---|---|---|
{bounds}

Files larger than 4 MiB are not held in memory: JSON Lines, CSV and other text tables, mailboxes, WARC and ARC, Parquet, zip and tar are read record
by record, from a file, from standard input, compressed (`.gz`, `.xz`, `.zst`, `.bz2`) or as a member of an archive. Their size does not matter:
`file_bytes` and `seconds` then apply to each record. A record that exceeds them is named by its number (lines, rows and messages are counted
from 1), and the others are read. Parquet and zip have their index at the end, so they are read this way from files but not from standard input.
Anything else is a single document, read whole up to `file_bytes`: a page, a PDF, a workbook, a JSON document without line breaks.

The first 4 MiB decide what the file is: its format, its encoding, its columns, and whether "5/4/2026" is in April. A later line that is not
in that encoding is read in the one it seems to be in, and one message counts such lines. A file of this size whose compressed data is damaged or
truncated is read up to the damage; of a smaller one nothing is, since its last article might be half a one. A JSON document that breaks off is read up to its last whole record.

With `--jsonl`, `--format paths` and `--format sqlite`, a scan keeps nothing that it has printed: 2 GB of JSON Lines take as much memory as
20 MB. A ranked list has to keep each hit with its text, since copies are found and excerpts are chosen once all hits are known, and the 50 nearest
misses; `--json --top N` keeps N hits. With `--all`, a ranked report keeps the rejects too.

An archive inside an archive counts towards `nesting` and shares its bound on unpacked size, at most 16 files of the largest size (not counting members that are read record by record). Members that point outside their archive (`../`, `/etc`) and links are not read.
Entities defined by an XML document are not expanded. Large files of slow formats
({slow})
are read in a separate process, which is stopped if it takes more than `seconds` to reach the next article.

Failures are named, and what was read before them is kept; the codes of `problem` records are `damaged`, `bound`, `missing`, `unsupported`, `unreadable`, `count`, `empty`.

## How well it works

The figures come from labelled files, each with what a reader should find in it: articles, titles, passages of the text, passages that are not part of
the story (leakage), and dates. The labels and the scoring came with the files. The readers were written with these files at hand, so
other files will score lower, web pages most of all; figures for formats with few files say little.
`python benchmarks/formats/formats_page.py FOLDER` measures again; `check_formats.py` prints the same figures and every miss.
"""
BOUNDS = {
    "file_bytes": "bytes of a file, also unpacked; or of one record, where a file is read record by record",
    "members": "articles or members of a file that is held in memory",
    "expansion": "times its size that a compressed file may unpack to, beyond the first MiB",
    "nesting": "containers inside containers",
    "seconds": "seconds of CPU time until the first or next article of a file, or for one record",
}


def page(figures: str) -> str:
    """The whole page."""
    from triage.readers.contract import Bounds
    from triage.readers.json.column_names import NAMES

    bounds = "\n".join(f"| `{key}` | {BOUNDS[key]} | {shown(getattr(Bounds(), key))} |" for key in bounds_keys())
    fields = ", ".join(f"`{name}`" for name in NAMES)
    more = MORE.replace("{bounds}", bounds).replace("{fields}", fields).replace("{slow}", slow())
    return "\n".join((HEAD, *groups())) + more + f"\n{MARKS[0]}\n{figures}{MARKS[1]}\n"


def bounds_keys() -> tuple[str, ...]:
    from triage.readers.contract import Bounds

    return tuple(
        key for key in Bounds.__struct_fields__ if key not in ("columns", "keeps_places", "room", "share")
    )


def shown(value: int) -> str:
    mebibyte = 1 << 20
    return f"{value // mebibyte} MiB" if value >= mebibyte and value % mebibyte == 0 else f"{value:,}"


def slow() -> str:
    from triage.readers.formats import FORMATS
    from triage.readers.registry import TABLE

    sizes = {entry.module.rpartition(".")[2]: entry.slow_from for entry in TABLE if entry.slow_from is not None}
    titles: dict[int, list[str]] = {}
    for row in (row for rows in FORMATS.values() for row in rows):
        if size := sizes.get(row.reader):
            titles.setdefault(size, []).append(f"*{row.title}*")
    return "; ".join(f"{', '.join(named)} from {size >> 10:,} KiB" for size, named in sorted(titles.items()))


def groups() -> Iterator[str]:
    """A table for each group of formats."""
    from triage.readers.formats import FORMATS
    from triage.readers.registry import TABLE

    extras = {entry.module.rpartition(".")[2]: entry.extra for entry in TABLE}
    for group, rows in FORMATS.items():
        yield f"## {group}\n"
        yield "| format | `format` says | recognised by | what is read | how sure | extra |\n|---|---|---|---|---|---|"
        for row in rows:
            names = ", ".join(f"`{name}`" for name in row.names)
            extra = row.extra or extras.get(row.reader, "")
            cells = (row.title, names, row.known_by, row.read, row.sure, f"`{extra}`" if extra else "")
            yield f"| {' | '.join(cells)} |".replace("|  |", "| |")
        yield ""


def measured(folder: Path) -> str:
    """The table of figures."""
    import check_formats

    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch, "articles.jsonl")
        check_formats.read(folder.resolve(), [], output)
        found = json.loads(check_formats.scored(folder.resolve(), output, "--json").stdout)
    lines = [
        "| files of | files | articles | titles | text | leakage | dates | score |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, counts in sorted(found["counts"].items()):
        if counts.get("articles"):
            lines.append(row(name, counts, found["formats"][name].get("score")))
    none = sum(counts.get("zero_files", 0) for counts in found["counts"].values())
    silent = sum(counts.get("zero_ok", 0) for counts in found["counts"].values())
    lines.append(
        f"\nOverall {100 * found['overall']:.1f} of 100; nothing was read from {silent} of {none} files without an article.\n"
    )
    return "\n".join(lines)


def row(name: str, counts: dict[str, Any], score: float | None) -> str:
    cells = (
        name,
        str(counts["files"]),
        f"{counts.get('matched', 0)} of {counts['articles']}",
        share(counts, "title", "title_n"),
        share(counts, "seg", "seg_n"),
        share(counts, "leak", "exc_n"),
        share(counts, "date", "date_n"),
        "" if score is None else f"{100 * score:.1f}",
    )
    return f"| {' | '.join(cells)} |"


def share(counts: dict[str, Any], part: str, whole: str) -> str:
    return f"{100 * counts.get(part, 0) / counts[whole]:.1f} %" if counts.get(whole) else "–"


def figures_of(text: str) -> str:
    """What stands between the marks."""
    return text.partition(f"{MARKS[0]}\n")[2].partition(MARKS[1])[0]


def main() -> None:
    """Write, or check."""
    sys.path.insert(0, str(ROOT))  # the program beside this file, whatever is installed
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    before = PAGE.read_text("utf-8") if PAGE.is_file() else ""
    text = page(measured(options.folder) if options.folder else figures_of(before))
    if not options.check:
        PAGE.write_text(text, encoding="utf-8")
    elif before != text:
        sys.exit("docs/formats.md is stale\n  hint: python benchmarks/formats/formats_page.py")


if __name__ == "__main__":
    main()
