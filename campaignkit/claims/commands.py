"""What can be asked of a claim."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.values import Instant, RoundId, SubjectId


@frozen
class SelectWinner:
    """Record whom a prize falls to; follows from the draw or from a substitution, nobody asks for it."""

    name: ClassVar[str] = "claims.select-winner"
    claim: str
    round: RoundId = field(kw_only=True)
    tier: str = field(kw_only=True)
    entry: str = field(kw_only=True)
    winner: SubjectId = field(kw_only=True)
    prize: str = field(kw_only=True)


@frozen
class NotifyWinner:
    """Record that the winner was told, or reminded, by a channel, with the message as proof."""

    name: ClassVar[str] = "claims.notify"
    claim: str
    channel: str = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class AcceptPrize:
    """Record that the winner says yes, with the answer as proof."""

    name: ClassVar[str] = "claims.accept"
    claim: str
    proof: str = field(kw_only=True)


@frozen
class ReceiveDocument:
    """Record that a document which the rules ask for has come."""

    name: ClassVar[str] = "claims.receive-document"
    claim: str
    document: str = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class ConfirmWinner:
    """Record that age, residence and exclusions were checked, with what was seen as proof."""

    name: ClassVar[str] = "claims.confirm"
    claim: str
    proof: str = field(kw_only=True)


@frozen
class DeclinePrize:
    """Record that the winner does not want the prize."""

    name: ClassVar[str] = "claims.decline"
    claim: str
    reason: str = field(kw_only=True)


@frozen
class DeclareIneligible:
    """Record that the winner may not win: why, under which article, with what proof."""

    name: ClassVar[str] = "claims.declare-ineligible"
    claim: str
    reason: str = field(kw_only=True)
    article: str = field(kw_only=True)
    proof: str = field(kw_only=True)


@frozen
class ExpireClaim:
    """Give the prize up to the next, because no answer came before the deadline."""

    name: ClassVar[str] = "claims.expire"
    claim: str


@frozen
class MoveUp:
    """Record that the winner holds a prize of a higher tier instead; follows from a substitution."""

    name: ClassVar[str] = "claims.move-up"
    claim: str
    to_tier: str = field(kw_only=True)


@frozen
class GrantGrace:
    """Let the winner answer until a later instant (exclusive)."""

    name: ClassVar[str] = "claims.grant-grace"
    claim: str
    until: Instant = field(kw_only=True)
    reason: str = field(kw_only=True)


@frozen
class GivePublicationConsent:
    """Record how the winner may be named in public; given again, the last one holds.

    `form` is full-name, first-name, initials, handle or no-name.
    """

    name: ClassVar[str] = "claims.give-publication-consent"
    claim: str
    form: str = field(kw_only=True)
    proof: str = field(kw_only=True)
