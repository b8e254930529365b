"""Exports of Retriever in plain text (Mediearkivet, Atekst), from Sweden, Norway and Denmark, many articles a file.

A list of what was found may come first. Of each article there is the headline, perhaps above a drawn line, then paper and
day, page and section, whether it was printed; the text; whose it is and the address; and a line of equals signs.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.readers.exports.text_export import TextExport, paragraphs_of_lines
from triage.readers.fields import people
from triage.readers.stamps import moment
from triage.readers.wire.furniture import is_rule
from triage.readers.xml.xml_reader import each

#: Paper and day, within a few lines above how it appeared.
_SOURCE = re.compile(
    r"(?m)^(?P<paper>[^\n>=][^\n]{1,60}?), (?P<day>\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})(?P<time> \d\d:\d\d)?(?:, [^\n]{1,60})?[ \t]*\n"
    r"(?P<facts>(?:(?!Public|Publis|Sänt|Sendt)[^\n]{0,80}\n){0,5}?)(?:Publicerat|Publicerad|Publisert|Publiceret|Sänt|Sendt) (?:i|på)\b[^\n]*"
)
_LISTED = re.compile(
    r"(?m)^(?:Nyheter|Nyheder):[ \t]*\n(?:[ \t]*\n)*> [^\n]+, (?:\d{4}-\d\d-\d\d|\d\d\.\d\d\.\d{4})"
)
_END = re.compile(r"(?m)^={30,}[ \t]*$")
#: What stands below a text: whose it is, and where to read it.
_FOOT = re.compile(
    r"(?m)^(?:©|(?:Alla artiklar|Alle artikler) (?:är|er) (?:skydd|besky)|Artiklar får ej|(?:Se|Läs|Les|Læs) (?:webarti|hela|hele|artik))"
)
_ADDRESS = re.compile(r"https?://[^\s<>]+")
_FACT = re.compile(r"(?:Seksjon|SEKSJON|Sektion|Avdelning|Avsnitt)\s*:\s*(?P<section>[^\n]{2,60})")


def _is_ours(text: str) -> bool:
    return _SOURCE.search(text) is not None or _LISTED.search(text) is not None


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(_article, _END.split(text))


EXPORT = TextExport("retriever", _is_ours, _articles)


def _article(part: str) -> Article | None:
    source = _SOURCE.search(part)
    if source is None:
        return None
    above = [line.strip() for line in part[: source.start()].split("\n") if line.strip()]
    titles = [line for line in above if not is_rule(line) and not line.startswith("> ")]
    text = part[source.end() :]
    foot = _FOOT.search(text)
    address = _ADDRESS.search(text, foot.start()) if foot else None
    section = _FACT.search(source["facts"])
    written = source["day"] + (source["time"] or "")
    byline, body = _signed(text[: foot.start()] if foot else text)
    return Article(
        title=titles[-1] if titles else "",
        body=body,
        byline=byline,
        authors=people(byline),
        keywords=(section["section"].strip(),) if section else (),
        outlet=source["paper"].strip(),
        url=address[0] if address else "",
        published=moment(written),
        published_text=written,
    )


def _signed(text: str) -> tuple[str, str]:
    """The author line above a text, where it has one, and its paragraphs."""
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    first = lines[0].strip() if lines else ""
    byline = first if re.match(r"(?:Av|AV|Text|Tekst|TEXT|TEKST):? [^\n.]{3,60}$", first) else ""
    return byline, paragraphs_of_lines(lines[1:] if byline else lines)
