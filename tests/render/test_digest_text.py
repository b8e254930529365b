"""A digest as text: every line that it prints, in any width, with any text in it."""

import re
from datetime import UTC
from unicodedata import category

import pytest
from digest.examples import FLOOD, PORT, digest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rich.cells import cell_len

from triage.digest.model import Digest, DigestCounts, DigestStory, DigestWindow
from triage.digest.notes import Coverage, SelfTests
from triage.render.terminal.digest_text import DigestTextRenderer
from triage.render.view.options import Options

EXPECTED = """\
PERU AND ITS NEIGHBOURS                       Monday 21 November 2016, 06:00
Fri 18 Nov 06:00 to Mon 21 Nov 06:00 (America/Lima) · 3 days
1,204 read (usual 1,180)
3 stories (5 articles) · 1 update · usual: 4

PROFILE TEST FAILED  Lima, Ohio: expected no hit, but it is one: 64.0,
       threshold 50

WITHDRAWN  Friday's no. 1, "Base talks in Lima collapse" (Kyodo), killed Sat
           11:00:
           "Story should not be used; meeting did not take place."

CORRECTED  Friday's no. 3, "Lima mayor visits port" (AP), corrected Sat
           12:00:
           was  "Rosa Quiroz visited the port."
           now  "Rosa Quispe visited the port."

TOP
1  91  Lima flood forces hundreds from their homes
       Andina and 1 copy of Reuters text (El Correo) · Sat 19 Nov 09:30
       A flood in Lima drove 400 people from their homes, mayor Rosa Quispe
       said on Saturday.
       also EFE (55): Rain closes Lima airport
       why: Lima ×2, flood
       inbox/0412.txt

2  80  Lima port workers end strike                                 UPDATE 2
       Reuters · Sun 20 Nov 17:10
       New since Friday's no. 2: "The first ships would leave on Tuesday."
       Workers at the port of Lima ended their strike.
       why: Lima ×2, flood
       inbox/0501.xml

ALSO
3  54  Peru readies Lima for Pacific leaders <b>& · AP · undated
       Lima ×2, flood

PASSING MENTIONS
   46  Toyota to expand plant
       +3 more

EXCLUDED BUT STRONG
   61  Swallows sign slugger (baseball ×4)

FIRST TIME IN 30 DAYS  Rosa Quispe with flood (no. 1)
SPOT CHECK  We left this out at 31. Right? "Asia stocks slip on trade fear"
       If wrong: triage label keep peru-1121-s
       So far 58 of 60 rightly left out: of all that scores 20 or more we
       show 96% (87%–99%)
CHECK THE FEED  Kyodo 71 (usually 180), none since Sat 14:00
COVERAGE  Reuters 540 (usual 560) · regional/ 12 · profile tests 6 of 7 pass
NOT READ  inbox/scan_04.pdf: encrypted
NOT READ  inbox/old.pdf: too large (said before)
FOLDED  1 copy of the stories above
       4 Lima flood forces hundreds from their homes (El Correo Sat 10:05;
       copy of 1)
NOT SHOWN  310 published before Mon 14 Nov 06:00: an archive
NOT SHOWN  2 below the top: Lima opens museum; Lima marathon
NOT SHOWN  5 copies of stories delivered before

digest peru-1121 · profile 3f2a91 · triage 0.4
again: triage digest --again peru-1121
"""


def text(*digests: Digest, **options: object) -> str:
    """Rendered, without colour unless asked."""
    return "".join(DigestTextRenderer(Options(timezone=UTC, **options)).render(digests))  # type: ignore[arg-type]


def test_every_line() -> None:
    assert text(digest()) == EXPECTED


def test_the_same_value_gives_the_same_text_whatever_the_hour() -> None:
    assert text(digest(), now=0.0) == text(digest(), now=2e9) == EXPECTED


def test_colour_adds_codes_and_nothing_else() -> None:
    coloured = text(digest(), colour=True)
    assert "\x1b[31mWITHDRAWN" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == EXPECTED


def test_no_line_is_wider_than_a_mail_or_than_a_narrow_terminal() -> None:
    for columns, most in ((200, 76), (76, 76), (50, 50), (30, 30)):
        assert max(map(cell_len, text(digest(), columns=columns).splitlines())) <= most


def test_several_digests_are_parted_by_a_line() -> None:
    both = text(digest(), digest(id="chile-1121"))
    assert both.count("\n\n" + "─" * 76 + "\n\n") == 1
    assert both.count("PERU AND ITS NEIGHBOURS") == 2


def empty(**more: object) -> Digest:
    """Nothing matched."""
    nothing = dict.fromkeys(
        ("stories", "events", "passing", "excluded", "first_times", "coverage", "unread", "held"), ()
    )
    return digest(**{**nothing, "spot_check": None, "estimate": None, "counts": DigestCounts(read=1204), **more})


def test_nothing_comes_with_the_proof_that_somebody_looked() -> None:
    said = text(empty(tests=SelfTests(passed=7)))
    proof = "Nothing new matched. 1,204 articles read, and the profile's own tests pass (7 of 7)."
    assert proof in " ".join(said.split())
    assert "TOP" not in said
    assert "ALSO" not in said
    failed = text(empty())
    assert "Nothing new matched. 1,204 articles read.\n" in failed
    assert "PROFILE TEST FAILED" in failed
    assert "Nothing new matched. No articles arrived" in text(empty(counts=DigestCounts()))


def test_a_feed_that_died_is_said_even_then() -> None:
    dead = Coverage(name="Kyodo", count=0, usual=180.0, last_seen=None, is_silent=True)
    assert "CHECK THE FEED  Kyodo 0 (usually 180)\n" in text(empty(coverage=(dead,)))


