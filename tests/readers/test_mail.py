"""Messages and mailboxes, and texts that only look like them."""

from email.message import EmailMessage

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import read_bytes

HEADERS = (
    "Received: by mail.example with SMTP; Thu, 10 Nov 2016 07:12:00 +0900\r\nFrom: Kaori Kaneko <kaori@herald.example>\r\n"
    "To: desk@herald.example\r\nMessage-ID: <1@herald.example>\r\nDate: Thu, 10 Nov 2016 07:12:00 +0900\r\n"
    "Subject: Fwd: Harbour opens\r\nMIME-Version: 1.0\r\n"
)
PLAIN = (
    HEADERS + "Content-Type: text/plain; charset=utf-8\r\n\r\nThe harbour is open.\r\n\r\nBoats left at six.\r\n"
)


def read(text: str | bytes, name: str = "inbox/1.eml") -> list[Article | Problem]:
    return list(read_bytes(text.encode() if isinstance(text, str) else text, name, Bounds()))


def one(text: str | bytes, name: str = "inbox/1.eml") -> Article:
    (thing,) = read(text, name)
    assert isinstance(thing, Article), thing
    return thing


def test_subject_date_sender_and_text_make_an_article() -> None:
    article = one(PLAIN)
    assert article.title == "Harbour opens"
    assert article.body == "The harbour is open.\n\nBoats left at six."
    assert article.published == "2016-11-10T07:12:00+09:00"
    assert (article.authors, article.id, article.format) == (("Kaori Kaneko",), "1@herald.example", "mail")


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("1.eml", "From: a@example.org\nSubject: Cod landed\n\nThe cod landed.\n", "Cod landed"),
        (
            "1.eml",
            "Subject: Cod landed\nFrom: a@example.org\nDate: Mon, 23 Nov 2026 10:00:00 +0000\n\nIt landed.\n",
            "Cod landed",
        ),
        ("1.eml", "From: the harbour\nThe cod landed.\n", None),
        ("1.eml", "Dear Sir\n\nFrom: the harbour\nSubject: cod\n", None),
    ],
)
def test_three_plain_headers_are_mail_where_the_file_says_so(name: str, text: str, title: str | None) -> None:
    [thing] = read(text, name)
    assert (thing.title if isinstance(thing, Article) else None) == title


@pytest.mark.parametrize("name", ["inbox/1", "inbox/1.txt", "inbox/1.eml"])
def test_mail_is_known_by_its_headers_whatever_it_is_called(name: str) -> None:
    assert one(PLAIN, name).format == "mail"


@pytest.mark.parametrize(
    "text",
    [
        "From the harbour, boats leave again\n\nThe harbour of Oshima is open, the office said on Monday.\n",
        "Subject: harbours\nDate: 10 November 2016\n\nThe harbour of Oshima is open, the office said on Monday.\n",
        "Received: a letter from the mayor\n\nThe harbour of Oshima is open, the office said on Monday.\n",
    ],
)
def test_articles_that_begin_like_mail_stay_articles(text: str) -> None:
    article = one(text, "wire/1.txt")
    assert "The harbour of Oshima is open" in article.body
    if not text.startswith("Received"):
        assert article.format == "text"


def multipart(*parts: str) -> str:
    body = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return HEADERS + f'Content-Type: multipart/alternative; boundary="b"\r\n\r\n{body}--b--\r\n'


def test_one_of_the_alternatives_is_read_and_the_telling_one() -> None:
    plain = "Content-Type: text/plain\r\n\r\nThe harbour is open."
    html = "Content-Type: text/html\r\n\r\n<p>The harbour is <b>open</b>.</p>"
    assert one(multipart(plain, html)).body == "The harbour is open."
    stub = "Content-Type: text/plain\r\n\r\nView in browser"
    long = "Content-Type: text/html\r\n\r\n" + "<p>The harbour is open, and boats leave.</p>" * 9
    assert one(multipart(stub, long)).body.startswith("The harbour is open, and")


