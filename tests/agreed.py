"""Articles, profiles and settings for which every command has to give the same answer, in `agreement` and `scale/test_job`.

Each profile and each setting decides something about the articles, so whoever forgets one gives another answer.
"""

import json
import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from desk import Desk

import triage

NOW = 1606024800.0  # 22 November 2020
Verdicts = dict[str, tuple[bool, float, tuple[Any, ...]]]

ARTICLES = {
    "harbour.txt": (
        "Ostrava Port Union Calls Strike Over Grain Berth",
        "EMDEN, Nov 20, 2020 (Halden)",
        "The dock union of Port Nordholm called a strike on Friday after talks with Veldt Lines broke down.",
        "The strike would close the grain berth from Monday. Veldt Lines said that the union had been offered a rise of 4 "
        "percent. The union said that Veldt Lines had offered nothing of the kind.",
    ),
    "person.txt": (
        "Veldt Steps Down as Chair of the Harbour Board",
        "EMDEN, Nov 20, 2020 (Halden)",
        "Anna Veldt, who led the harbour board for nine years, said on Friday that she would step down in spring.",
        "Veldt told reporters that the strike had nothing to do with it. Mrs. Veldt will be succeeded by her deputy.",
    ),
    "passing.txt": (
        "Bakers Raise the Price of Rye Bread",
        "LEER, Nov 19, 2020 (Halden)",
        "Bakers along the coast raised the price of rye bread by a tenth on Thursday and blamed the harvest.",
        "Rye has been dear since August. One baker mentioned the strike at the port, for flour comes by ship.",
        "Others said that the weather was to blame, as it is every year, and that bread would be cheaper by Easter.",
    ),
    "sport.txt": (
        "Nordholm Strike Late to Win the Cup",
        "LEER, Nov 18, 2020 (Halden)",
        "Nordholm scored in the last minute on Wednesday to win the cup. The strike came off the post.",
        "It was the second strike of the striker, who had been injured for most of the season.",
    ),
    "streik.txt": (
        "Gewerkschaft ruft zum Streik im Hafen von Nordholm auf",
        "Die Gewerkschaft der Hafenarbeiter hat am Freitag zu einem Streik im Hafen von Nordholm aufgerufen, nachdem "
        "die Gespräche mit der Reederei gescheitert waren.",
        "Die Reederei Veldt Lines wies die Vorwürfe zurück. Der Streik soll am Montag beginnen, sagte ein Sprecher.",
    ),
    "greve.txt": (
        "Le syndicat appelle à la grève dans le port de Nordholm",
        "Le syndicat des dockers a appelé vendredi à la grève dans le port de Nordholm après l'échec des négociations "
        "avec la compagnie maritime Veldt Lines.",
        "La compagnie a rejeté les reproches. La grève doit commencer lundi, a déclaré un porte-parole du syndicat.",
    ),
    "table.txt": ("Nordholm Strike Index", "Shr 12 cts vs 9 cts", "Net 1.2 mln vs 0.9 mln", "Strike days 4 vs 9"),
    "misspelt.txt": (
        "Union Leader Tells of Talks",
        "EMDEN, Nov 20, 2020 (Halden)",
        "Nordholn is a small port, said the leader of the union in a long talk about the strike and its reasons.",
    ),
    "neighbour.txt": (
        "Rain Closes the Road Along the Dike",
        "EMDEN, Nov 20, 2020 (Halden)",
        "The road to Nordolm was closed on Friday, and the mayor of Nordolm asked drivers to wait for the morning.",
    ),
    "alias.txt": (
        "Grain Ships Turn Back",
        "EMDEN, Nov 20, 2020 (Halden)",
        "Four ships with grain turned back before Nordhavn on Friday, for nobody would unload them before the talks end.",
    ),
}
#: What no plain text says: dates, outlets, what may be used and when.
RECORDS = {
    "old.json": {
        "title": "Talks on a Strike End in Nordholm",
        "text": "The port union and Veldt Lines met for talks in Nordholm on Thursday and put off the strike for a week.",
        "date": "2020-11-12T09:00:00+01:00",
        "outlet": "Halden",
    },
    "nobody.json": {
        "title": "Strike Fund of the Union Is Full",
        "text": "The strike fund of the port union in Nordholm is full, its treasurer said before the talks on Friday.",
        "date": "2020-11-20T18:00:00+01:00",
        "outlet": "Nobody",
    },
    # For three hours more where the settings are, over in UTC.
    "held.json": {
        "title": "Union to Call Off the Strike",
        "text": "The union of port workers in Nordholm will call off its strike on Sunday, after talks through the night.",
        "date": "2020-11-21T20:00:00+01:00",
        "outlet": "Halden",
        "embargo": "2020-11-22T04:00:00",
    },
    "killed.json": {
        "title": "Grain Berth in Nordholm Burns",
        "text": "The grain berth in the port of Nordholm burns, and the union has broken off its strike and all talks.",
        "date": "2020-11-21T21:00:00+01:00",
        "outlet": "Halden",
        "status": "canceled",
    },
}
NAMES = (*ARTICLES, *RECORDS)
#: Published more than a week before the first digest, which leaves it aside.
ARCHIVE = "old.json"
PROFILES = {
    "plain": 'terms = ["talks", "Nordholm"]',
    "weights": 'threshold = 70\n[[term]]\ntext = "strike"\nweight = 3\n[[term]]\ntext = "Veldt Lines"\nweight = 2\n'
    '[[term]]\ntext = "cup"\nweight = -2',
    "english": 'languages = ["en"]\nterms = ["Nordholm", "strike", "Streik"]',
    "german": 'languages = ["de"]\nterms = ["Streik", "Hafenarbeiter", "Gespräch", "Index"]',
    "not-french": 'terms = ["Nordholm", "grève"]\n[filter]\nlanguages = ["en", "de"]',
    "company": '[[term]]\ntext = "Veldt"\nentity = "ORG"\n[[term]]\ntext = "Nordholm"\nentity = "LOC"',
    "gated": 'terms = ["strike", "union"]\nexclude = ["cup"]\n[require]\nany = ["port", "harbour", "Hafen"]',
    "pairs": 'threshold = 30\nterms = ["grain"]\n[[combination]]\nid = "port-strike"\nall = [["strike", "Streik"], '
    '["port", "Hafen"]]\nwithin = 40\nnone = ["cup"]',
    "near": 'threshold = "any"\n[[term]]\ntext = "strike"\nweight = 2\nnear = { terms = ["union", "port"], within = 12 }\n'
    '[[term]]\ntext = "Nordholm"\nfuzzy = "loose"',
    "filtered": 'terms = ["strike", "Veldt"]\n[filter]\nmin_words = 40\nexclude_outlets = ["Nobody"]',
    "strict": 'threshold = 90\nterms = [{ text = "strike", weight = 2, at_least = 2 }, "union"]',
    "dated": '[[term]]\ntext = "strike"\nuntil = 2020-11-19\n[[term]]\ntext = "union"',
    "recent": 'threshold = 40\nterms = [{ text = "strike", weight = 2 }, "talks"]\n[filter]\nmax_age = "3d"',
    "any-status": 'terms = ["union"]\n[filter]\nstatuses = ["usable", "canceled", "embargoed"]',
}
#: Of these each has something that the others have not: near spellings, weights and a threshold, a language, names, statuses.
FEW = ("near", "weights", "english", "company", "any-status")
ENTITIES = 'never = ["Nordholm"]\n[types]\n"Veldt Lines" = "ORG"\n"Veldt" = "PERSON"\n'
CORRECTIONS = "home/.config/triage/entities.toml"
#: Words that the settings know, families of names, and where the day begins and an embargo ends.
KNOWN, FAMILY, ZONE = "Nordolm", ("Nordholm", "Nordhavn"), "America/New_York"
SETTINGS = f'aliases = true\nlanguage = "en"\nknown_words = ["{KNOWN}"]\nfamilies = [["{FAMILY[0]}", "{FAMILY[1]}"]]\ntimezone = "{ZONE}"\n'


