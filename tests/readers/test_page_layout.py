"""Pages whose layout hides part of the story, beside those whose layout parts other things."""

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

PARTS = [
    "Brandvik Lines will sell the ferries Ostara and Lindworm to Ostrava Marine for forty million crowns, the company said on Tuesday "
    "after three winters in which ice had kept both vessels in the harbour of Narvesund.",
    "The sale will pay for a new ferry that breaks ice, chief executive Signe Brandvik told reporters on the quay. She expects the yard "
    "to deliver it in the autumn of next year.",
    "About ninety sailors are to keep their jobs on warmer routes, the buyer said in a statement that the union called a relief after "
    "months without an answer.",
    "The council will vote in January on a plan to deepen the channel by one metre, most of which the state would have to bear, and "
    "hauliers asked for a second road to the quays.",
]


def page(body: str, head: str = "<title>Ferries sold | Halden Courier</title>") -> Article:
    html = f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    [article] = read_bytes(html.encode(), "page.html", Bounds())
    assert isinstance(article, Article), article
    return article


def container(*parts: str, name: str = "grid--item article__body") -> str:
    return f"<div class='{name}'>{''.join(f'<p>{part}</p>' for part in parts)}</div>"


def test_the_text_of_one_article_in_several_containers() -> None:
    around = "<div class='row ad'>Advertisement</div>"
    body = f"<main><h1>Ferries sold</h1>{container(*PARTS[:2])}{around}<div>{container(*PARTS[2:])}</div></main>"
    article = page(body)
    assert [part in article.body for part in PARTS] == [True] * 4
    assert article.body.index(PARTS[1][:30]) < article.body.index(PARTS[2][:30])


def test_a_paragraph_that_is_one_link_is_text_when_it_is_a_sentence() -> None:
    sentence = "On Friday three men from Halden denied that they had broken into the customs shed on the quay."
    first, *rest = (f"<p>{part}</p>" for part in PARTS)
    linked = f"<div><p><a href='/live'><strong>{sentence}</strong></a></p></div>"
    assert (
        sentence
        in page(f"<main><article><h1>Ferries sold</h1>{first}{linked}{''.join(rest)}</article></main>").body
    )


@pytest.mark.parametrize(
    "text", ["Ten reasons why the ferries of the north will never be late", "Read it all here."]
)
def test_a_link_to_another_story_stays_a_link(text: str) -> None:
    from triage.readers.web.page_layout import lay_open
    from triage.readers.web.pages import tree_of_page

    root = tree_of_page(f"<html><body><main><p><a href='/x'>{text}</a></p></main></body></html>")
    assert root is not None
    lay_open(root)
    assert root.find(".//a") is not None


def test_tables_that_lay_out_have_no_pipes_and_tables_of_figures_keep_them() -> None:
    cells = "".join(f"<tr><td></td><td><p>{part}</p></td></tr>" for part in PARTS)
    body = page(f"<table><tr><td><table>{cells}</table></td></tr></table>").body
    assert "|" not in body
    assert PARTS[3] in body
    figures = "<table><tr><td>Ostara</td><td>18</td></tr><tr><td>Lindworm</td><td>22</td></tr></table>"
    text = "".join(f"<p>{part}</p>" for part in PARTS)
    assert "Ostara" in page(f"<article><h1>Ferries sold</h1>{text}{figures}</article>").body


@pytest.mark.parametrize(
    "head",
    [
        "<title>The Harbour Log: Ferries sold</title>",
        "<title>The Harbour Log | Ferries sold</title><meta property='og:title' content='Ferries sold to Ostrava'>",
    ],
)
def test_the_name_of_a_blog_is_no_headline(head: str) -> None:
    entry = f"<div class='hentry'><h3 class='post-title entry-title'>Ferries sold</h3>{container(*PARTS)}</div>"
    assert page(f"<h1>The Harbour Log</h1>{entry}", head).title == "Ferries sold"


