"""The phases of a campaign and of its rounds, and the whole state of a campaign."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import evolve, field, frozen

from campaignkit import (
    channels,
    creatives,
    objectives,
    organisers,
    privacy,
    prizes,
)
from campaignkit.approvals import Approvals
from campaignkit.campaign.duties import law_of
from campaignkit.campaign.plan import AdoptedPlan, CampaignPlan
from campaignkit.channels import ChannelsState
from campaignkit.checklists import Case, Check
from campaignkit.claims import ClaimsState, PassedOn
from campaignkit.creatives import CreativesState
from campaignkit.draw import DrawState
from campaignkit.entries import EntriesState
from campaignkit.followup import FollowupState
from campaignkit.house import House
from campaignkit.incidents import IncidentsState
from campaignkit.machine import ABSENT, Absent
from campaignkit.objectives import ObjectivesState
from campaignkit.organisers import OrganisersState
from campaignkit.privacy import PrivacyState
from campaignkit.prizes import PrizesState
from campaignkit.rulepacks import NO_PACKS, Facts, Library, Ruling
from campaignkit.rules import RulesState
from campaignkit.shipping import ShippingState
from campaignkit.values import CampaignId, Digest, Instant, RoundId, Text


@frozen
class Planning:
    """The plan may still change freely; nothing is public."""


@frozen(kw_only=True)
class Live:
    """Public since an instant."""

    launched_at: Instant


@frozen(kw_only=True)
class Paused:
    """Stopped for a while, for a reason; what was promised stays owed."""

    launched_at: Instant
    reason: str


@frozen(kw_only=True)
class Ended:
    """No round takes entries any more; draws and prizes go on."""

    launched_at: Instant
    ended_at: Instant


@frozen(kw_only=True)
class Cancelled:
    """Given up, for a reason; `launched_at` is None when nothing was public yet."""

    reason: str
    launched_at: Instant | None


@frozen(kw_only=True)
class Archived:
    """Closed for good."""

    archived_at: Instant


Phase: TypeAlias = Absent | Planning | Live | Paused | Ended | Cancelled | Archived


@frozen
class Open:
    """Takes entries, within its window."""


@frozen
class Closed:
    """Takes no entry made later; those made in time may still be brought in."""


@frozen
class Sealed:
    """The list of entries is fixed and committed to."""


@frozen
class Drawn:
    """The winners are known to the organiser."""


@frozen
class Announced:
    """The winners are public, as far as the rules say."""


@frozen
class Settled:
    """Every prize of the round is delivered, or its fate decided."""


@frozen
class Void:
    """The round will not be held, for a reason."""

    reason: str


RoundState: TypeAlias = Open | Closed | Sealed | Drawn | Announced | Settled | Void


@frozen(kw_only=True)
class Campaign:
    """The whole state of one campaign: the fold of its log.

    `parents` names, for each round that was added to draw afresh, the round whose prizes it draws.
    `packs` are the rules that the desk asks and `own` the checks that an agency adds; `facts` are what
    the plan tells the rules, `rulings` what each rule says of these facts; `houses` are those of the
    plan's houses that the desk knows, by name.
    """

    plan: CampaignPlan
    digests: Mapping[str, Digest] = field(factory=dict)
    packs: Library = NO_PACKS
    own: tuple[Check[Case[Any, Any]], ...] = ()
    facts: Facts = field(factory=dict)
    rulings: Mapping[str, Ruling] = field(factory=dict)
    houses: Mapping[str, House] = field(factory=dict)
    plan_version: int = 0
    phase: Phase = ABSENT
    rounds: Mapping[RoundId, RoundState] = field(factory=dict)
    parents: Mapping[RoundId, RoundId] = field(factory=dict)
    approvals: Approvals = field(factory=Approvals)
    organisers: OrganisersState = field(factory=OrganisersState)
    objectives: ObjectivesState = field(factory=ObjectivesState)
    prizes: PrizesState = field(factory=PrizesState)
    rules: RulesState = field(factory=RulesState)
    creatives: CreativesState = field(factory=CreativesState)
    channels: ChannelsState = field(factory=ChannelsState)
    entries: EntriesState = field(factory=EntriesState)
    draw: DrawState = field(factory=DrawState)
    claims: ClaimsState = field(factory=ClaimsState)
    shipping: ShippingState = field(factory=ShippingState)
    followup: FollowupState = field(factory=FollowupState)
    privacy: PrivacyState = field(factory=PrivacyState)
    incidents: IncidentsState = field(factory=IncidentsState)

    @property
    def id(self) -> CampaignId:
        """The campaign's name in the store."""
        return self.plan.id

    @property
    def announced(self) -> bool:
        """Whether the public has been promised anything."""
        match self.phase:
            case Live() | Paused() | Ended():
                return True
            case Cancelled(launched_at=launched_at):
                return launched_at is not None
            case _:
                return isinstance(self.phase, Archived)

    def root(self, round_id: str) -> RoundId:
        """The round whose entries a round draws from: its own, or those of the first of its parents."""
        here = RoundId(round_id)
        while here in self.parents:
            here = self.parents[here]
        return here

    def standing(self, round_id: str) -> tuple[str, ...]:
        """The claims of a round whose prize has not passed on, in the order of their birth."""
        return tuple(
            claim
            for claim, state in self.claims.claims.items()
            if state.round == round_id and not isinstance(state, PassedOn)
        )

    @property
    def over(self) -> bool:
        """Whether the campaign has ended, was cancelled or is archived."""
        return isinstance(self.phase, Ended | Cancelled | Archived)


NOTHING_YET = Campaign(plan=CampaignPlan(id=CampaignId("nothing-yet"), title=Text("", "")))
BORN_FROM_PLAN: Mapping[str, Any] = {
    "channels": channels.adopted,
    "creatives": creatives.adopted,
    "objectives": objectives.adopted,
    "organisers": organisers.adopted,
    "privacy": privacy.adopted,
    "prizes": prizes.adopted,
}


def adopt(campaign: Campaign, adopted: AdoptedPlan) -> Campaign:
    """The campaign under this plan; what is already under way stays as it is."""
    plan = adopted.plan
    rooms = {name: born(getattr(plan, name), getattr(campaign, name)) for name, born in BORN_FROM_PLAN.items()}
    rounds = {**{each.id: Open() for each in plan.rounds}, **campaign.rounds} if campaign.announced else {}
    law = law_of(campaign.packs, plan)
    return evolve(
        campaign,
        plan=plan,
        digests={**adopted.bound, **law.digests},
        facts=law.facts,
        rulings=law.rulings,
        plan_version=campaign.plan_version + 1,
        rounds=rounds,
        **rooms,
    )


def opened(campaign: Campaign) -> Campaign:
    """The campaign with every round of its plan open, at the launch."""
    return evolve(campaign, rounds={each.id: Open() for each in campaign.plan.rounds})
