"""The contest port-noel, invented for the golden output of a change, at moments that tests ask for."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import read_plan
from campaignkit.values import Instant, local

PORT = Path(__file__).with_name("port-noel.yaml")
PLAN = read_plan(PORT.read_bytes(), CampaignPlan)
hours_away = st.integers(-12 * 24, 60 * 24)


def when(text: str) -> Instant:
    """A civil time of the contest."""
    return local(text, PLAN.clock)
