"""Articles under embargo in commands that only list: left out, and counted on standard error."""

from collections.abc import Iterable, Iterator

from triage.article import Article, status_at
from triage.cli.exits import say
from triage.cli.session import Session


class EmbargoFilter:
    """Lets articles through that may be used now, as far as an embargo goes."""

    def __init__(self, session: Session) -> None:
        self._environment = session.environment
        self._now = session.environment.now()
        self._zone = session.settings.zone
        self._held: list[str] = []

    def of(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles that no embargo holds."""
        for article in articles:
            if self.holds(article):
                self.leave_out(article)
            else:
                yield article

    def holds(self, article: Article) -> bool:
        """Whether an embargo holds it now."""
        return status_at(article, self._now, self._zone) == "embargoed"

    def leave_out(self, article: Article) -> None:
        """Count an article that is not shown."""
        self._held.append(article.path)

    def say(self) -> None:
        """Say how many were left out, where any were."""
        if not self._held:
            return
        told = f"{len(self._held):,} articles under embargo are left out, the first {self._held[0]}"
        if len(self._held) == 1:
            told = f"1 article under embargo is left out: {self._held[0]}"
        say(self._environment, f"triage: {told}")
