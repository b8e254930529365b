"""Forms that follow a rule and that dictionaries lack of many words: of women, definite ones, genitives and plurals.

Forms of names are told by the rules of `naming`.
"""

from collections.abc import Iterable

from triage.languages.function_words import is_function_word
from triage.languages.plurals import regular_plurals

VOWELS = "aeiouáéíóú"
#: How German nouns end of which women add -in.
_OF_MEN = ("er", "ist", "ent", "ant", "at", "eur", "or")
#: Here each form has a genitive in -s, which dictionaries lack of many.
_GENITIVE_S = frozenset({"da", "nb", "nn", "no", "sv"})
#: How plurals of nouns end, what of it goes, and what makes them definite: bøger, bøgerne; bøker, bøkene.
_DEFINITE = {
    "da": (("er",), 0, "ne"),
    "nb": (("er",), 1, "ne"),
    "no": (("er",), 1, "ne"),
    "sv": (("or", "ar", "er"), 0, "na"),
}


def regular_forms(word: str, own: str, small: set[str], language: str) -> set[str]:
    """Those of a word, `own` in small letters, of which the dictionary has the forms `small`."""
    found: set[str] = set()
    if language == "de" and word.endswith(_OF_MEN) and word[:1].isupper():
        found |= {own + "in", own + "innen"}  # Verkäufer, and the women among them
    if language == "de" and f"{own}s" in small and own[-1] not in "aeiouylrnm":
        found.add(f"{own}es")
    if language == "it" and own.endswith("ario"):
        found |= {f"{own[:-1]}a", f"{own[:-2]}ie"}  # volontaria, and the women among the others
    if language == "fr" and "œ" in own:
        found |= regular_plurals(own, language)  # bœufs, which the dictionary has as boeufs at most
    if language in _DEFINITE:
        ends, cut, ending = _DEFINITE[language]
        found |= {f"{form[: len(form) - cut]}{ending}" for form in small - {own} if form.endswith(ends)}
        found |= _indefinite(own, small, language) if word == own else set()
    if language == "sw" and word == own:
        found |= {f"{form}ni" for form in small | {own}}  # in it, at it, to it: mjini, mahakamani
    if language in _GENITIVE_S:
        found |= _with_s(small | found, language)
    if word == own or own[-1] in VOWELS:
        found |= {form for form in regular_plurals(own, language) if not is_function_word(form, language)}
    return found


def _indefinite(own: str, small: set[str], language: str) -> set[str]:
    """Scandinavian plurals that the dictionary has with the article only, since without it they look like verbs: lagar, lover.

    Where it has a noun without any article, it takes that for a verb's: träden, skipet.
    """
    has_article = any(form in small for end in ("en", "et", "a", "n", "t") if (form := own + end))
    bare = set() if has_article or own[-1] in "aeiouyåäöæø" else {f"{own}et", f"{own}en"}
    if language == "sv":
        found = {
            form[:-2] for form in small if form.endswith(("orna", "arna", "erna")) and not own.endswith("are")
        }
    elif language == "da":
        found = {form[:-2] for form in small if form.endswith("erne")}
    elif own.endswith("er"):
        found = {f"{own[:-2]}re"} if f"{own[:-2]}rene" in small else set()
    elif f"{own}en" in small:  # of neuters there are verbs and persons instead: spiller
        found = {f"{own}er", f"{own}ene"} | {f"{form[:-3]}er" for form in small if form.endswith("dene")}
    else:
        found = set()
    return {form for form in found | bare if not is_function_word(form, language)}


def _with_s(words: Iterable[str], language: str) -> set[str]:
    """Words with an -s, where that makes no common one."""
    return {f"{word}s" for word in words if word[-1] not in "sxz" and not is_function_word(f"{word}s", language)}
