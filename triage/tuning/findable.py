"""Terms that do not find themselves: a text that no article could match is a mistake, and better said at once.

Conditions (fields, neighbours, counts, days) are left out: asked is only whether the text, standing in a sentence as
it is written in the profile, is found.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.model import Profile, Term

SENTENCE = "On Friday we heard of {} again."


class Unfindable(NamedTuple):
    """A term and the one of its texts that does not find itself."""

    term: Term
    text: str


def unfindable(profile: Profile) -> tuple[Unfindable, ...]:
    """The texts that do not find themselves, in the order of the profile; regular expressions are not asked.

    >>> from triage.profiles.model import Profile
    >>> unfindable(Profile.from_dict({"terms": ["bird flu", "H5N1"]}))
    ()
    """
    asked = [(term, text) for term in profile.terms for text in _texts(term)]
    if not asked:
        return ()
    alone = [_alone(number, term, text) for number, (term, text) in enumerate(asked)]
    articles = [Article(title="", body=SENTENCE.format(_example(term, text))) for term, text in asked]
    # All texts at once: what each article has to be found by is the profile of its own number.
    found = Matcher(alone).match(articles, "verdict")
    return tuple(
        Unfindable(*each)
        for number, (each, matched) in enumerate(zip(asked, found, strict=True))
        if not any(score.profile == str(number) for score in matched.scores)
    )


def _texts(term: Term) -> Iterator[str]:
    if term.as_ != "regex":
        yield from (text for text in (term.text, *term.variants) if text.strip("*?"))


def _alone(number: int, term: Term, text: str) -> Profile:
    """The profile of one text without its conditions."""
    bare = Term(id="text", text=text, as_=term.as_, forms=term.forms, case=term.case, accents=term.accents)
    return Profile(id=str(number), terms=(replace(bare, fuzzy="off", short_names="off"),))


def _example(term: Term, text: str) -> str:
    """A spelling that the text takes: letters in the place of its signs, capitals where the term asks for them."""
    if term.as_ == "wildcard":
        text = text.replace("*", "").replace("?", "a")
    if term.case == "upper":
        return text.upper()
    return text.title() if term.case == "capitalized" else text
