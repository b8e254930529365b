"""Turkish nouns that are the stem of a verb as well: yaz, summer and to write; kur, a rate of exchange and to found.

A dictionary gives the forms of both to one word. In a profile the noun is meant, since verbs are looked up in -mak, and what a
noun is bent by is little: several, whose, a case.
"""

from collections.abc import Collection
from itertools import product

_INFINITIVES = ("mak", "mek")
#: Endings are compared by their kinds of letters: the vowels that follow the word's own, and the d that is a t behind some.
_LETTERS = str.maketrans({**dict.fromkeys("ıiuü", "I"), **dict.fromkeys("ae", "A"), "t": "d"})
_BEHIND_CONSONANT = ("", "I", "A", "dA", "dAn", "In", "lA", "dAkI", "dAkIlAr")
_BEHIND_VOWEL = ("", "yI", "yA", "dA", "dAn", "nIn", "ylA", "dAkI", "dAkIlAr")
_BEHIND_HIS = ("", "nI", "nA", "ndA", "ndAn", "nIn", "ylA", "ndAkI", "ndAkIlAr")
#: His or theirs, ours and yours; mine is as good as never written of, and looks like an infinitive (arama).
_OURS = ("ImIz", "InIz")
#: Behind another ending; behind the noun itself it makes a verb of a verb: attır.
_IS = "dIr"


def _put_together(*parts: Collection[str]) -> frozenset[str]:
    return frozenset("".join(each) for each in product(*parts))


_OF_SEVERAL = (
    _put_together(("lAr",), _BEHIND_CONSONANT)
    | _put_together(("lArI",), _BEHIND_HIS)
    | _put_together(("lAr",), _OURS, _BEHIND_CONSONANT)
)
_ENDINGS = {
    False: _put_together(("",), _BEHIND_CONSONANT)
    | _put_together(("I",), _BEHIND_HIS)
    | _put_together(_OURS, _BEHIND_CONSONANT)
    | _OF_SEVERAL,
    True: _put_together(("",), _BEHIND_VOWEL)
    | _put_together(("sI",), _BEHIND_HIS)
    | _put_together(("mIz", "nIz"), _BEHIND_CONSONANT)
    | _OF_SEVERAL,
}


def forms_of_verb(noun: str, forms: Collection[str]) -> frozenset[str]:
    """Those of the forms of a noun, in small letters, that are its verb's; none where it is no verb as well.

    >>> sorted(forms_of_verb("yaz", ["yazmak", "yazdı", "yazın", "yazları", "yazılan"]))
    ['yazdı', 'yazmak', 'yazılan']
    >>> forms_of_verb("ev", ["evde", "evli"])
    frozenset()
    """
    if not any(noun + ending in forms for ending in _INFINITIVES):
        return frozenset()
    nouns = _ENDINGS[noun[-1] in "aeıioöuü"]
    return frozenset(form for form in forms if not _is_of_noun(form, noun, nouns))


def _is_of_noun(form: str, noun: str, endings: Collection[str]) -> bool:
    if not form.startswith(noun):
        return False
    ending = form[len(noun) :].replace("'", "").translate(_LETTERS)
    return ending in endings or (len(ending) > len(_IS) and ending.removesuffix(_IS) in endings)
