"""What `profile diff` does: score a folder under two versions of a profile and print what differs."""

import subprocess
from pathlib import Path

from msgspec import Struct

from triage.cli.measuring import (
    judged_of,
    labels_of,
    listed,
    looks_of,
    matcher_of,
    one_profile,
    read_folder,
    remember,
    scores_of,
)
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile
from triage.settings import load_settings
from triage.tuning.compare import Figures, compare
from triage.tuning.measured import measure, scored_of


class DiffRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile diff`, as typed: OLD NEW FOLDER, or with `--git` NEW FOLDER."""

    words: tuple[str, ...] = ()
    git: str = ""
    labels: str = ""
    as_json: bool = False
    no_color: bool = False


def run_diff(request: DiffRequest, environment: Environment) -> int:
    """Compare and print; the exit status is that of reading."""
    from triage.render.terminal.tuning_diff import render, shown

    settings = load_settings(environment)
    names, path = _parted(request)
    new = one_profile((names[-1],), (path,), environment, "triage profile diff")
    old = (
        _of_git(request.git, new, environment)
        if request.git
        else one_profile((names[0],), (path,), environment, "triage profile diff")
    )
    folder = read_folder((path,), environment, settings)
    before = scored_of(
        folder.articles, scores_of(matcher_of([old], environment, settings), folder.articles), old.id
    )
    after = scored_of(
        folder.articles, scores_of(matcher_of([new], environment, settings), folder.articles), new.id
    )
    judged = judged_of(new, labels_of(new, request.labels, environment), folder, environment)
    pairs = [(first.score, last.score) for first, last in zip(before, after, strict=True)]
    comparison = compare(old, new, folder.articles, pairs, judged.labels)
    figures = None
    if judged.labels:
        figures = Figures(
            labels=len(judged.labels),
            old=measure(old, before, judged).counts,
            new=measure(new, after, judged).counts,
        )
    if request.as_json:
        from triage.render.json.tuning_json import diff_document

        deliver([diff_document(comparison, figures, request.git)], environment)
        return folder.status
    remember([listed(one.article, new.id) for one in shown(comparison)], [new], folder.paths, environment)
    how = looks_of(environment, settings, no_color=request.no_color)
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
        raise UsageError("--git needs the program git, which is not here") from None
    if ran.returncode:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(
            f"{profile.path} at {revision}: {said[0] if said else 'git failed'}", f"git log {profile.path}"
        )
    text = ran.stdout.decode("utf-8-sig", "replace")
    return parse_profile(text, path=f"{profile.path} at {revision}", folder=Path(path.parent), with_lines=True)
