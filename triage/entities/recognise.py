"""Article → entities: the order in which everything else of this folder is used, and nothing more.

A tagger proposes names sentence by sentence; `rules` is one, the trained model another. Around it stand reading the
fields, casing, repairs, merging and amounts, which are the same whoever proposes.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from triage.article import Article, Field
from triage.entities.amounts import Amount, amounts
from triage.entities.casing import recase
from triage.entities.credits import credit_names, credited_names, dateline, mark_furniture
from triage.entities.entity import Entity, EntitySpan
from triage.entities.gazetteer import Gazetteer
from triage.entities.language import has_rules, is_english, language_of
from triage.entities.merge import TYPES, Mention, groups
from triage.entities.repair import repair
from triage.entities.tokens import Name, Tokeniser, Tokens

if TYPE_CHECKING:
    from triage.entities.local.first_case import FirstCase
    from triage.entities.local.language_rules import NamesElsewhere
    from triage.entities.trust import Trust

Tagger = Callable[[Tokens], list[list[Name]]]

_FIELDS: tuple[Field, ...] = ("title", "abstract", "body")
#: No article is longer; what comes after is not looked at (tables and dumps).
MOST = 400_000


class DefaultRecogniser:
    """Our own recogniser: English by tagger and rules, ten other languages by rules of their own, the rest by lists.

    With `any_language` the tagger is trusted with every article; `repaired=False` leaves its names as they are.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        tagger: Tagger | None = None,
        *,
        any_language: bool = False,
        repaired: bool = True,
    ) -> None:
        self._gazetteer = gazetteer
        self._tagger = tagger
        self._any_language = any_language
        self._repaired = repaired
        self._tokeniser = Tokeniser(gazetteer.is_place, gazetteer.opens_name)

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as its options: gazetteer and model, which come with triage, are read again where it arrives."""
        return _rebuild, (self._tagger is not None, self._any_language, self._repaired)

    @cached_property
    def _trust(self) -> "Trust":
        from triage.entities.trust import Trust

        return Trust(self._gazetteer)

    def recognise(self, article: Article) -> tuple[Entity, ...]:
        """Entities in order of first mention, title before body; spans give back their text."""
        english = self._any_language or is_english(article)
        tokens = self._tokens(article)
        told = None if english else self._elsewhere(article, tokens)
        names = told.names if told else self._names(tokens, english)
        texts = {field: article.text(field)[:MOST] for field in _FIELDS}
        sums: list[tuple[Field, Amount]] = [
            (field, amount) for field in _FIELDS for amount in amounts(texts[field], article.published)
        ]
        mentions = self._mentions(article, tokens, names, sums)
        if told:
            mentions = [_based(mention, told.bases) for mention in mentions]
        if english:
            mentions += self._credited(article)
        entities = self._merged(tokens, names, mentions)
        entities += _measured(article, sums)
        order = {"title": 0, "abstract": 1, "body": 2}
        return tuple(
            sorted(entities, key=lambda e: (order.get(e.spans[0].field, 3), e.spans[0].start, e.spans[0].end))
        )

    def _tokens(self, article: Article) -> Tokens:
        tokens = Tokens()
        for field in _FIELDS:
            text = article.text(field)[:MOST]
            if text:
                self._tokeniser.add(tokens, text, field)
        mark_furniture(article.body[:MOST], tokens)
        recase(tokens, self._gazetteer)
        return tokens

    def _elsewhere(self, article: Article, tokens: Tokens) -> "NamesElsewhere | None":
        """What the rules of the article's language find, with the organisations of our lists; None without rules."""
        language = language_of(article)
        if not has_rules(language):
            return None
        from triage.entities.local.language_rules import rules_of

        found = rules_of(language)(tokens)
        listed = self._names(tokens, english=False)
        for names, known in zip(found.names, listed, strict=True):
            taken = {index for name in names for index in range(name.begin, name.end)}
            names += [n for n in known if n.type == "ORG" and not taken.intersection(range(n.begin, n.end))]
            names.sort()
        return found

    def _names(self, tokens: Tokens, english: bool) -> list[list[Name]]:
        gazetteer = self._gazetteer
        if not english:
            from triage.entities.rules import rule_names

            return [rule_names(tokens, n, gazetteer, lists_only=True) for n in range(len(tokens.sentences))]
        if self._tagger is not None:
            found = self._tagger(tokens)
        else:
            from triage.entities.rules import rule_names

            found = [rule_names(tokens, number, gazetteer) for number in range(len(tokens.sentences))]
        for number, furniture in enumerate(tokens.furniture):
            if furniture is None:
                found[number] = []
            elif furniture:
                found[number] = credited_names(tokens, number, found[number], gazetteer)
        return repair(tokens, found, gazetteer) if self._repaired else found

    def _mentions(
        self, article: Article, tokens: Tokens, names: list[list[Name]], sums: list[tuple[Field, Amount]]
    ) -> list[Mention]:
        measured = {(field, place) for field, amount in sums for place in range(amount.start, amount.end)}
        opening = dateline(article.body)
        mentions: list[Mention] = []
        if not any(names):
            return mentions
        from triage.entities.borders import Borders

        for number, sentence in enumerate(names):
            field: Field = tokens.fields[number]  # type: ignore[assignment]
            if not sentence:
                continue
            borders = Borders(tokens, number, sentence, self._gazetteer)
            for name in sentence:
                kind = TYPES.get(name.type)
                start, end = tokens.starts[name.begin], tokens.ends[name.end - 1]
                if kind is None or tokens.furniture[number] is None or (field, start) in measured:
                    continue
                piece = borders.is_piece(name)
                mentions.append(
                    Mention(
                        EntitySpan(field, start, end),
                        tuple(tokens.forms[name.begin : name.end]),
                        kind,
                        name.confidence,
                        not tokens.furniture[number]
                        and not (field == "body" and opening[0] <= start < opening[1]),
                        " ".join(article.text(field)[start:end].split()),
                        borders.is_framed(name) if name.type == "ORG" else self._vouched(tokens, number, name),
                        bordered=piece or borders.cut(name),
                        is_piece=piece,
                        is_firm=name.type != "ORG" and borders.is_firm(name),
                    )
                )
        return mentions

    def _vouched(self, tokens: Tokens, number: int, name: Name) -> bool:
        begin, end = tokens.sentences[number]
        before = tokens.forms[name.begin - 1].lower() if name.begin > begin else ""
        after = tokens.forms[name.end] if name.end < end else ""
        if name.type == "LOC":
            if before in {"in", "near", "outside"}:
                return True
            # "Perrysburg, Ohio"
            return (
                after in {",", "in"}
                and name.end + 1 < end
                and self._gazetteer.is_place(tokens.forms[name.end + 1])
            )
        return before in self._gazetteer.titles or (name.end - name.begin > 1 and after in self._gazetteer.said)

    def _credited(self, article: Article) -> list[Mention]:
        """People of the credits: found, not counted."""
        text = article.credits[:20_000]
        if not text:
            return []
        tokens = Tokens()
        self._tokeniser.add(tokens, text, "credits", furniture=True)
        return [
            Mention(EntitySpan("credits", tokens.starts[b], tokens.ends[e - 1]), tuple(tokens.forms[b:e]), "PERSON", 0.9, False,
                    " ".join(text[tokens.starts[b] : tokens.ends[e - 1]].split()))
            for b, e in credit_names(tokens, 0, len(tokens.words), self._gazetteer)
        ]  # fmt: skip

    def _merged(self, tokens: Tokens, names: list[list[Name]], mentions: list[Mention]) -> list[Entity]:
        introduced = _introduced(tokens, names)
        return [self._entity(group) for group in groups(mentions, introduced, self._gazetteer)]

    def _entity(self, group: list[Mention]) -> Entity:
        kind = group[0].type
        fullest = group[0]
        if len(group) > 1:
            fullest = max(
                group, key=lambda m: (not m.text.isupper() or len(m.forms) == 1, len(m.forms), len(m.text))
            )
        in_capitals = fullest.text.isupper()
        confidence = self._confidence(group, in_capitals=in_capitals)
        text = fullest.text
        if in_capitals and fullest.forms[0] != fullest.text.split(" ")[0]:
            text = " ".join(fullest.forms)  # met only in lines of capitals: cased as running text would have it
        count = sum([mention.counted for mention in group])
        return Entity(
            text=text, type=kind, count=count, confidence=min(confidence, 0.999), value=self._value(fullest, group),
            spans=tuple([mention.span for mention in group]), shown=count > 0 and self._trust.shown(group, confidence),
        )  # fmt: skip

    def _confidence(self, group: list[Mention], *, in_capitals: bool) -> float:
        """How sure it is, by all mentions together; lines of capitals say little about what a word is."""
        best = max([mention.confidence for mention in group])
        if len(group) > 1:
            unsure = 1.0
            for mention in group:
                unsure *= 1 - min(mention.confidence, 0.98)
            best = max(best, 1 - unsure)
        if in_capitals and all(m.text.isupper() and m.forms[0] != m.text.split(" ")[0] for m in group):
            from triage.entities.evidence import is_listed

            if not is_listed(group[0].forms, self._gazetteer):
                return round(best, 3) * 0.5
        return round(best, 3)

    def _value(self, fullest: Mention, group: list[Mention]) -> str | None:
        """The country of a place, or of a people."""
        if fullest.type == "LOC":
            codes = (m.country or self._gazetteer.country(" ".join(m.forms)) for m in group)
            return next(filter(None, codes), None)
        if fullest.type == "NORP":
            return self._gazetteer.demonyms.get(" ".join(fullest.forms)) or None
        return None


