"""Languages as databases write them, in the language of their interface → language tags."""

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
    "no": "norwegian norwegisch norvégien noruego norsk",
    "fi": "finnish finnisch finnois finlandés suomi",
    "pl": "polish polnisch polonais polaco polski польский",
    "cs": "czech tschechisch tchèque checo čeština",
    "ru": "russian russisch russe ruso русский russo ロシア語 俄文",
    "uk": "ukrainian ukrainisch ukrainien ucraniano українська украинский",
    "tr": "turkish türkisch turc turco türkçe",
    "ar": "arabic arabisch arabe árabe العربية",
    "zh": "chinese chinesisch chinois chino 中文 中国語 китайский",
    "ja": "japanese japanisch japonais japonés 日本語 日文 японский",
    "ko": "korean koreanisch coréen coreano 한국어 韓国語",
    "id": "indonesian indonesisch indonésien indonesio bahasa",
    "hu": "hungarian ungarisch hongrois húngaro magyar",
    "ro": "romanian rumänisch roumain rumano română",
    "el": "greek griechisch grec griego",
    "he": "hebrew hebräisch hébreu hebreo",
}


def tag_of(name: str) -> str:
    """The tag of a language by its name; "" where it is none of those known.

    >>> tag_of("Englisch"), tag_of("FRENCH; FRANÇAIS"), tag_of("Klingon")
    ('en', 'fr', '')
    """
    words = name.lower().replace(";", " ").replace(",", " ").split()
    return next((tag for word in words for tag, names in _NAMES.items() if word in names.split()), "")
