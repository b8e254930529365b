"""The language of an article, and whether it is English enough for the rules and the model: its own word for it, or a count of stop words."""

import re

from triage.article import Article
from triage.languages.detection import detect, likely

_STOP = frozenset(
    "the of and to in a is that for on it with as was by at be from has have are were an said".split()
)
_OTHER = frozenset(
    "der die das und ist nicht ein eine den von mit le la les des et est une du que pour dans el los las y es por con una en "
    "il di che per del della non sono een het van op voor met zijn og er det som på att och är på i w na z że się nie do jest "
    "um uma não com os são".split()
)
_WORD = re.compile(r"[^\W\d_]{1,20}")


#: Languages in which people and places are told by rules; of others only what our lists prove is found.
WITH_RULES = frozenset("de fr es it pt nl pl cs ru uk".split())


def has_rules(language: str) -> bool:
    """Whether people are found in a language other than English.

    >>> has_rules("de"), has_rules("ja")
    (True, False)
    """
    return language in WITH_RULES


def language_of(article: Article) -> str:
    """The primary subtag of an article that is not English, by its own word or that of its text; empty if nobody knows."""
    from triage.languages.names import short_code

    language = article.language or detect(article.title, article.body) or likely(article.title, article.body)
    subtag = language.lower().split("-")[0].split("_")[0]
    return short_code(subtag)


def is_english(article: Article) -> bool:
    """Whether an article is in English: by its language, its own or that of its text; else by its words. Very short texts pass."""
    if language := article.language or detect(article.title, article.body):
        return language.lower().split("-")[0].split("_")[0] in {"en", "eng", "english"}
    text = f"{article.title}\n{article.body[:4000]}"
    words = [match.group().lower() for match in _WORD.finditer(text[:4000])]
    if not words:
        return False
    latin = sum(word.isascii() for word in words)
    english, other = sum(word in _STOP for word in words), sum(word in _OTHER for word in words)
    if latin * 5 < len(words) * 4 and not english:
        return False
    return other <= english if len(words) < 40 else english * 12 >= len(words) and english > other * 2
