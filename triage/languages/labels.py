"""What people write before a colon above a story, and above a column of a table, in other languages than English: the headline, the paper, the day, the author."""

#: Fields of an article → their labels, in small letters.
LABELS = {
    "title": "titel, titre, título, titulo, titular, manchete, titolo, titlu, tytuł, titulek, nadpis, cím, otsikko, rubrik, overskrift, kop, schlagzeile, überschrift, betreff, başlık, judul, "
    "tiêu đề, заголовок, назва, τίτλος, 标题, 標題, 题目, 見出し, 題名, タイトル, 제목, العنوان, عنوان, כותרת, titre de l'article, título da matéria, naslov, заглавие, название статьи, 新闻标题, 記事タイトル, 기사제목, शीर्षक, শিরোনাম, tajuk, หัวข้อ, ชื่อเรื่อง, "
    "títol, tytuł artykułu, název, název článku, názov, наслов, загаловак, antraštė, virsraksts, pealkiri, tittel, "
    "fyrirsögn, titel artikel, artikeltitel, artikelüberschrift, főcím, haber başlığı, başlıq, τίτλος άρθρου, "
    "عنوان الخبر, عنوان المقال, تیتر, عنوان خبر, தலைப்பு, శీర్షిక, 文章标题, 文章標題, 新聞標題, หัวข้อข่าว, tiêu đề bài viết, "
    "judul berita, pamagat, kichwa, izenburua, სათაური, վերնագիր, artikkelin otsikko, titolo articolo, "
    "titre article, título de la noticia, titular de la noticia, título del artículo, título da notícia, "
    "título do artigo, заголовок статьи, заголовок новости",
    "published": "datum, fecha, fecha de publicación, data, data de publicação, data di pubblicazione, data publikacji, date de publication, date de parution, erscheinungsdatum, veröffentlicht, "
    "publié le, publicado, pubblicato, tarih, tanggal, ngày, dato, päivämäärä, päiväys, dátum, gesendet, дата, дата публикации, ημερομηνία, 日期, 时间, 時間, 发布时间, 發布時間, 发布日期, 日付, 日時, 掲載日, "
    "날짜, 일자, 게재일, التاريخ, تاريخ النشر, تاریخ, תאריך, erscheinungstag, fecha publicación, publicado em, datum publikování, datum vydání, megjelenés dátuma, julkaistu, julkaisupäivä, publicerad, udgivelsesdato, publiseringsdato, дата выхода, дата публікації, yayın tarihi, תאריך פרסום, 发表日期, 発行日, 公開日時, 작성일, 보도일, 게재일자, 입력일, ngày đăng, tanggal terbit, วันที่, "
    "erschienen am, veröffentlicht am, data publicării, publicat la, data wydania, datum zveřejnění, dátum vydania, "
    "datum objave, дата на публикуване, датум, paskelbimo data, data paskelbimo, publicēts, datums, kuupäev, "
    "avaldatud, publisert, publicerat, udgivet, dagsetning, gepubliceerd op, közzététel dátuma, közzétéve, "
    "yayınlanma tarihi, tarix, ημερομηνία δημοσίευσης, تاریخ انتشار, दिनांक, तारीख, प्रकाशन तिथि, তারিখ, தேதி, 發布日期, "
    "刊登日期, 出版时间, 발행일, วันที่เผยแพร่, ngày xuất bản, tarikh, petsa, tarehe, თარიღი, ամսաթիվ, время публикации, "
    "час публікації",
    "outlet": "quelle, medium, zeitung, journal, fonte, fuente, medio, testata, źródło, zdroj, forrás, sursă, sursa, bron, kilde, källa, lähde, kaynak, sumber, nguồn, источник, издание, джерело, "
    "πηγή, 来源, 來源, 媒体, 媒體, 出处, 出典, 출처, 매체, المصدر, مصدر, منبع, מקור, medienname, publikation, nom du média, nombre del medio, medio de comunicación, tytuł prasowy, julkaisu, medie, сми, видання, yayın, الصحيفة, 媒体名称, 报纸, 新闻来源, 新聞名, 紙誌名, 掲載紙, 매체명, 신문사, แหล่งข่าว, สื่อ, "
    "giornale, publicația, médium, periodikum, izvor, извор, източник, медия, šaltinis, avots, allikas, väljaanne, "
    "heimild, gazete, mənbə, μέσο, εφημερίδα, עיתון, اسم الصحيفة, خبرگزاری, स्रोत, समाचार पत्र, উৎস, ஆதாரம், 报刊名称, "
    "报纸名称, 報章, 新闻网站, แหล่งที่มา, nguồn tin, sumber berita, pinagmulan, chanzo, iturria, წყარო, աղբյուր, "
    "nom du journal, nombre del periódico, zeitungsname, название сми, название источника",
    "byline": "autor, autoren, auteur, autore, autora, författare, forfatter, kirjoittaja, szerző, yazar, penulis, tác giả, автор, συντάκτης, 作者, 记者, 記者, 著者, 기자, الكاتب, نویسنده, מאת, von, verfasser, autor/a, repórter, jornalista, autoři, toimittaja, skribent, журналист, muhabir, المؤلف, כתב, מחבר, 執筆者, 기자명, 작성자, wartawan, ผู้เขียน, "
    "autorin, autor/in, autor(es), auteur(s), autor(en), autorul, autorii, autor článku, redaktor, avtor, аўтар, "
    "автори, автор статьи, аутор, autorius, autors, höfundur, újságíró, müəllif, συγγραφέας, δημοσιογράφος, "
    "שם הכותב, اسم الكاتب, خبرنگار, लेखक, संवाददाता, লেখক, ஆசிரியர், 筆者, phóng viên, pengarang, may-akda, mwandishi, "
    "egilea, ავტორი, հեղինակ",
    "keywords": "schlagwörter, stichwörter, mots-clés, mots clés, palabras clave, palavras-chave, parole chiave, słowa kluczowe, trefwoorden, ключевые слова, 关键词, 關鍵詞, キーワード, 키워드, كلمات مفتاحية, themen, ressort, thèmes, rubrique, etiquetas, temas, sección, sezione, editoria, dział, klíčová slova, rubrika, kulcsszavak, rovat, avainsanat, nyckelord, emneord, rubriek, теги, рубрика, ключові слова, λέξεις-κλειδιά, anahtar kelimeler, etiketler, الكلمات المفتاحية, 关键字, 標籤, 标签, タグ, 태그, từ khóa, kata kunci, "
    "stichworte, cuvinte cheie, ključne riječi, ключови думи, raktažodžiai, atslēgvārdi, märksõnad, nøkkelord, "
    "מילות מפתח, کلیدواژه, 關鍵字, คำสำคัญ, मुख्य शब्द",
    "language": "sprache, langue, idioma, lingua, język, язык, 语言, 言語, اللغة, língua, jazyk, nyelv, kieli, språk, sprog, taal, мова, dil, שפה, 語言, 언어, ngôn ngữ, bahasa, ภาษา, "
    "limba, jezik, език, kalba, valoda, keel, tungumál, γλώσσα, زبان, भाषा, ভাষা, lugha, hizkuntza",
    "url": "enlace, lien, adresse, ссылка, 链接, 網址, 网址, رابط, الرابط, webadresse, lien url, adresse url, url de l'article, dirección web, vínculo, indirizzo, link articolo, ligação, adres, adres url, hivatkozás, linkki, lenke, адрес, посилання, σύνδεσμος, haber linki, קישור, 文章链接, 原文链接, 鏈接, 連結, 記事url, 원문주소, 기사url, liên kết, đường dẫn, tautan, ลิงก์, "
    "dirección, link dell'articolo, indirizzo web, legătură, poveznica, povezava, връзка, линк, nuoroda, hlekkur, "
    "keçid, رابط الخبر, لینک, লিংক, இணைப்பு, 连结, 연결, 주소, ลิงค์, pautan, kiungo, esteka, ბმული, հղում, "
    "ссылка на статью",
    "abstract": "zusammenfassung, résumé, resumen, resumo, riassunto, streszczenie, 摘要, 要約, ملخص, anriss, kurzfassung, untertitel, chapô, sous-titre, accroche, sumario, entradilla, sommario, linha fina, perex, anotace, összefoglaló, tiivistelmä, ingressi, sammanfattning, resumé, sammendrag, samenvatting, inleiding, подзаголовок, краткое содержание, анотація, περίληψη, özet, תקציר, 简介, 概要, リード, 요약, 리드문, tóm tắt, ringkasan, สรุป, "
    "copete, linha de apoio, rezumat, sažetak, povzetek, анонс, лид, краткое описание, описание, опис, резюме, "
    "santrauka, kopsavilkums, lühikokkuvõte, útdráttur, xülasə, خلاصه, چکیده, सारांश, সারাংশ, சுருக்கம், 导语, 導語, 摘錄, "
    "リード文, บทคัดย่อ, sapo, abstrak, buod, muhtasari, laburpena, catenaccio",
    "body": "volltext, artikeltext, beitragstext, contenu, texte intégral, cuerpo, contenido, texto completo, contenuto, corpo, conteúdo, treść, tartalom, szöveg, sisältö, innehåll, brödtext, "
    "brødtekst, indhold, innhold, текст, текст статьи, полный текст, зміст, κείμενο, içerik, metin, haber metni, النص, المحتوى, טקסט, 正文, 内容, 內容, 全文, 本文, 記事本文, 본문, 내용, 기사본문, nội dung, isi berita, เนื้อหา, "
    "fließtext, haupttext, corps de l'article, texte de l'article, contenu de l'article, cuerpo de la noticia, "
    "texto de la noticia, texto del artículo, corpo do texto, texto da notícia, texto do artigo, "
    "corpo dell'articolo, testo articolo, testo dell'articolo, testo completo, text articol, textul articolului, "
    "conținut, continut, text complet, treść artykułu, tekst artykułu, pełny tekst, text článku, plný text, "
    "text správy, sadržaj, tekst članka, vsebina, besedilo, содержимое, содержание статьи, текст новости, "
    "текст новини, вміст, съдържание, садржај, содржина, tekstas, turinys, teksts, saturs, sisu, leipäteksti, "
    "meginmál, texti, inhoud, artikel tekst, artikeltekst, hoofdtekst, volledige tekst, teljes szöveg, cikk szövege, "
    "haber içeriği, mətn, περιεχόμενο, πλήρες κείμενο, תוכן, גוף הכתבה, نص الخبر, نص المقال, متن, متن خبر, محتوا, "
    "विषय वस्तु, सामग्री, পাঠ্য, বিষয়বস্তু, உள்ளடக்கம், 新闻内容, 新聞內容, 文章内容, 文章內容, 內文, 기사 내용, 기사 본문, 뉴스본문, "
    "เนื้อหาข่าว, nội dung bài viết, toàn văn, isi, isi artikel, konten, kandungan, nilalaman, maudhui, edukia, "
    "ტექსტი, տեքստ",
    "updated": "aktualisiert, mis à jour, actualizado, fecha de actualización, aggiornato, atualizado, дата обновления, 更新时间, 更新日時, 수정일",
    "id": "文章編號, 文章编号, 新聞編號, 新闻编号, dokument-id, artikel-id, identifiant, identificador, идентификатор, 文章id, 記事id, 기사id",
}
#: Labels that English does not write: beside them the day stands before the month.
ABROAD = frozenset(label for labels in LABELS.values() for label in labels.split(", ")) - {"medium", "journal"}
