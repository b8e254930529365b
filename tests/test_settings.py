"""Settings: flag > environment > current folder > user; every fault at once."""

import io

import pytest

from triage.environment import Environment
from triage.settings import Mail, Settings, SettingsError, load_settings


@pytest.fixture
def load(tmp_path):
    """`load(here, user, variables)`: the settings of such a world."""

    def load_from(here="", user="", variables=None):
        for folder, text in ((tmp_path / "here", here), (tmp_path / "config" / "triage", user)):
            folder.mkdir(parents=True, exist_ok=True)
            if text:
                (folder / "triage.toml").write_text(text, encoding="utf-8")
        environment = Environment(
            stdin=io.BytesIO(),
            stdout=io.BytesIO(),
            stderr=io.BytesIO(),
            variables={"XDG_CONFIG_HOME": str(tmp_path / "config"), **(variables or {})},
            folder=tmp_path / "here",
        )
        return load_settings(environment)

    return load_from


def test_without_any_file_all_is_default(load):
    settings = load()
    assert settings == Settings()
    assert settings.zone is None


def test_each_place_yields_to_the_one_before(load):
    user, here = 'timezone = "Asia/Tokyo"\nlanguage = "ja"\n', 'timezone = "Europe/Berlin"\n'
    assert load(user=user).timezone == "Asia/Tokyo"
    settings = load(here=here, user=user)
    assert (settings.timezone, settings.language) == ("Europe/Berlin", "ja")
    variables = {"TRIAGE_TIMEZONE": "America/Lima"}
    assert load(variables=variables).timezone == "America/Lima"
    assert str(load(variables=variables).zone) == "America/Lima"


def test_lists_and_tables_of_all_places_are_joined(load):
    settings = load(
        here='known_words = ["Kyiv", "Abe"]\n[mail]\nhost = "here"\n',
        user='known_words = ["Abe", "Aso"]\n[mail]\nhost = "user"\nport = 587\n',
        variables={"TRIAGE_KNOWN_WORDS": "Kono, Abe"},
    )
    assert settings.known_words == ("Abe", "Aso", "Kyiv", "Kono")
    assert settings.mail == Mail(host="here", port=587)


def test_every_key(load):
    settings = load(
        here="""
known_words = ["Kyiv"]
timezone = "Europe/Berlin"
language = "EN"
aliases = true
families = [["Kyiv", "Kiev"]]
entities = "spacy:en_core_web_sm"
[bounds]
file_bytes = "64 MiB"
members = 10
[mail]
host = "smtp.example.org"
port = 465
security = "tls"
user = "desk"
password_file = "/run/secret"
password_variable = "SECRET"
password_keyring = "triage"
from = "Desk <desk@example.org>"
to = ["a@example.org"]
list_unsubscribe = "<mailto:a@example.org>"
timeout = 10
[digest]
top = 5
max_age = "3d"
"""
    )
    assert settings == Settings(
        known_words=("Kyiv",),
        timezone="Europe/Berlin",
        language="en",
        aliases=True,
        families=(("Kyiv", "Kiev"),),
        entities="spacy:en_core_web_sm",
        bounds={"file_bytes": 64 * 2**20, "members": 10},
        mail=Mail(
            host="smtp.example.org",
            port=465,
            security="tls",
            user="desk",
            password_file="/run/secret",
            password_variable="SECRET",
            password_keyring="triage",
            sender="Desk <desk@example.org>",
            to=("a@example.org",),
            list_unsubscribe="<mailto:a@example.org>",
            timeout=10.0,
        ),
        digest={"top": 5, "max_age": 3 * 86400.0},
    )


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('timezon = "UTC"', "unknown key 'timezon'", "did you mean timezone?"),
        (
            'timezone = "Europe/Berln"',
            "timezone must be the name of a time zone, got 'Europe/Berln'",
            'did you mean "Europe/Berlin"?',
        ),
        ('timezone = "../etc/passwd"', "timezone must be the name of a time zone", ""),
        ('language = "english"', "language must hold codes of languages, got 'english'", 'write "en"'),
        ('aliases = "yes"', "aliases must be true or false, got 'yes'", ""),
        ('families = [["Kyiv"]]', "a family needs two names or more", ""),
        ("known_words = 1", "known_words must be a list, got 1", ""),
        ('known_words = ["@mine"]', "there is no list 'mine'", ""),
        ("[mail]\nport = 65536", "port must be 65,535 or less, got 65536", ""),
        ("[bounds]\nfile_bytes = 0", "file_bytes must be 1 or more, got 0", ""),
        ('[bounds]\nfile_bytes = "64 mb/s"', "file_bytes must be a size, got '64 mb/s'", ""),
        ('[mail]\npassword = "x"', "a password does not belong in a settings file", "name where it is"),
        ('[mail]\nfrom = "a@b.c\\nBcc: d"', "from must hold mail addresses", ""),
        ("[digest]\ntop = 0", "top must be 1 or more, got 0", ""),
        ("timezone", "a key must be followed by =", ""),
    ],
)
def test_a_fault_has_file_and_line(load, text, message, hint):
    with pytest.raises(SettingsError) as error:
        load(here=f"# settings\n{text}\n")
    [fault] = error.value.faults
    assert fault.path.endswith("triage.toml")
    assert fault.line == (3 if "[" in text.split("\n")[0] and "\n" in text else 2)
    assert fault.message.startswith(message)
    assert fault.hint.startswith(hint)


def test_faults_of_all_places_at_once(load):
    with pytest.raises(SettingsError) as error:
        load(here="a = 1\nb = 2\n", user="c = 3\n", variables={"TRIAGE_LANGUAGE": "english"})
    assert [(fault.path[-11:], fault.line) for fault in error.value.faults] == [
        ("triage.toml", 1),
        ("triage.toml", 1),
        ("triage.toml", 2),
        ("GE_LANGUAGE"[-11:], None),
    ]
    assert error.value.status == 2


def test_an_empty_settings_file_is_no_fault(load):
    assert load(here="\n") == Settings()
    assert load(here="# timezone = 'UTC'\n") == Settings()


def test_bounds_are_those_of_the_readers():
    from triage.profiles.toml.settings_keys import BOUNDS_KEYS
    from triage.readers.contract import Bounds

    # Which column is which field, and whether records speak for other files, travels with the bounds; nobody sets it there.
    assert set(BOUNDS_KEYS) | {"columns", "keeps_places", "room", "share"} == set(Bounds.__struct_fields__)
