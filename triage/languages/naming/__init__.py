"""How each language names people and places: given names and surnames, their cases, and the words around them."""
