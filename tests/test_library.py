"""The library as somebody meets it who has not read its reference: what is meant is done, or one sentence says what to pass."""

import gc
import os
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from msgspec.structs import replace

import triage
from triage.entities.entity import Entity, EntitySpan
from triage.errors import UsageError
from triage.misuse import check_article

COD = triage.Profile.from_dict({"terms": [{"text": "cod", "weight": 2}, "quota"]}, id="cod")
HERRING = triage.Profile.from_dict({"terms": ["herring"]}, id="herring")
ARTICLE = triage.Article(title="Cod quota", body="The cod quota fell.")
any_: Any = None  # as a program without types would hand it over


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("Cod quota falls\n\nThe cod quota fell, the ministry said on Tuesday.\n")
    (folder / "b.txt").write_text("Herring prices rise\n\nHerring prices rose, traders said. No cod was sold.\n")
    return folder


def hits(report: triage.Report) -> list[str]:
    return [hit.article.path for hit in report.hits]


def test_one_path_or_profile_is_taken_for_a_sequence_of_one(inbox: Path) -> None:
    want = ["inbox/a.txt", "inbox/b.txt"]
    for paths in ("inbox", Path("inbox"), ["inbox"], {"inbox"}, (one for one in ["inbox"])):
        report = triage.scan(paths, profiles=[COD])
        assert hits(report) == want
        assert report.run.arguments["paths"] == ["inbox"]
    with os.scandir("inbox") as entries:
        assert sorted(hits(triage.scan(list(entries), profiles=COD))) == want  # type: ignore[arg-type]
    for profiles in (COD, [COD], (one for one in [COD]), {COD}):
        report = triage.scan("inbox", profiles=profiles)
        assert hits(report) == want
        assert [one.id for one in report.run.profiles] == ["cod"]
    assert len(list(triage.read("inbox"))) == 2
    assert triage.Matcher(COD).score(ARTICLE) == triage.Matcher([COD]).score(ARTICLE)


