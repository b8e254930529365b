"""The list of `entities`: a table for people, CSV for spreadsheets, JSON for programs."""

import json
from collections.abc import Iterator

from triage.render.view.entity_listing import EntityListing
from triage.render.view.options import Options
from triage.render.view.safe import quiet

SCHEMA = 1
FORMATS = ("terminal", "csv", "json")
COLUMNS = ("entity", "type", "country", "articles", "mentions", "first_seen")


def render(listing: EntityListing, form: str, options: Options) -> Iterator[str]:
    """The list in one of `FORMATS`."""
    if form == "csv":
        return _csv(listing, with_doubt=options.all)
    if form == "json":
        return _json(listing)
    from triage.render.terminal.entity_table import table_lines

    return table_lines(listing, options)


def _json(listing: EntityListing) -> Iterator[str]:
    rows = [
        {
            "entity": row.text,
            "type": row.type,
            "country": row.country,
            "articles": row.articles,
            "mentions": row.mentions,
            "first_seen": row.first_seen,
            "shown": row.shown,
        }
        for row in listing.rows
    ]
    stats = {
        "articles": listing.articles,
        "entities": len(rows),
        "doubtful": listing.doubtful,
        "cut": listing.cut,
    }
    document = {"schema": SCHEMA, "entities": rows, "stats": stats}
    yield quiet(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _csv(listing: EntityListing, *, with_doubt: bool) -> Iterator[str]:
    """The rows of a CSV; `with_doubt`, a last column says which names are sure."""
    from triage.render.csv_table import row

    yield row((*COLUMNS, "shown") if with_doubt else COLUMNS)
    for one in listing.rows:
        cells = (one.text, one.type, one.country, one.articles, one.mentions, one.first_seen)
        yield row((*cells, one.shown) if with_doubt else cells)
