"""Tables of articles, as text and as workbooks."""

import io

import pytest

from triage.article import Article
from triage.errors import Problem
from triage.readers.contract import Bounds
from triage.readers.registry import plain_copy, read_bytes


def read(data: str | bytes, name: str = "data/news.csv", bounds: Bounds | None = None) -> list[Article | Problem]:
    return list(read_bytes(data.encode() if isinstance(data, str) else data, name, bounds or Bounds()))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_separator_and_quotes_with_line_ends(separator: str) -> None:
    rows = [
        ["Headline", "Article Text", "pub_date", "Source"],
        ["Harbour opens", '"It is open; yes.\n\nBoats, left."', "2016-11-10", "Herald"],
    ]
    name = "data/news.tsv" if separator == "\t" else "data/news.csv"
    text = "\n".join(
        separator.join(f'"{cell}"' if "|" in separator and not cell.startswith('"') else cell for cell in row)
        for row in rows
    )
    (article,) = read(text, name)
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Harbour opens", "It is open; yes.\n\nBoats, left.")
    assert (article.published, article.outlet, article.index) == ("2016-11-10", "Herald", 0)


def test_columns_of_other_names_are_said() -> None:
    text = "h,t\nHarbour opens,It is open.\n"
    (problem,) = read(text)
    assert isinstance(problem, Problem)
    assert "--columns" in problem.message
    (article,) = read(text, bounds=Bounds(columns=(("title", "h"), ("body", "t"))))
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Harbour opens", "It is open.")


def test_the_order_of_day_and_month_is_told_by_the_column_or_not_at_all() -> None:
    head = "title,body,date\n"
    told = read(head + "A b c,It is open.,5/4/2022\nD e f,It is shut.,17/4/2022\n")
    assert [thing.published for thing in told if isinstance(thing, Article)] == ["2022-04-05", "2022-04-17"]
    (untold,) = read(head + "A b c,It is open.,5/4/2022\n")
    assert isinstance(untold, Article)
    assert (untold.published, untold.published_text) == ("", "5/4/2022")
    # Names of columns that English does not have tell it, where no row does.
    (french,) = read("Titre,Texte,Date de parution\nA b c,It is open.,5/4/2022\n")
    (american,) = read("Titre,Texte,Date de parution\nA b c,It is open.,4/15/2022\n")
    assert isinstance(french, Article)
    assert isinstance(american, Article)
    assert (french.published, american.published) == ("2022-04-05", "2022-04-15")


def test_line_ends_may_be_escapes_and_a_mark_may_say_that_there_is_nothing() -> None:
    found = read(
        "title\ttext\tauthor\nHarbour opens\tIt is open.\\n\\nBoats left.\t\\N\nA path\tSee C:\\new\\notes\tEva Smit\n",
        "data/a.tsv",
    )
    assert [(one.body, one.byline) for one in found if isinstance(one, Article)] == [
        ("It is open.\n\nBoats left.", ""),
        ("See C:\\new\\notes", "Eva Smit"),
    ]


GRAPH = (
    "20261102101500-{}\t20261102101500\t1\therald.example\thttps://herald.example/{}"
    + "\t" * 21
    + "srclc:deu;eng:x\t{}\n"
)


def test_the_graph_of_gdelt_has_titles_and_its_events_addresses_alone() -> None:
    titled = "<PAGE_PRECISEPUBTIMESTAMP>20261102094500</PAGE_PRECISEPUBTIMESTAMP><PAGE_TITLE>Harbour &amp; quay open</PAGE_TITLE>"
    article, problem = read(GRAPH.format(1, "a", titled) + GRAPH.format(2, "b", ""), "20261102101500.gkg.csv")
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Harbour & quay open", "https://herald.example/a")
    assert (article.outlet, article.published) == ("herald.example", "2026-11-02T10:15:00+00:00")
    assert (article.language, str(problem)) == ("de", "20261102101500.gkg.csv: 1 page has no title; left out")
    events = "1200000001\t20261102\t202611\t2026" + "\t" * 56 + "\thttps://herald.example/a\n"
    (problem,) = read(events, "20261102.export.CSV")
    assert "list addresses of pages" in str(problem)
    (other,) = read(events.replace("\t202611\t", "\t202711\t"), "20261102.export.CSV")
    assert "--columns" in str(other)


