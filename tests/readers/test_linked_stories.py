"""Mails that list stories, each with its link, are as many articles; letters with links in them are one."""

import pytest

from tests.readers.test_mail import HEADERS, read
from triage.article import Article

STORIES = (
    ("Cholera spreads along Orley river", "Ny Tid", "Forty new cases were confirmed on Sunday."),
    ("Port strike enters third week", "Halden Herald", "Dockers rejected an offer of four percent."),
    ("Minister denies plan to sell ferries", "Coast Courier", "The line lost three million last year."),
)


def found(html: str, kind: str = "html", headers: str = HEADERS) -> list[Article]:
    things = read(f"{headers}Content-Type: text/{kind}; charset=utf-8\r\n\r\n{html}")
    assert all(isinstance(thing, Article) for thing in things)
    return [thing for thing in things if isinstance(thing, Article)]


def listed(layout: str, stories: tuple[tuple[str, str, str], ...] = STORIES) -> str:
    return "".join(
        layout.format(n=n, title=title, outlet=outlet, text=text)
        for n, (title, outlet, text) in enumerate(stories, 1)
    )


DATABASE = (
    '<tr><td>{n}.</td><td><a href="https://db.example/redir?an=DOC{n}">{title}</a><br><span>{outlet}, 07:1{n}, 15 November 2026, '
    "4{n}0 words, (English)</span><div>{text}</div></td></tr>"
)
CLIPPING = (
    "<table><tr><td><div>{outlet} | 15 Nov 2026</div><a href='https://t.example/c?url=https://x.example/{n}'><b>{title}</b></a><p>{text}</p>"
    "<a href='https://t.example/s/{n}'>Share article</a></td></tr></table>"
)
LINKED_BLOCK = (
    '<a href="https://x.example/{n}"><h3>{title}</h3><div>{outlet} · 15 November 2026</div><p>{text}</p></a>'
)


BOLD = "<p><b>{n}. {title}</b> ({outlet}, 15 November 2026)<br>{text} <a href='https://x.example/{n}'>Link</a></p>"
ADDRESS = "<p><strong>{title}</strong><br>{outlet}, 15 November 2026<br>{text}<br><a href='https://x.example/{n}'>https://x.example/{n}</a></p>"


@pytest.mark.parametrize(
    "layout",
    [f"<table>{DATABASE}</table>", CLIPPING, LINKED_BLOCK, BOLD, ADDRESS],
    ids=["database", "clipping", "block", "bold", "address"],
)
@pytest.mark.parametrize("count", [2, 3])
def test_each_story_of_an_alert_is_an_article_with_its_link(layout: str, count: int) -> None:
    html = (
        f"<h1>Alert: Orley</h1><p>New articles</p>{listed(layout, STORIES[:count])}<p>You are receiving this e-mail because of an alert. "
        "<a href='https://db.example/u'>Unsubscribe from this alert</a></p><p>© 2026 Database Inc. All rights reserved.</p>"
    )
    articles = found(html)
    assert [(one.title, one.outlet, one.body, one.published[:10], one.index) for one in articles] == [
        (title, outlet, text, "2026-11-15", at) for at, (title, outlet, text) in enumerate(STORIES[:count])
    ]
    assert len({one.url for one in articles}) == count
    assert articles[0].credits == "Alert: Orley New articles"
    assert all(one.url.startswith(("https://db.example/redir?an=DOC", "https://x.example/")) for one in articles)


def test_what_is_hidden_and_bold_makes_no_headline_plain() -> None:
    hidden = "<div style='display:none;font-weight:bold'>Today in Orley</div>"
    assert [one.title for one in found(hidden + listed(BOLD))] == [title for title, _, _ in STORIES]


def test_two_links_without_a_day_are_one_letter() -> None:
    [letter] = found(listed('<p><a href="https://x.example/{n}">{title}</a><br>{text}</p>', STORIES[:2]))
    assert STORIES[0][0] in letter.body
    assert STORIES[1][2] in letter.body


def test_a_newsletter_with_links_to_read_on_keeps_its_opening() -> None:
    opening = "Good morning. Today we look at the outbreak on the Orley, where wells were closed, and at a strike that nobody thought would last as long as it has."
    layout = '<h2>{title}</h2><p>{text}</p><p><a href="https://x.example/{n}">Read more</a></p>'
    articles = found(f"<p><a href='https://v.example'>View in browser</a></p><p>{opening}</p>{listed(layout)}")
    assert [(one.title, one.body, one.url) for one in articles] == [
        ("Harbour opens", opening, ""),
        *((title, text, f"https://x.example/{n}") for n, (title, _, text) in enumerate(STORIES, 1)),
    ]
    # Headings of a letter that lead nowhere divide it and make no stories.
    [letter] = found(f"<p>{opening}</p>{listed('<h2>{title}</h2><p>{text}</p>')}")
    assert "Port strike" in letter.body


def test_a_list_of_contents_above_and_headings_of_sections_are_no_stories() -> None:
    contents = listed('<li><a href="https://x.example/{n}">{title}</a></li>')
    layout = '<p><a href="https://x.example/{n}">{title}</a><br>{text}</p>'
    html = f"<p>In this issue</p><ul>{contents}</ul><h2>Health</h2>{listed(layout, STORIES[:1])}<h2>Ports</h2>"
    rest = listed('<p><a href="https://x.example/9{n}">{title}</a><br>{text}</p>', STORIES[1:])
    assert [(one.title, one.body, one.keywords) for one in found(html + rest)] == [
        (STORIES[0][0], STORIES[0][2], ("Health",)),
        *((title, text, ("Ports",)) for title, _, text in STORIES[1:]),
    ]


