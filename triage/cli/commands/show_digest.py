"""What `show WHICH --digest ID` does: what became of an article in a delivered digest, and why."""

import os
from contextlib import closing
from datetime import datetime

from triage.article import Article, place_of
from triage.cli.pager import page
from triage.cli.session import Session
from triage.cli.which import choose
from triage.digest.looking_back import (
    Fate,
    articles_of,
    fate_of,
    kept_digest,
    numbered_article,
    profile_then,
    whole,
)
from triage.errors import UsageError
from triage.render.digest_parts import SHORT
from triage.render.terminal.show import show
from triage.render.view.options import Options
from triage.render.view.safe import safe_line
from triage.render.view.shown import Shown
from triage.scoring.explain import Explanation
from triage.scoring.score import REASON_WORDS
from triage.settings import Settings
from triage.state.kept import KeptDigest
from triage.state.opening import open_to_read
from triage.state.place import state_file
from triage.state.store import StateStore

#: Why a digest did not show an article: its profile's reason, or the digest's own.
WORDS: dict[str, str] = {**REASON_WORDS, **SHORT}


def show_in_digest(
    which: str, handle: str, state: str, session: Session, how: Options, *, why: bool, pages: bool
) -> int:
    """Show an article under the profile as it was then, below a sentence about the digest; the exit status.

    `why`: explain its score; `pages`: through a pager where there is one.
    """
    environment = session.environment
    with closing(StateStore(open_to_read(state_file(environment, state)))) as store:
        kept = kept_digest(store, handle)
        article = _article(which, kept, session)
        sentence = said(fate_of(store, kept, article), kept, session.settings)
    profile = profile_then(kept)
    matcher = session.matcher((profile,))
    matched = matcher.match([article], "all")[0]
    article = matched.with_language(article)
    explained: tuple[Explanation, ...] = (matcher.explain(article, profile.id),) if why else ()
    shown = Shown(
        article=article,
        words=matched.words,
        scores=matched.scores,
        entities=session.names.recogniser((profile,)).recognise(article),
        explained=explained,
    )
    page([f"{safe_line(sentence)}\n\n", *show(shown, how)], environment, wanted=pages)
    return 0


def _article(which: str, kept: KeptDigest, session: Session) -> Article:
    """A number of the digest, `s` for its spot check, an id or a path in it; else whatever `show` would take."""
    if which.isascii() and which.isdigit():
        article = numbered_article(whole(kept), int(which))
        return (
            article
            if isinstance(article, Article)
            else choose(place_of(article.path, article.index), session).article
        )
    if kept.value is not None:
        digest = whole(kept)
        check = digest.spot_check
        if check is not None and which in ("s", check.handle):
            return check.reject.article
        if which == "s" and not os.path.lexists(which):
            raise UsageError(f"digest {kept.handle} has no spot check", "a number of the digest, or a path")
        path, _, index = which.rpartition("#")
        for article in articles_of(digest):
            place = (article.path, str(article.index))
            if article.identity == which or place in ((which, "0"), (path, index)):
                return article
    return choose(which, session).article


def said(fate: Fate, kept: KeptDigest, settings: Settings) -> str:
    """One sentence about an article and a digest."""
    made = datetime.fromtimestamp(kept.until, settings.zone)
    name = f"{kept.handle} ({made:%a %d %b %Y %H:%M})"
    left = fate.left
    if left is not None:
        by = f" ({left.by})" if left.by else ""
        return f"{name}: not shown, {WORDS.get(left.code, left.code)}{by}; its score was {left.value:.1f}"
    return {
        "story": f"{name}: shown as no. {fate.number}",
        "copy": f"{name}: part of no. {fate.number}, as a copy, an earlier version, or of the same event",
        "event": f"{name}: the notice of what was withdrawn or corrected, at its head",
        "delivered": f"{name}: not shown, it was delivered in {fate.digest}"
        + (f" as no. {fate.number}" if fate.number else ""),
        "unmatched": f"{name}: read, and not shown: nothing in it matched, or it was too old (see below)",
        "earlier": f"{name}: not shown, it had been looked at for an earlier digest",
        "later": f"{name}: it came after this digest",
        "unknown": f"{name}: this article was never read for a digest",
    }[fate.kind]
