"""Recognisers by name, for those who have models: `default`, `spacy:en_core_web_sm`, or what a package adds.

A package adds one through the entry-point group `triage.entities`: its name stands before the colon in the settings,
and the entry point is a function that takes what stands after it and gives a recogniser.
"""

from functools import cache

from triage.entities.entity import Recogniser
from triage.errors import UsageError

GROUP = "triage.entities"


@cache
def recogniser(name: str = "default") -> Recogniser:
    """The recogniser that the setting `entities` names; a one-line error when it is not there.

    Installed packages may not take the names `default` and `spacy` from us.
    """
    kind, _, model = name.strip().partition(":")
    if kind in {"", "default"}:
        if model:
            raise UsageError(f"entities: the default recogniser takes no model, got {name!r}")
        from triage.entities import default_recogniser

        return default_recogniser()
    if kind == "spacy":
        from triage.entities.spacy import SpacyRecogniser

        return SpacyRecogniser(model)
    return _installed(kind, model)


def _installed(kind: str, model: str) -> Recogniser:
    from importlib.metadata import entry_points

    found = entry_points(group=GROUP, name=kind)
    if not found:
        names = sorted({"default", "spacy:MODEL", *(point.name for point in entry_points(group=GROUP))})
        raise UsageError(f"entities: there is no recogniser {kind!r}", f"there are {', '.join(names)}")
    try:
        built: Recogniser = next(iter(found)).load()(model)
    except UsageError:
        raise
    except Exception as error:  # other people's code: whatever it raises, the user needs one sentence
        raise UsageError(f"entities: the recogniser {kind!r} could not start: {error}") from error
    return built
