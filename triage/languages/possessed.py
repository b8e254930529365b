"""What Arabic, Hebrew and Persian write on to a noun for whose it is: كتابه, أسعارها, شركته; מדינתו; دستش, خانه‌شان, بازیکنانش.

Only his, her, its, their and our: mine is how Arabic makes an adjective of a name (لبناني), and Persian a form of to be.
"""

from collections.abc import Iterable, Iterator

_ARABIC = "ه ها هم هن هما نا".split()
_ARTICLE, _T, _OF_WOMEN = "\u0627\u0644", "\u062a", "\u0629"
_DUALS = ("ين", "ون")
_PERSIAN_BEHIND_VOWEL = "یش یشان یمان".split()
_PERSIAN = "ش شان مان".split()
_PERSIAN_BEHIND_H = "\u200cی \u200cاش \u200cشان \u200cمان \u200cای اش ای".split()
_HEBREW = "ו ה ם ן נו".split()
_HEBREW_PLURAL = "יו יה יהם יהן ינו".split()
#: Letters as they are written at the end of a word, and inside one.
_INSIDE = str.maketrans("םןךףץ", "מנכפצ")
#: Letters of a noun that takes them, at least; of Hebrew ones that do not change before them, where most others are words.
LEAST, LEAST_HEBREW = 2, 4


def has_possessed_forms(language: str) -> bool:
    """Whether a language writes whose it is on to the noun."""
    return language in {"ar", "fa", "he"}


def possessed_forms(forms: Iterable[str], language: str) -> frozenset[str]:
    """The forms of a noun with what is written on to them.

    >>> sorted(possessed_forms(["شركة", "الشركة"], "ar"))[:2], sorted(possessed_forms(["دست"], "fa"))
    (['شركتنا', 'شركته'], ['دستش', 'دستشان', 'دستمان'])
    """
    each = {"ar": _arabic, "he": _hebrew}.get(language, _persian)
    return frozenset(form for noun in forms if len(noun) >= LEAST for form in each(noun))


def _arabic(noun: str) -> Iterator[str]:
    if noun.startswith(_ARTICLE):
        return
    if noun.endswith(_OF_WOMEN):
        bases = [noun[:-1] + _T]
    elif noun.endswith("\u0621"):
        bases = [noun, noun[:-1] + "\u0626", noun[:-1] + "\u0624"]  # أبنائه, أبناؤه
    elif noun.endswith("\u0649"):
        bases = [noun[:-1] + "\u0627"]  # مستشفاه
    elif noun.endswith(_DUALS):
        bases = [noun[:-1]]  # يديه, معلموه
    elif noun.endswith("\u0627"):
        return
    else:
        bases = [noun]
    yield from (base + ending for base in bases for ending in _ARABIC)


def _hebrew(noun: str) -> Iterator[str]:
    if noun.endswith("ה"):
        yield from (f"{noun[:-1]}ת{ending}" for ending in _HEBREW)
    elif noun.endswith("ות"):
        yield from (noun + ending for ending in _HEBREW_PLURAL)
    elif noun.endswith("ים"):
        yield from (noun[:-2] + ending for ending in _HEBREW_PLURAL)
    elif len(noun) >= LEAST_HEBREW and not noun.endswith(("י", "ו")):
        yield from (noun[:-1] + noun[-1].translate(_INSIDE) + ending for ending in _HEBREW)


def _persian(noun: str) -> Iterator[str]:
    if noun.endswith("ه") and not noun.endswith(("اه", "وه")):
        endings = _PERSIAN_BEHIND_H
    elif noun.endswith(("ا", "و")):
        endings = [*_PERSIAN_BEHIND_VOWEL, "ی"]
    elif noun.endswith(("ی", "ي", "\u0650")):
        return
    else:
        endings = _PERSIAN
    yield from (noun + ending for ending in endings)
