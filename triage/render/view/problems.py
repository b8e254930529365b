"""The problems of a report in words for people: a library that is missing is said once, however many files need it."""

from collections.abc import Sequence

from msgspec import Struct

from triage.errors import Problem


class ToldProblem(Struct, frozen=True):
    """A line on one problem, or on all that one library would solve."""

    text: str
    #: Whether the file was read all the same.
    is_read: bool = False


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
    for problem in problems:
        if problem.code != "missing":
            lines.append(ToldProblem(str(problem), problem.code == "count"))
        elif count := missing.pop(problem.message, 0):
            more = f" and {count - 1:,} more" if count > 1 else ""
            lines.append(ToldProblem(f"{problem.path}{more}: {problem.message}"))
    return lines
