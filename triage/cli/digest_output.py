"""Digests that are printed or written: where each goes, and that it arrived there."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from triage.cli.options import check_choice
from triage.cli.output import deliver, encoded
from triage.digest.delivering import Delivery, Note
from triage.digest.making import Prepared
from triage.digest.model import Digest
from triage.environment import Environment
from triage.errors import DeliveryError
from triage.hashing import sha256
from triage.render.digest_formats import DigestRenderer


def deliveries(
    ready: Sequence[Prepared], *, show: DigestRenderer, output: str, environment: Environment
) -> Sequence[Delivery]:
    """The digests as they are printed or written."""
    return [_delivery(together, show, place, environment) for together, place in places(ready, output)]


def places(ready: Sequence[Prepared], output: str) -> list[tuple[tuple[Prepared, ...], str]]:
    """All digests together to one place, or each by itself where the place has its name in it."""
    if "{name}" in output or "{id}" in output:
        return [((one,), filled(output, one.digest)) for one in ready]
    return [(tuple(ready), output)]


def check_names(output: str) -> None:
    """UsageError for a name in braces that nothing stands for."""
    for name in re.findall(r"\{([a-z]{1,20})\}", output):
        check_choice(name, ("name", "id"), f"--output: nothing stands for {{{name}}}")


def filled(output: str, digest: Digest) -> str:
    """A path with what the names in its braces stand for."""

    def plain(text: str) -> str:
        return "".join(letter if letter.isalnum() or letter in "-_." else "-" for letter in text).lstrip(".")

    return output.replace("{name}", plain(digest.name)).replace("{id}", plain(digest.id))


def _delivery(
    ready: tuple[Prepared, ...], show: DigestRenderer, output: str, environment: Environment
) -> Delivery:
    text = "".join(show.render([one.digest for one in ready]))

    def send(_: Note) -> None:
        try:
            deliver([text], environment, output)
            environment.stdout.flush()
        except BrokenPipeError:
            hint = "nothing of it counts as delivered: it comes again with the next digest"
            raise DeliveryError("the output was closed before the digest was complete", hint) from None
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise DeliveryError(f"the digest could not be written: {why.lower()}") from error

    if output in ("", "-") or not _is_plain_file(output):
        return Delivery(ready, send)
    path = os.fsencode(Path(output).absolute())
    return Delivery(ready, send, path, sha256(encoded(text)).hexdigest())


def _is_plain_file(output: str) -> bool:
    # A name that cannot be looked up is none yet: writing says what is wrong.
    return not output.startswith("/dev/") and (os.path.isfile(output) or not os.path.exists(output))  # noqa: PTH110, PTH113
