"""Whether two spellings differ only as transliterations of one name do: Fallujah and Faluja, Khvostenin and Hvostenin.

A name is cut into consonants and the vowels between them. Two spellings are of one name if their consonants can stand
for the same sounds, one by one, and little differs otherwise. The tables hold what English, French, German and Slavic
writers make of Arabic, Cyrillic, Greek, Hebrew, Korean and Persian; they were set on the labelled pairs of
benchmarks/quality/fuzzy_pairs.py and on what benchmarks/quality/wild.py finds: run both before touching them.
"""

import re
from functools import cache

#: Letters for one consonant → the sounds it may stand for, a capital each: C as in "church", S both as in "see" and in
#: "she", X as in "loch", V as in "box". A small letter is a sound that few writers mean by it.
_CONSONANTS = {
    "shch": "SC", "sch": "Sck", "tsch": "C", "dsch": "J", "tch": "C", "dzh": "J", "zh": "JZs", "kh": "KXH", "gh": "GKX",
    "dh": "DTZ", "dz": "JZ", "ng": "N", "th": "TDf", "ph": "F", "ch": "CKXs", "cz": "C", "sh": "SC", "dj": "J", "ck": "K",
    "ts": "ZC", "tz": "ZC", "cs": "C", "sz": "SZ", "ks": "V", "x": "Vx", "q": "KG", "k": "KXgc", "c": "Kzs", "g": "GXkh",
    "j": "JYZxc", "h": "Hx", "z": "ZSj", "s": "SZc", "b": "Bpf", "p": "Pbf", "d": "Dtj", "t": "Td", "f": "FP",
    "v": "FB", "w": "F", "l": "L", "m": "M", "n": "N", "r": "R",
}  # fmt: skip
#: Before e, i and y.
_SOFT = {"c": "SZCk", "g": "GXjh"}
_UNITS = re.compile("|".join(sorted(_CONSONANTS, key=len, reverse=True)) + "|[aeiouy]+")
#: Silent, or a glide, in one spelling and not in the other: Misratah, Zelenskij, Essawira.
_WEAK = frozenset("hjw")
#: What stands for one vowel, reduced to it.
SAME_VOWELS = (
    ("oo", "u"), ("ee", "i"), ("y", "i"), ("ou", "u"), ("ae", "e"), ("oe", "o"), ("ue", "u"), ("ie", "i"), ("ei", "i"),
    ("ai", "e"),
)  # fmt: skip
#: Vowels that writers exchange for each other, and those that hardly anybody does.
_EXCHANGED = frozenset({"ae", "ea", "ei", "ie", "ou", "uo"})
_FAR = frozenset({"ai", "ia", "io", "oi", "iu", "ui", "eu", "ue"})
#: What differences cost: a vowel exchanged or a glide left out, a and o (one sound of Russian where it is unstressed), a
#: consonant that few mean so, another vowel, one that hardly anybody writes instead.
EXCHANGED, UNSTRESSED, FEW, OTHER, FAR = 0.3, 0.6, 0.7, 1.0, 2.0
#: Names formed so are told apart by their spelling: Ericsson and Eriksson are two.
_PATRONYMIC = re.compile("s[oe]n$")
#: No use in looking further.
MOST = 3.0


@cache
def oddity(name: str, other: str) -> float | None:
    """How much two folded names in ASCII letters differ beyond transliteration; None where a consonant does.

    >>> oddity("fallujah", "faluja"), oddity("gaddafi", "qadhafi"), oddity("khvostenin", "hvostenyn")
    (0.0, 0.0, 0.0)
    >>> oddity("khaled", "khalid"), oddity("kosovo", "kosova"), oddity("bashir", "bashar"), oddity("tencent", "tennant")
    (0.3, 0.6, 2.0, None)
    """
    if name != other and are_patronymics(name, other):
        return None
    return _aligned(_units(name), _units(other))


def are_patronymics(name: str, other: str) -> bool:
    """Whether both are formed as sons of somebody.

    >>> are_patronymics("ericsson", "eriksson"), are_patronymics("johnson", "johnston")
    (True, False)
    """
    return bool(_PATRONYMIC.search(name) and _PATRONYMIC.search(other))


#: Vowels, the consonant after them, and the sounds it may stand for.
Unit = tuple[str, str, str]


