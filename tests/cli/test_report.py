"""`triage report`: a file without its words reads as the file does."""

import re
from pathlib import Path

import pytest
from desk import Desk

from triage.cli.commands.report import _read
from triage.readers.reduction import NotReducibleError, reduced, signs

SEEDS = sorted(file for file in (Path(__file__).parents[1] / "fuzz" / "seeds").rglob("*") if file.is_file())
SECRET = b"sixteen bytes it"
STORY = "Hens Sold in Lima\n\nLIMA, Nov 3, 2026 (Meridian) - Rosa Quispe sold 412 hens to her neighbours on Tuesday, Quispe said.\n"


def test_words_and_figures_go_and_structure_and_dates_stay(desk: Desk) -> None:
    desk.write("hens.txt", STORY)
    ran = desk.triage("report", "hens.txt")
    new = (desk.folder / "reduced-hens.txt").read_text()
    assert (ran.status, ran.err) == (0, "")
    assert "reduced-hens.txt: reads as 1 article (text, 1 with a date), as the file does" in ran.out
    assert re.sub(r"\w", "a", new) == re.sub(r"\w", "a", STORY)
    assert "Nov 3, 2026 (" in new
    for word in ("Quispe", "412", "hens", "Lima", "neighbours"):
        assert word.lower() not in new.lower()
    # The same word is the same word, so that what stands twice still does.
    first, second = re.search(r"- (\w+) (\w+)", new), re.search(r"(\w+) \w+\.$", new.strip())
    assert first and second and first[2] == second[1]


def test_nobody_can_repeat_the_substitution_without_its_secret() -> None:
    assert reduced(STORY.encode(), SECRET) == reduced(STORY.encode(), SECRET)
    assert reduced(STORY.encode()) != reduced(STORY.encode())


