"""The keys of a review: what each does, and what `[review.keys]` of the settings may change."""

from collections.abc import Mapping

#: Action → its keys, as Textual calls them, and what help says.
KEYS: dict[str, tuple[tuple[str, ...], str]] = {
    "down": (("j", "down"), "next story"),
    "up": (("k", "up"), "previous story"),
    "first": (("g", "home"), "first story"),
    "last": (("G", "end"), "last story"),
    "page": (("space",), "read on; at the end of the article, the next story"),
    "open": (("enter",), "show the article alone, or the list again"),
    "keep": (("y",), "keep: wanted"),
    "skip": (("x",), "skip: not wanted"),
    "later": (("s",), "leave it for later"),
    "undo": (("u",), "undo the last judgement, also one of an earlier review"),
    "find": (("slash",), "find words in the stories"),
    "next_match": (("n",), "next story found, or next match in the article"),
    "previous_match": (("N",), "previous one"),
    "filter": (("f",), "filter: words of headlines, or term: outlet: name: band: is:"),
    "profile": (("tab",), "next profile"),
    "why": (("w",), "the whole sum of the score, or the article again"),
    "versions": (("v",), "copies and versions of the story"),
    "browse": (("o",), "open the address in the browser"),
    "copy": (("c",), "copy the address or the path"),
    "add": (("plus",), "add words to the profile as a term"),
    "exclude": (("minus",), "exclude articles with these words"),
    "variant": (("tilde",), "add words as another spelling of a term"),
    "help": (("question_mark",), "these keys"),
    "quit": (("q",), "leave"),
}
#: How keys are written for people.
SHOWN = {
    "slash": "/", "question_mark": "?", "plus": "+", "minus": "-", "tilde": "~", "space": "Space", "enter": "Enter",
    "tab": "Tab", "down": "↓", "up": "↑", "home": "Home", "end": "End",
}  # fmt: skip
#: How people write them in settings.
WRITTEN = {
    **{shown: name for name, shown in SHOWN.items()},
    **{name: name for name in ("space", "enter", "tab", "down", "up", "home", "end")},
}


def keys_of(changed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Action → keys; a key that the settings give to one action is taken from all others.

    >>> keys_of({"keep": "a"})["keep"], keys_of({"later": "y"})["keep"]
    (('a',), ())
    """
    given = {action: WRITTEN.get(key, key) for action, key in changed.items()}
    taken = set(given.values())
    return {
        action: (given[action],) if action in given else tuple(key for key in keys if key not in taken)
        for action, (keys, _) in KEYS.items()
    }


def shown_key(key: str) -> str:
    """A key as people write it."""
    return SHOWN.get(key, key)
