"""What nobody has said is never taken for good: no value can be left out of a plan to make a check pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from attrs import evolve, fields, has

from campaignkit.campaign import AdoptedPlan, CampaignPlan, every_check, lint, planned
from campaignkit.campaign.gates import case_of
from campaignkit.checklists import Verdict, worst
from campaignkit.testing import FAULTS, Fault, faulty_plan
from campaignkit.values import UNKNOWN, CampaignKitError, instant

NOW = instant("2026-10-01T08:00:00Z")
OPEN = (Verdict.FAIL, Verdict.UNKNOWN)
CHECKS = {check.id: (room, check) for room, check in every_check()}
SILENT = {
    # of two ways to say it one is said, and the other left out
    "claims.one-deadline": ("confirm_by", "notify_by", "notify_within", "reply_within"),
    "campaign.one-end-each": ("collect_until", "closes_at"),
    "rules.one-language-prevails": ("prevailing",),
    # a name that is not said leads nowhere, and whoever needs it asks for it
    "campaign.references-hold": ("supplier",),
    "organisers.no-private-address": ("address",),
}
"""Where saying nothing is itself an answer, with the fields that may be left out."""
NOT_YET = {
    "campaign.dates-in-turn": ("closes_at", "draws_at"),
    "campaign.rounds-apart": ("opens_at", "closes_at"),
    "campaign.rounds-alike": ("opens_at", "closes_at"),
    "campaign.kept-until-collected": ("retention", "draws_at", "closes_at"),
    "campaign.facts-agree": ("residence",),
    "campaign.winners-can-receive": ("delivered_to",),
    "rules.overrides-clear": ("residence",),
    "prizes.usable-after-claim": ("use_by",),
    "prizes.usable-once-delivered": ("use_by", "deliver_within"),
    "prizes.taxed-alike": ("value", "tax_included"),
    "privacy.outlives-claims": ("retention", "notify_within"),
    "claims.after-draw": ("notify_within",),
}
"""Checks that still take these unknown values for good; a check comes off this list when it is mended."""


def said(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place of a plan where something is said that could be unknown."""
    for each in fields(type(value)):
        here = getattr(value, each.name)
        if each.default is UNKNOWN and here is not UNKNOWN:
            yield (*path, each.alias)
        for number, item in enumerate(here if isinstance(here, tuple) else ()):
            if has(type(item)):
                yield from said(item, (*path, each.alias, number))
        if has(type(here)):
            yield from said(here, (*path, each.alias))


def forgetting(value: Any, path: tuple[str | int, ...]) -> Any:
    """The same, with what stands at the end of the path unknown."""
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*value[:first], forgetting(value[first], rest), *value[first + 1 :])
    return evolve(value, **{first: forgetting(getattr(value, first), rest) if rest else UNKNOWN})


def verdicts(plan: CampaignPlan, asked: Iterable[str]) -> dict[str, Verdict]:
    """What some checks of the lint say of a plan."""
    campaign = planned(AdoptedPlan(plan=plan, digests={}))
    return {key: worst(CHECKS[key][1].answers(case_of(campaign, CHECKS[key][0], "", NOW))) for key in asked}


def found(plan: CampaignPlan) -> tuple[str, ...]:
    """The checks that find something in a plan."""
    return tuple(line.key for line in lint(AdoptedPlan(plan=plan, digests={}), NOW).lines if line.verdict in OPEN)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_finding_is_never_mended_by_leaving_something_unsaid(fault: Fault) -> None:
    """'Resolving an unknown never turns a FAIL into a PASS', read the other way: no unknown is taken for a PASS."""
    plan = faulty_plan(fault)
    before = found(plan)
    assert fault.check in before
    healed = set()
    for path in said(plan):
        try:
            after = verdicts(forgetting(plan, path), before)
        except CampaignKitError:
            continue
        healed |= {(key, path[-1]) for key, verdict in after.items() if verdict is Verdict.PASS}
    assert {(key, name) for key, name in healed if name not in (*SILENT.get(key, ()), *NOT_YET.get(key, ()))} == set()
