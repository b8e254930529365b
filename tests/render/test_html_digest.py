"""The digest as a page: the facts of the value, in its order, and nothing of an article acting as markup."""

import re

from digest.examples import MONDAY, PORT, digest
from extent import examples
from hypothesis import given, settings
from msgspec.structs import replace

from triage.digest.model import CorrectedSentence, Digest, DigestStory, DigestWindow, Past, StoryEvent, Use
from triage.digest.notes import Coverage, Day, DigestOmissions, FirstTime, SelfTests, Unread
from triage.errors import Problem
from triage.render.digest_parts import Clock, chart
from triage.render.html.digest_html import DigestHtmlRenderer
from triage.render.view.digest_outline import outline
from triage.render.view.options import Options
from triage.report.report import Snippet

from .builders import article, hit, in_article, points, score
from .test_html import ANY, ATTRIBUTES, ELEMENTS, NASTY, elements, said, tree

PAGE_ELEMENTS = ELEMENTS | set("figure svg rect figcaption br del ins code".split())
PAGE_ATTRIBUTES = ATTRIBUTES | set("viewbox preserveaspectratio width height x y aria-labelledby".split())


def page(*digests: Digest, **options) -> str:
    how = Options(**{"now": MONDAY, **options})
    return "".join(DigestHtmlRenderer(how).render(digests or (digest(),)))


def section(text: str, heading: str) -> str:
    (found,) = tree(text).xpath(f"//section[*[self::h2 or self::h3][normalize-space()='{heading}']]")
    return said(found)


def test_sections_stand_in_the_order_of_the_digest():
    found = tree(page())
    assert [said(one) for one in found.iter("h1")] == ["Peru and its neighbours"]
    assert [said(one) for one in found.findall(".//main//h2")] == [
        "Profile tests failed",
        "Withdrawn and corrected",
        "Top",
        "Also",
        "Passing mentions",
        "Excluded but strong",
        "For the first time in thirty days",
        "Spot check",
        "Coverage",
        "Not shown",
    ]


def test_the_page_says_what_the_text_says_in_its_order():
    words = outline(digest(), Options(now=MONDAY))
    told = [story for section in words.sections for story in section.stories]
    wanted = [words.heading, words.made, words.window, words.counted]
    wanted += [unit.split(":")[0] for alarm in words.failed for unit in alarm.units]
    wanted += [event.said for event in words.events]
    for story in told:
        wanted += ["".join(one.text for one in story.title), str(story.score), *story.facts]
        wanted += ["".join(one.text for one in story.summary)] if story.summary else []
        wanted += [text for line in story.lines for text in (line.label, *line.units)]
        wanted += [*story.also, story.path]
    wanted += [
        text for left in words.misses for row in left.rows for text in (str(row.score), row.title, row.reason)
    ]
    wanted += [*words.foot, words.again]
    text = straight(" ".join(tree(page()).find("body").text_content().replace("~", "").split()))
    place = 0
    for one in filter(None, wanted):
        found = text.find(straight(" ".join(one.split())), place)
        assert found >= place, one
        place = found


def straight(text: str) -> str:
    """With the quotation marks of a typewriter."""
    return text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


def test_the_head_says_when_and_how_much():
    lines = [one.strip() for one in tree(page()).find(".//header/p").itertext()]
    assert lines == [
        "Monday 21 November 2016, 06:00",
        "Fri 18 Nov 06:00 to Mon 21 Nov 06:00 (America/Lima) · 3 days · 1,204 read (usual 1,180)",
        "3 stories (5 articles) · 1 update · usual: 4",
    ]
    first = page(digest(window=DigestWindow(since=MONDAY - 86400, until=MONDAY, timezone="UTC", is_first=True)))
    assert "Sun 20 Nov 11:00 to Mon 21 Nov 11:00 (UTC)" in first
    assert "the first digest: it covers 24 hours" in first


def test_what_was_withdrawn_and_corrected_comes_first():
    text = section(page(), "Withdrawn and corrected")
    assert (
        "WITHDRAWN Friday’s no. 1, “Base talks in Lima collapse” (Kyodo), killed Sat 11:00: “Story should not"
        in text
    )
    assert "CORRECTED Friday’s no. 3, “Lima mayor visits port” (AP), corrected Sat 12:00" in text
    found = tree(page())
    assert [said(one) for one in found.iter("del")] == ["Rosa Quiroz visited the port."]
    assert [said(one) for one in found.iter("ins")] == ["Rosa Quispe visited the port."]


