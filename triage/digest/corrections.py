"""What a correction changed of what was delivered, sentence by sentence."""

from triage.article import Article
from triage.digest.model import CorrectedSentence
from triage.stories.marks import bare_title
from triage.stories.sentences import Span, are_versions, corrections

#: Changes that are told.
MOST = 3


def changes(old: Article, new: Article) -> tuple[CorrectedSentence, ...]:
    """Old sentence → new sentence, in the order of the new text; the headline first where it was put right.

    A sentence with its old version says most, so those come before what was only added or taken out.

    >>> changes(Article(body="Abe met Trump on Monday. He left."), Article(body="Abe met Trump on Tuesday. He left."))
    (CorrectedSentence(old='Abe met Trump on Monday.', new='Abe met Trump on Tuesday.'),)
    """
    titles = bare_title(old.title), bare_title(new.title)
    # Another headline is no corrected one: the correction may be of an earlier version.
    found = [CorrectedSentence(*titles)] if are_versions(*titles) else []
    found += [CorrectedSentence(_text(old, one.old), _text(new, one.new)) for one in corrections(new, old)]
    return tuple(sorted(found, key=lambda change: not (change.old and change.new))[:MOST])


def _text(article: Article, span: Span | None) -> str:
    return "" if span is None else " ".join(article.body[span[0] : span[1]].split())
