"""A copy of a SQLite store that others may be writing to, as it was at one moment."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from campaignkit.store.errors import Fault, already_there, unusable
from campaignkit.store.sql.faults import in_our_words
from campaignkit.store.sql.files import refuse_at_sight
from campaignkit.store.turn import PATIENCE_S

BESIDE = ("-wal", "-shm", "-journal")


def copy_into(source: Path, target: Path) -> None:
    """Copy the store at a path into a file of its own, which has its permissions; nobody waits for it.

    Everything committed before the copy began is in it, and nothing of what came later. ForeignDatabaseError
    when the source is no store of ours, or cannot be read, or when there is no room.
    """
    refuse_at_sight(source)
    if not source.exists():
        raise unusable(Fault.NOT_OURS, source.name)
    with in_our_words(source.name), closing(_opened(source)) as read, closing(sqlite3.connect(target)) as written:
        shutil.copymode(source, target)
        written.execute("PRAGMA synchronous = FULL")
        read.backup(written)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=PATIENCE_S)


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """A place beside the target for a database, renamed to it at the end of the block and gone on an exception.

    StoreError when the target, or a journal of it, is there already: nothing is ever replaced.
    """
    _refuse_known(target)
    beside = target.with_name(f".{uuid4().hex}.part")
    try:
        yield beside
        _refuse_known(target)
        beside.rename(target)
    finally:
        for ending in ("", *BESIDE):
            beside.with_name(beside.name + ending).unlink(missing_ok=True)


def _refuse_known(target: Path) -> None:
    for ending in ("", *BESIDE):
        if target.with_name(target.name + ending).exists():
            raise already_there(target.name + ending)
