"""JSON: every output against the published schema, every key there, hostile text intact."""

import json
from pathlib import Path
from zoneinfo import ZoneInfo

import jsonschema
import msgspec
import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from triage.digest.notes import HeldArticle
from triage.entities.entity import Entity, EntitySpan
from triage.errors import Problem
from triage.render.formats import renderer
from triage.render.json import record
from triage.render.json.digest_json import plain
from triage.render.json.schema import schema
from triage.render.view.options import Options
from triage.report.report import Stats, Story, StoryPart

from .builders import article, below, excluded, found, hit, in_article, points, reject, report, score

DOCS = Path(__file__).parents[2] / "docs"


def valid(instance, name=None):
    """Raises with the path of what is wrong; a document unless `name` says which line it is."""
    whole = schema()
    target = {"$ref": f"#/$defs/{name}", "$defs": whole["$defs"], "$schema": whole["$schema"]} if name else whole
    jsonschema.Draft202012Validator(target).validate(instance)
    return instance


def document(rep, **options):
    text = "".join(renderer("json", Options(**options)).render(rep))
    assert text.endswith("}\n")
    return valid(json.loads(text), "document")


def lines(rep, **options):
    text = "".join(renderer("jsonl", Options(**options)).render(rep))
    loaded = [json.loads(line) for line in text.splitlines()]
    return [valid(line, f"{line['type']}_line") for line in loaded]


@given(st.lists(st.floats(-60, 60), min_size=1, max_size=9))
@settings(max_examples=examples(100))
def test_points_add_up_to_the_score_as_they_are_printed(earned):
    """A gate takes away what the others give; thousandths are whole numbers, so nothing is rounded here."""
    whole = [*earned, -sum(earned)] if sum(earned) < 0 else earned
    verdict = score(sum(whole), contributions=[points(term=f"t{at}", points=one) for at, one in enumerate(whole)])
    told = record._score(verdict, {}, is_encoded=False)
    assert sum(round(1000 * one["points"]) for one in told["contributions"]) == round(1000 * told["score"])
    assert all(abs(one["points"] - part) <= 0.001 for one, part in zip(told["contributions"], whole, strict=True))


def test_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_document_of_an_empty_report():
    assert document(report()) == {
        "schema": 1,
        "run": {
            "version": "0.1",
            "rules_version": "1",
            "profiles": [{"id": "peru", "title": "Peru and its neighbours", "sha256": "3f2a91"}],
            "arguments": {"paths": ["inbox"]},
        },
        "hits": [],
        "rejects": [],
        "stories": [],
        "problems": [],
        "stats": msgspec.structs.asdict(Stats()),
    }


def test_a_hit_in_full():
    art = article(published="2016-11-11", arrived=0.0, keywords=("Peru",), encoding="utf-8")
    verdict = score(
        60.00049, contributions=[points(points=60.00049, without=31.2)], matches=found(art.body, "Lima")
    )
    [one] = document(report(hit(art, verdict)))["hits"]
    assert one == {
        "path": "inbox/1.txt",
        "index": 0,
        "id": art.identity,
        "title": "Rain in Lima",
        "abstract": None,
        "lead": "Rain fell in Lima on Monday.",
        "byline": None,
        "authors": [],
        "credits": None,
        "slug": None,
        "keywords": ["Peru"],
        "outlet": None,
        "language": None,
        "language_detected": False,
        "url": None,
        "published": "2016-11-11",
        "published_text": None,
        "updated": None,
        "arrived": "1970-01-01T00:00:00+00:00",
        "status": None,
        "embargoed": None,
        "expires": None,
        "version": None,
        "words": 6,
        "format": None,
        "encoding": "utf-8",
        "score": 60.0,
        "band": "likely",
        "profiles": [
            {
                "id": "peru",
                "score": 60.0,
                "band": "likely",
                "threshold": 50.0,
                "hit": True,
                "reason": None,
                "fuzzy_only": False,
                "contributions": [
                    {"term": "Lima", "points": 60.0, "without": 31.2, "count": 1, "kinds": {"exact": 1}}
                ],
                "matches": [
                    {
                        "term": "Lima",
                        "field": "body",
                        "zone": "body",
                        "start": 13,
                        "end": 17,
                        "text": "Lima",
                        "kind": "exact",
                        "similarity": 1.0,
                    }
                ],
                "matches_cut": 0,
            }
        ],
        "snippets": [
            {
                "field": "body",
                "start": 0,
                "end": 28,
                "text": "Rain fell in Lima on Monday.",
                "marks": [{"start": 13, "end": 17, "kind": "match"}],
            }
        ],
        "story": None,
        "event": None,
        "entities": None,
        "entities_cut": 0,
        "summary": None,
        "body": None,
    }


