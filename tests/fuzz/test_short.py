"""Every target over its seeds and over the same few changed inputs in each run, without a fuzzer."""

import zlib

import pytest
from extent import IS_WHOLE

from tests.fuzz.inputs import mutations, seeds
from tests.fuzz.targets import TARGETS, Target


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_properties_hold_for_seeds_and_what_is_near_them(target: Target) -> None:
    originals = seeds(target.name, target.choices)
    assert originals
    for data in mutations(
        originals, target.short if IS_WHOLE else target.short // 3, zlib.crc32(target.name.encode())
    ):
        try:
            target.run(data)
        except Exception as error:
            error.add_note(f"input: {data!r}")
            raise


def test_every_seed_is_read() -> None:
    """A seed of no format teaches nothing: each of a reader's makes an article."""
    from tests.fuzz import readers
    from triage.article import Article
    from triage.readers.registry import read_bytes

    made: dict[bytes, int] = {}

    def count(data: bytes, name: str) -> None:
        made[data] = sum(isinstance(thing, Article) for thing in read_bytes(data, name, readers.BOUNDS))

    for target in TARGETS:
        if target.run.__module__ == readers.__name__:
            before = readers.check
            readers.check = count
            try:
                for seed in seeds(target.name, target.choices):
                    target.run(seed)
            finally:
                readers.check = before
    assert [data for data, articles in made.items() if not articles] == []
