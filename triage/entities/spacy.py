"""A spaCy pipeline as recogniser: the extra `spacy`, and a model that the user has installed or points to.

The model says what is a name; joining mentions, furniture and credits are ours, so that reports read the same.
"""

from typing import Any

from triage.article import Article
from triage.entities.entity import Entity
from triage.entities.gazetteer import gazetteer
from triage.entities.recognise import DefaultRecogniser
from triage.entities.tokens import Name, Tokens
from triage.errors import UsageError

#: Labels of the common pipelines (OntoNotes, WikiNER) → ours; the rest is not ours to show.
_LABELS = {
    "PERSON": "PER", "PER": "PER", "PRS": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP",
}  # fmt: skip


class SpacyRecogniser:
    """Recognises with the pipeline `model`: the name of an installed one, or a folder."""

    def __init__(self, model: str) -> None:
        if not model:
            raise UsageError("entities: spacy needs a model", 'write entities = "spacy:en_core_web_sm"')
        try:
            import spacy  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            raise UsageError(
                f"entities: {model!r} needs spaCy, which is not installed", 'pip install "news-triage[spacy]"'
            ) from None
        try:
            self._pipeline: Any = spacy.load(model)
        except OSError:
            raise UsageError(
                f"entities: spaCy has no model {model!r}", f"python -m spacy download {model}, or name its folder"
            ) from None
        except Exception as error:  # a model of another version fails in many ways
            raise UsageError(f"entities: the spaCy model {model!r} could not be loaded: {error}") from error
        self._recogniser = DefaultRecogniser(gazetteer(), self._tag, any_language=True, repaired=False)

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Entities in order of first mention; see `Recogniser`."""
        return self._recogniser.recognise(article)

    def _tag(self, tokens: Tokens) -> list[list[Name]]:
        return [self._sentence(tokens, begin, end) for begin, end in tokens.sentences]

    def _sentence(self, tokens: Tokens, begin: int, end: int) -> list[Name]:
        offsets: dict[int, int] = {}
        text = ""
        for index in range(begin, end):
            gap = index > begin and tokens.starts[index] > tokens.ends[index - 1]
            text += " " * gap
            for place in range(len(text), len(text) + len(tokens.forms[index])):
                offsets[place] = index
            text += tokens.forms[index]
        names: list[Name] = []
        for found in self._pipeline(text).ents:
            kind = _LABELS.get(found.label_)
            inside = [offsets[place] for place in range(found.start_char, found.end_char) if place in offsets]
            if kind and inside and (not names or inside[0] >= names[-1].end):
                names.append(Name(inside[0], inside[-1] + 1, kind, 0.9))
        return names
