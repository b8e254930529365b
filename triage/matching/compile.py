"""Literal → patterns: what one text of a profile looks for, token by token.

A literal is a term's text, a variant, or an entry of a gate or of `near`. It becomes one pattern or a few: its own
tokens, and where writing may differ the same letters written solid or apart ("co-operation", "cooperation"), an acronym
with dots ("U.S.", "US"), a code with or without its hyphen, a name with or without a middle initial. What may stand
between tokens is `gaps`' business, what must stand beside them `edges`'.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from msgspec.structs import replace

from triage.matching import tokens
from triage.matching.codes import Piece, is_code, other_cuts
from triage.matching.common import is_common
from triage.matching.edges import edges_of
from triage.matching.fold import fold
from triage.matching.gaps import flat, rule_of
from triage.matching.joins import SpellingPart, joins
from triage.matching.names import (
    ARTICLES,
    SONS,
    PersonalName,
    attached_article,
    has_initials,
    read_name,
    takes_initials,
)
from triage.matching.pattern import Edges, Gap, GapRule, Needle, NeedleCase, Pattern, PatternOptions
from triage.matching.wordings import wordings, words_of_hashtag
from triage.profiles.model import Forms

__all__ = ["Needle", "Pattern", "PatternOptions", "compile_literal"]

#: Acronyms with more letters are not written with dots.
LONGEST_DOTTED = 5
#: Shorter acronyms are never written so: Who, It and Eu are other words.
SHORTEST_WRITTEN_OUT = 4
#: Tokens of a code that is all of a literal: S&P 500.
LONGEST_CODE = 3
_POSSESSIVE = "'s"


@cache
def _wild_token() -> re.Pattern[str]:
    return re.compile(r"[\w*?'’]+")


@cache
def _wild_mark() -> re.Pattern[str]:
    """A star, or a question mark inside a word or before it; one at its end ends a question."""
    return re.compile(r"\*|\?(?=[\w*])")


@cache
def _inner_mark() -> re.Pattern[str]:
    """A star or question mark that may as well be a letter's neighbour: E*Trade, M*A*S*H."""
    return re.compile(r"\w[*?](?=\w)")


def compile_literal(text: str, options: PatternOptions) -> tuple[Pattern, ...]:
    """The patterns of one literal; none where it holds no word character (the linter says so).

    >>> [[needle.folded for needle in p.needles] for p in compile_literal("TPP", PatternOptions())]
    [['tpp'], ['t', 'p', 'p']]
    """
    is_wild = options.as_ == "wildcard" or (options.as_ == "word" and _wild_mark().search(text) is not None)
    patterns: tuple[Pattern, ...] = ()
    if not is_wild or (options.as_ == "word" and _inner_mark().search(text)):
        patterns = _Compiled(text, options).patterns
    if is_wild and any(char.isalnum() for char in text):
        patterns += _wild(text, options)
    return tuple(dict.fromkeys(patterns))


def _wild(text: str, options: PatternOptions) -> tuple[Pattern, ...]:
    words = _wild_token().findall(text.replace("_", " "))
    needles = tuple(
        _needle(
            word,
            options,
            is_upper=_is_acronym(text),
            is_wild="*" in word or "?" in word,
            alone=len(words) == 1,
        )
        for word in (tokens.straightened(word) for word in words)
    )
    return (Pattern(needles, _anchor(needles), (Gap(),) * (len(needles) - 1)),)


