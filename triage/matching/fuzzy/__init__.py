"""Other spellings of a term: which misspellings count, and the index that finds them."""
