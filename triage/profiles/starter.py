"""The profile that `profile new` writes: it loads and works as it stands, and its comments teach the rest."""

from pathlib import Path

from triage.profiles.toml.text import quoted

_STARTER = """\
# A profile of triage: one file, one interest. Everything that is commented out is optional.
# Check it with: triage profile check

title = {title}

# What to look for. A bare word or phrase is enough: plurals, accents, short names ("Abe" after
# "Shinzo Abe") and misspellings of long words are found too. Without any weight every article that
# matches is reported, best first.
terms = [{text}]

# Add weights once you know which words matter; then only scores of 50 or more are reported.
# terms = ["Okinawa", {{ text = "alliance", weight = 2 }}]
# threshold = 50                  # 0 to 100, or "any"
# languages = ["en"]              # articles in other languages are left out
# exclude = ["box office"]        # an article with one of these is left out

# Keys of the profile stand above this line: below a [table] a key belongs to that table.

# [[term]]                        # the long form of a term, as many as you like
# text = "Shinzo Abe"
# variants = ["Abe Shinzo", "安倍晋三"]
# weight = 3                      # below 0 it lowers the score
# in = ["title", "lead"]          # only there; the lead is the first 50 words
# near = {{ terms = ["Japan", "Tokyo"], within = 12 }}
# fuzzy = "off"                   # off, strict, auto, loose

# [[combination]]                 # one of each list must occur, at most 40 words apart
# all = [["tariff", "trade pact"], ["@capitals"]]
# none = ["baseball"]
# within = 40
# weight = 2

# [require]                       # without one of these no article is a hit
# any = ["Shinzo Abe", "alliance"]

# [lists]                         # "@capitals" wherever a list of texts stands
# capitals = ["Tokyo", "Washington"]

# [filter]
# min_words = 50
# exclude_outlets = ["PR Newswire"]

# [[test]]                        # triage profile test
# text = "Tokyo and Washington renewed their alliance."
# expect = "hit"
"""


def starter(name: str) -> str:
    """A commented profile about `name`, which is its title and its only term."""
    words = _words(name)
    return _STARTER.format(title=quoted(title_of(name)), text=_table_or_text(words))


#: Profiles to start from, in `gallery/`, and what each shows.
GALLERY = {
    "disease": "names of a disease, signs, measures, patients",
    "company": "a firm with tickers, subsidiaries and people, whose name is a common word",
    "country": "a country whose name means other things as well",
    "person": "a person whose name is spelt in many ways and alphabets",
    "supply-chain": "places and events that count together",
    "regulation": "a law with its institutions and steps",
}


def from_gallery(kind: str, name: str) -> str:
    """A profile of the gallery under the title of `name`; its comments say why each term is written so."""
    lines, place = _example(kind)
    lines[place] = f"title = {quoted(title_of(name))}"
    return "\n".join(lines)


def example_of(kind: str) -> str:
    """What a profile of the gallery is about.

    >>> example_of("disease")
    'Bird flu'
    """
    lines, place = _example(kind)
    return lines[place].removeprefix("title = ").strip('"')


def _example(kind: str) -> tuple[list[str], int]:
    """The lines of a profile of the gallery, and which of them has its title."""
    text = (Path(__file__).parent / "gallery" / f"{kind}.toml").read_text(encoding="utf-8")
    lines = text.split("\n")
    return lines, next(number for number, line in enumerate(lines) if line.startswith("title = "))


def title_of(name: str) -> str:
    """The title of a profile called so: a name in small letters is a file's name, a title begins with a capital.

    >>> title_of("bird-flu")
    'Bird flu'
    """
    words = _words(name)
    return words[:1].upper() + words[1:]


def _words(name: str) -> str:
    folded = " ".join("".join(letter if letter.isprintable() else " " for letter in name).split()) or "Bird flu"
    return folded.replace("_", " ").replace("-", " ").strip() or folded


def _table_or_text(text: str) -> str:
    is_sign = text.startswith(("@", "file:"))
    return f"{{ text = {quoted(text)} }}" if is_sign else quoted(text)
