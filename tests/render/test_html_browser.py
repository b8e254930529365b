"""The pages in a real browser: wide and narrow, by day and by night, on paper.

Chromium is driven headless by Playwright; the accessibility checker is axe-core, which a Python package carries. Without
the browser the whole file is skipped, visibly; CI installs it.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from digest.examples import MONDAY, digest
from extent import IS_WHOLE
from msgspec.structs import replace

from triage.digest.model import Digest, Use
from triage.entities.entity import Entity, EntitySpan
from triage.errors import Problem
from triage.render.formats import renderer
from triage.render.html.digest_html import DigestHtmlRenderer
from triage.render.html.html_show import show_html
from triage.render.view.options import Options
from triage.render.view.shown import Shown
from triage.report.report import Story, StoryPart

from .builders import article, below, excluded, found, hit, in_article, points, report, score
from .test_html import NASTY

WIDTHS, SCHEMES = (360, 1200), ("light", "dark")
EVIL = article(
    NASTY,
    f"{NASTY} Rain in Lima. " + "Averylongwordwithoutanyplacetobreak" * 8 + " flood.",
    "in/" + "long" * 40 + ".txt",
    url="javascript:alert(1)",
    outlet=f"{NASTY} EFE",
)
LIMA = article(
    "Lima flood forces hundreds from their homes",
    "A flood in Lima drove 400 people from their homes, mayor Rosa Quispe of the Andes Party said on Saturday. "
    "Flod water stood in Cusco.\n\nwheat    4.10   Lima      and a table that is much wider than any telephone is\n"
    "corn     2.95   Cusco     and a table that is much wider than any telephone is",
    "inbox/0412.txt",
    url="https://example.org/lima?a=1&b=2",
    outlet="Andina",
    published="2016-11-19",
    language="en",
    credits="(Reporting by Ann)",
)


def names() -> tuple[Entity, ...]:
    """One of each kind, marked in the text."""
    wanted = (("Rosa Quispe", "PERSON"), ("Andes Party", "ORG"), ("Cusco", "LOC"), ("Saturday", "DATE"))
    return tuple(
        Entity(
            text=name,
            type=kind,  # type: ignore[arg-type]
            count=2,
            confidence=1,
            spans=(EntitySpan("body", LIMA.body.index(name), LIMA.body.index(name) + len(name)),),
        )
        for name, kind in wanted
    )


def scan_page() -> str:
    near = found(LIMA.body, "Flod", kind="fuzzy", similarity=0.9)
    matches = (*in_article(LIMA, "Lima", "flood"), *near)
    parts = (points("Lima", 60, 3), points("flood", 31, 2, "fuzzy"), points("drought", -5, 1))
    main = hit(LIMA, score(86, contributions=parts, matches=matches), entities=names(),
               story=StoryPart(id="s1", role="main", size=2))  # fmt: skip
    copy = hit(article(path="inbox/2.txt", outlet="Kyodo", status="canceled"))
    passing = hit(article(path="inbox/3.txt"), score(20, threshold="any", matches=in_article(article(), "Lima")))
    made = report(
        main,
        hit(EVIL, score(55, matches=in_article(EVIL, "Lima"))),
        hit(replace(LIMA, url="", path="inbox/4.txt"), score(30, threshold="any", contributions=parts)),
        passing,
        near_misses=(excluded(), below()),
        problems=[Problem(path="scan_04.pdf", code="damaged", message="encrypted")],
        stories=[Story(id="s1", main=main, copies=(copy,))],
        below_threshold=9,
    )
    return "".join(renderer("html", Options(links_from="", now=MONDAY)).render(made))


def digest_page(*digests: Digest) -> str:
    one = digest()
    evil = replace(one.stories[0], hit=hit(EVIL, score(55, matches=in_article(EVIL, "Lima"))), number=4)
    wanted = digests or (replace(one, stories=(*one.stories, evil)),)
    return "".join(DigestHtmlRenderer(Options(now=MONDAY, links_from="")).render(wanted))


def show_page() -> str:
    shown = Shown(article=LIMA, words=30, scores=(score(86, matches=in_article(LIMA, "Lima")),), entities=names())
    return "".join(show_html(shown, Options(links_from="", now=MONDAY)))


PAGES = {
    "scan": scan_page,
    "digest": digest_page,
    "digests": lambda: digest_page(
        digest(days=()), digest(id="chile-1121", stories=(), days=(), profile=Use(id="chile"))
    ),
    "show": show_page,
}


@pytest.fixture(scope="module")
def browser(chromium: Any) -> Iterator[Any]:
    # The tab of all pages, one after another: each more starts processes. The page forbids scripts; ours, which look at
    # it, go past that.
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


class Seen:
    """A page in the tab until the next is, with all that it said and asked for."""

    def __init__(self, browser: Any, file: Path, width: int, scheme: str, media: str = "screen") -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.tab = browser
        self.hears: dict[str, Callable[[Any], object]] = {
            "console": lambda message: self.said.append(message.text),
            "pageerror": lambda error: self.said.append(str(error)),
            "dialog": lambda dialog: (self.said.append(f"dialog {dialog.message}"), dialog.dismiss()),
            "request": lambda request: self.asked.append(request.url),
        }
        self.tab.set_viewport_size({"width": width, "height": 900})
        self.tab.emulate_media(media=media, color_scheme=scheme)
        for event, hear in self.hears.items():
            self.tab.on(event, hear)
        self.tab.goto(file.as_uri())
        self.tab.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")

    def close(self) -> None:
        # Whatever it would still do it has done when nothing is there.
        self.tab.goto("about:blank")
        for event, hear in self.hears.items():
            self.tab.remove_listener(event, hear)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {name: folder / f"{name}.html" for name in PAGES}
    for name, page in PAGES.items():
        made[name].write_text(page(), "utf-8")
    return made


#: Each page, by turns narrow by night and wide by day; every way, if all is tried: the checker takes seconds for a page.
SCREENS = [*zip(WIDTHS, ("dark", "light"), strict=True)]
VIEWS = [(name, *SCREENS[turn % 2]) for turn, name in enumerate(PAGES)]
if IS_WHOLE:
    VIEWS = [(name, width, scheme) for name in PAGES for width in WIDTHS for scheme in SCHEMES]


@pytest.fixture(params=VIEWS, ids=lambda view: "-".join(map(str, view)))
def seen(request: pytest.FixtureRequest, browser: Any, files: dict[str, Path]) -> Iterator[Seen]:
    name, width, scheme = request.param
    page = Seen(browser, files[name], width, scheme)
    yield page
    page.close()


def wider(page: Seen) -> list[str]:
    """What reaches over the right edge, but for what scrolls by itself."""
    return page.tab.evaluate("""() => [...document.querySelectorAll('body, body *')]
        .filter(one => !one.closest('pre') && one.getBoundingClientRect().right > innerWidth + 0.5)
        .map(one => one.outerHTML.slice(0, 80))
        .concat(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [])""")


#: Each piece of text with its own colour and the first background behind it that is not transparent.
CONTRASTS = """() => {
    const parts = text => text.match(/[\\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = one => {
        for (; one; one = one.parentElement) {
            const colour = parts(getComputedStyle(one).backgroundColor);
            if (colour.length < 4 || colour[3] > 0) return colour;
        }
        return [255, 255, 255];
    };
    const low = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const one = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim()) continue;
        const [a, b] = [light(parts(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
        const contrast = (a + 0.05) / (b + 0.05);
        if (contrast < 4.5) low.push([one.outerHTML.slice(0, 80), contrast]);
    }
    return low;
}"""


def test_a_page_is_quiet_fits_and_can_be_read_by_all(seen: Seen):
    assert seen.said == []
    assert len(seen.asked) == 1, "no request but for the page itself"
    assert wider(seen) == []
    assert seen.tab.evaluate(CONTRASTS) == []
    assert violations(seen) == []


def violations(page: Seen) -> list[tuple[str, str]]:
    """What axe-core finds."""
    axe = pytest.importorskip("axe_playwright_python.base")
    page.tab.add_script_tag(content=Path(axe.__file__).with_name("axe.min.js").read_text("utf-8"))
    found = page.tab.evaluate("() => axe.run()")
    assert found["passes"], "it looked"
    return [(one["id"], node["html"][:120]) for one in found["violations"] for node in one["nodes"]]


LOOKS_OF_LINKS = """() => [...document.querySelectorAll('main *, header *')]
    .filter(one => one.textContent.trim() && !one.closest('a') && !one.querySelector('a'))
    .filter(one => getComputedStyle(one).textDecorationLine.includes('underline')
        || getComputedStyle(one).color === getComputedStyle(document.querySelector('a')).color
           && getComputedStyle(document.querySelector('a')).color !== getComputedStyle(document.body).color)
    .map(one => one.outerHTML.slice(0, 80))"""


def test_what_is_no_link_looks_like_none(seen: Seen):
    assert seen.tab.evaluate(LOOKS_OF_LINKS) == []
    links = "all => all.map(one => getComputedStyle(one).textDecorationLine)"
    assert set(seen.tab.eval_on_selector_all("a", links)) == {"underline"}
    marks = "all => all.map(one => getComputedStyle(one).backgroundColor)"
    assert seen.tab.eval_on_selector_all("mark", marks)
    assert "rgba(0, 0, 0, 0)" not in seen.tab.eval_on_selector_all("mark", marks)


def test_the_measures_see_what_is_wrong(browser: Any, tmp_path: Path):
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<!DOCTYPE html><title>x</title><body><div style='width:4000px'>wide</div>"
        "<p style='color:#999'>pale</p><img src=x><script>console.log('hello')</script>"
    )
    page = Seen(browser, bad, 360, "light")
    assert "hello" in page.said
    assert len(page.asked) == 2
    assert wider(page)
    assert [one[0] for one in page.tab.evaluate(CONTRASTS)] == ['<p style="color:#999">pale</p>']
    assert {"html-has-lang", "image-alt", "color-contrast"} <= {name for name, _ in violations(page)}
    page.close()


def test_night_is_dark_and_day_is_light(browser: Any, files: dict[str, Path]):
    papers = []
    for scheme in SCHEMES:
        page = Seen(browser, files["digest"], 360, scheme)
        papers.append(page.tab.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.close()
    assert papers == ["rgb(255, 255, 255)", "rgb(15, 20, 25)"]


def test_an_attack_shows_as_text(browser: Any, files: dict[str, Path]):
    for name in ("scan", "digest"):
        page = Seen(browser, files[name], 1200, "light")
        shown = page.tab.inner_text("body")
        assert NASTY in shown
        assert page.said == []
        links = page.tab.eval_on_selector_all("a", "all => all.map(one => one.href)")
        assert links
        assert not [link for link in links if not link.startswith(("https:", "file:"))]
        page.close()


@pytest.mark.parametrize("name", PAGES)
def test_paper_is_white_and_has_everything(browser: Any, files: dict[str, Path], name: str):
    page = Seen(browser, files[name], 700, "dark", "print")
    page.tab.eval_on_selector_all("details", "all => all.forEach(one => one.open = false)")
    assert page.tab.evaluate(CONTRASTS) == []
    assert page.tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert wider(page) == []
    unfolded = page.tab.eval_on_selector_all("details table", "all => all.map(one => one.checkVisibility())")
    assert all(unfolded)
    assert page.tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.close()


def letter_page() -> str:
    """The page of a mail as programs show it that drop the head's styles and know no `details`."""
    page_ = "".join(DigestHtmlRenderer(Options(now=MONDAY, in_mail=True)).render([digest()]))
    return re.sub(r"<style>.*?</style>", "", page_, flags=re.DOTALL)


@pytest.mark.parametrize("width", WIDTHS if IS_WHOLE else WIDTHS[:1])
def test_a_letter_needs_no_styles_of_its_head(browser: Any, tmp_path: Path, width: int):
    file = tmp_path / "letter.html"
    file.write_text(letter_page(), "utf-8")
    page = Seen(browser, file, width, "light")
    assert page.tab.query_selector("details, script, link, style") is None
    assert wider(page) == []
    assert page.tab.evaluate(CONTRASTS) == []
    assert violations(page) == []
    page.close()
