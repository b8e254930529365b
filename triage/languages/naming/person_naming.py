"""How each language writes names: what a capital proves, and what belongs to a person's name or stands around it.

Rules about names ask here instead of asking which language they are in. Words that are looked up have lists of their
own: titles, roles, particles (`titles`, `roles`), given names, verbs of speech.
"""

from msgspec import Struct

_NONE: frozenset[str] = frozenset()
#: Surnames that are function words in small letters: Stephan Weil.
SURNAMES_LIKE_SMALL_WORDS = frozenset(("Weil",))
#: Families that stand before two given names.
FAMILIES_FIRST = frozenset(
    "Kim Lee Park Choi Moon Yoon Roh Jung Kang Cho Han Ban Lim Lam Mao Deng Zhou Hu Xi Li Wang Zhang Chen Liu Nguyen Tran Pham Ho".split()
)
#: Before the name of somebody after whom something is called.
NAMED_AFTER = frozenset(
    ("im", "im.", "imienia", "им", "им.", "имени", "ім", "ім.", "імені", "Saint", "San", "St.")
)
#: Articles of all these languages, behind which hardly anybody is named: La Delfina, el Barcelona, een Renault.
ARTICLES = frozenset(
    "el los las le les la il lo gli i l' l’ o os as de het een un una une uno um uma unos des den der die das du au aux del al dal sul nel".split()
)
#: Before a surname, with a capital where no given name stands before.
BEFORE_SURNAMES = frozenset("Van Von De Di Da Del Du Dos".split())
_DUTCH_PARTICLES = frozenset("De Van Ten Ter Den Vande Vander La Le El".split())
_GERMANIC = frozenset("von van der den ter zu".split())
_ADJECTIVE_ENDS = ("ского", "ской", "цкого", "цкой", "ським", "ського", "ської")
_OF = frozenset(("de", "di", "do", "da", "d'", "d’"))


class Naming(Struct, frozen=True):
    """How one language writes names."""

    #: Names change with their case: Tusk, Tuska, Tuskowi.
    has_cases: bool = False
    #: Nouns have capitals too, so that a capital proves nothing.
    capital_nouns: bool = False
    #: Capitals are for names alone, the letters are Latin, and names have no cases.
    is_plain: bool = False
    is_cyrillic: bool = False
    #: "Of" stands between a noun and the place that it names: la ville de Lille.
    links_places: bool = False
    #: So many surnames follow a given name at most, beside the particles between them.
    surnames: int = 2
    #: People bear surnames of two families, with a particle between them: Elena Highton de Nolasco.
    two_families: bool = False
    #: All capitals and particles behind a given name are one name, up to eight.
    long_names: bool = False
    #: A particle tells a surname by itself: Elsemieke van Maaren.
    particle_tells: bool = False
    #: A particle behind a role and one capital leads to a surname, and not to a town: Mgr Velasio de Paolis.
    role_before_particle: bool = True
    #: The same, where the role itself has a capital.
    capital_role_before_particle: bool = True
    #: Words are joined, roles too: Landgerichtspräsidentin.
    joins_words: bool = False
    #: A people leads to a name, though given names are written like it: de Brit Ethan Hayter.
    people_leads: bool = False
    #: Somebody may be named with an article: o Pelé.
    article_before_people: bool = False
    #: Before the name of another person: Barbara de Christian Petzold.
    of: frozenset[str] = _NONE
    #: Foreign particles in small letters before a surname: la presidente von der Leyen.
    foreign_particles: frozenset[str] = _NONE
    #: Particles that have a capital where no given name stands before.
    capital_particles: frozenset[str] = BEFORE_SURNAMES
    #: Those of them that belong to any surname behind them: De Vries.
    own_particles: frozenset[str] = _NONE
    #: Between a given name and what its bearer is known as: Fernando el Católico.
    epithets: frozenset[str] = _NONE
    #: How such words end, which are adjectives; nouns of a club or a paper seldom do.
    epithet_ends: tuple[str, ...] = ()
    #: Function words that begin what somebody does.
    acts: frozenset[str] = _NONE
    #: How adjectives end that stand between a role and its noun as surnames stand behind a title: председатель Уральского филиала.
    adjective_ends: tuple[str, ...] = ()


_NAMING = {
    "de": Naming(
        capital_nouns=True, surnames=1, joins_words=True, people_leads=True, role_before_particle=False,
        epithets=frozenset(("der", "die")), epithet_ends=("e",),
    ),
    "fr": Naming(
        is_plain=True, links_places=True, of=_OF, foreign_particles=_GERMANIC,
        epithets=frozenset(("le", "la")), epithet_ends=("le", "l", "e", "d", "f", "x", "ux", "and"),
        acts=frozenset("a est avait était sera fut se ne n' s' y".split()),
    ),
    "es": Naming(
        is_plain=True, links_places=True, two_families=True, of=_OF, foreign_particles=_GERMANIC,
        epithets=frozenset(("el", "la")), epithet_ends=("o", "a", "z", "e", "r"), acts=frozenset("ha es se era será fue no había".split()),
    ),
    "it": Naming(
        is_plain=True, links_places=True, of=_OF, foreign_particles=_GERMANIC,
        epithets=frozenset(("il", "lo", "la")), epithet_ends=("o", "a", "e"), acts=frozenset("ha è si era sarà fu non aveva".split()),
    ),
    "pt": Naming(
        is_plain=True, links_places=True, two_families=True, long_names=True, article_before_people=True,
        of=_OF, foreign_particles=_GERMANIC, acts=frozenset("é foi tem se era está não tinha".split()),
    ),
    "nl": Naming(
        is_plain=True, particle_tells=True, joins_words=True, people_leads=True, role_before_particle=False, capital_role_before_particle=False,
        of=_OF, capital_particles=_DUTCH_PARTICLES, own_particles=_DUTCH_PARTICLES,
        epithets=frozenset(("de",)), epithet_ends=("e",), acts=frozenset("is was heeft had kan wil werd moet".split()),
    ),
    "pl": Naming(has_cases=True),
    "cs": Naming(has_cases=True),
    "ru": Naming(has_cases=True, is_cyrillic=True, adjective_ends=_ADJECTIVE_ENDS),
    "uk": Naming(has_cases=True, is_cyrillic=True, adjective_ends=_ADJECTIVE_ENDS),
}  # fmt: skip


def naming(language: str) -> Naming:
    """How a language writes names; the commonest way where none is known.

    >>> naming("de").capital_nouns, naming("pl").has_cases, naming("es").two_families
    (True, True, True)
    """
    return _NAMING.get(language, Naming())
