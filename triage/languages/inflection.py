"""The forms of a word in a language: what the dictionary has, and what it says of words with the same stem.

A term is looked up once, and afterwards a text's word needs no dictionary: it is a form, or another word that the
dictionary knows, or unknown, and then its stem decides.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from triage.languages.accents import one_accent_more
from triage.languages.added_forms import (
    with_cases,
    with_likely,
    with_owned,
    with_possessed,
    with_rules,
    with_shared,
)
from triage.languages.analogies import in_common
from triage.languages.both_scripts import has_both_scripts, in_other_script
from triage.languages.dictionaries import Entries, FormsDictionary, has_dictionary, in_small_letters
from triage.languages.function_words import is_function_word
from triage.languages.lemmas import (
    FEW,
    ROMANCE,
    capitalised_forms,
    is_name,
    is_namesake,
    lemmas_of,
    may_be_form,
    spellings_of,
)
from triage.languages.naming.name_endings import bends_known_names, has_name_endings
from triage.languages.paradigm import Paradigm
from triage.languages.regular_forms import regular_forms
from triage.languages.rivals import Rivals
from triage.languages.romance_forms import without_verb
from triage.languages.shared_forms import is_told_by_rule, starts_of_forms
from triage.languages.stems import SNOWBALL, stemmer
from triage.languages.turkish_nouns import forms_of_verb

#: Words that are looked up together: what begins like a hundred Finnish words takes two hundred MiB.
AT_ONCE = 100
#: Letters of a stem, at least, that words are compared by.
LEAST_STEM = 3
#: Arabic stems of three letters are mostly names cut short: Mark, Martin.
LEAST_ARABIC_STEM = 4
#: Letters by which a form may be longer than the stem; longer words are compounds.
LONGEST_ENDING = 9
#: Here the dictionary gives half the forms of nouns to participles, and stems are right where no more of a word goes.
LOOSE = frozenset({"lt"})
LONGEST_LOOSE_ENDING = 3
#: Forms that only a verb has as many of, and then the dictionary has most: what else has its stem is made of it.
MANY = 12
#: Here stems are cut to what other words begin with (தேர், a car, of தேர்தல், an election), and the endings are all told.
TOO_SHORT = frozenset({"ta"})
#: What makes an adjective of a noun and is stemmed away: electoral, of war.
_OF_ADJECTIVES = {"hi": ("ी",), "hy": ("ական", "ային")}
#: Languages in which many a case form is an adverb as well, and the dictionary knows it as that: Finnish aikana.
ADVERBIAL = frozenset({"et", "fi", "hu", "tr"})

#: By stem: words in small letters → their lemmas.
_Alike = dict[str, dict[str, set[str]]]


def is_inflected(language: str) -> bool:
    """Whether anything is known of the inflection of a language; English has rules of its own."""
    return language not in {"", "en"} and (
        language in SNOWBALL or has_dictionary(language) or has_name_endings(language)
    )


def paradigms(words: Collection[str], language: str) -> dict[str, Paradigm]:
    """The paradigm of each word, as a profile writes it; of some words at a time, since all that begin like one are read."""
    words = tuple(words)
    dictionary = FormsDictionary(language)
    found: dict[str, Paradigm] = {}
    asked = words
    if has_both_scripts(language):
        asked = (*words, *{in_other_script(word) for word in words}.difference(words))
    for start in range(0, len(asked), AT_ONCE):
        found |= _paradigms(asked[start : start + AT_ONCE], language, dictionary)
    if has_name_endings(language) and not bends_known_names(language):
        found |= _of_accented_names(found, language, dictionary)
    if asked is words:
        return found
    return {
        word: _in_both_scripts(found[word], found.get(in_other_script(word))) for word in words if word in found
    }


def _of_accented_names(
    found: Mapping[str, Paradigm], language: str, dictionary: FormsDictionary
) -> dict[str, Paradigm]:
    """The paradigms of names that lack an accent of theirs, as one types them abroad: Poznan, Kosice."""
    names = {
        name: word
        for word, paradigm in found.items()
        if word.istitle() and word.isalpha() and len(paradigm.forms) < FEW
        for name in map(str.capitalize, one_accent_more(word.lower(), language))
    }
    listed = [name for name, lemma in dictionary.lemmas(names).items() if lemma == name]
    completed: dict[str, Paradigm] = {}
    for name, paradigm in (_paradigms(listed, language, dictionary) if listed else {}).items():
        own = completed.get(names[name], found[names[name]])
        forms = {*own.regular, *paradigm.forms, *paradigm.regular}.difference(own.forms)
        completed[names[name]] = replace(own, regular=tuple(sorted(forms)))
    return completed


def _in_both_scripts(paradigm: Paradigm, other: Paradigm | None) -> Paradigm:
    """The forms of a word, and of the same in the other script, in both scripts."""
    both = (paradigm, other or Paradigm(()))
    forms, capitalised, regular = (
        {spelling for each in both for form in getattr(each, name) for spelling in (form, in_other_script(form))}
        for name in ("forms", "capitalised", "regular")
    )
    return replace(
        paradigm,
        forms=tuple(sorted(forms)),
        capitalised=tuple(sorted(capitalised)),
        regular=tuple(sorted(regular - forms)),
    )


def _paradigms(words: Iterable[str], language: str, dictionary: FormsDictionary) -> dict[str, Paradigm]:
    asked = {word: spellings_of(word, language) for word in words if len(word) > 1}
    stem = stemmer(language)
    bases = {word: stem(spellings[1]) for word, spellings in asked.items()}
    beginnings = {
        word: "" if language in TOO_SHORT else _beginning(asked[word][1], base) for word, base in bases.items()
    }
    wanted = {spelling for spellings in asked.values() for spelling in spellings}
    if language == "ru":
        wanted |= {spelling.replace("ё", "е") for spelling in wanted}
    starts = {*beginnings.values(), *(start for word in asked for start in starts_of_forms(word, language))}
    both_cases = {each for start in starts for each in (start, start.capitalize())}
    entries = dictionary.look_up(wanted, both_cases)
    known = _in_small_letters(entries.alike, language)
    by_stem = _by_stem(known, language, max(map(len, bases.values()), default=0) + LONGEST_ENDING)
    found: dict[str, Paradigm] = {}
    for word, spellings in asked.items():
        alike = by_stem.get(bases[word], {}) if beginnings[word] else {}
        paradigm = _paradigm(spellings, entries, alike, (beginnings[word], bases[word]), language)
        found[word] = with_shared(word, with_rules(spellings, paradigm, known, language), known, language)
    found |= with_likely(found, asked, entries, language, dictionary)
    found |= with_possessed(found, language, dictionary)
    found |= with_owned(found, asked, entries, language, dictionary)
    if language in {"et", "fi", "hu"}:
        found = {word: with_cases(word, paradigm, dictionary, language) for word, paradigm in found.items()}
    rivals = Rivals(known, {word: spellings[1] for word, spellings in asked.items()}, language, dictionary)
    return {word: _with_rivals(word, paradigm, rivals) for word, paradigm in found.items()}


def _with_rivals(word: str, paradigm: Paradigm, rivals: Rivals) -> Paradigm:
    """The paradigm with the words that it is not, however much they look like it."""
    ours = {*paradigm.forms, *paradigm.regular}
    return replace(paradigm, rivals=rivals.near(word, ours), accented=rivals.accented(word, ours))


def _beginning(word: str, stem: str) -> str:
    """How words must begin to be forms by their stem: as the word itself does, all but the stem's last letter.

    Stemmers change letters on the way, and so they join persönlich and Person, français and France.
    """
    least = LEAST_ARABIC_STEM if "\u0621" <= word[:1] <= "\u064a" else LEAST_STEM
    return word[: max(len(stem) - 1, LEAST_STEM)] if len(stem) >= least else ""


def _in_small_letters(alike: Mapping[str, str], language: str) -> dict[str, set[str]]:
    """Words in small letters → the lemmas that the dictionary gives them in whatever case."""
    found: dict[str, set[str]] = {}
    for form, lemma in alike.items():
        found.setdefault(in_small_letters(form, language), set()).add(lemma)
    return found


def _by_stem(known: Mapping[str, set[str]], language: str, longest: int) -> _Alike:
    """The words by stem, without those that are long and those that decide nothing."""
    stem = stemmer(language)
    adverbs = _indeclinable(known) if language in ADVERBIAL else frozenset()
    found: _Alike = {}
    for form, lemmas in known.items():
        if len(form) <= longest and form not in adverbs:
            found.setdefault(stem(form), {})[form] = lemmas
    return found


def _indeclinable(lemmas: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Words that are their own lemma and nothing else's."""
    counts = Counter(lemma for theirs in lemmas.values() for lemma in theirs)
    return frozenset(form for form, theirs in lemmas.items() if form in theirs and counts[form] == 1)


