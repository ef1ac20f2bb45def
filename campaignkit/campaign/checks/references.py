"""Whether everything that the plan names is in the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import Answer, Case, Check, Quote, clash, findings
from campaignkit.rules import Bond, Deposit
from campaignkit.values import Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def references_hold(case: Whole) -> tuple[Answer, ...]:
    """Every party, account, visual and person that the plan names is in the plan."""
    return findings(_dangling(case.plan))


def _dangling(plan: CampaignPlan) -> Iterator[Answer]:
    for among, where, name in _named(plan):
        known = KNOWN[among](plan)
        if isinstance(name, str) and name and name not in known:
            yield clash(Quote(where, name), Quote(among, known))


KNOWN: Mapping[str, Callable[[CampaignPlan], tuple[str, ...]]] = {
    "organisers.parties": lambda plan: tuple(party.id for party in plan.organisers.parties),
    "organisers.people": lambda plan: tuple(person.id for person in plan.organisers.people),
    "channels.accounts": lambda plan: tuple(account.id for account in plan.channels.accounts),
    "creatives.visuals": lambda plan: tuple(visual.id for visual in plan.creatives.visuals),
    "prizes.lines": lambda plan: tuple(line.id for line in plan.prizes.lines),
    "entries.pools": lambda plan: tuple(pool.id for pool in plan.entries.pools),
    "rounds": lambda plan: tuple(each.id for each in plan.rounds),
    "entries.methods": lambda plan: tuple(each.id for each in plan.entries.methods),
    "windows": lambda plan: tuple(each.id for each in plan.windows),
}


def _named(plan: CampaignPlan) -> Iterator[tuple[str, str, object]]:
    """Where the plan names something of its own: among what, at which path, and the name."""
    parties, people, accounts, visuals = tuple(KNOWN)[:4]
    for line in plan.prizes.lines:
        yield parties, f"prizes.lines[{line.id}].supplier", line.supplier
        yield "entries.pools", f"prizes.lines[{line.id}].pool", line.pool
    for person in plan.organisers.people:
        yield parties, f"organisers.people[{person.id}].party", person.party
        yield people, f"organisers.people[{person.id}].deputy", person.deputy
    for post in plan.creatives.posts:
        yield accounts, f"creatives.posts[{post.id}].account", post.account
        yield visuals, f"creatives.posts[{post.id}].visual", post.visual
    yield parties, "privacy.controller", plan.privacy.controller
    yield from ((parties, f"privacy.processors[{each.party}].party", each.party) for each in plan.privacy.processors)
    yield from ((parties, f"draw.stages[{each.id}].by", each.by) for each in plan.draw.stages)
    yield from _named_by_rules(plan)
    yield from _rounds_named(plan)
    for limit in plan.entries.limits:
        yield from (("entries.methods", f"entries.limits[{limit.id}].methods", name) for name in limit.methods)
    yield from (("windows", f"entries.methods[{each.id}].window", each.window) for each in plan.entries.methods)
    yield parties, "draw.operator", plan.draw.operator
    yield parties, "draw.witness", plan.draw.witness
    yield from (("entries.pools", f"draw.tiers[{tier.id}].pool", tier.pool) for tier in plan.draw.tiers)
    yield from ((people, f"channels.on_call[{each.person}].person", each.person) for each in plan.channels.on_call)
    for edition in plan.rules.editions:
        yield from (("rounds", f"rules.editions[{edition.id}].rounds", name) for name in edition.rounds)
        yield from (("prizes.lines", f"rules.editions[{edition.id}].prizes", name) for name in edition.prizes)


def _named_by_rules(plan: CampaignPlan) -> Iterator[tuple[str, str, object]]:
    rules = plan.rules
    if isinstance(rules.deposit, Deposit):
        yield "organisers.parties", "rules.deposit.party", rules.deposit.party
    yield from (("organisers.parties", "rules.further_deposits", each.party) for each in rules.further_deposits)
    if isinstance(rules.bond, Bond):
        yield "organisers.parties", "rules.bond.party", rules.bond.party


def _rounds_named(plan: CampaignPlan) -> Iterator[tuple[str, str, object]]:
    for tier in plan.draw.tiers:
        yield from (("rounds", f"draw.tiers[{tier.id}].rounds", name) for name in tier.rounds)
    yield from (("rounds", f"draw.rounds[{each.id}].id", each.id) for each in plan.draw.rounds)
    for window in plan.windows:
        yield from (("rounds", f"windows[{window.id}].rounds", name) for name in window.rounds)
    for each in plan.rounds:
        yield from (("rounds", f"rounds[{each.id}].feeds", name) for name in each.feeds)
    for line in plan.prizes.lines:
        yield "prizes.lines", f"prizes.lines[{line.id}].given_with", line.given_with
    yield from (("prizes.lines", f"shipping.lines[{each.line}].line", each.line) for each in plan.shipping.lines)


REFERENCES: tuple[Check[Whole], ...] = (
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