def test_what_only_the_html_says_is_read() -> None:
    told, more = (
        "The harbour opened on Wednesday.",
        "Nobody knows when the ferries to the islands of the north will sail again, the master said.",
    )
    head = HEADERS.replace("\r\n", "\n") + "Content-Type: multipart/alternative; boundary=b\n\n"
    part = "--b\nContent-Type: text/{}; charset=utf-8\n\n{}\n"
    for plain, is_marked in ((told, True), (f"{told}\n\n{more} https://x.example/{'a' * 300}", False)):
        html = f"<p>{told}</p><p>{more}</p>"
        text = head + part.format("plain", plain) + part.format("html", html) + "--b--\n"
        [article] = read(text)
        assert isinstance(article, Article)
        assert more in article.body
        assert ("https" in article.body) is not is_marked


def test_attachments_are_no_text_of_the_letter_but_articles_of_their_own() -> None:
    attached = 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nSecret list'
    found = read(multipart("Content-Type: text/plain\r\n\r\nThe harbour is open.", attached))
    letter, other = (thing for thing in found if isinstance(thing, Article))
    assert (letter.body, other.title) == ("The harbour is open.", "Secret list")


def test_encoded_subjects_and_unknown_charsets() -> None:
    subject = PLAIN.replace("Fwd: Harbour opens", "=?utf-8?Q?Caf=C3=A9_opens?=")
    assert one(subject).title == "Café opens"
    unknown = PLAIN.replace("charset=utf-8", "charset=x-klingon").encode().replace(b"Boats", b"Caf\xe9s")
    assert "Cafés left" in one(unknown).body


def test_answers_of_a_form_are_read_by_their_names() -> None:
    form = '{"Headline":["Harbour opens"],"Slugline":["Harbour"],"Body":["The harbour is open.\nBoats left."],"Desk":["x"]}'
    article = one(HEADERS.replace("Fwd: Harbour opens", "Form") + "Content-Type: text/plain\r\n\r\n" + form)
    assert (article.title, article.slug) == ("Harbour opens", "Harbour")
    assert article.published == "2016-11-10T07:12:00+09:00"


def test_a_mailbox_holds_an_article_for_each_message() -> None:
    mailbox = "".join(
        f"From kaori@herald.example Thu Nov 10 07:12:00 2016\n{PLAIN}\n".replace("\r\n", "\n") for _ in range(3)
    )
    mailbox = mailbox.replace("Boats left at six.", "Boats left.\n\n>From the sea they came, in 2016.", 1)
    things = read(mailbox, "inbox/all.mbox")
    assert [thing.index for thing in things if isinstance(thing, Article)] == [0, 1, 2]
    first = things[0]
    assert isinstance(first, Article)
    assert "From the sea they came" in first.body


def test_messages_within_messages_without_end_are_bounded() -> None:
    deep = (
        HEADERS
        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 3000
    )
    (problem,) = read(deep)
    assert isinstance(problem, Problem)
    assert problem.code == "bound"


def test_an_alert_holds_an_article_for_each_story() -> None:
    story = (
        '<tr itemscope itemtype="http://schema.org/Article"><td><a itemprop="url" href="https://alerts.example/url?url=https://herald.example/{n}&amp;x=1">'
        '<span itemprop="name">Harbour {n} opens</span></a><div itemprop="publisher"><span itemprop="name">Herald</span></div>'
        '<div itemprop="description">The harbour is open …</div></td></tr>'
    )
    html = "<table>" + story.format(n=1) + story.format(n=2) + "</table>"
    things = read(HEADERS + "Content-Type: text/html\r\n\r\n" + html)
    found = [(thing.title, thing.url, thing.outlet, thing.index) for thing in things if isinstance(thing, Article)]
    assert found == [(f"Harbour {n} opens", f"https://herald.example/{n}", "Herald", n - 1) for n in (1, 2)]
    single = one(HEADERS + "Content-Type: text/html\r\n\r\n" + story.format(n=1))
    assert single.title == "Harbour opens"


def test_japanese_mail_in_escape_sequences() -> None:
    body = "港が水曜日に開いた。"
    data = (HEADERS + "Content-Type: text/plain; charset={}\r\n\r\n").encode() + body.encode("iso-2022-jp")
    assert one(data.replace(b"{}", b"ISO-2022-JP")).body == body
    assert one(data.replace(b"; charset={}", b"")).body == body


