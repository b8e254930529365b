"""One message → its articles: the letter itself, or the page, export, alert or form that it carries.

A body that is JSON (a form's answers) is read by the names of its fields; HTML that is a database's export by that
export's reader.
"""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from msgspec.structs import force_setattr, replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.containers.mail_headers import header, name_in, title_of
from triage.readers.containers.mail_texts import body_of, content_of, messages_in, parts_of, telling_text, texts_in
from triage.readers.contract import Bounds
from triage.readers.fields import fold, language_tag, people, until
from triage.readers.stamps import stamp

#: Lists of senders of newsletters are named by a number: "3a2b1c0d9e8f7a6b5c4d3e2fmc list".
_HASH = re.compile(r"(?<![0-9a-z])(?=[a-z]*+\d)[0-9a-f]{12,}|\d{5,}|^[\d .-]++$", re.IGNORECASE)
#: Kinds of messages that only their receiver can read.
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
#: Posts of ProMED, and the lists that they went to.
_POST = re.compile(r"\A.{0,2000}^[>* \t]{0,8}An? ProMED-mail post\b", re.DOTALL | re.MULTILINE)
_TOPIC = re.compile(r"^\s*PRO(?:MED)?(?:/[A-Z-]+)*>\s*")
#: As press offices call it; nobody has registered one.
_EMBARGOES = (
    "Embargo",
    "Embargoed",
    "X-Embargo",
    "Embargo-Until",
    "Embargoed-Until",
    "X-Embargo-Until",
    "X-Embargoed-Until",
    "Embargo-Date",
    "X-Embargo-Date",
)