def test_nothing_to_read_is_an_empty_report_and_a_missing_path_a_problem(inbox: Path) -> None:
    assert triage.scan([], profiles=COD).stats.files == 0
    [problem] = triage.scan([inbox / "c.txt"], profiles=COD).problems
    assert problem.message == "no such file or folder"


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"paths": None}, TypeError, r"^paths must be a list of paths \(str or Path\), or one of them, got None$"),
        ({"paths": b"inbox"}, TypeError, "^paths must be a list .* got a value of type bytes$"),
        ({"paths": [b"inbox"]}, TypeError, "^each of paths must be a str or Path, got a value of type bytes$"),
        ({"paths": ["inbox", None]}, TypeError, "^each of paths must be a str or Path, got None$"),
        (
            {"profiles": "cod.toml"},
            TypeError,
            "^profiles must be Profiles, got 'cod.toml': triage.load_profile reads",
        ),
        (
            {"profiles": Path("cod.toml")},
            TypeError,
            "^profiles must be Profiles, got a value of type .*Path: triage",
        ),
        ({"profiles": ["cod.toml"]}, TypeError, "^profiles must be Profiles, got 'cod.toml': triage.load_profile"),
        (
            {"profiles": {"terms": ["cod"]}},
            TypeError,
            "type dict: .* triage.Profile.from_dict makes one of a dict$",
        ),
        ({"profiles": [{"terms": ["cod"]}]}, TypeError, "^profiles must be Profiles, got a value of type dict"),
        ({"profiles": None}, TypeError, "^profiles must be Profiles, got None"),
        ({"profiles": []}, ValueError, "^profiles is empty: there is nothing to look for$"),
        ({"profiles": [COD, COD]}, ValueError, "^profiles: two have the id 'cod', by which results name them"),
        ({"profiles": triage.Profile(id="x")}, ValueError, "^profile 'x' has no term with a positive weight"),
        ({"profiles": triage.Profile(id="x", terms=("cod",))}, TypeError, "^terms of profile 'x' must be Terms"),  # type: ignore[arg-type]
        ({"top": 0}, ValueError, "^top must be 1 or more, or None for all hits, got 0$"),
        ({"top": -1}, ValueError, "^top must be 1 or more"),
        ({"top": "1"}, TypeError, "^top must be a number of hits, or None for all, got '1'$"),
        ({"top": True}, TypeError, "^top must be a number of hits"),
        ({"matcher": "cod"}, TypeError, "^matcher must be a Matcher or None, got 'cod'$"),
        ({"matcher": triage.Matcher}, TypeError, "^matcher must be a Matcher or None"),
        ({"matcher": triage.Matcher(HERRING)}, ValueError, "^matcher was made of other profiles"),
    ],
)
def test_what_cannot_be_scanned_is_said_in_one_sentence(
    inbox: Path, arguments: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        triage.scan(**{"paths": "inbox", "profiles": COD, **arguments})


class Count:
    """A whole number of somebody else's library, as those of numpy are."""

    def __index__(self) -> int:
        return 1


def test_what_may_be_scanned_beside_it(inbox: Path) -> None:
    for top in (1, Count()):
        assert len(triage.scan("inbox", profiles=COD, top=top).hits) == 1  # type: ignore[arg-type]
    assert len(triage.scan("inbox", profiles=[COD, HERRING]).hits) == 2
    again = pickle.loads(pickle.dumps(COD))
    assert len(triage.scan("inbox", profiles=[COD], matcher=triage.Matcher([again])).hits) == 2
    (inbox.parent / "cod.toml").write_text('terms = ["cod"]\n')
    here, there = triage.load_profile("cod.toml"), triage.load_profile(inbox.parent / "cod.toml")
    assert here != there
    assert len(triage.scan("inbox", profiles=here, matcher=triage.Matcher(there)).hits) == 2
    with pytest.raises(ValueError, match=r"^matcher was made of other profiles"):
        triage.scan("inbox", profiles=replace(here, threshold=99.0), matcher=triage.Matcher(there))


def test_what_cannot_be_read_is_said_when_it_is_asked_for() -> None:
    with pytest.raises(TypeError, match=r"^paths must be a list"):
        triage.read(any_)


@pytest.mark.parametrize(
    ("settings", "error", "said"),
    [
        ({"known_words": "cod"}, TypeError, "^known_words must be a list of texts, got 'cod'$"),
        ({"known_words": [3]}, TypeError, "^a word of known_words must be a text, got 3$"),
        ({"aliases": "yes"}, TypeError, "^aliases must be True, False or None, got 'yes'$"),
        ({"families": ["US", "USA"]}, TypeError, "^a family of families must be a list of texts, got 'US'$"),
        ({"families": [("US", 3)]}, TypeError, "^a name of families must be a text, got 3$"),
        ({"now": float("nan")}, ValueError, "^now must be seconds since the epoch, got nan$"),
        ({"now": datetime(2026, 11, 20)}, TypeError, "^now must be seconds since the epoch, got a value of type datetime"),
        ({"language": "English"}, ValueError, "^language must be a code of a language such as \"en\", got 'English'$"),
        ({"language": None}, TypeError, "^language must be a code of a language"),
        ({"zone": "Europe/Oslo"}, TypeError, "^zone must be a tzinfo such as"),
        ({"recogniser": "spacy"}, TypeError, r"^recogniser must have a method recognise\(article\), got 'spacy'$"),
    ],
)  # fmt: skip
def test_what_a_matcher_cannot_go_by(settings: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        triage.Matcher(COD, **settings)


def test_what_a_matcher_may_go_by() -> None:
    families = [["Kolkata", "Calcutta"]]
    made = triage.Matcher(COD, known_words={"coda"}, aliases=True, families=families, now=0, language="en-GB")  # type: ignore[arg-type]
    assert pickle.loads(pickle.dumps(made)).score(ARTICLE) == made.score(ARTICLE)


def each_way(matcher: triage.Matcher) -> Iterator[Callable[[Any], object]]:
    yield matcher.score
    yield lambda article: matcher.explain(article, "cod")
    yield lambda article: matcher.match([article])
    yield matcher.with_language
    yield lambda article: matcher.passes(article, 3, "cod")


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ({"title": "Cod"}, r"must be an Article, got a value of type dict: triage.Article\(title=…, body=…\) makes one$"),
        ("Cod quota", "must be an Article, got 'Cod quota'"),
        (None, "must be an Article, got None"),
        (triage.Problem(path="a", code="damaged", message="m"), "must be an Article, got a value of type Problem"),
        (triage.Article(title=any_, body="cod"), "^title of an Article must be str, got None$"),
        (triage.Article(title="cod", body=any_), "^body of an Article must be str, got None$"),
        (triage.Article(body=b"cod"), "^body of an Article must be str, got a value of type bytes$"),  # type: ignore[arg-type]
        (triage.Article(title="cod", language=any_), "^language of an Article must be str, got None$"),
    ],
)  # fmt: skip
def test_what_is_no_article(article: object, said: str) -> None:
    for way in each_way(triage.Matcher(COD)):
        with pytest.raises(TypeError, match=said):
            way(article)


