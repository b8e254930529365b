"""The language of a text that does not say it: sure, or none.

Scripts of one language decide alone, English is told by its commonest words, and CLD3 is asked about the rest. It is
loaded only then: a run over English articles never does.
"""

from collections import Counter
from collections.abc import Callable, Collection
from functools import cache, lru_cache

from triage.expression import Expression

#: Characters that are looked at; on 2,000 documents in 26 languages more of them made no answer right that was wrong.
#: The library is given the opening first, which takes a third of the time and is mostly enough.
ENOUGH, OPENING = 400, 120
#: Letters below which nothing is sure, and below which the library must be surer: of 60 to 90 characters .5 % of the
#: answers are wrong at .95, as are those of 120 and more at .9, and none of an opening at .98.
LEAST, SHORT = 40, 90
SURE, SURE_OF_SHORT, SURE_OF_OPENING = 0.9, 0.95, 0.98
#: Indonesian and Malay share most words, and the library wavers between them: these words decide.
MALAY = frozenset(
    "kerana ialah iaitu boleh manakala daripada semasa bagaimanapun perdana ketua ringgit polis".split()
)
INDONESIAN = frozenset("karena bisa namun sedangkan kota provinsi ketika saat adalah bahwa sebuah polisi".split())
UNDECIDED_MALAY = 0.4
#: Least probability of a language in which inflected words are looked for.
LIKELY = 0.5
#: Answers that an opening does not settle.
UNSURE = frozenset({"id", "ms", "ru-Latn", "bg-Latn", "el-Latn", "hi-Latn", "ja-Latn", "zh-Latn"})
#: Words beside which "to" is no English word.
_SLAVIC = frozenset("je se na za da że nie jest są jako ale pro byl by už već ili kako".split())
#: Croatian, Bosnian and Serbian.
_HBS = frozenset({"bs", "hr", "sr"})
#: Codes that the library gives and nobody else uses.
TAGS = {"iw": "he", "jw": "jv", "nb": "no", "fil": "tl"}
#: Words that hardly another language has, as the look at English counts them: three different ones (of a sentence two), or
#: "the" three times.
_ENGLISH = (" the ", " of ", " and ", " to ", " said ", " for ", " has ", " with ", " that ", " from ")
#: Words of other languages that are written without accents. A text in ASCII without two of them (a table of earnings,
#: a flash) is English or nobody knows: no need to ask the library.
_FOREIGN = frozenset(
    "der die das und ist nicht mit den dem ein eine von zu im auf sich des fur auch nach bei aus wird wurde sind "
    "le la les des et est un une du que pour dans sur au avec par ne pas qui ce il elle son aux sont plus a "
    "el los las y por con del se su una al es como para lo sus fue ha en de "
    "di che per della non sono dei nel alla gli ed dal delle si anche ai e i "
    "de het een van op voor met zijn er dat niet aan te om ook bij werd naar in is uit "
    "o os as da do dos em um uma no na nos com nao mais foi ao pelo "
    "och att det som en av for den med till inte om har ett var men fran kan "
    "og af til er ikke fra blev efter "
    "ja oli ei se myos kuin mutta joka hanen jotka mukaan "
    "w na z ze nie do jest to sie od przez po dla jak oraz "
    "v je se ze s k na si za pro ktery od jako "
    "dan yang di untuk dengan ini itu dari pada tidak dalam akan oleh ke juga tahun sebagai kepada "
    "ya wa kwa ni katika za cha hiyo huo kuwa ambao huku "
    "az es hogy nem egy meg volt csak ez van "
    "si din cu pe care mai este sa nu al ale lui "
    "ve bir bu da icin ile olarak daha olan gibi "
    "ang ng sa mga ay na at ni ito hindi "
    "ir kad yra buvo su iz un ka par ir no uz ar kas "
    "je u i da na se za su od koji bio nije kao "
    "dhe ne te nga per qe eshte nje ka "
    "va bilan uchun bu ham waa oo iyo ka ku soo ayaa".split()
) - frozenset("a as at be by for from he i in is it no of on or so to us was we an are do me do um".split())
#: The same as bytes of a text whose capitals are small and whose other signs are spaces: cut twice as fast as letters.
_FOREIGN_BYTES = frozenset(word.encode() for word in _FOREIGN if len(word) > 1)
_SMALL_LETTERS = bytes(ord(chr(code).lower()) if chr(code).isalpha() else 0x20 for code in range(128)) + bytes(128)
_WORD = Expression("[a-z]{2,}")
_CYRILLIC_WORD = Expression("[\u0400-\u04ff]{3,}")
#: Letters of Ukrainian that Russian has not.
_UKRAINIAN = frozenset("іїєґ")
_LETTERS = Expression(r"[^\W\d_]{3,}")
#: Languages of which common words are known, by their alphabet.
CYRILLIC = ("bg", "mk", "ru", "uk")
LATIN = tuple("ca cs da de es fi fr hbs hu id is it lt lv nb nl pl pt ro sk sl sv tl tr vi".split())
#: Languages in Latin letters of which no common words are known, and that the library tells from one sentence.
UNLISTED = frozenset({"sq", "sw"})
#: Characters of one sentence or two.
SENTENCE = 150
#: One word of so many must be one of those.
FOREIGN_SHARE = 12


