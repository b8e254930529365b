"""Any script → Latin letters, for terms with `translit`: a name in Cyrillic, Greek, Arabic … by its Latin spelling.

The table is anyascii's. It is rough ("Iuriĭ" and "Yuriy" differ): fuzzy matching bridges the rest.
"""


def latin(word: str) -> str:
    """The word in lower-case ASCII letters and digits.

    >>> latin("путин"), latin("αθηνα"), latin("abe")
    ('putin', 'athina', 'abe')
    """
    if word.isascii():
        return word
    from anyascii import anyascii

    return "".join(char for char in anyascii(word).lower() if char.isalnum())
