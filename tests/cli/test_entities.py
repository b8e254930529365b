"""Who and what is in the articles: the list, the filter of a scan, and whose word on names counts."""

import csv
import io
import json
import re
from typing import Any

import pytest
from desk import Desk, paths, valid
from rich.cells import cell_len

from triage.cli.entity_filter import compared


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """Three articles that share some names, and no profile."""
    desk.write(
        "inbox/talks.json",
        json.dumps(
            {
                "title": "Talks open",
                "published": "2026-11-19T23:30:00+09:00",
                "body": "Prime Minister Shinzo Abe met President Ana Gómez in Tokyo. Mr. Abe spoke of trade with the U.S.",
            }
        ),
    )
    desk.write(
        "inbox/visit.json",
        json.dumps(
            {
                "title": "A visit",
                "published": "2026-11-18",
                "body": "SHANGHAI, Nov 18 (Reuters) - The Prime Minister of Japan, Shinzo Abe, will go to the United States "
                "on Friday to talk about trade worth $5 million.\n\n(Reporting by Mary Miller in Shanghai)",
            }
        ),
    )
    desk.article("inbox/rain.txt", "Rain in Japan", "Rain fell on Japan, officials in Tokyo said about trade.")
    return desk


def rows(desk: Desk, *arguments: str) -> dict[str, dict[str, Any]]:
    """The entities of the inbox, by name and in their order."""
    ran = desk.triage("entities", "inbox", "--json", *arguments)
    assert (ran.status, ran.err) == (0, "")
    document = json.loads(ran.out)
    valid(document, "entities")
    assert len(document["entities"]) == document["stats"]["entities"]
    return {row["entity"]: row for row in document["entities"]}


def test_an_entity_is_counted_over_all_articles(inbox: Desk):
    abe = rows(inbox)["Shinzo Abe"]
    assert abe == {
        "entity": "Shinzo Abe",
        "type": "PERSON",
        "country": None,
        "articles": 2,
        "mentions": 3,
        "first_seen": "2026-11-18",
        "shown": True,
    }


def test_a_country_is_one_under_all_its_names(inbox: Desk):
    found = rows(inbox)
    assert (found["United States"]["articles"], found["United States"]["country"]) == (2, "US")
    assert "U.S." not in found
    assert (found["Tokyo"]["country"], found["Japan"]["country"]) == ("JP", "JP")
    assert found["Japan"]["articles"] == found["Tokyo"]["articles"] == 2  # neighbours, not the same


def test_the_first_day_is_blank_where_nothing_is_dated(desk: Desk):
    desk.article("inbox/rain.txt", "Rain in Japan", "Rain fell on Japan.")
    assert rows(desk)["Japan"]["first_seen"] is None
    listed = desk.triage("entities", "inbox")
    assert "first seen" not in listed.out
    assert desk.triage("entities", "inbox", "-f", "csv").lines[1] == "Japan,LOC,JP,1,2,"


def test_sorted_by_articles_then_mentions(inbox: Desk):
    order = [(row["articles"], row["mentions"]) for row in rows(inbox).values()]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) > 1


def test_furniture_is_not_counted(inbox: Desk):
    """The dateline, the agency and the reporter are how the news came, not what it is about."""
    assert not {"Shanghai", "SHANGHAI", "Reuters", "Mary Miller"} & set(rows(inbox, "--all"))


def test_types(inbox: Desk):
    assert {row["type"] for row in rows(inbox).values()} <= {"PERSON", "ORG", "LOC", "NORP"}
    assert set(rows(inbox, "--type", "person")) == {"Shinzo Abe", "Ana Gómez"}
    both = {row["type"] for row in rows(inbox, "--type", "PERSON,LOC").values()}
    assert both == {"PERSON", "LOC"}
    assert both == {row["type"] for row in rows(inbox, "--type", "PERSON", "--type", "LOC").values()}
    money = rows(inbox, "--type", "money")
    assert [(row["type"], row["country"]) for row in money.values()] == [("MONEY", None)]


def test_top_says_what_it_cut(inbox: Desk):
    every, three = rows(inbox), rows(inbox, "--top", "3")
    assert list(three) == list(every)[:3]
    document = json.loads(inbox.triage("entities", "inbox", "--json", "--top", "3").out)
    assert document["stats"]["cut"] == len(every) - 3
    assert f"3 names · {len(every) - 3} cut by --top" in inbox.triage("entities", "inbox", "--top", "3").out


