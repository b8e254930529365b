"""What is a copy and what says something new: figures, headlines, sentences with a match; each with its neighbour."""

from typing import Any

import pytest
from msgspec.structs import replace

from triage.article import Article
from triage.stories.article_facts import ArticleFacts
from triage.stories.facts import ANYWHERE, adds, differences
from triage.stories.stories import grouped

from .builders import sentences, series, story

BACKGROUND = (
    "Harare's water works have been out of order since the winter, and sewage runs in the streets of the suburbs. "
    "Clinics lack salt, gloves and fuel for their generators. The health minister asked donors for help on Monday. "
    "Aid groups have set up tents in which the sick are treated, and warn that the rains will make matters worse."
)


def cholera(toll: str, day: int, title: str = "", *, more: str = "", **fields: Any) -> Article:
    """A story that goes on: the same background every day."""
    return Article(
        title=title or f"Cholera kills {toll} in Harare",
        body=f"Cholera has killed {toll} people in Harare, the health ministry said. {BACKGROUND}{more}",
        published=f"2026-11-{day:02}T08:00:00+00:00",
        outlet=fields.pop("outlet", "Kyodo"),
        path=fields.pop("path", f"inbox/{day:02}.json"),
        **fields,
    )


def says_anew(new: Article, old: Article, matches: str = "") -> list[tuple[str, str, str]]:
    """What the first adds to the second; a word that matches may be named."""
    places = {at for at in range(len(new.body)) if matches and new.body.startswith(matches, at)}
    return [(one.field, one.was, one.now) for one in differences(ArticleFacts(new), ArticleFacts(old), places)]


@pytest.mark.parametrize(
    ("before", "after"), [("two", "41"), ("two", "forty-one"), ("41", "112"), ("a dozen", "two dozen")]
)
def test_another_toll_is_a_fact(before: str, after: str) -> None:
    [first, *_] = says_anew(cholera(after, 2), cholera(before, 1))
    assert first == ("figures", f"kills {before}", f"kills {after}")


@pytest.mark.parametrize(
    ("before", "after"), [("four", "4"), ("41", "forty-one"), ("a dozen", "12"), ("1,200", "1200")]
)
def test_another_spelling_is_none(before: str, after: str) -> None:
    assert says_anew(cholera(after, 2), cholera(before, 1)) == []


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [("de", "zwei", "einundvierzig"), ("fr", "deux", "quarante et un"), ("es", "dos", "cuarenta y un"), ("it", "due", "quarantuno"),
     ("pt", "dois", "quarenta e um"), ("nl", "twee", "eenenveertig"), ("ru", "двух", "сорок одному"), ("uk", "дві", "сорок один"),
     ("pl", "dwie", "czterdzieści jeden"), ("cs", "dvě", "čtyřicet jedna"), ("sv", "två", "fyrtioett"), ("tr", "iki", "kırk bir"),
     ("hi", "दो", "इकतालीस"), ("ar", "خمسة", "واحد وأربعون"), ("he", "שניים", "ארבעים ואחת"), ("fa", "دو", "چهل و یک"),
     ("id", "dua", "empat puluh satu"), ("da", "to", "enogfyrre"), ("el", "δύο", "σαράντα ένας"), ("fi", "kaksi", "neljäkymmentäyksi"), ("hu", "két", "negyvenegy"), ("hu", "három", "negyvenegy")],
)  # fmt: skip
def test_tolls_in_other_languages_are_read(language: str, before: str, after: str) -> None:
    def told(toll: str) -> Article:
        return Article(title=f"Harare: {toll}", body="Cholera. " + BACKGROUND, language=language)

    assert adds(ArticleFacts(told(after)), ArticleFacts(told(before)))
    assert not adds(ArticleFacts(told("41")), ArticleFacts(told(after)))


def test_a_toll_in_the_lead_is_enough() -> None:
    new = cholera("41", 2, "Cholera spreads in Harare")
    assert adds(ArticleFacts(new), ArticleFacts(cholera("two", 1, "Cholera spreads in Harare")))


def test_an_age_or_a_share_says_nothing_of_a_toll() -> None:
    old = cholera("two", 1, more=" A 41-year-old nurse said 112 percent was needed.")
    assert adds(ArticleFacts(cholera("41", 2)), ArticleFacts(old))
    assert adds(ArticleFacts(cholera("112", 2)), ArticleFacts(old))
    named = cholera("two", 1, more=" The nurse has 41 patients.")
    assert adds(ArticleFacts(cholera("41", 2)), ArticleFacts(named)), "where the toll stood, another stands"
    paper = cholera(
        "two", 1, "Nurse tends 41 as cholera spreads", outlet="Star", more=" The nurse has 41 patients."
    )
    assert not adds(ArticleFacts(paper), ArticleFacts(named))


