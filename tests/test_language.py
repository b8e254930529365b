"""The language of a text that does not say it: sure, or none; the same for every command and the library."""

import pytest

import triage
from triage.languages.detection import detect


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Die Staatsanwaltschaft hat am Donnerstag die Büros des Unternehmens durchsuchen lassen.", "de"),
        ("Prosecutors had the offices of the company searched on Thursday, they said.", "en"),
        ("Le parquet a fait perquisitionner jeudi les bureaux de l'entreprise, selon ses dires.", "fr"),
        (
            "Pemerintah Indonesia mengatakan bahwa harga beras akan naik karena kekeringan di beberapa provinsi.",
            "id",
        ),
        ("Прокуратура обшукала офіси компанії в четвер, повідомив її речник.", "uk"),
        ("ข้าวราคาขึ้น", "th"),
        ("검찰은 목요일 회사를 수색했다.", "ko"),
        ("検察は木曜日に会社を捜索した。", "ja"),
        ("检察院星期四搜查了公司。", "zh"),
        ("התביעה ערכה חיפוש במשרדי החברה.", "he"),
        ("Η εισαγγελία ερεύνησε τα γραφεία.", "el"),
        # Nothing is sure of a name, a table, a line in capitals or a mixture.
        ("Bern", ""),
        ("Wer weiß?", ""),
        ("Shr 12 cts vs 9 cts. Net 1.2 mln vs 0.9 mln. Sales 24 mln vs 20 mln. Div 4 cts.", ""),
        # Typographic marks are no letters: the same table is the same riddle, and a sentence is told all the same.
        ("U.K — GRAIN INSPECTIONS, IN THOUS TONNES  OATS 17,683 RYE 20,717 MAIZE 36,581", ""),
        ("De regering zei dat de prijs van rijst – ‘ons’ rijst – volgens haar niet zal stijgen.", "nl"),
        ("FHL BANKS SETS 6.70 PCT RATES ON 2.55 BILLION DLR OFFER IN NEW YORK, SEES MORE", ""),
        ("", ""),
        ("\ud800 \udfff", ""),
    ],
)
def test_a_language_is_sure_or_none(body: str, language: str) -> None:
    assert detect("", body) == language


GERMAN = "Die Staatsanwaltschaft hat am Donnerstag die Büros der Reederei in Emden durchsuchen lassen."


def test_an_article_goes_by_its_language_its_text_or_the_settings() -> None:
    profile = triage.Profile.from_dict({"languages": ["en"], "terms": ["Emden"]}, id="p")

    def verdict(article: triage.Article, language: str = "") -> tuple[bool, str, bool]:
        matched = triage.Matcher([profile], language=language).match([article])[0]
        (score,) = triage.Matcher([profile], language=language).score(article)
        assert score.hit == matched.is_hit
        return matched.is_hit, matched.language, matched.language_detected

    assert verdict(triage.Article(body=GERMAN)) == (False, "de", True)
    assert verdict(triage.Article(body=GERMAN, language="en")) == (True, "en", False)
    assert verdict(triage.Article(body=GERMAN), language="en") == (False, "de", True)
    assert verdict(triage.Article(body="Emden")) == (True, "", False)
    assert verdict(triage.Article(body="Emden"), language="de") == (False, "de", False)


def test_the_library_is_not_believed_against_the_letters() -> None:
    # It is sure of Macedonian, which has no й and no я, and of Urdu, which has no ة.
    assert detect("", "Опозицията атакува Бойко Борисов. Борисов мълчи. Бойкот беше обявен.") != "mk"
    assert detect("", "المدارس مغلقة. مدرسته، بمدارسها، مدرستين. درس. مدرس.") != "ur"
    assert detect("", "Владата ги зголеми даноците, а опозицијата најави протести во Скопје.") == "mk"