class _Compiled:
    """The patterns of a literal without wildcards."""

    def __init__(self, text: str, options: PatternOptions) -> None:
        self.options = options
        self.name = read_name(text) if options.as_ == "word" else None
        found = self._patterns_of(text, self.name, with_joins=options.fuzzy != "off")
        if found and options.as_ == "word":
            for other in wordings(text, self.name):
                name = read_name(other) if self.name else None
                found += [_respelling(pattern) for pattern in self._patterns_of(other, name, with_joins=False)]
            said = words_of_hashtag(text)
            for pattern in self._patterns_of(said, None, with_joins=False) if said else ():
                found.append(
                    _capitalised(_respelling(pattern)) if len(pattern.needles) == 2 else _respelling(pattern)
                )
        self.patterns = tuple(found)

    def _patterns_of(self, text: str, name: PersonalName | None, *, with_joins: bool) -> list[Pattern]:
        text = text.strip()
        spans = tokens.spans(text)
        if not spans:
            return []
        words = [tokens.straightened(text[start:end]) for start, end in spans]
        owns = [flat(text[spans[number][1] : spans[number + 1][0]]) for number in range(len(spans) - 1)]
        needles = self._needles(text, words)
        gaps = _gaps(words, owns, name)
        is_joined = bool(gaps) and gaps[-1].rule == "code"
        if (
            self.options.as_ == "word"
            and self.options.forms != "exact"
            and _may_be_plural(words[-1], is_joined=is_joined)
        ):
            needles = (*needles[:-1], replace(needles[-1], others=(*needles[-1].others, f"{needles[-1].folded}s")))
        patterns = [Pattern(needles, _anchor(needles), gaps)]
        if self.options.as_ == "word":
            patterns += self._variations(text, words, owns, patterns[0], name)
            if with_joins and not _is_acronym(text):
                patterns += _respelt(text, words, patterns[0])
        edges = edges_of(text, spans[0], spans[-1])
        return [replace(pattern, edges=_edges(edges, pattern, patterns[0])) for pattern in patterns]

    def _needles(self, text: str, words: Sequence[str]) -> tuple[Needle, ...]:
        is_upper = _is_acronym(text)
        alone = len(words) == 1
        needles = [
            _needle(word, self.options, is_upper=is_upper and (alone or not _is_phrase(text)), alone=alone)
            for word in words
        ]
        if self.options.case == "auto":
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
        self, text: str, words: list[str], owns: list[str], plain: Pattern, name: PersonalName | None
    ) -> Iterable[Pattern]:
        is_upper = _is_acronym(text)
        yield from _dotted(text, words, plain, is_upper=is_upper)
        for cut in other_cuts(words, owns):
            yield self._recut(cut, plain)
        yield from _with_and(words, plain)
        if name is not None:
            may_insert = self.name is None or not has_initials(self.name)
            yield from _of_name(words, plain, name, may_insert=may_insert)

    def _recut(self, cut: list[tuple[Piece, ...]], plain: Pattern) -> Pattern:
        """A code whose letters and figures are joined or parted in another way."""
        needles: list[Needle] = []
        gaps: list[Gap] = []
        for token in cut:
            model = plain.needles[token[0].token]
            whole = "".join(piece.text for piece in token)
            is_own = whole == model.surface and len({piece.token for piece in token}) == 1
            if needles:
                before = needles[-1].surface
                parted_by_code = before[-1:].isdigit() != whole[:1].isdigit()
                gaps.append(Gap("", "code") if parted_by_code else plain.gaps[token[0].token - 1])
            needles.append(
                model if is_own else _plain_needle(model, whole, self.options, is_last=token is cut[-1])
            )
        return Pattern(tuple(needles), _anchor(needles), tuple(gaps), is_respelling=True)


def _edges(edges: Edges, pattern: Pattern, plain: Pattern) -> Edges:
    """The last stop of an acronym with stops belongs to it; without them it ends a sentence."""
    if pattern.gaps and all(gap.rule == "dot" for gap in pattern.gaps):
        return replace(edges, may_after=edges.may_after or ".")
    if edges.may_after == "." and len(pattern.needles) < len(plain.needles):
        return replace(edges, may_after="")
    return edges


def _respelling(pattern: Pattern) -> Pattern:
    return replace(pattern, is_respelling=True)


def _capitalised(pattern: Pattern) -> Pattern:
    """Two words of a hashtag may stand side by side in any sentence: "me too"."""
    needles = (
        replace(needle, case="capitalized") if needle.case == "ignore" else needle for needle in pattern.needles
    )
    return replace(pattern, needles=tuple(needles))


def _is_phrase(text: str) -> bool:
    """Capitals in several words, none of them single letters: IBM CEO; not U. S., nor S&P."""
    words = text.split()
    return len(words) > 1 and all(sum(map(str.isalpha, word)) > 1 for word in words)


