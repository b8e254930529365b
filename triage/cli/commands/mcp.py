"""`triage mcp`: an assistant may ask what triage knows of some folders, and change nothing."""

import io
import json
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace as replaced
from datetime import UTC, tzinfo
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article, status_at
from triage.cli.inputs import Inputs
from triage.cli.options import Profiles, command
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.matcher import Matcher
from triage.profiles.model import Profile
from triage.readers.reading import Read
from triage.report.dates import Dates
from triage.settings import Settings

if TYPE_CHECKING:
    from triage.entities.entity import Recogniser

app = typer.Typer(rich_markup_mode=None)

#: Profiles are never taken from among the articles: nobody would see it said, and their lists may name any file.
NOWHERE = ("",)


class AssistantRequest(Struct, frozen=True, kw_only=True):
    """The command line of `mcp`, as typed."""

    folders: Annotated[
        tuple[str, ...], typer.Argument(metavar="FOLDER...", help="Folders of articles that may be read.")
    ]
    profiles: Profiles = ()


@command(
    app,
    about="Serve the articles in some folders to an assistant, by the Model Context Protocol on standard input and output. "
    "Read-only: nothing is written, and no other folder is read. Needs the extra 'mcp'.",
)
def mcp(request: AssistantRequest, environment: Environment) -> int:
    """Serve until the assistant closes the connection."""
    if find_spec("mcp") is None:
        raise UsageError("mcp needs a library that is not installed", "pip install 'news-triage[mcp]'")
    from triage.assistant.folders import ServedFolders
    from triage.assistant.tools import Tools

    workspace = SessionWorkspace(environment, request.profiles)
    folders = ServedFolders(request.folders, environment.folder)
    _ = workspace.settings
    # The protocol's library takes a second: what is wrong with the command line is said before.
    from triage.assistant.server import serve

    serve(Tools(workspace, folders), workspace)
    return 0


class SessionWorkspace:
    """What the tools work with: a session for each question, without cache, processes or anything said on the way."""

    def __init__(self, environment: Environment, profiles: tuple[str, ...]) -> None:
        #: Standard input and output belong to the protocol.
        self._environment = replaced(
            environment, stdin=io.BytesIO(), stdout=io.BytesIO(), stderr=io.BytesIO(), arguments=()
        )
        self._named = profiles

    @cached_property
    def settings(self) -> Settings:
        """The user's settings; results of questions are not kept."""
        return replace(Session(self._environment).settings, cache=False)

    def _session(self, paths: Sequence[str] = ()) -> Session:
        quiet = replaced(self._environment, stderr=io.BytesIO())
        session = Session(quiet, Selection(paths=tuple(paths)), beside=NOWHERE)
        session.__dict__["settings"] = self.settings
        return session

    def now(self) -> float:
        """Seconds since the epoch."""
        return self._environment.now()

    def zone(self) -> tzinfo:
        """The zone of times for which a source gives none."""
        return self.settings.zone or UTC

    def dates(self, since: str, until: str) -> Dates:
        """Dates or ages as the assistant wrote them."""
        return self._session().dates(since, until, names=("since", "until"))

    def profiles(self) -> tuple[Profile, ...]:
        """The profiles that the command line names, else those of the usual places."""
        return self._session().profiles(self._named, with_lines=True, says_where=False)

    def profile_file(self, profile: Profile) -> Path:
        """The file of a profile."""
        return self._environment.folder / profile.path

    def matcher(self, profiles: Sequence[Profile]) -> Matcher:
        """The profiles compiled under the settings."""
        return self._session().matcher(profiles, keeps_forms=False)

    def recogniser(self, profiles: Sequence[Profile]) -> "Recogniser":
        """Names as this user wants them."""
        return self._session().names.recogniser(profiles)

    def inputs(self, paths: Sequence[str]) -> Inputs:
        """The articles of files and folders."""
        return self._session(paths).inputs(is_plain=True)

    def may_be_used(self, article: Article) -> bool:
        """Whether no embargo holds the article."""
        return status_at(article, self.now(), self.settings.zone) != "embargoed"

    def digests(self, paths: Sequence[str], profiles: Sequence[Profile]) -> list[dict[str, Any]]:
        """What a dry run of `digest` would print as JSON, from a copy of the state."""
        from triage.digest.run import DigestOrder, make
        from triage.render.json.digest_json import DigestJsonRenderer
        from triage.state.opening import open_copy
        from triage.state.place import state_file, watch_file
        from triage.state.store import StateStore

        session = self._session(paths)
        order = DigestOrder(
            profiles=tuple(profiles),
            settings=session.settings,
            roots=tuple(paths),
            now=self.now(),
            matcher=session.matcher(profiles, keeps_forms=False),
            recogniser=session.names.recogniser(profiles),
            read_one=session.article_at,
            watched=watch_file(self._environment),
        )
        with closing(StateStore(open_copy(state_file(self._environment)), self.now())) as store:
            made = make(order, self._told_of(session.inputs(is_plain=True), profiles), store)
        show = DigestJsonRenderer(session.looks(no_color=True))
        found: list[dict[str, Any]] = json.loads("".join(show.render([one.digest for one in made.prepared])))[
            "digests"
        ]
        return found

    def _told_of(self, inputs: Iterable[Read], profiles: Sequence[Profile]) -> Iterable[Read]:
        """The inputs of digests, without what an embargo holds where a profile asks to be told of that."""
        if not any("embargoed" in profile.filter.statuses for profile in profiles):
            return inputs
        return (one for one in inputs if not isinstance(one, Article) or self.may_be_used(one))

    def forms(self, term: str, language: str) -> dict[str, Any]:
        """What `profile forms --json` prints."""
        from triage.cli.commands.profile_forms import forms_document

        return forms_document(term, language)

    def entities(self, paths: Sequence[str], types: Sequence[str]) -> dict[str, Any]:
        """What `entities --json` prints."""
        from triage.cli.commands.entities import NAMES, EntityGathering, types_said
        from triage.render.entity_list import render

        session = self._session(paths)
        gathered = EntityGathering(types_said(types) or NAMES)
        recogniser = session.names.recogniser()
        for one in session.inputs(is_plain=True):
            if isinstance(one, Article) and self.may_be_used(one):
                gathered.add(one, recogniser.recognise(one))
        text = "".join(render(gathered.listing(None, doubtful=False), "json", session.looks(no_color=True)))
        found: dict[str, Any] = json.loads(text)
        return found

    def page(self, name: str) -> str:
        """A page of the manual."""
        from triage.cli.commands.help import pages

        return (pages() / f"{name}.md").read_text(encoding="utf-8")
