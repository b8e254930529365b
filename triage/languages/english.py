"""Lists of English: its irregular forms, the words of its dictionary, and the given names and surnames that Americans bear.

The lists in files are read when they are first asked for; where they come from says NOTICE. The frequencies of words are matching's own.
"""

from functools import cache
from pathlib import Path

from triage.languages.word_text import WordText

DATA = Path(__file__).with_name("data")
#: Irregular forms that no rule of spelling finds, and their words. Left out are forms that are another word first of all
#: ("left", "saw", "bound"), and those of the commonest verbs, which are no terms ("went", "was").
PLURALS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "lice": "louse",
    "geese": "goose", "oxen": "ox", "crises": "crisis", "analyses": "analysis", "oases": "oasis", "theses": "thesis",
    "hypotheses": "hypothesis", "diagnoses": "diagnosis", "syntheses": "synthesis", "axes": "axis",
    "bases": "basis", "emphases": "emphasis", "parentheses": "parenthesis", "metastases": "metastasis",
    "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "referenda": "referendum",
    "memoranda": "memorandum", "consortia": "consortium", "symposia": "symposium", "millennia": "millennium",
    "curricula": "curriculum", "larvae": "larva", "formulae": "formula", "fungi": "fungus", "alumni": "alumnus",
    "nuclei": "nucleus", "stimuli": "stimulus", "cacti": "cactus", "bureaux": "bureau", "plateaux": "plateau",
    "chateaux": "chateau", "indices": "index", "vertices": "vertex", "appendices": "appendix", "matrices": "matrix",
    "wives": "wife", "knives": "knife", "lives": "life", "wolves": "wolf", "halves": "half", "shelves": "shelf",
    "thieves": "thief", "leaves": "leaf", "loaves": "loaf", "calves": "calf", "selves": "self", "hooves": "hoof",
    "scarves": "scarf", "dwarves": "dwarf", "elves": "elf", "wharves": "wharf", "sheaves": "sheaf",
    "midwives": "midwife", "housewives": "housewife", "grandchildren": "grandchild", "schoolchildren": "schoolchild",
    "stepchildren": "stepchild", "businesspeople": "businessperson", "spokespeople": "spokesperson",
    "salespeople": "salesperson", "quizzes": "quiz", "gasses": "gas", "busses": "bus", "algae": "alga",
    "antennae": "antenna", "vertebrae": "vertebra", "radii": "radius", "spectra": "spectrum", "stadia": "stadium",
    "moratoria": "moratorium", "crematoria": "crematorium", "auditoria": "auditorium", "honoraria": "honorarium",
    "paparazzi": "paparazzo", "kibbutzim": "kibbutz",
}  # fmt: skip

#: Each verb, and its past and participle where they follow no rule.
_PARTS = """
arise arose arisen · awake awoke awoken · beat beaten · become became · begin began begun · bend bent · bite bitten ·
bleed bled · blow blew blown · break broke broken · breed bred · bring brought · build built · burn burnt · buy bought ·
catch caught · choose chose chosen · cling clung · creep crept · deal dealt · dig dug · draw drew drawn · dream dreamt ·
drink drank · drive drove driven · eat ate eaten · fall fell fallen · feed fed · feel felt · fight fought · find found ·
flee fled · fling flung · fly flew flown · forbid forbade forbidden · foresee foresaw foreseen · forget forgot forgotten ·
forgive forgave forgiven · freeze froze frozen · give gave · grow grew grown · hang hung · hear heard · hide hid hidden ·
hold held · keep kept · kneel knelt · know knew known · lay laid · lead led · leap leapt · learn learnt · lend lent ·
lose lost · mean meant · meet met · mislead misled · mistake mistook mistaken · outgrow outgrew outgrown ·
overcome overcame · overrun overran · oversee oversaw overseen · overtake overtook overtaken ·
overthrow overthrew overthrown · pay paid · prove proven · rebuild rebuilt · repay repaid · resell resold ·
rewrite rewrote rewritten · ride rode ridden · ring rang rung · rise rose risen · run ran · seek sought · sell sold ·
send sent · shake shook shaken · shine shone · shoot shot · show shown · shrink shrank shrunk · sing sang sung ·
sink sank sunk sunken · sit sat · slay slew slain · sleep slept · slide slid · speak spoke spoken · speed sped ·
spell spelt · spend spent · spill spilt · spin spun · spoil spoilt · spring sprang sprung · stand stood ·
steal stole stolen · stick stuck · sting stung · stride strode · strike struck · swear swore sworn · sweep swept ·
swell swollen · swim swam swum · swing swung · take took taken · teach taught · tear tore torn · tell told ·
think thought · throw threw thrown · understand understood · undergo underwent undergone · undertake undertook undertaken ·
uphold upheld · wake woken · wear wore worn · weave wove woven · weep wept · win won · withdraw withdrew withdrawn ·
withhold withheld · withstand withstood · write wrote written ·
befall befell befallen · behold beheld · forgo forwent forgone · foretell foretold · forsake forsook forsaken ·
mow mown · misunderstand misunderstood · outdo outdid outdone · outsell outsold · outshine outshone · outspend outspent ·
overhear overheard · overpay overpaid · override overrode overridden · oversell oversold · overshoot overshot ·
overspend overspent · plead pled · remake remade · rethink rethought · retake retook retaken · sew sewn · shear shorn ·
sneak snuck · sow sown · strive strove striven · tread trod trodden · underpay underpaid · undo undid undone ·
unwind unwound · wring wrung ·
die died dying · lie lied lying · tie tied tying
"""
VERBS = {part: verb for verb, *parts in map(str.split, _PARTS.split("·")) for part in parts}

