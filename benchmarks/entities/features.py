"""The features of every token as strings: what the model is trained on, and what the scores of the tagger add up to.

The tagger has the same sums without the strings (`triage/entities/scores.py`); a test compares them. A change here or
there means a new model (`train.py`).
"""

from collections.abc import Mapping

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Tokens
from triage.entities.word_scores import EVIDENCE, LOWER, Usage, categories, shape, shown_after, shown_before, usage


class Word:
    """The features of one word type by where it stands: here, one or two before, one or two after."""

    __slots__ = ("after", "after2", "before", "before2", "category", "here", "lower", "shape", "usual")

    def __init__(self, form: str, gazetteer: Gazetteer, lexicon: Mapping[str, str], usage: Usage) -> None:
        # Half a surrogate pair, as undecodable file names leave it, is nothing that the model can be asked about.
        form = form[:40].encode("utf-8", "replace").decode("utf-8")
        lower = self.lower = form.lower()
        kind = self.shape = shape(form)
        usual = self.usual = lexicon.get(lower) or ("w" if lower in gazetteer.words else "?")
        lists = categories(form, lower, gazetteer)
        self.category = "+".join(lists) or usual
        length = len(form)
        here = [f"w={form}", f"l={lower}", f"s={kind}", f"u={usual}", f"us={usual}{kind}", f"n={min(length, 6)}"]
        if kind[0] in "Xx" and length > 1:
            here += [f"p{size}={lower[:size]}" for size in (1, 2, 3, 4) if size < length]
            here += [f"e{size}={lower[-size:]}" for size in (1, 2, 3, 4) if size < length]
        here += [f"c={category}" for category in lists]
        if lists:
            here.append(f"cc={self.category}|{usual}")
        if "-" in form:
            here += [f"h={part}" for part in lower.split("-")[:3]]
        self.here = here
        near = [f"l={lower}", f"s={kind}", f"u={usual}", *(f"c={category}" for category in lists)]
        self.before = [f"-1{feature}" for feature in near]
        self.after = [f"+1{feature}" for feature in near]
        self.before2 = [f"-2l={lower}", f"-2s={kind}"]
        self.after2 = [f"+2l={lower}", f"+2s={kind}"]
        self._add_usage(form, usage)

    def _add_usage(self, form: str, usage: Usage) -> None:
        """What large texts show: words in whose company this one is found, and how often it has a capital."""
        bits, odds = usage.of(form, self.lower)
        if bits:
            wide, middle, close = f"k4={bits[:4]}", f"k6={bits[:6]}", f"k10={bits}"
            self.here += [wide, middle, close, f"ks={bits[:6]}{self.shape}"]
            self.before += ["-1" + middle, "-1" + close]
            self.after += ["+1" + middle, "+1" + close]
            self.before2.append("-2" + close)
            self.after2.append("+2" + close)
        if form[0].isalpha():
            capital = f"r={odds}"
            self.here += [capital, f"rs={capital}{self.shape}"]
            self.before.append("-1" + capital)
            self.after.append("+1" + capital)


def _add_runs(forms: list[str], begin: int, words: list[Word], items: list[list[str]]) -> None:
    """Tell every word of a run of capitals how the run begins and ends: the first of "Kenya Airways" hears of the second."""
    index, end = 0, len(words)
    while index < end:
        if not forms[begin + index][0].isupper():
            index += 1
            continue
        stop = index + 1
        while stop < end and forms[begin + stop][0].isupper():
            stop += 1
        size = min(stop - index, 5)
        if size == 1:
            items[index].append("R1")
        else:
            last = words[stop - 1]
            common = [f"RE={last.lower}", f"RC={last.category}", f"RS={words[index].category}", f"RL={size}"]
            for place in range(index, stop):
                items[place] += common
                items[place].append(f"RP={place - index}/{size}")
        index = stop


class Features:
    """Builds the items of a tagger for whole articles."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Mapping[str, str]) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._usage = usage()
        self._words: dict[str, Word] = {}

    def word(self, form: str) -> Word:
        """The features of a word type, from memory if it was seen."""
        word = self._words.get(form)
        if word is None:
            word = self._words[form] = Word(form, self._gazetteer, self._lexicon, self._usage)
        return word

    def sentences(self, tokens: Tokens) -> list[list[list[str]]]:
        """The items of every sentence of an article; none for a sentence that can hold no name."""
        evidence = self._evidence(tokens)
        return [
            self._items(tokens, begin, end, evidence) if self._may_name(tokens.forms, begin, end) else []
            for begin, end in tokens.sentences
        ]

    def _may_name(self, forms: list[str], begin: int, end: int) -> bool:
        """Whether any word but a common one at the start is capitalised: a quarter of all sentences has none."""
        if any(form[0].isupper() and form != "I" for form in forms[begin + 1 : end]):
            return True
        return forms[begin][0].isupper() and self.word(forms[begin]).usual not in {"0", "w"}

    def _items(self, tokens: Tokens, begin: int, end: int, evidence: dict[str, int]) -> list[list[str]]:
        forms = tokens.forms
        words = [self.word(form) for form in forms[begin:end]]
        places = self._listed(forms, begin, end)
        items = []
        last = len(words) - 1
        for index, word in enumerate(words):
            item = word.here.copy()
            if index:
                before = words[index - 1]
                item += before.before
                item.append(f"b={before.lower}|{word.lower}")
                pattern = before.category
                if index > 1:
                    item += words[index - 2].before2
            else:
                item.append("BOS")
                pattern = "BOS"
            if index < last:
                after = words[index + 1]
                item += after.after
                item.append(f"f={word.lower}|{after.lower}")
                item.append(f"sss={words[index - 1].shape if index else ''}|{word.shape}|{after.shape}")
                item.append(f"ccc={pattern}|{word.shape}|{after.category}")
                if index < last - 1:
                    item += words[index + 2].after2
            else:
                item.append("EOS")
            listed = places.get(index)
            if listed:
                item += listed
            bits = evidence.get(forms[begin + index])
            if bits:
                item += EVIDENCE[bits]
            items.append(item)
        _add_runs(forms, begin, words, items)
        return items

    def _listed(self, forms: list[str], begin: int, end: int) -> dict[int, list[str]]:
        """Marks on tokens that begin or go on with a listed place or organisation."""
        marks: dict[int, list[str]] = {}
        for letter, phrases in (("L", self._gazetteer.places), ("O", self._gazetteer.organisations)):
            for b, e, (kind, _) in phrases.find(forms, begin, end):
                size = "1" if e - b == 1 else "n"
                for index in range(b, e):
                    place = "B" if index == b else "I"
                    marks.setdefault(index - begin, []).append(
                        f"g{letter}{place}{size}={kind if letter == 'L' else ''}"
                    )
        return marks

    def _evidence(self, tokens: Tokens) -> dict[str, int]:
        """Capitalised word → bits of what other places of the article show about it."""
        forms = tokens.forms
        evidence: dict[str, int] = {}
        gazetteer = self._gazetteer
        for begin, end in tokens.sentences:
            previous = ""
            for index in range(begin, end):
                form = forms[index]
                first = form[0]
                if first.isupper():
                    bits = evidence.get(form, 0)
                    if previous:
                        bits |= shown_after(previous, gazetteer)
                    if index + 1 < end:
                        bits |= shown_before(forms[index + 1], gazetteer)
                    evidence[form] = bits
                elif first.islower() and first.isalpha():
                    form = form[0].upper() + form[1:]
                    evidence[form] = evidence.get(form, 0) | LOWER
                previous = forms[index]
        return evidence
