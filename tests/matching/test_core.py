"""The compiled core and Python are two roads to one result; where the core is missing, Python alone is tested elsewhere."""

import gc
import re
import shutil
import subprocess
import sys
import tracemalloc
import weakref
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

import triage
from triage.article import Article
from triage.matching import core, finder, occurrence, tokens
from triage.matching.occurrence import Occurrence

from .looking import profile

SOURCE = Path(core.__file__).with_name("_core.c")
needs_core = pytest.mark.skipif(core.CORE is None, reason=f"no compiled core here: {core.ROAD}")
#: Where roads part: apostrophes of every kind, joiners, marks, scripts without spaces, surrogates, boundaries, edges of
#: the table that the core remembers.
ODD = (
    "aAzZ09 _'’‘´\u02bc\uff07\".,-–…“”\n\r\t\0\xad\u200b\u200d\u2060\ufeff\u0301\u0308\u0345İıßéŁЖё東京ひカーｶﾞﾟกำไ가각بאऄ्ा"
    "\ud800\udfff\uffff\U00010000\U00020000\U0003ffff\U0010ffff🐟𝐀٣²½Ⅷ"
)
TEXTS = st.text(st.sampled_from(ODD), max_size=30) | st.text(st.characters(), max_size=30)
TERMS = [
    "cod", "herring", "Shinzo Abe", "Istanbul", "Straße", "café", "東京", "US", "trade deal", "ceasefire", "TPP", "U.S.",
    "cease-fire", "Élysée", "M-1", "C++", ".NET", "Yahoo!", "5%", "Turkey", "O'Brien", "NATO", "서울", "القاهرة", "ישראל", "Київ",
    {"text": "her*"}, {"text": "cod", "as": "prefix"}, {"text": "Москва", "translit": True}, {"text": "of the", "weight": 2},
    {"text": "rr", "as": "substring"}, {"text": "Trans-Pacific Partnership", "variants": ["TPP", "of"]},
    {"text": "World Health Organization"}, {"text": "Abe", "case": "match"}, "10,000 jobs", {"text": "deal", "in": ["title"]},
]  # fmt: skip
WORDS = [
    "cod", "Cods'", "COD", "herring", "Herring's", "İstanbul'da", "istanbul", "STRASSE", "cafe\u0301", "東京都", "U.S.", "US",
    "Shinzo", "Abe", "Abe’s", "cease-fire", "cease", "fire", "trade", "deals", "herrring", "M-1", "l'Élysée", "d’Élysée", "don’t",
    "’", "TPP", "of", "the", "of the", "C++", ".NET", "TURKEY", "Turkey", "O´Brien", "O\u02bcBrien", "NATO'nun", "NATO를", "서울에서",
    "والقاهرة", "בישראל", "Києва", "Moskva", "Yahoo!", "2.5%", "5%", "World", "Health", "Organization", "(WHO)", "Trans-Pacific",
    "Partner\u00adship", "her-\nring", "Partnership", "\ud800", "\0", "10", "000", "10,000", "jobs", "#HerringTradeDeals", "#AbeUSTrade's", "William",
]  # fmt: skip
GLUE = [
    *(" ", " ", " ", ", ", ". ", "\r\n", "\n\n", "-", " “", "” ", "’ ‘", "\u00a0"),
    *("\n", "\n   ", "\n    ", " \n", "  "),
]
PROSE = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=20).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)
ARTICLES = st.builds(
    Article,
    title=PROSE,
    body=PROSE | TEXTS,
    abstract=st.just("") | PROSE,
    language=st.sampled_from(["", "en", "de", "tr", "fr", "ko", "ar", "he", "uk"]),
)


@contextmanager
def pure() -> Iterator[None]:
    """Python's road, whatever was built."""
    modules = (finder, tokens, occurrence)
    kept = [vars(module).get("CORE") for module in modules]
    for module in modules:
        if hasattr(module, "CORE"):
            module.CORE = None
    try:
        yield
    finally:
        for module, one in zip(modules, kept, strict=True):
            if hasattr(module, "CORE"):
                module.CORE = one


