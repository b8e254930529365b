"""`--format markdown`: the list for a wiki, an issue or a mail; article text is escaped and never acts as markup."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from triage.entities.entity import Entity, EntityType
from triage.render.view import safe
from triage.render.view.copies import badge, stories_of, story_lines, story_of, withdrawn_by
from triage.render.view.dates import when
from triage.render.view.options import Options
from triage.render.view.points import many, shown_score
from triage.render.view.problems import told_problems
from triage.render.view.quote import Quoted, quote, summary_of, title_stretches
from triage.render.view.why import Part, parts_of, said, would_be_hit
from triage.report.rank import nearest, open_value
from triage.report.report import Hit, ProfileUse, Reject, Report, Story
from triage.scoring.score import Score

KINDS: tuple[tuple[str, EntityType], ...] = (("who", "PERSON"), ("org", "ORG"), ("at", "LOC"))


class MarkdownRenderer:
    """CommonMark, one heading per hit."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stories: dict[str, Story] = {}

    def render(self, report: Report) -> Iterator[str]:
        """Title, hits, what was left out."""
        used = report.run.profiles
        self._stories = stories_of(report)
        ranked = [(number, hit, hit.scores[0]) for number, hit in enumerate(report.hits, 1)]
        yield f"# {' · '.join(escape(profile.title or profile.id) for profile in used) or 'triage'}\n\n"
        if self._options.by_profile and len(used) > 1:
            for profile in used:
                yield f"## {escape(profile.title or profile.id)}\n\n"
                yield from self._hits(_under(profile, ranked), tagged=False)
        else:
            yield from self._hits(ranked, tagged=len(used) > 1)
        yield from _left_out(report, self._options)

    def _hits(self, ranked: Sequence[tuple[int, Hit, Score]], *, tagged: bool) -> Iterator[str]:
        for number, hit, score in ranked:
            yield from self._hit(number, hit, score, tagged=tagged)
        if not ranked:
            yield "No hits.\n\n"

    def _hit(self, number: int, hit: Hit, score: Score, *, tagged: bool) -> Iterator[str]:
        article = hit.article
        title = marked(title_stretches(article, (score,))) or "untitled"
        value = shown_score(score.value, score.threshold)
        yield f"### {number}. {title}\n\n"
        mark = badge(article, story_of(hit, self._stories))
        meta = [
            f"**{value}** {score.band}",
            escape(score.profile) if tagged else "",
            f"**{mark}**" if mark else "",
        ]
        meta.append(escape(article.outlet))
        meta += [escape(when(article, self._options.now, self._options.timezone)), f"{hit.words:,} words"]
        meta += [code(_place(hit)), link(article.url)]
        yield " · ".join(one for one in meta if one) + "\n\n"
        summary = summary_of(hit, [one for one in hit.scores if one.hit] or hit.scores)
        quoted = "" if withdrawn_by(article, story_of(hit, self._stories)) else marked(quote(article, summary))
        if quoted:
            yield f"> {quoted}\n\n"
        if parts := parts_of(score):
            yield f"- why: {' · '.join(_part(part) for part in parts)}\n"
        for label, kind in KINDS:
            if names := _names(hit.entities or (), kind):
                yield f"- {label}: {names}\n"
        story = story_of(hit, self._stories)
        for line in story_lines(story, hit, self._options):
            yield f"- {escape(line.label.strip('= '))} {', '.join(map(escape, line.parts))}\n"
        yield "\n"


def _under(profile: ProfileUse, ranked: Sequence[tuple[int, Hit, Score]]) -> list[tuple[int, Hit, Score]]:
    own = [
        (number, hit, score)
        for number, hit, _ in ranked
        for score in hit.scores
        if score.profile == profile.id and score.hit
    ]
    return sorted(own, key=lambda one: (-one[2].value, one[0]))


