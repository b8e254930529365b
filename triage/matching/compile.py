"""Literal → patterns: what one text of a profile looks for, token by token.

A literal is a term's text, a variant, or an entry of a gate or of `near`. It becomes one pattern or a few: its own
tokens, and where writing may differ the same letters written solid or apart ("co-operation", "cooperation"), an acronym
with dots ("U.S.", "US"), a code with or without its hyphen, a name with or without a middle initial. What may stand
between tokens is `gaps`' business, what must stand beside them `edges`'.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from triage.expression import Expression
from triage.matching import tokens
from triage.matching.edges import edges_of
from triage.matching.fold import fold
from triage.matching.joins import SpellingPart, joins
from triage.matching.needles import LONGEST_DOTTED, anchor_of, is_acronym, is_code, is_phrase, needle_of
from triage.matching.pattern import Edges, Gap, GapRule, Needle, Pattern, PatternOptions

if TYPE_CHECKING:
    from triage.matching.names import PersonalName

__all__ = ["Needle", "Pattern", "PatternOptions", "compile_literal"]


#: Tokens of a code that is all of a literal: S&P 500.
LONGEST_CODE = 3


#: Signs that may be missing beside a word.
_OPTIONAL = "!?.'\"“”‘’ "
_WILD_TOKEN = Expression(r"[\w*?'’]+")


#: A star, or a question mark inside a word or before it; one at its end ends a question.
_WILD_MARK = Expression(r"\*|\?(?=[\w*])")


#: A star or question mark that may as well be a letter's neighbour: E*Trade, M*A*S*H.
_INNER_MARK = Expression(r"\w[*?](?=\w)")


def compile_literal(text: str, options: PatternOptions) -> tuple[Pattern, ...]:
    """The patterns of one literal; none where it holds no word character (the linter says so).

    >>> [[needle.folded for needle in p.needles] for p in compile_literal("TPP", PatternOptions())]
    [['tpp'], ['t', 'p', 'p']]
    """
    is_wild = options.as_ == "wildcard" or (options.as_ == "word" and _WILD_MARK.search(text) is not None)
    patterns: tuple[Pattern, ...] = ()
    if not is_wild or (options.as_ == "word" and _INNER_MARK.search(text)):
        patterns = _Compiled(text, options).patterns
    if is_wild and any(char.isalnum() for char in text):
        for writing in _with_stops(text):
            patterns += _wild(writing, options)
    return tuple(dict.fromkeys(patterns))


#: An acronym beside a wildcard: US troop*.
_ACRONYM = Expression(rf"(?<![\w*?.])[A-Z]{{2,{LONGEST_DOTTED}}}(?![\w*?.])")
_STOPPED = Expression(r"(?<![\w*?.])(?:[A-Z]\.){2,}(?![\w*?])")


def _with_stops(text: str) -> tuple[str, ...]:
    """A literal with wildcards, and with its acronyms with stops and without them, where not all is in capitals.

    >>> _with_stops("US troop*"), _with_stops("U.S. troop*"), _with_stops("BANK OF *")
    (('US troop*', 'U.S. troop*'), ('U.S. troop*', 'US troop*'), ('BANK OF *',))
    """
    if text.isupper() and " " in text:
        return (text,)
    with_stops = _ACRONYM.sub(lambda found: "".join(f"{letter}." for letter in found[0]), text)
    without = _STOPPED.sub(lambda found: found[0].replace(".", ""), text)
    return tuple(dict.fromkeys((text, with_stops, without)))


def _wild(text: str, options: PatternOptions) -> tuple[Pattern, ...]:
    words = _WILD_TOKEN.findall(text.replace("_", " "))
    needles = tuple(
        needle_of(
            word,
            options,
            is_upper=is_acronym(text),
            is_wild="*" in word or "?" in word,
            alone=len(words) == 1,
        )
        for word in (tokens.straightened(word) for word in words)
    )
    return (Pattern(needles, anchor_of(needles), (Gap(),) * (len(needles) - 1)),)


class _Compiled:
    """The patterns of a literal without wildcards."""

    def __init__(self, text: str, options: PatternOptions) -> None:
        self.options = options
        #: A word of letters only has no name, code or figure in it: what knows of those need not be imported.
        self._is_word = text.strip().isalpha()
        self.name = self._name_in(text) if options.as_ == "word" else None
        found = self._patterns_of(text, self.name, with_joins=options.fuzzy != "off")
        if found and options.as_ == "word" and (not self._is_word or _has_writings(text)):
            found += self._reworded(text)
        self.patterns = tuple(found)

    def _name_in(self, text: str) -> "PersonalName | None":
        if self._is_word:
            return None
        from triage.matching.names import read_name

        return read_name(text)

    def _reworded(self, text: str) -> Iterator[Pattern]:
        """The patterns of other wordings, and of the words of a hashtag."""
        from triage.matching.wordings import LENGTH, wordings, words_of_hashtag

        for other in wordings(text, self.name):
            name = self._name_in(other) if self.name else None
            is_unnumbered = _is_unnumbered(other, self.name)
            is_cut = "ァ" <= other[-1:] < LENGTH and (text.endswith(LENGTH) or text[-1:] < "ァ")
            for pattern in self._patterns_of(other, name, with_joins=False):
                edges = replace(pattern.edges, is_unnumbered=is_unnumbered, is_cut=is_cut)
                yield replace(pattern, edges=edges, is_respelling=True)
        if said := words_of_hashtag(text):
            for pattern in self._patterns_of(said, None, with_joins=False):
                respelt = _respelling(pattern)
                yield _capitalised(respelt) if len(pattern.needles) == 2 else respelt

    def _patterns_of(self, text: str, name: "PersonalName | None", *, with_joins: bool) -> list[Pattern]:
        text = text.strip()
        spans = tokens.spans(text)
        if not spans:
            return []
        words = [tokens.straightened(text[start:end]) for start, end in spans]
        owns = _owns(text, spans) if len(spans) > 1 else []
        needles = self._needles(text, words)
        gaps = _gaps(words, owns, name)
        if name is not None:
            needles = (*(replace(needle, is_followed=True) for needle in needles[:-1]), needles[-1])
        is_joined = bool(gaps) and gaps[-1].rule == "code"
        if (
            self.options.as_ == "word"
            and self.options.forms != "exact"
            and _may_be_plural(words[-1], is_joined=is_joined)
        ):
            needles = (*needles[:-1], replace(needles[-1], others=(*needles[-1].others, f"{needles[-1].folded}s")))
        patterns = [Pattern(needles, anchor_of(needles), gaps)]
        if self.options.as_ == "word":
            patterns += self._variations(text, words, owns, patterns[0], name)
            if with_joins and not is_acronym(text):
                patterns += _respelt(text, words, patterns[0])
        edges = edges_of(text, spans[0], spans[-1])
        if len(words) == 1 and (edges.before or edges.after):
            # With its sign no word is a common one, in a headline of capitals neither: LEARN .NET AND C++.
            patterns[0] = replace(patterns[0], needles=(replace(patterns[0].needles[0], is_common=False),))
        return [replace(pattern, edges=_edges(edges, pattern, patterns[0])) for pattern in patterns]

    def _needles(self, text: str, words: Sequence[str]) -> tuple[Needle, ...]:
        is_upper = is_acronym(text)
        alone = len(words) == 1
        needles = [
            needle_of(word, self.options, is_upper=is_upper and (alone or not is_phrase(text)), alone=alone)
            for word in words
        ]
        if self.options.case == "auto":
            needles[-1] = _with_article(words, needles[-1])
            if alone and len(words[0]) == 1 and words[0].isupper() and text.strip(_OPTIONAL) == words[0]:
                needles = [replace(needles[0], case="upper")]  # the platform X, and no x axis
            if not alone and len(words[0]) == 1 and words[0].isupper() and text[1:2] in {"!", "?"}:
                needles[0] = replace(needles[0], case="upper")  # "the e news" is not on E! News
            is_whole = is_code(text) and len(words) <= LONGEST_CODE
            needles = [
                replace(needle, case="ignore", is_common=False)
                if (is_whole or is_code(needle.surface)) and not _is_sum(needle.folded)
                else needle
                for needle in needles
            ]
        if self.options.as_ == "prefix":
            needles[:-1] = [replace(needle, as_="word") for needle in needles[:-1]]
        return tuple(needles)

    def _variations(
        self, text: str, words: list[str], owns: list[str], plain: Pattern, name: "PersonalName | None"
    ) -> Iterable[Pattern]:
        if self._is_word and not is_acronym(text):
            return ()
        from triage.matching.variations import variations

        return variations(text, words, owns, plain, self.options, name, self.name)


def _with_article(words: Sequence[str], noun: Needle) -> Needle:
    """The last needle of a literal; a common word with its article is a name by its capital alone: The Times, L'Équipe."""
    parts = words[0].split("'") if len(words) == 1 else words
    if len(parts) != 2 or not all(map(str.istitle, parts)):
        return noun
    from triage.languages.function_words import LONGEST_ARTICLE, languages_of_article

    article, word = parts
    found = languages_of_article(article.lower()) if len(article) <= LONGEST_ARTICLE else ()
    capital_in = tuple(language for language in found if _is_common_in(word, language))
    if not capital_in:
        return noun
    return replace(noun, capital_in=capital_in, forms="exact" if "en" in capital_in else noun.forms)


