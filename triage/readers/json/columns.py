"""Records with columns of the usual names → articles: what data sets, search interfaces and exports call a headline.

Names are compared in lower case with all but letters and digits taken out, so that `Pub Date`, `pub_date` and
`pubDate` are one. The first known name that has a value wins, in the order of the lists below.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from triage.article import Article
from triage.readers.fields import (
    distinct,
    host_of,
    language_tag,
    outlet_name,
    people,
    state,
    turned,
    until,
    without_outlet,
)
from triage.readers.json import services
from triage.readers.json.json_values import text_in, texts_in
from triage.readers.stamps import first_stamp
from triage.readers.web.markup import looks_like_html, paragraphs, text_of_html
from triage.readers.web.markup import title as one_line
from triage.readers.word_dates import date_in

#: Our fields → the names of columns, best first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": tuple(
        (
            "title headline articletitle newstitle heading head webtitle storytitle hl hd titel titre titulo "
            "newsheadline headlines titletext headlinemain hed titular manchete überschrift schlagzeile título titolo заголовок "
            "название 标题 見出し 题名 標題 タイトル kop rubrik overskrift tytuł nagłówek otsikko başlık titulek nadpis cím cikkcím назва 제목 العنوان headlinetext linktext header"
        ).split()
    ),
    "body": tuple(
        (
            "body fulltext fullcontent articletext articlebody maintext bodytext articlecontent newstext storytext "
            "bodycontent fulltextarticle maincontent newscontent newsbody text content contenttext cleanedtext "
            "cleantext plaintext rawtext article story news bodyhtml contenthtml html document td contents htmlbody "
            "inhalt volltext texte corps contenu texto cuerpo contenido testo текст содержание 正文 内容 本文 "
            "selftext openingtext hitsentence leadparagraph contentsnippet tekst brödtext treść tekstartykułu teksti metin içerik obsah szöveg текстстатті "
            "본문 내용 النص 全文 txt cliptext conteúdo conteudo textocompleto testocompleto texteintégral mentiontext posttext"
        ).split()
    ),
    "abstract": tuple(
        (
            "abstract summary description snippet leadparagraph lead excerpt teaser standfirst trailtext subtitle "
            "subheadline deck highlights metadescription lp shortdescription lede intro chapeau résumé resumen "
            "zusammenfassung аннотация краткоесодержание abstractnote customexcerpt dek "
            "chapô chapo entradilla bajada sommario occhiello sottotitolo subtítulo vorspann anreißer ingress 摘要 要約 요약 الملخص özet streszczenie"
        ).split()
    ),
    "published": tuple(
        (
            "published publishedat publisheddate datepublished datepublish publishdate publicationdatetime publicationdate pubdate "
            "versioncreated firstcreated webpublicationdate firstpublicationdate date datetime timestamp time "
            "createdat created releasedate datum seendate pd publishedon publishedtime publishtime "
            "pubtime firstpublished dateofpublication articledate newsdate postdate "
            "posteddate datetimeutc issued datecreated veröffentlicht fecha datepublication дата датапубликации "
            "日期 日付 createdutc dato publiceringsdatum datapubblicazione datapublikacji datapublicação päivämäärä tarih yayıntarihi datumvydání dátum "
            "megjelenés 날짜 掲載日 发布日期 التاريخ data erscheinungsdatum pubdt publishts ts "
            "datedepublication datedeparution dateparution fechadepublicación fechadepublicacion datadepublicação datadepublicacao datadipubblicazione "
            "veröffentlichungsdatum veröffentlichtam publicatiedatum publikationsdatum utgivningsdatum julkaisupäivä датавыхода "
            "发布时间 發布時間 发表时间 發佈日期 出版日期 公開日 게재일 등록일 تاريخالنشر תאריך ημερομηνία tanggal ngàyđăng "
            "publishedutc timepublished unixtimestamp 일자"
        ).split()
    ),
    "updated": tuple(
        (
            "updated updatedat updateddate dateupdated modified modifiedat datemodified datemodify lastmodified lastupdated "
            "lastmodifieddate lastupdateddate modificationdatetime modificationdate changed"
        ).split()
    ),
    "byline": tuple(
        (
            "byline author authors by schrijver auteurs författare forfatter dziennikarz kirjoittaja yazar szerző autorzy journaliste periodista "
            "记者 著者 기자 creator writer journalist reporter auteur autor authorname authornames "
            "writers journalists autoren auteurs autore автор авторы 作者 influencer extraauthorattributesname "
            "authorsbyline publishedby 記者名 記者 기고자 giornalista"
        ).split()
    ),
    "outlet": tuple(
        (
            "outlet sourcehostname source sourcename medianame publication journaltitle publicationtitle extrasourceattributesname publisher newspaper "
            "sitename newssite site sourcedomain domain website agency cleanurl medium provider journal sn outletname sourcetitle publishername "
            "publicationname newspapername newssource media mediaoutlet mediumname pubtitle quelle zeitung fuente medio источник издание 来源 "
            "媒体 bron krant källa kilde źródło gazeta lähde kaynak zdroj forrás testata fonte jornal periódico journal tidning avis 紙名 来源媒体 언론사 매체 "
            "sitefull domainname hostname domainurl rooturl mediaurl média channeltitle veículo veiculo المصدر 媒体名 媒體 support"
        ).split()
    ),
    "url": tuple(
        (
            "url link weburl articleurl permalink canonicalurl sourceurl newsurl storyurl href uri articlelink "
            "pageurl webpage documenturl plink lien enlace collegamento ссылка 链接 網址 网址 リンク 링크 الرابط bağlantı odkaz länk"
        ).split()
    ),
    "id": tuple(
        "id guid uuid articleid docid documentid newsid storyid sourceid an accessionnumber 뉴스식별자".split()
    ),
    "language": tuple(
        (
            "language lang locale la languagecode sprache langue idioma язык inlanguage langcode metalang languageoforiginaldocument 语言 언어"
        ).split()
    ),
    "keywords": tuple(
        (
            "keywords keyword authorkeywords tags tag labels categories category section topics topic subjects subject metakeywords keyphrases "
            "키워드 关键词 關鍵詞 キーワード motsclés palabrasclave parolechiave palavraschave schlagworte schlagwörter trefwoorden"
        ).split()
    ),
    "slug": ("slug", "slugline"),
    "status": ("pubstatus", "status"),
    "version": ("version", "revision"),
    "embargoed": tuple(
        "embargoed embargo embargoeduntil embargountil embargodate embargotime withhelduntil holduntil sperrfrist".split()
    ),
    "expires": ("expires", "expirationdate", "expirydate", "unpublishdate"),
}
#: Columns of a record, and letters of a name, that are remembered for the next row.
_MOST_KEPT = 100
_NOTHING_SAID: dict[str, Any] = dict.fromkeys(NAMES)
#: Fields whose columns say nothing of what a table is about.
_SAY_NOTHING = ("embargoed", "expires")
#: Objects inside a record that hold the rest of its columns.
_INNER = frozenset("fields attributes source _source article node data metadata snippet".split())
#: Of these, those that are no value where they are objects: a search index and a channel call the record itself so.
_NO_VALUES = ("_source", "snippet")
#: What marks a document that describes data instead of being it.
_NO_RECORD = frozenset(("$schema", "openapi", "swagger", "$id", "jsonapi"))
#: Names of columns in a message.
_MOST_SHOWN = 30
_LONGEST_SHOWN = 60
#: "… [+2960 chars]", the end that search interfaces put where they cut.
_CUT = re.compile(r"(?<!\s)\s*+\[\+?\d++ chars\]\s*+$")
#: Columns that may have the time of day of a day.
_TIMES = ("datetimepub", "datetime", "datetimeutc", "timestamp", "publishedat", "pubtime", "publishtime")
_CLOCK = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d))?")
_HALF_DAY = re.compile(r"(?i)\d{1,2}:\d\d(?::\d\d)?\s?[ap]\.?m\.?")
_SEPARATORS = re.compile(r"[;|\n]")
#: What NewsData.io sends instead of what it sells.
_NOT_PAID = "ONLY AVAILABLE IN "
_NAMES = r"[^\W\d_][\w.'’-]{0,30}"
#: "Lorne, Ada; Quist, Bo": one of a list, or alone with a surname of one word.
_SURNAME_FIRST = re.compile(
    rf"{_NAMES}, ?{_NAMES}(?: {_NAMES})?|{_NAMES}(?: {_NAMES}){{0,2}}, ?{_NAMES}(?: {_NAMES}){{0,2}}(?:; ?{_NAMES}(?: {_NAMES}){{0,2}}, ?{_NAMES}(?: {_NAMES}){{0,2}}){{1,60}};?"
)


def article_of(
    record: Mapping[str, Any], columns: Mapping[str, str] | None = None, *, is_of_news: bool = False
) -> Article | None:
    """The article of a record; None where it has neither a text nor a headline with a place or a date.

    A record `is_of_news` where its table or list is one of articles: then a text alone or a headline alone is one.

    `columns` says for some of our fields which column to take, where the record has it; a record with the text or the
    headline that was named is an article, whatever else it has.

    >>> article_of({"Headline": "Abe to meet Trump", "Full Text": "He will.", "Pub Date": "2016-11-10"}).body
    'He will.'
    >>> article_of({"title": "Settings", "description": "What may be set"}) is None
    True
    >>> article_of({"h": "Abe to meet Trump", "title": "Mr"}, {"title": "h"}).title
    'Abe to meet Trump'
    """
    if not _NO_RECORD.isdisjoint(record) or services.is_no_article(record):
        return None
    values = _values(record)
    known = _known_among if len(values) <= _MOST_KEPT else _known_among.__wrapped__
    said = _NOTHING_SAID | {field: _first(values, names) for field, names in known(tuple(values))}
    said |= services.said_by(record, values)
    named = _named(record, values, columns) if columns else {}
    said |= named
    outlet = _outlet(text_in(said["outlet"])) if said["outlet"] else ""
    title = without_outlet(one_line(text_in(said["title"])), outlet)
    abstract = _plain(text_in(said["abstract"]))
    body = _not_cut(_plain(text_in(said["body"])))
    source = text_in(record.get("source"))
    url = text_in(said["url"]) or (source if "://" in source[:12] else "")
    written = text_in(said["published"])
    published = _fullest(values, first_stamp(said["published"], written), written) if said["published"] else ""
    is_named = bool(is_of_news and (title or body or abstract)) or bool(
        (title and "title" in named) or (body and "body" in named)
    )
    if not is_named and not (body and (title or url or published)) and not (title and (url or published)):
        return None
    if abstract and not body:
        body, abstract = _opened(abstract, values)
    byline = _byline(said["byline"])
    # Most columns are not there; what stands in none says nothing.
    return Article(
        title=title,
        body=body,
        abstract=abstract if abstract != body else "",
        byline=byline,
        authors=_authors(said["byline"], byline) if said["byline"] else (),
        slug=one_line(text_in(said["slug"])) if said["slug"] else "",
        keywords=_keywords(said["keywords"]) if said["keywords"] else (),
        outlet=outlet,
        url=one_line(url) if "://" in url[:12] else "",
        language=language_tag(text_in(said["language"])) if said["language"] else "",
        id=text_in(said["id"]),
        published=published,
        published_text=written,
        updated=first_stamp(said["updated"]) if said["updated"] else "",
        status=state(text_in(said["status"])) if said["status"] else "",
        version=text_in(said["version"]),
        embargoed=until(one_line(text_in(said["embargoed"]))) if said["embargoed"] else "",
        expires=first_stamp(said["expires"]) if said["expires"] else "",
        format="records",
    )


def is_record_of_news(record: Mapping[str, Any], *, is_beside_news: bool = False) -> bool:
    """Whether a record has a place for a headline and one for a text, whatever stands there, and is what articles are.

    Beside one that has both, it is enough to say anything that articles say: some sources leave out what is empty.

    >>> is_record_of_news({"body": "Rain fell."}), is_record_of_news({"body": "Rain fell."}, is_beside_news=True)
    (False, True)
    """
    if not _NO_RECORD.isdisjoint(record) or services.is_no_article(record):
        return False
    fields = fields_of(record).keys()
    return bool(fields) if is_beside_news else {"title", "body"} <= fields


def without_text(numbers: list[int], count: int | None = None) -> str:
    """What to say of records that have neither a headline nor a text; "" where there are none.

    `count` says how many they are where only the first are numbered.

    >>> without_text([3]), without_text([3, 7])
    ('record 3 has neither a title nor a text; left out', '2 records have neither a title nor a text: 3, 7; left out')
    """
    count = len(numbers) if count is None else count
    if not count:
        return ""
    if count == 1:
        return f"record {numbers[0]} has neither a title nor a text; left out"
    shown = ", ".join(map(str, numbers[:_MOST_SHOWN])) + (", …" if count > _MOST_SHOWN else "")
    return f"{count:,} records have neither a title nor a text: {shown}; left out"


def fields_of(names: Iterable[str]) -> dict[str, str]:
    """Our fields → the names among these that stand for them, best first."""
    bare = {_bare(name): name for name in names}
    found = (
        (field, next((bare[column] for column in columns if column in bare), ""))
        for field, columns in NAMES.items()
    )
    return {field: name for field, name in found if name}


def is_news(names: Mapping[str, Any] | list[str]) -> bool:
    """Whether columns of these names look like those of articles: a headline or a text, and one thing more."""
    known = {_bare(name) for name in names}
    has = {
        field for field, columns in NAMES.items() if field not in _SAY_NOTHING and not known.isdisjoint(columns)
    }
    return bool(has & {"title", "body"}) and len(has) >= 2


def by_rows(table: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The records of a table that lists each column by the numbers of rows, as pandas writes it; [] for anything else."""
    first = next(iter(table.values()), {})
    if not is_news(list(table)) or any(isinstance(value, Mapping) for value in first.values()):
        return []
    return [{name: column.get(key) for name, column in table.items()} for key in first]


