"""What databases of news export: Nexis, Factiva, ProQuest, Europresse and others."""
