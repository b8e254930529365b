"""Other ways to write a literal, as patterns: dots of acronyms, cuts of codes, "and" and its signs, writings of a name."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec.structs import replace

from triage.expression import Expression
from triage.matching import tokens
from triage.matching.codes import Piece, other_cuts
from triage.matching.fold import fold
from triage.matching.gaps import HYPHENS
from triage.matching.joins import is_degree
from triage.matching.name_spellings import other_spellings
from triage.matching.names import ARTICLES, SONS, PersonalName, attached_article, has_initials, takes_initials
from triage.matching.needles import (
    LONGEST_DOTTED,
    anchor_of,
    code_needle,
    is_acronym,
    is_phrase,
    letter_needle,
    one_of,
)
from triage.matching.pattern import Edges, Gap, Needle, Pattern, PatternOptions


def variations(
    text: str,
    words: list[str],
    owns: list[str],
    plain: Pattern,
    options: PatternOptions,
    name: PersonalName | None,
    given: PersonalName | None,
) -> Iterator[Pattern]:
    """The patterns beside the plain one; `owns` are the gaps as the literal has them.

    `given` is the name as the profile writes it, `name` as this wording does.
    """
    yield from _dotted(text, words, plain, is_upper=is_acronym(text))
    yield from _doubled(text, words, plain)
    for cut in other_cuts(words, owns):
        yield _recut(cut, plain, options)
    yield from _with_and(words, plain)
    if name is not None:
        may_insert = given is None or not has_initials(given)
        yield from _of_name(words, plain, name, may_insert=may_insert)


def _recut(cut: list[tuple[Piece, ...]], plain: Pattern, options: PatternOptions) -> Pattern:
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
        needles.append(model if is_own else code_needle(model, whole, options, is_last=token is cut[-1]))
    return Pattern(tuple(needles), anchor_of(needles), tuple(gaps), is_respelling=True)


def _dotted(text: str, words: list[str], plain: Pattern, *, is_upper: bool) -> list[Pattern]:
    """An acronym without dots also with them (US, U.S.), and the other way round."""
    first = plain.needles[0]
    if not is_upper or is_phrase(text):
        return _dotted_within(text, words, plain)
    if len(words) == 1:
        if words[0].isalpha() and len(words[0]) <= LONGEST_DOTTED:
            single = tuple(letter_needle(first, letter) for letter in words[0])
            return [Pattern(single, 0, (Gap(".", "dot"),) * (len(single) - 1))]
        return []
    if all(len(word) == 1 for word in words) and "." in text and "".join(words).isalpha():
        return [Pattern((replace(letter_needle(first, "".join(words)), case="upper"),), 0)]
    return []


#: What is short for words in the plural in Spanish and Italian, of two letters each: EE.UU., RR.HH.; in Vietnam TP.HCM.; a firm: E.ON.
_STOPPED = Expression(r"[^\W\d_a-z]{1,3}(?:\. ?[^\W\d_a-z]{2,3})+\.?")


def _doubled(text: str, words: list[str], plain: Pattern) -> Iterator[Pattern]:
    """EE.UU. also as EE. UU. and EEUU, and EEUU with stops; Ph.D. as Ph. D."""
    first = plain.needles[0]
    if len(words) > 1 and is_degree(text, words):
        yield replace(plain, gaps=(Gap(".", "sign"),) * len(plain.gaps))
        return
    if len(words) == 1:
        one, other = words[0][:2], words[0][2:]
        if len(words[0]) == 4 and words[0].isupper() and one[0] == one[1] and other[0] == other[1]:
            halves = tuple(replace(letter_needle(first, half), case="upper") for half in (one, other))
            yield Pattern(halves, 0, (Gap(".", "sign"),))
    elif words[0].isupper() and _STOPPED.fullmatch(text.strip()):
        yield replace(plain, gaps=(Gap(".", "sign"),) * len(plain.gaps))
        yield Pattern((replace(letter_needle(first, "".join(words)), case="upper"),), 0)


def _dotted_within(text: str, words: list[str], plain: Pattern) -> list[Pattern]:
    """A phrase with US or FBI also with U.S. or F.B.I., and the other way round."""
    needles, gaps = plain.needles, plain.gaps
    found = []
    for number, word in enumerate(words):
        before = needles[:number]
        if number == 0 and (found_initials := _joined_initials(words, plain)):
            found.append(found_initials)
        initials = "".join(takewhile(_is_initial, words[number:]))
        end = number + len(initials)
        if _may_be_dotted(word, text):
            case = "upper" if needles[number].case == "in a phrase" else needles[number].case
            letters = tuple(replace(letter_needle(needles[number], letter), case=case) for letter in word)
            stop = [_behind_stop(gap) for gap in gaps[number : number + 1]]
            cut = (*gaps[:number], *(Gap(".", "sign"),) * (len(word) - 1), *stop, *gaps[number + 1 :])
            found.append(Pattern((*before, *letters, *needles[number + 1 :]), 0, cut))
        elif (len(initials) == 2 or 0 < number < end - 1) and ".".join(initials) in text:
            joined = replace(letter_needle(needles[number], initials), case="upper")
            rest = [_without_stop(gap) for gap in gaps[end - 1 : end]]
            found.append(Pattern((*before, joined, *needles[end:]), 0, (*gaps[:number], *rest, *gaps[end:])))
    return [replace(pattern, anchor=anchor_of(pattern.needles)) for pattern in found]


def _may_be_dotted(word: str, text: str) -> bool:
    """Whether a word of a phrase is an acronym: in capitals, and where all is, of two letters (US TROOPS)."""
    return 1 < len(word) <= (2 if text.isupper() else LONGEST_DOTTED) and word.isalpha() and word.isupper()


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _behind_stop(gap: Gap) -> Gap:
    """The gap of US-China behind the last stop of U.S.-China."""
    return replace(gap, own=f".{gap.own}", rule="sign" if gap.own in HYPHENS else gap.rule)


def _without_stop(gap: Gap) -> Gap:
    """The gap of U.S.-China in US-China."""
    return Gap("-", "hyphen") if gap.own[:1] == "." and gap.own[1:] in HYPHENS else gap


def _joined_initials(words: list[str], plain: Pattern) -> Pattern | None:
    """A name whose initials are written as one word: JRR Tolkien, for J. R. R. Tolkien."""
    count = next((at for at, word in enumerate(words) if len(word) > 1), len(words))
    if count < 2 or count == len(words) or not "".join(words[:count]).isupper():
        return None
    if count == 2 and plain.gaps[0].own == ".":
        return None  # as any acronym
    joined = replace(letter_needle(plain.needles[0], "".join(words[:count])), case="upper")
    return Pattern((joined, *plain.needles[count:]), 0, plain.gaps[count:], is_respelling=True)


def _with_and(words: list[str], plain: Pattern) -> Iterable[Pattern]:
    """A sign between words as a word, and the word as the sign: Marks and Spencer, Tate & Lyle, mergers & acquisitions."""
    if len(words) == 1:
        return
    from triage.languages.conjunctions import AND

    for number, gap in enumerate(plain.gaps):
        if gap.rule == "and" and _are_paired(words[number], words[number + 1]):
            needles = (*plain.needles[: number + 1], _any_and(plain), *plain.needles[number + 1 :])
            gaps = (*plain.gaps[:number], Gap(), Gap(), *plain.gaps[number + 1 :])
            yield Pattern(needles, anchor_of(needles), gaps, is_respelling=True)
    for number in range(1, len(words) - 1):
        word, beside = words[number], (words[number - 1], words[number + 1])
        if word.lower() in AND and (_are_paired(*beside) if word == "and" else _are_capitalised(*beside)):
            needles = (*plain.needles[:number], *plain.needles[number + 1 :])
            gaps = (*plain.gaps[: number - 1], Gap("&", "and"), *plain.gaps[number + 1 :])
            yield Pattern(needles, anchor_of(needles), gaps, is_respelling=True)
            others = (*plain.needles[:number], _any_and(plain), *plain.needles[number + 1 :])
            yield Pattern(others, anchor_of(needles), plain.gaps, is_respelling=True)


def _are_capitalised(*words: str) -> bool:
    return all(word[:1].isupper() or word[:1].isdigit() for word in words)


def _are_paired(*words: str) -> bool:
    """Whether a sign between two words means "and": capitalised ones, and small ones that are no letters."""
    return _are_capitalised(*words) or all(len(word) > 1 and word.islower() for word in words)


def _any_and(plain: Pattern) -> Needle:
    from triage.languages.conjunctions import AND

    return replace(letter_needle(plain.needles[0], "and"), case="ignore", fuzzy="off", others=tuple(sorted(AND)))


#: Letters of Hungarian, of which its names nearly always have one.
_HUNGARIAN = frozenset("áéíóöőúüűÁÉÍÓÖŐÚÜŰ")


def _of_name(words: list[str], plain: Pattern, name: PersonalName, *, may_insert: bool) -> Iterable[Pattern]:
    """A person's name with a middle initial or a middle name, and with its Arabic article in other writings or none."""
    needles = plain.needles
    yield from _articles(words, plain)
    yield from _other_spellings(words, plain)
    if len(words) == len(name.core) == 2 and not _HUNGARIAN.isdisjoint(
        plain.needles[0].surface + plain.needles[1].surface
    ):
        turned = (needles[1], needles[0])
        yield replace(_named(turned, plain.gaps), edges=Edges(is_hungarian=True))
    titles = sum(len(tokens.words(title)) for title in name.titles)
    place = titles + len(tokens.words(name.core[0]))
    if may_insert and takes_initials(name) and place < len(needles):
        initial = _initial(needles[0])
        # One name, or two initials: two names may be the end of one person's and the beginning of another's.
        for inserted in ((replace(initial, as_="middle name"),), (initial, initial)):
            several = (*needles[:place], *inserted, *needles[place:])
            after = (Gap(rule="name") for _ in inserted)
            gaps = (*plain.gaps[: place - 1], Gap(rule="middle"), *after, *plain.gaps[place:])
            yield Pattern(several, anchor_of(several), gaps, is_respelling=True)


