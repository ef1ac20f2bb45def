"""Opening a store by the name of the place where it is."""

from __future__ import annotations

import re
from pathlib import Path

from campaignkit.store.errors import Fault, unusable
from campaignkit.store.memory import MemoryStore
from campaignkit.store.port import Store

IN_MEMORY = ":memory:"
ADDRESS = re.compile(r"([a-z][a-z0-9+.]+)://")


def connect(target: str) -> Store:
    """Open the store in this SQLite file, made when it is not there; `:memory:` gives a new one in memory.

    Raises ForeignDatabaseError, whose `fault` says why, and leaves the file as it was.

    >>> connect(":memory:").streams()
    ()
    """
    if target == IN_MEMORY:
        return MemoryStore()
    address = ADDRESS.match(target)
    if address:
        raise unusable(Fault.UNSUPPORTED, address[0])
    from campaignkit.store.sql.sqlite import SqliteStore

    return SqliteStore(Path(target))