def test_doubtful_names_need_all_and_are_marked(desk: Desk):
    text = "Trade rose, and Tokyo said Brannock was late."
    desk.article("inbox/a.txt", "Markets", text)
    sure, every = rows(desk), rows(desk, "--all")
    doubtful = {name for name, row in every.items() if not row["shown"]}
    assert doubtful, "no name here is in doubt any more: find another"
    assert set(sure) == set(every) - doubtful
    plain, marked = desk.triage("entities", "inbox").out, desk.triage("entities", "inbox", "--all").out
    assert f"{len(doubtful)} doubtful name" in plain
    for name in doubtful:
        assert name not in plain
        assert f"{name} ?" in marked
    header, *lines = csv.reader(io.StringIO(desk.triage("entities", "inbox", "--all", "-f", "csv").out))
    assert header[-1] == "shown"
    assert {line[0] for line in lines if line[-1] == "false"} == doubtful


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 140, 300])
def test_the_table_fits_its_screen(inbox: Desk, columns: int):
    ran = inbox.triage("entities", "inbox", env={"COLUMNS": str(columns)})
    assert max(map(len, ran.lines)) <= min(columns, 140)
    assert any(re.match(r"Shinzo Abe|Shinzo…", line) for line in ran.lines)
    assert "█" in ran.out or columns < 92


@pytest.mark.parametrize("columns", [20, 40, 80, 140])
def test_a_long_or_wide_name_is_shortened(inbox: Desk, columns: int):
    for name in ("Shinzo " + "of the Very Long Name " * 4 + "Abe", "安倍晋三" * 20):
        inbox.write("home/.config/triage/entities.toml", f'[aliases]\n"Shinzo Abe" = "{name}"\n')
        ran = inbox.triage("entities", "inbox", env={"COLUMNS": str(columns)})
        assert max(map(cell_len, ran.lines)) <= columns
        assert "…" in ran.out
        assert name in inbox.triage("entities", "inbox", "-f", "csv").out


def test_what_would_act_on_a_terminal_is_harmless(inbox: Desk):
    alias = '[aliases]\n"Shinzo Abe" = "\\u001b[31mRed\\u202e [/b]"\n'
    inbox.write("home/.config/triage/entities.toml", alias)
    ran = inbox.triage("entities", "inbox")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "�[31mRed [/b]" in ran.out


def test_a_name_broken_over_two_lines_is_one(desk: Desk):
    desk.article(
        "inbox/a.txt", "A visit", "The Prime Minister of the country, Shinzo\nAbe, spoke. Shinzo Abe left."
    )
    assert rows(desk, "--type", "PERSON")["Shinzo Abe"]["mentions"] == 2


def test_the_whole_table(inbox: Desk):
    ran = inbox.triage("entities", "inbox", "--type", "PERSON,LOC", "--top", "4")
    lines = ran.lines
    assert lines[0].split() == ["People", "and", "places", "in", "3", "articles"]
    assert re.fullmatch("─+", lines[1])
    assert lines[2].split("  ")[0] == "entity"
    assert lines[2].split() == ["entity", "type", "country", "articles", "mentions", "first", "seen"]
    abe = next(line for line in lines if line.startswith("Shinzo Abe"))
    assert abe.split() == ["Shinzo", "Abe", "PERSON", "2", "3", "18", "Nov", "2026"]
    assert abe.index("2") == lines[2].index("articles") + len("articles") - 1
    assert abe.index("18 Nov") == lines[2].index("first seen")
    assert "\x1b" not in ran.out


def test_colour_is_for_terminals(inbox: Desk):
    forced = inbox.triage("entities", "inbox", env={"CLICOLOR_FORCE": "1"})
    bare = inbox.triage("entities", "inbox", "--no-color", env={"CLICOLOR_FORCE": "1"})
    assert "\x1b[36m" in forced.out
    assert re.sub(r"\x1b\[[\d;]*m", "", forced.out) == bare.out


def test_nothing_to_list_says_so(desk: Desk):
    desk.article("inbox/a.txt", "rain", "it rained and it will rain.")
    ran = desk.triage("entities", "inbox")
    assert (ran.status, ran.lines[0].split()) == (0, ["No", "names", "in", "1", "article"])


def test_a_name_that_begins_like_a_formula_is_text(desk: Desk):
    desk.article("inbox/a.txt", "A visit", "Prime Minister Shinzo Abe spoke.")
    desk.write("home/.config/triage/entities.toml", '[aliases]\n"Shinzo Abe" = "=1+1"\n')
    ran = desk.triage("entities", "inbox", "-f", "csv", "--type", "PERSON")
    assert ran.lines == ["entity,type,country,articles,mentions,first_seen", "'=1+1,PERSON,,1,1,"]


def test_output_to_a_file_and_articles_from_a_stream(inbox: Desk):
    shown = inbox.triage("entities", "inbox", "-f", "csv")
    ran = inbox.triage("entities", "inbox", "-f", "csv", "-o", "names.csv")
    assert (ran.out, (inbox.folder / "names.csv").read_bytes()) == ("", shown.stdout)
    streamed = inbox.triage("entities", "-", "--json", stdin="Rain\n\nRain fell on Japan.\n")
    assert [row["entity"] for row in json.loads(streamed.out)["entities"]] == ["Japan"]