def test_times_and_story_numbers_are_no_facts() -> None:
    stamped = cholera("two", 1, more=" Published Nov 12, 2026 12:00. Edited 03:49 PM.")
    assert not adds(ArticleFacts(stamped), ArticleFacts(cholera("two", 1)))
    dated = Article(
        title="Cholera kills two in Harare", body=f"HARARE, Nov 12 (Kyodo) 0412 - {cholera('two', 1).body}"
    )
    assert not adds(ArticleFacts(dated), ArticleFacts(cholera("two", 1)))


def test_a_new_sentence_counts_where_it_matches() -> None:
    new = cholera("two", 2, more=" A camp for refugees at Chitungwiza was closed by soldiers on Tuesday.")
    assert says_anew(new, cholera("two", 1), "camp") == [
        ("body", "", "A camp for refugees at Chitungwiza was closed by soldiers on Tuesday.")
    ]
    assert says_anew(new, cholera("two", 1), "Cholera") == []


def test_a_typo_and_an_agencys_line_are_no_facts() -> None:
    typo = cholera("two", 1)
    fixed = Article(
        title=typo.title, body=typo.body.replace("suburbs", "subburbs").replace("asked", "asks"), outlet="Kyodo"
    )
    assert says_anew(fixed, typo, "the") == []
    credited = cholera("two", 1, more=" (Reporting by Ann Moyo in Harare; Editing by Bo Lund)")
    assert says_anew(credited, cholera("two", 1), "Harare") == []


def test_a_new_headline_counts_where_the_outlet_is_the_same() -> None:
    told = "Water works to blame, minister says"
    assert says_anew(cholera("two", 2, told), cholera("two", 1)) == [
        ("title", "Cholera kills two in Harare", told)
    ]
    assert says_anew(cholera("two", 2, told, outlet="Star"), cholera("two", 1)) == []
    assert says_anew(cholera("two", 2, "Cholera kills two in Harare suburbs"), cholera("two", 1)) == []


def test_a_new_name_counts_and_a_misspelt_one_does_not() -> None:
    told = "A spokesman for {} said on Monday that the works in {} had failed. " + BACKGROUND
    old = Article(title="Works fail", body=told.format("Khvostenin", "Harare"))
    new = Article(title="Works fail", body=told.format("Tsvangirai", "Bulawayo"))
    assert adds(ArticleFacts(new), ArticleFacts(old))
    assert not adds(
        ArticleFacts(Article(title="Works fail", body=told.format("Hvostenin", "Harare"))), ArticleFacts(old)
    )
    dated = Article(title="Works fail", body=f"BULAWAYO, Nov 12 (Reuters) - {old.body}")
    assert not adds(ArticleFacts(dated), ArticleFacts(old)), "where a text was filed is no news"
    by = Article(title="Works fail", body=f"By Ann Moyo in Bulawayo\n{old.body}")
    assert not adds(ArticleFacts(by), ArticleFacts(old))


def test_a_toll_that_goes_back_is_a_version_and_not_the_first_one_again() -> None:
    back = cholera("two", 3, path="back")
    assert roles(cholera("two", 1), cholera("41", 2), back)[0][0] == ("back", "main", False)


def roles(*articles: Article) -> list[list[tuple[str, str, bool]]]:
    """Each story as (path, role, whether outdated), the main article first."""
    return [
        [(articles[one.place].path, one.role, one.is_outdated) for one in group.members]
        for group in grouped(articles).stories
    ]


def test_the_newest_version_leads_and_the_earlier_stand_below() -> None:
    days = [cholera("two", 1), cholera("112", 3), cholera("41", 2)]
    assert roles(*days) == [
        [("inbox/03.json", "main", False), ("inbox/01.json", "copy", True), ("inbox/02.json", "copy", True)]
    ]
    [group] = grouped(days).stories
    assert [(one.was, one.now) for one in group.changes][:1] == [("kills 41", "kills 112")]


def test_a_late_copy_of_an_earlier_version_does_not_lead() -> None:
    late = cholera("two", 4, "Two dead of cholera in Harare", outlet="Star", path="late")
    assert roles(cholera("two", 1), cholera("41", 2), late)[0][0] == ("inbox/02.json", "main", False)