def says_what_is_news(names: Iterable[str], columns: Mapping[str, str]) -> bool:
    """Whether the user's word on columns names a headline or a text among these names."""
    known = {_bare(name) for name in names}
    return any(_bare(columns[field]) in known for field in ("title", "body") if field in columns)


def absent(names: Iterable[str], columns: Mapping[str, str]) -> str:
    """What to say where the user named a column that is not among these; "" where all are.

    >>> absent(["kop", "stuk"], {"title": "Kop", "body": "tekst"})
    "no column 'tekst', which --columns names; there are: kop, stuk"
    """
    there = list(names)
    known = {*there, *map(_bare, there)}
    missing = [column for column in columns.values() if column not in known and _bare(column) not in known]
    if not missing:
        return ""
    # Where no row has names, the first has texts.
    shown = ", ".join(
        name if len(name) <= _LONGEST_SHOWN else f"{name[:_LONGEST_SHOWN].rstrip()}…"
        for name in there[:_MOST_SHOWN]
    )
    shown += f", +{len(there) - _MOST_SHOWN}" if len(there) > _MOST_SHOWN else ""
    said = ", ".join(map(repr, missing))
    noun = "column" if len(missing) == 1 else "columns"
    return f"no {noun} {said}, which --columns names; there are: {shown}"


