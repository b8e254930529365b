"""Articles and prepositions that have lost their vowel before a name: l'Italie, d'Emmanuel, dell'Ucraina."""

from triage.languages.function_words import ELIDED


def elision_end(word: str) -> int:
    """Where such a word ends that is written on, behind its apostrophe; 0 if there is none.

    >>> elision_end("l'Italie"), elision_end("dell'Ucraina"), elision_end("Cote d'Or"), elision_end("Italie")
    (2, 5, 0, 0)
    """
    end = word.find("'") + 1
    return end if word[: end - 1].lower() in ELIDED and word[end : end + 1].isalpha() else 0