def test_undated_outdates_nothing() -> None:
    dated = cholera("two", 1)
    undated = Article(title="Cholera kills 41 in Harare", body=cholera("41", 1).body, outlet="Kyodo", path="a")
    assert roles(undated, dated) == [[("inbox/01.json", "main", False), ("a", "update", False)]]


def test_a_form_filled_in_anew_is_a_story_of_its_own() -> None:
    one, other = series(1, published="2026-11-18"), series(2, published="2026-11-19")
    assert roles(one, other) == []


def test_a_paper_that_says_not_where_the_others_do_not_is_no_copy() -> None:
    def told(word: str, outlet: str, title: str = "") -> Article:
        lead = (
            f"Cholera has {word} spread to the camps of Harare, the health ministry of the country said.".replace(
                "  ", " "
            )
        )
        return Article(
            title=title or f"Cholera has {word} spread to Harare", body=f"{lead} {BACKGROUND}", outlet=outlet
        )

    assert says_anew(told("not", "Star"), told("", "Kyodo")) != []
    assert says_anew(told("", "Star"), told("not", "Kyodo")) != []
    assert says_anew(told("", "Star", "No end to cholera in Harare"), told("", "Kyodo")) == []
    assert says_anew(told("nearly", "Kyodo"), told("", "Kyodo")) != []
    assert says_anew(told("nearly", "Star"), told("", "Kyodo")) == []


def test_another_figure_further_below_is_a_fact_though_nothing_matches_there() -> None:
    def told(count: str, outlet: str = "Star") -> Article:
        below = f" The ministry has counted {count} wells that are foul in two districts of the town."
        return cholera("two", 1, more=below, outlet=outlet)

    [changed] = says_anew(told("41"), told("12", "Kyodo"))
    assert changed == ("body", "", "The ministry has counted 41 wells that are foul in two districts of the town.")
    assert says_anew(told("twelve"), told("12", "Kyodo")) == []
    assert says_anew(told("12 (a dozen)"), told("12", "Kyodo")) == []
    assert says_anew(told("12"), told("several", "Kyodo")) != []
    below = " The ministry has counted wells that are foul in two districts of the town."
    assert says_anew(told("12"), cholera("two", 1, more=below, outlet="Kyodo")) == [], (
        "only added, without a match"
    )


def test_four_papers_that_retitle_one_text_are_copies() -> None:
    papers = [
        Article(title=title, body=cholera("two", 1).body, outlet=outlet, path=outlet)
        for outlet, title in (("Kyodo", "Cholera kills two"), ("Star", "Harare ill"), ("Post", "No salt in clinics"), ("Herald", "Rains to come"))
    ]  # fmt: skip
    [group] = grouped(papers).stories
    assert [one.role for one in group.members] == ["main", "copy", "copy", "copy"]


FOOTER = (
    "You receive this mail because you signed up for breaking news of the Brief. Manage your newsletters, change your "
    "address, read our privacy notice, or unsubscribe from all mails of this kind. Replies to this address are not read. "
    "For help please visit our help centre or call the reader desk on working days between nine and four."
)
NEWS = {
    "Dockers at Halden accept pay deal": "Dockers at the port voted on Thursday to accept a deal that ends their strike.",
    "New cranes reach Halden": "Two cranes bought from a yard in Gdansk arrived on Wednesday evening after nine days.",
    "Fire on ferry off Halden put out": "A fire in the engine room was put out on Tuesday night some miles off the coast.",
    "Council weighs toll on harbour road": "The town is to decide in December whether lorries must pay on the quay.",
}


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("outlet", ["Brief", ""])
def test_one_footer_under_other_news_makes_no_story(count: int, outlet: str) -> None:
    mails = [
        Article(title=title, body=f"{text} {FOOTER}", outlet=outlet, path=title) for title, text in NEWS.items()
    ]
    assert roles(*mails[:count]) == []
    again = Article(title=mails[0].title, body=mails[0].body, outlet="Star", path="again")
    assert len(roles(*mails[:count], again)) == 1


def test_a_stub_is_no_text() -> None:
    stub = "The full text of this article is no longer available in our archive. Please contact the desk."
    stubs = [Article(title=title, body=stub, outlet="Archive", path=title) for title in NEWS]
    assert roles(*stubs) == []
    assert roles(*(Article(title=one.title, body=one.body, path=one.path) for one in stubs)) == []


