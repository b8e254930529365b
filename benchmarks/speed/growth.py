r"""Does anything cost the square of its input? One text of 1, 4 and 16 MB in every kind of file and every format of a report.

    python benchmarks/speed/growth.py [--sizes 1,4,16] [--only docx] [--seconds 120]

For each case: the CPU seconds of whole processes (less those of one short article), and the exponent of the growth between the
first size and the last: 1 is in proportion, 2 the square. The program says which exponents are over 1.1, and what ended
after `--seconds` of computing. Texts are invented words of Zipf's law in paragraphs and sentences, with a match of a word
or a phrase every few lines, names, and quotations; files are made for it.
"""

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from math import isnan, log, nan
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from corpus import _invented
from measure import PLAIN, TRIAGE

MEGABYTE = 1_000_000
MOST = 1.1
#: What is looked for; they stand in the text, one every few lines.
TERMS = ("harbour master", "grain", "Oren Halloran", "tariff*", "storm surge warning")
NAMED = ("Oren Halloran", "Keiko Tanabe", "Halden Ferries Inc", "Port of Varna", "Mayor Dmitri Pell")


def text_of(size: int, width: int = 70) -> str:
    """So many characters of prose, the same every time; `width` 0: all on one line."""
    draw = random.Random(20261129)
    source = _invented(draw, 200)
    parts: list[str] = []
    length = 0
    while length < size:
        lines = next(source).split("\n")[1:]
        lines.insert(
            draw.randrange(len(lines)),
            f'"The {draw.choice(TERMS).strip("*")}," said {draw.choice(NAMED)} on Monday, "is {len(parts)} feet."',
        )
        part = "\n".join(lines) + "\n\n"
        parts.append(part)
        length += len(part)
    text = "".join(parts)[:size]
    return text if width else " ".join(text.split())


def page_of(text: str) -> str:
    """As HTML, without its head."""
    return "".join(f"<p>{escape(each)}</p>\n" for each in text.split("\n\n"))


def docx_of(text: str) -> bytes:
    """A document of Word with a paragraph each."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in text.split("\n\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    return zipped({"word/document.xml": body, "[Content_Types].xml": "<Types/>"})


def odt_of(text: str) -> bytes:
    """A document of OpenOffice."""
    paragraphs = "".join(f"<text:p>{escape(each)}</text:p>" for each in text.split("\n\n"))
    office, own = (
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    )
    body = f'<office:document-content xmlns:office="{office}" xmlns:text="{own}"><office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>'
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body})


def zipped(members: dict[str, str]) -> bytes:
    """An archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def mail_of(text: str) -> str:
    """One message."""
    return f"From: desk@example.org\nTo: you@example.org\nSubject: Harbour news\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nMessage-ID: <1@example.org>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"


def rtf_of(text: str) -> str:
    """Rich Text."""
    return "{\\rtf1\\ansi\n" + text.replace("\n\n", "\\par\n") + "}"


def feed_of(text: str) -> str:
    """RSS with one entry."""
    return f"<rss version='2.0'><channel><title>Desk</title><item><title>Harbour news</title><description>{escape(page_of(text))}</description></item></channel></rss>"


def nitf_of(text: str) -> str:
    """NITF."""
    return f"<nitf><head><title>Harbour</title></head><body><body.head><hedline><hl1>Harbour news</hl1></hedline></body.head><body.content>{page_of(text)}</body.content></body></nitf>"


def web_of(text: str) -> str:
    """A saved page."""
    return f"<!doctype html><html lang=en><head><title>Harbour news</title></head><body><article><h1>Harbour news</h1>{page_of(text)}</article></body></html>"


def csv_of(text: str) -> str:
    """A table of one row."""
    quoted = text.replace('"', '""')
    return f'title,text\nHarbour news,"{quoted}"\n'


def records_of(text: str) -> str:
    """JSON lines with one record."""
    return json.dumps({"title": "Harbour news", "body": text}) + "\n"


def markdown_of(text: str) -> str:
    """Markdown with a heading."""
    return f"---\ntitle: Harbour news\n---\n\n# Harbour news\n\n{text}"


