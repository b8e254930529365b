"""IPTC 7901 and ANPA 1312, the wires of the teleprinter age, with their control characters."""

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes
from triage.readers.wire.story import parse


def read(text: str, encoding: str = "latin-1") -> list[Article | Problem]:
    return list(read_bytes(text.encode(encoding), "wire/1.txt", Bounds()))


def one(text: str) -> Article:
    (thing,) = read(text)
    assert isinstance(thing, Article)
    return thing


IPTC = (
    "\x01bdt0123 3 pl 120  dpa 0456\r\n\nHafen/Insel/Schiffe/\r\n\x02{head} =\r\n\nOshima (dpa) - Der Hafen ist\r\n"
    "wieder offen, sagte Müller.\r\n\n# 1 war der Ort, sagt er.\r\n\n{tail}\r\n\x03101530 {zone} Mrz 26\r\n\x7f\n\x7f\x04"
)
NOTES = "## Kontakte\r\n- Redaktion: Ida Moor, 0123\r\n\ndpa imo yy"


def iptc(
    head: str = "Hafen offen\r\nVon Ida Moor, dpa", tail: str = "Ende.\r\n\ndpa imo yy", zone: str = "MEZ"
) -> str:
    return IPTC.format(head=head, tail=tail, zone=zone).replace("# 1 war", "Nr. 1 war")


def test_a_message_of_iptc_7901() -> None:
    article = one(iptc())
    assert (article.title, article.byline, article.authors) == ("Hafen offen", "Von Ida Moor, dpa", ("Ida Moor",))
    assert article.body == (
        "Oshima (dpa) - Der Hafen ist\nwieder offen, sagte Müller.\n\nNr. 1 war der Ort, sagt er.\n\nEnde."
    )
    assert (article.slug, article.keywords) == ("Hafen/Insel/Schiffe", ("Hafen", "Insel", "Schiffe"))
    assert (article.published, article.published_text) == ("2026-03-10T15:30:00+01:00", "101530 MEZ Mrz 26")
    assert (article.outlet, article.credits, article.format) == ("dpa", "dpa imo yy", "iptc7901")
    assert (article.status, article.encoding) == ("usable", "cp1252")


def test_the_notebook_is_no_story_and_its_signs_are_credits() -> None:
    article = one(iptc(tail=f"Ende.\r\n\n{NOTES}"))
    assert article.body.endswith("Ende.")
    assert article.credits == "dpa imo yy"


def test_marks_above_the_headline_are_no_headline() -> None:
    article = one(
        iptc(head="(Zusammenfassung 1630)\r\n2ND LEAD\r\nHafen nach langem Streit\r\nwieder offen\r\n(Foto)")
    )
    assert article.title == "Hafen nach langem Streit wieder offen"
    assert article.version == "Zusammenfassung"
    assert one(iptc(head="HAFEN OFFEN")).title == "HAFEN OFFEN"


def test_a_time_without_a_zone_stays_local() -> None:
    assert one(iptc(zone="")).published == "2026-03-10T15:30:00"
    assert one(iptc(zone="GMT")).published == "2026-03-10T15:30:00+00:00"
    assert one(iptc().replace("101530", "109930")).published == "2026-03-10"


ANPA = (
    "\x16\x16\x01W2607\x1fasian\r\nr a\x13\x11 BC-XO--HarbourOpens 1stLd-Writethru   03-10 0093\r\n"
    "\x02^BC-XO--Harbour Opens, {version}<\r\n{head}\t   OSHIMA (AP) _ The harbour opened.\r\n \r\n\t   Ships came.\r\n"
    "\r\n\t   \x03AP-WF-03-10-26 0815GMT<\r\n\x0c\r\n\x04"
)
HEAD = "^Harbour of Oshima opens<\r\n^AP Photo OSH101<\r\n^Eds: Adds quotes.<\r\n^By MIKA ORTA=\r\n^Associated Press=\r\n"