def test_a_recurring_headline_of_another_day_is_another_article() -> None:
    def column(day: int, url: str) -> Article:
        return Article(
            title="What you need to know this week", published=f"2026-11-{day:02}", url=url, path=f"{day}{url}"
        )

    assert roles(column(2, "a"), column(9, "b")) == []
    assert len(roles(column(2, "a"), column(2, "b"))) == 1
    assert len(roles(column(2, "a"), column(9, "a"))) == 1


def test_one_id_makes_versions_of_what_agrees() -> None:
    one, other = (Article(title=title, body=f"{text} {' '.join(sentences(seed))}", id="urn:x", version="1", path=title)
                  for seed, (title, text) in enumerate(NEWS.items()) if seed < 2)  # fmt: skip
    assert roles(one, other) == []
    grown = Article(title=one.title, body=" ".join(sentences(9)), id="urn:x", version="2", path="grown")
    assert len(roles(one, grown)) == 1


def test_the_order_of_input_changes_nothing() -> None:
    days = [
        cholera("two", 1),
        cholera("112", 3),
        cholera("41", 2),
        story(1),
        cholera("two", 4, outlet="Star", path="z"),
    ]
    told = {tuple(sorted(one)) for one in roles(*days)}
    assert {tuple(sorted(one)) for one in roles(*reversed(days))} == told


def long_text(count: int, ending: str = "") -> Article:
    told = " ".join(
        f"The {'abcdefghij'[number % 10]}lto house sold lot {number} of ore." for number in range(count)
    )
    return Article(title="Lots of ore sold", outlet="EFE", body=f"{told} {ending}".strip())


def test_what_follows_after_very_much_text_is_not_held_back() -> None:
    before, after = long_text(2000), long_text(2000, "Three miners died at the pit.")
    assert len(before.body) > 60_000
    assert says_anew(after, before, "ore") == [("body", "", "Three miners died at the pit.")]
    assert adds(ArticleFacts(after), ArticleFacts(before), {0})
    assert says_anew(before, long_text(2000), "ore") == []
    assert not adds(ArticleFacts(before), ArticleFacts(long_text(2000)), {0})


def test_where_not_all_matches_are_listed_any_new_sentence_counts() -> None:
    before, after = long_text(20), long_text(20, "Three miners died at the pit on their way.")
    assert not adds(ArticleFacts(after), ArticleFacts(before), {0})
    assert adds(ArticleFacts(after), ArticleFacts(before), {0, ANYWHERE})
    assert not adds(ArticleFacts(before), ArticleFacts(long_text(20)), {0, ANYWHERE})


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [("pl", "dwie", "czterdzieści"), ("ru", "два", "сорок"), ("sv", "två", "fyrtioen"), ("tr", "iki", "kırk")],
)
def test_where_no_figures_in_words_are_known_another_word_is_a_fact(
    language: str, before: str, after: str
) -> None:
    frames = {
        "pl": "Cholera zabiła w Harare {} osób, podało w poniedziałek ministerstwo zdrowia.",
        "ru": "Холера убила в Хараре {} человек, сообщило в понедельник министерство здравоохранения.",
        "sv": "Kolera har dödat {} personer i Harare, sade hälsoministeriet på måndagen.",
        "tr": "Kolera Harare'de {} kişiyi öldürdü, dedi pazartesi günü sağlık bakanlığı.",
    }

    def told(toll: str, outlet: str) -> Article:
        return Article(
            title="Cholera", body=f"{frames[language].format(toll)} {BACKGROUND}", outlet=outlet, language=language
        )

    assert says_anew(told(after, "Star"), told(before, "Kyodo")) != []
    assert says_anew(told(before, "Star"), told(before, "Kyodo")) == []


@pytest.mark.parametrize(
    ("before", "after", "is_news"),
    [
        ("confirms", "denies", True),
        ("confirms", "confirmed", False),
        ("confirms", "confrims", False),
        ("confirms on Monday", "confirms on Tuesday", True),
        ("said on Monday there are", "said on Tuesday there are", False),
        ("confirms two", "confirms 2", False),
    ],
)
def test_a_word_in_place_of_another_is_news_whoever_writes_it(before: str, after: str, is_news: bool) -> None:
    def told(word: str, outlet: str) -> Article:
        lead = f"The health minister of the country {word} cases of cholera in the camps of Harare."
        return Article(title=f"Minister {word} cholera cases", body=f"{lead} {BACKGROUND}", outlet=outlet)

    assert bool(says_anew(told(after, "Kyodo"), told(before, "Kyodo"))) == is_news
    assert bool(says_anew(told(after, "Star"), told(before, "Kyodo"))) == is_news


