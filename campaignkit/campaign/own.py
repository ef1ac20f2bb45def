"""Checks that an agency adds: asked at the gates like those of the library, and held to the same form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import fields_dict

from campaignkit.campaign.contents import MADE
from campaignkit.campaign.gates import GATE_NAMES, RoomCheck, every_check
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.checklists import Answered
from campaignkit.values import CampaignKitError, Text

ID_FORM = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*")
PER = ("campaign", "round", "winner")
SIGNABLE = frozenset({*fields_dict(CampaignPlan), *(made.partition(".")[0] for made in MADE)})


class OwnCheckError(CampaignKitError):
    """Checks that no gate can ask; nothing was opened."""


def own_checks(checks: Iterable[Any]) -> tuple[RoomCheck, ...]:
    """The checks, if gates can ask them; OwnCheckError with every fault of each otherwise."""
    own = tuple(checks)
    faults = tuple(faults_of(own))
    if faults:
        raise OwnCheckError(
            Text("ces contrôles ne peuvent être posés", "these checks cannot be asked"),
            Text(" ; ".join(fault.fr for fault in faults), "; ".join(fault.en for fault in faults)),
            Text(
                "les corriger, et les éprouver avec campaignkit.testing.check_all_laws",
                "mend them, and try them with campaignkit.testing.check_all_laws",
            ),
        )
    return own


def faults_of(own: tuple[RoomCheck, ...]) -> Iterator[Text]:
    """Everything that keeps these checks from being asked."""
    taken = Counter([*(check.id for _room, check in every_check()), *(check.id for check in own)])
    for check in own:
        about = check.id
        if not ID_FORM.fullmatch(about):
            yield _fault(about, "un identifiant a la forme salle.ce-qui-vaut", "an id has the form room.what-holds")
        elif taken[about] > 1:
            yield _fault(about, "un autre contrôle a cet identifiant", "another check has this id")
        yield from _ill_formed(check)


def _ill_formed(check: RoomCheck) -> Iterator[Text]:
    if not all(said.fr.strip() and said.en.strip() for said in (check.question, check.remedy)):
        yield _fault(
            check.id,
            "question ou remède n'est pas dit en français et en anglais",
            "question or remedy is not said in French and English",
        )
    if check.gate not in (*GATE_NAMES, "lint"):
        yield _fault(check.id, f"il n'y a pas de contrôle d'étape {check.gate!r}", f"there is no gate {check.gate!r}")
    if check.per not in PER:
        yield _fault(check.id, f"« {check.per} » n'est pas {', '.join(PER)}", f"{check.per!r} is not {', '.join(PER)}")
    if not check.signatory.strip():
        yield _fault(check.id, "aucun rôle n'y répond", "no role answers it")
    if check.answered is Answered.PROBED or check.yearly:
        yield _fault(
            check.id,
            "une sonde ou une maison n'est interrogée que par la bibliothèque",
            "a probe or a house is asked by the library alone",
        )
    if check.answered is Answered.ATTESTED and check.subject.partition(".")[0] not in SIGNABLE:
        yield _fault(
            check.id,
            f"ce que l'on signe (`subject`) n'est pas du plan : {check.subject!r}",
            f"what is signed (`subject`) is not of the plan: {check.subject!r}",
        )


def _fault(check: str, french: str, english: str) -> Text:
    return Text(f"{check} : {french}", f"{check}: {english}")
