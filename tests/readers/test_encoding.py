"""Bytes to text: what is recognised, and under which name."""

import pytest

from triage.readers.encoding import decode, is_text

SPANISH = "El señor Orr dijo que la reunión fue útil."
RUSSIAN = "Мэр города закроет гавань в пятницу, сообщили официальные лица на следующей неделе."
JAPANESE = "港の市長は金曜日に港を閉鎖すると当局者が述べた。船は外で待っている。1987"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("plain", "ascii", "utf-8"),
        (SPANISH, "utf-8", "utf-8"),
        (SPANISH, "utf-8-sig", "utf-8"),
        (SPANISH, "cp1252", "cp1252"),
        ("café", "latin-1", "cp1252"),
        ("Don’t “quote” – he said", "cp1252", "cp1252"),
        ("£5m, ½ price, 20°C", "latin-1", "cp1252"),
        ("ÉTATS-UNIS: À L'ÉTÉ", "cp1252", "cp1252"),
        (SPANISH, "utf-16", "utf-16-le"),
        (SPANISH, "utf-16-le", "utf-16-le"),
        (SPANISH, "utf-16-be", "utf-16-be"),
        (SPANISH, "utf-32", "utf-32-le"),
        (SPANISH, "utf-32-be", "utf-32-be"),
        (JAPANESE, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "cp1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (JAPANESE, "utf-8", "utf-8"),
    ],
)
def test_encodings(text: str, encoding: str, name: str) -> None:
    data = text.encode(encoding)
    assert decode(data) == (text, name)
    assert is_text(data)


def test_japanese_of_old_systems() -> None:
    assert decode(JAPANESE.encode("shift_jis"))[0] == JAPANESE
    assert decode(JAPANESE.encode("euc_jp"))[0] == JAPANESE


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n")[0] == "a\r\nb\rc\n"


def test_utf8_with_a_stray_byte_or_cut_short_stays_utf8() -> None:
    text, name = decode((SPANISH * 3).encode() + "é".encode()[:1])
    assert (text, name) == (SPANISH * 3 + "\ufffd", "utf-8")
    # One accent in cp1252 is no damaged UTF-8.
    assert decode("señor".encode("cp1252"))[1] == "cp1252"


def test_short_utf8_with_marks_of_windows_stays_utf8() -> None:
    assert decode("Löhne in Köln: ".encode() + b"\x93mehr\x94.") == ("Löhne in Köln: “mehr”.", "utf-8")
    # More that is not than that is.
    assert decode("Löhne".encode() + " gekürzt, geändert, übergeben, “größer”".encode("cp1252"))[1] != "utf-8"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"PK\x03\x04", b"a\0\0b", b"\0" * 40, bytes(range(32)) * 4]
)
def test_what_is_no_text(data: bytes) -> None:
    assert not is_text(data)


def test_a_stray_control_byte_is_still_text() -> None:
    assert is_text(b"\x01" + b"wire message " * 8)


@pytest.mark.parametrize(
    "text",
    [
        "Löhne steigen “sehr” – sagt Zoë.",
        "Don’t call it a “résumé” – says the café owner’s son.",
        "Señor Muñoz, ¿qué pasó en Málaga?",
    ],
)
def test_old_macintoshes_and_windows_are_told_apart(text: str) -> None:
    assert decode(text.encode("mac-roman")) == (text, "mac-roman")
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("Zarząd portu ogłosił, że strajk się skończył. Łódź przyjęła ćwierć miliona złotych.", ("cp1250", "iso8859-2")),
        ("Předseda vlády řekl, že stávka skončila. Šéf přístavu potvrdil dohodu o mzdách ještě včera.", ("cp1250", "iso8859-2")),
        ("Predseda vlády povedal, že štrajk sa skončil. Šéf prístavu včera potvrdil dohodu.", ("cp1250",)),
    ],
)  # fmt: skip
def test_languages_of_central_europe(text: str, encodings: tuple[str, ...]) -> None:
    for encoding in encodings:
        assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize(
    "text",
    ["Où est l’œuvre ? Le cœur de la sœur bat fort à la fête.", "Færøerne og Ærø er små øer, sagde hæren.", "Er was één café in Curaçao.",
     "Le chef tchèque Kovář s'appelle Šimek, dit-on à Genève."[:17] + " est là."],
)  # fmt: skip
def test_languages_of_the_west_stay(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("A nővér később újra fölhívta őt, és nem tudta, miért kellett elmennie.", "cp1250", "cp1250"),
        ("Și însă după ședință au plecat către București, fără să mai aștepte.".translate({537: 351, 539: 355, 536: 350}), "cp1250", "cp1250"),
        ("Bugün şehirde büyük bir yangın çıktı, çok sayıda kişi için yardım istendi.", "cp1254", "cp1254"),
        ("Dnes ráno byl město bez proudu, řekl úřad; lidé říkají, že ještě čekají na zprávy a také na své děti.", "iso8859-2", "iso8859-2"),
        ("دیروز در تهران بارش باران باعث شد که مردم در خانه بمانند".replace("ی", "ي"), "cp1256", "cp1256"),
        (RUSSIAN, "iso8859-5", "iso8859-5"),
        (RUSSIAN, "cp866", "cp866"),
        ("Die Bürger müssen später für die Brücke zahlen, sagte der Bürgermeister.", "cp1252", "cp1252"),
        ("Le préfet a déclaré que l'été était passé.", "cp1252", "cp1252"),
    ],
)  # fmt: skip
def test_alphabets_of_one_byte_are_told_by_the_words_they_make(text: str, encoding: str, name: str) -> None:
    assert decode(text.encode(encoding)) == (text, name)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize(
    "text", ["Müller sagte später: 50 €", "Żółć w Łodzi", "“Yes” – it’s on", "日本語のニュース", RUSSIAN]
)
def test_what_was_encoded_twice_is_read_once(text: str, encoding: str) -> None:
    free = {b: chr(b) for b in range(0x80, 0xA0)}
    twice = "".join(bytes([b]).decode(encoding, "ignore") or free[b] for b in text.encode()).encode()
    assert decode(twice) == (text, "utf-8")
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    "text", ["São João, NÃO", "â la carte", "Mr Ã©", "A Müller, and â€“ that", "Ä", "Åse Næss"]
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert decode(f"{text} é".encode())[0] == f"{text} é"


def test_a_stray_nul_is_a_blank() -> None:
    line = b"Cod landed in Vellmar on Friday, officials said. " * 9
    assert is_text(line + b"\0" + line)
    assert decode(line + b"\0")[0] == (line + b" ").decode()
    assert not is_text(b"Cod\0landed\0in\0Vellmar")
