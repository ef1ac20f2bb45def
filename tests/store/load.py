"""A program that writes without end, and says the position of what is stored."""

from __future__ import annotations

import itertools

from campaignkit.store import connect
from tests.store.rows import NOON, SHA, new_event


def write(path: str) -> None:
    """Append one event after the other."""
    store = connect(path)
    for number in itertools.count(2):
        event = new_event(number, at=NOON + number)
        with store.transaction() as tx:
            (row,) = tx.append("house:load", [event], command_id=f"w{number}", command_sha256=SHA)
        print(row.position, flush=True)  # noqa: T201 (whoever started it listens)
