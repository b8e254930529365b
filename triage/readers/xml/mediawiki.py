"""Dumps of MediaWiki sites such as Wikinews: an article for each page of the main name space, in its last revision.

Redirects, talk and templates are no articles; stories that are still being written are `withheld`.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article
from triage.readers.fields import language_tag
from triage.readers.stamps import stamp
from triage.readers.word_dates import date_in
from triage.readers.xml.tree import Root, attribute, child, children, words
from triage.readers.xml.wiki_text import WikiText, wiki_text
from triage.readers.xml.xml_reader import XmlReader

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_REDIRECT = re.compile(r"(?i)\s*+#[^\W\d]{4,20}+\s*+:?\s*+\[\[")
#: Headings below which there is no story any more.
_BELOW = re.compile(
    r"(?mi)^(?:sources?|references?|external links?|see also|related (?:news|articles|stories)|notes|sister links|have an opinion\?|quellen|themenverwandte artikel"
    r"|weblinks|fuentes?|enlaces externos|véase también|liens? externes?|voir aussi|fonti|articoli correlati|fontes|ver também|źródła|zobacz też|источники|ссылки"
    r"|bronnen|källor|lähteet|参考文献|情報源|來源|来源|消息来源)$"
)
_UNFINISHED = (
    "develop",
    "prepare",
    "developing",
    "review",
    "abandoned",
    "stale",
    "in arbeit",
    "en desarrollo",
    "brouillon",
    "редактируется",
)


def _articles(root: "Element") -> Iterator[Article]:
    site = child(root, "siteinfo")
    outlet, base = words(child(site, "sitename")), words(child(site, "base"))
    language = language_tag(attribute(root, "lang"))
    for page in children(root, "page"):
        article = _article(page, outlet, base, language)
        if article is not None and article.body:
            yield article


def _article(page: "Element", outlet: str, base: str, language: str) -> Article | None:
    revision = next(reversed(list(children(page, "revision"))), None)
    text = child(revision, "text")
    source = text.text or "" if text is not None else ""
    if words(child(page, "ns")) not in ("", "0") or child(page, "redirect") is not None or _REDIRECT.match(source):
        return None
    title = words(child(page, "title"))
    wiki = wiki_text(source)
    saved = words(child(revision, "timestamp"))
    published = date_in(
        wiki.templates.get("date", "") or wiki.templates.get("datum", "") or wiki.templates.get("fecha", "")
    )
    return Article(
        title=title,
        body=_BELOW.split(wiki.text)[0].strip(),
        keywords=wiki.categories,
        outlet=outlet,
        url=_url(base, title),
        language=language,
        id=words(child(page, "id")),
        version=words(child(revision, "id")),
        status=_status(wiki),
        published=published or stamp(saved),
        published_text=wiki.templates.get("date", "") or saved,
        updated=stamp(saved) if published else "",
    )


def _status(wiki: WikiText) -> str:
    return "withheld" if any(name in wiki.templates for name in _UNFINISHED) else ""


def _url(base: str, title: str) -> str:
    from urllib.parse import quote

    folder, slash, _ = base.rpartition("/")
    return f"{folder}/{quote(title.replace(' ', '_'), safe=':/')}" if slash and base.startswith("http") else ""


def _is_ours(root: Root, head: bytes) -> bool:
    return root.name == "mediawiki"


READER = XmlReader("mediawiki", (".xml",), _is_ours, _articles, "redirects, talk and templates")
