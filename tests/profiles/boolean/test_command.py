"""`triage profile new --boolean`, as the person who brings the string sees it."""

from pathlib import Path

import pytest
from desk import Desk

from triage.profiles.boolean.translate import DIALECTS, guessed, translate
from triage.profiles.boolean.tree import BooleanError

from .strings import table

ABE = "hlp=(abe or trump) and japan w/10 alliance not baseball"


def test_a_string_becomes_a_commented_profile_that_scans(desk: Desk) -> None:
    desk.article("inbox/a.txt", "Abe Travels to Washington", "Japan wants a stronger alliance, he said.")
    desk.article("inbox/b.txt", "Abe Plays Baseball", "Japan wants a stronger alliance, he said.")
    made = desk.triage("profile", "new", "Japan and Abe", "--boolean", ABE)
    assert (made.status, made.out) == (0, "profiles/japan-and-abe.toml\n")
    assert made.err.splitlines() == [
        "triage: read as a string of factiva; --dialect says otherwise",
        "triage: 1 part of the string not kept exactly",
        "  line 1, column 1: 'hlp=' means the headline and the first two paragraphs, here the headline, an abstract "
        "and the first 50 words of the text",
    ]
    written = (desk.folder / "profiles/japan-and-abe.toml").read_text()
    assert f"#     {ABE}\n" in written
    assert "#   line 1, column 1: 'hlp=' means" in written
    assert desk.triage("profile", "check", "--strict").status == 0
    scanned = desk.triage("scan", "inbox", "--format", "paths")
    assert scanned.lines == ["inbox/a.txt"]


def test_the_page_shows_what_is_printed(desk: Desk) -> None:
    page = (Path(__file__).parents[3] / "docs/boolean.md").read_text("utf-8")
    made = desk.triage("profile", "new", "Japan and Abe", "--boolean", ABE)
    assert f"--boolean '{ABE}'\n{made.out}" in page
    assert f"```text\n{made.err}```" in page
    written = (desk.folder / "profiles/japan-and-abe.toml").read_text("utf-8")
    lines = "".join(f"{line}\n" for line in written.splitlines() if not line.startswith("#"))
    assert f"```toml\n{lines.lstrip()}```" in page
    broken = ABE.replace("japan", "(japan")
    refused = desk.triage("profile", "new", "x", "--dialect", "factiva", "--boolean", broken)
    assert f"```text\n{refused.err}```" in page


def test_a_profile_that_is_there_is_never_written_over(desk: Desk) -> None:
    desk.write("profiles/japan.toml", 'terms = ["mine"]\n')
    ran = desk.triage("profile", "new", "japan", "--boolean", "abe or (")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == "triage: profiles/japan.toml already exists and was not changed"
    assert (desk.folder / "profiles/japan.toml").read_text() == 'terms = ["mine"]\n'


def test_a_broken_string_names_its_column_with_a_caret_and_leaves_nothing_behind(desk: Desk) -> None:
    ran = desk.triage("profile", "new", "japan", "--dialect", "factiva", "--boolean", "東京 and (japan w/10 or x")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "triage: column 8: this parenthesis is not closed",
        "    東京 and (japan w/10 or x",
        "             ^",
        "  hint: add ')'",
    ]
    assert not (desk.folder / "profiles").exists() or not list((desk.folder / "profiles").iterdir())


