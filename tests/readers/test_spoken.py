"""What was said or typed: subtitles and chats of WhatsApp; and text that only begins like them."""

from pathlib import Path

import pytest

import triage
from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes


def read(text: str, name: str) -> list[Article | Problem]:
    return list(read_bytes(text.encode(), name, Bounds()))


def articles(text: str, name: str) -> list[Article]:
    return [one for one in read(text, name) if isinstance(one, Article)]


SRT = """1
00:00:01,000 --> 00:00:04,200
The harbour of Karvala

2
00:00:04,300 --> 00:00:07,000
will <i>close</i> for three days,{\\an8}
Holm &amp; Sons said.

3
00:00:12,000 --> 00:00:14,000
- Why?
"""
VTT = """WEBVTT - News at eight
Kind: captions
Language: en-GB

STYLE
::cue { color: lime }

NOTE 00:00 recorded on Monday

first
00:01.000 --> 00:04.200 align:start
<v Anna Roe>The harbour of Karvala

00:04.200 --> 00:07.000
The harbour of Karvala
will <c.y>close</c><00:05.000>.

00:07.100 --> 00:09.000
<v Ben>Why?
"""


def test_lines_of_subtitles_are_joined() -> None:
    (article,) = articles(SRT.replace("\n", "\r\n"), "in/talk.srt")
    assert article.body == "The harbour of Karvala will close for three days, Holm & Sons said.\n\n- Why?"
    assert (article.title, article.format) == ("", "captions")


def test_an_empty_line_in_a_cue_loses_nothing_of_it() -> None:
    [article] = articles(SRT.replace("Holm &amp; Sons", "\nHolm &amp; Sons"), "a.srt")
    assert "three days, Holm & Sons said." in article.body
    [noted] = articles(VTT, "a.vtt")
    assert "recorded on Monday" not in noted.body


def test_subtitles_that_were_cut_begin_with_any_number() -> None:
    (article,) = articles(SRT.replace("1\n", "57\n", 1), "in/talk.srt")
    assert article.body.startswith("The harbour of Karvala will")
    (article,) = articles("57\n\nFerries of Karvala sold\n\nThey were sold on Monday.\n", "in/a.txt")
    assert article.format == "text"


def test_captions_of_the_web_name_speakers_and_repeat_nothing() -> None:
    (article,) = articles(VTT, "in/talk.vtt")
    assert article.body == "Anna Roe: The harbour of Karvala will close.\n\nBen: Why?"
    assert (article.title, article.language) == ("News at eight", "en-GB")


@pytest.mark.parametrize("text", ["WEBVTT\n", "WEBVTT\n\nNOTE nothing\n"])
def test_captions_without_a_word_are_empty(text: str) -> None:
    (problem,) = read(text, "in/talk.vtt")
    assert isinstance(problem, Problem)
    assert problem.code == "empty"


@pytest.mark.parametrize(
    "text", ["1\nThe harbour closes at 10:30 --> today\n\nIt does.\n", "WEBVTTX is a ship\n\nIt sails.\n"]
)
def test_text_that_begins_like_subtitles_is_text(text: str) -> None:
    (article,) = articles(text, "in/a.txt")
    assert article.format == "text"


ANDROID = """13/11/2026, 9:03 pm - Messages and calls are end-to-end encrypted.
13/11/2026, 9:03 pm - Anna Roe created group "Desk"
13/11/2026, 9:05 pm - Anna Roe: The harbour of Karvala closes.
At noon: for three days.
13/11/2026, 9:07 pm - Ben: <Media omitted>
14/11/2026, 12:15 am - Ben: Strike begins Tuesday <This message was edited>
"""
IPHONE = """[12.11.26, 21:03:11] Desk: \u200eMessages and calls are end-to-end encrypted.
[12.11.26, 21:05:40] Anna Roe: The harbour closes.
\u200e[12.11.26, 21:07:02] Ben: \u200eimage omitted
"""


def test_a_chat_of_android() -> None:
    first, second = articles(ANDROID, "in/WhatsApp Chat with Desk.txt")
    assert first.body == "The harbour of Karvala closes.\nAt noon: for three days."
    assert (first.authors, first.outlet, first.published) == (("Anna Roe",), "Desk", "2026-11-13T21:05:00")
    assert (second.body, second.published) == ("Strike begins Tuesday", "2026-11-14T00:15:00")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2026/11/05, 21:05 - ", "2026-11-05T21:05:00"),
        ("2026-11-05, 9:05 p.m. - ", "2026-11-05T21:05:00"),
        ("2026-11-05 21:05 - ", "2026-11-05T21:05:00"),
        ("[2026/11/05, 下午9:05:00] ", "2026-11-05T21:05:00"),
        ("2026. 11. 05 - ", ""),
    ],
)
def test_a_chat_with_the_year_first(written: str, published: str) -> None:
    found = articles(f"{written}Ana Roe: The harbour closes.\n{written}Ben: It does.\n", "in/c.txt")
    if published:
        assert [(one.byline, one.published) for one in found] == [("Ana Roe", published), ("Ben", published)]
    else:
        assert found[0].format == "text"


