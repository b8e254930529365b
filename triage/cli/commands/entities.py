"""`triage entities`: who and what is in the articles."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, get_args

import typer
from msgspec import Struct

from triage.article import Article, moment
from triage.cli.embargo import EmbargoFilter
from triage.cli.entity_filter import compared
from triage.cli.options import (
    AsJson,
    Columns,
    Exclude,
    Include,
    NoColor,
    Output,
    Paths,
    check_choice,
    command,
    completing_parts,
    format_option,
    one_format,
    parts,
    top_option,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.entities.entity import Entity, EntityType
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles import CORRECTIONS
from triage.render.entity_list import FORMATS, render
from triage.render.view.entity_listing import EntityListing, EntityRow
from triage.render.view.safe import safe_line

app = typer.Typer(rich_markup_mode=None)


class EntitiesRequest(Struct, frozen=True, kw_only=True):
    """The command line of `entities`, as typed."""

    paths: Paths
    types: Annotated[
        tuple[str, ...],
        typer.Option(
            "--type",
            metavar="TYPE,...",
            help="Only these types: PERSON, ORG, LOC, NORP (default), DATE, MONEY, PERCENT.",
            autocompletion=completing_parts(*get_args(EntityType)),
        ),
    ] = ()
    top: Annotated[int | None, top_option("Show only the first N.")] = None
    all: Annotated[bool, typer.Option("--all", help="Include doubtful names.")] = False
    format: Annotated[str, format_option("terminal, csv or json.", FORMATS)] = "terminal"
    json: AsJson = False
    wrong: Annotated[
        str, typer.Option(metavar="NAME", help="Print the line for entities.toml that corrects NAME.")
    ] = ""
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    output: Output = "-"
    no_color: NoColor = False


@command(app, about="List the people, organisations, places and peoples in the articles.")
def entities(request: EntitiesRequest, environment: Environment) -> int:
    """List what is in the articles; the exit status."""
    form = one_format(request.format, "terminal", json=request.json)
    check_choice(form, FORMATS, f"unknown format {form!r}")
    gathered = EntityGathering(types_said(parts(request.types)) or NAMES)
    session = Session(environment, Selection.of(request, request.paths))
    embargo = EmbargoFilter(session)
    with session, session.inputs() as inputs:
        recogniser = session.names.remembered((), uses_cache=True)
        for article in embargo.of(inputs.articles()):
            gathered.add(article, recogniser.recognise(article))
    embargo.say()
    if request.wrong:
        listing = gathered.listing(None, doubtful=True)
        deliver(correction_lines(request.wrong, listing, _corrections_place(session)), environment, request.output)
        return inputs.status
    how = session.looks(no_color=request.no_color, output=request.output, all=request.all)
    deliver(render(gathered.listing(request.top, doubtful=request.all), form, how), environment, request.output)
    return inputs.status


def _corrections_place(session: Session) -> str:
    """The file that is read, or the one that would be."""
    found = session.corrections()
    return str(found or session.environment.folder_of("config") / CORRECTIONS)


def correction_lines(name: str, listing: EntityListing, place: str) -> Iterator[str]:
    """What to write into `entities.toml` about a name; UsageError where no article has it."""
    rows = [row for row in listing.rows if row.text.casefold() == name.casefold()]
    if not rows:
        from triage.profiles.toml.hints import did_you_mean

        known = [row.text for row in listing.rows]
        raise UsageError(
            f"no article names {name!r}",
            did_you_mean(name, known, quoted=True) or "triage entities --all lists the names",
        )
    said = json.dumps(rows[0].text, ensure_ascii=False)
    kinds = " and ".join(dict.fromkeys(row.type for row in rows))
    others = [kind for kind in CORRECTABLE if kind != rows[0].type]
    yield f"# in {place}; {safe_line(rows[0].text)} is {kinds} now\n"
    yield f"never = [{said}]          # no name at all; above the first [table]\n\n"
    yield f"[types]\n{said} = {json.dumps(others[0])}          # or {', '.join(others[1:])}\n\n"
    yield f'[aliases]\n{said} = "…"          # another spelling of this name\n'


#: The types that `[types]` may give.
CORRECTABLE: tuple[EntityType, ...] = ("PERSON", "ORG", "LOC", "NORP")
#: Listed unless others are asked for: a list of weekdays and percentages says little about a folder.
NAMES: tuple[EntityType, ...] = ("PERSON", "ORG", "LOC", "NORP")
WITH_COUNTRY = frozenset({"LOC", "NORP"})


def types_said(said: Iterable[str]) -> tuple[EntityType, ...]:
    """The types of `--type`, in any case; raises UsageError for what is none."""
    known: tuple[EntityType, ...] = get_args(EntityType)
    for name in said:
        check_choice(name.upper(), known, f"--type: there is no type {name!r}")
    wanted = {name.upper() for name in said}
    return tuple(kind for kind in known if kind in wanted)


class EntityGathering:
    """Entities by name and type over all articles, with what was counted of each."""

    def __init__(self, types: Iterable[EntityType]) -> None:
        self._types = frozenset(types)
        self._articles = 0
        self._found: dict[tuple[str, EntityType], _Tally] = {}

    def add(self, article: Article, entities: Iterable[Entity]) -> None:
        """One article; a name that stands only in its dateline, byline or credits is not in it."""
        self._articles += 1
        seen: dict[tuple[str, EntityType], list[Entity]] = {}
        for entity in entities:
            if entity.type in self._types and entity.count:
                seen.setdefault((_key(entity), entity.type), []).append(entity)
        for key, same in seen.items():
            self._found.setdefault(key, _Tally()).add(article, same)

    def listing(self, top: int | None, *, doubtful: bool) -> EntityListing:
        """The list, most articles first. A name that is sure in one article is doubtful in none."""
        rows = [tally.listed(kind) for (_, kind), tally in self._found.items()]
        rows.sort(key=lambda row: (-row.articles, -row.mentions, row.text.casefold(), row.text, row.type))
        kept = [row for row in rows if row.shown or doubtful]
        return EntityListing(
            rows=tuple(kept[:top]),
            articles=self._articles,
            doubtful=sum(not row.shown for row in rows),
            cut=max(0, len(kept) - top) if top is not None else 0,
        )


def _key(entity: Entity) -> str:
    """Names are the same whatever their case and accents, sums and dates by what they amount to."""
    return compared(entity.text) if entity.type in NAMES else entity.value or compared(entity.text)


class _Tally:
    """What is counted of one entity."""

    def __init__(self) -> None:
        self._texts: dict[str, int] = {}
        self._countries: dict[str, int] = {}
        self._articles = self._mentions = 0
        self._shown = False
        self._first: tuple[float, str] | None = None

    def add(self, article: Article, same: Iterable[Entity]) -> None:
        self._articles += 1
        when = moment(article.published)
        if when is not None and (self._first is None or when < self._first[0]):
            self._first = (when, datetime.fromisoformat(article.published).date().isoformat())
        for entity in same:
            self._mentions += entity.count
            self._shown |= entity.shown
            self._texts[entity.text] = self._texts.get(entity.text, 0) + 1
            if entity.value and entity.type in WITH_COUNTRY:
                self._countries[entity.value] = self._countries.get(entity.value, 0) + 1

    def listed(self, kind: EntityType) -> EntityRow:
        """The fullest of its texts, as in one article; of those as long as each other, the usual one."""
        texts, countries = self._texts, self._countries
        return EntityRow(
            text=min(texts, key=lambda text: (-len(text), -texts[text], text)),
            type=kind,
            country=min(countries, key=lambda code: (-countries[code], code)) if countries else None,
            articles=self._articles,
            mentions=self._mentions,
            first_seen=self._first[1] if self._first else None,
            shown=self._shown,
        )
