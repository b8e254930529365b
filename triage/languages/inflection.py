"""The forms of a word in a language: what the dictionary has, and what it says of words with the same stem.

A term is looked up once, and afterwards a text's word needs no dictionary: it is a form, or another word that the
dictionary knows, or unknown, and then its stem decides.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from triage.languages.accents import one_accent_more
from triage.languages.adjective_forms import adjective_forms
from triage.languages.analogies import has_analogies, in_common, likely_forms
from triage.languages.both_scripts import has_both_scripts, in_other_script
from triage.languages.dictionaries import Entries, FormsDictionary, has_dictionary, in_small_letters, written
from triage.languages.finnic import case_forms
from triage.languages.function_words import is_function_word
from triage.languages.hungarian import family_of, possession_forms
from triage.languages.irregular_nouns import irregular_forms
from triage.languages.naming.name_endings import (
    bends_known_names,
    forms_of_name,
    has_name_endings,
    is_surname_of_noun,
)
from triage.languages.possessed import has_possessed_forms, possessed_forms
from triage.languages.regular_forms import VOWELS, regular_forms
from triage.languages.rivals import Rivals
from triage.languages.romance_forms import is_owned, romance_forms, without_verb
from triage.languages.shared_forms import (
    is_told_by_rule,
    lacks_no_form,
    not_shared,
    shared_forms,
    starts_of_forms,
    unlisted_forms,
)
from triage.languages.stems import SNOWBALL, stemmer
from triage.languages.turkish_nouns import forms_of_verb

#: Romanian letters as older keyboards have them.
_COMMAS = str.maketrans("ŞşŢţ", "ȘșȚț")
#: Words that are looked up together: what begins like a hundred Finnish words takes two hundred MiB.
AT_ONCE = 100
#: Letters of a stem, at least, that words are compared by.
LEAST_STEM = 3
#: Arabic stems of three letters are mostly names cut short: Mark, Martin.
LEAST_ARABIC_STEM = 4
#: How genitive plurals end that are a word of their own as well: somebody's, of somebody.
_OF_SOMEBODY = ("ov", "ův", "ів", "їв")
#: Letters that a word and another one must begin with to be made from the same.
LEAST_ALIKE, ENOUGH_ALIKE = 4, 6
#: Letters by which a form may be longer than the stem; longer words are compounds.
LONGEST_ENDING = 9
#: Forms of a lemma that are hardly all of them.
FEW = 3
#: Languages in which nouns look like forms of verbs.
ROMANCE = frozenset({"ca", "es", "fr", "gl", "it", "pt", "ro"})
#: What makes another word of a Turkish one: with it, without it, who does it. No case, plural or person begins so.
_TURKISH_DERIVED = tuple(
    f"{one}{vowel}{end}" for vowel in "ıiuü" for one, end in (("l", ""), ("s", "z"), ("c", ""), ("ç", ""))
)
_ROMANIAN_ARTICLES = ("a", "ul", "le")
#: Here the dictionary has many a name with few of its forms, and the noun that it is with all.
_SHORT_OF_NAMES = frozenset({"cs", "pl", "sk"})
#: Here the dictionary gives half the forms of nouns to participles, and stems are right where no more of a word goes.
LOOSE = frozenset({"lt"})
LONGEST_LOOSE_ENDING = 3
#: Forms that only a verb has as many of, and then the dictionary has most: what else has its stem is made of it.
MANY = 12
#: Here stems are cut to what other words begin with (தேர், a car, of தேர்தல், an election), and the endings are all told.
TOO_SHORT = frozenset({"ta"})
#: What makes an adjective of a noun and is stemmed away: electoral, of war.
_OF_ADJECTIVES = {"hi": ("ी",), "hy": ("ական", "ային")}
#: Here a man's name has the genitive in -a that is a woman's as well.
_SLAVIC = frozenset({"be", "bs", "cs", "hr", "pl", "ru", "sh", "sk", "sl", "sr", "uk"})
#: Languages in which many a case form is an adverb as well, and the dictionary knows it as that: Finnish aikana.
ADVERBIAL = frozenset({"et", "fi", "hu", "tr"})


class Paradigm(Struct, frozen=True, array_like=True):
    """The forms of one word, in small letters."""

    forms: tuple[str, ...]
    #: Those that are another word in small letters (German Armen, armen).
    capitalised: tuple[str, ...] = ()
    #: How a word begins that may be a form by its stem, and the stem; empty where that is too short to say anything.
    beginning: str = ""
    stem: str = ""
    #: Words with the same beginning and stem that are no forms of it.
    others: tuple[str, ...] = ()
    #: Forms of a name by rule.
    regular: tuple[str, ...] = ()
    #: Other words of the dictionary that look nearly the same, and those that differ in one accent.
    rivals: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()

    def with_forms(self, more: Iterable[str]) -> "Paradigm":
        """The paradigm with more forms."""
        return replace(self, forms=tuple(sorted({*self.forms, *more})))

    def with_regular(self, more: Iterable[str]) -> "Paradigm":
        """The paradigm with more forms of a name by rule."""
        return replace(self, regular=tuple(sorted({*self.regular, *more})))


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
    asked = {word: _spellings(word, language) for word in words if len(word) > 1}
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
        found[word] = _with_shared(word, _with_rules(spellings, paradigm, known, language), known, language)
    found |= _with_likely(found, asked, entries, language, dictionary)
    found |= _with_possessed(found, language, dictionary)
    found |= _with_owned(found, asked, entries, language, dictionary)
    if language in {"et", "fi", "hu"}:
        found = {word: _with_cases(word, paradigm, dictionary, language) for word, paradigm in found.items()}
    rivals = Rivals(known, {word: spellings[1] for word, spellings in asked.items()}, language, dictionary)
    return {word: _with_rivals(word, paradigm, rivals) for word, paradigm in found.items()}


def _with_cases(word: str, paradigm: Paradigm, dictionary: FormsDictionary, language: str) -> Paradigm:
    """The paradigm of a Uralic noun with its other cases and what says whose it is; of a Hungarian name with those of a family."""
    own = written(word).lower()
    if own != word or is_function_word(own, language):
        family = family_of(own) if language == "hu" and own != word else frozenset()
        return paradigm.with_regular(family)
    forms = (
        possession_forms(own, paradigm.forms, dictionary.lemmas)
        if language == "hu"
        else case_forms(own, paradigm.forms, dictionary.lemmas, language)
    )
    return paradigm.with_forms(form for form in forms if not is_function_word(form, language))


def _with_rivals(word: str, paradigm: Paradigm, rivals: Rivals) -> Paradigm:
    """The paradigm with the words that it is not, however much they look like it."""
    ours = {*paradigm.forms, *paradigm.regular}
    return replace(paradigm, rivals=rivals.near(word, ours), accented=rivals.accented(word, ours))


def _spellings(word: str, language: str) -> tuple[str, str, str]:
    """A word as the profile has it, in small letters, and with a capital."""
    word = written(word)
    if language == "ro":
        word = word.translate(_COMMAS)
    small = in_small_letters(word, language)
    return word, small, small.capitalize()


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
    lemmas = _lemmas(spellings, entries, language)
    if language == "ru" and "ё" in own:
        lemmas |= _lemmas([spelling.replace("ё", "е") for spelling in spellings], entries, language)  # лёд, льдом
    forms = {form for lemma in lemmas for form in entries.forms.get(lemma, ()) if _may_be(form, own, language)}
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
        tuple(sorted(small if _is_name(spellings, entries) else _capitalised(forms, entries, lemmas, language))),
        beginning,
        stem,
        tuple(sorted((others | verbal | {own + ending for ending in _OF_ADJECTIVES.get(language, ())}) - small)),
    )


def _with_rules(
    spellings: tuple[str, str, str], paradigm: Paradigm, known: Mapping[str, set[str]], language: str
) -> Paradigm:
    """The paradigm of a name with the forms that rules give it, where the dictionary has none or lacks these."""
    word, own, _ = spellings
    if word.isupper() or (word == own and has_dictionary(language)):
        return paradigm
    if language in _SLAVIC:
        paradigm = replace(paradigm, regular=_forms_of_woman(own, known))
    if len(paradigm.forms) > FEW and not bends_known_names(language):
        return paradigm
    # With its capital a form may be a common word in small letters, but no form of another name (Marina).
    # Where a name takes an -s and nothing else, the dictionary often has it as a name of its own: Nigerias.
    spared = bends_known_names(language)
    regular = {
        form
        for form in forms_of_name(own, language).difference(paradigm.forms)
        if not any(
            lemma[:1].isupper() and not _is_wifes(lemma, own)
            for lemma in known.get(form, ())
            if not spared or lemma != form.capitalize()
        )
    }
    if language == "be" and own.startswith("у"):
        regular |= {f"ў{form[1:]}" for form in {*regular, own}}  # behind a vowel: ва ўрадзе
    regular = {form for form in regular if not is_function_word(form, language)}
    if word == own:
        return paradigm.with_forms(regular)
    return paradigm.with_regular(regular)


def _forms_of_woman(own: str, known: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The cases of a man's name that the dictionary has of a woman's only, or of what is his: Олександра, Валерію, Kamila, Тарасові."""
    if own.endswith(("ій", "ий")):
        forms: tuple[str, ...] = (f"{own[:-1]}я", f"{own[:-1]}ю", f"{own[:-1]}єві")
    elif own[-1] in VOWELS:
        forms = ()
    else:
        forms = (f"{own}а", f"{own}у", f"{own}ові") if "\u0400" <= own[-1] <= "\u04ff" else (f"{own}a",)
    return tuple(form for form in forms if form in known and all(lemma[:1].isupper() for lemma in known[form]))


