"""Wire copy in plain text: headlines, headers, furniture, and the messages of agencies."""
