"""How names of places are bent in Slavic languages: Zamość, w Zamościu; Чернівці, у Чернівцях.

Places are of more kinds than people's names: plurals (Katowice), neuters (Opole, Рівне), adjectives (Zakopane), soft
stems (Łódź). Rules are read like those of `name_endings`; "-" stands for no ending at all.
"""

from functools import cache

_Rules = tuple[tuple[str, int, str], ...]

_POLISH: _Rules = (
    ("ów", 2, "owa owowi owem owie"), ("ód", 2, "oda odu odowi odem odzie"), ("óg", 2, "oga ogu ogowi ogiem"),
    ("ór", 2, "ora oru orem orze"), ("ój", 2, "oju oja ojem"), ("ól", 2, "oli olą"), ("ość", 1, "ci cią cia ciu ciem ciowi"), ("ódź", 3, "odzi odzią"),
    ("ce", 2, "c cach com cami"), ("ki", 2, "k ek kach kom kami"), ("gi", 2, "g gach gom gami"),
    ("ny ry wy ty chy sy zy rzy by my dy ły", 1, "- ów ach om ami ego emu ym ych"), ("ski cki", 1, "iego iemu im ich"), ("ie", 2, "ia iu iem iego iemu im ich"),
    ("ń", 1, "nia niu niem niowi ni nią"), ("dź", 2, "dzi dzią dzia dziu dziem"), ("ź", 1, "zi zią zia ziu ziem"), ("ć", 1, "ci cią cia ciu ciem"),
    ("ś", 1, "sia siu siem si sią"), ("aw", 0, "ia iu iem iowi"), ("iec", 3, "ca cu cem cowi"), ("ec", 2, "ca cu cem cowi"), ("ek", 2, "ka ku kiem kowi"),
    ("ska cka", 1, "iej ą ę o"), ("ia", 1, "- ę ą ej"), ("la ja ca cza sza ża rza", 1, "i y ę ą ej"), ("da", 2, "dy dzie dę dą"),
    ("ta", 2, "ty cie tę tą tej"), ("ła", 2, "ły le łę łą łej"), ("ra", 2, "ry rze rę rą rej"), ("ga", 2, "gi dze gę gą"), ("ka", 2, "ki ce kę ką kiej"),
    ("a", 1, "y ie ę ą ej"), ("o", 1, "a u ie em"), ("e", 1, "a u em ego emu ym ych ymi ach"),
    ("k g", 0, "a u iem owi"), ("sz cz rz ż c l j", 0, "a u em owi"), ("st", 2, "sta stu ście stem"), ("t", 1, "ta tu cie tem"), ("d", 1, "da du dzie dem"),
    ("ł", 1, "ła łu le łem"), ("r", 0, "a u ze em owi"), ("y", 1, "ego emu ym"), ("i", 1, "iego iemu im"), ("b m p w", 0, "a u em ie owi ia iu iem"), ("", 0, "a u em ie owi"),
)  # fmt: skip
_CZECH: _Rules = (
    ("ce", 2, "c cích cím cemi"), ("y", 1, "- ů ech ách ám ům ami ých ým ými"), ("ův", 2, "ova ově ovu ovem ového"), ("ec", 2, "ce ci cem"), ("ek", 2, "ku ka kem"),
    ("ves", 3, "vsi vsí"), ("eň", 2, "ně ni ní"), ("el", 2, "le li lem"), ("ň ž š č ř ď ť", 0, "e i í em"), ("ka", 2, "ky ce ku kou"), ("ha", 2, "hy ze hu hou"), ("ra", 2, "ry ře ru rou"),
    ("á", 1, "é ou"), ("ca ša ža ča", 1, "e i u í"), ("a", 1, "y ě e u ou"), ("ý", 1, "ého ém ému ým"), ("é", 1, "ého ém ému ým ých"), ("í", 0, "m ho mu ch"),
    ("no", 1, "a u em ě"), ("ko", 1, "a u em"), ("o", 1, "a u em ě e"), ("e", 1, "e i í ích ím emi"), ("l", 0, "e i í u a em ě"),
    ("ov", 0, "a u ě em"), ("k g h", 0, "u a em"), ("ch", 0, "u em"), ("r", 0, "u a em e"), ("", 0, "u a ě e em i í"),
)  # fmt: skip
_RUSSIAN: _Rules = (
    ("лец", 3, "льца льце льцу льцом льцем"), ("ец", 2, "ца це цу цом цем"), ("ок", 2, "ка ке ку ком ока оке оку оком"), ("ий", 2, "ого ому им ом его ему ем ия ию ии ием"), ("ый", 2, "ого ому ым ом"),
    ("ой", 2, "ого ому ым ом"), ("ай ей уй яй", 1, "я ю е ем"), ("ая", 2, "ой ую"), ("яя", 2, "ей юю"), ("ое", 2, "ого ому ым ом"), ("ее", 2, "его ему им ем"),
    ("ые", 2, "ых ым ыми"), ("ие", 2, "их им ими"), ("ия", 1, "и ю ей"), ("я", 1, "и е ю ей ёй"), ("ь", 1, "я и ю ем е ью"), ("ье", 1, "я ю ем"),
    ("ки", 2, "ок ек ках кам ками"), ("цы", 2, "ц цев цах цам цами"), ("ы", 1, "- ов ах ам ами"), ("и", 1, "- ей ах ям ями ам ами ов"),
    ("ова ева ина ына", 1, "ы у ой е"), ("а", 1, "ы и е у ой ей"), ("ово ево ёво ино ыно", 1, "а у ом е"), ("о", 1, "а у ом е"), ("е", 1, "я ю ем и а у"),
    ("ь", 1, "я и ю ем е ью"), ("ж ч ш щ ц", 0, "а у ем ом е"), ("", 0, "а у ом е ым"),
)  # fmt: skip
_UKRAINIAN: _Rules = (
    ("ів", 2, "ова ові ову овом овим ева еві еву евом"), ("їв", 2, "єва єві єву євом"), ("іль", 3, "оля олі олю олем іля ілі ілю ілем"), ("ід", 2, "оду оді одом ода іда іді іду ідом"),
    ("іг", 2, "огу озі огом"), ("ір", 2, "ора орі ору ором іра ірі іру іром"), ("ень", 3, "ня ні ню нем еня ені еню енем"), ("інь", 3, "ені еня еню енем оні оня"), ("ець", 3, "ця ці цем цю"), ("ь", 1, "я і ю ем"),
    ("ин їн ін ов ев єв", 0, "а у ом ові і им"), ("ий", 2, "ого ому им"), ("ій", 2, "ія ію ії ієм ого ому"), ("й", 1, "я ю єм ї"),
    ("ка", 2, "ки ці ку кою кої кій"), ("га", 2, "ги зі гу гою"), ("ха", 2, "хи сі ху хою"), ("ія", 1, "ї ю єю"), ("жжя ння ття лля ддя ччя", 1, "і ю ям"), ("я", 1, "і ї ю ею єю"),
    ("ська цька", 1, "ої ій у ою"), ("а", 1, "и і у ою ої ій"), ("не ке ве ре ле бе ме те де", 1, "ого ому им а у"), ("е", 1, "а у і ем ого ому"),
    ("ки", 2, "ок ків ках кам ками"), ("ці", 2, "ців ць цях цям цями"), ("и", 1, "- ів ах ам ами"), ("і", 1, "- ів ях ям ями их ими"), ("ово ево єво", 1, "а у ом і"), ("о", 1, "а у ом і"),
    ("ж ч ш щ", 0, "а у ем і"), ("", 0, "а у ом і ові ем"),
)  # fmt: skip
#: Plurals that lose or change a letter.
_IRREGULAR = {
    ("pl", "niemcy"): "niemiec niemczech niemcom niemcami", ("pl", "węgry"): "węgier węgrzech węgrom węgrami", ("pl", "włochy"): "włoch włoszech włochom włochami",
    ("pl", "czechy"): "czech czechach czechom czechami", ("pl", "prusy"): "prus prusach prusom prusami", ("pl", "inflanty"): "inflant inflantach",
    ("cs", "labe"): "labi labem", ("cs", "cheb"): "chebu chebem", ("ru", "орёл"): "орла орлу орлом орле", ("uk", "орел"): "орла орлу орлом орлі",
}  # fmt: skip
_RULES = {"pl": _POLISH, "cs": _CZECH, "ru": _RUSSIAN, "uk": _UKRAINIAN}


@cache
def _longest_first(language: str) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    rows = [
        (end, cut, tuple("" if ending == "-" else ending for ending in endings.split()))
        for ends, cut, endings in _RULES.get(language, ())
        for end in (ends.split() or [""])
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def forms_of_place(name: str, language: str) -> frozenset[str]:
    """The forms of one word of a place's name in small letters, by rule, without the name itself.

    >>> sorted(forms_of_place("tychy", "pl"))[:3], "zamościu" in forms_of_place("zamość", "pl")
    (['tych', 'tychach', 'tychami'], True)
    >>> "чернівцях" in forms_of_place("чернівці", "uk"), forms_of_place("lyon", "fr")
    (True, frozenset())
    """
    if (language, name) in _IRREGULAR:
        return frozenset(_IRREGULAR[language, name].split())
    for end, cut, endings in _longest_first(language):
        if name.endswith(end) and len(name) >= max(cut, 2):
            base = name[: len(name) - cut]
            return frozenset(base + ending for ending in endings) - {name}
    return frozenset()
