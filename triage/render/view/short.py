"""What is longer than anybody writes it, cut for people, data having it whole; and what stands for what nobody wrote."""

#: Characters of a headline, of an outlet, byline or name, and of a field that stands around an article.
TITLE, FACT, AROUND = 300, 120, 2000
#: What stands for the outlet or language of an article that does not say it.
UNKNOWN = {"outlet": "unknown outlet", "language": "unknown language"}


def short(text: str, most: int = FACT) -> str:
    """The text, or its beginning with an ellipsis.

    >>> short("Rain"), short("Rain fell on Lima", 9)
    ('Rain', 'Rain fel…')
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
