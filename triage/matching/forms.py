"""Inflection: which base forms a word may have, so that "tariffs" meets "tariff" and "merging" meets "merge".

A keyword and a token are forms of each other where their bases meet. English follows rules of spelling, not a
dictionary: a base that is no word costs nothing, unless somebody's keyword is that word. Where the rules would
join words of different sense, the list of protected words stands in the way. Misspellings are `fuzzy`'s.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from triage.languages.english import NAMES_IN_CAPITALS, NAMES_TOO, NOUNS_TOO, PLURALS, VERBS

if TYPE_CHECKING:
    from triage.profiles.model import Forms

VOWELS = frozenset("aeiouy")
#: All irregular forms, for the quick question whether a word is one.
IRREGULAR = {**PLURALS, **VERBS}

#: Peoples and parties (and the Olympics) whose plural means one of them as well; those in -an need no list, nor words in -i.
PEOPLES = frozenset(
    "arab azeri balochi basque briton catholic christian conservative croat czech dane democrat emirati finn greek hindu houthi hutu "
    "jew kurd liberal muslim nazi olympic pole roman scot serb sikh slav sunni swede tamil tatar tory tutsi turk uighur uyghur yazidi zulu".split()
)
#: Words of three letters that end in s and are no plural, in English and beside it.
NO_PLURALS = frozenset(
    "ass bus das des dis dos gas has his ins ios its las les los mas mes mis mrs nas nos nus ons pas pus ros sas ses sis "
    "sus tes this thus tus vos was yes".split()
)
#: Words among which a people in -i is: Iraqi, Kuwaiti.
LISTED = 60_000
#: Surnames that would pass for the plurals of common words.
SURNAMES = frozenset(
    "banks bells bridges brooks fields gates hills jobs parks rhodes rivers sands waters wells woods".split()
)


def bases(word: str, forms: "Forms", language: str) -> tuple[str, ...]:
    """The base forms that a folded word may have, itself first.

    >>> bases("economies", "plural", "en"), bases("merging", "stem", "en")
    (('economies', 'economy', 'economie'), ('merging', 'merg', 'merge'))
    >>> bases("texas", "stem", "en"), bases("häuser", "stem", "de"), bases("tariffs", "exact", "en")
    (('texas',), ('häuser', 'haus'), ('tariffs',))
    """
    if forms == "exact":
        return (word,)
    if len(word) < 4:
        return (word, *_of_short(word, forms)) if forms != "root" and language in {"", "en"} else (word,)
    if forms == "root" or (forms == "stem" and language not in {"", "en"}):
        return _with_stem(word, language or "en")
    if language not in {"", "en"}:
        return _light_plural(word)
    if word in _protected():
        return (word,)
    last = word[-1]
    if last == "s":
        return (word, *_singular(word))
    if word in IRREGULAR:
        return (word, *_irregular(word, forms))
    if forms == "stem" and last in "dg":
        return (word, *_verb(word))
    return (word, *_men(word)) if last == "n" else (word,)


def keyword_bases(word: str, surface: str, forms: "Forms", language: str) -> tuple[str, ...]:
    """The base forms of a keyword as it is written: a name in -s keeps its s, while Kurds and Exports are plurals.

    >>> keyword_bases("philips", "Philips", "plural", "en"), keyword_bases("kurds", "Kurds", "plural", "en")
    (('philips',), ('kurds', 'kurd'))
    """
    if (word in NOUNS_TOO and language in {"", "en"}) or (len(word) < 4 and surface.isupper()):
        return (word,)  # USS is no plural of US
    found = bases(word, forms, language)
    if len(found) == 1 or word[-1] != "s" or forms != "plural" or language not in {"", "en"}:
        return found
    return found if not surface[:1].isupper() or _is_plural(word, found[1:]) else (word,)


def is_name_instead(word: str, surface: str) -> bool:
    """Whether a word is written as a name and is no form: Pete Rose, while prices rose, or PRICES ROSE in a headline.

    >>> is_name_instead("rose", "Rose"), is_name_instead("rose", "rose"), is_name_instead("rose", "ROSE")
    (True, False, False)
    """
    names = NAMES_IN_CAPITALS if surface.isupper() else NAMES_TOO
    return word in names and surface[:1].isupper()


def _is_plural(word: str, singulars: tuple[str, ...]) -> bool:
    """Whether a word with a capital is the plural of a people's name or of a common word."""
    from triage.matching.common import is_common, is_given_name
    from triage.matching.wordlist import is_among

    if word in SURNAMES:
        return False
    return is_common(word) or any(
        one in PEOPLES
        or is_common(one)
        # Mattis and Novartis are no plurals.
        or (one.endswith(("an", "i")) and not is_given_name(one) and (one[-1] == "n" or is_among(one, LISTED)))
        for one in singulars
    )


