"""SHA-256 digests, always in lower-case hexadecimal."""

from hashlib import sha256
from typing import NewType

Digest = NewType("Digest", str)


def digest_of(content: bytes) -> Digest:
    """SHA-256 of the bytes, 64 lower-case hexadecimal digits.

    >>> digest_of(b"")[:16]
    'e3b0c44298fc1c14'
    """
    return Digest(sha256(content).hexdigest())
