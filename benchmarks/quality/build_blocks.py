"""Build triage/languages/data/dictionary-*.blocks: where in simplemma's dictionaries the words of a profile may stand.

    python benchmarks/quality/build_blocks.py

Once for each release of simplemma. Under another release each index is worked out when it is first asked for, which
takes seconds for the largest dictionaries.
"""

from triage.languages.dictionaries import dictionaries
from triage.languages.dictionary_blocks import DictionaryBlocks, packed, shipped


def main() -> None:
    """Work each index out, and write it."""
    total = 0
    for name in sorted(dictionaries()):
        blocks = DictionaryBlocks(name)
        index = blocks.index()
        shipped(name).write_bytes(packed(index))
        size = shipped(name).stat().st_size
        total += size
        print(
            f"{name:4} {len(index.forms):6,} blocks, {len(index.elsewhere):7,} beginnings elsewhere, {size:8,} bytes"
        )
    print(f"{total:,} bytes")


if __name__ == "__main__":
    main()
