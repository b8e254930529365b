"""A small digest with a bit of everything, for renderers; `digest(field=…)` changes what a test is about."""

from typing import Any

from render.builders import article, below, excluded, hit, in_article, points, score

from triage.digest.model import (
    CorrectedSentence,
    Digest,
    DigestCounts,
    DigestStory,
    DigestWindow,
    Past,
    StoryEvent,
    Use,
)
from triage.digest.notes import (
    Coverage,
    Day,
    DigestOmissions,
    FirstTime,
    NearMiss,
    SelfTests,
    SpotCheck,
    SpotEstimate,
    Unread,
)
from triage.entities.entity import Entity
from triage.errors import Problem
from triage.report.report import Hit, Snippet, StoryPart
from triage.report.snippets import excerpt
from triage.report.summary import summary
from triage.tuning.recall import Interval

#: Friday 18 and Monday 21 November 2016, 06:00 in Lima.
FRIDAY, MONDAY = 1479466800.0, 1479726000.0
HOUR = 3600.0


def told(title: str, body: str, value: float, path: str, role: str | None = None, **more: Any) -> Hit:
    """A hit of "Lima" and "flood" with its summary."""
    art = article(title, body, path, **more)
    matches = in_article(art, "Lima", "flood")
    parts = (points("Lima", value * 0.75, 2), points("flood", value * 0.25, 1))
    return hit(
        art,
        score(value, matches=matches, contributions=parts),
        summary=summary(art, matches),
        entities=(Entity(text="Rosa Quispe", type="PERSON", count=2, confidence=0.9),),
        story=None if role is None else StoryPart(id="3f2a", role=role, size=3),  # type: ignore[arg-type]
    )


FLOOD = told(
    "Lima flood forces hundreds from their homes",
    "A flood in Lima drove 400 people from their homes, mayor Rosa Quispe said on Saturday. Two bridges are closed.",
    91.2,
    "inbox/0412.txt",
    "main",
    outlet="Andina",
    published="2016-11-19T09:30:00-05:00",
    url="https://example.org/lima-flood",
)
FLOOD_COPY = told(
    FLOOD.article.title,
    FLOOD.article.body.split(". ")[0] + ".",
    84.0,
    "inbox/0413.txt",
    "copy",
    outlet="El Correo",
    published="2016-11-19T10:05:00-05:00",
)
FLOOD_ALSO = told("Rain closes Lima airport", "Rain closed Lima airport.", 55.0, "inbox/0414.txt", outlet="EFE")
PORT = told(
    "UPDATE 2-Lima port workers end strike",
    "Workers at the port of Lima ended their strike. The first ships would leave on Tuesday.",
    80.4,
    "inbox/0501.xml",
    outlet="Reuters",
    published="2016-11-20T22:10:00Z",
)
TRADE = told("Peru readies Lima for Pacific leaders <b>&", "Lima is ready.", 54.0, "inbox/0502.txt", outlet="AP")
FRIDAYS = Past(
    digest="peru-1118",
    number=2,
    title="Lima port strike enters second week",
    outlet="Reuters",
    delivered=FRIDAY,
)


def digest(**more: Any) -> Digest:
    """The example; whatever is given replaces what it has."""
    facts: dict[str, Any] = {
        "id": "peru-1121",
        "name": "peru",
        "profile": Use(
            id="peru",
            title="Peru and its neighbours",
            sha256="3f2a91c0" * 8,
            path="profiles/peru.toml",
            threshold=50.0,
        ),
        "window": DigestWindow(since=FRIDAY, until=MONDAY, timezone="America/Lima"),
        "counts": DigestCounts(
            read=1204,
            hits=6,
            stories=3,
            articles=5,
            updates=1,
            passing=4,
            no_match=1193,
            excluded=1,
            usual_read=1180.0,
            usual_stories=4.0,
        ),
        "tests": SelfTests(
            passed=6, failed=(("Lima, Ohio", ("expected no hit, but it is one: 64.0, threshold 50",)),)
        ),
        "events": _events(),
        "stories": _stories(),
        "passing": (NearMiss(reject=below("Toyota to expand plant", 46.0), value=46.0),),
        "excluded": (NearMiss(reject=excluded("Swallows sign slugger", 61.0), value=61.0),),
        "first_times": (FirstTime(name="Rosa Quispe", type="PERSON", term="flood", story=1),),
        "spot_check": SpotCheck(
            handle="peru-1121-s", reject=below("Asia stocks slip on trade fear", 31.0), value=31.0, share=0.25
        ),
        "estimate": SpotEstimate(drawn=60, wrong=2, recall=Interval(0.96, 0.87, 0.99)),
        "coverage": (
            Coverage(name="Kyodo", count=71, usual=180.0, last_seen=FRIDAY + 32 * HOUR, is_silent=True),
            Coverage(name="Reuters", count=540, usual=560.0, last_seen=MONDAY - HOUR),
            Coverage(name="regional", is_folder=True, count=12, last_seen=MONDAY - 2 * HOUR),
        ),
        "unread": (
            Unread(problem=Problem(path="inbox/scan_04.pdf", code="damaged", message="encrypted")),
            Unread(problem=Problem(path="inbox/old.pdf", code="bound", message="too large"), is_new=False),
        ),
        "held": (
            DigestOmissions(reason="archive", count=310, at=MONDAY - 7 * 24 * HOUR),
            DigestOmissions(reason="top", count=2, titles=("Lima opens museum", "Lima marathon")),
            DigestOmissions(reason="copies", count=5),
        ),
        "days": tuple(
            Day(day=f"2016-11-{day:02}", hits=day % 7, stories=day % 5, read=1000) for day in range(1, 22)
        ),
        "previous": "peru-1118",
        "version": "0.4",
    }
    return Digest(**{**facts, **more})


def _events() -> tuple[StoryEvent, ...]:
    kill = article(
        "KILL-Base talks in Lima collapse",
        "Story should not be used; meeting did not take place.",
        "inbox/0431.txt",
        outlet="Kyodo",
    )
    corrected = article(
        "CORRECTED-Lima mayor visits port", "Rosa Quispe visited the port.", "inbox/0432.txt", outlet="AP"
    )
    return (
        StoryEvent(
            kind="withdrawal",
            past=Past(
                digest="peru-1118",
                number=1,
                title="Base talks in Lima collapse",
                outlet="Kyodo",
                delivered=FRIDAY,
            ),
            article=kill,
            at=FRIDAY + 29 * HOUR,
            reason="Story should not be used; meeting did not take place.",
        ),
        StoryEvent(
            kind="correction",
            past=Past(digest="peru-1118", number=3, title="Lima mayor visits port", outlet="AP", delivered=FRIDAY),
            article=corrected,
            at=FRIDAY + 30 * HOUR,
            changes=(CorrectedSentence("Rosa Quiroz visited the port.", "Rosa Quispe visited the port."),),
        ),
    )


def _stories() -> tuple[DigestStory, ...]:
    return (
        DigestStory(
            number=1, section="top", hit=FLOOD, copies=(FLOOD_COPY,), origin="Reuters", also=(FLOOD_ALSO,)
        ),
        DigestStory(
            number=2,
            section="top",
            hit=PORT,
            badge="UPDATE 2",
            past=FRIDAYS,
            new_sentences=(_sentence(PORT, "The first ships would leave on Tuesday."),),
        ),
        DigestStory(number=3, section="also", hit=TRADE),
    )


def _sentence(one: Hit, text: str) -> Snippet:
    start = one.article.body.index(text)
    return excerpt(one.article, "body", (start, start + len(text)), one.scores[0].matches)
