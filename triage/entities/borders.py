"""Whether a name may have been cut: what stands right before and behind it, read by the rules of English names."""

from triage.entities.gazetteer import Gazetteer
from triage.entities.tokens import Name, Tokens

_QUOTES = frozenset("\"'“”‘’")
_AND = frozenset(("and", "&"))
#: What follows them is the name of a ship.
_SHIPS = frozenset(
    "freighter supertanker tanker vessel ferry frigate destroyer submarine cruiser trawler USS HMS MV".split()
)
#: Behind or before the name of a firm.
_OF_FIRMS = frozenset(
    "shares stock shareholders stockholders helicopters helicopter affair takeover merger directors employees spokesman spokeswoman executives".split()
)
_DEALS = frozenset("acquisition takeover shares stock stake merger purchase".split())
#: Behind the name of a body, and before it with "of", "for" or "at".
_OF_BODIES = _OF_FIRMS | frozenset(
    "agreed announced reported unit subsidiary officials official spokesman spokeswoman spokesperson chairman president executives members board "
    "party group policyholders workers news agency airline airlines bank company firm union newspaper editorial network conglomerate consortium "
    "institute campaigners activists lawmakers leader".split()
)
_WITH_BODIES = frozenset(
    "spokesman spokeswoman subsidiary unit division member members head part owned founder editor officials employees analysts partner owner arm "
    "affiliate professor researcher lawyer ceo executive shareholders".split()
)
_FIELDS_OF = frozenset(("of", "for", "on"))


