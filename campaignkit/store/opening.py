"""Opening a store by the name of the place where it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from campaignkit.store.errors import Fault, unusable
from campaignkit.store.memory import MemoryStore
from campaignkit.store.port import Store

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

SERVERS = ("postgresql", "postgres")
IN_MEMORY = ":memory:"
ADDRESS = re.compile(r"([a-z][a-z0-9+.]+)://")


def connect(target: str | Engine | Connection, *, schema: str | None = None) -> Store:
    """Open the store in this SQLite file, made when it is not there; `:memory:` gives a new one in memory.

    An address such as `postgresql://lea@db.example/agency` opens a store on a server, in the schema
    `campaignkit` unless another is named; so does an engine of SQLAlchemy, and a connection, in
    whose transaction everything then happens. Raises ForeignDatabaseError, whose `fault` says why,
    and leaves what it found as it was; MissingDriverError without the extra `postgres`.

    >>> connect(":memory:").streams()
    ()
    """
    if not isinstance(target, str):
        return _on_a_server(target, schema)
    if target == IN_MEMORY:
        return MemoryStore()
    address = ADDRESS.match(target)
    if address and address[1].partition("+")[0] in SERVERS:
        return _on_a_server(target, schema)
    if address:
        raise unusable(Fault.UNSUPPORTED, address[0])
    from campaignkit.store.sql.sqlite import SqliteStore

    return SqliteStore(Path(target))


def _on_a_server(source: str | Engine | Connection, schema: str | None) -> Store:
    from campaignkit.store.sql.postgres import SCHEMA, PostgresStore

    return PostgresStore(source, schema=SCHEMA if schema is None else schema)
