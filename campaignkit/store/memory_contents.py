"""What a store in memory holds, and how a transaction's changes to it are undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from attrs import define, field

from campaignkit.store.port import Attachment, BookEntry, DueRow, StoredEvent

K = TypeVar("K")
V = TypeVar("V")


@define
class Book:
    """The entry book of one campaign: rows as admitted, and who was taken out since."""

    entries: dict[str, BookEntry] = field(factory=dict)
    known: dict[tuple[str, str], str] = field(factory=dict)
    removed: dict[str, tuple[str, str, str]] = field(factory=dict)
    batches: dict[str, tuple[str, ...]] = field(factory=dict)


@define
class Contents:
    """Everything in a store; `log` is complete up to `committed`, the rest belongs to the open transaction."""

    log: list[StoredEvent] = field(factory=list)
    committed: int = 0
    streams: dict[str, list[StoredEvent]] = field(factory=dict)
    commands: dict[tuple[str, str], tuple[StoredEvent, ...]] = field(factory=dict)
    books: dict[str, Book] = field(factory=dict)
    due: dict[str, tuple[DueRow, ...]] = field(factory=dict)
    people: dict[str, dict[str, str]] = field(factory=dict)
    attachments: dict[str, Attachment] = field(factory=dict)
    settings: dict[str, bytes] = field(factory=dict)


class Journal:
    """How to undo what a transaction did, last thing first."""

    def __init__(self) -> None:
        self._steps: list[Callable[[], object]] = []

    def add(self, where: list[V], value: V) -> None:
        """Put a value at the end of a list."""
        where.append(value)
        self._steps.append(where.pop)

    def set(self, where: dict[K, V], key: K, value: V) -> None:
        """Put a value under a key."""
        self._steps.append(_back(where, key))
        where[key] = value

    def drop(self, where: dict[K, V], key: K) -> None:
        """Take a key out."""
        self._steps.append(_back(where, key))
        del where[key]

    def undo(self) -> None:
        """Go all the way back."""
        while self._steps:
            self._steps.pop()()


def _back(where: dict[K, V], key: K) -> Callable[[], object]:
    if key not in where:
        return lambda: where.pop(key)
    before = where[key]
    return lambda: where.__setitem__(key, before)
