"""Cities that are a football club where they have an article, and capitals beside a city that make it its club."""

from functools import cache

#: Behind a city they are its club.
CLUB_ENDS = frozenset(
    "United FC CF SC FCO SCO BSC SV AC Bulls Lakers Rangers Celtics Knicks Heat Rovers Wanderers Hotspur".split()
)
#: Numbers of years before a German city.
CLUB_YEARS = frozenset(("1860", "1899"))
#: And behind one: Mainz 05.
CLUB_NUMBERS = {"de": frozenset(("04", "05", "07", "09", "96", "98"))}
#: Capitals before a city that are no club.
NO_CLUBS = frozenset("USA UE EU UK ONU UNO US II III IV VI DC PP PS CDU SPD OMS TV".split())
#: Firms that are called like a city: where nothing else says so, the city is meant.
CITIES_BEFORE_FIRMS = frozenset(("Milan", "Santander", "Liverpool", "Nancy"))
_ARTICLES = {
    "es": "el al del",
    "it": "la il l' della del dell' alla al all' dalla dal sulla sul nella nel",
    "pt": "o do ao no pelo",
}
_CLUBS = {
    "es": "Barcelona|Sevilla|Valencia|Madrid|Granada|Cádiz|Málaga|Alicante|Girona|Zaragoza|Oviedo|Valladolid|Bilbao",
    "it": "Roma|Lazio|Napoli|Torino|Genova|Bologna|Verona|Parma|Udine|Lecce|Cagliari|Empoli|Sassuolo|Salerno|Venezia|Monza|Como|Palermo|Bari|Catania|Brescia|Bergamo|Pescara|Cremona|Pisa|Modena|Reggiana|Perugia|Ascoli|Piacenza|Siena|Livorno|Foggia|Padova|Vicenza|Treviso|Cesena|Ternana|Messina|Barcellona|Siviglia|Valencia|Liverpool|Manchester|Lione|Marsiglia",
    "pt": "São Paulo|Barcelona|Sevilha|Valência|Liverpool|Manchester|Braga|Boavista|Santos|Fortaleza|Bragantino",
}  # fmt: skip
#: The region is masculine, and the club feminine.
_OF_REGIONS = frozenset("il del al dal nel sul".split())


@cache
def club_articles(language: str) -> frozenset[str]:
    """Articles that no city has; with one it is its club.

    >>> sorted(club_articles("es")), club_articles("de")
    (['al', 'del', 'el'], frozenset())
    """
    return frozenset(_ARTICLES.get(language, "").split())


@cache
def _clubs(language: str) -> frozenset[str]:
    return frozenset(_CLUBS.get(language, "").split("|"))


def is_club(article: str, city: str, language: str) -> bool:
    """Whether an article in small letters before a city makes it a club that is listed.

    >>> is_club("la", "Lazio", "it"), is_club("del", "Lazio", "it"), is_club("a", "Roma", "it")
    (True, False, False)
    """
    if article not in club_articles(language) or city not in _clubs(language):
        return False
    return not (city == "Lazio" and article in _OF_REGIONS)
