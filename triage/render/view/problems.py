"""The problems of a report in words for people: the first of a kind, and how many more there are.

A library that is missing is said once, however many files need it.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from triage.errors import Problem
from triage.render.view.report import NOT_READ


class ToldProblem(Struct, frozen=True):
    """A line on one problem, or on all that one library would solve."""

    text: str
    #: What stands before it.
    label: str = NOT_READ


#: How the sentence of a problem says that something of the file, or all of it, was read.
_READ = re.compile(
    r"\bread (?:as|without|all the same)\b|\bthe rest (?:is )?not read|\bwere read\b|^header says |^contains half a"
)
#: What stands before such a problem.
READ_IN_PART = "problem"
#: Problems of a kind that are said one by one: a folder or archive may have thousands.
MOST_OF_A_KIND = 10


def label_of(problem: Problem) -> str:
    """Whether the file of a problem was read all the same, in a word.

    >>> label_of(Problem(path="a.xml", code="damaged", message="not well-formed; read as far as it goes"))
    'problem'
    >>> label_of(Problem(path="a.pdf", code="encrypted", message="encrypted"))
    'not read'
    """
    is_read = problem.code == "count" or _READ.search(problem.message)
    return READ_IN_PART if is_read else NOT_READ


class Kinds:
    """Counts problems by their kind as they come."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], tuple[int, str]] = {}

    def is_said(self, problem: Problem) -> bool:
        """Whether it is one of the first of its kind."""
        # Numbers and what is quoted differ from file to file.
        kind = problem.code, re.sub(r"\d[\d,.]*+|'[^']*+'|\([^()]*+\)", "", problem.message)
        count = self._counts.get(kind, (0, ""))[0] + 1
        self._counts[kind] = count, problem.message
        return count <= MOST_OF_A_KIND

    def more(self) -> Iterator[str]:
        """How many more of each kind there were.

        >>> kinds = Kinds()
        >>> [kinds.is_said(Problem(path=f"{at}.gz", code="damaged", message=f"byte {at} is damaged")) for at in range(12)][8:]
        [True, True, False, False]
        >>> list(kinds.more())
        ['and 2 more of this kind: byte 11 is damaged']
        """
        for count, message in self._counts.values():
            if count > MOST_OF_A_KIND:
                yield f"and {count - MOST_OF_A_KIND:,} more of this kind: {message}"


def hint_of(problem: Problem) -> str:
    """What would let a file or record be read that was too large or took too long, or was torn from a phrase; empty for other problems.

    >>> hint_of(Problem(path="a.txt", code="bound", message="larger than the limit of 32 MiB; not read"))
    'file_bytes = "128 MiB" below [bounds] in triage.toml reads larger files'
    >>> hint_of(Problem(path="a.txt", code="bound", message="record 3 takes longer than 20 s to read; not read"))
    'seconds = 120 below [bounds] in triage.toml gives each more time'
    >>> hint_of(Problem(path="p/a.toml", code="unsupported", message="not a format that triage reads"))
    'a profile stands behind a -p of its own; -p FOLDER takes all in a folder'
    """
    if problem.code == "unsupported" and problem.path.endswith(".toml"):
        return "a profile stands behind a -p of its own; -p FOLDER takes all in a folder"
    if problem.code != "bound":
        return quotes_hint(problem.path) if problem.code == "unreadable" else ""
    if "larger than the limit" in problem.message:
        return 'file_bytes = "128 MiB" below [bounds] in triage.toml reads larger files'
    if "takes longer than" in problem.message:
        return "seconds = 120 below [bounds] in triage.toml gives each more time"
    return ""


def quotes_hint(path: str) -> str:
    """What to type where a word processor has made quotation marks curly, so that the shell took a phrase apart.

    >>> quotes_hint("flu”"), quotes_hint("L’Écho")
    ('curly quotation marks hold no words together: type "bird flu" with straight ones', '')
    """
    is_torn = path.startswith(("“", "„", "«")) or path.endswith(("”", "“", "»"))
    return 'curly quotation marks hold no words together: type "bird flu" with straight ones' if is_torn else ""


def told_problems(problems: Sequence[Problem]) -> list[ToldProblem]:
    """The problems in their order; the first of those with one missing library stands for all.

    >>> [one.text for one in told_problems([Problem(path=f"{at}.pdf", code="missing", message="PDF needs x") for at in "abc"])]
    ['a.pdf and 2 more: PDF needs x']
    """
    missing: dict[str, int] = {}
    for problem in problems:
        if problem.code == "missing":
            missing[problem.message] = missing.get(problem.message, 0) + 1
    lines: list[ToldProblem] = []
    kinds = Kinds()
    for problem in problems:
        if problem.code != "missing":
            if kinds.is_said(problem):
                lines.append(ToldProblem(str(problem), label_of(problem)))
        elif count := missing.pop(problem.message, 0):
            more = f" and {count - 1:,} more" if count > 1 else ""
            lines.append(ToldProblem(f"{problem.path}{more}: {problem.message}"))
    return [*lines, *map(ToldProblem, kinds.more())]
