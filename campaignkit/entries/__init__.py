"""Entries: who takes part, by which acts and within which limits, each refusal with its article."""

from campaignkit.entries.admission import EntryKey, Ruling, Status, admit
from campaignkit.entries.breakdown import Breakdown, BreakdownLine, breakdown
from campaignkit.entries.checks import CHECKS
from campaignkit.entries.commands import AdmitBatch, DisqualifyEntry, ExplainDifference, WithdrawEntry
from campaignkit.entries.entry import RawEntry, handle
from campaignkit.entries.events import (
    BatchAdmitted,
    DifferenceExplained,
    EntriesEvent,
    EntryDisqualified,
    EntryWithdrawn,
)
from campaignkit.entries.judging import says
from campaignkit.entries.limits import LimitKey, limit_keys
from campaignkit.entries.moves import ENTRIES, ENTRY_TALLY, REASONS, EntriesView
from campaignkit.entries.plan import (
    Action,
    AmountTimes,
    Consequence,
    Constant,
    Counted,
    Entrant,
    EntriesPlan,
    EntryMethod,
    EntryPool,
    Limit,
    LimitPeriod,
    Moderation,
    PoolAt,
    Scope,
    Weight,
)
from campaignkit.entries.refusals import REFUSALS, Refusal, RefusalKind, refusal_key, refusal_of
from campaignkit.entries.states import Batch, EntriesState, NetworkCount, Tally

__all__ = [
    "CHECKS",
    "ENTRIES",
    "ENTRY_TALLY",
    "REASONS",
    "REFUSALS",
    "Action",
    "AdmitBatch",
    "AmountTimes",
    "Batch",
    "BatchAdmitted",
    "Breakdown",
    "BreakdownLine",
    "Consequence",
    "Constant",
    "Counted",
    "DifferenceExplained",
    "DisqualifyEntry",
    "Entrant",
    "EntriesEvent",
    "EntriesPlan",
    "EntriesState",
    "EntriesView",
    "EntryDisqualified",
    "EntryKey",
    "EntryMethod",
    "EntryPool",
    "EntryWithdrawn",
    "ExplainDifference",
    "Limit",
    "LimitKey",
    "LimitPeriod",
    "Moderation",
    "NetworkCount",
    "PoolAt",
    "RawEntry",
    "Refusal",
    "RefusalKind",
    "Ruling",
    "Scope",
    "Status",
    "Tally",
    "Weight",
    "WithdrawEntry",
    "admit",
    "breakdown",
    "handle",
    "limit_keys",
    "refusal_key",
    "refusal_of",
    "says",
]
