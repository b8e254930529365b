"""What a profile could be told, from its folder and its labels; nothing here changes anything.

Spellings that fuzzy terms took, terms that only bring false alarms, new terms, a threshold. The new terms are
`rocchio`'s; here is what needs the matches and the scores.
"""

from collections.abc import Callable, Sequence
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from triage.matching.fold import fold
from triage.profiles.model import Profile, Term
from triage.tuning.labels import Judged
from triage.tuning.measured import Measured, Scored, TermUse, measure
from triage.tuning.measures import DecisionCounts, best_cut
from triage.tuning.rocchio import NewTerm, new_terms, with_terms
from triage.tuning.words import WordStatistics

#: A spelling in so many articles, none of which has the term as it is written, is more likely another name.
OTHER_NAME = 2
#: Fewer false alarms of a term may be chance.
FALSE_ALARMS = 2
#: Labels that a threshold takes: from five the best one is chance.
ENOUGH = 20
#: Samples of the labels that its interval is made of, and the share of them that it holds.
SAMPLES, SURE = 400, 0.95
#: A gain in F1 below this is not worth a change.
CLEARLY = 0.01

Rescore = Callable[[Profile], Sequence[Scored]]


class SeenSpelling(Struct, frozen=True, kw_only=True):
    """A surface form that a fuzzy term took for a misspelling."""

    term: str
    text: str
    similarity: float
    #: Articles that have it; those of them that also have the term as it is written.
    articles: int
    beside: int
    #: Of the labelled ones.
    kept: int = 0
    skipped: int = 0

    @property
    def is_other(self) -> bool:
        """Whether it is better known as a word of its own: by the labels, else by the company it keeps."""
        if self.kept or self.skipped:
            return self.skipped > self.kept
        return self.articles >= OTHER_NAME and not self.beside


class Threshold(Struct, frozen=True, kw_only=True):
    """A threshold that does better on the labels than the present one."""

    value: float
    before: DecisionCounts
    after: DecisionCounts
    #: Whether the new terms are part of it.
    with_new_terms: bool
    #: Between these lies the best one in 95 of 100 samples of so many labels.
    low: float = 0.0
    high: float = 100.0


class Suggestions(Struct, frozen=True, kw_only=True):
    """All that is suggested for one profile."""

    profile: Profile
    articles: int
    kept: int
    skipped: int
    spellings: tuple[SeenSpelling, ...] = ()
    #: Terms that bring only false alarms.
    useless: tuple[TermUse, ...] = ()
    new_terms: tuple[NewTerm, ...] = ()
    threshold: Threshold | None = None

    @property
    def variants(self) -> tuple[SeenSpelling, ...]:
        """Spellings to accept for good."""
        return tuple(one for one in self.spellings if not one.is_other)

    @property
    def known_words(self) -> tuple[SeenSpelling, ...]:
        """Spellings to block."""
        return tuple(one for one in self.spellings if one.is_other)


def suggest(profile: Profile, scored: Sequence[Scored], judged: Judged, rescore: Rescore) -> Suggestions:
    """`scored` is the folder under the profile; `rescore` scores it under a changed one."""
    labels = {place: label.keeps for place, label in judged.labels.items()}
    articles = [one.article for one in scored]
    found: tuple[NewTerm, ...] = ()
    measured = measure(profile, scored, judged)
    threshold = None
    if True in labels.values() and False in labels.values():
        found = new_terms(profile, articles, labels, WordStatistics(articles))
        threshold = _threshold(profile, scored, measured, judged, found, rescore)
    return Suggestions(
        profile=profile,
        articles=len(scored),
        kept=measured.kept,
        skipped=measured.skipped,
        spellings=_spellings(profile, scored, labels),
        useless=tuple(
            use for use in measured.terms if use.weight > 0 and not use.right and use.only_wrong >= FALSE_ALARMS
        ),
        new_terms=found,
        threshold=threshold,
    )


def _threshold(
    profile: Profile,
    scored: Sequence[Scored],
    measured: Measured,
    judged: Judged,
    found: Sequence[NewTerm],
    rescore: Rescore,
) -> Threshold | None:
    """The best cut with the new terms; with weights a profile that reported every match needs one."""
    if measured.kept + measured.skipped < ENOUGH:
        return None
    after = measured
    if found:
        changed = replace(with_terms(profile, found), threshold=0.0, threshold_rule="given")
        scored = rescore(changed)
        after = measure(changed, scored, judged)
    best = after.best
    if best is None:
        return None
    if profile.threshold != "any":
        # The present one stays unless another does clearly better.
        present = next((cut.counts.f1 for cut in after.sweep if cut.threshold >= float(profile.threshold)), 0.0)
        if best.counts.f1 < present + CLEARLY:
            return None
    elif not found and best.counts.f1 < measured.counts.f1 + CLEARLY:
        return None
    low, high = _interval([(scored[place].value, label.keeps) for place, label in judged.labels.items()])
    return Threshold(
        value=best.threshold,
        before=measured.counts,
        after=best.counts,
        with_new_terms=bool(found),
        low=min(low, best.threshold),
        high=max(high, best.threshold),
    )


def _interval(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Between which bounds the best threshold lies when other labels are drawn: as many, with replacement."""
    random = Random("triage threshold")
    samples = (best_cut(random.choices(pairs, k=len(pairs))) for _ in range(SAMPLES))
    cuts = sorted(float(cut.threshold) for cut in samples if cut is not None)
    if not cuts:
        return 0.0, 100.0
    tail = int(len(cuts) * (1 - SURE) / 2)
    return cuts[tail], cuts[-1 - tail]


def _spellings(profile: Profile, scored: Sequence[Scored], labels: dict[int, bool]) -> tuple[SeenSpelling, ...]:
    """Every fuzzy surface form of the folder, the most frequent of each term first."""
    seen: dict[tuple[str, str], list[int]] = {}
    beside: dict[tuple[str, str], int] = {}
    likeness: dict[tuple[str, str], float] = {}
    # Headlines in capitals are no spellings of their own: the one that was met first stands for all.
    written: dict[tuple[str, str], str] = {}
    known = {term.id: _texts(term) for term in profile.terms}
    for place, one in enumerate(scored):
        matches = one.score.matches if one.score is not None else ()
        plain = {match.term for match in matches if not match.is_near}
        near = {(match.term, _bare(match.text), match.similarity) for match in matches if match.is_near}
        for term, text, similarity in sorted(near, key=lambda one: (one[0], one[1].isupper(), one[1])):
            if fold(text) in known.get(term, ()):
                continue
            key = (term, written.setdefault((term, fold(text)), text))
            if place in seen.get(key, ()):
                continue
            seen.setdefault(key, []).append(place)
            beside[key] = beside.get(key, 0) + (term in plain)
            likeness[key] = similarity
    found = [
        SeenSpelling(
            term=term,
            text=text,
            similarity=likeness[term, text],
            articles=len(places),
            beside=beside[term, text],
            kept=sum(labels.get(place) is True for place in places),
            skipped=sum(labels.get(place) is False for place in places),
        )
        for (term, text), places in seen.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.term, -one.articles, one.text)))


def _bare(text: str) -> str:
    """The text without a possessive, on one line."""
    return " ".join(text.split()).removesuffix("'s").removesuffix("’s")


def _texts(term: Term) -> frozenset[str]:
    return frozenset(fold(text) for text in (term.text, *term.variants))