@pytest.mark.parametrize(
    ("arguments", "err"),
    [
        ("inbox --type PERSO", "triage: --type: there is no type 'PERSO'\n  hint: did you mean PERSON?\n"),
        ("inbox -f html", "triage: unknown format 'html'\n  hint: one of terminal, csv, json\n"),
        ("outbox", "triage: outbox: no such file or folder\n"),
    ],
)
def test_what_is_wrong_is_2(inbox: Desk, arguments: str, err: str):
    ran = inbox.triage("entities", *arguments.split())
    assert (ran.status, ran.out, ran.err) == (2, "", err)


def test_an_unreadable_file_is_3_and_the_rest_is_listed(inbox: Desk):
    (inbox.folder / "inbox/gone.txt").symlink_to("nowhere")
    ran = inbox.triage("entities", "inbox", "--json")
    assert (ran.status, "gone.txt" in ran.err) == (3, True)
    assert json.loads(ran.out)["stats"]["articles"] == 3


# scan --entity


def reported(desk: Desk, *arguments: str) -> list[str]:
    """The articles that a scan for "trade" reports under these names."""
    ran = desk.triage("scan", "inbox", "-t", "trade", "--json", *arguments)
    assert ran.status == 0
    return sorted(path.rpartition("/")[2].split(".")[0] for path in paths(ran.json["hits"]))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Shinzo Abe", ["talks", "visit"]),
        ("SHINZO  ABE", ["talks", "visit"]),
        ("Abe", ["talks"]),  # any of its mentions
        ("Shinzo", []),
        ("ana gomez", ["talks"]),
        ("US", ["talks", "visit"]),
        ("United States", ["talks", "visit"]),
        ("United Kingdom", []),
        ("Tokyo", ["rain", "talks"]),
        ("Mary Miller", []),  # only wrote it
        ("trade", []),  # a word, no name
    ],
)
def test_only_hits_that_name_somebody(inbox: Desk, name: str, found: list[str]):
    assert reported(inbox) == ["rain", "talks", "visit"]
    assert reported(inbox, "--entity", name) == found


def test_points_of_initials_do_not_matter_and_letters_do():
    assert compared("J.R.  Quáy") == compared("jr quay") != compared("J.P. Quay")


def test_every_name_must_be_there(inbox: Desk):
    assert reported(inbox, "--entity", "Shinzo Abe", "--entity", "Tokyo") == ["talks"]


def test_what_does_not_name_them_is_a_reject_of_the_filter(inbox: Desk):
    arguments = ("scan", "inbox", "-t", "trade", "--entity", "Shinzo  Abe")
    document = inbox.triage(*arguments, "--json", "--all").json
    assert document["stats"]["filter"] == document["stats"]["rejects"] == 1
    assert document["stats"]["hits"] == len(document["hits"]) == 2
    (reject,) = document["rejects"]
    assert [score["reason"] for score in reject["profiles"]] == [{"code": "filter", "by": "Shinzo Abe"}]
    assert document["run"]["arguments"]["entity"] == ["Shinzo  Abe"]
    assert all(hit["entities"] is None for hit in document["hits"])


@pytest.mark.parametrize("form", ["terminal", "json", "jsonl", "csv", "markdown", "paths"])
def test_all_formats_report_the_same(inbox: Desk, form: str):
    ran = inbox.triage("scan", "inbox", "-t", "trade", "--entity", "Shinzo Abe", "-f", form, "--no-fold")
    assert ran.status == 0
    # Formats for people name below what would have been a hit.
    text = re.split(r"left out|^- \d+ Rain", ran.out, flags=re.MULTILINE)[0]
    assert ("talks" in text.lower(), "visit" in text.lower(), "rain in japan" in text.lower()) == (
        True,
        True,
        False,
    )
    assert "rain.txt" not in text


def test_the_footer_counts_them(inbox: Desk):
    ran = inbox.triage("scan", "inbox", "-t", "trade", "--entity", "Shinzo Abe")
    assert "1 filtered out" in ran.out
    assert "(filter Shinzo Abe)" in ran.out
    nobody = inbox.triage("scan", "inbox", "-t", "trade", "--entity", "Nobody Known", "--exit-code")
    assert nobody.status == 1


def test_an_empty_name_is_a_mistake(inbox: Desk):
    ran = inbox.triage("scan", "inbox", "-t", "trade", "--entity", " ")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("triage: --entity needs a name")


# Whose word counts: settings and entities.toml

