"""A keyword against a text with the product's own word rules: every word in order, or the whole term joined."""

from functools import cache

from triage.matching.fold import fold, joined
from triage.matching.forms import bases, keyword_bases
from triage.matching.fuzzy.index import FuzzyIndex
from triage.matching.fuzzy.keyword import Mode
from triage.matching.tokens import words


def tokens(text: str) -> list[str]:
    """Surfaces without possessive endings."""
    return [word.replace("’", "'").removesuffix("'s").removesuffix("'S") for word in words(text)]


def _forms(surface: str) -> str:
    return "plural" if surface[:1].isupper() else "stem"


@cache
def _index(surface: str, mode: Mode, is_part: bool) -> FuzzyIndex:
    index = FuzzyIndex()
    index.add(fold(surface), surface=surface, mode=mode, language="en", is_part=is_part)
    return index


def word_accepts(keyword: str, surface: str, mode: Mode = "auto", *, is_part: bool = False) -> str:
    """The kind by which one word accepts another: exact, form, or a fuzzy kind; empty: it does not."""
    one, other, forms = fold(keyword), fold(surface), _forms(keyword)
    if one == other:
        return "exact"
    if set(keyword_bases(one, keyword, forms, "en")) & set(bases(other, forms, "en")):
        return "form"
    found = _index(keyword, mode, is_part).find(other, surface=surface, language="en")
    return found[0][2] if found else ""


def accepts(keyword: str, text: str, mode: Mode = "auto") -> bool:
    """Would a term with this text match somewhere in the other?"""
    wanted, given = tokens(keyword), tokens(text)
    for start in range(len(given) - len(wanted) + 1):
        window = given[start : start + len(wanted)]
        if all(word_accepts(a, b, mode, is_part=len(wanted) > 1) for a, b in zip(wanted, window, strict=True)):
            return True
    whole, other = joined(fold("".join(wanted))), joined(fold("".join(given)))
    if len(wanted) > 1:
        return bool(set(bases(whole, _forms(keyword), "en")) & set(bases(other, _forms(keyword), "en")))
    return len(given) > 1 and bool(word_accepts(keyword, joined("".join(given)), mode))
