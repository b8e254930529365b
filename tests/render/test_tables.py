"""CSV and Markdown: what a spreadsheet reads back, and article text that never acts as markup."""

import csv
import io
from datetime import UTC

import pytest
from extent import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from triage.entities.entity import Entity
from triage.errors import UsageError
from triage.render import markdown
from triage.render.formats import FORMATS, renderer
from triage.render.view import safe
from triage.render.view.options import Options, StreamingRenderer
from triage.report.report import ProfileUse

from .builders import article, below, excluded, hit, in_article, points, reject, report, score

TWO = tuple(ProfileUse(id=name, title=name, sha256="x", threshold=50.0) for name in ("peru", "rain"))


def rows(rep, **options):
    text = "".join(renderer("csv", Options(**options)).render(rep))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def page(rep, **options):
    return "".join(renderer("markdown", Options(timezone=UTC, **options)).render(rep))


def test_one_row_for_each_article_and_profile():
    art = article(outlet="EFE", published="2016-11-09")
    first, second = rows(
        report(hit(art, score(90.0, "rain"), score(49.9996, "peru", reason=("below_threshold", None))))
    )
    assert first["rank"] == second["rank"] == "1"
    assert (first["profile"], first["score"], first["hit"], first["reason"], first["terms"]) == (
        "rain",
        "90.0",
        "true",
        "",
        "Lima (1)",
    )
    assert (second["profile"], second["score"], second["hit"]) == ("peru", "50.0", "false")
    assert second["reason"] == "below_threshold: below 50"
    assert (first["outlet"], first["published"], first["words"]) == ("EFE", "2016-11-09", "6")


def test_wide_is_one_row_for_each_article():
    [row] = rows(report(hit(article(), score(90.0, "rain"), score(60.0, "peru")), profiles=TWO), wide=True)
    assert (row["score"], row["peru"], row["rain"]) == ("90.0", "60.0", "90.0")
    [only] = rows(report(hit(article(), score(90.0, "rain")), profiles=TWO), wide=True)
    assert (only["peru"], only["rain"]) == ("", "90.0")


def test_rejects_when_all_are_asked_for():
    rep = report(hit(), rejects=[excluded(), reject()])
    assert [row["rank"] for row in rows(rep)] == ["1"]
    _, out, nothing = rows(rep, all=True)
    assert (out["rank"], out["score"], out["reason"]) == ("", "0.0", "excluded: baseball ×4")
    assert (nothing["profile"], nothing["reason"]) == ("", "no match")
    assert [row["reason"] for row in rows(rep, all=True, wide=True)] == ["", "excluded: baseball ×4", "no match"]


def test_names_are_a_column_where_they_are_asked_for():
    def name(text, count, shown=True):
        return Entity(text=text, type="LOC", count=count, confidence=0.9, shown=shown)

    names = (name("Lima", 2), name("Callao", 1), name("Perhaps", 1, shown=False), name("Dateline", 0))
    rep = report(hit(entities=names), rejects=[reject()])
    found = rows(rep, with_=frozenset({"entities", "body"}), all=True)
    assert [row["entities"] for row in found] == ["Lima (LOC 2); Callao (LOC 1)", ""]
    assert list(found[0])[-2:] == ["body", "entities"]
    assert "entities" not in rows(rep)[0]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\u200b=1", "＝1+1"])
def test_formulas_are_defused(text):
    [row] = rows(report(hit(article(title=text, outlet=text))))
    assert row["title"].startswith("'")
    assert row["outlet"].startswith("'")


@pytest.mark.parametrize("text", ["a=1", "'quoted'", "1-1"])
def test_other_text_is_not_touched(text):
    assert rows(report(hit(article(title=text))))[0]["title"] == text


