"""The names of columns that stand for our fields: what data sets, search interfaces and exports call a headline.

Names are compared in lower case with all but letters and digits taken out, so that `Pub Date`, `pub_date` and
`pubDate` are one.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

#: Our fields → the names of columns, best first.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": tuple(
        (
            "articletitle title headline newstitle heading head webtitle storytitle hl hd titel titre titulo "
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
            "본문 내용 النص 全文 txt cliptext conteúdo conteudo textocompleto testocompleto texteintégral mentiontext posttext ocreng ocrtext"
        ).split()
    ),
    "abstract": tuple(
        (
            "abstract summary description snippet abstracttext leadparagraph lead excerpt teaser standfirst trailtext subtitle "
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
            "publishedutc timepublished unixtimestamp sent 일자"
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
            "outlet journaltitle publicationtitle sourcehostname source sourcename medianame publication extrasourceattributesname publisher newspaper "
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
        "id guid uuid articleid docid documentid newsid storyid sourceid an accessionnumber 뉴스식별자 idstr".split()
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
#: Fields whose columns say nothing of what a table is about.
_SAY_NOTHING = ("embargoed", "expires")
#: Columns of a record, and letters of a name, that are remembered for the next row.
_MOST_KEPT = 100
#: Names of columns in a message.
_MOST_SHOWN = 30
_LONGEST_SHOWN = 60


def fields_of(names: Iterable[str]) -> dict[str, str]:
    """Our fields → the names among these that stand for them, best first."""
    by_name = {bare(name): name for name in names}
    found = (
        (field, next((by_name[column] for column in columns if column in by_name), ""))
        for field, columns in NAMES.items()
    )
    return {field: name for field, name in found if name}


def is_news(names: Mapping[str, Any] | list[str]) -> bool:
    """Whether columns of these names look like those of articles: a headline or a text, and one thing more."""
    known = {bare(name) for name in names}
    has = {
        field for field, columns in NAMES.items() if field not in _SAY_NOTHING and not known.isdisjoint(columns)
    }
    return bool(has & {"title", "body"}) and len(has) >= 2


def says_what_is_news(names: Iterable[str], columns: Mapping[str, str]) -> bool:
    """Whether the user's word on columns names a headline or a text among these names."""
    known = {bare(name) for name in names}
    return any(bare(columns[field]) in known for field in ("title", "body") if field in columns)


def absent(names: Iterable[str], columns: Mapping[str, str]) -> str:
    """What to say where the user named a column that is not among these; "" where all are.

    >>> absent(["kop", "stuk"], {"title": "Kop", "body": "tekst"})
    "no column 'tekst', which --columns names; there are: kop, stuk"
    """
    there = list(names)
    known = {*there, *map(bare, there)}
    missing = [column for column in columns.values() if column not in known and bare(column) not in known]
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


def known_among(names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Our fields → those of these bare names that stand for them, best first."""
    return _known_once(names) if len(names) <= _MOST_KEPT else _known_once.__wrapped__(names)


@lru_cache(maxsize=256)
def _known_once(names: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The known names among these: all rows of a table have the same."""
    there = frozenset(names)
    found = ((field, tuple(name for name in columns if name in there)) for field, columns in NAMES.items())
    return tuple((field, columns) for field, columns in found if columns)


def bare(name: str) -> str:
    """A name as names are compared.

    >>> bare("Publication Date")
    'publicationdate'
    """
    return _bare_once(name) if len(name) <= _MOST_KEPT else _bare_once.__wrapped__(name)


@lru_cache(maxsize=4096)
def _bare_once(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()
