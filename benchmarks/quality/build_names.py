"""Build triage/matching/data/names-en.txt, places-en.txt and given-en.txt.

The first holds words of the English list that are names and not common words; the others places of 150,000 people
or more (GeoNames) and given names (US Census 1990), for telling people from places when names are shortened.

    python benchmarks/quality/build_names.py ../shared/entities

The word list has names in lower case ("peru", "boeing"). A listed word is taken for a name if public-domain news
text writes it with a capital inside sentences and hardly ever without, or if it is a place or a first name that this
text never writes small. Words of `DUAL` are both and stay common words.
"""

import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parents[2] / "triage" / "matching" / "data"
#: Names that the news text lacks: companies, persons and places of the last decades.
NAMES = frozenset(
    "adobe bates belgian benson brasil chapman chevrolet cohen daniels davies disney dixon edwards evans fairfax finnish fujitsu goodman hanson harvard honda hudson jenkins marriott mercer mitsubishi montreal morrison motorola newfoundland newman nissan philips phillips quebec queensland reebok renault roberts samsung saskatchewan schmidt schneider scotia siemens stevenson sullivan tasmania thomson toshiba volvo walsh watson welsh yamaha yorkshire yukon zurich toshiba siemens honda harvard montreal quebec sony nokia samsung boeing airbus volvo renault fiat chrysler nissan hyundai intel microsoft google netflix tesla facebook amazon twitter bayer pfizer novartis roche nestle unilever reuters bloomberg".split()
)
DUAL = frozenset(
    "turkey may march august will mark bill bush brown rose rice king grant hope nice orange mobile bath cork reading "
    "split chad rich frank jack pat art ray gene dean young page wood hill ford fox bell cook baker miller bond lane "
    "stone church pearl grace faith joy dawn summer gap target shell oracle delta sprint visa dove tide apple jobs "
    "united states state white house general post times sun star mirror guardian economist reader true self kit cool "
    "fan frame bottom guy patch creek merchant smart corner flower falls sweet null springs font crystal hey tea dress "
    "dot bass trail crafts buddy styles constant lock messenger sterling gray loop sum dear echo boots castle strange "
    "grey sin peer bang dragon angle rob era nurse till shoe deck folk grove princess spray lakes kiss lamp brass plaza "
    "lucky drum lovely pine balls finger shorts wise paradise sons leaf rod silk cherry swing wash noble knight loose "
    "doll reed mills jeans beam pleasant blade pointer robin hook stack sue amber ruby parish bishop fisher trim bunch "
    "grill hacker brush deer bowling pal sandy salmon pepper maple autumn precious brake pond scales sunshine stuck "
    "trainer organ lemon nail chapel bench rider click re files brand sample button min red super middle wire frame "
    "queen manual league cup convention virgin atlantic pacific bay god association internet english page miles strip "
    "liberty eagle angel specialist bang boss polish job sin olive coral ivy iris daisy lily violet hazel basil "
    "herb clay cliff dale glen heath drew chase carter mason hunter gay dick bob pan fan mercy charity patience barb "
    "tiger lance duke earl major victor dolly penny carol drill dell mercury saturn mars venus java cologne jersey "
    "guinea panama jordan buffalo phoenix long march hay field park green black gold silver price love moon star day "
    "winter snow frost storm rain cloud rivers brook banks wall walls gates power powers strong sharp savage short "
    "little best good new west east north south".split()
)


def main(folder: str) -> None:
    """Write the list and say how long it is."""
    source = Path(folder)
    listed = [word for word in (DATA / "words-en.txt").read_text("ascii").split() if word.isalpha()]
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in (source / "voa_text_tokens.txt").read_text("utf-8").splitlines():
        for place, token in enumerate(line.split()):
            if token.islower():
                small[token] += 1
            elif place and token[:1].isupper() and not token.isupper():
                capital[token.lower()] += 1
    known: set[str] = set()
    for name in ("census1990_first_female.txt", "census1990_first_male.txt"):
        known.update(line.split()[0].lower() for line in (source / name).read_text("utf-8").splitlines() if line)
    for line in (source / "places_geonames.tsv").read_text("utf-8").splitlines():
        known.update(re.findall(r"[a-z]{3,}", line.partition("\t")[0].lower()))
    names = sorted(
        word
        for word in listed
        if word not in DUAL
        and (
            word in NAMES
            or (capital[word] >= 3 and small[word] * 20 <= capital[word])
            or (word in known and not small[word])
        )
    )
    (DATA / "names-en.txt").write_text("\n".join(names) + "\n", encoding="ascii")
    places: set[str] = set()
    for line in (source / "places_geonames.tsv").read_text("utf-8").splitlines()[1:]:
        name, kind, population = line.split("\t")
        if kind != "city" or int(population or 0) >= 150_000:
            places.add(_plain(name))
    places.discard("")
    given = {
        line.split()[0].lower()
        for file in ("census1990_first_female.txt", "census1990_first_male.txt")
        for line in (source / file).read_text("utf-8").splitlines()
        if line
    }
    (DATA / "places-en.txt").write_text("\n".join(sorted(places)) + "\n", encoding="ascii")
    (DATA / "given-en.txt").write_text("\n".join(sorted(given)) + "\n", encoding="ascii")
    print(f"{len(names)} names, {len(places)} places, {len(given)} given names")


def _plain(name: str) -> str:
    """Folded words of a place, one space between."""
    folded = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z]+", folded))


if __name__ == "__main__":
    main(sys.argv[1])
