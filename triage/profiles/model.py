"""A profile as plain values: defaults filled in, lists expanded, everything validated.

`load` makes these from TOML; matching compiles them. Nothing here knows about files.
"""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from triage.article import Zone
from triage.profiles.members import (
    FIELD_WEIGHTS,
    Accents,
    As,
    AtLeast,
    Case,
    Combination,
    DigestSettings,
    EntityType,
    Filter,
    Forms,
    Fuzzy,
    Near,
    NotifySettings,
    ProfileTest,
    Require,
    Term,
    Unit,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "FIELD_WEIGHTS",
    "Accents",
    "As",
    "AtLeast",
    "Case",
    "Combination",
    "DigestSettings",
    "EntityType",
    "Filter",
    "Forms",
    "Fuzzy",
    "Near",
    "NotifySettings",
    "Profile",
    "ProfileTest",
    "Require",
    "Term",
    "Unit",
]
#: What decides no match and no score: the digest over a profile does not see it.
_SILENT = {"title", "note", "updates", "digest", "notify", "tests", "path", "sha256", "line", "threshold_rule"}
_NONE = object()


class Profile(Struct, frozen=True, kw_only=True):
    """A named interest."""

    id: str
    title: str = ""
    note: str = ""
    #: Least score to report; "any": whatever matched.
    threshold: float | Literal["any"] = "any"
    #: Which rule set the threshold: said by the profile, by having weights, or by having none.
    threshold_rule: Literal["given", "weights", "any"] = "any"
    languages: tuple[str, ...] = ()
    fields: dict[Zone, float] = field(default_factory=FIELD_WEIGHTS.copy)
    terms: tuple[Term, ...] = ()
    combinations: tuple[Combination, ...] = ()
    require: Require = Require()
    #: Texts (wildcards allowed), ids or tags; an article with one of them is rejected. Terms with `exclude` are
    #: already in it, with weight 0.
    exclude: tuple[str, ...] = ()
    filter: Filter = Filter()
    updates: Literal["quiet", "new-matches", "always"] = "new-matches"
    digest: DigestSettings = DigestSettings()
    notify: NotifySettings = NotifySettings()
    tests: tuple[ProfileTest, ...] = ()
    #: Where it was read; empty for profiles made in code.
    path: str = ""
    #: Hex digest over everything that decides matches and scores, lists read from files included.
    sha256: str = ""

    @classmethod
    def from_dict(
        cls,
        table: Mapping[str, Any],
        *,
        id: str = "profile",  # noqa: A002
        folder: "str | Path | None" = None,
    ) -> "Profile":
        """The profile that a dictionary with the keys of a profile file describes.

        `id` is that of a table without one: of profiles that are used together each needs its own. Lists in files are
        looked for in `folder` (None: the current one). Raises ProfileError with all faults, TypeError for what is no
        dictionary.
        """
        from os import PathLike
        from pathlib import Path

        from triage.errors import ProfileError
        from triage.profiles.toml.build import build
        from triage.profiles.toml.faults import Faults, Spot

        if not isinstance(table, Mapping):
            raise TypeError(f"table must be a dict with the keys of a profile, got {type(table).__name__}")
        if not isinstance(id, str) or not id.strip():  # type: ignore[redundant-expr]
            raise TypeError(f"id must be a text that is not empty, got {id!r}")
        if not isinstance(folder, str | PathLike | None):
            raise TypeError(f"folder must be a str or Path, got {type(folder).__name__}")
        found = Faults(id)
        built = build(dict(table), Spot((), found), id, None if folder is None else Path(folder))
        faults = [fault for other in built.lists.other_faults for fault in other.all()]
        faults += found.all()
        if faults:
            raise ProfileError(tuple(faults))
        return cls.of(built.values)

    def __hash__(self) -> int:
        """The hash of what identifies a profile; the weights of fields are a dictionary, which has none."""
        return hash((self.id, self.sha256))

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Profile":
        """The profile with these values and the digest over them."""
        profile = cls(**values)
        return replace(profile, sha256=digest_of(profile))


def digest_of(profile: Profile) -> str:
    """Hex SHA-256 over what differs from the defaults, so that a new key of the language changes no old profile."""
    from msgspec import json

    from triage.hashing import sha256

    return sha256(json.encode(_told(profile), order="deterministic")).hexdigest()


@cache
def _defaults(kind: type[Struct]) -> dict[str, Any]:
    """The default of each field that has one; a folder of profiles asks ten thousand times."""
    return dict(zip(reversed(kind.__struct_fields__), reversed(kind.__struct_defaults__), strict=False))


def _told(value: Any) -> Any:
    if isinstance(value, Struct):
        names = value.__struct_fields__
        defaults = _defaults(type(value))
        return {
            name: _told(inner)
            for name in names
            if name not in _SILENT and (inner := getattr(value, name)) != defaults.get(name, _NONE)
        }
    return [_told(inner) for inner in value] if isinstance(value, tuple) else value
