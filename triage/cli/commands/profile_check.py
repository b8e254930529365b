"""`triage profile check`: faults, and what the writer of a profile may not have meant."""

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from triage.cli.options import (
    Columns,
    Exclude,
    Include,
    ProfileFiles,
    command,
)
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.profiles.model import Profile
from triage.render.view.points import many
from triage.render.view.safe import safe_line

if TYPE_CHECKING:
    from triage.profiles.measure import Measure
    from triage.tuning.compound_words import CompoundWords

#: Words whose forms are shown, and forms of each; `triage profile forms` has them all.
SHOWN_WORDS, SHOWN_FORMS = 8, 5

app = typer.Typer(rich_markup_mode=None)


class CheckRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile check`, as typed."""

    profiles: ProfileFiles = ()
    on: Annotated[
        tuple[str, ...],
        typer.Option("--on", metavar="PATH", help="Also measure the profiles on these articles. Repeatable."),
    ] = ()
    include: Include = ()
    exclude: Exclude = ()
    columns: Columns = ()
    strict: Annotated[bool, typer.Option("--strict", help="Exit with status 1 for warnings too.")] = False


@command(app, about="Check profiles: list every error with its line, and warn of likely mistakes.")
def check(request: CheckRequest, environment: Environment) -> int:
    """Faults end the command with status 2; remarks are printed, and are a failure only when `strict`."""
    from datetime import UTC, datetime

    from triage.profiles.check import check_profile

    today = datetime.fromtimestamp(environment.now(), UTC).date().isoformat()
    session = Session(environment, Selection.of(request, request.on))
    profiles = session.profiles(request.profiles, with_lines=True, says_where=False)
    measures, compounds, status = _measured(session, profiles) if request.on else ({}, {}, 0)
    lines: list[str] = []
    remarked = 0
    for profile in profiles:
        remarks = check_profile(profile, today)
        name = safe_line(profile.path or profile.id)
        if profile.id in measures:
            remarks += measures[profile.id].remarks() + compounds[profile.id].remarks()
            lines.append(f"{name}: {measures[profile.id].summary}\n")
        lines += _forms(session, profile, name)
        remarked += len(remarks)
        for remark in remarks:
            lines.append(f"{safe_line(str(remark))}\n")
            if remark.hint:
                lines.append(f"  hint: {safe_line(remark.hint)}\n")
        if not remarks:
            lines.append(f"{name}: good, {many(len(profile.terms) + len(profile.combinations), 'term')}\n")
    deliver(lines, environment)
    return 1 if request.strict and remarked else status


def _forms(session: Session, profile: Profile, name: str) -> list[str]:
    """In a profile of one other language, what its first terms are found as."""
    language = profile.languages[0].partition("-")[0].lower() if len(profile.languages) == 1 else ""
    if language in {"", "en"}:
        return []
    from triage.languages.inflection import is_inflected
    from triage.languages.inflections import Inflections
    from triage.languages.names import name_of
    from triage.matching.tokens import words

    if not is_inflected(language):
        return []
    asked = list(
        dict.fromkeys(
            word
            for term in profile.terms
            if term.as_ in {"word", "compound"} and term.forms is None
            for word in words(term.text)
        )
    )[:SHOWN_WORDS]
    folder = str(session.environment.folder_of("cache")) if session.settings.cache else ""
    found = Inflections(folder).of(asked, language)
    lines = []
    for word in asked:
        listed = [form for form in (*found[word].forms, *found[word].regular) if form != word.lower()]
        if listed:
            shown = ", ".join(listed[:SHOWN_FORMS]) + (" …" if len(listed) > SHOWN_FORMS else "")
            lines.append(safe_line(f"{name}: in {name_of(language)}: {word}, {shown} ({len(listed) + 1})") + "\n")
    return lines


def _measured(
    session: Session, profiles: tuple[Profile, ...]
) -> tuple[dict[str, "Measure"], dict[str, "CompoundWords"], int]:
    """What each profile does to the articles, the compounds in them that it does not find, and whether all were read."""
    from triage.article import FIELDS
    from triage.pipeline import BATCH
    from triage.profiles.measure import Measure
    from triage.tuning.compound_words import CompoundWords

    matcher = session.matcher(profiles)
    measures = {profile.id: Measure(profile) for profile in profiles}
    compounds = {profile.id: CompoundWords(profile) for profile in profiles}
    with session.inputs() as inputs:
        articles = inputs.articles()
        while batch := list(islice(articles, BATCH)):
            for article, matched in zip(batch, matcher.match(batch, "sums"), strict=True):
                fields = [field for field in FIELDS if article.text(field).strip()]
                scores = {score.profile: score for score in matched.scores}
                for words in compounds.values():
                    words.add(article)
                for id_, measure in measures.items():
                    score = scores.get(id_)
                    if score is None:
                        measure.add(fields)
                        continue
                    fired = [part.term for part in score.contributions if "gate" not in part.kinds]
                    measure.add(fields, fired, score.value, hit=score.hit)
    return measures, compounds, inputs.status
