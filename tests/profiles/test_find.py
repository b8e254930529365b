"""Where profiles come from: each place yields to the one before it."""

import io

import pytest

from triage.environment import Environment
from triage.errors import ProfileError, UsageError
from triage.profiles.find import find_profiles, profiles_in


@pytest.fixture
def world(tmp_path):
    """An environment with a current folder, and `write(place, term)`."""

    class World:
        folder = tmp_path / "here"

        def __init__(self) -> None:
            self.variables = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "HOME": str(tmp_path)}
            self.folder.mkdir()

        def write(self, place, term="x", more=""):
            file = tmp_path / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f'terms = ["{term}"]\n{more}')
            return str(file)

        def find(self, **how):
            environment = Environment(
                stdin=io.BytesIO(),
                stdout=io.BytesIO(),
                stderr=io.BytesIO(),
                variables=self.variables,
                folder=self.folder,
            )
            return find_profiles(environment, **how)

        def ids(self, **how):
            return [profile.id for profile in self.find(**how).profiles]

    return World()


def test_each_place_yields_to_the_one_before(world, tmp_path):
    with pytest.raises(UsageError) as error:
        world.find(paths=("inbox",))
    assert "there is no profile yet" in error.value.message
    assert "triage profile new" in error.value.hint

    world.write("here/inbox/profiles/beside.toml")
    found = world.find(paths=("-", "inbox"))
    assert [profile.id for profile in found.profiles] == ["beside"]
    assert found.sentence == f"using the profile in {world.folder / 'inbox' / 'profiles'}"
    with pytest.raises(UsageError):
        world.find(paths=("inbox",), for_digest=True)

    world.write("config/triage/profiles/own.toml")
    assert world.ids(paths=("inbox",)) == ["own"]
    assert world.find(paths=("inbox",)).sentence == ""
    world.write("here/profiles/local.toml")
    assert world.ids() == ["local"]
    world.variables = {**world.variables, "TRIAGE_PROFILES": world.write("said/one.toml")}
    assert world.ids() == ["one"]
    assert world.ids(profiles=("local", "own")) == ["local", "own"]
    assert world.ids(terms=("bird flu",)) == ["terms"]


def test_several_paths_with_profiles(world):
    world.write("here/a/profiles/one.toml")
    world.write("here/b/profiles/two.toml")
    found = world.find(paths=("a", "b", "a"))
    assert [profile.id for profile in found.profiles] == ["one", "two"]
    assert found.sentence.startswith("using the 2 profiles in ")


def test_a_folder_has_profiles_by_name_and_leaves_the_rest_alone(world, tmp_path):
    for name in ("b.toml", "a.toml", "_draft.toml", ".hidden.toml", "lists.toml", "notes.txt", "sub/c.toml"):
        world.write(f"here/profiles/{name}")
    assert [file.name for file in profiles_in(world.folder / "profiles")] == ["a.toml", "b.toml"]
    assert world.ids() == ["a", "b"]
    assert profiles_in(world.folder / "nowhere") == ()


def test_a_named_profile_is_a_file_a_folder_or_an_id(world, tmp_path):
    file = world.write("elsewhere/japan.toml")
    world.write("elsewhere/peru.toml", more='id = "lima"\n')
    world.write("here/profiles/tin.toml", more='id = "metal"\n')
    assert world.ids(profiles=(file,)) == ["japan"]
    assert world.ids(profiles=(str(tmp_path / "elsewhere"),)) == ["japan", "lima"]
    assert world.ids(profiles=("metal",)) == ["metal"]
    assert world.ids(profiles=("tin",)) == ["metal"]
    assert world.ids(profiles=(file, str(tmp_path / "elsewhere"))) == ["japan", "lima"]
    assert world.ids(profiles=("tin",), terms=("x", "y")) == ["metal", "terms"]


def test_a_folder_of_articles_does_not_hide_an_id(world):
    world.write("here/profiles/japan.toml")
    (world.folder / "japan").mkdir()
    assert world.ids(profiles=("japan",)) == ["japan"]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("jpan", "there is no profile 'jpan'", "did you mean japan?"),
        ("zebra", "there is no profile 'zebra'", "there are japan"),
        ("jpan.toml", "the profile jpan.toml does not exist", ""),
        ("empty", "the folder empty holds no profiles", "a profile is a file that ends in .toml"),
        ("", "there is no profile ''", "there are japan"),
    ],
)
def test_a_name_that_is_none(world, name, message, hint):
    world.write("here/profiles/japan.toml")
    (world.folder / "empty").mkdir()
    with pytest.raises(UsageError) as error:
        world.find(profiles=(name,))
    assert error.value.message == message
    assert error.value.hint == hint or not hint


def test_a_variable_that_points_nowhere_is_said(world):
    world.variables = {**world.variables, "TRIAGE_PROFILES": "nowhere"}
    with pytest.raises(UsageError, match="TRIAGE_PROFILES names nowhere, which does not exist"):
        world.find()
    (world.folder / "nowhere").mkdir()
    with pytest.raises(UsageError, match="names a folder without profiles"):
        world.find()


def test_faults_of_all_files_and_ids_used_twice(world):
    world.write("here/profiles/a.toml", more="x = 1\n")
    world.write("here/profiles/b.toml", more="y = 1\n")
    with pytest.raises(ProfileError) as error:
        world.find()
    assert [fault.path[-6:] for fault in error.value.faults] == ["a.toml", "b.toml"]
    world.write("here/profiles/a.toml")
    world.write("here/profiles/b.toml", more='id = "a"\n')
    with pytest.raises(ProfileError, match="the id 'a' is used twice"):
        world.find()


def test_a_term_without_letters_is_a_mistake_of_the_command_line(world):
    with pytest.raises(UsageError, match="-t needs a word"):
        world.find(terms=("",))
    world.write("here/profiles/terms.toml")
    assert world.ids(profiles=("terms",), terms=("x",)) == ["terms", "terms on the command line"]
