"""The page as text: everything in it, nothing of an article acting as markup, links that lead where they say."""

from collections.abc import Iterator
from html.parser import HTMLParser

from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as parser

from triage.article import Article
from triage.entities.entity import Entity, EntitySpan
from triage.errors import Problem
from triage.render.formats import renderer
from triage.render.html.html_look import COLOURS, LOOKS, look, sheet
from triage.render.view.options import Options
from triage.report.report import ProfileUse, Story, StoryPart

from .builders import article, below, excluded, found, hit, in_article, points, reject, report, score

NASTY = "<script>alert(1)</script>"
#: The only elements and attributes that a page is made of.
ELEMENTS = frozenset(
    "html head meta title style body div header h1 h2 h3 p main section article a span mark details summary table "
    "thead tbody tr th td b bdi ul li footer caption pre".split()
)
ATTRIBUTES = frozenset(
    "lang charset name content http-equiv class style id aria-labelledby aria-hidden href rel dir title scope align "
    "cellpadding tabindex role aria-label".split()
)


def page(*hits, options=None, **more) -> str:
    return "".join(renderer("html", options or Options()).render(report(*hits, **more)))


def tree(text: str):
    return parser.document_fromstring(text.encode(), parser=parser.HTMLParser(encoding="utf-8"))


def said(node) -> str:
    return " ".join(node.text_content().split())


def articles(text: str) -> list[str]:
    return [said(one) for one in tree(text).iter("article")]