#: Characters of a few words.
FEW_WORDS = 60
#: How words end in cases that hardly another language has.
_CASES = {
    "hu": ("nak", "nek", "ról", "ről", "ból", "ből", "tól", "től", "nál", "nél", "ban", "ben"),
    "pl": ("owi", "iem", "iego", "iemu"),
    "fi": ("ssa", "ssä", "sta", "stä", "ille", "alle", "olle", "lta", "ltä", "llä", "ksi"),
}
#: Letters of words of other languages that English has as well: "on", "me", "oli".
LONGEST_FOREIGN = 3
_ALL_CASES = tuple(ending for endings in _CASES.values() for ending in endings)


def detect(title: str, body: str) -> str:
    """The primary subtag of an article's language; empty where it is too short or nothing is sure.

    >>> detect("", "Ο υπουργός μίλησε."), detect("", "Profit 12 vs 9"), detect("Rain", "The end of the road to the sea.")
    ('el', '', 'en')
    """
    text = body[:ENOUGH] if len(body) >= ENOUGH else f"{title}\n{body}"[:ENOUGH]
    if _is_english(text):
        return "en"
    if not _has_letters(text):
        return _told(text) if _is_foreign(text) else ""
    from triage.languages.scripts import language_of_script  # most texts are ASCII

    return language_of_script(text) or _told(text)


def likely(title: str, body: str) -> str:
    """The language that a text of unknown language is most probably in; empty where it looks like English or nothing.

    Too unsure to go by, and enough to find inflected words.

    >>> likely("", "O vládě, s vládou."), likely("", "Shares fell 12 pct."), likely("", "Marinin hallitus, Marinille.")
    ('cs', '', 'fi')
    """
    text = f"{title}\n{body}"[:ENOUGH]
    is_sentence = len(text) <= SENTENCE
    # Of most it is known already, from `detect`.
    is_foreign = _has_letters(text) or _is_foreign(text)
    if not (is_foreign or is_sentence) or _looks_english(text):
        return ""
    if is_sentence and (told := _by_cases(text)):
        return told
    if not is_foreign:
        return _of_few_words(text)
    if told := _by_letters(text):
        return told
    tag, probability = "", 0.0
    if voted := _voted(text):
        if is_sentence:
            tag, probability = _detector()(text)
        if tag not in UNLISTED or probability < SURE:
            return "hr" if voted == "hbs" else voted
    else:
        tag, probability = _detector()(text)
    if len(text) <= FEW_WORDS and tag not in CYRILLIC and _CYRILLIC_WORD.search(text):
        return "uk" if not _UKRAINIAN.isdisjoint(text.casefold()) else "ru"
    return TAGS.get(tag, tag) if probability >= LIKELY and "-" not in tag else ""


def _by_letters(text: str) -> str:
    """The only language of a script that has all letters of a text, or among those of which its words are the commonest."""
    if text.isascii():
        return ""
    from triage.languages.alphabets import arabic_language, cyrillic_languages  # most texts are ASCII

    fitting = cyrillic_languages(text)
    if len(fitting) == 1:
        return fitting[0]
    return (_voted(text, fitting) if fitting else "") or arabic_language(text)


def _by_cases(text: str) -> str:
    """The language of which two words or more of a sentence are in cases that it alone has; of few words nothing else tells."""
    # Most texts have no such word; so they are cut into words once, and many not even that.
    small = text.casefold()
    if not any(ending in small for ending in _ALL_CASES):
        return ""
    words = {word for word in _LETTERS.findall(small) if len(word) > 5 and word.endswith(_ALL_CASES)}
    words = {word for word in words if not word.endswith("ville")}
    if len(words) > 1:
        for language, endings in _CASES.items():
            if sum(word.endswith(endings) for word in words) > 1:
                return language if _may_be_in(language, text, len(words)) else ""
    return ""


def _may_be_in(language: str, text: str, cases: int) -> bool:
    """Whether nothing else in a text speaks against a language in whose cases some of its words seem to be.

    "Inchiesta e protesta" end as Finnish words do, "Aufgaben" as Hungarian ones, and an Odessa in English is one too.
    """
    from triage.languages.english import dictionary_text

    english = dictionary_text()
    if sum(word in english for word in _WORD.findall(text.lower()) if len(word) > LONGEST_FOREIGN) >= cases:
        return False
    # Hungarian without any accent is German more often: "nachgeben, aufschreiben".
    return (language != "hu" or _has_letters(text)) and _voted(text) in {"", language}


