"""The word for "and" in the languages whose companies and pairs are written with it or with an ampersand; rock 'n' roll."""

AND = frozenset("and und et y e och og en ja i ve és și si και и та і й n".split())
