"""The lead of a page that stands apart, between the headline and the container of the text: extraction takes the container alone.

What is no lead (who wrote it, when, captions, boxes) has other names and places, or is no sentence.
"""

import re
from typing import TYPE_CHECKING

from triage.readers.fields import fold

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: How makers of sites name a lead.
_LEAD = re.compile(
    r"(?i)(?:^|[\s_-])(?:lead|lede|leadtext|standfirst|intro|introduction|dek|deck|chapo|chapeau|vorspann|ingress|entradilla|bajada|sommario|occhiello|sapo|teaser-?text|"
    r"lead-?paragraph|first-?paragraph|article-?(?:lead|intro|summary|standfirst|excerpt))(?:$|[\s_-])"
)
_ASIDE = re.compile(
    r"(?i)caption|credit|media|image|photo|foto|video|carousel|gallery|byline|author|related|newsletter|share|social|promo|comment|cookie|advert|breadcrumb|paywall|tags?\b"
)
_SENTENCE = re.compile(r"[.!?…。！？।۔][\"'”’»)\]]*$")
_LEAST_LETTERS, _LONGEST = 40, 700
#: Elements behind the headline among which it stands.
_MOST = 60


def lead_of(root: "Element", body: str) -> str:
    """The lead that a text lacks; "" for none."""
    heading = next(root.iter("h1"), None)
    start = fold(body[:200])[:60]
    if heading is None or not start:
        return ""
    holder = next((one for one in heading.iterancestors() if one.tag in ("article", "main")), None)
    if holder is None:
        return ""
    found: list[str] = []
    seen = 0
    is_behind = False
    for element in holder.iter("h1", "h2", "p", "div"):
        if element is heading:
            is_behind = True
        elif is_behind:
            seen += 1
            text = fold("".join(map(str, element.itertext())))
            if seen > _MOST or (element.tag != "div" and text.startswith(start)):
                break
            if text not in found and _is_lead(element, text):
                found.append(text)
    else:
        return ""  # The text does not begin behind the headline.
    whole = fold(body)
    return "\n\n".join(text for text in found if text not in whole)


def _is_lead(element: "Element", text: str) -> bool:
    named = [
        f"{one.get('class') or ''} {one.get('id') or ''}" for one in (element, *list(element.iterancestors())[:3])
    ]
    if (
        not _LEAST_LETTERS <= len(text) <= _LONGEST
        or not any(map(str.isalpha, text))
        or any(map(_ASIDE.search, named))
    ):
        return False
    if any(
        one.tag in ("aside", "figure", "figcaption", "nav", "footer", "form", "li")
        for one in element.iterancestors()
    ):
        return False
    if any(map(_LEAD.search, named[:2])):
        return element.tag != "div" or element.find(".//p") is None
    # A paragraph of no name is one where it stands right beside the headline.
    return (
        element.tag == "p"
        and any(one.tag == "h1" for one in element.itersiblings(preceding=True))
        and _SENTENCE.search(text) is not None
        and element.find(".//a") is None
    )
