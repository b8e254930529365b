"""What a page's layout hides from extraction: text in several containers, paragraphs that are links, tables that lay out.

Works on a copy of the tree, before the story is looked for; what is no story is not decided here.
"""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from triage.readers.fields import fold

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: Containers of the text of one article, as makers of sites name them.
_TEXT = re.compile(
    r"(?i)(?:^|[\s_-])(?:article|story|post|entry|body|content)(?:__|--|-|_)?(?:body|content|text|chunk|container|main)(?:$|[\s_-])"
)
_ONE_ARTICLE = re.compile(r"(?i)\b(?:hentry|post|article-card|teaser|card|news-item|list-item|comment)\b")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "table", "div", "ul", "ol", "img", "blockquote")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none")
#: Characters of what is not shown; what is longer may be shown by a script.
_LONGEST_HIDDEN = 600
#: Words of a paragraph that is one link and yet a sentence of the story: the usual link is a headline.
_LEAST_WORDS = 9
#: Containers of one name beyond which a page is a list.
_MOST = 40


#: What stands below a picture, in words that makers of sites use as class names.
_CAPTION = re.compile(
    r"(?i)(?:^|[\s_-])(?:image|img|photo|picture|media|foto|bild)[_-]?(?:caption|description|credits?|copyright|unterschrift|legende)(?:$|[\s_-])"
)
_LONGEST_CAPTION = 400
_LONGEST_TEASER = 400
_LINKED_HEADINGS = tuple(path for level in "2345" for path in (f".//h{level}//a", f".//a//h{level}"))
_CONTACTS = re.compile(r"(?i)(?:^|[\s_-])(?:press|media|release)-?contacts?(?:$|[\s_-])")


#: What stands in the way of a story, or in its middle, as makers of sites name it: to pay, to log in, to get a letter.
_GATE = re.compile(
    r"(?i)(?:^|[\s_-])(?:pay-?wall|reg-?wall|paygate|metered|subscri(?:be|ption)s?|newsletters?|upsell|sign-?up|log-?in|piano)(?:$|[\s_-])"
)
#: Some call the story behind it so, too: what is in the way is short, and asks for something. News tells of subscribers, too, and
#: of assassins: what is looked for are the words by which somebody is asked.
_LONGEST_GATE, _LONGEST_IN_GATE = 500, 200
_ASKS = re.compile(
    r"(?i)\b(?:subscribe|(?:already an?|for|to) (?:subscribers?|members?)|sign (?:up|in)|log ?in|newsletters?|unlimited (?:\w{1,12} )?(?:access|reading|articles)"
    r"|abonnieren|(?:für|bereits) abonnent\w*|registrieren|anmelden|abonnez|s.abonner|(?:déjà|aux) abonnés?|s.identifier|connectez|inscrivez|suscr[ií]b\w+|(?:para|ya eres) suscriptor\w*"
    r"|reg[íi]str(?:ate|ese|arse)|inicia sesión|abbonati|iscriviti|accedi|registrati|assine|(?:para|já é) assinantes?|inscreva|cadastre|abonneer|inloggen|registreer"
    r"|prenumerera|logga in|logg inn|abonner)\b"
)


def lay_open(root: "Element") -> None:
    """Make the text of an article plain to extraction."""
    _drop_teasers(root)
    _drop_captions(root)
    _drop_contacts(root)
    _drop_gates(root)
    _join_containers(root)
    _unlink_paragraphs(root)
    _unfold_tables(root)
    _drop_hidden(root)


def _drop_captions(root: "Element") -> None:
    """Take away what stands below pictures; some sites set it in paragraphs of the story."""
    for element in list(root.iter("p", "div", "span", "figcaption")):
        if (
            _CAPTION.search(element.get("class") or "")
            and element.getparent() is not None
            and (element.tag == "p" or element.find(".//p") is None)
            and len("".join(element.itertext())) < _LONGEST_CAPTION
        ):
            element.clear(keep_tail=True)


