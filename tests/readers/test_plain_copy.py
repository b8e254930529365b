"""The short way through plain wire copy finds what the long way finds, or leaves the text to it."""

import pytest

from triage.readers.contract import Bounds
from triage.readers.registry import plain_copy, read_bytes
from triage.readers.wire.story import _Parsing, plain_article

PLAIN = "HARBOUR OPENS AFTER STORM\n  The harbour of Orley opened on\n  Friday, officials said.\n"
#: Each is read in one step.
TAKEN = [
    PLAIN,
    "Harbour opens after storm\n\nThe harbour of Orley opened on Friday after nine days of storm, officials said there.\n",
    "HARBOUR &lt;ORLY> OPENS\n  The harbour of Orley opened on\n  Friday.\n",
]
#: The nearest misses: furniture, signs, other formats.
LEFT = [
    PLAIN.replace("officials said", "it did not open"),
    PLAIN + "  REUTER\n",
    PLAIN + "  (Reporting by Ann Ode)\n",
    PLAIN.replace("HARBOUR OPENS", "Title: HARBOUR OPENS"),
    PLAIN.replace("  The harbour", "The harbour"),
    PLAIN.replace("The harbour", "ORLEY, Nov 10 (Reuters) - The harbour"),
    PLAIN.replace("HARBOUR OPENS AFTER STORM", "KILL-HARBOUR OPENS AFTER STORM"),
    PLAIN.replace("HARBOUR OPENS AFTER STORM", "By Ann Ode"),
    PLAIN.replace("The harbour of Orley", "EMBARGOED until 12:30 GMT 20 November 2026"),
    "ORLEY/HARBOUR  \n  The harbour of Orley opened on\n  Friday.\n",
    "<p>" + PLAIN,
]


@pytest.mark.parametrize("text", TAKEN)
def test_copy_without_anything_around_it_is_read_in_one_step_as_in_many(text: str) -> None:
    found = plain_copy(text.encode(), "a.txt")
    assert found is not None
    assert [found] == list(read_bytes(text.encode(), "a.txt", Bounds()))


@pytest.mark.parametrize("text", TAKEN)
def test_the_short_way_finds_what_the_long_way_finds(text: str) -> None:
    text = text.replace("&lt;", "<")
    assert plain_article(text, "a.txt", "utf-8") == _Parsing(text).article("a.txt", "utf-8")


@pytest.mark.parametrize("text", LEFT)
def test_anything_else_is_left_to_the_long_way(text: str) -> None:
    assert plain_copy(text.encode(), "a.txt") is None
