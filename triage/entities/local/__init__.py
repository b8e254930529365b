"""People and places in languages other than English, by the language's own signs: no model, and precision first.

`language_rules` has the order; `people` and `places` say which rule comes first and which module has it. What is known of
a language is in `triage/languages`, above all in `naming` and `place_naming`.
"""
