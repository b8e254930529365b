"""What a fetch and `--status` print: lines for people, and a document for programs. No secret is in either."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from triage.fetch.addresses import shown
from triage.fetch.results import FetchReport, names_in_list
from triage.fetch.sources import Sources
from triage.fetch.status import SourceStatus
from triage.render.view.points import many, number
from triage.render.view.safe import safe_line

_WIDEST = 32


def report_lines(report: FetchReport, sources: Sources) -> Iterator[str]:
    """A line for each source with something new, and one for all."""
    for one, name in zip(report.results, names_in_list(report.results), strict=True):
        if one.new:
            yield safe_line(f"{name}: {one.new:,} new")
    asked = sum(one.was_asked for one in report.results)
    new = sum(one.new for one in report.results)
    parts = [f"{many(new, 'new article')} from {many(asked, 'source')}"]
    resting = len(report.results) - asked
    parts += [f"{resting:,} not due"] if resting else []
    parts += [f"{report.waiting:,} waiting for their page"] if report.waiting else []
    parts += [f"{many(report.removed, 'old file')} removed"] if report.removed else []
    yield safe_line(f"{sources.inbox}: {', '.join(parts)}")


def status_lines(found: Sequence[SourceStatus], zone: tzinfo | None) -> Iterator[str]:
    """A line for each source, those that need somebody's attention first."""
    if not found:
        yield "no source yet"
        return
    named = [(one, safe_line(name)) for one, name in zip(found, names_in_list(found), strict=True)]
    width = min(max(len(name) for _, name in named), _WIDEST)
    for one, name in sorted(named, key=lambda each: (not each[0].fault, not each[0].is_silent)):
        state, said = _state(one, zone)
        yield f"{name:<{width}}  {state:<6}  {safe_line(said)}"


def _state(one: SourceStatus, zone: tzinfo | None) -> tuple[str, str]:
    due = f"next {_when(one.due, zone)}" if one.due else "next at the next run"
    if one.fault:
        last = f"last had {_when(one.succeeded, zone)}" if one.succeeded else "never had"
        return "FAILED", f"{one.fault}; {many(one.failures, 'time')}, {last}; {due}"
    if one.succeeded is None:
        return "new", "not asked yet"
    a_day = "" if one.a_day is None else f"{_few(one.a_day)} a day"
    usual = "" if one.usual is None else f" (usual {_few(one.usual)})"
    parts = [f"last had {_when(one.succeeded, zone)}", f"{a_day}{usual}", due]
    if one.is_silent and one.newest:
        parts[1] = (
            f"none since {_when(one.newest, zone)}, usually {_few(one.usual or one.a_day or 0)} a day: CHECK THE FEED"
        )
    parts += [f"has moved to {one.moved}"] if one.moved else []
    return "SILENT" if one.is_silent else "good", "; ".join(filter(None, parts))


def _few(count: float) -> str:
    return f"{count:.1f}".removesuffix(".0") if count < 10 else f"{count:,.0f}"


def _when(seconds: float | None, zone: tzinfo | None) -> str:
    return "never" if seconds is None else f"{datetime.fromtimestamp(seconds, zone):%a %d %b %H:%M}"


def document(sources: Sources, found: Sequence[SourceStatus], report: FetchReport | None) -> dict[str, Any]:
    """Everything as one record; what only a run knows is null where nothing was fetched."""
    results = {one.source.key: one for one in report.results} if report else {}
    return {
        "schema": 1,
        "inbox": str(sources.inbox),
        **{
            name: getattr(report, name) if report else None
            for name in ("written", "waiting", "removed", "requests")
        },
        "sources": [_source(one, results) for one in found],
    }


def _source(one: SourceStatus, results: Mapping[str, Any]) -> dict[str, Any]:
    result = results.get(one.source.key)
    return {
        "title": one.title,
        "url": shown(one.source.url),
        "folder": one.source.folder if one.source.is_mailbox else None,
        "asked": result.was_asked if result else None,
        "new": result.new if result else None,
        "remarks": list(result.remarks) if result else None,
        "fault": one.fault or None,
        "hint": one.hint or None,
        "failures": one.failures,
        "succeeded": _instant(one.succeeded),
        "newest": _instant(one.newest),
        "due": _instant(one.due),
        "a_day": None if one.a_day is None else number(one.a_day),
        "usual": None if one.usual is None else number(one.usual),
        "silent": one.is_silent,
        "moved": one.moved or None,
    }


def _instant(seconds: float | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
