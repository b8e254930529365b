"""Dates as pages of many countries write them: their months, their digits, their calendars, and the half of the day."""

import json

import pytest

from triage.article import Article
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes
from triage.readers.stamps import moment
from triage.readers.word_dates import date_in


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        # One word, two months: Polish writes no stop behind the day, Croatian does.
        ("16 listopada 2026", "2026-11-16"),
        ("16. listopada 2026.", "2026-10-16"),
        ("الإثنين ١٦ نوفمبر ٢٠٢٦ - ٠٨:٠٠", "2026-11-16T08:00:00"),
        ("16 تشرين الثاني/نوفمبر 2026", "2026-11-16"),
        ("16 نوفمبر 2026 08:30 م", "2026-11-16T20:30:00"),
        ("16 नवंबर 2026, 07:40 AM IST", "2026-11-16T07:40:00"),
        ("১৬ নভেম্বর ২০২৬, ১০:১৫", "2026-11-16T10:15:00"),
        ("16 நவம்பர் 2026", "2026-11-16"),
        ("יום שני, 16 בנובמבר 2026, 10:15", "2026-11-16T10:15:00"),
        ("16 نومبر 2026", "2026-11-16"),
        ("16 พ.ย. 2569 เวลา 10:15 น.", "2026-11-16T10:15:00"),
        ("16 พฤศจิกายน 2569", "2026-11-16"),
        ("令和8年11月16日 10時15分", "2026-11-16T10:15:00"),
        ("民國115年11月16日", "2026-11-16"),
        ("16 ноября 2026 г., 10:15 (МСК)", "2026-11-16T10:15:00+03:00"),
        ("Montag, 16. November 2026, 10:15 Uhr MEZ", "2026-11-16T10:15:00+01:00"),
        ("Posted: Nov 16, 2026 / 04:40 PM EST", "2026-11-16T16:40:00-05:00"),
        # Winter and summer of zones that do not say which; "et" is a word.
        ("November 16, 2026, 8:30 a.m. ET", "2026-11-16T08:30:00-05:00"),
        ("July 16, 2026 08:30 PT", "2026-07-16T08:30:00-07:00"),
        ("16 novembre 2026 à 10h15 et 11h", "2026-11-16T10:15:00"),
        ("۲۵ آبان ۱۴۰۵ - ۱۰:۱۵", "2026-11-16T10:15:00"),
        ("۱۴۰۵/۰۸/۲۵ ۱۰:۱۵", "2026-11-16T10:15:00"),
        ("16 tháng 11, 2026", "2026-11-16"),
        ("2026年11月15日 下午3:20", "2026-11-15T15:20:00"),
        ("2026年11月15日 上午10:22", "2026-11-15T10:22:00"),
        ("2026.11.15. 오후 3:20", "2026-11-15T15:20:00"),
        ("2026. november 16. 10:12", "2026-11-16T10:12:00"),
        ("2026. gada 16. novembris, 10:15", "2026-11-16T10:15:00"),
        ("16 ноември 2026", "2026-11-16"),
        ("Poniedziałek, 16 listopada 2026 (15:20)", "2026-11-16T15:20:00"),
        ("16.November 2026, 10:15 Uhr", "2026-11-16T10:15:00"),
        ("16 de noviembre de 2026, 8:15 p. m.", "2026-11-16T20:15:00"),
        ("2 noiembrie 2026, ora 10:14", "2026-11-02T10:14:00"),
        ("2026 m. lapkričio 2 d. 10:14", "2026-11-02T10:14:00"),
        ("2. novembril 2026 kell 10.14", "2026-11-02T10:14:00"),
        ("2026. gada 2. novembris, plkst. 10.14", "2026-11-02T10:14:00"),
        ("2. studenoga 2026. u 10:14", "2026-11-02T10:14:00"),
        ("2. новембар 2026. 10:14", "2026-11-02T10:14:00"),
        ("2 de novembre del 2026 a les 10.14", "2026-11-02T10:14:00"),
        ("2 listopada 2026 o godz. 10:14", "2026-11-02T10:14:00"),
        ("02/nov/2026 10h14", "2026-11-02T10:14:00"),
        ("2026ko azaroaren 2a", "2026-11-02"),
        ("2 ನವೆಂಬರ್ 2026", "2026-11-02"),
        ("૨ નવેમ્બર ૨૦૨૬", "2026-11-02"),
        ("2 ნოემბერი 2026", "2026-11-02"),
        ("2 Tachwedd 2026", "2026-11-02"),
        # A score is no clock, nor a word a month.
        ("2 November 2026, won 3-1", "2026-11-02"),
        ("2 mail 2026", ""),
        # No day of any calendar.
        ("version 1400.2.3", ""),
        ("In 1405-1412 the war", ""),
        ("16 November 2569", ""),
        ("۳۱ آبان ۱۴۰۵", ""),
        ("16 people 2026", ""),
    ],
)
def test_a_date_is_read_as_it_is_written_there(written: str, iso: str) -> None:
    assert date_in(written) == iso
    assert moment(written) == iso


