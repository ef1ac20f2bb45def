"""The sign-offs that a campaign's checks see: its own and, for yearly questions, those of its houses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from campaignkit.approvals import Approvals
from campaignkit.checklists import Standing
from campaignkit.house import House
from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class SignOffsNow:
    """How each question stands at one moment; a house accepts yearly questions only: its word counts for no other."""

    own: Approvals
    houses: Mapping[str, House] = field(factory=dict)
    digests: Mapping[str, Digest] = field(factory=dict)
    now: Instant

    def standing(self, check: str, item: str, digest: Digest) -> Standing:
        """The campaign's own answer when it holds, then that of a house; else the one that is nearest to holding."""
        own = self.own.standing(check, item, digest)
        if own == "signed" or item:
            return own
        answers = {own, *(house.standing(check, digest, self.now) for house in self.houses.values())}
        left = self.left(check)
        if left is not None:
            answers.add("stale" if left[1] else "signed")
        return next(each for each in NEAREST if each in answers)

    def signers(self, check: str, item: str, digest: Digest) -> Iterator[tuple[SubjectId, House | None]]:
        """Whoever gave an answer that holds, with the house for which they gave it; None for the campaign itself."""
        who = self.own.decided_by(check, item, waiver=False)
        if who is not None and self.own.standing(check, item, digest) == "signed":
            yield who, None
        for house in () if item else self.houses.values():
            who = house.approvals.decided_by(check, "", waiver=False)
            if who is not None and house.standing(check, digest, self.now) == "signed":
                yield who, house
            for model in house.models_of(check, self.now).values():
                if not model.differing(self.digests):
                    yield model.signed.decided_by, house

    def left(self, check: str) -> tuple[str, tuple[str, ...]] | None:
        """The signed model that the plan is nearest to, and the paths where the plan leaves it; None without one."""
        models = [each for house in self.houses.values() for each in house.models_of(check, self.now).items()]
        found = [(name, model.differing(self.digests)) for name, model in models]
        return min(found, key=lambda each: (len(each[1]), each[0]), default=None)

    def waived(self, check: str, item: str, now: Instant, digest: Digest) -> str | None:
        """The reason of a waiver that holds now; a house waives nothing."""
        return self.own.waived(check, item, now, digest)

    def proof_due(self, check: str, item: str) -> Instant | None:
        """When the proof of a waiver by phone is due, or was, as long as it has not come."""
        return self.own.proof_due(check, item)


NEAREST: tuple[Standing, ...] = ("signed", "expired", "stale", "unproven", "missing")
