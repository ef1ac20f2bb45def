"""What the driver of SQLite says, in our words: none of its exceptions leaves the room."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from campaignkit.store.errors import Fault, ForeignDatabaseError, unusable

BY_CODE = {
    "SQLITE_BUSY": Fault.LOCKED,
    "SQLITE_LOCKED": Fault.LOCKED,
    "SQLITE_PROTOCOL": Fault.LOCKED,
    "SQLITE_READONLY": Fault.NOT_WRITABLE,
    "SQLITE_CANTOPEN": Fault.NOT_WRITABLE,
    "SQLITE_PERM": Fault.NOT_WRITABLE,
    "SQLITE_AUTH": Fault.NOT_WRITABLE,
    "SQLITE_FULL": Fault.FULL,
    "SQLITE_IOERR": Fault.FULL,
    "SQLITE_NOTADB": Fault.NOT_OURS,
}


@contextmanager
def in_our_words(name: str) -> Iterator[None]:
    """Whatever the driver raises in the block becomes a ForeignDatabaseError about the database of this name."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # a damaged name makes a message that is no text
        raise _said(error, name) from error
    except DBAPIError as error:
        raise _said(error.orig or error, name) from error


def _said(error: BaseException, name: str) -> ForeignDatabaseError:
    code = getattr(error, "sqlite_errorname", "") or ""
    known = (fault for start, fault in BY_CODE.items() if code.startswith(start))
    return unusable(next(known, Fault.DAMAGED), name, f"{error}")
