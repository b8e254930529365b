"""Embargoes that stand in the text or in a format's own words, and articles about embargoes."""

import json

import pytest

from triage.article import Article, moment, status_at
from triage.readers.contract import Bounds
from triage.readers.embargo import embargo_end
from triage.readers.registry import read_bytes

BODY = "The price of copper fell in the mine on Friday, the ministry of mines said."
MAIL = "From: Ann Ode <a@ode.example>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n"
UNTIL = "EMBARGOED UNTIL 12:30 GMT 20 November 2026"


def at(time: str, text: str, name: str) -> str:
    [article] = read_bytes(text.encode(), name, Bounds())
    assert isinstance(article, Article), article
    assert "Copper fell" in article.title
    now = moment(f"2026-11-20T{time}:00Z")
    assert now is not None
    return status_at(article, now)


def page(head: str = "", above: str = "") -> str:
    body = "".join(f"<p>{BODY} It was reason number {number}.</p>" for number in range(4))
    return f"<!DOCTYPE html><html><head><title>Copper fell</title>{head}</head><body><article><h1>Copper fell</h1>{above}{body}</article></body></html>"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", f"Copper fell\n\n{UNTIL}\n\nLIMA, Nov 20 (EFE) - {BODY}\n"),
        ("a.txt", f"Copper fell\n\nUnder embargo until 12:30 GMT 20 November 2026\n\n{BODY}\n"),
        ("a.txt", f"Copper fell\n\n*** Embargoed for release until 1230 GMT Friday 20 November 2026 ***\n\n{BODY}\n"),
        ("a.txt", f"Copper fell\n\nNot for publication before 12:30 GMT, 20 November 2026\n\n{BODY}\n"),
        ("a.txt", f"Copper fell\n\nSperrfrist: 20.11.2026, 13:30 Uhr MEZ\n\n{BODY}\n"),
        ("a.md", f"---\ntitle: Copper fell\nembargo_until: 2026-11-20T12:30:00Z\n---\n\n{BODY}\n"),
        ("a.fip", f"\x01efe123 4 ec 30 efe 0123\r\n/copper/\r\n\x02Copper fell\r\n\r\n{UNTIL}\r\n\r\nLima (efe) - {BODY}\r\n\x03201000 nov 26\r\n\x04"),
        ("a.eml", f"{MAIL}Subject: Copper fell\r\nX-Embargo: Fri, 20 Nov 2026 12:30:00 +0000\r\n\r\n{BODY}\r\n"),
        ("a.eml", f"{MAIL}Subject: Copper fell\r\nEmbargoed-Until: 2026-11-20T13:30:00+01:00\r\n\r\n{BODY}\r\n"),
        ("a.eml", f"{MAIL}Subject: Copper fell\r\n\r\n{UNTIL}\r\n\r\n{BODY}\r\n"),
        ("a.eml", f"{MAIL}Subject: {UNTIL}: Copper fell\r\n\r\n{BODY}\r\n"),
        ("a.html", page('<meta name="embargo" content="2026-11-20T12:30:00Z">')),
        ("a.html", page(above=f"<p>{UNTIL}</p>")),
        ("a.json", json.dumps({"title": "Copper fell", "content": f"{UNTIL}\n\n{BODY}", "status": "usable"})),
        ("a.json", json.dumps({"type": "article", "schema": 1, "title": "Copper fell", "body": f"{UNTIL}\n\n{BODY}"})),
    ],
)  # fmt: skip
def test_an_embargo_holds_to_the_minute_wherever_it_is_written(name: str, text: str) -> None:
    assert at("12:29", text, name) == "embargoed"
    assert at("12:30", text, name) == "usable"


