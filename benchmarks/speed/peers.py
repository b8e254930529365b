"""What triage is measured against: each peer's name, release, command, and what it says it found.

A peer that is not installed is skipped by its name. What a peer lacks is said in `docs/speed.md`; what it finds is
counted by `pairs`, so that no time is quoted without it.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
Pair = tuple[str, str]


class Peer(NamedTuple):
    """Something that finds keywords in files."""

    name: str
    #: Folder and list of keywords → the command.
    command: Callable[[Path, Path], list[str]]
    #: A program on the path, or a package.
    program: str = ""
    package: str = ""
    #: Edits over the whole keyword within which a line of its output means a keyword.
    edits: int = 0

    @property
    def release(self) -> str:
        """Its version; empty where it is not installed."""
        if self.package:
            try:
                return version(self.package)
            except PackageNotFoundError:
                return ""
        if not shutil.which(self.program):
            return ""
        told = subprocess.run([self.program, "--version"], capture_output=True, text=True, check=False).stdout
        found = re.search(r"\d+\.\d[\w.]*", told)
        return found[0] if found else "?"


def _ripgrep(folder: Path, keywords: Path) -> list[str]:
    return ["rg", "-j1", "--no-ignore", "--no-heading", "-NwioF", "-f", str(keywords), str(folder)]


def _ugrep(*more: str) -> Callable[[Path, Path], list[str]]:
    return lambda folder, keywords: ["ugrep", "-J1", "-rwioF", *more, "-f", str(keywords), str(folder)]


def _python(name: str) -> Callable[[Path, Path], list[str]]:
    """Imported and not run as a script, so that byte code is there for it as for any program."""
    start = f"import sys; sys.path.insert(0, {str(HERE)!r}); import python_peers; python_peers.main()"
    return lambda folder, keywords: [sys.executable, "-c", start, name, str(folder), str(keywords)]


def _find(*command: str) -> Callable[[Path, Path], list[str]]:
    return lambda folder, _keywords: ["find", str(folder), "-type", "f", "-exec", *command, "{}", "+"]


PEERS = {
    peer.name: peer
    for peer in (
        Peer("ripgrep", _ripgrep, "rg"),
        Peer("ugrep", _ugrep(), "ugrep"),
        Peer("ugrep -Z1", _ugrep("-Z1"), "ugrep", edits=1),
        Peer("ugrep -Z2", _ugrep("-Z2"), "ugrep", edits=2),
        Peer("pyahocorasick", _python("pyahocorasick"), package="pyahocorasick"),
        Peer("hyperscan", _python("hyperscan"), package="hyperscan"),
        Peer("tantivy", _python("tantivy"), package="tantivy"),
        Peer("partial_ratio", _python("partial_ratio"), package="rapidfuzz"),
        Peer("fuzzysearch", _python("fuzzysearch"), package="fuzzysearch"),
        Peer("cat", _find("cat"), "cat"),
        Peer("wc -w", _find("wc", "-w"), "wc"),
    )
}


def pairs(peer: Peer, output: Path, keywords: Iterable[str]) -> tuple[set[Pair], int]:
    """Which keywords a peer found in which files, and how many matches it wrote."""
    lines = output.read_text("utf-8", errors="replace").splitlines()
    if peer.package:
        return {(path, keyword) for path, _, keyword in (line.partition("\t") for line in lines)}, len(lines)
    found = [(path, text.casefold()) for path, text in (_grepped(line) for line in lines) if path]
    if not peer.edits:
        return set(found), len(found)
    meant = _meant({text for _, text in found}, list(keywords), peer.edits)
    return {(path, keyword) for path, text in found for keyword in meant[text]}, len(found)


def _grepped(line: str) -> Pair:
    """The path and the text of a line of grep's; ugrep writes + before matches after the first of a line."""
    found = re.match(r"(.*?\.txt)[:+](.*)", line)
    return (found[1], found[2]) if found else ("", "")


def _meant(texts: set[str], keywords: list[str], edits: int) -> dict[str, list[str]]:
    """For each text that was found: the keywords that it may stand for."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    return {
        text: [
            keyword
            for keyword, _, _ in extract(
                text, keywords, scorer=Levenshtein.distance, score_cutoff=edits, limit=None
            )
        ]
        for text in texts
    }
