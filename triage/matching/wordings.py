"""Other wordings of a literal that mean the same: "$5 billion" and "$5bn", "1,000" and "1000", St. and Saint, #MeToo and Me Too."""

import re
from collections.abc import Iterator
from functools import cache

from triage.expression import Expression
from triage.matching.figures import figures
from triage.matching.names import PersonalName, other_writings
from triage.matching.sums import sums

#: A number in words, and how headlines shorten it.
MAGNITUDES = (
    ("thousand", "k"),
    ("million", "m", "mn", "mln"),
    ("billion", "bn", "b"),
    ("trillion", "tn", "trn", "t"),
)
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₹": "rupees"}


@cache
def _amount() -> re.Pattern[str]:
    words = "|".join(word for row in MAGNITUDES for word in row)
    currencies = "".join(_CURRENCIES)
    return re.compile(
        rf"(?P<sign>[{currencies}])?(?P<figure>\d+(?:[.,]\d+)?)[ -]?(?P<word>{words})(?P<name> (?:{'|'.join(_CURRENCIES.values())}))?",
        re.IGNORECASE,
    )


#: A number of four figures or more, with its thousands parted or not; years and phone numbers are none.
_NUMBER = Expression(r"(?<![\w.,])(?:\d{1,3}(?:[,. ’'\u00a0\u202f]\d{3})+|\d{4,9})(?![\w.,]?\d)(?!\w)")


#: Words of names and how they are shortened, with a stop or without; where: before another word, after it, or between.
_BEFORE = {"st": "Saint", "mt": "Mount", "ft": "Fort"}
_BEFORE_NUMBER = {
    "art": "Article",
    "sec": "Section",
    "vol": "Volume",
    "ch": "Chapter",
    "reg": "Regulation",
    "fig": "Figure",
}
_AFTER = {
    "st": "Street",
    "ave": "Avenue",
    "corp": "Corporation",
    "co": "Company",
    "ltd": "Limited",
    "inc": "Incorporated",
    "bros": "Brothers",
    "univ": "University",
}
_VERSUS = ("v", "vs", "versus")
#: A word of a hashtag: capitals, a capital and small letters, or figures.
_HASHTAG_WORD = "[A-Z]{2,}(?![a-z])|[A-Z][a-z]+|[0-9]+"


def wordings(text: str, name: PersonalName | None) -> tuple[str, ...]:
    """The other wordings of a literal, itself not among them.

    >>> wordings("$5 billion", None)
    ('$5bn', '$5b', '$5 bn', '5 billion dollars', '5bn dollars')
    >>> wordings("1,000 troops", None), wordings("Euro 2028", None)
    (('1000 troops',), ())
    >>> wordings("St. Louis", None), wordings("Acme Corporation", None), wordings("Roe v. Wade", None)
    (('Saint Louis',), ('Acme Corp',), ('Roe vs Wade', 'Roe versus Wade'))
    >>> wordings("Le Havre", None), wordings("Le Monde", None)
    (('du Havre', 'au Havre'), ())
    """
    has_figures = any(map(str.isdigit, text))
    amounts = (*_amounts(text), *_thousands(text), *_section(text), *sums(text)) if has_figures else ()
    others = tuple(figures(text)) if name is None else ()
    amounts = (*amounts, *(amount for other in others for amount in _amounts(other)))
    found = dict.fromkeys(
        (
            *amounts,
            *others,
            *_shortened(text),
            *_saints(text),
            *_without_possessive(text),
            *_contracted(text),
            *(other_writings(name) if name else ()),
        )
    )
    if LENGTH in text:
        found |= dict.fromkeys(_without_length(text))
    found |= dict.fromkeys(_kana(text))
    if is_japanese(text):
        from triage.languages.japanese_writings import japanese_writings

        found |= dict.fromkeys(japanese_writings(text))
    found.pop(text, None)
    return tuple(found)


def _amounts(text: str) -> Iterator[str]:
    found = _amount().fullmatch(text.strip())
    if found is None:
        return
    sign = found["sign"] or ""
    row = next(row for row in MAGNITUDES if found["word"].lower() in row)
    figure, (full, *short) = found["figure"], row
    if not sign and not found["name"]:
        if len(found["word"]) > 1:
            yield from (f"{figure} {full}", f"{figure}{short[0]}")
        # "5 m" are metres.
        yield from (f"{figure}{gap}{word}" for word in short if word[-1] == "n" for gap in ("", " "))
        return
    currency = found["name"] or f" {_CURRENCIES[sign]}"
    sign = sign or next(one for one, name in _CURRENCIES.items() if name == currency.strip().lower())
    yield f"{sign}{figure} {full}"
    for word in short:
        yield f"{sign}{figure}{word}"
    yield from (f"{sign}{figure} {word}" for word in short if word == short[0] or word[-1] == "n")
    yield f"{figure} {full}{currency}"
    yield f"{figure}{short[0]}{currency}"


def _thousands(text: str) -> Iterator[str]:
    found = _NUMBER.search(text)
    if found is None:
        return
    figures = re.sub(r"\D", "", found[0])
    is_parted = figures != found[0]
    if not is_parted and len(figures) == 4 and "1900" <= figures <= "2099":
        return
    parted = figures if is_parted else f"{int(figures):,}" if figures[0] != "0" else figures
    yield text[: found.start()] + parted + text[found.end() :]


