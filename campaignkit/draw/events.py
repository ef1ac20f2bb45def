"""What happened to the draw of a round."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.draw.protocol import Tier
from campaignkit.draw.states import DrawnPlace, Substitution
from campaignkit.values import Digest, Instant, RoundId, SealedList, SubjectId


@frozen(kw_only=True)
class DrawCommitted:
    """List, terms and the coming round of randomness were fixed."""

    kind: ClassVar[str] = "draw.committed"
    round: RoundId
    commitment_sha256: Digest
    sealed: SealedList
    beacon_round: int
    round_time: Instant
    sealed_at: Instant
    sequence: int
    tiers: tuple[Tier, ...]
    within: str
    by: SubjectId = SubjectId("")


@frozen(kw_only=True)
class DrawHeld:
    """The winners became known."""

    kind: ClassVar[str] = "draw.held"
    round: RoundId
    certificate_sha256: Digest
    level: str
    winners: tuple[DrawnPlace, ...]
    alternates: tuple[DrawnPlace, ...]
    waiting: tuple[DrawnPlace, ...]


@frozen(kw_only=True)
class DrawSubstituted:
    """A prize fell free; one line per entry that lost or took something, top first."""

    kind: ClassVar[str] = "draw.substituted"
    round: RoundId
    lines: tuple[Substitution, ...]

    @property
    def reaction(self) -> str:
        """How the prize itself passed on."""
        return self.lines[0].reaction

    @property
    def to_entry(self) -> str | None:
        """Who newly wins a prize; None when nobody does."""
        return self.lines[-1].to_entry


@frozen(kw_only=True)
class FinalCertificateIssued:
    """The final certificate was issued."""

    kind: ClassVar[str] = "draw.final-certificate-issued"
    round: RoundId
    certificate_sha256: Digest


@frozen(kw_only=True)
class DrawVoided:
    """The commitment was closed without a draw."""

    kind: ClassVar[str] = "draw.voided"
    round: RoundId
    reason: str
    signature: str
    at: Instant


@frozen(kw_only=True)
class DecisionRecorded:
    """Somebody outside decided."""

    kind: ClassVar[str] = "draw.decision-recorded"
    round: RoundId
    winners: tuple[DrawnPlace, ...]
    decided_by: SubjectId
    minutes: str


DrawEvent: TypeAlias = (
    DrawCommitted | DrawHeld | DrawSubstituted | FinalCertificateIssued | DrawVoided | DecisionRecorded
)
