"""`triage profile diff`: score a folder under two versions of a profile and print what differs."""

import subprocess
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from triage.cli.measuring import judged_in, listed, read_folder, remember, scored_in
from triage.cli.options import (
    AsJson,
    Columns,
    Exclude,
    Include,
    NoColor,
    Remember,
    command,
    labels_option,
    profile_ids,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile
from triage.tuning.compare import compare_scored

app = typer.Typer(rich_markup_mode=None)


class DiffRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile diff`, as typed."""

    words: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="OLD NEW FOLDER", help="Two profiles, then the articles.", autocompletion=profile_ids
        ),
    ] = ()
    git: Annotated[
        str, typer.Option("--git", metavar="REV", help="Compare with NEW as of this git revision; leave out OLD.")
    ] = ""
    labels: Annotated[str, labels_option("NEW")] = ""
    as_json: AsJson = False
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    remember: Remember = False
    no_color: NoColor = False


@command(
    app,
    about="Compare two versions of a profile on a folder: hits gained and lost, changes of band, and the term or gate "
    "behind each. Uses labels if there are any.",
)
def diff(request: DiffRequest, environment: Environment) -> int:
    """Compare and print; the exit status is that of reading."""
    from triage.render.terminal.tuning_diff import render, shown

    names, path = _parted(request)
    session = Session(environment, Selection.of(request, (path,)))
    new = session.profile((names[-1],), "triage profile diff")
    old = (
        _of_git(request.git, new, environment)
        if request.git
        else session.profile((names[0],), "triage profile diff")
    )
    folder = read_folder(session)
    before, after = scored_in(folder, old, session), scored_in(folder, new, session)
    judged = judged_in(folder, new, request.labels, environment)
    comparison, figures = compare_scored(old, before, new, after, judged)
    if request.as_json:
        from triage.render.json.tuning_json import diff_document

        deliver([diff_document(comparison, figures, request.git)], environment)
        return folder.status
    numbered = [listed(one.article, new.id) for one in shown(comparison)]
    is_kept = remember(numbered, [new], folder, environment, asked=request.remember)
    how = session.looks(no_color=request.no_color, hints=is_kept)
    deliver(render(comparison, figures, how, revision=request.git), environment)
    return folder.status


def _parted(request: DiffRequest) -> tuple[tuple[str, ...], str]:
    wanted = 2 if request.git else 3
    if len(request.words) != wanted:
        said = "PROFILE and FOLDER" if request.git else "OLD, NEW and FOLDER"
        raise UsageError(
            f"profile diff takes {said}, got {len(request.words)} of {wanted}",
            "triage profile diff old.toml new.toml inbox/, or triage profile diff --git HEAD japan inbox/",
        )
    return request.words[:-1], request.words[-1]


def _of_git(revision: str, profile: Profile, environment: Environment) -> Profile:
    """The profile as it was committed; lists in files of their own are those of today."""
    path = (environment.folder / profile.path).resolve()
    if revision.startswith("-"):
        raise UsageError(f"--git takes a revision, got {revision!r}", "--git HEAD~3")
    command = ["git", "show", f"{revision}:./{path.name}"]
    try:
        ran = subprocess.run(command, cwd=path.parent, capture_output=True, check=False)
    except FileNotFoundError:
        raise UsageError("--git needs the program git, which is not installed") from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(
            f"{profile.path} at {revision}: {said[0] if said else 'git failed'}", f"git log {profile.path}"
        )
    text = ran.stdout.decode("utf-8-sig", "replace")
    return parse_profile(text, path=f"{profile.path} at {revision}", folder=Path(path.parent), with_lines=True)
