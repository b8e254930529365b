"""Personal names as they are written: titles, initials, particles, Jr.; and what is left of them in a second mention.

`read_name` decides from the text of a term alone whether it names a person. `compile` has the other ways to write the
name from it, `short_names` the short ones. Precision comes first: what may be a place or an institution is no person.
"""

from functools import cache

from msgspec import Struct

from triage.languages import calendar
from triage.matching.common import is_common, is_given_name, is_place
from triage.matching.fold import fold

#: Never what is left of a person's name.
INSTITUTIONS = frozenset(
    "academy act administration agency agreement airlines airport airways alliance army arts assembly association "
    "authority award bank bay beach board bridge building bureau cabinet canal capital castle center centre chamber "
    "church city club college commission committee communications community companies company conference congress "
    "convention corp corporation council county court cross cup department district east economy embassy energy "
    "exchange federation festival fleet force forces forum foundation front fund gas gates government group guard "
    "guardian hall holdings hospital hotel house inc industries institute international island islands journal "
    "jury kingdom laboratory lake league limited ltd mail market markets media ministry mission mountain motors "
    "movement museum nation nations network news north office oil open organisation organization pact palace park "
    "parliament partners partnership party pipeline plan plc police port post power press prison prize project "
    "province railway region republic reserve resources review river road royal school sea securities senate series "
    "service services society south square stadium state states station steel stores strait street studios summit "
    "sun system systems technologies technology telegraph temple territory theatre times tower town trade treaty "
    "tribunal trust union united university valley village wall war week west wing world".split()
)
#: Months and days: "May" and "Friday" after a full name still mean the month and the day.
CALENDAR = calendar.WORDS
#: Openings of names that are no person's.
OPENINGS = frozenset(
    "north south east west northern southern eastern western central new old great greater upper lower saint st mount "
    "mt lake port fort cape san santa sao los las el rio costa sri hong united royal national international federal "
    "general first second world grand real bank general big red white black blue green golden holy the "
    # The same of other languages: Нижний Новгород, Novi Sad, Ηνωμένες Πολιτείες.
    "нижний нижняя нижнее великий великая великое новый новая новое старый старая старое белый белая белое черный черная "
    "черное красный красная красное северный северная южный южная восточный восточная западный западная большой большая "
    "верхний верхняя единая кривий біла білий новий нова нове стара старий велика верхній нижній північна північний "
    "південна південний східна західна чорне чорний червоний верховна новы вялікая паўночны нови ново стари старо велики "
    "велико мали мала црна црни горњи доњи сремска српска северна источна западна јужна черно бяла горна долна южна източна "
    "охридско преспанско горно долно голема ηνωμενεσ νεα νεο νεοσ αγια αγιοσ αγιοι βορεια νοτια ανατολικη δυτικη παλαια "
    "μεγαλη μαυρη λευκη ερυθρα ανω κατω nowy nowa nowe stary stara stare wielki wielka wielkie bialy biala biale czarny "
    "czarna czarne gorny gorna dolny dolna novy nove velky velka velke maly male bila bily cerna cerny horni dolni nizni "
    "vysni banska karlovy ceske ceska cesky spisska liptovsky povazska novi novo stari staro veliki velika veliko mali mala "
    "crna crni bijeli bijela gornji gornja donji donja slavonski slavonska sveti murska".split()
)
#: Chinese, Korean and Vietnamese surnames stand first.
FAMILY_FIRST = frozenset(
    "xi hu deng mao jiang wen zhou zhu liu chen yang zhao wu huang zhang wang li lin guo kim park moon roh lee choi "
    "jung chung kang cho yoon nguyen tran pham ahn bae chiang tsai bo peng".split()
)
#: More of them, where two names follow, or one with a hyphen: Ban Ki-moon.
_FAMILY_FIRST_OF_THREE = FAMILY_FIRST | frozenset(
    "ban han lim shin kwon hwang song jang yun ma sun tang feng".split()
)
#: Towns that are a surname first of all; read off the commonest surnames.
_SURNAMES_TOO = frozenset(
    "banda bello bradford burgos cary chandler daye douglas dudley garland gilbert hagen hamilton hassan hayward "
    "henderson ibarra irving jackson kennedy lander lincoln livingstone mansfield marino markham matsumoto mckinney "
    "montgomery munger newton noda pereira preston quevedo rangel santos serra stanley sutton trujillo valenzuela "
    "vaughan yamaguchi".split()
)
PARTICLES = frozenset(
    "de da di del della du van von der den bin ibn al el la le ben abu dos das ter ten zu".split()
)
#: The Arabic article as Latin letters have it, and as it sounds before some of them.
ARTICLES = ("al", "el", "ul", "as", "ash", "ad", "an", "ar", "az")
#: Shorter first names are a surname of too many, or a word.
SHORTEST_FIRST = 4
#: Son of.
SONS = ("bin", "ibn", "ben")
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady dame president premier prime minister chancellor king queen prince princess "
    "pope senator sen rep representative congressman congresswoman governor gov mayor secretary chairman chairwoman "
    "chair chief director general gen colonel col major maj captain capt lieutenant lt sergeant sgt admiral judge "
    "justice ambassador professor pm ceo candidate rival leader spokesman spokeswoman coach manager author republican "
    "democrat democratic conservative labour liberal former then incumbent ex elect herr frau monsieur madame señor "
    "comrade sheikh shah emperor attorney detective officer inspector father sister brother son daughter wife "
    "crown vice deputy acting archbishop bishop cardinal ayatollah sultan emir baroness baron duke duchess "
    "empress".split()
)
#: Who is called by the given name.
MONARCHS = frozenset("pope king queen emperor empress prince princess sultan emir duke duchess".split())
#: Princes of Arabia are called by the given name after their title, and so are knights.
_PRINCE, _KNIGHTS = "Prince", frozenset(("sir", "dame"))


