"""How high a profile can score at all, by the formula of `docs/scoring.md`. No article is needed for that."""

from math import exp, inf

from triage.profiles.model import FIELD_WEIGHTS, Combination, Profile, Term

#: 4n of the shortest article that the formula knows, 50 tokens: nowhere does an occurrence weigh more.
_SHORTEST = 4 * (0.5 + 0.5 * 50 / 250)


def reach(profile: Profile) -> tuple[float, float]:
    """The score of a short article with every term once in its best field, and the least upper bound of all scores.

    >>> once, most = reach(Profile(id="one", terms=(Term(id="a", text="a"),)))
    >>> round(once), round(most)
    (74, 86)
    """
    everything: tuple[Term | Combination, ...] = (*profile.terms, *profile.combinations)
    members = [member for member in everything if member.weight > 0]
    if not members:
        return 0.0, 0.0
    three = sorted((member.weight for member in members), reverse=True)[:3]
    scale = three[1] if len(three) == 3 else three[0]
    once = most = 0.0
    for member in members:
        share = min(member.weight / scale, 2.0)
        best = _best_field(profile, member)
        once += share * _saturation(best * max(1, member.at_least))
        most += share * _saturation(best * member.max_count if member.max_count else inf if best else 0.0)
    return 100 * (1 - exp(-2 * once)), 100 * (1 - exp(-2 * most))


def _saturation(points: float) -> float:
    return 1.0 if points == inf else points / (points + _SHORTEST)


def _best_field(profile: Profile, member: Term | Combination) -> float:
    """The weight of the best zone that a term is looked for in; one that only the term names has 1."""
    hidden = member.not_within if isinstance(member, Term) else ()
    named = member.within if member.within is not None else tuple({**FIELD_WEIGHTS, **profile.fields})
    # Looking in the body includes the lead.
    zones = {*named, "lead"} if "body" in named else {*named}
    if "body" in hidden:
        hidden = (*hidden, "lead")
    return max((profile.fields.get(zone, 1.0) for zone in zones if zone not in hidden), default=0.0)
