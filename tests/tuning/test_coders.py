"""From a stratified sample to the sheets of two coders, to labels, to figures."""

import csv
import io
import json
from pathlib import Path
from random import Random

import pytest

from tests.desk import Desk
from triage.article import Article
from triage.scoring.score import Reason, Score, band_of
from triage.tuning.coding import coding_id, read_coded
from triage.tuning.labels import Judged, Label
from triage.tuning.measured import Scored
from triage.tuning.recall import estimate
from triage.tuning.stratified import draw_coding, strata


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    articles = []
    for number in range(40):
        fish = "cod" if number % 2 else "ham"
        outlet = "Coast" if number % 4 < 2 else "River"
        body = f"The {fish} was sold at stall {number}, they say.\nSecond line, number {number}."
        articles.append({"title": f"Market {number}", "outlet": outlet, "body": body})
    articles[3]["title"] = "=SUM(A1)"
    articles[5]["id"] = "12e4"
    desk.write("in/a.jsonl", "\n".join(map(json.dumps, articles)) + "\n")
    desk.write("cod.toml", 'terms = ["cod"]\n')
    return desk


def sheet(desk: Desk, *more: str) -> list[dict[str, str]]:
    ran = desk.triage("sample", "in", "-p", "cod.toml", "--stratify", "outlet,band", "-n", "16", *more)
    assert ran.status == 0, ran.err
    return list(csv.DictReader(io.StringIO(ran.out, newline="")))


def filled(desk: Desk, name: str, rows: list[dict[str, str]], labels: list[str], delimiter: str = ",") -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**row, "label": label} for row, label in zip(rows, labels, strict=True))
    desk.write(name, text.getvalue())


def right(row: dict[str, str]) -> str:
    return "keep" if "cod" in row["text"] else "skip"


def test_the_sheet_has_every_stratum_and_says_nothing_of_it(desk: Desk) -> None:
    rows = sheet(desk)
    assert len(rows) == 16
    assert {(row["outlet"], right(row)) for row in rows} == {
        (outlet, label) for outlet in ("Coast", "River") for label in ("keep", "skip")
    }
    assert not {"score", "band", "stratum", "sampled"} & set(rows[0])
    assert not any("\n" in cell for row in rows for cell in row.values())
    assert all(row["id"].startswith("s0.") and row["label"] == "" for row in rows)
    # Hits do not come first.
    assert [right(row) for row in rows] != sorted(map(right, rows))
    assert rows == sheet(desk) != sheet(desk, "--seed", "1")


def test_a_filled_sheet_comes_back_as_labels_with_their_shares(desk: Desk) -> None:
    rows = sheet(desk)
    filled(desk, "coded.csv", rows, [*map(right, rows[:-1]), ""])
    ran = desk.triage("label", "--from", "coded.csv", "-p", "cod.toml")
    assert ran.status == 0, ran.err
    assert "15 labels noted in _labels.jsonl" in ran.err
    assert "1 row without a label" in ran.err
    labels = [json.loads(line) for line in (desk.folder / "_labels.jsonl").read_text().splitlines()]
    assert [label["label"] for label in labels] == [right(row) for row in rows[:-1]]
    assert all(0 < label["sampled"] <= 1 for label in labels)
    # Once more notes nothing, and those that have a label are not drawn again.
    assert "15 were there already" in desk.triage("label", "--from", "coded.csv", "-p", "cod.toml").err
    assert not {row["id"][10:] for row in rows[:-1]} & {row["id"][10:] for row in sheet(desk)}
    # Of the 40, the profile is right about every one.
    document = json.loads(desk.triage("profile", "test", "cod.toml", "in", "--json").out)
    found = document["profiles"][0]["recall"]
    assert found["whole"]["recall"] == found["precision"]["precision"] == 1
    assert 0.5 < found["precision"]["low"] < 1
    said = " ".join(desk.triage("profile", "test", "cod.toml", "in").out.split())
    assert "Of all that is shown, about 100% (" in said
    assert "weighted by the shares drawn" in desk.triage("scan", "in", "-p", "cod.toml", "--methods").out


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-8"), ("\t", "utf-16"), (",", "cp1252")]
)
def test_it_may_have_been_in_a_spreadsheet(desk: Desk, delimiter: str, encoding: str) -> None:
    rows = sheet(desk)
    rows[0]["note"] = "café"
    filled(desk, "coded.csv", rows, ["Yes" if right(row) == "keep" else " 0 " for row in rows], delimiter)
    file = desk.folder / "coded.csv"
    file.write_bytes(file.read_text().encode(encoding))
    ran = desk.triage("label", "--from", "coded.csv", "-p", "cod.toml")
    assert (ran.status, "16 labels noted" in ran.err) == (0, True), ran.err


def test_a_workbook_is_to_be_saved_as_csv(desk: Desk) -> None:
    desk.write("coded.xlsx", b"PK\x03\x04rest")
    ran = desk.triage("label", "--from", "coded.xlsx", "-p", "cod.toml")
    said = "triage: coded.xlsx: is a workbook, and labels come as CSV\n  hint: save the sheet as CSV\n"
    assert (ran.status, ran.err) == (2, said)


