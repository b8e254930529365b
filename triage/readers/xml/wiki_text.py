"""The text of a wiki page as its authors write it → prose: links as their words, templates, tables and notes left out.

One pass over the marks, however they are nested.
"""

import re
from collections.abc import Mapping
from html import unescape

from msgspec import Struct

_MARKS = re.compile(r"\{\{|\}\}|\{\||\|\}|\[\[|\]\]")
_CLOSES = {"}}": "{{", "|}": "{|", "]]": "[["}
_COMMENT = re.compile(r"<!--(?:(?!-->).)*+(?:-->|\Z)", re.DOTALL)
#: Elements that go with all that is in them.
_NOTES = re.compile(
    r"<(ref|gallery|math|timeline|score|imagemap|templatestyles)\b[^<>]*(?:/>|>(?:(?!</\1>).)*+(?:</\1>|\Z))",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_ADDRESS = re.compile(r"\[(?:https?:)?//[^\s\[\]]++(?:[ \t]++([^\[\]\n]*+))?\]")
_EMPHASIS = re.compile(r"'{2,5}")
_HEADING = re.compile(r"^(={1,6}+)([^=\n]{1,200}+)\1[ \t]*+$", re.MULTILINE)
_LIST = re.compile(r"^[*#:;]+[ \t]*", re.MULTILINE)
_SWITCH = re.compile(r"__[A-Z]{3,20}__")
#: Marks inside marks beyond which they are taken for text; nobody writes deeper.
_DEEPEST = 40
#: Links that show a picture or sort a page.
_FILES = (
    "file:",
    "image:",
    "media:",
    "datei:",
    "bild:",
    "fichier:",
    "archivo:",
    "immagine:",
    "plik:",
    "файл:",
    "ficheiro:",
    "bestand:",
)
_CATEGORIES = (
    "category:",
    "kategorie:",
    "catégorie:",
    "categoría:",
    "categoria:",
    "kategoria:",
    "категория:",
    "categorie:",
)
#: Templates that stand for their words: a link into another wiki, a phrase in another language.
_WORDS = frozenset("w wikipedia wp nowrap nobr lang source-inline abbr small big".split())


class WikiText(Struct, frozen=True):
    """Prose, and what templates and categories said beside it."""

    text: str
    #: The first argument of each template by its name, lower case.
    templates: Mapping[str, str]
    categories: tuple[str, ...]


def wiki_text(source: str) -> WikiText:
    r"""The prose of a page.

    >>> found = wiki_text("{{date|May 3, 2026}}\n'''Sund''' is [[Port|a port]] {{w|Norway}}.[[Category:News]]")
    >>> found.text, found.templates["date"], found.categories
    ('Sund is a port Norway.', 'May 3, 2026', ('News',))
    """
    bare = _NOTES.sub("", _COMMENT.sub("", source.replace("\r\n", "\n")))
    templates: dict[str, str] = {}
    categories: list[str] = []
    text = _resolved(bare, templates, categories)
    text = _ADDRESS.sub(lambda found: found[1] or "", text)
    text = _TAG.sub("", _SWITCH.sub("", _EMPHASIS.sub("", text)))
    text = _LIST.sub("", _HEADING.sub(r"\n\2\n", text))
    lines = [" ".join(unescape(line).split()) for line in text.split("\n")]
    prose = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return WikiText(prose, templates, tuple(categories))


def _resolved(text: str, templates: dict[str, str], categories: list[str]) -> str:
    """The text with every pair of marks replaced by its words."""
    stack: list[tuple[str, list[str]]] = [("", [])]
    place = 0
    for found in _MARKS.finditer(text):
        stack[-1][1].append(text[place : found.start()])
        place = found.end()
        mark = found[0]
        if mark not in _CLOSES:
            if len(stack) > _DEEPEST:
                stack[-1][1].append(mark)
            else:
                stack.append((mark, []))
        elif stack[-1][0] == _CLOSES[mark]:
            inside = "".join(stack.pop()[1])
            stack[-1][1].append(_words_of(mark, inside, templates, categories))
        elif not any(opened == _CLOSES[mark] for opened, _ in stack[-3:]):
            stack[-1][1].append("" if mark == "|}" else mark)
        else:
            # Closed out of order: what was opened in between is text.
            while stack[-1][0] != _CLOSES[mark]:
                _, parts = stack.pop()
                stack[-1][1].extend(parts)
            inside = "".join(stack.pop()[1])
            stack[-1][1].append(_words_of(mark, inside, templates, categories))
    stack[-1][1].append(text[place:])
    return "".join("".join(parts) for mark, parts in stack if mark != "{|")


def _words_of(mark: str, inside: str, templates: dict[str, str], categories: list[str]) -> str:
    if mark == "|}":
        return ""
    parts = inside.split("|")
    first = parts[0].strip()
    if mark == "}}":
        name = first.lower()
        arguments = [part.strip() for part in parts[1:]]
        templates.setdefault(name, next((part for part in arguments if part), ""))
        return next((part for part in reversed(arguments) if "=" not in part), "") if name in _WORDS else ""
    name = first.lstrip(":").lower()
    if name.startswith(_CATEGORIES) and not first.startswith(":"):
        categories.append(first.partition(":")[2].strip())
        return ""
    return (
        ""
        if name.startswith(_FILES) and not first.startswith(":")
        else parts[-1].strip() or first.rpartition(":")[2]
    )