def test_a_story_says_who_has_it_and_what_is_new():
    flood, port = (said(one) for one in tree(page()).xpath("//section[h2='Top']/article"))
    assert flood.startswith(
        "Lima flood forces hundreds from their homes 1. 91 strong · Andina and 1 copy of Reuters text (El Correo)"
    )
    assert "also EFE (55): Rain closes Lima airport" in flood
    assert port.startswith("Lima port workers end strike 2. 80 strong UPDATE 2 · Reuters · Sun 20 Nov 17:10")
    assert "New since Friday's no. 2: The first ships would leave on Tuesday." in port
    new = tree(page()).xpath("//article//span[@class='new']")
    assert [said(one) for one in new] == ["The first ships would leave on Tuesday."]


def test_a_story_without_new_sentences_says_what_it_continues():
    story = replace(digest().stories[1], new_sentences=())
    assert "Continues Friday's no. 2: “Lima port strike enters second week”" in said(
        tree(page(digest(stories=(story,))))
    )


def test_a_new_sentence_is_highlighted_where_it_stands():
    story = digest().stories[1]
    (first,) = story.hit.summary
    found = tree(page(digest(stories=(replace(story, new_sentences=(first, *story.new_sentences)),))))
    assert [said(one) for one in found.xpath("//article//span[@class='new']")] == [
        "Workers at the port of Lima ended their strike.",
        "The first ships would leave on Tuesday.",
    ]
    assert [said(one) for one in found.xpath("//article//span[@class='new']/mark")] == ["Lima"]


def test_others_on_the_event_are_named_as_the_profile_wants():
    also = tuple(hit(article(outlet=name)) for name in ("EFE", "AP", "ANSA"))
    story = DigestStory(number=1, section="top", hit=PORT, also=also)
    text = said(tree(page(digest(stories=(story,), per_story=1))).find(".//article"))
    assert "also EFE (60): Rain in Lima also 2 more" in text
    brief = DigestStory(number=1, section="also", hit=PORT, also=also)
    assert "also EFE, AP and ANSA on the same event" in page(digest(stories=(brief,)))


def test_stories_can_stand_by_band():
    found = tree(page(digest(group_by="band")))
    sections = found.xpath("//main/section[article]/h2")
    assert [said(one) for one in sections] == ["Strong", "Likely"]


def test_what_was_left_out_is_named_and_counted():
    text = page()
    assert section(text, "Passing mentions") == "Passing mentions 46 Toyota to expand plant +3 more"
    assert section(text, "Excluded but strong") == "Excluded but strong 61 Swallows sign slugger (baseball ×4)"
    assert section(text, "Not shown").endswith(
        "310 published before Mon 14 Nov 06:00: an archive 2 below the top: Lima opens museum; Lima marathon "
        "5 copies of stories delivered before"
    )


def test_the_spot_check_can_be_answered():
    text = section(page(), "Spot check")
    assert "We left this out at 31. Right? “Asia stocks slip on trade fear”" in text
    assert "If wrong: triage label keep peru-1121-s" in text
    assert "58 of 60 rightly left out: of all that scores 20 or more we show 96% (87%–99%)" in text
    assert "Spot check" not in page(digest(spot_check=None, estimate=None))


def test_coverage_is_a_table():
    rows = [[said(cell) for cell in row] for row in tree(page()).xpath("//section[h2='Coverage']//tr")]
    assert rows == [
        ["source", "new", "usual", "latest"],
        ["Kyodo", "71", "180", "Sat 14:00 check the feed"],
        ["Reuters", "540", "560", "Mon 05:00"],
        ["regional/", "12", "–", "Mon 04:00"],
    ]
    text = section(page(), "Coverage")
    assert "not read: inbox/scan_04.pdf: encrypted" in text
    assert "not read: inbox/old.pdf: too large (said before)" in text
    assert "profile tests 6 of 7 pass" in text


def test_a_new_name_leads_to_its_story():
    found = tree(page()).xpath("//section[h2='For the first time in thirty days']//a")[0]
    assert said(found) == "no. 1"
    assert tree(page()).xpath(f"//*[@id='{found.get('href')[1:]}']")