def _based(mention: Mention, bases: "Mapping[tuple[str, int], FirstCase]") -> Mention:
    """The mention under the first case of its name, if the rules of a language found it."""
    base = bases.get((mention.span.field, mention.span.start))
    if base is None:
        return mention
    text = " ".join(base.forms)
    if text.casefold() == " ".join(mention.forms).casefold():
        text = mention.text
    return mention._replace(forms=base.forms, text=text, by_language=True, country=base.country, vouched=True)


def _introduced(tokens: Tokens, names: list[list[Name]]) -> dict[str, tuple[str, ...]]:
    """Acronyms in parentheses right after an organisation."""
    forms = tokens.forms
    found = {}
    for number, sentence in enumerate(names):
        end = tokens.sentences[number][1]
        for name in sentence:
            b = name.end
            if (
                name.type != "ORG"
                or b + 2 >= end
                or forms[b] != "("
                or forms[b + 2] != ")"
                or name.end - name.begin < 2
            ):
                continue
            acronym = forms[b + 1]
            if acronym.isupper() and acronym[0] == forms[name.begin][0].upper() and len(acronym) <= 8:
                found[acronym] = tuple(forms[name.begin : name.end])
    return found


def _measured(article: Article, sums: list[tuple[Field, Amount]]) -> list[Entity]:
    """Amounts of the same value (or wording) as one entity."""
    merged: dict[tuple[str, str], list[tuple[Field, Amount]]] = {}
    for field, amount in sums:
        text = " ".join(article.text(field)[amount.start : amount.end].split())
        merged.setdefault((amount.type, amount.value or text.lower()), []).append((field, amount))
    entities = []
    for group in merged.values():
        field, first = group[0]
        entities.append(
            Entity(
                text=" ".join(article.text(field)[first.start : first.end].split()), type=first.type, count=len(group),
                confidence=0.95, value=first.value, spans=tuple(EntitySpan(f, a.start, a.end) for f, a in group),
            )
        )  # fmt: skip
    return entities


def _rebuild(tagged: bool, any_language: bool, repaired: bool) -> DefaultRecogniser:
    from triage.entities.gazetteer import gazetteer
    from triage.entities.model import model

    tagger = model() if tagged else None
    return DefaultRecogniser(gazetteer(), tagger, any_language=any_language, repaired=repaired)
