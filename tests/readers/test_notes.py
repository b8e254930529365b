"""Notes in Markdown: what their front matter says, beside the nearest text that says nothing of the kind."""

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

BODY = "Brandvik Lines will sell the ferries Ostara and Lindworm, the company said on Tuesday."
FIELDS = {
    "toml": '+++\ntitle = "Ferries sold"\ndate = 2026-11-17T08:00:00+01:00\nauthor = "Signe Holm"\n{}+++\n\n'
    + BODY,
    "json": '{{"title": "Ferries sold", "date": "2026-11-17T08:00:00+01:00", "author": "Signe Holm"{}}}\n\n'
    + BODY,
    "yaml": "---\ntitle: Ferries sold\ndate: 2026-11-17T08:00:00+01:00\nauthor: Signe Holm\n{}---\n\n" + BODY,
}
DRAFT = {"toml": "draft = true\n", "json": ', "draft": true', "yaml": "draft: true\n"}


def note(text: str, name: str = "vault/a.md") -> Article:
    [article] = read_bytes(text.encode(), name, Bounds())
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("suffix", ["md", "markdown"])
def test_front_matter_says_what_the_note_is(kind: str, suffix: str) -> None:
    article = note(FIELDS[kind].format(""), f"vault/a.{suffix}")
    assert (article.title, article.byline, article.body) == ("Ferries sold", "Signe Holm", BODY)
    assert article.published == "2026-11-17T08:00:00+01:00"
    assert article.status == ""


@pytest.mark.parametrize("kind", FIELDS)
def test_a_draft_is_withheld_and_what_speaks_of_drafts_is_not(kind: str) -> None:
    assert note(FIELDS[kind].format(DRAFT[kind])).status == "withheld"
    assert note(f"# Ferries sold\n\ndraft: {BODY}\n").status == ""
    assert note(f"---\ntitle: Ferries sold\n---\n\n{BODY}\n\ndraft: true\n").status == ""


def test_front_matter_that_cannot_be_read_is_text() -> None:
    assert BODY in note(f"+++\ntitle = Ferries sold\n+++\n\n{BODY}").body
    assert note(f"+++\n\n{BODY}").title == BODY


def test_the_source_of_a_clipping_is_its_address_and_links_are_names() -> None:
    front = '---\ntitle: Ferries sold\nsource: "{}"\nauthor:\n  - "[[Signe Holm]]"\n---\n'
    clipping = note(front.format("https://halden.example/ferries") + f"[[Brandvik Lines|Brandvik]] sells. {BODY}")
    assert (clipping.url, clipping.outlet) == ("https://halden.example/ferries", "")
    assert (clipping.byline, clipping.authors) == ("Signe Holm", ("Signe Holm",))
    assert clipping.body.startswith("Brandvik sells.")
    assert note(front.format("Halden Courier") + BODY).outlet == "Halden Courier"


def test_readwise_keeps_title_author_and_address_above_its_highlights() -> None:
    entries = "- Author: [[Signe Holm]]\n- Full Title: Ferries sold\n- URL: https://halden.example/ferries\n"
    highlight = f"- {BODY} ([View Highlight](https://read.readwise.io/read/7))\n"
    article = note(f"# Ferries\n\n## Metadata\n{entries}\n## Highlights\n{highlight}")
    assert (article.title, article.byline, article.url) == (
        "Ferries sold",
        "Signe Holm",
        "https://halden.example/ferries",
    )
    assert article.body == BODY
    plain = note(f"# Ferries\n\n## Metadata\n\nWhat a museum writes on its cards.\n\n{BODY}")
    assert (plain.url, "cards" in plain.body) == ("", True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a [ferry line](https://halden.example/f?a=1) deal", "a ferry line deal"),
        ('a [ferry](/f "Ferries") deal, ![the port](./port.png)', "a ferry deal, the port"),
        ("see [1](not a link) and [draft](maybe) f[x](y)", "see [1](not a link) and [draft](maybe) f[x](y)"),
    ],
)
def test_of_a_link_its_words_are_read(written: str, read: str) -> None:
    assert note(f"# Ferries sold\n\n{written}. {BODY}").body == f"{read}. {BODY}"


def test_the_headline_above_the_text_and_in_the_front_matter_is_no_text() -> None:
    for front in ("---\ntitle: Ferries lie still\n---\n", '+++\ntitle = "Ferries lie still"\n+++\n'):
        assert note(f"{front}\n# Ferries lie still\n\nSo it is.\n").body == "So it is."
        assert note(f"{front}\n# Ferries sail\n\nSo it is.\n").body.endswith("Ferries sail\n\nSo it is.")


def test_signs_of_markdown_are_no_text_and_signs_of_arithmetic_are() -> None:
    note = "# Harbour opens\n\nIt is **open** and _not_ ~~shut~~.\n\n## Ferries\n\n> *No* ferry, __they__ say.\n\nOf 2 * 3 * 4 and a_b_c and 3 > 2.\n"
    [article] = read_bytes(note.encode(), "in/1.md", Bounds())
    assert isinstance(article, Article)
    assert (
        article.body
        == "It is open and _not_ ~~shut~~.\n\nFerries\n\nNo ferry, they say.\n\nOf 2 * 3 * 4 and a_b_c and 3 > 2."
    )
    [plain] = read_bytes(note.encode(), "in/1.txt", Bounds())
    assert isinstance(plain, Article)
    assert "**open**" in plain.body


def test_front_matter_writes_quotation_marks_twice_and_names_in_brackets() -> None:
    note = '---\ntitle: \'It\'\'s open: the harbour\'\nauthors: [Lena Horn, "Bo Quist"]\nsource: "The \\"Herald\\""\n---\nIt is open.\n'
    [article] = read_bytes(note.encode(), "in/1.md", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.authors) == ("It's open: the harbour", ("Lena Horn", "Bo Quist"))
    assert article.outlet == 'The "Herald"'
    [plain] = read_bytes(
        b"Title: Horn's [new] harbour\nAuthor: Lena Horn <lh@x.example>\n\nIt is open.\n", "in/1.txt", Bounds()
    )
    assert isinstance(plain, Article)
    assert (plain.title, plain.authors) == ("Horn's [new] harbour", ("Lena Horn",))


def test_a_page_with_front_matter_is_read_and_one_without_is_a_page() -> None:
    front = "---\nlayout: post\ntitle: Bread gets dearer\ndate: 2026-03-01 07:12:00 +0100\n---\n"
    page = "<p>Four <b>crowns</b> a loaf.</p>\n<p>From Monday.</p>\n"
    (article,) = read_bytes((front + page).encode(), "a.html", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Bread gets dearer", "2026-03-01T07:12:00+01:00")
    assert article.body == "Four crowns a loaf.\n\nFrom Monday."
    (other,) = read_bytes(("---\n" + page).encode(), "a.html", Bounds())
    assert isinstance(other, Problem)


@pytest.mark.parametrize("suffix", [".rst", ".adoc", ".org", ".qmd", ".gmi"])
def test_text_with_other_marks_is_text(suffix: str) -> None:
    (article,) = read_bytes(b"Bread gets dearer\n\nFour crowns a loaf.\n", f"a{suffix}", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Bread gets dearer", "Four crowns a loaf.")