def test_headers_in_a_larger_charset_than_they_say() -> None:
    from base64 import b64encode

    # The first word ends within a character, as programs cut them.
    said = "朱镕基談貿易".encode("gb18030")
    words = "".join(f"=?gb2312?B?{b64encode(part).decode()}?=\r\n " for part in (said[:5], said[5:]))
    assert one(PLAIN.replace("Fwd: Harbour opens\r\n", f"{words.rstrip()}\r\n")).title == "朱镕基談貿易"


def test_html_that_calls_itself_plain_and_text_that_calls_itself_bytes() -> None:
    html = "<html><body><p>The harbour is open.</p></body></html>"
    assert one(f"{HEADERS}Content-Type: text/plain\r\n\r\n{html}").body == "The harbour is open."
    assert one(f"{HEADERS}Content-Type: text/plain\r\n\r\n<3 says the harbour.").body == "<3 says the harbour."
    octets = "Content-Type: application/octet-stream\r\n\r\nThe harbour is open."
    assert one(HEADERS + octets).body == "The harbour is open."
    binary = "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\nAAECAwAAAAAA"
    assert one(HEADERS + binary).body == ""


@pytest.mark.parametrize(
    ("listed", "outlet"),
    [
        ("3a2b1c0d9e8f7a6b5c4d3e2fmc list <3a2b.list-id.mcsv.net>", "Kaori Kaneko"),
        ("Ports of the North <ports.halden.example>", "Ports of the North"),
    ],
)
def test_a_list_named_by_a_number_is_no_outlet(listed: str, outlet: str) -> None:
    assert one(PLAIN.replace("Subject:", f"List-Id: {listed}\r\nSubject:")).outlet == outlet


def test_the_first_line_of_a_mail_saved_alone_needs_no_date() -> None:
    assert one(f"From desk@herald.example\r\n{PLAIN}", "mail").body.startswith("The harbour is open.")
    [text] = read("From desk@herald.example we heard nothing.\n\nThe harbour is open.", "a.txt")
    assert isinstance(text, Article)
    assert text.format == "text"


@pytest.mark.parametrize(
    ("subject", "title"),
    [("[0]: Harbour opens", "[0]: Harbour opens"), ("[Ports] Re: Harbour opens", "Harbour opens")],
)
def test_brackets_before_a_colon_are_part_of_the_headline(subject: str, title: str) -> None:
    assert one(PLAIN.replace("Fwd: Harbour opens", subject)).title == title


def test_a_year_beyond_reason_is_no_date() -> None:
    assert one(PLAIN.replace("2016 07:12:00 +0900\r\nSubject", "3609 07:12:00 +0900\r\nSubject")).published == ""


def test_a_plain_alert_is_as_many_articles_as_it_tells_of() -> None:
    text = (
        "=== News - 2 new results for [harbour] ===\n\nHarbour opens\nHalden Herald\nThe harbour opened on\nWednesday.\n"
        "<https://www.google.com/url?sa=t&url=https://halden.example/opens&ct=ga>\nSee all stories on this topic:\n"
        "<https://www.google.com/x>\n\nFerry late\nCoast Courier\nFog.\n<https://www.google.com/url?url=https://cc.example/fog>\n\n"
        "Unsubscribe from this alert:\n<https://www.google.com/alerts/remove>\n"
    )
    articles = [
        each for each in read(f"{HEADERS}Content-Type: text/plain\r\n\r\n{text}") if isinstance(each, Article)
    ]
    assert [(each.title, each.outlet, each.body, each.url) for each in articles] == [
        ("Harbour opens", "Halden Herald", "The harbour opened on Wednesday.", "https://halden.example/opens"),
        ("Ferry late", "Coast Courier", "Fog.", "https://cc.example/fog"),
    ]
    foot = f"{'- ' * 30}\nDiesen Google Alert abbestellen:\n<https://www.google.com/alerts/remove>\n"
    other = text.partition("Unsubscribe")[0] + foot
    assert len(read(f"{HEADERS}Content-Type: text/plain\r\n\r\n{other}")) == 2
    assert len(read(f"{HEADERS}Content-Type: text/plain\r\n\r\nThe harbour ===\n\nis open.\n")) == 1


