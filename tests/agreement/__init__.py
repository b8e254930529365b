"""One article under one profile has one verdict, one score and one list of matches, whoever is asked.

The reference is one `scan --json --all` under all profiles; all that scores, counts or ranks is held against it: the other
formats, the library, every command that shows a score, record batches and, in `scale/test_job`, jobs.
"""
