"""Exports of Genios and wiso in text and PDF, German, many articles a file.

A list of contents may come first. Below each text stand labelled lines: paper, day and page (`Quelle:`), section, number of
the document, its address, and whose it is; on each printed page its title and number.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.text_export import TextExport
from triage.readers.stamps import moment
from triage.readers.wire.story import parse
from triage.readers.xml.xml_reader import each

#: The labelled lines of an article, in their order; all but the first and the number may be missing.
_FACTS = re.compile(
    r"(?m)^[ \t]*+Quelle:\s*+(?P<source>[^\n]++)\n(?P<rest>(?:(?![ \t]*+(?:Quelle|Dokumentnummer):)[^\n]*+\n){0,12}+[ \t]*+Dokumentnummer:\s*+(?P<id>\S++)[^\n]*+"
    r"(?:\s*+(?:Dauerhafte Adresse|https?://|Alle Rechte vorbehalten|©|\(c\)|GBI-Genios)[^\n]*+)*+)"
)
_PAPER = re.compile(
    r'"?(?P<name>[^"\n]{2,80}?)"?,?(?: Nr\. ?\S{1,12})?,? (?:vom |VOM |v\. |den )?(?P<day>\d{1,2}\.\d{1,2}\.\d{2,4})'
)
_SECTION = re.compile(r"(?m)^[ \t]*(?:Ressort|Rubrik):\s*([^\n]{2,60})")
_ADDRESS = re.compile(r"https?://\S+")
#: On each printed page, and in the list of contents.
_PRINTED = re.compile(
    r"(?m)^[ \t]*+(?:Seite \d{1,4} von \d{1,4}|Dokumente|Inhaltsverzeichnis|[^\n]{3,200}?\.{4,}+[ .]*+\d{1,4})[ \t]*+$\n?"
)


def _is_ours(text: str) -> bool:
    facts = _FACTS.search(text)
    return facts is not None and (
        "Genios" in facts[0] or "wiso-net.de" in facts[0] or "Rechte vorbehalten" in facts[0]
    )


def _articles(text: str) -> Iterator[Article | Problem]:
    found = list(_FACTS.finditer(text + "\n"))
    starts = [0, *(facts.end() for facts in found)]
    return each(lambda pair: _article(text[pair[0] : pair[1].start()], pair[1]), zip(starts, found, strict=False))


EXPORT = TextExport("genios", _is_ours, _articles)


def _article(text: str, facts: re.Match[str]) -> Article:
    paper, section = _PAPER.match(facts["source"]), _SECTION.search(facts["rest"])
    address = _ADDRESS.search(facts["rest"])
    article = parse(_PRINTED.sub("", text).strip())
    return replace(
        article,
        outlet=paper["name"].strip() if paper else article.outlet,
        published=(moment(paper["day"]) if paper else "") or article.published,
        published_text=paper["day"] if paper else article.published_text,
        keywords=(section[1].strip(),) if section else (),
        url=address[0] if address else "",
        id=facts["id"],
        format="",
    )