def test_fields_that_nobody_looked_at_are_not_of_another_type_either() -> None:
    odd: list[tuple[dict[str, Any], str]] = [
        ({"keywords": "cod"}, r"^keywords of an Article must be tuple\[str, \.\.\.\], got 'cod'$"),
        ({"keywords": "\ud800"}, r"^keywords of an Article must be tuple\[str, \.\.\.\], got '.ud800'$"),
        (
            {"published": datetime(2026, 11, 20)},
            "^published of an Article must be str, got a value of type datetime$",
        ),
    ]
    for fields, said in odd:
        with pytest.raises(TypeError, match=said):
            triage.Matcher(COD).score(triage.Article(title="cod", **fields))
    asks = triage.Profile.from_dict({"terms": [{"text": "cod", "in": ["keywords"]}]})
    assert triage.Matcher(asks).match([triage.Article(title="x", keywords=("cod",))])[0].is_hit
    with pytest.raises(TypeError, match="keywords of an Article must be"):
        triage.Matcher(asks).match([triage.Article(title="x", keywords=any_ or "cod")])


ODD: tuple[Any, ...] = (
    None, -1, 1.5, float("nan"), True, 10**400, "", "a\0b", "\ud800", b"cod", [None], ["cod"], {"a": 1}, {"cod"}, object(), COD, ARTICLE, Path("x"),
    datetime(2026, 11, 20), Exception("x"), triage.Matcher, range(3),
)  # fmt: skip
#: What a program may call with something odd, and where what it raises may come from.
CALLS: tuple[Callable[[Any], object], ...] = (
    lambda odd: triage.scan(odd, profiles=COD),
    lambda odd: triage.scan([], profiles=odd),
    lambda odd: triage.scan([], profiles=COD, top=odd),
    lambda odd: triage.scan([], profiles=COD, matcher=odd),
    lambda odd: list(triage.read(odd)),
    triage.load_profile,
    triage.Matcher,
    triage.Profile.from_dict,
    ARTICLE.text,
    lambda odd: triage.Profile.from_dict({"terms": ["cod"]}, id=odd),
    lambda odd: triage.Profile.from_dict({"terms": ["cod"]}, folder=odd),
    lambda odd: triage.Profile.from_dict({"terms": [odd]}),
    lambda odd: triage.Profile.from_dict({"terms": [{"text": "cod", "near": odd, "weight": odd}], "filter": odd}),
    lambda odd: triage.Matcher(COD).score(odd),
    lambda odd: triage.Matcher(COD).match(odd),
    lambda odd: triage.Matcher(COD).match([odd]),
    lambda odd: triage.Matcher(COD).explain(ARTICLE, odd),
    lambda odd: triage.Matcher(COD).passes(ARTICLE, 3, odd),
    *(
        lambda odd, name=name: triage.Matcher(COD, **{name: odd}).score(ARTICLE)  # type: ignore[misc]
        for name in ("known_words", "aliases", "families", "now", "recogniser", "language", "zone")
    ),
    *(
        lambda odd, name=name: triage.Matcher(COD).match([triage.Article(**{"body": "cod", name: odd})])  # type: ignore[misc]
        for name in triage.Article.__struct_fields__
    ),
)
OURS = ("misuse.py", "api.py", "matcher.py", "article.py", "load.py", "model.py")


