"""How a name sounds, whatever alphabet it came from: "Gaddafi", "Qaddafi" and "Kadhafi" are close.

`skeleton` reduces the letter groups by which English, French, German and Slavic writers render the same sound;
`cost` counts what still differs, letters that transliterations exchange counting less. Which costs are accepted
is `fuzzy`'s business.
"""

import re
from functools import cache

#: Longest first. French, German and Polish groups of letters for one sound, and long vowels.
_GROUPS = {
    "tsch": "c", "tch": "c", "sch": "s", "dzh": "j", "kh": "k", "gh": "g", "dh": "d", "th": "t", "ph": "f",
    "ch": "c", "cz": "c", "sh": "s", "dj": "j", "zh": "j", "ck": "k", "q": "k", "ts": "z", "tz": "z", "w": "v",
    "x": "ks", "ou": "u", "oo": "u", "ow": "u", "aa": "a", "ae": "a", "oe": "o", "ue": "u", "ee": "i",
    "iy": "i", "yy": "i", "ij": "i", "yi": "i", "ii": "i", "ei": "i", "ie": "i", "y": "i",
}  # fmt: skip
VOWELS = frozenset("aeiou")
#: Letters that transliterations exchange.
_PAIRS = ("kg", "ck", "cs", "sz", "vf", "jg", "zj", "ij", "cj", "tz", "hk", "bp", "dt", "bv", "cz", "ch", "sy")
_ALIKE = frozenset((*_PAIRS, *(pair[::-1] for pair in _PAIRS)))


@cache
def _group() -> re.Pattern[str]:
    ordered = sorted(_GROUPS, key=len, reverse=True)
    return re.compile("|".join([*ordered, r"([a-z])\1+"]))


def _reduced(found: re.Match[str]) -> str:
    return _GROUPS.get(found[0]) or found[0][0]


def skeleton(word: str) -> str:
    """The sound of a folded word in Latin letters.

    >>> [skeleton(word) for word in ("zelensky", "zelenskiy", "zelenskyy", "tchaikovsky", "chaykovskii")]
    ['zelenski', 'zelenski', 'zelenski', 'caikovski', 'caikovski']
    """
    sound = _group().sub(_reduced, word)
    sound = _group().sub(_reduced, sound)
    return sound[:-1] if sound[-1:] == "h" and len(sound) > 1 else sound


def cost(one: str, other: str) -> float:
    """What turns one skeleton into the other: 1 a letter, less for letters that are taken for each other.

    >>> round(cost("gadafi", "kadafi"), 1), round(cost("fisal", "faisal"), 1), round(cost("abe", "ale"), 1)
    (0.6, 0.7, 1.0)
    """
    before: list[float] = []
    row = [0.0]
    for index, letter in enumerate(other):
        row.append(row[-1] + _dropped(other, index, letter))
    for i, a in enumerate(one):
        two_before, before = before, row
        row = [before[0] + _dropped(one, i, a)]
        for j, b in enumerate(other):
            least = min(
                before[j] + _changed(a, b),
                before[j + 1] + _dropped(one, i, a),
                row[j] + _dropped(other, j, b),
            )
            if i and j and a == other[j - 1] and b == one[i - 1]:
                least = min(least, two_before[j - 1] + 0.7)
            row.append(least)
    return row[-1]


def _changed(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if a in VOWELS and b in VOWELS:
        return 0.5
    return 0.6 if a + b in _ALIKE else 1.0


def _dropped(word: str, index: int, letter: str) -> float:
    if index and word[index - 1] == letter:
        return 0.3
    if letter == "h" and index and word[index - 1] not in VOWELS:
        return 0.3
    return 0.7 if letter in VOWELS else 1.0
