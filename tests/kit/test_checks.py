"""Every question of the house is whole: id, both languages, a gate, a role, and a subject that exists."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import fields, has

from campaignkit.campaign import GATE_NAMES, CampaignPlan, every_check
from campaignkit.campaign.contents import MADE
from campaignkit.checklists import Answered, Check

ROLES = {
    "lead",
    "client",
    "legal",
    "finance",
    "logistics",
    "cm",
    "da",
    "tech",
    "media",
    "dpo",
    "partner",
    "second-reader",
}
CHECKS = [pytest.param(check, id=check.id) for _room, check in every_check()]
ANCHORS = {"opening", "close", "draw", "claim", "delivery", "retention"}


def test_no_two_checks_share_an_id() -> None:
    ids = [check.id for _room, check in every_check()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_says_what_it_asks_why_and_what_to_do(check: Check[Any]) -> None:
    words = (check.question.fr, check.question.en, check.remedy.fr, check.remedy.en)
    assert all(word.strip() for word in words)
    assert check.question.fr.rstrip().endswith("?")
    assert check.gate in {*GATE_NAMES, "lint"}
    assert check.per in {"campaign", "round", "winner"}
    assert check.signatory in ROLES
    assert check.number is None or 1 <= check.number <= 120
    assert check.due is None or check.due.anchor in ANCHORS


@pytest.mark.parametrize("check", [each for each in CHECKS if each.values[0].answered is Answered.ATTESTED])  # type: ignore[union-attr]
def test_what_a_person_signs_has_a_content_that_the_sign_off_is_bound_to(check: Check[Any]) -> None:
    assert check.subject == "plan" or _in_plan(check.subject) or (check.subject in MADE and check.per != "campaign")


def _in_plan(path: str) -> bool:
    here: Any = CampaignPlan
    for name in path.split("."):
        found = {each.name: each.type for each in fields(here)} if has(here) else {}
        if name not in found:
            return False
        here = _resolved(here, name)
    return True


def _resolved(owner: Any, name: str) -> Any:
    from typing import get_type_hints

    return get_type_hints(owner)[name]
