"""What a check of a room is given to look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, Protocol, TypeAlias, TypeVar

from attrs import field, frozen

from campaignkit.checklists.quotes import Quote, on_clock
from campaignkit.checklists.verdicts import Verdict
from campaignkit.values import UNKNOWN, Digest, Instant, Works, Zone, weekday

P_co = TypeVar("P_co", covariant=True)
S_co = TypeVar("S_co", covariant=True)


COUNTED_IN_DAYS = frozenset({"claim", "delivery"})
"""The dates that lie so many days after another."""
Standing: TypeAlias = Literal["missing", "signed", "unproven", "stale", "expired"]


class SignOffs(Protocol):
    """The sign-offs and waivers of a campaign, as a check sees them."""

    def standing(self, check: str, item: str, digest: Digest) -> Standing:
        """How it stands for content with this digest; stale: for other content; expired: too long ago."""

    def waived(self, check: str, item: str, now: Instant, digest: Digest) -> str | None:
        """The reason of a waiver that holds now, for content with this digest where it was bound to one; else None."""

    def proof_due(self, check: str, item: str) -> Instant | None:
        """When the proof of a waiver by phone is due, or was, as long as it has not come; None when none is awaited."""


@frozen(kw_only=True)
class Case(Generic[P_co, S_co]):
    """One room's plan and state at one moment, with the sign-offs and the digests of the plan.

    `digests` maps plan paths (`prizes`, `creatives.visuals[launch]`) to their digests;
    `anchors` maps the names of dates (`opening`, `close`, `draw`, `claim`) to instants, and
    lacks what is not known, and `told` maps the same names to the places of the plan that give them;
    `earlier` and `later` name those that may still prove to be so, each with the place that would settle it;
    `item` is the round, prize or winner asked about, empty for the campaign; `zone` is the one whose
    clock the campaign goes by, `zoned` whether anybody has said so, and `works` tells its working days.
    """

    plan: P_co
    state: S_co
    sign_offs: SignOffs
    digests: Mapping[str, Digest]
    now: Instant
    anchors: Mapping[str, Instant] = field(factory=dict)
    item: str = ""
    told: Mapping[str, Quote] = field(factory=dict)
    earlier: Mapping[str, str] = field(factory=dict)
    later: Mapping[str, str] = field(factory=dict)
    zone: Zone = Zone("UTC")
    zoned: bool = True
    works: Works = weekday

    def quoted(self, anchor: str) -> Quote:
        """A date that is known, as the plan gives it."""
        return self.told.get(anchor) or Quote(anchor, on_clock(self.anchors[anchor], self.zone))

    def too_soon(self, anchor: str) -> Verdict:
        """Of what ends too soon before a date: a FAIL, but UNKNOWN as long as that date may prove to be earlier."""
        return Verdict.UNKNOWN if self.unsettled(anchor) else Verdict.FAIL

    def unsettled(self, anchor: str) -> tuple[Quote, ...]:
        """What is not said yet and may bring a date forward: a place of the plan, or the zone in which one counts."""
        places = [self.earlier[anchor]] if anchor in self.earlier else []
        if anchor in COUNTED_IN_DAYS and not self.zoned:
            places.append("zone")
        return tuple(Quote(where, UNKNOWN) for where in places)
