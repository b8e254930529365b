"""Any string of the grammars is translated and decides as a plain reading of its tree does, or refused in a sentence.

The reading below knows tokens, positions and fields and nothing of profiles: it is the oracle, the program the pupil.
"""

import re
from itertools import product
from typing import NamedTuple

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.boolean.translate import Dialect, translate
from triage.profiles.boolean.tree import BooleanError
from triage.profiles.load import parse_profile

#: No word is another's plural or begins another, but for what `*` is to find.
WORDS = ("abe", "trump", "japan", "copper", "zinc", "farmer")
TEXTS = st.lists(st.sampled_from((*WORDS, "farm", "other", "Japan", "ZINC")), max_size=12).map(" ".join)


class Sign(NamedTuple):
    """A piece of a string, and whether it holds for a text, told by its words in each field."""

    text: str
    holds: "Holds"


Fields = dict[str, list[str]]
#: Places of a piece that is a word, a phrase or a list of them: field → (first, last).
Places = dict[str, list[tuple[int, int]]]


class Holds(NamedTuple):
    """`decide` says yes or no to a text; `places` is None for what is more than words."""

    decide: "object"
    places: "object" = None


def fields_of(article: Article) -> Fields:
    """The words of the title and of the body."""
    return {name: re.findall(r"\w+", getattr(article, name).lower()) for name in ("title", "body")}


def at(phrase: str):
    """Where a phrase stands, `*` for any letters."""
    parts = [re.compile(re.escape(part).replace(r"\*", r"\w*")) for part in phrase.split()]

    def places(fields: Fields) -> Places:
        return {
            name: [
                (start, start + len(parts) - 1)
                for start in range(len(words) - len(parts) + 1)
                if all(part.fullmatch(word) for part, word in zip(parts, words[start:], strict=False))
            ]
            for name, words in fields.items()
        }

    return places


def from_places(text: str, places) -> Sign:
    return Sign(text, Holds(lambda fields: any(places(fields).values()), places))


def any_of(signs: list[Sign]):
    def places(fields: Fields) -> Places:
        found = [sign.holds.places(fields) for sign in signs]
        return {name: sorted({span for one in found for span in one[name]}) for name in fields}

    return places


def near(left, right, between: int, *, ordered: bool):
    """The places of the left that have a place of the right so near, without a word in common."""

    def is_near(one: tuple[int, int], other: tuple[int, int]) -> bool:
        after, before = other[0] - one[1] - 1, one[0] - other[1] - 1
        return 0 <= after <= between or (not ordered and 0 <= before <= between)

    def decide(fields: Fields) -> bool:
        ones, others = left(fields), right(fields)
        return any(is_near(one, other) for name in fields for one in ones[name] for other in others[name])

    return decide


class Dress(NamedTuple):
    """How a dialect writes what all of them have."""

    dialect: Dialect
    near: str
    ordered: str
    title: str
    at_least: str
    any_ending: str
    #: What N says beyond the words between.
    beyond: int


DRESSES = (
    Dress("factiva", "{a} near{n} {b}", "{a} w/{n} {b}", "hd=({a})", "atleast{n} {a}", "*", 1),
    Dress("lexis", "{a} w/{n} {b}", "{a} pre/{n} {b}", "HEADLINE({a})", "atleast{n}({a})", "!", 1),
    Dress("meltwater", "{a} NEAR/{n} {b}", "{a} ONEAR/{n} {b}", "title:({a})", "", "*", 0),
    Dress("plain", "{a} NEAR/{n} {b}", "{a} ONEAR/{n} {b}", "", "", "*", 0),
)


def strings(dress: Dress) -> st.SearchStrategy[Sign]:
    """Strings of a dialect with their reading."""
    word = st.sampled_from(WORDS).map(lambda text: from_places(text, at(text)))
    phrase = st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(
        lambda pair: from_places(f'"{pair[0]} {pair[1]}"', at(" ".join(pair)))
    )
    wild = st.just(from_places(f"farm{dress.any_ending}", at("farm*")))
    leaf = st.one_of(word, phrase, wild)
    some = st.lists(leaf, min_size=2, max_size=3).map(
        lambda signs: from_places("(" + " or ".join(sign.text for sign in signs) + ")", any_of(signs))
    )
    side = st.one_of(leaf, some)

    def beside(parts) -> Sign:
        left, right, between, ordered = parts
        written = dress.ordered if ordered else dress.near
        text = written.format(a=left.text, b=right.text, n=between + dress.beyond)
        return Sign(f"({text})", Holds(near(left.holds.places, right.holds.places, between, ordered=ordered)))

    def titled(sign: Sign) -> Sign:
        decide = sign.holds.decide
        return Sign(
            dress.title.format(a=sign.text), Holds(lambda fields: decide({"title": fields["title"], "body": []}))
        )

    def counted(parts) -> Sign:
        sign, count = parts
        places = sign.holds.places
        return Sign(
            "(" + dress.at_least.format(a=sign.text, n=count) + ")",
            Holds(lambda fields: sum(map(len, places(fields).values())) >= count),
        )

    close = st.tuples(side, side, st.integers(0, 3), st.booleans()).map(beside)
    base = [leaf, close]
    if dress.at_least:
        base.append(st.tuples(leaf, st.integers(2, 3)).map(counted))

    def grown(inner: st.SearchStrategy[Sign]) -> st.SearchStrategy[Sign]:
        both = st.tuples(inner, inner)
        grown = [
            both.map(lambda two: joined("({0} and {1})", two, lambda one, other: one and other)),
            both.map(lambda two: joined("({0} or {1})", two, lambda one, other: one or other)),
            both.map(lambda two: joined(f"({{0}} {excluding} {{1}})", two, lambda one, other: one and not other)),
        ]
        if dress.title:
            grown.append(inner.map(titled))
        return st.one_of(*grown)

    excluding = "and not" if dress.dialect == "lexis" else "not"
    return st.recursive(st.one_of(*base), grown, max_leaves=6)