def _left_out(report: Report, options: Options) -> Iterator[str]:
    stats = report.stats
    yield "---\n\n"
    listed = report.rejects if options.all else report.near_misses
    for reject in listed:
        best = nearest(reject)
        if options.all or (best and (would_be_hit(best) or open_value(best) > 0)):
            yield _reject(reject, best)
    if listed:
        yield "\n"
    for problem in told_problems(report.problems):
        yield f"- problem: {escape(problem.text)}\n"
    if report.problems:
        yield "\n"
    cut = f" ({stats.cut:,} of them cut by \\-\\-top)" if stats.cut else ""
    counts = (
        (stats.below_threshold, "passing"),
        (stats.excluded, "excluded"),
        (stats.requires, "without what is required"),
        (stats.dates + stats.language + stats.status + stats.filter, "filtered out"),
        (stats.seen, "seen before"),
        (stats.no_match, "without a match"),
        (stats.undated, "undated"),
        (stats.by_arrival, "dated by arrival"),
        (stats.copies, "folded as copies"),
        (stats.left_alone, "files left alone"),
        (stats.unread, "not read"),
    )
    rest = "".join(f", {count:,} {what}" for count, what in counts if count)
    yield f"{many(stats.articles, 'article')}: {many(stats.hits, 'hit')}{cut}{rest}\n"


def _reject(reject: Reject, best: Score | None) -> str:
    title = escape(reject.article.title) or "untitled"
    if best is None:
        return f"- – {title}: no match\n"
    value = shown_score(open_value(best), best.threshold)
    would = ", would have been a hit" if would_be_hit(best) else ""
    return f"- {value} {title}: {escape(said(best))}{would}\n"


def _part(part: Part) -> str:
    spelt = f" (spelt {', '.join(escape(near) for near in part.spelt)})" if part.spelt else ""
    return f"{escape(part.name)} {part.signed}{spelt}"


def _names(entities: Sequence[Entity], kind: EntityType) -> str:
    chosen = sorted(
        (one for one in entities if one.type == kind and one.shown and one.count > 0), key=lambda one: -one.count
    )
    return ", ".join(
        f"{escape(one.text)} {one.count}" if one.count > 1 else escape(one.text) for one in chosen[:8]
    )


def _place(hit: Hit) -> str:
    return f"{hit.article.path}#{hit.article.index}" if hit.article.index else hit.article.path


def marked(stretches: Sequence[Quoted]) -> str:
    """Quoted text with its matches in bold."""
    pieces: list[str] = []
    for is_match, group in groupby(stretches, lambda one: bool({"match", "fuzzy"} & set(one.kinds))):
        parts = list(group)
        escaped = escape("".join(one.text for one in parts), trim=False, opening=not pieces)
        near = "\\~" if "fuzzy" in parts[-1].kinds else ""
        pieces.append(f"**{escaped}**{near}" if is_match and escaped.strip() else escaped)
    return "".join(pieces).strip()


@cache
def _acting() -> re.Pattern[str]:
    # `://`, `www.` and `@` would make bare addresses into links.
    return re.compile(r"[\\`*_{}\[\]<>#|~&@$]|:(?=//)|(?<=[wW])\.")


@cache
def _opening() -> re.Pattern[str]:
    """What only acts at the start of a line: list bullets, underlines of headings, ordered lists."""
    return re.compile(r"^( *)(?:([-+=])|(\d+)([.)]))")


def escape(text: str, *, trim: bool = True, opening: bool = True) -> str:
    r"""Text of others for the middle or the start of a Markdown line.

    >>> escape("*bold* [x](http://y)"), escape("1. first"), escape("- a-b")
    ('\\*bold\\* \\[x\\](http\\://y)', '1\\. first', '\\- a-b')
    """
    shown = _acting().sub(r"\\\g<0>", safe.line(text) if trim else safe.piece(text))
    if not opening:
        return shown
    return _opening().sub(lambda at: at[1] + (f"\\{at[2]}" if at[2] else f"{at[3]}\\{at[4]}"), shown)


def code(text: str) -> str:
    """A code span that holds any text, its own backticks too.

    >>> code("a`b")
    '`` a`b ``'
    """
    shown = safe.line(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{shown}{pad}{fence}" if shown else ""


def link(url: str) -> str:
    """Only addresses of the web, and nothing in them that could end the link."""
    shown = safe.line(url)
    if not re.match(r"https?://[^\s<>\\]+\Z", shown):
        return ""
    return f"[source](<{shown}>)"
