"""The forms of a word that rules give it where the dictionary has none, lacks these or has them under other words."""

from collections.abc import Mapping

from msgspec.structs import replace

from triage.languages.adjective_forms import adjective_forms
from triage.languages.analogies import has_analogies, in_common, likely_forms
from triage.languages.dictionaries import Entries, FormsDictionary, has_dictionary, in_small_letters, written
from triage.languages.finnic import case_forms, completed
from triage.languages.function_words import is_function_word
from triage.languages.hungarian import family_of, possession_forms
from triage.languages.irish import mutations
from triage.languages.irregular_nouns import irregular_forms
from triage.languages.lemmas import FEW, ROMANCE, lemmas_of, may_be_form
from triage.languages.naming.name_endings import bends_known_names, forms_of_name
from triage.languages.paradigm import Paradigm
from triage.languages.possessed import has_possessed_forms, possessed_forms
from triage.languages.regular_forms import VOWELS
from triage.languages.romance_forms import is_owned, romance_forms
from triage.languages.shared_forms import lacks_no_form, not_shared, shared_forms, unlisted_forms

#: How genitive plurals end that are a word of their own as well: somebody's, of somebody.
_OF_SOMEBODY = ("ov", "ův", "ів", "їв")
#: Letters that a word and another one must begin with to be made from the same.
LEAST_ALIKE, ENOUGH_ALIKE = 4, 6
#: Here a man's name has the genitive in -a that is a woman's as well.
_SLAVIC = frozenset({"be", "bs", "cs", "hr", "pl", "ru", "sh", "sk", "sl", "sr", "uk"})


def with_rules(
    spellings: tuple[str, str, str], paradigm: Paradigm, known: Mapping[str, set[str]], language: str
) -> Paradigm:
    """The paradigm of a name with the forms that rules give it, where the dictionary has none or lacks these."""
    word, own, _ = spellings
    if word.isupper() or (word == own and has_dictionary(language)):
        return paradigm
    if language == "ga":
        mutated = {form for each in {own, *paradigm.forms} for form in mutations(each)}
        return paradigm.with_regular(mutated.difference(paradigm.forms))
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


def with_shared(word: str, paradigm: Paradigm, known: Mapping[str, set[str]], language: str) -> Paradigm:
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


def with_likely(
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
        for lemma in lemmas_of(spellings, entries, language) or {own}:
            forms, is_told = likely_forms(lemma, entries.forms.get(lemma, ()), dictionary.name)
            likely.setdefault(word, []).extend((form, lemma, is_told) for form in forms)
    known = dictionary.lemmas({form for each in likely.values() for form, _, _ in each})
    completed = {}
    for word, forms_of_word in likely.items():
        new = {
            form
            for form, lemma, is_told in forms_of_word
            if _is_free(form, known.get(form, ""), lemma, is_told=is_told) and may_be_form(form, word, language)
        }
        new -= not_shared(word, found[word].forms, language)
        if new.difference(found[word].forms):
            completed[word] = found[word].with_forms(new)
    return completed


def with_possessed(
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


def with_owned(
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


def with_cases(word: str, paradigm: Paradigm, dictionary: FormsDictionary, language: str) -> Paradigm:
    """The paradigm of a Uralic noun with its other cases and what says whose it is; of a Hungarian name with those of a family."""
    own = written(word).lower()
    if own != word or is_function_word(own, language):
        if own == word:
            return paradigm
        more = family_of(own) if language == "hu" else completed(paradigm.forms, language)
        return paradigm.with_regular(set(more).difference(paradigm.forms))
    forms = (
        possession_forms(own, paradigm.forms, dictionary.lemmas)
        if language == "hu"
        else case_forms(own, paradigm.forms, dictionary.lemmas, language)
    )
    return paradigm.with_forms(form for form in forms if not is_function_word(form, language))


def _is_free(form: str, lemma: str, word: str, *, is_told: bool) -> bool:
    """Whether a likely form of a word is not another word: the dictionary has it of none, or of one made from the same."""
    if not lemma:
        return True
    enough = max(LEAST_ALIKE, min(len(word) - 2, ENOUGH_ALIKE))
    is_other = lemma == form and not form.endswith(_OF_SOMEBODY)
    return is_told and not is_other and in_common(lemma, word) >= enough
