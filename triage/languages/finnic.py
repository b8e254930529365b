"""Case forms of Finnish and Estonian nouns that the dictionary takes for adverbs or lacks, and Finnish forms that say whose: mielestä, silmiään."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping

from triage.languages.analogies import in_common

#: Endings that all cases of one beginning have, and those that complete it.
_CASES = {
    "fi": (("ssa sta lla lta lle ksi".split(), ()), ("ssä stä llä ltä lle ksi".split(), ())),
    "et": (("s st l lt le ks ga ta na ni sse".split(), ("d",)),),
}
#: So many of them make a beginning.
ENOUGH = 4
_WHOSE = ("ni", "si", "mme", "nne")
_LONG = ("aan", "ään", "een", "iin", "oon", "öön", "uun", "yyn", "hin")
#: Letters that a word begins with as the noun does, at least, to be made of it.
LEAST_ALIKE = 3


def case_forms(
    noun: str, forms: Collection[str], lemmas: Callable[[Collection[str]], Mapping[str, str]], language: str
) -> frozenset[str]:
    """The forms that a noun has beside those of the dictionary; `lemmas` looks words up."""
    cases = completed(forms, language)
    made = (
        cases | {each for form in {*forms, *cases} for each in _of_somebody(form)} if language == "fi" else cases
    )
    known = lemmas(made)
    least = min(LEAST_ALIKE, len(noun))
    return frozenset(
        form
        for form in made
        if in_common(known.get(form, noun), noun) >= least and (language == "et" or known.get(form) != form)
    )


def completed(forms: Collection[str], language: str) -> set[str]:
    """All cases of the beginnings that have most: Turusta beside Turussa.

    >>> sorted(completed({"panga", "pangal", "pangale", "pangaga", "pangaks"}, "et"))[:4]
    ['pangad', 'pangaga', 'pangaks', 'pangal']
    """
    found: set[str] = set()
    for endings, more in _CASES[language]:
        counts = Counter(form.removesuffix(end) for form in forms for end in endings if form.endswith(end))
        bases = [base for base, count in counts.items() if count >= ENOUGH]
        found |= {base + end for base in bases for end in (*endings, *more)}
    return found


def _of_somebody(form: str) -> list[str]:
    """A Finnish form with the endings that say whose: silmiä → silmiäni, silmiään.

    >>> _of_somebody("silmiä"), _of_somebody("silmiin")[-1], _of_somebody("silmät")
    (['silmiäni', 'silmiäsi', 'silmiämme', 'silmiänne', 'silmiänsä', 'silmiään'], 'silmiinsä', [])
    """
    hers = "nsa" if not set("aou").isdisjoint(form) else "nsä"
    if form.endswith(_LONG):
        return [form[:-1] + end for end in (*_WHOSE, hers)]
    if form.endswith("ksi"):
        return [f"{form[:-1]}e{end}" for end in (*_WHOSE, hers, "en")]
    if form.endswith(("a", "ä", "lle")):
        return [form + end for end in (*_WHOSE, hers, f"{form[-1]}n")]
    return []
