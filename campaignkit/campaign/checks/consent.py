"""The last words before a launch: the go, the last look, and whether the houses have been heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from campaignkit.checklists import (
    Answer,
    Case,
    Check,
    Due,
    Severity,
    Size,
    attested,
    findings,
    not_applicable,
    unknown,
)
from campaignkit.values import Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def houses_known(case: Whole) -> tuple[Answer, ...]:
    """Each house that the plan names has a profile: without one its yearly answers and its policy count for nothing."""
    if not case.plan.houses:
        return (not_applicable("le plan ne nomme aucune maison", "the plan names no house", "houses"),)
    return findings(
        unknown(f"« {name} » n'a pas de profil ici", f'"{name}" has no profile here', f"houses[{index}]")
        for index, name in enumerate(case.plan.houses)
        if name not in case.state.houses
    )


CONSENT: tuple[Check[Case[Any, Any]], ...] = (
    attested(
        id="campaign.go",
        number=85,
        question=Text("Le client a-t-il dit GO ?", "Has the client said GO?"),
        remedy=Text(
            "tenir la réunion GO / NO-GO et joindre son compte rendu",
            "hold the GO / NO-GO meeting and attach its minutes",
        ),
        evidence=Text("compte rendu", "minutes"),
        signatory="client",
        gate="launch",
        subject="plan",
        due=Due("opening", -2),
    ),
    attested(
        id="campaign.last-look",
        number=86,
        asked_from=Size.M,
        question=Text(
            "Date, heure, fuseau, lien, lot, prix et nom ont-ils été relus ?",
            "Have date, hour, zone, link, prize, price and name been looked at once more?",
        ),
        remedy=Text("relire une dernière fois, et signer", "read once more, and sign"),
        evidence=Text("paraphe", "initials"),
        signatory="lead",
        gate="launch",
        severity=Severity.WARNING,
        subject="plan",
        due=Due("opening", -1),
    ),
    Check(
        id="campaign.houses-known",
        question=Text("Les maisons nommées ont-elles un profil ?", "Have the houses that are named a profile?"),
        remedy=Text(
            "adopter le profil (« campaignkit house adopt »), ou retirer la maison du plan",
            "adopt the profile (house adopt), or take the house out of the plan",
        ),
        signatory="lead",
        gate="launch",
        severity=Severity.WARNING,
        ask=houses_known,
        due=Due("opening", -45),
    ),
)