def test_an_organisation_in_capitals_is_a_name_and_the_agency_is_none() -> None:
    told = f"Cholera has killed people in Harare, the {{}} said. {BACKGROUND}"
    assert says_anew(Article(body=told.format("WHO"), outlet="b"), Article(body=told.format("UN"), outlet="a"))
    assert not says_anew(Article(body=told.format("AFP"), outlet="b"), Article(body=told.format("UN"), outlet="a"))


def test_what_asks_to_read_on_is_no_sentence_of_the_story() -> None:
    old = cholera("two", 1)
    for more in (
        " Read more about cholera here.",
        " Follow our coverage of cholera on the web.",
        " Lire aussi : le choléra au port.",
    ):
        assert says_anew(cholera("two", 1, more=more), old, "chol") == []
    assert says_anew(cholera("two", 1, more=" Readers of the wells died of cholera too."), old, "chol") != []


def test_a_stub_may_have_the_topic_of_its_headlines_and_a_text_says_what_they_say() -> None:
    stub = "To read on about the harbour please log in or subscribe to the paper; all articles, letters and podcasts are in it."
    titles = ("Mayor opens harbour bridge", "Strike halts harbour cranes", "Whale seen near harbour")
    articles = [Article(title=title, body=stub, outlet="Post", path=title) for title in titles]
    assert grouped(articles).stories == []
    text = f"A whale was seen near the harbour, and a strike of the cranes let the mayor open the bridge for it. {BACKGROUND}"
    told = [replace(article, body=text, outlet=f"Paper {at}") for at, article in enumerate(articles)]
    assert len(grouped(told).stories) == 1


@pytest.mark.parametrize(
    ("language", "was", "now"),
    [
        ("en", "Minister will resign over ferry", "Minister will not resign over ferry"),
        ("en", "Minister will not resign over ferry", "Minister will resign over ferry"),
        ("en", "Half of the ferry sheds burn", "All of the ferry sheds burn"),
        ("de", "Minister tritt wegen Fähre zurück", "Minister tritt wegen Fähre nicht zurück"),
        ("es", "El puerto de Lindo abre", "El puerto de Lindo no abre"),
        ("fr", "Le port de Lindo rouvre", "Le port de Lindo ne rouvre pas"),
    ],
)
def test_a_small_word_that_turns_a_headline_is_a_fact_of_its_outlet(language: str, was: str, now: str) -> None:
    body = " ".join(sentences(7))
    one = Article(title=was, body=f"{was}. {body}", outlet="Halden", language=language, published="2026-11-18")
    other = replace(one, title=now, body=f"{now}. {body}", published="2026-11-19", path="b")
    assert list(differences(ArticleFacts(other), ArticleFacts(one)))
    again = replace(one, published="2026-11-19", path="b", body=f"{was}. {body} (Reporting by Ann Ode)")
    assert not list(differences(ArticleFacts(again), ArticleFacts(one)))


#: Of each language, or of each kind: a sentence far below, what stands in it, and what is news in its place; then what is not.
BELOW = [
    ("en", "The company said that construction {} in spring, once the road is paid for.", "will begin", "will not begin", "would begin"),
    ("en", "The union said that the strike at both ports {} for a week.", "begins on Monday", "begins on Wednesday", "begins Monday"),
    ("en", "The ministry said {} to the second day of the talks.", "on Monday that it would come", "on Monday that it would not come", "on Tuesday that it would come"),
    ("en", "It is the {} cyclone of the season on this coast, the weather office said.", "third", "fourth", "3rd"),
    ("en", "The weather office has issued {} warning for the coast until noon.", "an amber", "a red", "the amber"),
    ("en", "The bill was passed by {} after a debate that lasted the whole night.", "61 votes to 58", "58 votes to 61", "61 votes to fifty-eight"),
    ("en", "Rents in the town rose {} over the year, the office for figures said.", "8 percent", "18 percent", "8 per cent"),
    ("en", "His lawyer told {} that the man denies all charges against him.", "the press", "the judge", "Kyodo"),
    ("en", "The minister {} an inquiry into the deaths of patients at the clinic.", "refused to open", "agreed to open", "refuses to open"),
    ("en", "The farmers {} in court, their lawyer said later that day.", "can stop it", "can't stop it", "can stop this"),
    ("en", "The company {} the fishers for their boats, the mayor said.", "didn't pay", "may pay", "did not pay"),
    ("en", "The bridge carries {} half of the traffic of the valley.", "more than", "less than", "More than"),
    ("en", "Two of the divers are {} after the tunnel filled with water.", "dead", "feared dead", "DEAD"),
    ("en", "The flight {} was sent back to the airport of the capital.", "BA123", "BA132", "ba123"),
    ("en", "The road to the mine will be opened {}, the company said.", "in March", "in May", "in march"),
    ("fr", "Le bateau avait été contrôlé en mars et jugé {} à naviguer par le ministère.", "apte", "inapte", "aptes"),
    ("de", "Das Schiff war im März geprüft und für {} befunden worden, erklärte das Ministerium.", "tauglich", "untauglich", "taugliche"),
    ("pl", "Jednostka przeszła w marcu przegląd i {} uznana za zdatną do żeglugi.", "została", "nie została", "zostaje"),
    ("ru", "Следователи, которые работают на месте, {} поджог старого склада.", "исключают", "не исключают", "исключали"),
    ("tr", "Bakanlık gemi için mart ayında verilen raporun doğru {} bildirdi.", "olduğunu", "olmadığını", "oldugunu"),
    ("zh", "交通部门在一份声明中说，这艘渡轮三月份接受过检查，结果{}。", "合格", "不合格", "合格，"),
    ("ja", "運航会社は記者会見を開き、出港の判断に問題が{}と説明した。", "あった", "なかった", "あった、"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "frame", "was", "news", "same"), BELOW, ids=[row[1][:24] for row in BELOW])
