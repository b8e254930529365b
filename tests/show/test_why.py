"""`triage show --why` from the user's chair: the seed article as designed, and a reject."""

import re

import pytest

#: The profile of the design's example, with the term its table leaves out.
JAPAN = """\
schema = 1
title = "Japan and the US alliance"
threshold = 50
languages = ["en"]
exclude = ["box office"]
terms = [{ text = "Okinawa", weight = 2 }, { text = "alliance", weight = 2 }]
[[term]]
text = "Shinzo Abe"
variants = ["Abe Shinzo"]
weight = 3
[[term]]
text = "security alliance"
weight = 2
[[term]]
text = "TPP"
weight = 2
[require]
any = ["Shinzo Abe", "alliance"]
"""


def rows(out: str) -> dict[str, list[str]]:
    """Term → points, if cut, weight, title, lead, rest."""
    found = {}
    for line in out.splitlines():
        match = re.match(
            r" *(−?\d+\.\d) [█▏▎▍▌▋▊▉ ]* +(−?\d+\.\d)    (\S.*?) +(−?[\d.]+) +([\d–]+) +([\d–]+) +([\d–]+)", line
        )
        if match:
            points, cut, term, *rest = match.groups()
            found[term] = [points, cut, *rest]
    return found


def test_the_seed_reads_as_designed(desk, seed):
    desk.write("japan.toml", JAPAN)
    ran = desk.triage("show", seed, "--why", "-p", "japan.toml")
    assert ran.status == 0
    head = next(line for line in ran.lines if line.startswith("japan  "))
    assert re.fullmatch(r"japan  9\d\.\d → 9\d, threshold 50: HIT, strong +japan\.toml @ [0-9a-f]{6}", head)
    table = rows(ran.out)
    assert list(table)[:2] == ["Shinzo Abe", "alliance"]
    assert table["Shinzo Abe"][2:] == ["3", "1", "1", "7"]
    assert table["alliance"][2:] == ["2", "1", "–", "7"]
    assert table["TPP"][2:] == ["2", "–", "–", "2"]
    assert re.search(r"^   0\.0 +0\.0    Okinawa +2 +– +– +–   absent$", ran.out, re.MULTILINE)
    total = re.search(r"^ *(\d+\.\d)   = 100 × \(1 − e\^\(−2 × (\d\.\d{3})\)\);  (.*)$", ran.out, re.MULTILINE)
    assert total
    assert total.group(3) == "title ×5, lead ×2, rest ×1, 721 words"
    assert sum(float(row[0]) for row in table.values()) == pytest.approx(float(total.group(1)))
    assert "Shinzo Abe 1, Abe 8 (surname, after the full name in the lead)" in ran.out
    assert 'not counted  "alliance" in "security alliance": taken by the longer term' in ran.lines
    refused = ran.out[ran.out.index("refused") : ran.out.index("gates")]
    assert '"allies" for alliance: a real word' in refused
    assert "for Abe: under 5 letters" in refused
    assert "gates        require Shinzo Abe or alliance: met · exclude box office: none" in ran.lines
    assert max(map(len, ran.lines)) <= max(80, len(str(seed)), len(f"the article: triage show {seed}"))


REJECT = """\
title = "x"
threshold = 50
terms = [{ text = "alliance", weight = 2 }, { text = "tariff", weight = 2 }]
[[term]]
text = "troops"
weight = 2
at_least = 2
"""
FAR = "Nothing of this is about it, as a reader soon sees, and so it goes on and on for a while. "


def test_a_reject_says_what_is_missing_and_every_figure_is_true(desk):
    desk.write("profiles/p.toml", REJECT)
    desk.article("inbox/a.txt", "A Meeting", FAR * 4 + "The alliance stands, with troops.")
    desk.article("inbox/b.txt", "Another", FAR * 4 + "The alliance stands there.")
    desk.article("inbox/c.txt", "Third", FAR * 4)
    desk.triage("scan", "inbox")
    ran = desk.triage("show", "inbox/a.txt", "--why")
    ending = " ".join(ran.out[ran.out.index("short by") :].splitlines()[:-2])
    said = re.fullmatch(
        r"short by (\d+\.\d); (?:would be a hit \((\d+)\) if (.*?); or|would be a hit) "
        r"with threshold (\d+), which also admits 1 other in this folder",
        ending,
    )
    assert said, ending
    short, threshold = float(said.group(1)), said.group(4)
    value = desk.triage("scan", "inbox", "--all", "--json").json
    own = next(one for one in value["rejects"] if one["path"] == "inbox/a.txt")["profiles"][0]["score"]
    assert 50 - own == pytest.approx(short, abs=0.06)
    admitted = desk.triage("scan", "inbox", "--threshold", threshold, "--json").json
    assert [hit["path"] for hit in admitted["hits"]] == ["inbox/b.txt", "inbox/a.txt"]


def test_the_folder_is_counted_only_where_all_of_it_was_read(desk):
    desk.write("profiles/p.toml", REJECT)
    for name in "ab":
        desk.article(f"inbox/{name}.txt", "A Meeting", FAR * 4 + "The alliance stands.")
    desk.triage("scan", "inbox")
    assert "admits 1 other in this folder" in " ".join(desk.triage("show", "inbox/a.txt", "--why").out.split())
    desk.triage("scan", "inbox", "--exclude", "b.txt")
    assert "admits nothing else" in " ".join(desk.triage("show", "inbox/a.txt", "--why").out.split())
    desk.triage("scan", "inbox", "--since", "1d")
    assert "in this folder" not in desk.triage("show", "inbox/a.txt", "--why").out


def test_an_excluded_article_shows_what_it_would_have_had(desk):
    desk.write("profiles/p.toml", 'title = "x"\nthreshold = 50\nexclude = ["baseball"]\nterms = ["cod"]\n')
    desk.article("inbox/a.txt", "Cod and Baseball", "Cod.", "Baseball.")
    ran = desk.triage("show", "inbox/a.txt", "--why")
    assert re.search(r"^p  \d\d\.\d → 0, threshold 50: no hit, excluded by baseball ×2", ran.out, re.MULTILINE)
    assert "   0.0   closed by a gate: baseball ×2" in ran.lines
    assert re.search(r"^would be a hit \(\d\d\) if baseball did not exclude$", ran.out, re.MULTILINE)


def test_profiles_without_a_match_take_a_line(desk):
    desk.write("profiles/p.toml", 'title = "x"\nterms = ["cod"]\n')
    desk.write("profiles/q.toml", 'title = "y"\nterms = ["hake", "ling"]\n')
    desk.article("a.txt", "Cod", "Cod.")
    assert "q  no match: hake, ling" in desk.triage("show", "a.txt", "--why").lines


@pytest.mark.parametrize("columns", [30, 55, 56, 71, 72, 140])
def test_the_columns_are_kept(desk, columns):
    desk.write("profiles/p.toml", REJECT)
    desk.article("a.txt", "A Meeting", FAR * 4 + "The alliance stands, with troops.")
    ran = desk.triage("show", "a.txt", "--why", env={"COLUMNS": str(columns)})
    assert max(map(len, ran.lines)) <= columns
