"""A number for a text that is the same on every machine and in every process."""

import xxhash


def key_of(text: str) -> int:
    """64 bits of a text."""
    return xxhash.xxh3_64_intdigest(text.encode())
