"""Large letters that begin a printed story ("A" set apart from "ccording to"), and whether they are a word of their own.

A letter belongs to what follows, unless it is a word of the language, what follows is a common one, and both together are none;
or what follows is capitalised, as below the letter of a section.
"""

import re
from collections.abc import Iterable
from typing import Protocol

#: How much larger than the text an initial is.
_LARGER = 1.5
_INITIAL = re.compile(r"\s*[\"'“”„«»‘’¿¡(\[]?[^\W\d_]\s*")
_WORD = re.compile(r"[^\W\d_]+")
#: Characters that tell a language.
_ENOUGH = 2_000


class _HasText(Protocol):
    text: str


def is_initial(text: str, size: float, beside: float) -> bool:
    """Whether a line is a single letter that is printed larger than the text beside it.

    >>> is_initial("“A", 36, 10), is_initial("A", 12, 10), is_initial("At", 36, 10), is_initial("7", 36, 10)
    (True, False, False, False)
    """
    return len(text) < 6 and size > _LARGER * beside > 0 and _INITIAL.fullmatch(text) is not None


def with_initial(initial: str, line: str, page: Iterable[_HasText]) -> str:
    """A line with the initial that stands before it; `page` tells the language.

    >>> with_initial("A", "ccording to him", ()), with_initial("T", "HE SEA ROSE", ()), with_initial("B", "Introduction", ())
    ('According to him', 'THE SEA ROSE', 'B Introduction')
    """
    found = _WORD.match(line)
    fragment = found[0] if found else ""
    is_capitalised = fragment[:1].isupper() and not fragment.isupper()
    is_apart = is_capitalised or _is_word(initial.strip("\"'“”„«»‘’¿¡([")[-1:], fragment, page)
    return f"{initial} {line}" if is_apart else initial + line


def _is_word(letter: str, fragment: str, page: Iterable[_HasText]) -> bool:
    from triage.languages.detection import likely
    from triage.languages.lone_letters import may_stand_alone, stands_alone

    if not may_stand_alone(letter):
        return False
    # What looks like English has no name there.
    language = likely("", " ".join(line.text for line in page)[:_ENOUGH]).partition("-")[0] or "en"
    return stands_alone(letter, fragment, language)
