"""How a name sounds, whatever alphabet it came from: "Gaddafi", "Qaddafi" and "Kadhafi" are close.

`skeleton` reduces the letter groups by which English, French, German and Slavic writers render the same sound.
What may still differ is the business of `fuzzy.costs` and `fuzzy.rules`.
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


@cache
def _group() -> re.Pattern[str]:
    # By first letters, so that a letter which begins no group is passed over at once.
    by_first: dict[str, list[str]] = {}
    for group in sorted(_GROUPS, key=len, reverse=True):
        by_first.setdefault(group[0], []).append(group[1:])
    groups = (f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    return re.compile("|".join([*groups, r"([a-z])\1+"]))


def _reduced(found: re.Match[str]) -> str:
    return _GROUPS.get(found[0]) or found[0][0]


def skeleton(word: str) -> str:
    """The sound of a folded word in Latin letters.

    >>> [skeleton(word) for word in ("zelensky", "zelenskiy", "zelenskyy", "tchaikovsky", "chaykovskii")]
    ['zelenski', 'zelenski', 'zelenski', 'caikovski', 'caikovski']
    """
    reduce = _group().sub
    sound = reduce(_reduced, word)
    if sound != word:
        sound = reduce(_reduced, sound)
    return sound[:-1] if sound[-1:] == "h" and len(sound) > 1 else sound
