"""`--methods`: a run as a paragraph, tables and a citation, in Markdown that can be pasted into a paper."""

from collections import Counter
from collections.abc import Iterator, Sequence

from triage.languages.names import name_of
from triage.render.markdown import escape
from triage.render.view.dates import UNDATED
from triage.render.view.points import many
from triage.render.view.report import LEFT_ALONE, NOT_READ
from triage.render.view.safe import safe_line
from triage.scoring.score import REASON_WORDS
from triage.tuning.measures import Proportion
from triage.tuning.methods import Citation, Judgements, Methods, ProfileMethod
from triage.tuning.recall import Interval

#: Outlets and languages that are named one by one.
NAMED = 10
#: Why articles are no hits, in the words of such a section.
REASONS = {
    "no_match": "in which no term matched",
    "below_threshold": REASON_WORDS["below_threshold"],
    "excluded": "with a term that excludes",
    "requires": "without a term that is required",
    "language": "in a language that no profile asks for",
    "status": "withdrawn or under embargo",
    "filter": "by the filters of the profiles or of the run",
    "seen": REASON_WORDS["seen"],
}


def as_markdown(methods: Methods) -> Iterator[str]:
    """The section."""
    yield "## Methods\n\n"
    yield " ".join(sentence for sentence in _sentences(methods) if sentence) + "\n\n"
    yield "| | |\n|---|---|\n"
    for name, value in _rows(methods):
        yield f"| {name} | {value} |\n"
    yield "\n| profile | title | threshold | hits | SHA-256 of its terms and rules |\n|---|---|---:|---:|---|\n"
    for each in methods.profiles:
        yield _profile_row(each)
    judged = [each for each in methods.profiles if each.judgements is not None]
    if judged:
        yield "\n| profile | labelled | wanted | precision | recall |\n|---|---:|---:|---:|---:|\n"
        for each in judged:
            yield _judged_row(each)
        yield f"\n{_how_judged(judged)}\n"
    yield f"\n```bibtex\n{bibtex(methods.citation, methods.run.version)}```\n"


def _sentences(methods: Methods) -> Iterator[str]:
    run, corpus, stats = methods.run, methods.corpus, methods.stats
    yield (
        f"We selected articles with triage {run.version} (matching rules {run.rules_version}), which scores each article from 0 to 100 "
        f"against {many(len(methods.profiles), 'keyword profile')}; the same input and profiles give the same result."
    )
    said = f"{many(stats.files, 'file')} held {many(stats.articles, 'article')}"
    yield f"{said}, of which {corpus.outside:,} lay outside the period studied." if corpus.outside else f"{said}."
    yield _corpus(methods)
    yield f"An article counted as a hit when it reached the threshold of {'the' if len(methods.profiles) == 1 else 'a'} profile ({_thresholds(methods)})."
    yield f"This gave {many(stats.hits, 'hit')} ({_share(stats.hits, corpus.articles)} of the articles)."
    left_out = _left_out(methods)
    if left_out:
        yield f"We left out {_and(left_out)}."
    if corpus.by_arrival:
        yield f"{many(corpus.by_arrival, 'article')} without a date {_was(corpus.by_arrival)} placed by the time the file arrived."
    if methods.stories is not None:
        yield (
            f"Near-duplicates were grouped by their wording: {many(stats.copies, 'hit')} {_was(stats.copies)} a copy or an earlier version of another, "
            f"which leaves {many(methods.stories, 'story', 'stories')}."
        )
    else:
        yield "Near-duplicates were not grouped."
    unread = stats.unread
    if unread:
        yield f"{many(unread, 'file')} could not be read."


def _corpus(methods: Methods) -> str:
    corpus = methods.corpus
    if not corpus.articles:
        return "No article was left to score."
    known = sum(bool(name) for name in corpus.outlets)
    parts = []
    if corpus.first:
        dates = f"on {corpus.first}" if corpus.first == corpus.last else f"from {corpus.first} to {corpus.last}"
        parts.append(f"were published {dates}")
    if known:
        parts.append(f"came from {many(known, 'outlet')}")
    languages = [name for name in corpus.languages if name]
    if languages:
        named = [f"{_language(name)} ({corpus.languages[name]:,})" for name, _ in _most(corpus.languages)]
        more = f" and {many(len(languages) - NAMED, 'other language')}" if len(languages) > NAMED else ""
        parts.append(f"were in {', '.join(named)}{more}" if more else f"were in {_and(named)}")
    unsaid = [
        f"{corpus.undated:,} gave no date" if corpus.undated else "",
        f"{corpus.outlets['']:,} no outlet" if corpus.outlets[""] else "",
        f"the language of {corpus.languages['']:,} is unknown" if corpus.languages[""] else "",
    ]
    said = f"The articles {_and(parts)}" if parts else "The articles say no date, outlet or language"
    aside = ", ".join(filter(None, unsaid))
    return f"{said}; {aside}." if aside and parts else f"{said}."


def _left_out(methods: Methods) -> list[str]:
    reasons = methods.corpus.reasons
    return [f"{reasons[code]:,} {why}" for code, why in REASONS.items() if reasons[code]]


