"""Objectives: why a campaign is held, how its success is told, what it may cost in money and hours."""

from campaignkit.objectives.checks import CHECKS
from campaignkit.objectives.commands import ApproveBudget, ReviseBudget
from campaignkit.objectives.events import BudgetApproved, BudgetRevised, ObjectiveEvent
from campaignkit.objectives.moves import BUDGET, OBJECTIVES, REASONS, ObjectivesView
from campaignkit.objectives.plan import BudgetLine, HoursLine, Kpi, Measures, ObjectivesPlan, Rework, Reworked
from campaignkit.objectives.states import Approved, BudgetState, Estimated, ObjectivesState, Revised, adopted

__all__ = [
    "BUDGET",
    "CHECKS",
    "OBJECTIVES",
    "REASONS",
    "ApproveBudget",
    "Approved",
    "BudgetApproved",
    "BudgetLine",
    "BudgetRevised",
    "BudgetState",
    "Estimated",
    "HoursLine",
    "Kpi",
    "Measures",
    "ObjectiveEvent",
    "ObjectivesPlan",
    "ObjectivesState",
    "ObjectivesView",
    "ReviseBudget",
    "Revised",
    "Rework",
    "Reworked",
    "adopted",
]
