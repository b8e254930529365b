"""Abbreviations that end with a full stop, by what they stand for; in small letters, without the stop.

Whoever looks for the ends of sentences asks here: a word may not be the last of a sentence for one and ordinary for
another.
"""

#: Before a name or a number: never the last word of a sentence.
RANKS = frozenset(
    "mr mrs ms mx messrs dr prof rev hon fr sr gen lt col sgt capt cmdr cpl maj adm brig pvt rep reps sen sens gov pres "
    "supt insp st ste mt ft mme mlle".split()
)
#: Before what they point to.
REFERENCES = frozenset("vs no nos fig vol pp approx dept est gr hr ex art sec ca cf eg ie viz nr bzw usw".split())
COMPANIES = frozenset("corp inc ltd co cos bros plc llc".split())
#: Behind a name or a list.
SUFFIXES = frozenset("jr sr etc al assn univ".split())
MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
STREETS = frozenset("ave blvd rd".split())
STATES = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex "
    "va vt wash wis wyo".split()
)
HOURS = frozenset(("a.m", "p.m"))
#: Before a name in other languages.
BEFORE_NAMES = {
    "pl": frozenset("prof dr hab mgr inż ks bp abp kard gen płk ppłk mjr kpt por ppor sierż asp podinsp nadkom red im ul al św os tzw mec sędz woj gm pow".split()),
    "cs": frozenset("prof dr doc ing mgr bc mudr judr phdr rndr mvdr thdr gen plk pplk mjr kpt por npor prap sv ul nám tř tzv arch".split()),
    "ru": frozenset("ул им проф акад ген полк св тов гр пр пл пос дер доц кн гос".split()),
    "uk": frozenset("вул ім проф акад ген полк св тов просп пл смт доц кн буд".split()),
}  # fmt: skip

#: Acronyms of two and three letters that newspapers write with one capital; longer ones are written so everywhere (Nato).
CAPITALISED_ACRONYMS = {
    "de": frozenset("uno".split()),
    "fr": frozenset("bce cgt edf fmi oms ong onu pib rdc tva".split()),
    "it": frozenset("aie asl bce cei cia csm eni fao fbi fmi imu nsa oms ong onu pd pdl pib pil rai tar tav ue uil usa wto".split()),
    "nb": frozenset("nav".split()),
    "no": frozenset("nav".split()),
}  # fmt: skip
