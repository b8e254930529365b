"""Forms that Romance words have by rule, where a dictionary lacks them or has them under another word: giuridicamente, esposte, unirsi, abiertas.

Adverbs and superlatives of adjectives, the other gender of adjectives, participles and professions, pronouns written on
to a verb. The rules give more than there is; what the dictionary has as another word is none of it.
"""

from collections.abc import Collection, Iterator

from triage.languages.case_endings import Rules
from triage.languages.common import common_words
from triage.languages.naming.name_endings import bending

#: How verbs end where a dictionary has them.
INFINITIVES = ("ar", "er", "ir", "are", "ere", "ire")
#: Forms that only a verb has as many of: ouvrier and solar end like one.
MANY = 12
_GERUNDS = ("ando", "endo")
#: Pronouns that are written on to a verb, where no hyphen stands between.
_PRONOUNS = {
    "es": "me te se lo la los las le les nos".split(),
    "gl": "me te se che lle lles lo la los las nos".split(),
    "it": "mi ti si ci vi lo la li le gli ne".split(),
}
_ACUTE = str.maketrans("aei", "áéí")
_WITHOUT_ACCENTS = str.maketrans("áéíóúâêô", "aeiouaeo")
_ADVERBS: dict[str, Rules] = {
    "ca": (("al el il ar ble or", 0, "ment"), ("", 0, "ament")),
    "es": (("o", 1, "amente"), ("e al el il ar ior z és ún", 0, "mente")),
    "fr": (
        ("eux", 1, "sement"), ("if", 1, "vement"), ("el", 0, "lement"), ("en", 0, "nement"), ("ent", 2, "mment ntement"), ("ant", 2, "mment"),
        ("er et", 2, "èrement ètement"), ("ic", 1, "quement"), ("e i", 0, "ment"), ("al in at ct", 0, "ement"),
    ),
    "gl": (("o", 1, "amente"), ("e al el il ar ior z", 0, "mente")),
    "it": (("o", 1, "amente"), ("le re", 1, "mente"), ("e", 0, "mente")),
    "pt": (("o", 1, "amente"), ("e al el il ar ior vel z", 0, "mente")),
}  # fmt: skip
#: Here the dictionary has adverbs, as words of their own; elsewhere what it has with that ending is a noun: jugement.
_LISTED_ADVERBS = frozenset({"es", "pt"})
_SUPERLATIVES: dict[str, Rules] = {
    "es": (("o e", 1, "ísimo ísima ísimos ísimas"),),
    "it": (("o e", 1, "issimo issima issimi issime"),),
    "pt": (("o e", 1, "íssimo íssima íssimos íssimas"),),
}
#: How feminine forms of a word in -o end.
_FEMININE = {"es": ("a", "as"), "gl": ("a", "as"), "it": ("a", "e"), "pt": ("a", "as")}
#: How participles end before their gender.
_PARTICIPLES = {
    "it": ("at", "it", "ut"),
    **dict.fromkeys(("es", "gl", "pt"), ("ad", "id", "íd")),
}
#: How participles end, and what marks their gender and number.
_OF_PARTICIPLES = tuple(f"{letter}{vowel}" for letter in "dhst" for vowel in "oa")
_GENDERS = frozenset(("o", "a", "i", "e", "os", "as"))
#: Feminine participles that do not end in -a behind the same letters.
_FEMININE_PARTICIPLES: dict[str, Rules] = {"ca": (("at it ut", 1, "da des"),), "fr": (("é", 0, "e es"),)}
#: How an Italian adjective ends whose feminine is no other noun, as porta is beside porto.
_ITALIAN_ADJECTIVES = ("ano", "ario", "ico", "ino", "ivo", "oso")
#: What women are called who do the same.
_WOMEN: dict[str, Rules] = {
    "es": (("dor sor tor", 0, "a as"),),
    "fr": (("teur", 3, "rice rices euse euses"), ("eur", 1, "se ses"), ("ier", 2, "ère ères")),
    "gl": (("dor sor tor", 0, "a as"),),
    "it": (("tore", 3, "rice rici"),),
    "pt": (("dor sor tor", 0, "a as"),),
}
#: Letters of an adjective, of one with another gender, and of a participle, at least: dito, a finger, is none of dite, nor stato of state.
LEAST, LEAST_OF_TWO, LEAST_PARTICIPLE = 4, 5, 6
#: Stands for all verbs among the words that may have a form.
_VERBS = "-r"


