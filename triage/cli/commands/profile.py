"""`triage profile new · list · check`: start, find and lint profiles."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from triage.cli.exits import USAGE
from triage.cli.options import AsJson, NoColor
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import UsageError
from triage.profiles.find import find_profiles
from triage.profiles.model import Profile
from triage.render.view.points import many
from triage.render.view.safe import safe_line

if TYPE_CHECKING:
    from triage.cli.commands.profile_new import BooleanRequest
    from triage.profiles.measure import Measure


app = typer.Typer(no_args_is_help=True, help="Start, find and check profiles.", rich_markup_mode=None)

Named = Annotated[list[str] | None, typer.Argument(metavar="PROFILE...", help="Files, folders or ids.")]


@app.command(
    help="Write a commented profile to start from, or what a Boolean string of another tool asks for; never over an "
    "existing file."
)
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is about; also its file's name.")],
    folder: Annotated[str, typer.Option("--folder", metavar="FOLDER", help="Where to put it.")] = "profiles",
    boolean: Annotated[str, typer.Option("--boolean", metavar="STRING", help="A Boolean string.")] = "",
    file: Annotated[str, typer.Option("--file", metavar="FILE", help="A file that holds it; - is stdin.")] = "",
    dialect: Annotated[
        str,
        typer.Option(
            "--dialect", metavar="DIALECT", help="factiva, lexis, meltwater, emm or plain; else its signs decide."
        ),
    ] = "",
) -> int:
    from triage.cli.commands.profile_new import BooleanRequest

    string = BooleanRequest(text=boolean, file=file, dialect=dialect)
    return new_profile(context.obj, name, folder, string)


@app.command("list", help="The profiles that a scan here would use, and the rule that sets their thresholds.")
def list_(context: typer.Context, profiles: Named = None) -> int:
    return list_profiles(context.obj, tuple(profiles or ()))


@app.command(help="Check profiles: every fault with its line, and what their writer may not have meant.")
def check(
    context: typer.Context,
    profiles: Named = None,
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="PATH", help="Measure them on these articles too. Repeatable."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Status 1 for remarks too.")] = False,
) -> int:
    return check_profiles(context.obj, tuple(profiles or ()), on=tuple(on or ()), strict=strict)


@app.command(
    help="Run the [[test]] entries of profiles; status 1 when one fails. With --labels also measure them on the "
    "labelled articles of a FOLDER, named last: precision, recall, every term, every threshold."
)
def test(
    context: typer.Context,
    profiles: Annotated[
        list[str] | None, typer.Argument(metavar="PROFILE... [FOLDER]", help="Files, folders or ids.")
    ] = None,
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE", help="Labels, as triage label keeps them.")
    ] = "",
    json: AsJson = False,
    schema: Annotated[bool, typer.Option("--schema", help="The JSON Schema of --json.")] = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_test import TestRequest, run_profile_test

    request = TestRequest(
        named=tuple(profiles or ()), labels=labels, as_json=json, schema=schema, no_color=no_color
    )
    return run_profile_test(request, context.obj)


@app.command(
    help="Compare two versions of a profile on a folder: what is gained, lost, moved to another band, and the term or "
    "gate that did it; against the labels, where there are any."
)
def diff(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="OLD NEW FOLDER", help="Two profiles and the articles.")
    ] = None,
    git: Annotated[
        str, typer.Option("--git", metavar="REV", help="OLD is NEW as it was in this revision; leave OLD out.")
    ] = "",
    labels: Annotated[str, typer.Option("--labels", metavar="FILE", help="Labels; else those beside NEW.")] = "",
    json: AsJson = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_diff import DiffRequest, run_diff

    request = DiffRequest(words=tuple(words or ()), git=git, labels=labels, as_json=json, no_color=no_color)
    return run_diff(request, context.obj)


@app.command(
    help="What a profile could be told, as a diff to read; nothing is written. From the articles: misspellings to "
    "accept or to block. From labels too: new terms with weights and evidence, terms that only bring false alarms, a "
    "threshold."
)
def suggest(
    context: typer.Context,
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="A file or an id.")],
    paths: Annotated[list[str] | None, typer.Argument(metavar="FOLDER...", help="The articles.")] = None,
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE", help="Labels; else those beside the profile.")
    ] = "",
    json: AsJson = False,
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_suggest import SuggestRequest, run_suggest

    request = SuggestRequest(
        profile=profile, paths=tuple(paths or ()), labels=labels, as_json=json, no_color=no_color
    )
    return run_suggest(request, context.obj)


@app.command(
    help="Watch a profile: each time it is saved the articles are scored again, and what the change did is printed. "
    "Ctrl-C ends."
)
def tune(
    context: typer.Context,
    profile: Annotated[str, typer.Argument(metavar="PROFILE", help="A file or an id.")],
    paths: Annotated[list[str] | None, typer.Argument(metavar="FOLDER...", help="The articles.")] = None,
    labels: Annotated[
        str, typer.Option("--labels", metavar="FILE", help="Labels; else those beside the profile.")
    ] = "",
    no_color: NoColor = False,
) -> int:
    from triage.cli.commands.profile_tune import TuneRequest, run_tune

    request = TuneRequest(profile=profile, paths=tuple(paths or ()), labels=labels, no_color=no_color)
    return run_tune(request, context.obj)


RULES = {
    "given": "given by the profile",
    "weights": "the profile has weights",
    "any": "no weights: every match is reported",
}


def new_profile(environment: Environment, name: str, folder: str, string: "BooleanRequest | None" = None) -> int:
    """Write a starter profile, or what a Boolean string says; UsageError where a file of that name stands already."""
    from triage.profiles.starter import starter, title_of

    stem = re.sub(r"[^\w]+", "-", name.removesuffix(".toml").casefold()).strip("-_")
    if not stem:
        raise UsageError(f"a profile cannot be called {name!r}", "triage profile new japan")
    path = Path(folder) / f"{stem}.toml"
    plain = name.removesuffix(".toml")
    text = starter(plain)
    if string and not path.exists():
        from triage.cli.commands.profile_new import profile_of

        made = profile_of(string, title_of(plain), environment)
        if made is None:
            return USAGE
        text = made
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        if not path.parent.is_dir():
            raise UsageError(f"{path.parent} is a file, and no folder", "--folder FOLDER") from None
        raise UsageError(f"{path} is there already and was left as it is", "choose another name") from None
    except OSError as error:
        raise UsageError(f"{path}: could not be written: {(error.strerror or 'error').lower()}") from error
    deliver([f"{safe_line(str(path))}\n"], environment)
    return 0


def list_profiles(environment: Environment, named: tuple[str, ...]) -> int:
    """One line a profile: id, threshold and the rule behind it, number of terms, title."""
    found = find_profiles(environment, profiles=named)
    rows = [_row(profile) for profile in found.profiles]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])).rstrip() + "\n"
        for row in rows
    ]
    deliver(lines, environment)
    return 0


def _row(profile: Profile) -> tuple[str, str, str, str]:
    threshold = profile.threshold if profile.threshold == "any" else f"{profile.threshold:g}"
    return (
        safe_line(profile.id),
        f"threshold {threshold} ({RULES[profile.threshold_rule]})",
        many(len(profile.terms) + len(profile.combinations), "term"),
        safe_line(profile.title),
    )


def check_profiles(
    environment: Environment, named: tuple[str, ...], *, on: tuple[str, ...] = (), strict: bool
) -> int:
    """Faults end the command with status 2; remarks are printed, and are a failure only when `strict`.

    `on` names articles to measure the profiles by.
    """
    from datetime import UTC, datetime

    from triage.profiles.check import check_profile

    today = datetime.fromtimestamp(environment.now(), UTC).date().isoformat()
    found = find_profiles(environment, profiles=named, paths=on, with_lines=True)
    lines: list[str] = []
    remarked = 0
    measures = _measured(environment, found.profiles, on) if on else {}
    for profile in found.profiles:
        remarks = check_profile(profile, today)
        if profile.id in measures:
            remarks += measures[profile.id].remarks()
            lines.append(f"{safe_line(profile.path or profile.id)}: {measures[profile.id].summary}\n")
        remarked += len(remarks)
        for remark in remarks:
            lines.append(f"{safe_line(str(remark))}\n")
            if remark.hint:
                lines.append(f"  hint: {safe_line(remark.hint)}\n")
        if not remarks:
            lines.append(f"{safe_line(profile.path or profile.id)}: good, {_row(profile)[2]}\n")
    deliver(lines, environment)
    return 1 if strict and remarked else 0


def _measured(
    environment: Environment, profiles: tuple[Profile, ...], on: tuple[str, ...]
) -> dict[str, "Measure"]:
    """What each profile does to the articles of some paths."""
    from itertools import islice

    from triage.article import FIELDS, Article
    from triage.cli.inputs import open_inputs, watched
    from triage.cli.recogniser import matcher_of
    from triage.cli.taking import Intake
    from triage.pipeline import BATCH
    from triage.profiles.measure import Measure
    from triage.settings import load_settings

    settings = load_settings(environment)
    matcher = matcher_of(settings, profiles, environment)
    measures = {profile.id: Measure(profile) for profile in profiles}
    with Intake(environment, settings, is_whole=True) as intake:
        reading = watched(open_inputs(environment, settings, on, intake=intake), environment, [])
        articles = (one for one in reading if isinstance(one, Article))
        while batch := list(islice(articles, BATCH)):
            for article, matched in zip(batch, matcher.match(batch, "sums"), strict=True):
                fields = [field for field in FIELDS if article.text(field).strip()]
                scores = {score.profile: score for score in matched.scores}
                for id_, measure in measures.items():
                    score = scores.get(id_)
                    if score is None:
                        measure.add(fields)
                        continue
                    fired = [part.term for part in score.contributions if "gate" not in part.kinds]
                    measure.add(fields, fired, score.value, hit=score.hit)
    return measures