def joined(written: str, two: tuple[Sign, Sign], rule) -> Sign:
    one, other = (sign.holds.decide for sign in two)
    return Sign(written.format(two[0].text, two[1].text), Holds(lambda fields: rule(one(fields), other(fields))))


@pytest.mark.parametrize("dress", DRESSES, ids=lambda dress: dress.dialect)
@settings(max_examples=examples(120), deadline=None)
@given(data=st.data())
def test_a_string_decides_as_it_reads_or_is_refused(dress: Dress, data) -> None:
    sign = data.draw(strings(dress))
    try:
        toml = translate(sign.text, dress.dialect, "Test").toml
    except BooleanError as error:
        # What remains to be refused: absence alone, contradictions, and too much.
        assert re.match(r"the string (takes articles|comes to)|no article can|\S+ stands inside", error.message), (
            error
        )
        return
    matcher = Matcher([parse_profile(toml)])
    for _ in range(4):
        article = Article(title=data.draw(TEXTS), body=data.draw(TEXTS))
        (score,) = matcher.score(article)
        assert score.hit is bool(sign.holds.decide(fields_of(article))), (sign.text, article, toml)


#: What strings are made of, in any order.
PIECES = (
    *"ab@()[]\"'*?!$/,:=<>^+%_-|&\\ \n東é",
    *(
        " and ",
        " or ",
        " not ",
        " w/5 ",
        " near/2 ",
        "hd=",
        "title:",
        "atleast2",
        "hlead(",
        "file:a",
        "tag:b",
        "define alert a ",
    ),
    *("define patterns ", " end patterns ", " end alert", "begin or ", "end or ", " 10 "),
)


@settings(max_examples=examples(200), deadline=None)
@given(text=st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@pytest.mark.parametrize("dialect", ["factiva", "lexis", "meltwater", "emm", "plain"])
def test_any_text_becomes_a_profile_that_loads_or_is_refused_at_a_place(dialect: Dialect, text: str) -> None:
    try:
        toml = translate(text, dialect, "Test").toml
    except BooleanError as error:
        lines = text.split("\n")
        assert error.message
        if error.place is not None:
            assert 1 <= error.place.line <= len(lines)
            assert 1 <= error.place.column <= len(lines[error.place.line - 1]) + 1
        return
    Matcher([parse_profile(toml)])


class Alert(NamedTuple):
    """An EMM alert: weights of words, a threshold, and combinations."""

    weights: dict[str, int]
    threshold: int
    combinations: list["Combined"]

    @property
    def text(self) -> str:
        patterns = ", ".join(f"{word} {weight}" for word, weight in self.weights.items())
        found = f"words threshold {self.threshold} define patterns {patterns} end patterns" if patterns else ""
        return f"define alert a {found} {' '.join(one.text for one in self.combinations)} end alert"

    def takes(self, fields: Fields) -> bool:
        words = {word for field in fields.values() for word in field}
        weight = sum(weight for word, weight in self.weights.items() if word in words)
        reached = bool(self.weights) and weight >= self.threshold
        return reached or any(one.takes(fields, words) for one in self.combinations)


class Combined(NamedTuple):
    """One of each list, none of the last, so near where that is asked."""

    lists: list[list[str]]
    none: list[str]
    proximity: int | None

    @property
    def text(self) -> str:
        near = "" if self.proximity is None else f"proximity {self.proximity}"
        either = " ".join(f"begin or {', '.join(one)} end or" for one in self.lists)
        neither = f"begin not {', '.join(self.none)} end not" if self.none else ""
        return f"define combination {near} {either} {neither} end combination"

    def takes(self, fields: Fields, words: set[str]) -> bool:
        if words & set(self.none) or not all(words & set(one) for one in self.lists):
            return False
        if self.proximity is None or len(self.lists) == 1:
            return True
        places = (
            [[at for at, word in enumerate(field) if word in one] for one in self.lists]
            for field in fields.values()
        )
        return any(max(chosen) - min(chosen) - 1 <= self.proximity for each in places for chosen in product(*each))


@st.composite
def combinations(draw) -> Combined:
    words = draw(st.permutations(WORDS))
    cuts = draw(st.lists(st.integers(1, 2), min_size=1, max_size=3))
    lists = [[words.pop() for _ in range(size)] for size in cuts]
    none = draw(st.lists(st.sampled_from(words), unique=True, max_size=1)) if words else []
    return Combined(lists, none, draw(st.none() | st.integers(0, 4)))


ALERTS = st.builds(
    Alert,
    st.dictionaries(st.sampled_from(WORDS), st.integers(-3, 5).filter(bool), max_size=5),
    st.integers(1, 9),
    st.lists(combinations(), max_size=2),
)


@settings(max_examples=examples(120), deadline=None)
@given(alert=ALERTS, data=st.data())
def test_an_alert_decides_as_it_reads_or_is_refused(alert: Alert, data) -> None:
    try:
        toml = translate(alert.text, "emm", "Test").toml
    except BooleanError as error:
        assert re.match(r"the threshold|the alert has no|the string takes articles for", error.message), error
        return
    matcher = Matcher([parse_profile(toml)])
    for _ in range(4):
        article = Article(title=data.draw(TEXTS), body=data.draw(TEXTS))
        (score,) = matcher.score(article)
        assert score.hit is alert.takes(fields_of(article)), (alert.text, article, toml)
