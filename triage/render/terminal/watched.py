"""Stories as a watch prints them: the entries of the ranked list, one after the other as they come."""

from collections.abc import Iterator

from triage.render.terminal.card import CardLines
from triage.render.terminal.frame import WIDEST, Frame
from triage.render.terminal.lines import hang, printed, text, wrap
from triage.render.terminal.styled import StyledText
from triage.render.view.options import Options
from triage.render.view.watched import continues
from triage.report.report import Hit, Story
from triage.state.watched import WatchedStory

#: Room for the numbers of a day.
DIGITS = 3


class WatchedCards:
    """Prints stories into one frame, whatever their number."""

    def __init__(self, options: Options, *, tagged: bool) -> None:
        self._options = options
        self._tagged = tagged
        columns = max(20, min(options.columns, WIDEST))
        self._frame = Frame(columns, DIGITS, 10 if columns >= 60 else 0)

    def entry(self, number: int, story: WatchedStory, detailed: Hit) -> str:
        """One story and the empty line behind it; `detailed` is its hit with what is shown of it."""
        colour = self._options.colour
        return "".join(f"{printed(line, colour)}" for line in (*self._lines(number, story, detailed), text("")))

    def _lines(self, number: int, story: WatchedStory, hit: Hit) -> Iterator[StyledText]:
        frame = self._frame
        score = next((one for one in hit.scores if one.profile in story.profiles), None) or next(
            iter(hit.scores), None
        )
        if score is None:
            label = text(str(number).rjust(frame.digits), "number")
            yield from hang(
                label, wrap(text(hit.article.title, "title"), frame.columns - frame.indent), frame.indent
            )
        else:
            stories = {}
            if story.copies and hit.story is not None:
                stories[hit.story.id + hit.article.path] = Story(id=hit.story.id, main=hit, copies=story.copies)
            yield from CardLines(frame, self._options, tagged=self._tagged, stories=stories).lines(
                number, hit, score
            )
        if said := continues(story, self._options):
            yield from hang(
                text(" " * frame.indent),
                wrap(text(said, "badge"), frame.columns - frame.indent),
                frame.indent,
            )
