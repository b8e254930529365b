"""No article's result depends on which articles came before it, in whatever languages, and in whatever batches."""

import random

import pytest

import triage
from triage.languages import inflections

PROFILE = {
    "threshold": "any",
    "terms": [
        "Halden", "Donald Tusk", "Zelensky", "harbour", "minister", "rząd", "Häuser", {"text": "Шойгу", "translit": True},
        {"text": "Kovalenko", "translit": True}, {"text": "Hafen", "as": "compound"}, "COVID-19", "Mohammed",
    ],
}  # fmt: skip
#: One after another in more than one language, with words that are unknown, misspelt, bent or of another alphabet.
TEXTS = [
    ("", "The minister said that the harbuor of Halden is closed, and that Mr Zelenskiy will not come."),
    (
        "",
        "Prezydent Tusk mówił wczoraj o rządzie i o Haldenie; Donaldem Tuskiem nikt się nie zajmował w tym roku.",
    ),
    (
        "",
        "Die Hafenpolizei hat in den Häusern von Haldens Ministern nichts gefunden, sagte der Sprecher am Montag.",
    ),
    ("de", "Häusern, Haus, Minister, Hafens, Zelenskyj"),
    ("pl", "rządu, rządem, ministerstwo, Tuska, Donalda Tuska"),
    ("", "Коваленка сказав, що з Шойгу він не говорив, а Зеленського у місті не було і не буде цього тижня."),
    ("", "Häusern."),
    ("", "COVID19, Muhammad, harbours, harborside"),
    ("fr", "Le ministre a dit que Mohamed et Zelenski sont au port de Halden, sans le rząd."),
    ("en", "Mohamad and Haldan, ministers of harbors; Kovalenka."),
]


@pytest.mark.slow  # it reads the dictionaries of four languages
@pytest.mark.parametrize("seed", range(4))
def test_an_article_is_matched_the_same_after_any_others(seed: int) -> None:
    profile = triage.Profile.from_dict(PROFILE, id="p")
    articles = [
        triage.Article(title=f"No {number}", body=text, language=tag) for number, (tag, text) in enumerate(TEXTS)
    ]
    alone = [triage.Matcher([profile]).score(article) for article in articles]
    assert sum(bool(score.matches) for (score,) in alone) >= 9
    draw = random.Random(seed)
    # Enough unknown words before them that every list is read, which small folders never do.
    crowd = triage.Article(
        body=" ".join(f"xq{draw.randrange(10**6)}" + draw.choice("abc") * 3 for _ in range(400))
    )
    order = list(range(len(articles)))
    draw.shuffle(order)
    matcher = triage.Matcher([profile])
    matcher.match([crowd] if seed % 2 else [])
    for start in range(0, len(order), 3):
        numbers = order[start : start + 3]
        for number, matched in zip(numbers, matcher.match([articles[each] for each in numbers]), strict=True):
            assert [score.matches for score in matched.scores] == [
                s.matches for s in alone[number] if s.matches
            ], number


@pytest.mark.slow
def test_what_is_looked_up_of_words_does_not_depend_on_the_words_asked_with_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ["rząd", "Tusk", "wybory", "pies", "przedsiębiorstwo"]
    monkeypatch.setattr(inflections, "_remembered", {})
    together = inflections.Inflections().of(words, "pl")
    for word in ("wybory", "pies"):
        monkeypatch.setattr(inflections, "_remembered", {})
        assert inflections.Inflections().of([word], "pl")[word] == together[word]
