"""Records of named services, where the general names of columns would mislead: by which keys each is known, and what is where.

Search interfaces (Bing, Webhose, the New York Times), site software (WordPress, Ghost), reference managers (Zotero) and
readers of feeds; forums, chats and social networks are in `social_posts`. What a service calls as everybody does is left to `columns`.
"""

import re
from collections.abc import Mapping
from typing import Any

from triage.readers.fields import host_of, turned
from triage.readers.json import social_posts
from triage.readers.json.json_values import inner_text, objects, text_in, texts_in
from triage.readers.json.social_posts import Said

#: Without one of these keys a record is of none of the services below, and without one of these bare names.
_MARKS = frozenset(
    "pub_date datePublished thread origin webTitle uri feed account id_str issued ts links snippet content_elements abstract_inverted_index first_source dateTimePub ap_id extended _".split()
)
#: What stands beside an article in the data of a page, by its type at schema.org.
_NO_ARTICLES = ("WebSite", "Organization", "NewsMediaOrganization", "Person", "ImageObject", "BreadcrumbList")
_BARE_MARKS = frozenset(("openingtext", "subreddit", "itemtype", "postcreated"))


def said_by(record: Mapping[str, Any], values: Mapping[str, Any]) -> Said:
    """What a record of a known service says, by our fields; `values` are its columns by bare names. Empty for any other."""
    is_titled = type(record.get("title")) is not str and isinstance(record.get("title"), Mapping)
    # Asked of every row of a table: few have a column that one of these services has.
    if not is_titled and _MARKS.isdisjoint(record) and _BARE_MARKS.isdisjoint(values):
        return {}
    if is_titled and "rendered" in record["title"]:
        return _wordpress(record)
    if is_titled and "heading" in record:
        # Trove's newspapers: the title is that of the paper.
        return {
            "title": record["heading"],
            "outlet": record["title"],
            "body": record.get("articleText"),
            "url": record.get("troveUrl"),
        }
    if "pub_date" in record and "headline" in record and "web_url" in record:
        return _new_york_times(record)
    if "datePublished" in record and "name" in record:
        return _bing(record)
    if isinstance(record.get("thread"), Mapping):
        return _webhose(record)
    if isinstance(record.get("origin"), Mapping) and ("alternate" in record or "canonical" in record):
        return _feed_reader(record)
    if "webTitle" in record and "webUrl" in record:
        return {"outlet": "The Guardian"} if "guardian" in host_of(text_in(record["webUrl"])) else {}
    if text_in(record.get("uri")).startswith("nyt://"):
        return {"outlet": "The New York Times"}
    if isinstance(record.get("feed"), Mapping) and "feed_id" in record:
        return {"outlet": record["feed"].get("title") or host_of(text_in(record["feed"].get("site_url")))}
    if isinstance(record.get("account"), Mapping) and "content" in record:
        return social_posts.mastodon(record)
    if "openingtext" in values and "hitsentence" in values:
        return _meltwater(values)
    if "subreddit" in values and "permalink" in values:
        return social_posts.reddit(values)
    if "itemtype" in values and "publicationtitle" in values:
        return _zotero(values)
    if "id_str" in record and isinstance(record.get("user"), Mapping):
        return social_posts.tweet(record)
    if social_posts.is_of_slack(record):
        return social_posts.slack_message(record)
    if "postcreated" in values and "pagename" in values:
        return social_posts.crowdtangle(values)
    return _of_objects(record)


def _of_objects(record: Mapping[str, Any]) -> Said:
    """What services say that are told by the objects in their records."""
    if "abstract_inverted_index" in record:
        return _openalex(record)
    if record.get("_") == "Message":
        # As programs that ask Telegram (Telethon) write it.
        return {"body": record.get("message"), "published": record.get("date")}
    if "dateTimePub" in record and "uri" in record:
        return {"id": record["uri"]}
    if isinstance(record.get("snippet"), Mapping) and isinstance(record.get("id"), Mapping | str):
        return social_posts.youtube(record)
    if isinstance(record.get("links"), Mapping) and "permalink" in record["links"]:
        return _aylien(record)
    if isinstance(record.get("first_source"), Mapping):
        return {"outlet": record["first_source"], "published": record.get("unix_timestamp")}
    if isinstance(record.get("content_elements"), list):
        return _arc(record)
    if "ap_id" in record and "name" in record:
        return {"title": record["name"]}
    if "extended" in record and "href" in record:
        return {"title": record.get("description"), "body": record["extended"], "abstract": None}
    if isinstance(record.get("issued"), Mapping) and "date-parts" in record["issued"]:
        return _citation(record)
    return {}


