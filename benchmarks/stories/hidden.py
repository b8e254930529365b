"""Facts that no digest ever showed: days of versions, copies, boilerplate, kills are invented, and each fact is looked for.

    python benchmarks/stories/hidden.py [--seeds 5] [--days 8] [--stories 30] [--list]

A fact is a figure of a headline or lead, a name of a headline, or a sentence that matches. It was shown if a delivered
digest has it in the text of a main article, in the headline of one on its event or of any article that stands below one as
a version of its own, or in a correction. Worlds differ in what the profile asks: every update or such as say something
new, a threshold that short updates do not reach, a filter that unnamed outlets do not answer. What a copy says counts for nothing: it must be in the main article, or in an earlier digest. Facts of
killed stories are not counted, those that were delivered before the kill aside. The second table says what it costs:
mere copies that came again as stories or updates.
"""

import argparse
import io
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from triage.cli.exits import run
from triage.environment import Environment
from triage.languages.numbers.figures import stated
from triage.languages.numbers.number_words import LANGUAGES, number_words

START = datetime(2026, 11, 2, 6, tzinfo=UTC).timestamp()
DAY, HOUR = 86400.0, 3600.0
PROFILE = 'title = "Ports"\nupdates = "{policy}"\nterms = ["harbour", "Hafen", "puerto", "porto", "haven", "port", "hamn", "port morski"]\n'
#: What a profile may ask besides, world by world.
ASKED = (
    "",
    "threshold = 35\n",
    '[filter]\noutlets = ["Kyodo", "Reuters", "EFE", "Brief", "Ledger", "Archive", "Star", "Post", "Herald", "Courier"]\n',
)
#: Of each language: the toll in headline and lead, what happened next, and how a sentence that matches begins.
FRAMES = {
    "en": ("{place} harbour fire kills {n}", "Fire in {place} kills", "A fire in the harbour of {place} has killed {n} people, the mayor of the town said.",
           "Harbour master {name} told reporters that the crane of the harbour belongs to {other}."),
    "de": ("Feuer im Hafen {place}: {n} Tote", "Feuer in {place}", "Bei einem Feuer im Hafen von {place} sind {n} Menschen gestorben, sagte der Bürgermeister der Stadt.",
           "Der Kran im Hafen gehört nach den Worten von {name} der Reederei {other}."),
    "fr": ("Incendie au port de {place} : {n} morts", "Incendie à {place}", "Un incendie dans le port de {place} a fait {n} morts, a dit le maire de la ville.",
           "La grue du port appartient à la maison {other}, a indiqué {name} devant la presse."),
    "es": ("Incendio en el puerto de {place}: {n} muertos", "Incendio en {place}", "Un incendio en el puerto de {place} ha causado {n} muertos, dijo el alcalde de la ciudad.",
           "La grúa del puerto es de la naviera {other}, dijo {name} a los periodistas."),
    "it": ("Incendio nel porto di {place}: {n} morti", "Incendio a {place}", "Un incendio nel porto di {place} ha causato {n} morti, ha detto il sindaco della città.",
           "La gru del porto è della ditta {other}, ha detto {name} ai giornalisti."),
    "pt": ("Incêndio no porto de {place}: {n} mortos", "Incêndio em {place}", "Um incêndio no porto de {place} causou {n} mortos, disse o prefeito da cidade.",
           "O guindaste do porto é da firma {other}, disse {name} aos jornalistas."),
    "nl": ("Brand in haven van {place}: {n} doden", "Brand in {place}", "Bij een brand in de haven van {place} zijn {n} mensen omgekomen, zei de burgemeester van de stad.",
           "De kraan van de haven is van rederij {other}, zei {name} tegen journalisten."),
    "sv": ("Brand i {place}s hamn: {n} döda", "Brand i {place}", "En brand vid {place} i stadens hamn har dödat {n} personer, sade stadens borgmästare.",
           "Kranen i stadens hamn ägs av rederiet {other}, sade {name} till reportrar."),
    "pl": ("Pożar w {place}, port: {n} ofiar", "Pożar w {place}", "Pożar w {place}, gdzie leży port, zabił {n} osób, powiedział burmistrz miasta.",
           "Dźwig, który ma port, należy do armatora {other}, powiedział {name} dziennikarzom."),
}  # fmt: skip
#: Facts that are figures.
FIGURES = ("figure", "correction", "paper", "short")
FOOTER = (
    "You receive this mail because you signed up for breaking news of {outlet}. Manage your newsletters, change your "
    "address, read our privacy notice, or unsubscribe from all mails of this kind. Replies are not read at this harbour "
    "address. For help visit our help centre or call the reader desk on working days between nine and four."
)
STUB = (
    "The full text of this article on the harbour is no longer available. Please contact the archive of {outlet}."
)


