"""The template engine, and what every page needs: foreign text escaped, marked and linked.

Templates are in `templates/`; they decide order and structure, never looks (`html_look`) and never wording. All text is
escaped by the engine; what is passed as `Markup` was escaped here.
"""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent_quoted

from markupsafe import Markup, escape

from triage.expression import Expression
from triage.render.html.html_look import fill_style, look, sheet
from triage.render.view import safe
from triage.render.view.quote import Quoted

if TYPE_CHECKING:
    from jinja2 import Environment

MATCH = frozenset({"match", "fuzzy"})
#: The kind of a mark over a sentence that was not there before.
NEW = "new"
#: What a mark in the text says to those who point at it, and to who does not see colours.
SAID = {
    "PERSON": "person",
    "ORG": "organisation",
    "LOC": "place",
    "DATE": "date",
    "MONEY": "money",
    "PERCENT": "percentage",
    "NORP": "group",
}


@cache
def _engine() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    engine = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    engine.globals.update(look=look, fill_style=fill_style, sheet=sheet)
    engine.filters.update(text=text, isolated=isolated)
    return engine


def page(template: str, *, in_mail: bool = False, **values: Any) -> Iterator[str]:
    """A page in pieces; a value that the template wants and does not get is an error.

    `in_mail`: for mail programs, which unfold what is folded.
    """
    stream = _engine().get_template(template).stream(in_mail=in_mail, **values)
    stream.enable_buffering(64)
    yield from stream


def text(foreign: str) -> Markup:
    r"""Text of others on one line, its controls and bidi overrides neutralised.

    >>> text("<b>\x1b[2J")
    Markup('&lt;b&gt;�[2J')
    """
    return escape(safe.line(foreign))


def isolated(foreign: str) -> Markup:
    """The same beside other text: one in Arabic or Hebrew letters moves none of the figures behind it.

    >>> isolated("Kyodo"), isolated("הארץ")
    (Markup('Kyodo'), Markup('<bdi>הארץ</bdi>'))
    """
    plain = text(foreign)
    return Markup(f"<bdi>{plain}</bdi>") if _FROM_THE_RIGHT.search(plain) else plain


#: A letter of a script that is written from right to left.
_FROM_THE_RIGHT = Expression("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def marked(stretches: Sequence[Quoted], *, trim: bool = True) -> Markup:
    """Quoted text with its marks; a near spelling is followed by `~`, as in the terminal.

    What is of the kind "new" is highlighted as a whole, whatever is marked in it.
    """
    made: list[str] = []
    for is_new, group in groupby(stretches, lambda one: NEW in one.kinds):
        inner = "".join(_matched(list(group)))
        made.append(f"<span {look(NEW)}>{inner}</span>" if is_new else inner)
    whole = "".join(made)
    return Markup(whole.strip() if trim else whole)


def _matched(stretches: Sequence[Quoted]) -> Iterator[str]:
    for is_match, group in groupby(stretches, lambda one: bool(MATCH.intersection(one.kinds))):
        pieces = list(group)
        inner = "".join(map(_piece, pieces))
        if not is_match:
            yield inner
            continue
        near = f'<span {look("hint")} title="a near spelling">~</span>' if "fuzzy" in pieces[-1].kinds else ""
        yield f"<mark {look('match')}>{inner}</mark>{near}"


def _piece(one: Quoted) -> str:
    shown = str(escape(safe.piece(one.text)))
    entity = next((kind for kind in one.kinds if kind in SAID), "")
    if not entity or not shown.strip():
        return shown
    return f'<span {look(entity)} title="{SAID[entity]}">{shown}</span>'


_WEB = Expression(r"https?://[^\s<>\"'\\]+\Z", re.IGNORECASE)


def web_link(url: str) -> str:
    """The address where it is one of the web, else nothing.

    >>> web_link("https://example.org/a?b=1"), web_link("javascript:alert(1)")
    ('https://example.org/a?b=1', '')
    """
    shown = safe.line(url)
    return shown if _WEB.match(shown) else ""


def file_link(path: str, folder: str | None) -> str:
    """A relative link to a file from the folder that the page lies in; nothing for members and streams.

    >>> file_link("inbox/a b.txt", ""), file_link("inbox.zip!a.txt", ""), file_link("in/a.txt", "out")
    ('inbox/a%20b.txt', '', '../in/a.txt')
    """
    if folder is None or "!" in path or path in ("", "-"):
        return ""
    try:
        relative = os.path.relpath(path, folder or ".").replace(os.sep, "/")
    except ValueError:
        return ""  # on another drive of Windows, to which no relative link leads
    # A name with a colon would be an address of its own; the colon is quoted, too.
    return percent_quoted(relative.encode("utf-8", "surrogateescape"), safe="/")


def language(tag: str) -> str:
    """The language for a `lang` attribute; nothing where the source says something else.

    >>> language("pt-BR"), language("english"), language("")
    ('pt-BR', '', '')
    """
    return tag if re.fullmatch(r"[a-z]{2}(-[A-Za-z0-9]{2,8})*", tag) else ""
