"""What a report says, decided once for every format for people: its sections, and where every article went.

A format lays out what stands here and decides none of it. Whatever else a report should say (what was folded, held
back or refused) gets its words in the module `not_shown` or in `also_said`, and all formats have it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from triage.article import moment
from triage.entities.language import has_rules
from triage.render.view.dates import UNDATED, day, day_of
from triage.render.view.hits import rank_of
from triage.render.view.options import Options
from triage.render.view.points import cut_said, many
from triage.render.view.short import UNKNOWN, short
from triage.render.view.stories import found, stories_of
from triage.report.late import expect, ranked_of
from triage.report.rank import places_in
from triage.report.report import Hit, ProfileUse, Report, Stats
from triage.scoring.score import REASONS_OF_MANY, Score

#: What is said of files that gave no article but a problem, and of those that nobody took for articles.
NOT_READ, LEFT_ALONE = "not read", "left alone"
#: PATHs that a page names.
PLACES = 3
#: Number in the whole report, hit, and the score under the profile that the section is about.
Ranked = tuple[int, Hit, Score]


class HitSection(Struct, frozen=True, kw_only=True):
    """The hits of one profile, or all of them."""

    #: The profiles that it is about, by their titles.
    titles: tuple[str, ...]
    ranked: tuple[Ranked, ...]
    #: All hits of the report, which get their details when they are taken.
    hits: Sequence[Hit]
    #: How many stories and articles, or hits.
    found: str
    #: What to say where there is nothing in it.
    nothing: str
    #: Whether each hit must say whose it is.
    is_tagged: bool

    @property
    def detailed(self) -> Iterator[Ranked]:
        """The same as `ranked`, each hit with names and summary, worked out when its turn comes."""
        expect(self.hits, [number - 1 for number, _, _ in self.ranked])
        return ((number, self.hits[number - 1], score) for number, _, score in self.ranked)


def titles_of(used: Sequence[ProfileUse]) -> tuple[str, ...]:
    """What the profiles are called."""
    return tuple(profile.title or profile.id for profile in used)


def sections(report: Report, options: Options) -> tuple[HitSection, ...]:
    """One for all hits, or one for each profile, outlet, day or language where that was asked for."""
    used, stories = report.run.profiles, stories_of(report)
    ranked = [(number, hit, _score_of(hit)) for number, hit in enumerate(ranked_of(report.hits), 1)]
    parts: Iterable[tuple[tuple[str, ...], Sequence[ProfileUse], Sequence[Ranked]]]
    if options.by == "profile" and len(used) > 1:
        parts = [(titles_of([profile]), [profile], _under(profile, ranked)) for profile in used]
    elif options.by in ("", "profile") or not ranked:
        parts = [(titles_of(used), used, ranked)]
    else:
        parts = [((title,), used, own) for title, own in _grouped(ranked, options)]
    return tuple(
        HitSection(
            titles=titles,
            ranked=_sorted(own, options),
            hits=report.hits,
            found=found([hit for _, hit, _ in own], stories, 0 if options.by else report.stats.cut),
            nothing=nothing(profiles),
            is_tagged=len(profiles) > 1,
        )
        for titles, profiles, own in parts
    )


def _grouped(ranked: Sequence[Ranked], options: Options) -> Iterator[tuple[str, list[Ranked]]]:
    """Title and hits of each outlet, day or language; days with the newest first, what has none last."""
    groups: dict[str, list[Ranked]] = {}
    times: dict[str, float] = {}
    for one in ranked:
        article = one[1].article
        if options.by == "outlet":
            title = short(article.outlet.strip()) or UNKNOWN["outlet"]
        elif options.by == "language":
            title = f"language {article.language}" if article.language else UNKNOWN["language"]
        else:
            title = day_of(article, options.now, options.timezone) or UNDATED
            times[title] = max(times.get(title, 0.0), moment(article.published) or 0.0)
        groups.setdefault(title, []).append(one)
    yield from sorted(groups.items(), key=lambda group: -times.get(group[0], 0.0))


def _sorted(ranked: Sequence[Ranked], options: Options) -> tuple[Ranked, ...]:
    if options.sort == "score":
        return tuple(ranked)
    return tuple(ranked[place] for place in places_in([hit for _, hit, _ in ranked], options.sort))


def _under(profile: ProfileUse, ranked: Sequence[Ranked]) -> list[Ranked]:
    """The hits of one profile by its own scores; they keep the numbers of the whole report."""
    own = [
        (number, hit, score)
        for number, hit, _ in ranked
        for score in hit.scores
        if score.profile == profile.id and rank_of(hit, score).hit
    ]
    return sorted(own, key=lambda one: (-rank_of(*one[1:]).value, one[0]))


def _score_of(hit: Hit) -> Score:
    """Its best score; of one below the threshold that by which its story reached it."""
    return next((score for score in hit.scores if rank_of(hit, score).hit), hit.scores[0])


def nothing(used: Sequence[ProfileUse]) -> str:
    """What to say where these profiles report nothing."""
    thresholds = {profile.threshold for profile in used}
    if len(thresholds) == 1 and (threshold := next(iter(thresholds))) != "any":
        return f"Nothing reached the threshold of {threshold:g}."
    return "Nothing matched." if thresholds == {"any"} else "Nothing reached its threshold."


def made_said(report: Report, options: Options) -> str:
    """What a page is of, and of when: the day, the PATHs as typed, the profiles by their ids; it may be read far from here."""
    now = "" if options.now is None else day(datetime.fromtimestamp(options.now, options.timezone), None)
    paths = [str(path) for path in report.run.arguments.get("paths", ())]
    where = ", ".join("standard input" if path == "-" else path for path in paths[:PLACES])
    more = f" and {len(paths) - PLACES:,} more" if len(paths) > PLACES else ""
    ids = [profile.id for profile in report.run.profiles]
    profiles = f"{'profile' if len(ids) == 1 else 'profiles'} {', '.join(ids)}" if ids else ""
    return " · ".join(filter(None, (now, where + more, profiles)))


def read_said(stats: Stats) -> str:
    """How much was read: files, and articles where that is another number."""
    read = many(stats.files, "file")
    return read if stats.articles == stats.files else f"{read}, {many(stats.articles, 'article')}"


def destinations(stats: Stats) -> tuple[str, ...]:
    """Where the articles went, hits first."""
    hits = many(stats.hits, "hit")
    if stats.cut:
        hits += f" ({cut_said(stats.cut)})"
    elsewhere = (
        *((getattr(stats, code), what) for code, what in REASONS_OF_MANY.items()),
        (stats.no_match, "without a match"),
        (stats.unread, NOT_READ),
    )
    return (hits, *(f"{count:,} {what}" for count, what in elsewhere if count))


def also_said(report: Report) -> tuple[str, ...]:
    """What else is worth knowing of the run, as counts; and the languages of hits whose names are not found."""
    stats = report.stats
    asides = (
        (stats.copies, "folded as copies"),
        (stats.undated, UNDATED),
        (stats.by_arrival, "dated by arrival"),
        (stats.unknown_language, "of unknown language"),
        (stats.unknown_outlet, "of unknown outlet"),
        (stats.unknown_length, "of unknown length"),
        (stats.unknown_age, "of unknown age"),
        (
            stats.lifted,
            "passing but shown for its story" if stats.lifted == 1 else "passing but shown for their stories",
        ),
        (stats.left_alone, LEFT_ALONE),
    )
    counts = [f"{count:,} {what}" for count, what in asides if count]
    nameless = _without_names(report)
    return (*counts, f"names: not for {', '.join(nameless)}") if nameless else tuple(counts)


def _without_names(report: Report) -> list[str]:
    """The languages of hits for which there are no rules that find people."""
    codes = {hit.article.language.lower().split("-")[0] for hit in ranked_of(report.hits)}
    return sorted(code for code in codes if code and code not in {"en", "eng"} and not has_rules(code))


def counts_said(report: Report) -> str:
    """Where every article went, in a sentence."""
    stats = report.stats
    also = also_said(report)
    return f"{read_said(stats)}: {', '.join(destinations(stats))}" + (f"; also {', '.join(also)}" if also else "")
