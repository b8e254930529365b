"""Regular forms that a dictionary gives to another word only: Polish wyborów and dróg, Hungarian árak, Italian lavori, Spanish muerto.

A dictionary of forms has one lemma for each; where two words share a form, one of them goes without. Which endings a
noun or a verb has is said here, and when the other word is no reason to doubt. Names that no dictionary has are
`naming.name_endings`'.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache

from triage.languages.case_endings import Rules
from triage.languages.function_words import is_function_word
from triage.languages.naming.name_endings import bending

# Rules as those of names; "-" is no ending.

_POLISH: Rules = (
    ("ódź", 3, "odzi odzie odzią odziom odziami odziach"),
    ("wiek", 0, "u owi iem i ów om ami ach"), ("nie", 3, "ń"), ("cie", 3, "ć"), ("olska aska", 2, "ki ce kę ką"), ("ska cka ski cki", 0, ""), ("mcy", 2, "iec com cami"),
    ("ek", 2, "ka kowi kiem ku ki ków kom kami kach"), ("ec", 2, "ca cowi cem cu ce cy ców com cami cach"),
    ("k g", 0, "a owi iem u i ów om ami ach"), ("t", 1, "ta tu towi tem cie ty tów tom tami tach"),
    ("d", 1, "da du dowi dem dzie dy dów dom dami dach"), ("r", 0, "a u owi em ze y ów om ami ach"),
    ("ł", 1, "ła łu łowi łem le ły łów łom łami łach"), ("b f m n p s w z", 0, "a u owi em ie y ów om ami ach"),
    ("ka", 2, "ki ce kę ką kom kami kach ek"), ("ga", 2, "gi dze gę gą gom gami gach g"),
    ("da", 2, "dy dzie dę dą dom dami dach d"), ("ta", 2, "ty cie tę tą tom tami tach t"), ("ra", 2, "ry rze rę rą rom rami rach r"),
    ("ia ja", 1, "i ę ą om ami ach"), ("a", 1, "y ie ę ą om ami ach -"), ("o", 1, "a u em om ami ach -"), ("ki gi", 1, "ów om ami ach"), ("y", 1, "ów om ami ach"),
)  # fmt: skip
_SLOVAK: Rules = (("b c č d f g h k l m n p r s š t v z ž", 0, "ovi"),)
_UKRAINIAN: Rules = (("ень", 3, "ні нів ням нями нях"), ("ка", 2, "ці"), ("га", 2, "зі"), ("ха", 2, "сі"))
#: Plurals that the dictionary has of adjectives, and nouns with an article that it has as words of their own: открития, варианта.
_BULGARIAN: Rules = (("ие", 1, "я ята"), ("б в г д ж з к л м н п р с т ф х ц ч ш", 0, "а"))
#: Plurals that the dictionary has as forms of verbs: цени, жени.
_MACEDONIAN: Rules = (("а", 1, "и ите"), ("ар ер ор ир ик ак ок", 0, "и ите"))
_GREEK: Rules = (("ι", 1, "ιού ια ιών"), ("η", 1, "ες"), ("α", 1, "ες"))
#: What the dictionary has as forms of verbs: նավել, գնել.
_ARMENIAN: Rules = (("ին իր իկ ուն ուր", 0, "ի ին ից ով ում եր ները ների"), ("", 0, "ի ին ից ով ում եր երի երը"))
_DUTCH: Rules = (
    ("lid", 3, "leden"),
    # Vowels that are long in the plural, and others that are written once before one consonant: graven, vloten.
    ("graf hof", 1, "ven"), ("glas", 1, "zen"), ("bad blad dag dak dal gat god hol lot pad schot slot vat verdrag weg", 0, "en"),
    *((f"{vowel}{vowel}{end}", 2, f"{soft}en") for vowel in "aeou" for end, soft in (("f", "v"), ("s", "z"), *((letter, letter) for letter in "bdgklmnprt"))),
)  # fmt: skip
_SWEDISH: Rules = (
    ("hand tand strand", 3, "änder änderna"), ("sälja", 4, "ålde ålt ålts"),
)  # fmt: skip
_NORWEGIAN: Rules = (
    ("hånd", 3, "ender endene"),
    ("um", 2, "et ets er ene"),
)
_DANISH: Rules = (("hånd", 3, "ænder ænderne"),)
_FRENCH: Rules = (
    ("nouveau", 3, "elle elles"),
    ("er", 2, "é ée és ées"),
    ("mourir", 6, "mort morte morts mortes"),
    ("élire", 5, "élu élue élus élues"),
)
_SPANISH: Rules = (
    ("presidente", 1, "a as"),
    ("alcalde", 1, "esa esas"),
    ("aer eer oer", 2, "ído ída ídos ídas"),
    ("morir", 5, "muerto muerta muertos muertas"),
    ("ar", 2, "ado ada ados adas"),
    ("er ir", 2, "ido ida idos idas"),
)
_PORTUGUESE: Rules = (
    ("presidente", 1, "a as"),
    ("morrer", 6, "morto morta mortos mortas"),
    ("matar", 5, "morto morta mortos mortas"),
    ("prender", 4, "so sa sos sas"),
    ("eleger", 3, "ito ita itos itas"),
    ("ar", 2, "ado ada ados adas"),
    ("er ir", 2, "ido ida idos idas"),
)
_UKRAINIAN_NAMES: Rules = (("а", 1, "и і у ою"),)
_RUSSIAN: Rules = (("б в г д з к л м н п р с т ф х", 0, "ов"),)
_FINNISH: Rules = (
    ("kko ppo tto", 2, "on ot ossa osta olla olle olta oja"),
    ("aika", 3, "jan jat"), ("eli", 1, "estä een eltä elle"), ("si", 2, "teen"), ("us", 0, "ta"), ("ys", 0, "tä"),
    ("it", 2, "eja eissa eista eihin eilla eille eilta ien"), ("i", 1, "eja eissa eista eihin eilla eille eilta"), ("a", 1, "ia ien"),
)  # fmt: skip
_ITALIAN: Rules = (
    ("uccidere", 4, "so sa si se"),
    ("morire", 6, "morto morta morti morte"),
    ("eleggere", 5, "tto tta tti tte"),
    ("are", 3, "ato ata ati ate"),
    ("ere", 3, "uto uta uti ute"),
    ("ire", 3, "ito ita iti ite"),
    ("sindaco", 1, "a he i"),
    ("co", 1, "hi i"),
    ("go", 1, "hi i"),
    ("ca ga", 1, "he"),
    ("aio", 1, "- a e"),
    ("io", 1, "-"),
    ("o e", 1, "i"),
    ("a", 1, "e"),
)
_ROMANIAN: Rules = (
    ("il", 2, "ii iii iilor"), ("ă", 1, "e ele elor"), ("e", 1, "i"), ("a i o u â î", 0, ""), ("t", 1, "te tele telor ți ții ților turi turile turilor"),
    ("", 0, "e ele elor uri urile urilor i ii ilor"),
)  # fmt: skip
_ALBANIAN: Rules = (
    ("ër", 2, "ra rën rës rat rave"),
    ("ë", 1, "a ës ën at ave ash"), ("e", 1, "ja jes jen et eve"), ("e i", 0, "a së në të ve"), ("a o u", 0, "s n t ja ja të ve"),
    ("", 0, "i it in et ët e ë at ave eve ëve ve"),
)  # fmt: skip
_LITHUANIAN: Rules = (
    ("škas", 2, "o am ui ą u ame i ų iems us ais uose a os ai oje oms as omis ose"),
    ("ėjas ojas ijas ininkas istas", 2, "o ui ą u yje e ai ų ams us ais uose a os ą oje oms as omis ose ė ės ei ę e ėje ių ėms es ėmis ėse"),
    ("čias", 4, "čio čiui čią čiu tyje čiai čių čiams čius čiais čiuose"), ("ias", 3, "io iui ią iu yje iai ių iams ius iais iuose"),
    ("as", 2, "o ui ą u e ai ų ams us ais uose"),
    ("tis", 3, "čio čiui tį čiu tyje čiai čių čiams čius čiais čiuose ties timi tys tų tims tis timis tyse"), ("tys", 3, "čio čiui tį čiu tyje čiai čių čiams čius čiais čiuose"),
    ("dis", 3, "džio džiui dį džiu dyje džiai džių džiams džius džiais džiuose dies dimi dys dims dis dimis dyse"), ("dys", 3, "džio džiui dį džiu dyje džiai džių džiams džius džiais džiuose"),
    ("is", 2, "io iui į iu yje iai ių iams ius iais iuose ies imi ys ims imis yse"), ("ys", 2, "io iui į iu yje iai ių iams ius iais iuose"),
    ("ius", 3, "iaus iui ių iumi iuje iai iams ius iais iuose"), ("us", 2, "aus ui ų umi uje ūs ums us umis uose"),
    ("uo", 2, "ens eniui enį eniu enyje enys enų enims enis enimis enyse ers eriai erį erys erų erims eris erimis"),
    ("čia", 3, "čios čiai čią čioje čių čioms čias čiomis čiose"), ("a", 1, "os ai ą oje ų oms as omis ose"),
    ("tė", 2, "tės tei tę te tėje čių tėms tes tėmis tėse"), ("dė", 2, "dės dei dę de dėje džių dėms des dėmis dėse"), ("ė", 1, "ės ei ę e ėje ių ėms es ėmis ėse"),
    ("ai", 2, "ų ams us ais uose"), ("os", 2, "ų oms as omis ose"), ("ės", 2, "ių ėms es ėmis ėse"),
)  # fmt: skip
_RULES = {
    "lt": _LITHUANIAN,
    "pl": _POLISH,
    "sk": _SLOVAK,
    "uk": _UKRAINIAN,
    "fi": _FINNISH,
    "it": _ITALIAN,
    "es": _SPANISH,
    "pt": _PORTUGUESE,
    "gl": _PORTUGUESE,
    "fr": _FRENCH,
    "nl": _DUTCH,
    "da": _DANISH,
    "sv": _SWEDISH,
    "nb": _NORWEGIAN,
    "no": _NORWEGIAN,
    "ru": _RUSSIAN,
    "bg": _BULGARIAN,
    "mk": _MACEDONIAN,
    "el": _GREEK,
    "hy": _ARMENIAN,
    "sq": _ALBANIAN,
    "ro": _ROMANIAN,
}
#: Here the forms are participles, of which dictionaries make nouns; and nouns that only look like them.
_PARTICIPLES = frozenset({"es", "fr", "gl", "pt"})
_OTHER_NOUNS = frozenset("côté estado estados marché mercado mercados partido partidos".split())
#: What possession puts on to a Hungarian noun, of which the dictionary makes a word with forms of its own: ára, képviselője.
_POSSESSED = ("a", "e", "ja", "je")
#: Hungarian words that look possessed and are not: himself, early, soy.
_NOT_POSSESSED = frozenset("maga kora csoda halála árja borja szója".split())
#: Behind these consonants -u is a locative; else it is a genitive, and then there is none in -a (obraz, obrazu).
_POLISH_LOCATIVE_U = ("k", "g", "h", "l", "j", "c", "cz", "dz", "rz", "sz", "ż", "ć", "ń", "ś", "ź")
#: How genitive plurals of Polish nouns of actions end, and letters that such a noun and its verb begin with.
_OF_ACTIONS = ("ń", "ć")
LEAST_ACTION = 3
#: Letters of a noun, at least.
LEAST = 3
LEAST_HUNGARIAN = 2
LEAST_START = 2
#: Letters of a verb, at least: "fer" is none of "fée", nor "par" of "pado".
LEAST_VERB = 4
#: How lemmas end that have the plural of another noun than the one in hand: stație, for stat.
_ROMANIAN_OTHERS = ("ție", "ură", "ea")
_VOWELS = frozenset("aeiouyąęóáéíúůýě")
#: A Greek word has one, and so an ending with it leaves none: χέρι, χεριών.
_TONOS = frozenset("άέήίόύώ")
_WITHOUT_TONOS = str.maketrans("άέήίόύώ", "αεηιουω")


def shared_forms(noun: str, known: Mapping[str, Collection[str]], language: str) -> frozenset[str]:
    """The regular forms of a noun, in small letters, that the dictionary has under other words only.

    `known` are the words that begin like it, with what the dictionary takes them for.

    >>> sorted(shared_forms("wybory", {"wyborów": {"wybór"}, "wyborami": {"wybór"}, "wyborny": {"wyborny"}}, "pl"))
    ['wyborami', 'wyborów']
    >>> sorted(shared_forms("ár", {"árak": {"ára"}, "áraszt": {"áraszt"}}, "hu"))
    ['árak']
    """
    small = noun.lower()
    if language == "hu":
        return _possessed(noun, known)
    rules = _UKRAINIAN_NAMES if language == "uk" and noun != small else _RULES.get(language)
    if rules is None or len(noun) < (LEAST_VERB if language in _PARTICIPLES else LEAST):
        return frozenset()
    if language == "it" and _is_plural_in_e(small, known.get(small, ())):
        return frozenset()
    return frozenset(
        form
        for form in _bent(small, rules)
        if form in known and not is_function_word(form, language) and _may_share(form, noun, known[form], language)
    )


#: Languages of small dictionaries: what is put on to a noun, where the dictionary does not know the result.
_HEBREW: Rules = (("ות ים ית", 0, ""), ("ה", 1, "ת ות"), ("", 0, "ים ות י"))
_PERSIAN_PLURALS = "ها های هایی هایش هایشان هایم".split()
_PERSIAN: Rules = (("", 0, " ".join((*_PERSIAN_PLURALS, *(f"\u200c{end}" for end in _PERSIAN_PLURALS)))),)
#: The dictionary of Arabic lacks the plural of many nouns of actions: انفجارات, احتجاجات.
_ARABIC: Rules = (("ة", 1, "تان تين تا تي ات"), ("ات ى ا ي ون ين", 0, ""), ("", 0, "ات ان ين"))
_GEORGIAN: Rules = (
    ("ი", 1, "ის ისა მა ს ით ითა ად ო ში ზე თან იდან ისთვის სთვის ამდე ია თა ები ების ებმა ებს ებში ებზე ებით ებისთვის ებიდან ებთან"),
    ("ა", 1, "ის ისთვის ით იდან ამ ას აში აზე ასთან ასთვის ად აა ები ების ებმა ებს ებში ებზე ებით ებისთვის"),
    ("ე", 1, "ის ისთვის ით იდან ემ ეს ეში ეზე ესთან ესთვის ედ ეა ეები ეების ეებმა ეებს ეებში ეებზე ეებით"),
    ("", 0, "ს მ სი ში ზე თი დ სთან სთვის დან ა ები ების ებმა ებს ებში"),
)  # fmt: skip
_UNLISTED = {"he": _HEBREW, "fa": _PERSIAN, "ar": _ARABIC, "ka": _GEORGIAN, "sq": _ALBANIAN, "lt": _LITHUANIAN}
_LEAST_UNLISTED = {"ar": 4}


def unlisted_forms(noun: str, known: Mapping[str, Collection[str]], language: str) -> frozenset[str]:
    """The regular forms of a noun that a small dictionary does not know at all.

    >>> sorted(unlisted_forms("קנס", {}, "he")), unlisted_forms("קנס", {"קנסות": {"קנסות"}}, "he") == {"קנסי", "קנסים"}
    (['קנסות', 'קנסי', 'קנסים'], True)
    """
    rules = _UNLISTED.get(language)
    if rules is None or len(noun) < _LEAST_UNLISTED.get(language, LEAST):
        return frozenset()
    found = frozenset(_bent(noun.lower(), rules)).difference(known, (noun,))
    if language == "ar" and noun.endswith("ة") and set(known.get(f"{noun[:-1]}ات", ())) == {noun[:-1]}:
        found |= {f"{noun[:-1]}ات"}  # مستوطنات, settlements, of which the dictionary makes women who settle
    return found


def lacks_no_form(noun: str, forms: Collection[str], language: str) -> bool:
    """Whether a dictionary has a Romanian noun's plural in -uri, which no adjective has: then it has no other, apele are waters.

    >>> lacks_no_form("apel", {"apelul", "apelurile"}, "ro"), lacks_no_form("partid", {"partidul"}, "ro")
    (True, False)
    """
    return language == "ro" and f"{noun}ul" in forms and f"{noun}urile" in forms


def is_told_by_rule(noun: str, lemmas: Collection[str], language: str) -> bool:
    """Whether rules give a noun all of its forms, so that its stem, which many other words share, tells nothing.

    >>> is_told_by_rule("karas", {"karas"}, "lt"), is_told_by_rule("kuria", {"kurti"}, "lt"), is_told_by_rule("guerra", {}, "es")
    (True, False, False)
    """
    if language != "lt" or any(lemma.endswith(("ti", "tis")) for lemma in lemmas):
        return False
    return bool(bending(noun, _LITHUANIAN)[1])


def starts_of_forms(noun: str, language: str) -> frozenset[str]:
    """How the regular forms of a noun begin: środków, dróg.

    >>> sorted(starts_of_forms("droga", "pl")), sorted(starts_of_forms("prawo", "pl")), sorted(starts_of_forms("ár", "hu"))
    (['dro', 'dró'], ['pra'], ['ár'])
    """
    if language == "hu":
        return frozenset((noun,)) if len(noun) <= LEAST_START else frozenset()
    rules = _RULES.get(language)
    if rules is None or len(noun) < LEAST:
        return frozenset()
    small = noun.lower()
    shortest = max(LEAST_START, min(map(len, _bent(small, rules)), default=0) - 1)
    return frozenset(form[:shortest] for form in _bent(small, rules))


def not_shared(noun: str, forms: Collection[str], language: str) -> frozenset[str]:
    """What no form of a Polish noun is, since it has the case with another ending: działa are cannons, and of dział is działu.

    >>> not_shared("dział", {"działu"}, "pl"), not_shared("polityk", {"polityku"}, "pl")
    (frozenset({'działa'}), frozenset())
    """
    is_genitive = language == "pl" and f"{noun}u" in forms and not noun.endswith(_POLISH_LOCATIVE_U)
    return frozenset((f"{noun}a",)) if is_genitive else frozenset()


def _raised(base: str) -> str:
    """The word with ó for the o of the last syllable, where nothing follows it: dróg, of droga."""
    return f"{base[:-2]}ó{base[-1]}" if base[-2:-1] == "o" and base[-1] not in _VOWELS else base


def _bent(noun: str, rules: Rules) -> Iterator[str]:
    base, endings = bending(noun, rules)
    for ending in endings:
        form = (base if _TONOS.isdisjoint(ending) else base.translate(_WITHOUT_TONOS)) + ending.strip("-")
        yield form
        if ending == "-" or form[:-1] == base:
            yield _raised(form)


def _is_plural_in_e(noun: str, lemmas: Collection[str]) -> bool:
    """Whether an Italian noun is a plural already: tassi are no tasse, nor costi coste.

    >>> _is_plural_in_e("banche", {"banca"}), _is_plural_in_e("morte", {"morte"})
    (True, False)
    """
    return noun.endswith("e") and f"{noun[:-1].removesuffix('h')}a" in lemmas


def _may_share(form: str, noun: str, lemmas: Collection[str], language: str) -> bool:
    small = noun.lower()
    if language == "pl":
        if form.endswith(_OF_ACTIONS):
            # What the dictionary has as a participle of the verb that the noun was made of: połączeń.
            return form not in lemmas and any(lemma[:LEAST_ACTION] == small[:LEAST_ACTION] for lemma in lemmas)
        # "prawie" is a word of its own: almost.
        if small.endswith("ódź") and form.endswith("odzi"):
            return True  # powodzi, which the dictionary has of powodzić alone
        return not (form.endswith("ie") and form in lemmas) and any(
            lemma == f"{small}owy" or _consonants(lemma.lower()) == _consonants(small) for lemma in lemmas
        )
    if language == "sk":
        return f"{small}ov" in lemmas
    if language == "ro" and any(lemma.endswith(_ROMANIAN_OTHERS) for lemma in lemmas):
        return False
    if noun != small:
        return language == "uk" and all(lemma.islower() for lemma in lemmas)
    if language == "hy":
        return all(lemma.endswith("լ") for lemma in lemmas)
    if language in _PARTICIPLES:
        return form not in _OTHER_NOUNS
    return language in {"bg", "fi", "mk", "sq", "uk"} or form not in lemmas


@cache
def _consonants(word: str) -> str:
    """What stays of a word in all of its forms."""
    return "".join(letter for letter in word if letter not in _VOWELS)


def _possessed(noun: str, known: Mapping[str, Collection[str]]) -> frozenset[str]:
    # At the end of a word these vowels are long before what is put on: faja is of faj, not of fa.
    if noun != noun.lower() or len(noun) < LEAST_HUNGARIAN or noun.endswith(("a", "e")):
        return frozenset()
    lemmas = {f"{noun}{ending}" for ending in _POSSESSED} - _NOT_POSSESSED
    return frozenset(form for form, theirs in known.items() if not lemmas.isdisjoint(theirs))
