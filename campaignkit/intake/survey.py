"""A first pass over a file: its digest, its encoding, and whether it is JSON."""

from __future__ import annotations

from codecs import getincrementaldecoder
from hashlib import sha256
from typing import BinaryIO

from attrs import frozen

from campaignkit.values import Digest

CHUNK = 1 << 20


@frozen(kw_only=True)
class Survey:
    """What one pass over the bytes tells; `first` is the first character that is no space, if any."""

    sha256: Digest
    utf8: bool
    text: bool
    first: str

    @property
    def json(self) -> bool:
        """Whether the file begins like JSON."""
        return self.first in ("[", "{")

    @property
    def encoding(self) -> str:
        """UTF-8, with or without a mark, or else the code page of Windows in western Europe."""
        return "utf-8-sig" if self.utf8 else "cp1252"


def surveyed(stream: BinaryIO) -> Survey:
    """Read the stream once, piece by piece, and go back to its beginning."""
    digest, utf8, text, first = sha256(), True, True, ""
    decoder = getincrementaldecoder("utf-8-sig")()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
        text = text and b"\0" not in chunk
        utf8 = utf8 and _decodes(decoder, chunk)
        first = first or chunk.removeprefix(b"\xef\xbb\xbf").lstrip()[:1].decode("latin-1")
    stream.seek(0)
    utf8 = utf8 and _decodes(decoder, b"", final=True)
    return Survey(sha256=Digest(digest.hexdigest()), utf8=utf8, text=text, first=first)


def _decodes(decoder: object, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)  # type: ignore[attr-defined]
    except UnicodeDecodeError:
        return False
    return True