def test_the_month_is_a_chart_with_its_words():
    found = tree(page())
    bars = found.xpath("//svg/rect")
    assert len(bars) == 21
    chart_height = float(found.find(".//svg").get("viewbox", found.find(".//svg").get("viewBox", "0")).split()[-1])
    assert all(float(bar.get("y")) + float(bar.get("height")) == chart_height for bar in bars), "on the axis"
    assert said(found.find(".//figcaption")) == "Hits a day since 1 Nov: today 0, most 6"
    assert found.find(".//svg").get("aria-labelledby") == found.find(".//figcaption").get("id")
    days = [
        Day(day="2016-11-02", hits=4),
        *(Day(day=f"2016-11-{at:02}") for at in range(3, 15)),
        Day(day="2016-11-15", hits=2),
    ]
    made = chart((Day(day="2016-11-01"), *days))
    assert [bar.height for bar in made.bars] == [60, *[0] * 12, 30]
    assert made.caption == "Hits a day since 2 Nov: today 2, most 4"
    # Nearest: a day fewer is no chart.
    assert chart((Day(day="2016-11-01"), *days[:-2], days[-1])) is None
    assert "<svg" not in page(digest(days=()))


def test_an_empty_digest_says_so():
    text = page(digest(stories=(), events=(), first_times=()))
    assert "Nothing new matched. 1,204 articles read." in said(tree(text).find(".//main"))
    assert "Nothing new matched." not in page()


def test_several_digests_are_one_page():
    found = tree(page(digest(), digest(id="chile-1121", profile=Use(id="chile", title="Chile"))))
    assert [said(one) for one in found.iter("h1")] == ["2 digests"]
    assert [said(one) for one in found.findall(".//main/section/header/h2")] == [
        "Peru and its neighbours",
        "Chile",
    ]
    ids = [one.get("id") for one in found.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    targets = {one.get("href")[1:] for one in found.iter("a") if one.get("href").startswith("#")}
    assert targets <= set(ids)


def test_times_are_those_of_the_zone_and_near_ones_are_short():
    clock = Clock(digest(), Options())
    assert clock.full(MONDAY) == "Monday 21 November 2016, 06:00"
    assert (clock.short(MONDAY - 5 * 86400), clock.short(MONDAY - 7 * 86400)) == ("Wed 06:00", "Mon 14 Nov 06:00")
    assert (clock.weekday(MONDAY - 6 * 86400), clock.weekday(MONDAY - 7 * 86400)) == ("Tuesday", "Mon 14 Nov")
    assert (clock.short(MONDAY + 3600), clock.long(0)) == ("Mon 21 Nov 07:00", "Wed 31 Dec 1969 19:00")


def nasty(text: str) -> Digest:
    """A digest with this text wherever text can stand."""
    art = article(text, f"{text}. Lima {text}", text, outlet=text, url=text, language=text)
    one = hit(art, score(contributions=[points(text)], matches=in_article(art, "Lima")), summary=None)
    past = Past(digest=text, number=1, title=text, outlet=text, delivered=MONDAY - 86400)
    return digest(
        id=text,
        profile=Use(id=text, title=text, sha256=text),
        tests=SelfTests(failed=((text, (text,)),)),
        events=(
            StoryEvent(
                kind="correction", past=past, article=art, reason=text, changes=(CorrectedSentence(text, text),)
            ),
        ),
        stories=(
            DigestStory(
                number=1,
                section="top",
                hit=one,
                copies=(one,),
                also=(one,),
                origin=text,
                badge=text,
                past=past,
                new_sentences=(Snippet(field="title", start=0, end=len(text), text=text),),
            ),
            DigestStory(number=2, section="also", hit=hit(article(text, f"{text} again"))),
        ),
        first_times=(FirstTime(name=text, type="PERSON", term=text, story=1),),
        coverage=(Coverage(name=text, is_silent=True),),
        unread=(Unread(problem=Problem(path=text, code="damaged", message=text)),),
        held=(DigestOmissions(reason="top", count=1, titles=(text,)),),
        days=(Day(day=text, hits=1), Day(day=text, hits=2)),
        version=text,
    )


def only_ours(text: str) -> None:
    seen = list(elements(text))
    assert {tag for tag, _ in seen} <= PAGE_ELEMENTS
    assert {name for _, attributes in seen for name in attributes} <= PAGE_ATTRIBUTES
    hrefs = [attributes["href"] or "" for tag, attributes in seen if tag == "a"]
    assert not [href for href in hrefs if re.match(r"[^/#]*:", href) and not href.lower().startswith("http")]


def test_an_attack_is_text_wherever_it_stands():
    text = page(nasty(f"{NASTY}\"'><img src=x onerror=alert(1)>{{{{7*7}}}}"), links_from="")
    only_ours(text)
    assert "49" not in said(tree(text).find(".//header/h1"))
    assert text.count("alert(1)") > 20


@settings(deadline=None, max_examples=examples(25))
@given(text=ANY)
def test_any_text_at_all_stays_text(text):
    only_ours(page(nasty(text), links_from=""))


def test_the_same_digest_gives_the_same_bytes():
    assert page() == page()