def plain(found: list[occurrence.ArticleMatches]) -> list[object]:
    """What was found, as values that compare: order within a slot matters, too."""
    return [
        (each.lengths, each.profiles, [each.texts.span(o) for s in each.profiles.values() for v in s.values() for o in v])
        for each in found
    ]  # fmt: skip


def test_the_stamp_is_that_of_the_source() -> None:
    stamp = f"c{zlib.crc32(SOURCE.read_bytes()):08x}"
    assert stamp == core.SOURCE, f'_core.c has changed: SOURCE = "{stamp}" in core.py, and install again'
    if core.CORE is not None:
        assert stamp == core.CORE.SOURCE


def test_the_source_stays_small() -> None:
    assert len(SOURCE.read_text("ascii", "replace").splitlines()) <= 900


def test_a_core_of_another_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "IS_PURE_ASKED", False)
    loaded, road = core._loaded()
    monkeypatch.setattr(core, "SOURCE", "c0ffee")
    refused, why = core._loaded()
    assert refused is None
    assert why == ("pure" if loaded is None else "pure (the compiled core is of another version: install again)")
    assert road in {"core", "pure"}
    monkeypatch.setattr(core, "IS_PURE_ASKED", True)
    assert core._loaded() == (None, "pure")


@needs_core
@given(TEXTS)
@settings(deadline=None, max_examples=examples(300))
def test_both_cut_alike(text: str) -> None:
    cut = [each.span() for each in tokens._token().finditer(text)]
    tokeniser = tokens.tokeniser()
    assert tokens.spans(text) == cut
    assert [tokens.MarkedTokens(text).span(number) for number in range(len(cut))] == cut
    assert tokens.words(text) == [text[start:end] for start, end in cut]
    assert tokens.count(text) == len(tokeniser.marks(text)) // 16 == len(cut)


@needs_core
@pytest.mark.parametrize("around", ["{} ", "a{}a ", "a'{}'", "한{}가", "カ{}ー", "{0}{0}\u0301{0}"])
def test_every_code_point_is_what_it_is_in_python(around: str) -> None:
    """The lower planes whole, and a choice of the others."""
    points = [*range(0x3100), *range(0xA000, 0x11000), *range(0x11000, 0x110000, 97)]
    text = "".join(around.format(chr(point)) for point in points)
    assert tokens.spans(text) == [each.span() for each in re.finditer(tokens._token(), text)]


@needs_core
@given(
    st.lists(ARTICLES, min_size=1, max_size=3),
    st.lists(st.sampled_from(TERMS), min_size=1, max_size=8, unique_by=repr),
)
@settings(deadline=None, max_examples=examples(30))
def test_both_find_alike(articles: list[Article], terms: list[object]) -> None:
    made = profile(*terms)
    theirs = triage.Matcher([made])
    ours = plain(triage.Matcher([made])._finder.find(articles))
    with pure():
        assert plain(theirs._finder.find(articles)) == ours


@cache
def matchers() -> tuple[triage.Matcher, triage.Matcher]:
    """Ours and theirs, of all terms; their words are remembered from example to example."""
    made = profile(*TERMS)
    return triage.Matcher([made]), triage.Matcher([made])


@needs_core
@given(st.lists(ARTICLES, min_size=1, max_size=3))
@settings(deadline=None, max_examples=examples(200))
def test_all_terms_are_found_and_decided_alike(articles: list[Article]) -> None:
    ours, theirs = matchers()
    found, decided = plain(ours._finder.find(articles)), ours.match(articles, "whether")
    with pure():
        assert plain(theirs._finder.find(articles)) == found
        other = theirs.match(articles, "whether")
    assert [(each.is_hit, each.words, each.language) for each in decided] == [
        (each.is_hit, each.words, each.language) for each in other
    ]


