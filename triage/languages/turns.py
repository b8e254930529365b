"""Small words that turn what a headline says into another thing: not, all, before, and by which it says that something is not so."""

from collections.abc import Mapping
from functools import cache

#: Words by which a sentence says the opposite.
_NEGATIONS = {
    # "Didn't" is "didn" and "t".
    "en": "not no never none nobody nothing without cannot t",
    "de": "nicht nie niemand kein keine keinen keiner keinem keines ohne",
    "fr": "pas jamais aucun aucune sans",
    "es": "no nunca nadie ningún ninguno ninguna sin",
    "it": "non mai nessun nessuno nessuna senza",
    "pt": "não nunca ninguém nenhum nenhuma sem",
    "nl": "niet nooit niemand geen zonder",
    "sv": "inte ej aldrig ingen inget inga utan",
    "da": "ikke aldrig ingen intet uden",
    "nb": "ikke aldri ingen intet uten",
    "fi": "ei eivät en emme ette ilman",
    "et": "ei pole mitte ilma",
    "hu": "nem ne nincs nincsenek sincs nélkül",
    "pl": "nie nigdy nikt nic żaden żadna żadnych bez",
    "cs": "ne není nejsou nikdy nikdo nic žádný žádné bez",
    "sk": "nie nikdy nikto nič žiadny žiadne bez",
    "sl": "ne ni niso nikoli nihče brez",
    "hr": "ne nije nisu nema nikad nikada nitko bez",
    "sr": "ne nije nisu nema nikad niko bez не није нису нема никад нико без",
    "ro": "nu nici niciun nicio niciodată nimeni fără",
    "lt": "ne nėra niekada niekas be",
    "lv": "ne nav nekad neviens bez",
    "ru": "не ни нет никогда никто ничего без",
    "uk": "не ні немає ніколи ніхто нічого без",
    "bg": "не ни няма никога никой без",
    "el": "δεν δε μην όχι ποτέ κανείς χωρίς",
    "tr": "değil yok hiç kimse asla olmadan",
    "ar": "لا لم لن ليس ليست ما غير دون بدون نفى نفت",
    "fa": "نه نیست نیستند بدون هیچ",
    "he": "לא אין אינו אינה אינם בלי ללא",
    "hi": "नहीं न मत बिना कोई",
    "ur": "نہیں نہ مت بغیر",
    "bn": "না নয় নেই নি ছাড়া",
    "id": "tidak tak bukan belum tanpa jangan",
    "ms": "tidak tak bukan belum tanpa jangan",
    "vi": "không chưa chẳng đừng",
    "ja": "ない なか なく ず ません 不 未 無 非 否",
    "zh": "不 没 沒 未 無 无 非 否",
    "th": "ไม่ มิ ไร้",
    "ko": "안 못 않 없 아니",
}
#: What stands before the "t" of "didn't" and in no other place.
CONTRACTED = frozenset(
    "didn don doesn isn aren wasn weren wouldn couldn shouldn hasn haven hadn mustn ain".split()
)
#: In these no space parts words: one is looked for in what stands there.
_WITHOUT_SPACES = frozenset(("ja", "zh", "th"))
_SAME = {"no": "nb", "nn": "nb", "bs": "hr"}
#: The others.
_OTHERS = {
    "en": "all every half before after against up down nearly almost fewer less below above",
    "de": "alle halb hälfte vor nach gegen fast beinahe weniger",
    "fr": "tous toutes moitié avant après contre presque moins",
    "es": "todos todas mitad antes después contra casi menos",
    "it": "tutti tutte metà prima dopo contro quasi meno",
    "pt": "todos todas metade antes depois contra quase menos",
    "nl": "alle helft voor na tegen bijna minder",
}
#: Words by which a sentence says that something is not so, not any more, or not sure; with "against".
_DOUBTS = {
    "en": "against denies denied deny denying suspected alleged confirmed cancelled canceled postponed scrapped averted feared presumed "
    "attempted former possible unlikely",
    "de": "gegen bestreitet bestritten dementiert dementierte mutmaßlich mutmaßliche mutmaßlichen bestätigt abgesagt verschoben vermutlich "
    "versuchter versuchten ehemalige ehemaliger",
    "fr": "contre dément démenti nie présumé présumée confirmé confirmée annulé annulée reporté reportée tentative ancien ancienne",
    "es": "contra niega negó desmiente desmintió presunto presunta confirmado confirmada cancelado cancelada aplazado aplazada intento exministro expresidente",
    "it": "contro nega smentisce smentito presunto presunta confermato confermata annullato annullata rinviato rinviata",
    "pt": "contra nega negou desmente desmentiu suspeito suspeita confirmado confirmada cancelado cancelada adiado adiada",
    "nl": "tegen ontkent ontkende vermoedelijk bevestigd afgelast geannuleerd uitgesteld",
}

#: Words of which one says another thing than the others, in the same place.
_OPPOSED = {
    "en": "more less fewer/over under/up down/on off/and or/will may might could must/with without/first last/above below/inside outside/least most",
    "de": "mehr weniger/über unter/auf ab/und oder/wird könnte dürfte muss soll/werden könnten dürften müssen sollen/mit ohne/oben unten/mindestens höchstens",
    "fr": "plus moins/et ou/va pourrait peut doit devrait/avec sans/premier dernier/sur sous/avant après",
    "es": "más menos/sobre bajo/y o/va podría puede debe/con sin/primero último/antes después",
    "it": "più meno/sopra sotto/e o/potrebbe può deve dovrebbe/con senza/primo ultimo/prima dopo/almeno massimo",
    "pt": "mais menos/sobre sob/e ou/vai pode poderia deve/com sem/primeiro último/antes depois",
    "nl": "meer minder/boven onder/en of/zal kan moet mag/met zonder/eerste laatste/op af/minstens hoogstens",
}  # fmt: skip


@cache
def opposed(language: str) -> tuple[frozenset[str], ...]:
    """The sets of words of which one in place of another turns a sentence; for the seven languages of which figures are known.

    >>> frozenset(("over", "under")) in opposed("en"), opposed("pl")
    (True, ())
    """
    return tuple(frozenset(words.split()) for words in _OPPOSED.get(language[:2], "").split("/") if words)


@cache
def negations(language: str) -> frozenset[str]:
    """Words by which a language says that something is not so.

    >>> "not" in negations("en"), "cancelled" in negations("en")
    (True, False)
    """
    return _words(_NEGATIONS, language)


@cache
def turns(language: str) -> frozenset[str]:
    """The turns of phrase of a language; none where they are not known.

    >>> "not" in turns("en"), "nicht" in turns("en")
    (True, False)
    """
    return _words(_NEGATIONS, language) | _words(_OTHERS, language)


@cache
def doubts(language: str) -> frozenset[str]:
    """Words by which a language says that something is not sure, or called off, in a sentence that is the same otherwise.

    >>> "cancelled" in doubts("en"), "not" in doubts("en")
    (True, False)
    """
    return _words(_DOUBTS, language)


def _words(table: Mapping[str, str], language: str) -> frozenset[str]:
    primary = language.partition("-")[0]
    return frozenset(table.get(_SAME.get(primary, primary), "").split())


def has_spaces(language: str) -> bool:
    """Whether the words of a language are parted by spaces.

    >>> has_spaces("en"), has_spaces("zh-Hant")
    (True, False)
    """
    return language.partition("-")[0] not in _WITHOUT_SPACES
