"""Languages as databases write them, in the language of their interface or in three letters → language tags."""

import re

_NAMES = {
    "en": "english englisch anglais inglés ingles inglese inglês английский 英語 英文 engels engelska",
    "de": "german deutsch allemand alemán tedesco alemão немецкий ドイツ語 德文 duits tyska",
    "fr": "french französisch français francais francés francese francês французский フランス語 法文 frans",
    "es": "spanish spanisch espagnol español spagnolo espanhol испанский スペイン語 西班牙文 spaans",
    "it": "italian italienisch italien italiano итальянский イタリア語 意大利文 italiaans",
    "pt": "portuguese portugiesisch portugais portugués português portoghese португальский ポルトガル語",
    "nl": "dutch niederländisch néerlandais holandés nederlands olandese голландский オランダ語",
    "sv": "swedish schwedisch suédois sueco svenska",
    "da": "danish dänisch danois danés dansk",
    "no": "norwegian norwegisch norvégien noruego norsk bokmål noors",
    "fi": "finnish finnisch finnois finlandés suomi",
    "pl": "polish polnisch polonais polaco polski польский",
    "cs": "czech tschechisch tchèque checo čeština",
    "ru": "russian russisch russe ruso русский russo ロシア語 俄文",
    "uk": "ukrainian ukrainisch ukrainien ucraniano українська украинский",
    "tr": "turkish türkisch turc turco türkçe",
    "ar": "arabic arabisch arabe árabe العربية",
    "zh": "chinese chinesisch chinois chino cinese 中文 中国語 简体中文 繁體中文 繁体中文 汉语 漢語 китайский mandarin",
    "ja": "japanese japanisch japonais japonés 日本語 日文 японский",
    "ko": "korean koreanisch coréen coreano 한국어 韓国語",
    "id": "indonesian indonesisch indonésien indonesio bahasa",
    "hu": "hungarian ungarisch hongrois húngaro magyar",
    "ro": "romanian rumänisch roumain rumano română",
    "el": "greek griechisch grec griego",
    "he": "hebrew hebräisch hébreu hebreo",
    "ca": "catalan katalanisch catalán català",
    "sk": "slovak slowakisch slovaque eslovaco slovenčina",
    "sl": "slovenian slovene slowenisch slovène esloveno slovenščina",
    "hr": "croatian kroatisch croate croata hrvatski",
    "sr": "serbian serbisch serbe serbio srpski српски",
    "bg": "bulgarian bulgarisch bulgare búlgaro български",
    "et": "estonian estnisch estonien estonio eesti",
    "lv": "latvian lettisch letton letón latviešu",
    "lt": "lithuanian litauisch lituanien lituano lietuvių",
    "is": "icelandic isländisch islandais islandés íslenska",
    "fa": "persian farsi persisch persan persa فارسی",
    "hi": "hindi हिन्दी",
    "bn": "bengali bangla bengalisch bengalí",
    "ta": "tamil",
    "ur": "urdu",
    "th": "thai thailändisch thaï tailandés ไทย",
    "vi": "vietnamese vietnamesisch vietnamien vietnamita",
    "ms": "malay malaiisch malais malayo",
    "sw": "swahili kiswahili suaheli",
    "af": "afrikaans",
    "sq": "albanian albanisch albanais albanés shqip",
    "mk": "macedonian mazedonisch macédonien macedonio македонски",
    "be": "belarusian belorussian weißrussisch biélorusse bielorruso беларуская белорусский",
    "bs": "bosnian bosnisch bosniaque bosnio bosanski",
    "ka": "georgian georgisch géorgien georgiano ქართული",
    "hy": "armenian armenisch arménien armenio հայերեն",
    "az": "azerbaijani azeri aserbaidschanisch azerbaïdjanais azərbaycan",
    "kk": "kazakh kasachisch қазақ казахский",
    "uz": "uzbek usbekisch узбекский oʻzbek",
    "eu": "basque baskisch vasco euskera euskara",
    "gl": "galician galicisch gallego galego",
    "ga": "irish irisch gaeilge",
    "cy": "welsh walisisch cymraeg",
    "tl": "tagalog filipino pilipino",
    "te": "telugu",
    "mr": "marathi",
    "gu": "gujarati",
    "ml": "malayalam",
    "kn": "kannada",
    "pa": "punjabi panjabi",
    "ne": "nepali",
    "si": "sinhala sinhalese",
    "km": "khmer",
    "my": "burmese",
    "mn": "mongolian",
    "am": "amharic",
    "so": "somali",
    "ha": "hausa",
}
#: Codes of three letters (ISO 639-2, both kinds) → those of two.
_CODES = dict(
    pair.split("=")
    for pair in (
        "eng=en deu=de ger=de fra=fr fre=fr spa=es ita=it por=pt nld=nl dut=nl swe=sv dan=da nor=no nob=nb nno=nn fin=fi pol=pl ces=cs cze=cs "
        "slk=sk slo=sk slv=sl hrv=hr srp=sr bos=bs bul=bg mkd=mk mac=mk rus=ru ukr=uk bel=be tur=tr ara=ar zho=zh chi=zh cmn=zh jpn=ja kor=ko "
        "ind=id msa=ms may=ms hun=hu ron=ro rum=ro ell=el gre=el heb=he cat=ca glg=gl eus=eu baq=eu est=et lav=lv lit=lt isl=is ice=is gle=ga cym=cy "
        "wel=cy fas=fa per=fa hin=hi ben=bn tam=ta tel=te mar=mr guj=gu pan=pa mal=ml kan=kn urd=ur tha=th vie=vi fil=tl tgl=tl swa=sw afr=af "
        "sqi=sq alb=sq kat=ka geo=ka hye=hy arm=hy aze=az kaz=kk uzb=uz mon=mn nep=ne sin=si khm=km mya=my bur=my lao=lo amh=am som=so hau=ha"
    ).split()
)


