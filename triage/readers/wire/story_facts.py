"""What is found around a story → the fields of an article: headers, datelines, furniture, what a database says.

Where these stand in a text knows `story`.
"""

from typing import TYPE_CHECKING, Any

from triage.expression import Expression
from triage.readers.fields import names_in
from triage.readers.wire.datelines import Dateline
from triage.readers.wire.foot import FootKind, keywords_of
from triage.readers.wire.furniture import Kind, agency, authors

if TYPE_CHECKING:
    from triage.readers.wire.headers import Headers


#: What is no name behind one: By Ada Lorne, PA Ports Correspondent.
_ROLE = Expression(r"(?i) (?:correspondents?|reporters?|editors?|writers?)\Z")


class StoryFacts:
    """The fields of one article, as far as they have been found."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.credits: list[str] = []

    def fields(self) -> dict[str, Any]:
        """The fields by their names."""
        found = self.found
        if self.credits:
            found["credits"] = "\n".join(self.credits)
        if "byline" in found and not found.get("authors"):
            found["authors"] = tuple(one for one in authors(found["byline"]) if not _ROLE.search(one))
        return found

    def take_headers(self, headers: "Headers") -> None:
        """Put what labelled lines say into its fields."""
        self.found.update(headers.fields)
        if "," in (byline := headers.fields.get("byline", "")):
            # Databases write surnames first.
            self.found["authors"] = names_in(byline)
        for name in ("credits", "embargoed", "published", "updated"):
            self._settle(name, headers.fields.get(name, ""), headers.day_first)
        if headers.keywords:
            self.found["keywords"] = headers.keywords
        self.credits += headers.rest

    def _settle(self, name: str, value: str, day_first: bool | None) -> None:
        """Headers hold times as written and credits of their own; the article wants ISO and one list."""
        if not value:
            return
        del self.found[name]
        if name == "credits":
            self.credits.append(value)
        elif name == "embargoed":
            self.take("embargo", f"Embargoed until {value}")
        else:
            self.date(name, value, _time(value, day_first))

    def take_dateline(self, said: str, opening: Dateline) -> None:
        """Put a dateline, as written and as understood, into its fields."""
        self.credits.append(said)
        if opening.when and not self.found.keys() & {"published", "published_text"}:
            self.date("published", opening.when, day_of(opening.when))
        if opening.agency:
            self.found.setdefault("outlet", opening.agency)

    def take(self, kind: Kind | FootKind, text: str) -> None:
        """Put a piece of furniture into its field; what has none, or finds it taken, into the credits."""
        found = self.found
        bare = text.strip("*_ \t") or text
        if kind == "rule":
            return
        if kind == "label":
            self._label(bare)
            return
        if kind == "stamp":
            self._stamp(bare)
            return
        if kind in ("published", "updated"):
            self.date(kind, bare, "")
        elif kind == "source":
            self._source(bare)
        elif kind in ("slug", "byline") and kind not in found:
            found[kind] = bare
            if kind == "byline" and any(map(str.isdigit, bare)):
                self._date_of_byline(bare)
        elif kind == "keywords":
            found["keywords"] = (*found.get("keywords", ()), *keywords_of(text))
        else:
            self.credits.append(bare)
            if kind == "agency":
                found.setdefault("outlet", agency(bare))
            elif kind == "embargo":
                from triage.readers.embargo import embargo_end

                found["status"] = "embargoed"
                found["embargoed"] = embargo_end(bare)

    def _date_of_byline(self, text: str) -> None:
        """Take the day that stands behind the names: "By Kaori Kaneko, 10 November 2016"."""
        from triage.readers.word_dates import date_in

        if "published" not in self.found and (day := date_in(text)):
            self.found.update(published=day, published_text=text)

    def _label(self, text: str) -> None:
        """Take a line of a database below the story: an address, or the paper and its day."""
        from triage.readers.wire.source_lines import source_line

        value = text.partition(":")[2].strip()
        if value.startswith("http"):
            self.found.setdefault("url", value)
        elif source_line(value):
            self._source(value)
        else:
            self.credits.append(text)

    def _stamp(self, text: str) -> None:
        """Take the time of sending, where no other day is named."""
        self.credits.append(text)
        iso = _time(text, None)
        if iso and self.found.get("published", iso[:10]) == iso[:10]:
            self.found.update(published=iso, published_text=text)

    def _source(self, text: str) -> None:
        """Take the paper and the day of a story in a database."""
        from triage.readers.wire.source_lines import source_line

        found = source_line(text)
        if found:
            self.found.setdefault("outlet", found.outlet)
            self.date("published", found.published_text, found.published)
        self.credits.append(text)

    def date(self, name: str, text: str, iso: str) -> None:
        """Put a day into its field, which is found in the text where `iso` is empty; a second one into the credits."""
        if not iso:
            from triage.readers.dates import date_line

            dated = date_line(text)
            text, iso = (dated[0], dated[1]) if dated else (text, _time(text, None))
        if name == "updated" and "updated" not in self.found and iso:
            self.found["updated"] = iso
        elif name == "published" and "published" not in self.found:
            self.found.setdefault("published_text", text)
            if iso:
                self.found["published"] = iso
        else:
            self.credits.append(text)


def day_of(text: str) -> str:
    """The day that a text is, in ISO 8601; "" for none."""
    # Many texts have no date: they need not import what reads one.
    from triage.readers.dates import iso_date

    return iso_date(text)


def _time(text: str, day_first: bool | None) -> str:
    """The time that a header says: the clock, too, where it does not stand as programs write it."""
    iso = day_of(text)
    if "T" in iso or (iso and ":" not in text):
        return iso
    from triage.readers.stamps import moment
    from triage.readers.word_dates import date_in

    full = moment(text) or date_in(text, day_first=day_first)
    return full if full.startswith(iso) else iso
