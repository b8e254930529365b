"""Forms of adjectives and participles by rule, where a dictionary lacks them or has them under another word: gegründete, ranjenih, jauni.

Those of Romance languages are `romance_forms`'. As there the rules give more than there is, and say which words a
dictionary may have a form under; what it has under others is another word.
"""

from collections.abc import Collection

_GERMAN = "e en er es em".split()
#: What nouns do not add: an adjective is told by it.
_OF_GERMAN_ADJECTIVES = ("em", "sten")
#: Of verbs: doing.
_GERMAN_DOING = ("d", *(f"d{ending}" for ending in _GERMAN))
_CROATIAN_TOO = frozenset({"bs", "hr", "sh", "sr"})
_CROATIAN = "i a o e u og oga om ome omu im ima ih oj".split()
_LITHUANIAN = "o am ą u ame i ų iems us ais uose a os ai oje oms as omis ose".split()
#: Of verbs: what was done, and doing.
_LITHUANIAN_DONE = tuple(f"t{ending}" for ending in ("as", *_LITHUANIAN))
_LITHUANIAN_DOING = ("damas", "dama", "dami", "damos")
#: Of verbs, behind what somebody does (gyvena) and in place of the end of what somebody did (dalyvavo): doing, being done, having done.
_LITHUANIAN_DOES = "nti nčio nčiai ntį nčiu nčiame ntys nčių ntiems nčius nčiais nčiuose nčios nčią nčia nčioje nčioms nčias nčiomis nt ma mas mos mi mo mam mą mu mų miems mus mais moms mas momis".split()
_LITHUANIAN_DID = "ęs ę usio usiam usį usių usiems usius usiais usi usios usiai usią usioms usias usiomis".split()
_LATVIAN_NOUN = "a am u ā i iem us os".split()
_LATVIAN = (*_LATVIAN_NOUN, *"as ai ām ās o ie ajam ajai ajā ajos ajās ajiem ajām".split())
#: Of verbs: what was done, and who did.
_LATVIAN_DONE = ("s", *_LATVIAN)
_LATVIAN_DID = "jis jusi juši jušas jušos jušu jušo jušā jušie jušiem jušām".split()
_LATVIAN_MORE = tuple(f"āk{ending}" for ending in ("s", "ais", *_LATVIAN))
_LATVIAN_VERBS = ("āt", "ēt", "īt", "ot")
#: Letters of a word, at least.
LEAST = 4
#: Forms that only a verb has as many of.
MANY = 12


def adjective_forms(word: str, lemma: str, forms: Collection[str], language: str) -> dict[str, frozenset[str]]:
    """What rules give a word beside its forms, in small letters; with each the words that a dictionary may have it under.

    `lemma` is what the dictionary takes the word for.

    >>> sorted(adjective_forms("geführt", "führen", ["geführtem"], "de"))
    ['geführte', 'geführten', 'geführter', 'geführtes']
    >>> "jauni" in adjective_forms("jaunas", "jaunas", ["jaunam"], "lt"), adjective_forms("karas", "karas", ["karui"], "lt")
    (True, {})
    """
    if len(word) < LEAST:
        return {}
    made: dict[str, frozenset[str]] = {}
    if language == "de":
        made = _german(word, lemma, forms)
    elif language in _CROATIAN_TOO and word != lemma and lemma.endswith(("ti", "ći")) and word[-1] in "nt":
        made = dict.fromkeys((word + ending for ending in _CROATIAN), frozenset((word, lemma)))
    elif language == "lt":
        made = _lithuanian(word, forms) | _lithuanian_verb(lemma, forms)
    elif language == "lv":
        made = _latvian(word)
    elif language == "nl" and word[-1] not in "aeiouy":
        made = {_dutch(word): frozenset((word, lemma))}
    return {form: owners for form, owners in made.items() if form not in forms}


def _german(word: str, lemma: str, forms: Collection[str]) -> dict[str, frozenset[str]]:
    if any(word + ending in forms for ending in _OF_GERMAN_ADJECTIVES):
        return dict.fromkeys((word + ending for ending in _GERMAN), frozenset((word, lemma)))
    if word == lemma and word.endswith("n") and len(forms) >= MANY:
        return dict.fromkeys((word + ending for ending in _GERMAN_DOING), frozenset((f"{word}d",)))
    return {}


def _lithuanian(word: str, forms: Collection[str]) -> dict[str, frozenset[str]]:
    base = word[:-2]
    if word.endswith("as") and f"{base}am" in forms:
        return dict.fromkeys((base + ending for ending in _LITHUANIAN), frozenset((word, f"{base}is")))
    if word.endswith("ti"):
        made = dict.fromkeys((base + ending for ending in _LITHUANIAN_DONE), frozenset((word, f"{base}tas")))
        return made | dict.fromkeys((base + ending for ending in _LITHUANIAN_DOING), frozenset((f"{base}damas",)))
    return {}


def _lithuanian_verb(verb: str, forms: Collection[str]) -> dict[str, frozenset[str]]:
    """The participles of what somebody does or did, by the forms of a verb."""
    if not verb.endswith("ti"):
        return {}
    made: dict[str, frozenset[str]] = {}
    for form in forms:
        base = form[:-1]
        if form.endswith(("a", "i", "o") if verb.endswith("ėti") else ("a", "o")):  # gyvenimas is life
            owners = frozenset((f"{base}ąs", f"{base}ąsis", f"{base}įs", f"{form}mas"))
            made |= dict.fromkeys((form + ending for ending in _LITHUANIAN_DOES), owners)
        if form.endswith(("o", "ė")):
            made |= dict.fromkeys((base + ending for ending in _LITHUANIAN_DID), frozenset((f"{base}ęs",)))
    return made


def _latvian(word: str) -> dict[str, frozenset[str]]:
    if word.endswith("s"):
        base = word[:-1]
        # May is no woman: of maijs there is no maijas.
        endings = _LATVIAN_NOUN if base.endswith("j") or len(base) < LEAST else _LATVIAN
        made = dict.fromkeys((base + ending for ending in endings), frozenset((word, f"{base}ais")))
        return made | dict.fromkeys((base + ending for ending in _LATVIAN_MORE), frozenset((f"{base}āks",)))
    if not word.endswith("t"):
        return {}
    made = dict.fromkeys((word + ending for ending in _LATVIAN_DONE), frozenset((word, f"{word}s")))
    if word.endswith(_LATVIAN_VERBS):
        base = word[:-1]
        made |= dict.fromkeys((base + ending for ending in _LATVIAN_DID), frozenset((word, f"{base}jis")))
    return made


def _dutch(word: str) -> str:
    """A Dutch adjective with its -e: vage, witte, lieve.

    >>> _dutch("vaag"), _dutch("lief"), _dutch("uitgebreid")
    ('vage', 'lieve', 'uitgebreide')
    """
    if word[-2] == word[-3] and word[-2] in "aeou":
        word = word[:-2] + word[-1]
    if word[-1] in "fs":
        word = word[:-1] + {"f": "v", "s": "z"}[word[-1]]
    return f"{word}e"
