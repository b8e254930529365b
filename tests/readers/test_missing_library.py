"""A library that is not installed: one line with its hint, and the rest of the folder read; and none imported before its format."""

import subprocess
import sys
from pathlib import Path

from tests.readers.compound_files import outlook
from triage.readers.registry import TABLE

STORY = "Harbour opens\n\nVELLMAR (Reuters) - The harbour is open again.\n"
PAGE = b"<html><head><title>Harbour opens</title></head><body><p>The harbour is open again.</p></body></html>"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    b"Content-Length: 5\r\n\r\nhello\r\n\r\n"
)
#: Runs the program with some libraries made impossible to import.
BLOCKED = "import sys; sys.modules.update(dict.fromkeys({!r})); from triage.__main__ import main; sys.exit(main())"
#: Imported only with the format that needs them.
HEAVY = (
    "lxml lxml.etree trafilatura email email.message olefile openpyxl pypdf striprtf warcio pyarrow zstandard zipfile tarfile "
    "csv json xml charset_normalizer triage.readers.worker"
).split()


def run(folder: Path, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60)


def workbook() -> bytes:
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


#: A file of each format, its library, and what is said where that is missing.
FILES: tuple[tuple[str, bytes, list[str], str], ...] = (
    ("a.html", PAGE, ["trafilatura"], "web pages need {}[pages]'"),
    ("a.msg", outlook({"0037": "Harbour"}), ["olefile"], "Word 97 and Outlook need {}[office]'"),
    ("a.parquet", b"PAR1xxxxPAR1", ["pyarrow", "pyarrow.parquet"], "Parquet needs {}[parquet]'"),
    ("a.pdf", b"%PDF-1.4\n", ["pypdf"], "PDF needs {}[pdf]'"),
    ("a.rtf", rb"{\rtf1 Harbour}", ["striprtf", "striprtf.striprtf"], "Rich Text needs {}[office]'"),
    ("a.txt.zst", b"\x28\xb5\x2f\xfd\x04\x00", ["zstandard", "compression", "compression.zstd"], "Zstandard needs {}[zstd]'"),
    ("a.warc", WARC, ["warcio"], "web archives need {}[warc]'"),
    ("a.xlsx", workbook(), ["openpyxl"], "workbooks need {}[office]'"),
)  # fmt: skip


def test_it_is_one_line_with_a_hint_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, data, _, _ in FILES:
        (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "b.txt").write_text(STORY)
    missing = [library for _, _, libraries, _ in FILES for library in libraries]
    ran = run(tmp_path, BLOCKED.format(missing), "read", "in", "--jsonl")
    what = "a library that is not installed; pip install 'news-triage"
    assert ran.stderr.splitlines() == [f"triage: in/{name}: {said.format(what)}" for name, _, _, said in FILES]
    assert ran.returncode == 3
    *problems, article = ran.stdout.splitlines()
    assert ['"code":"missing"' in problem for problem in problems] == [True] * len(FILES)
    assert '"title":"Harbour opens"' in article


def test_a_large_page_says_it_too(tmp_path: Path) -> None:
    # It is read in another process, which has our search path and so the library that fails.
    (tmp_path / "a.html").write_bytes(PAGE + b"<!--" + b"x" * (1 << 20) + b"-->")
    (tmp_path / "stub").mkdir()
    (tmp_path / "stub" / "trafilatura.py").write_text("raise ImportError")
    program = "import sys; sys.path.insert(0, 'stub'); from triage.__main__ import main; sys.exit(main())"
    ran = run(tmp_path, program, "read", "a.html")
    assert ran.stderr.startswith("triage: a.html: web pages need a library that is not installed; pip install")
    assert ran.returncode == 3


def test_plain_text_imports_no_library_of_other_formats(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(20):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{STORY}Number {number} — it’s said.\n")
    (tmp_path / "in" / "latin.txt").write_bytes("Café öffnet\n\nDas Café öffnet wieder.\n".encode("latin-1"))
    program = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print(sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr))\n"
        "from triage.__main__ import main; sys.exit(main())"
    )
    ran = run(tmp_path, program, "read", "in")
    assert ran.returncode == 0
    assert ran.stdout.count("words") == 21
    assert ran.stderr == "[]\n"
    (tmp_path / "in" / "a.xml").write_text(
        "<rss><channel><item><title>Harbour opens</title></item></channel></rss>"
    )
    assert "lxml.etree" in run(tmp_path, program, "read", "in").stderr


def test_every_extra_of_the_table_is_tested_here() -> None:
    assert {entry.extra for entry in TABLE if entry.extra} == {"pages", "pdf", "office", "parquet", "warc"}