def test_the_first_digest_says_so() -> None:
    until = digest().window.until
    window = replace(digest().window, since=until - 86400, is_first=True)
    assert "the first digest: it covers 24 hours" in text(digest(window=window))
    # One that could not be delivered stays due.
    window = replace(window, since=until - 3 * 86400)
    assert "the first digest: it covers 3 days" in text(digest(window=window))


def test_what_is_not_sure_is_said() -> None:
    for doubt, said in (("state", "stories may come twice"), ("clock", "it passed over is looked at again")):
        window = replace(digest().window, doubt=doubt)
        assert said in " ".join(text(digest(window=window)).split())


def test_a_badge_that_has_no_room_beside_the_title_stands_below() -> None:
    title = "UPDATE 2-Workers at the port of Lima end the strike of nine long weeks"
    story = DigestStory(number=1, section="top", hit=_titled(title), badge="UPDATE 2")
    said = text(digest(stories=(story,)))
    assert "1  80  Workers at the port of Lima end the strike of nine long weeks\n" in said
    assert "\n       UPDATE 2 · Reuters · Sun 20 Nov 17:10\n" in said


def test_a_title_keeps_what_its_badge_does_not_say() -> None:
    story = DigestStory(number=1, section="top", hit=_titled("UPDATE 2-Port opens"), badge="")
    assert "UPDATE 2-Port opens" in text(digest(stories=(story,)))


def test_untitled_stories_are_told_by_their_opening() -> None:
    story = DigestStory(number=12, section="top", hit=_titled(""))
    assert "12  80  Workers at the port of Lima ended their strike." in text(digest(stories=(story,)))


def test_outlets_of_copies_are_named_once_and_not_the_storys_own() -> None:
    copies = tuple(_titled("Port", outlet) for outlet in ("Reuters", "Kyodo", "Kyodo", "AP", "EFE", "dpa", "ANSA"))
    story = DigestStory(number=1, section="top", hit=PORT, copies=copies)
    said = " ".join(text(digest(stories=(story,))).split())
    assert "Reuters and 7 copies (Kyodo, AP, EFE, dpa, 1 more)" in said


def test_as_many_others_on_the_event_as_the_profile_wants() -> None:
    also = tuple(_titled(f"Port, says {outlet}", outlet) for outlet in ("Kyodo", "AP", "EFE"))
    story = DigestStory(number=1, section="top", hit=PORT, also=also)
    brief = replace(story, section="also")
    for most, line, said in (
        (
            None,
            "also Kyodo (80): Port, says Kyodo AP (80): Port, says AP EFE (80): Port, says EFE why",
            "also Kyodo, AP and EFE on",
        ),
        (1, "also Kyodo (80): Port, says Kyodo 2 more why", "also Kyodo and 2 more on"),
        (0, "also 3 more why", "also 3 others on"),
    ):
        assert line in " ".join(text(digest(stories=(story,), per_story=most)).split())
        assert said in " ".join(text(digest(stories=(brief,), per_story=most)).split())


@pytest.mark.parametrize(("section", "most", "below"), [("top", 2, 1), ("top", None, 0), ("also", None, 3)])
def test_others_on_an_event_that_are_not_named_beside_it_are_named_at_the_end(
    section: str, most: int | None, below: int
) -> None:
    also = tuple(_titled(f"Port, says {outlet}", outlet) for outlet in ("Kyodo", "AP", "EFE"))
    story = DigestStory(number=1, section=section, hit=PORT, also=also)  # type: ignore[arg-type]
    shown = " ".join(text(digest(stories=(story,), per_story=most)).split())
    assert all(shown.count(f"Port, says {outlet}") == 1 for outlet in ("Kyodo", "AP", "EFE"))
    assert shown.count("same event as 1)") == below


def _titled(title: str, outlet: str = "Reuters"):  # type: ignore[no-untyped-def]
    article = replace(PORT.article, title=title, outlet=outlet)
    return replace(PORT, article=article)


def test_quotation_marks_are_not_doubled() -> None:
    reason = 'Kill the story headlined "Base talks collapse".'
    event = replace(digest().events[0], reason=reason)
    assert f"\n           {reason}\n" in text(digest(events=(event,)))


def test_what_the_summary_says_is_not_said_to_be_new_as_well() -> None:
    (first, *_) = PORT.summary or ()
    story = replace(digest().stories[1], new_sentences=(first,))
    said = text(digest(stories=(story,)))
    assert said.count(first.text) == 1
    assert 'Continues Friday\'s no. 2: "Lima port strike enters second week"' in said


def test_a_profile_may_want_bands_for_headings() -> None:
    said = text(digest(group_by="band"))
    assert "\n\nSTRONG\n1  91  Lima flood" in said
    assert "\n\nLIKELY\n3  54  Peru readies Lima" in said
    assert "TOP" not in said


def test_an_unknown_zone_is_the_readers() -> None:
    window = DigestWindow(since=0.0, until=90_000.0)
    assert "Friday 2 January 1970, 01:00" in text(digest(window=window))


@settings(max_examples=examples(25), deadline=None)
@given(st.text(max_size=90), st.text(max_size=40), st.integers(20, 90))
def test_no_text_breaks_a_line_or_acts_on_a_terminal(title: str, outlet: str, columns: int) -> None:
    article = replace(FLOOD.article, title=title, outlet=outlet, path=f"inbox/{outlet}")
    hit = replace(FLOOD, article=article, scores=tuple(replace(one, matches=()) for one in FLOOD.scores))
    story = DigestStory(number=1, section="top", hit=hit, copies=(hit,), also=(hit,), badge="UPDATE")
    lines = text(digest(stories=(story,)), columns=columns).split("\n")
    assert not [one for line in lines for one in line if category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert max(map(cell_len, lines)) <= max(30, min(76, columns))
