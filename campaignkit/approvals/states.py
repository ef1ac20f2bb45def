"""How the consent to one check stands: the last act counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from campaignkit.approvals.events import CheckWaived, SignedOff
from campaignkit.values import Digest, Instant

UNBOUND = Digest("")


@frozen
class Signed:
    """Signed off, for one content."""

    sign_off: SignedOff


@frozen
class Withdrawn:
    """Signed off once, and taken back."""

    reason: str


@frozen
class Waived:
    """Let pass until an instant; a sign-off given before still stands after it."""

    waiver: CheckWaived
    sign_off: SignedOff | None


Consent: TypeAlias = Signed | Withdrawn | Waived
Standing: TypeAlias = Literal["missing", "signed", "unproven", "stale", "expired"]


@frozen(kw_only=True)
class Approvals:
    """Every consent of a campaign, by check."""

    consents: Mapping[str, Consent] = field(factory=dict)

    def standing(self, check: str, item: str, digest: Digest) -> Standing:
        """How the sign-off of this check stands for content with this digest."""
        sign_off = self._sign_off(consent_key(check, item))
        if sign_off is None:
            return "missing"
        if not sign_off.proof:
            return "unproven"
        return "signed" if sign_off.subject == digest else "stale"

    def waived(self, check: str, item: str, now: Instant, digest: Digest = UNBOUND) -> str | None:
        """The reason of a waiver that holds now; None without one, once it has expired, or for other content."""
        consent = self.consents.get(consent_key(check, item))
        if not isinstance(consent, Waived) or now >= consent.waiver.until:
            return None
        return consent.waiver.reason if consent.waiver.subject in (UNBOUND, digest) else None

    def given_at(self, check: str, item: str) -> Instant | None:
        """When the sign-off that stands was recorded; None without one."""
        sign_off = self._sign_off(consent_key(check, item))
        return None if sign_off is None else sign_off.at

    def _sign_off(self, key: str) -> SignedOff | None:
        consent = self.consents.get(key)
        return consent.sign_off if isinstance(consent, Signed | Waived) else None


def consent_key(check: str, item: str) -> str:
    """The check's id, with `@item` for an item of its own.

    >>> consent_key("shipping.address-confirmed", "w1")
    'shipping.address-confirmed@w1'
    """
    return f"{check}@{item}" if item else check
