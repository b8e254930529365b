"""Marked-up prose (HTML, XHTML, NITF) → text: paragraphs with a blank line between them, lines where lines are meant.

What is no prose (scripts, captions, players) is left out here; which parts of a document are the story its reader
says, by `leaves_out`.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Elements around which there is a blank line.
BLOCKS = frozenset(
    "p div section article header footer main h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure form fieldset address "
    "aside nav hr body html details center hl1 hl2 bq block hedline headline abstract tagline datasource fn body.content "
    "body.head body.end title".split()
)
#: Elements that begin a line of their own.
LINES = frozenset("li tr dt dd caption option summary".split())
CELLS = frozenset(("td", "th"))
#: Elements that hold no prose of the story.
NO_PROSE = frozenset(
    "script style head noscript template iframe object embed applet audio video canvas svg math button select textarea "
    "picture media media-caption media-metadata media-producer media-reference input map".split()
)
_NO_PROSE_CLASSES = frozenset(("screen-reader-text", "visually-hidden", "sr-only"))
_CLOSED = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,10}>")
_REFERENCES = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,31}\d{0,2});")
#: Elements that are surely meant as markup: closed ones, lone ones, those with attributes.
_INLINE = "a|abbr|b|big|cite|code|em|font|i|q|s|small|span|strike|strong|sub|sup|u"
_OF_BLOCKS = "address|article|aside|audio|blockquote|center|embed|form|object|param|source|video|dd|div|dl|dt|figcaption|figure|h[1-6]|iframe|li|ol|p|pre|script|section|style|table|tbody|td|th|tr|ul"
_OTHERS = "base|bdi|bdo|body|br|button|caption|col|colgroup|data|del|details|dfn|fieldset|footer|head|header|hgroup|hr|html|img|input|ins|kbd|label|legend|link|main|map|mark|menu|meta|nav|noscript|option|picture|rp|rt|ruby|samp|select|summary|svg|template|textarea|tfoot|thead|time|title|track|tt|var|wbr"
#: Tags of HTML, and whatever is closed, has attributes, or a name with a sign in it; "IBM <IBM> PROFIT" is the sign of a share.
_TAGS = re.compile(
    rf"</[a-zA-Z][\w:-]*\s*>|<(?i:{_INLINE}|{_OF_BLOCKS}|{_OTHERS})(?:\s[^<>]*)?/?>|<[a-zA-Z][\w:-]*\s[^<>=]*=[^<>]*>|<[a-zA-Z]\w*[:-][\w:-]*\s*/?>|<[a-zA-Z]\w*/>|<!--|<!\[CDATA\["
)
_MARKUP = re.compile(
    # "PHILLIPS <P> RAISES PRICES" is the sign of a share.
    rf"(?i:</(?:{_INLINE}|{_OF_BLOCKS})>|<(?:br|hr) ?/?>|<(?:a|div|font|iframe|img|p|span|table|td|h[1-6]) [^<>=]*+=[^<>]*+>)|<p ?/?>"
)
_BLOCK_MARKUP = re.compile(rf"(?i:</?(?:{_OF_BLOCKS})(?: [^<>]*+)?>)")
_INLINE_MARKUP = re.compile(rf"(?i:</?(?:{_INLINE}|img|html|body)(?: [^<>]*+)?/?>)")
_LONE = re.compile(r"(?i)\n?<[bh]r ?/?>\n?")
#: What agencies put around a story in its XHTML: heads, notes to editors, contacts, captions. (In feeds a caption is
#: what the author wrote below a picture, often the first sentence of a post, and stays.)
_BESIDE = frozenset(("header", "nav", "aside", "footer", "figcaption"))
_BESIDE_CLASSES = frozenset(
    "notepad np-public np-nonpublic np-constraint closingline slugline contacts ednote editorial-note wp-caption-text".split()
)
#: Below this the HTML parser gives up.
_DEEPEST = 250
#: A line end and a cell's end in text that is not folded yet; neither occurs in documents.
_BREAK, _TAB = "\x00", "\x01"


def looks_like_html(text: str) -> bool:
    """Whether a string holds tags or character references.

    >>> looks_like_html("<p>Rain &amp; wind</p>"), looks_like_html("1 < 2 & 3 > 2")
    (True, False)
    """
    return ("<" in text and _TAGS.search(text) is not None) or (
        "&" in text and _REFERENCES.search(text) is not None
    )


def text_of_html(fragment: str, *, leaves_out: "Callable[[Element], bool] | None" = None) -> str:
    r"""The text of a document or a part of one.

    >>> text_of_html("<h2>Rain</h2><p>It <b>fell</b><br>all day.</p><ul><li>here<li>there</ul><script>x()</script>")
    'Rain\n\nIt fell\nall day.\n\nhere\nthere'
    """
    root = tree_of_html(fragment)
    text = "" if root is None else text_of(root, leaves_out=leaves_out)
    if not text and fragment.count("<") > _DEEPEST:
        # The parser drops what is nested deeper than anybody nests; then any text is better than none.
        return paragraphs(unescape(_TAGS.sub("\n", fragment)))
    return text


def tree_of_html(fragment: str) -> "Element | None":
    """The tree of a document or a part of one, however it is nested; None where there is nothing in it."""
    if not fragment.strip():
        return None
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = fragment.replace("\x00", "").encode("utf-8", "replace")
    try:
        root: Element | None = etree.fromstring(b"<body>" + data if b"<body" not in data[:4096] else data, parser)
    except etree.XMLSyntaxError:
        return None
    return root


def plain(text: str) -> str:
    r"""Text in which markup may or may not have been written, as paragraphs.

    >>> plain("Fish &amp; <i>chips</i>"), plain("1 < 2")
    ('Fish & chips', '1 < 2')
    """
    if looks_like_html(text):
        return text_of_html(text) if _TAGS.search(text) else paragraphs(unescape(text))
    return paragraphs(text)


def opened(text: str) -> str:
    r"""Text out of a document in which markup was escaped once more than meant.

    >>> opened("It&#39;s calm.\n\nShips <b>came</b>."), opened("1 < 2")
    ("It's calm.\n\nShips came.", '1 < 2')
    """
    if _CLOSED.search(text):
        return text_of_html(text.replace("\n\n", "<p>"))
    return paragraphs(unescape(text)) if _REFERENCES.search(text) else text


def unmarked(text: str) -> str:
    r"""Text of an article without markup that was left in it; what only looks like markup stays.

    >>> unmarked("<p>Rain fell.</p><p>It &amp; wind stayed.</p>"), unmarked("Rain <b>fell</b>\non\nus.")
    ('Rain fell.\n\nIt & wind stayed.', 'Rain fell\non\nus.')
    >>> unmarked("1 <2 &3> 2, write to <a@b.example>, see x?a=1&copy=2")
    '1 <2 &3> 2, write to <a@b.example>, see x?a=1&copy=2'
    """
    if not _MARKUP.search(text):
        return _referred(text)
    if text.lstrip().startswith("<") and _BLOCK_MARKUP.match(text.lstrip()):
        return text_of_html(text.replace("\n\n", "<p>"))
    # What is not markup from its beginning is a text with some in it: no line is lost, nor what looks like an element.
    text = _LONE.sub("\n", _BLOCK_MARKUP.sub("\n\n", _INLINE_MARKUP.sub("", text)))
    return paragraphs(_referred(text))


def _referred(text: str) -> str:
    return _REFERENCES.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    """The character of a reference; one to what nobody can see stays as it is written."""
    char = unescape(found[0])
    return char if char.isprintable() or char in "\xa0\u2009\u202f\u200b\xad" else found[0]


def title(text: str) -> str:
    """A headline in one line, without markup.

    >>> title("Fish &amp;amp; <i>chips</i> "), title("1 &lt; 2")
    ('Fish & chips', '1 < 2')
    """
    for _ in range(2):
        if not looks_like_html(text):
            break
        text = text_of_html(text) if _TAGS.search(text) else unescape(text)
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    r"""Plain text with Unix line ends and without blank lines at its ends; runs of blank lines become one.

    >>> paragraphs("\r\n  Rain fell.\r\n \r\n\r\nIt was late.\n")
    '  Rain fell.\n\nIt was late.'
    """
    if "\n" not in text and "\r" not in text:
        return text.rstrip()
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def text_of(root: "Element", *, leaves_out: "Callable[[Element], bool] | None" = None) -> str:
    """The text of an element, without the elements that hold no prose and those that `leaves_out` names."""
    from lxml import etree

    pieces: list[str] = []
    in_pre = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            tag = local(element)
            if element is not root and (
                _is_no_prose(element, tag) or (leaves_out is not None and leaves_out(element))
            ):
                walk.skip_subtree()
                continue
            in_pre += tag == "pre"
            pieces.append(_before(tag))
            pieces.append(_kept(element.text, in_pre))
        elif event == "end":
            tag = local(element)
            in_pre -= tag == "pre" and in_pre > 0
            pieces.append(_BREAK * 2 if tag in BLOCKS else "")
            if element is not root:
                pieces.append(_kept(element.tail, in_pre))
        elif element is not root:
            pieces.append(_kept(element.tail, in_pre))
    return _laid_out("".join(pieces))


def local(element: "Element") -> str:
    """The lower-case name of an element without namespace or prefix; "" for comments and the like."""
    tag = element.tag
    return tag[tag.find("}") + 1 :].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def is_beside(element: "Element") -> bool:
    """Whether a part of a rendition is its head, its foot or a note to editors; for `leaves_out`."""
    if local(element) in _BESIDE:
        return True
    classes = element.get("class")
    return classes is not None and not _BESIDE_CLASSES.isdisjoint(classes.lower().split())


def _is_no_prose(element: "Element", tag: str) -> bool:
    if tag in NO_PROSE:
        return True
    classes = element.get("class")
    return classes is not None and not _NO_PROSE_CLASSES.isdisjoint(classes.split())


def _before(tag: str) -> str:
    if tag in BLOCKS:
        return _BREAK * 2
    if tag in LINES or tag == "br":
        return _BREAK
    return _TAB if tag in CELLS else ""


def _kept(text: str | None, in_pre: int) -> str:
    if not text:
        return ""
    return text.replace("\n", _BREAK) if in_pre else text


def _laid_out(text: str) -> str:
    """Fold white space, end lines at breaks, and leave one blank line where two or more breaks meet."""
    lines: list[str] = []
    for line in text.split(_BREAK):
        bare = "\t".join(" ".join(cell.split()) for cell in line.strip(_TAB + " \t\r\n").split(_TAB))
        if bare.strip() or (lines and lines[-1]):
            lines.append(bare.strip())
    return "\n".join(lines).strip("\n")
