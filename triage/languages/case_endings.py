"""How nouns and names are bent in languages that no dictionary serves: Belarusian, Bengali, Tamil, Urdu.

Tables as those of `naming.name_endings`: the end of a word, how many code points of it go, what comes instead; the first that fits
is the one. Bengali and Tamil write one ending behind another, so these are put together here.
"""

from itertools import product
from unicodedata import normalize

Rules = tuple[tuple[str, int, str], ...]

#: Every noun has its dative, locative and instrumental plural in these.
_PLURAL = "ам амі ах"
BELARUSIAN: Rules = (
    ("ская цкая ая", 2, "ай ой аю ую ыя ія ых іх ым ім ымі імі"), ("скі цкі кі гі хі", 1, "ага аму ім іх імі ая ай ую ія ае аў " + _PLURAL),
    ("ы", 1, "ага аму ым ых ымі ая ай ую ыя ае аў оў " + _PLURAL), ("і", 1, "яга яму ім іх імі яў ёў ей ям ямі ях аў " + _PLURAL),
    ("ка", 2, "кі цы цэ ку кай каю кой кою ак ек к кам камі ках ко"), ("га", 2, "гі зе гу гай гою гой г гам гамі гах"),
    ("ха", 2, "хі се ху хай хою хой х хам хамі хах"), ("да", 2, "ды дзе ду дай дою дой д даў дам дамі дах"),
    ("та", 2, "ты це ту тай тою той т таў там тамі тах"), ("ра", 2, "ры рэ ру рай рою рой р раў рам рамі рах"),
    ("ва", 2, "вы ве ву вай вою вой ваў ў вам вамі вах"), ("ша ча жа ца", 1, "ы у ай эй аў - э " + _PLURAL),
    ("а", 1, "ы е у ай ою ой аў - " + _PLURAL), ("ія", 1, "і ю яй яю й ям ямі ях"), ("я", 1, "і ю яй ёй ёю е ей ь яў ям ямі ях"),
    ("ё", 1, "я ю ём і яў ям ямі ях"), ("о", 1, "а у ом е э ы аў " + _PLURAL), ("е", 1, "я ю ем і яў ёў ям ямі ях"),
    ("ень ань", 3, "ня ню нем нём ні няў нёў ням нямі нях еня еню енем ені еняў"), ("ель", 3, "ля лю лем лём лі ляў лёў лям лямі лях еля елю елем елі еляў елямі елях"),
    ("ь", 1, "я ю ем ём і яў ёў ей ям ямі ях"), ("й", 1, "я ю ем ём і яў ёў ям ямі ях"),
    ("ец", 2, "ца цу цам цом цы цаў цоў цам цамі цах эц"), ("ак", 2, "ка ку кам ком кі каў коў ках камі ака аку акам аком акі акаў акоў аках акамі"),
    ("ок", 2, "ка ку кам ком кі каў коў ках камі ока оку окам окі окаў"), ("ў", 1, "ва ву вам вым ве вы ваў вах вамі вых"),
    ("ін ын", 0, "а у ым ам е ы ых ымі аў " + _PLURAL), ("д", 1, "да ду дам дом дзе ды даў доў дамі дах"),
    ("т", 1, "та ту там том це ты таў тоў тамі тах"), ("ск цк", 0, "а у ам ом аў амі ах"), ("анін янін", 2, "іна іну інам іне е - амі ам ах"), ("к г х", 0, "а у ам ом і аў оў амі ах"), ("ж ш ч р ц", 0, "а у ам ом ы э аў оў амі ах"),
    ("", 0, "а у ам ом е ы аў оў амі ах"),
)  # fmt: skip
#: A stem as it is written where the stress has moved to the ending: гарады, лясы; and from it: цэны, ногі.
_UNSTRESSED, _LAST_UNSTRESSED = str.maketrans("оэё", "аая"), {"е": "я"}
_STRESSED = {"а": "оэ", "я": "ёе"}


def _put_together(ends: str, cases: str, behind: str) -> str:
    return (
        " ".join(
            normalize("NFC", case + more)
            for case, more in product(cases.split(), ("", *behind.split()))
            if case + more
        )
        + f" {ends}"
    )


