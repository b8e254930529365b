"""`triage profile forms`: which words of a language count as a term, and by which rule."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer
from msgspec import Struct

from triage.cli.options import AsJson, command
from triage.cli.output import deliver
from triage.environment import Environment
from triage.errors import UsageError
from triage.languages.paradigm import Paradigm
from triage.render.view.safe import safe_line

app = typer.Typer(rich_markup_mode=None)


class FormsRequest(Struct, frozen=True, kw_only=True):
    """The command line of `profile forms`, as typed."""

    term: Annotated[str, typer.Argument(metavar="TERM", help="A word or a phrase.")]
    language: Annotated[str, typer.Option("--language", metavar="TAG", help="Such as pl, de or uk.")]
    json: AsJson = False


@command(app, name="forms", about="List the inflected forms that are found for a term in a language.")
def forms(request: FormsRequest, environment: Environment) -> int:
    """One paragraph a word of the term; UsageError for English and languages of which nothing is known."""
    from triage.settings import load_settings

    keeps = load_settings(environment).cache
    folder = str(environment.folder_of("cache")) if keeps else ""
    language, found = _found(request.term, request.language, folder)
    if request.json:
        text = json.dumps(_document(request.term, language, found), ensure_ascii=False, indent=2)
        deliver([text + "\n"], environment)
    else:
        lines = (line for word, paradigm in found.items() for line in _lines(word, paradigm, language))
        deliver(lines, environment)
    return 0


def forms_document(term: str, language: str) -> dict[str, Any]:
    """What `--json` prints; nothing is kept of it."""
    tag, found = _found(term, language, "")
    return _document(term, tag, found)


def _document(term: str, language: str, found: dict[str, Paradigm]) -> dict[str, Any]:
    words = [_record(word, paradigm) for word, paradigm in found.items()]
    return {"schema": 1, "term": term, "language": language, "words": words}


def _found(term: str, tag: str, folder: str) -> tuple[str, dict[str, Paradigm]]:
    """The language, and the forms of each word of the term."""
    from triage.languages.inflection import is_inflected
    from triage.languages.inflections import Inflections
    from triage.matching.tokens import words

    language = tag.partition("-")[0].lower()
    if language == "en":
        raise UsageError(
            "English words are found by rules of spelling and their irregular forms; there is no list of all",
            "triage help languages",
        )
    if not is_inflected(language):
        raise UsageError(f"there are no inflection rules for {tag!r}", "triage help languages")
    asked = list(dict.fromkeys(word for word in words(term) if not word.isdigit()))
    if not asked:
        raise UsageError(f"no word in {term!r}", "name a word or a phrase")
    found = Inflections(folder).of(asked, language)
    return language, {word: found[word] for word in asked}


def _record(word: str, paradigm: Paradigm) -> dict[str, object]:
    return {
        "word": word,
        "forms": [form for form in paradigm.forms if form],
        "by_rule": list(paradigm.regular),
        "stem": paradigm.stem or None,
        "not_by_stem": len(paradigm.others),
    }


def _lines(word: str, paradigm: Paradigm, language: str) -> Iterator[str]:
    from triage.languages.names import name_of

    count = len(paradigm.forms) + len(paradigm.regular)
    yield f"{safe_line(word)} in {name_of(language)}: {count} {'form' if count == 1 else 'forms'}\n"
    for label, listed in (("dictionary", paradigm.forms), ("name", paradigm.regular)):
        if listed:
            yield f"  {label:<11} {safe_line(', '.join(listed))}\n"
    if paradigm.stem:
        rest = f", but for {len(paradigm.others):,} other words" if paradigm.others else ""
        yield f"  {'stem':<11} unknown words with the stem {safe_line(paradigm.stem)}{rest}\n"