def anpa(head: str = HEAD, version: str = "1st Ld-Writethru,93") -> str:
    return ANPA.format(head=head, version=version)


def test_a_message_of_anpa_1312() -> None:
    article = one(anpa())
    assert article.title == "Harbour of Oshima opens"
    assert article.body == "OSHIMA (AP) _ The harbour opened.\n\nShips came."
    assert (article.byline, article.authors) == ("By MIKA ORTA", ("MIKA ORTA",))
    assert (article.slug, article.version) == ("HarbourOpens", "1st Ld-Writethru")
    assert (article.published, article.outlet) == ("2026-03-10T08:15:00+00:00", "AP")
    assert article.abstract == ""


def test_the_first_line_of_a_message_may_have_lost_its_sign() -> None:
    article = one(anpa().replace("\x02^", "\x02"))
    assert (article.title, article.authors) == ("Harbour of Oshima opens", ("MIKA ORTA",))
    assert article.body == one(anpa()).body
    assert "5 <" in one(anpa().replace("Ships came.", "Ships came. 3 is 5 <")).body


def test_a_kill_is_one_and_a_killing_is_none() -> None:
    assert one(anpa(version="KILL,20")).status == "canceled"
    assert one(anpa(version="Police Kill Bear,20")).status == "usable"


def test_an_embargo_is_kept() -> None:
    article = one(anpa(HEAD + "^HOLD FOR RELEASE until 11 March 2026, 07:00 GMT<\r\n"))
    assert (article.status, article.embargoed) == ("embargoed", "2026-03-11T07:00:00+00:00")


def test_an_alert_has_no_headline_and_a_digest_has_its_lines() -> None:
    assert one(anpa("")).title == ""
    digest = one(anpa("^Top news at noon<\r\n^Harbour opens\r\n^Ships come\r\n"))
    assert digest.title == "Top news at noon"
    assert digest.body.startswith("Harbour opens\nShips come")


def test_several_messages_are_several_articles() -> None:
    things = read(anpa() + anpa("^Second<\r\n"))
    assert [(thing.index, thing.title) for thing in things if isinstance(thing, Article)] == [
        (0, "Harbour of Oshima opens"),
        (1, "Second"),
    ]