@given(st.text(max_size=60), st.text(max_size=60))
@settings(deadline=None, max_examples=examples(100))
def test_csv_reads_back(title, body):
    with_ = frozenset({"summary", "body"})
    [row] = rows(report(hit(article(title=title, body=body))), with_=with_)
    assert row["title"] in (safe.line(title), f"'{safe.line(title)}")
    assert row["body"] in (safe.line(body), f"'{safe.line(body)}")
    assert not row["title"].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_markdown_page():
    art = article("Rain in Lima", "Rain fell in Lima.", url="https://example.org/a?b=1", published="2016-11-09")
    rep = report(
        hit(art, score(60.2, contributions=[points("Lima", 60.2, 2)], matches=in_article(art, "Lima"))),
        near_misses=[below(), excluded()],
        files=3,
        articles=3,
        below_threshold=1,
        excluded=1,
    )
    assert page(rep) == (
        "# Peru and its neighbours\n\n"
        "### 1. Rain in **Lima**\n\n"
        "**60** likely · Wed 9 Nov 2016 · 6 words · `inbox/1.txt` · [source](<https://example.org/a?b=1>)\n\n"
        "> Rain fell in **Lima**.\n\n"
        "- why: Lima ×2 60\n\n"
        "---\n\n"
        "- 46 Toyota to Expand: below 50\n"
        "- 61 Swallows Sign Slugger: baseball ×4, would have been a hit\n\n"
        "3 files: 1 hit, 1 passing, 1 excluded\n"
    )


MARKUP = st.text(st.sampled_from("*_`[]()<>#!|~&;:/.-+=\\ \n\t1aw@\"'$"), max_size=40)


def tokens_of(text):
    """The inline tokens and block tokens of a page, tables and strikethrough switched on."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    return parser.parse(text)


@given(st.one_of(MARKUP, st.text(max_size=40)))
@example("<b>x</b> <!-- x --> <http://x.y>")
@example("![x](y) [x][y] [x]: /y")
@example("&amp; &#60; `x` ~~x~~ __x__ ***")
@example("a | b\n--|--\n1 | 2")
@example("12) x")
@settings(deadline=None, max_examples=examples(300))
def test_escaped_text_is_one_paragraph_of_that_text(text):
    shown = safe.line(text)
    blocks = tokens_of(markdown.escape(text))
    if not shown.strip():
        assert "inline" not in [block.type for block in blocks] or not blocks[1].content.strip()
        return
    assert [block.type for block in blocks] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in blocks[1].children} <= {"text", "text_special"}
    assert "".join(child.content for child in blocks[1].children) == shown


@given(MARKUP.filter(safe.line))
@settings(deadline=None, max_examples=examples(200))
def test_code_spans_hold_anything(text):
    inline = tokens_of("x " + markdown.code(text))[1]
    assert [child.type for child in inline.children] == ["text", "code_inline"]
    assert inline.children[1].content.strip() == safe.line(text).strip()


@given(MARKUP, MARKUP, MARKUP)
@settings(deadline=None, max_examples=examples(60))
def test_no_article_adds_structure(title, body, url):
    plain = page(report(hit(article("x", "x", url="", outlet="x"))))
    hostile = page(
        report(hit(article(title or "x", body or "x", f"in/{url}", url=url, outlet=title or "x"), score()))
    )
    kept = {"heading_open", "paragraph_open", "blockquote_open", "hr", "bullet_list_open", "list_item_open"}

    def structure(text):
        return [token.type for token in tokens_of(text) if token.type.endswith("_open") or token.type == "hr"]

    assert set(structure(hostile)) <= kept
    assert structure(hostile).count("heading_open") == structure(plain).count("heading_open") == 2
    assert structure(hostile).count("list_item_open") == 1
    inline = [child.type for token in tokens_of(hostile) for child in token.children or ()]
    assert not {"image", "html_inline", "em_open", "s_open"} & set(inline)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a.b/ c", "https://a>b", ""])
def test_only_addresses_of_the_web_become_links(url):
    assert "source" not in page(report(hit(article(url=url))))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_prints_an_empty_report_and_a_full_one(name):
    for rep in (report(), report(hit(), rejects=[below()], near_misses=[below()])):
        text = "".join(renderer(name, Options(all=True)).render(rep))
        assert text == "" or text.endswith("\n")


def test_formats():
    assert FORMATS == ("terminal", "json", "jsonl", "csv", "markdown", "html", "paths")
    streaming = [name for name in FORMATS if isinstance(renderer(name, Options()), StreamingRenderer)]
    assert streaming == ["jsonl", "paths"]
    with pytest.raises(UsageError, match="unknown format 'yaml'"):
        renderer("yaml", Options())
