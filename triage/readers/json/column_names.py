"""The names of columns that stand for our fields: what data sets, search interfaces and exports call a headline.

Names are compared in lower case with all but letters and digits taken out, so that `Pub Date`, `pub_date` and
`pubDate` are one.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from triage.languages.labels import LABELS

#: Our fields → the names of columns, best first.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": tuple(
        (
            "articletitle title headline newstitle heading head webtitle storytitle hl hd "
            "newsheadline headlines titletext headlinemain hed "
            "название 题名 nagłówek cikkcím headlinetext linktext header articleheadline posttitle clipheadline booktitle doctitle cleantitle titleclean storyheadline itemtitle ti"
        ).split()
    ),
    "body": tuple(
        (
            "body fulltext fullcontent articletext articlebody maintext bodytext articlecontent newstext storytext "
            "bodycontent fulltextarticle maincontent newscontent newsbody text content contenttext cleanedtext "
            "cleantext plaintext rawtext article story news bodyhtml contenthtml html document td contents htmlbody "
            "inhalt texte corps texto testo содержание "
            "selftext openingtext hitsentence leadparagraph contentsnippet tekst tekstartykułu teksti obsah текстстатті "
            "txt cliptext conteudo testocompleto mentiontext posttext ocreng ocrtext transcript textclean contentplain articlefulltext rawcontent fullarticle itemtext postcontent berichttekst highlight speech speechtext tweet tweettext extractedtext pagetext pagecontent"
        ).split()
    ),
    "abstract": tuple(
        (
            "abstract summary description snippet abstracttext leadparagraph lead excerpt teaser standfirst trailtext subtitle "
            "subheadline deck highlights metadescription lp shortdescription lede intro chapeau "
            "аннотация abstractnote customexcerpt dek "
            "chapo bajada occhiello sottotitolo subtítulo vorspann anreißer ingress الملخص synopsis articlesummary extract selection clip blurb shorttext keysentence firstparagraph subhead spot ab extrait estratto extracto auszug uittreksel utdrag uddrag trecho wyciąg отрывок фрагмент"
        ).split()
    ),
    "published": tuple(
        (
            "published publishedat publisheddate datepublished datepublish publishdate publicationdatetime publicationdate pubdate "
            "versioncreated firstcreated webpublicationdate firstpublicationdate date datetime timestamp time "
            "createdat created releasedate seendate pd publishedon publishedtime publishtime "
            "pubtime firstpublished dateofpublication articledate newsdate postdate "
            "posteddate datetimeutc issued datecreated datepublication "
            "createdutc publiceringsdatum datapubblicazione datapublicação "
            "megjelenés pubdt publishts ts "
            "dateparution fechadepublicacion datadepublicacao "
            "veröffentlichungsdatum veröffentlichtam publicatiedatum publikationsdatum utgivningsdatum "
            "发表时间 發佈日期 出版日期 公開日 등록일 "
            "publishedutc timepublished unixtimestamp sent dateutc publishedutc datepublishedutc datepublishedgmt publicationtime publishdatetime storydate issuedate airdate broadcastdate coveragedate clipdate articlepublishdate firstpublishedat parution postedon posted dateposted uploaddate publishingdate tstamp publishedparsed creationtime publicationtimestamp publishtimestamp numericdate docdate"
        ).split()
    ),
    "updated": tuple(
        (
            "updated updatedat updateddate dateupdated modified modifiedat datemodified datemodify lastmodified lastupdated "
            "lastmodifieddate lastupdateddate modificationdatetime modificationdate changed modifieddate updatedate"
        ).split()
    ),
    "byline": tuple(
        (
            "byline author authors by schrijver auteurs dziennikarz autorzy journaliste periodista "
            "creator writer journalist reporter authorname authornames "
            "writers journalists auteurs авторы influencer extraauthorattributesname "
            "authorsbyline publishedby 記者名 기고자 giornalista articleauthor bookauthor publishedbylines speaker redactor firma autoria writtenby reportername contributor columnist correspondent af au"
        ).split()
    ),
    "outlet": tuple(
        (
            "outlet journaltitle publicationtitle sourcetitle postownername sourcehostname namesource source sourcename medianame publication extrasourceattributesname publisher newspaper "
            "sitename newssite site sourcedomain domain website agency cleanurl provider sn outletname publishername "
            "publicationname newspapername newssource media mediaoutlet mediumname pubtitle "
            "krant gazeta jornal periódico tidning avis 紙名 来源媒体 언론사 "
            "sitefull domainname hostname domainurl rooturl mediaurl média channeltitle veículo veiculo 媒体名 support mediatitle station channel sourcedumédia journalsource titeldesmediums newsoutlet newspaperoutlet venue journal so"
        ).split()
    ),
    "url": tuple(
        (
            "url link weburl articleurl permalink canonicalurl sourceurl newsurl storyurl href uri articlelink "
            "pageurl webpage documenturl plink collegamento リンク 링크 bağlantı odkaz länk webaddress hyperlink websiteurl originalurl clipurl onlinelink finalurl resolvedurl storylink weblink originallink urladdress mainentityofpage linktoarticle linktostory storyurl articleuri"
        ).split()
    ),
    "id": tuple(
        "id guid uuid articleid docid documentid newsid storyid sourceid an accessionnumber 뉴스식별자 idstr itemid mentionid recordid clipid uniqueid articleuuid".split()
    ),
    "language": tuple(
        (
            "language lang locale la languagecode inlanguage langcode metalang languageoforiginaldocument articlelanguage detectedlanguage isolanguage"
        ).split()
    ),
    "keywords": tuple(
        (
            "keywords keyword authorkeywords tags tag labels categories category section topics topic subjects subject metakeywords keyphrases "
            "schlagworte subjectterms hashtags"
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


def _compared(name: str) -> str:
    """A name without signs and blanks, in small letters; Turkish has an i without a dot, and capitals of both."""
    return re.sub(r"[\W_]+", "", name).lower().replace("i\u0307", "i").replace("ı", "i")


#: The same with what people call them in other languages.
NAMES: Mapping[str, tuple[str, ...]] = {
    field: tuple(dict.fromkeys(filter(None, map(_compared, (*names, *LABELS.get(field, "").split(", "))))))
    for field, names in _NAMES.items()
}
#: Fields whose columns say nothing of what a table is about.
_SAY_NOTHING = ("embargoed", "expires")
#: Columns of a record, and letters of a name, that are remembered for the next row.
_MOST_KEPT = 100
#: Letters of a name; a whole text that stands where names may is none.
_LONGEST_COMPARED = 1_000
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
    return _bare_once(name) if len(name) <= _MOST_KEPT else _compared(name[:_LONGEST_COMPARED])


@lru_cache(maxsize=4096)
def _bare_once(name: str) -> str:
    return _compared(name)