class Elements(HTMLParser):
    """Every element with its attributes, as a browser's tokeniser sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def elements(text: str) -> Iterator[tuple[str, dict[str, str | None]]]:
    reading = Elements()
    reading.feed(text)
    yield from reading.seen


def test_a_hit_says_what_the_terminal_says():
    art = article(
        "Peru Readies Lima", "Lima expects leaders. Shinso Abe is one.", outlet="EFE", published="2016-11-09"
    )
    near = found(art.body, "Shinso", kind="fuzzy", similarity=0.9)
    parts = (points("TPP", 37.4, 3), points("Abe", 17.0, 1, "fuzzy"))
    verdict = score(54.4, contributions=parts, matches=(*in_article(art, "Lima"), *near))
    shown = tree(page(hit(art, verdict, words=480)))
    assert said(shown.find(".//h1")) == "Peru and its neighbours"
    assert said(shown.find(".//article/h2")) == "Peru Readies Lima"
    assert said(shown.find(".//article/p")) == "1. 54 likely · EFE · Wed 9 Nov 2016 · 480 words"
    assert said(shown.findall(".//article/p")[1]) == "Lima expects leaders. Shinso~ Abe is one."
    assert [said(one) for one in shown.iter("mark")] == ["Lima", "Lima", "Shinso"]
    assert [[said(cell) for cell in row] for row in shown.iter("tr")] == [
        ["term", "times", "points"],
        ["TPP", "3", "37"],
        ["Abe", "1", "17"],
        ["score", "", "54"],
    ]


def test_entities_are_marked_and_named():
    art = article("Rain", "Rain fell on Shinzo Abe in Lima.")
    who = Entity(text="Shinzo Abe", type="PERSON", count=2, confidence=1, spans=(EntitySpan("body", 13, 23),))
    doubtful = Entity(text="Rain", type="ORG", count=1, confidence=0.1, shown=False)
    shown = tree(page(hit(art, score(matches=in_article(art, "Rain")), entities=(who, doubtful))))
    assert [said(one) for one in shown.findall(".//span[@title='person']")] == ["Shinzo Abe"]
    assert "who Shinzo Abe 2" in articles(page(hit(art, entities=(who, doubtful))))[0]
    assert "org" not in articles(page(hit(art, entities=(doubtful,))))[0].split()


def test_an_untitled_article_is_called_by_its_opening():
    assert "untitled Rain fell" in articles(page(hit(article(""))))[0]
    assert "untitled" in articles(page(hit(article("", ""))))[0]


def test_copies_stand_below_their_story():
    main = hit(article(outlet="Reuters"), story=StoryPart(id="s1", role="main", size=2))
    copy = hit(article(outlet="Kyodo", path="inbox/2.txt", published="2016-11-09"))
    text = page(main, stories=[Story(id="s1", main=main, copies=(copy,))])
    assert "1 copy: Kyodo Wed 9 Nov 2016" in articles(text)[0]
    assert "1 story, 2 articles" in said(tree(text).find(".//header"))


def test_what_was_left_out_is_named_and_counted():
    text = page(
        near_misses=(excluded(), below(), reject()),
        problems=[Problem(path="scan_04.pdf", code="damaged", message="encrypted")],
        files=41,
        articles=41,
        below_threshold=3,
        excluded=1,
    )
    foot = said(tree(text).find(".//footer"))
    assert "46 Toyota to Expand +2 more" in foot
    assert "61 Swallows Sign Slugger (baseball ×4)" in foot
    assert "scan_04.pdf: encrypted" in foot
    assert foot.endswith("41 files: 0 hits, 3 passing, 1 excluded")
    assert "Nothing reached the threshold of 50." in said(tree(text).find(".//main"))


def test_rejects_are_listed_when_asked_for():
    text = page(rejects=(below(), reject()), options=Options(all=True))
    foot = said(tree(text).find(".//footer"))
    assert "46 Toyota to Expand (below 50)" in foot
    assert "– Rain in Lima (no match)" in foot


def test_each_profile_can_have_a_section():
    used = tuple(ProfileUse(id=name, title=name.title(), sha256="0", threshold=50.0) for name in ("peru", "chile"))
    both = hit(article(), score(90, "peru"), score(60, "chile"))
    shown = tree(page(both, profiles=used, options=Options(by="profile")))
    assert [said(one) for one in shown.findall(".//section/h2")] == ["Peru", "Chile"]
    assert "peru, also chile 60" in said(shown.find(".//article"))
    ids = [one.get("id") for one in shown.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))


def test_a_passing_mention_takes_one_line():
    art = article()
    brief = articles(page(hit(art, score(20, threshold="any", matches=in_article(art, "Lima")))))[0]
    assert brief == "1. 20 Rain in Lima · undated · 6 words · Lima"
    full = articles(page(hit(art, score(50, threshold="any", matches=in_article(art, "Lima")))))[0]
    assert "Rain fell" in full


def test_an_attack_is_text():
    art = article(
        NASTY,
        f"{NASTY} <img src=x onerror=alert(1)> {{{{ 7 * 7 }}}} Lima \x1b[2J",
        outlet='"><b>',
        url="javascript:alert(1)",
        language='en" onload="x',
        path="in/<b>.txt",
    )
    text = page(hit(art, score(contributions=[points("<i>x")], matches=in_article(art, "Lima"))))
    seen = list(elements(text))
    assert {tag for tag, _ in seen} <= ELEMENTS
    assert {name for _, attributes in seen for name in attributes} <= ATTRIBUTES
    assert "onerror=alert(1)" in articles(text)[0]
    assert "{{ 7 * 7 }}" in articles(text)[0]
    assert not [attributes for tag, attributes in seen if tag == "a"]
    assert "\x1b" not in text


def links(art: Article, folder: str | None = None) -> list[str | None]:
    shown = page(hit(art), options=Options(links_from=folder))
    return [attributes["href"] for tag, attributes in elements(shown) if tag == "a"]


def test_links_lead_to_the_web_or_to_a_file_beside_the_page():
    assert links(article(url="https://example.org/a?b=1&c=2", path="x.txt")) == ["https://example.org/a?b=1&c=2"]
    assert links(article(url="HTTP://EXAMPLE.ORG", path="x.txt")) == ["HTTP://EXAMPLE.ORG"]
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "ftp://x",
        "http://a b",
        " java\nscript:1",
    ):
        assert links(article(url=url)) == []
    assert links(article(path="inbox/a b#1.txt"), "") == ["inbox/a%20b%231.txt"] * 2, "headline and place"
    assert links(article(path="inbox/a.txt"), "out/today") == ["../../inbox/a.txt"] * 2
    assert links(article(path="javascript:alert(1)"), "") == ["javascript%3Aalert%281%29"] * 2
    assert links(article(path="inbox.zip!a.txt"), "") == []
    assert links(article(path="-"), "") == []
    assert links(article(path="inbox/a.txt"), None) == []


def test_right_to_left_and_other_languages_are_marked():
    shown = tree(page(hit(article("شينزو آبي", "طوكيو Lima", language="ar"))))
    heading = shown.find(".//article/h2")
    assert (heading.get("lang"), heading.get("dir")) == ("ar", "auto")
    assert tree(page(hit(article(language="Klingon!")))).find(".//article/h2").get("lang") is None


def test_a_name_from_the_right_moves_no_figure_beside_it():
    def card(term: str, outlet: str) -> str:
        return page(
            hit(article("Strike", outlet=outlet), score(42.0, threshold="any", contributions=[points(term, 42.0)]))
        )

    text = card("כלה", "הארץ")
    assert "<bdi>הארץ</bdi>" in text and "<bdi>כלה" in text
    assert "<bdi>" not in card("cod", "Kyodo")


def test_the_same_report_gives_the_same_bytes():
    assert page(hit(), near_misses=(below(),)) == page(hit(), near_misses=(below(),))


def test_nothing_is_fetched_and_nothing_runs():
    text = page(hit(article(url="https://example.org/")))
    assert not {"script", "img", "link", "iframe", "object", "base", "form", "svg"} & {
        tag for tag, _ in elements(text)
    }
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_every_look_is_used_by_name_and_has_its_colours():
    for name in LOOKS:
        assert "@" not in look(name), name
    assert "@media print" in sheet()
    assert "@paper" not in sheet()
    assert all(len(pair) == 2 for pair in COLOURS.values())


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(deadline=None, max_examples=examples(60))
@given(title=ANY, body=ANY, outlet=ANY, url=ANY, language=ANY, path=ANY, term=ANY, near=ANY)
def test_any_text_at_all_stays_text(title, body, outlet, url, language, path, term, near):
    art = article(title, body, outlet=outlet, url=url, language=language, path=path)
    matches = in_article(art, body[3:5]) if body[3:5] else ()
    who = Entity(text=near, type="PERSON", count=1, confidence=1)
    text = page(
        hit(art, score(contributions=[points(term)], matches=matches), entities=(who,)),
        options=Options(links_from=""),
    )
    seen = list(elements(text))
    assert {tag for tag, _ in seen} <= ELEMENTS
    assert {name for _, attributes in seen for name in attributes} <= ATTRIBUTES
    assert not [
        a["href"] for t, a in seen if t == "a" and ":" in a["href"] and not a["href"].lower().startswith("http")
    ]
    etree.fromstring(text.encode(), parser=etree.HTMLParser(encoding="utf-8"))
