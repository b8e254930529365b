"""`triage label`: note what a reader thinks of an article."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from msgspec import Struct

from triage.cli.exits import say
from triage.cli.options import DigestState, command, completing, profile_option
from triage.cli.output import deliver
from triage.cli.session import Session
from triage.cli.when import stamp
from triage.cli.which import Chosen, choose
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.state.last_report import LastReport, load
from triage.tuning.labels import Label, append, label_file, label_of, read_labels

app = typer.Typer(rich_markup_mode=None)


class LabelRequest(Struct, frozen=True, kw_only=True):
    """The command line of `label`, as typed."""

    words: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="keep|skip WHICH...",
            help="keep or skip, then the articles.",
            show_default=False,
            autocompletion=completing("keep", "skip"),
        ),
    ] = ()
    profiles: Annotated[
        tuple[str, ...],
        profile_option("The profile: file or id (default: the one that has the article as a hit)."),
    ] = ()
    state: DigestState = ""
    sheets: Annotated[
        tuple[str, ...],
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take the labels of a sheet of triage sample --stratify. Repeat for each coder: how far they agree is printed.",
        ),
    ] = ()
    lists: Annotated[bool, typer.Option("--list", help="List the labels.")] = False
    undoes: Annotated[
        bool, typer.Option("--undo", help="Remove the last label, or the last one of each WHICH.")
    ] = False


@command(
    app,
    about="Mark articles as wanted (keep) or not (skip), in a file beside the profile, for profile test, diff and suggest. "
    "WHICH is a number from the last report, a path, path#index or an id.",
)
def label(request: LabelRequest, environment: Environment) -> int:
    """Note, list or take back labels; the exit status."""
    if request.lists:
        return _list(request, environment)
    if request.sheets:
        return _label_from(request, environment)
    session = Session(environment)
    if request.undoes:
        return _undo(request, session)
    judgement, which = _parted(request.words)
    targets = [target for one in which for target in _targets(one, request, session)]
    at = stamp(environment)
    rows = []
    for target in targets:
        line = _line(target, judgement, environment, at)
        append(target.file, [line])
        rows.append((judgement, target.profile, _title(target)))
    _print(rows, environment)
    files = dict.fromkeys(str(target.file) for target in targets)
    say(environment, f"triage: noted in {', '.join(files)}")
    return 0


def _label_from(request: LabelRequest, environment: Environment) -> int:
    from triage.cli.coded import label_from

    if request.words or request.undoes:
        raise UsageError("--from takes the articles from its file", "triage label --from sheet.csv")
    files = {name: file for file, names in _files(request, environment).items() for name in sorted(names)}
    return label_from(request.sheets, files, environment, stamp(environment))


JUDGEMENTS = ("keep", "skip")


class Target(Struct, frozen=True):
    """An article, and the profile for which it is judged."""

    chosen: Chosen
    profile: str
    file: Path


def _parted(words: tuple[str, ...]) -> tuple[Literal["keep", "skip"], tuple[str, ...]]:
    first = words[0] if words else ""
    if first not in JUDGEMENTS:
        said = f"label says keep or skip, got {first!r}" if first else "keep or skip is missing"
        raise UsageError(said, "triage label keep 1 3, or triage label --list")
    if len(words) == 1:
        raise UsageError(f"{first} what? no article is named", f"triage label {first} 1, or a path, or an id")
    return ("keep" if first == "keep" else "skip"), words[1:]


def _line(target: Target, label: Literal["keep", "skip", "undo"], environment: Environment, at: str) -> Label:
    return label_of(
        target.chosen.article,
        target.profile,
        label,
        target.file,
        environment.folder,
        at=at,
        sampled=_sampled(target) if label != "undo" else None,
    )


def _sampled(target: Target) -> float | None:
    """The share of its stratum that was drawn, where the article is one of the last sample for this profile."""
    report, number = target.chosen.report, target.chosen.number
    if target.chosen.sampled is not None:
        return target.chosen.sampled if target.profile == target.chosen.profile else None
    if report is None or number is None:
        return None
    listed = report.hits[number - 1]
    return listed.sampled if target.profile in listed.profiles else None


def _targets(which: str, request: LabelRequest, session: Session) -> list[Target]:
    chosen, environment = choose(which, session, request.state), session.environment
    if request.profiles:
        profiles = _found(request.profiles, chosen.folders, environment)
        return [Target(chosen, profile.id, _file(profile, environment)) for profile in profiles]
    ids = _candidates(chosen)
    known = _usual(chosen, environment)
    meant = [name for name in ids if name in known] or list(known)
    if len(meant) != 1:
        said = f"{which} is a hit of {_listed(meant)}" if ids else f"there are the profiles {_listed(meant)}"
        raise UsageError(f"{said}: say for which with -p", f"triage label keep {which} -p {meant[0]}")
    return [Target(chosen, meant[0], known[meant[0]])]


def _candidates(chosen: Chosen) -> tuple[str, ...]:
    """The profiles of which the article was a hit in the last report, or which a digest asked for."""
    if chosen.profile:
        return (chosen.profile,)
    if chosen.report is None or chosen.number is None:
        return ()
    return chosen.report.hits[chosen.number - 1].profiles


def _usual(chosen: Chosen, environment: Environment) -> dict[str, Path]:
    """Profile → label file: those of the last report where it has the article, else those of the usual places."""
    if chosen.report is not None and chosen.report.profiles:
        return {used.id: _shown(label_file(Path(used.path)), environment) for used in chosen.report.profiles}
    if chosen.profile_file and Path(chosen.profile_file).is_file():
        # The digest knows where its profile lies, which need not be one of the usual places.
        return {chosen.profile: _shown(label_file(Path(chosen.profile_file)), environment)}
    return {profile.id: _file(profile, environment) for profile in _found((), chosen.folders, environment)}


def _found(named: tuple[str, ...], paths: tuple[str, ...], environment: Environment) -> tuple[Profile, ...]:
    report = load(environment)
    by_id = {used.id: used.path for used in report.profiles} if report is not None else {}
    here = tuple(by_id[name] if name in by_id and not Path(name).exists() else name for name in named)
    return find_profiles(environment, profiles=here, paths=paths).profiles


def _file(profile: Profile, environment: Environment) -> Path:
    return _shown(label_file(Path(profile.path)), environment)


def _shown(file: Path, environment: Environment) -> Path:
    """Short where it lies below the current folder."""
    try:
        return Path(os.path.realpath(file)).relative_to(environment.folder.resolve())
    except ValueError:
        return file


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "none"


def _title(target: Target) -> str:
    article = target.chosen.article
    return article.title.strip() or " ".join(article.body[:60].split()) or article.path


def _files(request: LabelRequest, environment: Environment) -> dict[Path, set[str]]:
    """Label file → the profiles asked for in it."""
    report = load(environment)
    paths: tuple[str, ...] = ()
    if report is not None:
        paths = tuple(report.place(path, environment.folder) for path in report.paths if path != "-")
    found: dict[Path, set[str]] = {}
    try:
        profiles = _found(request.profiles, paths, environment)
    except UsageError:
        if request.profiles or report is None:
            raise
        profiles = ()
    for profile in profiles:
        found.setdefault(_file(profile, environment), set()).add(profile.id)
    return found or _of_report(report, environment)


def _of_report(report: LastReport | None, environment: Environment) -> dict[Path, set[str]]:
    found: dict[Path, set[str]] = {}
    for used in report.profiles if report is not None else ():
        found.setdefault(_shown(label_file(Path(used.path)), environment), set()).add(used.id)
    return found


def _list(request: LabelRequest, environment: Environment) -> int:
    if request.words:
        raise UsageError(f"--list takes no article, got {request.words[0]!r}", "triage label --list -p PROFILE")
    rows: list[tuple[str, str, str]] = []
    files = _files(request, environment)
    for file, profiles in files.items():
        rows += [
            (label.label, label.profile, os.path.normpath(file.parent / label.place))
            for label in read_labels(file).labels
            if label.profile in profiles
        ]
    if not rows:
        say(environment, f"triage: no labels yet in {', '.join(map(str, files)) or 'any profile'}")
        return 0
    _print(rows, environment)
    return 0


def _print(rows: Sequence[tuple[str, str, str]], environment: Environment) -> None:
    """Judgement, profile, and what was judged, in columns."""
    from triage.render.view.safe import safe_line

    wide = max(len(safe_line(profile)) for _, profile, _ in rows)
    deliver(
        [f"{word}  {safe_line(profile):{wide}}  {safe_line(one)}\n" for word, profile, one in rows], environment
    )


def _undo(request: LabelRequest, session: Session) -> int:
    environment = session.environment
    words = request.words[1:] if request.words[:1] and request.words[0] in JUDGEMENTS else request.words
    at = stamp(environment)
    if not words:
        return _undo_last(request, environment, at)
    for which in words:
        for target in _targets(which, request, session):
            line = _line(target, "undo", environment, at)
            if not any(label.is_of(line) for label in read_labels(target.file).labels):
                raise UsageError(f"{which} has no label for {target.profile}", "triage label --list")
            append(target.file, [line])
            say(environment, f"triage: label taken back for {target.profile}: {_title(target)}")
    return 0


def _undo_last(request: LabelRequest, environment: Environment, at: str) -> int:
    """The last standing label of the profiles, by its time, then by its place in the file."""
    from msgspec.structs import replace

    standing = [
        (label.at, number, file, label)
        for file, profiles in _files(request, environment).items()
        for number, label in enumerate(read_labels(file).labels)
        if label.profile in profiles
    ]
    if not standing:
        raise UsageError("there is no label to take back", "triage label --list")
    _, _, file, label = max(standing, key=lambda one: one[:2])
    append(file, [replace(label, label="undo", at=at, sampled=None)])
    say(environment, f"triage: taken back: {label.label} for {label.profile}: {label.place}")
    return 0