@needs_core
@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("A trade deal. The trade deal\nholds, trade deals do.", 2),
        ("They trade. Deal with trade dealers.", 0),
        ("It was trade. deal 3, and a trade deal3.", 0),
        ("It was trade. deal 3, a xtrade deal.", 0),
    ],
)
def test_words_within_longer_ones_are_no_phrase_to_either(body: str, count: int) -> None:
    made = triage.Profile.from_dict({"terms": [{"text": "trade deal", "forms": "exact", "fuzzy": "off"}]})
    with_core = triage.Matcher([made]).match([Article(body=body, language="en")])
    with pure():
        without = triage.Matcher([made]).match([Article(body=body, language="en")])
    assert with_core == without
    assert sum(len(score.matches) for score in without[0].scores) == count


@needs_core
@pytest.mark.parametrize(
    ("body", "count"), [("The har bour, the har-bour.", 2), ("The har 'bour', the 'har' bour.", 0)]
)
def test_halves_of_a_word_are_apart_by_a_quotation_mark_to_either(body: str, count: int) -> None:
    made = triage.Profile.from_dict({"terms": [{"text": "harbour"}]})
    with_core = triage.Matcher([made]).match([Article(body=body, language="en")])
    with pure():
        without = triage.Matcher([made]).match([Article(body=body, language="en")])
    assert with_core == without
    assert sum(len(score.matches) for score in without[0].scores) == count


@needs_core
def test_a_token_may_be_long() -> None:
    word = "Zwölf’" * 50_000 + "é"
    assert tokens.spans(f"« {word} »") == [(2, 2 + len(word))]
    found = triage.Matcher([profile("cod")])._finder.find([Article(body=f"{word} cod")])[0]
    assert [o.first for o in found.profiles[0][0]] == [1]


@needs_core
def test_what_is_no_text_is_refused() -> None:
    tokeniser = tokens.tokeniser()
    with pytest.raises(TypeError, match="must be str"):
        tokeniser.marks(b"cod")  # type: ignore[arg-type]
    for wrong in ((b"cod", (b"",) * 5), ("cod", (b"",) * 4), ("cod", ("",) * 5), ("cod", (b"\n" * 99,) * 5)):
        with pytest.raises((TypeError, ValueError)):
            core.CORE.plain_copy(*wrong)  # type: ignore[union-attr]
    with pytest.raises(TypeError):
        core.CORE.Tokeniser([(1, 2, 3)])  # type: ignore[union-attr]
    with pytest.raises(TypeError):
        core.CORE.Tokeniser((("a", 2, 3),))  # type: ignore[union-attr]
    with pytest.raises(TypeError):
        core.CORE.TokenSearch()  # type: ignore[union-attr]
    with pytest.raises(TypeError, match="Tokeniser"):
        core.CORE.TokenSearch("", {}, None, None, None, Occurrence)  # type: ignore[union-attr]


@needs_core
@pytest.mark.parametrize(
    "said", [1, "cod", (), ((), (), 1), ((1,), (), ()), ((), ((1,),), ()), ((), (), ((1, 2, "", 0, 0),))]
)
def test_a_meaning_of_something_else_is_an_error_and_no_crash(said: object) -> None:
    found = occurrence.ArticleMatches(occurrence.Texts(Article()), {}, {})
    search = core.CORE.TokenSearch(tokens.tokeniser(), {"cod": 1}, lambda _: said, None, None, Occurrence)  # type: ignore[union-attr]
    with pytest.raises((TypeError, SystemError)):
        search.search("cod", 0, found, -1, {}, {}, {})
    with pytest.raises(TypeError):
        search.search("cod", 0, found, -1, {}, {}, None)


@needs_core
def test_a_search_goes_with_whoever_keeps_it() -> None:
    class Keeper:
        def __call__(self, _: str) -> None:
            return None

    keeper = Keeper()
    keeper.search = core.CORE.TokenSearch(tokens.tokeniser(), {}, keeper, None, None, Occurrence)  # type: ignore
    gone = weakref.ref(keeper)
    del keeper
    gc.collect(1)
    assert gone() is None


