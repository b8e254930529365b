"""Which different articles are on one event: the nearest thing that is none beside each that is."""

import re
from math import inf

import pytest
from desk import Desk, paths
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from triage.article import Article
from triage.render.view.copies import event_lines
from triage.render.view.options import Options
from triage.report.report import EventPart, Hit, OnEvent
from triage.stories.events import ALIKE, LATER, _least, _Time, events
from triage.stories.stories import stories
from triage.stories.subject import subject

from .builders import sentences, story

HALDEN = Article(
    title="Ferry owner Brandvik Lines sells two ships to Ostrava Marine",
    body=(
        "Brandvik Lines will sell the ferries Ostara and Lindworm to Ostrava Marine for 40 million crowns, the company "
        "said on Tuesday, after three winters in which ice had kept both vessels in the harbour of Narvesund. Chief "
        "executive Signe Brandvik said that the sale would pay for a new icebreaking ferry. About ninety sailors are to "
        "keep their jobs."
    ),
    outlet="Halden",
    published="2026-11-18T08:00+00:00",
    path="inbox/a.txt",
)
MERIDIAN = Article(
    title="Ostrava Marine buys Brandvik ferries",
    body=(
        "Two ferries that lay frozen in Narvesund for much of three winters have found a buyer. Ostrava Marine is to pay "
        "40 million crowns for the Ostara and the Lindworm, it announced on Tuesday, and wants to put both vessels to "
        "work on warmer routes. The sailors of Brandvik Lines were told by Signe Brandvik herself that ninety jobs are "
        "safe."
    ),
    outlet="Meridian",
    published="2026-11-18T15:00+00:00",
    path="inbox/b.txt",
)
#: The same company on the same day.
HARVEST = Article(
    title="Brandvik Lines reports lower profit",
    body=(
        "Profit at Brandvik Lines fell by a third in the quarter as fuel became dearer and tourists stayed away, the "
        "company said in its interim report. Chief executive Signe Brandvik expects bookings to recover by Easter and "
        "proposes an unchanged dividend, which analysts had doubted. Turnover was stable."
    ),
    outlet="Halden",
    published="2026-11-18T09:00+00:00",
    path="inbox/c.txt",
)
OTHERS = [story(seed, outlet="Halden", published="2026-11-18") for seed in range(4)]


def told(*articles: Article) -> list[list[str]]:
    """The paths on each event, the main one first."""
    return [[articles[place].path for place in event.places] for event in events(articles)]


def test_two_tellings_of_one_event_are_no_copies_and_on_one_event() -> None:
    assert stories([HALDEN, MERIDIAN]) == []
    assert told(HALDEN, MERIDIAN, *OTHERS) == [["inbox/a.txt", "inbox/b.txt"]]


def test_two_are_enough() -> None:
    assert told(HALDEN, MERIDIAN) == [["inbox/a.txt", "inbox/b.txt"]]


def test_other_news_of_the_same_people_on_the_same_day_is_another_event() -> None:
    assert told(HALDEN, HARVEST, *OTHERS) == []
    assert told(HALDEN, HARVEST, MERIDIAN) == [["inbox/a.txt", "inbox/b.txt"]]


def test_one_name_in_words_of_a_template_makes_no_event_in_a_report_of_two() -> None:
    late = "The ferry to Narvesund was late again, its owners said. "
    titles = ("Fog keeps travellers waiting", "Owners sell a bridge")
    frames = [story(seed, title=titles[seed], body=late + story(seed).body, path=f"{seed}") for seed in (0, 1)]
    assert told(*frames) == []
    named = [replace(each, title=f"Narvesund ferry: {each.title}") for each in frames]
    assert told(*named) == []
    assert told(HALDEN, MERIDIAN) != []


@pytest.mark.parametrize(
    ("published", "is_near"), [("2026-11-21T19:00+00:00", True), ("2026-11-21T21:00+00:00", False)]
)
def test_a_follow_up_comes_within_three_and_a_half_days(published: str, is_near: bool) -> None:
    assert bool(told(HALDEN, replace(MERIDIAN, published=published), *OTHERS)) == is_near