@cache
def _units(word: str) -> tuple[Unit, ...]:
    """Each consonant with the vowels before it; the last one is empty and holds the vowels at the end."""
    found: list[Unit] = []
    vowels = ""
    for piece in _UNITS.finditer(word):
        unit, after = piece[0], word[piece.end() : piece.end() + 1]
        if unit[0] in "aeiouy":
            vowels += unit
        elif found and not vowels and found[-1][1] == unit:
            continue  # doubled
        else:
            sounds = _SOFT[unit] if unit in _SOFT and after and after in "eiy" else _CONSONANTS[unit]
            found.append((vowels, unit, sounds))
            vowels = ""
    return (*found, (vowels, "", ""))


State = tuple[int, int, str, str]


def _aligned(one: tuple[Unit, ...], two: tuple[Unit, ...]) -> float | None:
    """The least cost over all ways to lay the consonants side by side, weak ones left out at will."""
    best: dict[State, float] = {(0, 0, "", ""): 0.0}
    least: float | None = None
    while best:
        following: dict[State, float] = {}
        for state, paid in best.items():
            if state[0] == len(one) and state[1] == len(two):
                least = paid if least is None else min(least, paid)
                continue
            for after, more in _steps(one, two, state):
                if paid + more < following.get(after, MOST):
                    following[after] = paid + more
        best = following
    return None if least is None else round(least, 1)


def _steps(one: tuple[Unit, ...], two: tuple[Unit, ...], state: State) -> list[tuple[State, float]]:
    """What can come next: a consonant of each, or a weak one left out of either, its vowels carried on."""
    i, j, before, after = state
    steps: list[tuple[State, float]] = []
    if i < len(one) and j < len(two):
        unlike = _unlike_consonants(one[i], two[j])
        if unlike is not None:
            vowels = _unlike_vowels(before + one[i][0], after + two[j][0], at_end=not one[i][1])
            steps.append(((i + 1, j + 1, "", ""), unlike + vowels))
    if i < len(one) and _is_weak(one[i], i):
        steps.append(((i + 1, j, before + one[i][0] + "i" * (one[i][1] == "j"), after), 0.0))
    if j < len(two) and _is_weak(two[j], j):
        steps.append(((i, j + 1, before, after + two[j][0] + "i" * (two[j][1] == "j")), 0.0))
    return steps


def _is_weak(unit: Unit, place: int) -> bool:
    return unit[1] in _WEAK and (place > 0 or unit[1] == "j")


def _unlike_consonants(one: Unit, two: Unit) -> float | None:
    if one[1] == two[1]:
        return 0.0
    if not one[1] or not two[1]:
        return None
    usual, others = _usual(one[2]), _usual(two[2])
    if not usual.isdisjoint(others):
        return 0.0
    return None if usual.isdisjoint(two[2].upper()) and others.isdisjoint(one[2].upper()) else FEW


@cache
def _usual(sounds: str) -> frozenset[str]:
    """The sounds that most writers mean."""
    return frozenset(filter(str.isupper, sounds))


def _unlike_vowels(one: str, other: str, *, at_end: bool) -> float:
    """What two groups of vowels differ by."""
    if one == other or (at_end and {one, other} == {"", "e"}):
        return 0.0  # Poutine is French for Putin
    return min(_apart(left, right) for left in _readings(one) for right in _readings(other))


@cache
def _readings(vowels: str) -> frozenset[str]:
    """A group of vowels as it stands, and with what stands for one of them made one."""
    reduced = vowels
    for letters, letter in SAME_VOWELS:
        reduced = reduced.replace(letters, letter)
    return frozenset(re.sub(r"(.)\1+", r"\1", group) for group in (vowels.replace("y", "i"), reduced))


@cache
def _apart(one: str, other: str) -> float:
    """The least cost of insertions, deletions and changes."""
    row = [sum(_left_out(other, place) for place in range(end)) for end in range(len(other) + 1)]
    for i, letter in enumerate(one):
        before, row = row, [row[0] + _left_out(one, i)]
        for j, given in enumerate(other):
            changed = before[j] + _changed(letter, given)
            row.append(min(changed, before[j + 1] + _left_out(one, i), row[j] + _left_out(other, j)))
    return row[-1]


def _changed(letter: str, given: str) -> float:
    if letter == given:
        return 0.0
    pair = letter + given
    if pair in {"ao", "oa"}:
        return UNSTRESSED
    return EXCHANGED if pair in _EXCHANGED else FAR if pair in _FAR else OTHER


def _left_out(vowels: str, place: int) -> float:
    """An i beside another vowel may be a glide that the other spelling leaves out: Aliyev, Aliev; Yeltsin, Eltsin."""
    return EXCHANGED if vowels[place] == "i" and len(vowels) > 1 else OTHER
