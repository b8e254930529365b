"""What links say that lead from a summary to the whole story, in mails and feeds."""

import re

#: What links say that lead to the rest of a story, in the words of many languages.
READ_ON = re.compile(
    r"(?i)[\W_]*+(?:(?:read|learn|see|view|show|find out|click|continue|keep)\b.{0,20}\b(?:more|here|reading|on|story|article|abstract|document|post)"
    r"|(?:more|full (?:story|text|article)|abstract|(?:view|open|show)(?: (?:full|the|this|source|original))* (?:article|story|text|document|source)|original|link|pdf|html)"
    r"|(?:lire|voir) .{0,20}|en savoir plus|(?:weiter|mehr)\s?lesen|zum (?:artikel|beitrag|volltext)|mehr(?: dazu| erfahren)?|(?:leer|seguir|ver|sigue) .{0,20}|saber más"
    r"|(?:leia|ler|continue|saiba|ver) .{0,20}|(?:leggi|continua a|scopri) .{0,20}|lees (?:meer|verder|het).{0,15}|(?:läs|les|læs|lue) .{0,12}|czytaj .{0,12}|więcej"
    r"|читать .{0,15}|подробнее|далее|читати .{0,12}|докладніше|devamını? oku|devamı|اقرأ .{0,20}|قراءة .{0,20}|المزيد|للمزيد|קרא.{0,10}|המשך.{0,12}|ادامه.{0,10}"
    r"|(?:阅读|閱讀|查看|更多|点击|點擊)\w{0,8}|(?:続き|もっと|全文|詳細|記事)\w{0,6}|(?:자세히|더|기사|전체)[ \w]{0,8}|(?:और|पूरा|आगे)[ \w\u0900-\u097f]{0,10}|đọc .{0,12}|xem .{0,12}|baca .{0,15})[\W_]*"
)
