"""How pages look: one table of names, each with its declarations by day and its colours by night.

Mail programs keep `style` attributes and drop most style sheets, so every element carries its look inline; the sheet in
the head adds what an attribute cannot say: night, narrow screens, paper. Pure text, no template in it.

Colours come in pairs of at least 4.5 : 1 with the paper they stand on, by day and by night; the test in a browser
measures them.
"""

from functools import cache

from markupsafe import Markup

FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif"
MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
#: Colours by what they say: day, night.
COLOURS = {
    "paper": ("#ffffff", "#0f1419"),
    "wash": ("#f3f5f7", "#1a2129"),
    "ink": ("#1b1f24", "#e6eaef"),
    "hint": ("#57606a", "#a3adb8"),
    "rule": ("#d0d7de", "#333c46"),
    "link": ("#0b57b0", "#7cb7ff"),
    "problem": ("#a8161b", "#ff8f88"),
    "strong": ("#116329", "#56d364"),
    "likely": ("#7a4b00", "#e3b341"),
    "passing": ("#57606a", "#a3adb8"),
    "PERSON": ("#0d5c6b", "#5cd6e0"),
    "ORG": ("#86258a", "#e0a2ff"),
    "LOC": ("#1a6430", "#6fdd88"),
    "new": ("#dcedff", "#12324f"),
    "mark": ("#ffe89a", "#584600"),
}
#: Look → declarations; `@name` is the colour of that name.
LOOKS = {
    "page": f"margin:0;padding:0;background-color:@paper;color:@ink;font:16px/1.5 {FONT};-webkit-text-size-adjust:100%",
    "sheet": "max-width:44em;margin:0 auto;padding:16px;overflow-wrap:anywhere",
    "h1": "margin:0 0 4px;font-size:24px;line-height:1.25;color:@ink",
    "h2": "margin:28px 0 0;padding:0 0 4px;border-bottom:1px solid @rule;font-size:17px;line-height:1.4;color:@ink",
    "title": "margin:0 0 2px;font-size:18px;line-height:1.35;font-weight:700;color:@ink",
    "card": "margin:0;padding:16px 0;border-top:1px solid @rule",
    "brief": "margin:0;padding:6px 0;border-top:1px solid @rule",
    "small-title": "display:inline;margin:0;font-size:16px;font-weight:700;color:@ink",
    "p": "margin:6px 0",
    "hint": "color:@hint",
    "facts": "margin:0 0 6px;font-size:14px;color:@hint",
    "small": "font-size:14px",
    "row": "margin:4px 0;font-size:14px",
    "link": "color:@link;text-decoration:underline",
    "title-link": "color:@ink;text-decoration:underline;text-decoration-color:@hint",
    "score": "font-weight:700;font-variant-numeric:tabular-nums",
    "number": "color:@hint;font-variant-numeric:tabular-nums",
    "track": "display:inline-block;width:96px;height:8px;margin:0 2px;background-color:@rule;vertical-align:middle",
    "fill": "display:block;height:8px",
    "fill-strong": "background-color:@strong",
    "fill-likely": "background-color:@likely",
    "fill-passing": "background-color:@passing",
    "strong": "color:@strong",
    "likely": "color:@likely",
    "passing": "color:@passing",
    "badge": "display:inline-block;padding:0 6px;border:1px solid @hint;border-radius:3px;font-size:12px;font-weight:700;color:@ink",
    "grave": "display:inline-block;padding:0 6px;border:1px solid @problem;border-radius:3px;font-size:12px;font-weight:700;"
    "color:@problem",
    "problem": "color:@problem",
    "alarm": "margin:12px 0;padding:8px 12px;border-left:4px solid @problem;background-color:@wash;color:@ink",
    # Underlined is what leads somewhere; a match does not. On paper, which has no backgrounds, it is bold.
    "match": "background-color:@mark;color:inherit;font-weight:700",
    "new": "background-color:@new;color:@ink;text-decoration:none",
    "PERSON": "color:@PERSON",
    "ORG": "color:@ORG",
    "LOC": "color:@LOC",
    # Blue is what links are; of dates and figures there are too many for a colour of their own.
    "DATE": "",
    "MONEY": "",
    "PERCENT": "",
    "NORP": "",
    "summary": "cursor:pointer;font-size:14px;color:@hint",
    "list": "margin:6px 0;padding:0 0 0 20px",
    "li": "margin:2px 0",
    "hr": "margin:12px 0;border:0;border-top:1px solid @rule",
    "foot": "margin:24px 0 0;padding:12px 0 0;border-top:2px solid @rule;font-size:14px;color:@ink",
    "code": f"font-family:{MONO};font-size:13px",
    "pre": f"margin:8px 0;padding:4px 0;overflow-x:auto;font:13px/1.45 {MONO};white-space:pre",
    "marked-p": "margin:10px 0;padding:0 0 0 10px;border-left:3px solid @strong",
    "plain-p": "margin:10px 0;padding:0 0 0 13px",
    "figure": "margin:12px 0 0",
    "chart": "display:block;width:100%;height:64px;border-bottom:1px solid @rule",
    "one-of-many": "margin:32px 0 0;padding:20px 0 0;border-top:3px solid @ink",
    "column": "fill:@hint",
    "today": "fill:@likely",
}
#: What no attribute can say, and what would be said once for each cell of a table. Details unfold on paper; a browser that does not know how leaves them folded.
SHEET = """
.sum{border-collapse:collapse;margin:6px 0}.sum th{font-weight:400}.sum td,.sum th{padding:2px 14px 2px 0;vertical-align:top}
.sum td,.sum thead th{white-space:nowrap;font-variant-numeric:tabular-nums}.total>*{border-top:1px solid}
@media screen and (max-width:480px){.sheet{padding:12px!important}.h1{font-size:21px!important}.title{font-size:17px!important}
.sum{font-size:12px}.sum td,.sum th{padding-right:6px}}
.h2+.card,.h2+.brief{border-top:0!important}
@media print{.page{font-size:11pt!important}.sheet{max-width:none!important;padding:0!important}
.card{break-inside:avoid}.title,.h1,.h2{break-after:avoid}.pre{white-space:pre-wrap!important}
details::details-content{content-visibility:visible;height:auto}.track,.fill{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


def _declared(look: str, night: int) -> str:
    """The declarations with their colours, the longer names first where one begins another."""
    said = LOOKS[look]
    for name in sorted(COLOURS, key=len, reverse=True):
        said = said.replace(f"@{name}", COLOURS[name][night])
    return said


@cache
def look(name: str) -> Markup:
    """The attributes of an element that looks so.

    >>> look("problem")
    Markup('class="problem" style="color:#a8161b"')
    """
    declared = _declared(name, 0).replace('"', "'")
    return Markup(f'class="{name}" style="{declared}"' if declared else f'class="{name}"')


def fill_style(band: str) -> Markup:
    """The declarations of the filled part of a score's bar, which has its width beside them."""
    return Markup(f"{LOOKS['fill']};{_declared(f'fill-{band}', 0)}")


@cache
def sheet() -> Markup:
    """The style sheet of the head: night, narrow, paper.

    Night is for screens alone: paper stays white, and browsers print no backgrounds.
    """
    rules = [f".{name}{{{night}}}" for name in LOOKS if (night := _night(name))]
    return Markup(f"{SHEET}@media screen and (prefers-color-scheme:dark){{\n{chr(10).join(rules)}\n}}\n")


def _night(name: str) -> str:
    """The rules of what looks different by night; `!important` wins over the attribute."""
    day, night = (_declared(name, index).split(";") for index in (0, 1))
    return ";".join(f"{after}!important" for before, after in zip(day, night, strict=True) if before != after)
