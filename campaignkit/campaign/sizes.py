"""How large a campaign is by the policy of its house, and which questions that leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from campaignkit.checklists import Answer, Check, Size, not_applicable
from campaignkit.house import Measures, SizePolicy
from campaignkit.rulepacks import Territory, Worth
from campaignkit.rules import Purchase
from campaignkit.values import UNKNOWN, Maybe, Money, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign
    from campaignkit.rulepacks import Facts
    from campaignkit.values import Instant

ADULT = 18


@frozen(kw_only=True)
class Sized:
    """The size of a campaign, the house whose policy says so, and what keeps it out of the smaller sizes."""

    size: Size
    house: str
    policy: SizePolicy
    because: tuple[Text, ...]

    def leaves_out(self, check: Check[Any]) -> Answer | None:
        """NOT_APPLICABLE for a question that is asked from a larger size only; None when it is asked."""
        asked_from = self.policy.asked_from.get(check.id, check.asked_from)
        if asked_from <= self.size:
            return None
        size, least = self.size.value, asked_from.value
        return not_applicable(
            f"taille {size} selon la politique de « {self.house} » ; se pose à partir de {least}",
            f'size {size} by the policy of "{self.house}"; asked from {least}',
        )


def sized(campaign: Campaign, now: Instant) -> Sized | None:
    """The size of the campaign now; None while none of its houses has a policy that holds: everything is asked."""
    for name in campaign.plan.houses:
        house = campaign.houses.get(name)
        policy = house.sizing(now) if house is not None else None
        if policy is not None:
            size, because = policy.policy.size(measures(campaign.plan, campaign.facts))
            return Sized(size=size, house=name, policy=policy.policy, because=because)
    return None


def measures(plan: CampaignPlan, known: Facts) -> Measures:
    """What a policy measures the campaign by, as far as the plan says."""
    total = known.get("prize_total", UNKNOWN)
    total = total.sums[0] if isinstance(total, Worth) else total
    return Measures(
        prizes=total if isinstance(total, Money) else UNKNOWN,
        minors=_minors(known),
        purchase=UNKNOWN if plan.rules.purchase is UNKNOWN else plan.rules.purchase is not Purchase.NONE,
        networks=_networks(plan),
        countries=_countries(known),
    )


def _minors(known: Facts) -> Maybe[bool]:
    floor = known.get("min_age", UNKNOWN)
    return UNKNOWN if floor is UNKNOWN else floor < ADULT  # type: ignore[operator]


def _networks(plan: CampaignPlan) -> Maybe[int]:
    return len({*plan.objectives.networks, *(account.network for account in plan.channels.accounts)}) or UNKNOWN


def _countries(known: Facts) -> Maybe[int]:
    open_to = known.get("open_to", UNKNOWN)
    return (
        len({place[:2] for place in open_to.places})
        if isinstance(open_to, Territory) and not open_to.everywhere
        else UNKNOWN
    )