@dataclass
class Fact:
    """Something that a reader must not miss, and how it can be seen in a text."""

    kind: str
    #: A figure's value with the word that the text must have as well, or the words themselves.
    value: str
    place: str
    language: str
    day: int
    is_killed: bool = False
    is_shown: bool = False

    def stands_in(self, text: str) -> bool:
        """Whether a text has it."""
        if self.place not in text:
            return False
        return self.value in stated(text, self.language) if self.kind in FIGURES else self.value in text


@dataclass
class Story:
    """A story that goes on."""

    place: str
    language: str
    outlet: str
    background: list[str]
    toll: int = 0
    more: list[str] = field(default_factory=list)
    title: str = ""
    versions: list[tuple[str, str]] = field(default_factory=list)
    is_killed: bool = False
    version: int = 0


class World:
    """What arrives, day by day, and what of it is a fact."""

    def __init__(self, folder: Path, seed: int, stories: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.facts: list[Fact] = []
        #: Paths of mere copies, with what was done to them.
        self.copies: dict[str, str] = {}
        self.day = 0
        self.files = 0
        self.now = START
        self.stories = [self._story() for _ in range(stories)]
        self.waiting = list(self.stories)
        self.places = [story.place for story in self.stories]

    def name(self) -> str:
        """A name that nobody else has."""
        parts = ("BDFGKLMNPRSTV", "aeiou", "bdgklmnprstv", "aeiou", "lnrstk", "aeou", "mnrv")
        return "".join(self.random.choice(part) for part in parts)

    def _story(self) -> Story:
        language = self.random.choice(["en", "en", "en", *FRAMES])
        background = [
            f"The quay by the old {self.name()} mill was rebuilt by {self.name()} and {self.name()} when the {self.name()} line moved."
            for _ in range(self.random.randint(3, 7))
        ]
        return Story(self.name(), language, self.random.choice(("Kyodo", "Reuters", "EFE", "")), background)

    def tomorrow(self) -> None:
        """The arrivals of one day."""
        for _ in range(max(1, len(self.stories) // 6)):
            if self.waiting:
                self._toll(self.waiting.pop())
        begun = [story for story in self.stories if story.versions]
        for story in self.random.sample(begun, min(len(begun), max(2, len(self.stories) // 2))):
            acts = [
                self._toll,
                self._toll,
                self._sentence,
                self._headline,
                self._copy,
                self._copy,
                self._copy,
                self._kill,
                self._correction,
                self._paper,
                self._short,
                self._telling,
            ]
            self.random.choice(acts)(story)
        self._mails()
        self._stubs()
        self._column()

    def _spelt(self, number: int, language: str) -> str:
        if language not in LANGUAGES:
            return str(number)
        words = [word for word, value in number_words(language).values.items() if value == number]
        written = self.random.choice(
            [str(number), str(number), words[0].replace(" ", "-") if language == "en" else words[0]]
        )
        return (
            {12: "a dozen", 24: "two dozen"}.get(number, written)
            if language == "en" and self.random.random() < 0.5
            else written
        )

    def _toll(self, story: Story) -> None:
        before = story.toll
        while story.toll == before:
            story.toll = self.random.choice((self.random.randint(2, 30), self.random.randint(2, 999), 12, 24))
        headline, plain, _, _ = FRAMES[story.language]
        has_figure = self.random.random() < 0.7
        title = headline if has_figure else plain
        story.title = title.format(place=story.place, n=self._spelt(story.toll, story.language))
        self._write(story, self._marked(story))
        self._fact("figure", str(story.toll), story)

    def _sentence(self, story: Story) -> None:
        name, other = self.name(), self.name()
        story.more.append(FRAMES[story.language][3].format(name=name, other=other))
        self._write(story, self._marked(story))
        self._fact("sentence", name, story)

    def _headline(self, story: Story) -> None:
        if not story.outlet:
            return
        name = self.name()
        story.title = f"{name}: {self.name()} {self.name()}, {story.place} harbour"
        self._write(story, story.title)
        self._fact("headline", name, story)

    def _correction(self, story: Story) -> None:
        """The same text with another toll, marked as put right."""
        story.toll += self.random.randint(1, 40)
        title = FRAMES[story.language][0].format(place=story.place, n=self._spelt(story.toll, story.language))
        self._write(story, f"CORRECTED-{title}")
        self._fact("correction", str(story.toll), story)

    def _paper(self, story: Story) -> None:
        """A paper has another toll first."""
        story.toll += self.random.randint(1, 40)
        title = FRAMES[story.language][1].format(place=story.place)
        outlet = self.random.choice(("Star", "Post", "Herald", "Courier"))
        self._file(f"{title}, {self.name()}", self._body(story), outlet, story.language)
        self._fact("paper", str(story.toll), story)

    def _short(self, story: Story) -> None:
        """An update that hardly matches: below the threshold, where there is one."""
        story.toll += self.random.randint(1, 40)
        told = f"{story.toll} people have died in {story.place}, the mayor of the town said late last night."
        match = FRAMES[story.language][3].format(name=self.name(), other=self.name())
        self._file(
            f"{story.place}: toll is {story.toll}", " ".join((told, *story.background, match)), story.outlet, "en"
        )
        self._fact("short", str(story.toll), story)

    def _telling(self, story: Story) -> None:
        """Another article on the same event, in words of its own."""
        name = self.name()
        body = (
            f"What burned at the harbour of {story.place} belonged to {name}, whose sheds hold rope and grain. {name} had been warned "
            f"of its wiring in the spring, {self.name()} of the fire brigade told reporters. The mayor of {story.place} wants the "
            f"sheds of {name} closed for good, and {self.name()} to answer for the {story.place} dead."
        )
        self._file(f"{name} owned the sheds that burned in {story.place}", body, "Herald", "en")
        self._fact("telling", name, story)

    def _marked(self, story: Story) -> str:
        story.version += 1
        return (
            f"UPDATE {story.version}-{story.title}"
            if story.version > 1 and self.random.random() < 0.3
            else story.title
        )

    def _body(self, story: Story) -> str:
        lead = FRAMES[story.language][2].format(place=story.place, n=self._spelt(story.toll, story.language))
        middle = len(story.background) // 2
        return " ".join([lead, *story.background[:middle], *story.more, *story.background[middle:]])

    def _copy(self, story: Story) -> None:
        """A text that was sent before, as another outlet prints it, or as the same one sends it again."""
        title, body = self.random.choice(story.versions)
        # (An outlet that sends again what it has replaced takes something back.)
        outlet = self.random.choice(("Star", "Post", "Herald", "Courier"))
        change = self.random.choice(("retitled", "cut", "typo", "credited", "stamped", "again"))
        if change == "retitled":
            title = f"{story.place}: what is known of the harbour"
        elif change == "cut":
            body = body[: body.rindex(" ", 0, max(200, len(body) * 2 // 3))]
        elif change == "typo":
            body = body.replace("rebuilt", "rebulit", 1)
        elif change == "credited":
            body += " (Reporting by Ann Ode at the harbour; Editing by Bo Lund)"
        elif change == "stamped":
            body += " Published Nov 12, 2026 12:00. Edited 03:49 PM."
        else:
            outlet, (title, body) = story.outlet, story.versions[-1]
        path = self._file(title, body, outlet, story.language)
        self.copies[path] = change

    def _kill(self, story: Story) -> None:
        if story.is_killed or self.random.random() < 0.6:
            return
        story.is_killed = True
        for fact in self.facts:
            fact.is_killed |= fact.place == story.place
        title = f"KILL-{story.title}"
        self._file(title, "Please kill the story. The story should not be used; it is wrong.", story.outlet, "en")
        self.stories.remove(story)

    def _mails(self) -> None:
        for _ in range(self.random.randint(0, 2)):
            outlet, name, place = self.random.choice(("Brief", "Ledger")), self.name(), self.name()
            title = f"{place} council weighs toll on {name} road"
            body = f"The town is to decide whether lorries must pay on the {name} quay of {place}. {FOOTER.format(outlet=outlet)}"
            self._file(title, body, outlet, "en")
            self.facts.append(Fact("boilerplate", name, place, "en", self.day))

    def _stubs(self) -> None:
        name, place = self.name(), self.name()
        self._file(f"{place} buys {name}", STUB.format(outlet="Archive"), "Archive", "en")
        self.facts.append(Fact("stub", name, place, "en", self.day))

    def _column(self) -> None:
        self._file(
            "What harbour readers need to know this week",
            "",
            "Brief",
            "en",
            url=f"https://example.org/{self.files}",
        )
        self.facts.append(Fact("column", f"/{self.files - 1}", "/", "en", self.day))

    def _fact(self, kind: str, value: str, story: Story) -> None:
        self.facts.append(Fact(kind, value, story.place, story.language, self.day))

    def _write(self, story: Story, title: str) -> None:
        body = self._body(story)
        story.versions.append((title, body))
        self._file(title, body, story.outlet, story.language)

    def _file(self, title: str, body: str, outlet: str, language: str, **more: str) -> str:
        self.files += 1
        # One after the other: what is sent later is newer.
        came = self.now - 20 * HOUR + 60 * (self.files % 1000)
        published = datetime.fromtimestamp(came, UTC).isoformat()
        record = {
            "title": title,
            "body": body,
            "outlet": outlet,
            "language": language,
            "published": published,
            **more,
        }
        path = self.folder / "inbox" / f"{self.files:05}.json"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        os.utime(path, (came, came))
        return f"inbox/{path.name}"


def digest(folder: Path, now: float) -> dict[str, Any]:
    """The digest of that morning, delivered."""
    out, err = io.BytesIO(), io.BytesIO()
    environment = Environment(
        stdin=io.BytesIO(),
        stdout=out,  # type: ignore[arg-type]
        stderr=err,  # type: ignore[arg-type]
        variables={"XDG_STATE_HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "config"), "TZ": "UTC"},
        folder=Path(),
        now=lambda: now,
    )
    status = run(("digest", "inbox", "-p", "ports.toml", "--format", "json"), environment)
    if status:
        raise SystemExit(f"status {status}: {err.getvalue().decode()}")
    [found] = json.loads(out.getvalue())["digests"]
    return dict(found)


def shown(one: dict[str, Any], folder: Path) -> Iterator[str]:
    """The texts that a digest gives its reader."""
    for story in one["stories"]:
        record = json.loads((folder / story["hit"]["path"]).read_text(encoding="utf-8"))
        yield f"{record['title']}\n{record['body']}\n{record.get('url', '')}"
        # What is on its event is named by its headline.
        yield from (f"{hit['title']} {hit['url'] or ''}" for hit in story["also"])
        title = story["hit"]["title"]
        yield from (f"{title} {change['was'] or ''}" for change in story["changes"])
        for hit in story["copies"]:
            if hit["story"]["outdated"] or hit["story"]["role"] == "update":
                # A version stands below the main article with its headline and what that no longer says.
                yield "\n".join(
                    (hit["title"], title, *(change["was"] or "" for change in hit["story"]["changes"]))
                )
    for event in one["events"]:
        yield "\n".join((event["past"]["title"], *(change["new"] for change in event["changes"])))


def live(seed: int, days: int, stories: int, profile: str) -> tuple[World, Counter[str], Counter[str]]:
    """One world and its digests: copies that came again, by what was done to them, and what was held back."""
    again: Counter[str] = Counter()
    held: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "inbox").mkdir()
        (folder / "ports.toml").write_text(profile, encoding="utf-8")
        before = Path.cwd()
        os.chdir(folder)
        try:
            world = World(folder, seed, stories)
            known: set[str] = set()
            for day in range(days):
                world.day, world.now = day, START + day * DAY
                world.tomorrow()
                one = digest(folder, world.now)
                texts = list(shown(one, folder))
                for fact in world.facts:
                    fact.is_shown |= any(fact.stands_in(text) for text in texts)
                again.update(world.copies[path] for path in _again(one, world, known))
                known.update(fact.place for fact in world.facts if fact.is_shown)
                held.update({each["reason"]: each["count"] for each in one["held"]})
        finally:
            os.chdir(before)
    return world, again, held


def _again(one: dict[str, Any], world: World, known: set[str]) -> Iterator[str]:
    """The mere copies that a digest tells although it or one before it has told the story."""
    titles = Counter(place for story in one["stories"] for place in world.places if place in story["hit"]["title"])
    for story in one["stories"]:
        if (path := story["hit"]["path"]) in world.copies:
            yield from (
                path
                for place in world.places
                if place in story["hit"]["title"] and (place in known or titles[place] > 1)
            )


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--days", type=int, default=8)
    parser.add_argument("--stories", type=int, default=30)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    told: Counter[str] = Counter()
    hidden: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    came: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for seed in range(options.seeds):
        profile = PROFILE.format(policy=("new-matches", "always")[seed % 2]) + ASKED[seed % len(ASKED)]
        world, again, left = live(seed, options.days, options.stories, profile)
        counted = [fact for fact in world.facts if not fact.is_killed]
        told.update(fact.kind for fact in counted)
        lost = [fact for fact in counted if not fact.is_shown]
        hidden.update(fact.kind for fact in lost)
        copies.update(world.copies.values())
        came.update(again)
        held.update(left)
        for fact in lost if options.list else ():
            print(
                f"seed {seed} day {fact.day}: {fact.kind} {fact.value} of {fact.place} ({fact.language})",
                file=sys.stderr,
            )
    print(f"{'facts':<20}{'told':>8}{'hidden':>8}")
    for kind in sorted(told):
        print(f"{kind:<20}{told[kind]:>8,}{hidden[kind]:>8,}")
    print(f"{'all':<20}{told.total():>8,}{hidden.total():>8,}\n")
    print(f"{'mere copies':<20}{'sent':>8}{'again':>8}")
    for kind in sorted(copies):
        print(f"{kind:<20}{copies[kind]:>8,}{came[kind]:>8,}")
    print(f"{'all':<20}{copies.total():>8,}{came.total():>8,}   held: {dict(held)}")


if __name__ == "__main__":
    main()
