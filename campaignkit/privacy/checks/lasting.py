"""Whether data lasts as long as what winners may still do with it."""

from __future__ import annotations

from typing import TypeAlias

from campaignkit.checklists import Answer, Case, Quote, clash, findings, not_applicable, on_clock, unknown, unsaid
from campaignkit.privacy.plan import About, PrivacyPlan, Purpose, RetentionFor, retention_ends
from campaignkit.privacy.states import PrivacyState
from campaignkit.values import Text

Privacy: TypeAlias = Case[PrivacyPlan, PrivacyState]


def at(purpose: Purpose) -> str:
    """The plan path of a purpose."""
    return f"privacy.purposes[{purpose.id}]"


def outlives_claims(case: Privacy) -> tuple[Answer, ...]:
    """Data of those who may still claim a prize is not erased before they can."""
    claimable = case.anchors.get("claim")
    if claimable is None:
        return (not_applicable("pas de délai de réponse connu", "no claim deadline is known"),)
    held = [each for each in case.plan.purposes if each.about in (About.ENTRANT, About.WINNER)]
    ends = [(each, retention_ends(each, case.anchors, case.zone, case.works)) for each in held]
    found = (
        clash(
            Quote(f"{at(purpose)}.retention", kept_until(kept, on_clock(end, case.zone))),
            case.quoted("claim"),
            *case.unsettled("claim"),
            why=Text("effacées pendant qu'on peut réclamer", "erased while a prize can be claimed"),
            verdict=case.too_soon("claim"),
        )
        for purpose, end in ends
        if end is not None and isinstance(kept := purpose.retention, RetentionFor) and end < claimable
    )
    waiting = [endless(f"{at(purpose)}.retention") for purpose, end in ends if end is None]
    if "claim" in case.later and held:
        why = ("on ne sait pas quand les gagnants sont prévenus", "it is not known when winners are told")
        waiting.append(unknown(*why, case.later["claim"]))
    anchors = {kept.after.anchor for purpose in held if isinstance(kept := purpose.retention, RetentionFor)}
    waiting += [unsaid(each.where) for anchor in sorted(anchors) for each in case.unsettled(anchor)]
    return findings(found, waiting)


def endless(where: str) -> Answer:
    """NOT_APPLICABLE where it is not known when data is erased: no period, no date that it counts from, or no date."""
    return not_applicable("on ne sait pas quand elles sont effacées", "it is not known when it is erased", where)


def kept_until(kept: RetentionFor, end: str) -> Text:
    """A retention as a finding quotes it: its period, the date that it counts from, and its end."""
    counted = f"{kept.period} ({kept.after.value})"
    return Text(f"{counted}, jusqu'au {end}", f"{counted}, until {end}")
