"""Strings of the dialects' tables, and the short articles that they are put to."""

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from triage.article import Article
from triage.matcher import Matcher
from triage.profiles.boolean.translate import Dialect, translate
from triage.profiles.load import parse_profile
from triage.profiles.model import Profile

HERE = Path(__file__).parent


class Case(NamedTuple):
    """One string and the texts that it takes and does not take."""

    dialect: Dialect
    string: str
    hit: tuple[str, ...]
    no: tuple[str, ...]


def table(dialect: Dialect) -> list[Case]:
    """The cases of a dialect."""
    found = tomllib.loads((HERE / f"{dialect}.toml").read_text(encoding="utf-8"))["case"]
    return [Case(dialect, case["string"], tuple(case["hit"]), tuple(case["no"])) for case in found]


def article(text: str) -> Article:
    """`"en: || @byline || title || body"`, all but the body at will; `{9}` is nine other words."""
    text = re.sub(r"\{(\d+)\}", lambda count: " ".join(["other"] * int(count.group(1))), text)
    parts = [part.strip() for part in text.split("||")]
    language = parts.pop(0).rstrip(":") if re.fullmatch(r"[a-z]{2}:", parts[0]) else ""
    byline = parts.pop(0).lstrip("@") if parts[0].startswith("@") else ""
    *title, body = parts
    return Article(title=" ".join(title), body=body, byline=byline, language=language)


def profile(string: str, dialect: Dialect) -> Profile:
    """The profile that a string becomes, read as its file would be."""
    return parse_profile(translate(string, dialect, "Test").toml)


def takes(matcher: Matcher, text: Article) -> bool:
    """Whether the one profile of a matcher makes an article a hit."""
    (score,) = matcher.score(text)
    return score.hit
