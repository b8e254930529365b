"""Scripts that one language has for itself: Greek, Hangul, Kana, Thai and the like decide without a look at words."""

import re
from collections import Counter
from functools import cache

from triage.expression import Expression

#: Each with the language it means in the news. Hebrew letters may be Yiddish, Han may be Japanese: those are decided below.
_SCRIPTS = {
    "ja": "\u3041-\u30ff",
    "ko": "\uac00-\ud7a3",
    "el": "\u0370-\u03ff",
    "th": "\u0e00-\u0e7f",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff",
    "zh": "\u4e00-\u9fff",
    "he": "\u05d0-\u05ea",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "gu": "\u0a80-\u0aff",
    "pa": "\u0a00-\u0a7f",
    "si": "\u0d80-\u0dff",
    "my": "\u1000-\u109f",
    "km": "\u1780-\u17ff",
    "lo": "\u0e80-\u0eff",
    "am": "\u1200-\u137f",
}
_NAMES = tuple(_SCRIPTS)
#: Kana among Han: of a Japanese text at least every tenth of these characters.
KANA = 0.05


# Compiled when first asked for: English texts never do.


@cache
def _any() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_SCRIPTS.values())}]")


@cache
def _each() -> re.Pattern[str]:
    return re.compile("|".join(f"([{letters}])" for letters in _SCRIPTS.values()))


#: Letters that Yiddish writes and Hebrew does not.
_YIDDISH = Expression("[\u05f0-\u05f2\ufb1d-\ufb4e]")


def language_of_script(text: str) -> str:
    """The language that the script of a text means; empty where several share it.

    >>> language_of_script("한국 정부"), language_of_script("東京の空"), language_of_script("北京"), language_of_script("Київ")
    ('ko', 'ja', 'zh', '')
    """
    if not _any().search(text):
        return ""
    others: list[tuple[str, ...]] = _each().findall(text)
    letters = sum(char.isalpha() or char > "\u0300" for char in text)
    seen = Counter(_NAMES[group.index(char)] for group in others if (char := "".join(group)))
    han = seen["zh"]
    if seen["ja"] > KANA * (han + seen["ja"]) and (seen["ja"] + han) * 2 > letters:
        return "ja"
    tag = seen.most_common(1)[0][0]
    # In a text of its own script a language is the half of the letters at least, names in Latin letters aside.
    if seen[tag] * 2 < letters or (tag == "he" and _YIDDISH.search(text)):
        return ""
    return tag