@pytest.mark.parametrize(("hours", "least"), [(36, ALIKE), (37, LATER), (84, LATER), (85, inf)])
def test_what_comes_later_must_be_more_alike(hours: int, least: float) -> None:
    assert _least(_Time(0.0, is_dated=True), _Time(hours * 3600.0, is_dated=True)) == least
    assert _least(_Time(hours * 3600.0, is_dated=False), _Time(0.0, is_dated=False)) in (ALIKE, inf)
    assert LATER > ALIKE


def test_undated_articles_go_by_their_arrival() -> None:
    arrived = 1_795_000_000.0
    one, other = (replace(each, published="", arrived=arrived) for each in (HALDEN, MERIDIAN))
    assert told(one, other, *OTHERS) != []
    assert told(one, replace(other, arrived=arrived + 37 * 3600), *OTHERS) == []


def test_articles_without_any_time_came_together_and_say_nothing_of_dated_ones() -> None:
    one, other = (replace(each, published="") for each in (HALDEN, MERIDIAN))
    assert told(one, other, *OTHERS) != []
    assert told(HALDEN, other, *OTHERS) == []


def test_an_undated_article_may_be_as_old_as_one_that_is_much_alike() -> None:
    arrived = 1_797_000_000.0  # three weeks later
    other = replace(MERIDIAN, published="", arrived=arrived)
    assert told(HALDEN, other, *OTHERS) != []
    assert told(HALDEN, replace(other, arrived=1_790_000_000.0), *OTHERS) == []


def test_the_best_ranked_is_the_main_one() -> None:
    assert told(MERIDIAN, *OTHERS, HALDEN) == [["inbox/b.txt", "inbox/a.txt"]]


def test_of_one_series_they_are_never_on_one_event() -> None:
    articles = [HALDEN, MERIDIAN, *OTHERS]
    assert events(articles, [(0, 1)]) == []
    assert len(events(articles, [(0, 2)])) == 1


def test_a_table_of_a_few_words_tells_no_event() -> None:
    short = [replace(each, body=each.body[:120]) for each in (HALDEN, HALDEN)]
    assert told(*short) == []


def test_lines_in_capitals_hold_no_names() -> None:
    shouted = [replace(each, title=each.title.upper(), body=each.body.upper()) for each in (HALDEN, MERIDIAN)]
    assert [subject(each).names for each in shouted] == [frozenset(), frozenset()]
    assert told(*shouted, *OTHERS) == []


def test_names_are_capitalised_where_no_sentence_begins_or_beside_another() -> None:
    body = (
        "The Lindworm sailed. Rain fell. Ostrava Marine paid. “Never,” said Pell.\n\nBakers wept. "
        + 20 * "It was so. "
    )
    assert subject(Article(body=body)).names == {"lindworm", "ostrava", "marine", "pell"}


def test_common_words_of_another_language_do_not_make_an_event() -> None:
    one = (
        "Die Reederei hat gestern in Narvesund gesagt, dass sie die beiden Fähren nicht mehr braucht und dass der Verkauf "
        "noch in diesem Jahr das Geld für ein neues Schiff mit Eisbrecher bringen soll, das auch im Winter fährt."
    )
    other = (
        "Die Bibliothek in Narvesund wird noch in diesem Jahr renoviert, und der Rat hat gestern gesagt, dass für das Dach "
        "nicht mehr Geld da ist, so dass die Bücher auch im Winter in der alten Schule bleiben und nicht zurück sollen."
    )
    assert told(Article(title="Fähren verkauft", body=one), Article(title="Dach bleibt alt", body=other)) == []
    again = one.replace("gestern", "am Dienstag").replace("soll, das auch im Winter fährt", "soll")
    assert (
        len(told(Article(title="Fähren verkauft", body=one), Article(title="Reederei verkauft", body=again))) == 1
    )


MADE = st.lists(st.tuples(st.integers(0, 3), st.integers(4, 14)), min_size=2, max_size=7)


@settings(max_examples=30, deadline=None)
@given(st.permutations([HALDEN, MERIDIAN, HARVEST, *OTHERS[:2]]))
def test_who_is_on_an_event_does_not_depend_on_the_order(articles: list[Article]) -> None:
    assert [sorted(each) for each in told(*articles)] == [["inbox/a.txt", "inbox/b.txt"]]