def test_two_coders_agree_or_not(desk: Desk) -> None:
    rows = sheet(desk)
    anna = [right(row) for row in rows]
    filled(desk, "anna.csv", rows, anna)
    ben = ["skip" if anna[0] == "keep" else "keep", *anna[1:]]
    # In another order: the id says which is which.
    filled(desk, "ben.csv", rows[::-1], ben[::-1])
    ran = desk.triage("label", "--from", "anna.csv", "--from", "ben.csv", "-p", "cod.toml")
    assert ran.status == 0, ran.err
    assert ran.lines[0] == "2 coders, 16 articles judged by more than one: 15 the same (94%)"
    assert ran.lines[1].startswith("Krippendorff's alpha (nominal): 0.8")
    place = "in/a.jsonl" + (f"#{rows[0]['index']}" if rows[0]["index"] != "0" else "")
    assert ran.lines[2:] == [f"differ  cod  {place}  anna.csv:2 {anna[0]}, ben.csv:17 {ben[0]}"]
    assert "15 labels noted" in ran.err
    assert "1 on which coders differ left out" in ran.err


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"label": "perhaps"}, "bad.csv:2: 'perhaps' is neither keep nor skip"),
        ({"id": "12"}, "bad.csv:2: '12' is no id of a sample"),
        ({"id": "s7-a"}, "bad.csv:2: 's7-a' is no id of a sample"),
        ({"profile": "ham"}, "bad.csv:2: there is no profile 'ham' here"),
        ({"label": ""}, "bad.csv: nobody has judged anything yet"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(desk: Desk, change: dict[str, str], sentence: str) -> None:
    row = {**sheet(desk)[0], "label": "keep", **change}
    filled(desk, "bad.csv", [row], [row["label"]])
    ran = desk.triage("label", "--from", "bad.csv", "-p", "cod.toml")
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
    assert not (desk.folder / "_labels.jsonl").exists()


def test_other_files_and_too_many_strata(desk: Desk) -> None:
    desk.write("other.csv", "a,b\n1,2\n")
    assert "no column 'id'" in desk.triage("label", "--from", "other.csv", "-p", "cod.toml").err
    assert desk.triage("label", "--from", "none.csv", "-p", "cod.toml").status == 2
    assert desk.triage("label", "keep", "1", "--from", "other.csv").status == 2
    few = desk.triage("sample", "in", "-p", "cod.toml", "--stratify", "outlet,band", "-n", "3")
    assert (few.status, few.out) == (2, "")
    assert "makes 4 strata, of which -n 3 cannot draw one each" in few.err
    assert (
        "--stratify cannot draw by 'colour'"
        in desk.triage("sample", "in", "-p", "cod.toml", "--stratify", "colour").err
    )
    # Before anything is read.
    assert (
        "cannot draw by 'colour'" in desk.triage("sample", "nowhere", "-p", "cod.toml", "--stratify", "colour").err
    )


def test_an_id_is_a_word_to_every_spreadsheet(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    said = coding_id(Article(id="12e4-x"), 1 / 3)
    file.write_text(f"id,label,profile,path,index\n{said},k,p,'=a.txt,2\n")
    [row] = read_coded(file, "a.csv")
    assert (row.identity, row.sampled, row.path, row.index) == ("12e4-x", 0.333333, "=a.txt", 2)


def scored(number: int, value: float, outlet: str) -> Scored:
    hit = value >= 50
    reason = None if hit else Reason("below_threshold")
    score = Score(profile="p", value=value, threshold=50, hit=hit, band=band_of(value), reason=reason, counted=1)
    return Scored(article=Article(id=str(number), outlet=outlet), score=score)


def test_a_share_that_is_drawn_weighs_by_its_inverse() -> None:
    # 100 likely hits of one outlet, all wrong, and 10 of another, all right: 9 % is the truth, not half.
    folder = [scored(n, 60, "A") for n in range(100)] + [scored(n, 60, "B") for n in range(100, 110)]
    folder += [scored(n, 10, "A") for n in range(110, 130)]
    drawn = draw_coding(strata(folder, {}, ("outlet",)), ("outlet",), 60, 0)
    labels = {
        one.place: Label(
            path="a",
            profile="p",
            label="keep" if folder[one.place].article.outlet == "B" else "skip",
            sampled=one.share,
        )
        for one in drawn
    }
    found = estimate(folder, Judged(labels))
    assert found is not None
    assert found.precision is not None
    assert found.precision.low <= 10 / 110 <= found.precision.high
    assert found.precision.share == pytest.approx(10 / 110, abs=0.02)
    # One hit that was labelled unasked, and nothing is known of how they were chosen.
    unasked = {
        **labels,
        next(n for n in range(100) if n not in labels): Label(path="a", profile="p", label="skip"),
    }
    other = estimate(folder, Judged(unasked))
    assert other is not None
    assert other.precision is None


@pytest.mark.slow
def test_the_interval_of_the_precision_holds_the_truth() -> None:
    random = Random(3)
    held = 0
    for trial in range(40):
        folder = [scored(n, random.choice((55, 85)), random.choice("AAAB")) for n in range(400)]
        folder += [scored(n, 10, "A") for n in range(400, 500)]
        wanted = {
            n for n, one in enumerate(folder) if one.hit and random.random() < (0.9 if one.value > 80 else 0.5)
        }
        by = ("outlet", "band")
        drawn = draw_coding(strata(folder, {}, by), by, 80, trial)
        labels = {
            one.place: Label(
                path="a", profile="p", label="keep" if one.place in wanted else "skip", sampled=one.share
            )
            for one in drawn
        }
        found = estimate(folder, Judged(labels))
        assert found is not None
        assert found.precision is not None
        held += found.precision.low <= len(wanted) / 400 <= found.precision.high
    assert held >= 35
