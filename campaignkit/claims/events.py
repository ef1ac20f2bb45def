"""What happened to a claim."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Instant, RoundId, SubjectId


@frozen(kw_only=True)
class WinnerSelected:
    """A prize fell to somebody."""

    kind: ClassVar[str] = "claims.winner-selected"
    claim: str
    round: RoundId
    tier: str
    entry: str
    winner: SubjectId
    prize: str


@frozen(kw_only=True)
class WinnerNotified:
    """The winner was told; the answer is due before `deadline` (None: no deadline runs)."""

    kind: ClassVar[str] = "claims.winner-notified"
    claim: str
    channel: str
    proof: str
    at: Instant
    deadline: Instant | None


@frozen(kw_only=True)
class PrizeAccepted:
    """The winner said yes."""

    kind: ClassVar[str] = "claims.prize-accepted"
    claim: str
    proof: str
    at: Instant


@frozen(kw_only=True)
class DocumentReceived:
    """A document came."""

    kind: ClassVar[str] = "claims.document-received"
    claim: str
    document: str
    proof: str


@frozen(kw_only=True)
class WinnerConfirmed:
    """The prize is this person's."""

    kind: ClassVar[str] = "claims.winner-confirmed"
    claim: str
    proof: str
    at: Instant


@frozen(kw_only=True)
class PrizeDeclined:
    """The winner did not want the prize."""

    kind: ClassVar[str] = "claims.prize-declined"
    claim: str
    reason: str


@frozen(kw_only=True)
class WinnerIneligible:
    """The winner was found to be excluded by an article of the rules."""

    kind: ClassVar[str] = "claims.winner-ineligible"
    claim: str
    reason: str
    article: str
    proof: str


@frozen(kw_only=True)
class ClaimExpired:
    """No answer had come in time."""

    kind: ClassVar[str] = "claims.expired"
    claim: str
    at: Instant


@frozen(kw_only=True)
class WinnerMovedUp:
    """The winner holds a prize of a higher tier, under a claim of its own, and no longer this one."""

    kind: ClassVar[str] = "claims.winner-moved-up"
    claim: str
    to_tier: str


@frozen(kw_only=True)
class GraceGranted:
    """The winner was given until a later instant."""

    kind: ClassVar[str] = "claims.grace-granted"
    claim: str
    until: Instant
    reason: str


@frozen(kw_only=True)
class PublicationConsentGiven:
    """The winner said how to be named in public."""

    kind: ClassVar[str] = "claims.publication-consent-given"
    claim: str
    form: str
    proof: str


ClaimEvent: TypeAlias = (
    WinnerSelected
    | WinnerNotified
    | PrizeAccepted
    | DocumentReceived
    | WinnerConfirmed
    | PrizeDeclined
    | WinnerIneligible
    | ClaimExpired
    | WinnerMovedUp
    | GraceGranted
    | PublicationConsentGiven
)
