"""One of several processes that write into the same file: `python at_once.py FILE NAME HOW_MANY`.

Says the number of each event once it is stored, and goes on for ever when HOW_MANY is 0.
"""

from __future__ import annotations

import itertools
import sys

from campaignkit.store import connect
from tests.store.rows import NOON, SHA, admitted, new_event


def main(path: str, name: str, how_many: int) -> None:
    store = connect(path)
    for number in range(how_many) if how_many else itertools.count():
        with store.transaction() as tx:
            seen = sum(1 for _ in tx.events("noel"))
            event = new_event(number, at=NOON + seen)
            tx.append("noel", [event, event], command_id=f"{name}-{number}", command_sha256=SHA)
            tx.admit("noel", [admitted(number, source=name)])
        print(f"{name}-{number}", flush=True)  # noqa: T201 (whoever started it listens)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
