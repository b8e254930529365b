"""One proposed name → the names in it: cut where a title, "and" or a bracket ends a name, and trimmed (`name_edges`).

The first step of repairing a sentence; what a name is, `kinds` says, what goes on behind it, `settle`.
"""

from functools import cache

from triage.entities.gazetteer import Gazetteer
from triage.entities.name_edges import trim
from triage.entities.tokens import Name, Tokens, form_text

_CUTS = frozenset('<>()[]{};:|*"“”')
_QUOTES = frozenset('"“”')
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
#: After a constituency, before who has it.
_SEATS = frozenset("TD MP MEP MSP MLA CEO CFO COO".split())
#: They belong to the place behind "of": "Aluminum Co of America".
_FIRMS_OF = frozenset("Co Co. Corp Corp. Bancorp Bancorporation".split())
#: Nothing but a place goes on behind them: "Iowa Beef Processors Inc Dakota City, Neb."
_INCORPORATED = frozenset("Inc Inc. Corp Corp. Ltd Ltd. Plc PLC LLC".split())
#: Between two people.
_JOINTS = frozenset(("and", ",", "/"))
_TRADED = frozenset("trade trades traded trading listed quoted".split())
#: How many names are remembered with what is in them, and how many words such a name may have.
_MOST_NAMES, _LONGEST_KNOWN = 20_000, 12


class _Cuts(dict[tuple[str, ...], list[Name]]):
    """Type and words of a proposed name → the names in it, counted from its first word: what stands around it has no say."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def __missing__(self, key: tuple[str, ...]) -> list[Name]:
        tokens, name = Tokens(), Name(0, len(key) - 1, key[0], 0.0)
        tokens.forms.extend(key[1:])
        names: list[Name] = []
        if not _are_peoples(tokens.forms, self._gazetteer):  # each is found by itself
            parts = [
                part for piece in _unbracketed(tokens, name) for part in _split(tokens, piece, self._gazetteer)
            ]
            trimmed = [trim(tokens, part, self._gazetteer) for part in parts]
            names = [part for part in trimmed if part is not None]
        if len(self) >= _MOST_NAMES:
            self.clear()
        if len(key) <= _LONGEST_KNOWN:
            self[key] = names
        return names


@cache
def _cuts(gazetteer: Gazetteer) -> _Cuts:
    return _Cuts(gazetteer)


def cut(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name]:
    """The names that one proposed name holds, cleaned; often just itself, sometimes none."""
    start, end, kind, sure = name
    if _is_symbol(tokens.forms, name):
        return []
    parts = _cuts(gazetteer)[kind, *tokens.forms[start:end]]
    return [Name(start + part.begin, start + part.end, part.type, sure) for part in parts]


def _is_symbol(forms: list[str], name: Name) -> bool:
    """Whether capitals are the symbol of a share: "under the code HWSR", "which trade in London as HWSR"."""
    if not name.begin or not forms[name.begin].isupper():
        return False
    before = forms[name.begin - 1]
    listed = before == "as" and not _TRADED.isdisjoint(forms[max(0, name.begin - 6) : name.begin])
    return listed or before in {"code", "symbol", "ticker"}


def _are_peoples(forms: list[str], gazetteer: Gazetteer) -> bool:
    """Whether these tokens are peoples and nothing else: "Costa Ricans Seychellois", "First Nations"."""
    index = 0
    while index < len(forms):
        if index + 1 < len(forms) and " ".join(forms[index : index + 2]) in gazetteer.demonyms:
            index += 2
        elif len(forms) > 1 and forms[index] in gazetteer.demonyms:
            index += 1
        else:
            return False
    return True


def _unbracketed(tokens: Tokens, name: Name) -> list[Name]:
    """The parts of a name between brackets and sentence marks, which no name holds but a person's nickname's quotes."""
    forms = tokens.forms
    parts = []
    start = name.begin
    nicknamed = _nickname(forms, name)
    for index in range(name.begin, name.end + 1):
        if index == name.end or (forms[index][0] in _CUTS and index not in nicknamed):
            if start < index:
                parts.append(name._replace(begin=start, end=index))
            start = index + 1
    return parts


def _nickname(forms: list[str], name: Name) -> tuple[int, ...]:
    """Where the quotes of a nickname stand inside a person's name: Clement "Clem" Vanderhoof."""
    if name.type == "PER":
        for index in range(name.begin + 1, name.end - 3):
            if forms[index][0] in _QUOTES and forms[index + 2][0] in _QUOTES:
                return index, index + 2
    return ()


def _split(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name]:
    """Parts that "and", "of" or a verb keeps together wrongly: "China and Japan", "Abe Meets Obama"."""
    if name.end - name.begin == 1:
        return [name]
    for rule in (_twice, _titled, _owned, _joined, _verb_between):
        parts = rule(tokens, name, gazetteer)
        if parts is not None:
            return parts
    return [name]


def _twice(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name] | None:
    """A picture's caption and the sentence behind it: "Dmitri Pell Dmitri Pell"."""
    middle, rest = divmod(name.begin + name.end, 2)
    forms = tokens.forms
    if rest or middle - name.begin < 2 or forms[name.begin : middle] != forms[middle : name.end]:
        return None
    return [name._replace(end=middle), name._replace(begin=middle)]


