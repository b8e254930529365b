"""What speaks for and against a near spelling being another name: a small sum, where the article has no other word on it.

A single mention of a name one letter away may be a slip of a known name, or somebody or some place that nobody listed. Each
doubt is a few points, each reason to trust takes some away; from `ENOUGH` on the spelling is another name. The points were set
on the judged pairs of three lists of names and tried on those of a fourth: run benchmarks/quality/wild.py before touching them.
"""

from functools import cache
from typing import NamedTuple

from rapidfuzz.distance.OSA import distance

from triage.languages.common import common_words
from triage.languages.english import dictionary_text, given_names_abroad, is_personal_name, surnames_abroad
from triage.languages.function_words import determiners
from triage.languages.naming.towns import towns_called
from triage.matching.common import is_given_name, is_place
from triage.matching.fold import fold
from triage.matching.fuzzy.derived import is_romance
from triage.matching.fuzzy.names import ENGLISH, KNOWN, RARE, is_known_everywhere, undoubled
from triage.matching.fuzzy.sounds import SAME_VOWELS, oddity
from triage.matching.wordlist import words

ENOUGH = 3
#: First letters that two words of a language have rather than one name in two alphabets.
FIRST_LETTERS = frozenset(("bv", "bw", "dt", "fp", "gk", "jz", "sz", "vw"))
#: Languages, besides the Romance ones, whose words stand in the names of firms, papers and parties.
QUOTED = ("de", "nl", "pl", "da", "sv", "nb")
#: Names with as many letters bear another letter more easily.
SHORT, LONG = 7, 9


class NearName(NamedTuple):
    """A near spelling of a term of one word where it stands, both folded, and the words on either side."""

    word: str
    spelling: str
    is_slip: bool
    language: str
    before: str
    after: str


def is_doubtful(name: NearName) -> bool:
    """Whether more speaks for another name than for the term."""
    if towns_called(name.word) & towns_called(name.spelling):
        return False  # Kharkov, Kharkiv
    return doubts(name) >= ENOUGH


def doubts(name: NearName) -> int:
    """The points for another name, less those for the term."""
    word, spelling = name.word, name.spelling
    is_everywhere = is_known_everywhere(word)
    rank = words("en").ranks.get(word, RARE)
    odd = oddity(word, spelling)
    is_of_its_own = is_listed(spelling) or (odd and is_borne_abroad(spelling))
    points = 3 if is_of_its_own and not is_everywhere else 0
    points += _is_of_few(name, rank)
    points += 2 if is_foreign(spelling) else 0
    points += 2 if is_somebody(name.before) else 0
    points += 2 if _begins_otherwise(name) and not is_everywhere else 0
    points += 2 if _is_noun(name) and not is_everywhere else 0
    points += rank >= RARE and word not in dictionary_text()
    points += not name.is_slip
    points += len(word) < SHORT
    points += _are_two_letters(word, spelling, odd)
    return points - _trust(name, rank, odd)


def _is_of_few(name: NearName, rank: int) -> int:
    """Whether a term is a family or a town that few writers know, so that many others are one letter away."""
    if rank < RARE or is_known_everywhere(name.word):
        return 0
    if is_personal_name(name.word):
        return 2 if name.is_slip else 1
    return 1 if towns_called(name.word) else 0


def _are_two_letters(word: str, spelling: str, odd: float | None) -> bool:
    """Whether two letters differ and more than the alphabet or the order of two: Ichan is not Yishan, but Aidid Aideed."""
    if (odd == 0 and len(word) >= SHORT) or sorted(word) == sorted(spelling):
        return False
    return bool(distance(bare(word), bare(spelling)) > 1)


def bare(name: str) -> str:
    """A name with what stands for one vowel made one, and without doubled letters.

    >>> bare("aideed") == bare("aidid"), bare("faisal") == bare("fayssal"), bare("yishan") == bare("ichan")
    (True, True, False)
    """
    for letters, letter in SAME_VOWELS:
        name = name.replace(letters, letter)
    return undoubled(name)


def _begins_otherwise(name: NearName) -> bool:
    """Whether the first letters are of two words in another language: Sauber, Zauber."""
    pair = "".join(sorted(name.word[0] + name.spelling[0]))
    return name.language not in ENGLISH and len(name.word) < LONG and pair in FIRST_LETTERS


def _is_noun(name: NearName) -> bool:
    """Whether a capital is that of every noun: after an article, and no name goes on."""
    return name.before in determiners(name.language) and not name.after[:1].isupper()


def _trust(name: NearName, rank: int, odd: float | None) -> int:
    """The points for the term."""
    word, spelling = name.word, name.spelling
    points = 1 if len(word) >= LONG else 0
    is_word = word in dictionary_text()
    if is_known_everywhere(word):
        points += 3
    elif is_word and name.is_slip:
        points += 0 if is_foreign(spelling) or towns_called(spelling) else 3
    elif rank < KNOWN:
        points += 2
    is_swapped = name.is_slip and sorted(word) == sorted(spelling)
    apart = distance(bare(word), bare(spelling))
    is_alphabet = odd == 0 and apart < 2 and not is_foreign(spelling)
    is_breath = word.replace("h", "") == spelling.replace("h", "")
    is_same = is_alphabet and not (apart or is_listed(spelling) or is_somebody(name.before))
    return points + (is_swapped or is_alphabet) + is_breath + is_same


def is_listed(spelling: str) -> bool:
    """Whether a spelling is a name of its own: of people in the census, or of a place."""
    return is_personal_name(spelling) or bool(towns_called(spelling))


@cache
def is_borne_abroad(spelling: str) -> bool:
    """Whether people of other countries bear a name: Karimov."""
    return spelling in _folded_abroad()


@cache
def _folded_abroad() -> frozenset[str]:
    return frozenset(map(fold, surnames_abroad().all() | given_names_abroad().all()))


@cache
def is_foreign(spelling: str) -> bool:
    """Whether a spelling is a common word of a language whose names stand in English texts: Gazeta, Industri, Mercantil."""
    return is_romance(spelling) or any(spelling in common_words(language) for language in QUOTED)


def is_somebody(before: str) -> bool:
    """Whether a given name that is at home in English stands before: Carl, not Moshe."""
    folded = before.casefold()
    is_at_home = before.istitle() and is_given_name(folded) and words("en").ranks.get(folded, RARE) < RARE
    return is_at_home and folded not in dictionary_text() and not is_place(folded)
