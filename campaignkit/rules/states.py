"""How the rules document stands: written, published, deposited."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from campaignkit.values import Digest, Instant


@frozen
class Drafted:
    """Being written."""


@frozen(kw_only=True)
class Published:
    """Public at an address, with the digest of exactly that file; `amendments` counts the avenants."""

    sha256: Digest
    address: str
    at: Instant
    amendments: int = 0


@frozen(kw_only=True)
class Deposited:
    """Published, and deposited with a party that gave a receipt."""

    sha256: Digest
    address: str
    at: Instant
    amendments: int
    party: str
    receipt: str


@frozen(kw_only=True)
class TakenDown:
    """No longer public, after the contest."""

    sha256: Digest


Document: TypeAlias = Drafted | Published | Deposited | TakenDown


@frozen(kw_only=True)
class RulesState:
    """The state of the rules document."""

    document: Document = field(factory=Drafted)