_BENGALI_CASES = "কে দের দেরকে টি টির টিকে টিতে টা টার টাকে টায় গুলো গুলোর গুলোকে গুলোতে গুলি গুলির গুলিকে গুলিতে"
#: Also, only.
_BENGALI_BEHIND = "ও ই"
BENGALI: Rules = (
    ("া ি ী ু ূ ৃ ে ৈ ো ৌ", 0, _put_together("ও", f"র রা য় তে {_BENGALI_CASES}", _BENGALI_BEHIND)),
    ("ই উ এ ও", 0, _put_together("ও", f"য়ে য়ের য়েরা র রা তে {_BENGALI_CASES}", _BENGALI_BEHIND)),
    ("", 0, _put_together("ও ই", f"ে ের েরা রা তে {_BENGALI_CASES}", _BENGALI_BEHIND)),
)
# Behind a vowel sign, and behind a consonant; -கள் is the plural, and what is bent like it.
_TAMIL_CASES = "ை ின் ில் ுக்கு ிற்கு ால் ுடன் ோடு ிலிருந்து ிடம் ாக"
_TAMIL_PLURAL = "கள் களை களின் களில் களுக்கு களால் களுடன் களிலிருந்து களிடம் களும் களிலும் களையும் களுக்கும் களாக"
_TAMIL_AND = "ையும் ிலும் ுக்கும் ாலும் ும்"


#: What the next word begins with, written on to what ends in these vowels: போருக்குப் பின்.
_JOINTS = ("க்", "ச்", "த்", "ப்")


def _tamil(oblique: str, plural: str, *, also: str = "") -> str:
    """The endings of all cases behind what is put in before them, and of the plural."""
    cases = (f"{oblique}{case}" for case in f"{_TAMIL_CASES} {_TAMIL_AND}".split())
    endings = (*cases, *(f"{plural}{case}" for case in _TAMIL_PLURAL.split()), *also.split())
    joined = (ending + joint for ending in endings if ending.endswith(("ை", "க்கு", "ற்கு")) for joint in _JOINTS)
    return " ".join((*endings, *joined))


TAMIL: Rules = (
    ("ம்", 2, _tamil("த்த", "ங்", also="மும்")),
    ("டு", 2, _tamil("ட்ட", "டு") + " " + _tamil("ட", "டு")),
    ("று", 2, _tamil("ற்ற", "று") + " " + _tamil("ற", "று")),
    ("ு", 1, _tamil("", "ு", also="ுவை ுவின் ுவில் ுவுக்கு ுவால் ுவுடன் ுவும்") + " " + _tamil("", "ுக்")),
    ("ன்", 2, _tamil("ன", "ன்", also="னிலிருந்து") + " " + _tamil("ன்ன", "ர்")),
    ("ள்", 2, _tamil("ள", "ட்") + " " + _tamil("ள்ள", "ள்")),
    ("ல்", 2, _tamil("ல", "ற்") + " " + _tamil("ல்ல", "ல்")),
    ("ண்", 2, _tamil("ண்ண", "ண்") + " " + _tamil("ண", "ண்")),
    ("்", 1, _tamil("", "்")),
    ("ை ி ீ ே", 0, _tamil("ய", "", also="க்கு க்கும் க் ச் த் ப்")),
    ("", 0, _tamil("வ", "க்") + " " + _tamil("வ", "")),
)  # fmt: skip
#: Words from English end their plural as English does; short ones with an ending are mostly other words (ٹیک, ٹیکس).
URDU: Rules = (
    ("ا", 1, "ے وں"), ("ہ", 1, "ے وں ات"), ("ی", 0, "اں وں ز"), ("و", 0, "ؤں ں"), ("ٹ پ ک ف", 0, "وں یں س"), ("ر ل ن م ڈ ج گ ب", 0, "وں یں ات ز"),
    ("", 0, "وں یں ات"),
)  # fmt: skip
#: Code points of the shortest word that takes an ending of one, and one of the plural as in English.
_LEAST, _LEAST_ENGLISH = 3, 4
_ENGLISH = ("س", "ز")


def takes(word: str, ending: str) -> bool:
    """Whether a word is long enough for an ending: short words with a short one are others, as Bengali করে is none of কর.

    >>> takes("কর", "ের"), takes("কর", "ে"), takes("год", "у"), takes("ٹیک", "س")
    (True, False, True, False)
    """
    return len(ending) > 1 or len(word) >= (_LEAST_ENGLISH if ending in _ENGLISH else _LEAST)


def restressed(base: str, *, is_stressed: bool) -> list[str]:
    """A Belarusian stem as it may be written with the stress elsewhere: behind it, or on its last vowel.

    >>> restressed("горад", is_stressed=False), restressed("цан", is_stressed=True), restressed("суд", is_stressed=False)
    (['гарад'], ['цон', 'цэн'], [])
    """
    last = max((base.rfind(vowel) for vowel in "аоёяеэіыую"), default=-1)
    if last < 0:
        return []
    before, vowel, after = base[:last], base[last], base[last + 1 :]
    if is_stressed:
        return [f"{before}{other}{after}" for other in _STRESSED.get(vowel, "")]
    other = before.translate(_UNSTRESSED) + _LAST_UNSTRESSED.get(vowel, vowel).translate(_UNSTRESSED) + after
    return [other] if other != base else []
