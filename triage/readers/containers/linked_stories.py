"""Mails that list stories, each with its link: alerts, clippings, newsletters, tables of contents. Each becomes an article.

A headline is a link that has its line for itself, or a heading with a link to read on below it; what stands below, up to the
next, is its story. Only a mail that surely is such a list is taken apart: most of its headlines have a text below them, none a
long one, and what stands beside them is less than they are. What is a text of its own above them is an article, too.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from triage.article import Article
from triage.readers.containers.forwarded import below_headers
from triage.readers.containers.letter_edges import is_edge, without_edges
from triage.readers.containers.mail_lines import MailLine, depth_shared, lines_of
from triage.readers.containers.story_notes import is_outlet, notes_in
from triage.readers.fields import fold, people, through_counter
from triage.readers.link_texts import READ_ON
from triage.readers.web.markup import tree_of_html

#: What else is linked in a line of its own and is no headline.
_NO_HEADLINE = re.compile(
    r"(?i)(?:view|see|show|read|browse|open)\b.{0,12}\b(?:all|online|browser|issue|results|alert)\b.{0,40}|(?:share|follow|like|tweet|forward|e-?mail|send|flag|save|print)\b.{0,40}"
    r"|(?:manage|edit|modify|create|update|change|cancel|delete|remove|unsubscribe|subscribe|sign (?:up|in)|log ?in|register|contact|download|get the|help|about|privacy|terms|advertis)\b.{0,50}"
    r"|.{0,30}\b(?:abbestellen|abmelden|impressum|datenschutz|désabonn\w*|désinscri\w*|darse de baja|cancelar)\b.{0,30}|https?://\S+|\S+@\S+"
)
#: The number before a headline.
_ORDINAL = re.compile(r"(?:[(\[]?\d{1,3}[.)\]]|[*•·▪►–—-])\s+")
_LETTER = re.compile(r"[^\W\d_]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST_WORDS, _LEAST_LETTERS, _LEAST_WIDE, _LONGEST_HEADLINE = 3, 14, 8, 300
#: Of two, each must tell its day.
_LEAST_STORIES, _LEAST_UNDATED = 2, 3
#: Of all stories, at least so many have something below their headline.
_TOLD = 2 / 3
#: Words of a story, in the middle of all, from which it is a text and no excerpt; and of what stands above them as a text of its own.
_LONGEST_STORY, _LEAST_OPENING, _LONGEST_OPENING = 250, 25, 60
_LONGEST_SECTION = 60


class LinkedStory(Struct):
    """A headline, its address, and the lines above and below it that are its own."""

    title: str
    url: str
    section: str = ""
    above: list[str] = []
    lines: list[str] = []

    def words(self) -> int:
        """How many words there are besides the headline; wide letters count half a word."""
        return count_words(self.lines)


def count_words(lines: Sequence[str]) -> int:
    """Words, of languages without spaces too."""
    text = " ".join(lines)
    return len(text.split()) + len(_WIDE.findall(text)) // 2


def articles(html: str, sent: Article) -> list[Article]:
    """The stories of a mail in their order; [] where it is not surely a list of them."""
    root = tree_of_html(html) if html.count("<a ") + html.count("<A ") >= _LEAST_STORIES else None
    lines = [] if root is None else lines_of(root)
    heads = _heads(lines)
    if len(heads) < _LEAST_STORIES:
        return []
    opening, stories = _divided(lines, heads)
    return told(opening, stories, sent)


def told(opening: list[str], stories: list[LinkedStory], sent: Article, between: str = "\n\n") -> list[Article]:
    """The articles of a list and of what stands above it; [] in doubt."""
    if len(stories) < _LEAST_STORIES:
        return []
    stories[-1].lines = without_edges("\n\n".join(stories[-1].lines)).split("\n\n") if stories[-1].lines else []
    lengths = sorted(story.words() for story in stories)
    above = "\n\n".join(opening)
    above = without_edges(above) if above else ""
    is_list = (
        sum(length > 1 for length in lengths) >= _TOLD * len(stories)
        and lengths[len(lengths) // 2] <= _LONGEST_STORY
        and len(stories[-1].lines) <= 12 + 3 * max(len(story.lines) for story in stories[:-1])
        and count_words([above]) <= max(_LONGEST_OPENING, sum(lengths))
    )
    found = [_article(story, sent, between) for story in stories] if is_list else []
    # The goods of an order have a price and nothing to tell.
    if 2 * sum(bool(one.body) or one.published_text != sent.published_text for one in found) < len(found):
        return []
    if len(found) < _LEAST_UNDATED and any(one.published_text == sent.published_text for one in found):
        return []
    if found and above and count_words([above]) < _LEAST_OPENING:
        # Nothing of a mail is lost: what is too short to be a text is a note on its first story.
        found[0] = replace(found[0], credits="\n".join(filter(None, (found[0].credits, fold(above)))))
    return [*_opening(above, sent), *found] if found else []


def _heads(lines: list[MailLine]) -> list[int]:
    """Where the headlines are; of several that are the same, or lead to one address, that with most below it."""
    likely = [at for at in range(len(lines)) if _is_headline(lines, at)]
    if len(likely) < _LEAST_STORIES:
        likely = _headings(lines)
    lengths = {
        at: sum(len(line.text) for line in lines[at + 1 : end] if not READ_ON.fullmatch(line.text))
        for at, end in pairwise([*likely, len(lines)])
    }
    kept: list[int] = []
    taken = set[str]()
    for at in sorted(likely, key=lambda at: -lengths[at]):
        keys = {fold(lines[at].linked or lines[at].heading).casefold()}
        keys |= {through_counter(lines[at].url).partition("#")[0]} if lines[at].url else set()
        if keys.isdisjoint(taken):
            kept.append(at)
        taken |= keys
    return sorted(kept)


def _is_headline(lines: list[MailLine], at: int) -> bool:
    line = lines[at]
    if not line.url or not _is_like_a_headline(line.linked):
        return False
    # A link around a headline and its text is around both.
    return not at or lines[at - 1].url != line.url or not _is_like_a_headline(lines[at - 1].linked)


def _is_like_a_headline(text: str) -> bool:
    if len(text) > _LONGEST_HEADLINE or READ_ON.fullmatch(text) or _NO_HEADLINE.fullmatch(text) or is_edge(text):
        return False
    if len(_WIDE.findall(text)) >= _LEAST_WIDE:
        return True
    return len(text.split()) >= _LEAST_WORDS and len(_LETTER.findall(text)) >= _LEAST_LETTERS


def _headings(lines: list[MailLine]) -> list[int]:
    """Headings without a link below which a link leads to the rest, if all are so."""
    starts = [at for at, line in enumerate(lines) if _is_like_a_headline(_ORDINAL.sub("", line.heading))]
    return [at for at, end in pairwise([*starts, len(lines)]) if _more(lines[at + 1 : end])]


def _more(lines: list[MailLine]) -> str:
    """The address of the link to the rest of a story; "" for none."""
    likely = (line for line in lines if line.target and (READ_ON.fullmatch(line.target_text) or _is_address(line)))
    return next((line.target for line in likely), "")


def _is_address(line: MailLine) -> bool:
    """Whether a line is nothing but an address, perhaps cut where it is long."""
    return line.is_links and line.target_text.lower().startswith(("http", "www."))


def _divided(lines: list[MailLine], heads: list[int]) -> tuple[list[str], list[LinkedStory]]:
    """What stands above the first story, and the stories; a line between two belongs to that with which it shares more."""
    stories: list[LinkedStory] = []
    section = ""
    opening = lines[: heads[0]]
    above = _nearer(opening, lines[heads[1]], lines[heads[0]])
    opening = opening[: len(opening) - len(above)]
    if opening and _is_section(opening[-1]):
        above = [opening.pop(), *above]
    for at, following in zip(heads, [*heads[1:], 0], strict=True):
        head, between = lines[at], lines[at + 1 : following or len(lines)]
        url = head.url or _more(between)
        section = next((line.text for line in above if _is_section(line)), section)
        title = head.linked or _ORDINAL.sub("", head.heading)
        story = LinkedStory(title, through_counter(url), section)
        story.above = [line.text for line in above if not _is_section(line) and not _is_beside(line, head)]
        above = _nearer(between, head, lines[following]) if following else []
        below = between[: len(between) - len(above)]
        if following and len(below) > 1 and _is_section(below[-1]):
            above = [below.pop(), *above]
        story.lines = [head.behind] if head.behind else []
        story.lines += [_without_more(line) for line in below if not _is_beside(line, head)]
        stories.append(story)
    listed = {story.title for story in stories}
    above_all = [line.text for line in opening if not _is_beside(line, line) and line.text not in listed]
    return below_headers(above_all), stories


def _nearer(between: list[MailLine], other: MailLine, following: MailLine) -> list[MailLine]:
    """The last lines that stand in one part of the layout with the headline below them, and not with another."""
    kept = len(between)
    while kept and depth_shared(between[kept - 1], following) > depth_shared(other, following):
        kept -= 1
    return between[kept:]


def _is_beside(line: MailLine, head: MailLine) -> bool:
    """Whether a line is the number of a story, or links to the rest of it, to other forms of it, to those to tell of it."""
    if _ORDINAL.fullmatch(line.text + " "):
        return True
    # Around a whole story there may be one link.
    is_text = line.url and line.url == head.url and not READ_ON.fullmatch(line.linked)
    return (
        line.is_links
        and not is_text
        and (len(line.text.split()) <= _LEAST_WORDS or not _is_like_a_headline(line.text))
    )


def _without_more(line: MailLine) -> str:
    """The text of a line without the word at its end that links to the rest of the story."""
    is_more = line.target and not line.is_links and READ_ON.fullmatch(line.target_text)
    return line.text.removesuffix(line.target_text).rstrip(" [(|›»-") if is_more else line.text


def _is_section(line: MailLine) -> bool:
    """Whether a line is the heading of stories below it, and no note beside a headline."""
    return (
        not line.url
        and (line.heading == line.text or line.text.isupper())
        and len(line.text) <= _LONGEST_SECTION
        and not is_outlet(line.text)
        and line.text[-1:].isalnum()
    )


def _opening(above: str, sent: Article) -> list[Article]:
    if count_words([above]) < _LEAST_OPENING:
        return []
    return [replace(sent, body=above, id="")]


def _article(story: LinkedStory, sent: Article, between: str) -> Article:
    notes = notes_in(story.above, story.lines)
    return Article(
        title=story.title,
        body=between.join(notes.lines),
        byline=notes.byline,
        authors=people(notes.byline),
        outlet=notes.outlet or sent.outlet,
        url=story.url,
        keywords=(story.section,) if story.section else (),
        credits=sent.credits,
        language=sent.language,
        published=notes.published or sent.published,
        published_text=notes.published_text or sent.published_text,
        format="mail",
    )


#: An address in a line of its own, perhaps named.
_ADDRESS_LINE = re.compile(r"(?i)(?:[^\W\d_]{2,12}(?: [^\W\d_]{2,12})?: ?)?<?(https?://[^\s<>]+)>?")


def plain_articles(text: str, sent: Article) -> list[Article]:
    """The stories of a plain text: blocks of a headline, what is said of it, and an address in a line of its own."""
    opening: list[str] = []
    stories: list[LinkedStory] = []
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        lines = [line.strip() for line in block.strip().split("\n") if line.strip()]
        links = [(at, found[1]) for at, line in enumerate(lines) if (found := _ADDRESS_LINE.fullmatch(line))]
        title = _ORDINAL.sub("", lines[0]) if lines else ""
        if len(links) == 1 and links[0][0] and _is_like_a_headline(title) and not title.endswith((".", ":")):
            at, url = links[0]
            stories.append(LinkedStory(title, through_counter(url), "", [], lines[1:at] + lines[at + 1 :]))
        else:
            (stories[-1].lines if stories else opening).extend(lines)
    return told(opening, stories, sent, "\n") if len({story.url for story in stories}) == len(stories) else []


#: Programs of newsletters (Mailchimp) write a heading in plain text so, and rule off what is below the last story.
_RULED = re.compile(r"(?m)^\*\* ([^\n]{3,300})\n-{10,}[ \t]*$")
_ENDS = re.compile(r"(?m)^={10,}[ \t]*$")
#: A text with its address behind it, as these programs write links.
_LINKED = re.compile(r"(?s)(.*\S)\s*\((https?://[^\s()]+)\)")


def ruled_articles(text: str, sent: Article) -> list[Article]:
    """The stories of a plain text whose headlines are marked `** ` and have a ruler below them; [] in doubt."""
    text = text.replace("\r\n", "\n")
    heads = list(_RULED.finditer(text))
    if len(heads) < _LEAST_STORIES:
        return []
    opening = _paragraphs(text[: heads[0].start()])
    stories: list[LinkedStory] = []
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        below = text[head.end() : following.start() if following else len(text)]
        story = _ruled_story(head[1].strip(), _paragraphs(below if following else _ENDS.split(below)[0]))
        if _is_like_a_headline(story.title):
            stories.append(story)
        else:
            (stories[-1].lines if stories else opening).extend([story.title, *story.lines])
    # Sections of one text have headings too, and lead nowhere.
    return told(opening, stories, sent) if 2 * sum(bool(story.url) for story in stories) >= len(stories) else []


def _ruled_story(head: str, lines: list[str]) -> LinkedStory:
    """A headline and the paragraphs below it; its address stands behind it, or at the end."""
    linked = _LINKED.fullmatch(head)
    last = _LINKED.fullmatch(lines[-1]) if lines else None
    if last and READ_ON.fullmatch(last[1]):
        lines = lines[:-1]
    url = linked[2] if linked else last[2] if last else ""
    return LinkedStory(linked[1] if linked else head, through_counter(url), "", [], lines)


def _paragraphs(text: str) -> list[str]:
    return [block.strip() for block in re.split(r"\n[ \t]*\n", text) if block.strip()]
