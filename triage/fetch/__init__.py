"""From the source to a folder: feeds, sitemaps of news and mailboxes become files that every other command reads.

Nothing below knows of it, and it knows no profile: what it leaves behind are article records like those of `read --jsonl`.
All that speaks HTTP is in `http` and `connections`, all that speaks IMAP in `mailbox`.
"""
