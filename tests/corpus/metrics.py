"""What a plan answers to the questions that a sheet of the corpus answers by its metrics.

A flag is true when the rules say so; silence and "no" are alike, as in the sheets. A figure is None
where the plan gives none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from campaignkit.campaign import CampaignPlan, WindowFor
from campaignkit.claims import Proves
from campaignkit.draw import Method, Reaction, Step, TierPlan
from campaignkit.entries import Action, Counted, Entrant, LimitPeriod, Scope
from campaignkit.followup import PublicationForm
from campaignkit.organisers import PartyRole
from campaignkit.privacy import About, RetentionFor, RetentionUntil
from campaignkit.prizes import PerHead
from campaignkit.rules import Action as May
from campaignkit.rules import Purchase
from campaignkit.shipping import Mode
from campaignkit.values import UNKNOWN, Instant, Money, Period, civil

Plan = CampaignPlan
AWAY = {
    PartyRole.AGENCY, PartyRole.ADMINISTRATOR, PartyRole.DELEGATE, PartyRole.DEPOSITARY, PartyRole.WITNESS,
    PartyRole.PROCESSOR,
}  # fmt: skip
AGAIN = {Reaction.NEXT, Reaction.FRESH, Reaction.CASCADE}
ADULT = 18
IN_IT = (May.ENTER, May.AUTHOR)
ONE_OF_A_KIND = {Scope.PERSON, Scope.HOUSEHOLD, Scope.ACCOUNT, Scope.ADDRESS, Scope.PHONE, Scope.ORGANISATION}


def known(value: Any) -> Any:
    """The value; None while it is unknown."""
    return None if value is UNKNOWN else value


def days(period: object) -> int | None:
    """A period in days, a month as 30, a year as 365, working days as such; None for anything else."""
    if not isinstance(period, Period):
        return None
    hours = period.hours // 24
    return period.days + period.weeks * 7 + period.months * 30 + period.years * 365 + hours + period.working_days


def day(plan: Plan, moment: object, *, exclusive: bool = False) -> date | None:
    """The day of a moment in the zone of the plan, or the last one before it; None for anything else."""
    if not isinstance(moment, Instant):
        return None
    return civil(moment.subtract(microseconds=1) if exclusive else moment, plan.clock).date()


def draw_day(plan: Plan) -> date | None:
    """The day of the draw, or the last one on which it can be."""
    return day(plan, plan.draw.draws_at) or day(plan, plan.draw.draws_by, exclusive=True)


def prizes(plan: Plan) -> int | None:
    """Units over all lines; None while one of them is unknown, or depends on a head count."""
    units = [line.units for line in plan.prizes.lines]
    headless = any(isinstance(line.quantity, PerHead) and line.quantity.heads is UNKNOWN for line in plan.prizes.lines)
    return None if headless or not units or None in units else sum(each for each in units if each)


def total(plan: Plan) -> float | None:
    """The declared total, else the computed one."""
    if prizes(plan) is None:
        return None
    said: Money | None = known(plan.prizes.declared_total) or plan.prizes.total
    return float(said.amount) if said else None


def unit_values(plan: Plan) -> list[Money]:
    """The value of one unit of every line that has one."""
    return [line.most for line in plan.prizes.lines if line.most is not None]


def currency(plan: Plan) -> str | None:
    """That of the first sum of money."""
    said = (*unit_values(plan), *([plan.prizes.declared_total] if plan.prizes.declared_total is not UNKNOWN else []))
    return next((each.currency for each in said), None)


def drawn(plan: Plan) -> bool:
    """Whether lots are drawn at all."""
    steps = {stage.step for stage in plan.draw.stages}
    if steps:
        return Step.DRAW in steps
    return plan.draw.method in (Method.DRAW, Method.RECORDED)


def sub_periods(plan: Plan) -> int:
    """Rounds, or windows for entering inside a round where there are more; the last draw of all is none."""
    fed = {name for each in plan.rounds for name in each.feeds}
    windows = [each for each in plan.windows if each.what is WindowFor.ENTER]
    return max(len([each for each in plan.rounds if each.id not in fed]), len(windows))


def draws(plan: Plan) -> int | None:
    """One for each round and pool; a pool that a vote chooses is drawn alone."""
    if not drawn(plan):
        return 0

    def of(tiers: Iterable[TierPlan]) -> int:
        return len({tier.pool for tier in tiers})

    return sum(of(plan.draw.tiers_of(each.id)) for each in plan.rounds) or None


def reactions(plan: Plan) -> set[Reaction]:
    """Every reaction that some tier names."""
    on = (tier.on for tier in plan.draw.tiers if tier.on is not UNKNOWN)
    return {
        each for it in on for each in (it.silence, it.refusal, it.ineligible, it.undeliverable) if each is not UNKNOWN
    }


def predrawn(plan: Plan) -> int | None:
    """How many alternates each prize has at most, where the rules say how many."""
    counts = [tier.alternates for tier in plan.draw.tiers if tier.alternates is not UNKNOWN and tier.alternates]
    prized = [tier.count for tier in plan.draw.tiers if tier.alternates is not UNKNOWN and tier.alternates]
    return max((a // c for a, c in zip(counts, prized, strict=True) if c is not UNKNOWN), default=None)


def limited(plan: Plan, scope: Scope, counted: Counted) -> bool:
    """Whether some limit of this scope counts that."""
    return any(each.scope is scope and each.counts is counted for each in plan.entries.limits)


def household(plan: Plan) -> str | None:
    """What a household can do once: enter, win, or both."""
    enter, win = limited(plan, Scope.HOUSEHOLD, Counted.ENTRIES), limited(plan, Scope.HOUSEHOLD, Counted.WINS)
    return "both" if enter and win else "entry" if enter else "win" if win else None


def minors(plan: Plan) -> bool:
    """Whether the rules let somebody under 18 enter, in so many words."""
    ages = [
        each.minimum_age for each in plan.rules.eligibility if each.action in IN_IT and each.persons and not each.of_age
    ]
    return any(age is None or (age is not UNKNOWN and age < ADULT) for age in ages)


def guarded(plan: Plan) -> bool:
    """Whether a guardian's consent is asked of anybody."""
    return any(each.guardian_consent is True for each in plan.rules.eligibility)