def _drop_teasers(root: "Element") -> None:
    """Take away short articles with a linked headline beside one that has the heading of the page."""
    articles = [one for one in root.iter("article") if one.getparent() is not None]
    if not any(one.find(".//h1") is not None for one in articles):
        return
    for one in articles:
        is_story = one.find(".//h1") is not None or any(above.tag == "article" for above in one.iterancestors())
        is_linked = any(one.find(path) is not None for path in _LINKED_HEADINGS)
        if not is_story and is_linked and len("".join(one.itertext())) < _LONGEST_TEASER:
            one.clear(keep_tail=True)


def _drop_contacts(root: "Element") -> None:
    """Take away whom to ask about a press release, where its maker names it so."""
    for element in list(root.iter("div", "section", "aside")):
        if element.getparent() is not None and _CONTACTS.search(element.get("class") or ""):
            element.clear(keep_tail=True)


def _drop_gates(root: "Element") -> None:
    """Take away what asks a reader to pay, to log in or to order a letter, above, below or between what they read."""
    for element in list(root.iter("div", "section", "aside", "form")):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.getparent() is None or not _GATE.search(name):
            continue
        text = fold("".join(element.itertext()))
        longest = max((len(fold("".join(part.itertext()))) for part in element.iter("p")), default=0)
        if len(text) < _LONGEST_GATE and longest < _LONGEST_IN_GATE and _ASKS.search(text):
            element.clear(keep_tail=True)


def _join_containers(root: "Element") -> None:
    """The text of later containers of one name behind that of the first, within one article."""
    groups: dict[str, list[Element]] = defaultdict(list)
    for element in root.iter("div", "section"):
        name = element.get("class") or ""
        if _TEXT.search(name) and any(len(fold(part.text or "")) > 40 for part in element.findall("p")):
            groups[name].append(element)
    for elements in groups.values():
        if 1 < len(elements) <= _MOST and len({_article_of(element) for element in elements}) == 1:
            first = elements[0]
            for later in elements[1:]:
                if not any(above is first for above in later.iterancestors()):
                    first.extend(list(later))


def _article_of(element: "Element") -> "Element | None":
    """What holds one article of a page that may hold several."""
    for above in element.iterancestors():
        if above.tag == "article" or _ONE_ARTICLE.search(above.get("class") or ""):
            return above
    return None


def _unlink_paragraphs(root: "Element") -> None:
    """Take the link off a paragraph that is one link and a whole sentence: extraction takes such for a teaser."""
    for paragraph in list(root.iter("p")):
        links = list(paragraph.iter("a"))
        if len(links) != 1 or not any(above.tag in ("article", "main") for above in paragraph.iterancestors()):
            continue
        text = fold("".join(paragraph.itertext()))
        whole = text == fold("".join(links[0].itertext()))
        if whole and len(text.split()) >= _LEAST_WORDS and _SENTENCE.search(text):
            links[0].tag = "span"
            links[0].attrib.clear()


def _unfold_tables(root: "Element") -> None:
    """Blocks instead of tables that only lay out, since newsletters are made so."""
    for table in list(root.iter("table")):
        if table.find(".//th") is None and any(
            cell.find(block) is not None for cell in table.iter("td") for block in _BLOCKS
        ):
            for part in list(table.iter("table", "tbody", "thead", "tfoot", "tr", "td")):
                part.tag = "div"


def _drop_hidden(root: "Element") -> None:
    """Take out what is not shown, but for the rest of a story behind "Read more", which is shown."""
    for element in list(root.iter("div", "span")):
        if element.getparent() is None or not _HIDDEN.search(element.get("style") or ""):
            continue
        if _goes_on(element):
            del element.attrib["style"]
        elif len("".join(element.itertext())) < _LONGEST_HIDDEN:
            element.clear(keep_tail=True)


def _goes_on(element: "Element") -> bool:
    """Whether paragraphs of sentences stand in an element right below another such paragraph, and nobody is asked for anything."""
    above, first = element.getprevious(), element.find("p")
    if above is None or above.tag != "p" or first is None or element.find(".//form") is not None:
        return False
    texts = fold("".join(above.itertext())), fold("".join(first.itertext()))
    is_told = all(len(text.split()) >= _LEAST_WORDS and _SENTENCE.search(text) for text in texts)
    return is_told and not _ASKS.search("".join(element.itertext()))