@pytest.mark.parametrize("message", [anpa(), iptc()])
def test_a_cut_message_is_said_to_be_cut(message: str) -> None:
    things = read(message[: len(message) * 3 // 4])
    assert [type(thing).__name__ for thing in things] == ["Problem", "Article"]


def test_a_control_character_alone_makes_no_wire_message() -> None:
    (thing,) = read(
        "Harbour opens\n\nOSHIMA, March 10 (AP) - The harbour\x02 opened \x03again.\n" + "Ships came in.\n" * 9
    )
    assert isinstance(thing, Article)
    assert thing.format == "text"


@pytest.mark.parametrize(
    "opening",
    [
        "[18/11/2026] Harbour opens",
        "[1] Harbour opens",
        "[Updated] Harbour opens",
        "[2, 3 and more] Harbour opens",
    ],
)
def test_a_text_may_begin_with_a_bracket(opening: str) -> None:
    (article,) = read_bytes(f"{opening}\n\nBoats left at six, the office said.\n".encode(), "wire/1.txt", Bounds())
    assert isinstance(article, Article)
    assert article.title == opening


@pytest.mark.parametrize("data", ["[1, 2, 3]", "[[1], [2]]", "[1]\n", "[-1.5e3, 2]", '{"a": 1}', "[18,\n 11]"])
def test_data_is_no_text(data: str) -> None:
    things = list(read_bytes(data.encode(), "wire/1.txt", Bounds()))
    assert not any(isinstance(thing, Article) for thing in things)


def test_two_lines_that_look_like_headers_are_text_where_the_second_has_no_day() -> None:
    def read(sent: str) -> Article:
        text = f"From: Norvik to Osk in two hours\nSent: {sent}\n\nFerries lie still\n\nThe harbour closes.\n"
        (article,) = read_bytes(text.encode(), "wire/1.txt", Bounds())
        assert isinstance(article, Article)
        return article

    assert read("by boat, as ever").title.startswith("From: Norvik")
    assert read("18 November 2026").title == "Ferries lie still"


@pytest.mark.parametrize(
    ("text", "title", "outlet", "published"),
    [
        ("Titre : Choléra à Kolani\nSource : Le Quotidien\nDate : 05/11/2026\n\nDes cas.\n", "Choléra à Kolani", "Le Quotidien", "2026-11-05"),
        ("Título: Gripe aviar\nMedio: El Valle\nFecha: 16/11/2026 20:15\n\nUn brote.\n", "Gripe aviar", "El Valle", "2026-11-16T20:15:00"),
        ("Titolo: Colera\nFonte: Il Porto\nData: 16 novembre 2026\n\nI casi.\n", "Colera", "Il Porto", "2026-11-16"),
        ("Tytuł: Powódź\nŹródło: Gazeta\nData: 16 listopada 2026\n\nRzeka.\n", "Powódź", "Gazeta", "2026-11-16"),
        ("Заголовок: Порт закрыт\nИсточник: Газета\nДата: 16.11.2026\n\nПорт.\n", "Порт закрыт", "Газета", "2026-11-16"),
        ("标题：霍乱蔓延\n来源：新报\n日期：2026-11-16\n\n四十例。\n", "霍乱蔓延", "新报", "2026-11-16"),
        ("見出し：コレラ\n媒体：新聞\n日付：2026年11月16日\n\n四十人。\n", "コレラ", "新聞", "2026-11-16"),
        ("العنوان: تفشي الكوليرا\nالمصدر: الأفق\nالتاريخ: 16/11/2026\n\nحالات.\n", "تفشي الكوليرا", "الأفق", "2026-11-16"),
        ("หัวข้อ: ท่าเรือเปิดแล้ว\nแหล่งข่าว: ข่าวสด\nวันที่: 16 พฤศจิกายน 2569\n\nเปิด\n", "ท่าเรือเปิดแล้ว", "ข่าวสด", "2026-11-16"),
        ("शीर्षक: बंदरगाह खुला\nस्रोत: दैनिक\nदिनांक: 16 नवंबर 2026\n\nखुला।\n", "बंदरगाह खुला", "दैनिक", "2026-11-16"),
        ("Titre de l'article : Choléra\nJournal : Le Quotidien\nDate : 05/11/2026\n\nDes cas.\n", "Choléra", "Le Quotidien", "2026-11-05"),
        # In English nobody knows.
        ("Title: Cholera\nSource: Herald\nDate: 05/11/2026\n\nCases.\n", "Cholera", "Herald", ""),
    ],
)  # fmt: skip
def test_labels_of_other_languages_are_headers(text: str, title: str, outlet: str, published: str) -> None:
    article = parse(text)
    assert (article.title, article.outlet, article.published) == (title, outlet, published)


@pytest.mark.parametrize(
    "text",
    [
        "记者：王明来了\n\n他说，港口关闭。\n",
        "Fonte: è chiusa\n\nLa fonte è chiusa.\n",
        "霍乱：四十例\n\n四十例。\n",
    ],
)
def test_a_headline_with_one_label_is_a_headline(text: str) -> None:
    assert parse(text).title == text.partition("\n")[0]


ONE = "Title: {0}\nDate: 16 November 2026\nSource: {1}\n\nThe harbour opened.\n"


@pytest.mark.parametrize("between", ["\n---\n\n", "\n", "\n=====\n", "\r\n\r\n"])
def test_several_texts_below_headers_are_several_articles(between: str) -> None:
    text = ONE.format("Harbour opens", "Halden Herald") + between + ONE.format("Ferry late", "Coast Courier")
    things = read_bytes((text).encode(), "in/all.txt", Bounds())
    assert [(one.title, one.outlet, one.index, one.body) for one in list(things) if isinstance(one, Article)] == [
        ("Harbour opens", "Halden Herald", 0, "The harbour opened."),
        ("Ferry late", "Coast Courier", 1, "The harbour opened."),
    ]


@pytest.mark.parametrize(
    "rest", ["---\n\nMore of it.\n", "\nTitle: a word for heads.\n\nMore.\n", "Title: no gap\nDate: 2026-11-16\n"]
)
def test_a_text_below_headers_may_have_a_rule_and_a_label(rest: str) -> None:
    [article] = read_bytes((ONE.format("Harbour opens", "Halden Herald") + rest).encode(), "in/one.txt", Bounds())
    assert isinstance(article, Article)
    assert rest.strip().splitlines()[-1] in article.body


def test_a_name_in_chinese_is_one_and_a_desk_is_none() -> None:
    for written, names in (("李明", ("李明",)), ("김민수", ("김민수",)), ("本报编辑", ()), ("新华社", ())):
        [article] = read_bytes(
            (f"标题：港口开放\n作者：{written}\n来源：晚报\n\n港口开放了。\n").encode(), "in/1.txt", Bounds()
        )
        assert isinstance(article, Article)
        assert article.authors == names


LONG = "The harbour board of Sund approved a second berth on Tuesday after eleven hours, and work begins in March."


def test_what_old_papers_put_before_a_first_paragraph_is_no_part_of_it() -> None:
    [article] = read_bytes(
        f"Second berth for Sund\n\nLEAD: {LONG}\n\nDockers fear for jobs.\n".encode(), "a.txt", Bounds()
    )
    [row] = read_bytes(f'title,text\n"LEAD: {LONG}","{LONG}"\n'.encode(), "a.csv", Bounds())
    [metal] = read_bytes(b"LEAD: Prices fall again\n\nPrices fell in London.\n", "a.txt", Bounds())
    assert isinstance(article, Article)
    assert isinstance(row, Article)
    assert isinstance(metal, Article)
    assert article.body == f"{LONG}\n\nDockers fear for jobs."
    assert (row.title, metal.title) == (LONG, "LEAD: Prices fall again")


def test_line_ends_may_be_those_of_unicode() -> None:
    [article] = read_bytes(f"Zweiter Kai für Sund\u2029{LONG}\u2028Bis März.".encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Zweiter Kai für Sund", f"{LONG}\nBis März.")


def test_the_day_behind_a_byline_is_that_of_the_article() -> None:
    article = parse("Second berth for Sund\n\nBy Eva Smit, 2 November 2026\n\nThe board approved it.\n")
    assert (article.byline, article.published) == ("By Eva Smit, 2 November 2026", "2026-11-02")
    assert parse("Second berth for Sund\n\nBy Eva Smit, page 2\n\nThe board approved it.\n").published == ""


@pytest.mark.parametrize(
    "mark", ["PRESS RELEASE", "For immediate release", "Pressemitteilung", "COMUNICATO STAMPA:", "Пресс-релиз"]
)
def test_what_says_that_a_text_is_a_release_is_no_headline(mark: str) -> None:
    [article] = read_bytes(f"{mark}\n\nZweiter Kai für Sund\n\n{LONG}\n".encode(), "a.txt", Bounds())
    [about] = read_bytes(f"Press release angers dockers\n\n{LONG}\n".encode(), "a.txt", Bounds())
    assert isinstance(article, Article)
    assert isinstance(about, Article)
    assert (article.title, article.body, article.credits) == ("Zweiter Kai für Sund", LONG, mark)
    assert about.title == "Press release angers dockers"


def test_what_somebody_is_stands_behind_a_name_and_is_none() -> None:
    assert parse(f"Second berth\n\nBy Eva Smit, PA Ports Correspondent\n\n{LONG}\n").authors == ("Eva Smit",)
    assert parse(f"Second berth\n\nBy Eva Smit, Bo Quist\n\n{LONG}\n").authors == ("Eva Smit", "Bo Quist")