def test_a_page_saved_as_mail_is_a_page() -> None:
    html = (
        '<html lang="en"><head><title>Harbour opens | Halden Herald</title><meta property="og:site_name" content="Halden Herald">'
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>Harbour opens</h1><p>{'The harbour opened today. ' * 20}</p>"
        "</article></body></html>"
    )
    saved = (
        "From: <Saved by Blink>\r\n{}Subject: Harbour opens | Halden Herald\r\nDate: Fri, 27 Nov 2026 21:37:00 -0000\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n{html}"
    )
    page = one(saved.format("Snapshot-Content-Location: https://halden.example/opens\r\n"), "a.mhtml")
    assert (page.format, page.title, page.outlet, page.url) == (
        "html",
        "Harbour opens",
        "Halden Herald",
        "https://halden.example/opens",
    )
    assert page.published == ""
    assert one(saved.format("").replace("<Saved by Blink>", "Desk <d@h.example>")).format == "mail"


@pytest.mark.parametrize("piece", ['"', "\\", "a;", "; a*0*=b", "((a)", "<a@b>,", "=?utf-8?q?a?= ", "\r\n a"])
@pytest.mark.parametrize("header", ["From", "Date", "Message-ID", "Content-Type", "Content-Transfer-Encoding"])
def test_no_long_header_is_taken_apart(header: str, piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from email.policy import EmailPolicy

    taken_apart = []
    real = EmailPolicy.header_fetch_parse
    monkeypatch.setattr(
        EmailPolicy, "header_fetch_parse", lambda *args: taken_apart.append(len(str(args[2]))) or real(*args)
    )
    headers = HEADERS.replace(f"{header}: ", "X-Other: ")
    start = "text/plain" if header == "Content-Type" else "7bit"
    things = read(f"{headers}{header}: {start}{piece * (60_000 // len(piece))}\r\n\r\nThe harbour is open.\r\n")
    assert max(taken_apart) <= 1000
    said = [str(thing) for thing in things if isinstance(thing, Problem)]
    if header.startswith("Content-"):
        assert f"inbox/1.eml: its header {header} has more than 500 characters; cut" in said
    else:
        assert said == []
        [article] = things
        assert isinstance(article, Article)
        assert article.body == "The harbour is open."


def test_a_long_sender_is_read_whole_and_a_usual_header_is_not_cut() -> None:
    name = "Kaori " + "Kaneko " * 200
    article = one(PLAIN.replace("Kaori Kaneko <", f"{name}<"))
    assert article.byline == name.strip()
    usual = "text/plain; charset=utf-8; name=" + "a" * 255 + ".txt"
    assert one(PLAIN.replace("text/plain; charset=utf-8", usual)).body.startswith("The harbour is open.")


LETTER = "Brandvik Lines will sell two ferries, it said on Tuesday.\n\nThe union heard of it from the radio."


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("View this email in your browser", "You received this email because you signed up at hb.example.\n\nUnsubscribe | Manage preferences"),
        ("Trouble viewing this email? https://hb.example/v", "© 2026 Harbour Brief\n\nQuay Street 1, Halden\n\nUnsubscribe: https://hb.example/u"),
        ("Newsletter im Browser ansehen", "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.\n\nAbmelden | Impressum"),
        ("Voir la version en ligne", "Vous recevez cet e-mail car vous êtes inscrit.\n\nSe désabonner"),
        ("View in browser", "CONFIDENTIALITY NOTICE: The information in this e-mail is for whom it is addressed to." + 60 * " Whoever else has it may not use it."),
        ("View in browser", "This email and any attachments are confidential and intended solely for the addressee."),
        ("View in browser", "Diese E-Mail und ihre Anhänge sind vertraulich."),
        ("Ver en el navegador", "Has recibido este correo porque te suscribiste.\n\nDarse de baja"),
    ],
)  # fmt: skip
def test_the_edges_of_a_newsletter_are_no_text(above: str, below: str) -> None:
    head = "From: Harbour Brief <news@hb.example>\nSubject: Ferries\nMessage-ID: <1@x>\nList-Unsubscribe: <https://hb.example/u>\n"
    mail = f"{head}MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{above}\n\n{LETTER}\n\n---\n\n{below}\n"
    [article] = read_bytes(mail.encode(), "a.eml", Bounds())
    assert isinstance(article, Article)
    assert (article.body, article.outlet) == (LETTER, "Harbour Brief")


