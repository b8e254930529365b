"""A seeded month of digests by mail: servers refuse, hang and drop the line, runs are killed, and no story is lost.

Mail knows no "take it back": whoever loses the line after the last byte, or is killed before noting that it was
taken, cannot know whether it arrived. Each such accident may cost one repeat; nothing else may.
"""

import random
import re
from collections import Counter

import pytest
from digest.chair import Chair
from digest.test_fortnight import Inbox, name_of
from extent import IS_WHOLE

from tests.faults.faulty import Fault, Machine

from .post_office import DROP, Office, office
from .test_digest_mail import ANN, setting

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd.smtp")

#: A month, or in a normal run as many days as it takes for every kind of accident to happen.
DAYS = 30 if IS_WHOLE else 11
STAGES = ("connect", "EHLO", "MAIL", "RCPT", "DATA", "after")


class PlainInbox(Inbox):
    """Stories and what may be taken for new ones: copies, cut ones, renamed files, late and broken ones."""

    def _update(self, number: int, day: int) -> None:
        self._copy(number, day)

    def _kill(self, number: int, day: int) -> None:
        self._cut(number, day)


@pytest.mark.parametrize("seed", [1])
def test_a_month_of_mornings_by_mail(chair: Chair, machine: Machine, seed: int) -> None:
    rng, inbox = random.Random(seed), PlainInbox(chair, seed)
    accidents, statuses = 0, Counter[int]()
    for name in ("home", "tmp"):
        (chair.folder / name).mkdir()
    with office() as at:
        setting(chair, at)
        for day in range(DAYS):
            inbox.day(day)
            # The first digest covers a day; were it lost, the second would be the first.
            fault, drawn = None, rng.random() if day else 1.0
            if drawn < 1 / 3:
                fault = Fault("kill", rng.randint(1, 40))
            elif drawn < 1 / 2:
                at.answers = {rng.choice(STAGES): ["554 no", "554 no", "554 no"]}
            elif drawn < 2 / 3:
                at.answers = {"after": [DROP] * 3}
            before = len(at.got)
            ended = machine.run(chair.folder, "digest", "inbox", "--mail-to", ANN, fault=fault, now=chair.now)
            assert ended.status in (0, 3, 74, -9), ended
            statuses[ended.status] += 1
            # The mail has come, and the run could not say so.
            accidents += len(at.got) > before and ended.status not in (0, 3)
            at.answers = {}
            chair.sleep()
        for number in inbox.broken:
            inbox._write(number, f"s{number}")
        for _ in range(2):
            assert machine.run(chair.folder, "digest", "inbox", "--mail-to", ANN, now=chair.now).status in (0, 3)
            chair.sleep()
    told = _told(at)
    assert set(told) == {name_of(number) for number in inbox.born}, "lost"
    letters = Counter(count for count in told.values())
    assert max(told.values()) <= 1 + accidents, letters
    assert statuses[-9], statuses
    assert statuses[74], statuses
    assert accidents < DAYS / 4, "the accidents are the exception"


def _told(at: Office) -> Counter[str]:
    """Each story and in how many different letters it stands; a repeat under its own Message-ID is the same letter."""
    letters: dict[str, set[str]] = {}
    for mail in at.got:
        part = mail.get_body(("plain",))
        assert part is not None
        # What was folded and held back is named at the end, copies of what was delivered among it.
        told = re.split(r"(?m)^(?:FOLDED|NOT SHOWN)\b", part.get_content())[0]
        stories = set(re.findall(r"Ferry number (\w+ton)", told))
        letters.setdefault(str(mail["Message-ID"]), set()).update(stories)
    return Counter(story for stories in letters.values() for story in stories)
