"""Messages that stand in the text of another: forwarded by hand, or put together by a list as a digest (RFC 1153).

A forwarded story is the story: headline, author and day are those of the message that was forwarded, and what its sender
wrote above it is no text of it. Answers that quote what they answer are left as they are.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from triage.article import Article
from triage.readers.containers.mail_headers import name_in, title_of
from triage.readers.fields import fold, people
from triage.readers.stamps import moment

#: Headers as mail programs write them above a message that they forward, by what they say.
_LABELS = {
    "from": "from|von|de|da|van|od|fr[åa]n|fra|l[äa]hett[äa]j[äa]|kimden|felad[óo]|от|від|от кого|差出人|发件人|寄件者|보낸 ?사람",
    "date": "date|sent|gesendet|datum|envoy[ée](?: le)?|enviad[oa](?: el| em)?|fecha|data|inviato|verzonden|skickat|sendt|dato|wys[łl]ano|"
    "g[öo]nderildi|tarih|d[áa]tum|дата|отправлено|надіслано|日時|送信日時|发送时间|日期|날짜|보낸 ?날짜",
    "subject": "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|[äa]mne|emne|temat|konu|t[áa]rgy|тема|件名|主题|主旨|제목",
    "id": "message-id",
    "other": "mime-version|content-type|content-transfer-encoding|in-reply-to|references|x-[a-z-]{2,30}|to|an|[àa]|para|a|aan|till|til|do|vastaanottaja|kime|c[íi]mzett|кому|宛先|收件人|받는 ?사람|cc|kopie|copia|bcc|reply-to|antwort an|attachments?|anlagen|importance",
}
_LINE = re.compile(
    "(?i)[*_]{0,2}(?:"
    + "|".join(f"(?P<{kind}>{labels})" for kind, labels in _LABELS.items())
    + r")[ \u00a0]?[:：][*_]{0,2}[ \t\u00a0]*(?P<value>.*)"
)
_PREFIX = re.compile(
    r"(?i)\s*(?:\[[^\]]{1,40}\]\s*)?(?:fw|fwd|wg|tr|rv|enc|i|doorst|vs|vb|pd|пер|転送|转发|전달)\s*[:：]"
)
_MARK = re.compile(
    r"(?im)^[> \t]*+-{2,}+[ >]*+(?:forwarded message|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado|mensagem (?:encaminhada|reencaminhada)|"
    r"messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande|przekazana wiadomo[śs][ćc]|пересланное сообщение|пересылаемое сообщение)\b.*$"
    r"|^[> \t]*+(?:begin forwarded message|anfang der weitergeleiteten nachricht|d[ée]but du message r[ée]exp[ée]di[ée]|inizio messaggio inoltrato|"
    r"inicio del mensaje reenviado|begin doorgestuurd bericht)\s*:.*$"
)
_QUOTED = re.compile(r"(?m)^>[ ]?")
_RULE = re.compile(r"[-_=*]*+[^-_=*\n]{0,80}[-_=*]{3,}+|")
_MOST_HEADERS, _MOST_CHAIN, _LONGEST_NOTE = 10, 8, 600
_SENT_FROM = re.compile(
    r"(?i)(?:sent from my|gesendet von mein|von meinem|envoyé de mon|inviato da|enviado desde)\b.{0,60}"
)

#: Thirty hyphens between the messages of a digest, seventy below its contents.
_BETWEEN = re.compile(r"(?m)^-{28,32}[ \t]*$")
_CONTENTS = re.compile(r"(?m)^-{68,72}[ \t]*$")
_NUMBER = re.compile(r"\s*Message:? \d+[ \t]*\n")
_END = re.compile(r"\s*(?:End of .{3,80} Digest\b|Subject: Digest Footer\b)", re.IGNORECASE)


def forwarded(sent: Article, text: str, subject: str) -> tuple[Article, str] | None:
    """The article that a message forwards, without its text, and that text; None where it forwards none."""
    mark = _MARK.search(text)
    if mark is None and not _PREFIX.match(subject):
        return None
    if mark is not None and text[mark.end() :].lstrip().startswith(">"):
        text = text[: mark.end()] + _QUOTED.sub("", text[mark.end() :])
    article, note, rest = None, "", text
    for _ in range(_MOST_CHAIN):
        headers = _headers(rest)
        if headers is None or len(headers[0].strip()) > _LONGEST_NOTE:
            break
        # What was forwarded as an answer is the answer, with what it quotes.
        if article is not None and not (_MARK.search(rest) or _PREFIX.match(subject)):
            break
        above, said, rest = headers
        subject = said["subject"]
        note = "\n".join(filter(None, (note, fold(_MARK.sub("", above)))))
        article = _article(sent, said)
    if article is None or not rest.strip():
        return None
    text, _, last = rest.strip().rpartition("\n")
    return replace(article, credits=note.strip(" -_")), text.strip() if _SENT_FROM.fullmatch(
        last
    ) else rest.strip()


def _headers(text: str) -> tuple[str, dict[str, str], str] | None:
    """What stands above the first block of headers, these, and what stands below."""
    lines = text.split("\n")
    for start, line in enumerate(lines):
        found = _LINE.fullmatch(line.strip())
        if found is None or not (found["from"] or found["date"] or found["subject"]):
            continue
        said, end = _block(lines, start)
        if "subject" in said and ("from" in said or "date" in said):
            above = [one for one in lines[:start] if not _RULE.fullmatch(one.strip())]
            return "\n".join(above), said, "\n".join(lines[end:])
    return None


def _block(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The headers from a line on, by what they say, and the line behind them; blank ones may stand between."""
    said: dict[str, str] = {}
    last = ""
    end = at = start
    while at < len(lines) and at < start + 2 * _MOST_HEADERS:
        line = lines[at].strip()
        found = _LINE.fullmatch(line)
        if found:
            last = next(kind for kind in _LABELS if found[kind])
            said.setdefault(last, found["value"].strip())
            end = at + 1
        elif line and (not last or not lines[at - 1].strip() or not lines[at][:1].isspace()):
            break
        elif line:
            said[last] += " " + line
            end = at + 1
        at += 1
    return said, end