def test_a_story_about_leaving_a_list_stays_whole() -> None:
    story = f"{LETTER}\n\nMembers may unsubscribe from the list of the union, it said.\n\nYou received this ferry because you paid for it, she joked, and left.\n\nThis message is what the union had waited for, he said."
    mail = f"From: Lena Horn <lena@hb.example>\nSubject: Ferries\nMessage-ID: <1@x>\nContent-Type: text/plain; charset=utf-8\n\n{story}\n"
    [article] = read_bytes(mail.encode(), "a.eml", Bounds())
    assert isinstance(article, Article)
    assert (article.body, article.outlet) == (story, "")


def test_a_message_of_apples_program() -> None:
    mail = b"From: Lena Horn <lena@hb.example>\nSubject: Ferries\nMessage-ID: <1@x>\nContent-Type: text/plain\n\nBoth ferries are sold.\n"
    data = (
        str(len(mail)).encode() + b"\n" + mail + b'<?xml version="1.0"?><plist version="1.0"><dict></dict></plist>'
    )
    [article] = read_bytes(data, "in/123.emlx", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Ferries", "Both ferries are sold.")


def attached(*files: tuple[str, str, bytes], text: str = "See attached.") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Desk <desk@herald.example>", "Release"
    if text:
        message.set_content(text)
    for kind, name, data in files:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return bytes(message)


def test_attached_files_are_read_as_what_they_are() -> None:
    table = b"title,text\nCod landed,It landed.\nHerring landed,It did.\n"
    letter, *others = read(
        attached(
            ("text/plain", "a.txt", b"Harbour opens\n\nBoats left.\n"),
            ("text/csv", "b.csv", table),
            ("application/octet-stream", "c.eml", PLAIN.encode()),
        )
    )
    assert isinstance(letter, Article) and letter.body == "See attached."
    assert [(thing.title, thing.path, thing.index) for thing in others if isinstance(thing, Article)] == [
        ("Harbour opens", "inbox/1.eml", 1),
        ("Cod landed", "inbox/1.eml", 2),
        ("Herring landed", "inbox/1.eml", 3),
        ("Harbour opens", "inbox/1.eml", 4),
    ]


def test_an_attachment_with_damaged_headers_costs_neither_the_letter_nor_the_others() -> None:
    damaged = "Content-Type: application/pdf\r\nContent-Disposition: attachment; a.pdf*\r\n\r\nxx"
    whole = 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nCod landed\n\nIn Oslo.'
    said, letter, other = sorted(
        read(multipart("Content-Type: text/plain\r\n\r\nThe harbour is open.", damaged, whole)),
        key=lambda thing: thing.title if isinstance(thing, Article) else "",
    )
    assert isinstance(said, Problem) and said.message == "an attachment whose headers cannot be read"
    assert isinstance(letter, Article) and isinstance(other, Article)
    assert {letter.body, other.body} == {"The harbour is open.", "In Oslo."}


def test_what_is_attached_and_no_article_is_left_alone_and_what_is_damaged_said() -> None:
    left = [("image/png", "logo.png", b"\x89PNG...."), ("text/calendar", "invite.ics", b"BEGIN:VCALENDAR\n")]
    left += [
        ("application/pkcs7-signature", "smime.p7s", b"0\x80\x06"),
        ("application/x-thing", "thing.bin", b"\x7fELF\0\2"),
    ]
    [letter] = read(attached(*left))
    assert isinstance(letter, Article)
    [letter, problem] = read(attached(("application/pdf", "all/of it.pdf", b"%PDF-1.4 cut")))
    assert isinstance(problem, Problem)
    assert problem.path == "inbox/1.eml!all_of it.pdf"


def test_a_letter_that_is_a_stream_of_bytes_is_read_once() -> None:
    [letter] = read(attached(("application/octet-stream", "a.txt", b"The harbour is open.\n"), text=""))
    assert isinstance(letter, Article)
    assert letter.body == "The harbour is open."


def test_mail_within_mail_within_mail_ends() -> None:
    inner = attached(("text/plain", "deep.txt", b"Deep down\n\nIt is dark.\n"))
    for number in range(9):
        inner = attached(("application/octet-stream", f"{number}.eml", inner))
    found = [thing.title for thing in read(inner) if isinstance(thing, Article)]
    assert "Deep down" not in found and len(found) == 1 + Bounds().nesting


def test_a_message_of_apples_program_that_is_nothing_but_its_count() -> None:
    for text in ("577", "577 "):
        (problem,) = read(text, "inbox/1.emlx")
        assert isinstance(problem, Problem)
        assert "reader failed" not in problem.message


HEAD = "From: Lamp Post <news@lamp.example>\nDate: Sun, 1 Mar 2026 07:12:00 +0000\nMIME-Version: 1.0\n"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1251"])
def test_a_subject_in_bytes_is_in_the_charset_of_the_text(charset: str) -> None:
    said = "Хлеб дороже" if charset == "windows-1251" else "Brötchen für zwölf Kronen"
    mail = f"{HEAD}Subject: {said}\nContent-Type: text/plain; charset={charset}\n\n{said}.\n"
    [article] = read_bytes(mail.encode(charset), "a.eml", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.body) == (said, f"{said}.")


def test_a_subject_in_bytes_without_a_charset_is_that_of_windows() -> None:
    mail = f"{HEAD}Subject: Brötchen =?utf-8?B?ZsO8cg==?= zwölf\n\nVier Kronen.\n"
    [article] = read_bytes(mail.encode("cp1252"), "a.eml", Bounds())
    assert isinstance(article, Article)
    assert article.title == "Brötchen für zwölf"


@pytest.mark.parametrize(
    ("delsp", "body"), [("; delsp=yes", "Brot ist teuer geworden."), ("", "Brot ist teu er geworden.")]
)
def test_lines_that_flow_have_a_blank_between_them_or_none(delsp: str, body: str) -> None:
    mail = f"{HEAD}Subject: Brot\nContent-Type: text/plain; format=flowed{delsp}\n\nBrot ist teu \ner geworden.\n"
    [article] = read_bytes(mail.encode(), "a.eml", Bounds())
    assert isinstance(article, Article)
    assert article.body == body


@pytest.mark.parametrize("data", [
    b"\xef\xbb\xbf" + f"{HEAD}Subject: Bread\n\nIt is dear.\n".encode(),
    f"{HEAD}Subject: Bread\n\nIt is dear.\n".replace("\n", "\r").encode(),
])  # fmt: skip
def test_a_mark_before_the_headers_and_line_ends_of_old_machines(data: bytes) -> None:
    [article] = read_bytes(data, "a.eml", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.body, article.published) == (
        "Bread",
        "It is dear.",
        "2026-03-01T07:12:00+00:00",
    )


@pytest.mark.parametrize(
    ("below", "is_left"),
    [
        (f"{47 * '_'}\nBread mailing list\nBread@lamp.example\nhttps://lamp.example/listinfo/bread\n", False),
        ("begin 644 oven.bin\n#0V%T\n`\nend\n", False),
        (f"{47 * '_'}\nFour crowns a loaf.\n", True),
        ("begin 644 times\nat the end\n", True),
    ],
)
def test_what_programs_put_below_a_message(below: str, is_left: bool) -> None:
    mail = f"{HEAD}Subject: Bread\n\nIt is dear.\n\n{below}"
    [article] = read_bytes(mail.encode(), "a.eml", Bounds())
    assert isinstance(article, Article)
    assert (article.body != "It is dear.") == is_left
