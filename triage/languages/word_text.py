"""A list of words for whoever asks for few: a search of its text is cheaper than a set of all of them."""

#: Questions after which a set would have been cheaper.
FEW = 32


class WordText:
    r"""The words of a text, apart by white space.

    >>> "oil" in WordText("crude\noil"), "il" in WordText("crude\noil")
    (True, False)
    """

    def __init__(self, text: str) -> None:
        self._text = f" {text.strip()} ".replace("\n", " ")
        self._asked = 0
        self._words: frozenset[str] = frozenset()

    def __contains__(self, word: object) -> bool:
        """Whether it is one of them."""
        if self._words:
            return word in self._words
        self._asked += 1
        if self._asked > FEW:
            self._words = frozenset(self._text.split())
        return f" {word} " in self._text
