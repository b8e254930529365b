"""Two stories in one text: a page of a paper does not make them one, and what is cut from one text stays one."""

import pytest

from triage.article import Article
from triage.stories.stories import grouped

from .builders import sentences, story

ONE, OTHER = story(1, "Harbour of Vellmar closes"), story(2, "Orley bakers strike for bread")


def together(*articles: Article) -> list[list[str]]:
    """The paths of each story, the main one first."""
    return [[articles[one.place].path for one in group.members] for group in grouped(articles).stories]


def page(title: str, *parts: Article) -> Article:
    body = "\n\n".join(f"{part.title}\n\n{part.body}" for part in parts)
    return story(9, title, body=body, path="inbox/page.pdf")


@pytest.mark.parametrize(("own", "beside"), [(ONE, OTHER), (OTHER, ONE)])
def test_a_page_of_two_stories_is_of_the_one_whose_headline_it_has(own: Article, beside: Article) -> None:
    [found] = together(page(own.title, own, beside), ONE, OTHER)
    assert sorted(found) == sorted(["inbox/page.pdf", own.path])


def test_a_page_with_another_headline_is_of_one_of_its_stories() -> None:
    [found] = together(page("Page three", ONE, OTHER), ONE, OTHER)
    assert len(found) == 2


def test_copies_of_each_stay_with_it() -> None:
    more = [story(seed, title, path=f"inbox/more{seed}.txt") for seed, title in ((1, "Shut"), (2, "No rolls"))]
    found = together(page(ONE.title, ONE, OTHER), ONE, OTHER, *more)
    assert sorted(map(sorted, found)) == [
        ["inbox/001.txt", "inbox/more1.txt", "inbox/page.pdf"],
        ["inbox/002.txt", "inbox/more2.txt"],
    ]


def test_a_page_alone_with_one_of_its_stories_is_a_copy() -> None:
    assert together(page("Page three", ONE, OTHER), OTHER) == [["inbox/page.pdf", "inbox/002.txt"]]


def test_two_parts_of_one_text_under_its_headline_are_of_one_story() -> None:
    text = sentences(5)
    whole, first, last = (
        story(5, "Ferry to Orley stops", body=" ".join(part), path=f"inbox/{name}.txt")
        for name, part in (("whole", text), ("first", text[:7]), ("last", text[7:]))
    )
    [found] = together(whole, first, last)
    assert len(found) == 3