class Program(Desk):
    """triage in a folder with articles, profiles, corrections and settings."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for name, parts in ARTICLES.items():
            self.article(f"inbox/{name}", *parts)
        for name, record in RECORDS.items():
            self.write(f"inbox/{name}", json.dumps(record))
        for name in NAMES:
            # They came an hour ago.
            os.utime(self.folder / "inbox" / name, (NOW - 3600, NOW - 3600))
        for name, text in PROFILES.items():
            self.write(f"mine/{name}.toml", f"{text}\n")
        # Nobody but the session looks for it there.
        self.write(CORRECTIONS, ENTITIES)
        self.write("triage.toml", SETTINGS)

    @property
    def variables(self) -> dict[str, str]:
        """The hour of the run, and room for all that is said."""
        return {**super().variables, "COLUMNS": "200", "TRIAGE_NOW": str(NOW), "TRIAGE_REMEMBER": ""}

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """What a command prints."""
        ran = self.triage(*arguments)
        assert ran.status == status, str(ran)
        return ran.out


@cache
def scanned(folder: Callable[[str], Path]) -> tuple[Program, dict[str, Verdicts]]:
    """The folder, and what one scan under all profiles says of every article under each; made once for all that ask."""
    program = Program(folder("agreement"))
    document = json.loads(program("scan", "inbox", *all_profiles(), "--json", "--all"))
    records = (*document["hits"], *document["rejects"])
    return program, {name: {name_of(one): told(one, name) for one in records} for name in PROFILES}


def all_profiles() -> list[str]:
    """The options that name them."""
    return [word for name in PROFILES for word in ("-p", f"mine/{name}.toml")]


def rounded(value: float) -> float:
    return round(value, 3)


def told(record: dict[str, Any], name: str) -> tuple[bool, float, tuple[Any, ...]]:
    """The verdict, score and matches that a record has for a profile; nothing matched: no score."""
    for each in record["profiles"]:
        if each["id"] == name:
            matches = [
                (one["term"], one["field"], one["start"], one["end"], one["kind"]) for one in each["matches"]
            ]
            return each["hit"], each["score"], tuple(sorted(matches))
    return False, 0.0, ()


def of_score(score: triage.Score) -> tuple[bool, float, tuple[Any, ...]]:
    """The same of a score of the library."""
    matches = [(one.term, one.field, one.start, one.end, one.kind) for one in score.matches]
    return score.hit, rounded(score.value), tuple(sorted(matches))


def name_of(record: dict[str, Any]) -> str:
    return Path(record["path"]).name


def hits_of(verdicts: Verdicts) -> set[str]:
    return {name for name, (hit, _, _) in verdicts.items() if hit}


def near(shown: Iterable[int], scores: Iterable[float]) -> bool:
    """Whether whole numbers on a page are scores; what is less than a threshold is not rounded up to it."""
    pairs = zip(sorted(shown), sorted(scores), strict=True)
    return all(abs(one - score) < 1 for one, score in pairs)


class Case(NamedTuple):
    """A profile, and what a scan says under it."""

    program: Program
    name: str
    verdicts: Verdicts

    def __call__(self, *arguments: str, status: int = 0) -> str:
        """What a command prints under the profile."""
        return self.program(*arguments, "-p", self.profile, status=status)

    @property
    def profile(self) -> str:
        return f"mine/{self.name}.toml"

    @property
    def hits(self) -> set[str]:
        return hits_of(self.verdicts)

    @property
    def scores(self) -> dict[str, float]:
        """Those of the hits."""
        return {name: self.verdicts[name][1] for name in self.hits}

    @property
    def reported(self) -> Verdicts:
        """The hits, whole."""
        return {name: self.verdicts[name] for name in self.hits}
