"""`--format markdown`: the list for a wiki, an issue or a mail; article text is escaped and never acts as markup."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from triage.entities.entity import Entity, EntityType
from triage.expression import Expression
from triage.render.view import safe
from triage.render.view.copies import story_lines
from triage.render.view.hits import KINDS, facts_of, is_said, names_of, place, rank_of
from triage.render.view.not_shown import (
    FoldedArticle,
    NotShown,
    folded,
    folded_said,
    held_back,
    newest_folded,
    passing,
    rejected,
)
from triage.render.view.options import Options
from triage.render.view.points import shown_score
from triage.render.view.problems import told_problems
from triage.render.view.quote import Quoted, quote, summary_of, title_stretches
from triage.render.view.report import counts_said, sections, titles_of
from triage.render.view.short import short
from triage.render.view.stories import badge, stories_of, story_of, withdrawn_by
from triage.render.view.why import SumPart, parts_of
from triage.report.report import Hit, Report, Story
from triage.scoring.score import Score


class MarkdownRenderer:
    """CommonMark, one heading per hit."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stories: dict[str, Story] = {}

    def render(self, report: Report) -> Iterator[str]:
        """Title, hits, what was left out."""
        self._stories = stories_of(report)
        yield f"# {' · '.join(map(escape, titles_of(report.run.profiles))) or 'triage'}\n\n"
        parts = sections(report, self._options)
        for section in parts:
            if len(parts) > 1:
                yield f"## {escape(section.titles[0])}\n\n"
            for number, hit, score in section.detailed:
                yield from self._hit(number, hit, score, tagged=section.is_tagged)
            if not section.ranked:
                yield f"{escape(section.nothing)}\n\n"
        yield from _left_out(report, self._options)

    def _hit(self, number: int, hit: Hit, score: Score, *, tagged: bool) -> Iterator[str]:
        article = hit.article
        title = marked(title_stretches(article, (score,))) or "untitled"
        rank = rank_of(hit, score)
        value = shown_score(rank.value, rank.threshold)
        yield f"### {number}. {title}\n\n"
        mark = badge(article, story_of(hit, self._stories))
        facts = [escape(fact) for fact in facts_of(hit, score, self._options, tagged=tagged)]
        if mark and not is_said(mark, article.title):
            facts.insert(int(tagged), f"**{mark}**")
        meta = [
            f"**{value}** {rank.band}",
            *facts,
            code(place(article)),
            link(article.url),
        ]
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


def _left_out(report: Report, options: Options) -> Iterator[str]:
    yield "---\n\n"
    listed = (
        rejected(report, options) if options.all else (*passing(report, options)[0], *held_back(report, options))
    )
    yield from map(_reject, listed)
    if listed:
        yield "\n"
    yield from _folded(folded(report, options), options)
    for problem in told_problems(report.problems):
        yield f"- {problem.label}: {escape(problem.text)}\n"
    if report.problems:
        yield "\n"
    # Two dashes are one long one to some.
    yield escape(counts_said(report)).replace("--", "\\-\\-") + "\n"


def _folded(entries: Sequence[FoldedArticle], options: Options) -> Iterator[str]:
    if not entries:
        return
    named = newest_folded(entries, options)
    yield f"{escape(folded_said(entries))}\n\n"
    for one in named:
        yield f"- {one.number} {escape(one.title, opening=False)} ({escape(one.facts, opening=False)}; {one.what})\n"
    if len(named) < len(entries):
        yield f"- {len(entries) - len(named):,} more\n"
    yield "\n"


def _reject(reject: NotShown) -> str:
    title = f"**{reject.badge}** {escape(reject.title)}" if reject.badge else escape(reject.title)
    score = "–" if reject.score is None else reject.score
    why = ", ".join(filter(None, (escape(reject.why), reject.note)))
    return f"- {score} {title}{f': {why}' if why else ''}\n"


def _part(part: SumPart) -> str:
    spelt = f" (spelt {', '.join(escape(near) for near in part.spelt)})" if part.spelt else ""
    return f"{escape(part.name)} {part.signed}{spelt}"


def _names(entities: Sequence[Entity], kind: EntityType) -> str:
    return ", ".join(
        f"{escape(short(one.text))} {one.count}" if one.count > 1 else escape(short(one.text))
        for one in names_of(entities, kind)[:8]
    )


def marked(stretches: Sequence[Quoted]) -> str:
    """Quoted text with its matches in bold."""
    pieces: list[str] = []
    for is_match, group in groupby(stretches, lambda one: bool({"match", "fuzzy"} & set(one.kinds))):
        parts = list(group)
        escaped = escape("".join(one.text for one in parts), trim=False, opening=not pieces)
        near = "\\~" if "fuzzy" in parts[-1].kinds else ""
        pieces.append(f"**{escaped}**{near}" if is_match and escaped.strip() else escaped)
    return "".join(pieces).strip()


#: `://`, `www.` and `@` would make bare addresses into links.
_ACTING = Expression(r"[\\`*_{}\[\]<>#|~&@$]|:(?=//)|(?<=[wW])\.")


#: What only acts at the start of a line: list bullets, underlines of headings, ordered lists.
_OPENING = Expression(r"^( *)(?:([-+=])|(\d+)([.)]))")


def escape(text: str, *, trim: bool = True, opening: bool = True) -> str:
    r"""Text of others for the middle or the start of a Markdown line.

    >>> escape("*bold* [x](http://y)"), escape("1. first"), escape("- a-b")
    ('\\*bold\\* \\[x\\](http\\://y)', '1\\. first', '\\- a-b')
    """
    shown = _ACTING.sub(r"\\\g<0>", safe.line(text) if trim else safe.piece(text))
    if not opening:
        return shown
    return _OPENING.sub(lambda at: at[1] + (f"\\{at[2]}" if at[2] else f"{at[3]}\\{at[4]}"), shown)


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
    """A link, if the address is one of the web; nothing in it can end the link."""
    shown = safe.line(url)
    if not re.match(r"https?://[^\s<>\\]+\Z", shown):
        return ""
    return f"[source](<{shown}>)"
