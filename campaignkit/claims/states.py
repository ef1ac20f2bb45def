"""What is known of one claim: somebody drawn, told, answering, confirmed, or out.

Every state says what is claimed by whom; people are opaque ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import field, frozen

from campaignkit.values import Instant, RoundId, SubjectId


@frozen(kw_only=True)
class Award:
    """A prize of a tier for one entry of the sealed list, and the person behind it."""

    round: RoundId
    tier: str
    entry: str
    winner: SubjectId
    prize: str


@frozen(kw_only=True)
class Attempt:
    """One message to the winner."""

    channel: str
    at: Instant


@frozen(kw_only=True)
class Consent:
    """How the winner may be named in public, as the proof shows."""

    form: str
    proof: str


@frozen(kw_only=True)
class Selected(Award):
    """Drawn; nobody has told the winner yet."""


@frozen(kw_only=True)
class Notified(Award):
    """Told, once or more; the answer is due before `deadline` (exclusive; None: no deadline runs)."""

    attempts: tuple[Attempt, ...]
    deadline: Instant | None
    consent: Consent | None = None


@frozen(kw_only=True)
class Accepted(Award):
    """The winner said yes; `documents` maps those received to their proofs."""

    attempts: tuple[Attempt, ...]
    at: Instant
    proof: str
    documents: Mapping[str, str] = field(factory=dict)
    consent: Consent | None = None


@frozen(kw_only=True)
class Confirmed(Award):
    """Age, residence and exclusions were checked, as the proof shows: the prize is this person's."""

    attempts: tuple[Attempt, ...]
    at: Instant
    proof: str
    documents: Mapping[str, str] = field(factory=dict)
    consent: Consent | None = None


@frozen(kw_only=True)
class Declined(Award):
    """The winner does not want the prize."""

    reason: str


@frozen(kw_only=True)
class Ineligible(Award):
    """The winner may not win, under an article of the rules, as the proof shows."""

    reason: str
    article: str
    proof: str


@frozen(kw_only=True)
class Expired(Award):
    """No answer came in time."""

    at: Instant


@frozen(kw_only=True)
class MovedUp(Award):
    """Somebody above fell out: the winner holds a prize of `to_tier` instead, and this one passes on."""

    to_tier: str


Undecided: TypeAlias = Selected | Notified | Accepted
"""The prize may be this person's, or not."""
PassedOn: TypeAlias = Declined | Ineligible | Expired | MovedUp
"""The prize is no longer this person's."""
ClaimState: TypeAlias = Undecided | Confirmed | PassedOn


@frozen(kw_only=True)
class ClaimsState:
    """Every claim by its id."""

    claims: Mapping[str, ClaimState] = field(factory=dict)
