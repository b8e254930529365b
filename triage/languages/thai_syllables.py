"""Where a syllable goes on, in Thai and Lao, which put no spaces between words: ยา (medicine) is no word in ยาก (hard).

Vowels and tones that are written behind a consonant, above or below it never begin a word, and those written in front of it
never end one. A consonant behind an open syllable closes it where another syllable begins behind; in doubt it does not.
"""

from triage.expression import Expression

#: What is written behind, above or below a consonant, of either script.
_BEHIND = "\u0e30-\u0e3a\u0e45\u0e47-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece"
#: Vowels that are written before their consonant.
_IN_FRONT = "\u0e40-\u0e44\u0ec0-\u0ec4"
#: Sonorants, which close a syllable and hardly stand before another consonant: ง น ม ย ว.
_CLOSING = "\u0e07\u0e19\u0e21\u0e22\u0e27"
_GOES_ON = Expression(f"[{_BEHIND}]")
#: Behind a long vowel: a consonant, and then no vowel of its own but a space, the next syllable's vowel or consonant.
_CLOSED = Expression(
    f"[{_CLOSING}](?![{_BEHIND}])(?:[{_IN_FRONT}]|[\u0e01-\u0e2e][{_BEHIND}]|[^\u0e00-\u0e7f]|\\Z)"
)
_OPEN = ("\u0e32", "\u0e35", "\u0e39")


def cuts_syllable(text: str, start: int, end: int) -> bool:
    """Whether a syllable goes on where a word begins or ends.

    >>> cuts_syllable("ศาลาพัก", 0, 3), cuts_syllable("ศาลตัดสิน", 0, 3)
    (True, False)
    >>> cuts_syllable("ยาวนาน", 0, 2), cuts_syllable("ยานี้", 0, 2), cuts_syllable("เมตา", 1, 2), cuts_syllable("ปลาสด", 0, 3)
    (True, False, True, False)
    """
    if _GOES_ON.match(text, end) or (start and text[start - 1] in "เแโใไເແໂໃໄ"):
        return True
    return text.endswith(_OPEN, start, end) and _CLOSED.match(text, end) is not None
