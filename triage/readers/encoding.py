"""Bytes → text, and under which name they were read.

Never fails: what nothing explains is read as Latin-1. Line ends stay as they are. What is text at all is asked here
too (`is_text`), since the two questions look at the same bytes; which format the text is in is the registry's affair.
"""

import codecs
import re
from typing import NamedTuple

from triage.expression import Expression
from triage.readers.contract import BINARY_STARTS, MARK_STARTS

#: The longer mark first: that of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: First bytes of these and of marks: most text begins with another, and needs no look.
_ODD_STARTS = frozenset(start[:1] for start in (*MARK_STARTS, *BINARY_STARTS))
#: Tab, line feed, form feed, carriage return, escape: control bytes that text files hold.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x00}) + b"\x7f"
#: How much of a file is enough to judge it by.
_SAMPLE = 4096
_GUESS_SAMPLE = 1 << 16
#: Signs inside words, or three high bytes in a row that are no punctuation: another code page read as cp1252.
_NOT_WESTERN = Expression(
    r"[a-z][êñæ³¹¿](?=[\s.,;!?])|(?<![^\s(])[¯£][¹A-Za-zó]|œ(?![uiestnm])|[a-z]Ÿ|Ÿ[a-z]|[^\W\d_][¡-¶¸-¿×÷†‡ˆ‰˜þðýÞÐÝ][^\W\d_]|[^\x00-\x7f“”‘’–—…«»\xa0]{3}"
)
#: Signs where no language of the West has them, and where all do: an accent inside a word, marks around one.
_NO_SPELLING = Expression(
    r"(?<=[a-z])[\u0160\u0161\u0178\u017d\u017e\u2018\u201c\u201d\u2020-\u2022\u2026\u2030\u02c6\u02dc\u2013\u2014\u0192\u203a\u0152\ufffd](?=[a-z])"
    r"|(?<=[a-z])[À-ÖØ-Þ](?![A-Z])|(?<![^\s(])[ÒÔ](?=[a-zA-Z])|(?<=\s)[ÐÑ](?=\s)|(?<=[a-z])[\u2018\u0160\u017d](?=[\s.,])"
)
_SPELLING = Expression(
    r"(?<=[a-z])[à-öø-ÿ]|[à-öø-ÿ](?=[a-z])|(?<=[a-z])\u2019(?=[a-z])|[\u201c\u2018](?=[a-zA-Z])|(?<=[a-z.,!?])\u201d|(?<=\s)[\u2013\u2014](?=\s)"
)


#: Letters between small ones, or at their edge, that stand there in the languages of Central Europe and in none of the West.
_CENTRAL = Expression(r"(?<=[a-z])[ąćęłńśźżčďěňřšťůžľĺŕőű]|[ąćęłńśźżčďěňřšťůžľĺŕőűŚŻŹŁČŘŠŽĆ](?=[a-zó])")
#: Signs and controls at letters.
_NOT_CENTRAL = Expression(r"[^\W\d_][\x80-\x9f©®¦¬¹¼¾±¶§¨¤°´¸]|[©®¦¬¹¼¾±\x80-\x9f][^\W\d_]|\ufffd")
_LEAST_CENTRAL = 3


def is_text(data: bytes) -> bool:
    r"""Whether these bytes, or the beginning of a file, are text in some encoding.

    >>> is_text(b"Abe to meet Trump"), is_text("Abe".encode("utf-16-le")), is_text(b"\x89PNG\r\n"), is_text(b"a\0\0b")
    (True, True, False, False)
    """
    head = data[:_SAMPLE]
    if head[:1] in _ODD_STARTS:
        if head.startswith(MARK_STARTS):
            return True
        if head.startswith(BINARY_STARTS):
            return False
    if b"\0" in head:
        return _wide(head) != "" or (_has_stray_nuls(head) and has_few_controls(head))
    return has_few_controls(head)


def _has_stray_nuls(head: bytes) -> bool:
    """Whether so few bytes are NUL as a fault on the line leaves behind: one in two hundred."""
    return 200 * head.count(b"\0") <= len(head)


def has_few_controls(head: bytes) -> bool:
    """Whether there are hardly any control bytes: a wire message may hold a stray one or two; one in fifty is no text."""
    return 50 * (len(head) - len(head.translate(None, _CONTROLS))) <= len(head)


def decode(data: bytes) -> tuple[str, str]:
    r"""The text and the lower-case name of its encoding; a byte order mark is not part of the text.

    >>> decode("Señor".encode("cp1252"))
    ('Señor', 'cp1252')
    >>> decode(b"\xff\xfeA\0")
    ('A', 'utf-16-le')
    """
    if data.startswith(MARK_STARTS):
        return _marked(data)
    if b"\0" in data:
        name = _wide(data[:_SAMPLE])
        if name:
            return data.decode(name, "replace"), name
        data = data.replace(b"\0", b" ")
    try:
        text = data.decode("utf-8")
        return (text if text.isascii() else once_encoded(text)), "utf-8"
    except UnicodeDecodeError:
        return _of_halves(data) or _guess(data)


