"""The facts that rule packs ask about, read off the plan: ask a person only what no plan can know.

A list of the plan that is meant to be whole (its networks, its parties) is read as whole. What one
must do to enter is not: a comment may have to tag a friend, and the methods of entry do not say so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import pendulum

from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.draw import Method, Step
from campaignkit.entries import Action as Act
from campaignkit.followup import PublicationForm
from campaignkit.organisers import PartyRole
from campaignkit.privacy import About
from campaignkit.prizes import Unlimited
from campaignkit.rulepacks import FACTS, AtLeast, Facts, Territory, Value, Worth, stated
from campaignkit.rules import Action, Purchase
from campaignkit.shipping import PaidBy
from campaignkit.values import UNKNOWN, Maybe, Money, Place, civil

Reading = Callable[[CampaignPlan], Maybe[Value]]
MECHANICS: Mapping[Method, str] = {
    Method.DRAW: "chance",
    Method.INSTANT_WIN: "instant_win",
    Method.JURY: "jury",
    Method.VOTE: "vote",
    Method.ESTIMATE: "skill",
    Method.FIRST_COME: "skill",
}
CHANNELS: Mapping[str, str] = {"web": "website", "shop": "retail", "post": "postal_mail", "twitter": "x"}
ACTS: Mapping[Act, str] = {
    Act.COMMENT: "comment",
    Act.POST: "post_ugc",
    Act.UPLOAD: "post_ugc",
    Act.FOLLOW: "follow",
    Act.REACTION: "like",
    Act.SHARE: "share",
}
ON_PAPER = frozenset({Act.LETTER})
WITHOUT_DATA: Mapping[str, Value] = {
    "personal_data": False,
    "data_collected": frozenset(),
    "legal_basis": frozenset(),
    "marketing_reuse": False,
    "marketing_channels": frozenset(),
    "uses_processor": False,
}
"""What is so where the plan says that no personal data is collected."""
CO_PROMOTERS = (PartyRole.PROMOTER, PartyRole.CO_PROMOTER)
PARTNERS: Mapping[PartyRole, str] = {
    PartyRole.INFLUENCER: "influencer",
    PartyRole.HOST: "influencer",
    PartyRole.POINT_OF_SALE: "shop",
    PartyRole.CHARITY: "charity",
}


def facts(plan: CampaignPlan) -> Facts:
    """Every fact of the vocabulary: what the plan states goes first, then what its sections tell, else UNKNOWN."""
    said = {name: stated(name, words) for name, words in plan.facts.items()}
    known = {name: said.get(name, _read(plan, name)) for name in FACTS}
    return {name: _in_every_currency(plan, value) for name, value in known.items()}


def contradicted(plan: CampaignPlan) -> tuple[str, ...]:
    """The facts that the plan states otherwise than its sections tell."""
    return tuple(name for name, words in plan.facts.items() if not _agree(stated(name, words), _read(plan, name)))


def stated_alone(plan: CampaignPlan) -> tuple[str, ...]:
    """The facts that the plan states, and that its sections could tell and do not yet."""
    return tuple(name for name in plan.facts if name in READINGS and _read(plan, name) is UNKNOWN)


def _agree(said: Value, read: Maybe[Value]) -> bool:
    match said, read:
        case frozenset(), AtLeast(values=values):
            return values <= said
        case Territory(), Territory():
            return (said.places, said.without, said.everywhere) == (read.places, read.without, read.everywhere)
        case _:
            return read is UNKNOWN or said == read


def _in_every_currency(plan: CampaignPlan, value: Maybe[Value]) -> Maybe[Value]:
    if not isinstance(value, Money) or not plan.rates:
        return value
    others = (rate.converted(value) for rate in plan.rates)
    return Worth((value, *(each for each in others if each is not None)))


def _read(plan: CampaignPlan, name: str) -> Maybe[Value]:
    if name in WITHOUT_DATA and plan.privacy.holds_none:
        return WITHOUT_DATA[name]
    reading = READINGS.get(name)
    return reading(plan) if reading is not None else UNKNOWN


def _open_to(plan: CampaignPlan) -> Maybe[Value]:
    entering = [each for each in plan.rules.eligibility if each.action is Action.ENTER]
    homes = {home for each in entering for home in each.places or ()}
    if not entering or any(each.residence is UNKNOWN for each in entering):
        return UNKNOWN
    closed = {place for each in plan.rules.overrides if each.open is False for place in each.residence}
    opened = {place for each in plan.rules.overrides if each.open is True for place in each.residence}
    left_out = {place for each in entering for place in each.not_in}
    everywhere = any(each.residence is None for each in entering)
    return Territory(places=frozenset(homes | opened), without=frozenset(left_out | closed), everywhere=everywhere)


def _mechanic(plan: CampaignPlan) -> Maybe[Value]:
    if plan.draw.method is Method.RECORDED and any(stage.step is Step.DRAW for stage in plan.draw.stages):
        return MECHANICS[Method.DRAW]
    return UNKNOWN if plan.draw.method is UNKNOWN else MECHANICS.get(plan.draw.method, UNKNOWN)


def _channels(plan: CampaignPlan) -> Maybe[Value]:
    named = (*plan.objectives.networks, *(account.network for account in plan.channels.accounts))
    used = {CHANNELS.get(name, name) for name in (*named, *(method.source for method in plan.entries.methods))}
    known = frozenset(used) & frozenset(FACTS["channels"].values)
    return known or UNKNOWN


def _entry_payment(plan: CampaignPlan) -> Maybe[Value]:
    match plan.rules.purchase:
        case Purchase.NONE:
            return UNKNOWN if plan.entries.uses(Act.LETTER) else "none"
        case Purchase.REQUIRED | Purchase.ONE_OF_WAYS:
            return "purchase"
        case _:
            return UNKNOWN


def _free_way(plan: CampaignPlan) -> Maybe[Value]:
    if plan.rules.purchase is Purchase.NONE:
        return True
    return UNKNOWN if plan.rules.free_route is UNKNOWN else plan.rules.free_route is not None


def _entry_actions(plan: CampaignPlan) -> Maybe[Value]:
    acts = {act for method in plan.entries.methods for act in (method.action, *method.also)}
    tagging = {"tag_friend"} if any(method.mentions for method in plan.entries.methods) else set()
    known = frozenset({ACTS[act] for act in acts if act in ACTS} | tagging)
    return AtLeast(known) if known else UNKNOWN


def _min_age(plan: CampaignPlan) -> Maybe[Value]:
    ages = [each.minimum_age for each in plan.rules.eligibility if each.action is Action.ENTER]
    local = [each.minimum_age for each in plan.rules.overrides if each.minimum_age is not UNKNOWN]
    known = [Decimal(age or 0) for age in (*ages, *local) if age is not UNKNOWN]
    return UNKNOWN if not ages or UNKNOWN in ages else min(known)


def _prize_total(plan: CampaignPlan) -> Maybe[Value]:
    declared, total = plan.prizes.declared_total, plan.prizes.total
    if declared is UNKNOWN:
        return total or UNKNOWN
    return max(declared, total) if total is not None and total.currency == declared.currency else declared


def _largest(plan: CampaignPlan) -> Maybe[Value]:
    values = [line.most for line in plan.prizes.lines]
    known = [value for value in values if value is not None]
    one_currency = len({value.currency for value in known}) == 1
    return max(known) if len(known) == len(values) and one_currency else UNKNOWN


def _prize_kinds(plan: CampaignPlan) -> Maybe[Value]:
    lines = plan.prizes.lines
    if not lines or any(line.regulated for line in lines) or plan.prizes.not_for_cash is UNKNOWN:
        return UNKNOWN
    paid_out = any(line.cash_option is not None for line in lines)
    kinds = {"travel" if line.travel else "in_kind" for line in lines}
    return frozenset(kinds | ({"cash"} if paid_out else set()))


def _guaranteed(plan: CampaignPlan) -> Maybe[Value]:
    quantities = [line.quantity for line in plan.prizes.lines]
    if any(isinstance(quantity, Unlimited) for quantity in quantities):
        return True
    return UNKNOWN if UNKNOWN in quantities or not quantities else False


def _days(plan: CampaignPlan) -> Maybe[Value]:
    dates = anchors(plan)
    if "opening" not in dates or "close" not in dates:
        return UNKNOWN
    seconds = (dates["close"] - dates["opening"]).total_seconds()
    return Decimal(int(-(-seconds // 86_400)))


def _online(plan: CampaignPlan) -> Maybe[Value]:
    acts = {method.action for method in plan.entries.methods}
    return UNKNOWN if not acts else not acts <= ON_PAPER


def _promoter_country(plan: CampaignPlan) -> Maybe[Value]:
    countries = [party.country for party in plan.organisers.with_role(PartyRole.PROMOTER)]
    known = frozenset(country for country in countries if country is not UNKNOWN)
    return Territory(places=known) if known and len(countries) == len(known) else UNKNOWN


def _promoter_kind(plan: CampaignPlan) -> Maybe[Value]:
    promoters = plan.organisers.with_role(PartyRole.PROMOTER)
    return "individual" if any(party.natural_person for party in promoters) else UNKNOWN


def _several_promoters(plan: CampaignPlan) -> Maybe[Value]:
    parties = [party for party in plan.organisers.parties if set(CO_PROMOTERS) & set(party.roles)]
    return UNKNOWN if not parties else len(parties) > 1


def _partners(plan: CampaignPlan) -> Iterator[str]:
    for party in plan.organisers.parties:
        yield from (PARTNERS[role] for role in party.roles if role in PARTNERS)


def _claim_cost(plan: CampaignPlan) -> Maybe[Value]:
    if not plan.prizes.lines or plan.shipping.paid_by is UNKNOWN:
        return UNKNOWN
    costs = any(line.costs_borne_by_winner for line in plan.prizes.lines)
    return costs or plan.shipping.paid_by is PaidBy.WINNER


def _bases(plan: CampaignPlan) -> Maybe[Value]:
    bases = [purpose.basis for purpose in plan.privacy.purposes]
    known = frozenset(basis.value.replace("-", "_") for basis in bases if basis is not UNKNOWN)
    return UNKNOWN if not bases or UNKNOWN in bases else known


def _marketing(plan: CampaignPlan) -> Maybe[Value]:
    purposes = plan.privacy.purposes
    return any(purpose.about is About.MARKETING for purpose in purposes) if purposes else UNKNOWN


def _published(plan: CampaignPlan) -> Maybe[Value]:
    published = plan.followup.publication
    return UNKNOWN if published is UNKNOWN else published.form is not PublicationForm.NONE


def _award_date(plan: CampaignPlan) -> Maybe[Value]:
    drawn = [plan.draw.drawn_at(each.id) for each in plan.rounds] or [plan.draw.draws_at]
    known = [at for at in drawn if at is not UNKNOWN]
    return _day(civil(max(known), plan.clock)) if len(known) == len(drawn) else UNKNOWN


def _day(moment: pendulum.DateTime) -> pendulum.Date:
    return pendulum.Date(moment.year, moment.month, moment.day)


READINGS: Mapping[str, Reading] = {
    "open_to": _open_to,
    "mechanic": _mechanic,
    "channels": _channels,
    "entry_payment": _entry_payment,
    "entry_actions": _entry_actions,
    "amoe": _free_way,
    "min_age": _min_age,
    "prize_total": _prize_total,
    "prize_max_single": _largest,
    "prize_kinds": _prize_kinds,
    "guaranteed_reward": _guaranteed,
    "draw_count": lambda plan: Decimal(len(plan.rounds)) if plan.rounds else UNKNOWN,
    "duration_days_total": _days,
    "online": _online,
    "promoter_kind": _promoter_kind,
    "promoter_country": _promoter_country,
    "joint_promoters": _several_promoters,
    "partner_count": lambda plan: Decimal(len(list(_partners(plan)))) if plan.organisers.parties else UNKNOWN,
    "partner_kinds": lambda plan: frozenset(_partners(plan)) if plan.organisers.parties else UNKNOWN,
    "claim_cost": _claim_cost,
    "personal_data": lambda plan: True if plan.entries.methods else UNKNOWN,
    "legal_basis": _bases,
    "marketing_reuse": _marketing,
    "uses_processor": lambda plan: True if plan.privacy.processors else UNKNOWN,
    "winner_publication": _published,
    "award_date": _award_date,
}


def countries(plan: CampaignPlan) -> tuple[Place, ...]:
    """Where entrants may live, in order; empty while nobody has said."""
    known = _open_to(plan)
    return tuple(sorted(known.places)) if isinstance(known, Territory) else ()
