"""`digest --check`: everything that a digest of tomorrow morning needs, tried now, and every fault named at once."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from triage.cli.digest_request import DigestRequest, profiles_of
from triage.cli.exits import say
from triage.cli.output import deliver
from triage.cli.selection import Selection
from triage.cli.session import Session
from triage.environment import Environment
from triage.errors import DeliveryError, ProfileError, TriageError, UsageError
from triage.profiles.model import Profile
from triage.readers.walk import FoundFile, walk
from triage.render.view.points import many
from triage.state import opening
from triage.state.faults import fault
from triage.state.place import state_file

#: Files of a folder that are counted.
MANY = 1000
FAILED = 1
#: What is said of one thing: whether it is as it should be.
Line = tuple[bool, str]


def check(request: DigestRequest, environment: Environment) -> int:
    """Print a line for each thing; 1 where one is at fault."""
    lines = list(_Checking(request, environment).lines())
    deliver([f"{'ok   ' if is_good else 'FAULT'}  {said}\n" for is_good, said in lines], environment)
    return 0 if all(is_good for is_good, _ in lines) else FAILED


def say_faults(request: DigestRequest, environment: Environment) -> None:
    """Say on standard error what would fail in a schedule; it is printed all the same."""
    faults = [said for is_good, said in _Checking(request, environment).lines() if not is_good]
    for said in faults:
        say(environment, f"triage: {said}")
    if faults:
        say(environment, "  hint: --check in place of --print-schedule tries it again")


class _Checking:
    """The checks of one run, in the order in which a digest would need what they check."""

    def __init__(self, request: DigestRequest, environment: Environment) -> None:
        self._request = request
        self._environment = environment
        # A folder that is missing is one fault; what the profiles lack is another.
        there = tuple(path for path in request.paths if path == "-" or os.path.lexists(path))
        self._session = Session(environment, Selection(paths=there))
        self._profiles: tuple[Profile, ...] = ()

    def lines(self) -> Iterator[Line]:
        """One line for each thing that was checked."""
        for part in (
            self._settings,
            self._folders,
            self._tests,
            self._state,
            self._output,
            self._mail,
            self._schedule,
        ):
            yield from _told(part)

    def _settings(self) -> Iterator[Line]:
        settings = self._session.settings
        yield True, f"settings: times are those of {settings.timezone or 'this machine'}"

    def _folders(self) -> Iterator[Line]:
        if not self._request.paths:
            yield False, "no PATH given: there is nothing to read"
        for path in self._request.paths:
            if path != "-" and not os.path.lexists(path):
                yield False, f"{path}: no such file or folder"
            elif path != "-" and not os.access(path, os.R_OK):
                yield False, f"{path}: cannot be read"
            else:
                files = sum(1 for _ in islice((one for one in walk([path]) if isinstance(one, FoundFile)), MANY))
                more = " or more" if files == MANY else ""
                yield True, f"{path}: {many(files, 'file')}{more}"

    def _tests(self) -> Iterator[Line]:
        """Profiles, and what they say of themselves."""
        from triage.tuning.testing import run_tests

        self._profiles = profiles_of(self._request, self._session)
        matcher = self._session.matcher(self._profiles)
        for profile in self._profiles:
            outcomes = run_tests(profile, matcher, self._session.article_at)
            passed = sum(one.passed for one in outcomes)
            where = profile.path or profile.id
            yield (
                True,
                f"{where}: a good profile" + (f", {passed} of {len(outcomes)} tests pass" if outcomes else ""),
            )
            for one in outcomes:
                if not one.passed:
                    yield False, f"{where}: {one.name}: {'; '.join(one.failures)}"

    def _state(self) -> Iterator[Line]:
        state = state_file(self._environment, self._request.state)
        folder = next(parent for parent in state.absolute().parents if parent.exists())
        if not os.access(folder, os.W_OK) or (state.exists() and not os.access(state, os.W_OK)):
            yield False, f"{state}: the state cannot be written"
            return
        if not state.exists():
            yield True, f"{state}: no state yet, the first digest makes it"
            return
        why = opening.damage(state)
        if not why:
            with closing(opening.open_to_read(state)) as connection:
                why = fault(connection)
        if why:
            yield False, f"{state}: the state is damaged ({why}); the next digest saves what it can"
        else:
            yield True, f"{state}: a good state"

    def _output(self) -> Iterator[Line]:
        output = self._request.output
        if output in ("", "-") or output.startswith("/dev/"):
            return
        folder = Path(output).parent
        if not folder.is_dir() or not os.access(folder, os.W_OK):
            yield False, f"{output}: cannot be written"

    def _mail(self) -> Iterator[Line]:
        request = self._request
        if not (request.mail or request.mail_to):
            if request.send_test:
                yield False, "--send-test goes with --mail or --mail-to"
            return
        from triage.cli.mailing import Postman

        postman = Postman(
            self._session.settings, self._environment, self._session.looks(no_color=True), request.mail_to
        )
        postman.check(self._profiles)
        readers = postman.readers(self._profiles)
        postman.knock()
        yield True, f"{self._session.settings.mail.host}: the mail server lets us in"
        if request.send_test:
            postman.send_line(readers, self._environment.now())
            yield True, f"a test was sent to {', '.join(readers)}"
        elif readers:
            yield True, f"mail goes to {', '.join(readers)}"

    def _schedule(self) -> Iterator[Line]:
        mail = self._session.settings.mail
        if (self._request.mail or self._request.mail_to) and mail.password_variable:
            yield False, f"a schedule has no {mail.password_variable}: password_file or password_keyring in [mail]"


def _told(part: Callable[[], Iterator[Line]]) -> Iterator[Line]:
    """The lines of one part; an error that would end a digest is one of them."""
    try:
        yield from part()
    except ProfileError as error:
        for one in error.faults:
            yield False, str(one)
    except (UsageError, DeliveryError, TriageError) as error:
        yield False, f"{error.message}{f' ({error.hint})' if error.hint else ''}"
