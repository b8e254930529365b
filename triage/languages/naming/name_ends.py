"""Last words of names that are no surname: of prizes, firms and grounds, as English has them everywhere, and sides of regions."""

#: English words behind which a name is no person.
NAME_ENDS = frozenset(
    "prize award cup trophy open oval arena stadium festival day night days project show hall records bros pictures studios entertainment "
    "music films sports motors airlines airways systems software holdings partners magazine times radio tv television channel league tour rally "
    "cay island beach bay creek county street square avenue road bridge house united bank news world game games story love life live memorial classic criterium lecture".split()
)
#: Words that end such names and surnames too.
SURNAMES_TOO = frozenset("post banks park lake parks".split())
#: After the name of a river or a region: Magdalena Medio.
_SIDES = frozenset(
    "medio media alto alta bajo baja médio baixo norte sur sul sud nord oriental occidental".split()
)


def sides(language: str) -> frozenset[str]:
    """Words behind the name of a river or a region in a language that puts them there.

    >>> "medio" in sides("es"), sides("fr")
    (True, frozenset())
    """
    return _SIDES if language in {"es", "pt", "it"} else frozenset()