def _is_wifes(lemma: str, own: str) -> bool:
    """Whether a name is the same surname, as women bear it: Морозова, which is a case of Морозов too."""
    return own.endswith(("ов", "ев", "ёв", "ин", "ын", "ів")) and lemma.lower() == f"{own}а"


def _with_shared(word: str, paradigm: Paradigm, known: Mapping[str, set[str]], language: str) -> Paradigm:
    """The paradigm with the forms that the word shares with another one; a name's only with a capital."""
    noun = written(word)
    shared = shared_forms(noun, known, language) | unlisted_forms(noun, known, language)
    if is_function_word(in_small_letters(word, language), language):
        shared = frozenset()
    # One is a pronoun and a man as well: Swedish mannen.
    shared |= irregular_forms(in_small_letters(noun, language), language)
    own = in_small_letters(noun, language)
    shared = shared.difference(paradigm.forms, not_shared(own, {*paradigm.forms, *shared}, language))
    if not shared or lacks_no_form(own, paradigm.forms, language):
        return paradigm
    if word[:1].isupper():
        return paradigm.with_regular(shared)
    return paradigm.with_forms(shared)


def _with_likely(
    found: Mapping[str, Paradigm],
    asked: Mapping[str, tuple[str, str, str]],
    entries: Entries,
    language: str,
    dictionary: FormsDictionary,
) -> dict[str, Paradigm]:
    """The paradigms of words that lack forms which words that end alike have; names have rules of their own."""
    if not has_analogies(dictionary.name):
        return {}
    likely: dict[str, list[tuple[str, str, bool]]] = {}
    for word, spellings in asked.items():
        own = spellings[1]
        if word != own or not own.isalpha() or is_function_word(own, language):
            continue
        if lacks_no_form(own, found[word].forms, language):
            continue
        for lemma in _lemmas(spellings, entries, language) or {own}:
            forms, is_told = likely_forms(lemma, entries.forms.get(lemma, ()), dictionary.name)
            likely.setdefault(word, []).extend((form, lemma, is_told) for form in forms)
    known = dictionary.lemmas({form for each in likely.values() for form, _, _ in each})
    completed = {}
    for word, forms_of_word in likely.items():
        new = {
            form
            for form, lemma, is_told in forms_of_word
            if _is_free(form, known.get(form, ""), lemma, is_told=is_told) and _may_be(form, word, language)
        }
        new -= not_shared(word, found[word].forms, language)
        if new.difference(found[word].forms):
            completed[word] = found[word].with_forms(new)
    return completed


