"""What the wire says an article is, and what only looks like it."""

import pytest

from triage.article import Article
from triage.stories.marks import mark_of
from triage.stories.origin import origin


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("UPDATE 2-Abe to meet Trump", "UPDATE 2"),
        ("UPDATE 1 - Abe to meet Trump", "UPDATE 1"),
        ("UPDATE: Abe to meet Trump", "UPDATE"),
        ("Abe to meet Trump (UPDATE 3)", "UPDATE 3"),
        ("RECASTS-Abe to meet Trump", "UPDATE"),
        ("CORRECTED - Abe to meet Trump", "CORRECTED"),
        ("CORRECTED-UPDATE 2-Abe to meet Trump", "CORRECTED"),
        ("REFILE-Abe to meet Trump", "CORRECTED"),
        ("KILL-Abe to meet Trump", "WITHDRAWN"),
        ("WITHDRAWN-Abe to meet Trump", "WITHDRAWN"),
        ("RPT-Abe to meet Trump", ""),
        ("Update on the harbour is late", ""),
        ("UPDATED RULES FOR HARBOUR", ""),
        ("Kill the bill, nurses say", ""),
        ("Killed in action: one name a day", ""),
        ("CORRECTIONS OFFICERS STRIKE", ""),
        ("Update-minded council paints harbour", ""),
        # Other agencies and languages.
        ("2ND LEAD: Abe to meet Trump", "UPDATE 2"),
        ("(3rd LD) Abe to meet Trump", "UPDATE 3"),
        ("(LEAD) Abe to meet Trump", "UPDATE"),
        ("CORRECTED (OFFICIAL)-Abe to meet Trump", "CORRECTED"),
        ("KORREKTUR: Abe trifft Trump", "CORRECTED"),
        ("RECTIFICATIF - Abe rencontre Trump", "CORRECTED"),
        ("ANNULE ET REMPLACE - Abe rencontre Trump", "CORRECTED"),
        ("CORRECCIÓN: Abe se reúne con Trump", "CORRECTED"),
        ("AMPLIACIÓN-Abe se reúne con Trump", "UPDATE"),
        ("ANNULLIERUNG: Abe trifft Trump", "WITHDRAWN"),
        ("【全文取り消し】首相、大統領と会談", "WITHDRAWN"),
        ("[전문취소] 총리, 대통령과 회담", "WITHDRAWN"),
        ("撤稿：首相会见总统", "WITHDRAWN"),
        ("АННУЛИРУЕТСЯ: Абэ встретится с Трампом", "WITHDRAWN"),
        ("[경기취소] 비로 경기 취소", ""),
        ("撤稿数量创新高", ""),
        ("【取り消し】公演は中止", ""),
        ("LEAD-ZINC MINE REOPENS", ""),
        ("(Lead) poisoning rises", ""),
        ("Abe to meet Trump (\N{KELVIN SIGN}ILL)", ""),
        ("Korrektur an der Börse: Abe trifft Trump", ""),
        ("", ""),
    ],
)
def test_headlines(title: str, label: str) -> None:
    assert mark_of(Article(title=title, body="Rain fell.")).label == label


@pytest.mark.parametrize(
    ("slug", "label"),
    [
        ("SILKGATE-TURKEY/UPD2", "UPDATE 2"),
        ("BIRDFLU-PORTUGAL/CORR", "CORRECTED"),
        ("ABE-TRUMP/ (UPDATE 2)", "UPDATE 2"),
        ("ABE-TRUMP (CORRECTED, PIX)", "CORRECTED"),
        ("BC-AS--Abe-Trump, 2nd Ld-Writethru,130", "UPDATE 2"),
        ("ABE-TRUMP/ (UPDATES)", ""),
        ("ABE-TRUMP/ (PIX)", ""),
        ("BC-AS--Lead Mines, 130", ""),
        ("SILKGATE-COLLAPSE/KILL", "WITHDRAWN"),
        ("SILKGATE/CORRECTED (OFFICIAL)", "CORRECTED"),
        ("SILKGATE/CORRECTED OFFICIAL", "CORRECTED"),
        ("SILKGATE/LEAD 2", "UPDATE 2"),
        # The metal, and letters that an expression takes for others.
        ("METALS/LEAD", ""),
        ("PILL/\N{KELVIN SIGN}ILL", ""),
        ("TROOPS-WITHDRAWN", ""),
        ("DRUGS-KILL", ""),
        ("ABE-TRUMP/", ""),
    ],
)
def test_slugs(slug: str, label: str) -> None:
    assert mark_of(Article(title="Abe to meet Trump", slug=slug, body="Rain fell.")).label == label


