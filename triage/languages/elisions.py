"""Articles and prepositions that have lost their vowel before a name: l'Italie, d'Emmanuel, dell'Ucraina."""

#: French, Italian and Catalan words that have lost their vowel before the next one, without their apostrophe.
_ELIDED = frozenset(
    "l d j m n s t c qu lorsqu jusqu puisqu quoiqu dell all nell sull dall coll gl degl agl dagl negl sugl un quell quest sott tutt sant".split()
)


def is_elided(start: str) -> bool:
    """Whether what stands before an apostrophe is such a word, in any case.

    >>> is_elided("Dell"), is_elided("O")
    (True, False)
    """
    return start.lower() in _ELIDED


def elision_end(word: str) -> int:
    """Where such a word ends that is written on, behind its apostrophe; 0 if there is none.

    >>> elision_end("l'Italie"), elision_end("dell'Ucraina"), elision_end("Cote d'Or"), elision_end("Italie")
    (2, 5, 0, 0)
    """
    end = word.find("'") + 1
    return end if is_elided(word[: end - 1]) and word[end : end + 1].isalpha() else 0