def test_a_page_is_dated_by_what_a_reader_sees_and_leads_to_no_other_story() -> None:
    said = "जिले में डेंगू के मरीजों की संख्या लगातार बढ़ रही है। स्वास्थ्य विभाग के अनुसार अब तक 210 मामले सामने आए हैं।"
    html = (
        "<!DOCTYPE html><html lang='hi'><head><title>सोनपुर में डेंगू का प्रकोप - प्रभात</title></head><body><h1>सोनपुर में डेंगू का प्रकोप</h1><div>प्रकाशित: 16 नवंबर 2026, 07:40 AM IST</div>"
        f"<article><p>{said}</p><p>यह भी पढ़ें: <a>मलेरिया से बचाव</a></p><p>{said}</p></article></body></html>"
    )
    [page] = read_bytes(html.encode(), "a.html", Bounds())
    assert isinstance(page, Article)
    assert page.published == "2026-11-16T07:40:00"
    assert "मलेरिया" not in page.body and page.body.startswith(said)


@pytest.mark.parametrize(
    ("lead", "is_kept"),
    [
        ("اقرأ أيضاً: تفشي الحصبة", False),
        ("Más noticias: dengue en Sosa", False),
        ("Ver más turistas en Sosa es lo que quiere el alcalde", True),
        ("相关阅读：霍乱防治", False),
        ("Leia mais: zika avança", False),
    ],
)
def test_a_line_that_leads_to_another_story_is_no_text(lead: str, is_kept: bool) -> None:
    said = (
        "The ferries of Karvala stop for three days from Tuesday, the port master said in a letter to all captains. "
        * 2
    )
    html = f"<html><body><h1>Ferries of Karvala stop</h1><article><p>{said}</p><p>{lead}</p><p>{said}</p></article></body></html>"
    [page] = read_bytes(html.encode(), "a.html", Bounds())
    assert isinstance(page, Article)
    assert (lead in page.body) is is_kept


@pytest.mark.parametrize(
    ("site", "outlet"),
    [("روزنامه هالدن", "روزنامه هالدن"), ("हालडेन समाचार", "हालडेन समाचार"), ("a small thing", "")],
)
def test_a_site_without_capitals_hangs_on_a_title_too(site: str, outlet: str) -> None:
    said = (
        "The ferries of Karvala stop for three days from Tuesday, the port master said in a letter to all captains. "
        * 3
    )
    html = f"<html><head><title>Ferries of Karvala stop - {site}</title></head><body><h1>Ferries of Karvala stop</h1><p>{said}</p></body></html>"
    [page] = read_bytes(html.encode(), "a.html", Bounds())
    assert isinstance(page, Article)
    assert page.outlet == outlet


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("3-Nov-26", "2026-11-03"),
        ("20 nov. 26", "2026-11-20"),
        ("3. März 26", "2026-03-03"),
        ("20-NOV-99", "1999-11-20"),
        ("20-NOV-55", ""),  # of which century nobody knows
        ("31-Feb-26", ""),
        ("11/25/26", "2026-11-25"),
        ("25/11/99", "1999-11-25"),
        ("12/11/26", ""),
        ("25/11/26", ""),  # the year stands first in Japan
        ("26-11-25", ""),
        ("11/25-26", ""),
    ],
)
def test_a_year_of_two_digits_counts_where_it_can_be_but_one_day(written: str, day: str) -> None:
    text = "The quota for cod fell again in Lima as the ministry said."
    record = json.dumps({"title": "Cod quota falls", "body": text, "date": written})
    for data, name in (
        (record, "a.json"),
        (f"title,date,body\nCod quota falls,{written},{text}\n", "a.csv"),
        (f"Title: Cod quota falls\nDate: {written}\n\n{text}\n", "a.txt"),
    ):
        (article,) = read_bytes(data.encode(), name, Bounds())
        assert isinstance(article, Article)
        assert (name, article.published) == (name, day)
