"""`triage cache show · clear · prune`: what is kept of earlier runs."""

from contextlib import closing

import typer

from triage.cache.cache import FILE, CacheStore, bytes_of, files_of
from triage.environment import Environment
from triage.errors import UsageError
from triage.settings import load_settings

app = typer.Typer(
    no_args_is_help=True,
    help="Show, clear or prune the cache, which makes a second run fast.",
    rich_markup_mode=None,
)


@app.command(help="Show where the cache is, its size, and the most it may take.")
def show(context: typer.Context) -> int:
    return show_cache(context.obj)


@app.command(help="Delete the cache; the next run reads everything again.")
def clear(context: typer.Context) -> int:
    return clear_cache(context.obj)


@app.command(
    help="Delete what was unused the longest until the cache is within its limit, and free the disk space."
)
def prune(context: typer.Context) -> int:
    return prune_cache(context.obj)


def show_cache(environment: Environment) -> int:
    """Say where it is and what it takes."""
    settings = load_settings(environment)
    with closing(_store(environment, settings.cache_size)) as store:
        held = store.held()
    lines = [f"folder    {store.file.parent}"]
    if held.bytes:
        lines.append(f"size      {_size(held.bytes)} of at most {_size(settings.cache_size)}")
        lines.append(f"shelves   {held.shelves:,}, each with what up to 1,000 files of one folder gave")
        lines.append(f"results   {held.results:,}, each of one shelf under one set of profiles")
    else:
        lines.append("empty")
    if not settings.cache:
        lines.append("in use    no: the setting cache is false")
    if store.remark:
        lines.append(store.remark)
    environment.stdout.write(("\n".join(lines) + "\n").encode("utf-8", "surrogateescape"))
    return 0


def clear_cache(environment: Environment) -> int:
    """Remove every file of it."""
    files = files_of(environment.folder_of("cache"))
    size = bytes_of(files)
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(f"{file}: {(error.strerror or 'cannot be removed').lower()}") from error
    said = f"removed {_size(size)}\n" if files else "there was nothing to remove\n"
    environment.stdout.write(said.encode())
    return 0


def prune_cache(environment: Environment) -> int:
    """Bring it down to its bound."""
    settings = load_settings(environment)
    with closing(_store(environment, settings.cache_size)) as store:
        before = store.held().bytes
        if before:
            store.prune()
            store.vacuum()
        after = store.held().bytes
    said = f"{_size(before)} before, {_size(after)} now, at most {_size(settings.cache_size)}\n"
    environment.stdout.write((f"{store.remark}\n" if store.remark else said).encode("utf-8", "surrogateescape"))
    return 0


def _store(environment: Environment, limit: int) -> CacheStore:
    return CacheStore(environment.folder_of("cache") / FILE, limit)


def _size(count: int) -> str:
    """Bytes for people.

    >>> _size(900), _size(1_500_000), _size(512 << 20), _size(3 << 30)
    ('900 bytes', '1.4 MiB', '512.0 MiB', '3.0 GiB')
    """
    if count < 1 << 10:
        return f"{count} bytes"
    for unit, power in (("KiB", 10), ("MiB", 20)):
        if count < 1 << (power + 10):
            return f"{count / (1 << power):.1f} {unit}"
    return f"{count / (1 << 30):.1f} GiB"
