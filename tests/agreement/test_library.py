"""The library, record batches and an assistant's questions."""

from dataclasses import replace as replaced
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from agreed import (
    ARCHIVE,
    CORRECTIONS,
    FAMILY,
    FEW,
    KNOWN,
    NAMES,
    NOW,
    PROFILES,
    ZONE,
    Case,
    Program,
    Verdicts,
    name_of,
    of_score,
    told,
)

import triage
from triage.assistant.folders import ServedFolders
from triage.assistant.tools import Tools
from triage.cli.commands.mcp import SessionWorkspace
from triage.entities.corrections import corrected_by
from triage.environment import Environment
from triage.errors import UsageError
from triage.report.frame import columns_of


def test_the_library(case: Case) -> None:
    profile = triage.load_profile(case.profile)
    matcher = matcher_of(profile)
    articles = {Path(one.path).name: one for one in triage.read(["inbox"]) if isinstance(one, triage.Article)}
    found = {one: of_score(matcher.score(article)[0]) for one, article in articles.items()}
    assert found == case.verdicts
    explained = {one: matcher.explain(article, case.name).score for one, article in articles.items()}
    assert {one: of_score(score) for one, score in explained.items()} == case.verdicts
    report = triage.scan(["inbox"], profiles=[profile], rejects=True, matcher=matcher)
    scored = {
        Path(one.article.path).name: of_score(one.scores[0]) if one.scores else (False, 0.0, ())
        for one in report.hits
    }
    assert scored == case.reported
    assert {Path(one.article.path).name for one in report.rejects} == set(case.verdicts) - set(scored)


def matcher_of(profile: triage.Profile) -> triage.Matcher:
    """The matcher of somebody who hands the library what the program finds in the settings; in the folder of the program."""
    return triage.Matcher(
        [profile],
        known_words=[KNOWN],
        aliases=True,
        families=[FAMILY],
        language="en",
        now=NOW,
        zone=ZoneInfo(ZONE),
        recogniser=corrected_by(Path(CORRECTIONS)),
    )


def test_columns(case: Case) -> None:
    """What a frame of pandas or polars is made of."""
    report = triage.scan(
        ["inbox"],
        profiles=[(profile := triage.load_profile(case.profile))],
        rejects=True,
        matcher=matcher_of(profile),
    )
    columns = columns_of((*report.hits, *report.rejects))
    rows = zip(columns["path"], columns["hit"], columns["score"], strict=True)
    found = {Path(path).name: (hit, round(score, 3)) for path, hit, score in rows}
    assert found == {name: verdict[:2] for name, verdict in case.verdicts.items() if name in found}
    assert {name for name, (hit, _) in found.items() if hit} == case.hits


def test_an_assistant(program: Program, references: dict[str, Verdicts], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(program.folder)
    home = str(program.folder / CORRECTIONS.partition("/triage")[0])
    environment = replaced(
        Environment.of_process(), variables={**program.variables, "XDG_CONFIG_HOME": home}, now=lambda: NOW
    )
    workspace = SessionWorkspace(environment, tuple(f"mine/{each}.toml" for each in PROFILES))
    tools = Tools(workspace, ServedFolders(["inbox"], Path()))
    # Nothing under embargo is given away, whatever statuses a profile asks for.
    free = [name for name in NAMES if name != "held.json"]
    for name in PROFILES:
        verdicts = {article: references[name][article] for article in free}
        asked = {"paths": ["inbox"], "profiles": [name], "limit": 99}
        hits = tools.call("scan", asked)["data"]["hits"]
        rejects = tools.call("scan", {**asked, "rejects": True})["data"]["rejects"]
        assert all(told(one, name)[0] for one in hits) and not any(told(one, name)[0] for one in rejects)
        assert {name_of(one): told(one, name) for one in (*hits, *rejects)} == verdicts
        found: dict[str, list[tuple[object, ...]]] = {article: [] for article in free}
        for one in tools.call("matches", asked)["data"]["matches"]:
            found[name_of(one)].append((one["term"], one["field"], one["start"], one["end"], one["kind"]))
        assert {article: tuple(sorted(matches)) for article, matches in found.items()} == {
            article: matches for article, (_, _, matches) in verdicts.items()
        }
        if name not in FEW:
            continue
        stories = tools.call("digest", asked)["data"]["stories"]
        assert {name_of(one["hit"]): told(one["hit"], name) for one in stories} == {
            article: verdict for article, verdict in verdicts.items() if verdict[0] and article != ARCHIVE
        }
        compared = {"paths": ["inbox"], "old_text": 'terms = ["zyzzyva"]', "limit": 99}
        text = (program.folder / f"mine/{name}.toml").read_text("utf-8")
        moved = tools.call("profile_diff", {**compared, "new_text": text})["data"]["moved"]
        assert {name_of(one): one["new"]["score"] for one in moved} == {
            article: score for article, (hit, score, _) in verdicts.items() if hit
        }
    for article in free:
        why = tools.call("show", {"path": f"inbox/{article}"})["data"]["why"]
        assert {one["profile"]: (one["hit"], one["score"]) for one in why} == {
            name: references[name][article][:2] for name in PROFILES
        }
    with pytest.raises(UsageError, match="under embargo"):
        tools.call("show", {"path": "inbox/held.json"})


def test_record_batches(case: Case) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    import pyarrow as pa

    from triage.cluster.arrow import match_batch
    from triage.pipeline import Choice

    matcher = matcher_of(triage.load_profile(case.profile))
    articles = [one for one in triage.read(["inbox"]) if isinstance(one, triage.Article)]
    table = [{name: getattr(one, name) for name in one.__struct_fields__} for one in articles]
    rows = [
        {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()} for row in table
    ]
    there = travelled(matcher)
    batch = match_batch(pa.RecordBatch.from_pylist(rows), there, Choice(rejects=True, detail="all"))
    assert {name_of(row): told(row, case.name) for row in batch.to_pylist()} == case.verdicts


def travelled(matcher: triage.Matcher) -> triage.Matcher:
    """As it comes out at the other end of a cluster."""
    import pickle

    there: triage.Matcher = pickle.loads(pickle.dumps(matcher))
    return there
