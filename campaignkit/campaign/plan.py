"""The plan of a whole campaign: what is intended, as far as it is decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pendulum
from attrs import field, frozen

from campaignkit.channels import ChannelsPlan
from campaignkit.claims import ClaimsPlan
from campaignkit.creatives import CreativesPlan
from campaignkit.draw import DrawPlan
from campaignkit.entries import EntriesPlan
from campaignkit.followup import FollowupPlan
from campaignkit.incidents import IncidentsPlan
from campaignkit.objectives import ObjectivesPlan
from campaignkit.organisers import OrganisersPlan
from campaignkit.privacy import PrivacyPlan
from campaignkit.prizes import PrizesPlan
from campaignkit.rulepacks import stated
from campaignkit.rules import RulesPlan
from campaignkit.shipping import ShippingPlan
from campaignkit.values import (
    UNKNOWN,
    CampaignId,
    Digest,
    Instant,
    InvalidValueError,
    Maybe,
    Money,
    RoundId,
    Text,
    Zone,
)

LAST_MINUTE = 59
FORMAT = 1


@frozen(kw_only=True)
class RoundPlan:
    """A period of play with its own draw, from `opens_at` (inclusive) to `closes_at`.

    A closing written to the minute 59 means the whole of that minute, as entrants read it;
    any other closing is exclusive: at 18:00:00 it is over.
    """

    id: RoundId
    opens_at: Maybe[Instant] = UNKNOWN
    closes_at: Maybe[Instant] = UNKNOWN

    def __attrs_post_init__(self) -> None:
        if self.opens_at is not UNKNOWN and self.closes_at is not UNKNOWN and self.closes_at <= self.opens_at:
            raise InvalidValueError(
                Text("la fin de la session ne suit pas son début", "the end of the round does not follow its start"),
                Text(f"{self.opens_at} puis {self.closes_at}", f"{self.opens_at} then {self.closes_at}"),
                Text("corriger l'une des deux dates", "correct one of the two dates"),
            )

    @property
    def over_at(self) -> Instant | None:
        """The first instant at which an entry is too late; None while unknown."""
        if self.closes_at is UNKNOWN:
            return None
        whole_minute = self.closes_at.minute == LAST_MINUTE and self.closes_at.second == 0
        return self.closes_at.add(minutes=1) if whole_minute else self.closes_at


@frozen(kw_only=True)
class Rate:
    """What one unit of a currency costs in another, on a day, by a source: `one: EUR`, `costs: 1.08 USD`."""

    one: str
    costs: Money
    on: pendulum.Date
    source: str

    def __attrs_post_init__(self) -> None:
        if self.costs.amount <= 0 or self.costs.currency == Money(1, self.one).currency:
            raise InvalidValueError(
                Text(f"une unité de {self.one} ne coûte pas {self.costs}", f"{self.one} does not cost {self.costs}"),
                None,
                Text("écrire par exemple EUR et 1.08 USD", "write for example EUR and 1.08 USD"),
            )

    def converted(self, money: Money) -> Money | None:
        """The amount in the other of the two currencies; None when it is in neither."""
        if money.currency == self.one:
            return self.costs * money.amount
        if money.currency == self.costs.currency:
            return Money(money.amount / self.costs.amount, self.one)
        return None


@frozen(kw_only=True)
class CopiedFrom:
    """The contest that a plan was copied from, as far as something of it may be left over.

    `brands` are the names of its brand and its promoters; `days` the civil days that it knew;
    `prizes` the names of its prizes.
    """

    id: CampaignId
    brands: tuple[str, ...] = ()
    days: tuple[pendulum.Date, ...] = ()
    prizes: tuple[str, ...] = ()


@frozen(kw_only=True)
class CampaignPlan:
    """Everything that is intended, one section per workstream.

    `language` is the one of the texts (`fr`, `de`…); `zone` is the IANA zone in which civil
    times are read, `zone_as_written` what the published rules call it; `brand` is the name
    that the public sees. `houses` are the agency and the client whose yearly answers count here, and
    whose policy tells the size of the campaign (the first that has one). `format` is the version of
    the file format. `facts` says what no other
    section can of the facts that rule packs ask about (`promoter_sector: alcohol`), in their words;
    `rates` are those at which money is compared with the limits of rules in another currency.
    `external_ref` is the id of the campaign in the CRM, empty without one; `copied_from` the contest
    that this one was copied from (None: from none), which is what leftovers are looked for by.
    """

    format: int = FORMAT
    id: CampaignId
    title: Text
    brand: Maybe[str] = UNKNOWN
    language: Maybe[str] = UNKNOWN
    zone: Maybe[Zone] = UNKNOWN
    zone_as_written: Maybe[str] = UNKNOWN
    rounds: tuple[RoundPlan, ...] = ()
    houses: tuple[str, ...] = ()
    objectives: ObjectivesPlan = field(factory=ObjectivesPlan)
    organisers: OrganisersPlan = field(factory=OrganisersPlan)
    prizes: PrizesPlan = field(factory=PrizesPlan)
    rules: RulesPlan = field(factory=RulesPlan)
    entries: EntriesPlan = field(factory=EntriesPlan)
    draw: DrawPlan = field(factory=DrawPlan)
    claims: ClaimsPlan = field(factory=ClaimsPlan)
    shipping: ShippingPlan = field(factory=ShippingPlan)
    creatives: CreativesPlan = field(factory=CreativesPlan)
    channels: ChannelsPlan = field(factory=ChannelsPlan)
    followup: FollowupPlan = field(factory=FollowupPlan)
    privacy: PrivacyPlan = field(factory=PrivacyPlan)
    incidents: IncidentsPlan = field(factory=IncidentsPlan)
    facts: Mapping[str, str] = field(factory=dict, hash=False)
    rates: tuple[Rate, ...] = ()
    external_ref: str = ""
    copied_from: CopiedFrom | None = None

    def __attrs_post_init__(self) -> None:
        for name, words in self.facts.items():
            stated(name, words)

    @property
    def external_refs(self) -> frozenset[str]:
        """The ids that the CRM has for the campaign and its parties."""
        return frozenset({self.external_ref, *(party.external_ref for party in self.organisers.parties)} - {""})

    @property
    def clock(self) -> Zone:
        """The zone that civil days are counted in; UTC while the plan names none."""
        return Zone("UTC") if self.zone is UNKNOWN else self.zone

    def round(self, round_id: str) -> RoundPlan | None:
        """The round of this id, or None."""
        return next((each for each in self.rounds if each.id == round_id), None)


@frozen(kw_only=True)
class AdoptedPlan:
    """A plan with the digest of each of its paths, as the codec took them."""

    plan: CampaignPlan
    digests: Mapping[str, Digest]


def section(plan: CampaignPlan, room: str) -> Any:
    """The part of the plan that belongs to a room."""
    return getattr(plan, room)
