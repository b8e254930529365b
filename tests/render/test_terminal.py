"""The list for people: golden pages, widths, hostile text, sums that add up."""

import re
from datetime import UTC

import pytest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from triage.entities.entity import Entity, EntitySpan
from triage.errors import Problem
from triage.matching.match import Match
from triage.render.formats import renderer
from triage.render.terminal import lines
from triage.render.view.options import Options
from triage.report.report import ProfileUse

from .builders import article, below, excluded, hit, in_article, points, reject, report, score

NOON = 1_478_865_600.0  # Friday 11 November 2016, 12:00 UTC
ANSI = re.compile(r"\x1b\[[0-9;]*m")
PLAIN = {"now": NOON, "timezone": UTC}


def page(rep, **options):
    return "".join(renderer("terminal", Options(**{**PLAIN, **options})).render(rep))


def summit(**more):
    art = article(
        "Peru Readies Lima for Pacific Leaders",
        "Host Peru expects leaders to discuss the pact, and has set a\nlunch in Lima for Ana Rhoe. More will come.",
        "inbox/0412.txt",
        outlet="EFE",
        published="2016-11-09",
        **more,
    )
    start = art.body.index("Ana Rhoe")
    near = Match(
        term="Ana Roe",
        field="body",
        zone="lead",
        start=start,
        end=start + 8,
        text="Ana Rhoe",
        kind="fuzzy",
        similarity=0.9,
    )
    parts = [points("Lima", 37.3, 2), points("Ana Roe", 16.9, 1, "fuzzy")]
    return hit(art, score(54.2, contributions=parts, matches=(*in_article(art, "Lima"), near)), words=480)


def test_a_page():
    rep = report(
        summit(),
        near_misses=[below("Toyota to Expand", 46.1), excluded("Swallows Sign Slugger", 61.2)],
        problems=[Problem(path="scan_04.pdf", code="damaged", message="encrypted")],
        files=41,
        articles=41,
        reject_count=39,
        below_threshold=4,
        excluded=1,
        no_match=34,
        unread=1,
        undated=3,
        left_alone=12,
    )
    assert page(rep, seconds=0.31) == (
        "Peru and its neighbours                                                    1 hit\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "1   54 ███▍       Peru Readies Lima for Pacific Leaders\n"
        "       likely     EFE · Wed 9 Nov · 480 words · inbox/0412.txt\n"
        "    Host Peru expects leaders to discuss the pact, and has set a lunch in Lima\n"
        "    for Ana Rhoe~.\n"
        '    why  Lima ×2 37 · Ana Roe 17 ~spelt "Ana Rhoe"\n'
        "────────────────────────────────────────────────────────────────────────────────\n"
        "passing   46 Toyota to Expand · +3\n"
        "excluded  61 Swallows Sign Slugger (baseball ×4)           would have been a hit\n"
        "not read  scan_04.pdf: encrypted\n"
        "41 files: 1 hit, 4 passing, 1 excluded, 34 without a match, 1 not read\n"
        "also 3 undated, 12 left alone                                              0.3 s\n"
        "next: triage show 1 --why · --all lists every file\n"
    )


def test_a_narrow_page():
    assert page(report(summit(), files=1, articles=1), columns=40) == (
        "Peru and its neighbours            1 hit\n"
        "────────────────────────────────────────\n"
        "1   54 Peru Readies Lima for Pacific\n"
        "       Leaders\n"
        "    likely · EFE · Wed 9 Nov · 480 words\n"
        "    inbox/0412.txt\n"
        "    Host Peru expects leaders to discuss\n"
        "    the pact, and has set a lunch in\n"
        "    Lima for Ana Rhoe~.\n"
        "    why  Lima ×2 37\n"
        '         Ana Roe 17 ~spelt "Ana Rhoe"\n'
        "────────────────────────────────────────\n"
        "1 file: 1 hit\n"
        "next: triage show 1 --why\n"
    )


def test_nothing_found_says_what_was_close():
    text = page(report(near_misses=[below()], files=2, articles=2, below_threshold=1, no_match=1, reject_count=2))
    assert "Nothing reached the threshold of 50.\n" in text
    assert "passing   46 Toyota to Expand\n" in text
    assert "next: --all lists every file\n" in text
    assert "show 1" not in text