def test_tables_of_contents_have_authors_and_no_links_to_other_forms() -> None:
    layout = (
        '<p><b><a href="https://doi.example/{n}">{title}</a></b><br>Jane Roe, John Doe<br><a href="https://doi.example/{n}/abs">Abstract</a> | '
        '<a href="https://doi.example/{n}/pdf">PDF</a></p>'
    )
    assert [(one.title, one.body) for one in found(listed(layout))] == [
        (title, "Jane Roe, John Doe") for title, _, _ in STORIES
    ]


@pytest.mark.parametrize(
    "html",
    [
        # An essay with links in it, and what to read below it.
        f"<p>The river rose on <a href='https://a.example'>Sunday evening again</a>. {'Nobody had seen such a summer. ' * 40}</p>"
        + listed('<p><a href="https://x.example/{n}">{title}</a> – a classic</p>'),
        # A letter whose parts have headings, and links within their sentences.
        listed(
            "<p><b>{title}</b></p><p>The river rose on <a href='https://x.example/{n}'>Sunday evening</a>. {text}</p>"
        ),
        # Pages for a meeting.
        "<p>Hi Kim, please look at these:</p><ul>"
        + listed('<li><a href="https://x.example/{n}">{title}</a></li>')
        + "</ul><p>Thanks, see you.</p>",
        # The goods of an order.
        "<p>Your order has shipped.</p><table>"
        + listed("<tr><td><a href='https://x.example/{n}'>{title}</a></td><td>Qty: 1</td><td>$ {n}9.00</td></tr>")
        + "</table><p>Total: $ 87.00, paid by card.</p>",
        # Links within sentences.
        listed("<p><a href='https://x.example/{n}'>{title}</a> was the story of the day. {text}</p>"),
        # What every newsletter has around one story.
        f"<p>{STORIES[0][2]}</p>"
        + listed("<p><a href='https://x.example/{n}'>Follow us on this site</a></p><p>{outlet}</p>"),
    ],
    ids=["essay", "parts", "meeting", "order", "sentences", "furniture"],
)
def test_a_letter_with_links_is_one_article(html: str) -> None:
    [letter] = found(html)
    assert letter.title == "Harbour opens"


def test_a_plain_list_of_clippings_is_as_many_articles() -> None:
    layout = "{n}. {title}\n{outlet}, 15 November 2026\n{text}\nIt went on.\nhttps://x.example/{n}\n\n"
    text = f"Press clippings of the ministry\n\n{listed(layout)}-- \nUnsubscribe: https://x.example/u\n"
    assert [(one.title, one.outlet, one.body, one.url) for one in found(text, "plain")] == [
        (title, outlet, f"{said}\nIt went on.", f"https://x.example/{n}")
        for n, (title, outlet, said) in enumerate(STORIES, 1)
    ]
    [letter] = found(listed("{title}\n{outlet}\n{text} See https://x.example/{n} for it.\n\n"), "plain")
    assert STORIES[2][2] in letter.body


def test_the_stories_of_an_alert_that_was_forwarded_have_its_day() -> None:
    said = (
        "<p>Please read, Kim.</p><hr><p><b>From:</b> Alerts &lt;a@m.example&gt;<br><b>Sent:</b> 14 November 2026 10:00<br><b>To:</b> Bo<br>"
        "<b>Subject:</b> Alert: Orley</p>"
    )
    articles = found(
        said + listed('<p><a href="https://x.example/{n}">{title}</a><br>{text}</p>'),
        headers=HEADERS.replace("Fwd:", "FW:"),
    )
    assert [(one.title, one.published, one.credits) for one in articles] == [
        (title, "2026-11-14T10:00:00", "Please read, Kim.") for title, _, _ in STORIES
    ]


RULED = "** {title}\r\n" + 60 * "-" + "\r\n\r\n{text} It was the second time this year.\r\n\r\n"
FOOTER = (
    60 * "="
    + "\r\n** Unsubscribe (https://x.us1.list-manage.example/u?u=1)\r\n** Update your preferences (https://x.example/p)\r\n"
)


@pytest.mark.parametrize(
    "link", ["Read more (https://x.example/{n})\r\n\r\n", "Weiterlesen (https://x.example/{n})\r\n\r\n"]
)
def test_headlines_of_a_newsletter_in_plain_text_have_two_stars_and_a_ruler(link: str) -> None:
    text = "View this email in your browser (https://x.example/0)\r\n\r\n" + listed(RULED + link) + FOOTER
    articles = found(text, "plain")
    assert [(one.title, one.url) for one in articles] == [
        (title, f"https://x.example/{n}") for n, (title, _, _) in enumerate(STORIES, 1)
    ]
    assert [one.body for one in articles] == [
        f"{text} It was the second time this year." for _, _, text in STORIES
    ]


def test_a_ruled_headline_may_have_its_address_behind_it() -> None:
    articles = found(listed(RULED.replace("{title}", "{title} (https://x.example/{n})")) + FOOTER, "plain")
    assert (articles[0].title, articles[0].url) == (STORIES[0][0], "https://x.example/1")
    assert len(articles) == 3


def test_a_letter_with_ruled_headings_that_lead_nowhere_is_one_article() -> None:
    assert len(found("Dear readers, see https://x.example\r\n\r\n" + listed(RULED) + FOOTER, "plain")) == 1
    one = listed(RULED + "Read more (https://x.example/{n})\r\n\r\n", STORIES[:1])
    assert len(found(one + FOOTER, "plain")) == 1
