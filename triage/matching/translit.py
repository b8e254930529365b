"""Any script → Latin letters, for terms with `translit`: a name in Cyrillic, Greek, Armenian … by its Latin spelling.

The table is anyascii's. It is rough ("Iuriĭ" and "Yuriy" differ), and names are inflected: `Transliterated` compares
their sounds, endings apart.
"""

from collections import defaultdict

from triage.expression import Expression

#: Endings of names in the Latin letters of the table, by the first letter of their script's name, longest first.
_ENDINGS = {
    "CYRILLIC": (
        "ogo ego oho omu emu ovi evi iem ymi imi ykh ikh oyu yyu uyu aya yam yakh ami akh am oy ey om em im ym yy iy ii yu ya "
        "yu ie ye iya iyu a o u e y i"
    ).split(),
    "GREEK": "oys oy os as is es on s".split(),
    "ARMENIAN": "in ov its i n y".split(),
    "GEORGIAN": "isa ma is sa s m i".split(),
}
_SCRIPTS = tuple(_ENDINGS)
#: Sounds that two tables may write differently, as one letter: for finding names worth comparing.
_COARSE = str.maketrans("qgcxzjvfbdwy", "kkkksspppth ".replace(" ", "y"))
VOWELS = frozenset("aeiouy")
#: Names with fewer letters are told apart by each vowel; others may differ in one.
SHORT = 6
_VOWEL_GROUP = Expression("[aeiouy]+")
#: A vowel of a Latin name and another that these alphabets may have for it: Sullivan has an а, Burns an е, Peter an и.
#: No other differs: Ященко is not Yushchenko, nor Балов Belov.
_ELSEWHERE = frozenset({"ua", "ue", "ae", "ao", "oa", "ei", "oe"})


def latin(word: str) -> str:
    """The word in lower-case ASCII letters and digits.

    >>> latin("путин"), latin("αθηνα"), latin("abe")
    ('putin', 'athina', 'abe')
    """
    if word.isascii():
        return word
    from anyascii import anyascii

    return "".join(char for char in anyascii(word).lower() if char.isalnum())


class Transliterated:
    """Names in Latin letters, and for a token of another alphabet those that it may be, in any case of its language."""

    def __init__(self) -> None:
        self._names: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)

    def __bool__(self) -> bool:
        """Whether there is a name."""
        return bool(self._names)

    def add(self, name: str, number: int) -> None:
        """Add a folded name of Latin letters."""
        if name.isascii() and name.isalpha():
            for key in _keys(name):
                self._names[key].append((_core(name), number))

    def find(self, token: str) -> tuple[int, ...]:
        """Numbers of the names that a folded token of another alphabet stands for, in order.

        >>> names = Transliterated()
        >>> names.add("zelensky", 0); names.add("vucic", 1); names.add("tsipras", 2)
        >>> [names.find(word) for word in ("зеленского", "вучић", "τσιπρα", "зеленый")]
        [(0,), (1,), (2,), ()]
        """
        script = _script(token)
        if not script:
            return ()
        written = latin(token).replace("oy", "ou") if script == "GREEK" else latin(token)
        cores = {_core(written), *(_core(written.removesuffix(end)) for end in _ENDINGS[script])}
        near = {each for key in _keys(written) for each in self._names.get(key, ())}
        return tuple(sorted({number for name, number in near if any(_same(name, core, script) for core in cores)}))


def _script(token: str) -> str:
    """The alphabet of a token of letters, if it is one whose names are compared."""
    from unicodedata import name

    if not token or token.isascii() or not token.isalpha():
        return ""
    called = name(token[0], "")
    return next((script for script in _SCRIPTS if called.startswith(script)), "")


def _core(name: str) -> str:
    """A name without the vowels at its end, which cases change."""
    return name.rstrip("aeiouy") or name


def _keys(name: str) -> set[str]:
    """The first consonant, h aside, as roughly as tables differ."""
    first = next((letter for letter in name if letter not in VOWELS), "")
    found = {first.translate(_COARSE)}
    if first == "j":
        found |= {_after(name, "j").translate(_COARSE)}
    if name[:2] in {"ch", "ts", "tz", "cz", "tc"} or first in "ct":
        found |= {"s", "t", "k"}
    if first == "h":
        found |= {"k"}
    return found


def _after(name: str, letter: str) -> str:
    rest = name[name.index(letter) + 1 :]
    return next((other for other in rest if other not in VOWELS), "")


def _same(name: str, core: str, script: str) -> bool:
    from triage.matching.fuzzy.sounds import oddity

    if script == "GREEK":
        name, core = name.removesuffix("s").rstrip("aeiouy"), core.removesuffix("s").rstrip("aeiouy")
    odd = oddity(name, core) if len(name) > 1 and len(core) > 1 else None
    if odd is None or odd > (0.3 if len(name) < SHORT else 1.0):
        return False
    return script == "GREEK" or _share_vowels(name, core)


def _share_vowels(name: str, core: str) -> bool:
    """Whether a name in Latin letters has the vowels of one that an alphabet with a letter for each was read from."""
    ours, theirs = _VOWEL_GROUP.findall(name), _VOWEL_GROUP.findall(core)
    return len(ours) != len(theirs) or all(map(_may_be_written, ours, theirs))


def _may_be_written(ours: str, theirs: str) -> bool:
    """Whether vowels between two consonants stand for the same; a vowel with a glide behind it may be any: Biden is Байден.

    >>> _may_be_written("yu", "ya"), _may_be_written("ye", "e"), _may_be_written("u", "a"), _may_be_written("i", "ay")
    (False, True, True, True)
    """
    if theirs[1:] == "y":
        return True
    from triage.matching.fuzzy.sounds import SAME_VOWELS

    one, other = (set(vowels.strip("y") or "i") for vowels in (ours, theirs))
    one |= {vowel for written, vowel in SAME_VOWELS if written in ours}
    return not one.isdisjoint(other) or (len(ours + theirs) == 2 and ours + theirs in _ELSEWHERE)