def _named(record: Mapping[str, Any], values: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the columns that the user named: as written, else as names are compared."""
    found = {}
    for field, column in columns.items():
        if column in record:
            found[field] = record[column]
        elif _bare(column) in values:
            found[field] = values[_bare(column)]
    return found


def _values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The values by bare names; those of inner objects where the record itself has none."""
    values = {
        _bare(name): value
        for name, value in record.items()
        if value not in (None, "", [], {})
        and not (name in _NO_VALUES and isinstance(value, Mapping))
        and not (isinstance(value, str) and value.startswith(_NOT_PAID))
    }
    for name, inner in record.items():
        if isinstance(inner, Mapping) and _bare(name) in _INNER:
            for key, value in inner.items():
                # The name of a source is no name of an article's.
                if _bare(name) != "source" or name == "_source":
                    values.setdefault(_bare(key), value)
    return values


@lru_cache(maxsize=256)
def _known_among(names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Our fields → those of their names that a record has: all rows of a table have the same."""
    there = frozenset(names)
    found = ((field, tuple(name for name in columns if name in there)) for field, columns in NAMES.items())
    return tuple((field, columns) for field, columns in found if columns)


def _not_cut(text: str) -> str:
    """A text without the words that say where it was cut, which few have: a look at each of its places takes long."""
    return _CUT.sub("", text) if text.rstrip().endswith("chars]") else text


def _bare(name: str) -> str:
    return _bare_once(name) if len(name) <= _MOST_KEPT else _bare_once.__wrapped__(name)


@lru_cache(maxsize=4096)
def _bare_once(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _first(values: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next(
        (values[name] for name in names if text_in(values[name]) or texts_in(values[name])),
        None,
    )


def _plain(text: str) -> str:
    return text_of_html(text) if looks_like_html(text) else paragraphs(text)


def _opened(summary: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """Body and abstract of a record without a text: of several summaries the longest is as much of it as there is."""
    told = [summary, *(_plain(text_in(values[name])) for name in NAMES["abstract"] if name in values)]
    body = max(told, key=len)
    return body, next((text for text in told if text not in body), "")


def _byline(value: object) -> str:
    """The author line; a mere number names nobody."""
    text = text_in(value)
    return "" if text.isdigit() else text


def _authors(value: object, byline: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return distinct(texts_in(value))
    if _SURNAME_FIRST.fullmatch(byline):
        return turned(byline)
    return people(byline) or (distinct([byline]) if byline and "," not in byline and "@" not in byline else ())


def _outlet(said: str) -> str:
    return one_line(outlet_name(host_of(said) if "://" in said[:12] else said))


def _fullest(values: Mapping[str, Any], published: str, written: str) -> str:
    """A day with its time of day, where it is written without a zone or a column beside it has one."""
    if len(published) != 10:
        is_utc = len(published) == 19 and text_in(values.get("pubdatetz")) == "UTC"
        return published + "+00:00" if is_utc else published
    if ":" in written and len(full := date_in(written)) > 10:
        return full
    for name in _TIMES:
        full = first_stamp(values.get(name))
        if full[:10] == published and len(full) > 10:
            return full
    time = text_in(values.get("time"))
    if _HALF_DAY.fullmatch(time) and len(full := date_in(f"{published} {time}")) > 10:
        return full
    clock = _CLOCK.fullmatch(time)
    return f"{published}T{clock[1]}:{clock[2] or '00'}" if clock else published


def _keywords(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        parts = _SEPARATORS.split(value) if _SEPARATORS.search(value) else value.strip("[]").split(",")
        return distinct(part.strip(" '\"") for part in parts)
    # Numbers are keys of a table that is elsewhere.
    return distinct(
        texts_in([part for part in value if not isinstance(part, int)] if isinstance(value, list) else value)
    )
