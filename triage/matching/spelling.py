"""Spellings of one word that are no mistakes: British and American; and what scanners misread.

Both are rules over letters. `spellings` writes out the other spellings of a keyword, so that a token is looked up
and never rewritten; `ocr` reduces letters that look alike to one, for tokens that are no words.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from triage.expression import Expression

#: The letters that a word must have, what is looked for around them, and what it becomes.
Rule = tuple[str, re.Pattern[str], str]
#: Shorter words have one spelling.
SHORTEST = 5

#: Where a spelling may change, what it becomes. Each pair is used in both directions.
_RULES = (
    (r"(?<=[bcdfghilmnprtv])our(?=s?$|ed|ing|able|er|abl|ful|it|is|iz|less|hood|ly)", "or"),
    (r"(?<=[bcdfghilmnprtv])or(?=s?$|ed|ing|able|er|abl|ful|it|is|iz|less|hood|ly)", "our"),
    (r"is(?=e|ing|ation|abl)", "iz"),
    (r"iz(?=e|ing|ation|abl)", "is"),
    (r"ys(?=e|ing)", "yz"),
    (r"yz(?=e|ing)", "ys"),
    (r"(?<=[bcdghptv])re(?=s?$|d$)", "er"),
    (r"(?<=[bcdghptv])er(?=s?$|ed$)", "re"),
    (r"(?<=[bcdghptv])ered$", "red"),
    (r"(?<=[bcdghptv])red$", "ered"),
    (r"(?<=[^aeiou][aeiou])ll(?=ed|ing|er|or|ation|ment|ful|s?$)", "l"),
    (r"(?<=[^aeiou][aeiou])l(?=ed|ing|er|or|ation|ment|ful|s?$)", "ll"),
    (r"enc(?=e|ing)", "ens"),
    (r"ens(?=e|ing)", "enc"),
    (r"ogue", "og"),
    (r"og(?=s?$)", "ogue"),
    (r"[ao]e(?![aiou])", "e"),
    (r"oeuv", "euv"),
    (r"neuv", "noeuv"),
    (r"(?<=^[^aeiou])e(?![aeio])", "ae"),
    (r"(?<=^[^aeiou])e(?![aeio])", "oe"),
    (r"sulph", "sulf"),
    (r"sulf", "sulph"),
    (r"(?<=dg)ement", "ment"),
    (r"(?<=dg)ment", "ement"),
    (r"programme", "program"),
    (r"program(?!m)", "programme"),
    (r"grey", "gray"),
    (r"gray", "grey"),
    (r"plough", "plow"),
    (r"plow", "plough"),
    (r"guerrilla", "guerilla"),
    (r"guerilla", "guerrilla"),
    (r"mould", "mold"),
    (r"mold", "mould"),
    (r"sceptic", "skeptic"),
    (r"skeptic", "sceptic"),
    (r"aluminium", "aluminum"),
    (r"aluminum", "aluminium"),
    (r"practis", "practic"),
    (r"practic(?=e|ing)", "practis"),
    (r"alit(?=y|ies)", "alt"),
    (r"jeweller", "jewelr"),
    (r"jewelr", "jeweller"),
    # What the first two rules of e do not reach: diarrhoea, apnoea, anaemia, homoeopathy.
    (r"rrhoea", "rrhea"),
    (r"rrhea", "rrhoea"),
    (r"pnoea", "pnea"),
    (r"pnea", "pnoea"),
    (r"em(?=i[ac]s?$)", "aem"),
    (r"homoeo", "homeo"),
    (r"homeo", "homoeo"),
    (r"leuco", "leuko"),
    (r"leuko", "leuco"),
    (r"moustache", "mustache"),
    (r"mustache", "moustache"),
    (r"pyjama", "pajama"),
    (r"pajama", "pyjama"),
    (r"artefact", "artifact"),
    (r"artifact", "artefact"),
    (r"aeroplane", "airplane"),
    (r"airplane", "aeroplane"),
)
#: Letter groups that scanners take for each other, then single letters that do.
_MISREAD_GROUPS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"), ("ri", "n"))
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_MISREAD = str.maketrans("1l0e58", "iiocsb")


@cache
def _rules() -> list[Rule]:
    """Each with the letters that a word must have for it: looked for first, they spare most searches."""
    around = re.compile(r"\(\?[^()]*+\)|\[[^][]*+\]")
    return [(around.sub("", pattern).rstrip("$"), Expression(pattern), instead) for pattern, instead in _RULES]


def spellings(word: str) -> frozenset[str]:
    """The other British and American spellings of a folded word; at most two places change.

    >>> sorted(spellings("labour")), "maneuver" in spellings("manoeuvre"), "centre" in spellings("center")
    (['labor'], True, True)
    """
    return all_spellings((word,))


def all_spellings(words: Sequence[str]) -> frozenset[str]:
    """The spellings of several words; of inflections of one word most rules can be left out at once."""
    rules = _rules_for(words)
    once = {word: _changed_once(word, rules) for word in words if len(word) >= SHORTEST}
    # What is put in may let other rules in.
    rules = _rules_for([other for others in once.values() for other in others])
    found: set[str] = set()
    for word, others in once.items():
        twice = others.union(*(_changed_once(other, rules) for other in others))
        twice.discard(word)
        found |= twice
    return frozenset(found)


def _rules_for(words: Iterable[str]) -> list[Rule]:
    """The rules of which the letters stand in some of these words."""
    text = " ".join(words)
    return [rule for rule in _rules() if rule[0] in text]


def _changed_once(word: str, rules: Sequence[Rule]) -> set[str]:
    return {
        word[: found.start()] + instead + word[found.end() :]
        for letters, pattern, instead in rules
        if letters in word
        for found in pattern.finditer(word)
    }


def ocr(word: str) -> str:
    """A folded word with look-alike letters made one.

    >>> ocr("cl0sed") == ocr("closed"), ocr("irnpact") == ocr("impact"), ocr("closed") == ocr("dosed")
    (True, True, True)
    """
    for group, letter in _MISREAD_GROUPS:
        word = word.replace(group, letter)
    return word.translate(_MISREAD)


def digraphs(word: str, surface: str) -> frozenset[str]:
    """Umlauts written out, and the reverse: Zürich, Zuerich, Zurich.

    >>> sorted(digraphs("zurich", "Zürich")), sorted(digraphs("duesseldorf", "Duesseldorf"))
    (['zuerich'], ['dusseldorf'])
    """
    found = {re.sub("(?<![gq])ue|[ao]e", lambda pair: pair[0][0], word)}
    written = surface.lower()
    if len(written) <= len(word):
        letters = (_UMLAUTS.get(accented, letter) for letter, accented in zip(word, written, strict=False))
        found.add("".join(letters) + word[len(written) :])
    return frozenset(found) - {word}
