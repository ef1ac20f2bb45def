"""A gate that was passed, asked again of the log before it: the recorded verdicts are what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from campaignkit.campaign.events import GatePassed
from campaignkit.campaign.gates import GATES, asked
from campaignkit.campaign.states import Campaign
from campaignkit.values import Instant


def recomputed(before: Campaign, passed: GatePassed, following: Any, now: Instant) -> Mapping[str, str]:
    """Each question's verdict, asked of the state before the fact, at the instant at which it was recorded.

    `following` is the next fact: where the move brought a plan, the gate was asked about that plan too.
    Under the definition of then, these are the verdicts that `passed` records.
    """
    gate = next(gate for gate in GATES.values() if gate.name == passed.gate)
    return asked(before, following, evolve(gate, item=lambda _following: passed.item), now).verdicts
