"""Whether it is known which days are working days, where the plan counts in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.calendar import known
from campaignkit.checklists import PASSED, Answer, Case, Check, Severity, failed, not_applicable, unknown
from campaignkit.privacy import RetentionFor
from campaignkit.values import Period, Text

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"


def holidays_known(case: Whole) -> tuple[Answer, ...]:
    """A plan that counts working days says whose holidays are none of them, and they are known."""
    if not any(period.working_days for period in _periods(case.plan)):
        return (not_applicable("le plan ne compte pas en jours ouvrés", "the plan counts no working days"),)
    place = case.plan.at_home
    if place is None and case.plan.holidays is not None:
        because = "on ne sait pas quels jours fériés comptent", "it is not known whose holidays count"
        return (unknown(*because, "holidays"),)
    if place is not None and not known(place):
        because = f"les jours fériés de {place} ne sont pas connus", f"the holidays of {place} are not known"
        return (failed(*because, "holidays"),)
    return (PASSED,)


def _periods(plan: CampaignPlan) -> Iterator[Period]:
    kept = (each.retention.period for each in plan.privacy.purposes if isinstance(each.retention, RetentionFor))
    said = (plan.claims.notify_within, plan.claims.reply_within, plan.shipping.deliver_within)
    yield from (each for each in (*said, *kept) if isinstance(each, Period))


WORKING_DAYS: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.holidays-known",
        question=Text("Sait-on quels jours ne sont pas ouvrés ?", "Is it known which days are no working days?"),
        remedy=Text(
            "nommer dans « holidays » le pays ou la région, ou « none » pour les seuls week-ends",
            "name the country or the part of it in `holidays`, or `none` for weekends alone",
        ),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=holidays_known,
    ),
)
