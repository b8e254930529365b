"""The language of a text that does not say it: asked only where a profile goes by languages.

The detector is an optional library (`news-triage[languages]`); without it the language stays unknown, and unknown
languages pass.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

#: Tokens below which a guess is not worth having.
LEAST_WORDS = 50
#: Least probability of a guess.
SURE = 0.9
#: Characters that are looked at; more of the same text changes nothing.
ENOUGH = 4000


@cache
def _detector() -> Callable[[str], tuple[str, float]] | None:
    try:
        from importlib import import_module

        langid: Any = import_module("py3langid.langid")
    except ImportError:
        return None
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify


def detect(text: str) -> str:
    """The primary subtag of the text's language; empty where it is too short or nothing is sure."""
    from triage.matching.tokens import count

    classify = _detector()
    if classify is None or count(text[:ENOUGH]) < LEAST_WORDS:
        return ""
    tag, probability = classify(text[:ENOUGH])
    return str(tag) if probability >= SURE else ""
