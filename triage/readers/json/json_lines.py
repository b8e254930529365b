"""JSON Lines of any size: a line is a record, and the first one tells whether the file is such."""

from collections.abc import Iterator

from triage.errors import Problem
from triage.readers.blocks import Block, Layout, Tally, encoding_said
from triage.readers.contract import Bounds
from triage.readers.cutting import blocks_of_lines
from triage.readers.encoding import decode
from triage.readers.json.json_values import half_said
from triage.readers.source import Source, in_utf8


class LinesReader:
    """What readers of JSON Lines share: a line is a record, and the first one tells whether the file is such."""

    def is_record(self, line: str) -> bool:
        """Whether a line is a record by itself."""
        raise NotImplementedError

    def layout(self, source: Source, bounds: Bounds) -> tuple[Layout, Source] | None:
        """Lines, if the first is a record by itself and others come after it."""
        first, _, rest = decode(source.head[: source.head.rfind(b"\n") + 1])[0].lstrip().partition("\n")
        if not rest.strip() or not self.is_record(first):
            return None
        lines, encoding, charset = in_utf8(source)
        return Layout(type(self).__module__, encoding, charset), lines

    def blocks(self, source: Source, layout: Layout, name: str, bounds: Bounds) -> Iterator[Block | Problem]:
        """Lines, not read yet."""
        return blocks_of_lines(source, name, bounds)

    def closing(self, tally: Tally, layout: Layout, name: str, bounds: Bounds) -> Iterator[Problem]:
        """What is to be said of the characters in the lines."""
        if tally.counts.get("half"):
            yield half_said(name)
        yield from encoding_said(tally, layout, name)
