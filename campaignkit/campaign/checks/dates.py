"""Whether the dates are known, named rightly, and follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import (
    Answer,
    Case,
    Check,
    Due,
    Severity,
    failed,
    findings,
    not_applicable,
    unknown,
)
from campaignkit.creatives import Fact
from campaignkit.values import UNKNOWN, Instant, RoundId, Text, civil

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"

DATES_PRINTED = (Fact.OPENING, Fact.CLOSING)
WRITTEN_OFFSETS = {
    "MEZ": 60, "MESZ": 120, "CET": 60, "CEST": 120, "HNEC": 60, "HAEC": 120, "GMT": 0, "BST": 60, "IST": 60,
    "WET": 0, "WEST": 60, "EET": 120, "EEST": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "HNE": -300, "HAE": -240, "UTC": 0,
}  # fmt: skip
"""Minutes east of UTC that an abbreviation states; `EST` and `EDT` are two different hours."""


def dates_known(case: Whole) -> tuple[Answer, ...]:
    """Every round has a start and an end, and the campaign a time zone."""
    if not case.plan.rounds:
        return (unknown("aucune session n'est prévue", "no round is planned", "rounds"),)
    return findings(_missing(case.plan))


def _missing(plan: CampaignPlan) -> Iterator[Answer]:
    if plan.zone is UNKNOWN:
        yield unknown("le fuseau horaire n'est pas dit", "the time zone is not stated", "zone")
    for each in plan.rounds:
        if each.opens_at is UNKNOWN:
            yield unknown("le début n'est pas dit", "the start is not stated", f"rounds[{each.id}].opens_at")
        if each.closes_at is UNKNOWN:
            yield unknown("la fin n'est pas dite", "the end is not stated", f"rounds[{each.id}].closes_at")


def zone_fits(case: Whole) -> tuple[Answer, ...]:
    """The abbreviation that the rules use is the one in force on the dates of the rounds."""
    written = case.plan.zone_as_written
    if written is UNKNOWN or written.upper() not in WRITTEN_OFFSETS or case.plan.zone is UNKNOWN:
        return (
            not_applicable(
                "le règlement n'abrège pas le fuseau", "the rules do not abbreviate the zone", "zone_as_written"
            ),
        )
    return findings(_off_by(case.plan, written))


def _off_by(plan: CampaignPlan, written: str) -> Iterator[Answer]:
    stated = WRITTEN_OFFSETS[written.upper()]
    for each in plan.rounds:
        for name, moment in (("opens_at", each.opens_at), ("closes_at", each.closes_at)):
            if moment is UNKNOWN:
                continue
            there = civil(moment, plan.clock)
            offset = there.offset // 60 if there.offset else 0
            if offset != stated:
                said, real = f"{written} (UTC{stated / 60:+g})", f"UTC{offset / 60:+g}"
                yield failed(
                    f"zone_as_written dit {said}, {plan.clock} est à {real} le {there:%d.%m.%Y}",
                    f"zone_as_written says {said}, {plan.clock} is at {real} on {there:%Y-%m-%d}",
                    f"rounds[{each.id}].{name}",
                )


def rounds_apart(case: Whole) -> tuple[Answer, ...]:
    """Rounds neither overlap nor leave a gap in which nobody can enter; those fed by others live beside them."""
    fed = {name for each in case.plan.rounds for name in each.feeds}
    known = [
        (each.opens_at, each.over_at, each.id)
        for each in case.plan.rounds
        if each.id not in fed and each.opens_at is not UNKNOWN and each.over_at is not None
    ]
    return findings(_between(sorted(known)))


def _between(rounds: list[tuple[Instant, Instant, RoundId]]) -> Iterator[Answer]:
    for (_opened, over_at, before), (opens_at, _over, after) in pairwise(rounds):
        where = f"rounds[{after}].opens_at"
        if opens_at < over_at:
            yield failed(f"chevauche rounds[{before}]", f"overlaps rounds[{before}]", where)
        elif opens_at > over_at:
            yield failed(f"laisse un trou après rounds[{before}]", f"leaves a gap after rounds[{before}]", where)


def printed_right(case: Whole) -> tuple[Answer, ...]:
    """The opening and the closing printed on each visual are those of the plan."""
    visuals = case.plan.creatives.visuals
    if not any(visual.prints for visual in visuals):
        return (not_applicable("aucun visuel ne porte de date", "no visual carries a date", "creatives.visuals"),)
    return findings(_misprints(case.plan))


def _misprints(plan: CampaignPlan) -> Iterator[Answer]:
    for visual in plan.creatives.visuals:
        for printed in visual.prints:
            if printed.what not in DATES_PRINTED:
                continue
            where, planned = f"creatives.visuals[{visual.id}].prints", _printable(plan, printed.what)
            if not planned:
                yield unknown("le plan ne dit pas encore cette date", "the plan does not say this date yet", where)
            elif printed.says not in planned:
                yield failed(
                    f"le visuel dit {printed.says}, le plan dit {' ou '.join(sorted(planned))}",
                    f"the visual says {printed.says}, the plan says {' or '.join(sorted(planned))}",
                    where,
                )


def _printable(plan: CampaignPlan, what: Fact) -> set[str]:
    moments = {Fact.OPENING: [r.opens_at for r in plan.rounds], Fact.CLOSING: [r.closes_at for r in plan.rounds]}
    return {f"{civil(at, plan.clock):%Y-%m-%d %H:%M}" for at in moments.get(what, []) if at is not UNKNOWN}


DATES: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.dates-known",
        question=Text(
            "Chaque session a-t-elle un début, une fin et un fuseau ?",
            "Has every round a start, an end and a time zone?",
        ),
        remedy=Text("compléter les dates et le fuseau du plan", "complete the dates and the zone of the plan"),
        signatory="lead",
        gate="lint",
        ask=dates_known,
        due=Due("opening", -45),
    ),
    Check(
        id="campaign.zone-fits-date",
        question=Text("Le fuseau écrit est-il celui de ces dates ?", "Is the zone as written the one of these dates?"),
        remedy=Text("écrire l'abréviation de la saison, ou la ville", "write the season's abbreviation, or the city"),
        source="IANA Time Zone Database",
        signatory="legal",
        gate="lint",
        ask=zone_fits,
        due=Due("opening", -21),
    ),
    Check(
        id="campaign.rounds-apart",
        question=Text(
            "Les sessions se suivent-elles sans chevauchement ni trou ?",
            "Do the rounds follow each other without overlap or gap?",
        ),
        remedy=Text(
            "accorder la fin d'une session et le début de la suivante",
            "make the end of one round the start of the next",
        ),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=rounds_apart,
    ),
    Check(
        id="campaign.dates-printed",
        number=33,
        question=Text(
            "Les dates sont-elles les mêmes dans le plan et sur les visuels ?",
            "Are the dates the same in the plan and on the visuals?",
        ),
        remedy=Text("refaire le visuel, ou corriger le plan", "redo the visual, or correct the plan"),
        evidence=Text("comparaison automatique", "automatic comparison"),
        signatory="lead",
        gate="lint",
        ask=printed_right,
        due=Due("opening", -7),
    ),
)
