"""Small words that turn what a headline says into another thing: not, all, before, in the languages whose figures are known."""

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


@cache
def turns(language: str) -> frozenset[str]:
    """Those of a language; none where they are not known.

    >>> "not" in turns("en"), "nicht" in turns("en")
    (True, False)
    """
    return negations(language).union(_OTHERS.get(language[:2], "").split())


@cache
def negations(language: str) -> frozenset[str]:
    """Those of them by which a sentence says the opposite, whoever wrote it.

    >>> "not" in negations("en"), "before" in negations("en")
    (True, False)
    """
    return frozenset(_NEGATIONS.get(language[:2], "").split())
