"""`triage missed`: articles that resemble the hits and have too few points."""

import json

import pytest
from desk import Desk, valid
from ferries import FERRY, LINER, OTHERS

from triage.article import Article
from triage.profiles.model import Profile, Term
from triage.scoring.score import Reason, Score
from triage.tuning.measured import Scored
from triage.tuning.missed import FEWEST_HITS, missed


def one(body: str, hit: bool = False, code: str = "below_threshold", path: str = "", **more: object) -> Scored:
    article = Article(path=path or body[:20], title="", body=body, **more)  # type: ignore[arg-type]
    if not hit and code == "none":
        return Scored(article=article)
    reason = None if hit else Reason(code)  # type: ignore[arg-type]
    value = 60.0 if hit else 10.0
    score = Score(
        profile="p",
        value=value,
        threshold=50,
        hit=hit,
        band="likely" if hit else "passing",
        reason=reason,
        counted=1,
    )
    return Scored(article=article, score=score)


PROFILE = Profile(id="p", title="p", terms=(Term(id="ferry", text="ferry"),))
HITS = [one(text, hit=True) for text in FERRY]
REST = [one(text, code="none") for text in OTHERS * 3]


def listed(*more: Scored, hits: list[Scored] = HITS, labels: dict[int, bool] | None = None) -> list[str]:
    scored = [*more, *hits, *REST]
    return [scored[found.place].article.body for found in missed(PROFILE, scored, labels or {}, 0.0)]


@pytest.mark.parametrize("code", ["none", "below_threshold", "requires"])
def test_what_resembles_the_hits_and_lacks_their_word(code: str) -> None:
    assert listed(one(LINER, code=code)) == [LINER]


@pytest.mark.parametrize("code", ["excluded", "dates", "language", "status", "filter", "seen"])
def test_what_a_gate_or_filter_keeps_out_is_not_missed(code: str) -> None:
    assert listed(one(LINER, code=code)) == []


def test_an_embargo_is_kept_though_nothing_matched() -> None:
    assert listed(one(LINER, code="none", embargoed="1970-01-02T00:00:00Z")) == []
    assert listed(one(LINER, code="none", embargoed="1969-12-30T00:00:00Z")) == [LINER]


def test_nothing_else_is_near_enough() -> None:
    assert listed() == []


def test_too_few_hits_say_nothing() -> None:
    assert listed(one(LINER), hits=HITS[: FEWEST_HITS - 1]) == []
    assert listed(one(LINER), hits=HITS[:FEWEST_HITS]) == [LINER]


def test_what_has_a_label_is_not_listed_again_and_a_skipped_hit_is_nothing_to_resemble() -> None:
    assert listed(one(LINER), labels={0: False}) == []
    assert listed(one(LINER), labels={0: True}) == []
    assert listed(one(LINER), labels=dict.fromkeys(range(1, 7), False)) == []


def test_of_copies_one_is_listed() -> None:
    assert listed(one(LINER, path="a"), one(LINER + " It was the second.", path="b")) == [LINER]


def test_the_words_that_make_it_similar_are_no_terms_of_the_profile() -> None:
    scored = [one(LINER + " No ferry was near."), *HITS, *REST]
    (found,) = missed(PROFILE, scored, {}, 0.0)
    assert "ferry" not in found.words
    assert {"lifeboat", "harbour", "coastguard"} & set(found.words)
    assert 0 < found.similarity <= 1


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    for number, text in enumerate((*FERRY, LINER, *OTHERS * 2)):
        desk.write(f"inbox/{number:02}.txt", f"Item {chr(65 + number)}\n\n{text}\n")
    desk.write("profiles/ferry.toml", 'title = "Ferries"\nterms = ["ferry"]\n')
    return desk


def test_the_command_lists_labels_and_lists_no_more(inbox: Desk) -> None:
    result = inbox.triage("missed", "inbox", "-p", "ferry", "--remember")
    assert result.status == 0, result.err
    assert "Ferries: perhaps missed" in result.out
    assert "1 article like its 6 hits" in result.out
    assert "Item G" in result.out and "like them: " in result.out and "inbox/06.txt" in result.out
    assert inbox.triage("label", "keep", "1").status == 0
    again = inbox.triage("missed", "inbox", "-p", "ferry")
    assert (again.status, again.out) == (0, "")
    assert again.err == "triage: ferry: nothing resembles its hits enough\n"


def test_the_same_for_programs(inbox: Desk) -> None:
    document = valid(json.loads(inbox.triage("missed", "inbox", "-p", "ferry", "--json").out), "missed")
    assert document["hits"] == 6
    assert [(each["path"], each["number"]) for each in document["missed"]] == [("inbox/06.txt", 1)]
    few = json.loads(inbox.triage("missed", "inbox/00.txt", "inbox/06.txt", "-p", "ferry", "--json").out)
    assert (few["hits"], few["missed"]) == (1, [])


def test_few_hits_are_said(inbox: Desk) -> None:
    result = inbox.triage("missed", "inbox/00.txt", "inbox/06.txt", "-p", "ferry")
    assert result.err == "triage: ferry: 1 hit is too few to resemble, 5 are needed\n"
    assert (result.status, result.out) == (0, "")


def test_a_hit_is_never_among_them(inbox: Desk) -> None:
    hits = json.loads(inbox.triage("scan", "inbox", "--json").out)["hits"]
    found = json.loads(inbox.triage("missed", "inbox", "-p", "ferry", "--json").out)["missed"]
    assert not {hit["path"] for hit in hits} & {each["path"] for each in found}


def test_an_embargo_without_a_zone_is_one_of_the_settings_in_a_review_too() -> None:
    from zoneinfo import ZoneInfo

    from triage.report.report import Hit, Reject
    from triage.review.entries import missed_entries

    hits = [Hit(article=each.article, scores=(each.score,), words=20) for each in HITS if each.score is not None]
    rejects = [Reject(article=each.article, scores=(), words=20) for each in REST]
    held = Reject(article=one(LINER, code="none", embargoed="1970-01-01T03:00:00").article, scores=(), words=20)

    def listed_in(zone: str, now: float) -> int:
        return len(missed_entries(PROFILE, hits, [*rejects, held], {}, now, ZoneInfo(zone)))

    assert listed_in("Asia/Tokyo", 0.0) == 1  # it lifted at six in the evening before
    assert listed_in("UTC", 0.0) == 0


def test_where_nobody_can_have_been_missed_no_words_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.tuning.missed.WordStatistics", None)
    assert missed(PROFILE, HITS, {}, 0.0) == ()
    with pytest.raises(TypeError):
        missed(PROFILE, [one(LINER), *HITS], {}, 0.0)