#: Written with a capital these are names, offices and money: Axl Rose, the Fed, the Met, 50 billion Won, Lent.
NAMES_TOO = frozenset("ate bent drew fed felt found held hung led lent met rode rose sung won".split())
#: In a headline in capitals more often the name: FED RAISES RATES, but PRICES ROSE.
NAMES_IN_CAPITALS = frozenset(("fed",))
#: As terms these mean themselves: the shot is not the shooting, nor a people its persons.
NOUNS_TOO = frozenset("arms broke drove felt found goods means odds people shot spoke thought".split())


@cache
def dictionary() -> frozenset[str]:
    """Words in small letters, with their inflected forms and without names.

    >>> "heavies" in dictionary(), "tennant" in dictionary()
    (True, False)
    """
    return _listed("dictionary")


@cache
def dictionary_text() -> WordText:
    """The words of the dictionary, for somebody who asks for few."""
    return WordText(_text("dictionary"), in_order=True)


@cache
def given_names() -> frozenset[str]:
    """Given names as they are written.

    >>> "Theresa" in given_names()
    True
    """
    return _listed("given-names")


@cache
def surnames() -> frozenset[str]:
    """Surnames as they are written, the commonest of the census.

    >>> "Tennant" in surnames(), "Zelensky" in surnames()
    (True, False)
    """
    return _listed("surnames")


@cache
def given_names_abroad() -> WordText:
    """Given names of other countries in Latin letters that are no English ones, with and without accents.

    >>> "Chinedu" in given_names_abroad(), "Theresa" in given_names_abroad()
    (True, False)
    """
    return WordText(_text("given-names-abroad"), in_order=True)


@cache
def surnames_abroad() -> WordText:
    """Surnames of other countries in Latin letters, likewise."""
    return WordText(_text("surnames-abroad"), in_order=True)


@cache
def is_personal_name(folded: str) -> bool:
    """Whether a folded word of five letters or more is a given name or surname, a rare one too.

    >>> is_personal_name("tennant"), is_personal_name("lichtenstein"), is_personal_name("heavies")
    (True, True, False)
    """
    return folded in common_names() or folded in _rare_surnames()


def is_common_name(folded: str) -> bool:
    """Whether a folded word is a common given name or surname.

    >>> is_common_name("schultz"), is_common_name("sanna"), is_common_name("teheran")
    (True, True, False)
    """
    return folded in common_names()


@cache
def _rare_surnames() -> WordText:
    """The rest of the census."""
    return WordText((DATA / "rare-surnames-en.txt").read_text(encoding="ascii"), in_order=True)


@cache
def common_names() -> WordText:
    """The common given names and surnames, folded."""
    named = f"{_text('given-names')}\n{_text('surnames')}".lower()
    return WordText(" ".join((named, *_names_abroad("Given names"))))


def is_name_abroad(folded: str) -> bool:
    """Whether a folded word is a name that people bear in other languages.

    >>> is_name_abroad("sanna"), is_name_abroad("sanaa")
    (True, False)
    """
    return folded in _names_abroad("Given names")


def is_firm_or_place(folded: str) -> bool:
    """Whether a folded word is the name of a firm, a club or a place that news has from all over the world.

    >>> is_firm_or_place("neste"), is_firm_or_place("nestle"), is_firm_or_place("nestel")
    (True, True, False)
    """
    return folded in _names_abroad("Firms") or folded in _names_abroad("Places")


@cache
def _names_abroad(section: str) -> frozenset[str]:
    """The names below the heading that begins so."""
    text = (DATA / "names-abroad.txt").read_text(encoding="ascii")
    found = text.partition(f"\n# {section}")[2].partition("\n")[2].partition("\n#")[0]
    return frozenset(found.split())


def _listed(name: str) -> frozenset[str]:
    return frozenset(_text(name).split())


def _text(name: str) -> str:
    return (DATA / f"{name}-en.txt").read_text(encoding="utf-8")