def _titled(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name] | None:
    """The person behind a title, without whose it is: "Newswhip CEO Paul Quigley"."""
    if name.type == "PER":
        for index in range(name.end - 2, name.begin - 1, -1):
            form = tokens.forms[index]
            if form[0].isupper() and (form.lower() in gazetteer.titles or form in _SEATS):
                return [name._replace(begin=index + 1)]
    return None


def _owned(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name] | None:
    """A company and its unit: "Unocal Corp's Union Oil Co", not "Lloyd's of London"."""
    if name.type == "ORG":
        for index in range(name.begin + 1, name.end - 1):
            if tokens.forms[index] in _POSSESSIVES and tokens.forms[index - 1].lower() in gazetteer.companies:
                return [name._replace(end=index), *_split(tokens, name._replace(begin=index + 1), gazetteer)]
    return None


def _joined(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name] | None:
    """The names that "in", "of", "and", a comma or the end of a firm joins, at the first of them that does."""
    for index in range(name.begin + 1, name.end - 1):
        form = tokens.forms[index]
        if name.type == "ORG" and (form in _INCORPORATED or form in {"in", "and"}):
            parts = _bodies_joined(tokens, name, index, gazetteer)
        elif name.type == "ORG" and form == "of" and _is_based_in(tokens, name, index, gazetteer):
            parts = [name._replace(end=index)]  # "North Shore Bancorp Inc of Northbrook"
        elif form == "of" and _is_person(tokens.forms[name.begin : index], gazetteer):
            right = name._replace(begin=index + 1)
            kind = "LOC" if _is_place(tokens, right, gazetteer) else "ORG"
            parts = [name._replace(end=index, type="PER"), right._replace(type=kind)]
        else:
            parts = None
        if parts is None and name.type == "PER" and form in _JOINTS:
            parts = [name._replace(end=index), name._replace(begin=index + 1)]
        if parts is not None:
            return parts
    return None


def _is_based_in(tokens: Tokens, name: Name, index: int, gazetteer: Gazetteer) -> bool:
    """Whether "of" and a place behind a firm say where it is: "Fiat of Italy", not "Bank of Italy"."""
    last = tokens.forms[index - 1]
    if tokens.forms[name.end - 1].lower() in gazetteer.companies:
        return False  # "Trading Corp of Pakistan Ltd"
    if last in _INCORPORATED:
        return True
    plain = last.lower() in gazetteer.words and last not in {"International", "Industries", "Technologies"}
    return not plain and last not in _FIRMS_OF and _is_place(tokens, name._replace(begin=index + 1), gazetteer)


def _bodies_joined(tokens: Tokens, name: Name, index: int, gazetteer: Gazetteer) -> list[Name] | None:
    """An organisation and what follows it: its town after "Inc", its place after "in", another firm after "and"."""
    forms = tokens.forms
    left, right = name._replace(end=index), name._replace(begin=index + 1)
    if forms[index] == "in":
        return [left]  # a listed place behind it is found by itself
    if forms[index] == "and":
        ended = forms[index - 1].lower() in gazetteer.companies
        if ended or _are_two_firms(forms, name, index, gazetteer):
            return [left, *_split(tokens, right, gazetteer)]
    elif _is_place(tokens, right, gazetteer):
        return [name._replace(end=index + 1), right._replace(type="LOC")]
    return None


def _verb_between(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> list[Name] | None:
    """Two people of a headline, parted by what one does to the other: "Shinzo Abe Meets Donald Trump"."""
    if name.type != "PER":
        return None
    for index in range(name.begin + 1, name.end):
        if _is_verb(tokens.forms[index], gazetteer):
            rest = name._replace(begin=index + 1)
            return [name._replace(end=index), *(_split(tokens, rest, gazetteer) if index + 1 < name.end else [])]
    return None


def _are_two_firms(forms: list[str], name: Name, index: int, gazetteer: Gazetteer) -> bool:
    """Whether "and" stands between two bodies: Bank of America and US Bancorp, not Johnson and Johnson Inc."""
    left = forms[name.begin : index]
    if " ".join(left) in gazetteer.organisations.values:
        return True
    return (
        len(left) > 1
        and left[-1].lower() in gazetteer.org_ends
        and forms[name.end - 1].lower() in gazetteer.companies
        and name.end - index > 2
    )


def _is_verb(form: str, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word between two people of a headline is what one does to the other: Meets, Visits."""
    lower = form.lower()
    return (
        lower.endswith("s")
        and lower[:-1] in gazetteer.words
        and lower in gazetteer.words
        and form not in gazetteer.last
        and form not in gazetteer.first
    )


def _is_person(forms: list[str], gazetteer: Gazetteer) -> bool:
    """Whether these tokens can only be a person: a first name, or two words that are nothing else."""
    ends = forms[-1].lower() not in gazetteer.words or forms[-1] in gazetteer.last
    if forms[0] in gazetteer.first and 2 <= len(forms) <= 3 and ends:
        return True
    lower = [form.lower() for form in forms]
    return (
        2 <= len(forms) <= 3
        and not any(
            word in gazetteer.words
            or word in gazetteer.org_ends
            or word in gazetteer.place_ends
            or not form.istitle()
            for word, form in zip(lower, forms, strict=True)
        )
        and forms[0] not in gazetteer.demonyms
        and forms[0] not in gazetteer.places.values
    )


def _is_place(tokens: Tokens, name: Name, gazetteer: Gazetteer) -> bool:
    place = gazetteer.places.values.get(form_text(tokens, name))
    return place is not None and place[0] != "town"