def _is_common_in(word: str, language: str) -> bool:
    from triage.languages.common import common_words
    from triage.matching.common import is_common

    return is_common(fold(word)) if language == "en" else word.casefold() in common_words(language)


def _has_writings(text: str) -> bool:
    """Whether a word of letters is written in another way as well, as Japanese ones are."""
    if text.isascii():
        return False
    from triage.matching.wordings import is_japanese, wordings

    return is_japanese(text) and bool(wordings(text, None))


def _edges(edges: Edges, pattern: Pattern, plain: Pattern) -> Edges:
    """The last stop of an acronym with stops belongs to it; without them it ends a sentence."""
    if pattern.edges.is_hungarian:
        return pattern.edges
    if pattern.gaps and all(gap.own == "." and gap.rule in {"dot", "sign"} for gap in pattern.gaps):
        return replace(edges, may_after=edges.may_after or ".")
    if edges.may_after == "." and len(pattern.needles) < len(plain.needles):
        return replace(edges, may_after="")
    return edges


def _is_unnumbered(wording: str, name: "PersonalName | None") -> bool:
    """Whether a wording is a monarch's name without its number, so that another's may follow: Pope Leo, of Pope Leo XIV."""
    return name is not None and len(name.core) == 1 and name.suffix.isupper() and not wording.endswith(name.suffix)


