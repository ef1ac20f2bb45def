"""An agency with its profile and its policy, and small giveaways of its, for the tests of sizes and yearly answers."""

from __future__ import annotations

from datetime import date

from attrs import evolve

from campaignkit.campaign import CampaignPlan, house_signable
from campaignkit.codec import policy_text, read_plan, read_policy, template_text
from campaignkit.desk import Desk, Home, SetClock
from campaignkit.house import SizePolicy
from campaignkit.values import CampaignId, instant

NAME = "agence"
PROOF = "https://files.example/minutes"
PROPOSED: SizePolicy = read_policy(policy_text(), name="sizes.yaml")
BEGAN = instant("2026-11-02T09:00:00Z")


def template(name: str = "giveaway") -> CampaignPlan:
    """A template as it stands, opening on 1 December 2026, with its house."""
    text = template_text(name, id=CampaignId("noel"), title="Noël", opening=date(2026, 12, 1))
    return evolve(read_plan(text, CampaignPlan), houses=(NAME,))


def desk() -> tuple[Desk, SetClock]:
    """A desk in memory, and its clock."""
    clock = SetClock(BEGAN)
    return Desk.in_memory(clock=clock), clock


def opened(at: Desk, *, policy: SizePolicy | None = PROPOSED) -> Home:
    """The house, with the profile that its templates have in common and a policy."""
    home = at.house(NAME)
    home.adopt(template())
    if policy is not None:
        home.adopt_policy(policy, decided_by=leader(home), channel="meeting", proof=PROOF)
    return home


def leader(home: Home) -> str:
    """Somebody who leads the house."""
    return min(template().organisers.holding("lead")) if home.name == NAME else ""


def answer_all(home: Home) -> None:
    """Every yearly question answered, by whoever decides."""
    for check, about in house_signable(home.state, home.desk.packs).items():
        home.sign(check, decided_by=min(about.people), channel="e-mail", proof=PROOF)
