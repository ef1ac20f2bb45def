"""What happened to the commitment of a party."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen


@frozen(kw_only=True)
class CommitmentAgreed:
    """The party agreed in writing."""

    kind: ClassVar[str] = "organisers.agreed"
    party: str
    proof: str


@frozen(kw_only=True)
class CommitmentWithdrawn:
    """The party withdrew, or was let go."""

    kind: ClassVar[str] = "organisers.withdrawn"
    party: str
    reason: str


@frozen(kw_only=True)
class PartyReplaced:
    """Another party took over what an announced one had promised."""

    kind: ClassVar[str] = "organisers.party-replaced"
    party: str
    by: str
    proof: str


OrganiserEvent: TypeAlias = CommitmentAgreed | CommitmentWithdrawn | PartyReplaced
