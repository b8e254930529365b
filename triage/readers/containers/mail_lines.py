"""The HTML of a mail → its lines, each with the address it links to and the place it has in the layout.

Lines are those that are read: what a block, a cell or a break ends. Pictures and what is hidden are none.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
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
_BOLD = frozenset(("b", "strong"))
_BOLD_STYLE = re.compile(r"(?i)font-weight\s?:\s?(?:bold|[6-9]00)")
_HIDDEN = re.compile(r"(?i)display\s*:\s*none|mso-hide\s*:\s*all")
_MOST = 20_000


class MailLine(Struct, frozen=True):
    """One line of a mail."""

    text: str
    #: The address of the link that the whole line is, or that it begins with; `linked` is the text of that link.
    url: str
    linked: str
    #: The heading that the line is, or the bold words that it begins with where only a note follows them; "" for none.
    heading: str
    #: The last link on the line, and its text.
    target: str
    target_text: str
    #: Whether there is nothing on it but links.
    is_links: bool
    #: The elements that it stands in, outermost first.
    within: tuple["Element", ...]

    @property
    def behind(self) -> str:
        """What stands on the line behind its link or its heading."""
        title = self.linked or self.heading
        return self.text[self.text.find(title) + len(title) :].strip()


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


class _Run(Struct, frozen=True):
    """A piece of a line: its text, the address that it links to, and whether it is bold."""

    text: str
    url: str
    is_bold: bool


def _runs(root: "Element") -> Iterator[tuple[list[_Run], "Element", bool]]:
    """The pieces of each line with the address that each links to, and the element in which the line begins."""
    from lxml import etree

    runs: list[_Run] = []
    holder, links, headings, bold = root, [""], 0, 0
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
        step = (event == "start") - (event == "end")
        headings += step if tag in _HEADINGS else 0
        bold += step if tag in _BOLD or (tag and _BOLD_STYLE.search(element.get("style") or "")) else 0
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
            runs.append(_Run(written, links[-1], bold > 0))
    if runs:
        yield runs, holder, headings > 0


def _line(runs: list[_Run], element: "Element", *, is_heading: bool) -> MailLine | None:
    text = fold("".join(run.text for run in runs))
    if not text:
        return None
    url, linked = _link(runs, text)
    target = next((run for run in reversed(runs) if run.url.lower().startswith("http") and run.text.strip()), None)
    return MailLine(
        text,
        url,
        linked,
        text if is_heading else _bold_opening(runs, text),
        target.url if target else "",
        fold(target.text) if target else "",
        not any(_WORD.search(run.text) for run in runs if not run.url),
        (*reversed(list(element.iterancestors())), element),
    )


def _bold_opening(runs: list[_Run], text: str) -> str:
    """The bold words that a line is, or begins with before an outlet or a day in brackets."""
    opening = fold("".join(run.text for run in takewhile(lambda run: run.is_bold or not run.text.strip(), runs)))
    rest = text[len(opening) :]
    return opening if opening and (not rest.strip() or _DIVIDER.match(rest)) else ""


def _link(runs: list[_Run], text: str) -> tuple[str, str]:
    """The link that a line is or begins with, perhaps behind its number; ("", "") for none, or for several."""
    urls = list(dict.fromkeys(run.url for run in runs if run.url and run.text.strip()))
    if len(urls) != 1 or not urls[0].strip().lower().startswith("http"):
        return "", ""
    linked = fold("".join(run.text for run in runs if run.url))
    start = text.find(linked)
    if not linked or start < 0 or not _ORDINAL.fullmatch(text[:start]):
        return "", ""
    behind = text[start + len(linked) :]
    if behind.strip(" .…»›>→") and not _DIVIDER.match(behind):
        return "", ""
    return urls[0].strip(), linked
