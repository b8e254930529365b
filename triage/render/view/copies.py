"""The other articles of a story in few words: who carries it, when, and what became of the text.

Plain text in parts, for the terminal and for Markdown; which article is the main one was decided before.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from triage.article import Article, moment
from triage.render.view.dates import UNDATED, when
from triage.render.view.options import Options
from triage.render.view.points import many
from triage.render.view.short import TITLE, short
from triage.render.view.stories import is_version
from triage.report.report import Hit, OnEvent, Story, StoryChange
from triage.stories.marks import bare_title, mark_of

#: Share of the words that is left of a cut copy, at most → what people say.
CUTS = ((0.15, "only its opening"), (0.29, "cut to a quarter"), (0.42, "cut to a third"), (0.58, "cut to half"),
        (0.71, "cut to two thirds"), (0.87, "cut to three quarters"))  # fmt: skip
LONGER = 1.15
#: Earlier versions and changed figures that are told of a story.
VERSIONS, FIGURES = 5, 3
#: Other articles on its event that are named by their headlines.
ON_EVENT = 5
BULLETS = ("*", "•", "·", "- ", "– ")


class StoryLine(Struct, frozen=True):
    """A label and what it introduces."""

    label: str
    parts: tuple[str, ...]
    #: "hint", "problem" for what was withdrawn, "text" for quoted sentences.
    style: Literal["hint", "problem", "text"] = "hint"


def story_lines(story: Story | None, shown: Hit, options: Options) -> list[StoryLine]:
    """What to say of the other articles of a story and its event; `shown` is the main one with its summary."""
    lines = _story_lines(story, shown, options) if story else []
    return [*lines, *event_lines(shown, options)]


def event_lines(hit: Hit, options: Options) -> list[StoryLine]:
    """`also: Ostrava buys Brandvik ferries (Meridian, no. 2)`: the others on its event, hits of their own."""
    others = hit.event.others if hit.event else ()
    most = len(others) if options.all else ON_EVENT
    lines = [StoryLine("also:", (_on_event(other),)) for other in others[:most]]
    if rest := others[most:]:
        numbers = [str(other.number) for other in rest if other.number is not None]
        where = f" ({'no.' if len(numbers) == 1 else 'nos.'} {', '.join(numbers)})" if numbers else ""
        lines.append(StoryLine("also:", (f"{len(rest):,} more{where}",)))
    return lines


def _on_event(other: OnEvent) -> str:
    outlet = short(other.outlet.strip())
    facts = [outlet, "" if other.number is None else f"no. {other.number}"]
    beside = ", ".join(filter(None, facts))
    return f"{short(other.title, TITLE) or other.path}{f' ({beside})' if beside else ''}"


def _story_lines(story: Story, shown: Hit, options: Options) -> list[StoryLine]:
    """The gravest first."""
    main = story.main.article
    lines: list[StoryLine] = []
    plain: list[Hit] = []
    earlier: list[Hit] = []
    versions: list[Hit] = []
    for copy in story.copies:
        if mark_of(copy.article).label:
            lines.append(_marked(copy, story, options))
        elif mark_of(main).kind and copy.article.outlet == main.outlet:
            earlier.append(copy)
        elif is_version(copy):
            versions.append(copy)
        else:
            plain.append(copy)
    if earlier:
        lines.append(_earlier(earlier, story, options))
    lines += _versions(versions, story, options)
    if plain:
        lines.append(_plain(plain, story, options))
    lines.sort(key=lambda line: line.style != "problem")
    return [*_changes(story), *_news(story, shown), *lines]


def _marked(copy: Hit, story: Story, options: Options) -> StoryLine:
    """An article with a mark of the wire, by its headline; of a notice why."""
    from triage.stories.advisory import reason

    label = mark_of(copy.article).label
    told = reason(copy.article, story.main.article) if label == "WITHDRAWN" else ""
    said = f"{_entry(copy, story, options)}: {told or short(bare_title(copy.article.title), TITLE)}"
    return StoryLine(f"= {label}", (said,), "problem" if label == "WITHDRAWN" else "hint")


def _earlier(earlier: Sequence[Hit], story: Story, options: Options) -> StoryLine:
    """What the main article replaces or withdraws, of the same outlet."""
    main = story.main.article
    entries = tuple(
        version_said(copy, _entry(copy, story, options))
        if _has_own_title(copy, main)
        else _entry(copy, story, options)
        for copy in earlier
    )
    if mark_of(main).kind == "withdrawal":
        return StoryLine("= withdraws:", entries, "problem")
    return StoryLine("= replaces:", entries)


def _plain(copies: Sequence[Hit], story: Story, options: Options) -> StoryLine:
    """Who has the same text, and whose it is."""
    from triage.stories.origin import origin

    counts = Counter(_entry(copy, story, options) for copy in copies)
    entries = tuple(f"{entry} ×{count}" if count > 1 else entry for entry, count in counts.items())
    of = origin(one.article for one in (story.main, *copies))
    count = many(len(copies), "copy", "copies")
    return StoryLine(f"= {count} of {of} text:" if of else f"= {count}:", entries)


def _versions(versions: Sequence[Hit], story: Story, options: Options) -> list[StoryLine]:
    """Each with its headline, the latest first."""
    ordered = sorted(versions, key=lambda copy: -(moment(copy.article.published) or 0.0))
    most = len(ordered) if options.all else VERSIONS
    lines = [
        StoryLine(
            "= earlier:" if _is_outdated(copy) else "= and:", (version_said(copy, _entry(copy, story, options)),)
        )
        for copy in ordered[:most]
    ]
    if len(ordered) > most:
        lines.append(StoryLine("= earlier:", (f"{len(ordered) - most} more",)))
    return lines


def _is_outdated(copy: Hit) -> bool:
    return copy.story is not None and copy.story.is_outdated


def version_said(copy: Hit, entry: str) -> str:
    """`Kyodo 01:00: Cholera kills two in Harare`, with the figures that its headline does not say."""
    title = short(bare_title(copy.article.title).strip() or " ".join(copy.article.body[:80].split()), TITLE)
    was = [one.was for one in copy.story.changes if one.was and one.field == "figures"] if copy.story else []
    figures = ", ".join(figure for figure in was if figure not in title)
    return f"{entry}: {title}{f' ({figures})' if figures else ''}"


def _has_own_title(copy: Hit, main: Article) -> bool:
    return _is_outdated(copy) and bare_title(copy.article.title) != bare_title(main.title)


def _changes(story: Story) -> list[StoryLine]:
    """What the main article says anew, but for what its mark of the wire says by itself."""
    part = story.main.story
    # A correction says the whole sentence, before and after.
    said = change_said(part.changes) if part and mark_of(story.main.article).kind != "correction" else ()
    return [StoryLine("now ", said, "text")] if said else []


def change_said(changes: Sequence[StoryChange]) -> tuple[str, ...]:
    """`two dead → 41 dead`; a new headline stands above by itself, a sentence is quoted elsewhere.

    >>> change_said([StoryChange(field="figures", was="two dead", now="41 dead"), StoryChange(field="figures", was="", now="12 ill")])
    ('two dead → 41 dead', '12 ill')
    """
    figures = [one for one in changes if one.field == "figures"]
    return tuple(f"{one.was} → {one.now}" if one.was else one.now for one in figures[:FIGURES])


def _news(story: Story, shown: Hit) -> list[StoryLine]:
    """The first sentence that an update adds to its earlier versions, or that a correction puts right."""
    main = story.main.article
    kind = mark_of(main).kind
    if kind not in ("update", "correction"):
        return _quoted(story, shown)
    own = [copy.article for copy in story.copies if copy.article.outlet == main.outlet] or [
        copy.article for copy in story.copies
    ]
    earlier = Article(title=" ".join(one.title for one in own), body="\n\n".join(one.body for one in own))
    return _added(main, earlier, shown) if kind == "update" else _corrected(main, earlier)


def _quoted(story: Story, shown: Hit) -> list[StoryLine]:
    """The first sentence that is new, unless the summary has it."""
    changes = story.main.story.changes if story.main.story else ()
    sentences = [one.now for one in changes if one.field == "body" and one.now]
    told = " ".join(" ".join(one.text.split()) for one in shown.summary or ())
    untold = [one for one in sentences if one not in told]
    return [StoryLine("new ", (untold[0], *_more(len(untold) - 1)), "text")] if untold else []


def _added(main: Article, earlier: Article, shown: Hit) -> list[StoryLine]:
    from triage.stories.sentences import new_sentences

    # Bullets above an update announce what its sentences say; the summary has said what it says.
    told = {(one.start, one.end) for one in shown.summary or () if one.field == "body"}
    spans = [span for span in new_sentences(main, earlier) if not main.body.startswith(BULLETS, span[0])]
    untold = [span for span in spans if span not in told]
    if not untold:
        return []
    return [StoryLine("new ", (_sentence(main, untold[0]), *_more(len(spans) - 1)), "text")]


def _corrected(main: Article, earlier: Article) -> list[StoryLine]:
    """A sentence with its old version says most; without one the added and the dropped are told all the same."""
    from triage.stories.sentences import corrections

    found = sorted(corrections(main, earlier), key=lambda one: one.old is None or one.new is None)
    lines = []
    for label, of, span in (("was ", earlier, found[0].old), ("now ", main, found[0].new)) if found else ():
        if span is not None:
            more = _more(len(found) - 1) if label == "now " else ()
            lines.append(StoryLine(label, (_sentence(of, span), *more), "text"))
    return lines


def _sentence(article: Article, span: tuple[int, int]) -> str:
    return " ".join(article.body[span[0] : span[1]].split())


def _more(count: int) -> tuple[str, ...]:
    return (f"+{count} more",) if count > 0 else ()


def _entry(copy: Hit, story: Story, options: Options) -> str:
    """`Star Online 08:05 (cut to half)`."""
    article = copy.article
    who = short(article.outlet.strip()) or article.path.rsplit("/", 1)[-1]
    time = when(article, options.now, options.timezone).removeprefix(f"{UNDATED}, ")
    day = _day(when(story.main.article, options.now, options.timezone))
    if day and ":" in time and _day(time) == day:
        time = time.rsplit(" ", 1)[-1]
    became = "" if mark_of(article).label else _became(copy, story)
    place = f" {article.path}" if options.verbose else ""
    return f"{who} {time}{f' ({became})' if became else ''}{place}"


def _day(time: str) -> str:
    return time.rsplit(" ", 1)[0] if ":" in time else time


def _became(copy: Hit, story: Story) -> str:
    """What the outlet did to the text, measured by the main article, or by the fullest plain one below a marked one."""
    whole = story.main.words
    if mark_of(story.main.article).kind:
        whole = max(one.words for one in story.copies if not mark_of(one.article).label)
    share = copy.words / max(whole, 1)
    if share > LONGER:
        return "longer"
    return next((said for most, said in CUTS if share <= most), "")