@pytest.mark.parametrize(
    "line",
    [
        "SOUS EMBARGO JUSQU'AU 20 NOVEMBRE 2026 À 13H30",
        "Embargo jusqu’au vendredi 20 novembre 2026, 13h30",
        "EMBARGADO HASTA LAS 13:30 DEL 20 DE NOVIEMBRE DE 2026",
        "Noticia embargada hasta el 20 de noviembre de 2026, 13:30 horas",
        "SOB EMBARGO ATÉ ÀS 13H30 DE 20 DE NOVEMBRO DE 2026",
        "SOTTO EMBARGO FINO ALLE ORE 13.30 DEL 20 NOVEMBRE 2026",
        "ONDER EMBARGO TOT 20 NOVEMBER 2026, 13.30 UUR",
        "Embargo till 20 november 2026 kl. 13.30",
        "EMBARGO DO 20 listopada 2026, 13:30",
        "À ne pas publier avant le 20 novembre 2026, 13h30",
        "Não publicar antes das 13h30 de 20 de novembro de 2026",
        "ЭМБАРГО ДО 13:30 20 ноября 2026",
        "【解禁：2026年11月20日 13:30】",
        "보도시점: 2026. 11. 20.(금) 13:30",
        "محظور النشر حتى 20 نوفمبر 2026 - 13:30",
    ],
)
def test_other_languages_ask_to_wait_too(line: str) -> None:
    for text in (f"{line}\n\nCopper fell\n\n{BODY}\n", f"Copper fell\n\n{line}\n\n{BODY}\n"):
        for name, said in (
            ("a.txt", text),
            ("a.json", json.dumps({"title": "Copper fell", "content": f"{line}\n\n{BODY}", "id": 1})),
        ):
            [article] = read_bytes(said.encode(), name, Bounds())
            assert isinstance(article, Article)
            assert (article.title, article.embargoed, article.status) == (
                "Copper fell",
                "2026-11-20T13:30:00",
                "embargoed",
            ), (name, said)


@pytest.mark.parametrize(
    "line",
    [
        "Embargo jusqu'au 5 décembre 2030 sur le blé",
        "Embargo hasta 2030 al azúcar de Cuba",
        "Embargo até 5 de dezembro de 2030 divide produtores",
        "Эмбарго до 2030 года продлено на сахар",
        "No publicar antes del 5 de diciembre de 2030 es un delito",
        "解禁日は2030年12月5日とする方針",
        "EMBARGO TOT 2030",
        "Embargo on Cuban sugar to last until 2030, senator says",
        "Embargo until 5 December 2030 agreed on grain exports",
        "Embargo by 12 EU states",
        "Embargoed oil ban to start on 12 May 2030",
        "Oil embargoed until 2030 by three states",
        "Not for sale until 2030",
        "Hold for 3 minutes until done in 2030",
        "The ministry said the text was embargoed until 20 November 2030, and 3 papers printed it.",
        "Not for use in 2030: mines close before time",
    ],
)
def test_what_is_about_an_embargo_is_under_none(line: str) -> None:
    for title, body in (
        (f"Copper fell: {line}", BODY),
        ("Copper fell", f"{line}\n\n{BODY}"),
        (f"{line} Copper fell", BODY),
    ):
        text = json.dumps({"title": title, "content": body, "date": "2026-11-20"})
        assert at("11:00", text, "a.json") == "usable", (title, body)


@pytest.mark.parametrize(
    "line", ["EMBARGOED", "*** STRICTLY UNDER EMBARGO ***", "EMBARGOED UNTIL 6:30 p.m. EST Friday"]
)
def test_without_a_certain_end_it_holds(line: str) -> None:
    text = json.dumps({"title": "Copper fell", "content": f"{line}\n\n{BODY}", "status": "usable"})
    assert at("23:59", text, "a.json") == "embargoed"


@pytest.mark.parametrize(
    ("written", "end"),
    [
        ("1830 GMT Nov 20 2026", "2026-11-20T18:30:00+00:00"),
        ("noon GMT 20 November 2026", "2026-11-20T12:00:00+00:00"),
        ("20 November 2026 at 1830 hours", "2026-11-20T18:30:00"),
        ("00:01hrs BST Friday 20 November 2026", "2026-11-20T00:01:00+01:00"),
        ("November 20, 2026, 6 pm", "2026-11-20T18:00:00"),
        ("Nov. 20, 2026 at 6:30 p.m. ET", "2026-11-20T18:30:00-05:00"),
        ("20.11.2026 18:30 Uhr MEZ", "2026-11-20T18:30:00+01:00"),
        ("midnight GMT 20 November 2026", "2026-11-20T23:59:00+00:00"),
        ("20 November 2026", "2026-11-20"),
        ("20 November 2026, 7 o'clock", "20 November 2026, 7 o'clock"),
    ],
)
def test_no_hour_is_lost_that_would_let_it_go_early(written: str, end: str) -> None:
    assert embargo_end(f"EMBARGOED UNTIL {written}") == end
