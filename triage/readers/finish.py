"""What is done to every article fresh from its reader: markup out of its texts, notices of withdrawal and lines that ask to wait seen."""

from msgspec.structs import force_setattr

from triage.article import Article
from triage.expression import Expression
from triage.readers.wire.furniture_words import EMBARGO_SIGNS
from triage.readers.wire.withdrawals import withdraws

#: The reader of our own records.
RECORDS = "triage.readers.json.records"
#: Lines that ask to wait (`embargo`) are in the first characters of a text.
_HEAD = 400
#: What stood before first paragraphs, and as much of a line as a headline on the metal has.
_LEAD, _LONGEST_ON_METAL = "LEAD: ", 80
#: Tags that have no attributes where they stay behind.
_TAG = Expression(r"<(?:/|br|BR|p>|hr)")


def finish(article: Article, module: str) -> None:
    """What is done to every article fresh from its reader; `module` names that.

    Records of ours were finished when they were first read, and come back as they were written.
    """
    if module != RECORDS:
        clear_markup(article)
        if article.body.startswith(_LEAD) or article.title.startswith(_LEAD):
            _without_lead(article)
        if article.status in ("", "usable") and withdraws(
            article.title, article.slug, article.credits, article.body
        ):
            force_setattr(article, "status", "canceled")
    if _may_be_held(article):
        from triage.readers.embargo import hold

        hold(article)


def _without_lead(article: Article) -> None:
    """Take off what papers of the 1980s put before a first paragraph, and databases into headlines; in a short one it may be the metal."""
    for field in ("title", "body"):
        text = getattr(article, field)
        if text.startswith(_LEAD) and len(text.partition("\n")[0]) > _LONGEST_ON_METAL:
            force_setattr(article, field, text.removeprefix(_LEAD).lstrip())


def _may_be_marked(article: Article) -> bool:
    """Whether markup may have stayed in a text; asked of every article, so that the usual no must cost little."""
    body, title, abstract = article.body, article.title, article.abstract
    return (
        (("<" in body or "&" in body) and _has_signs(body))
        or (("<" in title or "&" in title) and _has_signs(title))
        or (bool(abstract) and _has_signs(abstract))
    )


def _has_signs(text: str) -> bool:
    """Whether there are signs of markup besides "<SRD>", as the wire writes shares."""
    return ("<" in text and ("=" in text or _TAG.search(text) is not None)) or ("&" in text and ";" in text)


def _may_be_held(article: Article) -> bool:
    """Whether a line at its head may ask to wait; likewise asked of every article."""
    head = article.title + article.body[:_HEAD]
    small = head.lower()
    if not ("mbarg" in small or "perrfrist" in small or "ot for " in small or "old for " in small):
        # Other languages have other words; few openings speak of publishing, or have letters of other scripts.
        is_likely = "publi" in small or "ubblic" in small or not small.isascii()
        return is_likely and not article.embargoed and any(sign in small for sign in EMBARGO_SIGNS)
    # One of these is in every such line. Written out, since a loop would cost five times as much.
    return (
        "mbarg" in head
        or "MBARG" in head
        or "perrfrist" in head
        or "PERRFRIST" in head
        or "ot for " in head
        or "OT FOR " in head
        or "old for " in head
        or "OLD FOR " in head
    ) and not article.embargoed


def clear_markup(article: Article) -> None:
    """Take out what markup stayed in the texts of an article: no reader need think of it."""
    if not _may_be_marked(article):
        return
    from triage.readers.web.markup import unmarked

    for field in ("title", "abstract", "body"):
        text = getattr(article, field)
        if ("<" in text or "&" in text) and (cleaned := unmarked(text)) != text:
            force_setattr(article, field, " ".join(cleaned.split()) if field == "title" else cleaned)