def test_whatever_is_handed_over_is_taken_or_refused_where_it_is_handed_over(inbox: Path) -> None:
    deep = []
    for number, call in enumerate(CALLS):
        for odd in ODD:
            try:
                call(odd)
            except (TypeError, ValueError, KeyError, triage.TriageError) as error:
                place = traceback.extract_tb(error.__traceback__)[-1].filename
                if Path(place).name not in OURS:
                    deep.append((number, odd, error, place))
    assert deep == []


class Names:
    """A recogniser of somebody else."""

    def __init__(self, given: Any) -> None:
        self.given = given

    def recognise(self, article: triage.Article) -> Any:
        return self.given


def test_a_recogniser_that_gives_no_entities_is_named() -> None:
    profile = triage.Profile.from_dict({"terms": [{"text": "Norway", "entity": "LOC"}]})
    article = triage.Article(body="They went to Norway on Monday.", path="a.txt")
    right = Entity(text="Norway", type="LOC", count=1, confidence=1.0, spans=(EntitySpan("body", 13, 19),))
    made = triage.Matcher(profile, recogniser=Names([right]))
    assert made.score(article)[0].hit
    assert pickle.loads(pickle.dumps(made)).score(article)[0].hit
    for given in (None, ["Norway"], [{"text": "Norway"}]):
        wrong = triage.Matcher(profile, recogniser=Names(given))
        for way in (wrong.score, lambda one, wrong=wrong: wrong.match([one])):
            with pytest.raises(
                triage.TriageError, match=r"^entities: the recogniser 'Names' on a.txt (gave|failed)"
            ):
                way(article)


class Text(str):
    """A text of somebody else's library."""


def test_odd_texts_are_texts() -> None:
    check_article(triage.Article(title=Text("Cod"), keywords=["cod"]))  # type: ignore[arg-type]
    matcher = triage.Matcher(COD)
    assert matcher.score(triage.Article(title=Text("Cod quota"), body=Text("The cod quota fell.")))[0].hit
    [score] = matcher.score(triage.Article(title="\ud800 cod", body="cod \udfff"))
    assert [match.text for match in score.matches] == ["cod", "cod"]
    huge = triage.Article(title="Cod", body="The cod quota fell. " * 50_000)
    assert matcher.score(huge)[0].hit


def test_a_batch_is_a_list_of_articles() -> None:
    matcher = triage.Matcher(COD)
    assert matcher.match([]) == []
    assert matcher.match(one for one in [ARTICLE]) == matcher.match([ARTICLE])
    for batch in (ARTICLE, None, {"title": "Cod"}):
        with pytest.raises(TypeError, match=r"^batch must be a list of Articles, got "):
            matcher.match(batch)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^detail must be one of whether, verdict, .* got 'everything'$"):
        matcher.match([ARTICLE], "everything")  # type: ignore[arg-type]
    for way in (matcher.explain, lambda article, profile: matcher.passes(article, 3, profile)):
        with pytest.raises(KeyError, match="no profile of this matcher has the id 'code'"):
            way(ARTICLE, "code")


@pytest.mark.parametrize("table", [None, "cod", ["cod"], COD])
def test_a_profile_is_made_of_a_dictionary(table: Any) -> None:
    with pytest.raises(TypeError, match=r"^table must be a dict with the keys of a profile, got "):
        triage.Profile.from_dict(table)
    assert triage.Profile.from_dict(MappingProxyType({"terms": ("cod",)})).terms[0].text == "cod"


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"cod"}, "^profile: terms must be a list, got a set$"),
        ([b"cod"], "^profile: terms: a term must be a text or a table, got a bytes$"),
        (["\ud800"], "text holds half a character, which stands in no article: '.ud800'$"),
        ([COD.terms[0]], "^profile: terms: a term must be a text or a table, got a Term$"),
    ],
)
def test_what_no_file_can_hold_is_a_fault_like_others(terms: Any, said: str) -> None:
    with pytest.raises(triage.ProfileError, match=said):
        triage.Profile.from_dict({"terms": terms})


