"""The first case of a surname, told by the case of the given name before it: z Andrzejem Wajdą → Wajda."""

from functools import cache

from triage.languages.naming.given_cases import given_in_case

_Endings = tuple[tuple[str, str], ...]


def _pairs(text: str) -> _Endings:
    """Ending in this case → in the first; "-" is no ending."""
    return tuple((case.strip("-"), first.strip("-")) for case, first in (pair.split(">") for pair in text.split()))


#: Language and gender → endings of a surname in another case and in the first, the telling ones first.
_CASES = {
    ("pl", "m"): _pairs("skiego>ski skiemu>ski skim>ski ckiego>cki ckiemu>cki ckim>cki iego>i ego>y emu>y ym>y ńca>niec ca>c owi>- kiem>k giem>g niem>ń em>- ą>a ę>a ny>na dy>da ty>ta sy>sa ry>ra by>ba wy>wa zy>za my>ma ły>ła py>pa ki>ka gi>ga nia>ń sia>ś cia>ć a>-"),
    ("pl", "f"): _pairs("skiej>ska ską>ska ckiej>cka cką>cka owej>owa ową>owa nej>na ną>na ej>a ą>a ę>a ki>ka gi>ga"),
    ("cs", "m"): _pairs("ského>ský skému>ský ským>ský ckého>cký ckému>cký ckým>cký ého>ý ému>ý ým>ý ího>í ímu>í ovi>- em>- ou>a u>a y>a a>- e>-"),
    ("cs", "f"): _pairs("ovou>ová ové>ová skou>ská ské>ská ckou>cká cké>cká ou>á é>á"),
    ("ru", "m"): _pairs("ского>ский скому>ский ским>ский цкого>цкий цкому>цкий цким>цкий овым>ов евым>ев ёвым>ёв иным>ин ыным>ын овича>ович евича>евич овичу>ович евичу>евич овичем>ович евичем>евич ами>- ного>ный ному>ный ным>ный ого>ой ому>ой ой>а ей>я ом>- ем>- ы>а а>- я>ь у>-"),
    ("ru", "f"): _pairs("овны>овна евны>евна овне>овна евне>евна овной>овна евной>евна овну>овна евну>евна ичны>ична ичной>ична овой>ова ову>ова евой>ева еву>ева ёвой>ёва иной>ина ину>ина ской>ская скую>ская цкой>цкая цкую>цкая ой>а"),
    ("uk", "m"): _pairs("овича>ович йовича>йович овичу>ович овичем>ович шка>шко нка>нко лка>лко чка>чко йка>йко тка>тко бка>бко рка>рко ського>ський ському>ський ським>ський цького>цький цькому>цький цьким>цький енка>енко енку>енко енком>енко енкові>енко ького>ький ого>ий ому>ий овим>ов євим>єв іним>ін ові>- еві>- ою>а ом>- ем>- єм>- и>а а>- у>-"),
    ("uk", "f"): _pairs("івни>івна ївни>ївна івні>івна ївні>ївна івну>івна ївну>ївна івною>івна ївною>ївна ової>ова овій>ова овою>ова ову>ова євої>єва євою>єва їної>їна іної>іна ської>ська ській>ська ську>ська ською>ська цької>цька цькою>цька ої>а ою>а чки>чка нки>нка лки>лка"),
}  # fmt: skip
_VOWELS = frozenset("aeiouyąęóěíáéůúýаеиоуыэюяіїєё")
#: Before a last k of these an e has gone: Dudka, Dudek; Čapka, Čapek.
_LOST = frozenset("bcdfgłmptwzćńśźžčšřťďňvh")


@cache
def first_case_of_surname(surname: str, language: str, *, is_womans: bool) -> str:
    """The surname in the first case, if its given name stands in another; itself where no ending tells.

    >>> first_case_of_surname("Wajdą", "pl", is_womans=False), first_case_of_surname("Цоем", "ru", is_womans=False)
    ('Wajda', 'Цой')
    >>> first_case_of_surname("Foley", "pl", is_womans=True), first_case_of_surname("Čapkem", "cs", is_womans=False)
    ('Foley', 'Čapek')
    """
    if not is_womans and (given := given_in_case(surname, language)):
        return given  # Petr Pavel
    for case, first in _CASES.get((language, "f" if is_womans else "m"), ()):
        if surname.endswith(case) and len(surname) - len(case) >= 2:
            stem = surname[: len(surname) - len(case)]
            if case == "я":
                return stem + "ь" if stem[-1] not in _VOWELS else surname if stem[-1] == "и" else stem + "й"
            if first:
                return stem + first
            return _consonant(stem, language, case)
    return surname


def _consonant(stem: str, language: str, case: str) -> str:
    """A stem as it stands without an ending."""
    if stem[-1] in _VOWELS:  # Цоем, but Дюбуа
        return stem + "й" if language in {"ru", "uk"} and case[0] in "юяеє" else stem + case
    if language in {"pl", "cs"} and len(stem) > 2 and stem[-1] == "k" and stem[-2] in _LOST:
        return stem[:-2] + "něk" if stem[-2] == "ň" else stem[:-1] + "ek"
    if language == "ru" and stem.endswith(("вц", "мц")):
        return stem[:-1] + "ец"  # Кравца, Кравец
    return stem + case if _has_lost_a_vowel(stem, language) else stem


def _has_lost_a_vowel(stem: str, language: str) -> bool:
    """Whether a vowel has gone that nothing tells: Бойца is of Боец, Wróbla of Wróbel; the surname stays as it stands."""
    if len(stem) < 3 or stem[-2] in _VOWELS:
        return False
    if language == "ru":
        return (
            (stem[-1] == "ц" and not stem.endswith(("нц", "рц", "льц")))
            or stem.endswith(("онк", "ёнк", "енк"))
            or (stem[-1] == "л" and stem[-2] != "р")
            or stem == "Орл"
        )
    return language == "pl" and stem[-1] in "lł" and stem[-2] != "r"