_TAGS = {name: tag for tag, names in reversed(_NAMES.items()) for name in names.split()}
_WORD = re.compile(r"[^\W_]+")
#: What a name of a language may have beside it.
_MODIFIERS = frozenset(
    "simplified traditional castilian brazil brazilian european latin cyrillic vereinfacht traditionell simplifié traditionnel simplificado tradicional semplificato tradizionale vereenvoudigd traditioneel 简体 简体字 簡体 簡體 繁体 繁體 繁体字".split()
)


def tag_of(name: str) -> str:
    """The tag of a language by its name; "" where it is none of those known.

    >>> tag_of("Englisch"), tag_of("FRENCH; FRANÇAIS"), tag_of("中文 (简体)"), tag_of("Klingon")
    ('en', 'fr', 'zh', '')
    """
    return next((_TAGS[word] for word in _WORD.findall(name.lower()) if word in _TAGS), "")


def tag_of_line(line: str) -> str:
    """The tag of a language of which a line says the name and nothing else.

    >>> tag_of_line("Chinese - Traditional"), tag_of_line("English"), tag_of_line("中文（简体）"), tag_of_line("Malay Mail")
    ('zh', 'en', 'zh', '')
    """
    words = _WORD.findall(line.lower()) if len(line) < _LONGEST else []
    is_name = all(word in _TAGS or word in _MODIFIERS for word in words)
    return tag_of(line) if is_name else ""


_LONGEST = 60


def short_code(code: str) -> str:
    """The code of two letters for one of three, where there is one; any other as it is.

    >>> short_code("eng"), short_code("ger"), short_code("en"), short_code("tlh")
    ('en', 'de', 'en', 'tlh')
    """
    return _CODES.get(code, code)


def name_of(tag: str) -> str:
    """The English name of a language; its tag where that is not known here.

    >>> name_of("pl"), name_of("qq")
    ('Polish', 'qq')
    """
    return _ENGLISH.get(tag) or (_NAMES[tag].split()[0].title() if tag in _NAMES else tag)


#: Names that are not the first of their language above, or have two words.
_ENGLISH = {"nb": "Norwegian Bokmål", "nn": "Norwegian Nynorsk"}
