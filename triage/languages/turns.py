"""Small words that turn what a headline says into another thing: not, all, before, in the languages whose figures are known."""

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
}
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
    return frozenset(table.get(language[:2], "").split())
