"""Whose turn it is: one writer at a time, and no thread that waits for itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from campaignkit.store.errors import Fault, unusable

PATIENCE_S = 30.0
NESTED = "this thread already has the store open: end that block first, or use what it gave"
OVER = "the block that this belongs to has ended"


class Turn:
    """The turns of the threads of one process at one store.

    With `readers_wait`, a read view waits for the writer as well.
    """

    def __init__(self, name: str, *, readers_wait: bool, patience_s: float = PATIENCE_S) -> None:
        self._name = name
        self._readers_wait = readers_wait
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._here = threading.local()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The turn to write; RuntimeError inside another block, ForeignDatabaseError after 30 seconds of waiting."""
        if self._doing():
            raise RuntimeError(NESTED)
        with self._alone(), self._as("write"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """The turn to read; RuntimeError inside a transaction."""
        if self._doing() == "write":
            raise RuntimeError(NESTED)
        waits = self._readers_wait and not self._doing()
        with self._alone() if waits else nullcontext(), self._as("read"):
            yield

    def _doing(self) -> str:
        return getattr(self._here, "doing", "")

    @contextmanager
    def _as(self, doing: str) -> Iterator[None]:
        before = self._doing()
        self._here.doing = doing
        try:
            yield
        finally:
            self._here.doing = before

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._lock.acquire(timeout=self._patience_s):
            raise unusable(Fault.LOCKED, self._name)
        try:
            yield
        finally:
            self._lock.release()