class PersonalName(Struct, frozen=True):
    """A person's name by its words, as the term has them."""

    #: President, Dr., Crown Prince …
    titles: tuple[str, ...]
    #: Given names, surnames and what stands between.
    core: tuple[str, ...]
    #: Jr., III.
    suffix: str
    #: What may stand for the whole in a second mention.
    short: tuple[str, ...]


#: Jr. and the numbers of kings and popes; a name may end in them.
_SUFFIXES = frozenset("jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii".split())


@cache
def read_name(text: str) -> PersonalName | None:
    """The parts of a person's name; None where the text names no person, or nothing safe is left of it.

    >>> read_name("President Joe Biden").core, read_name("Robert F. Kennedy Jr.").short
    (('Joe', 'Biden'), ('Kennedy',))
    >>> read_name("Bashar al-Assad").short, read_name("Osama bin Laden").short, read_name("Pope Leo XIV").short
    (('Assad', 'al-Assad'), ('bin Laden', 'Prince Osama'), ('Leo',))
    >>> [read_name(name) for name in ("White House", "North Korea", "Sri Lanka", "General Electric")]
    [None, None, None, None]
    """
    words = text.split()
    if len(words) < 2 or any(mark in text for mark in "&/*@?!:;()"):
        return None
    suffix = words.pop() if _is_suffix(words[-1]) else ""
    if suffix:
        words[-1] = words[-1].removesuffix(",")
    if any("," in word for word in words):
        return None
    number = 0
    while number < len(words) - 1 and fold(words[number]).strip(".") in TITLES and words[number][:1].isupper():
        number += 1
    titles, core = tuple(words[:number]), tuple(words[number:])
    if len(core) == 1:
        short = _short_of_one(titles, core[0], suffix)
    elif suffix.isupper() and is_given_name(fold(core[-1])):
        short = (" ".join(core),)  # John Paul II
    else:
        short = _short(core)
        if short and fold(titles[-1] if titles else "") in _KNIGHTS:
            short = (*short, f"{titles[-1]} {core[0]}")
    return PersonalName(titles, core, suffix, short) if short or _names_a_person(core) else None