def test_any_lists_passing_mentions_on_one_line_each():
    used = (ProfileUse(id="peru", title="Peru", sha256="x", threshold="any"),)

    def one(value, title):
        return hit(article(title), score(value, threshold="any", contributions=[points("Lima", value, 2)]))

    text = page(report(one(50.0, "Just likely"), one(49.9, "Just below"), one(3.0, "Far below"), profiles=used))
    assert "2   49 ███▏       Just below   Lima ×2\n3    3 ▋          Far below   Lima ×2\n" in text
    assert "1   50 ███▏       Just likely\n       likely" in text


def test_several_profiles_are_one_list_with_tags_or_one_list_each():
    used = [ProfileUse(id=name, title=name.title(), sha256="x", threshold=50.0) for name in ("peru", "rain")]
    both = hit(article("Both"), score(90.0, "rain"), score(60.0, "peru"), score(10.0, "wind", hit=False))
    one = hit(article("One", path="inbox/2.txt"), score(70.0, "peru"))
    rep = report(both, one, profiles=used)
    text = page(rep)
    assert text.startswith("Peru · Rain ")
    assert "strong     rain, also peru 60 · undated" in text
    grouped = page(rep, by="profile")
    peru, rain = grouped.split("\nRain ")
    assert peru.index("2   70") < peru.index("1   60")
    assert ("1   90" in rain, "One" in rain) == (True, False)


def test_all_names_what_would_have_been_a_hit_once():
    strong = excluded("Swallows Sign Slugger", 61.2)
    rep = report(rejects=[strong, below("Toyota to Expand", 46.1)], near_misses=[strong], reject_count=2)
    assert page(rep, all=True).count("Swallows Sign Slugger") == 1
    assert page(rep).count("Swallows Sign Slugger") == 1


def test_all_names_every_reject_with_its_reason():
    rejects = [below(), excluded(), reject(article("Rain", path="inbox/9.txt"))]
    text = page(report(rejects=rejects), all=True)
    assert "    46 Toyota to Expand · below 50 · inbox/7.txt\n" in text
    assert "    61 Swallows Sign Slugger · baseball ×4 · inbox/8.txt\n" in text
    assert "     – Rain · no match · inbox/9.txt\n" in text
    assert "passing   " not in text
    assert "--all lists" not in text


def test_entities_on_their_lines():
    art = article(body="Ana Roe of the Rain Office went to Lima. Ana Roe left.")
    names = [
        Entity(text="Ana Roe", type="PERSON", count=2, confidence=1, spans=(EntitySpan("body", 0, 7),)),
        Entity(text="Rain Office", type="ORG", count=1, confidence=1),
        Entity(text="Lima", type="LOC", count=1, confidence=1),
        Entity(text="Cred It", type="PERSON", count=0, confidence=1),
        Entity(text="Doubt Ful", type="PERSON", count=1, confidence=0.1, shown=False),
        Entity(text="Monday", type="DATE", count=1, confidence=1),
    ]
    rep = report(hit(art, entities=tuple(names)))
    assert "    who  Ana Roe 2   org  Rain Office\n    at   Lima\n" in page(rep)
    assert "    who  Ana Roe 2\n    org  Rain Office\n    at   Lima\n" in page(rep, columns=60)
    assert "\x1b[36mAna Roe\x1b[0m" in page(rep, colour=True)


def test_cut_and_problems_are_said():
    rep = report(hit(), cut=28, files=30, articles=30)
    assert "best 1 of 29 hits" in page(rep)
    assert "--top 2 shows more" in page(rep)
    many = [Problem(path=f"{n}.txt", code="unreadable", message="no permission") for n in range(14)]
    text = page(report(problems=many, unread=14))
    assert text.count("not read  ") == 11
    assert "and 4 more of this kind: no permission" in text
    kinds = [Problem(path="a.txt", code="unreadable", message=f"fault {'x' * n}") for n in range(14)]
    assert "+2 more problems" in page(report(problems=kinds, unread=14))
    assert "14 not read" in text


