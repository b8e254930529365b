"""What Arabic and Persian write on to a noun for whose it is: كتابه, أسعارها, شركته; دستش, خانه‌شان, بازیکنانش.

Only his, her, its, their and our: mine is how Arabic makes an adjective of a name (لبناني), and Persian a form of to be.
"""

from collections.abc import Iterable, Iterator

_ARABIC = "ه ها هم هن هما نا".split()
_ARTICLE, _T, _OF_WOMEN = "\u0627\u0644", "\u062a", "\u0629"
_DUALS = ("ين", "ون")
_PERSIAN_BEHIND_VOWEL = "یش یشان یمان".split()
_PERSIAN = "ش شان مان".split()
_PERSIAN_BEHIND_H = "\u200cاش \u200cشان \u200cمان \u200cای اش ای".split()
#: Letters of a noun that takes them, at least.
LEAST = 2


def has_possessed_forms(language: str) -> bool:
    """Whether a language writes whose it is on to the noun."""
    return language in {"ar", "fa"}


def possessed_forms(forms: Iterable[str], language: str) -> frozenset[str]:
    """The forms of a noun with what is written on to them.

    >>> sorted(possessed_forms(["شركة", "الشركة"], "ar"))[:2], sorted(possessed_forms(["دست"], "fa"))
    (['شركتنا', 'شركته'], ['دستش', 'دستشان', 'دستمان'])
    """
    each = _arabic if language == "ar" else _persian
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
