"""Stable identifiers: 16 lower-case hex characters of what identifies a row."""

from hashlib import blake2b

import xxhash

_SEPARATOR = "\x1f"


def stable_id(*parts: object) -> str:
    """Give 16 hex characters, the same for the same parts on every machine and in every run."""
    joined = _SEPARATOR.join("" if part is None else str(part) for part in parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def hash64(text: str) -> int:
    """Give the unsigned 64-bit xxh3 hash of a text; it stays inside, for shingles and lines."""
    return xxhash.xxh3_64_intdigest(text.encode("utf-8", "surrogatepass"))