ALIAS = '[aliases]\n"Shinzo Abe" = "The Premier"\n'
COMMANDS = [
    ("entities", "inbox"),
    ("scan", "inbox", "-t", "trade"),
    ("show", "inbox/visit.json", "-t", "trade"),
]
PLACES = ["profiles/entities.toml", "home/.config/triage/entities.toml", "inbox/profiles/entities.toml"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["default", "rules"])
def test_the_default_has_two_names(inbox: Desk, command: tuple[str, ...], name: str):
    usual = inbox.triage(*command, env={"COLUMNS": "120"})
    named = inbox.triage(*command, env={"COLUMNS": "120", "TRIAGE_ENTITIES": name})
    assert usual.status == named.status == 0
    seconds = re.compile(r"\d+\.\d s\b")
    assert "Shinzo Abe" in usual.out
    assert seconds.sub("", named.out) == seconds.sub("", usual.out)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nobody:small", "triage: entities: there is no recogniser 'nobody'"),
        ("spacy:no_such_model", "triage: entities: "),
        ("spacy", "triage: entities: spacy needs a model"),
    ],
)
def test_a_recogniser_that_is_not_there_is_2(inbox: Desk, command: tuple[str, ...], name: str, sentence: str):
    inbox.write("triage.toml", f'entities = "{name}"\n')
    ran = inbox.triage(*command)
    assert (ran.status, ran.out) == (2, "")
    said, hint = ran.err.splitlines()
    assert said.startswith(sentence)
    assert hint.startswith("  hint: ")


def test_who_needs_no_entities_needs_no_recogniser(inbox: Desk):
    inbox.write("triage.toml", 'entities = "nobody"\n')
    assert reported(inbox) == ["rain", "talks", "visit"]
    assert inbox.triage("scan", "inbox", "-t", "trade", "--json", "--entity", "Tokyo").status == 2


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("place", PLACES)
def test_corrections_hold_everywhere(inbox: Desk, command: tuple[str, ...], place: str):
    if "profiles" in place:
        inbox.write(f"{place.rpartition('/')[0]}/trade.toml", 'terms = ["trade"]\n')
    inbox.write(place, ALIAS)
    ran = inbox.triage(*command, env={"COLUMNS": "120"})
    assert ran.status == 0
    assert "The Premier" in ran.out


def test_beside_the_profiles_comes_first_and_is_no_profile(inbox: Desk):
    inbox.write("profiles/trade.toml", 'terms = ["trade"]\n')
    inbox.write("profiles/entities.toml", ALIAS)
    inbox.write("home/.config/triage/entities.toml", ALIAS.replace("The Premier", "Someone Else"))
    ran = inbox.triage("scan", "inbox", "--json", "--entity", "the premier", "--with", "entities")
    assert [profile["id"] for profile in ran.json["run"]["profiles"]] == ["trade"]
    assert len(ran.json["hits"]) == 2
    assert "The Premier" in {each["text"] for hit in ran.json["hits"] for each in hit["entities"]}


def test_beside_another_profile_is_not_beside_this_one(inbox: Desk):
    inbox.write("profiles/entities.toml", ALIAS)
    inbox.write("other/trade.toml", 'terms = ["trade"]\n')
    ran = inbox.triage("scan", "inbox", "-p", "other/trade.toml", "--json", "--entity", "The Premier")
    assert ran.json["hits"] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_slip_in_the_corrections_names_file_and_line(inbox: Desk, command: tuple[str, ...]):
    file = inbox.write("home/.config/triage/entities.toml", '\nnevver = ["Reuters"]\n')
    ran = inbox.triage(*command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"triage: {file}:2: unknown key nevver"


def test_the_line_that_corrects_a_wrong_name(desk: Desk) -> None:
    desk.write(
        "inbox/a.txt", "Ports\n\nMinister Dmitri Khvostenin met Chairwoman Adaeze Thornbury in London on Friday.\n"
    )
    ran = desk.triage("entities", "inbox", "--wrong", "dmitri khvostenin")
    assert ran.status == 0, ran.err
    assert 'never = ["Dmitri Khvostenin"]' in ran.out
    assert '"Dmitri Khvostenin" = "ORG"' in ran.out
    lines = [line for line in ran.out.splitlines() if line.startswith("never")]
    desk.write("profiles/p.toml", 'terms = ["met"]\n')
    desk.write("profiles/entities.toml", lines[0] + "\n")
    assert "Khvostenin" not in desk.triage("entities", "inbox", "--all").out
    assert "Thornbury" in desk.triage("entities", "inbox", "--all").out


def test_a_name_that_nobody_says_is_no_correction(desk: Desk) -> None:
    desk.write("inbox/a.txt", "Ports\n\nMinister Dmitri Khvostenin met somebody in London on Friday.\n")
    ran = desk.triage("entities", "inbox", "--wrong", "Dmitri Khvosteni")
    assert (ran.status, ran.out) == (2, "")
    assert "no article names 'Dmitri Khvosteni'" in ran.err and "Dmitri Khvostenin" in ran.err