def _may_be_plural(word: str, *, is_joined: bool) -> bool:
    """Whether a code ends in a figure that may have a plural s: F-16s, F16s."""
    return word[-1:].isdigit() and (is_joined or is_code(word))


@cache
def _magnitude() -> re.Pattern[str]:
    return re.compile(r"\d+(?:bn|mn|tn|[mkbt])")


def _is_sum(folded: str) -> bool:
    """Whether small letters would make a sum of a code: 3M, and $3m."""
    return _magnitude().fullmatch(folded) is not None


def _needle(word: str, options: PatternOptions, *, is_upper: bool, alone: bool, is_wild: bool = False) -> Needle:
    surface = word.strip("'")
    looks_upper = is_upper or (_is_acronym(word) and not alone)
    folded = word.lower() if is_wild else fold(surface)
    # Who says that case is to be ignored means it in headlines of capitals too.
    wants_case = options.case != "ignore" and (looks_upper or (alone and word[:1].isupper()))
    common = wants_case and is_common(folded)
    case = _case(word, options, looks_upper=looks_upper, in_phrase=not is_upper, is_common=common)
    if not any(char.isalpha() for char in word) or (options.is_short_name and word[:1].islower()):
        case, common = "ignore", False  # the number of "COVID-19" has no case, nor has the "bin" of bin Laden
    forms: Forms = options.forms or ("plural" if word[:1].isupper() else "stem")
    is_default = options.forms is None
    if options.is_short_name:
        forms = "exact"
    others: tuple[str, ...] = ()
    if not is_wild and "'" in surface:
        if is_possessive(folded):
            forms, is_default = "exact", False
        bare = folded.replace("'", "")
        others = () if alone and is_common(bare) else (bare,)
    return Needle(
        folded=folded,
        surface=surface,
        as_="wildcard" if is_wild else "word" if options.as_ == "wildcard" else options.as_,
        forms=forms,
        has_default_forms=is_default,
        case=case,
        is_common=common,
        accents=options.accents,
        fuzzy="off" if looks_upper else options.fuzzy,
        translit=options.translit,
        language=options.language,
        tonal=options.tonal if surface.isascii() else "",
        others=others,
    )


def is_possessive(folded: str) -> bool:
    """Whether a word ends in an apostrophe and s that belong to it: McDonald's."""
    return folded.endswith(_POSSESSIVE) and len(folded) > len(_POSSESSIVE)


def _case(
    word: str, options: PatternOptions, *, looks_upper: bool, in_phrase: bool, is_common: bool
) -> NeedleCase:
    if options.case != "auto":
        return options.case
    if looks_upper and in_phrase:
        return "in a phrase"
    if looks_upper:
        letters = word.strip("*")
        is_written_out = len(letters) >= SHORTEST_WRITTEN_OUT and letters.isalpha() and not is_common
        return "acronym" if is_written_out else "upper"
    return "capitalized" if is_common else "ignore"


def _is_acronym(text: str) -> bool:
    """Capitals only, two letters at least: WHO, U.S., COVID-19, M-1 beside digits."""
    letters = [char for char in text if char.isalpha()]
    return text.isupper() and (len(letters) > 1 or any(char.isdigit() for char in text))


def _anchor(needles: Sequence[Needle]) -> int:
    """The longest token: long words are rare words, so the search wakes up seldom."""
    lengths = [_rarity(needle) for needle in needles]
    return lengths.index(max(lengths))


def _rarity(needle: Needle) -> int:
    """The letters of a word; what stands for several words, "and" among them, is the commonest."""
    if needle.as_ == "initial" or len(needle.others) > 1:
        return 0
    return len(needle.folded) if needle.as_ == "word" else 1


def _gaps(words: list[str], owns: list[str], name: PersonalName | None) -> tuple[Gap, ...]:
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
        if is_joined or (own == " " and letters.isupper() and letters not in {"A", "I"}):
            return "code"
    return rule_of(own, before, after, only_two=only_two)


