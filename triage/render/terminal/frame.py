"""The measures of the terminal list: where numbers, bars and texts stand at a given width."""

from msgspec import Struct

from triage.render.view.options import Options
from triage.report.report import Report

#: Longer lines are hard to read, and below this the bar leaves its place to the title.
WIDEST, NARROW = 140, 60
#: Columns of the labels at the foot.
LABEL = 10


class Frame(Struct, frozen=True):
    """Columns are counted from 0; texts are wrapped before `columns`."""

    columns: int
    #: Digits of the largest rank number.
    digits: int
    bar: int

    @classmethod
    def of(cls, report: Report, options: Options) -> "Frame":
        """The frame for the numbers that the report needs, within the width that the reader has."""
        columns = max(20, min(options.columns, WIDEST))
        return cls(columns, len(str(max(1, len(report.hits)))), 10 if columns >= NARROW else 0)

    @property
    def indent(self) -> int:
        """Where the lines of a hit begin, below its score."""
        return self.digits + 3

    @property
    def after_score(self) -> int:
        """Where the bar begins."""
        return self.indent + 3

    @property
    def title(self) -> int:
        """Where the title begins."""
        return self.after_score + (self.bar + 1 if self.bar else 0)
