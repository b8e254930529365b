"""How a file of SQLite begins, for those who must know one without opening it."""

MAGIC = b"SQLite format 3\0"
#: Where in it the number of its program stands, and how those of our memories begin.
APPLICATION_AT, OURS = 68, b"TRI"
