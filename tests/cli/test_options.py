"""Options that several commands share, each with the nearest thing that is refused; and what a shell completes."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from desk import valid
from digest.chair import HOUR, Chair
from digest.conftest import chair  # noqa: F401
from stories.builders import sentences

DAY = 24 * HOUR
#: Outlet, language, headline, days ago; by score they come in this order.
ARTICLES = (
    ("Halden", "en", "Ferry to meet ferry beside ferry", 3),
    ("", "en", "Ferry and ferry in the fog", None),
    ("Adriatic", "de", "Late ferry", 1),
)


@pytest.fixture
def three(chair: Chair) -> Chair:  # noqa: F811
    """Three hits of different outlets, days and languages."""
    for number, (outlet, language, title, days) in enumerate(ARTICLES):
        record = {
            "uri": f"urn:{number}",
            "type": "text",
            "headline": title,
            "body_text": " ".join(sentences(number, 9)),
            "language": language,
        }
        if outlet:
            record["infosource"] = [{"name": outlet}]
        if days is not None:
            record["versioncreated"] = f"2016-11-{14 - days:02}T05:00:00+00:00"
        chair.write(f"inbox/{number}.json", json.dumps(record))
    chair.write("profiles/ferries.toml", 'title = "Ferries"\nterms = ["ferry"]\n')
    return chair


def titles(chair: Chair, *arguments: str) -> list[str]:  # noqa: F811
    """Headlines of a CSV, in its order."""
    ran = chair.triage("scan", "inbox", "--format", "csv", *arguments)
    assert ran.status == 0, ran.err
    return [row["title"] for row in csv.DictReader(io.StringIO(ran.out))]


# Order and groups


def test_a_list_is_sorted_and_keeps_its_numbers(three: Chair) -> None:
    def numbers(*arguments: str) -> list[str]:
        lines = three.triage("scan", "inbox", *arguments).out.splitlines()
        return [line.split()[0] for line in lines if line[:1].isdigit() and " files:" not in line]

    assert numbers() == ["1", "2", "3"]
    assert numbers("--sort", "date") == ["3", "1", "2"]
    assert numbers("--sort", "date", "--by", "language") == ["1", "2", "3"]


def test_programs_get_the_same_order(three: Chair) -> None:
    first, second, third = (title for _, _, title, _ in ARTICLES)
    assert titles(three) == [first, second, third]
    assert titles(three, "--sort", "date") == [third, first, second]
    assert titles(three, "--sort", "outlet") == [third, first, second]
    said = json.loads(three.triage("scan", "inbox", "--json", "--sort", "outlet").out)
    assert [hit["outlet"] for hit in said["hits"]] == ["Adriatic", "Halden", None]
    assert said["run"]["arguments"] == json.loads(three.triage("scan", "inbox", "--json").out)["run"]["arguments"]


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("outlet", ["Halden", "unknown outlet", "Adriatic"]),
        ("language", ["language en", "language de"]),
        ("date", ["Sun 13 Nov", "Fri 11 Nov", "undated"]),
    ],
)
@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_a_list_is_grouped(three: Chair, by: str, headings: list[str], form: str) -> None:
    said = three.triage("scan", "inbox", "--by", by, "--format", form).out
    mark = {"terminal": "\n{} ", "markdown": "# {}", "html": ">{}<"}[form]
    said = "\n" + said
    places = [said.index(mark.format(heading)) for heading in headings]
    assert places == sorted(places)


# What contradicts itself


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        ("scan inbox --json --format csv", "json or csv? a report has one format\n  hint: --format csv\n"),
        ("scan inbox --json --jsonl", "json or jsonl? a report has one format\n"),
        ("matches inbox --json -f csv", "json or csv? a report has one format\n"),
        ("entities inbox --json -f csv", "json or csv? a report has one format\n"),
        ("scan inbox --wide", "--wide is for CSV\n  hint: --format csv --wide\n"),
        ("scan inbox -0", "-0 ends paths\n  hint: --format paths -0\n"),
        ("scan inbox --json --by outlet", "--by is for people, and json has one list\n"),
        ("scan inbox --sort dat", "--sort cannot order by 'dat'\n  hint: did you mean date?\n"),
        ("scan inbox --by outlets", "--by cannot group by 'outlets'\n  hint: did you mean outlet?\n"),
        (
            "scan inbox --by zebra",
            "--by cannot group by 'zebra'\n  hint: one of profile, outlet, date, language\n",
        ),
        ("scan inbox --since 3m", "--since 3m may be minutes or months\n  hint: --since 3min, or --since 3mo\n"),
        ("matches inbox --until 3m", "--until 3m may be minutes or months\n"),
        (
            "digest inbox --dry-run -o {nam}.txt",
            "--output: nothing stands for {nam}\n  hint: did you mean name?\n",
        ),
        ("digest inbox --format htm", "unknown format 'htm'\n  hint: did you mean html?\n"),
        ("digest inbox --treshold 3", "no such option: --treshold\n  hint: did you mean --threshold?\n"),
        ("scan inbox -n 3", "no such option: -n\n  hint: did you mean --top?\n"),
        ("read inbox -n 3", "no such option: -n\n  hint: triage read --help\n"),
        ("scan inbox --html", "no such option: --html\n  hint: --format html\n"),
        ("read inbox --html", "no such option: --html\n  hint: triage read --help\n"),
        ("read inbox --json --jsonl", "json or jsonl? a report has one format\n  hint: --format jsonl\n"),
        ("schema json", "unexpected argument: json\n  hint: triage schema --help\n"),
        ("cache show all of it", "unexpected argument: all of it\n  hint: triage cache show --help\n"),
        (
            "profile forms haus --language xx",
            "there are no inflection rules for 'xx'\n  hint: triage help languages\n",
        ),
        ("read inbox --format json", "no such option: --format\n  hint: --json or --jsonl\n"),
        ("profile test -p x", "no such option: -p\n  hint: a profile stands here without -p\n"),
        ("profile list -p x", "no such option: -p\n  hint: a profile stands here without -p\n"),
        ("profile tune -p x", "no such option: -p\n  hint: a profile stands here without -p\n"),
        ("profile forms -p x", "no such option: -p\n  hint: triage profile forms --help\n"),
        ("read inbox -p x", "no such option: -p\n  hint: triage read --help\n"),
    ],
)
def test_what_contradicts_itself_or_is_doubtful_is_refused(three: Chair, arguments: str, err: str) -> None:
    ran = three.triage(*arguments.split())
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"triage: {err}")


@pytest.mark.parametrize("arguments", ["--json --format json", "--format csv --wide", "--format paths -0"])
def test_what_says_the_same_twice_is_taken(three: Chair, arguments: str) -> None:
    assert three.triage("scan", "inbox", *arguments.split()).status == 0


@pytest.mark.parametrize(
    ("since", "count"), [("4d", 2), ("2d", 1), ("3000min", 1), ("1mo", 2), ("1y", 3), ("30min", 0)]
)
def test_spans_of_time(three: Chair, since: str, count: int) -> None:
    os.utime("inbox/1.json", (three.now - 90 * DAY,) * 2)
    assert len(titles(three, "--since", since)) == count


def test_months_end_with_the_month() -> None:
    from datetime import UTC, datetime

    from triage.cli.when import months_before

    march = datetime(2026, 3, 31, 6, tzinfo=UTC).timestamp()
    assert datetime.fromtimestamp(months_before(march, 1), UTC).day == 28
    assert datetime.fromtimestamp(months_before(march, 999_999), UTC).year <= 1900


# matches


def test_matches_between_two_dates_and_as_one_document(three: Chair) -> None:
    ran = three.triage("matches", "inbox", "--json", "--since", "2016-11-12", "--until", "2016-11-13")
    document = valid(json.loads(ran.out), "matches")
    assert [match["path"] for match in document["matches"]] == ["inbox/2.json"]
    assert ran.err == "triage: 1 article without a date taken by the time the file arrived\n"
    whole = json.loads(three.triage("matches", "inbox", "--json").out)
    lines = [json.loads(line) for line in three.triage("matches", "inbox", "--jsonl").out.splitlines()]
    assert [{"type": "match", "schema": 1, **one} for one in whole["matches"]] == lines
    assert json.loads(three.triage("matches", "inbox", "-t", "zebra", "--json").out)["matches"] == []


# digest


def test_a_digest_of_terms_has_a_memory_of_its_own(three: Chair) -> None:
    first = three.digest("-t", "ferry").digest
    assert (first["name"], len(first["stories"])) == ("ferry", 3)
    assert three.digest("-t", "ferry").digest["stories"] == []
    # Other words are another digest: what the first has taken note of is new for it.
    other = three.digest("-t", "ferry", "-t", "fog").digest
    assert (other["name"], len(other["stories"])) == ("ferry-fog", 3)


def test_a_long_list_of_terms_has_a_short_name() -> None:
    from triage.profiles.find import LONGEST_NAME, name_of_terms

    names = {name_of_terms((f"the twenty-{count} words of a very long phrase", "more")) for count in range(9)}
    assert len(names) == 9
    assert max(map(len, names)) <= LONGEST_NAME


def test_a_digest_takes_top_and_threshold(three: Chair) -> None:
    three.profile('title = "Ferries"\nterms = ["ferry"]\n[digest]\ntop = 5\n')
    assert len(three.digest("--dry-run", "--top", "1").digest["stories"]) == 1
    assert len(three.digest("--dry-run").digest["stories"]) == 3
    assert three.digest("--dry-run", "--threshold", "100").digest["stories"] == []


def test_no_colour_in_a_digest(three: Chair) -> None:
    coloured = {"FORCE_COLOR": "1"}
    assert "\x1b[" in three.triage("digest", "inbox", "--dry-run", env=coloured).out
    assert "\x1b[" not in three.triage("digest", "inbox", "--dry-run", "--no-color", env=coloured).out


def test_a_dry_run_fills_the_names_of_its_files(three: Chair) -> None:
    three.write("profiles/fog.toml", 'title = "Fog"\nterms = ["fog"]\n')
    assert three.triage("digest", "inbox", "--dry-run", "-o", "{name}.txt").status == 0
    assert {file.name for file in Path().glob("*.txt")} == {"ferries.txt", "fog.txt"}
    three.digest("-p", "fog")
    assert three.triage("digest", "--again", "last", "-o", "{id}.txt").status == 0
    assert Path("fog-1114.txt").exists()


# Faults


def test_a_digest_of_an_empty_folder_warns(chair: Chair) -> None:  # noqa: F811
    ran = chair.triage("digest", "inbox", "--dry-run")
    assert (ran.status, ran.err) == (0, "triage: warning: no articles in inbox\n")
    chair.write("inbox/.hidden", "Ferry")
    assert chair.triage("digest", "inbox", "--dry-run").err.endswith(
        "; 1 left alone (hidden, empty or of no known format)\n"
    )
    chair.wire("a")
    assert chair.triage("digest", "inbox", "--dry-run").err == ""


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("triage scan --format js", ["json", "jsonl"]),
        ("triage scan --by o", ["outlet"]),
        ("triage scan inbox -p f", ["ferries"]),
        ("triage profile test f", ["ferries"]),
        ("triage digest --print-schedule s", ["systemd"]),
        ("triage scan --with entities,b", ["entities,body"]),
        ("triage label k", ["keep"]),
        ("triage scan -p zebra", []),
    ],
)
def test_choices_and_profiles_are_completed(three: Chair, shell: str, words: str, offered: list[str]) -> None:
    said = three.triage(
        env={
            "_TRIAGE_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split()) - 1),
            "_TYPER_COMPLETE_ARGS": words,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
    ).out
    known = ("json", "jsonl", "outlet", "ferries", "systemd", "entities,body", "keep")
    assert [word for word in known if _has(said, word)] == offered


def _has(said: str, word: str) -> bool:
    parts = said.replace('"', " ").replace("'", " ").replace("\t", " ").split()
    return word in parts


def test_numbers_and_names_beyond_all_bounds_are_no_fault_of_ours(three: Chair) -> None:
    assert three.triage("digest", "inbox", "--top", "9" * 20, "-o", "out.txt").status == 0
    assert three.triage("state", "prune", "--articles", "9" * 20, "--answers", "9" * 20).status == 0
    wide = three.triage("matches", "inbox", "-t", "ferry", "--width", "9" * 10)
    assert wide.status == 0
    assert max(map(len, wide.lines)) <= 10_000
    ran = three.triage("digest", "inbox", "--name", "b\udce9b\udce9")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "triage: --name 'b\\udce9b\\udce9' is not UTF-8\n"
    assert three.triage("digest", "inbox", "--name", "bébé", "-o", "out.txt").status == 0
    for asked in (
        ("digest", "--again", "b\udce9"),
        ("digest", "--held", "b\udce9"),
        ("show", "1", "--digest", "b\udce9"),
    ):
        ran = three.triage(*asked)
        assert (ran.status, ran.out) == (2, ""), ran
