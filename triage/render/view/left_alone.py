"""What a run says of files that it left alone: kinds and counts, each with its reason."""

from collections import Counter
from collections.abc import Iterable, Sequence

from triage.readers.contract import suffix_of
from triage.readers.walk import LeftAlone, Reason
from triage.render.view.points import many

#: What a folder holds besides articles, in the words of the page on formats.
_REASONS: dict[Reason, str] = {
    "rule": "by rule (README, LICENSE, *.toml, profiles, names that begin with an underscore)",
    "hidden": "hidden",
    "link": "links out of the folder",
    "device": "pipes, sockets and devices",
    "excluded": "not asked for",
    "empty": "empty",
    "unsupported": "not a format that triage reads",
}
#: Kinds that are named one by one.
_MOST_KINDS = 12


def left_alone(files: Sequence[LeftAlone]) -> Iterable[str]:
    """A line on how many, and one for each kind: its suffix where a reader looked into it, and why; none for no file.

    >>> list(left_alone([LeftAlone("in/a.msg", "unsupported"), LeftAlone("in/.b", "hidden")]))
    ['triage: left 2 files alone', '  1 .msg: not a format that triage reads', '  1 hidden']
    """
    if not files:
        return
    yield f"triage: left {many(len(files), 'file')} alone"
    kinds = Counter(map(_kind, files)).most_common()
    for kind, count in kinds[:_MOST_KINDS]:
        yield f"  {count:,} {kind}"
    if len(kinds) > _MOST_KINDS:
        rest = sum(count for _, count in kinds[_MOST_KINDS:])
        yield f"  {rest:,} of {len(kinds) - _MOST_KINDS} other kinds"


def _kind(one: LeftAlone) -> str:
    if one.reason != "unsupported":
        return _REASONS[one.reason]
    return f"{suffix_of(one.path) or 'without a suffix'}: {one.why or _REASONS[one.reason]}"