def test_rows_of_another_length_are_read_and_counted() -> None:
    things = read("title,body\nHarbour opens,It is open.\nOnly a title\n")
    assert isinstance(things[0], Article)
    assert isinstance(things[-1], Problem)
    assert things[-1].code == "damaged"


def test_commas_in_an_article_make_no_table() -> None:
    (article,) = read("title,body and soul\n\nBoats, ferries, ships left the harbour, he said.\n", "wire/1.txt")
    assert isinstance(article, Article)
    assert article.format == "text"


def test_a_workbook_puts_day_and_time_together() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Источник", "Дата", "Время", "Заголовок", "Анонс", "Автор"])
    sheet.append(
        ["Новости", "10.11.16", "07:12", "Порт открыт", "Порт открыт\n\nПорт снова открыт.", "Иванов Иван"]
    )
    out = io.BytesIO()
    book.save(out)
    (article,) = read(out.getvalue(), "data/news.xlsx")
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Порт открыт", "Порт снова открыт.")
    assert (article.published, article.outlet, article.language, article.format) == (
        "2016-11-10T07:12:00",
        "Новости",
        "ru",
        "xlsx",
    )
    assert isinstance(read(out.getvalue()[:-500], "data/news.xlsx")[0], Problem)


def test_parquet_is_a_table_too() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(
        pyarrow.table({"headline": ["Harbour opens"], "text": ["It is open."], "date": ["2016-11-10"]}), out
    )
    (article,) = read(out.getvalue(), "data/news.parquet")
    assert isinstance(article, Article)
    assert (article.title, article.body, article.published) == ("Harbour opens", "It is open.", "2016-11-10")
    for data in (out.getvalue()[:-20], out.getvalue()[: len(out.getvalue()) // 2]):
        (problem,) = read(data, "data/news.parquet")
        assert isinstance(problem, Problem)


HEAD = "Headline,Outlet Name,Date,Body\n"
ROWS = "Ferries lie still,Norvik News,2026-11-18,So it is.\nStorm closes bridge,Osk Post,2026-11-17,It blew.\n"


@pytest.mark.parametrize(
    "above", ["Report\n", "Report,,,\nPeriod:,1 Nov - 18 Nov\n\n", "Sources;3\nPeriod;2026\n"]
)
def test_names_of_columns_may_stand_below_what_was_searched_for(above: str) -> None:
    found = read(above + HEAD + ROWS)
    assert [(one.title, one.outlet, one.index) for one in found if isinstance(one, Article)] == [
        ("Ferries lie still", "Norvik News", 0),
        ("Storm closes bridge", "Osk Post", 1),
    ]
    assert len(found) == 2
    large = above + HEAD + ROWS.replace("It blew.", "It blew. " * 500_000)
    assert [one.title for one in read(large) if isinstance(one, Article)] == [
        "Ferries lie still",
        "Storm closes bridge",
    ]


def test_names_of_columns_far_below_or_none_are_said() -> None:
    for text in ("Report\n" * 25 + HEAD + ROWS, ROWS):
        (problem,) = read(text)
        assert isinstance(problem, Problem)
        assert "no column that names a headline" in problem.message


def test_the_separator_is_that_of_the_names_of_columns() -> None:
    semicolons = "Report, of all, that, is\n" + (HEAD + ROWS).replace(",", ";")
    assert next(one.title for one in read(semicolons) if isinstance(one, Article)) == "Ferries lie still"


def test_a_workbook_may_begin_with_what_was_searched_for() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (
        ["Report"],
        ["Period:", "1 Nov"],
        [],
        ["#", "Headline", "Date", "Text"],
        [1, "Ferries lie still", "2026-11-18", "So."],
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    (article,) = read(out.getvalue(), "data/news.xlsx")
    assert isinstance(article, Article)
    assert (article.title, article.body, article.published) == ("Ferries lie still", "So.", "2026-11-18")
    sheet = openpyxl.Workbook()
    for row in (["Headline", "Date", "Stuk"], ["Ferries lie still", "2026-11-18", "So it is. " * 30]):
        sheet.active.append(row)
    out = io.BytesIO()
    sheet.save(out)
    (article,) = read(out.getvalue(), "data/news.xlsx")
    assert isinstance(article, Article) and article.body.startswith("So it is.")


def spreadsheet(*rows: str) -> bytes:
    import zipfile

    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f"<office:document-content {names}><office:body><office:spreadsheet><table:table>{''.join(rows)}</table:table></office:spreadsheet></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def row(*cells: str, kind: str = "string") -> str:
    empty = '<table:table-cell table:number-columns-repeated="1000000"/>'
    written = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
    return f"<table:table-row>{written}{empty}</table:table-row>"


def test_an_opendocument_spreadsheet_is_a_table() -> None:
    (article,) = read(
        spreadsheet(row("Report"), row("Headline", "Date", "Text"), row("Ferries lie still", "2026-11-18", "So.")),
        "a.ods",
    )
    assert isinstance(article, Article)
    assert (article.title, article.body, article.published, article.format) == (
        "Ferries lie still",
        "So.",
        "2026-11-18",
        "ods",
    )
    assert not any(
        isinstance(one, Article) for one in read(spreadsheet(row("Name", "Size"), row("boat", "3")), "a.ods")
    )
    assert isinstance(read(spreadsheet(row("Headline"))[:-30], "a.ods")[0], Problem)


def test_columns_that_the_user_names_are_found_below_what_was_searched_for() -> None:
    text = "Rapport, van alles\n\nkoptekst;stukje\nVeerstaking;De boten varen niet.\n"
    bounds = Bounds(columns=(("title", "koptekst"), ("body", "stukje")))
    (article,) = read(text, bounds=bounds)
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Veerstaking", "De boten varen niet.")
    (problem,) = read("a long text " * 20 + ",b\nc,d\n", bounds=bounds)
    assert isinstance(problem, Problem)
    assert len(problem.message) < 200 and "long text…" in problem.message


def test_a_column_of_long_texts_is_the_text_where_none_is_known() -> None:
    story = "The ferries of Karvala lay still on Wednesday, and nobody in the port could say when. " * 3

    def table(name: str, more: str = "Reach", cell: str = "9") -> str:
        return f"Headline,Date,{name},{more}\n" + f'Ferries lie still,2026-11-18,"{story}","{cell}"\n' * 3

    assert {one.body for one in read(table("Artikelstuk")) if isinstance(one, Article)} == {story.strip()}
    # Of two long columns nobody knows which; a short one is a note, and a known one is what it says.
    assert {one.body for one in read(table("Artikelstuk", "Stuk", story)) if isinstance(one, Article)} == {""}
    assert {
        one.body
        for one in read("Headline,Date,Note\nFerries lie still,2026-11-18,seen by Ann\n")
        if isinstance(one, Article)
    } == {""}
    assert {one.keywords for one in read(table("Tags")) if isinstance(one, Article)} != {()}
    assert {one.body for one in read(table("Tags")) if isinstance(one, Article)} == {""}


def test_a_row_with_a_headline_alone_is_an_article_and_none_above_the_names_of_columns() -> None:
    rows = row("Report"), row("Headline", "Text"), row("Storm closes bridge"), row("Ferries lie still", "So.")
    found = [one for one in read(spreadsheet(*rows), "a.ods") if isinstance(one, Article)]
    assert [(one.title, one.body) for one in found] == [("Storm closes bridge", ""), ("Ferries lie still", "So.")]
    blank = [row("")] * 30
    assert len(read(spreadsheet(*blank, *rows), "a.ods")) == 2


@pytest.mark.parametrize(
    "head",
    [
        "Titre;Date de publication;Contenu",
        "Título;Fecha de publicación;Texto",
        "Titel;Veröffentlichungsdatum;Inhalt",
        "标题;发布时间;正文",
        "제목;게재일;본문",
    ],
)
def test_days_of_publication_are_known_in_other_languages(head: str) -> None:
    [article] = read_bytes(f"{head}\nCholera;16.11.2026;Es gibt vierzig.\n".encode(), "a.csv", Bounds())
    assert isinstance(article, Article)
    assert (article.title, article.published, article.body) == ("Cholera", "2026-11-16", "Es gibt vierzig.")


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Chapô", "abstract"), ("Entradilla", "abstract"), ("Sommario", "abstract"), ("日期", "published"), ("일자", "published"),
        ("媒体名", "outlet"), ("Support", "outlet"), ("기고자", "byline"), ("記者名", "byline"), ("链接", "url"), ("Enlace", "url"), ("Link to Article", "url"), ("Extrait", "abstract"), ("Venue", "outlet"),
        ("Accession Number", "id"), ("키워드", "keywords"), ("Author Keywords", "keywords"), ("Language of Original Document", "language"),
    ],
)  # fmt: skip
def test_columns_of_databases_are_known_in_other_languages(head: str, field: str) -> None:
    said = {
        "published": "20260301",
        "url": "https://lamp.example/1",
        "language": "English",
        "keywords": "bread",
        "byline": "Eva Smit",
    }
    wanted = {"published": "2026-03-01", "language": "en", "keywords": ("bread",)}
    [article] = read(f"Title,Body,{head}\nBread,It is dear.,{said.get(field, 'Lamp')}\n".encode(), "1.csv")
    assert isinstance(article, Article)
    assert getattr(article, field) == wanted.get(field, said.get(field, "Lamp"))


def test_a_cell_that_says_news_makes_no_names_of_columns() -> None:
    rows = "Page Name,Category,Post Created,Type,URL,Message,Link Text\nLamp,News,2026-03-01 07:12:00,Link,https://lamp.example/1,Bread is dear.,Bread\n"
    [article] = read(rows.encode(), "1.csv")
    assert isinstance(article, Article)
    assert (article.title, article.body, article.published) == ("Bread", "Bread is dear.", "2026-03-01T07:12:00")


@pytest.mark.parametrize(
    ("number", "day"), [("46082", "2026-03-01"), ("46082.3", "2026-03-01T07:12:00"), ("460", "")]
)
def test_a_day_may_be_the_number_that_a_spreadsheet_has_for_it(number: str, day: str) -> None:
    [article] = read(f"Title,Body,Date\nBread,It is dear.,{number}\n".encode(), "1.csv")
    assert isinstance(article, Article)
    assert article.published == day


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        ("Naslov|Tekst|Datum|Medij", ("title", "body", "published", "")),
        ("Tittel på saken|Brødtekst|Publiseringsdato|Kilde", ("", "body", "published", "outlet")),
        ("Otsikko|Sisältö|Julkaistu|Lähde", ("title", "body", "published", "outlet")),
        ("หัวข้อ|เนื้อหา|วันที่|แหล่งข่าว", ("title", "body", "published", "outlet")),
        ("기사제목|기사본문|입력일|매체명", ("title", "body", "published", "outlet")),
        ("Haber Başlığı|İÇERİK|YAYIN TARİHİ|Kaynak", ("", "body", "published", "outlet")),
        ("כותרת|טקסט|תאריך פרסום|מקור", ("title", "body", "published", "outlet")),
        ("Tytuł artykułu|Treść artykułu|Data wydania|Źródło", ("title", "body", "published", "outlet")),
        ("Otsikko|Leipäteksti|Julkaistu|Julkaisu", ("title", "body", "published", "outlet")),
        ("Titlu|Conținut|Data publicării|Publicația", ("title", "body", "published", "outlet")),
        ("عنوان|متن|تاریخ انتشار|خبرگزاری", ("title", "body", "published", "outlet")),
        ("Judul Berita|Isi|Tanggal|Sumber", ("title", "body", "published", "outlet")),
        ("Antraštė|Tekstas|Paskelbimo data|Šaltinis", ("title", "body", "published", "outlet")),
        ("Título de la noticia|Cuerpo de la noticia|Fecha|Medio", ("title", "body", "published", "outlet")),
        ("Story Headline|Post Content|Posted On|News Outlet", ("title", "body", "published", "outlet")),
        ("Clip Headline|Transcript|Air Date|Station", ("title", "body", "published", "outlet")),
    ],
)
def test_columns_are_called_as_people_call_them(heads: str, fields: tuple[str, ...]) -> None:
    row = ("Bread", "It is dear, the bakers of the whole town say.", "2026-03-01", "Lamp Post")
    [article] = read(f"{heads.replace('|', ';')}\n{';'.join(row)}\n", "1.csv")
    assert isinstance(article, Article)
    for said, field in zip(row, fields, strict=True):
        assert not field or getattr(article, field) == said


