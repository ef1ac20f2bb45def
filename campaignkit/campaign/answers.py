"""The sign-offs that a campaign's checks see: its own and, for yearly questions, those of its houses."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from campaignkit.approvals import Approvals
from campaignkit.checklists import Standing
from campaignkit.house import House
from campaignkit.values import Digest, Instant


@frozen(kw_only=True)
class SignOffsNow:
    """How each question stands at one moment; a house accepts yearly questions only: its word counts for no other."""

    own: Approvals
    houses: Mapping[str, House] = field(factory=dict)
    now: Instant

    def standing(self, check: str, item: str, digest: Digest) -> Standing:
        """The campaign's own answer when it holds, then that of a house; else the one that is nearest to holding."""
        own = self.own.standing(check, item, digest)
        if own == "signed" or item:
            return own
        answers = (own, *(house.standing(check, digest, self.now) for house in self.houses.values()))
        return next(each for each in NEAREST if each in answers)

    def waived(self, check: str, item: str, now: Instant, digest: Digest) -> str | None:
        """The reason of a waiver that holds now; a house waives nothing."""
        return self.own.waived(check, item, now, digest)

    def proof_due(self, check: str, item: str) -> Instant | None:
        """When the proof of a waiver by phone is due, or was, as long as it has not come."""
        return self.own.proof_due(check, item)


NEAREST: tuple[Standing, ...] = ("signed", "expired", "stale", "unproven", "missing")
