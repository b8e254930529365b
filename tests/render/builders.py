"""Small reports, so that a test names only what it is about."""

from collections.abc import Iterable
from typing import Any

from triage.article import Article
from triage.matching.match import Match
from triage.report.report import Hit, ProfileUse, Reject, Report, Run, Stats
from triage.scoring.score import Contribution, Reason, Score, band_of


def article(title="Rain in Lima", body="Rain fell in Lima on Monday.", path="inbox/1.txt", **more: Any) -> Article:
    return Article(title=title, body=body, path=path, **more)


def found(text, term, field="body", kind="exact", similarity=1.0, zone=None) -> list[Match]:
    """A match for every occurrence of `term` in `text`."""
    matches, start = [], text.find(term)
    while start >= 0:
        matches.append(
            Match(
                term=term,
                field=field,
                zone=zone or field,
                start=start,
                end=start + len(term),
                text=term,
                kind=kind,
                similarity=similarity,
            )
        )
        start = text.find(term, start + 1)
    return matches


def in_article(art: Article, *terms: str, fuzzy: Iterable[str] = ()) -> tuple[Match, ...]:
    """Every occurrence of the terms in title, abstract and body; those in `fuzzy` are of that kind."""
    return tuple(
        match
        for field in ("title", "abstract", "body")
        for term in (*terms, *fuzzy)
        for match in found(art.text(field), term, field, "fuzzy" if term in fuzzy else "exact")
    )


def points(term="Lima", points=60.0, count=1, kind="exact", without=None) -> Contribution:
    lost = points / 2 if without is None else without
    return Contribution(term=term, points=points, without=lost, count=count, kinds={kind: count})


def score(
    value=60.0, profile="peru", threshold=50.0, contributions=None, matches=(), reason=None, hit=None
) -> Score:
    parts = (points(points=value),) if contributions is None else tuple(contributions)
    if hit is None:
        hit = reason is None and (threshold == "any" or value >= threshold)
    return Score(
        profile=profile,
        value=value,
        threshold=threshold,
        hit=hit,
        band=band_of(value),
        reason=None if reason is None else Reason(*reason),
        contributions=parts,
        matches=tuple(matches),
    )


def hit(art=None, *scores: Score, words=6, **more: Any) -> Hit:
    art = art or article()
    return Hit(
        article=art,
        scores=scores or (score(matches=in_article(art, "Lima")),),
        words=words,
        **more,
    )


def reject(art=None, *scores: Score, words=6) -> Reject:
    return Reject(article=art or article(path="inbox/9.txt"), scores=scores, words=words)


def excluded(title="Swallows Sign Slugger", value=61.0, by="baseball", count=4, **more: Any) -> Reject:
    gate = Contribution(term=by, points=-value, without=-value, count=count, kinds={"gate": 1})
    verdict = score(0.0, contributions=(points(points=value), gate), reason=("excluded", by))
    return reject(article(title=title, path="inbox/8.txt", **more), verdict)


def below(title="Toyota to Expand", value=46.0, **more: Any) -> Reject:
    return reject(article(title=title, path="inbox/7.txt", **more), score(value, reason=("below_threshold", None)))


def report(
    *hits: Hit, profiles=None, rejects=(), reject_count=None, near_misses=(), problems=(), stories=(), **stats: int
) -> Report:
    used = profiles or (ProfileUse(id="peru", title="Peru and its neighbours", sha256="3f2a91", threshold=50.0),)
    return Report(
        run=Run(version="0.1", rules_version="1", profiles=tuple(used), arguments={"paths": ["inbox"]}),
        hits=hits,
        rejects=tuple(rejects),
        stories=tuple(stories),
        problems=tuple(problems),
        stats=Stats(
            **{
                "hits": len(hits),
                "rejects": len(rejects) if reject_count is None else reject_count,
                "problems": len(problems),
                **stats,
            }
        ),
        near_misses=tuple(near_misses),
    )
