"""Markup that a source left in its texts comes out of no reader; text that only looks like it stays."""

import json

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

MARKED = "<p>Tugs towed &amp; moored the ferry.</p><p>The <a href='https://x.example'>quay</a> is closed.</p>"
PLAIN = "Tugs towed & moored the ferry.\n\nThe quay is closed."
LOOKS = "Write to <desk@courier.example> if 3 <4 and 5> 2, or see https://x.example/?a=1&copy=2 & more."


def one(data: str, name: str) -> Article:
    [article] = read_bytes(data.encode(), name, Bounds())
    assert isinstance(article, Article), article
    return article


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


RECORD = {"title": "Ferry <b>moored</b>", "body": MARKED, "abstract": "<p>Tugs &quot;towed&quot; it.</p>"}
NITF = (
    f"<nitf><head><title>x</title></head><body><body.head><hedline><hl1>{escaped('Ferry <b>moored</b>')}</hl1></hedline><abstract><p>"
    f"{escaped('<p>Tugs &quot;towed&quot; it.</p>')}</p></abstract></body.head><body.content><p>{escaped(MARKED)}</p></body.content></body></nitf>"
)
PAGE = (
    f"<html><head><title>Ferry moored</title><meta name='description' content='{escaped('<p>Tugs &quot;towed&quot; it.</p>')}'></head>"
    f"<body><article><h1>Ferry moored</h1>{MARKED}</article></body></html>"
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (json.dumps(RECORD), "a.json"),
        (json.dumps(RECORD), "a.jsonl"),
        ("title;abstract;body\n" + ";".join(f'"{RECORD[key].replace(chr(34), chr(34) * 2)}"' for key in ("title", "abstract", "body")), "a.csv"),
        (NITF, "a.xml"),
        (PAGE, "a.html"),
    ],
    ids=["json", "jsonl", "csv", "nitf", "page"],
)  # fmt: skip
def test_no_reader_leaves_markup(data: str, name: str) -> None:
    article = one(data, name)
    assert (article.title, article.body, article.abstract) == ("Ferry moored", PLAIN, 'Tugs "towed" it.')


def test_plain_text_with_tags_in_it() -> None:
    article = one("Ferry moored\n\nTugs towed &amp; moored the <b>ferry</b>.\nThe quay is closed.\n", "a.txt")
    assert article.body == "Tugs towed & moored the ferry.\nThe quay is closed."


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_what_only_looks_like_markup_stays(name: str) -> None:
    data = (
        f"Ferry moored\n\n{LOOKS}\n" if name == "a.txt" else json.dumps({"title": "Ferry moored", "body": LOOKS})
    )
    assert one(data, name).body == LOOKS


def test_the_sign_of_a_share_stays() -> None:
    article = one("PHILLIPS <P> RAISES PRICES\n\nPhillips Petroleum <P> said it raised prices.\n", "a.txt")
    assert (article.title, article.body) == (
        "PHILLIPS <P> RAISES PRICES",
        "Phillips Petroleum <P> said it raised prices.",
    )


def test_a_text_with_some_markup_in_it_keeps_its_lines() -> None:
    told = 'Ferry moored\n\nPorts:\nHalden\nSund\n\nEmbed:\n\n<div class="x"></div>\n\nUse of <SRD> fell.\n'
    assert one(told, "a.txt").body == "Ports:\nHalden\nSund\n\nEmbed:\n\nUse of <SRD> fell."
