"""Irregular forms of English: plurals and parts of verbs that no rule of spelling finds.

Forms that are another word first of all are left out ("left", "saw", "lay", "bound"), and so are those of the commonest
verbs, which are no terms ("went", "was").
"""

PLURALS = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "lice": "louse",
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
    "scarves": "scarf", "dwarves": "dwarf", "elves": "elf",
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
die died dying · lie lied lying · tie tied tying
"""
VERBS = {part: verb for verb, *parts in map(str.split, _PARTS.split("·")) for part in parts}

#: Written with a capital these are names, offices and money: Axl Rose, the Fed, the Met, 50 billion Won, Lent.
NAMES_TOO = frozenset("ate bent drew fed felt found held hung led lent met rode rose sung won".split())
#: As terms these mean themselves: the shot is not the shooting, nor felt a feeling.
NOUNS_TOO = frozenset("broke drove felt found shot spoke thought".split())
