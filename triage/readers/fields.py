"""Values as formats hand them over → values as an `Article` has them: names, language tags, states, keywords.

Pure functions over short strings that all structured formats share; where such a string stands in a format the
format's own module knows.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TypedDict

from triage.expression import Expression
from triage.languages.names import short_code, tag_of
from triage.readers.stamps import first_stamp
from triage.readers.wire.furniture import authors
from triage.readers.wire.furniture_words import AGENCIES

#: What is longer is a sentence.
_LONGEST_KEYWORD = 120
_TAG = Expression(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_HOST = Expression(
    r"(?:[a-zA-Z][a-zA-Z0-9+.-]*://)?(?:[^/@\s]*@)?(?:www\d?\.)?([\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:[/?#]|\Z)"
)
_STATES = {
    **dict.fromkeys(("usable", "use", "published", "publish", "normal", "corrected"), "usable"),
    **dict.fromkeys(("withheld", "hold", "draft", "pending", "private", "unpublished"), "withheld"),
    **dict.fromkeys(
        (
            "canceled",
            "cancelled",
            "cancel",
            "kill",
            "killed",
            "withdrawn",
            "recalled",
            "deleted",
            "retracted",
            "trash",
        ),
        "canceled",
    ),
    **dict.fromkeys(("embargoed", "embargo", "future", "scheduled"), "embargoed"),
}
#: Long names of agencies as copyright holders and distributors write them.
_LONG_NAMES = {
    "agence france presse": "AFP",
    "agencia efe": "EFE",
    "deutsche presse-agentur": "dpa",
    "deutsche presse-agentur gmbh": "dpa",
    "australian associated press": "AAP",
    "press association": "PA",
    "pa sport": "PA",
    "canadian press": "CP",
    "reuters.com": "Reuters",
    "thomsonreuters.com": "Reuters",
    "ansa.it": "ANSA",
    "ap.org": "AP",
    "afp.com": "AFP",
    "dpa.com": "dpa",
    "ritzau.dk": "Ritzau",
    "stt.fi": "STT",
}
_NO_NAME = Expression(
    r"(?i)\b(?:writers?|reporters?|correspondents?|staff|editors?|desk|newsroom|redaktion|agency|agentur|press|news|database"
    r"|times|tribune|herald|journal|post|bureau|newswire)\b|^the |@|\d"
)


#: Signs and ends of lines between a name and what stands beside it.
_BESIDE = Expression(r"[/|]\s*+|(?<!\s)(?:\s++[/|]\s*+|[^\S\n]*+\n\s*+)")


class Times(TypedDict, total=False):
    """The times of an article, by its names for them."""

    published: str
    published_text: str
    updated: str
    embargoed: str
    expires: str


def fold(text: str) -> str:
    r"""One line: white space folded.

    >>> fold("  Abe to\n meet Trump ")
    'Abe to meet Trump'
    """
    return " ".join(text.split())


def language_tag(*written: str) -> str:
    """The first that is a language: a tag, its primary subtag in two letters and lower case, or a name.

    >>> language_tag("x-default", "EN"), language_tag("pt_br"), language_tag("zh-Hant-TW"), language_tag("eng"), language_tag("en_US.UTF-8")
    ('en', 'pt-BR', 'zh-Hant-TW', 'en', 'en-US')
    >>> language_tag("German"), language_tag("deu"), language_tag("Klingon"), language_tag("und"), language_tag("und", "Français (France)")
    ('de', 'de', '', '', 'fr')
    """
    return next(
        (tag for text in written if text and (tag := _tag(text.strip()) or tag_of(text[:_LONGEST_NAME]))), ""
    )


_LONGEST_NAME = 80


def _tag(text: str) -> str:
    bare = text.partition(".")[0].partition(",")[0]
    if not _TAG.fullmatch(bare) or bare.lower() in _NO_LANGUAGE:
        return ""
    first, *rest = re.split("[-_]", bare)
    return "-".join([short_code(first.lower()), *(part.upper() if len(part) == 2 else part for part in rest)])


#: Undetermined, multiple, no linguistic content.
_NO_LANGUAGE = ("und", "mul", "zxx", "mis", "all", "n-a")


def host_of(address: str) -> str:
    """The name of a site by an address or a bare host, without "www.".

    >>> host_of("https://www.herald.example/a/1"), host_of("herald.example"), host_of("Oshima Herald")
    ('herald.example', 'herald.example', '')
    """
    found = _HOST.match(address.strip())
    return found[1].lower() if found else ""


def turned(names: str) -> tuple[str, ...]:
    """Names in the order of speech, of "Abe, Kaori; Ito, Ken".

    >>> turned("Abe, Kaori; Ito, Ken."), turned("Abe, K."), turned("Kyodo")
    (('Kaori Abe', 'Ken Ito'), ('K. Abe',), ('Kyodo',))
    """
    found = []
    # A stop ends the list, but belongs to an initial.
    for one in re.split(r"[;\n]", names.rstrip() if _INITIAL.search(names[-4:]) else names.rstrip(" .")):
        last, comma, first = one.partition(",")
        found.append(f"{first.strip()} {last.strip()}" if comma else one)
    return distinct(found)


def through_counter(href: str) -> str:
    """The address that a link through a counter holds, without asking anybody; any other as it is.

    >>> through_counter("https://www.google.com/url?sa=t&url=https://herald.example/1&ct=ga")
    'https://herald.example/1'
    """
    if "=http" not in href:
        return href
    from urllib.parse import parse_qs, urlsplit

    try:
        query = parse_qs(urlsplit(href).query)
    except ValueError:
        return href
    inner = (query[name][0] for name in _COUNTED if name in query)
    return next((url for url in inner if url.startswith("http")), href)


#: What an initial at the end of a list of names is.
_INITIAL = Expression(r"[\s.,-][^\W\d_]\. *+\Z")
#: What counters call the address to which they lead.
_COUNTED = ("url", "q", "u", "target")


def without_outlet(title: str, outlet: str) -> str:
    """A headline without the name of its source, which news searches hang on it.

    >>> without_outlet("Cholera spreads - Halden Herald", "Halden Herald"), without_outlet("Ferry strike - day two", "Halden Herald")
    ('Cholera spreads', 'Ferry strike - day two')
    """
    if outlet and title.endswith(outlet):
        for sign in (" - ", " | ", " – "):
            if title.endswith(f"{sign}{outlet}") and len(title) > len(outlet) + 3:
                return title[: -len(outlet) - len(sign)]
    return title


def outlet_name(*written: str) -> str:
    """The first that says anything; agencies by the name that they sign with.

    >>> outlet_name("", "The Associated Press"), outlet_name("STT–"), outlet_name("Oshima Herald")
    ('AP', 'STT', 'Oshima Herald')
    """
    for text in written:
        name = fold(text).strip(" -–—/.,")
        if name:
            return AGENCIES.get(name.lower()) or _LONG_NAMES.get(name.lower()) or name
    return ""


def state(written: str) -> str:
    """usable, withheld, canceled or embargoed; "" where it is none of them.

    >>> state("stat:usable"), state("Cancelled"), state("in review")
    ('usable', 'canceled', '')
    """
    return _STATES.get(written.rpartition(":")[2].rpartition("/")[2].strip().lower(), "")


def until(*written: str) -> str:
    """The first of these times; one that cannot be told stands as written, since an embargo without a known end holds.

    >>> until("", "2026-11-30T07:00:00+01:00"), until("30 Nov, seven o'clock"), until("0001-01-01T00:00:00"), until("no")
    ('2026-11-30T07:00:00+01:00', "30 Nov, seven o'clock", '', '')
    """
    # Programs that know no time write their zero.
    unknown = (one for one in written if re.search("[1-9]", one) and not one.startswith("000"))
    return first_stamp(*written) or next(unknown, "")


def people(byline: str) -> tuple[str, ...]:
    """The names in a byline, without the desks and papers beside them.

    >>> people("By Kaori Kaneko and Tim Kelly, Oshima Herald Staff Writer"), people("gr/bp")
    (('Kaori Kaneko', 'Tim Kelly'), ())
    """
    return _people(byline.strip()) if len(byline) <= _LONGEST_KEPT else _people.__wrapped__(byline.strip())


#: Few people write many articles: the names in a byline of up to so many letters are remembered.
_LONGEST_KEPT = 200


@lru_cache(maxsize=2048)
def _people(byline: str) -> tuple[str, ...]:
    found = authors(_BESIDE.sub(", ", byline)) if byline else ()
    return tuple(name for name in found if not _NO_NAME.search(name) and len(name) <= 60)


def distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Keywords, each once, without empty ones, in their order.

    >>> distinct(["Trade", "", " trade ", "Japan"])
    ('Trade', 'Japan')
    """
    found: dict[str, str] = {}
    for word in words:
        bare = fold(word)
        if bare and len(bare) <= _LONGEST_KEYWORD:
            found.setdefault(bare.lower(), bare)
    return tuple(found.values())


_NAME = r"[^\W\d_][\w.'’-]{0,30}"
#: "Lorne, Ada; Quist, Bo": one of a list, or alone with a surname of one word.
_SURNAME_FIRST = re.compile(
    rf"{_NAME}, ?{_NAME}(?: {_NAME})?|{_NAME}(?: {_NAME}){{0,2}}, ?{_NAME}(?: {_NAME}){{0,2}}(?:; ?{_NAME}(?: {_NAME}){{0,2}}, ?{_NAME}(?: {_NAME}){{0,2}}){{1,60}};?"
)


def names_in(byline: str) -> tuple[str, ...]:
    """The names in the author line of a record, where surnames may stand first.

    >>> names_in("Lorne, Ada; Quist, Bo"), names_in("By Ada Lorne")
    (('Ada Lorne', 'Bo Quist'), ('Ada Lorne',))
    """
    return turned(byline) if "," in byline and _SURNAME_FIRST.fullmatch(byline) else people(byline)


def lines(*parts: str) -> str:
    """The parts that say something, one a line, each once: the form of `credits`."""
    return "\n".join(distinct(parts))
