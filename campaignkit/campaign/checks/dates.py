"""Whether the dates are known, named rightly, and follow each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    Verdict,
    clash,
    findings,
    not_applicable,
    on_clock,
    unknown,
    unsaid,
)
from campaignkit.creatives import Fact
from campaignkit.values import UNKNOWN, Instant, RoundId, Text, Zone, civil

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign
    from campaignkit.campaign.windows import RoundPlan

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"

SEVERAL = 2
OVERLAP = Text("elles se chevauchent", "they overlap")
GAP = Text("personne ne peut participer entre les deux", "nobody can enter between the two")
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
    if written is UNKNOWN or written.upper() not in WRITTEN_OFFSETS:
        return (
            not_applicable(
                "le règlement n'abrège pas le fuseau", "the rules do not abbreviate the zone", "zone_as_written"
            ),
        )
    if case.plan.zone is UNKNOWN:
        return (unsaid("zone"),)
    return findings(_off_by(case.plan, written), _undated(case.plan.rounds))


def _off_by(plan: CampaignPlan, written: str) -> Iterator[Answer]:
    stated = WRITTEN_OFFSETS[written.upper()]
    for each in plan.rounds:
        for name, moment in (("opens_at", each.opens_at), ("closes_at", each.closes_at)):
            if moment is UNKNOWN:
                continue
            there = civil(moment, plan.clock)
            offset = there.offset // 60 if there.offset else 0
            if offset != stated:
                yield clash(
                    Quote(f"rounds[{each.id}].{name}", f"{on_clock(moment, plan.clock)} (UTC{offset / 60:+g})"),
                    Quote("zone_as_written", f"{written} (UTC{stated / 60:+g})"),
                    Quote("zone", plan.clock),
                )


def rounds_apart(case: Whole) -> tuple[Answer, ...]:
    """Rounds neither overlap nor leave a gap in which nobody can enter; those fed by others live beside them."""
    fed = {name for each in case.plan.rounds for name in each.feeds}
    apart = [each for each in case.plan.rounds if each.id not in fed]
    waiting = tuple(_undated(apart)) if len(apart) > 1 else ()
    known = [
        (each.opens_at, each.over_at, each.closes_at, each.id)
        for each in apart
        if each.opens_at is not UNKNOWN and each.over_at is not None and each.closes_at is not UNKNOWN
    ]
    found = tuple(_between(sorted(known), case.zone, Verdict.UNKNOWN if waiting else Verdict.FAIL))
    return findings((*found, *waiting))


def _undated(rounds: Iterable[RoundPlan]) -> Iterator[Answer]:
    for each in rounds:
        for name in ("opens_at", "closes_at"):
            if getattr(each, name) is UNKNOWN:
                yield unsaid(f"rounds[{each.id}].{name}")


def _between(rounds: list[tuple[Instant, Instant, Instant, RoundId]], zone: Zone, gap: Verdict) -> Iterator[Answer]:
    """A gap is one for good only where no further round may still fill it."""
    for (_opened, over_at, closes_at, before), (opens_at, _over, _closes, after) in pairwise(rounds):
        if opens_at != over_at:
            overlap = opens_at < over_at
            yield clash(
                Quote(f"rounds[{after}].opens_at", on_clock(opens_at, zone)),
                Quote(f"rounds[{before}].closes_at", on_clock(closes_at, zone)),
                why=OVERLAP if overlap else GAP,
                verdict=Verdict.FAIL if overlap else gap,
            )


def rounds_alike(case: Whole) -> tuple[Answer, ...]:
    """Of three rounds or more that last equally long, none is shorter: a last week has seven days too."""
    lasting = {
        each.id: (civil(each.over_at, case.zone).naive() - civil(each.opens_at, case.zone).naive()).total_seconds()
        for each in case.plan.rounds
        if each.opens_at is not UNKNOWN and each.over_at is not None
    }
    undated = tuple(_undated(case.plan.rounds)) if len(case.plan.rounds) > SEVERAL else ()
    if undated or not lasting:
        return undated or (PASSED,)
    if case.plan.zone is UNKNOWN:
        return (unsaid("zone"),)
    usual, times = Counter(lasting.values()).most_common(1)[0]
    odd = [name for name, length in lasting.items() if length < usual]
    if times < SEVERAL or len(odd) != 1 or times + 1 != len(lasting):
        return (PASSED,)
    return (_shorter(case, odd[0], next(name for name, length in lasting.items() if length == usual)),)


def _shorter(case: Whole, odd: RoundId, usual: RoundId) -> Answer:
    rounds = [each for name in (odd, usual) for each in case.plan.rounds if each.id == name]
    ends = (
        Quote(f"rounds[{each.id}].{name}", on_clock(moment, case.zone))
        for each in rounds
        for name, moment in (("closes_at", each.closes_at), ("opens_at", each.opens_at))
        if moment is not UNKNOWN
    )
    return clash(*ends, why=Text("une session est plus courte que les autres", "one round is shorter than the others"))


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
            name = "opens_at" if printed.what is Fact.OPENING else "closes_at"
            where, planned = f"creatives.visuals[{visual.id}].prints", _printable(plan, name)
            all_said = len(planned) == len(plan.rounds)
            if not planned:
                yield unknown("le plan ne dit pas encore cette date", "the plan does not say this date yet", where)
            elif plan.zone is UNKNOWN:
                yield unknown("on ne sait pas dans quel fuseau", "it is not known in which zone", "zone")
            elif printed.says not in {quote.says.en for quote in planned}:
                yield clash(Quote(where, printed.says), *planned, verdict=Verdict.FAIL if all_said else Verdict.UNKNOWN)


def _printable(plan: CampaignPlan, name: str) -> list[Quote]:
    moments = [(f"rounds[{each.id}].{name}", getattr(each, name)) for each in plan.rounds]
    return [Quote(where, f"{civil(at, plan.clock):%Y-%m-%d %H:%M}") for where, at in moments if at is not UNKNOWN]


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
        id="campaign.rounds-alike",
        question=Text("Les sessions durent-elles toutes autant ?", "Do all rounds last equally long?"),
        remedy=Text(
            "corriger la date, ou dire pourquoi dans le règlement", "correct the date, or say why in the rules"
        ),
        signatory="lead",
        gate="lint",
        severity=Severity.WARNING,
        ask=rounds_alike,
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
