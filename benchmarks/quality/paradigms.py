"""How many forms of common words are found, by other people's dictionaries: Hunspell's, which know the endings of each word.

    apt-get install hunspell-cs hunspell-pl …      # /usr/share/hunspell
    pip install spylls wordfreq
    python benchmarks/quality/paradigms.py [LANGUAGE …] [--words 250] [-v]

Draws words from the 9,000 commonest of a language that Hunspell bends, and looks for each of their forms among the 60,000
commonest words, alone, in an article that says its language. Hunspell counts derived words, other words by accident and
adverbs too, so no figure can be 1; `others` are words of the 20,000 commonest that are found, and by Hunspell are none of
the forms: many are (it takes a word's parts for words of their own).
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spylls.hunspell import Dictionary
from wordfreq import top_n_list, word_frequency

import triage

FOLDER = Path("/usr/share/hunspell")
DICTIONARIES = {
    "bg": "bg_BG", "cs": "cs_CZ", "da": "da_DK", "de": "de_DE", "es": "es_ES", "fr": "fr", "hr": "hr_HR", "hu": "hu_HU",
    "it": "it_IT", "lt": "lt_LT", "lv": "lv_LV", "nl": "nl", "pl": "pl_PL", "pt": "pt_PT", "ro": "ro_RO", "ru": "ru_RU",
    "sk": "sk_SK", "sl": "sl_SI", "sv": "sv_SE", "uk": "uk_UA",
}  # fmt: skip
#: How the lists of common words call what has another tag here.
LISTS = {"hr": "sh"}
KNOWN, COMMON = 60_000, 20_000
#: Ranks between which words are drawn: no function words, and none that nobody asks for.
RANKS = range(300, 9_000)
#: Letters of a word, at least.
LEAST = 4


def main() -> None:
    """Print a line for each language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=sorted(DICTIONARIES))
    parser.add_argument("--words", type=int, default=250)
    parser.add_argument("-v", action="store_true", help="the commonest words that are missed, and others")
    options = parser.parse_args()
    for language in options.languages:
        if (FOLDER / f"{DICTIONARIES[language]}.dic").exists():
            measure(language, options.words, is_told=options.v)
        else:
            print(f"{language}: no {DICTIONARIES[language]}.dic in {FOLDER}")


def measure(language: str, count: int, *, is_told: bool) -> None:
    """One language."""
    listed = LISTS.get(language, language)
    ranks = {word: rank for rank, word in enumerate(top_n_list(listed, KNOWN))}
    words = drawn(language, ranks, count)
    profiles = [
        triage.Profile.from_dict(
            {"id": f"p{number}", "title": word, "threshold": "any", "terms": [{"text": word}]}
        )
        for number, word in enumerate(words)
    ]
    matcher = triage.Matcher(profiles)
    numbers = {profile.id: word for profile, word in zip(profiles, words, strict=True)}

    def hits(texts: list[str]) -> Iterator[tuple[str, set[str]]]:
        """Each of the texts, and the words that are found in it."""
        articles = [triage.Article(title="", body=f"{text}.", language=language) for text in texts]
        for text, matched in zip(texts, matcher.match(articles), strict=True):
            yield text, {numbers[score.profile] for score in matched.scores if score.matches}

    found = dict(hits(sorted({form for forms in words.values() for form in forms})))
    asked = [(word, form) for word, forms in words.items() for form in forms]
    missed = [(ranks[form], word, form) for word, form in asked if word not in found[form]]
    weight = {form: word_frequency(form, listed) for _, form in asked}
    lost = sum(weight[form] for _, _, form in missed) / sum(weight[form] for _, form in asked)
    common = [text for text in top_n_list(listed, COMMON) if text.isalpha() and len(text) >= LEAST]
    others = [
        (ranks[text], word, text)
        for text, theirs in hits(common)
        for word in theirs
        if text != word and text not in words[word]
    ]
    print(
        f"{language}  forms found {1 - len(missed) / len(asked):.3f}, by how common they are {1 - lost:.3f}; others {len(others):,}"
    )
    if is_told:
        for name, pairs in (("missed", missed), ("others", others)):
            print(f"    {name}:", ", ".join(f"{word} {text}" for _, word, text in sorted(pairs)[:60]))


def drawn(language: str, ranks: dict[str, int], count: int) -> dict[str, set[str]]:
    """Words drawn by lot, always the same, with those of their forms that are known words."""
    dictionary = Dictionary.from_files(str(FOLDER / DICTIONARIES[language]))
    forms: dict[str, set[str]] = {}
    for entry in dictionary.dic.words:
        if (
            entry.flags
            and entry.stem.isalpha()
            and len(entry.stem) >= LEAST
            and ranks.get(entry.stem, -1) in RANKS
        ):
            bent = suffixed(entry.stem, entry.flags, dictionary.aff.SFX)
            forms.setdefault(entry.stem, set()).update(form for form in bent if form in ranks)
    known = {
        word: {form for form in theirs if form != word and form.isalpha() and len(form) >= LEAST}
        for word, theirs in sorted(forms.items())
    }
    able = [word for word, theirs in known.items() if theirs]
    random.Random(7).shuffle(able)
    return {word: known[word] for word in able[:count]}


def suffixed(stem: str, flags: set[str], suffixes: dict[str, Any], is_second: bool = False) -> Iterator[str]:
    """A stem with every ending that its flags allow, and with a second one where the first allows it."""
    for flag in flags:
        for suffix in suffixes.get(flag, ()):
            if stem.endswith(suffix.strip or "") and suffix.cond_regexp.search(stem):
                form = stem[: len(stem) - len(suffix.strip or "")] + suffix.add
                yield form
                if suffix.flags and not is_second:
                    yield from suffixed(form, suffix.flags, suffixes, is_second=True)


if __name__ == "__main__":
    main()
