"""An embargo that lies ahead holds an article, whatever its format, its status and the zone say; so does an end that is past."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from .chair import DAY, FERRY, HOUR, Chair

SECRET = "Harbour sold to the town"
BODY = f"{FERRY}The harbour was sold to the town for nine crowns, the mayor told reporters on the quay on Sunday."
MINUTE = 60.0


def at(seconds: float, hours: float = 0) -> str:
    """A moment as people write it in a zone so many hours east."""
    return datetime.fromtimestamp(seconds, timezone(timedelta(hours=hours))).isoformat(timespec="seconds")


def compact(iso: str) -> str:
    return iso.replace("-", "", 2).replace(":", "") if iso else ""


def ninjs(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    record = {"uri": "urn:a", "type": "text", "headline": SECRET, "body_text": BODY, "versioncreated": issued}
    record |= {"pubstatus": status} if status else {}
    record |= {"embargoed": embargo} if embargo else {}
    record |= {"expires": expires} if expires else {}
    return "a.json", json.dumps(record)


def records(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    record = {
        "title": SECRET,
        "text": BODY,
        "date": issued,
        "status": status,
        "embargo": embargo,
        "expires": expires,
    }
    return "a.json", json.dumps({key: value for key, value in record.items() if value})


def our_own(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    record = {"type": "article", "schema": 1, "title": SECRET, "body": BODY, "published": issued}
    record |= {"status": status or None, "embargoed": embargo or None, "expires": expires or None}
    return "a.jsonl", json.dumps(record)


def table(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    return (
        "a.csv",
        f'title,body,date,status,embargo,expires\n"{SECRET}","{BODY}",{issued},{status},{embargo},{expires}\n',
    )


def newsml_g2(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    said = f"<embargoed>{embargo}</embargoed>" if embargo else ""
    said += f'<pubStatus qcode="stat:{status}"/>' if status else ""
    said += f"<expires>{expires}</expires>" if expires else ""
    return "a.xml", (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:a" version="1"><itemMeta>'
        f'<itemClass qcode="ninat:text"/><versionCreated>{issued}</versionCreated>{said}</itemMeta><contentMeta>'
        f"<headline>{SECRET}</headline></contentMeta><contentSet><inlineData contenttype=\"text/plain\">{BODY}</inlineData>"
        f"</contentSet></newsItem>"
    )  # fmt: skip


def nitf(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    said = f' management-status="{status}"' if status else ""
    release = f'<date.release norm="{compact(embargo)}"/>' if embargo else ""
    expire = f'<date.expire norm="{compact(expires)}"/>' if expires else ""
    return "a.xml", (
        f'<nitf><head><title>{SECRET}</title><docdata{said}><date.issue norm="{compact(issued)}"/>{release}{expire}</docdata></head>'
        f"<body><body.head><hedline><hl1>{SECRET}</hl1></hedline></body.head><body.content><p>{BODY}</p></body.content></body></nitf>"
    )  # fmt: skip


def newsml_1(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    when, will = (embargo, "Usable") if embargo else (expires, "Canceled")
    change = (
        f'<StatusWillChange><FutureStatus FormalName="{will}"/><DateAndTime>{compact(when)}</DateAndTime></StatusWillChange>'
        if when
        else ""
    )
    said = f'<Status FormalName="{status}"/>' if status else ""
    return "a.xml", (
        f'<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>a</NewsItemId></NewsIdentifier></Identification>'
        f"<NewsManagement><FirstCreated>{compact(issued)}</FirstCreated><ThisRevisionCreated>{compact(issued)}</ThisRevisionCreated>"
        f"{said}{change}</NewsManagement><NewsComponent><NewsLines><HeadLine>{SECRET}</HeadLine></NewsLines><ContentItem>"
        f'<MediaType FormalName="Text"/><DataContent><p>{BODY}</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>'
    )  # fmt: skip


def feed(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    said = f"<prism:embargoDate>{embargo}</prism:embargoDate>" if embargo else ""
    said += f"<prism:expirationDate>{expires}</prism:expirationDate>" if expires else ""
    said += f"<status>{status}</status>" if status else ""
    return "a.xml", (
        f'<rss version="2.0" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel><title>Halden</title><item>'
        f"<title>{SECRET}</title><description>{BODY}</description><pubDate>{issued}</pubDate>{said}</item></channel></rss>"
    )  # fmt: skip


def wire_text(embargo: str, status: str, expires: str, issued: str) -> tuple[str, str]:
    zone = embargo[-6:]
    written = datetime.fromisoformat(embargo).strftime(f"%d %B %Y %H:%M {zone}") if embargo else ""
    line = f"EMBARGOED FOR RELEASE UNTIL {written}\n\n" if embargo else ""
    return "a.txt", f"{line}{SECRET}\n\n{BODY}\n"


FORMATS: tuple[Callable[[str, str, str, str], tuple[str, str]], ...] = (
    ninjs, records, our_own, table, newsml_g2, nitf, newsml_1, feed, wire_text,
)  # fmt: skip
ENDING = tuple(make for make in FORMATS if make is not wire_text)


def put(chair: Chair, make: Callable, *, embargo: str = "", status: str = "", expires: str = "") -> None:
    name, text = make(embargo, status, expires, at(chair.now - 2 * HOUR))
    chair.write(f"inbox/{name}", text)


def hits(chair: Chair, *more: str) -> list[str]:
    printed = chair.triage("scan", "inbox", "--json", *more)
    assert printed.status == 0, printed.err
    return [hit["title"] for hit in json.loads(printed.out)["hits"]]


@pytest.mark.parametrize(
    ("make", "zone"), [*((make, 9) for make in FORMATS), (ninjs, -8), (nitf, 5.5), (newsml_1, -3), (newsml_g2, 0)]
)
@pytest.mark.parametrize("status", ["", "usable"])
def test_it_holds_to_the_minute_in_every_format_and_zone(
    chair: Chair, make: Callable, status: str, zone: float
) -> None:
    lifts = chair.now + 20 * MINUTE
    put(chair, make, embargo=at(lifts, zone), status=status)
    chair.now = lifts - MINUTE
    [reject] = json.loads(chair.triage("scan", "inbox", "--json", "--all").out)["rejects"]
    assert reject["profiles"][0]["reason"] == {"code": "status", "by": "embargoed"}
    chair.now = lifts + MINUTE
    assert hits(chair) == [SECRET]


@pytest.mark.parametrize("make", FORMATS)
def test_a_digest_delivers_it_when_it_lifts(chair: Chair, make: Callable) -> None:
    put(chair, make, embargo=at(chair.now + 30 * HOUR, 1), status="usable")
    for format_name in ("json", "text", "markdown", "html"):
        printed = chair.triage("digest", "inbox", "--format", format_name, "--dry-run")
        assert printed.status == 0, printed.err
        assert SECRET not in printed.out
    printed = chair.digest()
    assert (printed.titles, printed.held("embargo")) == ([], 1)
    assert chair.morning().titles == []
    assert chair.morning().titles == [SECRET]
    assert chair.morning().titles == []


@pytest.mark.parametrize("make", ENDING)
def test_an_end_that_is_past_holds_it_and_one_that_lies_ahead_does_not(chair: Chair, make: Callable) -> None:
    put(chair, make, status="usable", expires=at(chair.now + 10 * MINUTE, -3))
    assert hits(chair) == [SECRET]
    chair.now += 11 * MINUTE
    assert hits(chair) == []
    [reject] = json.loads(chair.triage("scan", "inbox", "--json", "--all").out)["rejects"]
    assert reject["profiles"][0]["reason"] == {"code": "status", "by": "expired"}
    assert chair.digest().titles == []


@pytest.mark.parametrize("status", ["", "usable", "embargoed"])
def test_what_the_cache_knows_is_asked_again(chair: Chair, status: str) -> None:
    put(chair, ninjs, embargo=at(chair.now + HOUR), status=status, expires=at(chair.now + 2 * HOUR))
    found = []
    for _ in range(3):
        found.append((hits(chair), hits(chair, "-j", "2")))
        chair.now += HOUR + MINUTE
    assert found == [([], []), ([SECRET], [SECRET]), ([], [])]


def test_withheld_in_newsml_until_it_will_be_usable(chair: Chair) -> None:
    put(chair, newsml_1, embargo=at(chair.now + HOUR), status="Withheld")
    assert hits(chair) == []
    chair.now += HOUR + MINUTE
    assert hits(chair) == [SECRET]


def test_what_will_be_withheld_is_usable_until_then(chair: Chair) -> None:
    name, text = newsml_1("", "Usable", at(chair.now + HOUR), at(chair.now - HOUR))
    chair.write(f"inbox/{name}", text.replace("Canceled", "Withheld"))
    assert hits(chair) == [SECRET]
    chair.now += HOUR + MINUTE
    assert hits(chair) == []


def test_a_kill_under_an_embargo_is_a_kill(chair: Chair) -> None:
    put(chair, ninjs, embargo=at(chair.now + HOUR), status="canceled")
    [reject] = json.loads(chair.triage("scan", "inbox", "--json", "--all").out)["rejects"]
    assert reject["profiles"][0]["reason"] == {"code": "status", "by": "canceled"}


def test_an_end_that_nobody_can_tell_holds_it_and_no_date_does_not(chair: Chair) -> None:
    put(chair, ninjs, embargo="30 Nov, when the minister speaks", status="usable")
    assert hits(chair) == []
    put(chair, ninjs, embargo="0001-01-01T00:00:00", status="usable")
    assert hits(chair) == [SECRET]


def test_a_time_without_a_zone_is_that_of_the_newsroom(chair: Chair) -> None:
    chair.write("triage.toml", 'timezone = "America/New_York"\n')
    put(chair, ninjs, embargo=at(chair.now)[:19], status="usable")
    chair.now += 4 * HOUR + 59 * MINUTE
    assert hits(chair) == []
    chair.now += 2 * MINUTE
    assert hits(chair) == [SECRET]


def test_a_profile_that_asks_for_it_gets_it(chair: Chair) -> None:
    chair.profile('terms = ["ferry"]\n[filter]\nstatuses = ["usable", "embargoed"]\n')
    put(chair, ninjs, embargo=at(chair.now + HOUR), status="usable")
    assert hits(chair) == [SECRET]
    chair.profile('terms = ["ferry"]\n[filter]\nstatuses = ["usable", "expired"]\n')
    put(chair, ninjs, expires=at(chair.now - HOUR), status="usable")
    assert hits(chair) == [SECRET]


@pytest.mark.parametrize("format_name", ["terminal", "markdown", "html", "paths"])
@pytest.mark.parametrize("all_of_them", [(), ("--all",)])
@pytest.mark.parametrize("term", ["ferry", "crowns"])
def test_no_report_for_people_has_its_headline(
    chair: Chair, format_name: str, all_of_them: tuple[str, ...], term: str
) -> None:
    # Under one term it would have been a hit, under the other a passing mention.
    chair.profile(f'threshold = 40\n[[term]]\ntext = "{term}"\nweight = 1\n[[term]]\ntext = "zebra"\nweight = 9\n')
    put(chair, ninjs, embargo=at(chair.now + HOUR), status="usable")
    printed = chair.triage("scan", "inbox", "--format", format_name, *all_of_them)
    assert printed.status == 0
    assert SECRET not in printed.out
    if format_name != "paths":
        assert "under embargo until Mon 14 Nov 07:00" in " ".join(printed.out.split())
    chair.now += 2 * HOUR
    printed = chair.triage("scan", "inbox", "--format", format_name, *all_of_them)
    assert (SECRET in printed.out) is (format_name != "paths")


def test_a_passing_mention_under_embargo_is_named_in_no_digest(chair: Chair) -> None:
    chair.profile('threshold = 90\n[[term]]\ntext = "crowns"\nweight = 1\n[[term]]\ntext = "zebra"\nweight = 9\n')
    put(chair, ninjs, embargo=at(chair.now + HOUR), status="usable")
    assert SECRET not in chair.text("--dry-run")
    chair.now += 2 * HOUR
    assert SECRET in chair.text("--dry-run")


def test_show_says_it_at_its_head(chair: Chair) -> None:
    put(chair, ninjs, embargo=at(chair.now + HOUR), status="usable")
    for more in ((), ("--why",), ("--format", "html")):
        shown = chair.triage("show", "inbox/a.json", *more).out
        assert "EMBARGOED until Mon 14 Nov 07:00" in shown
    chair.now += 2 * HOUR
    assert "EMBARGOED" not in chair.triage("show", "inbox/a.json").out
    put(chair, ninjs, expires=at(chair.now - DAY), status="usable")
    assert "EXPIRED since Sun 13 Nov 08:00" in chair.triage("show", "inbox/a.json").out


def test_an_embargo_survives_the_way_through_our_own_records(chair: Chair) -> None:
    lifts = at(chair.now + HOUR, 2)
    put(chair, ninjs, embargo=lifts, status="usable", expires=at(chair.now + DAY))
    printed = chair.triage("read", "inbox", "--jsonl", "--with", "body")
    (chair.folder / "inbox/a.json").unlink()
    [record] = [line for line in map(json.loads, printed.out.splitlines()) if line["type"] == "article"]
    assert (record["embargoed"], record["expires"]) == (lifts, at(chair.now + DAY))
    chair.write("inbox/a.jsonl", printed.out)
    assert hits(chair) == []
    chair.now += 2 * HOUR
    assert hits(chair) == [SECRET]


def test_the_library_holds_it_too() -> None:
    import triage
    from triage.profiles.load import profile_of_terms

    article = triage.Article(title=SECRET, body=BODY, status="usable", embargoed="2016-11-14T06:00:00+00:00")
    moment = datetime(2016, 11, 14, 5, 59, tzinfo=UTC).timestamp()
    for seconds, expected in ((0.0, False), (2 * MINUTE, True)):
        matcher = triage.Matcher([profile_of_terms(["ferry"])], now=moment + seconds)
        assert [score.hit for score in matcher.score(article)] == [expected]
