"""The store: an append-only log, the entry book and the erasable directory of people, in one place."""

from campaignkit.store.checkpoints import checkpoint
from campaignkit.store.errors import (
    BookError,
    ChainError,
    CheckpointError,
    ClockError,
    CommandIdReusedError,
    ErasureUnfinishedError,
    Fault,
    ForeignDatabaseError,
    StaleError,
    StoreError,
    UnknownEntryError,
)
from campaignkit.store.memory import MemoryStore
from campaignkit.store.opening import connect
from campaignkit.store.port import (
    Admission,
    Attachment,
    BookEntry,
    Count,
    DueRow,
    EntryRow,
    Head,
    NewEvent,
    ReadView,
    Store,
    StoredEvent,
    Transaction,
)
from campaignkit.store.verification import LogReport, verify_book, verify_log

__all__ = [
    "Admission",
    "Attachment",
    "BookEntry",
    "BookError",
    "ChainError",
    "CheckpointError",
    "ClockError",
    "CommandIdReusedError",
    "Count",
    "DueRow",
    "EntryRow",
    "ErasureUnfinishedError",
    "Fault",
    "ForeignDatabaseError",
    "Head",
    "LogReport",
    "MemoryStore",
    "NewEvent",
    "ReadView",
    "StaleError",
    "Store",
    "StoreError",
    "StoredEvent",
    "Transaction",
    "UnknownEntryError",
    "checkpoint",
    "connect",
    "verify_book",
    "verify_log",
]
