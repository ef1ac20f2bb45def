"""What nobody has said is taken neither for good nor for bad: whichever it turns out to be, no answer was wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from attrs.exceptions import NotAnAttrsClassError
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import CampaignPlan
from campaignkit.checklists import Verdict, worst
from campaignkit.testing import FAULTS, Fault, complete_plan, faulty_plan, sound_plan
from campaignkit.values import UNKNOWN, CampaignKitError
from tests.campaign.unsaying import CHECKS, Path, at, looked_at, places, said, saying
from tests.corpus.sheets import SHEETS, plan_of

OPEN = (Verdict.FAIL, Verdict.UNKNOWN)
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
ANOTHER_WAY = {"confirm_by": "reply_within", "notify_by": "notify_within"}
"""The delay beside which a date says the same a second time, a fault of its own (`claims.one-deadline`)."""
TWICE = {
    "claims.after-draw": ("notify_by",),
    "privacy.outlives-claims": ("confirm_by", "notify_by"),
    "prizes.usable-after-claim": ("confirm_by", "notify_by"),
}
NOBODY_ASKS = {
    "campaign.zone-fits-date": ("zone_as_written",),
    "prizes.totals-agree": ("declared_total",),
    "prizes.parts-add-up": ("value",),
    "claims.after-draw": ("confirm_by",),
    "prizes.usable-after-claim": ("use_by",),
    "prizes.usable-once-delivered": ("use_by",),
    "rules.guardians-fit-age": ("guardian_consent",),
}
"""What need not be said: an abbreviation of the zone, a total, a part's worth, a date beside a delay, a last day."""
CANDIDATES = 3


def verdicts(plan: CampaignPlan, asked: Iterable[str] = CHECKS) -> dict[str, Verdict]:
    """What some checks say of a plan."""
    seen = looked_at(plan, (CHECKS[key][0] for key in asked))
    return {key: worst(CHECKS[key][1].answers(seen[CHECKS[key][0]])) for key in asked}


def of_verdict(plan: CampaignPlan, *wanted: Verdict) -> tuple[str, ...]:
    """The checks that come to one of these."""
    return tuple(key for key, verdict in verdicts(plan).items() if verdict in wanted)


def turned(plan: CampaignPlan, path: Path, new: Any, asked: Iterable[str], into: Verdict) -> set[str]:
    """The checks that come to a verdict once something else is said; none of a plan that cannot be."""
    try:
        after = verdicts(saying(plan, path, new), asked)
    except CampaignKitError:
        return set()
    return {key for key, verdict in after.items() if verdict is into}


@cache
def candidates() -> dict[tuple[type, str], list[Any]]:
    """What plans say at each place that can be unknown: a few values of each."""
    pool: dict[tuple[type, str], list[Any]] = defaultdict(list)
    for plan in (sound_plan(), complete_plan(), *map(plan_of, SHEETS), *map(faulty_plan, FAULTS)):
        for path in said(plan):
            kept, value = pool[type(at(plan, path[:-1])), str(path[-1])], at(plan, path)
            if value not in kept and len(kept) < CANDIDATES:
                kept.append(value)
    return pool


def whole_plans() -> list[Any]:
    """The plans of the corpus, and two in which nearly everything is said."""
    sheets = [pytest.param(plan_of(sheet), id=sheet) for sheet in SHEETS]
    return [*sheets, pytest.param(sound_plan(), id="sound"), pytest.param(complete_plan(), id="complete")]


def said_twice(plan: CampaignPlan, check: str, name: str) -> bool:
    """Whether a date is put beside a delay that is said already."""
    return name in TWICE.get(check, ()) and getattr(plan.claims, ANOTHER_WAY[name]) is not UNKNOWN


def never_resolved_into_a_pass(plan: CampaignPlan) -> None:
    """'Resolving an unknown never turns a FAIL into a PASS.'"""
    failing = of_verdict(plan, Verdict.FAIL)
    silent = [path for path, known in places(plan) if not known]
    passed = {
        (key, path[-1])
        for path in silent
        for new in candidates()[type(at(plan, path[:-1])), str(path[-1])]
        for key in turned(plan, path, new, failing, Verdict.PASS)
    }
    assert {(key, name) for key, name in passed if not said_twice(plan, key, str(name))} == set()


