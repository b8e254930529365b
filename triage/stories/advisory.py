"""Why a story must not be used, in the words of the notice that withdraws it."""

import re

from triage import text as prose
from triage.article import Article
from triage.expression import Expression
from triage.readers.wire.withdrawals import notice
from triage.stories.sentences import new_sentences

#: Sentences that explain an instruction, and characters of a reason.
MOST, LONGEST = 2, 280


_GIVES_REASON = Expression(r"[;:–—]\s|\b(?:because|as|after|since|due to|owing to)\b")


#: What every notice says and no reader needs.
_COURTESY = Expression(
    r"\bregrets?\b|\b(?:correct(?:ed)?|new|full) (?:version|story|text)\b|\bapologi[sz]es?\b|\b(?:substitute|replacement)\b|\bplease\b|\beditors?\b|\beds\b"
    r"|\bdo not (?:use|publish)\b|\bremove\b",
    re.IGNORECASE,
)


#: What comes instead is no reason.
_FOLLOW_UP = Expression(r"\b(?:substitute|replacement|version)\b", re.IGNORECASE)


def reason(kill: Article, killed: Article | None = None) -> str:
    """The instruction, where it gives a reason, and the sentences that explain it; empty where it says nothing beyond the story that it withdraws.

    >>> reason(Article(body="Please kill the story headlined Talks collapse. The session was adjourned. We regret the error."))
    'The session was adjourned.'
    >>> reason(Article(body="Story should not be used; meeting did not take place."))
    'Story should not be used; meeting did not take place.'
    """
    for text in (kill.body, kill.abstract, kill.credits):
        said = _sentences(text, killed)
        instructing = [sentence for sentence in said if notice().search(sentence)]
        telling = [
            sentence
            for sentence in instructing
            if _GIVES_REASON.search(sentence) and not _FOLLOW_UP.search(sentence)
        ][:1]
        explaining = [
            sentence for sentence in said if sentence not in instructing and not _COURTESY.search(sentence)
        ]
        # Credits hold datelines and bylines, too: there only an instruction is sure to be one.
        chosen = [*telling, *(explaining[:MOST] if text != kill.credits else [])] or instructing[:1]
        if chosen:
            return _short(" ".join(chosen))
    return ""


def _sentences(text: str, killed: Article | None) -> list[str]:
    spoken = Article(body=text)
    spans = prose.sentences(text) if killed is None else new_sentences(spoken, killed)
    return [" ".join(text[start:end].split()) for start, end in spans]


def _short(said: str) -> str:
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"
