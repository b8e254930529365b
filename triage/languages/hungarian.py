"""Hungarian nouns that somebody has: házuk, kezükkel, könyveiből, lovat.

The dictionary takes what is possessed for a word of its own (lova, keze, házuk) and gives the forms that the two share to
that alone (lovak, kezek); of most nouns it lacks the longer forms.
"""

from collections.abc import Callable, Collection, Mapping

_BACK_CASES = "nak ban ba ból ra ról hoz tól nál ig ért ként".split()
_FRONT_CASES = "nek ben be ből re ről hez höz től nél ig ért ként".split()
#: Cases that the noun itself has; with a vowel before them they look like possession: házba, házra.
_LIKE_POSSESSION = ("ba", "be", "ra", "re")
_LONG = {"a": "á", "e": "é"}
_VOWELS = frozenset("aáeéiíoóöőuúüű")
#: Letters by which a possessed form is longer than its noun, at most: iskolája.
LONGER = 2
#: What a plural must be longer than to tell of a noun: eket has but one letter beside its ending.
LEAST_SEVERAL = 4
#: Whose family a name stands for, and its cases.
_FAMILY = "ék ékat éket éknak éknek ékkal ékkel éknál éknél ékhoz ékhez éktól éktől".split()


def family_of(name: str) -> frozenset[str]:
    """How a name in small letters stands for a family or a government: Orbánék.

    >>> "orbánéknak" in family_of("orbán"), "kovácsék" in family_of("kovács")
    (True, True)
    """
    return frozenset(name + ending for ending in _FAMILY)


def possession_forms(
    noun: str, forms: Collection[str], lemmas: Callable[[Collection[str]], Mapping[str, str]]
) -> frozenset[str]:
    """The forms of a possessed noun, and those that it shares with the noun, unless the dictionary has them of another word.

    `forms` are those that the dictionary has of the noun; `lemmas` looks words up.
    """
    possessed = {form for form in forms if _is_possessed(form, noun)}
    # Behind two consonants hardly anything else is possessed: bankja, while dobja is what somebody throws, too.
    owns = {f"{noun}ja", f"{noun}je"} if len(noun) > LONGER and _VOWELS.isdisjoint(noun[-2:]) else ()
    owned = {form for form, lemma in lemmas(owns).items() if form == lemma} if owns else set[str]()
    possessed |= owned
    # Their plurals tell of those that the dictionary does not give to the noun: nyarakat, of nyár, and so nyara.
    possessed |= {
        form[:-3]
        for form in forms
        if form.endswith(("akat", "eket")) and LEAST_SEVERAL < len(form) <= len(noun) + 5
    }
    shared = {f"{form[:-1]}{end}" for form in possessed if form[-2] != "j" for end in _shared_endings(form)}
    made = {each for form in possessed for each in _of_possessed(form)}
    known = lemmas(made | shared)
    ours = made | possessed | {noun}
    return frozenset(
        owned
        | {form for form in made if known.get(form, noun) in ours}
        | {form for form in shared if known.get(form) in possessed}
    )


def _is_possessed(form: str, noun: str) -> bool:
    """Whether a form of a noun is what somebody has.

    >>> [form for form in ("háza", "házba", "házra", "házak") if _is_possessed(form, "ház")], _is_possessed("vára", "vár")
    (['háza'], True)
    """
    if form[-1:] not in _LONG or form == noun or len(form) > len(noun) + LONGER:
        return False
    long = noun[:-1] + _LONG.get(noun[-1], noun[-1])
    return not any(form == stem + case for stem in (noun, long) for case in _LIKE_POSSESSION)


def _shared_endings(form: str) -> tuple[str, str]:
    return ("ak", "at") if form.endswith("a") else ("ek", "et")


def _of_possessed(form: str) -> list[str]:
    """What one or several have of one or several, in all cases: háza → házuk, házaik, házainkból."""
    is_back = form.endswith("a")
    base = form[:-1]
    several = f"{form[:-2]}i" if base.endswith("j") and base[-2:-1] in "aáeéiíoóöőuúüű" else f"{form}i"
    theirs, ours = (f"{base}uk", f"{base}unk") if is_back else (f"{base}ük", f"{base}ünk")
    vowel = "a" if is_back else "e"
    made: list[str] = []
    for stem, ends in (
        (f"{base}{_LONG[form[-1]]}", f" t n v{vowel}l"), (theirs, f"- {vowel}t k{vowel}l {vowel}n on ön"), (ours, f"- {vowel}t k{vowel}l {vowel}n on ön"),
        (several, f"- t n v{vowel}l"), (f"{several}k", f"- {vowel}t k{vowel}l {vowel}n"), (f"{several}nk", f"- {vowel}t k{vowel}l {vowel}n"),
    ):  # fmt: skip
        cases = _BACK_CASES if is_back else _FRONT_CASES
        made += [stem + end.strip("-") for end in (*cases, *ends.split())]
    return made
