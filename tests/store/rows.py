"""Events and entries, small and plain, and the two stores that they go into."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import evolve

from campaignkit.store import EntryRow, NewEvent, Store, StoredEvent, connect

NOON = 1_700_000_000_000_000
SHA = "a" * 64


def new_event(number: int = 1, *, at: int | None = None, kind: str = "prizes.line-secured") -> NewEvent:
    return NewEvent(
        kind=kind,
        schema=1,
        definition="d" * 64,
        recorded_at=NOON + number if at is None else at,
        actor="s1",
        body=f'{{"line":"p{number}"}}',
    )


def appended(store: Store, stream: str = "noel", *numbers: int, command: str = "") -> tuple[StoredEvent, ...]:
    """Append one command whose events bear these numbers."""
    events = [new_event(number) for number in numbers or (1,)]
    with store.transaction() as tx:
        return tx.append(stream, events, command_id=command or f"c{numbers[:3]}", command_sha256=SHA)


def admitted(number: int = 1, **other: Any) -> EntryRow:
    row = EntryRow(
        source="instagram", source_id=f"1790{number}", round="r1", subject=f"s{number}", post="p1", at=NOON,
        status="admitted", tickets=1,
    )  # fmt: skip
    return evolve(row, **other)


def refused(number: int = 1, reason: str = "late", article: str = "4.2") -> EntryRow:
    return admitted(number, status="refused", reason=reason, article=article, tickets=0)


def sqlite_at(folder: Path) -> Store:
    return connect(str(folder / "contests.db"))


def files_of(folder: Path) -> bytes:
    """Every byte of every file of a store."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
