"""Following folders: which files are whole, what is news in them, who is to hear of it and when."""
