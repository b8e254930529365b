"""Delivered digests again: whole, or for one article why it was in one, or why not."""

from triage.digest.model import Digest
from triage.errors import UsageError
from triage.state.packed import unpack
from triage.state.store import Kept, Store

LAST = "last"


def kept_digest(store: Store, handle: str) -> Kept:
    """The digest of that id, `last` being the latest; UsageError where there is none."""
    handles = store.handles()
    if not handles:
        raise UsageError("no digest was delivered yet", "triage digest FOLDER")
    kept = store.digest(handles[0] if handle == LAST else handle)
    if kept is None:
        from triage.profiles.hints import did_you_mean

        hint = did_you_mean(handle, handles) or "the latest is " + handles[0]
        raise UsageError(f"no digest {handle!r} was delivered", hint)
    return kept


def delivered_digest(store: Store, handle: str) -> Digest:
    """A delivered digest as it was; UsageError where it is not kept any more."""
    return whole(kept_digest(store, handle))


def whole(kept: Kept) -> Digest:
    """The value of a kept digest."""
    if kept.value is None:
        raise UsageError(f"the digest {kept.handle} was delivered, but its text is no longer kept", PRUNED)
    try:
        return unpack(kept.value, Digest)
    except ValueError:
        raise UsageError(f"the digest {kept.handle} was kept by another version of triage") from None


PRUNED = "triage state prune empties old digests"
