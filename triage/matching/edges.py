"""The signs beside a literal: those that make the word (C++, .NET, 5%, Disney+), and those that may be missing (Yahoo!)."""

from triage.expression import Expression
from triage.matching.pattern import Edges

#: After a word or a figure; before one.
_AFTER, _BEFORE = "+#%‰€$£¥₹₽₩₺₪", "$€£¥₹₽₩₺₪§№"
#: What stands before the sign of a sum: US$5, NZ$20, UK£3.
_CURRENCIES = frozenset("US USA UK HK NZ AU CA CAN SG TT JA EC MX".split())
#: Full-width and other forms of the same signs.
_SAME = str.maketrans("＋＃％＄￥￡", "+#%$¥£")
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\u2009"))


def edges_of(text: str, first: tuple[int, int], last: tuple[int, int]) -> Edges:
    """The edges of a literal whose first and last token have these spans.

    >>> edges_of("C++", (0, 1), (0, 1)).after, edges_of(".NET", (1, 4), (1, 4)).before
    ('++', '.')
    >>> edges_of("Yahoo!", (0, 5), (0, 5)).may_after, edges_of("[Sponsored]", (1, 10), (1, 10)).may_before
    ('!', '[')
    >>> edges_of("E!", (0, 1), (0, 1)).after, edges_of("US", (0, 2), (0, 2)).is_currency
    ('!', True)
    """
    before, after = text[: first[0]].strip(), text[last[1] :].strip()
    opens, closes = text[first[0] : first[1]], text[last[0] : last[1]]
    if opens[:1].isdigit() and after[:1] == ".":
        after = after[1:].lstrip()  # 5 Mrd. €
    must_after = _leading(after.translate(_SAME), _AFTER) if after else ""
    must_before = _trailing(before.translate(_SAME), _BEFORE) if before else ""
    if before == "." and opens[:1].isalpha():
        must_before = "."
    if len(opens) == 1 and first == last and opens.isalpha() and after[:1] in {"!", "?"}:
        must_after = after[:1]  # the channel E! is no vitamin
    # "BA.2" is another variant than BA.2.86, while iOS 17.4 is one of iOS 17.
    has_letters = opens.isalpha() or any(map(str.isalpha, text))
    is_number = not has_letters or "." in text[first[1] : last[0]].replace(". ", "")
    return Edges(
        before=must_before,
        after=must_after,
        may_before=before[: len(before) - len(must_before)],
        may_after=after[len(must_after) :],
        is_figure_before=opens[:1].isdigit(),
        is_figure_after=closes[-1:].isdigit() and not must_after,
        is_number=is_number,
        is_currency=text.replace(".", "") in _CURRENCIES,
        is_numbered=_NUMBERED.match(text, first[0]) is not None,
        not_in=() if text.isascii() else _longer_words(text),
        is_thai="\u0e00" <= text[:1] <= "\u0eff" or "\u0e00" <= text[-1:] <= "\u0eff",
        is_kana="ァ" <= closes[-1:] <= "ヺ",
    )


def _leading(text: str, signs: str) -> str:
    return text[: len(text) - len(text.lstrip(signs))]


def _trailing(text: str, signs: str) -> str:
    return text[len(text.rstrip(signs)) :]


#: Small letters of Katakana, with which the letter before makes one sound.
_SOUNDS_ON = frozenset("ァィゥェォャュョヮ")
#: A figure that goes on after a comma or a stop.
_GOES_ON = Expression(r",\d{3}(?!\d)")


_DECIMALS = Expression(r"[.,]\d")
#: What makes a sum of the capitals before it, and the number of a monarch.
_SUM = Expression(r"\.?[$£] ?\d")
#: The same with a space, which may as well end a clause ("In the US $5 is little"): what stands before a sum tells.
_SUM_APART = Expression(r"[ \u00a0]\$ ?\d")
_BEFORE_SUM = Expression(
    r"(?i)(?:(?<![^\W_])(?:of|for|at|to|than|about|over|under|from|by|around|nearly|almost|roughly|approximately|only|just|worth|is|was|are|were|be|between"
    r"|total(?:s|ed|led|ing|ling)?|exceed(?:s|ed|ing)?|reach(?:es|ed|ing)?|raised|earned|spent|some|a|de|por|em|von|für|rund|etwa|di|per|à|pour)[ \u00a0]|\([ ]?)\Z"
)
#: Letters of the longest of these words.
_LONGEST_BEFORE = 16
_NUMBERED = Expression(r"N[Oo]\.?\s?\d++\Z")
_NO_NUMBER = Expression(r"no\s")
_ROMAN = Expression(r"[ \u00a0](?:[IVX]+\b|\d)")


