"""Words that surely mean nothing, as the compiled core knows them: sets of words, and what rewrites letters.

Of the distinct words of a corpus nine in ten are like no word of any profile. `NeedleIndex.means_nothing` decides that, step
by step; the core takes the same steps for words of small letters and capitals of English, and asks in any doubt.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import TYPE_CHECKING

from triage.matching.forms import IRREGULAR
from triage.matching.fuzzy_keyword import FREQUENT, LONG
from triage.matching.needles import LEAST_LETTERS
from triage.matching.skeleton import groups
from triage.matching.spelling import misread_steps
from triage.matching.wordlist import frequent_text, text_of_words

if TYPE_CHECKING:
    from triage.matching._core import Sieve
    from triage.matching.fuzzy import Shelves

#: More letters than any word has that the core looks at.
NEVER = 99
#: Where no word may be misspelt.
NO_LETTERS = (b"",) * 7, b""


def of_words(own: Collection[str]) -> "Sieve":
    """Words that are none of these mean nothing."""
    return _lines(own), b"", b"", b"", b"", b"", *NO_LETTERS, NEVER, NEVER, False, _has_numbers(own)


def of_meanings(
    own: Iterable[str], stems: Iterable[str], shelves: "Shelves | None", *, asks_names: bool
) -> "Sieve":
    """`own`: words that may mean something as they are; `stems`: what is left of those that are inflected.

    `shelves`: of words that may be misspelt; `asks_names`: whether any word with a capital may be within a name.
    """
    own = [*own, *IRREGULAR]
    if shelves is None:
        return (
            _lines(own),
            _lines(stems),
            b"",
            b"",
            b"",
            b"",
            *NO_LETTERS,
            NEVER,
            NEVER,
            asks_names,
            _has_numbers(own),
        )
    return (
        _lines([*own, *shelves.spelt]),
        _lines(stems),
        text_of_words("en").encode("ascii"),
        frequent_text("en", FREQUENT).encode("ascii"),
        _lines(shelves.misread),
        _lines(shelves.keyed),
        *_letters(),
        LEAST_LETTERS,
        LONG,
        asks_names,
        _has_numbers(own),
    )


def _has_numbers(words: Iterable[str]) -> bool:
    return any(map(str.isdigit, words))


def _lines(words: Iterable[str]) -> bytes:
    return "\n".join(words).replace("\0", "?").encode("ascii", "replace")


@cache
def _letters() -> tuple[tuple[bytes, ...], bytes]:
    """Look-alikes step by step, and sounds."""
    return tuple(map(_table, misread_steps())), _table(groups())


def _table(rewritten: dict[str, str]) -> bytes:
    """Eight places a row: up to four letters and a space, then what they become."""
    return "".join(f"{letters:5}{other:3}" for letters, other in rewritten.items()).encode("ascii")