def test_parts_are_null_until_asked_for():
    person = Entity(text="Ana Roe", type="PERSON", count=1, confidence=0.91234, spans=(EntitySpan("body", 0, 7),))
    art = article(body="Ana Roe went to Lima.")
    rep = report(hit(art, entities=(person,)))
    [plain] = document(rep)["hits"]
    assert (plain["entities"], plain["summary"], plain["body"]) == (None, None, None)
    [full] = document(rep, with_=frozenset({"entities", "summary", "body"}))["hits"]
    assert full["entities"] == [
        {
            "text": "Ana Roe",
            "type": "PERSON",
            "count": 1,
            "confidence": 0.912,
            "shown": True,
            "value": None,
            "spans": [{"field": "body", "start": 0, "end": 7}],
            "spans_cut": 0,
        }
    ]
    assert full["summary"][0]["text"] == full["body"] == art.body


def test_rejects_only_when_all_are_asked_for():
    rep = report(hit(), rejects=[below(), excluded(), reject()])
    assert document(rep)["rejects"] == []
    assert [one["type"] for one in lines(rep)] == ["run", "hit", "stats"]
    near, out, nothing = document(rep, all=True)["rejects"]
    assert near["profiles"][0]["reason"] == {"code": "below_threshold", "by": None}
    assert out["profiles"][0]["reason"] == {"code": "excluded", "by": "baseball"}
    assert (nothing["score"], nothing["band"], nothing["profiles"]) == (0.0, "passing", [])
    assert [one["type"] for one in lines(rep, all=True)] == ["run", "hit", "reject", "reject", "reject", "stats"]


def test_lines_carry_the_same_records_as_the_document():
    main = hit(story=StoryPart(id="s1", role="main", size=2))
    copy = hit(article(path="inbox/2.txt"), story=StoryPart(id="s1", role="copy", size=2))
    trouble = Problem(path="inbox/3.txt", code="damaged", message="not text")
    rep = report(
        main, copy, rejects=[below()], problems=[trouble], stories=[Story(id="s1", main=main, copies=(copy,))]
    )
    whole = document(rep, all=True)
    bare = {}
    for line in lines(rep, all=True):
        kind = line.pop("type")
        assert line.pop("schema") == 1
        bare.setdefault(kind, []).append(line)
    assert bare["hit"] == whole["hits"]
    assert bare["reject"] == whole["rejects"]
    assert bare["story"] == whole["stories"]
    assert bare["problem"] == whole["problems"]
    assert bare["stats"] == [whole["stats"]]
    assert bare["run"] == [whole["run"]]


def test_article_line():
    line = renderer("jsonl", Options(with_=frozenset({"body"}))).article(article(), 6)
    one = valid(json.loads(line), "article_line")
    assert (one["type"], one["title"], one["body"]) == ("article", "Rain in Lima", article().body)


@pytest.mark.parametrize("time", ["2016-11-11", "2016-11-11T07:12:00+01:00", "2016-11-11T07:12:00.5Z"])
def test_published_is_a_day_or_has_an_offset(time):
    valid(document(report(hit(article(published=time)))))
    with pytest.raises(jsonschema.ValidationError):
        document(report(hit(article(published="11 Nov 2016"))))


def test_schema_refuses_a_key_too_many_or_too_few():
    whole = document(report(hit()))
    whole["hits"][0]["surprise"] = 1
    with pytest.raises(jsonschema.ValidationError):
        valid(whole, "document")
    del whole["hits"][0]["surprise"], whole["hits"][0]["body"]
    with pytest.raises(jsonschema.ValidationError):
        valid(whole, "document")


def test_lead_ends_with_the_fiftieth_token():
    words = [f"w{n}" for n in range(60)]
    assert record.lead(" ".join(words)) == " ".join(words[:50])
    assert record.lead(" ".join(words[:49]) + ".\n") == " ".join(words[:49]) + "."
    assert record.lead(" ".join("x" * 90 for _ in range(60))).count("x") == 50 * 90


def test_a_path_that_is_not_utf_8_survives():
    path = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    [one] = document(report(hit(article(path=path))))["hits"]
    assert one["path"] == path
    assert "".join(renderer("paths", Options()).render(report(hit(article(path=path))))) == path + "\n"


@given(st.text(max_size=80), st.text(max_size=40))
@settings(deadline=None, max_examples=examples(60))
def test_any_text_comes_back_as_it_was(body, title):
    art = article(title=title, body=body)
    [one] = document(report(hit(art, score(matches=in_article(art)))), with_=frozenset({"body", "summary"}))[
        "hits"
    ]
    assert (one["title"] or "", one["body"]) == (title, body)
    assert body.startswith(one["lead"] or "")
    for piece in one["snippets"] + one["summary"]:
        assert art.text(piece["field"])[piece["start"] : piece["end"]] == piece["text"]


def test_the_same_report_gives_the_same_bytes():
    rep = report(hit(), rejects=[below()])
    first, second = ("".join(renderer("jsonl", Options(all=True)).render(rep)) for _ in range(2))
    assert first == second


def test_paths_once_each_and_nul_ended():
    rep = report(hit(), hit(article(index=1)), hit(article(path="b c.txt")))
    assert "".join(renderer("paths", Options()).render(rep)) == "inbox/1.txt\nb c.txt\n"
    assert "".join(renderer("paths", Options(null_separated=True)).render(rep)) == "inbox/1.txt\0b c.txt\0"
    stream = renderer("paths", Options())
    assert stream.begin(rep.run) + stream.record(below()) + stream.end(rep.stats) == ""


