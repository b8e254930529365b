r"""Press reviews as text: stories below headings of Markdown, or between rules, each with its paper and day below its headline.

`press_review` says which they are, as it does of documents.
"""

from triage.article import Article
from triage.expression import Expression
from triage.readers.documents.document_article import story_or_stories
from triage.readers.documents.office import DocumentParagraph
from triage.readers.documents.press_review import stories
from triage.readers.wire.furniture_words import RULE

_HEADING = Expression(r"(#{1,4}) +(\S[^\n]*)")
_RULE = Expression(RULE)
#: How a line of paper and day is stressed.
_STRESS = "*_ \t\r"


def reviewed(text: str, *, is_marked: bool) -> list[Article]:
    """The stories of a press review, below headings where it `is_marked`, else between rules; [] for any other text."""
    paragraphs = _paragraphs(text, is_marked=is_marked)
    if sum(bool(one.style) for one in paragraphs) < 2 or not stories(paragraphs):
        return []
    return list(story_or_stories(paragraphs, {}))


def _paragraphs(text: str, *, is_marked: bool) -> list[DocumentParagraph]:
    """Headings, the lines right below them, and what stands between blank lines."""
    found: list[DocumentParagraph] = []
    block: list[str] = []
    is_below, is_opening = False, not is_marked
    for line in (*text.split("\n"), ""):
        heading = _HEADING.match(line) if is_marked else None
        if heading or not line.strip() or (not is_marked and _RULE.fullmatch(line)):
            found += [DocumentParagraph("\n".join(block))] if block else []
            block = []
            is_opening = is_opening or (not is_marked and bool(line.strip()))
            is_below = bool(heading)
            found += [DocumentParagraph(heading[2].strip(), f"heading {len(heading[1])}")] if heading else []
        elif is_opening:
            found.append(DocumentParagraph(line.strip(), "heading 1"))
            is_opening, is_below = False, True
        elif is_below:
            found.append(DocumentParagraph(line.strip(_STRESS)))
        else:
            block.append(line.strip())
    return found