def fit(text: str, start: int, end: int, edges: Edges) -> tuple[int, int] | None:
    """The span of a match with the signs that belong to it; None where a sign is missing or a figure goes on.

    >>> fit("Vitamin C, C++.", 8, 9, edges_of("C++", (0, 1), (0, 1)))
    >>> fit("Vitamin C, C++.", 11, 12, edges_of("C++", (0, 1), (0, 1)))
    (11, 14)
    """
    if edges.is_figure_before and start > 1 and text[start - 1] in ".," and text[start - 2].isdigit():
        return None
    if edges.is_figure_after:
        decimals = _DECIMALS if edges.is_number else _GOES_ON
        if decimals.match(text, end):
            return None
    if edges.is_currency and _is_in_sum(text, start, end):
        return None
    if edges.is_numbered and _NO_NUMBER.match(text, start):
        return None
    if edges.not_in and _is_in_longer(text, start, end, edges.not_in):
        return None
    if edges.is_thai and _cuts_syllable(text, start, end):
        return None
    if edges.is_unnumbered and _ROMAN.match(text, end):
        return None
    if edges.is_cut and "ァ" <= text[end : end + 1] <= "ー":
        return None
    if edges.is_kana and text[end : end + 1] in _SOUNDS_ON:
        return None
    if edges.before:
        start = _before(text, start, edges)
    if edges.after and start >= 0:
        end = _after(text, end, edges)
    if start < 0 or end < 0:
        return None
    size = len(edges.may_before)
    if size and start >= size and text[start - size : start] == edges.may_before:
        start -= size
    for size in range(len(edges.may_after), 0, -1):
        if text.startswith(edges.may_after[:size], end):
            end += size
            break
    return start, end


def _is_in_sum(text: str, start: int, end: int) -> bool:
    """Whether capitals belong to the sum behind them: US$5, "costs US $5"."""
    if _SUM.match(text, end):
        return True
    return bool(_SUM_APART.match(text, end) and _BEFORE_SUM.search(text[max(0, start - _LONGEST_BEFORE) : start]))


def _cuts_syllable(text: str, start: int, end: int) -> bool:
    from triage.languages.thai_syllables import cuts_syllable

    return cuts_syllable(text, start, end)


def _longer_words(text: str) -> tuple[str, ...]:
    from triage.languages.longer_words import LONGER_WORDS  # few literals are of these scripts

    return LONGER_WORDS.get(text, ())


def _is_in_longer(text: str, start: int, end: int, longer: tuple[str, ...]) -> bool:
    accidents = [each for each in longer if each[0] != "!"]
    rightly = [each[1:] for each in longer if each[0] == "!"]
    return _is_within(text, start, end, accidents) and not _is_within(text, start, end, rightly)


def _is_within(text: str, start: int, end: int, longer: list[str]) -> bool:
    word = text[start:end]
    return any(
        text.startswith(each, begin)
        for each in longer
        for at in range(len(each) - len(word) + 1)
        if each.startswith(word, at) and (begin := start - at) >= 0
    )


def _before(text: str, start: int, edges: Edges) -> int:
    """Where the sign before begins; -1 where it is missing. A space may stand between a sum and its sign."""
    size = len(edges.before)
    if edges.is_figure_before and text[max(0, start - 1) : start] in _BLANKS:
        start -= 1
    begin = start - size
    if (
        edges.before.endswith("$")
        and text[max(0, begin - 1) : begin].isalpha()
        and not text.endswith("US", 0, begin)
    ):
        return -1  # A$5 is another sum
    return begin if begin >= 0 and text[begin:start].translate(_SAME) == edges.before else -1


def _after(text: str, end: int, edges: Edges) -> int:
    size = len(edges.after)
    if (
        edges.is_figure_before
        and edges.after in _BEFORE
        and text[end - 1 : end].isalpha()
        and text[end : end + 1] == "."
    ):
        end += 1
    if edges.is_figure_before and text[end : end + 1] in _BLANKS:
        end += 1
    return end + size if text[end : end + size].translate(_SAME) == edges.after else -1
