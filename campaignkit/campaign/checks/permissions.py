"""What the rules permit after the launch, and when a campaign may end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import PASSED, Answer, Case, Check, failed, findings, not_applicable, unknown
from campaignkit.incidents import Resolved
from campaignkit.machine import word
from campaignkit.values import UNKNOWN, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def permitted(gate: str, fr: str) -> Check[Whole]:
    """The check that the rules permit this move once the campaign is public."""
    where = f"incidents.may_{gate}"

    def ask(case: Whole) -> tuple[Answer, ...]:
        if not case.state.announced:
            return (not_applicable("rien n'est encore public", "nothing is public yet"),)
        may = getattr(case.plan.incidents, f"may_{gate}")
        if may is UNKNOWN:
            return (unknown("le règlement ne le dit pas", "the rules do not say", where),)
        return (PASSED,) if may else (failed("le règlement ne le permet pas", "the rules do not permit it", where),)

    return Check(
        id=f"campaign.may-{gate}",
        number=73,
        question=Text(f"Le règlement permet-il de {fr} ?", f"Do the rules permit to {gate}?"),
        remedy=Text("demander au juridique, qui seul peut y déroger", "ask legal, who alone can waive it"),
        signatory="legal",
        gate=gate,
        ask=ask,
    )


def incidents_over(case: Whole) -> tuple[Answer, ...]:
    """Nothing that made the campaign stop is still open."""
    return findings(
        failed(f"l'incident « {name} » est ouvert", f'the incident "{name}" is open', name)
        for name, state in case.state.incidents.incidents.items()
        if not isinstance(state, Resolved)
    )


def rounds_played_out(case: Whole) -> tuple[Answer, ...]:
    """No round takes entries any more."""
    return findings(
        failed(f"la session « {name} » est ouverte", f'the round "{name}" is open', name)
        for name, state in case.state.rounds.items()
        if word(type(state)) == "open"
    )


PERMISSIONS: tuple[Check[Whole], ...] = (
    permitted("pause", "suspendre"),
    permitted("extend", "prolonger"),
    permitted("shorten", "raccourcir"),
    permitted("cancel", "annuler"),
    permitted("amend", "modifier"),
    Check(
        id="campaign.incidents-over",
        question=Text("Les incidents sont-ils clos ?", "Are the incidents over?"),
        remedy=Text("clore chaque incident (incidents.resolve)", "resolve each incident (incidents.resolve)"),
        signatory="lead",
        gate="resume",
        ask=incidents_over,
    ),
    Check(
        id="campaign.rounds-played-out",
        question=Text("Toutes les sessions sont-elles closes ?", "Are all rounds closed?"),
        remedy=Text("clore ou annuler chaque session", "close or void each round"),
        signatory="lead",
        gate="end",
        ask=rounds_played_out,
    ),
)