def _with_possessed(
    found: Mapping[str, Paradigm], language: str, dictionary: FormsDictionary
) -> dict[str, Paradigm]:
    """The paradigms with what is written on to their forms: his, her, their."""
    if not has_possessed_forms(language):
        return {}
    new = {word: possessed_forms(paradigm.forms, language) for word, paradigm in found.items()}
    known = dictionary.lemmas({form for forms in new.values() for form in forms})
    return {
        word: found[word].with_forms(forms - known.keys())
        for word, forms in new.items()
        if len(found[word].forms) > 1 or not is_function_word(word, language)
    }


def _with_owned(
    found: Mapping[str, Paradigm],
    asked: Mapping[str, tuple[str, str, str]],
    entries: Entries,
    language: str,
    dictionary: FormsDictionary,
) -> dict[str, Paradigm]:
    """The paradigms with the forms of adjectives, participles and verbs that rules give, those of other words aside."""
    made = {}
    for word, paradigm in found.items():
        if word != asked[word][1] or is_function_word(word, language):
            continue
        if language in ROMANCE:
            made[word] = romance_forms(word, paradigm.forms, language)
        else:
            made[word] = adjective_forms(word, entries.lemmas.get(word, word), paradigm.forms, language)
    known = dictionary.lemmas({form for forms in made.values() for form in forms})
    return {
        word: found[word].with_forms(
            form
            for form, owners in forms.items()
            if not is_function_word(form, language) and is_owned(known.get(form, ""), owners)
        )
        for word, forms in made.items()
        if forms
    }


