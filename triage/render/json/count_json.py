"""`triage count --json`: the counts as one document."""

from collections.abc import Iterator
from typing import Any

from triage.render.counts import Counts, share_of
from triage.render.json.record import SCHEMA, encode, run_record


def as_json(counts: Counts) -> Iterator[str]:
    """The document in one line; what is unknown is null."""
    yield encode(document(counts)) + "\n"


def document(counts: Counts) -> dict[str, Any]:
    """The counts, and the run that they are of."""
    return {
        "schema": SCHEMA,
        "run": run_record(counts.run),
        "by": list(counts.by),
        "each": counts.each,
        "rows": [
            {
                **{dimension: name or None for dimension, name in zip(counts.by, one.names, strict=True)},
                "articles": one.articles,
                "hits": one.hits,
                "share": share_of(counts, one),
            }
            for one in counts.rows
        ],
        "totals": {"articles": counts.articles, "hits": counts.hits, "undated": counts.undated},
    }
