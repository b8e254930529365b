"""Saved web pages: one article each, without the menus, teasers, comments and legal lines around it.

An HTML file is a page unless an exporter's layout is recognised first (their readers stand before this one in the
table). Which part of the page is the story trafilatura decides; headline, date and the like are found in
`page_facts`, because search engines and readers are told different things.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds, missing, suffix_of
from triage.readers.dates import iso_date
from triage.readers.fields import fold, people
from triage.readers.web.markup import paragraphs, text_of
from triage.readers.web.page_encoding import decode_page
from triage.readers.web.page_facts import PageFacts, facts_of, original
from triage.readers.web.page_layout import lay_open
from triage.readers.web.page_lead import lead_of
from triage.readers.web.page_lines import parted, without_foot, without_headline
from triage.readers.wire.datelines import dateline
from triage.readers.word_dates import date_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HTML = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]*+>\s*+)?+(?><!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|main"
    rb"|section|table|h[1-6]|span|script|style|link|center|font|base)[\s>/]"
)
_OTHER_ROOT = re.compile(rb"(?is)<!doctype\s+(?!html)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SURE_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
#: "Page saved with SingleFile url: …", "saved from url=(0035)…".
_SAVED = re.compile(
    r"(?:SingleFile\s++url:\s*+|saved from url=\(\d{4}\)|Mirrored from\s++)(https?://[^\s<>\"']++)"
)
_COMMENT_WITHIN = 2000
#: Elements within elements; beyond it extraction would take minutes, and nobody nests so.
_DEEPEST = 400
_MOST_ELEMENTS = 60_000
#: Elements that begin a block of text; pages of news have some hundreds.
_MOST_BLOCKS = 4_000
_BLOCKS = (
    "p",
    "td",
    "th",
    "tr",
    "li",
    "div",
    "dt",
    "dd",
    "br",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
)
#: Larger pages are lists, dumps or data: bounded time before a perfect text.
_LARGEST = 8 << 20
#: Short lines that lead to other stories or stand for an advertisement; extraction keeps some of them.
_LEADS_AWAY = re.compile(
    r"(?i)[\W_]*(?:lesen sie auch|lies auch|lesetipp|auch interessant|das könnte (?:sie|dich) (?:auch )?interessieren|mehr zum thema|"
    r"le puede interesar|te puede interesar|lea también|lee también|leia também|leia mais|veja também|leggi anche|à lire aussi|lire aussi|"
    r"read also|also read|read more|see also|related (?:articles?|stories|topics)|recommended stories|anzeige\b|advertisement\b|publicidad\b|"
    r"publicité\b|pubblicità\b|publicidade\b|continua após a publicidade|läs också|læs også|les også|lees ook|czytaj też|читайте также|читайте також|baca juga|あわせて読みたい|関連記事|"
    r"à lire également|sur le même sujet|articles? similaires?|lea además|lee además|noticias relacionadas|leia também|confira também|matérias relacionadas|leggi pure|articoli correlati|"
    r"czytaj także|zobacz (?:też|także|również)|przeczytaj (?:też|także)|lue myös|čtěte také|mohlo by vás zajímat|citește și|citeste si|citiți și|vezi și|kapcsolódó cikk|pročitajte i|вижте още|"
    r"διαβάστε (?:επίσης|ακόμη|ακόμα)|ayrıca oku|ilginizi çekebilir|simak juga|lihat juga|xem thêm|đọc thêm|tin liên quan|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|קראו (?:גם|עוד)|כתבות נוספות|"
    r"[اإ]قر[أا] (?:أيض|ايض|المزيد)|طالع أيض|شاهد أيض|مواضيع ذات صلة|همچنین بخوانید|بیشتر بخوانید|مطالب مرتبط|یہ بھی پڑھیں|مزید پڑھیں|(?:यह|ये|इसे) भी पढ़ें|और पढ़ें|संबंधित खबर|আর[ওো]ও? পড়ুন|"
    r"(?:相关|相關|延伸|推荐|推薦|更多)(?:阅读|閱讀|新闻|新聞|报道|報導)|관련 ?기사|함께 보면 좋은"
    # What may begin a sentence does not where a colon stands behind it.
    r"|(?:related|read(?: now| next)?|more|watch|listen|más noticias|leer más|ver más|vea también|mir[aá] también|voir aussi|lire également|veja mais|saiba mais|ti potrebbe interessare|mehr (?:dazu|zu(?:m thema)?)|lees (?:meer|verder)|lue lisää|اقرأ|بخوانید|पढ़ें|阅读)[^:：\n]{0,20}[:：])"
)
#: Where a newsletter is offered between paragraphs.
_SIGN_UP = re.compile(r"(?i)\b(?:sign up|subscribe) (?:here|now|today)\W*\Z")
#: Characters of a text so short that it may be all that a page shows without its scripts.
_THIN = 1500
#: A page with less text than this is a form, an error or a frame.
_LEAST_WORDS = 8
#: Titles of pages that servers send instead of what was asked for: whole titles, for headlines begin like them.
_INSTEAD = re.compile(
    r"(?i)(?:just a moment|attention required!?|access (?:to this page has been )?denied|are you (?:a robot|human)\??|robot or human\??|pardon our interruption"
    r"|(?:please )?verify(?:ing)? (?:that )?you are (?:a )?human|security (?:check|verification)|before you continue(?: to [\w.]{1,30}(?: [\w.]{1,30})?)?|please wait"
    r"|(?:error )?(?:40[0-9]|410|50[0-4])(?:\W{1,3}(?:error|(?:page )?not found|forbidden|bad gateway|service unavailable|unauthorized|gone|internal server error|gateway time-?out))?"
    r"|(?:page |file |article )?not found|forbidden|service (?:temporarily )?unavailable|bad gateway|internal server error"
    r"|seite nicht gefunden|zugriff verweigert|page (?:non trouvée|introuvable)|accès refusé|página no encontrada|acceso denegado|pagina non trovata|pagina niet gevonden)"
    r"(?:\.{1,3}|…|!)?"
)
_MOST_INSTEAD = 150
#: What a page says, and no more, to whoever runs no scripts.
_NEEDS_SCRIPTS = re.compile(
    r"(?i)(?:(?:you need to|please|you must|to continue,? please|we're sorry but [^.\n]{0,60} without javascript enabled\. please) )?(?:enable|turn on|activate)"
    r" javascript[^.\n]{0,80}\.?|(?:this (?:app|site|page|website) (?:needs|requires)|javascript is (?:required|disabled))[^.\n]{0,80}\.?"
)
_LONGEST_REQUEST = 250


class _Pages:
    name = "html"
    suffixes = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", "")

    def recognises(self, head: bytes, name: str) -> bool:
        """By a document type or an element of HTML at the start; a suffix alone makes no page."""
        head = _without_utf16(head)
        if _HTML.match(head) is not None:
            return not _OTHER_ROOT.match(head.lstrip())
        # Pieces of pages begin with any element, saved ones with a comment of any length.
        return suffix_of(name) in _SURE_SUFFIXES and re.match(rb"\s*<(?:!--|[a-zA-Z])", head) is not None

    def read(self, data: bytes, name: str, bounds: Bounds) -> Iterator[Article | Problem]:
        """One article, or a problem: not a page of news, or too deep. Exports that begin like pages are read as such."""
        from triage.readers.exports.html_export import export_of

        export = export_of(data)
        if export is not None:
            yield from export.read(data, name, bounds)
            return
        text, encoding = decode_page(data)
        yield page_article(text, name, encoding)


READER = _Pages()


def page_article(text: str, path: str, encoding: str, url: str = "") -> Article | Problem:
    """The article of a page; archives know the `url` at which they found it."""
    try:
        return _article(text, path, encoding, url)
    except ImportError:
        return missing(path, "web pages need", "pages")
    except (RecursionError, MemoryError):
        return Problem(path=path, code="bound", message="elements nested too deeply; not read")


def _article(text: str, path: str, encoding: str, url: str) -> Article | Problem:
    if len(text) > _LARGEST:
        return Problem(path=path, code="bound", message=f"a page of more than {_LARGEST >> 20} MiB; not read")
    root = tree_of_page(text)
    if root is None:
        return Problem(path=path, code="empty", message="a page without text")
    bound = _bound_of(root)
    if bound:
        return Problem(path=path, code="bound", message=bound)
    facts = facts_of(root, url or original(_saved_from(text)))
    byline, body = parted(_body(root, facts), facts)
    if byline and not facts.authors:
        facts = replace(facts, authors=people(byline))
    if not facts.published:
        facts = replace(facts, published=_filed(body) or date_in(byline))
    lead = lead_of(root, body)
    if lead and not facts.abstract:
        facts = replace(facts, abstract=lead)
    elif lead and lead not in fold(facts.abstract):
        body = f"{lead}\n\n{body}"
    if len(body) < _THIN:
        facts, body = _with_state(root, facts, body)
    if len(body) < _LONGEST_REQUEST and _NEEDS_SCRIPTS.fullmatch(body):
        body = ""
    if len(body.split()) < _LEAST_WORDS and len(body) < 60 and not (facts.title and facts.published):
        return Problem(path=path, code="unsupported", message="a page without an article")
    # A page that says when it appeared is a story, whatever its headline.
    if not facts.published and len(body.split()) < _MOST_INSTEAD and _INSTEAD.fullmatch(facts.title):
        said = f"a page without an article, only what a server sent instead ({facts.title[:40]!r})"
        return Problem(path=path, code="unsupported", message=said)
    return Article(
        title=facts.title,
        body=body,
        abstract=facts.abstract,
        byline=", ".join(facts.authors),
        authors=facts.authors,
        keywords=facts.keywords,
        outlet=facts.outlet,
        url=facts.url,
        language=facts.language,
        published=facts.published,
        updated=facts.updated,
        embargoed=facts.embargoed,
        path=path,
        format=READER.name,
        encoding=encoding,
    )


def _with_state(root: "Element", facts: PageFacts, body: str) -> tuple[PageFacts, str]:
    """The facts and the text, from the data that the page builds itself from where it shows next to nothing."""
    from triage.readers.web.page_state import story_in

    heading = next(root.iter("title"), None)
    story = story_in(root, (facts.title, "" if heading is None else "".join(map(str, heading.itertext()))))
    if story is None or len(story.body) < 4 * len(body) + 200:
        return facts, body
    return replace(
        facts,
        title=story.title,
        authors=facts.authors or story.authors,
        published=facts.published or story.published,
        updated=facts.updated or story.updated,
    ), without_headline(story.body, story.title)


def _filed(body: str) -> str:
    """The day of the dateline with which an agency opens a text; "" where none names a whole day."""
    opening = dateline(body, 0, wants_agency=True)
    return iso_date(opening.when) if opening and opening.agency and opening.when else ""


def _saved_from(text: str) -> str:
    """The address that a program wrote into a comment when it saved the page; "" for none."""
    start = text[:_COMMENT_WITHIN]
    found = _SAVED.search(start) if "<!--" in start else None
    return found[1] if found else ""


def tree_of_page(text: str) -> "Element | None":
    """The tree of a page; None where there is nothing in it."""
    from lxml import etree, html

    text = _DECLARATION.sub("", _ILLEGAL.sub(" ", text), count=1)
    if not text.strip():
        return None
    # The parser of lxml.html, for trafilatura prunes only elements that know how to drop themselves.
    # Without `huge_tree` it stops in silence 256 elements deep; `_bound_of` says when it is too deep.
    parser = html.HTMLParser(
        encoding="utf-8", remove_pis=True, remove_comments=True, no_network=True, huge_tree=True
    )
    try:
        root: Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _bound_of(root: "Element") -> str:
    """What makes a page too large to extract, if anything."""
    if root.xpath("count(descendant-or-self::*)") > _MOST_ELEMENTS:
        return f"a page of more than {_MOST_ELEMENTS:,} elements; not read"
    # A step for each level, which no depth of the page can make longer.
    return "elements nested too deeply; not read" if root.xpath("/*" + "/*" * _DEEPEST) else ""


def _body(root: "Element", facts: PageFacts) -> str:
    """The story as trafilatura finds it, else the linked data's, else what the article element holds."""
    extracted = _extracted(root)
    if len(facts.body) > 4 * len(extracted) + 200 or len(facts.body) > len(extracted) < 80:
        # Pages that build themselves from scripts show nothing but this.
        extracted = paragraphs(facts.body)
    if len(extracted) < 80:
        for tag in ("article", "main", "body"):
            element = next(root.iter(tag), None)
            found = "" if element is None else text_of(element, leaves_out=_is_around)
            if len(found) > 2 * len(extracted):
                extracted = found
                break
    return without_foot(without_headline(extracted, facts.title), facts.authors)


