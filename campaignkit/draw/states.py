"""What is known of the draw of one round, from the commitment to the settled certificate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen

from campaignkit.draw.plan import TierId
from campaignkit.draw.protocol import Tier
from campaignkit.values import Digest, Instant, RoundId, SealedList, SubjectId


@frozen(kw_only=True)
class DrawnPlace:
    """An entry at a rank of a tier, from 1.

    `unit` names what can win once when several entries share it: the same word on every place of
    one household; empty when the entry stands for itself.
    """

    tier: TierId
    rank: int
    entry: str
    unit: str = ""

    @property
    def winner(self) -> str:
        """What can win once: the unit, or the entry itself."""
        return self.unit or self.entry


@frozen(kw_only=True)
class Substitution:
    """A prize that `from_entry` held passed to `to_entry` (None: to nobody), for a cause, by a reaction."""

    tier: TierId
    from_entry: str
    to_entry: str | None
    cause: str
    reaction: str
    at: Instant


@frozen(kw_only=True)
class Committed:
    """The list, the terms and the coming round of randomness are fixed; nobody can know the outcome.

    `tiers` and `within` (draw or tier) are the plan's as they were sealed; a later amendment does
    not reach them. `by` is who sealed it, empty in a log of the first release.
    """

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
class Held:
    """The winners are known; `substitutions` tell what happened to prizes that fell free.

    `alternates` are those of the certificate; `waiting` follows them in the order of each tier;
    `passed_over` are units that lost a prize and take nothing more; `level` is how well the
    moment of sealing is proved: witnessed, published or claimed.
    """

    commitment: Committed
    winners: tuple[DrawnPlace, ...]
    alternates: tuple[DrawnPlace, ...]
    waiting: tuple[DrawnPlace, ...]
    certificate_sha256: Digest
    level: str
    substitutions: tuple[Substitution, ...] = ()
    passed_over: tuple[str, ...] = ()


@frozen(kw_only=True)
class DrawSettled:
    """Every prize has its last holder; the final certificate says so."""

    held: Held
    certificate_sha256: Digest


@frozen(kw_only=True)
class Recorded:
    """Somebody outside decided (a bailiff, a jury), as the minutes prove."""

    winners: tuple[DrawnPlace, ...]
    decided_by: SubjectId
    minutes: str


@frozen(kw_only=True)
class Voided:
    """A commitment that will not be drawn, by a signed statement."""

    commitment: Committed
    reason: str
    signature: str
    at: Instant

    @property
    def outcome_known(self) -> bool:
        """Whether the outcome could already be known when it was voided."""
        return self.at >= self.commitment.round_time


DrawnState: TypeAlias = Committed | Held | DrawSettled | Recorded | Voided


def sealed_as(state: DrawnState | None) -> Committed | None:
    """What a round was committed to, whatever came of it; None when nothing was sealed."""
    match state:
        case Held(commitment=sealed) | Voided(commitment=sealed) | DrawSettled(held=Held(commitment=sealed)):
            return sealed
        case Committed():
            return state
        case _:
            return None


def held_as(state: DrawnState | None) -> Held | None:
    """The draw as it was held, settled or not; None when none was held here."""
    held = state.held if isinstance(state, DrawSettled) else state
    return held if isinstance(held, Held) else None


@frozen(kw_only=True)
class DrawState:
    """The draw of every round; a round without one is absent."""

    rounds: Mapping[RoundId, DrawnState] = field(factory=dict)