_SECTION = Expression(r"(?<!\S)(\d{3})([a-z])(?!\S)")


def _section(text: str) -> Iterator[str]:
    """401(k), for 401k."""
    if _SECTION.search(text):
        yield _SECTION.sub(r"\1(\2)", text)


def _shortened(text: str) -> Iterator[str]:
    """The literal with a word of a name written out or shortened: Mt. Everest, Mount Everest."""
    words = text.split()
    if len(words) < 2:
        return
    for number, word in enumerate(words):
        bare = word.rstrip(".")
        if 0 < number < len(words) - 1 and bare in _VERSUS and words[number - 1][:1].isupper():
            others: list[str] = [other for other in _VERSUS if other != bare]
        elif not word[:1].isupper():
            continue
        else:
            table = _AFTER if number == len(words) - 1 else _table_before(words[number + 1])
            full = table.get(bare.lower())
            stop = "." if table is _BEFORE_NUMBER else ""
            others = [full] if full else [f"{s.capitalize()}{stop}" for s, long in table.items() if long == bare]
        yield from (" ".join((*words[:number], other, *words[number + 1 :])) for other in others)


_SAINT = Expression(r"\bSaint(e?)-(?=[^\W\d_a-z])")


def _saints(text: str) -> Iterator[str]:
    """St-Étienne and St Étienne, for Saint-Étienne."""
    if "Saint" in text and _SAINT.search(text):
        yield _SAINT.sub(r"St\1 ", text)


def _table_before(word: str) -> dict[str, str]:
    """The words that are shortened before such a word."""
    if word[:1].isdigit():
        return _BEFORE_NUMBER
    return _BEFORE if word[:1].isupper() else {}


#: Diseases called after somebody, with the possessive or without.
_NAMED_AFTER = frozenset("disease syndrome lymphoma sarcoma palsy disorder chorea contracture thyroiditis".split())


def _without_possessive(text: str) -> Iterator[str]:
    """Crohn disease, for Crohn's disease, and the other way round."""
    first, _, rest = text.partition(" ")
    if rest.split(" ")[0].lower() not in _NAMED_AFTER or not first[:1].isupper():
        return
    bare = first.replace("’", "'").removesuffix("'s")
    yield f"{bare} {rest}" if bare != first else f"{first}'s {rest}"


#: What of and to make of a French article.
_CONTRACTED = {"Le ": ("du ", "au "), "Les ": ("des ", "aux ")}


def _contracted(text: str) -> Iterator[str]:
    """Du Havre and au Havre, for Le Havre; not "du monde" for Le Monde."""
    for article, contracted in _CONTRACTED.items():
        if text.startswith(article):
            from triage.languages.common import common_words

            name = text.removeprefix(article)
            if name[:1].isupper() and common_words("fr").isdisjoint(name.casefold().split()):
                yield from (one + name for one in contracted)


#: The mark of length of Katakana.
LENGTH = "ー"
_LONG_END = Expression("(?<=[ァ-ヺ][ァ-ヺー][ァ-ヺ])ー(?![ァ-ヺー])")


def _without_length(text: str) -> Iterator[str]:
    """サーバ, for サーバー: the mark of length at the end of a longer word is left out by many."""
    yield _LONG_END.sub("", text)


#: The sound of v, as it is written and as it is heard; and the virus, which is written in two ways.
_V = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴ", "ブ"))
_VIRUSES = ("ウイルス", "ウィルス")


def _kana(text: str) -> Iterator[str]:
    """ウィルス, for ウイルス, and ベトナム for ヴェトナム.

    >>> list(_kana("新型コロナウイルス")), list(_kana("ヴェトナム")), list(_kana("Abe"))
    (['新型コロナウィルス'], ['ベトナム'], [])
    """
    if text.isascii():
        return
    for written, other in (_VIRUSES, _VIRUSES[::-1]):
        if written in text:
            yield text.replace(written, other)
    heard = text
    for sign, sound in _V:
        heard = heard.replace(sign, sound)
    if heard != text:
        yield heard


def is_japanese(text: str) -> bool:
    """Whether a text has characters of Japanese, which Chinese has too.

    >>> is_japanese("りんご"), is_japanese("北京"), is_japanese("Київ")
    (True, True, False)
    """
    # An expression with so large a class takes longer to compile than all terms of a profile.
    return not text.isascii() and any(
        "\u3041" <= char <= "\u30fa" or "\u4e00" <= char <= "\u9fff" for char in text
    )


_HASHTAG = Expression(rf"#((?:{_HASHTAG_WORD})++)")


def words_of_hashtag(text: str) -> str:
    """The words that the capitals of a hashtag part; empty where it has one word or no capitals inside.

    >>> words_of_hashtag("#BlackLivesMatter"), words_of_hashtag("#COP29"), words_of_hashtag("#metoo")
    ('Black Lives Matter', 'COP 29', '')
    """
    found = _HASHTAG.fullmatch(text.strip())
    words = re.findall(_HASHTAG_WORD, found[1]) if found else []
    return " ".join(words) if len(words) > 1 else ""
