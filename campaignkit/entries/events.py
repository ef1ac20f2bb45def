"""What happened to the entries of a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Digest, RoundId


@frozen(kw_only=True)
class BatchAdmitted:
    """A file or a feed was imported whole."""

    kind: ClassVar[str] = "entries.batch-admitted"
    round: RoundId
    batch: str
    source: str
    rows: int
    admitted: int
    refused_by_reason: Mapping[str, int]
    accounts: int = 0
    sha256: Digest


@frozen(kw_only=True)
class EntryWithdrawn:
    """An entrant took an entry back."""

    kind: ClassVar[str] = "entries.withdrawn"
    round: RoundId
    entry: str
    reason: str


@frozen(kw_only=True)
class EntryDisqualified:
    """An admitted entry was taken out, under an article of the rules."""

    kind: ClassVar[str] = "entries.disqualified"
    round: RoundId
    entry: str
    reason: str
    article: str


@frozen(kw_only=True)
class DifferenceExplained:
    """What the network shows was compared with what was read."""

    kind: ClassVar[str] = "entries.difference-explained"
    round: RoundId
    shown: int
    reason: str


EntriesEvent: TypeAlias = BatchAdmitted | EntryWithdrawn | EntryDisqualified | DifferenceExplained