def _other_spellings(words: list[str], plain: Pattern) -> Iterable[Pattern]:
    """Mohammed bin Salman, Muhammad bin Salman: names that are one name, of which the rest is the same."""
    for number, word in enumerate(words):
        if number < len(words) - 1 and len(word) > 3 and (others := other_spellings(fold(word))):
            # "he said Jalili" is no Said Jalili.
            needle = replace(one_of(plain.needles[number], (word, *others)), case="capitalized")
            yield _named((*plain.needles[:number], needle, *plain.needles[number + 1 :]), plain.gaps)


def _initial(model: Needle) -> Needle:
    """A single capital, another name, or an article before an Arabic surname."""
    plain = replace(letter_needle(model, "X"), folded="", surface="", case="ignore", fuzzy="off", translit=False)
    return replace(plain, as_="initial", others=ARTICLES[:2])


def _articles(words: list[str], plain: Pattern) -> Iterable[Pattern]:
    """al-Assad, el-Assad, Assad, Alassad; ElBaradei, el-Baradei; bin, ibn."""
    needles, gaps = plain.needles, plain.gaps
    for number, word in enumerate(words):
        folded = fold(word)
        before, after = needles[:number], needles[number + 1 :]
        attached = attached_article(word)
        if folded in SONS and 0 < number < len(words) - 1:
            yield _named((*before, one_of(needles[number], SONS), *after), gaps)
        elif folded in ARTICLES and number + 1 < len(words):
            yield _named((*before, one_of(needles[number], ARTICLES), *after), gaps)
            joined = one_of(
                needles[number + 1], tuple(f"{each}{fold(words[number + 1])}" for each in ("al", "el"))
            )
            cut = (*gaps[:number], *gaps[number + 1 :])
            yield _named((*before, joined, *needles[number + 2 :]), cut)
            if number:
                yield _named((*before, *after), cut)
        elif attached is not None:
            article, bare = attached
            apart = (one_of(needles[number], (fold(article), *ARTICLES[:2])), letter_needle(needles[number], bare))
            yield _named((*before, *apart, *after), (*gaps[:number], Gap("-", "name"), *gaps[number:]))


def _named(needles: tuple[Needle, ...], gaps: tuple[Gap, ...]) -> Pattern:
    return Pattern(needles, anchor_of(needles), gaps, is_respelling=True)