@settings(max_examples=30, deadline=None)
@given(MADE)
def test_an_article_is_on_one_event_at_most(made: list[tuple[int, int]]) -> None:
    articles = [
        story(seed, body=" ".join(sentences(seed)[:count]), path=f"{at}") for at, (seed, count) in enumerate(made)
    ]
    places = [place for event in events(articles) for place in event.places]
    assert len(places) == len(set(places))


def write(desk: Desk, article: Article) -> None:
    """As a plain file."""
    desk.write(
        article.path,
        f"Title: {article.title}\nSource: {article.outlet}\nDate: {article.published}\n\n{article.body}\n",
    )


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """Three articles that name ferries or Brandvik, two of them on one event."""
    for article in (HALDEN, MERIDIAN, HARVEST):
        write(desk, article)
    return desk


def scan(desk: Desk, *more: str):  # type: ignore[no-untyped-def]
    """With terms that all three have."""
    return desk.triage("scan", "inbox", "-t", "ferry", "-t", "Brandvik", *more)


def test_the_card_names_the_others_and_they_stay_in_the_list(inbox: Desk) -> None:
    ran = scan(inbox)
    assert ran.lines[0].endswith("3 hits")
    said = " ".join(ran.out.split())
    assert "also: Ostrava Marine buys Brandvik ferries (Meridian, no. 2)" in said
    assert "also: Ferry owner Brandvik Lines sells two ships to Ostrava Marine (Halden, no. 1)" in said
    assert ran.out.count("also:") == 2


def test_what_top_cut_is_named_without_a_number(inbox: Desk) -> None:
    out = " ".join(scan(inbox, "--top", "1").out.split())
    assert "also: Ostrava Marine buys Brandvik ferries (Meridian)" in out


def test_without_folding_nothing_is_grouped(inbox: Desk) -> None:
    assert "also:" not in scan(inbox, "--no-fold").out


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_other_formats_for_people_name_them_by_their_headlines(inbox: Desk, form: str) -> None:
    said = " ".join(re.sub(r"<[^>]*>", "", scan(inbox, "--format", form).out).split())
    assert "also: Ostrava Marine buys Brandvik ferries (Meridian, no. 2)" in said


def test_of_a_large_event_the_best_five_are_named_and_the_others_counted() -> None:
    others = tuple(
        OnEvent(number=at, outlet="Kyodo", path=f"{at}", title=f"Ferry {at} sold") for at in range(2, 10)
    )
    hit = Hit(article=HALDEN, scores=(), words=0, event=EventPart(id="x", role="main", size=9, others=others))
    said = ["; ".join(line.parts) for line in event_lines(hit, Options(now=0.0))]
    assert [said[0], said[4:]] == [
        "Ferry 2 sold (Kyodo, no. 2)",
        ["Ferry 6 sold (Kyodo, no. 6)", "3 more (nos. 7, 8, 9)"],
    ]
    assert len(event_lines(hit, Options(now=0.0, all=True))) == 8


def test_data_formats_say_so_when_they_fold(inbox: Desk) -> None:
    assert {hit["event"] for hit in scan(inbox, "--json").json["hits"]} == {None}
    hits = scan(inbox, "--json", "--fold").json["hits"]
    grouped = [hit for hit in hits if hit["event"]]
    assert sorted(paths(grouped)) == ["inbox/a.txt", "inbox/b.txt"]
    assert [hit["event"]["role"] for hit in grouped] == ["main", "also"]
    assert {hit["event"]["size"] for hit in grouped} == {2}
    assert len({hit["event"]["id"] for hit in grouped}) == 1
    assert {hit["story"] for hit in hits} == {None}


def test_a_copy_is_on_the_event_of_its_story(inbox: Desk) -> None:
    write(inbox, replace(MERIDIAN, path="inbox/d.txt", outlet="Coast Courier"))
    hits = scan(inbox, "--json", "--fold").json["hits"]
    told = {hit["path"]: (hit["event"] or {}).get("size") for hit in hits}
    assert told == {"inbox/a.txt": 2, "inbox/b.txt": 2, "inbox/d.txt": 2, "inbox/c.txt": None}


