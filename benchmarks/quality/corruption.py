"""Misspell a share of the words, as hasty typing and scanning do: one random edit in each chosen word."""

import re
from random import Random
from string import ascii_lowercase

from msgspec.structs import replace

from triage.article import Article

#: Words shorter than this are left alone: one edit makes another word of them.
SHORTEST = 5


def corrupted(article: Article, number: int, share: float, seed: int = 1) -> Article:
    """The article with `share` of its longer words misspelt; the same article always gets the same errors."""
    chance = Random(f"{seed} {number} {share}")
    return replace(article, title=_text(article.title, share, chance), body=_text(article.body, share, chance))


def _text(text: str, share: float, chance: Random) -> str:
    return re.sub(
        rf"[A-Za-z]{{{SHORTEST},}}",
        lambda found: _edited(found[0], chance) if chance.random() < share else found[0],
        text,
    )


def _edited(word: str, chance: Random) -> str:
    """One letter inserted, dropped, replaced, or swapped with the next; the case of its neighbour is kept."""
    place = chance.randrange(len(word) - 1)
    letter = chance.choice(ascii_lowercase)
    if word[place].isupper():
        letter = letter.upper()
    head, tail = word[:place], word[place + 1 :]
    return chance.choice(
        (
            head + letter + word[place] + tail,
            head + tail,
            head + letter + tail,
            head + tail[0] + word[place] + tail[1:],
        )
    )