@pytest.mark.parametrize(
    ("head", "published"), [("Published (UTC)", "2026-03-01T07:12:00+00:00"), ("Published", "2026-03-01T07:12:00")]
)
def test_a_column_may_say_the_zone_of_its_times(head: str, published: str) -> None:
    [article] = read(f"Title,Body,{head}\nBread,It is dear.,2026-03-01 07:12:00\n", "1.csv")
    assert isinstance(article, Article)
    assert article.published == published


HTML = "<html><head><meta charset='utf-8'></head><body><table>{}</table></body></html>"
EXCEL = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="1"><Table>{}</Table></Worksheet></Workbook>'
)


@pytest.mark.parametrize("kind", ["html", "excel", "tabs"])
def test_workbooks_that_are_markup_or_text(kind: str) -> None:
    rows = [
        ["Title", "Note", "Text", "Date"],
        ["Bread", "", "It is dear & good.", "2026-03-01"],
        ["Wood", "x", "It is wet.", "2026-03-02"],
    ]
    if kind == "tabs":
        text = "\n".join("\t".join(row) for row in rows)
    elif kind == "html":
        text = HTML.format("".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows))
    else:
        cells = (
            "".join(
                f'<Cell ss:Index="{at}"><Data ss:Type="String">{cell.replace("&", "&amp;")}</Data></Cell>'
                for at, cell in enumerate(row, 1)
                if cell
            )
            for row in rows
        )
        text = EXCEL.format("".join(f"<Row>{row}</Row>" for row in cells))
    found = [thing for thing in read(text, "1.xls") if isinstance(thing, Article)]
    assert [(one.title, one.body, one.published) for one in found] == [
        ("Bread", "It is dear & good.", "2026-03-01"),
        ("Wood", "It is wet.", "2026-03-02"),
    ]


