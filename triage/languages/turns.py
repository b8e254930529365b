"""Small words that turn what a headline says into another thing: not, all, before, in the languages whose figures are known."""

from functools import cache

_WORDS = {
    "en": "not no never none nobody nothing without all every half before after against up down nearly almost fewer less below above",
    "de": "nicht nie niemand kein keine keinen keiner keinem keines ohne alle halb hälfte vor nach gegen fast beinahe weniger",
    "fr": "pas jamais aucun aucune sans tous toutes moitié avant après contre presque moins",
    "es": "no nunca nadie ningún ninguno ninguna sin todos todas mitad antes después contra casi menos",
    "it": "non mai nessun nessuno nessuna senza tutti tutte metà prima dopo contro quasi meno",
    "pt": "não nunca ninguém nenhum nenhuma sem todos todas metade antes depois contra quase menos",
    "nl": "niet nooit niemand geen zonder alle helft voor na tegen bijna minder",
}


@cache
def turns(language: str) -> frozenset[str]:
    """Those of a language; none where they are not known.

    >>> "not" in turns("en"), "nicht" in turns("en")
    (True, False)
    """
    return frozenset(_WORDS.get(language[:2], "").split())


_NEGATIONS = {
    "en": "not no never none nobody nothing without",
    "de": "nicht nie niemand kein keine keinen keiner keinem keines ohne",
    "fr": "pas jamais aucun aucune sans",
    "es": "no nunca nadie ningún ninguno ninguna sin",
    "it": "non mai nessun nessuno nessuna senza",
    "pt": "não nunca ninguém nenhum nenhuma sem",
    "nl": "niet nooit niemand geen zonder",
}


@cache
def negations(language: str) -> frozenset[str]:
    """Words by which a sentence says the opposite, whoever wrote it.

    >>> "not" in negations("en"), "before" in negations("en")
    (True, False)
    """
    return frozenset(_NEGATIONS.get(language[:2], "").split())
