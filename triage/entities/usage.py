"""How English uses a word, counted in far more text than the model has read: its cluster, and how often it has a capital.

Brown clusters put words together that stand beside the same words; a name that the model has never seen is in the
cluster of names that it has. Made by `benchmarks/entities/freeze_words.py`.
"""

from functools import cache

from triage.entities.gazetteer import read


class Usage:
    """Both tables."""

    def __init__(self, clusters: dict[str, str], capitals: dict[str, str]) -> None:
        self._clusters = clusters
        #: Word in small letters → odds of a capital, from -4 to 4.
        self.capitals = capitals

    def cluster(self, form: str) -> str:
        """The first bits of the cluster of a word; of one in capitals, as it would have only the first."""
        return self._clusters.get(form) or (self._clusters.get(form.capitalize(), "") if form.isupper() else "")


@cache
def usage() -> Usage:
    """The tables that come with triage."""
    return Usage(_table("clusters.txt"), _table("capitals.txt"))


def _table(file: str) -> dict[str, str]:
    """Word → the first word of its line."""
    found: dict[str, str] = {}
    for line in read(file).splitlines():
        value, _, words = line.partition(" ")
        found.update(dict.fromkeys(words.split(" "), value))
    return found
