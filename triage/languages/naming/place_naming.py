"""How each language names places: what stands before them, how they end, and how they go on.

Beside `person_naming`, which knows capitals, cases and people. Words that all languages share here are in `place_words`.
"""

from msgspec import Struct

_NONE: frozenset[str] = frozenset()
_REGION_ENDS = tuple("ская ской скую ском ский ского ська ської ській ську ський ському ського".split())
#: Before "von" and a town.
_NEAR = frozenset(
    "Nähe Umgebung Großraum Stadt Bürgermeister Bürgermeisterin Oberbürgermeister Oberbürgermeisterin Bischof Erzbischof Landrat Hafen Flughafen Vorort Außenbezirk Zentrum "
    "Innenstadt Norden Süden Osten Westen Raum Altstadt südlich nördlich östlich westlich unweit nordöstlich nordwestlich südöstlich südwestlich".split()
)
_TOWN_ENDS = tuple(
    "ingen heim hausen burg dorf stadt stedt städt feld felde bach au ow itz rode rod leben walde wald furt haven münde kirchen weiler hofen büttel beken born "
    "brück brücken hagen roda loh lohe hof kirch zell ried moos moor horst berg bergen stein egg wil ikon lar beck bek husen sen".split()
)


class PlaceNaming(Struct, frozen=True):
    """How one language names places."""

    #: Prepositions after which a stranger is a place.
    only_places: frozenset[str] = _NONE
    #: Prepositions after which a noun with a capital is a place if it ends as towns do.
    before_towns: frozenset[str] = _NONE
    #: How towns end, and few things.
    town_ends: tuple[str, ...] = ()
    #: Of these, what things end in where an article stands: im bayerischen Gasthof.
    thing_ends: tuple[str, ...] = ()
    #: Nouns before "von" and a town.
    near: frozenset[str] = _NONE
    #: Articles before the adjective of a region and a town: im oberbayerischen Manching, in het Oostenrijkse Ried.
    before_adjectives: frozenset[str] = _NONE
    #: How such an adjective ends.
    adjective_end: str = ""
    #: How adjectives of regions end before their noun: Вологодская область.
    region_ends: tuple[str, ...] = ()
    #: Inside the name of a town: Belforte del Chienti.
    inside: frozenset[str] = _NONE


_NAMING = {
    "de": PlaceNaming(
        before_towns=frozenset(("in", "aus", "nach", "bei")), town_ends=_TOWN_ENDS,
        thing_ends=("hof", "wald", "feld", "stein", "moor", "burg", "berg", "bach", "horst"),
        near=_NEAR, before_adjectives=frozenset(("im", "dem", "vom", "zum", "beim")), adjective_end="ischen",
    ),
    "fr": PlaceNaming(only_places=frozenset(("à",))),
    "es": PlaceNaming(only_places=frozenset(("en",)), inside=frozenset(("de", "del"))),
    "it": PlaceNaming(inside=frozenset(("del", "di", "sul", "d'", "d’"))),
    "pt": PlaceNaming(only_places=frozenset(("em",)), inside=frozenset(("de", "do", "da", "dos"))),
    "nl": PlaceNaming(only_places=frozenset(("in", "te", "uit")), before_adjectives=frozenset(("het",)), adjective_end="e"),
    "ru": PlaceNaming(region_ends=_REGION_ENDS),
    "uk": PlaceNaming(region_ends=_REGION_ENDS),
}  # fmt: skip


def place_naming(language: str) -> PlaceNaming:
    """How a language names places; nothing where nothing is known.

    >>> "sen" in place_naming("de").town_ends, place_naming("pl").town_ends
    (True, ())
    """
    return _NAMING.get(language, PlaceNaming())
