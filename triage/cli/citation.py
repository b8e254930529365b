"""CITATION.cff, which lies in the package where it is installed and beside it in a checkout."""

from pathlib import Path

from triage.tuning.methods import Citation


def citation() -> Citation:
    """Its facts."""
    inside = Path(__file__).parents[1] / "CITATION.cff"
    file = inside if inside.is_file() else inside.parents[1] / "CITATION.cff"
    return parsed(file.read_text(encoding="utf-8"))


def parsed(text: str) -> Citation:
    r"""The facts of a file as ours is: keys with one value each, and authors one below the other.

    >>> parsed('title: "A: b"\nauthors:\n  - name: C\n  - given-names: D\n    family-names: E\nlicense: MIT\n').authors
    ('C', 'D E')
    """
    keys: dict[str, str] = {}
    authors: list[str] = []
    is_author = False
    for line in text.splitlines():
        key, _, value = line.strip().removeprefix("- ").partition(":")
        value = value.strip().strip("\"'")
        if not line.startswith((" ", "-")):
            is_author = key == "authors"
            keys[key] = value
        elif is_author and key in {"name", "given-names", "family-names"}:
            if line.lstrip().startswith("- "):
                authors.append(value)
            else:
                authors[-1] = f"{authors[-1]} {value}" if key == "family-names" else f"{value} {authors[-1]}"
    return Citation(
        title=keys.get("title", "triage"),
        authors=tuple(authors),
        license=keys.get("license", ""),
        url=keys.get("url") or keys.get("repository-code", ""),
        released=keys.get("date-released", ""),
    )