def methods(plan: Plan) -> set[object]:
    """Every way of choosing, of the whole draw and of single tiers."""
    return {plan.draw.method, *(tier.method for tier in plan.draw.tiers)}


def jury(plan: Plan) -> bool:
    """Whether somebody judges."""
    return plan.draw.method is Method.JURY or any(stage.criteria for stage in plan.draw.stages)


def quiz(plan: Plan) -> bool:
    """Whether questions are put, or skill is tried."""
    return any(each.questions or Action.QUIZ in (each.action, *each.also) for each in plan.entries.methods)


def purchase(plan: Plan) -> str | None:
    """Whether one must buy."""
    return {Purchase.NONE: "none", Purchase.REQUIRED: "required", Purchase.ONE_OF_WAYS: "optional"}.get(
        known(plan.rules.purchase)
    )


def several_entries(plan: Plan) -> bool:
    """Whether one can enter more than once with a chance each time, or hand several works in."""
    counts = [each for each in plan.entries.limits if each.counts is Counted.ENTRIES]
    works = any(each.counts is Counted.WORKS and each.count > 1 for each in plan.entries.limits)
    once = any(
        each.count == 1 and each.period is LimitPeriod.CONTEST and each.scope in ONE_OF_A_KIND for each in counts
    )
    return plan.entries.unlimited or works or (bool(counts) and not once)


def claim_days(plan: Plan) -> int | None:
    """The delay to answer, in days: as the rules give it, or from draw or end to the last day for everybody."""
    last = day(plan, plan.claims.confirm_by, exclusive=True)
    start = draw_day(plan) or day(plan, last_end(plan), exclusive=True)
    counted = (last - start).days if last and start else None
    return days(plan.claims.reply_within) or counted


def last_end(plan: Plan) -> Instant | None:
    """When the last round is over."""
    return max((each.over_at for each in plan.rounds if each.over_at), default=None)


def notify_days(plan: Plan) -> int | None:
    """The delay in which winners are told, in days: from the draw, or from the end to one date for everybody."""
    by, ends = known(plan.claims.notify_by), last_end(plan)
    return days(plan.claims.notify_within) if by is None or ends is None else (by - ends).days


def retention(plan: Plan) -> int | None:
    """How long the data of entrants is kept, in days."""
    held = [each.retention for each in plan.privacy.purposes if each.about is About.ENTRANT]
    return next((days(each.period) for each in held if isinstance(each, RetentionFor)), None)


def retention_event(plan: Plan) -> str | None:
    """The event until which it is kept, in English."""
    held = [each.retention for each in plan.privacy.purposes]
    return next((each.what.en.removeprefix("the ") for each in held if isinstance(each, RetentionUntil)), None)


def use_days(plan: Plan) -> int | None:
    """The shortest delay in which a prize is used, in days: from its receipt, or from the draw to its last instant."""
    within = [days(line.use_within) for line in plan.prizes.lines]
    found = [each for each in within if each is not None]
    drawn_on = draw_day(plan)
    if drawn_on is not None:
        lines = plan.prizes.lines
        ends = [day(plan, line.happens_at) or day(plan, line.use_by, exclusive=True) for line in lines]
        found += [(each - drawn_on).days for each in ends if each is not None]
    return min(found, default=None)


def complaint_days(plan: Plan) -> int | None:
    """The longest delay to complain, in days."""
    delays = [plan.followup.complaints_within, *(each.within for each in plan.followup.complaints)]
    return max((each for each in map(days, delays) if each is not None), default=None)


def image_term(plan: Plan) -> int | None:
    """How long images may be used, in days; None for ever too."""
    return max((each for each in (days(one.term) for one in plan.followup.images) if each is not None), default=None)


def published(plan: Plan) -> bool:
    """Whether winners are made public, or named to whoever asks."""
    said = known(plan.followup.publication)
    return said is not None and (said.form is not PublicationForm.NONE or known(said.on_request_until) is not None)


