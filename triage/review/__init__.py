"""Triage by keyboard: the ranked stories on one side, the article on the other, and one key for each judgement.

`review` knows what is judged and remembers it, `app` and `screen` show it; Textual is imported in `app` and its neighbours alone.
"""