def _of_few_words(text: str) -> str:
    """The language of a few words in plain letters, where their commonness and the library agree and English has none of them."""
    from triage.languages.english import dictionary_text

    words = set(_WORD.findall(text.lower()))
    english = dictionary_text()
    if len(words) < 2 or any(word in english for word in words):
        return ""
    tag, probability = _detector()(text)
    is_agreed = tag in UNLISTED or (len(text) <= FEW_WORDS and tag == _voted(text))
    return tag if probability >= SURE_OF_SHORT and is_agreed else ""


def _looks_english(text: str) -> bool:
    """Whether a short text has a common word of English; "to" is one of Slavic languages as well."""
    has_to = False
    for word in _ENGLISH:
        if word in text:
            if word != " to ":
                return True
            has_to = True
    return has_to and len(_SLAVIC.intersection(text.lower().split())) < 2


def _is_english(text: str) -> bool:
    """Whether a text has enough of the commonest English words; asked of every article, so that it ends with the last needed."""
    wanted = 2 if len(text) < SENTENCE else 3
    for word in _ENGLISH:
        if word in text:
            wanted -= 1
            if not wanted:
                return True
    return text.count(" the ") >= 3


def _voted(text: str, among: Collection[str] = ()) -> str:
    """The one language of which most words of a short text are common words; empty where several have as many.

    `among` is asked where the text is in Cyrillic.
    """
    from triage.languages.common import common_words  # no text in English asks for them

    words = set(_LETTERS.findall(text.casefold()))
    is_cyrillic = any("\u0400" <= word[0] <= "\u04ff" for word in words)
    asked = [tag for tag in CYRILLIC if not among or tag in among] if is_cyrillic else LATIN
    counts = Counter({tag: len(words & common_words(tag)) for tag in asked}).most_common(2)
    most = counts[0][1] if counts else 0
    return counts[0][0] if most > (counts[1][1] if len(counts) > 1 else 0) else ""


def _has_letters(text: str) -> bool:
    """Whether some character that is not ASCII is a letter, and no quotation mark or dash."""
    return not text.isascii() and any(char > "\x7f" and char.isalpha() for char in text)


@lru_cache(maxsize=256)
def _is_foreign(text: str) -> bool:
    """Whether a text in ASCII has so many common words of other languages that the library is worth asking.

    Quotation marks and dashes that are not ASCII do not count.
    Of a short one that question comes twice, from `detect` and from `likely`.
    """
    if (
        text.isupper()
        or len(_FOREIGN_BYTES.intersection(text.encode("ascii", "replace").translate(_SMALL_LETTERS).split())) < 2
    ):
        return False
    words = _WORD.findall(text.lower())
    return sum(word in _FOREIGN for word in words) * FOREIGN_SHARE >= len(words)


def _told(text: str) -> str:
    """The language of a text by its function words, or by what the library is sure of."""
    from triage.languages.function_words import language_by_function_words

    tag = language_by_function_words(text)
    if tag == "hbs":  # three languages with one grammar: which of them the library may guess
        found = _detector()(text)[0]
        return found if found in _HBS else _asked(text)
    return TAGS.get(tag, tag) if tag else _asked(text)


def _asked(text: str) -> str:
    """What CLD3 is sure of, unless the letters are another language's."""
    tag = _guessed(text)
    if not tag or text.isascii():
        return tag
    from triage.languages.alphabets import contradicts

    return "" if contradicts(tag, text) else tag


def _guessed(text: str) -> str:
    # The vowels of Indian scripts are marks and no letters.
    letters = sum(char.isalpha() or char > "\u0300" for char in text)
    if letters < LEAST:
        return ""
    if len(text) > OPENING:
        tag, probability = _detector()(text[:OPENING])
        if probability >= SURE_OF_OPENING and tag not in UNSURE:
            return TAGS.get(tag, tag)
    tag, probability = _detector()(text)
    if tag in {"id", "ms"}:
        return _malay_or_indonesian(text, tag, probability)
    if "-" in tag:  # Russian and others in Latin letters: mostly lists of names
        return ""
    return TAGS.get(tag, tag) if probability >= (SURE if letters >= SHORT else SURE_OF_SHORT) else ""


def _malay_or_indonesian(text: str, tag: str, probability: float) -> str:
    words = set(_WORD.findall(text.lower()))
    malay, indonesian = len(words & MALAY), len(words & INDONESIAN)
    if malay != indonesian:
        tag = "ms" if malay > indonesian else "id"
    elif tag == "ms" and probability < SURE:
        tag = "id"
    return tag if probability >= UNDECIDED_MALAY else ""


@cache
def _detector() -> Callable[[str], tuple[str, float]]:
    import gcld3

    identifier = gcld3.NNetLanguageIdentifier(0, 4 * ENOUGH)

    def find(text: str) -> tuple[str, float]:
        # Half a character cannot be handed over.
        result = identifier.FindLanguage(text=text.encode("utf-8", "replace").decode())
        return result.language, result.probability

    return find
