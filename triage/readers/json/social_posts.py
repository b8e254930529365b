"""Posts and messages as forums, chats and social networks export them: Telegram, Bluesky, Twitter, Slack, Mastodon, Reddit and others.

How a record is known for one of these is in `services`.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from triage.readers.fields import host_of
from triage.readers.json.json_values import inner_text, objects, text_in

#: Our fields → what a record says of them.
Said = dict[str, Any]


def posts_of_telegram(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The messages of a channel, or of all chats of an export of Telegram, those with a text; None for anything else."""
    all_chats = objects(value["chats"].get("list")) if isinstance(value.get("chats"), Mapping) else (value,)
    chats = [chat for chat in all_chats if "type" in chat and isinstance(chat.get("messages"), list)]
    if not chats:
        return None
    return [
        {
            **told,
            "published": message.get("date_unixtime") or message.get("date"),
            "byline": message.get("author") or "",
            "outlet": message.get("forwarded_from") or chat.get("name"),
            "id": message.get("id"),
        }
        for chat in chats
        for message in objects(chat["messages"])
        if message.get("type") == "message" and (told := _told(message.get("text")))
    ]


def _told(value: Any) -> dict[str, str]:
    """Headline and text of a message, which is in pieces where some of it is marked; {} where it has none."""
    pieces = value if isinstance(value, list) else [value]
    texts = [one if isinstance(one, str) else text_in(one) for one in pieces]
    rest = "".join(texts[1:])
    is_headline = isinstance(pieces[0], Mapping) and pieces[0].get("type") == "bold" if pieces else False
    if is_headline and rest.startswith("\n") and "\n" not in texts[0]:
        return {"title": texts[0].strip(), "body": rest.strip()}
    text = "".join(texts).strip()
    return {"body": text} if text else {}


