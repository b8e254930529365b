"""Small words that turn what a headline says into another thing: not, all, before, and by which it says that something is not so."""

from collections.abc import Mapping
from functools import cache

#: Words by which a sentence says the opposite.
_NEGATIONS = {
    "en": "not no never none nobody nothing without",
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
    "en": "against denies denied deny denying suspected alleged confirmed cancelled canceled postponed scrapped averted",
    "de": "gegen bestreitet bestritten dementiert dementierte mutmaßlich bestätigt abgesagt verschoben",
    "fr": "contre dément démenti nie présumé présumée confirmé confirmée annulé annulée reporté reportée",
    "es": "contra niega negó desmiente desmintió presunto presunta confirmado confirmada cancelado cancelada aplazado aplazada",
    "it": "contro nega smentisce smentito presunto presunta confermato confermata annullato annullata rinviato rinviata",
    "pt": "contra nega negou desmente desmentiu suspeito suspeita confirmado confirmada cancelado cancelada adiado adiada",
    "nl": "tegen ontkent ontkende vermoedelijk bevestigd afgelast geannuleerd uitgesteld",
}


@cache
def turns(language: str) -> frozenset[str]:
    """The turns of phrase of a language; none where they are not known.

    >>> "not" in turns("en"), "nicht" in turns("en")
    (True, False)
    """
    return _words(_NEGATIONS, language) | _words(_OTHERS, language)


@cache
def doubts(language: str) -> frozenset[str]:
    """Words by which a language says the opposite, or that something is not sure, or called off, in a sentence that is the same otherwise.

    >>> "not" in doubts("en"), "cancelled" in doubts("en"), "cancelled" in turns("en")
    (True, True, False)
    """
    return _words(_NEGATIONS, language) | _words(_DOUBTS, language)


def _words(table: Mapping[str, str], language: str) -> frozenset[str]:
    primary = language.partition("-")[0]
    return frozenset(table.get(_SAME.get(primary, primary), "").split())


def has_spaces(language: str) -> bool:
    """Whether the words of a language are parted by spaces.

    >>> has_spaces("en"), has_spaces("zh-Hant")
    (True, False)
    """
    return language.partition("-")[0] not in _WITHOUT_SPACES