def _paradigm(
    spellings: tuple[str, str, str],
    entries: Entries,
    rivals: Mapping[str, set[str]],
    compared: tuple[str, str],
    language: str,
) -> Paradigm:
    own = spellings[1]
    if is_function_word(own, language):
        return Paradigm((own,))
    lemmas = lemmas_of(spellings, entries, language)
    if language == "ru" and "ё" in own:
        lemmas |= lemmas_of(
            [spelling.replace("ё", "е") for spelling in spellings], entries, language
        )  # лёд, льдом
    forms = {form for lemma in lemmas for form in entries.forms.get(lemma, ()) if may_be_form(form, own, language)}
    small = without_verb(own, lemmas, {in_small_letters(form, language) for form in forms}, language)
    ours = lemmas | forms
    # A German noun is one in a profile of small letters, too: politiker.
    written_as = spellings[2] if language == "de" and spellings[2] in lemmas else spellings[0]
    small |= regular_forms(written_as, own, small, language)
    verbal = forms_of_verb(own, small) if language == "tr" else frozenset()
    small -= verbal
    beginning, stem = compared if compared[0] else ("", "")
    longest = len(stem) + LONGEST_ENDING
    others = {
        other
        for other, theirs in rivals.items()
        if other.startswith(beginning) and len(other) <= longest and other not in small and theirs.isdisjoint(ours)
    }
    if language in ROMANCE and (forms or spellings[0][:1].isupper()):
        beginning, stem, others = "", "", set()
    if is_told_by_rule(own, lemmas, language) or (language in LOOSE and len(small) >= MANY):
        beginning, stem, others = "", "", set()
    elif language in LOOSE:
        least = len(own) - LONGEST_LOOSE_ENDING
        others = {other for other in others if all(in_common(lemma, own) < least for lemma in rivals[other])}
    return Paradigm(
        tuple(sorted(small | {own})),
        tuple(
            sorted(small if is_name(spellings, entries) else capitalised_forms(forms, entries, lemmas, language))
        ),
        beginning,
        stem,
        tuple(sorted((others | verbal | {own + ending for ending in _OF_ADJECTIVES.get(language, ())}) - small)),
        is_namesake=is_namesake(spellings[0], own, entries, language),
    )