def posts_of_bluesky(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The posts of a feed of Bluesky, or of a search there; None for anything else."""
    listed = [one for key in ("feed", "posts") for one in objects(value.get(key))]
    offered = [one["post"] if isinstance(one.get("post"), Mapping) else one for one in listed]
    posts = [
        one
        for one in offered
        if isinstance(one, Mapping) and isinstance(one.get("record"), Mapping) and "uri" in one
    ]
    if not posts:
        return None
    return [
        {
            "body": one["record"].get("text"),
            "published": one["record"].get("createdAt"),
            "language": one["record"].get("langs"),
            "outlet": inner_text(one.get("author"), "displayName") or inner_text(one.get("author"), "handle"),
            "url": _of_bluesky_post(one),
            "id": one["uri"],
        }
        for one in posts
    ]


def _of_bluesky_post(post: Mapping[str, Any]) -> str:
    """The address at which a post is shown."""
    handle, key = inner_text(post.get("author"), "handle"), text_in(post["uri"]).rpartition("/")[2]
    return f"https://bsky.app/profile/{handle}/post/{key}" if handle and key else ""


def posts_of_twitter(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The posts of an answer of Twitter's second interface, which has their authors beside them; None for anything else."""
    includes = value.get("includes")
    posts = [one for one in objects(value.get("data")) if "text" in one]
    if not posts or not isinstance(includes, Mapping) or "users" not in includes:
        return None
    users = {text_in(user.get("id")): user for user in objects(includes["users"])}
    return [
        {
            "body": inner_text(post.get("note_tweet"), "text") or post["text"],
            "published": post.get("created_at"),
            "language": post.get("lang"),
            "outlet": inner_text(user, "name"),
            "url": _of_tweet(inner_text(user, "username"), text_in(post.get("id"))),
            "id": post.get("id"),
        }
        for post in posts
        for user in (users.get(text_in(post.get("author_id")), {}),)
    ]


def _of_tweet(name: str, number: str) -> str:
    """The address of a post."""
    return f"https://twitter.com/{name}/status/{number}" if name and number else ""


def tweet(record: Mapping[str, Any]) -> Said:
    """A post as Twitter's first interface gave it, and archives of it still do."""
    name, number = text_in(record["user"].get("screen_name")), text_in(record.get("id_str"))
    return {
        "body": record.get("full_text")
        or inner_text(record.get("extended_tweet"), "full_text")
        or record.get("text"),
        "outlet": record["user"].get("name"),
        "url": _of_tweet(name, number),
        "id": number,
    }


#: Subtypes of messages of Slack that somebody wrote; all others are notices: who joined, what was renamed.
_WRITTEN_IN_SLACK = ("bot_message", "file_share", "me_message", "thread_broadcast")


#: "<https://…|words>", "<#C02|channel>", "<@U02>", "<!here>".
_SLACK_MARK = re.compile(r"<([#@!]?)([^<>|\s]{1,2000})(?:\|([^<>]{0,500}))?>")


def is_of_slack(record: Mapping[str, Any]) -> bool:
    """Whether a record is a message of an export of Slack."""
    return record.get("type") == "message" and "ts" in record and isinstance(record.get("text"), str)


def is_slack_notice(record: Mapping[str, Any]) -> bool:
    """Whether a message of Slack is one that nobody wrote."""
    return is_of_slack(record) and record.get("subtype", "bot_message") not in _WRITTEN_IN_SLACK


def slack_message(record: Mapping[str, Any]) -> Said:
    """A message of a channel: links and names stand in angle brackets, which would pass for markup."""
    profile = record.get("user_profile")
    names = (inner_text(profile, key) for key in ("real_name", "display_name", "name")) if profile else ()
    return {
        "body": _SLACK_MARK.sub(_of_slack_mark, record["text"]),
        "byline": next(filter(None, names), "") or text_in(record.get("username")),
        "id": record.get("client_msg_id"),
    }


def _of_slack_mark(found: re.Match[str]) -> str:
    sign, place, words = found.groups()
    if words:
        return f"{sign.strip('!')}{words}"
    return f"{sign.replace('!', '@')}{place}"


def posts_of_mastodon(activities: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The posts of an archive of Mastodon; what was only passed on is somebody else's."""
    posts: list[Mapping[str, Any]] = []
    for activity in activities:
        post = activity.get("object")
        if activity.get("type") == "Create" and isinstance(post, Mapping):
            languages = post.get("contentMap")
            posts.append(
                {
                    "title": post.get("name") or post.get("summary"),
                    "content": post.get("content"),
                    "published": post.get("published"),
                    "updated": post.get("updated"),
                    "url": post.get("url") or post.get("id"),
                    "id": post.get("id"),
                    "author": text_in(post.get("attributedTo")).rpartition("/")[2],
                    "outlet": host_of(text_in(post.get("attributedTo"))),
                    "language": next(iter(languages), "") if isinstance(languages, Mapping) else "",
                }
            )
    return posts


def reddit(values: Mapping[str, Any]) -> Said:
    """A post of a forum; its link is that of the page it points to, or the place in the forum."""
    said: Said = {"outlet": "r/" + text_in(values["subreddit"])}
    link = text_in(values["permalink"])
    if link.startswith("/") and not host_of(text_in(values.get("url"))):
        said["url"] = "https://www.reddit.com" + link
    return said


def mastodon(record: Mapping[str, Any]) -> Said:
    """A post as the interface gives it; a server is the outlet, as in archives."""
    account = record["account"]
    return {
        "outlet": host_of(text_in(record.get("url")) or text_in(account.get("url"))),
        "byline": text_in(account.get("display_name")) or text_in(account.get("username")),
        "title": text_in(record.get("spoiler_text")),
    }


def crowdtangle(values: Mapping[str, Any]) -> Said:
    """A post of a page: what it says, and what is said of the page it links to."""
    told = [text_in(values.get(name)) for name in ("message", "description", "imagetext")]
    return {
        "title": values.get("linktext"),
        "body": "\n\n".join(filter(None, told)),
        "abstract": None,
        "published": values["postcreated"],
        "outlet": values["pagename"],
        "id": None,
    }


def youtube(record: Mapping[str, Any]) -> Said:
    """A film of a search or of a list; what it is about is in its `snippet`."""
    number = inner_text(record["id"], "videoId")
    return {"url": f"https://www.youtube.com/watch?v={number}", "id": number} if number else {}