class Borders:
    """The names of one sentence with what stands between them."""

    def __init__(self, tokens: Tokens, number: int, names: list[Name], gazetteer: Gazetteer) -> None:
        self._forms, self._words = tokens.forms, tokens.words
        self._begin, self._end = tokens.sentences[number]
        self._gazetteer = gazetteer
        self._taken = {place for name in names for place in range(name.begin, name.end)}
        #: Headlines in title case have capitals that mean nothing: "Shinzo Abe Meets".
        self._is_headline = tokens.fields[number] == "title"

    def cut(self, name: Name) -> bool:
        """Whether a name that is no piece may go on: a capital beside it belongs to none, or "and" joins what may be its other half."""
        plain = name.type != "PER" and not self._is_headline
        before, after = name.begin - 1, name.end
        if after < self._end and self._is_left_over(after, plain=plain):
            return True
        if before > self._begin and self._is_left_over(before, plain=plain):
            return True
        return name.type == "ORG" and (self._body_goes_on(name) or self._body_began(name, plain=plain))

    def is_piece(self, name: Name) -> bool:
        """Whether a name is surely part of a longer one, however well it is known: James Capel ("Far East") Ltd, "Exxon" Corp."""
        forms, after, before = self._forms, name.end, name.begin - 1
        following = forms[after : min(after + 3, self._end)]
        companies = self._gazetteer.companies
        if not following:
            return False
        if self._company_follows(after) or (
            name.type != "ORG" and before >= self._begin and forms[before] in _SHIPS
        ):
            return True
        if name.type == "LOC" and (
            following[0] == "$" or (before >= self._begin and forms[before] in {"N.", "S.", "E.", "W."})
        ):
            return True  # "US" $22 billion, S."Australia"
        if following[0] == "of" and forms[after - 1] in {"Corp", "Co", "Inc", "Ltd"} and len(following) > 1:
            place = self._gazetteer.places.values.get(following[1], ("",))[0]
            return place in {"country", "alias", "us_state"}  # "Controls Corp" of America
        company = len(following) > 1 and following[1].rstrip(".") == "Co"
        joined = following[0] in _AND and len(following) > 1 and (name.type == "PER" or company)
        if joined and following[1][0].isupper() and (following[1].rstrip(".") == "Co" or following[0] == "&"):
            return True  # "Edward A. Viner" and Co
        if following[0] == "," and name.type != "ORG" and after + 2 < self._end and forms[after + 2] == "&":
            return True  # "Barnes", Richardson & Colburn
        if following[0] == ")" and len(following) > 1 and following[1].lower() in companies:
            return before >= self._begin and forms[before] == "("
        if following[0] == "(" and after + 3 < self._end and forms[after + 2] == ")":
            return forms[after + 3].lower() in companies
        return name.type == "PER" and before >= self._begin and forms[before] in {"St.", "Saint"}

    def _company_follows(self, after: int) -> bool:
        """Whether capitals that belong to no other name lead to the ending of a company: "Morgan Grenfell" GROUP PLC, "Italy" Fund."""
        for place in range(after, min(after + 4, self._end)):
            word, form = self._words[place], self._forms[place].lower()
            if place in self._taken or not word[0].isupper() or not word[-1].isalnum():
                return False
            if form in self._gazetteer.companies or (place == after and form == "fund"):
                return True
        return False

    def is_firm(self, name: Name) -> bool:
        """Whether a place or person is spoken of as firms are: "Westland" shares, the acquisition of "Piedmont"."""
        forms, after, before = self._forms, name.end, name.begin - 1
        following = forms[after : min(after + 3, self._end)]
        if following and (following[0] in _OF_FIRMS or following == ["'s", "chief", "executive"]):
            return True
        if following[:1] == ["-"]:
            return False  # San Francisco-based
        return before - 1 >= self._begin and forms[before] in {"of", "in", "for"} and forms[before - 1] in _DEALS

    def is_framed(self, name: Name) -> bool:
        """Whether what stands beside an organisation is said of bodies: a spokesman for it, its symbol, what it said."""
        forms, after, before = self._forms, name.end, name.begin - 1
        if after < self._end and (
            forms[after] in self._gazetteer.said or forms[after] in _OF_BODIES or forms[after] == "<"
        ):
            return True
        if (
            after + 1 < self._end
            and forms[after] == "'s"
            and (forms[after + 1] in _OF_BODIES or forms[after + 1] in self._gazetteer.titles)
        ):
            return True
        if before - 1 >= self._begin and forms[before] == "(" and after < self._end and forms[after] == ")":
            return forms[before - 1][0].isupper()  # Tokyo Commodity Exchange (TOCOM)
        if before >= self._begin and forms[before].lower() == "the":
            before -= 1
        if before - 1 < self._begin or forms[before] not in {"of", "for", "at", "by", "in"}:
            return False
        return (
            forms[before - 1].lower() in self._gazetteer.titles
            or forms[before - 1] in _DEALS
            or forms[before - 1] in _WITH_BODIES
        )

    def _is_left_over(self, place: int, *, plain: bool) -> bool:
        """Whether a capital is no part of any name, and neither a title nor a word that always has one."""
        form, gazetteer = self._forms[place], self._gazetteer
        if place in self._taken or not form[0].isupper() or not form.isalpha() or len(form) == 1:
            return False
        lower = form.lower()
        return (
            (plain or lower not in gazetteer.words)
            and lower not in gazetteer.not_names
            and lower not in gazetteer.titles
            and lower not in gazetteer.title_parts
            and form not in gazetteer.demonyms
        )

    def _body_goes_on(self, name: Name) -> bool:
        """Whether an organisation may go on: "Centre for Trade" and Law, "Downey Savings" & Loan, "Edwards Air Force" base."""
        forms, after = self._forms, name.end
        words = forms[name.begin : after]
        if forms[after : after + 1] in (["Minister"], ["Secretary"], ["Ministers"]):
            return True  # "Venezuelan Energy and Mines" Minister
        if forms[after : after + 1] == ["-"] and words[-1] == "Co":
            return True  # "National Emergency Co"-ordination Group
        if forms[after : after + 1] == ["base"] and words[-1] == "Force":
            return True
        if after + 1 >= self._end:
            return False
        if forms[after] == "of":
            return (
                words[-1].lower() in self._gazetteer.org_starts
                and forms[after + 1][0].isupper()
                and len(words) > 1
            )
        if forms[after] not in _AND:
            return False
        if forms[after] == "&":
            return forms[after + 1][0].isupper()
        open_field = words[0].lower() in self._gazetteer.org_starts or _FIELDS_OF.intersection(words)
        return bool(open_field) and self._is_left_over(after + 1, plain=True)

    def _body_began(self, name: Name, *, plain: bool) -> bool:
        """Whether an organisation may have begun before: "Sugar and" Cocoa Exchange, "European" Ferries Plc; or it is a work in quotes."""
        forms, gazetteer, before = self._forms, self._gazetteer, name.begin - 1
        if before < self._begin:
            return False
        words = [form.lower() for form in forms[name.begin : name.end]]
        if forms[before] in _AND and len(words[0]) == 2 and words[0][1] == ".":
            return True  # S. and "A. Truck Tire Sales"
        if name.end < self._end and {forms[before], forms[name.end]} <= _QUOTES:
            return True  # "Make Room for Daddy"
        if before == self._begin and self._is_left_over(before, plain=False):
            return True  # "Pico" Products Inc
        if before == self._begin or not forms[before - 1][0].isupper():
            return False
        left = forms[before - 1].lower()
        if forms[before] == ",":
            return words[-1].rstrip(".") == "co" and "and" in words  # "Kidder," Peabody and Co.
        if forms[before] not in _AND:
            return False
        field = left in gazetteer.words and left not in gazetteer.org_ends and words[0] in gazetteer.words
        return field or (before - 1 > self._begin and self._is_left_over(before - 1, plain=plain))
