"""What each of several processes does that write into the same store."""

from __future__ import annotations

import itertools
from multiprocessing.connection import Connection

from campaignkit.store import connect
from tests.store.rows import NOON, SHA, admitted, new_event


def write(target: str, schema: str | None, name: str, how_many: int, told: Connection) -> None:
    """Say the name of each command once it is stored; go on for ever when `how_many` is 0."""
    store = connect(target, schema=schema)
    for number in range(how_many) if how_many else itertools.count():
        with store.transaction() as tx:
            head = tx.head("noel")
            event = new_event(number, at=NOON + (head.version if head else 0))
            tx.append("noel", [event, event], command_id=f"{name}-{number}", command_sha256=SHA)
            tx.admit("noel", [admitted(number, source=name)])
        told.send(f"{name}-{number}")
    store.close()
