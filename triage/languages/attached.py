"""What is written on to a word that is no part of it: particles, prefixes, suffixes behind an apostrophe.

Korean particles stack up behind a noun; Arabic and Hebrew write conjunction, preposition and article in front of it;
Turkish sets case endings of names off with an apostrophe.
"""

from collections.abc import Iterator
from functools import cache
from itertools import product

from triage.languages.common import in_order
from triage.languages.dictionaries import in_small_letters

#: Korean particles of case, topic and number, and the endings that follow names and nouns most often.
PARTICLES = tuple(
    "은 는 이 가 을 를 의 에 도 로 와 과 만 나 며 란 랑 들 께 에서 에게 으로 까지 부터 처럼 보다 라고 이라고 이나 이며 이란 이랑 마다 조차 "
    "마저 밖에 대로 한테 께서 으로서 로서 으로써 로써 에게서 한테서 라는 이라는 이라면 라면 이라도 라도 이다 이라 라".split()
)
#: As many may stand behind one another: 정부들에서까지도.
MOST_PARTICLES = 4
#: Syllables of a noun, at least; most single ones are the beginning of another word. Behind one stand only particles that
#: agree with its end in a consonant or a vowel, and no word that the language knows (강의, a lecture, not a river's).
LEAST_SYLLABLES = 2
_BEHIND_CONSONANT = frozenset("은 이 을 과 으로 이나 이라고 이라는 이다 이었다 이며".split())
_BEHIND_VOWEL = frozenset("는 가 를 와".split())
_BEHIND_EITHER = frozenset(
    "의 에 에서 에는 에도 에게 들 들이 들은 들을 들의 들과 들도 들에게 까지 부터 처럼 보다 마다 에서는 에서도".split()
)
_SYLLABLES, _FINALS = 0xAC00, 28
ARABIC = tuple("وبال وفال وكال ولل فلل وال فال بال كال لل ال ول وب وك ف و ب ك ل".split())
_ARTICLE = "\u0627\u0644"
HEBREW_ARTICLE = "\u05d4"
_ARTICLES = (_ARTICLE, HEBREW_ARTICLE)
#: How Hebrew forms end that have no article: heads of, his dog. הראשי is the main one.
WHOSE = ("\u05d9", "\u05d5", "\u05d4")
#: And, that or when, in or to or from, the: each may stand or be missing, the longest first.
HEBREW = tuple(
    sorted(
        (
            "".join(parts)
            for parts in product(("", "ו"), ("", "ש", "כש", "לכש"), ("", "ב", "ל", "כ", "מ"), ("", "ה"))
        ),
        key=lambda prefix: -len(prefix),
    )
)[:-1]
_FROM, MUCH_COMMONER = "\u05de", 10
#: Hebrew prepositions that take the article's place.
_OVER_ARTICLE = ("\u05d1", "\u05dc", "\u05db")
_PREFIX_LETTERS = frozenset("ובלמהשכ")
#: Letters that must remain of a word without its prefix.
LEAST_LETTERS = 3
#: What may stand before a word of two letters: השר, בגז.
_BEFORE_TWO = frozenset("הבלו")
#: Languages that set the endings of names off with an apostrophe.
APOSTROPHE = frozenset({"az", "crh", "kk", "ky", "tk", "tr", "uz"})
LONGEST_SUFFIX = 9
#: How Turkish endings begin, for texts of unknown language.
_TURKISH = tuple(
    "nin nın nun nün in ın un ün ye ya yi yı yu yü e a i ı u ü de da te ta den dan ten tan le la yle yla ler lar nde nda "
    "ndan nden ne na ni nı nu nü li lı lu lü ki deki daki taki teki lik lık luk lük".split()
)
_LANGUAGES_WITH_PREFIXES = {"ar": ARABIC, "he": HEBREW}


def has_suffix(suffix: str, language: str) -> bool:
    """Whether what stands behind a name's apostrophe is an ending: NATO'nun.

    >>> has_suffix("nun", "tr"), has_suffix("nun", ""), has_suffix("nun", "fr"), has_suffix("Brien", "tr")
    (True, True, False, False)
    """
    if not suffix.isalpha() or len(suffix) > LONGEST_SUFFIX:
        return False
    suffix = in_small_letters(suffix, "tr") if suffix.isupper() else suffix
    if not suffix.islower():
        return False
    return language in APOSTROPHE or (not language and suffix in _TURKISH)