def test_slugs_of_one_story_are_one_without_their_marks_and_lengths() -> None:
    first, last = (
        mark_of(Article(title="Abe to meet Trump", slug=slug, version=version))
        for slug, version in (("BC-AS--Abe-Trump,110", ""), ("BC-AS--Abe-Trump", "1st Ld-Writethru"))
    )
    assert (first.slug, first.kind, last.kind) == (last.slug, "", "update")


def test_slug_and_headline_are_compared_without_their_marks() -> None:
    marked = mark_of(Article(title="UPDATE 2-Abe to meet Trump", slug="ABE-TRUMP/UPD2"))
    plain = mark_of(Article(title="Abe to Meet Trump", slug="ABE-TRUMP/"))
    assert (marked.title, marked.slug) == (plain.title, plain.slug)


@pytest.mark.parametrize(
    "notice",
    [
        "EDS: MANDATORY KILL. Do not publish.",
        "Please kill the story headlined Abe to meet Trump.",
        "Story should not be used; the meeting did not take place.",
        "The item has been withdrawn. There will be no substitute story.",
        "Die Meldung „Abe trifft Trump“ wird hiermit annulliert.",
        "Prière d'annuler la dépêche. La dépêche « Abe rencontre Trump » est annulée.",
        "Rogamos anular la noticia titulada «Abe se reúne con Trump».",
        "La notizia «Abe: che cosa ha detto. E a chi» è annullata.",
    ],
)
def test_a_notice_is_known_by_its_set_phrases(notice: str) -> None:
    assert mark_of(Article(title="Advisory", body=notice)).kind == "withdrawal"
    assert mark_of(Article(title="Advisory", credits=notice, body="Editors, please note.")).kind == "withdrawal"
    assert mark_of(Article(title="On a newspaper", body="It rained. " * 300 + notice)).kind == ""


@pytest.mark.parametrize(
    "body",
    [
        "The minister said the report was a fiction and the bill was withdrawn by its sponsors.",
        "Editors tried to kill the story for a year.",
        "Das Urteil wurde annulliert, und die Meldung war falsch.",
        "La nota fue anulada; la noticia corrió por la ciudad.",
        "La noticia de que la boda ha sido anulada sorprende a Norvik.",
        "La notizia che la partita è stata annullata ha sorpreso i tifosi.",
        "A notícia de que a prova foi anulada surpreendeu os alunos.",
        "Nach einer Meldung der Zeitung wird die Wahl in Norvik annulliert.",
    ],
)
def test_news_of_a_withdrawal_withdraws_nothing(body: str) -> None:
    body += " More was said, and at greater length than it can be told here." * 30
    assert mark_of(Article(title="Minister on the report", body=body)).kind == ""


@pytest.mark.parametrize(
    ("notice", "news"),
    [
        (
            "La noticia titulada «Abe se reúne con Trump» queda anulada.",
            "La noticia de que la multa ha sido anulada alegró ayer a los vecinos.",
        ),
        (
            "La notizia «Abe incontra Trump» è stata annullata.",
            "La notizia che la gara è stata annullata sorprende.",
        ),
        ("A notícia intitulada Abe encontra Trump foi anulada.", "A notícia surpreende: a multa foi anulada."),
        (
            "Die Meldung mit dem Titel Abe trifft Trump ist annulliert.",
            "Nach einer Meldung aus Sund ist das Rennen annulliert.",
        ),
        ("Annullare la notizia precedente.", "Il giudice decide di annullare la notizia di reato."),
        ("Por favor, anulen la noticia anterior.", "El alcalde quiso anular la noticia de la boda."),
        ("La dépêche est annulée.", "La dépêche du soir le dit : l'élection est annulée."),
    ],
)
def test_short_news_of_what_is_annulled_is_no_notice(notice: str, news: str) -> None:
    assert mark_of(Article(title="Abe", body=notice)).kind == "withdrawal"
    assert mark_of(Article(title="Abe", body=news)).kind == ""


