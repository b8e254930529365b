"""What triage remembers between runs, in the user's state folder."""
