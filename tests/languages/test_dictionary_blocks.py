"""A dictionary of forms is read in the blocks that its index names, and that is the same as reading all of it."""

import sys
from pathlib import Path
from typing import Any

import pytest
from extent import IS_WHOLE

from triage.languages import dictionaries, dictionary_blocks
from triage.languages.dictionaries import FormsDictionary
from triage.languages.dictionary_blocks import HEAD, WIDE_HEAD, DictionaryBlocks, packed, shipped

#: The release whose indices ship.
RELEASE = "2.0.0"
#: Small ones in two alphabets.
FEW = ("gd", "fa")
LANGUAGES = sorted(dictionaries.dictionaries()) if IS_WHOLE else FEW


def by_force(name: str, words: set[str], beginnings: set[str]) -> dictionaries.Entries:
    """What a look at every record says."""
    blocks = DictionaryBlocks(name)
    every = [(blocks.turned(form).decode(), blocks.turned(lemma).decode()) for _, form, lemma in blocks.all()]
    lemmas = {form: lemma for form, lemma in every if form in words}
    asked = {*words, *lemmas.values()}
    forms: dict[str, tuple[str, ...]] = {}
    for form, lemma in every:
        if lemma in asked:
            forms[lemma] = *forms.get(lemma, ()), dictionaries.straightened(form)
    heads = tuple(beginnings) if not blocks.is_reversed else ()
    alike = {dictionaries.straightened(form): lemma for form, lemma in every if heads and form.startswith(heads)}
    return dictionaries.Entries(lemmas, forms, alike)


def asked_of(name: str) -> set[str]:
    """Words from all over a dictionary, their lemmas, and others."""
    blocks = DictionaryBlocks(name)
    every = list(blocks.all())
    drawn = (
        every[:: len(every) // 40] + every[-2:] + every[dictionary_blocks.SIZE - 1 : dictionary_blocks.SIZE + 2]
    )
    words = {blocks.turned(word).decode() for _, form, lemma in drawn for word in (form, lemma)}
    return words | {word[:-1] for word in words if len(word) > 2} | {"xyz", "ü", "Paris"}


@pytest.mark.parametrize("name", LANGUAGES)
def test_blocks_say_what_all_records_say(name: str) -> None:
    words = asked_of(name)
    beginnings = {word[:4] for word in words if len(word) > 4}
    language = "hr" if name == "hbs" else name
    found = FormsDictionary(language).look_up(words, beginnings)
    assert found == by_force(name, words, beginnings)
    assert found.lemmas and found.forms
    assert bool(found.alike) is (name != "sw")
    # Some begin otherwise than their lemma.
    if name in FEW:
        assert any(form[:2] != lemma[:2] for lemma, forms in found.forms.items() for form in forms)


@pytest.mark.parametrize("name", LANGUAGES)
def test_an_index_that_ships_is_the_one_that_is_made(name: str) -> None:
    if dictionaries.version() != RELEASE:
        pytest.skip(f"simplemma {dictionaries.version()} is here, and the indices are of {RELEASE}")
    made = DictionaryBlocks(name).index()
    assert made.head == (
        WIDE_HEAD if name in {"ar", "bg", "el", "fa", "he", "hi", "hy", "ka", "mk", "ml", "ru", "uk"} else HEAD
    )
    assert packed(made) == shipped(name).read_bytes()


@pytest.fixture(autouse=True)
def _read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests share what is known of a dictionary, these change what there is to know."""
    monkeypatch.setattr(dictionary_blocks, "DictionaryBlocks", DictionaryBlocks)


def test_an_index_that_is_missing_damaged_or_of_another_release_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {"fear", "daoine"}
    right = FormsDictionary("gd").look_up(words, {"fea"})
    assert right.forms and right.alike
    made: list[Any] = []
    make = DictionaryBlocks.index
    monkeypatch.setattr(DictionaryBlocks, "index", lambda self: made.append(1) or make(self))
    file = tmp_path / "index"
    monkeypatch.setattr(dictionary_blocks, "shipped", lambda language: file)
    of_another = shipped("fa").read_bytes()
    for number, damage in enumerate((None, b"", b"no index", of_another[:100], of_another), 1):
        if damage is not None:
            file.write_bytes(damage)
        monkeypatch.setattr(dictionary_blocks, "_indexes", {})
        assert FormsDictionary("gd").look_up(words, {"fea"}) == right
        # And once only.
        assert FormsDictionary("gd").look_up(words, {"fea"}) == right
        assert len(made) == number


def test_a_dictionary_that_is_stored_otherwise_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    import simplemma.strategies.dictionaries as stored

    words = asked_of("gd")
    right = FormsDictionary("gd").look_up(words, {"fea"})

    monkeypatch.delattr(stored, "frontcode")
    monkeypatch.setitem(sys.modules, "simplemma.strategies.dictionaries.frontcode", None)
    found = FormsDictionary("gd").look_up(words, {"fea"})
    assert (found.lemmas, found.alike) == (right.lemmas, right.alike)
    assert {lemma: sorted(forms) for lemma, forms in found.forms.items()} == {
        lemma: sorted(forms) for lemma, forms in right.forms.items()
    }


def test_words_that_are_stored_from_their_end_are_found() -> None:
    found = FormsDictionary("sw").look_up({"vitabu", "walimu", "vitanu"}, {"vita"})
    assert found.lemmas == {"vitabu": "kitabu", "walimu": "mwalimu"}
    assert found.forms["kitabu"] == ("kijitabu", "kitabu", "vitabu")
    # What begins alike is not kept together there.
    assert found.alike == {}