def test_a_headline_of_kills_over_a_long_story_is_news() -> None:
    assert mark_of(Article(title="KILL-THE-BILL MARCH FILLS CITY", body="They marched. " * 200)).kind == ""


@pytest.mark.parametrize(
    ("title", "notice", "news"),
    [
        (
            "ANULACIÓN: Abe se reúne con Trump",
            "La reunión no tuvo lugar. Rogamos no utilizar la noticia.",
            "El Tribunal Supremo anuló el domingo las elecciones de Oro y ordenó repetirlas.",
        ),
        ("ANULADA: la multa a la eléctrica", "La nota se envió por error a los clientes.", "La noticia de que la multa ha sido anulada alegró a todos."),
        ("ANNULLATA: la partita di domenica", "Si prega di non utilizzare il testo.", "La partita di domenica è stata annullata per pioggia."),
        ("ANNULATION : le concert de samedi", "Cette dépêche est erronée.", "Le concert de samedi est annulé en raison de la pluie."),
        ("ANULAÇÃO: licitação em Oro", "A notícia foi enviada por engano, diz a agência.", "A notícia da anulação agradou; o tribunal derrubou a licitação."),
        ("ANNULLIERUNG: Wahl in Oro", "Bitte verwenden Sie die Meldung nicht.", "Das Gericht annullierte am Montag die Wahl in Oro."),
        ("WITHDRAWN: troops of the north", "This story was sent in error; the troops are there.", "The last troops left the north on Sunday, the ministry said."),
        ("RETRACTED: paper on vaccines", "This article has been retracted by its authors.", "The journal retracted the article on Monday after an inquiry."),
        ("KILL: a film of a hunter", "EDS: Do not publish.", "The film of the hunter opened on Friday in Lima."),
        ("KILL-SWITCH LAW PASSES", "The story is wrong, no law passed.", "Lawmakers voted for a switch that stops every car at once."),
    ],
)  # fmt: skip
def test_news_under_a_word_of_a_mark_withdraws_nothing(title: str, notice: str, news: str) -> None:
    assert mark_of(Article(title=title, body=notice)).kind == "withdrawal"
    assert mark_of(Article(title=title, body=news)).kind == ""


def test_a_mark_with_a_hyphen_needs_no_words_of_a_notice() -> None:
    killed = "Ministers met on Sunday and talked for nine hours without any result."
    for title in ("KILL-Talks collapse", "WITHDRAWN - Talks collapse", "ANULADA-La multa"):
        assert mark_of(Article(title=title, body=killed)).kind == "withdrawal"
    assert mark_of(Article(title="WITHDRAWN: Talks collapse")).kind == "withdrawal"
    assert mark_of(Article(title="ANULADA: la multa a la eléctrica")).kind == ""


def test_a_source_may_say_so_itself() -> None:
    assert mark_of(Article(title="Abe to meet Trump", status="canceled")).kind == "withdrawal"
    assert mark_of(Article(title="Abe to meet Trump", status="embargoed")).kind == ""


def test_an_agency_is_the_origin_where_outlets_carry_its_text() -> None:
    star = Article(outlet="Star Online", credits="TOKYO, Nov 10 (Reuters)")
    post = Article(outlet="The Post", credits="TOKYO, Nov 10 (Kyodo)")
    plain = Article(outlet="The Herald", credits="Reporting by A. Nobody (and others)")
    assert origin([star, plain]) == "Reuters"
    assert origin([star, post]) == ""
    assert origin([star, star]) == ""
