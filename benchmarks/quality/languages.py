r"""What each language gets: the table of docs/languages.md, measured on treebanks.

    python benchmarks/quality/languages.py FOLDER [--page] [LANGUAGE …]

FOLDER holds a file for each language, LANGUAGE.json: `docs`, a list of texts, and `terms`, each with `text` (a lemma), `gold`
(its places: number of the text, start, end) and `allowed` (places where a match is right). A term is looked for with the
defaults in articles that do not say their language. `--page` writes the table into the documentation.
"""

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

import triage
from triage.languages.attached import APOSTROPHE
from triage.languages.dictionaries import has_dictionary
from triage.languages.naming.name_endings import bends_known_names, forms_of_name
from triage.languages.stems import SNOWBALL

PAGE = Path(__file__).parents[2] / "docs" / "languages.md"
HEAD = "| language | dictionary | stem | names by rule | recall | right |\n|---|---|---|---|---|---|\n"
NAMES = {
    "ar": "Arabic", "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
#: Inflected places below which a share says nothing.
FEW = 30
#: What stands beside a figure that would mislead.
REMARKS = {"vi": ": its treebank parts words at spaces"}


class LanguageFigures(NamedTuple):
    """Recall of inflected places (None: too few of them), and the share of matches that are right."""

    recall: float | None
    right: float

    @property
    def cells(self) -> tuple[str, str]:
        """As the page writes them."""
        recall = "–" if self.recall is None else f"{self.recall:.2f}"
        return recall.removeprefix("0"), f"{self.right:.2f}".removeprefix("0")


def main() -> None:
    """Measure, print the table, and write it where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--page", action="store_true")
    options = parser.parse_args()
    found = sorted(
        (file for file in options.folder.glob("*.json") if file.stem != "en"), key=lambda file: NAMES[file.stem]
    )
    rows = [
        row(file.stem, measured(json.loads(file.read_text("utf-8"))))
        for file in found
        if not options.languages or file.stem in options.languages
    ]
    print(HEAD + "".join(rows), end="")
    if options.page:
        text = PAGE.read_text("utf-8")
        before, _, after = text.partition(HEAD)
        PAGE.write_text(before + HEAD + "".join(rows) + after[after.index("\n\n") + 1 :], "utf-8")


def row(language: str, figures: LanguageFigures) -> str:
    """A line of the table."""
    recall, right = figures.cells
    has = [has_dictionary(language), language in SNOWBALL]
    cells = [
        *("yes" if each else "no" for each in has),
        _names(language),
        recall,
        right + REMARKS.get(language, ""),
    ]
    return f"| {NAMES[language]} | {' | '.join(cells)} |\n"


def _names(language: str) -> str:
    """What is known of its names without a dictionary."""
    attached = {"ar": "prefixes", "he": "prefixes", "ko": "particles"}
    if language in attached:
        return attached[language]
    if bends_known_names(language):
        return "-s"
    bends = bool(
        forms_of_name("abcda", language)
        | forms_of_name("abcdek", language)
        | forms_of_name("αβγδας", language)
        | forms_of_name("абвгда", language)
    )
    return ("apostrophe, " if language in APOSTROPHE else "") + ("yes" if bends else "no")


def measured(data: dict[str, Any]) -> LanguageFigures:
    """Look for every term in every text."""
    terms = data["terms"]
    listed = [{"text": term["text"], "id": f"t{number}"} for number, term in enumerate(terms)]
    profile = triage.Profile.from_dict({"title": "terms", "threshold": "any", "terms": listed}, id="terms")
    matcher = triage.Matcher([profile])
    right = wrong = 0
    found: set[tuple[int, int, int, int]] = set()
    allowed = [{tuple(place) for place in term["allowed"]} for term in terms]
    for number, text in enumerate(data["docs"]):
        for match in matcher.score(triage.Article(title=str(number), body=text))[0].matches:
            if match.field != "body":
                continue
            term = int(match.term[1:])
            if any(
                where == number and start < match.end and end > match.start for where, start, end in allowed[term]
            ):
                right += 1
                found.add((term, number, match.start, match.end))
            else:
                wrong += 1
    got = total = 0
    for term, each in enumerate(terms):
        for number, start, end in each["gold"]:
            if data["docs"][number][start:end].casefold() != each["text"].casefold():
                total += 1
                got += any(
                    (which, where) == (term, number) and left < end and stop > start
                    for which, where, left, stop in found
                )
    return LanguageFigures(got / total if total >= FEW else None, right / max(1, right + wrong))


if __name__ == "__main__":
    main()
