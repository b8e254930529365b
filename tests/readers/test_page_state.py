"""Pages that show nothing without their scripts: the story stands in the data that they build themselves from."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

PARAGRAPHS = [
    "The ferries of Karvala stop for three days from Tuesday, the port master said in a letter to all captains.",
    "Holm's men want the wages that were promised to them in spring, when the two new boats came into the harbour.",
    "The island has bread for a week, the grocer of Upper Karvala said on Monday.",
]
TEXT = "\n\n".join(PARAGRAPHS)
STORY = {
    "headline": "Ferries of Karvala stop for three days",
    "publishedAt": "2026-11-20T10:00:00Z",
    "author": {"name": "Jane Holm"},
    "body": "".join(f"<p>{one}</p>" for one in PARAGRAPHS),
}


def page(script: str, title: str = "Ferries stop | Karvala Post", body: str = '<div id="root"></div>') -> str:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}{script}</body></html>"


def next_data(value: Any) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"pageProps": value}})}</script>'


def read(text: str) -> Article | Problem:
    (thing,) = read_bytes(text.encode(), "in/page.html", Bounds())
    return thing


BLOCKS = {
    "headlines": {"basic": STORY["headline"]},
    "first_publish_date": "2026-11-20T10:00:00Z",
    "date": "2026-11-20T10:00:00Z",
    "content_elements": [
        {"type": "text", "content": PARAGRAPHS[0]},
        {"type": "image", "caption": "A boat", "content": "A boat in the harbour"},
        *({"type": "text", "content": one} for one in PARAGRAPHS[1:]),
    ],
}


def in_spans(text: str, key: str = "text") -> list[dict[str, str]]:
    return [{"_type": "span", key: text[:20]}, {"_type": "span", key: text[20:]}]


SPANS = [{"_type": "block", "children": in_spans(one)} for one in PARAGRAPHS]
NODES = {
    "nodeType": "document",
    "content": [{"nodeType": "paragraph", "content": in_spans(one, "value")} for one in PARAGRAPHS],
}


#: One paragraph, as editors keep it: words and links in a list, within `data`, by style, as attributes.
EDITORS: list[Callable[[str], dict[str, Any]]] = [
    lambda text: {"type": "p", "content": [text[:20], {"type": "link", "text": text[20:30]}, text[30:]]},
    lambda text: {"type": "paragraph", "data": {"text": text, "alignment": "left"}},
    lambda text: {"type": "unstyled", "text": text, "key": "a1", "depth": 0},
    lambda text: {"name": "core/paragraph", "attributes": {"content": text}},
]


def modelled(kind: str, **model: Any) -> dict[str, Any]:
    return {"type": kind, "model": model}


def said(text: str) -> dict[str, Any]:
    return modelled("text", blocks=[modelled("paragraph", text=text, blocks=[modelled("fragment", text=text)])])


#: A story as a list of blocks of which the first is the headline.
MODELS = [
    modelled("headline", blocks=[said(str(STORY["headline"]))]),
    modelled("timestamp", timestamp=1795168800000),
    modelled("image", blocks=[modelled("caption", blocks=[said("A boat in the harbour")])]),
    modelled(
        "text", blocks=[modelled("paragraph", text=PARAGRAPHS[0]), modelled("paragraph", text=PARAGRAPHS[1])]
    ),
    said(PARAGRAPHS[2]),
]
#: A flat list whose numbers are places in it.
FLAT = [
    ["ShallowReactive", 1],
    {"data": 2},
    ["ShallowReactive", 3],
    {"story": 4},
    {"headline": 5, "publishedAt": 6, "body": 7},
]
FLAT += [STORY["headline"], STORY["publishedAt"], STORY["body"]]
APOLLO = {
    "ROOT_QUERY": {"__typename": "Query", 'story({"id":1})': {"__ref": "Story:1"}, "menu": [{"title": "Home"}]},
    "Story:1": {
        "__typename": "Story",
        "headline": {"__typename": "Headline", "default": STORY["headline"]},
        "publishedAt": STORY["publishedAt"],
        'body({"format":"blocks"})': {"content": [{"__ref": f"Paragraph:{n}"} for n in range(3)]},
    },
    **{
        f"Paragraph:{n}": {"__typename": "ParagraphBlock", "content": [{"__typename": "TextInline", "text": one}]}
        for n, one in enumerate(PARAGRAPHS)
    },
}


def as_script(value: Any) -> str:
    """A value as programs write JavaScript: keys without quotes, what is nothing as a word."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}:{as_script(one)}" for key, one in value.items()) + ",gone:void 0,here:!0}"
    return json.dumps(value).replace("/", r"\u002F")


CALLED = (
    "window.__NUXT__=(function(a,b,c){c.d=1;return {data:[{article:{headline:a,publishedAt:b,body:c,tags:[,]}}],serverRendered:!0}}("
    + ",".join(json.dumps(STORY[key]) for key in ("headline", "publishedAt", "body"))
    + "));"
)


def assert_is_the_story(article: Article | Problem) -> None:
    assert isinstance(article, Article)
    assert article.title == STORY["headline"]
    assert article.body == TEXT
    assert article.published.startswith("2026-11-20T10:00")


