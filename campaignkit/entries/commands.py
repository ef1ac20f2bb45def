"""What can be asked of the entries of a round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import field, frozen

from campaignkit.values import Digest, RoundId


@frozen
class AdmitBatch:
    """Record an import: rows read, admitted, and refused by reason and article.

    `sha256` is the digest of its rows in the entry book; `accounts` counts the different accounts
    that the campaign has admitted so far.
    """

    name: ClassVar[str] = "entries.admit-batch"
    round: RoundId
    batch: str = field(kw_only=True)
    source: str = field(kw_only=True)
    rows: int = field(kw_only=True)
    admitted: int = field(kw_only=True)
    refused_by_reason: Mapping[str, int] = field(kw_only=True)
    accounts: int = field(kw_only=True, default=0)
    sha256: Digest = field(kw_only=True)


@frozen
class WithdrawEntry:
    """Take one entry out because its entrant asks for it."""

    name: ClassVar[str] = "entries.withdraw"
    round: RoundId
    entry: str = field(kw_only=True)
    reason: str = field(kw_only=True)


@frozen
class DisqualifyEntry:
    """Take one entry out because an article of the rules says so."""

    name: ClassVar[str] = "entries.disqualify"
    round: RoundId
    entry: str = field(kw_only=True)
    reason: str = field(kw_only=True)
    article: str = field(kw_only=True)


@frozen
class ExplainDifference:
    """Record how many entries the network shows, and why that is not the number read, if it is not."""

    name: ClassVar[str] = "entries.explain-difference"
    round: RoundId
    shown: int = field(kw_only=True)
    reason: str = field(kw_only=True, default="")