def _is_suffix(word: str) -> bool:
    return word.lower().rstrip(".") in _SUFFIXES and (word.isupper() or word[1:2] == "r")


def _short_of_one(titles: tuple[str, ...], name: str, suffix: str) -> tuple[str, ...]:
    """President Biden → Biden; Pope Leo XIV → Leo."""
    folded = fold(name)
    if not titles or not _is_name_like(name) or len(folded) < 2:
        return ()
    if is_common(folded) or is_place(folded) or folded in INSTITUTIONS | CALENDAR | OPENINGS:
        return ()
    is_monarch = any(fold(title) in MONARCHS for title in titles)
    return (name,) if is_monarch or not (suffix or is_given_name(folded)) else ()


def _names_a_person(core: tuple[str, ...]) -> bool:
    """Whether two to four capitalised words begin with a given name, though their last one is no safe short name."""
    names = [word for word in core if fold(word) not in PARTICLES]
    if not 2 <= len(names) <= 4 or not all(map(_is_name_like, names)):
        return False
    folded = [fold(word).strip(".") for word in names]
    parts = {part for word in folded for part in word.split("-")}
    return is_given_name(folded[0]) and not (
        is_place(" ".join(folded)) or folded[0] in OPENINGS or INSTITUTIONS & parts
    )


def _short(core: tuple[str, ...]) -> tuple[str, ...]:
    surname = _surname(core)
    if surname is None:
        return ()
    son = next((number for number, word in enumerate(core) if fold(word) in SONS), 0)
    if son and fold(core[-1]) not in SONS:
        # The son's name is the father's: Salman is another man than Mohammed bin Salman.
        return " ".join(core[son:]), f"{_PRINCE} {core[0]}"
    article, hyphen, bare = surname.partition("-")
    if hyphen and fold(article) in ARTICLES:
        return bare, surname
    attached = attached_article(surname)
    if attached:
        return surname, " ".join(attached)
    return (surname, core[0]) if _may_stand_first(core) else (surname,)


def _may_stand_first(core: tuple[str, ...]) -> bool:
    """Whether the surname may be the first of two names, as Hungarian has it, or the first the one that counts: Orbán Viktor, Mahathir Mohamad."""
    if len(core) != 2 or len(core[0]) < SHORTEST_FIRST or not core[0].isalpha():
        return False
    first, last = map(fold, core)
    return _is_given_somewhere(last) and not (_is_given_somewhere(first) or is_common(first) or is_place(first))


def _is_given_somewhere(folded: str) -> bool:
    from triage.languages.english import given_names_abroad, is_name_abroad

    return is_given_name(folded) or is_name_abroad(folded) or folded.capitalize() in given_names_abroad()


def attached_article(word: str) -> tuple[str, str] | None:
    """The article that is written on to a name with a capital inside.

    >>> attached_article("ElBaradei"), attached_article("Elliott"), attached_article("McDonald")
    (('El', 'Baradei'), None, None)
    """
    if fold(word[:2]) in {"al", "el"} and word[2:3].isupper() and word[3:].islower():
        return word[:2], word[2:]
    return None


def _surname(core: tuple[str, ...]) -> str | None:
    """The surname of a person's names, or None where they may be no person's or cannot be shortened safely."""
    names = [word for word in core if fold(word) not in PARTICLES]
    if not 2 <= len(names) <= 4 or not all(map(_is_name_like, names)) or _is_initials(names[-1]):
        return None
    folded = [fold(word).strip(".") for word in names]
    parts = {part for word in folded for part in word.split("-")}
    if folded[0] in _FAMILY_FIRST_OF_THREE and (
        "-" in folded[1] or (len(names) == 3 and folded[0] in FAMILY_FIRST)
    ):
        # A park is no person, Park Geun-hye and Park Chung Hee are, and Park Avenue Armory and Park Hyatt Tokyo are not.
        is_other = INSTITUTIONS & (parts - {"park"}) or (
            folded[0] == "park" and any(is_common(part) or is_place(part) for part in parts - {"park"})
        )
        return None if is_other else names[0]
    if is_place(" ".join(folded)) or folded[0] in OPENINGS or INSTITUTIONS & parts:
        return None
    if folded[0] in FAMILY_FIRST and not is_given_name(folded[0]):
        return names[0]
    if _may_be_surname(names, folded):
        return names[-1]
    # A word or a town is a surname with its particle: Le Pen, van Gogh.
    is_named = core[-1] == names[-1] and len(names) == 2 and len(core) == 3
    return " ".join(core[1:]) if is_named and is_given_name(folded[0]) and folded[1] not in CALENDAR else None


