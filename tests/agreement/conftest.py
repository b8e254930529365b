"""The folder that all are asked about, and what a scan says of it."""

import pytest
from agreed import NAMES, PROFILES, Case, Program, Verdicts, scanned


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The folder, which tests change only by files that no other test reads."""
    return scanned(tmp_path_factory.mktemp)[0]


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdicts]:
    """What one scan under all profiles says of every article under each."""
    return scanned(tmp_path_factory.mktemp)[1]


@pytest.fixture(params=PROFILES)
def case(
    request: pytest.FixtureRequest,
    program: Program,
    references: dict[str, Verdicts],
    monkeypatch: pytest.MonkeyPatch,
) -> Case:
    """A profile, and what a scan says under it."""
    monkeypatch.chdir(program.folder)
    verdicts = references[request.param]
    assert set(verdicts) == set(NAMES)
    return Case(program, request.param, verdicts)
