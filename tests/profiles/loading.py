"""Builders: a profile from TOML, and the faults of a TOML text as lines of (line, message, hint)."""

import pytest

from triage.errors import Fault, ProfileError
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile, Term

PATH = "profiles/energy.toml"


def profile(text: str, **how: object) -> Profile:
    return parse_profile(text, path=PATH, **how)  # type: ignore[arg-type]


def term(values: str) -> Term:
    return profile(f'terms = ["zinc"]\n[[term]]\ntext = "copper"\n{values}\n').terms[-1]


def faults(text: str, **how: object) -> tuple[Fault, ...]:
    with pytest.raises(ProfileError) as error:
        profile(text, **how)
    return error.value.faults


def said(text: str, **how: object) -> list[tuple[int | None, str]]:
    """Line and message of each fault."""
    return [(fault.line, fault.message) for fault in faults(text, **how)]
