"""The chair of somebody who gets digests by mail."""

from digest.conftest import chair  # noqa: F401