def articles_of_message(message: EmailMessage, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
    """The articles of one message: its text, or what is inside as what it is."""
    from triage.readers.containers import alerts
    from triage.readers.exports.html_export import export_of

    sent = _sent(message)
    text, html = texts_in(message)
    saved_from = _saved_from(message) if html else ""
    if saved_from:
        from triage.readers.web.pages import page_article

        page = page_article(_saved_page(message, saved_from) or html, name, "utf-8", saved_from)
        if isinstance(page, Article):
            yield page
            return
    export = export_of(html.encode("utf-8", "replace")) if html else None
    if export is not None:
        yield from export.read_text(html, name, "utf-8", bounds)
        return
    if html and alerts.is_alert(html):
        stories = list(alerts.articles(html, sent))
        if len(stories) > 1:
            yield from stories
            return
    if alerts.is_plain_alert(text):
        stories = list(alerts.plain_articles(text, sent))
        if stories:
            yield from stories
            return
    record = _of_form(text, sent)
    if record is not None:
        yield record
        return
    if posts := _posts(text, sent):
        yield from posts
        return
    yield from _linked_stories(message, sent, text, html) or _letters(message, sent, text, html, name)


def _linked_stories(message: EmailMessage, sent: Article, text: str, html: str) -> list[Article]:
    """The stories of a letter that lists many, also of one that is forwarded; [] for any other."""
    if "http" not in html and "http" not in text:
        return []
    from triage.readers.containers import linked_stories
    from triage.readers.containers.forwarded import forwarded

    told = telling_text(text, html)
    found = forwarded(sent, told, header(message, "Subject"))
    origin = found[0] if found else sent
    plain = found[1] if found else text
    return (
        linked_stories.articles(html, origin)
        or linked_stories.ruled_articles(plain, origin)
        or linked_stories.plain_articles(plain, origin)
    )


def _letters(message: EmailMessage, sent: Article, text: str, html: str, name: str) -> Iterator[Article | Problem]:
    """The letter, the one that it forwards, or those of a list's digest."""
    from triage.readers.containers.forwarded import forwarded, messages_of_digest

    if _is_encrypted(message, text):
        is_signed = str(message.get_param("smime-type") or "").lower() == "signed-data"
        said = "is signed in a form that triage does not read" if is_signed else "is encrypted"
        yield Problem(path=name, code="unreadable", message=f"the message {sent.title[:80]!r} {said}")
        return
    told = telling_text(text, html)
    letters = list(messages_of_digest(sent, told))
    if not letters:
        found = forwarded(sent, told, header(message, "Subject"))
        letters = [found or (sent, "")]
    for letter, written in letters:
        body = body_of(written, "") if written else _without(sent.title, body_of(text, html))
        if body or (letter.title and not any(messages_in(message))):
            yield replace(letter, body=body)


def _without(title: str, body: str) -> str:
    """A text without the headline that many letters repeat above it."""
    first, _, rest = body.partition("\n\n")
    return rest if title and rest and fold(first) == title else body


def _is_encrypted(message: EmailMessage, text: str) -> bool:
    kind = str(message.get_content_type())
    return kind in _ENCRYPTED or text.lstrip().startswith("-----BEGIN PGP MESSAGE-----")


def _posts(text: str, sent: Article) -> list[Article]:
    """The reports of a post of ProMED in a letter; [] in any other."""
    if not _POST.match(text):
        return []
    from triage.readers.wire.promed import posts_of
    from triage.readers.wire.story import parse

    post = parse(text.replace("\r\n", "\n"))
    post = replace(
        post,
        title=_TOPIC.sub("", sent.title) or post.title,
        id=post.id or sent.id,
        published=post.published or sent.published,
        published_text=post.published_text or sent.published_text,
        format="mail",
        encoding="utf-8",
    )
    return [one for one in posts_of(post) if one.body]


def _saved_from(message: EmailMessage) -> str:
    """The address of a page that a browser saved as mail (MHTML); "" for mail that was sent."""
    location = header(message, "Snapshot-Content-Location")
    sender = header(message, "From")
    if location or (sender and not sender.lstrip('"<').startswith("Saved by")):
        return location
    places = (str(part.get("Content-Location", "")) for part in parts_of(message, 0))
    return next((place for place in places if place.startswith("http")), "file:" if sender else "")


def _saved_page(message: EmailMessage, address: str) -> str:
    """The page itself, without the frames in it; "" where no part says that it is."""
    pages = [part for part in parts_of(message, 0) if part.get_content_type() == "text/html"]
    found = (part for part in pages if str(part.get("Content-Location", "")) == address)
    return next((content_of(part) for part in (*found, *pages)), "")


def _sent(message: EmailMessage) -> Article:
    """What the headers say."""
    sender = header(message, "From")
    written = header(message, "Date")
    listed = header(message, "List-Id").partition("<")[0].strip(' "')
    # Who sends to a list is its paper.
    is_letter = bool(listed or header(message, "List-Unsubscribe"))
    return Article(
        title=title_of(header(message, "Subject")),
        byline=name_in(sender),
        authors=people(name_in(sender)),
        outlet=listed if listed and not _HASH.search(listed) else (name_in(sender) if is_letter else ""),
        language=language_tag(header(message, "Content-Language")),
        id=header(message, "Message-ID").strip("<> "),
        published=stamp(re.sub(r"(?<!\s)\s*+\([^()]*+\)\s*+$", "", written)),
        published_text=written,
        embargoed=until(*(header(message, name) for name in _EMBARGOES)),
        format="mail",
        encoding="utf-8",
    )


def _of_form(text: str, sent: Article) -> Article | None:
    """The article of a body that is one object of JSON; None for any other text."""
    if not text.lstrip().startswith("{"):
        return None
    import json

    from triage.readers.json.columns import article_of

    try:
        record = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    record = {key: _single(value) for key, value in record.items()}
    article = article_of(record) or article_of({"published": sent.published, **record})
    if article is None:
        return None
    for field in ("id", "published", "published_text"):
        force_setattr(article, field, getattr(sent, field) or getattr(article, field))
    return replace(article, title=article.title or sent.title, format="mail", encoding="utf-8")


def _single(value: Any) -> Any:
    """Forms put every answer into a list."""
    return next((part for part in value if part), "") if isinstance(value, list) and len(value) <= 3 else value
