"""The plan of a whole campaign: what is intended, as far as it is decided."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pendulum
from attrs import field, frozen

from campaignkit.calendar import working_in
from campaignkit.campaign.windows import RoundPlan, WindowPlan
from campaignkit.channels import ChannelsPlan
from campaignkit.claims import ClaimsPlan
from campaignkit.creatives import CreativesPlan
from campaignkit.draw import DrawPlan
from campaignkit.entries import EntriesPlan
from campaignkit.followup import FollowupPlan
from campaignkit.incidents import IncidentsPlan
from campaignkit.objectives import ObjectivesPlan
from campaignkit.organisers import OrganisersPlan, PartyRole
from campaignkit.privacy import PrivacyPlan
from campaignkit.prizes import PrizesPlan
from campaignkit.rulepacks import stated
from campaignkit.rules import RulesPlan
from campaignkit.shipping import ShippingPlan
from campaignkit.values import (
    UNKNOWN,
    CampaignId,
    Digest,
    InvalidValueError,
    Maybe,
    Money,
    Place,
    Text,
    Works,
    Zone,
    digest_of,
)

FORMAT = 1


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


@frozen(kw_only=True, cache_hash=True)
class CampaignPlan:
    """Everything that is intended, one section per workstream.

    `language` is the one of the texts (`fr`, `de`…); `zone` is the IANA zone in which civil
    times are read, `zone_as_written` what the published rules call it; `brand` is the name
    that the public sees. `houses` are the agency and the client whose yearly answers count here, and
    whose policy tells the size of the campaign (the first that has one). `format` is the version of
    the file format. `facts` says what no other
    section can of the facts that rule packs ask about (`promoter_sector: alcohol`), in their words;
    `rates` are those at which money is compared with the limits of rules in another currency.
    `external_ref` is the id of the campaign in the CRM, empty without one; `windows` are the periods
    for everything but playing; `copied_from` the contest that this one was copied from (None: from none),
    by which leftovers are looked for. `holidays` is the place
    whose public holidays are no working days, a country or a part of it (`FR`, `FR-57`, `DE-BY`;
    None: weekends alone are off; unknown: those of the country whose law holds, else of the promoter).
    """

    format: int = FORMAT
    id: CampaignId
    title: Text
    brand: Maybe[str] = UNKNOWN
    language: Maybe[str] = UNKNOWN
    zone: Maybe[Zone] = UNKNOWN
    zone_as_written: Maybe[str] = UNKNOWN
    rounds: tuple[RoundPlan, ...] = ()
    windows: tuple[WindowPlan, ...] = ()
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
    holidays: Maybe[Place | None] = UNKNOWN
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

    @property
    def works(self) -> Works:
        """Tell the working days of the campaign from others; every weekday is one while no place is known."""
        return working_in(self.at_home)

    @property
    def at_home(self) -> Place | None:
        """The place whose holidays count: the one that is named, else that of the law or of the promoter."""
        promoters = (party.country for party in self.organisers.with_role(PartyRole.PROMOTER))
        return next((place for place in (self.holidays, self.rules.law, *promoters) if place is not UNKNOWN), None)

    def round(self, round_id: str) -> RoundPlan | None:
        """The round of this id, or None."""
        return next((each for each in self.rounds if each.id == round_id), None)


@frozen(kw_only=True)
class AdoptedPlan:
    """A plan with the digest of each of its paths, as the codec took them."""

    plan: CampaignPlan
    digests: Mapping[str, Digest]

    @cached_property
    def bound(self) -> Mapping[str, Digest]:
        """What sign-offs are bound to: who holds which role is no part of what was signed as the whole plan."""
        if not set(PEOPLE) <= set(self.digests):
            return self.digests
        parts = sorted(f"{path}={digest}" for path, digest in self.digests.items() if _stands_by_itself(path))
        return {**self.digests, WHOLE: digest_of("\n".join(parts).encode())}


WHOLE = "plan"
PEOPLE = ("organisers", "organisers.people")


def _stands_by_itself(path: str) -> bool:
    """Whether this is a section of the plan, or of its organisers one part, the people aside."""
    if path in (WHOLE, *PEOPLE) or "[" in path:
        return False
    return "." not in path or (path.startswith("organisers.") and path.count(".") == 1)


def section(plan: CampaignPlan, room: str) -> Any:
    """The part of the plan that belongs to a room."""
    return getattr(plan, room)