def _dotted(text: str, words: list[str], plain: Pattern, *, is_upper: bool) -> list[Pattern]:
    """An acronym without dots also with them (US, U.S.), and the other way round."""
    first = plain.needles[0]
    if not is_upper or _is_phrase(text):
        return _dotted_within(text, words, plain)
    if len(words) == 1:
        if words[0].isalpha() and len(words[0]) <= LONGEST_DOTTED:
            single = tuple(_letter(first, letter) for letter in words[0])
            return [Pattern(single, 0, (Gap(".", "dot"),) * (len(single) - 1))]
        return []
    if all(len(word) == 1 for word in words) and "." in text and "".join(words).isalpha():
        return [Pattern((replace(_letter(first, "".join(words)), case="upper"),), 0)]
    return []


def _dotted_within(text: str, words: list[str], plain: Pattern) -> list[Pattern]:
    """A phrase with US or UK also with U.S. or U.K., and the other way round."""
    needles, gaps = plain.needles, plain.gaps
    found = []
    for number, word in enumerate(words):
        before, after = needles[:number], needles[number + 2 :]
        pair = "".join(words[number : number + 2])
        if len(word) == 2 and needles[number].case == "in a phrase" and word.isalpha():
            letters = tuple(replace(_letter(needles[number], letter), case="upper") for letter in word)
            stop = [replace(gap, own=f".{gap.own}") for gap in gaps[number : number + 1]]
            cut = (*gaps[:number], Gap(".", "sign"), *stop, *gaps[number + 1 :])
            found.append(Pattern((*before, *letters, *needles[number + 1 :]), 0, cut))
        elif len(pair) == 2 and pair.isupper() and ".".join(pair) in text:
            joined = replace(_letter(needles[number], pair), case="upper")
            found.append(Pattern((*before, joined, *after), 0, (*gaps[:number], *gaps[number + 1 :])))
    return [replace(pattern, anchor=_anchor(pattern.needles)) for pattern in found]


def _letter(model: Needle, surface: str) -> Needle:
    folded = surface.lower()
    common = len(surface) > 1 and is_common(folded)
    return replace(
        model, folded=folded, surface=surface, forms="exact", has_default_forms=False, is_common=common, others=()
    )


def _plain_needle(model: Needle, surface: str, options: PatternOptions, *, is_last: bool) -> Needle:
    """A needle for letters and figures of a code, as they are; the last may have a plural s."""
    folded = fold(surface)
    is_plural = is_last and folded[-1:].isdigit() and options.forms != "exact"
    case: NeedleCase = model.case
    if options.case == "auto":
        case = model.case if surface == model.surface else "ignore"
    return replace(
        model,
        folded=folded,
        surface=surface,
        forms="exact",
        has_default_forms=False,
        case="ignore" if surface.isdigit() else case,
        is_common=False,
        fuzzy="off",
        others=(f"{folded}s",) if is_plural else (),
    )


def _with_and(words: list[str], plain: Pattern) -> Iterable[Pattern]:
    """A sign between capitalised words as a word, and the word as the sign: Marks and Spencer, Tate & Lyle."""
    if len(words) == 1:
        return
    from triage.languages.conjunctions import AND

    for number, gap in enumerate(plain.gaps):
        if gap.rule == "and" and _are_capitalised(words[number], words[number + 1]):
            needles = (*plain.needles[: number + 1], _any_and(plain), *plain.needles[number + 1 :])
            gaps = (*plain.gaps[:number], Gap(), Gap(), *plain.gaps[number + 1 :])
            yield Pattern(needles, _anchor(needles), gaps, is_respelling=True)
    for number in range(1, len(words) - 1):
        if words[number].lower() in AND and _are_capitalised(words[number - 1], words[number + 1]):
            needles = (*plain.needles[:number], *plain.needles[number + 1 :])
            gaps = (*plain.gaps[: number - 1], Gap("&", "and"), *plain.gaps[number + 1 :])
            yield Pattern(needles, _anchor(needles), gaps, is_respelling=True)
            others = (*plain.needles[:number], _any_and(plain), *plain.needles[number + 1 :])
            yield Pattern(others, _anchor(needles), plain.gaps, is_respelling=True)


def _are_capitalised(*words: str) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() for word in words)


