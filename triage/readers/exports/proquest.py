"""ProQuest results as mailed or saved: one or many articles in one HTML part.

Each article begins with `<a name="DocID_…">`: the headline in a bold paragraph, labelled lines (`<strong>Author:
</strong>`, `Publication info:`, `Abstract:`, `Links:`), the text after `Full text:`, and again labelled lines that
describe it (`Title:`, `Publication title:`, `Publication date:`, `Language of publication:`, `Document URL:` …). Newer
mails give author and publication without label. The text is HTML of its own, sometimes broken.
"""

import re
from collections.abc import Iterator

from triage.article import Article
from triage.errors import Problem
from triage.languages.names import tag_of
from triage.readers.exports.html_export import HtmlExport, parts, tree
from triage.readers.fields import distinct, fold, turned
from triage.readers.stamps import stamp
from triage.readers.web.markup import paragraphs, text_of, text_of_html
from triage.readers.word_dates import date_in
from triage.readers.xml.xml_reader import each

_START = re.compile(r"(?i)<a\s+name=[\"']?DocID_\w+")
_NUMBER = re.compile(r"(?i)DocID_(\w+)")
_LABEL = re.compile(r"(?is)<strong\b[^<>]*+>\s*+([^<>:]{3,40}):(?:&nbsp;|\s)*+</strong>")
FULL_TEXT = ("full text", "fulltext", "volltext", "texte intégral", "texto completo")
_INNER_HEAD = re.compile(
    r"(?is)<(head|title)\b(?:(?!<\1\b).)*?</\1>|<meta\b[^<>]*+>|</?(?:html|body|text)\b[^<>]*+>"
)
#: What is left of a tag whose first sign the exporter lost.
_STUMP = re.compile(r"(?i)^\s*(?:html|body)(?:>|&gt;)")
#: Around a text that goes with a photograph or a table.
_ENTITY = re.compile(r"(?i)<(/?+)object\b[^<>]*+>")
_LINK = re.compile(r"(?i)(?<!\s)\s*+\bProQuest document link\b")
_BREAKING_OFF = re.compile(r"(?is)<!--\s*Email footer|<div[^<>]*class=[\"']copyright")
_OUTLET = re.compile(r"(?<!\s)\s*+;(?:[^;\]]*[\[\]].*|.*)")


def _articles(text: str) -> Iterator[Article | Problem]:
    return each(lambda part: _article(_BREAKING_OFF.split(part)[0]), parts(text, _START))


READER = HtmlExport(
    "proquest", ("docid_", "proquest "), r"(?i)<a\s+name=[\"']?DocID_\w+|ProQuest (?:Export|document)", _articles
)


def _article(part: str) -> Article:
    values = _values(part)
    full = next((label for label in FULL_TEXT if label in values), "")
    body = _prose(values.get(full, "")) if full else ""
    value = {label: fold(_LINK.sub("", text_of_html(html))) for label, html in values.items() if label != full}
    number = _NUMBER.search(part[:200])
    abstract = paragraphs(text_of_html(values.get("abstract", "")))
    return article_of_values(value, _opening(part), body, abstract, number[1] if number else "")


def article_of_values(value: dict[str, str], lines: list[str], body: str, abstract: str, number: str) -> Article:
    """The article of what its labels say (in one line each), the lines before the first label, text and abstract."""
    byline = value.get("author", "") or (lines[1] if len(lines) > 1 and _is_names(lines[1]) else "")
    info = value.get("publication info", "") or next((line for line in lines[1:] if date_in(line)), "")
    return Article(
        title=(lines[0] if lines else "") or value.get("title", ""),
        body=body or abstract,
        abstract=abstract if body else "",
        byline=byline,
        authors=turned(byline),
        credits=value.get("credit", ""),
        keywords=distinct(value.get("subject", "").split(";")),
        outlet=_outlet(value.get("publication title", ""), info),
        url=_url(value),
        language=tag_of(value.get("language of publication", "") or value.get("language", "")),
        id=number or value.get("proquest document id", ""),
        published=_published(value, info),
        published_text=value.get("publication date", "") or info or value.get("publication year", ""),
    )


def _values(part: str) -> dict[str, str]:
    """The HTML after each label, the first of a name winning."""
    found = list(_LABEL.finditer(part))
    values: dict[str, str] = {}
    for label, following in zip(found, [*found[1:], None], strict=False):
        name = " ".join(label[1].lower().split())
        values.setdefault(name, part[label.end() : following.start() if following else len(part)])
    return values


def _opening(part: str) -> list[str]:
    """The lines before the first label: the headline, in newer mails also authors and publication."""
    first = _LABEL.search(part)
    root = tree(part[: first.start()] if first else part[:4000])
    lines = text_of(root).split("\n") if root is not None else []
    return [line for line in (_LINK.sub("", line).strip() for line in lines) if line]


def _prose(html: str) -> str:
    return text_of_html(_ENTITY.sub(r"<\1div>", _STUMP.sub("", _INNER_HEAD.sub(" ", html))))


def _is_names(line: str) -> bool:
    return ";" in line or re.fullmatch(r"[^,\d]{2,40}, [^,\d]{2,40}\.?", line) is not None


def _outlet(title: str, info: str) -> str:
    outlet = title.partition(";")[0].rstrip() if title else _OUTLET.sub("", info)
    return outlet if len(outlet) < 120 else ""


def _url(value: dict[str, str]) -> str:
    # Lines of mail are broken anywhere, and no address has blanks.
    url = "".join(value.get("document url", "").split())
    return url if url.startswith("http") else ""


def _published(value: dict[str, str], info: str) -> str:
    written = value.get("publication date", "")
    return stamp(written) or date_in(written) or date_in(info.rpartition("]")[2]) or date_in(info)
