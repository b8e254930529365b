"""The resources: the user's profiles, the vocabulary and the schema of all records."""

import json
from urllib.parse import quote

from msgspec import Struct

from triage.assistant.workspace import Workspace
from triage.errors import TriageError, UsageError

PROFILES, VOCABULARY, SCHEMA = "triage://profiles", "triage://vocabulary", "triage://schema"
#: Characters of a profile's text, and profiles that are listed.
LONGEST, MOST_PROFILES = 200_000, 500


class ResourceEntry(Struct, frozen=True, kw_only=True):
    """One resource in the list."""

    uri: str
    name: str
    about: str
    kind: str


def listed(workspace: Workspace) -> list[ResourceEntry]:
    """All resources; without the single profiles where they cannot be loaded."""
    found = [
        ResourceEntry(uri=PROFILES, name="profiles", about="The profiles in use.", kind="application/json"),
        ResourceEntry(uri=VOCABULARY, name="vocabulary", about="What triage calls things.", kind="text/markdown"),
        ResourceEntry(
            uri=SCHEMA, name="schema", about="The JSON Schema of all records.", kind="application/schema+json"
        ),
    ]
    try:
        profiles = workspace.profiles()
    except TriageError:
        return found
    return found + [
        ResourceEntry(uri=_address(one.id), name=one.id, about="A profile as TOML.", kind="application/toml")
        for one in profiles[:MOST_PROFILES]
        if one.path
    ]


def text_of(uri: str, workspace: Workspace) -> tuple[str, str]:
    """Text and type of a resource; UsageError for an unknown one."""
    if uri == PROFILES:
        profiles = [
            {
                "id": one.id,
                "title": one.title,
                "threshold": one.threshold,
                "languages": list(one.languages),
                "terms": len(one.terms) + len(one.combinations),
                "uri": _address(one.id) if one.path else None,
            }
            for one in workspace.profiles()[:MOST_PROFILES]
        ]
        return json.dumps({"schema": 1, "profiles": profiles}, ensure_ascii=False), "application/json"
    if uri == VOCABULARY:
        # The rest names the classes of the code.
        return workspace.page("vocabulary").partition("\n## Classes")[0] + "\n", "text/markdown"
    if uri == SCHEMA:
        from triage.render.json.schema import schema

        return json.dumps(schema(), ensure_ascii=False), "application/schema+json"
    for one in workspace.profiles():
        if one.path and uri == _address(one.id):
            text = workspace.profile_file(one).read_text(encoding="utf-8-sig", errors="replace")
            return text[:LONGEST], "application/toml"
    raise UsageError("there is no such resource", "resources/list names them")


def _address(name: str) -> str:
    return f"{PROFILES}/{quote(name, safe='')}"