def _is_around(element: "Element") -> bool:
    return element.tag in ("nav", "header", "footer", "aside", "form", "h1")


def _extracted(root: "Element") -> str:
    import logging
    from copy import deepcopy

    from trafilatura import bare_extraction

    # The library reports pages without text as errors of the program.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    page: Any = deepcopy(root)
    lay_open(page)
    found = bare_extraction(
        page, fast=_has_many_blocks(page), include_comments=False, include_tables=True, with_metadata=False
    )
    text = getattr(found, "text", None) or ""
    return _spaced(text)


def _has_many_blocks(root: "Element") -> bool:
    """Whether the library is to do without its second opinion, which takes the square of the number of blocks."""
    return next(islice(root.iter(*_BLOCKS), _MOST_BLOCKS, None), None) is not None


def _spaced(text: str) -> str:
    """Lines as paragraphs: a blank line between them, but not between the entries of a list or a table."""
    lines: list[str] = []
    for line in text.split("\n"):
        bare = line.strip()
        if bare and not (len(bare) < 120 and (_LEADS_AWAY.match(bare) or _SIGN_UP.search(bare))):
            is_row = bare.startswith(("- ", "|")) or " | " in bare
            if lines and not (is_row and lines[-1].startswith(("- ", "|"))):
                lines.append("")
            lines.append(bare)
    return "\n".join(lines)


def _without_utf16(head: bytes) -> bytes:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").encode("utf-8", "replace")
    return head
