"""What each room is shown of the others: computed here, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from campaignkit.approvals import ApprovalsView
from campaignkit.campaign.gates import signable
from campaignkit.campaign.states import Announced, Campaign, Closed, Open, Sealed, Settled
from campaignkit.channels import ChannelsView
from campaignkit.claims import ClaimsView, Confirmed, PassedOn, Undecided
from campaignkit.creatives import CreativesView
from campaignkit.draw import DrawView, Held, held_as, moves_up
from campaignkit.entries import EntriesView
from campaignkit.followup import FollowupView
from campaignkit.incidents import IncidentsView
from campaignkit.objectives import ObjectivesView
from campaignkit.organisers import OrganisersView
from campaignkit.privacy import PrivacyView
from campaignkit.prizes import PrizesView
from campaignkit.rules import RulesView
from campaignkit.shipping import Abandoned, Delivered, ShippingView, Used, WrittenOff
from campaignkit.values import UNKNOWN, Instant, RoundId


def approvals(campaign: Campaign, _now: Instant) -> ApprovalsView:
    """Every check that a person may sign or waive now."""
    return ApprovalsView(checks=signable(campaign))


def organisers(campaign: Campaign, _now: Instant) -> OrganisersView:
    """Whether the public has been promised anything."""
    return OrganisersView(announced=campaign.announced)


def objectives(campaign: Campaign, _now: Instant) -> ObjectivesView:
    """Whether the public has been promised anything."""
    return ObjectivesView(announced=campaign.announced)


def prizes(campaign: Campaign, _now: Instant) -> PrizesView:
    """Whether the public has been promised anything."""
    return PrizesView(announced=campaign.announced)


def rules(campaign: Campaign, _now: Instant) -> RulesView:
    """Whether the campaign is over."""
    return RulesView(over=campaign.over)


def creatives(campaign: Campaign, _now: Instant) -> CreativesView:
    """Whether anything is public, how many rounds of changes are agreed, and each post's moment."""
    agreed = campaign.plan.creatives.revision_rounds
    return CreativesView(
        announced=campaign.announced,
        revision_rounds=None if agreed is UNKNOWN else agreed,
        moments={post.id: post.moment for post in campaign.plan.creatives.posts},
    )


def channels(_campaign: Campaign, _now: Instant) -> ChannelsView:
    """Nothing."""
    return ChannelsView()


def incidents(_campaign: Campaign, _now: Instant) -> IncidentsView:
    """Nothing."""
    return IncidentsView()


def entries(campaign: Campaign, _now: Instant) -> EntriesView:
    """The rounds between launch and sealing, and those whose list is fixed."""
    collecting = frozenset(name for name, state in campaign.rounds.items() if isinstance(state, Open | Closed))
    return EntriesView(collecting=collecting, fixed=frozenset(campaign.rounds) - collecting)


def draw(campaign: Campaign, _now: Instant) -> DrawView:
    """The tiers of the plan, and how far ahead of the randomness the list is sealed."""
    plan = campaign.plan.draw
    return DrawView(
        tiers={tier.id: tier for tier in plan.tiers},
        within=plan.within,
        margin_minutes=plan.margin_minutes,
        roots={child: campaign.root(child) for child in campaign.parents},
    )


def claims(campaign: Campaign, _now: Instant) -> ClaimsView:
    """The clocks and documents of the plan; when each round was over and drawn, and who may still move up."""
    plan = campaign.plan.claims
    return ClaimsView(
        reply_within=plan.reply_within,
        clock_from=plan.clock_from,
        confirm_by=plan.confirm_by,
        documents=tuple(document.id for document in plan.documents),
        zone=campaign.plan.clock,
        works=campaign.plan.works,
        drawn_at={name: held.commitment.round_time for name, held in _held(campaign)},
        over_at=dict(_over(campaign)),
        above=dict(_above(campaign)),
    )


def _above(campaign: Campaign) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each claim under tiers from which winners move up: the claims there that are undecided."""
    for name, held in _held(campaign):
        if any(map(moves_up, held.commitment.tiers)):
            yield from _above_in(campaign, name, held)


def _above_in(campaign: Campaign, name: RoundId, held: Held) -> Iterator[tuple[str, tuple[str, ...]]]:
    standing: tuple[str, ...] = campaign.standing(name)
    above: tuple[str, ...] = ()
    for tier in held.commitment.tiers:
        here = tuple(claim for claim in standing if campaign.claims.claims[claim].tier == tier.name)
        yield from ((claim, above) for claim in here)
        if moves_up(tier):
            above += tuple(claim for claim in here if isinstance(campaign.claims.claims[claim], Undecided))


def _over(campaign: Campaign) -> Iterator[tuple[RoundId, Instant]]:
    """When each round takes no entry any more; a round born closed goes by the one that it comes from."""
    for name in campaign.rounds:
        planned = campaign.plan.round(campaign.root(name))
        if planned is not None and planned.over_at is not None:
            yield name, planned.over_at


def _held(campaign: Campaign) -> Iterator[tuple[RoundId, Held]]:
    """Every draw that was held, settled or not."""
    for name, state in campaign.draw.rounds.items():
        if held := held_as(state):
            yield name, held


def shipping(campaign: Campaign, _now: Instant) -> ShippingView:
    """The claims whose winner is confirmed."""
    return ShippingView(
        confirmed=frozenset(name for name, state in campaign.claims.claims.items() if isinstance(state, Confirmed))
    )


def followup(campaign: Campaign, _now: Instant) -> FollowupView:
    """The rounds whose winners may be public."""
    return FollowupView(
        announced_rounds=frozenset(
            name for name, state in campaign.rounds.items() if isinstance(state, Announced | Settled)
        )
    )


def privacy(campaign: Campaign, _now: Instant) -> PrivacyView:
    """Whether data may go yet, and whether a winner still waits for a prize."""
    return PrivacyView(
        erasable=campaign.over and not _lists_needed(campaign),
        open_claims=any(_waits(campaign, claim) for claim in campaign.claims.claims),
    )


def _lists_needed(campaign: Campaign) -> bool:
    """Whether a list of entries may still be sealed or drawn from."""
    return any(isinstance(state, Open | Closed | Sealed) for state in campaign.rounds.values())


def _waits(campaign: Campaign, claim: str) -> bool:
    if isinstance(campaign.claims.claims[claim], PassedOn):
        return False
    return not isinstance(campaign.shipping.parcels.get(claim), Delivered | Used | Abandoned | WrittenOff)
