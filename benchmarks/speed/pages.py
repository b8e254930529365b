"""How long does a page take? Stories as `--format html` prints them, in a scan and in a digest, and as mail.

    python benchmarks/speed/pages.py [STORIES]

Every story has a summary with marks, six terms, twelve names and a copy. CPU time, median of five.
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from msgspec.structs import replace

from triage.article import Article
from triage.delivery.letter import letter
from triage.delivery.message import message
from triage.digest.model import Digest, DigestStory, DigestWindow, Use
from triage.entities.entity import Entity, EntitySpan
from triage.matching.match import Match
from triage.render.digest_formats import digest_renderer
from triage.render.formats import renderer
from triage.render.view.options import Options
from triage.report.report import Hit, ProfileUse, Report, Run, Stats, Story, StoryPart
from triage.report.summary import summary
from triage.scoring.score import Contribution, Score
from triage.settings import Mail

BODY = (
    "Japanese Prime Minister Shinzo Abe will seek to establish good personal ties with the president-elect. "
    "He will pitch the importance of the bilateral security alliance when they meet in New York next week. "
) * 8
TERMS = ("Abe", "alliance", "security", "York", "Prime", "week")
NAMES = ("Shinzo Abe", "New York", "Japanese")
NOW = datetime(2026, 11, 20, 6, tzinfo=UTC).timestamp()


def story(number: int) -> tuple[Hit, Hit]:
    """A main article and its copy."""
    article = Article(
        title=f"Abe to meet the president-elect, story {number}",
        body=BODY,
        outlet="Halden",
        url=f"https://example.org/{number}",
        published="2026-11-19T10:00:00+00:00",
        path=f"inbox/{number}.txt",
    )
    matches = tuple(
        Match(
            term=term,
            field="body",
            zone="body",
            start=at,
            end=at + len(term),
            text=term,
            kind="exact",
            similarity=1,
        )
        for term in TERMS
        if (at := BODY.index(term)) >= 0
    )
    parts = tuple(Contribution(term=term, points=15.0, without=5.0, count=8, kinds={"exact": 8}) for term in TERMS)
    score = Score(
        profile="japan", value=90.0, threshold=50.0, hit=True, band="strong", contributions=parts, matches=matches
    )
    entities = tuple(
        Entity(
            text=f"{name} {turn}" if turn else name,
            type="PERSON" if turn % 2 else "LOC",
            count=3,
            confidence=1,
            spans=(EntitySpan("body", BODY.index(name), BODY.index(name) + len(name)),),
        )
        for name in NAMES
        for turn in range(4)
    )
    main = Hit(
        article=article,
        scores=(score,),
        words=300,
        entities=entities,
        summary=summary(article, matches),
        story=StoryPart(id=f"s{number}", role="main", size=2),
    )
    copy = replace(main, article=replace(article, outlet="Kyodo", path=f"inbox/{number}b.txt"), story=None)
    return main, copy


def median(work: Callable[[], object]) -> float:
    """CPU seconds."""
    taken = []
    for _ in range(5):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def main() -> int:
    """See above."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    stories = [story(number) for number in range(1, count + 1)]
    report = Report(
        run=Run(
            version="0",
            rules_version="0",
            arguments={},
            profiles=(ProfileUse(id="japan", title="Japan", sha256="0"),),
        ),
        hits=tuple(main for main, _ in stories),
        rejects=(),
        stories=tuple(Story(id=main.story.id, main=main, copies=(copy,)) for main, copy in stories if main.story),
        problems=(),
        stats=Stats(hits=count),
    )
    digest = Digest(
        id="japan-1120",
        name="japan",
        profile=Use(id="japan", title="Japan"),
        window=DigestWindow(since=NOW - 86400, until=NOW, timezone="UTC"),
        stories=tuple(
            DigestStory(number=number, section="top" if number < count // 2 else "also", hit=main, copies=(copy,))
            for number, (main, copy) in enumerate(stories, 1)
        ),
    )
    how = Options(now=NOW)
    page = "".join(renderer("html", how).render(report))
    print(f"{count} stories; the page of the scan has {len(page) / 1e6:.1f} MB")
    for name, work in (
        ("scan", lambda: "".join(renderer("html", how).render(report))),
        ("digest", lambda: "".join(digest_renderer("html", how).render([digest]))),
        ("mail", lambda: message(letter([digest], how, Mail(), ()))),
        ("atom", lambda: "".join(digest_renderer("atom", how).render([digest]))),
    ):
        print(f"{name:7} {median(work):.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
