"""What it costs to read one spelling as another: slips that people and scanners make cost little.

A dropped or doubled letter, a swap of neighbours, one vowel for another, letters that sound or look alike are how
words get misspelt; one unlike consonant for another is how different words differ (crash, cash; Enron, Enzon).
The figures were set on a labelled set of pairs, looked at in two halves, and on a scan of 44,000 news words; run
benchmarks/quality/fuzzy_pairs.py and fuzzy_scan.py before touching them.
"""

VOWELS = frozenset("aeiouyаеиоуыэюя")
DOUBLED = 0.3
SWAPPED = 0.5
ALIKE = 0.5
#: A neighbour on the keyboard.
SLIP = 0.9
UNLIKE = 1.25
DROPPED_VOWEL, DROPPED = 0.6, 0.75
ADDED_VOWEL, REPEATED, ADDED = 0.7, 0.75, 1.1
#: More at the first letter, which readers and writers get right, and for a consonant after the last.
FIRST, APPENDED = 0.4, 0.5


def _pairs(text: str) -> frozenset[str]:
    return frozenset(order for pair in text.split() for order in (pair, pair[::-1]))


_SOUND_ALIKE = _pairs("ck cs sz cq kq ks vw")
_LOOK_ALIKE = _pairs("mn ce eo co il lt tf li ft uv un 0o 1l 1i 5s 8b")
_ALIKE = _SOUND_ALIKE | _LOOK_ALIKE
#: What transliterations exchange; nobody scans a sound.
_HEARD_ALIKE = _SOUND_ALIKE | _pairs("kg vf jg jz ij cj tz hk bp dt bv ch sy gq fw fp jy gh sx")
_SLIPS = _pairs(
    "qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm "
    "qa ws sw ed de rf fr tg gt yh hy uj ju ik ki ol lo az sx zs xd dc cx fv vf gb bg hn nh jm mj"
)


def cost(word: str, token: str, *, heard: bool = False) -> float:
    """The cost of reading `token` as `word`, both folded; `heard`: as a name in another transliteration.

    Common beginnings and ends are taken for common, so it is not always the least cost, but always the same.

    >>> [round(cost(*pair.split()), 2) for pair in ("wheat wehat", "tariff tarrif", "sugar suger", "enron enzon")]
    [0.5, 0.6, 0.5, 1.25]
    """
    start, end = 0, min(len(word), len(token))
    while start < end and word[start] == token[start]:
        start += 1
    end -= start
    back = 0
    while back < end and word[-1 - back] == token[-1 - back]:
        back += 1
    return _middle(word, token, start, back, heard)


def _middle(word: str, token: str, start: int, back: int, heard: bool) -> float:
    """The weighted distance (swaps of neighbours included) between what lies inside the common ends."""
    alike = _HEARD_ALIKE if heard else _ALIKE
    word_end, token_end = len(word) - back, len(token) - back
    before: list[float] = []
    row = [0.0]
    for j in range(start, token_end):
        row.append(row[-1] + _added(token, j, token_end < len(token)))
    for i in range(start, word_end):
        letter = word[i]
        two_before, before = before, row
        dropped = _dropped(word, i)
        row = [before[0] + dropped]
        first = 0.0 if i or heard else FIRST
        for k, j in enumerate(range(start, token_end)):
            given = token[j]
            if letter == given:
                least = before[k]
            elif letter + given in alike:
                least = before[k] + ALIKE + first
            else:
                least = before[k] + _changed(letter, given, i)
            least = min(least, before[k + 1] + dropped, row[k] + _added(token, j, i < len(word) - 1))
            if k and i > start and letter == token[j - 1] and given == word[i - 1]:
                least = min(least, two_before[k - 1] + SWAPPED)
            row.append(least)
    return row[-1]


def _changed(letter: str, given: str, index: int) -> float:
    if letter in VOWELS and given in VOWELS:
        return ALIKE
    return (SLIP if letter + given in _SLIPS else UNLIKE) + (0 if index else FIRST)


def _is_quiet(word: str, index: int) -> bool:
    """Whether a letter is one of a doubled one, or an h after a consonant."""
    letter = word[index]
    if letter == word[index - 1 : index] or letter == word[index + 1 : index + 2]:
        return True
    return letter == "h" and index > 0 and word[index - 1] not in VOWELS


def _dropped(word: str, index: int) -> float:
    letter = word[index]
    if _is_quiet(word, index):
        return DOUBLED
    if letter == "s" and index == len(word) - 1:
        return UNLIKE  # a singular is no slip: forms decide
    return (DROPPED_VOWEL if letter in VOWELS else DROPPED) + (0 if index else FIRST)


def _added(token: str, index: int, more: bool) -> float:
    """`more`: letters of the word are still to come."""
    letter = token[index]
    if not index:
        return ADDED + FIRST
    if _is_quiet(token, index):
        return DOUBLED
    if letter in VOWELS:
        return ADDED_VOWEL
    if letter in token[max(0, index - 2) : index] or letter in token[index + 1 : index + 3]:
        return REPEATED
    if not more:
        return ADDED + APPENDED
    beside = token[index - 1] + letter in _SLIPS or letter + token[index + 1 : index + 2] in _SLIPS
    return SLIP if beside else ADDED
