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

What triage reads, made from the registry of readers by `python benchmarks/formats/formats_page.py`; a test fails when the page is
stale. A file is recognised by its content; its suffix is a hint, and decides only where the table says so. `triage read` shows
what a file was read as, and how many files of which kind were left alone and why. Articles of one file are told apart by their `index`; an
announced number that is not the number found is reported.

How sure the reading is: *measured* on labelled files (the figures are below), made after *samples* of real files and tested on invented ones,
or *a guess* from names alone.
"""

MORE = """
## Libraries that are not installed

The plain install reads whatever has no name in the last column. For the rest, `pip install 'news-triage[all]'`, or only the extra named.
Without it, a file of such a format is one line on standard error and one `problem` record with the code `missing`; the rest of the
folder is read, and the status is 3:

```text
triage: in/a.pdf: PDF needs a library that is not installed; pip install 'news-triage[pdf]'
```

A library is imported when the first file of its format turns up: plain text costs what it cost without them.

## Columns

Tables, JSON and Parquet are read by the usual names of columns in several languages (`Headline`, `pub_date`, `Заголовок` …).
Others are said, for `scan` and `read` alike. Where a file has no such column, that is reported with the columns that there are, and the
file is read by the usual names:

```text
triage read export.csv --columns title=kop,body=stuk,published=verschenen
```

The fields are {fields}.

## Bounds

Nothing outside the paths named is opened, and nothing is fetched. What is over a bound is reported, and the rest is read:

| key of `[bounds]` in `triage.toml` | bound on | default |
|---|---|---|
{bounds}

Files larger than 4 MiB are not held: JSON lines, CSV and other tables as text, mailboxes, WARC and ARC, Parquet, zip and tar pass record
by record, from a file, from standard input, compressed (`.gz`, `.xz`, `.zst`, `.bz2`) or as a member of an archive. Their size does not matter
then: `file_bytes` and `seconds` are bounds on one record, one that is over them is named by its number (lines, rows and messages are counted
from 1), and the others are read. Parquet and zip have their index at the end, so they pass as files, and not as standard input.
Anything else is one document, read whole up to `file_bytes`: a page, a PDF, a workbook, one JSON document without line ends.

The first 4 MiB decide what the file is: its format, its encoding, the columns, and whether "5/4/2026" is in April. A later line that is not
in that encoding is read in the one it seems to be in, and the lines are counted in one sentence. What was compressed and is damaged, or cut, is
read as far as it goes.

With `--jsonl`, `--format paths` and `--format sqlite` a scan holds nothing of what it has printed: 2 GB of JSON lines take as much memory as
20 MB. A ranked list has to hold each hit with its text, for copies are found and excerpts are cut when all hits are known, and the 50 nearest
misses; `--json --top N` holds N hits. With `--all` a ranked report holds the rejects too.

An archive in an archive counts against `nesting` and shares its bound on what comes out, at most 16 files of the largest size (members that pass record by record aside); members that name a place outside their archive (`../`, `/etc`) and links are not read.
Entities that an XML document defines are not expanded. Large files of slow formats
({slow})
are read in a process of their own, which is ended when it takes more than `seconds` to come to the next article.

What fails is named, and what was read before it is kept; the codes of `problem` records are `damaged`, `bound`, `missing`, `unsupported`, `unreadable`, `count`, `empty`.

## How well?

Labelled files of the formats, each with what a reader should find in it: articles, titles, pieces of the text, pieces that are not
the story (leakage), dates. The labels and the scoring came with the files. The readers were made with these files at hand, so that
others will come out lower, pages most of all; and figures of formats with few files say little.
`python benchmarks/formats/formats_page.py FOLDER` measures anew; `check_formats.py` prints the same with every miss.
"""
BOUNDS = {
    "file_bytes": "bytes of a file, also unpacked; of one record where a file passes record by record",
    "members": "articles or members of a file that is held",
    "expansion": "times its size that a compressed file may unpack to, beyond the first MiB",
    "nesting": "containers inside containers",
    "seconds": "seconds of computing until the first or the next article of a file, or for one record",
}


def page(figures: str) -> str:
    """The whole page."""
    from triage.readers.contract import Bounds
    from triage.readers.json.columns import NAMES

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
