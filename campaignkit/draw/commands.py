"""What can be asked of the draw of a round."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.draw.plan import TierId
from campaignkit.draw.states import DrawnPlace
from campaignkit.values import Digest, Instant, RoundId, SealedList, SubjectId


@frozen
class CommitDraw:
    """Fix list, terms and the coming round of randomness, before anybody can know the outcome.

    `sequence` counts the commitments of the signing key, from 1.
    """

    name: ClassVar[str] = "draw.commit"
    round: RoundId
    commitment_sha256: Digest = field(kw_only=True)
    sealed: SealedList = field(kw_only=True)
    beacon_round: int = field(kw_only=True)
    round_time: Instant = field(kw_only=True)
    sealed_at: Instant = field(kw_only=True)
    sequence: int = field(kw_only=True)


@frozen
class HoldDraw:
    """Record the outcome: winners and alternates as the certificate lists them.

    `level` is witnessed, published or claimed; `waiting` are the units that follow the alternates
    in the order of each tier, needed where one unit is an alternate of two tiers.
    """

    name: ClassVar[str] = "draw.hold"
    round: RoundId
    certificate_sha256: Digest = field(kw_only=True)
    level: str = field(kw_only=True)
    winners: tuple[DrawnPlace, ...] = field(kw_only=True)
    alternates: tuple[DrawnPlace, ...] = field(kw_only=True, default=())
    waiting: tuple[DrawnPlace, ...] = field(kw_only=True, default=())


@frozen
class Substitute:
    """Take a prize from who holds it now; the reaction sealed for the cause says who gets it.

    `cause` is silence, refusal, ineligible or undeliverable.
    """

    name: ClassVar[str] = "draw.substitute"
    round: RoundId
    tier: TierId = field(kw_only=True)
    from_entry: str = field(kw_only=True)
    cause: str = field(kw_only=True)


@frozen
class SettleDraw:
    """Record the final certificate, with every substitution in it."""

    name: ClassVar[str] = "draw.settle"
    round: RoundId
    certificate_sha256: Digest = field(kw_only=True)


@frozen
class VoidDraw:
    """Close a commitment that will not be drawn, with a reason and the signed statement."""

    name: ClassVar[str] = "draw.void"
    round: RoundId
    reason: str = field(kw_only=True)
    signature: str = field(kw_only=True)


@frozen
class RecordDecision:
    """Record winners that somebody outside chose: a bailiff, a jury; `minutes` is the proof."""

    name: ClassVar[str] = "draw.record-decision"
    round: RoundId
    winners: tuple[DrawnPlace, ...] = field(kw_only=True)
    decided_by: SubjectId = field(kw_only=True)
    minutes: str = field(kw_only=True)
