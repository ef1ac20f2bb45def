"""The last words before a launch: the go, and the last look."""

from __future__ import annotations

from typing import Any

from campaignkit.checklists import Case, Check, Due, Severity, attested
from campaignkit.values import Text

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
)
