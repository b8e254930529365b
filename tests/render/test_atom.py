"""The feed: what RFC 4287 asks for is there, and text of others is text."""

from digest.examples import FLOOD, MONDAY, digest
from extent import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from triage.digest.model import Digest, DigestStory
from triage.render.html.atom import AtomRenderer
from triage.render.view.options import Options

from .test_html import NASTY, said, tree
from .test_html_digest import nasty, only_ours

ATOM = "{http://www.w3.org/2005/Atom}"
ANY = st.text(max_size=40)


def feed(*digests: Digest):
    text = "".join(AtomRenderer(Options(now=MONDAY)).render(digests or (digest(),)))
    root = etree.fromstring(text.encode("utf-8", "surrogatepass"))
    valid(root)
    return root


def valid(root) -> None:
    """The elements that RFC 4287 makes a must, each once; ids unique; dates with a zone; content that is HTML."""
    assert root.tag == f"{ATOM}feed"
    for one in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = one.findall(f"{ATOM}{name}")
            assert found.text
        assert one.find(f"{ATOM}updated").text[-1] == "Z" or one.find(f"{ATOM}updated").text[-6] in "+-"
        assert not [link for link in one.findall(f"{ATOM}link") if not link.get("href")]
    ids = [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    assert root.find(f"{ATOM}author") is not None
    assert {one.get("type") for one in root.iter(f"{ATOM}content")} <= {"html"}


def entries(root) -> list[tuple[str, str]]:
    return [
        (one.findtext(f"{ATOM}title"), one.find(f"{ATOM}link").get("href")) for one in root.iter(f"{ATOM}entry")
    ]


def test_a_digest_is_a_feed():
    root = feed()
    assert root.findtext(f"{ATOM}title") == "Peru and its neighbours"
    assert root.findtext(f"{ATOM}id") == "urn:triage:peru"
    assert root.findtext(f"{ATOM}updated") == "2016-11-21T11:00:00+00:00"
    titles = [title for title, _ in entries(root)]
    assert titles == [
        "WITHDRAWN: Base talks in Lima collapse",
        "CORRECTED: Lima mayor visits port",
        "91 Lima flood forces hundreds from their homes",
        "80 UPDATE 2: Lima port workers end strike",
        "54 Peru readies Lima for Pacific leaders <b>&",
    ]
    assert entries(root)[2][1] == "https://example.org/lima-flood"


def test_an_entry_says_what_the_page_says():
    content = feed().findall(f"{ATOM}entry")[3].findtext(f"{ATOM}content")
    shown = said(tree(content))
    assert "New since Friday's no. 2: The first ships would leave on Tuesday." in shown
    assert "Workers at the port of Lima ended their strike." in shown


def test_ids_stay_as_long_as_the_article_is_the_same():
    ids = [one.findtext(f"{ATOM}id") for one in feed().iter(f"{ATOM}entry")]
    later = digest(id="peru-1122", stories=(DigestStory(number=7, section="also", hit=FLOOD),), events=())
    assert feed(later).findtext(f"{ATOM}entry/{ATOM}id") == ids[2]


def test_an_empty_digest_is_a_feed_and_no_clock_is_in_it():
    root = feed(digest(stories=(), events=()))
    assert entries(root) == []
    assert root.findtext(f"{ATOM}updated") == "2016-11-21T11:00:00+00:00"


def test_several_digests_are_one_feed():
    root = feed(digest(events=()), digest(name="chile", events=()))
    assert root.findtext(f"{ATOM}id") == "urn:triage:chile%2C%20peru"
    assert len(entries(root)) == 6


def test_an_attack_is_text():
    root = feed(nasty(NASTY))
    assert entries(root)[0] == (f"CORRECTED: {NASTY}", entries(root)[0][1])
    assert not [link for _, link in entries(root) if not link.startswith("urn:triage:")]
    for one in root.iter(f"{ATOM}content"):
        only_ours(one.text)


@settings(deadline=None, max_examples=examples(25))
@given(text=ANY)
def test_any_text_at_all_makes_a_feed(text):
    for one in feed(nasty(text)).iter(f"{ATOM}content"):
        only_ours(one.text)
