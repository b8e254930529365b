"""What the dictionary says of a word: its lemmas, which of its forms are ones, whether it is a name."""

from collections.abc import Collection, Iterable

from triage.languages.common import common_words
from triage.languages.dictionaries import Entries, in_small_letters, written
from triage.languages.function_words import is_function_word
from triage.languages.naming.name_endings import is_surname_of_noun

#: Romanian letters as older keyboards have them.
_COMMAS = str.maketrans("ŞşŢţ", "ȘșȚț")
#: Forms of a lemma that are hardly all of them.
FEW = 3
#: Languages in which nouns look like forms of verbs.
ROMANCE = frozenset({"ca", "es", "fr", "gl", "it", "pt", "ro"})
#: What makes another word of a Turkish one: with it, without it, who does it. No case, plural or person begins so.
_TURKISH_DERIVED = tuple(
    f"{one}{vowel}{end}" for vowel in "ıiuü" for one, end in (("l", ""), ("s", "z"), ("c", ""), ("ç", ""))
)
_ROMANIAN_ARTICLES = ("a", "ul", "le")
#: Forms that no noun has as many of.
MOST_OF_NOUN = 12
_INFINITIVES = ("ar", "er", "ir", "re", "or", "ôr")
#: Here all nouns have a capital.
_CAPITAL_NOUNS = frozenset({"de", "lb"})
#: Here the dictionary has many a name with few of its forms, and the noun that it is with all.
_SHORT_OF_NAMES = frozenset({"cs", "pl", "sk"})


def spellings_of(word: str, language: str) -> tuple[str, str, str]:
    """A word as the profile has it, in small letters, and with a capital."""
    word = written(word)
    if language == "ro":
        word = word.translate(_COMMAS)
    small = in_small_letters(word, language)
    return word, small, small.capitalize()


def lemmas_of(spellings: Iterable[str], entries: Entries, language: str) -> set[str]:
    """The lemmas of a word: itself where it has forms of its own, as it is written before other case, and its lemma.

    A word with forms of its own is nothing else; but where these are few, the dictionary has most of them under
    another lemma (volitve, volitev), unless nouns look like forms of verbs (estado, estar).
    """
    own = [word for word in spellings if any(form != word for form in entries.forms.get(word, ()))]
    if language in _SHORT_OF_NAMES and len(own) > 1 and own[0][:1].isupper():
        return set(own)  # Unia has a few of its forms with a capital, and all as unia
    if own:
        own = own[:1] if own[0] == next(iter(spellings)) else own
    if own and (language in ROMANCE or len(entries.forms[own[0]]) > FEW):
        return set(own)
    known = [spelling for spelling in spellings if spelling in entries.lemmas]
    word = next(iter(spellings))
    if language not in {"de", "sq"} and known and _is_other_name(word, entries.lemmas[known[0]], language):
        known = []  # in Albanian it is the same name without its article: Tirana, Tiranë
    if known and word[:1].isupper() and is_surname_of_noun(word, entries.lemmas[known[0]], language):
        known = []
    lemmas = [entries.lemmas[spelling] for spelling in known]
    if language == "de" and len(lemmas) > 1 and word.lower() in (f"{lemmas[1]}es", f"{lemmas[1]}er"):
        return {*own, *lemmas[:2]}  # Weißes is rare as a noun, and an adjective as a part of names
    return {*own, *lemmas[:1]}


def _is_other_name(word: str, lemma: str, language: str) -> bool:
    """Whether a name looks like a form of another one: Marin, of which the Finnish dictionary thinks as Mari's."""
    if language == "ro" and word.endswith(_ROMANIAN_ARTICLES) and word.startswith(lemma[:-1]):
        return False  # Dunărea is Dunăre with its article
    if word.endswith("ia") and lemma == f"{word[:-1]}e":
        return False  # Slavia is in Czech Slavie
    return word[:1].isupper() and lemma[:1].isupper() and word != lemma


def is_name(spellings: tuple[str, str, str], entries: Entries) -> bool:
    """Whether the dictionary has a term with a capital as a name, and in small letters as another word: León, león."""
    word, small, _ = spellings
    named, called = entries.lemmas.get(word, ""), entries.lemmas.get(small, "")
    return word != small and named[:1].isupper() and called[:1].islower()


def is_namesake(word: str, own: str, entries: Entries, language: str) -> bool:
    """Whether somebody who writes a word with a capital means a name: a surname that is a common word, a form of a verb.

    `own` is the word in small letters. A noun with a capital may be a noun all the same: Elecciones.
    """
    lemma = entries.lemmas.get(own, "")
    if not word.istitle() or not lemma.islower() or language in _CAPITAL_NOUNS:
        return False
    if language in ROMANCE and lemma.endswith(_INFINITIVES):
        forms = entries.forms.get(own, ())
        if len(forms) > MOST_OF_NOUN if lemma == own else not forms:
            return True
    from triage.languages.english import surnames, surnames_abroad

    return own in common_words(language) and (word in surnames() or word in surnames_abroad())


def capitalised_forms(forms: Iterable[str], entries: Entries, lemmas: Collection[str], language: str) -> set[str]:
    """The forms with a capital that without it are forms of another word."""
    alike = entries.alike
    small = ((form, in_small_letters(form, language)) for form in forms if form[:1].isupper())
    return {word for form, word in small if word in alike and alike[word] not in lemmas}


def may_be_form(form: str, word: str, language: str) -> bool:
    """Whether what a dictionary has for a form is one: no abbreviation, no function word, no derived word."""
    small = in_small_letters(form, language)
    if language == "tr" and small[len(word) :].startswith(_TURKISH_DERIVED) and small.startswith(word):
        return False
    return small == word or (len(small) > 1 and not is_function_word(small, language))