def once_encoded(text: str) -> str:
    r"""A text without its second encoding, where all of it was taken for Windows 1252 and encoded once more.

    >>> once_encoded("MÃ¼ller â€“ der BÃ¤cker"), once_encoded("NÃO é nÃ£o"), once_encoded("Müller â€“ der")
    ('Müller – der Bäcker', 'NÃO é nÃ£o', 'Müller â€“ der')
    """
    if not any(sign in text for sign in _TWICE):
        return text
    try:
        return text.encode("cp1252", _AS_BYTES).decode("utf-8")
    except UnicodeError:
        return text


def _as_bytes(error: UnicodeError) -> tuple[bytes, int]:
    """Bytes that Windows 1252 leaves free, or that were taken for Latin-1: programs pass them on as they are."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    piece = error.object[error.start : error.end]
    if not all("\x80" <= char <= "\x9f" for char in piece):
        raise error
    return piece.encode("latin-1"), error.end


#: How most of it begins: accents, quotation marks, Cyrillic, Polish, Chinese and Japanese.
_TWICE = "ÃâÐÅÄæãå"
_AS_BYTES = "triage-as-bytes"
codecs.register_error(_AS_BYTES, _as_bytes)


def _of_halves(data: bytes) -> tuple[str, str] | None:
    r"""UTF-8 in which characters beyond the first plane were written in two halves, as Java and old databases do.

    >>> _of_halves(b"rain \xed\xa0\xbd\xed\xb8\x80 \xed\xa0\xbd.") == ("rain \U0001f600 \ufffd.", "utf-8")
    True
    """
    if b"\xed" not in data:
        return None
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), "utf-8"


def _marked(data: bytes) -> tuple[str, str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            try:
                return rest.decode(name), name
            except UnicodeDecodeError:
                return _guess(rest) if name == "utf-8" else (rest.decode(name, "replace"), name)
    raise AssertionError(data[:4])


def _wide(head: bytes) -> str:
    """The UTF-16 or UTF-32 that explains these NUL bytes, or nothing.

    Texts of Latin letters have a NUL in every second byte; others (Japanese with a few digits) are told by decoding
    to letters without a stray control character.
    """
    head = head[: len(head) // 4 * 4] or head[: len(head) // 2 * 2]
    for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        # A sample may end in the middle of a pair.
        text = codecs.getincrementaldecoder(name)("replace").decode(head)
        if text and "\ufffd" not in text and _reads_well(text):
            return name
    return ""


def _reads_well(text: str) -> bool:
    odd = sum(not (char.isprintable() or char in "\t\r\n\f\v\x1b") for char in text)
    # The wrong byte order turns spaces and line feeds into U+2000 and U+0A00, letters into rare Han.
    common = sum(char.isascii() or "\u0080" <= char <= "\u052f" or char in "。、\u3000「」" for char in text)
    ascii_only = sum(char.isascii() for char in text)
    return (
        odd == 0
        and ascii_only * 20 >= len(text)
        and (common * 2 > len(text) or (len(text) >= 32 and common * 20 >= len(text)))
    )


def _guess(data: bytes) -> tuple[str, str]:
    damaged = _damaged_utf8(data)
    if damaged is not None:
        return damaged, "utf-8"
    from triage.readers.code_pages import page_of

    if page := page_of(data):
        return data.decode(page, "replace"), page
    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if (mac := _macintosh(data, western)) is not None:
        return mac, "mac-roman"
    if western and _looks_western(western):
        return western, "cp1252"
    if western and (central := _central_european(data)) is not None:
        return central
    name = _japanese(data[:_GUESS_SAMPLE]) or _guess_by_library(data[:_GUESS_SAMPLE])
    if name:
        return data.decode(name, "replace"), name
    return (western, "cp1252") if western else (data.decode("latin-1"), "latin-1")


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a stray byte, or cut in the middle of a character: few bad places among many good ones."""
    mended = mostly_utf8(data)
    is_sure = mended.good >= 4 * mended.bad or (mended.good >= mended.bad and mended.are_marks)
    return mended.text if is_sure else None


class MendedText(NamedTuple):
    """UTF-8 with other bytes among it, which are read as Windows 1252 where they can be."""

    text: str
    #: Characters beyond ASCII, and places that are no UTF-8.
    good: int
    bad: int
    #: Whether all of these are quotation marks and dashes, which people paste from programs of Windows.
    are_marks: bool


