"""What each tool can be asked: its arguments, with their bounds, from which its JSON Schema is made."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from triage.assistant.pages import MOST_OF_PAGE
from triage.errors import UsageError

LongText = Annotated[str, Meta(max_length=200_000)]
ShortText = Annotated[str, Meta(max_length=4096)]
ShortTexts = Annotated[tuple[ShortText, ...], Meta(max_length=200)]
Paths = Annotated[
    ShortTexts, Meta(description="Files or folders below the folders that are served; none: all of these folders.")
]
ProfileIds = Annotated[ShortTexts, Meta(description="Ids of profiles (resource triage://profiles); none: all.")]
ProfileText = Annotated[
    LongText, Meta(description="A profile as TOML, used in place of the user's profiles and not saved.")
]
Limit = Annotated[int, Meta(ge=1, le=MOST_OF_PAGE, description="Records in a page.")]
Cursor = Annotated[
    ShortText, Meta(description="next_cursor of the page before; the other arguments are then not looked at.")
]


class ScanQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which articles matter."""

    paths: Paths = ()
    profiles: ProfileIds = ()
    profile_text: ProfileText = ""
    since: Annotated[
        ShortText, Meta(description="Only from this date on, or this recent: 2026-11-20, 3d, 12h.")
    ] = ""
    until: Annotated[ShortText, Meta(description="Only up to this date or age.")] = ""
    rejects: Annotated[bool, Meta(description="List the articles that no profile reports, with reasons.")] = False
    limit: Limit = 10
    cursor: Cursor = ""


class ShowQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One article, and why it scored as it did."""

    path: Annotated[ShortText, Meta(description="The path of a record.")]
    index: Annotated[int, Meta(ge=0, description="The index of that record.")] = 0
    profiles: ProfileIds = ()
    profile_text: ProfileText = ""
    body_from: Annotated[int, Meta(ge=0, description="next_body_from of a long article's part before.")] = 0


class MatchesQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every match in its context."""

    paths: Paths = ()
    profiles: ProfileIds = ()
    profile_text: ProfileText = ""
    term: Annotated[ShortText, Meta(description="Only this term, by its id.")] = ""
    limit: Limit = 50
    cursor: Cursor = ""


class CheckQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is wrong with a profile, and whether its tests pass."""

    profiles: ProfileIds = ()
    profile_text: ProfileText = ""


class DiffQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What another version of a profile changes."""

    profile: Annotated[ShortText, Meta(description="The id of the old version.")] = ""
    old_text: ProfileText = ""
    new_text: ProfileText
    paths: Paths = ()
    limit: Limit = 20
    cursor: Cursor = ""


class FormsQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The inflected forms of a term."""

    term: ShortText
    language: Annotated[ShortText, Meta(description="Such as pl, de or uk; not English.")]


class DigestQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is new since the last digest."""

    paths: Paths = ()
    profiles: ProfileIds = ()
    limit: Limit = 10
    cursor: Cursor = ""


class EntitiesQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who and what is in the articles."""

    paths: Paths = ()
    types: Annotated[
        ShortTexts, Meta(description="PERSON, ORG, LOC, NORP (these by default), DATE, MONEY, PERCENT.")
    ] = ()
    limit: Limit = 50
    cursor: Cursor = ""


def question_of(form: type[Struct], given: dict[str, Any] | None) -> Any:
    """The arguments as a value; UsageError for what is not in the tool's schema."""
    try:
        return msgspec.convert(given or {}, form)
    except msgspec.ValidationError as error:
        raise UsageError(f"wrong arguments: {error}") from None
    except UnicodeEncodeError:
        raise UsageError("wrong arguments: a text holds half a character") from None


def schema_of(form: type[Struct]) -> dict[str, Any]:
    """The JSON Schema of a tool's arguments."""
    found: dict[str, Any] = msgspec.json.schema_components((form,))[1][form.__name__]
    return {"additionalProperties": False, **found}