def test_a_word_in_place_of_another_is_news_wherever_it_stands(
    language: str, frame: str, was: str, news: str, same: str
) -> None:
    body = f"Cholera has killed two people in Harare, the health ministry said. {BACKGROUND}\n\n"

    def told(word: str, outlet: str) -> ArticleFacts:
        title = "Cholera kills two in Harare"
        return ArticleFacts(Article(title=title, body=body + frame.format(word), outlet=outlet, language=language))

    for outlet in ("Kyodo", "Star"):
        assert adds(told(news, outlet), told(was, "Kyodo"))
        assert adds(told(was, outlet), told(news, "Kyodo"))
        assert not adds(told(same, outlet), told(was, "Kyodo"))
        assert not adds(told(was, outlet), told(same, "Kyodo"))


def test_a_row_more_of_a_list_is_no_other_row() -> None:
    rows = [
        f"In ward {name} the mayor of Harare has the most votes." for name in "Ash Birch Cedar Dogwood".split()
    ]
    new, old = (cholera("two", 1, more=f" {' '.join(rows[:count])}", outlet="Star") for count in (4, 3))
    assert not adds(ArticleFacts(new), ArticleFacts(old))
    other = replace(old, body=old.body.replace("Birch", "Dogwood"))
    assert adds(ArticleFacts(other), ArticleFacts(old))


def test_initials_without_stops_are_no_other_name() -> None:
    def told(name: str) -> ArticleFacts:
        body = f"A mine in the north was sold to the {name} firm on Monday. {BACKGROUND}"
        return ArticleFacts(Article(title="Mine sold", body=body, outlet=name))

    assert not adds(told("US"), told("U.S."))
    assert not adds(told("U.S."), told("US"))
    assert adds(told("UK"), told("U.S."))


CAPTAIN = "The mayor of the town resigned in the evening. "


@pytest.mark.parametrize("outlet", ["Kyodo", "Star"])
@pytest.mark.parametrize("place", [0, len("Cholera has killed two people in Harare, the health ministry said. ")])
def test_a_new_sentence_of_the_lead_is_news_though_nothing_matches_there(outlet: str, place: int) -> None:
    old = cholera("two", 1)

    def told(sentence: str) -> Article:
        return replace(old, body=f"{old.body[:place]}{sentence}{old.body[place:]}", outlet=outlet)

    assert says_anew(told(CAPTAIN), old) == [("body", "", CAPTAIN.strip())]
    assert says_anew(told("Sign up for our best stories of the week. "), old) == []
    assert says_anew(told("The mayor of the town in her office on Monday. Photo: Bo Lund\n\n"), old) == []
    assert says_anew(old, told(CAPTAIN)) == [], "what is cut is no news"


def test_a_paper_that_rewords_the_opening_or_adds_below_says_nothing_new() -> None:
    old = cholera("two", 1)
    reworded = "In the camps of the capital people go on dying of a disease that clean water would stop. "
    assert says_anew(replace(old, body=reworded + BACKGROUND, outlet="Star"), old) == []
    assert says_anew(replace(old, body=f"{old.body} {CAPTAIN}", outlet="Star"), old) == []