def _article(sent: Article, said: dict[str, str]) -> Article:
    written, sender = said.get("date", ""), said.get("from", "")
    name = name_in(sender.replace("[mailto:", "<"))
    published = moment(written)
    return replace(
        sent,
        title=title_of(said["subject"]) or sent.title,
        id=said.get("id", "").strip("<> ") or sent.id,
        byline=name,
        authors=people(name),
        outlet="",
        published=published or sent.published,
        published_text=written if published else sent.published_text,
    )


def below_headers(lines: list[str]) -> list[str]:
    """Lines of a letter below the last header that a mail program wrote above what it forwards; all, where there is none."""
    ends = [at + 1 for at, line in enumerate(lines) if (found := _LINE.fullmatch(line)) and not found["other"]]
    return lines[ends[-1] :] if len(ends) > 1 else lines


def messages_of_digest(sent: Article, text: str) -> Iterator[tuple[Article, str]]:
    """The articles of a list's digest, without their texts, and those; none where a text is no digest."""
    contents = _CONTENTS.search(text)
    pieces = _BETWEEN.split(text[contents.end() :]) if contents else []
    # Nothing stands between messages where a letter has a rule above what it answers.
    if len(pieces) < 2:
        return
    found: list[tuple[Article, list[str]]] = []
    for piece in pieces:
        number = _NUMBER.match(piece)
        written = piece[number.end() :] if number else piece
        if _END.match(written) or not written.strip():
            continue
        lines = written.strip("\n").split("\n")
        said, end = _block(lines, 0)
        if "subject" in said and "from" in said:
            found.append((_article(sent, said), lines[end:]))
        elif found:
            # A message may have such a line itself.
            found[-1][1].extend(("", *lines))
        else:
            return
    yield from ((article, "\n".join(lines)) for article, lines in found)
