"""What the rules permit after the launch, and when a campaign may end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Size,
    attested,
    failed,
    findings,
    not_applicable,
    unknown,
)
from campaignkit.incidents import Resolved
from campaignkit.machine import word
from campaignkit.values import UNKNOWN, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def permitted(gate: str, fr: str, en: str = "", may: str = "") -> Check[Whole]:
    """The check that the rules permit this move once the campaign is public; `may` names the permission."""
    field = f"may_{may or gate}"
    where = f"incidents.{field}"

    def ask(case: Whole) -> tuple[Answer, ...]:
        if not case.state.announced:
            return (not_applicable("rien n'est encore public", "nothing is public yet"),)
        may = getattr(case.plan.incidents, field)
        if may is UNKNOWN:
            return (unknown("le règlement ne le dit pas", "the rules do not say", where),)
        return (PASSED,) if may else (failed("le règlement ne le permet pas", "the rules do not permit it", where),)

    return Check(
        id=f"campaign.may-{gate}",
        number=73,
        asked_from=Size.M,
        question=Text(f"Le règlement permet-il {fr} ?", f"Do the rules permit to {en or gate}?"),
        remedy=Text("demander au juridique, qui seul peut y déroger", "ask legal, who alone can waive it"),
        signatory="legal",
        gate=gate,
        ask=ask,
    )


def _not_public_yet(case: Whole) -> Answer | None:
    return None if case.state.announced else not_applicable("rien n'est encore public", "nothing is public yet")


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
    permitted("pause", "de suspendre"),
    permitted("extend", "de prolonger"),
    permitted("shorten", "de raccourcir"),
    permitted("cancel", "d'annuler"),
    permitted("amend", "de modifier"),
    permitted("amend-rules", "de publier un avenant", "publish an amendment", may="amend"),
    # 26 again, for the text that replaces a published one: an amendment has an approver
    attested(
        id="campaign.amendment-reviewed",
        number=26,
        yearly=True,
        question=Text("Le juridique a-t-il relu l'avenant ?", "Has legal reviewed the amendment?"),
        remedy=Text("demander l'avis sur le nouveau texte", "ask for the opinion on the new text"),
        evidence=Text("avis signé", "signed opinion"),
        signatory="legal",
        gate="amend-rules",
        subject="rules",
        applies=_not_public_yet,
    ),
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