def test_a_chat_of_iphones() -> None:
    (article,) = articles(IPHONE, "in/chat.txt")
    assert (article.body, article.byline, article.published) == (
        "The harbour closes.",
        "Anna Roe",
        "2026-11-12T21:05:40",
    )


def test_days_that_may_be_months_are_told_by_the_order_of_messages() -> None:
    lines = ["{}, 9:05 - Ana: One.", "{}, 9:06 - Ana: Two.", ""]
    first, second = articles("\n".join(lines).format("11/2/26", "12/1/26"), "in/c.txt")
    assert (first.published[:10], second.published[:10]) == ("2026-11-02", "2026-12-01")
    first, second = articles("\n".join(lines).format("1/2/26", "1/2/26"), "in/c.txt")
    assert (first.published, first.published_text) == ("", "1/2/26, 9:05")


@pytest.mark.parametrize(
    "text",
    [
        "12/11/2026, 21:05 - Harbour closes\n\nThe harbour closes, the mayor said: for three days.\n",
        "2026/11/05, 21:05 - Harbour closes\n\nThe harbour closes, the mayor said: for three days.\n",
        "12.11.26 Harbour closes\n\n12.11.26, the harbour closes: for three days.\n",
        "[Update] Harbour closes\n\nThe harbour closes.\n",
    ],
)
def test_text_that_begins_with_a_day_is_text(text: str) -> None:
    (article,) = articles(text, "in/a.txt")
    assert article.format == "text"


def test_a_list_of_events_with_times_is_no_chat() -> None:
    events = "12/11/2026, 21:05 - Harbour closes\n12/11/2026, 21:15 - Mayor: nobody is hurt\n12/11/2026, 21:25 - Ferries lie still\n"
    [article] = articles(events, "a.txt")
    assert article.format == "text" and "Ferries lie still" in article.body


SBV = """0:00:01.000,0:00:04.200
The harbour of Karvala

0:00:04.300,0:00:07.000
will close for three days,
Holm said.

0:00:12.000,0:00:14.000
Why?
"""
ASS = """[Script Info]
; A comment
Title: News at eight
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:04.30,0:00:07.00,Default,,0,0,0,,{\\i1}will\\Nclose{\\i0} for three days, Holm said.
Dialogue: 0,0:00:01.00,0:00:04.20,Default,,0,0,0,,The harbour of Karvala
Comment: 0,0:00:05.00,0:00:06.00,Default,,0,0,0,,Check the name
Dialogue: 0,0:00:08.00,0:00:09.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}
Dialogue: 0,0:00:12.00,0:00:14.00,Default,Ben,0,0,0,,Why?
"""
TTML = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en">
<head><metadata><ttm:title>News at eight</ttm:title></metadata></head><body><div>
<p begin="00:00:01.000" end="00:00:04.200">The harbour of Karvala</p>
<p begin="4.3s" dur="2700ms">will<br/><span tts="x">close</span> for three days, Holm said.</p>
<p begin="00:00:12:00" end="00:00:14:00">Why?</p></div></body></tt>
"""


@pytest.mark.parametrize(
    ("text", "name", "title", "last"),
    [
        (SBV, "a.sbv", "", "Why?"),
        (ASS, "a.ass", "News at eight", "Ben: Why?"),
        (TTML, "a.ttml", "News at eight", "Why?"),
    ],
)
def test_subtitles_of_other_kinds_are_read_as_the_rest(text: str, name: str, title: str, last: str) -> None:
    for written in (text, text.replace("\n", "\r\n")):
        (article,) = articles(written, f"in/{name}")
        assert article.body == f"The harbour of Karvala will close for three days, Holm said.\n\n{last}"
        assert (article.title, article.format) == (title, "captions")


@pytest.mark.parametrize(
    "text",
    [
        "0:00:12, the clock said\n\nIt had stopped.\n",
        "[Script Info]: leaks\n\nThe script leaked.\n",
        "00:00:12.000\n\nThe ferry left.\n",
    ],
)
def test_text_that_begins_with_a_time_is_text(text: str) -> None:
    (article,) = articles(text, "in/a.txt")
    assert article.format == "text"


def test_a_chat_out_of_a_telephone_is_read_in_its_archive_and_where_it_is_named(tmp_path: Path) -> None:
    """In folders it is left alone, as every name that begins with an underscore."""
    import zipfile

    folder = tmp_path / "WhatsApp Chat - Desk"
    folder.mkdir()
    for name in ("_chat.txt", "_notes.txt"):
        (folder / name).write_text(IPHONE, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "WhatsApp Chat - Port.zip", "w") as archive:
        archive.write(folder / "_chat.txt", "_chat.txt")
        archive.write(folder / "_notes.txt", "_notes.txt")

    def read(path: Path) -> list[tuple[str, str]]:
        return [(one.outlet, one.body) for one in triage.read([str(path)]) if isinstance(one, Article)]

    assert read(tmp_path) == [("Port", "The harbour closes.")]
    assert read(folder / "_chat.txt") == [("Desk", "The harbour closes.")]
