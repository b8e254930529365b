"""Files that hold files: archives, compressed files, mailboxes."""
