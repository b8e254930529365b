"""EMM alert definitions: weighted patterns with a threshold, combinations of OR-lists, a NOT-list, a proximity.

After the help of its editor; an article is taken when its patterns reach the threshold or a combination holds. In
patterns `+` joins words in order, `%` stands for letters, `_` for one.
"""

import re
from typing import TYPE_CHECKING

from triage.profiles.boolean.parsing import first_place, parse, place_of
from triage.profiles.boolean.tree import (
    And,
    BooleanError,
    Node,
    Not,
    Note,
    Or,
    ParsedString,
    SpelledWords,
    WeightedWords,
    WordWindow,
)
from triage.profiles.boolean.words import words

if TYPE_CHECKING:
    from lark import Token, Tree

RULES = r"""
start: alert+
alert: DEFINE_ALERT WORD (patterns | threshold | combination)* END_ALERT
threshold: THRESHOLD INT
patterns: DEFINE_PATTERNS pattern (","? pattern)* ","? END_PATTERNS
pattern: _word INT
combination: DEFINE_COMBINATION proximity? either+ neither? proximity? END_COMBINATION
proximity: PROXIMITY INT
either: BEGIN_OR _word (","? _word)* ","? END_OR
_word: WORD | INT
neither: BEGIN_NOT _word (","? _word)* ","? END_NOT
DEFINE_ALERT.9: /define\s+alert\b/i
DEFINE_PATTERNS.9: /define\s+patterns?\b/i
DEFINE_COMBINATION.9: /define\s+combination\b/i
END_ALERT.9: /end\s+alert\b/i
END_PATTERNS.9: /end\s+patterns?\b/i
END_COMBINATION.9: /end\s+combination\b/i
BEGIN_OR.9: /begin\s+or\b/i
END_OR.9: /end\s+or\b/i
BEGIN_NOT.9: /begin\s+not\b/i
END_NOT.9: /end\s+not\b/i
THRESHOLD.9: /words\s+threshold\b/i
PROXIMITY.9: /proximity\b/i
INT.7: /[-+]?\d+(?![^\s,])/
WORD: /[^\s,()\[\]"]+/
%ignore /\s+/
"""


#: What to do about anything that stands where it cannot.
HINT = "a pattern has words joined by + and a number, as bird+flu 30; lists have words with commas between"


def _parsed(text: str) -> "Tree[Token]":
    """The tree of the alerts; no operator or quotation mends what is wrong here, as it does in other dialects."""
    try:
        return parse(RULES, text)
    except BooleanError as error:
        if error.message.endswith("cannot stand here"):
            begins = re.match(r"\s*define\s+alert\b", text, re.IGNORECASE)
            error.hint = HINT if begins else "an alert begins with define alert and its name"
        raise


def read(text: str) -> ParsedString:
    """The tree of one alert definition."""
    from lark import Token

    tree = _parsed(text)
    alerts = [part for part in tree.children if not isinstance(part, Token)]
    if len(alerts) > 1:
        names = ", ".join(str(alert.children[1]) for alert in alerts)
        raise BooleanError(
            f"one alert at a time, and there are {names}", first_place(alerts[1]), "give each a profile"
        )
    alert = alerts[0]
    inner = [part for part in alert.children if not isinstance(part, Token)]
    notes: list[Note] = []
    parts: list[Node] = [_combination(part) for part in inner if part.data == "combination"]
    weighed = _weighed(inner, notes)
    if weighed is not None and parts and sum(max(weight, 0) for _, weight in weighed.parts) < weighed.threshold:
        notes.append(Note(weighed.place, "is out of reach for patterns that count once: they are left out"))
    elif weighed is not None:
        parts.insert(0, weighed)
    if not parts:
        raise BooleanError("the alert has no patterns and no combination", first_place(alert))
    return ParsedString(parts[0] if len(parts) == 1 else Or(tuple(parts)), tuple(notes))


def _weighed(inner: "list[Tree[Token]]", notes: list[Note]) -> WeightedWords | None:
    thresholds = [part for part in inner if part.data == "threshold"]
    lists = [part for part in inner if part.data == "patterns"]
    if not lists:
        return None
    found: list[tuple[SpelledWords, int]] = []
    for pattern in (child for one in lists for child in one.children if not _is_token(child)):
        word, weight = pattern.children  # type: ignore[union-attr]
        found.append((_word(word), int(str(weight))))
    place = first_place(thresholds[0] if thresholds else lists[0])
    if thresholds:
        threshold = int(str(thresholds[0].children[1]))
    else:
        threshold = min((weight for _, weight in found if weight > 0), default=1)
        notes.append(Note(place, "has no words threshold: one pattern is enough"))
    if any(weight < threshold for _, weight in found):
        notes.append(Note(place, "adds each pattern once here, however often it stands in the article"))
    return WeightedWords(parts=tuple(found), threshold=threshold, place=place)


def _is_token(part: "Tree[Token] | Token") -> bool:
    from lark import Token

    return isinstance(part, Token)


def _combination(tree: "Tree[Token]") -> Node:
    from lark import Token

    inner = [part for part in tree.children if not isinstance(part, Token)]
    lists = [_list(part) for part in inner if part.data == "either"]
    none = [_list(part) for part in inner if part.data == "neither"]
    near = [part for part in inner if part.data == "proximity"]
    found: Node = lists[0] if len(lists) == 1 else And(tuple(lists))
    if near and len(lists) > 1:
        place = first_place(near[0])
        within = int(str(near[0].children[1]))
        if within < 0:
            raise BooleanError("proximity needs a number of 0 or more", place)
        found = WordWindow(parts=tuple(lists), within=within, place=place)
    return And((found, *(Not(part) for part in none))) if none else found


def _list(tree: "Tree[Token]") -> Node:
    from lark import Token

    found = [_word(part) for part in tree.children if isinstance(part, Token) and part.type in ("WORD", "INT")]
    return found[0] if len(found) == 1 else Or(tuple(found))


def _word(token: "Tree[Token] | Token") -> SpelledWords:
    text = " ".join(re.sub(r"[+]", " ", str(token)).split()).replace("%", "*").replace("_", "?")
    return words([text], place_of(token), "exact")  # type: ignore[arg-type]
