"""What a dishonest administrator does: writes into the file with another program."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

TRIGGERS = (
    "event_is_never_changed",
    "event_is_never_deleted",
    "event_is_never_replaced",
    "entry_is_never_changed",
    "entry_is_never_deleted",
)


def database(folder: Path) -> Path:
    return folder / "contests.db"


def forge(folder: Path, *statements: str | tuple[str, Iterable[object]]) -> None:
    """Run statements on the file, its triggers out of the way."""
    with closing(sqlite3.connect(database(folder))) as raw, raw:
        for trigger in TRIGGERS:
            raw.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            sql, values = (statement, ()) if isinstance(statement, str) else statement
            raw.execute(sql, tuple(values))


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database(folder))) as raw:
        return raw.execute(sql).fetchall()
