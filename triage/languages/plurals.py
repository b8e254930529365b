"""Regular plurals of Romance nouns, of which dictionaries lack many and give others to verbs: vacunas, inspecciones, vagues."""

from triage.languages.case_endings import Rules
from triage.languages.naming.name_endings import bending

_VOWELS = "a e i o u á é ó"
_SPANISH: Rules = (
    ("z", 1, "ces"), ("án", 2, "anes"), ("én", 2, "enes"), ("ín", 2, "ines"), ("ón", 2, "ones"), ("ún", 2, "unes"), ("és", 2, "eses"),
    ("s x", 0, ""), (_VOWELS, 0, "s"), ("í ú", 0, "s es"), ("", 0, "es"),
)  # fmt: skip
_PORTUGUESE: Rules = (
    ("ão", 2, "ões"), ("al ul", 1, "is"), ("el", 2, "eis éis"), ("ol", 2, "ois óis"), ("il", 2, "is eis"), ("m", 1, "ns"), ("ês", 2, "eses"),
    ("s x", 0, ""), (_VOWELS + " ê ô í ú ã", 0, "s"), ("", 0, "es"),
)  # fmt: skip
_GALICIAN: Rules = (("z", 1, "ces"), ("s x", 0, ""), ("al ol ul", 1, "is"), ("l r", 0, "es"), ("", 0, "s"))
_FRENCH: Rules = (("al", 1, "ux"), ("eau au eu œu", 0, "x"), ("s x z", 0, ""), ("", 0, "s"))
_CATALAN: Rules = (
    ("ça", 2, "ces"), ("ca", 2, "ques"), ("gua", 3, "gües"), ("ga", 2, "gues"), ("ja", 2, "ges"), ("a", 1, "es"),
    ("à", 1, "ans"), ("é", 1, "ens"), ("í", 1, "ins"), ("ó", 1, "ons"), ("s ç x", 0, "os"), ("", 0, "s"),
)  # fmt: skip
_RULES = {"ca": _CATALAN, "es": _SPANISH, "fr": _FRENCH, "gl": _GALICIAN, "pt": _PORTUGUESE}
#: Letters of a noun, at least: in shorter words an ending is most of what is compared.
LEAST = 3


def regular_plurals(noun: str, language: str) -> frozenset[str]:
    """The regular plurals of a noun in small letters; none in other languages.

    >>> sorted(regular_plurals("inspección", "es")), sorted(regular_plurals("papel", "pt")), regular_plurals("prix", "fr")
    (['inspecciones'], ['papeis', 'papéis'], frozenset())
    """
    if len(noun) < LEAST:
        return frozenset()
    base, endings = bending(noun, _RULES.get(language, ()))
    return frozenset(base + ending for ending in endings)