def _is_name_like(word: str) -> bool:
    """Capitalised and not shouted; initials are fine, and so is an article before a name."""
    if any(char.isdigit() for char in word):
        return False
    if _is_initials(word):
        return word[:1].isupper() and not is_common(fold(word))
    article, hyphen, bare = word.partition("-")
    if hyphen and fold(article) in ARTICLES:
        word = bare
    return word[:1].isupper() and not word.isupper()


def _is_initials(word: str) -> bool:
    """J., J.D., J.-P., JD."""
    letters = word.replace("-", "").split(".")
    if len(letters) == 1:
        return (len(word) == 1 or (len(word) == 2 and word.isascii() and word.isupper())) and word.isalpha()
    return all(len(letter) == 1 and letter.isalpha() for letter in letters if letter) and letters[0] != ""


def _may_be_surname(names: list[str], folded: list[str]) -> bool:
    first, last = folded[0], folded[-1]
    bare = last.partition("-")[2] if last.partition("-")[0] in ARTICLES else last
    is_person = is_given_name(first) or _is_initials(names[0])
    if len(bare) < 2 or bare in CALENDAR or (is_place(bare) and not (is_person and bare in _SURNAMES_TOO)):
        return False
    if is_common(bare):
        return is_person and not is_common(first)
    return is_person or not is_common(first)


def other_writings(name: PersonalName) -> tuple[str, ...]:
    """The name without its titles, Jr. and middle initials, each of them or all.

    >>> other_writings(read_name("Robert F. Kennedy Jr."))
    ('Robert F. Kennedy', 'Robert Kennedy Jr.', 'Robert Kennedy')
    >>> other_writings(read_name("Pope Leo XIV")), other_writings(read_name("John Paul II"))
    (('Leo XIV', 'Pope Leo'), ())
    """
    if len(name.core) < 2:
        return _of_monarch(name)
    first, *middle, last = name.core
    bare = tuple(word for word in middle if not _is_initials(word))
    cores = dict.fromkeys((name.core, (first, *bare, last)))
    is_regnal = any(fold(title) in MONARCHS for title in name.titles) or is_given_name(fold(last))
    suffixes = dict.fromkeys(
        (name.suffix, "") if name.suffix.lower().strip(".") in {"jr", "sr"} or not is_regnal else (name.suffix,)
    )
    found = [
        " ".join((*titles, *core, suffix)).strip()
        for titles in dict.fromkeys((name.titles, ()))
        for core in cores
        for suffix in suffixes
    ]
    return tuple(found[1:])


def _of_monarch(name: PersonalName) -> tuple[str, ...]:
    """Charles III, and King Charles, for King Charles III."""
    if not name.suffix.isupper() or fold(name.titles[-1] if name.titles else "") not in MONARCHS:
        return ()
    return f"{name.core[0]} {name.suffix}", f"{name.titles[-1]} {name.core[0]}"


def has_initials(name: PersonalName) -> bool:
    """Whether the name has initials of its own, so that none but these may stand in it.

    >>> has_initials(read_name("George W. Bush")), has_initials(read_name("George Bush"))
    (True, False)
    """
    return any(map(_is_initials, name.core))


def takes_initials(name: PersonalName) -> bool:
    """Whether a middle initial may stand in the name: it has a given name and a surname, and nothing between."""
    return (
        len(name.core) > 1 and not has_initials(name) and all(fold(word) in PARTICLES for word in name.core[1:-1])
    )
