"""Posts of ProMED: reports on outbreaks, mailed since 1994, each a report of some paper with a head and a foot of the list.

Below the headers stand the headline in capitals, a line of stars, the note on the list, `Date:`, `Source:` and an address;
then the report; below "--" who sent it, and comments of a moderator. A post may have several reports, parted by stars and
numbered: each is an article, its headline that of the post and its own.
"""

import re

from msgspec.structs import replace

from triage.article import Article
from triage.readers.word_dates import date_in

#: From the headline in capitals to the address of the society.
_HEAD = re.compile(
    r"(?s)\A(?:[^\n]{0,300}\n[*=-]{5,}\s+)?A ProMED-mail post\b.{0,400}?(?:www\.isid\.org/?>?|\n\s*\n)\s*"
)
_FACTS = re.compile(
    r"(?:(?:In this (?:post|update)|Date|Source|From)\b[^\n]*\n|<?https?://\S+[ \t]*\n|\[\d{1,2}\][^\n]*\n|\s*\n)+"
)
_SOURCE = re.compile(r"(?m)^Source: *([^\n\[(]{2,80}?)(?:,? via [^\n]*)?(?: *[\[(][^\n]*)?$")
_DATE = re.compile(r"(?m)^Date: *([^\n]{6,40})")
_ADDRESS = re.compile(r"(?m)^<?(https?://[^\s>]+)")
#: Of a post with several reports, what parts them, and what each is about.
_REPORT = re.compile(r"(?m)^[*=]{3,}[ \t]*\n\s*(?P<heading>\[\d{1,2}\] ?[^\n]{0,200})\n")
_FOOT = re.compile(r"\n-{2,}\s*\n(?:[Cc]ommunicated by|COMMUNICATED BY|ProMED)\b")
#: Below all, the initials of those who sent the post on, and what the list says of itself.
_END = re.compile(r"(?s)\n\.{8,}[a-z]{1,5}(?:/[a-z]{1,5})*+\s*(?:\n.*)?\Z|\n\*#{8,}\*.*\Z")


def posts_of(article: Article) -> list[Article]:
    """The post whose headers were read already, without head and foot of the list: an article, or one for each of its reports."""
    head = _HEAD.match(article.body)
    if head is None:
        return [article]
    rest = _END.sub("", article.body[head.end() :])
    reports = list(_REPORT.finditer(rest))
    if len(reports) < 2:
        return [_post_of(article, rest)]
    ends = [*(report.start() for report in reports[1:]), len(rest)]
    found = []
    for number, (report, end) in enumerate(zip(reports, ends, strict=True), 1):
        title = f"{article.title} {' '.join(report['heading'].split())}"
        own = replace(article, title=title, id=f"{article.id}#{number}" if article.id else "")
        found.append(_post_of(own, rest[report.end() : end]))
    return found


def _post_of(article: Article, rest: str) -> Article:
    """The article of a post or of a report in it."""
    facts = _FACTS.match(rest)
    said = facts[0] if facts else ""
    text, *foot = _FOOT.split(rest[len(said) :], maxsplit=1)
    if not text.strip():
        return article
    source, written, address = _SOURCE.search(said), _DATE.search(said), _ADDRESS.search(said)
    return replace(
        article,
        body=text.strip(),
        outlet=source[1].strip() if source else article.outlet,
        url=address[1] if address else article.url,
        published=article.published or (date_in(written[1]) if written else ""),
        credits="\n".join(filter(None, (article.credits, " ".join(foot[0].split()).lstrip(": ") if foot else ""))),
    )
