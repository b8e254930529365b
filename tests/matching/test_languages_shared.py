"""Profiles in four languages find their articles among real files, where these stand beside the checkout."""

import re
from pathlib import Path

import pytest

from triage import Article, Matcher
from triage.profiles.model import Profile
from triage.readers.reading import read

FORMATS = Path(__file__).parents[3] / "shared" / "articles" / "formats"
pytestmark = pytest.mark.skipif(not FORMATS.is_dir(), reason="the shared articles are not here")


@pytest.mark.parametrize(
    ("language", "folder", "term", "naming", "least"),
    [
        ("de", "factiva-html/german-ui.html", "Bahnhof", r"(?i)\bbahnh(of|ofs|ofes|öfe|öfen)\b", 10),
        ("ja", "kikuzo-html", "軍縮", "軍縮", 3),
        ("ru", "integrum-html", "Россия", r"\bРосси(я|и|ю|ей)\b", 3),
        ("ar", "html-page/trafilatura-assabah.com.tn.article.html", "تونس", r"\bتونس\b", 1),
    ],
)
def test_a_profile_finds_its_articles(language: str, folder: str, term: str, naming: str, least: int) -> None:
    if "html-page" in folder:
        pytest.importorskip("trafilatura", reason="pages need a library that is not here")
    articles = [one for one in read([str(FORMATS / folder)]) if isinstance(one, Article)]
    named = [bool(re.search(naming, f"{article.title}\n{article.body}")) for article in articles]
    profile = Profile.from_dict({"terms": [{"text": term, "fuzzy": "off"}], "languages": [language]}, id="p")
    found = [bool(matched.scores) for matched in Matcher([profile]).match(articles)]
    assert sum(named) >= least
    assert found == named
