"""Words of a string → words of a profile: truncation signs become `*` and `?`."""

import re

from triage.profiles.boolean.tree import BooleanError, Node, Only, Or, SpelledWords, StringPlace, Untranslatable
from triage.profiles.model import Forms

#: Spellings that one word may unfold into.
MOST = 10
#: Acronyms in small letters: those that newspapers write with stops, and those that have them.
ACRONYM = re.compile(r"(?<![\w.@/*?-])(?:us|uk|eu|un|uae|usa|(?:[a-z]\.){2,})(?![\w.@/*?-])")
LANGUAGES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it", "portuguese": "pt",
    "dutch": "nl", "russian": "ru", "japanese": "ja", "chinese": "zh", "arabic": "ar", "korean": "ko",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "polish": "pl", "turkish": "tr",
}  # fmt: skip


def factiva_word(text: str, place: StringPlace) -> SpelledWords:
    """`*` and `$` at the end: any letters; `$3`: up to three; `?`: one letter.

    >>> factiva_word("engineer$2", StringPlace(1, 1)).texts
    ('engineer', 'engineer?', 'engineer??')
    """
    texts = [text.strip("'")]
    found = re.fullmatch(r"(.*[^$])\$(\d*)", texts[0])
    if re.match(r"[A-Z]{1,3}\$\d", texts[0]):  # US$5 is a sum
        return words(texts, place, "exact")
    if found:
        stem, most = found.group(1), found.group(2)
        if len(most) > 1:
            raise BooleanError("$ takes one figure", place, "write * for any letters")
        texts = [stem + "?" * count for count in range(int(most) + 1)] if most else [f"{stem}*"]
    elif "$" in texts[0].rstrip("$")[1:] and re.search(r"\w\$\d?\w", texts[0]):
        raise BooleanError("$ stands at the end of a word only", place, "inside a word, ? is one letter")
    return words(texts, place, "exact")


def lexis_word(text: str, place: StringPlace) -> SpelledWords:
    """`!` at the end: any letters; `*`: one letter, or at the end one or none.

    >>> lexis_word("wom*n", StringPlace(1, 1)).texts, lexis_word("bank**", StringPlace(1, 1)).texts
    (('wom?n',), ('bank', 'bank?', 'bank??'))
    """
    if re.search(r"\w\$\d*$", text):
        raise BooleanError("$ means nothing in Lexis", place, "! is any letters; Factiva knows $")
    if "!" in text[:-1]:
        raise BooleanError("! stands at the end of a word only", place, "inside a word, * is one letter")
    if text.endswith("!"):
        return words([text[:-1].replace("*", "?") + "*"], place, "plural")
    stem = text.rstrip("*")
    open_ = len(text) - len(stem)
    texts = [stem.replace("*", "?") + "?" * count for count in range(open_ + 1)]
    return words(texts, place, "plural")


def words(texts: list[str], place: StringPlace, forms: Forms) -> SpelledWords:
    """Words that were checked: each has a letter or a figure, and they are not too many."""
    if len(texts) > MOST:
        raise BooleanError(f"more than {MOST - 1} letters left open", place, "write * for any letters")
    for text in texts:
        # "&" may stand between the words of a name; alone it is refused when the parts are joined.
        if text != "&" and not any(map(str.isalnum, text)):
            message = f"there is nothing to look for in {text!r}"
            raise BooleanError(message, place, "a word needs a letter or a figure")
    # "@name", "file:…" and "tag:…" mean something in a profile; as words they are the same without the sign.
    texts = [" ".join(text.replace(":", " ").split()).lstrip("@ ") for text in texts]
    # Small letters of a string are no statement about case; in capitals, US is also U.S.
    texts = [ACRONYM.sub(lambda found: found[0].upper(), text) for text in texts]
    return SpelledWords(texts=tuple(texts), place=place, forms=forms)


def check_commas(text: str, place: StringPlace) -> None:
    """Refuse a comma or semicolon between words, which people write for or, and no article holds so; 1,000 has one.

    >>> check_commas("1,000", StringPlace(1, 1))
    """
    found = re.search(r"[,;](?!\d)|(?<!\d)[,;]", text)
    if found:
        name = "comma" if found.group() == "," else "semicolon"
        hint = "write or between the words; what holds it, put in double quotes"
        raise BooleanError(f"a {name} means nothing here", place, hint)


def languages_in(node: Node, place: StringPlace) -> Node:
    """The languages that a value names, by code or by name; what is no language is left out."""
    named = node.parts if isinstance(node, Or) else (node,)
    codes = [_code(one) for one in named]
    if not all(codes):
        return Untranslatable(place=place, why='languages are written as two letters: languages = ["en"]')
    return Only(key="languages", value=" ".join(code for code in codes if code), place=place)


def _code(node: Node) -> str:
    if not isinstance(node, SpelledWords):
        return ""
    said = node.texts[0].casefold()
    return LANGUAGES.get(said, said if re.fullmatch(r"[a-z]{2,3}", said) else "")
