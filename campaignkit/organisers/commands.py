"""What can be asked about the commitment of a party."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen


@frozen
class AgreeCommitment:
    """Record that the party agreed in writing, with the contract or message as proof; given again, the last holds."""

    name: ClassVar[str] = "organisers.agree"
    party: str
    proof: str = field(kw_only=True)


@frozen
class WithdrawCommitment:
    """Record that the party cannot be counted on any more, for a reason."""

    name: ClassVar[str] = "organisers.withdraw"
    party: str
    reason: str = field(kw_only=True)


@frozen
class ReplaceParty:
    """Let another party do what an announced one does not; `by` names it, the proof is its written agreement."""

    name: ClassVar[str] = "organisers.replace-party"
    party: str
    by: str = field(kw_only=True)
    proof: str = field(kw_only=True)