def mentioned(text: str, *starts: int) -> Entity:
    spans = tuple(EntitySpan("body", start, start + len(text)) for start in starts)
    return Entity(text=text, type="PERSON", count=len(spans), confidence=1.0, spans=spans)


def test_of_very_many_names_those_with_most_mentions_are_listed_and_the_cut_is_told() -> None:
    names = (*(mentioned(f"Ann {number}", number) for number in range(1005)), mentioned("Bo", *range(2000, 3003)))
    [one] = lines_of(article(), names)
    assert one["entities_cut"] == 6
    assert [entity["text"] for entity in one["entities"]] == [*(f"Ann {number}" for number in range(999)), "Bo"]
    assert (one["entities"][-1]["count"], one["entities"][-1]["spans_cut"]) == (1003, 3)
    assert [span["start"] for span in one["entities"][-1]["spans"]] == list(range(2000, 3000))


def test_a_thousand_names_are_all_listed() -> None:
    [one] = lines_of(
        article(), tuple(mentioned(f"Ann {number}", *range(number, number + 2)) for number in range(1000))
    )
    assert (len(one["entities"]), one["entities_cut"]) == (1000, 0)
    assert {entity["spans_cut"] for entity in one["entities"]} == {0}


def lines_of(art, entities):
    made = record.article_record(art, 6, entities, frozenset({"entities"}))
    return [valid({"type": "article", "schema": 1, **made}, "article_line")]


@pytest.mark.parametrize("path", ["inbox/1.txt", b"caf\xe9.txt".decode("utf-8", "surrogateescape")])
def test_values_are_written_as_their_dictionaries_would_be(path: str) -> None:
    """The key order, too; a near spelling keeps three decimals."""
    art = article(path=path, body="Rain fell in Lima on Monday, and in Limma.")
    near = in_article(art, fuzzy=["Limma"])
    near = tuple(msgspec.structs.replace(match, similarity=0.87654) for match in near)
    for one, made in (
        (hit(art, score(matches=(*in_article(art, "Lima"), *near))), record.hit_record),
        (reject(art, score(value=6.0, matches=in_article(art, "Lima"))), record.reject_record),
    ):
        plain = record.encode(made(one))
        assert record.encode(made(one, is_encoded=True)) == plain
        assert '"start":' in plain
    assert '"similarity":0.877' in record.encode(record.hit_record(hit(art, score(matches=near)), is_encoded=True))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1795824000.25, "2026-11-28T00:00:00+00:00"),
        (1795824000.9999999, "2026-11-28T00:00:01+00:00"),
        (1795824000.999, "2026-11-28T00:00:00+00:00"),
        (-0.5, "1969-12-31T23:59:59+00:00"),
        (1e30, None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_an_arrival_is_said_to_the_second(seconds: float, said: str | None) -> None:
    assert record.head(article(arrived=seconds), 0)["arrived"] == said


@pytest.mark.parametrize(
    ("written", "zone", "told"),
    [
        ("2026-11-18T09:14:00", None, "2026-11-18T09:14:00+00:00"),
        ("2026-11-18T09:14:00", ZoneInfo("Europe/Berlin"), "2026-11-18T09:14:00+01:00"),
        ("2026-07-18T09:14", ZoneInfo("Europe/Berlin"), "2026-07-18T09:14:00+02:00"),
        ("2026-11-18T09:14:00-05:00", ZoneInfo("Europe/Berlin"), "2026-11-18T09:14:00-05:00"),
        ("2026-11-18T09:14:00Z", ZoneInfo("Europe/Berlin"), "2026-11-18T09:14:00Z"),
        ("2026-11-18", ZoneInfo("Europe/Berlin"), "2026-11-18"),
        ("", ZoneInfo("Europe/Berlin"), None),
    ],
)
def test_a_time_has_an_offset_and_a_day_has_none(written, zone, told):
    art = article(published=written, updated=written)
    rep = report(hit(art, score()), rejects=(reject(art),))
    for one in document(rep, timezone=zone, all=True)["hits"] + document(rep, timezone=zone, all=True)["rejects"]:
        assert (one["published"], one["updated"]) == (told, told)
        assert one["published_text"] == (written if told != (written or None) else None)
    assert [line["published"] for line in lines(rep, timezone=zone) if line["type"] == "hit"] == [told]
    assert f",{told or ''}," in "".join(renderer("csv", Options(timezone=zone)).render(rep))


def test_what_a_digest_left_out_has_an_offset_too():
    told = plain(HeldArticle(title="Cod", published="2026-11-18T09:14:00"), ZoneInfo("Europe/Berlin"))
    assert told["published"] == "2026-11-18T09:14:00+01:00"
    assert plain(HeldArticle(title="Cod", published="2026-11-18"), None)["published"] == "2026-11-18"