def _rows(methods: Methods) -> Iterator[tuple[str, str]]:
    run, corpus, stats = methods.run, methods.corpus, methods.stats
    yield "Program", f"triage {run.version}, matching rules {run.rules_version}"
    asked = [f"from {methods.since}" if methods.since else "", f"until {methods.until}" if methods.until else ""]
    period = " ".join(filter(None, asked))
    if period:
        yield "Period asked for", _cell(period)
    dates = f"{corpus.first} to {corpus.last}" if corpus.first else "none given"
    yield "Published", dates + (f"; {corpus.undated:,} {UNDATED}" if corpus.undated else "")
    yield "Files", f"{stats.files:,} read, {stats.unread:,} {NOT_READ}, {stats.left_alone:,} {LEFT_ALONE}"
    yield (
        "Articles",
        f"{stats.articles:,}" + (f"; {corpus.outside:,} outside the period" if corpus.outside else ""),
    )
    yield "Outlets", _listed(corpus.outlets)
    languages = Counter({_language(name): count for name, count in corpus.languages.items()})
    aside = f"; told from the text for {corpus.detected:,}" if corpus.detected else ""
    yield "Languages", _listed(languages) + aside
    yield "Hits", f"{stats.hits:,}"
    yield "Left out", "; ".join(_left_out(methods)) or "none"
    if methods.stories is not None:
        yield (
            "Duplicates",
            f"{stats.copies:,} copies and earlier versions; {many(methods.stories, 'story', 'stories')}",
        )


def _profile_row(each: ProfileMethod) -> str:
    profile = each.profile
    title = _cell(profile.title)
    return f"| {_cell(profile.id)} | {title} | {_threshold(profile.threshold)} | {each.hits:,} | `{profile.sha256}` |\n"


def _judged_row(each: ProfileMethod) -> str:
    assert each.judgements is not None
    figures, measured = each.judgements, each.judgements.measured
    name = _cell(each.profile.id)
    return f"| {name} | {len(measured.judged.labels):,} | {measured.kept:,} | {_precision(figures)} | {_recall(figures)} |\n"


def _precision(figures: Judgements) -> str:
    return _with_interval(figures.precision) if figures.precision is not None else "no labelled hit"


def _recall(figures: Judgements) -> str:
    if figures.estimate is not None and figures.estimate.whole is not None:
        return _with_interval(figures.estimate.whole)
    recall = figures.measured.counts.recall
    return "nothing wanted" if recall is None else f"{recall:.0%} of the labelled"


def _with_interval(one: Proportion | Interval) -> str:
    share = one.share if isinstance(one, Proportion) else one.recall
    return f"{share:.0%} ({one.low:.0%} to {one.high:.0%})"


def _how_judged(judged: Sequence[ProfileMethod]) -> str:
    estimates = [each.judgements.estimate for each in judged if each.judgements is not None]
    said = ""
    if any(one is None or one.precision is None for one in estimates):
        said += "Precision is that of the labelled hits, with Wilson's 95 % interval, which holds if they were chosen at random."
    if any(one is not None and one.precision is not None for one in estimates):
        said += " Precision of a stratified sample is weighted by the shares drawn (95 % interval)."
    if any(one is not None and one.whole is not None for one in estimates):
        said += " Recall with an interval is estimated from rejects drawn at random by stratum and weighted by their share (95 %)."
    if any(one is None or one.whole is None for one in estimates):
        said += " Recall without one is that among the labelled articles alone and says nothing of the others."
    return said.strip()


def bibtex(citation: Citation, version: str) -> str:
    """An entry for a bibliography."""
    fields = {
        "author": " and ".join(f"{{{name}}}" for name in citation.authors),
        "title": citation.title,
        "version": version,
        "year": citation.released[:4],
        "url": citation.url,
        "note": f"License: {citation.license}" if citation.license else "",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@software{triage,\n" + ",\n".join(lines) + "\n}\n"


def _thresholds(methods: Methods) -> str:
    found = list(dict.fromkeys(_threshold(each.profile.threshold) for each in methods.profiles))
    return found[0] if len(found) == 1 else "see the table"


def _threshold(threshold: float | str) -> str:
    return "any match" if threshold == "any" else f"{threshold:g}"


def _language(tag: str) -> str:
    return _cell(name_of(tag)) if tag else ""


def _listed(counts: Counter[str]) -> str:
    known = sum(bool(name) for name in counts)
    named = [f"{_cell(name)} ({count:,})" for name, count in _most(counts)]
    if known > NAMED:
        named.append(
            f"{known - NAMED:,} more ({sum(counts.values()) - counts[''] - sum(n for _, n in _most(counts)):,})"
        )
    if counts[""]:
        named.append(f"unknown ({counts['']:,})")
    return ", ".join(named) or "none"


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    known = [(name, count) for name, count in counts.items() if name]
    return sorted(known, key=lambda pair: (-pair[1], pair[0]))[:NAMED]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "0%"


def _cell(text: str) -> str:
    """Other people's text within a table."""
    return escape(safe_line(text))


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
