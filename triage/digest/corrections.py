"""What a correction changed, sentence by sentence, and why a kill says that its story must not be used."""

import re

from triage.article import Article
from triage.digest.model import Change
from triage.stories.marks import bare_title
from triage.stories.sentences import Span, changed_sentences, new_sentences

#: Changes that are told, characters of an advisory, and the share of words that makes two sentences versions of one.
MOST, LONGEST, ALIKE = 3, 280, 0.4


def changes(old: Article, new: Article) -> tuple[Change, ...]:
    """Old sentence → new sentence, in the order of the new text; the headline first where it was changed.

    >>> changes(Article(body="Abe met Trump on Monday. He left."), Article(body="Abe met Trump on Tuesday. He left."))
    (Change(old='Abe met Trump on Monday.', new='Abe met Trump on Tuesday.'),)
    """
    found: list[Change] = []
    titles = bare_title(old.title), bare_title(new.title)
    if all(titles) and _words(titles[0]) != _words(titles[1]):
        found.append(Change(*titles))
    gone = [_text(old, span) for span in changed_sentences(old, new)]
    for span in changed_sentences(new, old):
        said = _text(new, span)
        was = max(gone, key=lambda sentence: _likeness(sentence, said), default="")
        if _likeness(was, said) < ALIKE:
            was = ""
        elif was:
            gone.remove(was)
        found.append(Change(was, said))
    if not found:
        found = [Change(sentence, "") for sentence in gone]
    # A sentence with its old version says most.
    return tuple(sorted(found, key=lambda change: not change.old)[:MOST])


def advisory(kill: Article, killed: Article) -> str:
    """The kill's own sentences, at most two; empty where it only repeats the story."""
    notes = "\n".join(line for line in kill.credits.splitlines() if _is_note(line))
    for text in (kill.body, kill.abstract, notes):
        spoken = Article(body=text)
        sentences = [_text(spoken, span) for span in new_sentences(spoken, killed)][:2]
        if sentences:
            said = " ".join(sentences)
            return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"
    return ""


def _is_note(line: str) -> bool:
    return bool(re.search(r"\b(?:kill|withdraw|not be used|disregard|eds)", line, re.IGNORECASE))


def _text(article: Article, span: Span) -> str:
    return " ".join(article.body[span[0] : span[1]].split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _likeness(one: str, other: str) -> float:
    left, right = set(_words(one)), set(_words(other))
    return len(left & right) / len(left | right) if left and right else 0.0