@cache
def _protected() -> frozenset[str]:
    """Their own base, whatever they end in: names, and words whose seeming other form is another word."""
    path = Path(__file__).parent / "data" / "protected-en.txt"
    return frozenset(path.read_text(encoding="ascii").split())


def _with_stem(word: str, language: str) -> tuple[str, ...]:
    from triage.languages.stems import stemmer

    base = stemmer(language)(word)
    return (word,) if base == word else (word, base)


def _light_plural(word: str) -> tuple[str, ...]:
    """Plurals of Western languages without a rule for each: -s and -es, -n and -en, at five letters or more."""
    if len(word) < 5 or not word.isascii():
        return (word,)
    for ending in ("es", "en", "s", "n"):
        if word.endswith(ending):
            return (word, word[: -len(ending)]) if len(ending) == 1 else (word, word[:-1], word[:-2])
    return (word,)


def _of_short(word: str, forms: "Forms") -> tuple[str, ...]:
    """Irregular forms of three letters, and plurals of words of two: ads, EVs, MPs, start-ups."""
    if word in IRREGULAR:
        return _irregular(word, forms)
    return (word[:2],) if word[2:] == "s" and word.isalpha() and word not in NO_PLURALS else ()


def _irregular(word: str, forms: "Forms") -> tuple[str, ...]:
    if word in PLURALS:
        return (PLURALS[word],)
    return (VERBS[word],) if forms == "stem" else ()


def _men(word: str) -> tuple[str, ...]:
    if word.endswith("men") and len(word) > 5 and not word.endswith(("umen", "imen")):
        return (word[:-2] + "an",)  # lawmen, fishermen; not acumen, specimen
    return ()


def _singular(word: str) -> tuple[str, ...]:
    if word in PLURALS:
        return (PLURALS[word], word[:-1])
    if word.endswith(("ss", "us")) or (word.endswith("is") and len(word) < 6):
        return ()  # press, virus, Paris; but Sunnis, Israelis
    if word[-2] == "0" and len(word) in {3, 5} and word[:-1].isdigit():
        return ()  # the 1990s are no year
    if not word.endswith("es"):
        return (word[:-1],)
    if word.endswith("ies"):
        return (word[:-3] + "y", word[:-1]) if len(word) > 4 else (word[:-1],)
    if word.endswith(("ches", "shes", "sses", "xes", "zes", "oes", "ses")):
        return (word[:-1], word[:-2])
    return (word[:-1],)


def _verb(word: str) -> tuple[str, ...]:
    if word.endswith("ied") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("eed"):
        return (word[:-1],) if len(word) > 5 else ()  # agreed, but need, speed, breed
    if word.endswith("ing"):
        return _from_stem(word[:-3])
    return _from_stem(word[:-2]) if word.endswith("ed") else ()


def _from_stem(stem: str) -> tuple[str, ...]:
    """What remains of a verb without -ed or -ing → the verb, in the spellings it may have had."""
    if len(stem) < 2 or VOWELS.isdisjoint(stem):
        return ()  # bring, string, red
    if stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        return (stem, stem[:-1])  # shipped, labelled, and selling
    if stem.endswith("ck"):
        return (stem, stem[:-1])  # panicked
    if _is_short(stem):
        return (stem + "e",)  # caring is of care: car would double its r
    return (stem, stem + "e")


def _is_short(stem: str) -> bool:
    """One vowel before one consonant, which English doubles before -ed and -ing: car, plan; not fix, show."""
    return (
        len(stem) > 1
        and stem[-1] not in "aeiouywxh"
        and stem[-2] in "aeiou"
        and VOWELS.isdisjoint(stem[:-2].removeprefix("qu"))
    )
