"""What the words of a profile may have missed among the articles of a digest, where its `[digest] missed` asks for it."""

from collections.abc import Collection, Sequence

from triage.digest.gathering import GatheredStream
from triage.digest.notes import PerhapsMissed
from triage.digest.past import PastArticle
from triage.report.report import Hit, Reject
from triage.tuning.labels import Label


def overlooked(
    gathered: GatheredStream,
    told: Sequence[PastArticle],
    named: Collection[str],
    labels: Sequence[Label],
    now: float,
) -> tuple[PerhapsMissed, ...]:
    """The articles most like the hits; none where there are under five, those delivered before included.

    `told`: what was delivered; `named`: identities of what the digest names in another place.
    """
    stream = gathered.stream
    if not stream.settings.missed:
        return ()
    # Loaded where somebody asks: it counts the words of all articles.
    from triage.tuning.measured import Scored
    from triage.tuning.missed import missed

    rejects = [one for one in gathered.others.in_order() if one.article.identity not in named]
    hits = [one.hit for one in gathered.hits]
    delivered = [one.article for one in told if one.is_delivered]
    results: tuple[Hit | Reject, ...] = (*hits, *rejects)
    scored = [Scored(article=one.article, score=one.scores[0] if one.scores else None) for one in results]
    scored += [Scored(article=article) for article in delivered]
    judged: dict[int, bool] = dict.fromkeys(range(len(scored) - len(delivered), len(scored)), True)
    own = {label.id: label.keeps for label in labels if label.profile == stream.profile.id and label.id}
    for place, one in enumerate(scored):
        if one.article.identity in own:
            judged[place] = own[one.article.identity]
    found = missed(stream.profile, scored, judged, now, stream.window.zone, stream.settings.missed)
    return tuple(
        PerhapsMissed(article=scored[one.place].article, similarity=one.similarity, words=one.words)
        for one in found
    )