def test_what_is_there_is_left_and_what_cannot_be_reduced_is_refused(desk: Desk) -> None:
    desk.write("hens.txt", STORY)
    desk.write("reduced-hens.txt", "mine")
    desk.write("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    there, binary, gone = (desk.triage("report", name) for name in ("hens.txt", "picture.png", "gone.txt"))
    assert (there.status, (desk.folder / "reduced-hens.txt").read_text()) == (2, "mine")
    assert (binary.status, "words cannot be told apart" in binary.err) == (2, True)
    assert (gone.status, gone.err.splitlines()[0]) == (2, "triage: gone.txt: no such file or directory")


@pytest.mark.parametrize("name", ["na\udcffme.txt", "two\nlines.txt", "\x1b[31mred.txt"])
def test_the_name_of_a_file_may_be_any(desk: Desk, name: str) -> None:
    (desk.folder / name).write_text(STORY)
    ran = desk.triage("report", name)
    assert (ran.status, ran.err, len(ran.lines)) == (0, "", 2)
    assert "\x1b" not in ran.out
    assert (desk.folder / f"reduced-{name}").is_file()


@pytest.mark.parametrize("folder", sorted({file.parent.name for file in SEEDS}))
def test_reductions_of_every_family_read_alike(folder: str) -> None:
    """A word that tells a format apart may be lost in a few; that is said to whoever sends the file."""
    alike, other = 0, []
    for file in (file for file in SEEDS if file.parent.name == folder):
        data = file.read_bytes()
        try:
            new = reduced(data, SECRET)
        except NotReducibleError:
            continue
        if _read(data, file.name) == _read(new, file.name):
            alike += 1
        else:
            other.append(file.name)
    assert len(other) <= alike / 4, other


def test_names_are_no_signs() -> None:
    assert {"subject", "dateline", "headline"} <= signs()
    assert not {"quispe", "trump", "merkel", "putin", "biden"} & signs()


BIBTEX = "@article{quispe_2026,\n  title = {Hens sold in Lima},\n  abstract = {Rosa Quispe sold hens to her neighbours on Tuesday.},\n  year = {2026}\n}\n"
ENDNOTE = "%0 Newspaper Article\n%T Hens sold in Lima by Rosa Quispe, who kept them for a long time\n%X Rosa Quispe sold hens to her neighbours on Tuesday.\n"
PUBMED = "PMID- 39123456\nOWN - NLM\nTI  - Hens sold in Lima by Rosa Quispe, who had kept them for a long time.\nAB  - Rosa Quispe sold hens.\nFAU - Quispe, Rosa\n"
DIGEST = (
    'From: list@x.example\nSubject: Digest\nMIME-Version: 1.0\nContent-Type: multipart/digest;\n boundary="of the Quispes"\n\n'
    + "".join(
        f"--of the Quispes\n\nFrom: q@x.example\nSubject: Hens {number}\n\nRosa Quispe sold hens.\n\n"
        for number in range(2)
    )
    + "--of the Quispes--\n"
)


@pytest.mark.parametrize(
    ("name", "text"), [("a.bib", BIBTEX), ("a.enw", ENDNOTE), ("a.nbib", PUBMED), ("a.eml", DIGEST)]
)
def test_tags_and_boundaries_stay_and_words_behind_them_go(name: str, text: str) -> None:
    new = reduced(text.encode(), SECRET)
    assert _read(text.encode(), name) == _read(new, name)
    assert b"Rosa" not in new


def test_a_word_before_a_dash_is_no_tag() -> None:
    assert b"LIMA" not in reduced(b"LIMA - Rosa Quispe sold hens.\nOSK - So did others.\n", SECRET)


def test_a_workbook_keeps_its_numbers_and_places() -> None:
    import io

    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Headline", "Date", "Text"], ["Hens sold", "2026-11-03", "Rosa Quispe sold hens."]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    new = reduced(out.getvalue(), SECRET)
    assert _read(out.getvalue(), "a.xlsx") == _read(new, "a.xlsx")
    texts = [cell for row in openpyxl.load_workbook(io.BytesIO(new)).active.values for cell in row]
    assert texts[:3] == ["Headline", "Date", "Text"] and not any("Quispe" in text for text in texts)


def test_what_a_workbook_calls_its_sheets_and_keeps_beside_its_cells_is_changed_too() -> None:
    import io
    import zipfile

    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Quispe"
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in (["Headline", "Date", "Text"], ["Hens sold", 40000, '="Quispe "&A2']):
        book.active.append(row)
    book.active["A2"].hyperlink = "https://quispe.example/"
    book.active.oddHeader.center.text = "Seen by Rosa Quispe"
    out = io.BytesIO()
    book.save(out)
    new = reduced(out.getvalue(), SECRET)
    with zipfile.ZipFile(io.BytesIO(new)) as package:
        assert not [name for name in package.namelist() if b"uispe" in package.read(name)]
    assert openpyxl.load_workbook(io.BytesIO(new), read_only=True).epoch == book.epoch
    assert _read(out.getvalue(), "a.xlsx") == _read(new, "a.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "Hens were sold.\n-- said Quispe\n  Rosa Quispe, Lima\n",
        "Hens sold\n\nContent-wise Quispe was\n fond of hens, Quispe said.\n",
        'From: q@x.example\nContent-Disposition: attachment; filename="Quispe.pdf"\n\nHens.\n',
        '{"title": "Quispe"} \\x "Quispe"',
    ],
    ids=["dashes", "no header", "attachment", "outside of strings"],
)
def test_words_behind_what_looks_like_a_header_go(text: str) -> None:
    assert b"Quispe" not in reduced(text.encode(), SECRET)
    assert b"Quispe" not in reduced(b'<a href="mailto:rosa@Quispe.example">x</a>', SECRET, is_member=True)


def test_a_damaged_package_is_refused() -> None:
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.xml", "<a>Rosa Quispe sold hens.</a>" * 9)
    whole = out.getvalue()
    reduced(whole, SECRET)
    for damaged in (whole[:20] + whole[28:], whole[:45] + b"\xff" * 9 + whole[54:]):
        with pytest.raises(NotReducibleError):
            reduced(damaged, SECRET)
