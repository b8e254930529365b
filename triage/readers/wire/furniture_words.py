"""The words by which furniture of wire copy is known: who sends it, and how bylines, notes, credits and
withdrawals begin.

Lists, so that plain copy need not import the rules that use them (`furniture`, `foot`).
"""

#: As they sign their copy, in lower case → as we name them.
AGENCIES = {
    "reuters": "Reuters",
    "reuter": "Reuters",
    "thomson reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "the associated press": "AP",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "dpa": "dpa",
    "efe": "EFE",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "jiji": "Jiji",
    "jiji press": "Jiji",
    "xinhua": "Xinhua",
    "upi": "UPI",
    "ansa": "ANSA",
    "tass": "TASS",
    "interfax": "Interfax",
    "apa": "APA",
    "belga": "Belga",
    "anp": "ANP",
    "ntb": "NTB",
    "ritzau": "Ritzau",
    "stt": "STT",
    "pti": "PTI",
    "ians": "IANS",
    "yonhap": "Yonhap",
    "bernama": "Bernama",
    "aap": "AAP",
    "pa": "PA",
    "pa media": "PA",
    "cp": "CP",
    "the canadian press": "CP",
    "lusa": "Lusa",
    "anadolu": "Anadolu",
    "bloomberg": "Bloomberg",
    "dow jones": "Dow Jones",
    "dow jones newswires": "Dow Jones",
    "prnewswire": "PR Newswire",
    "pr newswire": "PR Newswire",
    "business wire": "Business Wire",
    "globe newswire": "GlobeNewswire",
}
#: Agencies that are known by a dateline alone; as a line by itself each of these is too short to be sure of, or no headline
#: of copy has it.
DATELINE_AGENCIES = {
    name.lower(): name
    for name in (
        "epd", "KNA", "sda", "Keystone-SDA", "ATS", "SID", "dpa-AFX", "ots", "TT", "FNB", "Europa Press", "Adnkronos", "LaPresse", "Télam", "Notimex",
        "PAP", "ČTK", "TASR", "MTI", "Agerpres", "BTA", "Hina", "Tanjug", "Beta", "STA", "Ukrinform", "UNIAN", "RIA Novosti", "WAM", "SPA", "KUNA",
        "MENA", "IRNA", "Anadolu Agency", "ANI", "APP", "Antara", "VNA", "CNA", "Tasnim", "Belga News Agency", "Agência Brasil", "Lusa", "ABr",
        "Estadão Conteúdo", "Folhapress", "Укрінформ", "УНІАН", "Укринформ", "Интерфакс-Украина", "БТА", "ΑΠΕ-ΜΠΕ", "ΑΠΕ", "Танјуг", "МИА",
        "Fena", "SRNA", "LETA", "BNS", "ELTA", "TTXVN", "TTXVN/Vietnam+", "DHA", "İHA", "IHA", "Petra", "SANA", "NNA", "QNA",
        "Mehr", "ISNA", "PNA", "NNN", "ACN Newswire", "JCN Newswire", "APA-OTS", "Prensa Latina",
        "ACI Prensa", "Servimedia", "Colpisa", "AGI", "Askanews", "Italpress", "Mediafax", "SITA", "CWN", "Sputnik", "INTERFAX.RU",
        "Interfax-Ukraine", "واس", "وام", "قنا", "بترا", "سانا", "الأناضول", "ایرنا", "ایسنا", "فارس", "Focus Taiwan",
        "Khaosan", "KPL", "VOV", "AKP", "PINA", "RNZ", "NZPA", "SAPA", "ANGOP", "Inforpress", "STP-Press", "GNA", "PANA", "LANA", "AA", "APS", "MAP",
        "NAN", "CNN",
    )
}  # fmt: skip
#: Agencies that sign their datelines with no bracket, behind a comma or a stop, as an expression.
BARE_AGENCIES = "AAP|AFP|Kyodo|Xinhua|PTI|IRNA|ISNA|ANSA|INTERFAX.RU|Укрінформ|Укринформ|УНІАН"
BYLINE_STARTS = ("By", "BY", "by ", "Von ", "VON ", "Par ", "PAR ", "Por ", "POR ")
#: What notes begin with that do not ask to wait, and lines of routing in words, in small letters.
NOTE_STARTS = frozenset(
    "ed correct clarification urgent bulletin flash newsalert eilmeldung alerte asianet medianet pressemitteilung pressemeldung presseinformation "
    "persbericht pressemeddelelse pressmeddelande pressemelding".split()
).union(
    ("note to", "news alert", "press release", "news release", "media release", "for immediate release"),
    ("communiqu", "nota de prensa", "nota de imprensa", "comunicado de", "comunicato stampa", "lehdist"),
)
#: How credits begin, behind an opening bracket.
CREDIT_WORDS = frozenset(
    "additional further extra report writing editing compiled edited written translat graphic research production bericht "
    "redigiert informaci".split()
)
#: What databases write before a colon below a headline, and below a story, in small letters; the core knows ASCII alone.
HEAD_LABELS = frozenset(
    "date author authors author/byline byline publication newspaper source section page pages edition published datum autor "
    "autorin autoren auteur auteurs quelle zeitung medium ressort seite journal fecha fuente medio autora fonte data autore "
    "bron krant kilde dato forfatter".split()
).union(("publication date", "published date", "article text", "full text"))
FOOT_LABELS = frozenset(
    "section page pages edition column record quelle ressort rubrik rubrique seite ausgabe dokumentnummer issn database".split()
).union(
    (
        "record number",
        "document type",
        "accession number",
        "index terms",
        "word count",
        "dauerhafte adresse des dokuments",
    )
)
#: Behind the name of a paper, at the foot of what it owns.
RIGHTS = (
    "alle rechte vorbehalten",
    "alle rechten voorbehouden",
    "tous droits réservés",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tutti i diritti riservati",
    "alla artiklar är skyddade",
    "alle artikler er beskyttet",
)
#: How all begins that stands at a foot and begins with a letter, but for codes in small letters ("sc/xx").
FOOT_WORDS = CREDIT_WORDS.union(
    "more end fin copyright aap dpa afp efe ansa source keyword tag nnnn pewarta penerjemah redaktur lusa/".split(),
    (
        "e n d",
        "pa ",
        "all rights",
        "our standards",
        "write to",
        "to contact",
        "with assistance",
        "editor:",
        "editor :",
        "this report by the canadian",
        "follow us on",
        "gale document",
        "se webartik",
        *(f"{label}:" for label in FOOT_LABELS),
        *(mark.partition("ä")[0].partition("é")[0] for mark in RIGHTS),
    ),
)
#: What the end of a text holds in which somebody may be credited, or that a wire has stamped, in small letters.
CREDIT_SIGNS = (
    "diting",
    "eporting",
    "riting",
    "ontributed",
    " gmt",
    "@",
    "enditem",
    ". efe",
    ". pti ",
    "**",
    '" efe',
    '" pti ',
)
#: As marks of a withdrawal above a headline or behind a slash in a slug.
WITHDRAWALS = (
    "KILL", "WITHDRAWN", "RETRACTED", "RETRACTION", "ANNULLIERUNG", "ANNULLIERT", "ANNULATION", "ANULACIÓN", "ANULADA",
    "ANNULLAMENTO", "ANNULLATA", "ANULAÇÃO", "RÜCKZUG", "ZURÜCKGEZOGEN", "RETIRADA", "RETIRADO", "RETIRÉE", "RITIRATA", "INGETROKKEN",
)  # fmt: skip
#: Marks that say of themselves that copy is meant.
WITHDRAWALS_OF_COPY = ("MANDATORY KILL", "STORY KILLED", "STORY REMOVED", "STORY RETRACTED", "STORY WITHDRAWN")
#: The same in other scripts, in brackets or before a colon; each says that copy is meant, and no match or sale.
WITHDRAWALS_ABROAD = (
    "全文取り消し", "全文取消", "記事取り消し", "配信取り消し", "전문취소", "전문 취소", "기사취소", "기사 취소", "撤稿", "АННУЛИРУЕТСЯ", "АННУЛИРОВАНО",
)  # fmt: skip
#: What lines that ask to wait hold in other languages than English and German, in small letters; those of ASCII first.
EMBARGO_SIGNS = (
    "mbarg", "ne pas publier", "no publicar", "non pubblicare", "niet publiceren",
    "não publicar", "эмбарго", "解禁", "엠바고", "보도시점", "보도 시점", "보도유예", "محظور النشر",
)  # fmt: skip
#: How labels of headlines, papers, days and authors end in China and Japan, with a colon of the width of a letter.
WIDE_LABELS = ("题：", "題：", "题名：", "出し：", "トル：", "源：", "期：", "付：", "者：")
#: What stands in the datelines of agencies that write in other scripts.
SIGNS_ABROAD = (
    "日电",
    "日電",
    "共同】",
    "時事】",
    "ロイター",
    "FP】",
    "ＦＰ】",
    "뉴스)",
    "시스)",
    "뉴스1)",
    "ТАСС",
    "РИА Новости",
    "Интерфакс",
    "رويترز)",
    " ف ب)",
    ".ف.ب)",
    "واس)",
    "وام)",
    "قنا)",
    "بترا)",
    "سانا)",
)
#: What stands before the colon of a header, as an expression; vowels of India and Thailand are marks on letters.
HEADER_KEY = r"[^\W\d_][\w '’/()\u0900-\u0dff\u0e31-\u0e4e-]{0,24}?"
#: Capitals of the languages of the West, for the brackets of an expression.
UPPER = "A-ZÀ-ÖØ-Þ"
#: A line of nothing but a rule between two texts, as an expression has it.
RULE = r"([=_*-])\1{9,}[ \t\r]*"
#: What the marks of Markdown around a headline begin with.
MARKDOWN_MARKS = "#*_+"


def known_agency(said: str) -> str:
    """An agency by what its dateline says; with its service or another agency behind a slash: (dpa/lni). "" for any other."""
    for name in (said.lower(), said.lower().partition("/")[0]):
        if found := AGENCIES.get(name) or DATELINE_AGENCIES.get(name):
            return found
    return ""