def without_particles(word: str) -> list[str]:
    """A Korean word without the particles that may be written on to it, the longest first.

    >>> without_particles("정부에서는"), without_particles("정부까지도"), without_particles("가을")
    (['정부에서', '정부'], ['정부까지', '정부'], [])
    >>> without_particles("책을"), without_particles("책임을"), without_particles("강의")
    (['책'], ['책임'], [])
    """
    found: dict[str, None] = {}
    words = [word]
    for _ in range(MOST_PARTICLES):
        words = [
            each[: -len(end)]
            for each in words
            for end in PARTICLES
            if each.endswith(end) and len(each) >= len(end) + LEAST_SYLLABLES
        ]
        found |= dict.fromkeys(words)
    return [*found, *_single(word)]


def _single(word: str) -> list[str]:
    """The noun of one syllable that a word is with a particle behind it, if it can be one."""
    noun, particle = word[:1], word[1:]
    if not "가" <= noun <= "힣" or word in _ranks("ko"):
        return []
    ends_in_vowel = (ord(noun) - _SYLLABLES) % _FINALS == 0
    fits = _BEHIND_VOWEL if ends_in_vowel else _BEHIND_CONSONANT
    return [noun] if particle in fits or particle in _BEHIND_EITHER else []


def without_prefixes(word: str, language: str) -> Iterator[tuple[int, str]]:
    """A word without what may be written in front of it: how many letters go, and the word then.

    None where the language knows the word itself, and better than what would remain of it.

    >>> [bare for _, bare in without_prefixes("בישראל", "he")], list(without_prefixes("שלום", "he"))
    (['ישראל'], [])
    >>> [bare for _, bare in without_prefixes("للسودان", "ar")][:2]
    ['سودان', 'السودان']
    """
    if language == "he" and len(word) == LEAST_LETTERS and word[0] in _BEFORE_TWO:
        rest = word[1:]
        if word[0] in _ARTICLES or _is_likely(rest, word, word[0], language):
            yield 1, rest
    for prefix in _LANGUAGES_WITH_PREFIXES.get(language, ()):
        if word.startswith(prefix) and len(word) >= len(prefix) + LEAST_LETTERS:
            for bare in _bare(word[len(prefix) :], prefix, language):
                if _is_likely(bare, word, prefix, language):
                    yield len(prefix), bare


def of_two_letters(word: str) -> str:
    """What two letters a Hebrew word is with one in front of it: בתל, of תל אביב; for words of a phrase, alone they are anything.

    >>> of_two_letters("בתל"), of_two_letters("תל"), of_two_letters("אתל")
    ('תל', '', '')
    """
    return word[1:] if len(word) == LEAST_LETTERS and word[0] in _PREFIX_LETTERS else ""


def _bare(rest: str, prefix: str, language: str) -> Iterator[str]:
    yield rest
    if language == "ar" and prefix.endswith("لل"):
        yield _ARTICLE + rest
    elif language == "he":
        if rest.startswith("וו"):
            yield rest[1:]  # the letter is doubled inside a word
        if prefix.endswith(_OVER_ARTICLE):
            yield HEBREW_ARTICLE + rest  # בכנסת, of הכנסת


def _is_likely(bare: str, word: str, prefix: str, language: str) -> bool:
    """Whether a word is the rest with something in front: it is no common word, or the rest is as common.

    Behind an article any word may stand. With "from" begin most nouns of instruments and places: מספר is a number, hardly
    "from a book".
    """
    ranks = _ranks(language)
    # Without what stands before it a word may be common, too: ומספר is "and a number".
    rank = min((ranks[each] for each in (word, word[len(prefix) - 1 :]) if each in ranks), default=None)
    if rank is None:
        return True
    if prefix in _ARTICLES:
        return True
    if prefix.endswith(_FROM):
        return ranks.get(bare, rank) * MUCH_COMMONER <= rank
    return ranks.get(bare, 2 * rank) < 2 * rank


@cache
def _ranks(language: str) -> dict[str, int]:
    return {word: rank for rank, word in enumerate(in_order(language))}
