"""Endings and words of Slavic languages by which a capital is no surname, though it looks like one.

Adjectives of institutions end as surnames do, and bodies stand behind a role as names do. What surnames themselves end
in is in `titles`, their cases in `surname_cases`.
"""

import re

from msgspec import Struct

#: Arabic articles before a hyphen and a surname.
ARABIC_ARTICLES = frozenset("аш аль ас ар ад ат эль ель ес al el aš asz ad as ar".split())
PATRONYMIC = re.compile(
    r"\w{2,20}(?:ович|евич|йович|ьич|кич|мич|овн|евн|івн|ївн|ичн|инишн)(?:[аеуіиоы]|ем|ом|ой|ою|ові|еві)?"
)
#: Forms of given names that are other words.
NO_GIVEN_NAMES = frozenset("Люди Люд Семена Семені Мари Вері Marce Jaro Lidu Romanem".split())
#: A saint, a gospel, an order bear given names.
HOLY = frozenset("святых святой святого святої от від świętej świętego świętych svaté svatého".split())
SEES = ("патриарх", "митрополит", "архиепископ", "епископ", "патріарх", "архієпископ", "єпископ")
#: How adjectives end in the first case that are surnames as well.
ADJECTIVES_IN_FIRST_CASE = ("ski", "cki", "ský", "cký", "ский", "цкий", "ський", "цький")
#: How common words end that end as surnames do.
ENDS_OF_WORDS = ("ым", "ой", "ский", "скому", "ову", "еву")
#: How plurals end that end as surnames do: Советов.
PLURAL_ENDS = ("ов", "ев", "ів")
#: How the names of the Mother of God begin.
HOLY_STARTS = ("bosk", "bož", "бож")
#: Prepositions after which a place is as likely as somebody.
BEFORE_PLACES = frozenset("w we v ve в во из у біля".split())
#: Between two names.
AND = frozenset(("i", "oraz", "a", ",", "и", "й", "та", "і"))
#: Before the name of somebody after whom something is called.
NAMED_AFTER = frozenset(("im.", "imienia", "им.", "имени", "ім.", "імені"))
#: Between a verb and its subject.
ADVERBS = frozenset(
    "wczoraj dziś dzisiaj nam mi później potem wtedy včera dnes nám mi poté вчера сегодня нам мне журналистам вчора сьогодні нам мені журналістам".split()
)
#: Before the subject of a clause of its own.
BEFORE_CLAUSES = frozenset(("-", "–", "—", ",", "że", "že", "что", "що", "як", "как", "jak"))
#: Last words of papers, banks and clubs, which keep their English names.
ENGLISH_ENDS = frozenset("post times journal bank group club cup open street".split())


def _ends(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class SlavicEndings(Struct, frozen=True):
    """How words of one Slavic language end that stand where surnames do."""

    #: Adjectives in all cases.
    adjectives: tuple[str, ...]
    #: Adjectives in other cases than the first, before or behind a noun.
    oblique: tuple[str, ...]
    #: Bodies behind a role in the first case, and hardly ever a surname in the first case.
    genitives: tuple[str, ...]
    #: Verbs in the past: Rutkowski przyjechał.
    past: tuple[str, ...]
    #: Nouns that end like them.
    nouns_like_past: tuple[str, ...] = ()


_PAST = _ends("ался ился ала ила лась вся лася ував")
_ENDINGS = {
    "pl": SlavicEndings(
        adjectives=_ends("ska skiej ską skie skich skim skiego skiemu ski cki cka ckiej cką ckie ckich ckim ckiego ckiemu ny na nej nego ną"),
        oblique=_ends("kiej skiego skiemu skiej ckiego ckiej nego nej"),
        genitives=_ends("u ii ji ei ów iej ych ich ei wy ry ty gi ki ni"),
        past=_ends("ał ił ył ała iła yła ął ęła"),
        nouns_like_past=("dział", "kanał"),
    ),
    "cs": SlavicEndings(
        adjectives=_ends("ská ské ský ského ském ským skou ských cká cké cký ckého ckém ckým ckou ný ná né ného nou"),
        oblique=_ends("ského skému ské ckého ného né"),
        genitives=_ends("u ie ií ů ých ice ky ty vy"),
        past=_ends("al il ala ila ěla ěl"),
    ),
    "ru": SlavicEndings(
        adjectives=_ends("ая яя ую ое ее ые ие ого его ому ему ский ной ных ский ской ным ный ний ской"),
        oblique=_ends("ского скому ской цкого цкой ного ному ной"),
        genitives=_ends("а и ы у ов ей"),
        past=_PAST,
    ),
    "uk": SlavicEndings(
        adjectives=_ends("ська ської ській ську ською ське ські ських ського ському ським цька цької ний на ної ній ну ного ному ним них ці"),
        oblique=_ends("ського ському ської ській цького цької ного ному ної ній"),
        genitives=_ends("а и ії у ів"),
        past=_PAST,
    ),
}  # fmt: skip


def slavic_endings(language: str) -> SlavicEndings:
    """How words of a Slavic language end that are no surnames.

    >>> "skiej" in slavic_endings("pl").oblique
    True
    """
    return _ENDINGS[language]
