"""Lines of JSON of which none can be changed, moved, added or taken out unseen.

Each line is an object without spaces whose last member, `sum`, is the SHA-256, in lower-case
hexadecimal, of the `sum` of the line before (64 zeros before the first) and the line without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, TypeAlias

from campaignkit.store.chain import GENESIS
from campaignkit.store.errors import altered_line
from campaignkit.values import Text

Said: TypeAlias = dict[str, Any]
OTHER = Text("elle n'est pas telle qu'elle a été écrite", "it is not as it was written")
MISSING = Text("le fichier est coupé là", "the file is cut off there")
TOO_MUCH = Text("le fichier continue là où il devait finir", "the file goes on where it should end")


def sealed(said: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    r"""These objects as lines, each with its sum.

    >>> next(sealed([{"a": "é"}]))
    b'{"a":"\xc3\xa9","sum":"5dbe4572a860871a8cc243598340661cd308929bd87a2d010651d4f4f4bb162b"}\n'
    """
    last = GENESIS
    for each in said:
        text = _text(each)
        last = _sum(last, text)
        yield _line(text, last)


class Lines:
    """The objects in lines as they come; whatever was done to a line is said with its number, from 1."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._last: str = GENESIS
        self.number: int = 0

    def next(self, kind: str) -> Said:
        """The next object, without its sum; ExportFileError when it is altered, missing, or no `kind`."""
        self.number += 1
        line = next(self._lines, None)
        if line is None:
            raise altered_line(self.number, MISSING)
        said = _read(line)
        text = _text(said)
        self._last = _sum(self._last, text)
        if line != _line(text, self._last) or said.pop("line", None) != kind:
            raise altered_line(self.number, OTHER)
        return said

    def many(self, kind: str, count: int) -> Iterator[Said]:
        """The next so many objects."""
        return (self.next(kind) for _ in range(count))

    def end(self) -> None:
        """ExportFileError unless no line follows."""
        if next(self._lines, None) is not None:
            raise altered_line(self.number + 1, TOO_MUCH)


def _read(line: bytes) -> Said:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    if isinstance(said, dict):
        said.pop("sum", None)
        return said
    return {}


def _text(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _sum(last: str, text: bytes) -> str:
    return sha256(last.encode() + text).hexdigest()


def _line(text: bytes, total: str) -> bytes:
    return b'%b,"sum":"%b"}\n' % (text[:-1], total.encode())
