r"""Brute force: what the rules say about every keyword and every token, found without any index.

    python benchmarks/speed/oracle.py FOLDER KEYWORDS [--articles 200] [--exact]

Every needle of every keyword is asked about every distinct token: equal, a form, or accepted by
`fuzzy.rules.judge`. Phrases are tried at every place. The rules are those of triage; what is checked is that
dictionary, index and short cuts lose nothing and add nothing, and what peers make of the same files.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import corpus
from measure import TRIAGE

import triage
from triage.article import FIELDS, Article
from triage.languages.elisions import is_elided
from triage.matching.compile import Needle, Pattern, PatternOptions, compile_literal
from triage.matching.edges import fit
from triage.matching.fold import fold
from triage.matching.forms import bases, is_name_instead, keyword_bases
from triage.matching.fuzzy.keyword import Keyword, prepare
from triage.matching.fuzzy.rules import judge
from triage.matching.fuzzy.token import Token, prepared
from triage.matching.gaps import may_stand
from triage.matching.match import KINDS
from triage.matching.occurrence import BODY, TITLE, Occurrence, Texts
from triage.matching.overlap import settle
from triage.matching.pattern import NO_EDGES

#: Path, term, field, start, end, kind.
Found = tuple[str, str, str, int, int, str]
NUMBER: dict[str, int] = {kind: number for number, kind in enumerate(KINDS)}
EXACT = PatternOptions(forms="exact", fuzzy="off")


class Sighting(NamedTuple):
    """How a token satisfies a needle."""

    kind: int
    similarity: float
    #: What hangs on before and after: "l'", "'s".
    trim_start: int
    trim_end: int


class Oracle:
    """Keywords, and everything that brute force finds of them."""

    def __init__(self, keywords: Sequence[str], options: PatternOptions | None = None) -> None:
        self.keywords = tuple(keywords)
        self._patterns: list[tuple[int, Pattern]] = [
            (number, pattern)
            for number, text in enumerate(keywords)
            for pattern in compile_literal(text, options or PatternOptions())
        ]
        self._needles = {needle: _prepared(needle) for _, each in self._patterns for needle in each.needles}
        self._first: defaultdict[Needle, list[tuple[int, Pattern]]] = defaultdict(list)
        for number, pattern in self._patterns:
            self._first[pattern.needles[0]].append((number, pattern))
        self._tokens: dict[str, dict[Needle, Sighting]] = {}

    def occurrences(self, article: Article) -> list[tuple[int, Occurrence]]:
        """Every occurrence of every keyword in title and body, those inside one another too."""
        texts = Texts(article)
        return [each for field in (TITLE, BODY) for each in self._in_field(texts, field)]

    def matches(self, article: Article) -> set[Found]:
        """What a profile of these terms counts: of overlapping occurrences the longest."""
        texts = Texts(article)
        kept, _ = settle(self.occurrences(article), [1.0] * len(self.keywords), list(self.keywords))
        return {
            (article.path, self.keywords[number], FIELDS[one.field], *texts.span(one), KINDS[one.kind])
            for number, one in kept
        }

    def pairs(self, path: Path) -> set[tuple[str, str]]:
        """Which keywords stand in a file, whatever part of it."""
        article = Article(body=path.read_text("utf-8", errors="replace"))
        return {(str(path), self.keywords[number]) for number, _ in self.occurrences(article)}

    def _in_field(self, texts: Texts, field: int) -> Iterator[tuple[int, Occurrence]]:
        tokens = [texts.surface(field, place).replace("’", "'") for place in range(len(texts.spans(field)))]
        seen = [self._sightings(token) for token in tokens]
        for place, sightings in enumerate(seen):
            for needle in sightings:
                for number, pattern in self._first[needle]:
                    size = len(pattern.needles)
                    here = [each.get(one) for each, one in zip(seen[place:], pattern.needles, strict=False)]
                    if len(here) == size and all(here) and _stands(texts, field, place, pattern):
                        yield number, _occurrence(field, place, [one for one in here if one], pattern)

    def _sightings(self, token: str) -> dict[Needle, Sighting]:
        """All needles against one token; asked once for each distinct token."""
        if token not in self._tokens:
            core, trim = (token[:-2], 2) if token[-2:].lower() == "'s" else (token, 0)
            head, mark, rest = core.partition("'")
            found = self._seen(core, 0, trim)
            if mark and is_elided(head):
                found = {**self._seen(rest, len(head) + 1, trim), **found}
            self._tokens[token] = found
        return self._tokens[token]

    def _seen(self, core: str, start: int, end: int) -> dict[Needle, Sighting]:
        folded = fold(core)
        asked = prepared(folded, core, "")
        found = {}
        for needle, meant in self._needles.items():
            kind, similarity = _satisfies(needle, meant, core, folded, asked)
            if similarity:
                found[needle] = Sighting(NUMBER[kind], similarity, start, end)
        return found


def _prepared(needle: Needle) -> tuple[frozenset[str], Keyword | None]:
    """The base forms of a needle, and its fuzzy keyword."""
    stems = keyword_bases(needle.folded, needle.surface, needle.forms, "") if needle.forms != "exact" else ()
    keyword = None if needle.fuzzy == "off" else prepare(needle.folded, needle.surface, needle.fuzzy, "")
    return frozenset(stems), keyword


def _satisfies(
    needle: Needle, meant: tuple[frozenset[str], Keyword | None], core: str, folded: str, asked: Token
) -> tuple[str, float]:
    stems, keyword = meant
    if folded == needle.folded:
        return ("exact" if core.casefold() == needle.surface.casefold() else "accent"), 1.0
    is_form = stems and not stems.isdisjoint(bases(folded, needle.forms, ""))
    if is_form and not is_name_instead(folded, core):
        return "form", 1.0
    if keyword is not None:
        verdict = judge(keyword, asked, frozenset())
        return verdict.kind, verdict.similarity
    return "exact", 0.0


def _stands(texts: Texts, field: int, place: int, pattern: Pattern) -> bool:
    """Whether what stands between the tokens may stand there, and no figure goes on beside them."""
    spans = texts.spans(field)[place : place + len(pattern.needles)]
    if pattern.edges != NO_EDGES and fit(texts.text(field), spans[0][0], spans[-1][1], pattern.edges) is None:
        return False
    return all(
        may_stand(texts.gap(field, token), gap, texts.surface(field, token), texts.surface(field, token + 1))
        for token, gap in enumerate(pattern.gaps, place)
    )


def _occurrence(field: int, place: int, sightings: list[Sighting], pattern: Pattern) -> Occurrence:
    kind = max(one.kind for one in sightings)
    if pattern.is_respelling:
        kind = max(kind, NUMBER["form"])
    last = place + len(sightings) - 1
    similarity = min(one.similarity for one in sightings)
    return Occurrence(field, place, last, kind, similarity, sightings[0].trim_start, sightings[-1].trim_end)


def scanned(paths: Iterable[Path], keywords: Sequence[str], *, is_fuzzy: bool) -> set[Found]:
    """The matches that `triage scan --jsonl` writes for files."""
    with tempfile.TemporaryDirectory() as scratch:
        profile = corpus.write_profile(Path(scratch, "profile.toml"), keywords, is_fuzzy=is_fuzzy)
        with profile.open("a", encoding="utf-8") as stream:
            # Short names are found in the company of full ones, by no index.
            stream.write('\n[defaults]\nshort_names = "off"\n' if is_fuzzy else "")
        command = [*TRIAGE, "scan", "--jsonl", "--no-cache", "-q", "-p", str(profile), "--files-from", "-"]
        listed = "\n".join(map(str, paths))
        lines = subprocess.run(command, input=listed, capture_output=True, check=True, text=True).stdout
    records = [json.loads(line) for line in lines.splitlines()]
    return {
        (record["path"], match["term"], match["field"], match["start"], match["end"], match["kind"])
        for record in records
        if record["type"] == "hit"
        for each in record["profiles"]
        for match in each["matches"]
    }


def check(paths: Sequence[Path], keywords: Sequence[str], *, is_fuzzy: bool) -> tuple[set[Found], set[Found]]:
    """What triage reports, and what brute force finds.

    Brute force knows no way across interruptions: phrases around an acronym in brackets are left out of ours.
    """
    oracle = Oracle(keywords, None if is_fuzzy else EXACT)
    articles = {one.path: one for one in triage.read(paths) if isinstance(one, Article)}
    truth = set().union(*(oracle.matches(article) for article in articles.values()))
    ours = scanned(paths, keywords, is_fuzzy=is_fuzzy)
    across = {one for one in ours - truth if "(" in getattr(articles[one[0]], one[2])[one[3] : one[4]]}
    return ours - across, truth


def main() -> int:
    """Compare, and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("keywords", type=Path)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--exact", action="store_true")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.txt"))
    paths = paths[:: max(1, len(paths) // options.articles)][: options.articles]
    keywords = options.keywords.read_text("utf-8").splitlines()
    ours, truth = check(paths, keywords, is_fuzzy=not options.exact)
    print(f"{len(paths)} articles, {len(keywords)} keywords: {len(ours)} matches, {len(truth)} by brute force")
    for name, extra in (("lost", truth - ours), ("added", ours - truth)):
        print(f"{name}: {len(extra)}", *sorted(extra)[:10], sep="\n  ")
    return int(ours != truth)


if __name__ == "__main__":
    sys.exit(main())
