"""The user's entities.toml has the last word."""

from pathlib import Path

import pytest

from triage.article import Article
from triage.entities import default_recogniser
from triage.entities.corrections import Corrected, Corrections, corrected, load_corrections
from triage.entities.entity import Entity, EntitySpan
from triage.errors import UsageError

ARTICLE = Article(language="en", body="Shinzo Abe met Ajax in Peru, he told Reuters. Abe-san smiled.")


def entity(text: str, kind: str = "PERSON", shown: bool = True) -> Entity:
    start = ARTICLE.body.index(text)
    return Entity(
        text=text, type=kind, count=1, confidence=0.9, shown=shown,  # type: ignore[arg-type]
        spans=(EntitySpan("body", start, start + len(text)),),
    )  # fmt: skip


def test_a_file_of_corrections(tmp_path: Path) -> None:
    path = tmp_path / "entities.toml"
    path.write_text(
        'never = ["reuters"]\n[aliases]\n"Abe-san" = "Shinzo Abe"\n[types]\nAjax = "ORG"\n', encoding="utf-8"
    )
    corrections = load_corrections(path)
    found = corrected(
        ARTICLE,
        (entity("Shinzo Abe"), entity("Ajax", "LOC", shown=False), entity("Reuters", "ORG"), entity("Abe-san")),
        corrections,
    )
    assert [(e.text, e.type, e.count, e.shown) for e in found] == [
        ("Shinzo Abe", "PERSON", 2, True),
        ("Ajax", "ORG", 1, True),
    ]


def test_corrections_around_a_recogniser() -> None:
    plain = [e.text for e in default_recogniser().recognise(ARTICLE)]
    assert "Reuters" in plain and "Peru" in plain
    recogniser = Corrected(default_recogniser(), Corrections(never=frozenset({"reuters"})))
    assert [e.text for e in recogniser.recognise(ARTICLE)] == [text for text in plain if text != "Reuters"]


def test_without_corrections_nothing_changes() -> None:
    found = default_recogniser().recognise(ARTICLE)
    assert corrected(ARTICLE, found, Corrections()) == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[alias]\nA = "B"\n', "entities.toml:1: unknown key alias"),
        ('[types]\n\nAjax = "CITY"\n', "entities.toml:3: type must be PERSON, ORG, LOC or NORP, got 'CITY'"),
        ("never = 3\n", "entities.toml:1: never must be a list of names"),
        ("[aliases]\nAbe = 3\n", "entities.toml:2: 'Abe' in aliases must have a text, got 3"),
        ("never = [\n", "entities.toml: not valid TOML: "),
    ],
)
def test_mistakes_name_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "entities.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_corrections(path)
    assert message in error.value.message


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be read"):
        load_corrections(tmp_path / "none.toml")


def test_the_example_of_the_documentation(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "entities.md").read_text(encoding="utf-8")
    example = page.split("## Correcting it")[1].split("```toml\n")[1].split("```")[0]
    path = tmp_path / "entities.toml"
    path.write_text(example, encoding="utf-8")
    assert load_corrections(path) == Corrections(
        aliases={"abe-san": "Shinzo Abe"}, never=frozenset({"reuters"}), types={"ajax": "ORG"}
    )
