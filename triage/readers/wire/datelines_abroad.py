"""Datelines of agencies that write in other scripts: 新华社北京11月16日电, 【東京共同】, (서울=연합뉴스), МОСКВА, 16 ноября. /ТАСС/, القاهرة (رويترز) -."""

from triage.expression import Expression

#: As they sign their copy → as we name them.
_AGENCIES = {
    "新华社": "Xinhua", "新華社": "Xinhua", "中新社": "中新社", "中新网": "中新网", "共同": "Kyodo", "時事": "Jiji", "ロイター": "Reuters", "AFP": "AFP", "ＡＦＰ": "AFP",
    "연합뉴스": "Yonhap", "뉴시스": "뉴시스", "뉴스1": "뉴스1", "ТАСС": "TASS", "РИА Новости": "РИА Новости", "Интерфакс": "Interfax", "Reuters": "Reuters",
    "رويترز": "Reuters", "أ ف ب": "AFP", "ا ف ب": "AFP", "أ.ف.ب": "AFP", "د ب أ": "dpa", "واس": "واس", "وام": "وام", "قنا": "قنا", "بترا": "بترا", "سانا": "سانا",
}  # fmt: skip
_DATELINE = Expression(
    r"(?:新华社|新華社|中新社|中新网)[\u4e00-\u9fff]{1,12}?(?P<zh>\d{1,2}月\d{1,2}日)[电電](?:\s?[（(](?:记者|記者|通讯员)?[^（）()\n]{1,40}[）)])?"
    r"|【[^【】\n]{0,16}?(?:共同|時事|ロイター|AFP|ＡＦＰ)[^【】\n]{0,8}】"
    r"|[(（][가-힣·]{1,12}=(?:연합뉴스|뉴시스|뉴스1)[)）](?:\s?[가-힣·]{2,12}(?: [가-힣·]{2,12}){0,2} ?(?:기자|특파원) ?=)?"
    r"|[А-ЯЁ][А-ЯЁа-яё.-]{1,20}(?: [А-ЯЁ][А-ЯЁа-яё.-]{1,20}){0,2}, (?P<ru>\d{1,2} [а-яё]{3,9})\.? ?(?:/(?:ТАСС|Интерфакс)/\.|[—–-] (?:РИА Новости|ТАСС|Интерфакс|Reuters)[.,]?)"
    r"|[\u0621-\u064a]{2,14}(?: [\u0621-\u064a]{2,14}){0,2}(?:[ ,،/-]{1,3}(?P<ar>\d{1,2} [\u0621-\u064a]{3,10}(?: [\u0621-\u064a]{3,8})?))? ?[/-]? ?\((?:رويترز|أ ف ب|ا ف ب|أ\.ف\.ب|د ب أ|واس|وام|قنا|بترا|سانا)\) ?[-–:]"
)


def dateline_abroad(text: str, start: int) -> tuple[int, int, str, str] | None:
    """The dateline in another script with which the text at `start` opens: where it ends, where the story begins, who filed it, when.

    >>> dateline_abroad("新华社北京11月16日电（记者王明）港口关闭。", 0)
    (18, 18, 'Xinhua', '11月16日')
    >>> dateline_abroad("新华社社长说", 0), dateline_abroad("(서울=연합뉴스) 김민수 기자 = 항구", 0)[2]
    (None, 'Yonhap')
    """
    found = _DATELINE.match(text, start)
    if found is None:
        return None
    end = found.end()
    while text[end : end + 1] in (" ", "\u3000", "\u00a0"):
        end += 1
    agency = next((name for sign, name in _AGENCIES.items() if sign in found[0]), "")
    return found.end(), end, agency, found["zh"] or found["ru"] or found["ar"] or ""
