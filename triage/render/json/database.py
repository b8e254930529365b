"""`--format sqlite`: the records of `--jsonl` as rows, written while the run goes on.

The file is made anew; whoever calls gives a path beside the final one and puts it there when all is well.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from triage.errors import Problem
from triage.render.json import record
from triage.render.json.database_tables import INDEXES, TABLES, VIEWS
from triage.render.json.record import Record
from triage.render.json.streamed import StreamedRenderer
from triage.render.view.options import Options
from triage.report.periods import period_of
from triage.report.report import Hit, Reject, Run, Stats, Story

#: Rows that are gathered for one table before they are written.
_GATHERED = 2_000
_HEAD = (
    "path index id title abstract lead body byline authors credits slug keywords outlet language language_detected url "
    "published published_text updated arrived status embargoed expires version words format encoding score band"
).split()
_LISTS = ("snippets", "summary")


class DatabaseWriter(StreamedRenderer):
    """A renderer that writes rows into a file and no text."""

    def __init__(self, path: Path, options: Options, texts: Mapping[str, str]) -> None:
        """`texts`: the files of the profiles, by id."""
        super().__init__(options)
        self._texts = texts
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._articles = self._entities = 0
        self._connection = sqlite3.connect(path, isolation_level=None)
        # Nobody sees the file before it is whole: a run that is broken off leaves none.
        self._connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN; {TABLES}")

    def begin(self, run: Run) -> str:
        """The run and its profiles."""
        told = record.run_record(run)
        self._add("run", 1, record.SCHEMA, run.version, run.rules_version, _json(told["arguments"]))
        for used in run.profiles:
            text = self._texts.get(used.id)
            self._add("profiles", used.id, used.title or None, used.sha256, str(used.threshold), text)
        return ""

    def record(self, one: Hit | Reject | Problem, /) -> str:
        """One article with all that belongs to it, or a problem."""
        if isinstance(one, Problem):
            self._add("problems", None, one.path, one.index, one.code, one.message)
        elif isinstance(one, Hit):
            self._article("hit", record.hit_record(one, self._options.with_, zone=self._options.zone))
        elif self._options.all:
            self._article("reject", record.reject_record(one, self._options.with_, zone=self._options.zone))
        return ""

    def story(self, story: Story) -> str:
        """A row for one story."""
        told = record.story_record(story)
        self._add("stories", told["id"], told["size"], told["score"], told["band"])
        return ""

    def end(self, stats: Stats) -> str:
        """The counts, then the indexes and views; the file is whole after this."""
        for name, value in record.stats_record(stats).items():
            self._add("stats", name, value)
        for table in self._rows:
            self._flush(table)
        # One statement after the other: `executescript` would commit, and the deferred keys are checked at the end.
        for statement in f"{INDEXES};{VIEWS}".split(";"):
            self._connection.execute(statement)
        self._connection.execute("COMMIT")
        self.close()
        return ""

    def close(self) -> None:
        """Let go of the file, whole or not."""
        self._connection.close()

    def _article(self, kind: str, told: Record) -> None:
        self._articles += 1
        number = self._articles
        story = told.get("story") or {}
        published = told["published"] or ""
        self._add(
            "articles",
            number,
            kind,
            *(_value(told[key]) for key in _HEAD[: _HEAD.index("published") + 1]),
            period_of(published, "day") or None,
            period_of(published, "week") or None,
            *(_value(told[key]) for key in _HEAD[_HEAD.index("published") + 1 :]),
            story.get("id"),
            story.get("role"),
            *(_value(told.get(key)) for key in _LISTS),
        )
        for score in told["profiles"]:
            self._score(number, score)
        for entity in told.get("entities") or ():
            self._entity(number, entity)

    def _score(self, article: int, score: Record) -> None:
        profile, reason = score["id"], score["reason"] or {}
        self._add(
            "scores",
            article,
            profile,
            score["score"],
            score["band"],
            str(score["threshold"]),
            score["hit"],
            reason.get("code"),
            reason.get("by"),
            score["fuzzy_only"],
            score["matches_cut"],
        )
        for part in score["contributions"]:
            kinds = _json(part["kinds"])
            self._add(
                "contributions",
                None,
                article,
                profile,
                part["term"],
                part["points"],
                part["without"],
                part["count"],
                kinds,
            )
        for match in score["matches"]:
            place = (match["term"], match["field"], match["zone"], match["start"], match["end"])
            self._add("matches", None, article, profile, *place, match["text"], match["kind"], match["similarity"])

    def _entity(self, article: int, entity: Record) -> None:
        self._entities += 1
        number = self._entities
        self._add(
            "entities",
            number,
            article,
            *(_value(entity[key]) for key in ("text", "type", "count", "confidence", "value")),
        )
        for span in entity["spans"]:
            self._add("entity_spans", None, number, span["field"], span["start"], span["end"])

    def _add(self, table: str, *row: Any) -> None:
        rows = self._rows.setdefault(table, [])
        rows.append(row)
        if len(rows) >= _GATHERED:
            self._flush(table)

    def _flush(self, table: str) -> None:
        rows, self._rows[table] = self._rows[table], []
        if not rows:
            return
        statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})"
        (before,) = self._connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()
        try:
            self._connection.executemany(statement, rows)
        except UnicodeEncodeError:
            # Half a character, or a name of a file that is no Unicode: those rows as far as they are text.
            self._connection.execute(f"DELETE FROM {table} WHERE rowid > ?", (before,))
            self._connection.executemany(statement, map(_whole, rows))


def _value(value: Any) -> Any:
    return _json(value) if isinstance(value, list | dict) else value


def _json(value: Any) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        import json

        return json.dumps(value)


def _whole(row: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(
        value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if isinstance(value, str) and not _is_unicode(value)
        else value
        for value in row
    )


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)
