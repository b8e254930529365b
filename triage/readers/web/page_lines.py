"""Lines of a page's text that are none of the story: who wrote it and when, above it; whose it is and whom to follow, below.

Extraction keeps some of them. Where a line stands decides with what it says: nothing is taken out of the middle.
"""

import re

from triage.readers.fields import fold
from triage.readers.web.page_facts import PageFacts
from triage.readers.wire.furniture import head_kind, is_byline
from triage.readers.word_dates import date_in

_LINES_ABOVE, _LONGEST_KICKER = 3, 40
#: A paragraph that sends readers to the paper's other places: an invitation, and two places or more.
_LONGEST_FOOT = 400
_ASKS = re.compile(
    r"(?i)\b(?:follow|subscribe|sign up|join us|write to|folgen sie|folge uns|abonnieren|puede escribirnos|síguenos|siga|sigue|seguir|suscr[ií]b\w++|suivez|"
    r"abonnez|seguici|segui|iscriviti|acompanhe|siga-nos|inscreva|volg ons|följ|følg|seuraa|obserwuj|подпис\w++|читайте нас)\b"
)
_PLACES = re.compile(
    r"facebook|twitter|\bx\b|instagram|telegram|whatsapp|youtube|linkedin|tiktok|bluesky|mastodon|newsletter|google news"
    r"|@[a-z]|вконтакте|телеграм"
)
_LONGEST_BYLINE = 120
#: What stands before the day of a page, where something does.
_LABELLED = re.compile(
    r"(?i)(?:stand|veröffentlicht|aktualisiert|erstellt|publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|published|updated|posted|geplaatst|publicerad"
    r"|opublikowano|опубликовано|опубліковано|発表|公開|发布时间|发布|發布|입력|نشر)\b[^\n]{0,20}?\d"
)
_LONGEST_DAY = 60
_BAR, _MOST_NAMED = re.compile(" [|·•] "), 9
#: How long it takes to read, or how long ago it was changed, and nothing else but names and days.
_READ_IN = re.compile(
    r"(?i)\b\d{1,3}[ -]?min(?:ute[ns]?|utos?|uti|\.)?[ -](?:read|lesezeit|de lecture|de lectura|de leitura|di lettura|lezen|lästid|okuma|чтения)\b|\b(?:reading time|lesedauer|lesezeit|temps de lecture|tiempo de lectura|leestijd|czas czytania|время чтения)\b"
)
_AGO = re.compile(
    r"(?i)(?:updated|published|posted|aktualisiert|mis à jour|publié|actualizado|atualizado|publicado|aggiornato)\b[^.!?]{0,20}\b(?:ago|vor|há|hace|il y a|fa)\b[^.!?]{0,20}"
)
#: Labels beside a day: 来源：新报网 作者：李华.
_SOURCED = re.compile(
    r"(?:来源|來源|出处|作者|记者|記者|编辑|編輯|출처|Source|Quelle|Fuente|Источник|Автор)\s?[:：]\s?\S{1,30}"
)
#: The last lines: whose it is, who edited it, that more is for those who pay, where it was printed.
_OWNED = re.compile(
    r"(?i)[<〈(\[【\s]*(?:저작권자|ⓒ|©|copyrights?\b|무단).{0,120}(?:금지|reserved|보유)\W*|[【(（\[]?(?:责任编辑|責任編輯|编辑|編輯|责编)\s?[:：][^】)）\n]{1,20}[】)）\]]?"
    r"|(?:この記事は)?(?:有料|会員限定)(?:会員限定)?記事です.{0,60}|残り\s?\d[\d,]*文字.{0,40}|.{0,20}(?:無断転載|禁無断)\S{0,20}|(?:未经授权|未經授權).{0,40}"
    r"|our standards: the thomson reuters trust principles.{0,40}|©?\s?(?:riproduzione riservata|tutti i diritti riservati|todos (?:los|os) (?:derechos|direitos) reservados|tous droits réservés|alle rechte vorbehalten)\W*"
    r"|a version of this article (?:appears|appeared) in print on .{0,120}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}"
)
_MOST_OWNED = 3
#: What is said of an author below a story.
_ON_AUTHOR = re.compile(
    r" (?:covers|writes (?:about|on|for)|reports (?:on|for|from)|is (?:a|an|the) .{0,40}?(?:reporter|editor|correspondent|columnist|journalist|writer))\b"
)
#: What a day and a time are made of in the Far East, and letters of a name.
_PARTS_OF_DAY, _LONGEST_WIDE_NAME = re.compile(r"[\d年月日時时分点:/\s.-]+"), 6


def parted(body: str, facts: PageFacts) -> tuple[str, str]:
    """The author line among the first lines, and the text without those that say by whom it is or when it appeared, and nothing more."""
    byline = ""
    for _ in range(_LINES_ABOVE):
        line, gap, rest = body.partition("\n\n")
        if not gap or len(line) > _LONGEST_BYLINE:
            break
        is_author = _is_names(line, facts) or (is_byline(line) and all(author in line for author in facts.authors))
        is_day = bool(facts.published) and (
            head_kind(line, is_alone=True) in ("published", "updated") or _is_day(line, facts.published)
        )
        if not is_author and not is_day and not _is_clock(line):
            break
        byline = byline or (line if is_author else "")
        body = rest
    return byline, body


def _is_clock(line: str) -> bool:
    """Whether a line says how long a text takes to read, or how long ago it was changed, and nothing more."""
    return line[-1:] not in ".!?" and (_READ_IN.search(line) is not None or _AGO.fullmatch(line) is not None)


def _is_names(line: str, facts: PageFacts) -> bool:
    """Whether a line names authors, perhaps with the paper, and nothing more: "Ada LorneBBC News"."""
    if not facts.authors or facts.authors[0] not in line:
        return False
    for name in (*facts.authors, facts.outlet):
        line = line.replace(name, " ", 1) if name else line
    return not any(map(str.isalnum, line))


def _is_day(line: str, published: str) -> bool:
    """Whether a line says when a page appeared, in a word or two, and nothing more."""
    if line[-1:] in ".!?" or date_in(line)[:10] != published[:10]:
        return False
    if _SOURCED.search(line) or ("年" in line and len(_PARTS_OF_DAY.sub("", line)) <= _LONGEST_WIDE_NAME):
        return True
    # "Herald | 16 November 2026" names the paper, too.
    is_beside = _BAR.search(line) is not None and len(line.split()) <= _MOST_NAMED
    return len(line) <= _LONGEST_DAY and (is_beside or _LABELLED.match(line) is not None)


def without_headline(body: str, title: str) -> str:
    """The story without the headline above it, and without the line or two of sections and kickers above that."""
    rest = body
    for _ in range(_LINES_ABOVE):
        first, _, rest = rest.partition("\n")
        rest = rest.lstrip("\n")
        if title and rest and fold(first).casefold() == fold(title).casefold():
            return rest
        if len(first) > _LONGEST_KICKER:
            break
    return body


def without_foot(body: str, authors: tuple[str, ...] = ()) -> str:
    """The story without last paragraphs that say whose it is or who its authors are, or ask to follow or subscribe to the paper."""
    for _ in range(_MOST_OWNED):
        above, _, last = body.rpartition("\n\n")
        is_foot = len(last) < _LONGEST_FOOT and (
            _OWNED.fullmatch(last) is not None
            or any(last.startswith(name) and _ON_AUTHOR.match(last, len(name)) for name in authors)
            or (_ASKS.search(last) is not None and len(set(_PLACES.findall(last.lower()))) > 1)
        )
        if not above or not is_foot:
            break
        body = above
    return body
