"""Whether the rooms' plans agree with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import Answer, Case, Check, Due, Severity, failed, findings, not_applicable, unknown
from campaignkit.organisers import PartyRole
from campaignkit.rules import Action
from campaignkit.shipping import ClockFrom
from campaignkit.values import UNKNOWN, Place, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def every_prize_drawn(case: Whole) -> tuple[Answer, ...]:
    """The draws give exactly the units that the prize lines promise."""
    if not case.plan.draw.tiers:
        return (unknown("aucun rang de tirage n'est prévu", "no tier of a draw is planned", "draw.tiers"),)
    return findings((*_unknown_prizes(case.plan), *_miscounts(case.plan)))


def _unknown_prizes(plan: CampaignPlan) -> Iterator[Answer]:
    for tier in plan.draw.tiers:
        if plan.prizes.line(tier.prize) is None:
            yield failed(
                f"le lot « {tier.prize} » n'existe pas",
                f'there is no prize "{tier.prize}"',
                f"draw.tiers[{tier.id}].prize",
            )


def _miscounts(plan: CampaignPlan) -> Iterator[Answer]:
    for line in plan.prizes.lines:
        given = _given(plan, line.given_with or line.id)
        if line.units is not None and given is not None and given != line.units:
            yield failed(
                f"draw.tiers donne {given} gagnants, prizes.lines[{line.id}].quantity promet {line.units}",
                f"draw.tiers give {given} winners, prizes.lines[{line.id}].quantity promises {line.units}",
                f"prizes.lines[{line.id}].quantity",
            )


def _given(plan: CampaignPlan, line: str) -> int | None:
    """How many units of a line the draws of all rounds give; None while a count is unknown."""
    given = 0
    for tier in plan.draw.tiers:
        if tier.prize == line:
            if tier.count is UNKNOWN:
                return None
            given += tier.count * (len(tier.rounds) or max(len(plan.rounds), 1))
    return given


def winners(plan: CampaignPlan) -> tuple[Place, ...] | None:
    """Where a winner may live, as the rules say; None while unknown, and where it may be anywhere."""
    for wanted in (Action.WIN, Action.ENTER):
        for each in plan.rules.eligibility:
            if each.action is wanted and each.places is not None:
                return each.places
    return None


def winners_can_receive(case: Whole) -> tuple[Answer, ...]:
    """Whoever may win lives where the prize can be delivered."""
    homes = winners(case.plan)
    if homes is None:
        return (
            unknown(
                "on ne sait pas où peut habiter un gagnant",
                "it is not known where a winner may live",
                "rules.eligibility",
            ),
        )
    return findings(_undeliverable(case.plan, homes))


def _undeliverable(plan: CampaignPlan, homes: tuple[Place, ...]) -> Iterator[Answer]:
    countries = plan.shipping.countries
    if countries is UNKNOWN:
        yield unknown("on ne sait pas où l'on livre", "it is not known where prizes are sent", "shipping.countries")
        return
    for home in homes:
        country = home.split("-", 1)[0]
        if countries and country not in countries and home not in countries:
            yield failed(
                f"rules.eligibility admet {home}, shipping.countries ne l'a pas",
                f"rules.eligibility admits {home}, shipping.countries does not have it",
                "shipping.countries",
            )


def promoter_at_home(case: Whole) -> tuple[Answer, ...]:
    """The promoter is established where the entrants live, or somebody looks at the law of both."""
    homes = winners(case.plan)
    if homes is None:
        return (not_applicable("territoire inconnu", "territory unknown", "rules.eligibility"),)
    places = {home.split("-", 1)[0] for home in homes}
    return findings(
        failed(
            f"organisers.parties[{party.id}] est en {party.country}, rules.eligibility dit {', '.join(sorted(places))}",
            f"organisers.parties[{party.id}] is in {party.country}, rules.eligibility says {', '.join(sorted(places))}",
            f"organisers.parties[{party.id}].country",
        )
        for party in case.plan.organisers.with_role(PartyRole.PROMOTER)
        if party.country is not UNKNOWN and party.country.split("-", 1)[0] not in places
    )


def delivery_after_claim(case: Whole) -> tuple[Answer, ...]:
    """The delay of delivery counts from the claim, not from a date that it can outrun."""
    clock = case.plan.shipping.clock_from
    if clock is UNKNOWN:
        return (
            unknown(
                "on ne sait pas d'où court le délai d'envoi",
                "it is not known where the delivery delay starts",
                "shipping.clock_from",
            ),
        )
    if clock in (ClockFrom.CLOSE, ClockFrom.DRAW):
        return (
            failed(
                f"le délai d'envoi court depuis « {clock.value} », avant que le gagnant ait répondu",
                f'the delivery delay starts at "{clock.value}", before the winner has answered',
                "shipping.clock_from",
            ),
        )
    return findings(())


def references_hold(case: Whole) -> tuple[Answer, ...]:
    """Every party, account, visual and person that the plan names is in the plan."""
    return findings(_dangling(case.plan))


def _dangling(plan: CampaignPlan) -> Iterator[Answer]:
    parties = {party.id for party in plan.organisers.parties}
    accounts = {account.id for account in plan.channels.accounts}
    visuals = {visual.id for visual in plan.creatives.visuals}
    people = {person.id for person in plan.organisers.people}
    named: list[tuple[str, object, Collection[object]]] = [
        *((f"prizes.lines[{line.id}].supplier", line.supplier, parties) for line in plan.prizes.lines),
        *((f"organisers.people[{person.id}].party", person.party, parties) for person in plan.organisers.people),
        *((f"creatives.posts[{post.id}].account", post.account, accounts) for post in plan.creatives.posts),
        *((f"creatives.posts[{post.id}].visual", post.visual, visuals) for post in plan.creatives.posts),
        *((f"organisers.people[{person.id}].deputy", person.deputy, people) for person in plan.organisers.people),
        ("privacy.controller", plan.privacy.controller, parties),
        ("draw.operator", plan.draw.operator, parties),
        ("draw.witness", plan.draw.witness, parties),
    ]
    for where, name, known in named:
        if isinstance(name, str) and name and name not in known:
            yield failed(f"« {name} » n'est pas dans le plan", f'"{name}" is not in the plan', where)


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
    Check(
        id="campaign.references-hold",
        question=Text(
            "Tout ce que le plan nomme est-il dans le plan ?", "Is everything that the plan names in the plan?"
        ),
        remedy=Text("corriger le nom, ou ajouter ce qui manque", "correct the name, or add what is missing"),
        signatory="lead",
        gate="lint",
        ask=references_hold,
    ),
)
