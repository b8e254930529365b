"""NITF, the News Industry Text Format of the IPTC: one story a file, `head/docdata` about it, `body` with it.

Also read inside other envelopes (NewsML, ninjs), which know more about the item than the story does: `story_of` gives
what the `nitf` element itself says.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.article import Article, moment
from triage.errors import Problem
from triage.readers.fields import Times, distinct, fold, language_tag, lines, outlet_name, people, state, until
from triage.readers.stamps import first_stamp, stamp
from triage.readers.web.markup import local, text_of
from triage.readers.xml.tree import Root, attribute, below, child, children, words
from triage.readers.xml.xml_reader import XmlReader, each

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Blocks and notes that talk to editors.
_NOTES = frozenset(("note", "ednote", "editorsnote"))
_NOTE_NAMES = ("note", "advisory", "editor", "contact")
#: Names of `meta` elements under which agencies put their slug.
_SLUG_METAS = ("anpa-keyword", "ntbstikkord", "slug", "slugline")
#: A second headline of fewer words is a code or a section.
_FEWEST_WORDS = 4


def story_of(root: "Element") -> Article:
    """The article that a `nitf` element holds."""
    head = child(root, "head")
    docdata = child(head, "docdata")
    body_head = child(root, "body", "body.head")
    title, second = _headlines(body_head)
    title = title or words(child(head, "title"))
    byline = _byline(body_head)
    return Article(
        title=title,
        body=_body(root, title),
        abstract=_abstract(body_head) or second,
        byline=byline,
        authors=_authors(body_head, byline),
        credits=lines(_dateline(body_head), words(child(root, "body", "body.end", "tagline"))),
        slug=_slug(head, docdata),
        keywords=_keywords(head, docdata),
        outlet=_outlet(head, docdata, body_head),
        language=language_tag(attribute(root, "lang", "baselang"), attribute(child(root, "body"), "lang")),
        id=attribute(child(docdata, "doc-id"), "id-string"),
        status=state(attribute(docdata, "management-status")),
        version=attribute(child(docdata, "du-key"), "version"),
        **_times(head, docdata, body_head),
    )


def _headlines(body_head: "Element | None") -> tuple[str, str]:
    """The main headline and a second one, where that is a sentence of its own."""
    hedline = child(body_head, "hedline")
    if hedline is None:
        hedline = child(body_head, "headline")
    main = words(child(hedline, "hl1"))
    seconds = [words(element) for element in children(hedline, "hl2")]
    if not main:
        main = seconds.pop(0) if seconds else words(hedline)
    second = next((text for text in seconds if text != main and len(text.split()) >= _FEWEST_WORDS), "")
    return main, second


def _body(root: "Element", title: str) -> str:
    content = child(root, "body", "body.content")
    if content is None:
        return ""
    blocks = {attribute(block, "class"): block for block in children(content, "block")}
    # The opening again, before the whole.
    lead = blocks.get("lead_paragraph") if "full_text" in blocks else None
    text = text_of(content, leaves_out=lambda element: element is lead or _is_note(element))
    # Some repeat the headline as the first sub-head of the story.
    first, _, rest = text.partition("\n\n")
    return rest if title and rest and fold(first) == title else text


def _is_note(element: "Element") -> bool:
    tag = local(element)
    if tag in _NOTES:
        return True
    named = attribute(element, "id", "class").lower() if tag in ("block", "p") else ""
    return named.startswith(_NOTE_NAMES)


def _abstract(body_head: "Element | None") -> str:
    abstract = child(body_head, "abstract")
    return "" if abstract is None else text_of(abstract)


#: "By<person>Eva Smit</person>".
_GLUED = re.compile(r"\ABy(?=[A-Z])")


def _byline(body_head: "Element | None") -> str:
    byline = child(body_head, "byline")
    if byline is None:
        return ""
    title = child(byline, "byttl")
    if title is None:
        return words(byline)
    # "By BERNARD CONDON<byttl>AP Business Writer</byttl>" is two lines in print.
    name = _GLUED.sub("By ", fold(words(byline).removesuffix(words(title))))
    return f"{name}, {words(title)}" if name and not name.endswith(",") else fold(f"{name} {words(title)}")


def _authors(body_head: "Element | None", byline: str) -> tuple[str, ...]:
    element = child(body_head, "byline")
    named = [name for person in below(element, "person") for name in people(words(person))]
    return distinct(named) or people(byline)


def _dateline(body_head: "Element | None") -> str:
    dateline = child(body_head, "dateline")
    if dateline is None:
        return ""
    return ", ".join(distinct(text_of(dateline, leaves_out=lambda part: local(part) == "story.date").split("\n")))


def _slug(head: "Element | None", docdata: "Element | None") -> str:
    for meta in children(head, "meta"):
        if attribute(meta, "name").lower() in _SLUG_METAS and attribute(meta, "content"):
            return attribute(meta, "content")
    return attribute(child(docdata, "du-key"), "key")


def _keywords(head: "Element | None", docdata: "Element | None") -> tuple[str, ...]:
    found = [
        attribute(keyword, "key") or words(keyword) for keyword in below(child(docdata, "key-list"), "keyword")
    ]
    for subject in below(child(head, "tobject"), "tobject.subject"):
        found += [attribute(subject, f"tobject.subject.{part}") for part in ("type", "matter", "detail")]
    return distinct(found)


def _outlet(head: "Element | None", docdata: "Element | None", body_head: "Element | None") -> str:
    return outlet_name(
        attribute(child(docdata, "del-list", "from-src"), "src-name"),
        words(child(body_head, "distributor")),
        attribute(child(docdata, "doc-id"), "regsrc"),
        attribute(child(docdata, "doc.rights"), "owner"),
        attribute(child(docdata, "doc.copyright"), "holder").split(".")[0],
        *(attribute(issue, "name") for issue in below(head, "pubdata")),
    )


def _times(head: "Element | None", docdata: "Element | None", body_head: "Element | None") -> Times:
    issue = child(docdata, "date.issue")
    written = attribute(issue, "norm") or words(issue)
    embargoed = until(attribute(child(docdata, "date.release"), "norm"))
    release = stamp(embargoed)
    pubdata = child(head, "pubdata")
    published = first_stamp(
        written,
        release,
        attribute(child(body_head, "dateline", "story.date"), "norm"),
        attribute(pubdata if pubdata is not None else child(docdata, "pubdata"), "date.publication"),
    )
    return {
        "published": published,
        "published_text": written,
        "embargoed": embargoed if _is_later(embargoed, published, is_issued=bool(stamp(written))) else "",
        "expires": stamp(attribute(child(docdata, "date.expire"), "norm")),
    }


def _is_later(released: str, published: str, *, is_issued: bool) -> bool:
    """Whether an article waits for its release: where that is at its issue, there is nothing to wait for.

    Where the release is the only time of an article, or cannot be told, nobody knows; until then it waits.
    """
    release, issue = moment(released), moment(published)
    return not is_issued or release is None or issue is None or release > issue


def _articles(root: "Element") -> Iterator[Article | Problem]:
    return each(story_of, (root,))


def _is_ours(root: Root, _: bytes) -> bool:
    return root.name.lower() == "nitf"


READER = XmlReader("nitf", (".xml", ".nitf"), _is_ours, _articles, "an empty story")
