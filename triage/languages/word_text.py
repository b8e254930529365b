"""A list of words for whoever asks for few: a search of its text is cheaper than a set of all of them."""

#: Questions after which a set would have been cheaper: of a text that is gone through, and of one in order.
FEW, FEW_IN_ORDER = 32, 1_000


class WordText:
    r"""The words of a text, apart by white space.

    >>> "oil" in WordText("crude\noil"), "il" in WordText("crude\noil")
    (True, False)
    """

    def __init__(self, text: str, *, in_order: bool = False) -> None:
        """`in_order`: the words are sorted."""
        self._text = f" {text.strip()} ".replace("\n", " ")
        self._in_order = in_order
        self._left = FEW_IN_ORDER if in_order else FEW
        self._words: frozenset[str] = frozenset()
        #: What was answered: the words of a few texts are asked for again and again.
        self._answers: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        """Whether a word is one of the text's."""
        if self._words:
            return word in self._words
        known = self._answers.get(word)
        if known is not None:
            return known
        self._left -= 1
        if not self._left:
            self.all()
        known = self._answers[word] = self._is_there(str(word)) if self._in_order else f" {word} " in self._text
        return known

    def all(self) -> frozenset[str]:
        """All words, for whoever goes through them."""
        if not self._words:
            self._words = frozenset(self._text.split())
        return self._words

    def _is_there(self, word: str) -> bool:
        """Whether a word is there, by halving the text."""
        text = self._text
        # Between the space before a word that is less or equal, and that before one that is greater.
        low, high = 0, len(text) - 1
        while True:
            start = text.rfind(" ", low, (low + high) // 2 + 1)
            end = text.find(" ", start + 1)
            found = text[start + 1 : end]
            if found == word:
                return True
            if found < word:
                if end >= high:
                    return False
                low = end
            elif start <= low:
                return False
            else:
                high = start
