"""Whether the rooms' plans agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import (
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    clash,
    findings,
    not_applicable,
    unknown,
    unsaid,
)
from campaignkit.draw import TierPlan
from campaignkit.entries import EntryMethod
from campaignkit.organisers import Party, PartyRole
from campaignkit.rules import Action, Eligibility, Purchase
from campaignkit.shipping import ClockFrom, Mode
from campaignkit.values import UNKNOWN, Place, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def every_prize_drawn(case: Whole) -> tuple[Answer, ...]:
    """The draws give exactly the units that the prize lines promise."""
    if not case.plan.draw.tiers:
        return (unknown("aucun rang de tirage n'est prévu", "no tier of a draw is planned", "draw.tiers"),)
    return findings((*_unknown_prizes(case.plan), *_miscounts(case.plan)), _uncounted(case.plan))


def _uncounted(plan: CampaignPlan) -> Iterator[Answer]:
    """What is not counted yet, of prizes and of winners."""
    prizes = [f"prizes.lines[{line.id}].quantity" for line in plan.prizes.lines if line.quantity is UNKNOWN]
    winners = [f"draw.tiers[{tier.id}].count" for tier in plan.draw.tiers if tier.count is UNKNOWN]
    for where in (*prizes, *winners):
        yield unknown("le nombre n'est pas dit", "the number is not stated", where)


def _unknown_prizes(plan: CampaignPlan) -> Iterator[Answer]:
    lines = tuple(line.id for line in plan.prizes.lines)
    for tier in plan.draw.tiers:
        if tier.prize not in lines:
            yield clash(Quote(f"draw.tiers[{tier.id}].prize", tier.prize), Quote("prizes.lines", lines))


def _miscounts(plan: CampaignPlan) -> Iterator[Answer]:
    for line in plan.prizes.lines:
        tiers = [tier for tier in plan.draw.tiers if tier.prize == (line.given_with or line.id)]
        given = _given(plan, tiers)
        if line.units is not None and given is not None and given != line.units:
            counts = [Quote(f"draw.tiers[{tier.id}].count", _times(plan, tier)) for tier in tiers]
            why = Text(f"gagnants : {given}, lots : {line.units}", f"winners: {given}, prizes: {line.units}")
            promised = Quote(f"prizes.lines[{line.id}].quantity", line.units)
            yield clash(promised, *(counts or [Quote("draw.tiers", None)]), why=why)


def _given(plan: CampaignPlan, tiers: list[TierPlan]) -> int | None:
    """How many units these tiers give in all their rounds; None while a count is unknown."""
    counts = [UNKNOWN if tier.count is UNKNOWN else tier.count * _rounds(plan, tier) for tier in tiers]
    known = [count for count in counts if count is not UNKNOWN]
    return sum(known) if len(known) == len(counts) else None


def _rounds(plan: CampaignPlan, tier: TierPlan) -> int:
    return len(tier.rounds) or max(len(plan.rounds), 1)


def _times(plan: CampaignPlan, tier: TierPlan) -> str:
    rounds = _rounds(plan, tier)
    return f"{tier.count} x {rounds}" if rounds > 1 else f"{tier.count}"


def homes(plan: CampaignPlan) -> Eligibility | None:
    """The rule that says where a winner may live; None while none does, and where it may be anywhere."""
    stated = [each for each in plan.rules.eligibility if each.places is not None]
    return next((each for wanted in (Action.WIN, Action.ENTER) for each in stated if each.action is wanted), None)


def _winners_unsaid(plan: CampaignPlan) -> Iterator[Answer]:
    """Where winners must live, where there is a rule for them: it may leave out homes of entrants, and adds none."""
    for each in plan.rules.eligibility:
        if each.action is Action.WIN and each.residence is UNKNOWN:
            where = f"rules.eligibility[{each.id}].residence"
            yield unknown("le domicile n'est pas dit", "the residence is not stated", where)


def residence(rule: Eligibility) -> tuple[Place, ...]:
    """The places that a rule admits, without those that it shuts out whole."""
    return tuple(home for home in rule.places or () if not within(home, rule.not_in))


def within(home: str, places: Iterable[str]) -> bool:
    """Whether a place is one of these, or lies in one of them.

    >>> within("US-NY", ("US",)), within("US", ("US-NY",))
    (True, False)
    """
    return any(home == place or home.startswith(f"{place}-") for place in places)


def winners_can_receive(case: Whole) -> tuple[Answer, ...]:
    """Whoever may win lives where every prize that is sent can be delivered."""
    rule = homes(case.plan)
    if rule is None and any(each.residence is None for each in case.plan.rules.eligibility):
        return (not_applicable("ouvert partout", "open everywhere", "rules.eligibility"),)
    if rule is None:
        return (
            unknown(
                "on ne sait pas où peut habiter un gagnant",
                "it is not known where a winner may live",
                "rules.eligibility",
            ),
        )
    lines = case.plan.prizes.lines
    waiting = (unsaid(f"prizes.lines[{line.id}].delivered_to") for line in lines if line.delivered_to is UNKNOWN)
    found = (*_undeliverable(case.plan, rule), *_lines_undeliverable(case.plan, rule))
    return findings((found and tuple(_winners_unsaid(case.plan))) or found, waiting)


def _undeliverable(plan: CampaignPlan, rule: Eligibility) -> Iterator[Answer]:
    if plan.shipping.countries is UNKNOWN:
        if plan.shipping.mode in (Mode.DIGITAL, Mode.COLLECTION):
            return
        yield unknown("on ne sait pas où l'on livre", "it is not known where prizes are sent", "shipping.countries")
        return
    yield from _out_of_reach(rule, "shipping.countries", plan.shipping.countries)


def _lines_undeliverable(plan: CampaignPlan, rule: Eligibility) -> Iterator[Answer]:
    """A line that says itself where it can be sent; what it adds to the countries of the delivery is found too."""
    sent = () if plan.shipping.countries is UNKNOWN else plan.shipping.countries
    for line in plan.prizes.lines:
        if line.delivered_to is UNKNOWN:
            continue
        where = f"prizes.lines[{line.id}].delivered_to"
        yield from _out_of_reach(rule, where, line.delivered_to)
        if sent and not all(within(place, sent) for place in line.delivered_to):
            yield clash(Quote(where, line.delivered_to), Quote("shipping.countries", sent))


def _out_of_reach(rule: Eligibility, where: str, places: tuple[Place, ...]) -> Iterator[Answer]:
    missed = tuple(home for home in residence(rule) if places and not within(home, places))
    if missed:
        why = Text(f"pas de livraison : {', '.join(missed)}", f"no delivery: {', '.join(missed)}")
        yield clash(Quote(where, places), *_admits(rule), why=why)


def _admits(rule: Eligibility) -> Iterator[Quote]:
    yield Quote(f"rules.eligibility[{rule.id}].residence", rule.residence)
    if rule.not_in:
        yield Quote(f"rules.eligibility[{rule.id}].not_in", rule.not_in)


def promoter_at_home(case: Whole) -> tuple[Answer, ...]:
    """The promoter is established where the entrants live, or somebody looks at the law of both."""
    rule = homes(case.plan)
    if rule is None:
        return (not_applicable("territoire inconnu", "territory unknown", "rules.eligibility"),)
    countries = {_country(home) for home in residence(rule)}
    promoters = [(f"organisers.parties[{each.id}].country", each.country) for each in _promoters(case.plan)]
    abroad = (
        clash(Quote(where, country), *_admits(rule))
        for where, country in promoters
        if country is not UNKNOWN and _country(country) not in countries
    )
    nowhere = (
        unknown("on ne sait pas où il est établi", "it is not known where it is established", where)
        for where, country in promoters
        if country is UNKNOWN
    )
    narrower = (unsaid(each.where) for each in _winners_unsaid(case.plan))
    return findings(abroad, (*nowhere, *narrower))


def _promoters(plan: CampaignPlan) -> tuple[Party, ...]:
    return plan.organisers.with_role(PartyRole.PROMOTER)


def _country(place: str) -> str:
    return place.partition("-")[0]


def law_admitted(case: Whole) -> tuple[Answer, ...]:
    """The law that holds is not that of a place whose residents are shut out."""
    law, shut_out = case.plan.rules.law, [each for each in _shut_out(case.plan) if each[1]]
    if not shut_out:
        return (not_applicable("aucun lieu n'est exclu", "no place is shut out", "rules.eligibility"),)
    if law is UNKNOWN:
        return (unknown("le droit applicable n'est pas dit", "the law that holds is not stated", "rules.law"),)
    return findings(
        clash(Quote("rules.law", law), quote, why=Text("le droit d'un lieu exclu", "the law of a place shut out"))
        for quote, places in shut_out
        if within(law, places)
    )


def _shut_out(plan: CampaignPlan) -> Iterator[tuple[Quote, tuple[Place, ...]]]:
    for each in plan.rules.eligibility:
        if each.action in (Action.ENTER, Action.WIN):
            yield Quote(f"rules.eligibility[{each.id}].not_in", each.not_in), each.not_in
    for local in plan.rules.overrides:
        if local.open is False:
            yield Quote(f"rules.overrides[{local.id}].residence", local.residence), local.residence


def delivery_after_claim(case: Whole) -> tuple[Answer, ...]:
    """The delay of delivery counts from the claim, not from a date that it can outrun."""
    clock, claims = case.plan.shipping.clock_from, case.plan.claims
    if clock is UNKNOWN and _all_collected(case.plan):
        return (not_applicable("les lots se retirent", "prizes are collected, none is sent", "shipping.mode"),)
    if clock is UNKNOWN:
        return (
            unknown(
                "on ne sait pas d'où court le délai d'envoi",
                "it is not known where the delivery delay starts",
                "shipping.clock_from",
            ),
        )
    if clock not in (ClockFrom.CLOSE, ClockFrom.DRAW):
        return findings(())
    answer = case.told.get("claim") or Quote("claims.reply_within", claims.reply_within)
    why = Text("le délai d'envoi court avant que le gagnant ait répondu", "the delay starts before the winner answers")
    return (clash(Quote("shipping.clock_from", clock), answer, why=why),)


def _all_collected(plan: CampaignPlan) -> bool:
    others = (line.mode for line in plan.shipping.lines if line.mode is not UNKNOWN)
    return {plan.shipping.mode, *others} == {Mode.COLLECTION}


def _at(method: EntryMethod) -> str:
    return f"entries.methods[{method.id}]"


def purchase_agrees(case: Whole) -> tuple[Answer, ...]:
    """The ways to enter cost or not as the rules say: all of them, none, or some."""
    said, methods = case.plan.rules.purchase, [each for each in case.plan.entries.methods if not each.bonus]
    if said is UNKNOWN or not methods:
        return (not_applicable("tout n'est pas dit encore", "not everything is said yet", "rules.purchase"),)
    known = [each for each in methods if each.free is not UNKNOWN]
    free, paid = [each for each in known if each.free], [each for each in known if not each.free]
    alike = known if len(known) == len(methods) and not (free and paid) else []
    strangers = {Purchase.REQUIRED: free, Purchase.NONE: paid}.get(said, alike)
    found = (clash(Quote("rules.purchase", said), Quote(f"{_at(each)}.free", each.free)) for each in strangers)
    unpriced = (
        unknown("on ne sait pas si elle est gratuite", "it is not known whether it is free", f"{_at(each)}.free")
        for each in methods
        if each.free is UNKNOWN and not (said is Purchase.ONE_OF_WAYS and free and paid)
    )
    return findings(found, unpriced)


COHERENCE: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.every-prize-drawn",
        question=Text("Y a-t-il autant de gagnants que de lots ?", "Are there as many winners as prizes?"),
        remedy=Text("accorder les rangs du tirage et les lots", "make the tiers of the draw and the prizes agree"),
        signatory="lead",
        gate="lint",
        ask=every_prize_drawn,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.purchase-agrees",
        question=Text(
            "Les modalités sont-elles payantes comme le dit le règlement ?",
            "Do the ways to enter cost what the rules say?",
        ),
        remedy=Text("accorder rules.purchase et les modalités", "make rules.purchase and the methods agree"),
        signatory="legal",
        gate="lint",
        ask=purchase_agrees,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.winners-can-receive",
        question=Text(
            "Tout gagnant possible habite-t-il où le lot peut être livré ?",
            "Does every possible winner live where the prize can be delivered?",
        ),
        remedy=Text("livrer là aussi, ou restreindre le territoire", "deliver there too, or narrow the territory"),
        signatory="logistics",
        gate="lint",
        ask=winners_can_receive,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.promoter-at-home",
        question=Text(
            "L'organisateur est-il établi où vivent les participants ?",
            "Is the promoter established where the entrants live?",
        ),
        remedy=Text("faire relire le droit des deux pays", "have the law of both countries looked at"),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=promoter_at_home,
    ),
    Check(
        id="campaign.law-admitted",
        question=Text(
            "Le droit applicable est-il celui d'un lieu admis ?", "Is the law that holds that of a place admitted?"
        ),
        remedy=Text("admettre ce lieu, ou choisir un autre droit", "admit that place, or choose another law"),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=law_admitted,
    ),
    Check(
        id="campaign.delivery-after-claim",
        question=Text(
            "Le délai d'envoi court-il à partir de la réponse du gagnant ?",
            "Does the delivery delay start when the winner has answered?",
        ),
        remedy=Text(
            "compter le délai depuis la réponse ou la confirmation",
            "count the delay from the answer or the confirmation",
        ),
        signatory="logistics",
        gate="lint",
        severity=Severity.WARNING,
        ask=delivery_after_claim,
    ),
)
