"""What people write before a colon above a story in other languages than English: the headline, the paper, the day, the author."""

#: Fields of an article → their labels, in small letters.
LABELS = {
    "title": "titel, titre, título, titulo, titular, manchete, titolo, titlu, tytuł, titulek, nadpis, cím, otsikko, rubrik, overskrift, kop, schlagzeile, überschrift, betreff, başlık, judul, "
    "tiêu đề, заголовок, назва, τίτλος, 标题, 標題, 题目, 見出し, 題名, タイトル, 제목, العنوان, عنوان, כותרת",
    "published": "datum, fecha, fecha de publicación, data, data de publicação, data di pubblicazione, data publikacji, date de publication, date de parution, erscheinungsdatum, veröffentlicht, "
    "publié le, publicado, pubblicato, tarih, tanggal, ngày, dato, päivämäärä, päiväys, dátum, gesendet, дата, дата публикации, ημερομηνία, 日期, 时间, 時間, 发布时间, 發布時間, 发布日期, 日付, 日時, 掲載日, "
    "날짜, 일자, 게재일, التاريخ, تاريخ النشر, تاریخ, תאריך",
    "outlet": "quelle, medium, zeitung, journal, fonte, fuente, medio, testata, źródło, zdroj, forrás, sursă, sursa, bron, kilde, källa, lähde, kaynak, sumber, nguồn, источник, издание, джерело, "
    "πηγή, 来源, 來源, 媒体, 媒體, 出处, 出典, 출처, 매체, المصدر, مصدر, منبع, מקור",
    "byline": "autor, autoren, auteur, autore, autora, författare, forfatter, kirjoittaja, szerző, yazar, penulis, tác giả, автор, συντάκτης, 作者, 记者, 記者, 著者, 기자, الكاتب, نویسنده, מאת, von",
    "keywords": "schlagwörter, stichwörter, mots-clés, mots clés, palabras clave, palavras-chave, parole chiave, słowa kluczowe, trefwoorden, ключевые слова, 关键词, 關鍵詞, キーワード, 키워드, كلمات مفتاحية",
    "language": "sprache, langue, idioma, lingua, język, язык, 语言, 言語, اللغة",
    "url": "enlace, lien, adresse, ссылка, 链接, 網址, 网址, رابط, الرابط",
    "abstract": "zusammenfassung, résumé, resumen, resumo, riassunto, streszczenie, 摘要, 要約, ملخص",
}
