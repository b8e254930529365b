"""A folder to review, and the screen over it, driven by keys."""

import asyncio
import io
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, surroundings

FERRY = (
    "The ferry ran aground off the harbour and passengers were taken from the deck by lifeboat, the coastguard said.",
    "Passengers left the ferry by lifeboat after it struck the harbour wall, and the coastguard towed the hull.",
    "A coastguard lifeboat took passengers off the ferry, whose engine had failed outside the harbour.",
    "The ferry lost its engine near the harbour; the coastguard sent a lifeboat for the passengers on deck.",
    "Divers looked at the hull of the ferry in the harbour, and the coastguard asked passengers what they saw.",
    "The coastguard closed the harbour to any ferry until its hull and engine were seen by divers.",
)
LINER = (
    "The liner lost its engine off the harbour. Passengers left the deck by lifeboat, the coastguard said, and divers "
    "looked at the hull."
)
OTHERS = (
    "The bank raised its rate by half a point, and bond yields rose to the highest since spring, dealers said.",
    "Voters in the canton chose a new council on Sunday, and turnout was the lowest since the war.",
    "The striker scored twice before the break and the keeper saved a penalty in the second half.",
    "Growers in the valley expect a small harvest of apricots after frost in the blossom.",
)
TITLES = (
    "Ferry aground",
    "Ferry hits wall",
    "Engine of ferry fails",
    "Ferry adrift",
    "Divers look at ferry",
    "Harbour shut to ferry",
)


@pytest.fixture
def inbox(desk: Desk) -> Desk:
    """Six stories about ferries, one that has another word for it, and some others."""
    for number, (title, text) in enumerate(zip(TITLES, FERRY, strict=True)):
        desk.write(f"inbox/{number}.txt", f"{title}\n\n{text}\n")
    desk.write("inbox/liner.txt", f"Liner adrift\n\n{LINER}\n")
    for number, text in enumerate(OTHERS * 3):
        desk.write(f"inbox/other{number}.txt", f"Item {number}\n\n{text}\n")
    desk.write("profiles/ferry.toml", '# Ours.\ntitle = "Ferries"\nterms = ["ferry"]\n')
    return desk


Driven = Callable[..., Any]


@pytest.fixture
def drive(inbox: Desk) -> Driven:
    """`drive(script, size=…)`: run a coroutine with the screen and its pilot; what `run` gave back is the screen."""
    from triage.cli.commands.review import ReviewRequest, ReviewRun
    from triage.cli.inputs import Selection
    from triage.cli.session import Session
    from triage.environment import Environment
    from triage.review.app import ReviewApp

    def drive(
        script: Callable[[Any, Any], Coroutine[Any, Any, None]],
        size: tuple[int, int] = (160, 50),
        **more: Any,
    ) -> Any:
        with surroundings(inbox.folder, inbox.variables):
            environment = Environment(
                stdin=io.BytesIO(), stdout=io.BytesIO(), stderr=io.BytesIO(), variables=os.environ, folder=Path()
            )
            request = ReviewRequest(paths=("inbox",), **more)
            made = ReviewRun(request, Session(environment, Selection(paths=("inbox",))))
            app = ReviewApp(made.reviews, made.services)

            async def run() -> None:
                async with app.run_test(size=size) as pilot:
                    await app.workers.wait_for_complete()
                    await pilot.pause()
                    await script(app, pilot)

            asyncio.run(run())
        assert app.fault is None
        return app

    return drive
