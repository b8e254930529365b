"""The chair of somebody who gets digests by mail."""

import pytest
from digest.conftest import chair  # noqa: F401


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attempts follow soon upon one another; how long the pauses are is tested where nobody waits for them."""
    monkeypatch.setattr("triage.delivery.smtp.PAUSE", 0.02)