@pytest.mark.parametrize("plan", whole_plans())
def test_resolving_an_unknown_never_turns_a_fail_into_a_pass(plan: CampaignPlan) -> None:
    never_resolved_into_a_pass(plan)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_nor_does_it_where_something_is_wrong(fault: Fault) -> None:
    never_resolved_into_a_pass(faulty_plan(fault))


@pytest.mark.parametrize("plan", whole_plans())
def test_nothing_that_passes_fails_because_something_is_left_unsaid(plan: CampaignPlan) -> None:
    """The same law read the other way, at one place of each kind that a plan says something at."""
    passing = of_verdict(plan, Verdict.PASS)
    kinds = {tuple(step for step in path if isinstance(step, str)): path for path in said(plan)}
    failed = {(key, path[-1]) for path in kinds.values() for key in turned(plan, path, UNKNOWN, passing, Verdict.FAIL)}
    assert failed == set()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_finding_is_never_mended_by_leaving_something_unsaid(fault: Fault) -> None:
    """'UNKNOWN is never a pass': no value can be left out of a plan to make a check pass."""
    plan = faulty_plan(fault)
    open_before = of_verdict(plan, *OPEN)
    assert fault.check in open_before
    healed = {(key, path[-1]) for path in said(plan) for key in turned(plan, path, UNKNOWN, open_before, Verdict.PASS)}
    assert {(key, name) for key, name in healed if name not in SILENT.get(key, ())} == set()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_what_is_left_unsaid_is_asked_for(fault: Fault) -> None:
    """'No item is both silent and green': where a FAIL falls silent, another question asks for what is missing."""
    plan = faulty_plan(fault)
    before = asked_by(plan)
    for path in said(plan):
        silenced = turned(plan, path, UNKNOWN, (fault.check,), Verdict.NOT_APPLICABLE)
        if silenced and path[-1] not in NOBODY_ASKS.get(fault.check, ()):
            assert asked_by(saying(plan, path, UNKNOWN)) - before, (path, silenced)


def asked_by(plan: CampaignPlan) -> set[tuple[str, str]]:
    """Each check that cannot be answered, and the place that it names."""
    seen = looked_at(plan, (room for room, _check in CHECKS.values()))
    answers = ((key, answer) for key, (room, check) in CHECKS.items() for answer in check.answers(seen[room]))
    return {(key, answer.where) for key, answer in answers if answer.verdict is Verdict.UNKNOWN}


PLANS = (sound_plan(), complete_plan(), *map(plan_of, SHEETS), *map(faulty_plan, FAULTS))


@given(st.sampled_from(PLANS), st.data())
def test_whatever_else_is_unknown_what_is_said_next_turns_no_answer_round(
    plan: CampaignPlan, data: st.DataObject
) -> None:
    """The law and its mirror, on drafts that lack several things: neither a FAIL nor a PASS was premature."""
    lacking = data.draw(st.lists(st.sampled_from(tuple(said(plan))), min_size=1, max_size=4, unique=True))
    draft = plan
    for path in lacking:
        draft = _without(draft, path)
    path = lacking[0]
    if at_or_none(draft, path) is not UNKNOWN:
        return
    before = verdicts(draft)
    try:
        after = verdicts(saying(draft, path, at(plan, path)))
    except CampaignKitError:
        return
    turned_round = {
        (key, before[key].value, after[key].value)
        for key in before
        if {before[key], after[key]} == {Verdict.PASS, Verdict.FAIL}
    }
    assert {each for each in turned_round if path[-1] not in SILENT.get(each[0], ())} == set(), path


def _without(plan: CampaignPlan, path: Path) -> CampaignPlan:
    """The plan without it; as it is where it cannot be left out, or is gone with something else."""
    try:
        left: CampaignPlan = saying(plan, path, UNKNOWN)
    except (CampaignKitError, NotAnAttrsClassError, AttributeError):
        return plan
    return left


def at_or_none(plan: CampaignPlan, path: Path) -> Any:
    """What stands at the end of a path; None where the path is gone with something else."""
    try:
        return at(plan, path)
    except AttributeError:
        return None