def _respelling(pattern: Pattern) -> Pattern:
    return replace(pattern, is_respelling=True)


def _capitalised(pattern: Pattern) -> Pattern:
    """Two words of a hashtag may stand side by side in any sentence: "me too"."""
    needles = (
        replace(needle, case="capitalized") if needle.case == "ignore" else needle for needle in pattern.needles
    )
    return replace(pattern, needles=tuple(needles))


def _may_be_plural(word: str, *, is_joined: bool) -> bool:
    """Whether a code ends in a figure that may have a plural s: F-16s, F16s."""
    return word[-1:].isdigit() and (is_joined or is_code(word))


_MAGNITUDE = Expression(r"\d+(?:bn|mn|tn|[mkbt])")


def _is_sum(folded: str) -> bool:
    """Whether small letters would make a sum of a code: 3M, and $3m."""
    return _MAGNITUDE.fullmatch(folded) is not None


def _owns(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What the literal itself has between its words."""
    from triage.matching.gaps import flat

    return [flat(text[spans[number][1] : spans[number + 1][0]]) for number in range(len(spans) - 1)]


def _gaps(words: list[str], owns: list[str], name: "PersonalName | None") -> tuple[Gap, ...]:
    only_two = len(words) == 2
    gaps = [
        Gap(own, _rule(own, words[number], words[number + 1], only_two=only_two))
        for number, own in enumerate(owns)
    ]
    if name is not None:
        gaps = [gap if gap.rule in {"sign", "tight"} else Gap(gap.own, "name") for gap in gaps]
        if name.suffix and gaps:
            gaps[-1] = Gap(gaps[-1].own, "suffix")
    return tuple(gaps)


def _rule(own: str, before: str, after: str, *, only_two: bool) -> GapRule:
    """The rule of a gap; between letters and figures of a code that of codes."""
    if before[-1:].isdigit() != after[:1].isdigit() and before.isalnum() and after.isalnum():
        letters = after if before[-1:].isdigit() else before
        is_joined = own in {"", "(", "-", "\u2010", "\u2011"}
        is_code_word = letters[1:] != letters[1:].lower() or letters.isupper()  # MH 370, iOS 18
        if is_joined or (own == " " and is_code_word and letters not in {"A", "I"}):
            return "code"
    from triage.matching.gaps import rule_of

    return rule_of(own, before, after, only_two=only_two)


def _respelt(text: str, words: list[str], plain: Pattern) -> list[Pattern]:
    """The literal written solid or apart, as `joins` has it."""
    patterns = []
    needles = plain.needles
    for spelling in joins(text, words, [needle.folded for needle in needles]):
        parts = spelling.parts
        found = tuple(
            needles[part.source]
            if part.is_same
            else _part(needles[part.source], part, text, is_last=part is parts[-1])
            for part in parts
        )
        lengths = [(not part.is_same, len(part.letters)) for part in parts]
        longest = lengths.index(max(lengths))
        rule: GapRule = "tight" if spelling.wants_hyphen else "joint"
        gaps = tuple(
            _within(part, following, rule) if part.source == following.source else plain.gaps[part.source]
            for part, following in pairwise(parts)
        )
        patterns.append(Pattern(found, longest, gaps, is_respelling=True))
    return patterns


def _within(part: SpellingPart, following: SpellingPart, rule: GapRule) -> Gap:
    """The gap between two pieces of one word."""
    if not part.written.isascii() and following.written[:1] >= "\u0600":
        return Gap(f"{part.written} {following.written}", "bare")
    return Gap("", rule)


def _is_camel(word: str) -> bool:
    """Whether a word has a capital behind small letters: LinkedIn, MeToo, not McDonald."""
    return any(char.isupper() for char in word[2:]) and word[:2].istitle() and word[:2] != "Mc"


def _part(model: Needle, part: SpellingPart, text: str, *, is_last: bool) -> Needle:
    """A needle for letters that are no word of the literal: a piece of one, or several of them.

    Misspellings count only of what is written with a hyphen by nature.
    """
    keeps_case: Literal["match", "upper", "capitalized", "ignore"] = "ignore"
    if model.case in ("match", "upper"):
        keeps_case = model.case
    elif part.is_piece and model.case == "ignore" and part.written[:1].isupper() and _is_camel(model.surface):
        keeps_case = "capitalized"  # "linked in" is two words of any sentence
    letters, written = part.letters, part.written or part.letters
    if not part.is_piece:
        surface = letters.capitalize() if text[:1].isupper() else letters
        surface = written if keeps_case != "ignore" else surface
        fuzzy = model.fuzzy if "-" in text else "off"
    else:
        surface, fuzzy = written, "off"
    is_bent = is_last or not part.is_piece
    return replace(
        model,
        folded=letters,
        surface=surface,
        forms=model.forms if is_bent else "exact",
        has_default_forms=model.has_default_forms and is_bent,
        case=keeps_case,
        is_common=False,
        fuzzy=fuzzy,
        others=(),
    )