@pytest.mark.parametrize(
    ("message", "label"),
    [
        ("JSON that breaks off; read as far as it goes", "problem   "),
        ("line 5 is not JSON; read without", "problem   "),
        ("takes longer than 20 s to read; the rest is not read", "problem   "),
        ("takes longer than 20 s to read; not read", "not read  "),
        ("a record that cannot be read (ValueError)", "not read  "),
        ("not JSON (input data was truncated)", "not read  "),
    ],
)
def test_what_was_read_in_part_is_not_called_not_read(message: str, label: str):
    problem = Problem(path="a.json", code="damaged", message=message)
    assert f"{label}a.json: {message}" in page(report(hit(), problems=[problem], files=1, articles=1))


def test_colour_changes_no_letter():
    rep = report(summit(), near_misses=[below(), excluded()], files=3, articles=3)
    coloured = page(rep, colour=True)
    assert "\x1b" not in page(rep)
    assert ANSI.sub("", coloured) == page(rep)
    assert "\x1b[1;4mLima\x1b[0m" in coloured
    assert "\x1b[33mlikely" in coloured


HOSTILE = (
    "[/b] [link=file:///etc/passwd]x[/link] \x1b[2J\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\"
    " \u202eevil\u2066 zero\u200b\u200dwidth\ufeff \x9b31m \x07\r\n\tend \udcff"
)
SHOWN = "[/b] [link=file:///etc/passwd]x[/link] �[2J�]8;;http://evil.example�\\click�]8;;�\\ evil zerowidth �31m � end �"


def hostile_report():
    art = article(HOSTILE, HOSTILE + ".", "in\x1b[2Jbox/\u202e1.txt", outlet=HOSTILE)
    used = (ProfileUse(id="peru\x1b", title=HOSTILE, sha256="x", threshold=50.0),)
    person = Entity(text=HOSTILE, type="PERSON", count=1, confidence=1)
    verdict = score(
        60.0, "peru\x1b", contributions=[points(HOSTILE, 60.0)], matches=in_article(art, "evil", fuzzy=("end",))
    )
    trouble = Problem(path="\x1b[2J", code="damaged", message=HOSTILE)
    return report(
        hit(art, verdict, entities=(person,)),
        profiles=used,
        near_misses=[below(HOSTILE), excluded(HOSTILE, by=HOSTILE)],
        rejects=[below(HOSTILE)],
        problems=[trouble],
        below_threshold=1,
    )


@pytest.mark.parametrize("columns", [20, 40, 80, 140, 1000])
@pytest.mark.parametrize("options", [{}, {"all": True, "verbose": True}, {"by": "profile"}])
def test_hostile_text_is_only_text(columns, options):
    text = page(hostile_report(), columns=columns, **options)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]", text
    )
    coloured = page(hostile_report(), columns=columns, colour=True, **options)
    assert ANSI.sub("", coloured) == text


def test_hostile_text_stays_legible():
    assert " ".join(page(hostile_report(), columns=140).split("─")[0].split()).startswith(SHOWN)


TITLES = st.text(st.one_of(st.characters(), st.sampled_from("  ab東京、。é\u0301👩‍👩‍👧")), max_size=120)