@pytest.mark.parametrize(
    "script",
    [
        next_data({"page": {'@"news","x"': {"contents": MODELS}}}),
        f"<script>window.SIMORGH_DATA={json.dumps({'data': {'content': {'model': {'blocks': MODELS}}}})}</script>",
        f"<script>window.__INITIAL_DATA__={json.dumps(json.dumps({'data': {'story': STORY}}))};</script>",
        f"<script>window.__STATE__ = JSON.parse({json.dumps(json.dumps({'story': STORY}))});</script>",
        f'<script type="application/json" data-url="/api">{json.dumps({"status": 200, "body": json.dumps(STORY)})}</script>',
        f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(FLAT)}</script>',
        f"<script>{CALLED}</script>",
        f"<script>window.__DATA__={as_script({'story': STORY})}</script>",
        f"<script>window.__APOLLO_STATE__={json.dumps(APOLLO)};</script>",
        next_data({"apolloState": APOLLO}),
        next_data(
            {
                "story": {
                    **STORY,
                    "body": None,
                    "cards": [
                        {"story-elements": [{"type": "text", "text": f"<p>{one}</p>"}]} for one in PARAGRAPHS
                    ],
                }
            }
        ),
    ],
    ids="models simorgh string parse nested flat called script apollo next-apollo cards".split(),
)
def test_the_story_stands_in_data_that_is_packed(script: str):
    assert_is_the_story(read(page(script)))


@pytest.mark.parametrize(
    "script",
    [
        "<script>window.__NUXT__=(function(a){return {headline:a,body:call(a)}}("
        + json.dumps("x " * 300)
        + "));</script>",
        f"<script>window.__X__={as_script({'story': STORY})[:-40]}</script>",
        "<script>window.__X__=" + "[{a:" * 2000 + "</script>",
        f'<script type="application/json">{json.dumps([["Reactive", 1], {"a": 1, "headline": 0}, "x " * 300])}</script>',
        "<script>window.__X__="
        + json.dumps({"A:1": {"__typename": "A", "a": [{"__ref": "A:1"}] * 9, "text": "x " * 300}})
        + "</script>",
    ],
    ids=["call", "cut", "deep", "circle", "named by itself"],
)
def test_packed_data_without_a_story_makes_none(script: str):
    assert isinstance(read(page(script, title="Karvala Post")), Problem)


@pytest.mark.parametrize(
    "script",
    [
        next_data(
            {
                "article": {
                    **STORY,
                    "body": [*SPANS, {"_type": "image", "children": in_spans("A boat in the harbour")}],
                }
            }
        ),
        next_data({"article": {**STORY, "body": None, "content": NODES}}),
        *(
            next_data({"article": {**STORY, "body": {"blocks": [block(one) for one in PARAGRAPHS]}}})
            for block in EDITORS
        ),
        next_data({"article": STORY, "menu": [{"title": "Home"}, {"title": "Sport"}]}),
        next_data({"article": BLOCKS}),
        f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(BLOCKS)};Fusion.x=1</script>",
        f"<script>\nwindow.__PRELOADED_STATE__ = {json.dumps({'story': STORY})}\n</script>",
    ],
    ids=["spans", "nodes", "strings", "editorjs", "draft", "gutenberg", "next", "blocks", "fusion", "preloaded"],
)
def test_the_story_stands_in_the_data(script: str):
    assert_is_the_story(read(page(script)))


def test_entries_of_a_list_are_lines_and_pictures_are_no_text():
    blocks = [
        {"type": "paragraph", "data": {"text": PARAGRAPHS[0]}},
        {"type": "image", "data": {"caption": "A boat", "text": "A boat in the harbour"}},
        {"type": "list", "data": {"style": "unordered", "items": PARAGRAPHS[1:]}},
    ]
    article = read(page(next_data({"article": {**STORY, "body": {"blocks": blocks}}})))
    assert isinstance(article, Article)
    assert article.body == "\n\n".join(PARAGRAPHS[:2]) + "\n" + PARAGRAPHS[2]


def test_of_several_stories_it_is_the_one_that_the_page_is_called_after():
    other = {**STORY, "headline": "Grocer of Karvala retires", "body": STORY["body"].replace("ferries", "bakers")}  # type: ignore[attr-defined]
    article = read(page(next_data([STORY, other]), title="Grocer of Karvala retires | Karvala Post"))
    assert isinstance(article, Article)
    assert "bakers" in article.body
    # Where none is, nobody guesses.
    article = read(page(next_data([STORY, other]), title="Karvala Post"))
    assert isinstance(article, Article)
    assert article.body == ""


def test_what_the_page_shows_is_the_story_where_it_shows_one():
    shown = f"<article><h1>{STORY['headline']}</h1>{STORY['body']}</article>"
    longer = {**STORY, "body": f"{STORY['body']}<p>Of the data alone.</p>"}
    article = read(page(next_data(longer), body=shown))
    assert isinstance(article, Article)
    assert "Of the data alone" not in article.body


@pytest.mark.parametrize(
    "script",
    [
        next_data({"settings": {"title": "Ferries", "text": "x" * 900}}),
        next_data({"list": [{"title": "Ferries stop", "description": "Soon."}]}),
        "<script>window.__STATE__ = {headline: 'Ferries'};" + "x = 1;" * 60 + "</script>",
        '<script type="application/json">' + '{"title": ' * 3000 + "</script>",
    ],
    ids=["no prose", "teasers", "no JSON", "deep"],
)
def test_data_without_a_story_makes_none(script: str):
    assert isinstance(read(page(script, title="Karvala Post")), Problem)


@pytest.mark.parametrize(
    "notice",
    [
        "You need to enable JavaScript to run this app.",
        "Please enable JavaScript to continue using this application.",
    ],
)
def test_a_page_that_only_asks_for_scripts_is_none(notice: str):
    assert isinstance(read(page("", body=f"<noscript>{notice}</noscript>")), Problem)
    told = "You need to enable JavaScript to vote, the council of Karvala told its citizens on Monday, and many could not."
    assert isinstance(read(page("", body=f"<p>{told}</p><p>{TEXT}</p>")), Article)
