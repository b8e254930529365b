"""A digest as Markdown: what it says, and that no text of others ever acts as markup."""

from collections import Counter

from digest.examples import FLOOD, digest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from triage.digest.model import CorrectedSentence, Digest, DigestStory, Past, StoryEvent, Use
from triage.digest.notes import Coverage, DigestOmissions, FirstTime, NearMiss
from triage.render.digest_markdown import DigestMarkdownRenderer
from triage.render.view.options import Options

LINE = replace(FLOOD.article, url="")


def markdown(*digests: Digest) -> str:
    """Rendered."""
    return "".join(DigestMarkdownRenderer(Options()).render(digests))


def tokens(source: str) -> list[Token]:
    """As CommonMark with tables and strikethrough reads it, blocks and what is in them."""
    blocks = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def plain(source: str) -> str:
    """What a reader sees."""
    return "".join(
        token.content if token.type in ("text", "code_inline") else "\n" if token.type.endswith("_close") else ""
        for token in tokens(source)
    )


def test_all_that_the_text_says_is_there() -> None:
    said = plain(markdown(digest()))
    for part in (
        "Peru and its neighbours",
        "1,204 read (usual 1,180)",
        "PROFILE TEST FAILED",
        'Friday\'s no. 1, "Base talks in Lima collapse" (Kyodo), killed Sat 11:00',
        "“Story should not be used; meeting did not take place.”",
        "was “Rosa Quiroz visited the port.”",
        "now “Rosa Quispe visited the port.”",
        "Andina and 1 copy of Reuters text (El Correo)",
        "also EFE (55): Rain closes Lima airport",
        "New since Friday's no. 2: “The first ships would leave on Tuesday.”",
        "Toyota to expand plant",
        "Swallows sign slugger (baseball ×4)",
        "Rosa Quispe with flood (no. 1)",
        "triage label keep peru-1121-s",
        "CHECK THE FEED",
        "inbox/scan_04.pdf: encrypted",
        "310 published before Mon 14 Nov 06:00: an archive",
        "triage digest --again peru-1121",
    ):
        assert part in said


def test_numbers_of_stories_are_those_of_the_digest() -> None:
    source = markdown(digest())
    assert "### 1. " in source
    assert "\n- 3\\. Peru readies **Lima** for Pacific leaders \\<b\\>\\& · **54** likely" in source


def test_links_lead_to_the_web_only() -> None:
    assert [t.attrs["href"] for t in tokens(markdown(digest())) if t.type == "link_open"] == [
        "https://example.org/lima-flood"
    ]
    sly = replace(FLOOD, article=replace(FLOOD.article, url="javascript:alert(1)"))
    told = digest(stories=(DigestStory(number=1, section="top", hit=sly),))
    assert not [t for t in tokens(markdown(told)) if t.type == "link_open"]


def test_several_digests_have_a_heading_each() -> None:
    source = markdown(digest(), digest(id="chile-1121"))
    assert source.count("\n# ") + source.startswith("# ") == 2


HOSTILE = (
    "# heading",
    "- item",
    "1. first",
    "> quote",
    "```\ncode",
    "[x](http://example.org)",
    "![x](http://example.org/x.png)",
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "&lt;b&gt;",
    "*bold* __bold__ ~~gone~~",
    "| a | b |\n|---|---|",
    "http://example.org www.example.org a@example.org",
    "a\\",
    "`code`",
    "line one  \nline two\n\n# three",
    "===",
    "\u202egnp.exe",
)
FOREIGN = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=40), st.text("#*_[]()<>&`~|!\\-+=1.) \n", max_size=20)
)


def told(word: str) -> Digest:
    """The example with the text in every place where others may put one."""
    article = replace(LINE, title=word, outlet=word, body=f"{word} Lima.", path=f"inbox/{word}")
    hit = replace(FLOOD, article=article, summary=None, scores=tuple(replace(s, matches=()) for s in FLOOD.scores))
    past = Past(digest="peru-1118", number=2, title=word, outlet=word, delivered=1479466800.0)
    example = digest()
    return digest(
        profile=Use(id="peru", title=word, sha256="3f2a91"),
        events=(
            StoryEvent(kind="withdrawal", past=past, article=article, reason=word),
            StoryEvent(kind="correction", past=past, article=article, changes=(CorrectedSentence(word, word),)),
        ),
        stories=(
            DigestStory(number=1, section="top", hit=hit, copies=(hit,), also=(hit,), badge="UPDATE", past=past),
            DigestStory(number=2, section="also", hit=hit, past=past),
        ),
        passing=tuple(_miss(one, word) for one in example.passing),
        excluded=tuple(_miss(one, word) for one in example.excluded),
        first_times=(FirstTime(name=word, type="PERSON", term=word, story=1),),
        coverage=(Coverage(name=word, count=0, usual=9.0, is_silent=True), Coverage(name=word, count=3)),
        held=(DigestOmissions(reason="top", count=1, titles=(word,)),),
    )


def _miss(miss: NearMiss, word: str) -> NearMiss:
    article = replace(miss.reject.article, title=word)
    return replace(miss, reject=replace(miss.reject, article=article))


def shape(source: str) -> Counter[str]:
    """How often each kind of markup stands in it; text and code are what may differ."""
    return Counter(token.type for token in tokens(source) if token.type not in ("text", "text_special"))


HARMLESS = shape(markdown(told("word")))


@settings(max_examples=examples(30), deadline=None)
@given(FOREIGN)
def test_no_text_acts_as_markup(word: str) -> None:
    found = shape(markdown(told(word)))
    assert set(found) <= set(HARMLESS)
    if word.strip() == word != "" and word.isprintable():
        assert found == HARMLESS


def test_the_words_themselves_stay() -> None:
    for word in ("*bold* [x](http://example.org)", "<b>&amp;", "1. first_of_all"):
        assert plain(markdown(told(word))).count(word) > 8