def _any_and(plain: Pattern) -> Needle:
    from triage.languages.conjunctions import AND

    return replace(_letter(plain.needles[0], "and"), case="ignore", fuzzy="off", others=tuple(sorted(AND)))


def _of_name(words: list[str], plain: Pattern, name: PersonalName, *, may_insert: bool) -> Iterable[Pattern]:
    """A person's name with a middle initial, and with its Arabic article in other writings or none."""
    needles = plain.needles
    yield from _articles(words, plain)
    titles = sum(len(tokens.words(title)) for title in name.titles)
    place = titles + len(tokens.words(name.core[0]))
    if may_insert and takes_initials(name) and place < len(needles):
        initial = _initial(needles[0])
        for count in (1, 2):
            several = (*needles[:place], *(initial,) * count, *needles[place:])
            gaps = (*plain.gaps[:place], *(Gap(rule="name"),) * count, *plain.gaps[place:])
            yield Pattern(several, _anchor(several), gaps, is_respelling=True)


def _initial(model: Needle) -> Needle:
    """A single capital, or an article before an Arabic surname."""
    plain = replace(_letter(model, "X"), folded="", surface="", case="ignore", fuzzy="off", translit=False)
    return replace(plain, as_="initial", others=ARTICLES[:2])


def _articles(words: list[str], plain: Pattern) -> Iterable[Pattern]:
    """al-Assad, el-Assad, Assad, Alassad; ElBaradei, el-Baradei; bin, ibn."""
    needles, gaps = plain.needles, plain.gaps
    for number, word in enumerate(words):
        folded = fold(word)
        before, after = needles[:number], needles[number + 1 :]
        attached = attached_article(word)
        if folded in SONS and 0 < number < len(words) - 1:
            yield _named((*before, _one_of(needles[number], SONS), *after), gaps)
        elif folded in ARTICLES and number + 1 < len(words):
            yield _named((*before, _one_of(needles[number], ARTICLES), *after), gaps)
            joined = _one_of(
                needles[number + 1], tuple(f"{each}{fold(words[number + 1])}" for each in ("al", "el"))
            )
            cut = (*gaps[:number], *gaps[number + 1 :])
            yield _named((*before, joined, *needles[number + 2 :]), cut)
            if number:
                yield _named((*before, *after), cut)
        elif attached is not None:
            article, bare = attached
            apart = (_one_of(needles[number], (fold(article), *ARTICLES[:2])), _letter(needles[number], bare))
            yield _named((*before, *apart, *after), (*gaps[:number], Gap("-", "name"), *gaps[number:]))


def _named(needles: tuple[Needle, ...], gaps: tuple[Gap, ...]) -> Pattern:
    return Pattern(needles, _anchor(needles), gaps, is_respelling=True)


def _one_of(model: Needle, words: tuple[str, ...]) -> Needle:
    plain = _letter(model, words[0])
    return replace(plain, case="ignore", is_common=False, fuzzy="off", others=words[1:])


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
        longest = max(
            range(len(parts)), key=lambda number: (not parts[number].is_same, len(parts[number].letters))
        )
        rule: GapRule = "tight" if spelling.wants_hyphen else "joint"
        patterns.append(Pattern(found, longest, (Gap("", rule),) * (len(found) - 1), is_respelling=True))
    return patterns


def _part(model: Needle, part: SpellingPart, text: str, *, is_last: bool) -> Needle:
    """A needle for letters that are no word of the literal: a piece of one, or several of them.

    Misspellings count only of what is written with a hyphen by nature.
    """
    keeps_case: Literal["match", "upper", "ignore"] = "ignore"
    if model.case in ("match", "upper"):
        keeps_case = model.case
    plain = replace(model, folded=part.letters, case=keeps_case, is_common=False, others=())
    written = part.written or part.letters
    if not part.is_piece:
        surface = part.letters.capitalize() if text[:1].isupper() else part.letters
        surface = written if keeps_case != "ignore" else surface
        return replace(plain, surface=surface, fuzzy=model.fuzzy if "-" in text else "off")
    if is_last:
        return replace(plain, surface=written, fuzzy="off")
    return replace(plain, surface=written, fuzzy="off", forms="exact", has_default_forms=False)