def is_no_article(record: Mapping[str, Any]) -> bool:
    """Pictures and files of a site, notices of a chat, notes of a library: with titles and dates, too."""
    if (
        "type" in record
        and isinstance(record.get("title"), Mapping)
        and record["type"]
        in (
            "attachment",
            "nav_menu_item",
            "wp_block",
        )
    ):
        return True
    if "post_id" in record and "email_sent_at" in record:
        # A row of Substack's table, which says what each page of the export is.
        return True
    if social_posts.is_slack_notice(record):
        return True
    if "timestampEdited" in record and record.get("type") not in ("Default", "Reply"):
        # A notice of Discord: who joined, what was pinned.
        return True
    if record.get("@type") in _NO_ARTICLES:
        return True
    return record.get("Item Type") in ("attachment", "note", "annotation")


def joined(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An export of Ghost with authors and tags beside each entry, as its interface gives them, the posts of Mastodon, Telegram, Twitter and Bluesky; else as it is."""
    if isinstance(value.get("reblog"), Mapping):
        # A post that was passed on stands whole in an empty one.
        return {"posts": [value["reblog"]]}
    if value.get("type") == "OrderedCollection" and isinstance(value.get("orderedItems"), list):
        return {"posts": social_posts.posts_of_mastodon(objects(value["orderedItems"]))}
    if isinstance(value.get("feed"), Mapping) and isinstance(value.get("entries"), list):
        # As feedparser has a feed: what it says holds for all its entries.
        said = {"outlet": value["feed"].get("title"), "language": value["feed"].get("language")}
        return {"entries": [{**said, **entry} for entry in objects(value["entries"])]}
    if (
        posts := social_posts.posts_of_telegram(value)
        or social_posts.posts_of_bluesky(value)
        or social_posts.posts_of_twitter(value)
    ) is not None:
        return {"posts": posts}
    if not {"posts", "users", "posts_authors"} <= value.keys():
        return value
    names = {
        text_in(one.get("id")): text_in(one.get("name"))
        for key in ("users", "tags")
        for one in objects(value.get(key))
    }
    of_post: dict[str, dict[str, list[str]]] = {}
    for key, part, number in (("authors", "posts_authors", "author_id"), ("tags", "posts_tags", "tag_id")):
        for link in objects(value.get(part)):
            if name := names.get(text_in(link.get(number))):
                of_post.setdefault(text_in(link.get("post_id")), {}).setdefault(key, []).append(name)
    posts = [{**post, **of_post.get(text_in(post.get("id")), {})} for post in objects(value["posts"])]
    return {"posts": posts}


def _wordpress(record: Mapping[str, Any]) -> Said:
    """An entry of a site's REST interface: authors are numbers, unless they are embedded; times are local and in GMT."""
    embedded = record.get("_embedded")
    inside = embedded if isinstance(embedded, Mapping) else {}
    terms = [term for group in inside.get("wp:term") or () if isinstance(group, list) for term in group]
    gmt = text_in(record.get("date_gmt"))
    said: Said = {"byline": texts_in(inside["author"]) if "author" in inside else None, "keywords": terms or None}
    if gmt and "T" in gmt and not gmt.startswith("0000"):
        said["published"] = gmt if gmt.endswith("Z") or "+" in gmt else gmt + "Z"
        changed = text_in(record.get("modified_gmt"))
        said["updated"] = (
            changed + "Z" if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+", changed) else record.get("modified")
        )
    return said


def _new_york_times(record: Mapping[str, Any]) -> Said:
    """The opening paragraph is as much of the text as there is."""
    abstract = text_in(record.get("abstract")) or text_in(record.get("snippet"))
    opening = text_in(record.get("lead_paragraph"))
    body = text_in(record.get("body")) or opening or abstract
    byline = record.get("byline")
    return {
        "body": body,
        "abstract": abstract,
        "byline": byline.get("original") if isinstance(byline, Mapping) else byline,
    }


def _bing(record: Mapping[str, Any]) -> Said:
    return {
        "title": record["name"],
        "outlet": record.get("provider"),
        "body": record.get("articleBody") or record.get("description"),
    }


def _citation(record: Mapping[str, Any]) -> Said:
    """A reference as citation processors read it (CSL-JSON): names and days in parts."""
    parts = record["issued"]["date-parts"]
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [text_in(part) for part in first]
    is_day = len(numbers) >= 3 and all(number.isdecimal() for number in numbers[:3])
    names = [
        " ".join(
            filter(None, (text_in(name.get("given")), text_in(name.get("family")) or text_in(name.get("literal"))))
        )
        for name in objects(record.get("author"))
    ]
    return {
        "outlet": record.get("container-title") or record.get("publisher"),
        "body": record.get("abstract"),
        "byline": [name for name in names if name] or None,
        "published": "-".join(number.rjust(2, "0") for number in numbers[:3]) if is_day else None,
    }


def _feed_reader(record: Mapping[str, Any]) -> Said:
    """An entry of Google Reader's interface, which Feedly, FreshRSS, Inoreader and Miniflux speak: texts and links lie in objects."""
    inner = (inner_text(record.get(key), "content") for key in ("fullContent", "content", "summary"))
    places = (inner_text(link, "href") for key in ("canonical", "alternate") for link in objects(record.get(key)))
    origin = record["origin"]
    address = text_in(record.get("canonicalUrl")) or next(filter(None, places), "")
    labels = [one for one in texts_in(record.get("categories")) if "/state/com." not in one]
    return {
        "body": next(filter(None, inner), ""),
        "abstract": None,
        "outlet": text_in(origin.get("title")) or text_in(origin.get("htmlUrl")),
        "url": address or text_in(record.get("originId")),
        "keywords": record.get("keywords") or [label.rpartition("/")[2] for label in labels],
    }


def _webhose(record: Mapping[str, Any]) -> Said:
    thread = record["thread"]
    site = text_in(thread.get("site")) or text_in(thread.get("site_full"))
    return {
        "outlet": site,
        "title": record.get("title") or thread.get("title"),
        "url": record.get("url") or thread.get("url"),
    }


def _meltwater(values: Mapping[str, Any]) -> Said:
    """The opening of a text, and the sentence further down for which it was found."""
    opening, hit = text_in(values["openingtext"]), text_in(values["hitsentence"])
    bare = hit.strip(" .…")
    body = opening if not bare or bare in opening else f"{opening}\n\n{hit}" if opening else hit
    # Where the whole text is there, it has both.
    return {} if text_in(values.get("body")) or text_in(values.get("fulltext")) else {"body": body}


def _aylien(record: Mapping[str, Any]) -> Said:
    summary = record.get("summary")
    sentences = texts_in(summary.get("sentences")) if isinstance(summary, Mapping) else []
    return {"url": record["links"]["permalink"], "abstract": " ".join(sentences) or None}


def _openalex(record: Mapping[str, Any]) -> Said:
    """A work of OpenAlex, which says of each word of the abstract where it stands."""
    places = record["abstract_inverted_index"]
    words = [
        (at, word)
        for word, numbers in (places.items() if isinstance(places, Mapping) else ())
        for at in numbers
        if isinstance(at, int)
    ]
    location = record.get("primary_location")
    where = location if isinstance(location, Mapping) else {}
    signed = [inner_text(one.get("author"), "display_name") for one in objects(record.get("authorships"))]
    return {
        "body": " ".join(word for _, word in sorted(words)),
        "byline": [name for name in signed if name] or None,
        "outlet": inner_text(where.get("source"), "display_name"),
        "url": where.get("landing_page_url") or record.get("doi"),
        "keywords": [inner_text(one, "display_name") for one in objects(record.get("keywords"))] or None,
    }


#: Blocks of Arc that are text.
_TEXTS_OF_ARC = ("text", "header", "raw_html", "quote", "list", "correction")


def _arc(record: Mapping[str, Any]) -> Said:
    """A story of Arc: texts in blocks, headlines and times under names of their own."""
    signed = record.get("credits")
    return {
        "title": inner_text(record.get("headlines"), "basic"),
        "abstract": inner_text(record.get("subheadlines"), "basic")
        or inner_text(record.get("description"), "basic"),
        "body": "".join(map(_of_arc_block, objects(record["content_elements"]))),
        "published": record.get("first_publish_date") or record.get("display_date") or record.get("publish_date"),
        "updated": record.get("last_updated_date"),
        "byline": texts_in(signed.get("by")) if isinstance(signed, Mapping) else None,
    }


def _of_arc_block(block: Mapping[str, Any], depth: int = 0) -> str:
    """HTML of a block of text and of the blocks in it; "" for any other."""
    if block.get("type") not in _TEXTS_OF_ARC or depth > _DEEPEST_BLOCK:
        return ""
    inner = [*objects(block.get("items")), *objects(block.get("content_elements"))]
    return f"<p>{text_in(block.get('content'))}</p>" + "".join(_of_arc_block(one, depth + 1) for one in inner)


#: Lists within lists of a story.
_DEEPEST_BLOCK = 5


def _zotero(values: Mapping[str, Any]) -> Said:
    """Surnames stand first; the library's dates (added, modified, read) are not the article's; its tags are keywords."""
    tags = "; ".join(tag for name in ("manualtags", "automatictags") if (tag := text_in(values.get(name))))
    return {
        "byline": list(turned(text_in(values.get("author")))),
        "updated": None,
        "keywords": tags or None,
        "published": values.get("date"),
        "outlet": values.get("publicationtitle") or values.get("websitetitle"),
    }
