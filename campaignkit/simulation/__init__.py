"""Simulation: a whole contest played out on made-up entrants, for demonstrations and rehearsals."""

from campaignkit.simulation.comments import MissingFakerError, comments
from campaignkit.simulation.demo import Demo, demo_plan, run_demo
from campaignkit.simulation.telling import Teller

__all__ = ["Demo", "MissingFakerError", "Teller", "comments", "demo_plan", "run_demo"]
