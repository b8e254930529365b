"""The HTML of a mail → its lines, each with the address it links to and the place it has in the layout.

Lines are those that are read: what a block, a cell or a break ends. Pictures and what is hidden are none.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from triage.readers.fields import fold
from triage.readers.web.markup import BLOCKS, CELLS, LINES, NO_PROSE, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The number before a headline, and the sign of a list.
_ORDINAL = re.compile(r"[(\[]?\d{0,3}[.)\]:]?[\s•·▪►>*–—-]*")
#: What divides a headline from the outlet behind it.
_DIVIDER = re.compile(r"\s*[|·•–—:(\[]|\s+-\s")
_WORD = re.compile(r"\w")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|mso-hide\s*:\s*all")
_MOST = 20_000


class MailLine(Struct, frozen=True):
    """One line of a mail."""

    text: str
    #: The address of the link that the whole line is, or that it begins with; `linked` is the text of that link.
    url: str
    linked: str
    is_heading: bool
    #: Whether there is nothing on it but links.
    is_links: bool
    #: The elements that it stands in, outermost first.
    within: tuple["Element", ...]

    @property
    def behind(self) -> str:
        """What stands on the line behind its link."""
        return self.text[self.text.find(self.linked) + len(self.linked) :].strip()


def lines_of(root: "Element") -> list[MailLine]:
    """The lines in their order; none of a mail that has more than anybody lists."""
    found: list[MailLine] = []
    for runs, element, is_heading in _runs(root):
        line = _line(runs, element, is_heading=is_heading)
        if line is not None:
            found.append(line)
            if len(found) > _MOST:
                return []
    return found


def depth_shared(one: MailLine, other: MailLine) -> int:
    """How many elements two lines stand in together."""
    shared = 0
    for mine, theirs in zip(one.within, other.within, strict=False):
        if mine is not theirs:
            break
        shared += 1
    return shared


Run = tuple[str, str]


def _runs(root: "Element") -> Iterator[tuple[list[Run], "Element", bool]]:
    """The pieces of each line with the address that each links to, and the element in which the line begins."""
    from lxml import etree

    runs: list[Run] = []
    holder, links, headings = root, [""], 0
    skipped: Element | None = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = local(element)
        if event == "start" and (tag in NO_PROSE or _HIDDEN.search(element.get("style") or "")):
            skipped = element
            walk.skip_subtree()
            continue
        tag = "" if element is skipped else tag
        ends_line = tag in BLOCKS or tag in LINES or tag in CELLS or tag == "br"
        if ends_line and runs:
            yield runs, holder, headings > 0
            runs = []
        headings += (event == "start") - (event == "end") if tag in _HEADINGS else 0
        if event == "start":
            if tag == "a":
                links.append(element.get("href") or "")
            written, inside = element.text, element
        else:
            if tag == "a" and len(links) > 1:
                links.pop()
            above = element.getparent()
            written, inside = element.tail, above if above is not None else root
        if written and written.strip() and not runs:
            holder = inside
        if written:
            runs.append((written, links[-1]))
    if runs:
        yield runs, holder, headings > 0


def _line(runs: list[Run], element: "Element", *, is_heading: bool) -> MailLine | None:
    text = fold("".join(written for written, _ in runs))
    if not text:
        return None
    url, linked = _link(runs, text)
    is_links = not any(_WORD.search(written) for written, target in runs if not target)
    within = (*reversed(list(element.iterancestors())), element)
    return MailLine(text, url, linked, is_heading, is_links, within)


def _link(runs: list[Run], text: str) -> tuple[str, str]:
    """The link that a line is or begins with, perhaps behind its number; ("", "") for none, or for several."""
    urls = list(dict.fromkeys(url for written, url in runs if url and written.strip()))
    if len(urls) != 1 or not urls[0].strip().lower().startswith("http"):
        return "", ""
    linked = fold("".join(written for written, url in runs if url))
    start = text.find(linked)
    if not linked or start < 0 or not _ORDINAL.fullmatch(text[:start]):
        return "", ""
    behind = text[start + len(linked) :]
    if behind.strip(" .…»›>→") and not _DIVIDER.match(behind):
        return "", ""
    return urls[0].strip(), linked