class Case(NamedTuple):
    """A file of a size, and what is asked about it."""

    name: str
    file: str
    make: Callable[[int], str | bytes]
    command: Sequence[str] = ("scan", "--json")


def story(size: int) -> str:
    """Wire copy."""
    return f"Harbour news\n\n{text_of(size)}"


READERS = {
    "text": ("a.txt", lambda text: f"Harbour news\n\n{text}"), "markdown": ("a.md", markdown_of), "html": ("a.html", web_of), "rss": ("a.xml", feed_of),
    "nitf": ("a.xml", nitf_of), "jsonl": ("a.jsonl", records_of), "json": ("a.json", lambda text: "[" + records_of(text) + "]"),
    "csv": ("a.csv", csv_of), "mail": ("a.eml", mail_of), "mbox": ("a.mbox", lambda text: "From desk@example.org Mon Jan  5 10:00:00 2026\n" + mail_of(text)),
    "rtf": ("a.rtf", rtf_of), "docx": ("a.docx", docx_of), "odt": ("a.odt", odt_of), "zip": ("a.zip", lambda text: zipped({"a.txt": text})),
}  # fmt: skip
FORMATS = ("terminal", "html", "jsonl", "csv", "markdown", "paths")


def names(size: int) -> str:
    """A name in every line, each another one: 100,000 in 4 MB."""
    draw = random.Random(1)
    letters = "bdfgklmnprstv"
    word = lambda: "".join(draw.choice(letters) + draw.choice("aeiou") for _ in range(3)).capitalize()  # noqa: E731
    lines = (f"Minister {word()} {word()} of {word()} spoke." for _ in range(size // 40))
    return "Names\n\nThe grain came.\n" + "\n".join(lines)


def matches(size: int) -> str:
    """Nothing but matches: 100,000 and more in 1 MB."""
    line = "grain harbour master grain, grain the harbour master; storm surge warning. "
    return "Matches\n\n" + "\n".join([line] * (size // len(line)))


def short_lines(size: int) -> str:
    """A table of short lines in capitals."""
    return "TABLE\n\n" + "\n".join(f"GRAIN {number:,} UP {number % 7}" for number in range(size // 18))


def template(size: int) -> str:
    """Rows that one template was filled with, half a thousand letters each: what is sold of a share, for another every time."""
    draw = random.Random(2)
    letters = "bdfgklmnprstv"
    rows = []
    for number in range(size // 500):
        name = "".join(draw.choice(letters) + draw.choice("aeiou") for _ in range(3)).capitalize() + " Grain"
        price = draw.uniform(10, 300)
        body = (
            f"Shares of {name} stood at ${price:.2f} on Monday, {draw.uniform(1, 9):.1f} percent above the day before. "
            f"{draw.randrange(900, 900_000):,} shares were sold. {name} will say on {draw.randrange(1, 29)} May what it earned. "
            f"Analysts expect {draw.uniform(0, 4):.2f} dollars a share, and were told of {draw.uniform(0, 4):.2f} a year ago. "
            f"The share cost ${price * 1.3:.2f} at most and ${price * 0.6:.2f} at least in this year."
        )
        day = f"2026-{number % 12 + 1:02}-{draw.randrange(1, 29):02}"
        rows.append(
            json.dumps({"title": f"{name} rises", "outlet": f"Wire {number % 3}", "published": day, "body": body})
        )
    return "\n".join(rows)


def cases() -> list[Case]:
    """All of them."""
    found = [
        Case(f"read {name}", file, lambda size, made=made: made(text_of(size)))
        for name, (file, made) in READERS.items()
    ]
    found += [Case(f"print {name}", "a.txt", story, ("scan", "--format", name)) for name in FORMATS]
    found += [
        Case("print json with all", "a.txt", story, ("scan", "--json", "--with", "entities,summary,body")),
        Case("print list, verbose", "a.txt", story, ("scan", "-v")),
        Case("matches", "a.txt", story, ("matches",)),
        Case("entities", "a.txt", story, ("entities",)),
        Case("digest", "a.txt", story, ("digest", "--dry-run", "--state", "state.sqlite3")),
        Case("read", "a.txt", story, ("read",)),
        Case("one line", "a.txt", lambda size: "Harbour\n\n" + text_of(size, 0)),
        Case("one line, list", "a.txt", lambda size: "Harbour\n\n" + text_of(size, 0), ("scan",)),
        Case("one line with an accent", "a.txt", lambda size: "Harbour\n\n" + text_of(size, 0) + " é"),
        Case("one word", "a.txt", lambda size: "Harbour\n\ngrain " + "x" * size),
        Case("many matches", "a.txt", matches),
        Case("many matches, list", "a.txt", matches, ("scan",)),
        Case("many names", "a.txt", names, ("scan", "--json", "--with", "entities")),
        Case("many names, list", "a.txt", names, ("scan",)),
        Case("short lines of capitals", "a.txt", short_lines, ("scan",)),
        Case("rows of one template", "a.jsonl", template, ("scan", "--json", "--fold")),
        Case("two of one text", "a.jsonl", lambda size: 2 * records_of(text_of(size // 2)), ("scan",)),
        Case("quotation marks", "a.txt", lambda size: "Quotes\n\n" + "He said \"grain 'grain “grain. " * (size // 30), ("scan",)),
        Case("apostrophes", "a.txt", lambda size: "Marks\n\n" + "the harbour master's 'grain' '' it's " * (size // 38)),
        Case("brackets", "a.txt", lambda size: "Marks\n\n" + "the harbour (HM) master (grain [storm surge " * (size // 44)),
    ]  # fmt: skip
    return found


def seconds_of(command: Sequence[str], folder: Path, most: int) -> float | None:
    """CPU seconds of a run; None where it took too many, NaN where the file is larger than such a file may be."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))

    done = subprocess.run(
        command, cwd=folder, env={**PLAIN, "XDG_CACHE_HOME": str(folder / "cache"), "XDG_STATE_HOME": str(folder / "state")},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=bound, check=False,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode < 0:
        return None
    if done.returncode == 3 and b"more than" in done.stderr:
        return nan
    if done.returncode not in (0, 1):
        raise SystemExit(f"status {done.returncode}: {done.stderr.decode()[-500:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure and print; status 1 where something grows faster than its input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1,4,16", help="in MB")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--seconds", type=int, default=120)
    options = parser.parse_args()
    sizes = [float(size) for size in options.sizes.split(",")]
    over = []
    print(
        f"load {os.getloadavg()[0]:.1f}; CPU seconds for {', '.join(f'{size:g} MB' for size in sizes)}; exponent"
    )
    with tempfile.TemporaryDirectory() as scratch:
        for case in cases():
            if options.only in case.name:
                exponent, told = measured(case, sizes, Path(scratch), options.seconds)
                print(f"{case.name:28} {told}", flush=True)
                over += [case.name] if exponent > MOST else []
    print(f"over {MOST}: {', '.join(over) or 'none'}")
    return 1 if over else 0


def measured(case: Case, sizes: Sequence[float], folder: Path, most: int) -> tuple[float, str]:
    """The exponent between the first size and the last that came to an end, and the line about it."""
    file = folder / case.file
    terms = [] if case.command[0] in ("entities", "read") else [part for term in TERMS for part in ("-t", term)]
    uncached = ["--no-cache"] if case.command[0] == "scan" else []
    command = [*TRIAGE, *case.command, str(file), *terms, *uncached]

    def run(size: int) -> float | None:
        made = case.make(size)
        file.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8"))
        return seconds_of(command, folder, most)

    start = run(1000) or 0.0
    spent = [run(round(size * MEGABYTE)) for size in sizes]
    file.unlink()
    net = [each if each is None or isnan(each) else max(0.01, each - start) for each in spent]
    done = [(size, each) for size, each in zip(sizes, net, strict=True) if each is not None and not isnan(each)]
    told = " ".join("    over" if each is None else " refused" if isnan(each) else f"{each:8.2f}" for each in net)
    if None in net or len(done) < 2:
        return 9.0, told
    (first, least), (last, whole) = done[0], done[-1]
    exponent = log(whole / least) / log(last / first)
    return exponent, f"{told}   {exponent:5.2f}"


if __name__ == "__main__":
    sys.exit(main())