def _is_free(form: str, lemma: str, word: str, *, is_told: bool) -> bool:
    """Whether a likely form of a word is not another word: the dictionary has it of none, or of one made from the same."""
    if not lemma:
        return True
    enough = max(LEAST_ALIKE, min(len(word) - 2, ENOUGH_ALIKE))
    is_other = lemma == form and not form.endswith(_OF_SOMEBODY)
    return is_told and not is_other and in_common(lemma, word) >= enough


def _may_be(form: str, word: str, language: str) -> bool:
    """Whether what a dictionary has for a form is one: no abbreviation, no function word, no derived word."""
    small = in_small_letters(form, language)
    if language == "tr" and small[len(word) :].startswith(_TURKISH_DERIVED) and small.startswith(word):
        return False
    return small == word or (len(small) > 1 and not is_function_word(small, language))


def _lemmas(spellings: Iterable[str], entries: Entries, language: str) -> set[str]:
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


def _is_name(spellings: tuple[str, str, str], entries: Entries) -> bool:
    """Whether the dictionary has a term with a capital as a name, and in small letters as another word: León, león."""
    word, small, _ = spellings
    named, called = entries.lemmas.get(word, ""), entries.lemmas.get(small, "")
    return word != small and named[:1].isupper() and called[:1].islower()


def _capitalised(forms: Iterable[str], entries: Entries, lemmas: Collection[str], language: str) -> set[str]:
    """The forms with a capital that without it are forms of another word."""
    alike = entries.alike
    small = ((form, in_small_letters(form, language)) for form in forms if form[:1].isupper())
    return {word for form, word in small if word in alike and alike[word] not in lemmas}
