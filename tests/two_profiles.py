"""The two profiles of the introduction: one of a minute, and one with most keys."""

SHORT = """\
title = "Japan and the US alliance"
terms = ["Shinzo Abe", "security alliance", "Trans-Pacific Partnership", "TPP"]
"""
LONG = """\
schema = 1
title = "Japan and the US alliance"
threshold = 50                      # 0–100 or "any"
languages = ["en"]
exclude = ["box office"]            # an article with one of these is rejected
terms = ["Okinawa", { text = "alliance", weight = 2 }]     # short form; [[term]] is the long one; both may stand in one file

[[term]]
text = "Shinzo Abe"
variants = ["Abe Shinzo", "安倍晋三"]
weight = 3

[[term]]
text = "TPP"
variants = ["Trans-Pacific Partnership"]
weight = 2

[[term]]
text = "troops"
weight = 2
near = { terms = ["Japan", "Okinawa", "U.S."], within = 12 }
unless_near = { terms = ["exercise"], within = 6 }

[[combination]]                     # AND of OR-lists
all = [["tariff", "trade pact"], ["@capitals"]]
none = ["baseball"]
within = 40

[require]                           # gates over texts, ids, tags
any = ["Shinzo Abe", "alliance"]

[lists]
capitals = ["Tokyo", "Washington"]  # "@capitals" wherever a list of texts stands; "file:names.csv" reads one
[defaults]                          # for every term of this profile
fuzzy = "auto"
[filter]                            # which articles are looked at
min_words = 5
exclude_outlets = ["PR Newswire"]
[[test]]
text = "Shinzo Abe said the security alliance with the United States stands."
expect = "hit"
"""
