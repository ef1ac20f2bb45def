"""Names in the entry book: made by the store, opaque, sorted by their bytes in the order of admission."""

from __future__ import annotations

import re

ENTRY = re.compile(r"e([0-9]{12})")


def entry_id(number: int) -> str:
    """The id of the entry with this number in its campaign.

    >>> entry_id(42)
    'e000000000042'
    """
    return f"e{number:012d}"


def entry_number(entry: str) -> int:
    """The number of an entry; 0, which no entry has, when the text is not the id of one.

    >>> entry_number("e000000000042"), entry_number("lea")
    (42, 0)
    """
    found = ENTRY.fullmatch(entry)
    return int(found[1]) if found else 0


def batch_id(number: int) -> str:
    """The id of a batch, numbered from 1 in its campaign.

    >>> batch_id(3)
    'b3'
    """
    return f"b{number}"
