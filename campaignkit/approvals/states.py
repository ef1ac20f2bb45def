"""How the consent to one check stands: the last act counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import field, frozen

from campaignkit.approvals.events import CheckWaived, SignedOff
from campaignkit.values import Digest, Instant, SubjectId

UNBOUND = Digest("")


@frozen
class Signed:
    """Signed off, for one content; `owes` a proof when a waiver by phone came before and was never proved."""

    sign_off: SignedOff
    owes: bool = False


@frozen
class Withdrawn:
    """Signed off or waived once, and taken back; `owes` a proof when it was waived by phone and never proved."""

    reason: str
    owes: bool = False


@frozen
class Waived:
    """Let pass until an instant; a sign-off given before still stands after it.

    `proof` is what was brought after a waiver by phone.
    """

    waiver: CheckWaived
    sign_off: SignedOff | None
    proof: str = ""

    @property
    def proof_due(self) -> Instant | None:
        """When the proof is due (exclusive), as long as it has not come; None when none is awaited."""
        return None if self.proof else self.waiver.proof_due

    @property
    def owes(self) -> bool:
        """Whether a proof is still awaited, be it too late."""
        return self.proof_due is not None

    def counts(self, now: Instant) -> bool:
        """Whether it lets pass now: not yet at its end, and with its proof there or not yet due."""
        return now < self.waiver.until and (self.proof_due is None or now < self.proof_due)


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
        if not sign_off.proof.strip():
            return "unproven"
        return "signed" if sign_off.subject == digest else "stale"

    def waived(self, check: str, item: str, now: Instant, digest: Digest = UNBOUND) -> str | None:
        """The reason of a waiver that holds now; None without one, once it has expired, or for other content."""
        consent = self.consents.get(consent_key(check, item))
        if not isinstance(consent, Waived) or not consent.counts(now):
            return None
        return consent.waiver.reason if consent.waiver.subject in (UNBOUND, digest) else None

    def proof_due(self, check: str, item: str) -> Instant | None:
        """When the proof of a waiver by phone is due, or was, as long as it has not come; None when none is awaited."""
        consent = self.consents.get(consent_key(check, item))
        return consent.proof_due if isinstance(consent, Waived) else None

    def awaiting(self) -> Iterator[tuple[str, Instant]]:
        """Every waiver by phone whose proof has not come: the check, and when it is due."""
        for key, consent in self.consents.items():
            if isinstance(consent, Waived) and consent.proof_due is not None:
                yield key, consent.proof_due

    def given_at(self, check: str, item: str) -> Instant | None:
        """When the sign-off that stands was recorded; None without one."""
        sign_off = self._sign_off(consent_key(check, item))
        return None if sign_off is None else sign_off.at

    def decided_by(self, check: str, item: str, *, waiver: bool) -> SubjectId | None:
        """Who gave the waiver, or the sign-off, that stands; None without one."""
        consent = self.consents.get(consent_key(check, item))
        if waiver:
            return consent.waiver.decided_by if isinstance(consent, Waived) else None
        sign_off = self._sign_off(consent_key(check, item))
        return None if sign_off is None else sign_off.decided_by

    def _sign_off(self, key: str) -> SignedOff | None:
        consent = self.consents.get(key)
        return consent.sign_off if isinstance(consent, Signed | Waived) else None


def consent_key(check: str, item: str) -> str:
    """The check's id, with `@item` for an item of its own.

    >>> consent_key("shipping.address-confirmed", "w1")
    'shipping.address-confirmed@w1'
    """
    return f"{check}@{item}" if item else check