def test_a_heading_that_hangs_on_one_title_and_is_unknown_to_another_is_the_site() -> None:
    head = (
        "<title>The Harbour Log: Ferries sold</title><meta property='og:title' content='Ferries sold to Ostrava'>"
    )
    assert (
        page(f"<h1>The Harbour Log</h1><article>{container(*PARTS)}</article>", head).title
        == "Ferries sold to Ostrava"
    )


def test_a_heading_with_a_colon_of_its_own_stays_the_headline() -> None:
    head = "<title>Ferries: sold to Ostrava - Halden Courier</title><meta property='og:title' content='Ferries: sold to Ostrava'>"
    assert (
        page(f"<article><h1>Ferries: sold to Ostrava</h1>{container(*PARTS)}</article>", head).title
        == "Ferries: sold to Ostrava"
    )


def test_captions_in_the_story_and_an_invitation_below_it_are_left_out() -> None:
    caption = "<p class='imagedescription centre'>Signe Brandvik on the quay. © Halden Foto / O. LIE</p>"
    follow = "<p>Follow Halden Courier on Facebook and Instagram, or write to desk@courier.example.</p>"
    told = page(
        f"<main><h1>Ferries sold</h1>{container(*PARTS[:2])[:-6]}{caption}<p>{PARTS[2]}</p>{follow}</div></main>"
    )
    assert "O. LIE" not in told.body and "Instagram" not in told.body
    assert told.body.endswith(PARTS[2])


def test_a_last_sentence_about_networks_stays() -> None:
    last = "The union said it would follow the vote and publish what it learns on Facebook."
    told = page(f"<main><h1>Ferries sold</h1>{container(*PARTS[:3], last)}</main>")
    assert told.body.endswith(last)


def test_a_saved_page_knows_where_it_came_from_and_whose_it_is() -> None:
    saved = "<!--\n Page saved with SingleFile \n url: https://courier.example/ferries \n saved date: Fri Nov 20 2026\n-->"
    told = page(
        f"<main><h1>Ferries sold</h1>{container(*PARTS)}</main>",
        f"{saved}<title>Ferries sold - Halden Courier</title>",
    )
    assert (told.url, told.outlet, told.title) == (
        "https://courier.example/ferries",
        "Halden Courier",
        "Ferries sold",
    )
    # What goes on behind the headline is no site.
    told = page(
        f"<main><h1>Ferries sold</h1>{container(*PARTS)}</main>", "<title>Ferries sold to Ostrava Marine</title>"
    )
    assert (told.url, told.outlet) == ("", "")


def test_a_page_saved_as_mail_is_read_without_its_frames() -> None:
    frame = b"--b\nContent-Type: text/html\nContent-Location: https://ads.example/\n\n<p>Buy a boat today and get an oar for nothing at all!</p>\n"
    text = container(*PARTS).encode()
    root = (
        b"--b\nContent-Type: text/html\nContent-Location: https://courier.example/f\n\n<html><body><h1>Ferries sold</h1>"
        + text
        + b"</body></html>\n"
    )
    for sender in (b"From: <Saved by Blink>\nSnapshot-Content-Location: https://courier.example/f\n", b""):
        mail = (
            sender
            + b'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
            + root
            + frame
            + b"--b--\n"
        )
        [article] = read_bytes(mail, "in/a.mhtml", Bounds())
        assert isinstance(article, Article)
        assert (article.format, article.url, article.title) == (
            "html",
            "https://courier.example/f",
            "Ferries sold",
        )
        assert "oar" not in article.body


def test_a_kicker_above_the_headline_goes_with_it() -> None:
    told = page(f"<article><span class='kicker'>Ports</span><h1>Ferries sold</h1>{container(*PARTS)}</article>")
    assert told.body.startswith(PARTS[0])
    # A short line of the story is none.
    told = page(f"<article><h1>Ferries sold</h1><p>It is done.</p>{container(*PARTS)}</article>")
    assert told.body.startswith(("It is done.", PARTS[0]))