def romance_forms(word: str, forms: Collection[str], language: str) -> dict[str, frozenset[str]]:
    """What rules give a word beside its forms, in small letters; with each the words that a dictionary may have it under.

    >>> made = romance_forms("duro", {"duro", "dura", "duri"}, "it")
    >>> "durissimo" in made, romance_forms("duro", {"duro"}, "ro")
    (True, {})
    >>> is_owned("", made["durissimo"]), is_owned("durare", made["durissimo"]), is_owned("corte", {"corto"})
    (True, True, False)
    """
    if word.endswith(INFINITIVES) and len(forms) >= MANY:
        made = dict.fromkeys(_with_pronouns(word, forms, language), frozenset((f"{word}se",)))
    elif len(word) >= LEAST:
        made = _of_adjective(word, language) | _of_other_gender(word, forms, language) | _of_women(word, language)
    else:
        made = {}
    return {form: owners for form, owners in made.items() if form not in forms}


def without_verb(word: str, lemmas: Collection[str], forms: Collection[str], language: str) -> set[str]:
    """Of the forms of a participle those that are one, too: stato is a state, and none of all forms of to be.

    >>> sorted(without_verb("stato", ["essere"], ["stati", "sarà"], "it")), sorted(without_verb("ha", ["avere"], ["ho"], "it"))
    (['stati'], ['ho'])
    """
    is_participle = language in _FEMININE and word.endswith(_OF_PARTICIPLES)
    if is_participle and all(lemma != word and lemma.endswith((*INFINITIVES, "rre")) for lemma in lemmas):
        return {form for form in forms if form[: len(word) - 1] == word[:-1] and form[len(word) - 1 :] in _GENDERS}
    return set(forms)


def is_owned(lemma: str, owners: Collection[str]) -> bool:
    """Whether what the dictionary has under a lemma (empty: does not have) is no other word than the owners of it."""
    return not lemma or lemma in owners or (_VERBS in owners and lemma.endswith((*INFINITIVES, "rre")))


def _with_pronouns(verb: str, forms: Collection[str], language: str) -> Iterator[str]:
    gerunds = [form for form in forms if form.endswith(_GERUNDS)]
    if language == "it":
        bases = [verb[:-1], *gerunds]
    else:  # levantándose
        bases = [verb, *(f"{form[:-4]}{form[-4].translate(_ACUTE)}{form[-3:]}" for form in gerunds)]
    return (base + pronoun for base in bases for pronoun in _PRONOUNS.get(language, ()))


def _of_adjective(word: str, language: str) -> dict[str, frozenset[str]]:
    """Its superlatives and its adverb, unless that is so common that it means something by itself: really, mainly."""
    plain = word.translate(_WITHOUT_ACCENTS)
    made = dict.fromkeys(_made(plain, _SUPERLATIVES, language), frozenset((_VERBS,)))
    for adverb in _made(plain if language == "pt" else word, _ADVERBS, language) - common_words(language):
        made[adverb] = frozenset((adverb,)) if language in _LISTED_ADVERBS else frozenset()
    return made


def _of_other_gender(word: str, forms: Collection[str], language: str) -> dict[str, frozenset[str]]:
    """The feminine forms of a participle, and of an adjective in -o that has others or is told by its ending."""
    if language in _FEMININE_PARTICIPLES:
        return dict.fromkeys(_made(word, _FEMININE_PARTICIPLES, language), frozenset((word, _VERBS)))
    if not word.endswith("o") or len(word) < LEAST_OF_TWO:
        return {}
    base, feminine = word[:-1], f"{word[:-1]}a"
    women = [base + ending for ending in _FEMININE.get(language, ())]
    if any(form in forms for form in women):
        is_known = word.endswith(_ITALIAN_ADJECTIVES) if language == "it" else feminine in forms
        return dict.fromkeys(women, frozenset((_VERBS, feminine) if is_known else (_VERBS,)))
    if base.endswith(_PARTICIPLES.get(language, ())) and len(word) >= LEAST_PARTICIPLE:
        # Of its own verb: aiuta is no participle, but what somebody does.
        return dict.fromkeys(women, frozenset(base[:-2] + ending for ending in INFINITIVES))
    return {}


def _of_women(word: str, language: str) -> dict[str, frozenset[str]]:
    women = _made(word, _WOMEN, language)
    return dict.fromkeys(women, women)


def _made(word: str, rules: dict[str, Rules], language: str) -> frozenset[str]:
    base, endings = bending(word, rules.get(language, ()))
    return frozenset(base + ending for ending in endings)
