"""German nouns by how they end: no list has all of them, since any two can be joined."""

from triage.languages.common import common_words

#: How words for people and things end, which no list has all of.
_NOUN_ENDS = tuple(
    "in innen ung ungen heit heiten keit keiten schaft schaften tion tionen tät ismus isten iker ologe ologen chef chefs leiter sprecher führer minister präsident kanzler meister anwalt "
    "forscher experte expertin trainer händler macher geber nehmer vertreter kollege direktor manager analyst ökonom beamter behörde ministerium "
    "amt verband verein institut gericht zeitung blatt agentur bank partei gewerkschaft polizei".split()
)
#: Joints and endings that only nouns have.
_JOINTS = ("ers", "ungs", "eln")
#: Words for places and things that end surnames as well: Wiegelmann, Steinbach.
_SURNAME_ENDS = tuple(
    (
        "mann berg berger bach bacher stein steiner feld felder haus häuser bauer meier maier meyer mayer huber müller moor burg hof hoff hofer thal tal "
        "brück kamp horst wald brandt eck ecker wein baum vogel kopf bert fried rich hard gang"
    ).split()
)


def is_german_noun(lower: str) -> bool:
    """Whether a word ends as nouns do: in a word of at least four letters, or as abstract nouns.

    >>> is_german_noun("selbstmordgedanken"), is_german_noun("wiegelmann")
    (True, False)
    """
    known = common_words("de")
    if "-" in lower:
        last = lower.rpartition("-")[2]
        return len(last) < 3 or last in known or is_german_noun(last)
    if lower.endswith(_NOUN_ENDS) or lower.endswith(_JOINTS):
        return True
    if lower.endswith(_SURNAME_ENDS):
        return False
    return any(lower[cut:] in known for cut in range(3, len(lower) - 3))
