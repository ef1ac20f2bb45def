"""The store: an append-only log, the entry book and the erasable directory of people, in one place."""

from campaignkit.store.checkpoints import checkpoint
from campaignkit.store.errors import (
    BookError,
    ChainError,
    CheckpointError,
    ClockError,
    CommandIdReusedError,
    ErasureUnfinishedError,
    ExportFileError,
    Fault,
    ForeignDatabaseError,
    StaleError,
    StoreError,
    UnknownEntryError,
)
from campaignkit.store.export import Carried, export_lines, import_lines
from campaignkit.store.memory import MemoryStore
from campaignkit.store.opening import connect
from campaignkit.store.port import (
    Admission,
    Attachment,
    Body,
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
    "Body",
    "BookEntry",
    "BookError",
    "Carried",
    "ChainError",
    "CheckpointError",
    "ClockError",
    "CommandIdReusedError",
    "Count",
    "DueRow",
    "EntryRow",
    "ErasureUnfinishedError",
    "ExportFileError",
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
    "export_lines",
    "import_lines",
    "verify_book",
    "verify_log",
]
