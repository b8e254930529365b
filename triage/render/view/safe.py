"""Other people's text, made harmless for a terminal or a one-line cell.

Titles, paths, profile titles and article texts may hold escape sequences, bidi overrides and characters that
nobody sees. What would have acted is shown as `�`; what would only have been invisible is dropped; any white
space is one space. Widths become additive on the way: no joiner or selector is left that changes its neighbour.
"""

import re

from triage.expression import Expression

REPLACEMENT = "\ufffd"


#: Controls (C0, DEL, C1) and lone surrogates, white space excepted.
_ACTING = Expression("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


#: Soft hyphen, bidi marks and overrides, zero-width characters, fillers, selectors, tags.
_UNSEEN = Expression(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


_SPACE = Expression(r"\s+")


def piece(text: str) -> str:
    r"""Safe, with runs of white space as one space but for the text's ends, so that pieces can be joined.

    >>> piece("two\n  lines ")
    'two lines '
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return _SPACE.sub(" ", _UNSEEN.sub("", _ACTING.sub(REPLACEMENT, text)))


def line(text: str) -> str:
    r"""Safe and on one line.

    >>> line("\x1b[2J gone\u202e\n")
    '�[2J gone'
    """
    return piece(text).strip(" ")


#: For those who import the name alone.
safe_line = line


#: What JSON may hold raw and a terminal obeys or hides; its lesser controls are escaped by every encoder.
_LOUD = Expression(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)


def quiet(json: str) -> str:
    r"""The JSON value with escapes for what a terminal would obey, turn round or hide.

    >>> quiet('"\x9b31m \u202eexe"')
    '"\\u009b31m \\u202eexe"'
    """
    return json if json.isascii() and "\x7f" not in json else _LOUD.sub(_escaped, json)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