def test_a_page_with_a_table_is_a_page_and_a_workbook_without_articles_says_so() -> None:
    story = "<p>The bakers of the town met on Monday and spoke about the price of bread for a long time.</p>" * 4
    table = "<table><tr><th>Title</th><th>Text</th></tr><tr><td>Bread</td><td>It is dear.</td></tr></table>"
    [page] = read(
        f"<!DOCTYPE html><html><head><title>Bakers meet</title></head><body><article><h1>Bakers meet</h1>{story}{table}</article></body></html>",
        "1.html",
    )
    assert isinstance(page, Article)
    assert page.title == "Bakers meet"
    [problem] = read(HTML.format("<tr><td>Bread</td><td>4</td></tr>"), "1.xls")
    assert isinstance(problem, Problem)
    assert problem.code == "empty"


@pytest.mark.parametrize("name", ["a.txt", "-", "a.text"])
@pytest.mark.parametrize("separator", ["\t", ",", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_under_a_name_of_text_is_one(name: str, separator: str, encoding: str) -> None:
    rows = ["Title", "Publication Date", "Text"], ["Bread", "2026-03-01", "Dear."], ["Eggs", "2026-03-02", "Too."]
    data = "\r\n".join(map(separator.join, rows)).encode(encoding)
    assert [(one.title, one.body) for one in read(data, name) if isinstance(one, Article)] == [
        ("Bread", "Dear."), ("Eggs", "Too.")
    ]  # fmt: skip
    assert plain_copy(data, name) is None


@pytest.mark.parametrize(
    "first",
    ["Title, date, text: what a form asks", "Text,title", "Dead,wounded,missing", "A title,the date,a text and who wrote it", "Title;Date"],
)  # fmt: skip
def test_text_whose_first_line_has_commas_is_text(first: str) -> None:
    (article,) = read(f"{first}\n\nThe form was printed, twice, in 1,000 copies.\n".encode(), "a.txt")
    assert isinstance(article, Article)
    assert (article.title, article.format) == (first, "text")


@pytest.mark.parametrize(
    ("head", "row", "published"),
    [
        ("Titre;Texte;Date;Heure", "Pain;Il est cher.;01/03/2026;07:12", "2026-03-01T07:12:00"),
        ("Заголовок;Текст;Дата;Время", "Хлеб;Он дорог.;01.03.2026;07:12", "2026-03-01T07:12:00"),
        ("Title;Text;Date;Hour", "Bread;It is dear.;2026-03-01;07:12", "2026-03-01T07:12:00"),
        ("Title;Text;Date;Time", "Bread;It is dear.;3/21/2026;7:12 PM", "2026-03-21T19:12:00"),
        ("Title;Text;Date;Hours", "Bread;It is dear.;2026-03-01;07:12", "2026-03-01"),
    ],
)
def test_a_column_beside_the_day_has_its_time(head: str, row: str, published: str) -> None:
    [article] = read(f"{head}\n{row}\n", "a.csv")
    assert isinstance(article, Article)
    assert article.published == published