def collected(plan: Plan) -> bool:
    """Whether a prize is collected in person."""
    modes = {plan.shipping.mode, *(each.mode for each in plan.shipping.lines)}
    return Mode.COLLECTION in modes


def part_of_a_country(plan: Plan) -> bool:
    """Whether who may enter depends on a part of a country."""
    places = [place for each in plan.rules.eligibility for place in each.places or ()]
    return any("-" in str(place) for place in (*places, *(p for each in plan.rules.eligibility for p in each.not_in)))


def drawn_by_another(plan: Plan) -> bool:
    """Whether somebody else than the promoter chooses."""
    party = next((each for each in plan.organisers.parties if each.id == plan.draw.operator), None)
    return party is not None and not AWAY.isdisjoint(party.roles) and PartyRole.PROMOTER not in party.roles


METRICS: Mapping[str, Callable[[Plan], Any]] = {
    "prize_lines": lambda plan: len(plan.prizes.lines) or None,
    "prizes": prizes,
    "total_value": total,
    "currency": currency,
    "unit_min": lambda plan: float(min(each.amount for each in unit_values(plan))) if unit_values(plan) else None,
    "unit_max": lambda plan: float(max(each.amount for each in unit_values(plan))) if unit_values(plan) else None,
    "draws": draws,
    "sub_periods": sub_periods,
    "pools": lambda plan: max(len(plan.entries.pools), 1),
    "alternates": lambda plan: not AGAIN.isdisjoint(reactions(plan)),
    "alternates_predrawn": lambda plan: Reaction.NEXT in reactions(plan) and bool(predrawn(plan)),
    "alternates_per_prize": predrawn,
    "household_limit": household,
    "minors": minors,
    "guardian_consent": guarded,
    "instant_win": lambda plan: plan.draw.method is Method.INSTANT_WIN or plan.draw.instant is not None,
    "instant_slots": lambda plan: known(plan.draw.instant.slots) if plan.draw.instant else None,
    "first_come": lambda plan: Method.FIRST_COME in methods(plan),
    "jury": jury,
    "jury_weights": lambda plan: any(known(c.weight) for stage in plan.draw.stages for c in stage.criteria),
    "vote": lambda plan: (
        plan.draw.method is Method.VOTE or any(each.action is Action.VOTE for each in plan.entries.methods)
    ),
    "quiz": quiz,
    "tie_break": lambda plan: plan.draw.tie_break[0].en if plan.draw.tie_break else None,
    "per_day_limit": lambda plan: any(each.period is LimitPeriod.DAY for each in plan.entries.limits),
    "multi_entry": several_entries,
    "bonus_entries": lambda plan: any(each.bonus for each in plan.entries.methods),
    "referral": lambda plan: any(each.action is Action.REFERRAL for each in plan.entries.methods),
    "purchase": purchase,
    "amoe": lambda plan: known(plan.rules.free_route) is not None,
    "claim_days": claim_days,
    "notify_days": notify_days,
    "delivery_days": lambda plan: days(plan.shipping.deliver_within),
    "retention_days": retention,
    "retention_event": retention_event,
    "image_consent": lambda plan: bool(plan.followup.images),
    "image_term_days": image_term,
    "deposit": lambda plan: known(plan.rules.deposit) is not None,
    "witness": lambda plan: known(plan.draw.witness) is not None,
    "winners_published": published,
    "cost_refund": lambda plan: known(plan.followup.cost_refund) is not None,
    "skill_question": lambda plan: plan.rules.skill_question is True,
    "extend": lambda plan: plan.incidents.may_extend is True,
    "cancel": lambda plan: plan.incidents.may_cancel is True,
    "collect": collected,
    "orgs_eligible": lambda plan: Entrant.ORGANISATION in plan.entries.entrants,
    "variable_prize": lambda plan: any(isinstance(line.quantity, PerHead) for line in plan.prizes.lines),
    "winner_choice": lambda plan: any(line.choice_of for line in plan.prizes.lines),
    "complaint_days": complaint_days,
    "arbitration": lambda plan: "arbitration" in getattr(known(plan.rules.amicable), "en", ""),
    "use_days": use_days,
    "companions": lambda plan: any(line.companions for line in plan.prizes.lines),
    "moderation": lambda plan: known(plan.entries.moderation) is not None,
    "bilingual": lambda plan: len({each.language for each in plan.rules.texts}) > 1,
    "regions_below_country": part_of_a_country,
    "draw_by_third_party": drawn_by_another,
    "documents_required": lambda plan: any(each.proves is not Proves.ADDRESS for each in plan.claims.documents),
}
NOT_ASKED = {
    "one_win_rule": "in words that the sheets choose freely; the plan has draw.winner and draw.within",
    "claim_kind": "a summary in one word of documents, reply and collection, which the plan keeps apart",
    "proof_of_purchase": "a document or a proof of a method of entry, according to the sheet",
    "inconsistent": "what the findings are for: a sheet that is inconsistent has one that says so",
    "windows_kind": "null in every sheet",
}
"""Metrics that no query answers, and why."""