def mostly_utf8(data: bytes) -> MendedText:
    r"""UTF-8 with the characters of Windows among it.

    >>> mostly_utf8("Zoë “said” it".encode() + b" \x93so\x94 \xe2\x80")
    MendedText(text='Zoë “said” it “so” \ufffd', good=3, bad=3, are_marks=False)
    """
    plain = data.decode("utf-8", "replace")
    text = data.decode("utf-8", _AS_WINDOWS)
    places = [found.start() for found in re.finditer("\ufffd", plain)]
    good = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", plain[:_GUESS_SAMPLE]))
    return MendedText(text, good, len(places), all(text[place] in _PASTED for place in places))


_PASTED = "‘’“”–—…•"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 as the character that it is in Windows 1252, where it stands alone."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    is_cut = len(piece) > 1 or piece in (b"\xc2", b"\xc3") or error.reason == "unexpected end of data"
    return "\ufffd" if is_cut else piece.decode("cp1252", "replace"), error.end


_AS_WINDOWS = "triage-as-windows"
codecs.register_error(_AS_WINDOWS, _as_windows)


def _looks_western(text: str) -> bool:
    """Whether a cp1252 reading is plausible: accents stand singly among plain letters, signs not inside words.

    A statistical guess goes wrong on a short text with one "é"; that is the usual case in a newsroom. Cyrillic, Greek
    or Japanese bytes come in long runs; Central European and Turkish ones put ³, ¹, þ or ð inside words.
    """
    # A soft hyphen inside a word is Western all the same.
    sample = text[:_GUESS_SAMPLE].replace("\xad", "")
    if _NOT_WESTERN.search(sample) or _mixes_languages(sample):
        return False
    high = sum(len(run) for run in re.findall(r"[À-ÿŒœŠšŽžŸ]+", sample))
    plain = sum(len(run) for run in re.findall(r"[A-Za-z]+", sample))
    return high * 3 <= plain or len(sample) < 24


def _mixes_languages(text: str) -> bool:
    """Whether letters stand side by side that no language of the West has both: Czech, Slovak, Croatian, Slovenian read so."""
    if "ø" in text and ("è" in text or "ì" in text):
        return True
    return len(_CARONS.findall(text)) > 1 and any(letter in text for letter in "èøìð")


_CARONS = Expression(r"[šžŠŽ]")


def _macintosh(data: bytes, western: str) -> str | None:
    """The text of an old Macintosh; None where the other reading is as good.

    What are quotation marks, apostrophes and accents there are capitals with accents and signs inside words here.
    """
    sample = western[:_GUESS_SAMPLE] if western else data[:_GUESS_SAMPLE].decode("cp1252", "replace")
    bad = len(_NO_SPELLING.findall(sample))
    if not bad or bad <= len(_SPELLING.findall(sample)):
        return None
    text = data.decode("mac-roman")
    sample = text[:_GUESS_SAMPLE]
    is_better = not _NO_SPELLING.search(sample) and len(_SPELLING.findall(sample)) >= bad
    return text if is_better else None


def _central_european(data: bytes) -> tuple[str, str] | None:
    """Polish, Czech, Slovak, Hungarian and the like in Latin 2 or in that of Windows, which differ in a dozen letters."""
    sample = data[:_GUESS_SAMPLE]
    best: tuple[int, str] = (0, "")
    for name in ("cp1250", "iso8859-2"):
        text = sample.decode(name, "replace")
        letters = len(_CENTRAL.findall(text))
        wrong = _NOT_CENTRAL.search(text) or _is_of_two(text)
        if letters >= _LEAST_CENTRAL and not wrong and letters > best[0]:
            best = (letters, name)
    return (data.decode(best[1], "replace"), best[1]) if best[1] else None


def _is_of_two(text: str) -> bool:
    """Whether letters of Polish and of Czech stand in one text, as they do where the encoding is the other."""
    polish, czech = (sum(map(text.count, letters)) for letters in ("ąęłńśź", "ěřůšč"))
    return min(polish, czech) * 4 > max(polish, czech)


def _japanese(sample: bytes) -> str:
    """The Japanese encoding that turns these bytes into kana: the library takes short EUC-JP for Korean."""
    for name in ("euc_jp", "cp932"):
        text = codecs.getincrementaldecoder(name)("replace").decode(sample)
        kana = sum("\u3041" <= char <= "\u30ff" for char in text)
        if "\ufffd" not in text and kana * 5 >= sum(not char.isascii() for char in text):
            return name
    return ""


def _guess_by_library(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    try:
        best = from_bytes(sample).best()
        name = codecs.lookup(best.encoding).name if best else ""
    except Exception:  # a guess must never end a run
        return ""
    return name
