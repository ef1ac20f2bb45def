"""A SQLite file looked at before it is opened, and brought up to date when it is."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from campaignkit.store.errors import Fault, ForeignDatabaseError, unusable
from campaignkit.store.sql.driver import Driver

APPLICATION_ID = int.from_bytes(b"cpgn")
STEPS = ("sqlite_001", "sqlite_002")
MAGIC = b"SQLite format 3\0"
USER_VERSION, APPLICATION = slice(60, 64), slice(68, 72)  # https://www.sqlite.org/fileformat.html#the_database_header


def refuse_at_sight(path: Path) -> None:
    """ForeignDatabaseError when this can be no file of ours; nothing is opened that would change it."""
    fault = _fault_in(path)
    if fault is not None:
        raise unusable(fault, path.name)


def _fault_in(path: Path) -> Fault | None:
    try:
        if path.is_dir():
            return Fault.DIRECTORY
        if not path.parent.is_dir():
            return Fault.NO_FOLDER
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        header = b""
    except OSError:
        return Fault.NOT_WRITABLE
    return _fault_of_header(header) if header else _fault_of_nothing(path)


def _fault_of_nothing(path: Path) -> Fault | None:
    wal = path.with_name(path.name + "-wal")
    return Fault.ORPHAN_WAL if wal.exists() and wal.stat().st_size else None


def _fault_of_header(header: bytes) -> Fault | None:
    if not header.startswith(MAGIC) or int.from_bytes(header[APPLICATION]) != APPLICATION_ID:
        return Fault.NOT_OURS
    return Fault.NEWER if int.from_bytes(header[USER_VERSION]) > len(STEPS) else None


def bring_up_to_date(driver: Driver, name: str, patience_s: float) -> None:
    """Take every step that the file has not taken, in one transaction; a newer file is refused."""
    if pragma(driver, "user_version") < len(STEPS):
        with within(driver, "BEGIN IMMEDIATE"):
            _take_steps(driver, name)
    if pragma(driver, "user_version") > len(STEPS):
        raise unusable(Fault.NEWER, name)
    _keep_a_wal(driver, patience_s)


def _take_steps(driver: Driver, name: str) -> None:
    taken = pragma(driver, "user_version")
    if not taken and driver.asked("SELECT 1 FROM sqlite_master LIMIT 1"):
        raise unusable(Fault.NOT_OURS, name)
    for step in STEPS[taken:]:
        for statement in _statements((files(__package__) / "steps" / f"{step}.sql").read_text("utf-8")):
            driver.asked(statement)
    driver.asked(f"PRAGMA application_id = {APPLICATION_ID}")
    driver.asked(f"PRAGMA user_version = {len(STEPS)}")


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _keep_a_wal(driver: Driver, patience_s: float) -> None:
    """Switch to a WAL, which SQLite refuses at once, without waiting, while another is at work."""
    gives_up_at = time.monotonic() + patience_s
    while pragma(driver, "journal_mode") != "wal":
        try:
            driver.asked("PRAGMA journal_mode = WAL")
        except ForeignDatabaseError as error:
            if error.fault is not Fault.LOCKED or time.monotonic() > gives_up_at:
                raise
            time.sleep(0.01)


def pragma(driver: Driver, name: str) -> Any:
    """The first value that a pragma answers."""
    return driver.asked(f"PRAGMA {name}")[0][0]


def _is_open(driver: Driver) -> bool:
    """Whether the transaction is still there: SQLite itself undoes it when the disk is full."""
    return bool(getattr(driver.connection, "in_transaction", False))


@contextmanager
def within(driver: Driver, begin: str) -> Iterator[None]:
    """A transaction; an exception undoes it."""
    driver.asked(begin)
    try:
        yield
        driver.asked("COMMIT")
    except BaseException:
        if _is_open(driver):
            driver.asked("ROLLBACK")
        raise
