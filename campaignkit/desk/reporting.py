"""The report of a campaign, from its plan and its state."""

from __future__ import annotations

from decimal import Decimal

from campaignkit.campaign import Campaign
from campaignkit.claims import Confirmed
from campaignkit.followup import Debriefed, IncidentLine, Report, ReportRow, WinnerFigures
from campaignkit.incidents import Resolved
from campaignkit.objectives import Kpi
from campaignkit.shipping import Delivered, Used
from campaignkit.values import UNKNOWN, Maybe, Money


def report_of(campaign: Campaign) -> Report:
    """What was wanted, what came of it, and what it cost."""
    plan, debrief = campaign.plan.objectives, campaign.followup.debrief
    learnt = debrief if isinstance(debrief, Debriefed) else Debriefed(keep=(), change=(), stop=())
    tallies = campaign.entries.tallies.values()
    return Report(
        rows=tuple(_row(campaign, kpi) for kpi in plan.kpis),
        planned_cost=plan.planned_cost,
        cost=_cost(campaign),
        planned_hours=plan.planned_hours,
        hours=sum(campaign.followup.actuals.worked.values(), Decimal(0)),
        entries=sum(tally.standing for tally in tallies),
        entrants=max((tally.accounts for tally in tallies), default=0),
        refused_by_reason=_refused(campaign),
        winners=_winners(campaign),
        incidents=_incidents(campaign),
        keep=learnt.keep,
        change=learnt.change,
        stop=learnt.stop,
    )


def _row(campaign: Campaign, kpi: Kpi) -> ReportRow:
    measured = campaign.followup.actuals.kpis.get(kpi.id)
    return ReportRow(
        id=kpi.id,
        name=kpi.name,
        unit=kpi.unit,
        primary=kpi.primary,
        baseline=kpi.baseline,
        target=kpi.target,
        actual=UNKNOWN if measured is None else measured.value,
        source="" if measured is None else measured.source,
    )


def _cost(campaign: Campaign) -> Maybe[Money]:
    """Money spent, and hours at the rates of the plan; UNKNOWN while nothing is spent or a rate is missing."""
    spent = campaign.followup.actuals.spent
    for role, hours in campaign.followup.actuals.worked.items():
        rate = campaign.plan.objectives.rate(role)
        if spent is UNKNOWN or rate is UNKNOWN:
            return UNKNOWN
        spent += rate * hours
    return spent


def _refused(campaign: Campaign) -> dict[str, int]:
    refused: dict[str, int] = {}
    for tally in campaign.entries.tallies.values():
        for key, count in tally.refused_by_reason.items():
            refused[key] = refused.get(key, 0) + count
    return refused


def _winners(campaign: Campaign) -> WinnerFigures:
    days = []
    for claim, state in campaign.claims.claims.items():
        parcel = campaign.shipping.parcels.get(claim)
        if isinstance(state, Confirmed) and isinstance(parcel, Delivered | Used):
            days.append((parcel.at - state.at).in_days())
    return WinnerFigures(
        drawn=len(campaign.claims.claims),
        confirmed=sum(isinstance(state, Confirmed) for state in campaign.claims.claims.values()),
        delivered=len(days),
        delivery_days=tuple(days),
    )


def _incidents(campaign: Campaign) -> tuple[IncidentLine, ...]:
    return tuple(
        IncidentLine(
            id=name,
            trigger=state.incident.trigger,
            what="; ".join(state.incident.what),
            lesson=state.lesson if isinstance(state, Resolved) else "",
        )
        for name, state in campaign.incidents.incidents.items()
    )