def test_teasers_of_other_stories_are_no_text_and_short_articles_are() -> None:
    teasers = "".join(
        f"<article class='card'><h2><a href='/{n}'>Harbour {n} opens</a></h2><p>Ships come {n} times.</p></article>"
        for n in range(5)
    )
    story = f"<article><h1>Ferries sold</h1>{container(*PARTS)}</article>"
    article = page(teasers + story)
    assert "Ships come" not in article.body and PARTS[3] in article.body
    # Without a heading of the page, any of them may be its story.
    alone = page(f"<article><h2><a href='/1'>Ferries sold</a></h2><p>{PARTS[0]}</p><p>{PARTS[1]}</p></article>")
    assert PARTS[1] in alone.body


def test_the_line_of_author_and_paper_is_no_text() -> None:
    head = "<title>Ferries sold</title><meta name='author' content='Signe Holm'><meta property='og:site_name' content='Halden Courier'>"
    for line, is_kept in (
        ("<span>Signe Holm</span><span>Halden Courier</span>", False),
        ("Signe Holm bought the Halden Courier in the spring of last year.", True),
    ):
        article = page(f"<article><h1>Ferries sold</h1><p>{line}</p>{container(*PARTS)}</article>", head)
        assert ("Signe Holm" in article.abstract + article.body) is is_kept


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("NARVESUND, Nov. 16, 2026 (GLOBE NEWSWIRE) -- ", "2026-11-16"),
        ("NARVESUND, Nov. 16 (Reuters) - ", ""),
        ("On Nov. 16, 2026 it rained -- ", ""),
    ],
)
def test_a_page_without_a_day_has_that_of_its_dateline(line: str, published: str) -> None:
    article = page(f"<div><h1>Ferries sold</h1><section>{container(line + PARTS[0], *PARTS[1:])}</section></div>")
    assert article.published == published


@pytest.mark.parametrize(
    ("lead", "is_kept"),
    [
        ("<p class='standfirst'>{}</p>", True),
        ("<header><div class='article-intro'>{}</div></header>", True),
        ("<p>{}</p>", True),
        ("<p class='image-caption'>{}</p>", False),
        ("<aside><p class='lead'>{}</p></aside>", False),
        ("<div class='tools'><p>{}</p></div>", False),
    ],
)
def test_a_lead_beside_the_container_of_the_text_is_read(lead: str, is_kept: bool) -> None:
    said = "Two ferries leave the harbour of Narvesund for ever."
    body = f"<article><h1>Ferries sold</h1>{lead.format(said)}{container(*PARTS)}</article>"
    article = page(body)
    assert (article.abstract == said) is is_kept and said not in article.body
    # Where the page has another summary, the lead opens the text.
    head = "<title>Ferries sold</title><meta name='description' content='A sale of ferries.'>"
    assert page(body, head).body.startswith(said) is is_kept
    assert said not in page(body, head.replace("A sale of ferries.", said)).body


@pytest.mark.parametrize(
    ("hidden", "is_kept"),
    [
        ("<p>{}</p>", True),
        ("<p>{}</p><p>The crew stays on land.</p>", True),
        ("<p>{}</p><form><input></form>", False),
        ("<p>{}</p><p>Subscribe to read on.</p>", False),
        ("<p>Sign up</p><p>{}</p>", False),
        ("<div>{}</div>", False),
    ],
)
def test_the_rest_of_a_story_behind_read_more_is_read(hidden: str, is_kept: bool) -> None:
    said = "Both ferries are to be painted green in the yard of Ostrava before they sail again."
    more = f"<div style='display:none'>{hidden.format(said)}</div><button>Read more</button>"
    paragraphs = "".join(f"<p>{part}</p>" for part in PARTS)
    article = page(f"<article><h1>Ferries sold</h1>{paragraphs}{more}</article>")
    assert (said in article.body) is is_kept


@pytest.mark.parametrize(("name", "published"), [("published", "2026-11-16T10:00:00+01:00"), ("unit", "")])
def test_a_blog_says_its_day_below_the_post(name: str, published: str) -> None:
    day = f"<div class='post-footer'>at <abbr class='{name}' title='2026-11-16T10:00:00+01:00'>10:00</abbr></div>"
    article = page(f"<div class='post'><h3>Ferries sold</h3>{container(*PARTS)}{day}</div>")
    assert article.published == published