def test_an_id_and_a_folder_of_a_profile(tmp_path: Path) -> None:
    for wrong in (None, "", 3):
        with pytest.raises(TypeError, match=r"^id must be a text that is not empty, got "):
            triage.Profile.from_dict({"terms": ["cod"]}, id=wrong)  # type: ignore[arg-type]
    (tmp_path / "fish.csv").write_text("cod\nherring\n")
    for folder in (tmp_path, str(tmp_path)):
        profile = triage.Profile.from_dict({"terms": ["file:fish.csv"]}, folder=folder)
        assert [term.text for term in profile.terms] == ["cod", "herring"]
    with pytest.raises(TypeError, match=r"^folder must be a str or Path, got list$"):
        triage.Profile.from_dict({"terms": ["cod"]}, folder=["fish"])  # type: ignore[arg-type]
    for path in (None, b"cod.toml", ["cod.toml"], {"terms": ["cod"]}):
        with pytest.raises(TypeError, match=r"^path must be a str or Path, got "):
            triage.load_profile(path)  # type: ignore[arg-type]


def test_fields_and_frames_have_names() -> None:
    assert ARTICLE.text("title") == "Cod quota"
    for field in ("lead", "id", "titel"):
        with pytest.raises(ValueError, match=f"^field must be one of title, .*, got '{field}'$"):
            ARTICLE.text(field)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^library must be 'pandas' or 'polars', got 'os'$"):
        triage.scan([], profiles=COD).to_frame("os")


def test_errors_and_values_travel_whole(inbox: Path) -> None:
    with pytest.raises(triage.ProfileError) as caught:
        triage.load_profile("missing.toml")
    there: triage.ProfileError = pickle.loads(pickle.dumps(caught.value))
    assert (str(there), there.faults) == (str(caught.value), caught.value.faults)
    usage = pickle.loads(pickle.dumps(UsageError("wrong", "do this")))
    assert (usage.message, usage.hint, usage.status) == ("wrong", "do this", 2)
    report = triage.scan("inbox", profiles=COD, rejects=True)
    assert pickle.loads(pickle.dumps(report)) == report
    assert len({*report.hits, *pickle.loads(pickle.dumps(report.hits))}) == 2
    assert len({COD, pickle.loads(pickle.dumps(COD)), HERRING}) == 2


def test_public_names_are_seen_before_they_are_used() -> None:
    assert {*triage.__all__} <= {*dir(triage)}
    with pytest.raises(AttributeError, match="has no attribute 'scn'"):
        _ = triage.scn  # type: ignore[attr-defined]


@pytest.fixture
def eager_switches() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_one_matcher_serves_threads(eager_switches: None) -> None:
    texts = ["The cod quota fell.", "Herring and cods rose.", "La morue et le hareng, dit le ministre des pêches."]
    articles = [triage.Article(title=f"No. {n}", body=f"{texts[n % 3]} word{n} quotas") for n in range(60)]
    want = [triage.Matcher([COD, HERRING]).score(article) for article in articles]
    shared = triage.Matcher([COD, HERRING])
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shared.score, articles)) == want


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux which files are open")
def test_a_reading_that_is_given_up_leaves_nothing_open(inbox: Path) -> None:
    large = inbox / "c.jsonl"
    large.write_text('{"title": "Cod", "body": "The cod quota fell."}\n' * 130_000)

    def is_open() -> bool:
        return any(os.path.realpath(one) == str(large) for one in Path("/proc/self/fd").iterdir())

    articles = triage.read([large])
    collects = gc.isenabled()
    gc.disable()
    try:
        next(articles)
        assert is_open()
        articles.close()
        assert not is_open()
    finally:
        if collects:
            gc.enable()
