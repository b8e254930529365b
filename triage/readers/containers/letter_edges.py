"""What newsletters put above and below their text: the link to the page, why one gets the letter, how to leave it.

Only whole paragraphs at the edges go, and at the end only from one that surely is no text; what a story says of leaving
a list stays.
"""

import re

#: Above the text: "View in browser", "Trouble viewing this email?".
_ABOVE = re.compile(
    r"(?i)(?:[\W_]*(?:view|read|open|see)\b.{0,40}\b(?:browser|online|web(?:site)?|app)\b|.{0,30}\b(?:trouble|problems?|difficulty) (?:viewing|reading|seeing)\b"
    r"|(?:.{0,60}\b(?:im browser|online|webversion|web-version)\b.{0,20}\b(?:ansehen|anzeigen|lesen|öffnen|betrachten)\b)"
    r"|.{0,60}\b(?:dans (?:votre|un|le) navigateur|version en ligne|version web)\b|.{0,60}\b(?:en (?:el|tu|su) navegador|versión (?:web|en línea))\b"
    r"|.{0,60}\b(?:nel (?:tuo )?browser|versione online|no (?:seu )?navegador|in (?:je|uw|de) browser|i (?:din )?(?:webbläsare|nettleser|browser))\b"
    r"|[\W_]*web ?version[\W_]*$|[\W_]*webansicht[\W_]*$|no images\?)"
)
#: Below the text, and nowhere else.
_BELOW = re.compile(
    r"(?i)(?:you(?:['’]re| are| have)?(?: currently| now)? (?:receiv|subscrib|getting)\w* .{0,60}\b(?:e-?mail|newsletter|message|list)\b"
    r"|you(?:['’]re| are)?(?: currently)? (?:receive|receiving|getting|get) this\b.{0,30}\bbecause\b"
    r"|this (?:e-?mail|message|newsletter) (?:was|is|has been) (?:sent|intended|delivered)\b|(?:to |click (?:here )?to )?(?:unsubscribe|opt out|stop receiving)\b(?! from the (?!list|group|mailing|news))"
    r"|(?:update|manage|change|edit) (?:your |my )?(?:e-?mail |newsletter |subscription |profile )*(?:preferences|settings|subscriptions?)\b|our (?:mailing|postal) address\b"
    r"|forward (?:this|to a friend)\b|(?:was this|did someone) forwarded?\b|add us to your address book|privacy (?:policy|notice|statement)\b|terms of (?:use|service)\b"
    r"|(?:©|\(c\)|copyright\b).{0,20}\b\d{4}\b|all rights reserved|sent (?:to|by) \S+@\S+"
    r"|sie (?:erhalten|bekommen) (?:diese[nr]?|unseren?) .{0,40}\b(?:e-?mail|newsletter|nachricht|mail)\b|(?:newsletter |hier )?(?:abmelden|abbestellen|abonnement verwalten)\b"
    r"|wenn sie (?:diese[nr]?|keinen?|unseren?) .{0,60}\b(?:newsletter|e-?mail)|impressum\b|datenschutz(?:erklärung|hinweise)?\b|alle rechte vorbehalten"
    r"|(?:se |pour vous )?désabonner\b|désinscri\w+|vous recevez (?:cet?|cette) .{0,30}\b(?:e-?mail|courriel|lettre|newsletter|message)|gérer (?:vos|mes) \w+|mentions légales|tous droits réservés"
    r"|(?:darse|date) de baja\b|cancelar (?:la |mi |su )?(?:suscripción|inscrição|assinatura)|(?:has recibido|recibes|recibe|usted recibe|você (?:está )?receb\w+) est[ea] .{0,30}"
    r"|todos los derechos reservados|todos os direitos reservados|política de privacidad\w*|annulla l['’]iscrizione|cancella(?:ti|re l['’]iscrizione)\b|ricevi questa .{0,20}|tutti i diritti riservati"
    r"|(?:u|je) ontvangt deze .{0,30}|(?:uit|af)schrijven\b|alle rechten voorbehouden|avregistrera\b|avprenumerera\b|du får (?:det här|detta|denne|dette) .{0,30}|meld deg av\b|afmeld\b)"
)
#: What offices put below their letters, at any length.
_CONFIDENTIAL = re.compile(
    r"(?i)(?:(?:this|the information (?:contained )?in this) (?:e-?mail|message|communication|transmission)\b.{0,80}\b(?:confidential|privileged|intended)\b|confidentiality notice\b"
    r"|(?:diese (?:e-?mail|nachricht)|der inhalt dieser (?:e-?mail|nachricht))\b.{0,60}\bvertraulich|(?:ce (?:message|courriel)|cet e-?mail)\b.{0,80}\bconfidentiel|este (?:mensaje|correo|e-?mail)\b.{0,80}\b(?:confidencial|privad)"
    r"|(?:questo|il presente) (?:messaggio|e-?mail)\b.{0,80}\b(?:riservat|confidenzial)|(?:deze e-?mail|dit bericht)\b.{0,60}\bvertrouwelijk|please consider the environment before printing\b"
    r")"
)
#: Names of other places of the paper, and nothing else.
_PLACES = re.compile(
    r"(?i)(?:[\W_]*\b(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|telegram|whatsapp|bluesky|mastodon|threads|rss|website|e-?mail|share|tweet|forward)\b){2,}[\W_]*"
)
_RULE = re.compile(r"[\W_]*")
_MOST_ABOVE, _MOST_BELOW = 4, 14
_LONGEST, _LONGEST_BETWEEN, _LONGEST_NOTICE = 500, 160, 2500
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")


def is_edge(line: str) -> bool:
    """Whether a line is one of those that are put around a letter."""
    return _is_above(line) or _is_below(line)


def without_edges(text: str) -> str:
    """The text of a letter without what its maker put around it; as it is where nothing else would be left."""
    paragraphs = text.split("\n\n")
    above = [one for one in paragraphs[:_MOST_ABOVE] if not _is_above(one)]
    paragraphs = above + paragraphs[_MOST_ABOVE:]
    kept = "\n\n".join(paragraphs[: _end(paragraphs)]).strip()
    return kept or text


def _is_above(paragraph: str) -> bool:
    return len(paragraph) < _LONGEST_BETWEEN and _ABOVE.match(paragraph) is not None


def _end(paragraphs: list[str]) -> int:
    """Where the foot begins: at the first paragraph of its kind below which nothing is text."""
    end = len(paragraphs)
    for at in range(len(paragraphs) - 1, max(0, len(paragraphs) - _MOST_BELOW) - 1, -1):
        paragraph = paragraphs[at].strip()
        if _is_below(paragraph):
            end = at
        elif len(paragraph) > _LONGEST_BETWEEN or (
            _ENDS_SENTENCE.search(paragraph) and not _RULE.fullmatch(paragraph)
        ):
            break
    while end < len(paragraphs) and end > 0 and _is_rule(paragraphs[end - 1]):
        end -= 1
    return end


def _is_rule(paragraph: str) -> bool:
    return _RULE.fullmatch(paragraph) is not None or _PLACES.fullmatch(paragraph.strip()) is not None


def _is_below(paragraph: str) -> bool:
    """Whether a paragraph is of the foot: it begins so, or one of its lines does."""
    if len(paragraph) > _LONGEST:
        return len(paragraph) <= _LONGEST_NOTICE and _CONFIDENTIAL.match(paragraph) is not None
    lines = (line.strip(" \t-–—_*|•·>[](<") for line in paragraph.split("\n"))
    return any(_BELOW.match(line) or _CONFIDENTIAL.match(line) for line in lines)
