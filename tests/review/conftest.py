"""A folder to review, and the screen over it, driven by keys."""

import asyncio
import io
import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from desk import Desk, surroundings
from ferries import FERRY, LINER, OTHERS

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
    for number, text in enumerate(OTHERS[:4] * 3):
        desk.write(f"inbox/other{number}.txt", f"Item {number}\n\n{text}\n")
    desk.write("profiles/ferry.toml", '# Ours.\ntitle = "Ferries"\nterms = ["ferry"]\n')
    return desk


Driven = Callable[..., Any]


@pytest.fixture
def drive(inbox: Desk) -> Driven:
    """`drive(script, size=…)`: run a coroutine with the screen and its pilot; what `run` gave back is the screen."""
    from triage.cli.commands.review import ReviewRequest, ReviewRun
    from triage.cli.selection import Selection
    from triage.cli.session import Session
    from triage.environment import Environment
    from triage.review.app import ReviewApp

    def drive(
        script: Callable[[Any, Any], Coroutine[Any, Any, None]],
        size: tuple[int, int] = (160, 30),
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