def test_a_kill_is_on_no_event(inbox: Desk) -> None:
    inbox.write(
        "inbox/kill.txt",
        f"Title: KILL-{MERIDIAN.title}\nSource: Meridian\nDate: 2026-11-18\n\nStory should not be used. {MERIDIAN.body}\n",
    )
    assert "also:" not in scan(inbox).out


def test_the_order_of_paths_changes_nothing(inbox: Desk) -> None:
    names = [f"inbox/{name}.txt" for name in "abc"]
    one, other = (
        inbox.triage("scan", *order, "-t", "ferry", "-t", "Brandvik", "--json", "--fold").json["hits"]
        for order in (names, names[::-1])
    )
    assert one == other


def test_of_what_two_headlines_share_one_word_is_a_name() -> None:
    """Every company raises its prices on such a day."""
    bare = [replace(each, title="Ferries sold") for each in (HALDEN, MERIDIAN)]
    assert told(*bare, *OTHERS) == []
    assert told(*(replace(each, title="Brandvik ferries sold") for each in bare), *OTHERS) != []


def test_an_article_with_nothing_of_what_a_group_has_for_itself_is_not_on_its_event() -> None:
    near = replace(
        HARVEST,
        title="Ostrava quay closed",
        body=f"{story(1).body} The quay of Ostrava is closed.",
        published="2026-11-18T10:00+00:00",
    )
    assert told(HALDEN, MERIDIAN, near, *OTHERS) == [["inbox/a.txt", "inbox/b.txt"]]


SAID = "I saw the roof lift like the lid of a pot and then there was nothing but dust,"
COLLAPSE = Article(
    title="Hall collapses in Westerby",
    body=f'The roof of a sports hall in Westerby came down on Tuesday under a metre of snow. "{SAID}" said Ida Krog, a nurse.',
    published="2026-11-18T08:00+00:00",
    path="inbox/a.txt",
)
WITNESS = Article(
    title="Dust, then silence",
    body=f"Nobody was inside when it happened. “{SAID}” Ida Krog told us; she lives across the street of the Westerby gymnasium.",
    published="2026-11-18T15:00+00:00",
    path="inbox/b.txt",
)
#: In the same words, and the nearest that says something else.
POLICY = "We do not comment on rumours and speculation of this kind as a matter of policy,"


def test_who_quotes_the_same_words_is_on_the_same_event() -> None:
    assert told(COLLAPSE, WITNESS, *OTHERS) == [["inbox/a.txt", "inbox/b.txt"]]
    assert told(WITNESS, *OTHERS, COLLAPSE) == [["inbox/b.txt", "inbox/a.txt"]]
    reworded = replace(WITNESS, body=WITNESS.body.replace("the lid of a pot", "a hat in the wind"))
    assert told(COLLAPSE, reworded, *OTHERS) == []
    assert told(COLLAPSE, replace(WITNESS, published="2026-11-22T15:00+00:00"), *OTHERS) == []
    assert events([COLLAPSE, WITNESS, *OTHERS], apart=[(0, 1)]) == []


def test_a_phrase_that_everybody_says_makes_no_event() -> None:
    bank = Article(
        title="Corvex denies sale of bank",
        body=f'The firm Corvex denied on Monday that it sells its bank. "{POLICY}" a woman there said.',
    )
    club = Article(
        title="Rovers silent on keeper",
        body=f'Will Pruett leave the club? "{POLICY}" his agent told a radio station.',
    )
    more = " The talks are said to have begun in spring, and three more firms or clubs may have a hand in them until summer."
    bank, club = (replace(each, path=each.title, body=each.body + more) for each in (bank, club))
    assert told(bank, club, *OTHERS) == []
    assert told(bank, replace(club, body=club.body.replace("Pruett", "Corvex")), *OTHERS) != []
    many = [
        replace(COLLAPSE, path=f"inbox/{number}.txt", title=f"Hall {number}", body=f'Hall {number}. "{SAID}"')
        for number in range(13)
    ]
    assert told(*many) == []
