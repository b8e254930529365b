"""Texts of a profile that are looked for otherwise than their writer may think: operators of other tools, question
marks, single common words, and conditions that close on everything.
"""

from collections.abc import Iterator

from triage.expression import Expression
from triage.languages.common import common_words
from triage.profiles.model import Profile, Term

#: English words that news uses so often that one of them says little about an article.
COMMON = 3000
#: A profile with more terms has others to balance such a word.
FEW_TERMS = (2, 3)
#: Weight, as a share of the greatest, from which a word counts in full.
FULL = 0.75

#: What is said of a term (None: of the profile) and the hint.
Said = tuple[Term | None, str, str]


_OPERATOR = Expression(r"(?<![\w&])(?:OR|AND|NOT|NEAR(?:/\d+)?|ADJ\d*|[WN]/\d+|ATLEAST\d+)(?![\w&])")


def question_marks(profile: Profile) -> Iterator[Said]:
    """A question mark at the end of a word, where a wildcard may be meant."""
    for term in profile.terms:
        for text in (term.text, *term.variants):
            if term.as_ == "word" and text.endswith("?") and " " not in text and "*" not in text:
                message = f"{text!r} is looked for as it stands: ? is a wildcard inside a word only"
                yield term, message, 'write as = "wildcard"'


def operators(profile: Profile) -> Iterator[Said]:
    """A text that another tool would read as a Boolean string."""
    for term in profile.terms:
        if term.as_ != "word":
            continue
        for text in (term.text, *term.variants):
            sign = boolean_sign(text)
            if sign:
                hint = "write a term for each, or triage profile new NAME --boolean '…' for a Boolean string"
                yield term, f"{text!r} is looked for as it stands: {sign} is no operator here", hint


def boolean_sign(text: str) -> str:
    """What in a text looks like the syntax of a Boolean string; empty where nothing does.

    >>> boolean_sign("copper OR zinc"), boolean_sign("copper, zinc, tin"), boolean_sign('"bird flu"')
    ('OR', 'a comma', 'a quotation mark')
    >>> [boolean_sign(text) for text in ("Washington, DC", "401(k)", "Toys “R” Us", "TRUE OR FALSE", "War and Peace")]
    ['', '', '', '', '']
    """
    stripped = text.strip()
    found = _OPERATOR.search(stripped)
    if found and not stripped.isupper():
        return found[0]
    if len(stripped) > 1 and stripped[0] in '"“„«' and stripped[-1] in '"”“»':
        return "a quotation mark"
    if stripped[:1] == "(" and stripped[-1:] == ")":
        return "a bracket"
    parts = [part.strip() for part in stripped.split(",")]
    is_list = len(parts) > 2 and " and " not in parts[-1] and "&" not in parts[-1]
    if is_list or (len(parts) == 2 and all(part.islower() for part in parts)):
        return "a comma"
    return ""


def common_alone(profile: Profile) -> Iterator[Said]:
    """A single common word in a profile of two or three terms, where it makes hits by itself."""
    scoring = [term for term in profile.terms if term.weight > 0 and not term.exclude]
    if len(scoring) not in FEW_TERMS or profile.combinations:
        return
    greatest = max(term.weight for term in scoring)
    for term in scoring:
        is_anywhere = term.within is None and not term.not_within and term.first_words is None
        is_bare = is_anywhere and term.near is None and term.entity is None and term.at_least == 1
        if (
            is_bare
            and term.as_ == "word"
            and term.case == "auto"
            and term.weight >= FULL * greatest
            and _is_common(term.text, profile)
        ):
            message = f"{term.text!r} is a common word: alone it scores up to 79 and is seldom right"
            yield term, message, "give it near, or weight = 0.5"


def _is_common(text: str, profile: Profile) -> bool:
    """Whether a text is one of the commonest words of the profile's language, in small letters."""
    if len(text) < 3 or not text.islower() or not text.isalpha():
        return False
    languages = {language.partition("-")[0].lower() for language in profile.languages} or {"en"}
    if languages != {"en"}:
        return any(text in common_words(language) for language in languages)
    from triage.matching.wordlist import is_among

    return is_among(text, COMMON)


def closing(profile: Profile) -> Iterator[Said]:
    """Entries of gates and conditions that stand for every word, or for none."""
    require = profile.require
    at_least = require.at_least.of if require.at_least else ()
    for rule, entries in (
        ("exclude", (*profile.exclude, *require.none)),
        ("require", (*require.all, *require.any, *at_least)),
    ):
        for entry in dict.fromkeys(entries):
            yield from ((None, message, hint) for message, hint in _closing(rule, entry))


def _closing(rule: str, entry: str) -> Iterator[tuple[str, str]]:
    letters = [char for char in entry if char.isalnum()]
    if not letters:
        effect = "no article can be a hit" if rule == "require" else "it is not looked for, and closes on nothing"
        if "*" in entry:
            yield f"{entry!r} in {rule} stands for any word: {effect}", "name the words"
        else:
            yield f"{entry!r} in {rule} can never match: it has no letter and no figure", "name a word"
    elif rule == "exclude" and "*" in entry and len(letters) == 1 and " " not in entry.strip():
        yield f"{entry!r} in exclude closes on nearly every article", "write more letters before the *"