@given(TITLES, TITLES, st.sampled_from([20, 40, 80, 140]), st.booleans())
@settings(deadline=None, max_examples=examples(80))
def test_no_line_is_wider_than_the_page(title, body, columns, verbose):
    art = article(title, body, f"in/{title[:30]}", outlet=body[:20])
    verdict = score(
        77.0, contributions=[points(title[:50] or "x", 77.0, 3)], matches=in_article(art, *title.split()[:1])
    )
    rep = report(
        hit(art, verdict), near_misses=[below(title or "x"), excluded(title or "x", by=body)], below_threshold=9
    )
    text = page(rep, columns=columns, verbose=verbose)
    assert max(cell_len(line) for line in text.split("\n")) <= columns
    assert all(line == line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("columns", [40, 80, 140])
def test_a_real_page_fits(columns):
    names = [Entity(text=f"Name {n} Longish", type="PERSON", count=n, confidence=1) for n in range(1, 30)]
    rep = report(*(hit(summit().article, summit().scores[0], entities=tuple(names)) for _ in range(120)))
    text = page(rep, columns=columns)
    assert max(cell_len(line) for line in text.split("\n")) == columns
    assert "\n  1   54 " in text
    assert "\n120   54 " in text


@given(st.lists(st.floats(-30, 60), min_size=1, max_size=9))
@settings(deadline=None, max_examples=examples(100))
def test_printed_points_add_up_to_the_printed_score(values):
    total = sum(values)
    if not 0 <= total <= 100:
        return
    parts = [points(f"t{index}", value) for index, value in enumerate(sorted(values, reverse=True))]
    text = page(
        report(hit(article(), score(total, threshold=0.0, contributions=parts))), columns=140, verbose=True
    )
    printed = re.search(r"^1 +(\d+) ", text, re.MULTILINE)
    why = re.findall(r"t\d+ (−?\d+)", text)
    assert len(why) == len(values)
    assert sum(int(one.replace("−", "-")) for one in why) == int(printed[1])


def test_terms_that_do_not_fit_are_summed():
    parts = [points(f"a rather long term {n}", 10.0 - n / 2) for n in range(9)]
    text = page(report(hit(article(), score(72.0, contributions=parts))))
    why = text[text.index("why") :].split("─")[0]
    assert "more" in why
    assert sum(int(one) for one in re.findall(r" (\d+)(?= ·|\n)", why)) == 72


@pytest.mark.parametrize(
    ("published", "arrived", "shown"),
    [
        ("2016-11-09", None, "Wed 9 Nov"),
        ("2016-11-09T23:30:00-02:00", None, "Thu 10 Nov 01:30"),
        ("2015-11-09", None, "Mon 9 Nov 2015"),
        ("", NOON - 3600, "undated, arrived 11:00"),
        ("", NOON - 86400, "undated, arrived Thu 10 Nov"),
        ("", None, "undated"),
        ("", 1e300, "undated"),
        ("0001-01-01T00:00:00+14:00", None, "Mon 1 Jan 1 00:00"),
    ],
)
def test_dates(published, arrived, shown):
    text = page(report(hit(article(published=published, arrived=arrived))))
    assert f" {shown} · 6 words" in text


def test_sentences_side_by_side_are_joined_as_they_stood():
    def summary_of(body, *terms):
        art = article(body=body)
        parts = [points(term, 30.0) for term in terms]
        text = page(report(hit(art, score(60.0, contributions=parts, matches=in_article(art, *terms)))))
        return text.split("inbox/1.txt\n")[1].split("\n    why")[0].strip()

    assert summary_of("雨だ。風だ。", "雨", "風") == "雨だ。風だ。"
    assert summary_of("Rain\nfell.  Wind came.", "Rain", "Wind") == "Rain fell. Wind came."
    assert summary_of("Rain fell. So what. Wind came.", "Rain", "Wind") == "Rain fell. … Wind came."
    assert summary_of(f"{'Rain ' * 100}.", "Rain").endswith("Rain …")


@pytest.mark.parametrize("columns", range(30, 60))
def test_lists_with_commas_fit_at_any_width(columns):
    text = page(
        report(files=10, articles=10, no_match=6, excluded=3, below_threshold=1, undated=2), columns=columns
    )
    counts = text.split("─\n")[2].split("next:")[0]
    assert max(cell_len(line) for line in counts.split("\n")) <= columns
    assert " ".join(counts.split()) == "10 files: 0 hits, 1 passing, 3 excluded, 6 without a match also 2 undated"


@pytest.mark.parametrize("separator", [", ", " · "])
def test_packed_lines_keep_their_width(separator):
    for size in (18, 19, 20, 21, 40):
        packed = lines.pack([lines.text("x" * size), lines.text("y" * size), lines.text("z")], separator, 20, 12)
        assert packed[0].cell_len <= 12
        assert max(line.cell_len for line in packed) <= 20
        assert "".join(line.plain for line in packed).replace(separator.strip(), "").replace(" ", "") == (
            "x" * size + "y" * size + "z"
        )


def test_untitled_articles_show_their_opening():
    assert "untitled Rain fell in Lima" in page(report(hit(article(title=""))))
    assert " untitled\n" in page(report(hit(article(title="", body=""), score())))
