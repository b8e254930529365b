"""OPML: the feeds that a feed reader exports, with what they are called there."""

from collections.abc import Iterator

from triage.readers.fields import fold
from triage.readers.xml.tree import attribute, below, parse_xml, root_of


def feeds_of_outlines(data: bytes) -> Iterator[tuple[str, str]]:
    """Address and name of each feed in the order of the file; raises ValueError for what is no OPML."""
    root = root_of(data[:4096])
    if root is None or root.name.lower() != "opml":
        raise ValueError("is no OPML")
    parsed = parse_xml(data, "")
    if parsed.root is None:
        raise ValueError(parsed.problem.message if parsed.problem else "is empty")
    for element in below(parsed.root, "outline"):
        url = attribute(element, "xmlurl")
        if url:
            yield url, fold(attribute(element, "title", "text"))