#: Nothing of ours; Python 3.12.1 and 3.13.0 do not survive it.
WITHOUT_MEMORY = """
import _testcapi
def last(words):
    return tuple(word for word in words if word), sorted(words, key=lambda word: word[-1:])
last("cod")
for number in range(60):
    _testcapi.set_nomemory(number, number + 1)
    try:
        last("cod")
    except MemoryError:
        pass
    finally:
        _testcapi.remove_mem_hooks()
[[object() for _ in range(100)] for _ in range(1000)]
"""


@needs_core
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_batch_without_memory_ends_in_an_error_and_leaks_nothing() -> None:
    """Each allocation of a search fails once, in turn."""
    _testcapi = pytest.importorskip("_testcapi")
    if subprocess.run([sys.executable, "-c", WITHOUT_MEMORY], check=False).returncode < 0:
        pytest.skip("this Python crashes by itself where it has no memory for a function")
    made = triage.Matcher([profile("cod", "trade deal", "Turkey", "cafe")])
    article = Article(title="Cod’s trade deal", body="The trade deal of TURKEY, cod and café. " * 3, language="en")
    made._finder.find([article])  # everything of Python is there
    expected = plain(made._finder.find([article]))
    failed = 0
    for number in range(400):
        made._finder._road._searches.clear()
        _testcapi.set_nomemory(number, number + 1)
        try:
            found = made._finder.find([article])
        except MemoryError:
            failed += 1
            continue
        finally:
            _testcapi.remove_mem_hooks()
        assert plain(found) == expected
    assert failed > 20


@needs_core
def test_searches_give_back_what_they_take() -> None:
    """Measured by Python's own account of memory: all of the core's comes from there."""
    made = triage.Matcher([profile("cod", "trade deal", "Turkey", "cafe")])
    article = Article(
        title="Cod’s trade deal", body="The trade deal of TURKEY, cod and café. " * 30, language="en"
    )

    def taken() -> int:
        for _ in range(40):
            made._finder._road._searches.clear()
            made._finder.find([article])
            tokens.spans(article.body), tokens.words(article.body)
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    # Only what is made from now on is looked through.
    gc.collect()
    gc.freeze()
    tracemalloc.start()
    try:
        taken()
        before = taken()
        assert taken() - before < 10_000
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gcc") is None, reason="no gcc here")
def test_sanitizers_find_nothing_in_a_second() -> None:
    """For longer, run the script itself: `python tests/fuzz/core.py 3600`."""
    ran = subprocess.run(
        [sys.executable, "tests/fuzz/core.py", "1"],
        cwd=SOURCE.parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if "libasan" in ran.stderr or "Python.h" in ran.stderr:
        pytest.skip("no sanitizers or headers here")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "no difference" in ran.stdout


def test_one_matcher_serves_threads_in_python_too() -> None:
    """What a batch is counted in is one for all; two threads at once left lengths behind that belonged to neither."""
    texts = [
        "Shinzo Abe said the cod fell, herrring rose. Abe",
        "La morue est dans les quotas de pêche des navires",
    ]
    articles = [
        Article(
            title=f"Cod {n}", body=f"{texts[n % 2]} {' '.join(f'w{n * 7919 % 997 + k * 31}' for k in range(100))}."
        )
        for n in range(120)
    ]
    switches = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with pure():
            want = [triage.Matcher(profile(*TERMS)).score(article) for article in articles[:2]]
            shared = triage.Matcher(profile(*TERMS))
            shared.remembering(10)
            with ThreadPoolExecutor(8) as pool:
                found = list(pool.map(shared.score, articles))
            assert found[:2] == want
            assert found == [shared.score(article) for article in articles]
    finally:
        sys.setswitchinterval(switches)
