"""What each row of the registry's table reads, in words for people: the table of formats in the documentation.

Nothing here decides anything. A reader that is added without a word here fails a test.
"""

from typing import Literal

from msgspec import Struct


class Format(Struct, frozen=True):
    """A format as the documentation has it."""

    #: What people call it.
    title: str
    #: The last part of its reader's module.
    reader: str
    #: What `Article.format` says; none where the format within says it.
    names: tuple[str, ...]
    known_by: str
    read: str
    #: The extra where it is not the reader's but its own.
    extra: str = ""
    #: How sure the reading is: measured on labelled files, made after samples, or a guess.
    sure: Literal["measured", "samples", "a guess"] = "measured"


#: In the order of the documentation: group → its formats.
FORMATS: dict[str, tuple[Format, ...]] = {
    "Wire": (
        Format(
            "Plain wire copy", "text", ("text",), "text, and a suffix of text, a number or none",
            "headline, slug, byline, dateline and credits told from the story; headers above it, as `Title: …` or YAML, and an article for each where several texts have them; releases of AsiaNet, posts of ProMED",
        ),
        Format(
            "NITF 3", "nitf", ("nitf",), "the root element `nitf`",
            "headline, abstract, byline, story; dates of issue, release and expiry; notes to editors left out",
        ),
        Format(
            "NewsML 1", "newsml", ("newsml-1",), "the root element `NewsML`, `NewsItem` or `NewsComponent`",
            "each text item; one of the formats it is offered in; status and what it will be, revision",
        ),
        Format(
            "NewsML-G2", "newsml_g2", ("newsml-g2",), "the root element `newsItem` or `newsMessage`",
            "each text item, its best rendition; pictures, packages, concepts and plans are no articles; status, version, embargo, expiry",
        ),
        Format(
            "ninjs 1 to 3", "json_news", ("ninjs",), "the keys of its items, alone, in lists or in the answer of an interface",
            "text items and their dialects; one of several bodies; status, version, embargo, expiry",
        ),
        Format("AP Media API", "json_news", ("ap-media-json",), "its items below `data`", "each item; the number announced is checked"),
        Format(
            "IPTC 7901", "iptc7901", ("iptc7901",), "SOH, a heading and STX at the start",
            "headline, byline, story; corrections and kills; the notebook left out",
        ),
        Format(
            "ANPA 1312", "anpa1312", ("anpa1312",), "SOH, a numbered service level and STX at the start",
            "slug, version, headline, byline, story; corrections and kills; notes left out",
        ),
        Format("Dow Jones (DJNML)", "djnml", ("djnml",), "the element `djnml`", "each story: headline, text, time, accession number", sure="samples"),
        Format("Ritzau", "ritzau", ("ritzau",), "its root element", "each story of an answer, however often its HTML is escaped"),
        Format(
            "Press releases (Via Ritzau, NTB, STT)", "press_release", ("press-release",), "the root element `release` and its dates",
            "headline, lead, text, publisher; contacts and boilerplate left out", sure="samples",
        ),
        Format("Canadian Press", "jimi", ("jimi",), "the root element `Publish` around a `ContentItem`", "the text item; photos, videos and graphics are no articles", sure="samples"),
        Format(
            "Telex (ZCZC … NNNN)", "zczc", ("zczc",), "its first word",
            "each message; the head of AAP, Medianet and News Bites", sure="samples",
        ),
        Format("Reuters corpora (RCV1)", "rcv1", ("rcv1",), "the root element `newsitem`", "headline, byline, dateline, text, topic codes", sure="samples"),
        Format("Reuters-21578", "reuters_sgml", ("reuters-sgml",), "the type `lewis` or the element `REUTERS`", "each story, topics and places as keywords", sure="samples"),
        Format("Corpora (TREC, Gigaword)", "trec", ("trec-sgml",), "the elements `DOC` and, first in it, `DOCNO` or the like", "each document; agency and day by its number; pages as WikiExtractor writes them", sure="samples"),
    ),
    "Web": (
        Format(
            "Saved page", "pages", ("html",), "a document type or an element of HTML; `.html` and a tag",
            "headline, story, date, authors, outlet, language, canonical address; menus, teasers and comments left out; the story in the data of a page that shows nothing without its scripts; posts of Substack with what `posts.csv` says",
        ),
        Format("Page saved by Safari", "webarchive", ("html",), "a property list that names a page, or `.webarchive`", "the page, at its address", sure="samples"),
        Format("Recording of a browser (HAR)", "har", ("har",), "its keys `log` and `entries`", "each page that was loaded whole, at its address", sure="samples"),
        Format(
            "WARC and ARC", "warc", ("warc",), "`WARC/` or `filedesc:` at the start, also compressed record by record",
            "each response that is a page and arrived whole, and texts of pages (WET); requests, revisits, pictures, errors and front pages are none",
        ),
        Format(
            "RSS 0.9 to 2.0, RDF, Atom", "feeds", ("feed",), "the root element",
            "each entry with the fullest text it offers, extensions included; a stub becomes the abstract",
        ),
        Format("Sitemap of news", "sitemaps", ("sitemap",), "the root element `urlset`", "each headline with its address, day and outlet; other sitemaps list addresses alone", sure="samples"),
        Format("JSON Feed", "json_news", ("json-feed",), "its `version`, which names the specification", "each item"),
        Format(
            "MediaWiki dump (Wikinews)", "mediawiki", ("mediawiki",), "the root element `mediawiki`",
            "each page of the main name space, its last revision; redirects and talk are no articles", sure="samples",
        ),
        Format("WordPress export", "wordpress", ("wordpress",), "the name space of exports", "each post and page; drafts are `withheld`"),
    ),
    "Mail": (
        Format(
            "Message", "mail", ("mail",), "a block of headers among which one is mail's alone",
            "the plain part, or the HTML if it says more; newsletters; each story of an alert, of clippings or of a newsletter that lists many with their links, and each message of a digest; the story that was forwarded; exports inside and attached files as what they are",
        ),
        Format("Outlook (.msg)", "compound", ("mail",), "the signature of compound files, and its properties", "as the message would be", sure="samples"),
        Format("Mailbox (mbox)", "mail", ("mail",), "a first line `From …`", "each message"),
    ),
    "Databases": (
        Format(
            "LexisNexis, text, Rich Text, PDF", "text_export", ("lexisnexis-txt", "nexis-uni"), "its counter of documents, or its lines of length and \"Body\", behind a page about the request or a note",
            "each article, labels in seven languages; the number announced is checked",
        ),
        Format("LexisNexis, HTML", "nexis_html", ("nexis-html",), "its marks around documents", "each article; the number announced is checked"),
        Format("LexisNexis since 2018", "docx", ("docx",), "its layout inside a Word document, Rich Text or PDF", "each article behind the cover page"),
        Format("Factiva, HTML", "factiva", ("factiva-html",), "its title, logo or classes", "each article, in any language of the interface"),
        Format("Factiva, text, Rich Text, PDF", "text_export", ("factiva-text",), "count of words, day, source and its code line by line; or its codes", "each article", sure="samples"),
        Format("Factiva, XML", "factiva_xml", ("factiva-xml",), "the root element or the service's name space", "each article; the number announced is checked"),
        Format("ProQuest", "proquest", ("proquest",), "its anchors around documents, also inside a mail", "each article"),
        Format("ProQuest, text", "text_export", ("proquest",), "its name or numbering, and its labels", "each article; the number announced is checked", sure="samples"),
        Format("APA DeFacto, HTML", "defacto", ("defacto",), "its title or classes", "each article", sure="samples"),
        Format("APA DeFacto, Rich Text", "text_export", ("defacto",), "paper in quotation marks, day and page at the start", "each article; the headline is the one in bold", sure="samples"),
        Format("Mediargus", "text_export", ("mediargus",), "a numbered list with paper, day, page and words", "each article, the list paired with the texts below it", sure="samples"),
        Format("Press clippings", "clippings", ("clippings",), "anchored headlines with paper and day; the cells of clipping services", "each article, or the teaser that a list has", sure="samples"),
        Format("Europresse, GoPress, text and PDF", "text_export", ("europresse",), "a line with day, count of words and page below the paper; paper and day above the page", "each article", sure="samples"),
        Format("Genios, wiso, text and PDF", "text_export", ("genios",), "its labelled lines with source and number of the document", "each article", sure="samples"),
        Format("Retriever (Mediearkivet, Atekst), text", "text_export", ("retriever",), "paper and day above a line on how it appeared, or its list of what was found", "each article", sure="samples"),
        Format("Europresse, HTML", "europresse", ("europresse",), "its classes or addresses", "each article, in the older and the newer layout"),
        Format("Saved links (Pocket, bookmarks)", "bookmarks", ("bookmarks",), "the title or the document type that programs write", "headline, address and tags of each link", sure="samples"),
        Format("Notes in Markdown", "notes", ("text",), "the suffix `.md`, `.markdown` or the like; `.html` and front matter", "front matter in YAML, TOML or JSON, drafts withheld; clippings of Obsidian, exports of Readwise; each story of a press review", sure="samples"),
        Format("EndNote, XML", "endnote", ("endnote",), "the root element `xml` around `records`", "each record: title, abstract, authors, outlet, date", sure="samples"),
        Format("Notes of Evernote", "evernote", ("evernote",), "the root element `en-export`", "each note, with its address, author and tags", sure="samples"),
        Format("Journals in JATS", "jats", ("jats",), "the root element `article` around `article-meta`", "the article: title, abstract, text, authors, journal, day; figures, tables and references left out", sure="samples"),
        Format("PubMed, XML", "pubmed", ("pubmed",), "the root element", "each citation: title, abstract, authors, journal, date", sure="samples"),
        Format("TEI", "tei", ("tei",), "the root element `TEI`", "each division that is marked as an article, or the text as one; title, paper, day and author from the header; notes and heads of pages left out", sure="samples"),
        Format("References (RIS, BibTeX, EndNote, PubMed, Web of Science)", "references", ("ris", "bibtex", "endnote", "pubmed", "wos"), "the first tag of a record", "each record: title, abstract, authors, outlet, date", sure="samples"),
        Format("Chat of WhatsApp", "whatsapp", ("whatsapp",), "two lines of messages, the first at the start", "each message with a text: who, when, what; notices and what stands for pictures left out; a telephone's `_chat.txt` in its archive, or where it is named", sure="samples"),
        Format("Channel of Telegram, HTML", "telegram_html", ("telegram",), "its classes", "each message with a text: when, what, and who where that is not the channel", sure="samples"),
        Format("Kikuzo, Yomidasu", "japanese_archives", ("kikuzo", "yomidasu"), "its name or classes", "each article of a page of results"),
        Format("Integrum, HTML", "integrum", ("integrum-html",), "its labels", "each article; the list at the top is counted against them"),
    ),
    "Tables and data": (
        Format("CSV, TSV", "tables", ("csv",), "the suffix, and text; under a suffix of text or none, names of three columns in the first row", "an article for each row, by the names of its columns, which stand in one of the first 20 rows, or `--columns`; those of CrowdTangle, Media Cloud, Meltwater, Talkwalker, Zotero"),
        Format("GDELT", "gdelt", ("gdelt",), "the first columns of a row", "the title of each page of its graph (GKG), with address, outlet and time; events and mentions list addresses alone", sure="samples"),
        Format("JSON, JSON Lines", "json_news", ("records",), "objects with the usual keys, at any depth", "an article for each record, by its keys or `--columns`; those of Arc, Aylien, Bing, Bluesky, CSL-JSON, Event Registry, GDELT, Ghost, Mastodon, New York Times, NewsData.io, OpenAlex, Opoint, Perigon, Reddit, Slack, Telegram, Twitter, Webhose, WordPress, YouTube"),
        Format(
            "Any other XML", "unknown", ("xml-guess",), "an XML declaration or `.xml`, and elements named like a headline and a text",
            "a guess: the outermost elements that have both; nothing where there is no such pair", sure="a guess",
        ),
        Format("triage's own JSON", "records", (), "its `schema`", "articles written with `--with body`, as they were; from standard input or a file read alone with their paths, too", sure="samples"),
        Format("Workbook", "workbooks", ("xlsx",), "a zip with a workbook's members", "an article for each row of each sheet, as in a table"),
        Format("Workbook in HTML, or in Excel's XML of 2003", "marked_workbooks", ("xls",), "HTML under the suffix `.xls`; Excel's name space", "an article for each row of each table", sure="samples"),
        Format("OpenDocument spreadsheet", "ods", ("ods",), "the kind it says at its start", "an article for each row of each sheet, as in a table", sure="samples"),
        Format("Parquet", "parquet", ("parquet",), "the signature `PAR1`", "an article for each row, as in a table", sure="samples"),
    ),
    "Documents": (
        Format("Word", "docx", ("docx",), "a zip with Word's members", "one article, or each of a press review; pieces of other formats in it, too; boxes, comments and deleted text left out", sure="samples"),
        Format("Word 97 to 2003", "compound", ("doc",), "the signature of compound files, and its stream", "one article, or those of an export; notes and headers left out", sure="samples"),
        Format("OpenDocument text", "odt", ("odt",), "the kind it says at its start; the root element of a flat file", "one article, or each of a press review; notes and deleted text left out", sure="samples"),
        Format("PowerPoint", "pptx", ("pptx",), "a zip with PowerPoint's members", "one article, the text of its slides; notes and footers left out", sure="samples"),
        Format("OpenDocument presentation", "odp", ("odp",), "the kind it says at its start", "likewise", sure="samples"),
        Format("Book (EPUB)", "epub", ("epub",), "the kind it says at its start", "an article for each entry of the contents; cover, lists of links and colophon left out", sure="samples"),
        Format("PDF", "pdf", ("pdf",), "the signature `%PDF-`", "one article, its headline what is printed largest, or each of a press review; page numbers, running heads and what browsers print around a page left out; scans have no text", sure="samples"),
        Format("Subtitles (SubRip, WebVTT, SubViewer, SubStation Alpha)", "captions", ("captions",), "`WEBVTT`, `[Script Info]`, or the times of a cue, with its number above them or without", "one article: what is said, without times; a new speaker or a pause begins a paragraph", sure="samples"),
        Format("Subtitles in XML (TTML, DFXP)", "timed_text", ("captions",), "the root element `tt` and its namespace", "likewise", sure="samples"),
        Format("Rich Text", "rtf", ("rtf",), "the signature `{\\rtf`", "one article", sure="samples"),
    ),
    "Containers": (
        Format("zip", "archives", (), "its signature", "each member as a file of its own, named `inbox.zip!a/b.xml`", sure="samples"),
        Format("tar", "archives", (), "its signature, also compressed", "likewise", sure="samples"),
        Format("gzip, xz, bzip2", "compressed", (), "their signatures", "the one file inside", sure="samples"),
        Format("Zstandard", "compressed", (), "its signature", "the one file inside", extra="zstd", sure="samples"),
    ),
}  # fmt: skip