def test_a_string_comes_from_a_file_or_from_standard_input(desk: Desk) -> None:
    desk.write("old.txt", "abe and\n  trump) or x\n")
    broken = desk.triage("profile", "new", "japan", "--file", "old.txt", "--dialect", "plain")
    assert broken.status == 2
    assert broken.err.splitlines()[:3] == [
        "triage: old.txt:2:8: this parenthesis was never opened",
        "    trump) or x",
        "         ^",
    ]
    good = desk.triage("profile", "new", "japan", "--file", "-", "--dialect", "plain", stdin="abe and\ntrump")
    assert (good.status, good.err) == (0, "")
    assert 'all = [["abe"], ["trump"]]' in (desk.folder / "profiles/japan.toml").read_text()
    assert "#     abe and\n#     trump\n" in (desk.folder / "profiles/japan.toml").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--boolean", "a", "--file", "b"), "--boolean and --file both give a string"),
        (("--file", "b"), "b: could not be read: no such file or directory"),
        (("--boolean", "a", "--dialect", "lexsi"), "no such dialect 'lexsi'\n  hint: did you mean lexis?"),
        (("--boolean", " ", "--dialect", "plain"), "there is nothing in the string"),
        (("--dialect", "plain"), "--dialect needs a string"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    ran = desk.triage("profile", "new", "x", *arguments)
    assert ran.status == 2
    assert ran.err.startswith(f"triage: {said}")


#: A string, its dialect, and the column and words of the sentence that refuses it.
REFUSED = [
    ("factiva", "copper and or zinc", 12, "a word is missing before 'or'"),
    ("factiva", "copper and", 11, "something is missing at the end"),
    ("factiva", 'copper and "zinc', 12, "this quotation is not closed"),
    ("factiva", "(copper]", 8, "'(' is closed by ']'"),
    ("factiva", "copper and hx=zinc", 12, "there is no field hx="),
    ("factiva", "copper and =zinc", 12, "= cannot stand here"),
    ("factiva", "copper near0 zinc", 8, "near0 needs a number of 1 or more"),
    ("factiva", "a or wc>5", 6, "wc>5 holds for the whole string only"),
    ("factiva", "hd=(by=sato)", 5, "by= stands inside another field"),
    ("factiva", "atleast2 (x or atleast3 y)", 16, "atleast3 cannot stand inside another count"),
    ("factiva", "cop$er", 1, "$ stands at the end of a word only"),
    ("factiva", "engineer$30", 1, "$ takes one figure"),
    ("lexis", "cop!er", 1, "! stands at the end of a word only"),
    ("lexis", "foo(bar)", 1, "there is no segment or command foo"),
    ("lexis", "a w/5 headline(b)", 7, "only words and phrases can stand beside w/5"),
    ("lexis", "a not w/5 (b and c)", 3, "only words and phrases joined by or can stand beside not w/5"),
    ("meltwater", "foo:bar", 1, "there is no field foo:"),
    ("meltwater", "copper AND )", 12, "this parenthesis was never opened"),
    ("meltwater", "copper, zinc", 1, "a comma means nothing here"),
    ("lexis", "copper -zinc", 8, "- before a word means nothing here"),
    ("lexis", "engineer$2", 1, "$ means nothing in Lexis"),
    ("factiva", "copper ~zinc", 8, "~ before a word means nothing here"),
    ("plain", "copper -zinc", 8, "- before a word means nothing here"),
    ("plain", "copper /5 zinc", 8, "/5 is no operator of plain strings"),
    ("plain", "+copper +zinc", 1, "+ before a word means nothing here"),
    ("plain", '"copper zinc"~2', 14, "~ before a word means nothing here"),
    ("plain", "copper NEAR10 zinc", 8, "NEAR10 is no operator of plain strings"),
    ("plain", "copper w/5 zinc", 8, "w/5 is no operator of plain strings"),
    ("plain", "copper ANDNOT zinc", 8, "ANDNOT is no operator of plain strings"),
    ("plain", "tin or raw:copper", 8, "plain strings have no field raw:"),
    ("plain", 'tin or "(copper zinc)"', 8, "the parentheses are inside the quotation"),
    ("plain", "Halden, Zetra, Norvik", 1, "a comma means nothing here"),
    ("plain", "Halden; Zetra", 1, "a semicolon means nothing here"),
    ("plain", "tin or copper~1", 8, "~ means nothing in plain strings"),
    ("plain", "tin or /copp.r/", 8, "plain strings have no regular expressions"),
    ("plain", "copper & zinc", 8, "& means nothing in a plain string"),
    ("plain", "(Halden or tin) & Norvik", 17, "& means nothing in a plain string"),
    ("plain", "tin and [2020 TO 2024]", 9, "plain strings have no ranges"),
    ("plain", "copper and & zinc", 12, "there is nothing to look for in '&'"),
    ("plain", "copper and zinc\n\nlead and tin", 1, "an operator is missing before lead"),
    ("meltwater", "copper\n zinc\n", 2, "an operator is missing before zinc"),
    ("plain", "1. copper and tin\n2. zinc", 1, "an operator is missing before 2."),
    ("plain", "Query: copper and zinc", 1, "plain strings have no field Query:"),
    # Operators of tools that triage does not read; as words they would find nothing.
    ("plain", 'ti("bird flu") and farm', 1, "ti( begins no field or operator of plain strings"),
    ("factiva", "hd(strike) and port", 1, "hd( begins no field or operator of Factiva strings"),
    ("plain", '"bird flu"[tiab] and farm', 1, '"bird flu"[ begins no field'),
    ("plain", 'tin or topic:"Mining"', 8, "plain strings have no field topic:"),
    ("factiva", "title:strike and port", 1, "Factiva strings have no field title:"),
    ("lexis", "tin or SU.EXACT:mines", 8, "Lexis strings have no field SU.EXACT:"),
    ("plain", "TI copper or zinc", 1, "plain strings have no field TI"),
    ("plain", "tin and (copper.ti,ab.)", 10, ".ti,ab. means nothing in plain strings"),
    ("factiva", "vaccin*.mp. and trial", 1, ".mp. means nothing in Factiva strings"),
    ("plain", "exp Influenza/ or flu", 5, "/ means nothing in plain strings"),
    ("plain", "#1 and #2", 1, "#1 means nothing in plain strings"),
    ("plain", "copper P/3 zinc", 8, "P/3 is no operator of plain strings"),
    ("plain", "copper AFTER/5 zinc", 8, "AFTER/5 is no operator"),
    ("factiva", "copper w/s zinc", 8, "w/s is no operator of Factiva strings"),
    ("factiva", "copper near zinc", 8, "near is no operator of Factiva strings"),
    ("lexis", "copper w/ zinc", 8, "w/ is no operator of Lexis strings"),
    ("meltwater", "copper NEAR /5 zinc", 8, "NEAR /5 is no operator of Meltwater strings"),
    ("plain", "copper within 5 zinc", 8, "within 5 is no operator of plain strings"),
    ("plain", "copper W5 zinc", 8, "W5 is no operator of plain strings"),
    ("factiva", "atleast copper", 1, "atleast means nothing here"),
    ("lexis", "allcaps copper", 1, "allcaps means nothing here"),
    ("lexis", "copper andnot zinc", 8, "andnot is no operator of Lexis strings"),
    ("plain", "copper AND/OR zinc", 8, "AND/OR is no operator of plain strings"),
    ("plain", "copper XOR zinc", 8, "XOR is no operator of plain strings"),
    ("plain", "copper EXCEPT zinc", 8, "EXCEPT is no operator of plain strings"),
    ("factiva", "Kupfer UND Zink", 8, "UND is no operator of Factiva strings"),
    ("plain", "cobre Y (mina or zinc)", 7, "Y is no operator of plain strings"),
    ("plain", "copper /w5 zinc", 8, "/w5 is no operator of plain strings"),
    ("plain", "copper NEAR:5 zinc", 8, "NEAR:5 is no operator of plain strings"),
    ("plain", "copper+zinc and tin", 1, "+ means nothing in plain strings"),
    ("plain", "(?i)copper.*mine", 5, ".* means nothing in plain strings"),
    ("plain", "title LIKE '%copper%'", 12, "% before a word means nothing here"),
    ("plain", "copper NEAR/-5 zinc", 8, "NEAR/-5 is no operator of plain strings"),
    ("meltwater", "copper NEAR/five zinc", 8, "NEAR/five is no operator of Meltwater strings"),
    ("plain", "tin and (copper ORzinc)", 17, "ORzinc is no word"),
    ("factiva", "copperOR zinc", 1, "copperOR is no word"),
    ("plain", "++Apple and phone", 1, "+ before a word means nothing here"),
    ("plain", "copper %3 zinc", 8, "% before a word means nothing here"),
    ("plain", "copper%20AND%20zinc", 1, "copper%20AND%20zinc is written for a web page or an address"),
    ("plain", "'health and safety' or tin", 1, "single quotes make no phrase"),
    ("plain", "not copper", None, "the string takes articles for what is not in them"),
    ("plain", "copper or not zinc", None, "the string takes articles for what is not in them"),
    ("plain", "copper not copper", None, "no article can ever be a hit: what is asked for is excluded"),
    ("factiva", "define alert a define patterns x 5 end patterns end alert", 1, "this is an alert of EMM"),
    ("emm", "define alert a end alert", 1, "the alert has no patterns and no combination"),
    ("emm", "define alert a define patterns x 5 end patterns", 48, "something is missing at the end"),
    ("emm", "define alert a words threshold 9 define patterns x 5 end patterns end alert", 16, "the threshold 9"),
    ("emm", "define alert a define patterns x end patterns end alert", 34, "end patterns cannot stand here"),
    (
        "emm",
        "define alert a define combination begin or x end or begin or end or end combination",
        62,
        "a word is",
    ),
]


@pytest.mark.parametrize(("dialect", "string", "column", "said"), REFUSED, ids=lambda value: str(value)[:40])
def test_a_string_that_is_broken_or_asks_for_too_much_names_its_column(dialect, string, column, said) -> None:
    with pytest.raises(BooleanError) as refused:
        translate(string, dialect, "Test")
    assert refused.value.message.startswith(said)
    assert (refused.value.place.column if refused.value.place else None) == column


@pytest.mark.parametrize("wrong", ['"bird flu" 30', "bird flu 30", "bird and flu 30", "(bird) 30", "bird ten"])
def test_a_hint_about_an_alert_says_what_an_alert_is_made_of(wrong: str) -> None:
    with pytest.raises(BooleanError) as refused:
        translate(f"define alert a define patterns {wrong} end patterns end alert", "emm", "Test")
    assert refused.value.hint.startswith("a pattern has words joined by + and a number, as bird+flu 30")
    assert refused.value.place is not None


def test_a_string_of_too_many_alternatives_is_refused_not_unfolded() -> None:
    string = " and ".join(f"(a{n} and b{n} or c{n} and d{n})" for n in range(12))
    with pytest.raises(BooleanError, match="more than 200 alternatives"):
        translate(string, "plain", "Test")
    assert translate(" and ".join(f"(a{n} and b{n} or c{n})" for n in range(7)), "plain", "Test").notes == ()


def test_deep_parentheses_are_refused_not_followed() -> None:
    assert translate("(" * 60 + "a" + ")" * 60, "plain", "Test").notes == ()
    with pytest.raises(BooleanError, match="more than 60 parentheses"):
        translate("(" * 61 + "a" + ")" * 61, "plain", "Test")


#: A string and what is said of each part that is not kept exactly.
NOTED = [
    ("factiva", "td=a and lp=b and rst=j and date after -7", [1, 10, 19, 29]),
    ("factiva", "hd=a and by=b and wc>5 and c near5 d", []),
    ("lexis", "caps(a) and term(b) and hlead(c) and lead(d)", [1, 13, 25, 38]),
    ("lexis", "a w/5 b w/3 c", [3]),
    ("lexis", "a and date is january 2020 and date aft march 3, 2020 and date > 1/1/2019", [7, 32, 59]),
    ("factiva", "date from 20240101 to 20240131 and a and pd=20240101", [1, 42]),
    ("meltwater", "a^5 AND ingress:b AND source:c AND d e", [2, 9, 23, 38]),
    ("plain", "a near/5 (b and c)", [3]),
    ("plain", "a and bird\nflu and (b or\n\n'c') and \"d\n\ne\"", [1]),
    ("emm", "define alert a words threshold 10 define patterns b 5, c 5 end patterns end alert", [16]),
    (
        "emm",
        "define alert a words threshold 9 define patterns b 5 end patterns "
        "define combination begin or c end or end combination end alert",
        [16, 16],
    ),
]


@pytest.mark.parametrize(("dialect", "string", "columns"), NOTED, ids=lambda value: str(value)[:40])
def test_every_part_that_is_not_kept_exactly_is_named_with_its_column(dialect, string, columns) -> None:
    translated = translate(string, dialect, "Test")
    assert [note.place.column for note in translated.notes] == columns
    assert all(f"column {column}: " in translated.toml for column in columns)
    assert ("Everything in it is kept" in translated.toml) is not bool(columns)


@pytest.mark.parametrize("dialect", [dialect for dialect in DIALECTS if dialect != "plain"])
def test_most_strings_of_a_dialect_are_known_by_their_signs(dialect) -> None:
    said = []
    for case in table(dialect):
        try:
            said.append(guessed(case.string))
        except BooleanError:
            continue
    # What has no sign of its own is plain; none is taken for another dialect with signs.
    assert set(said) <= {dialect, "plain"}


@pytest.mark.parametrize(
    ("string", "dialect"),
    [
        ("at the same time or tin", "plain"),
        ("tin SAME copper", "factiva"),
        ("(tin or zinc) same copper", "factiva"),
        ("Yahoo! and sold", "plain"),
        ("vaccin! and sold", "lexis"),
        ("A$5 billion", "plain"),
        ("fee$1", "factiva"),
        ('tin or "hd=x"', "plain"),
        ("hd=x", "factiva"),
    ],
)
def test_a_word_or_a_quotation_that_looks_like_a_sign_is_no_sign(string: str, dialect: str) -> None:
    assert guessed(string) == dialect


def test_a_sign_that_two_dialects_read_differently_asks_for_the_dialect() -> None:
    with pytest.raises(BooleanError, match="this order to Factiva and either order to Lexis"):
        guessed("abe w/5 trump")


def test_a_word_that_the_new_profile_cannot_find_is_refused_with_its_column() -> None:
    from triage.cli.commands.profile_new import check_findable

    with pytest.raises(BooleanError, match="no article can match '☂☂'") as refused:
        check_findable('terms = ["tin", "☂☂"]', "tin or ☂☂")
    assert refused.value.place is not None
    assert refused.value.place.column == 8
    check_findable('terms = ["tin", "copper"]', "tin or copper")


def test_signs_of_the_profile_language_are_letters_like_any_other(desk: Desk) -> None:
    desk.write("secret.csv", "hidden\n")
    desk.article("inbox/a.txt", "On file: secret.csv", "Nothing else.")
    desk.article("inbox/b.txt", "Something hidden", "Nothing else.")
    string = '(@aliases or "file:secret.csv" or "tag:x") near/3 on or "@file:secret.csv" or @:@secret'
    made = desk.triage("profile", "new", "x", "--dialect", "plain", "--boolean", string)
    assert made.status == 0
    assert desk.triage("scan", "inbox", "--format", "paths").lines == ["inbox/a.txt"]
