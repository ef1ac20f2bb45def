"""Whether the ages that the rules name fit the law of every place, by the tables of ages. Not legal advice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

import pendulum

from campaignkit.checklists import Answer, Case, Check, Due, Severity, failed, findings, not_applicable, unknown
from campaignkit.privacy import Basis
from campaignkit.rulepacks import AgeRow, AgeTable, Territory
from campaignkit.rules import Eligibility, entering_at
from campaignkit.values import UNKNOWN, Place, Text, civil

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"
NO_TABLE = not_applicable("aucune table des âges n'est chargée", "no table of ages is loaded")
EVERYWHERE = unknown(
    "ouvert partout : personne n'a lu l'âge de tous les lieux",
    "open everywhere: nobody has read the age of every place",
    "rules.eligibility",
)
NOWHERE = unknown(
    "on ne sait pas où habitent les participants", "it is not known where entrants live", "rules.eligibility"
)


def majority_met(case: Whole) -> tuple[Answer, ...]:
    """Whoever enters without a guardian is of age where they live."""
    return _held_against(case, "age-of-majority")


def consent_age_met(case: Whole) -> tuple[Answer, ...]:
    """Where data rests on consent, whoever enters without a guardian may give it alone where they live."""
    bases = [purpose.basis for purpose in case.plan.privacy.purposes]
    if Basis.CONSENT not in bases:
        if UNKNOWN in bases or not bases:
            return (unknown("une base légale n'est pas dite", "a legal basis is not stated", "privacy.purposes"),)
        return (not_applicable("aucune donnée ne repose sur le consentement", "no data rests on consent"),)
    return _held_against(case, "digital-consent-age")


def _held_against(case: Whole, name: str) -> tuple[Answer, ...]:
    table, open_to = case.state.packs.table(name), case.state.facts.get("open_to")
    if table is None:
        return (NO_TABLE,)
    if not isinstance(open_to, Territory):
        return (NOWHERE,)
    if open_to.everywhere:
        return (EVERYWHERE,)
    day = civil(case.anchors.get("opening", case.now), case.plan.clock).date()
    ageless = (
        not_applicable("l'âge minimum n'est pas dit", "the minimum age is not stated", "rules.eligibility")
        for home in sorted(open_to.places)
        for each in entering_at(case.plan.rules, home)
        if _asked(each) and each.minimum_age is UNKNOWN
    )
    return findings(_places(case.plan, table, open_to, day), dict.fromkeys(ageless))


def _places(plan: CampaignPlan, table: AgeTable, open_to: Territory, day: pendulum.Date) -> Iterator[Answer]:
    for home, row in table.governing(open_to, day):
        alone = [each for each in entering_at(plan.rules, home) if _asked(each)]
        if alone and (row is None or row.known is UNKNOWN):
            yield _unread(table, home, row)
        elif row is not None:
            yield from (_too_young(home, row, each) for each in alone if _below(each, row))


def _asked(rule: Eligibility) -> bool:
    """Whether an age is asked of people who enter by themselves, other than that of majority where they live."""
    return rule.persons and not rule.of_age and rule.guardian_consent is not True


def _below(rule: Eligibility, row: AgeRow) -> bool:
    return rule.minimum_age is not UNKNOWN and (rule.minimum_age or 0) < (row.age or 0)


def _unread(table: AgeTable, home: Place, row: AgeRow | None) -> Answer:
    age = table.otherwise if row is None or row.age is None else row.age
    return unknown(
        f"{home} : {age} ans selon toute apparence, mais personne n'a lu sa loi",
        f"{home}: {age} by all appearances, but nobody has read its law",
        "rules.eligibility",
    )


def _too_young(home: Place, row: AgeRow, rule: Eligibility) -> Answer:
    if rule.guardian_consent is UNKNOWN:
        return unknown(
            f"{home} : {row.age} ans ({row.law}), et l'on ne sait pas si un parent donne son accord",
            f"{home}: {row.age} ({row.law}), and it is not known whether a guardian consents",
            f"rules.eligibility[{rule.id}].guardian_consent",
        )
    return failed(
        f"{home} : {row.age} ans ({row.law}), et l'on participe seul dès {rule.minimum_age or 0} ans",
        f"{home}: {row.age} ({row.law}), and one may enter alone from {rule.minimum_age or 0}",
        f"rules.eligibility[{rule.id}].minimum_age",
    )


AGES: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.majority-met",
        question=Text(
            "Qui participe seul est-il majeur là où il habite ?", "Is whoever enters alone of age where they live?"
        ),
        remedy=Text(
            "relever l'âge, demander l'accord parental, ou écrire « majeur dans son lieu de résidence »",
            'raise the age, ask for a guardian\'s consent, or write "of age in their place of residence"',
        ),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        source="age-of-majority",
        ask=majority_met,
        due=Due("opening", -30),
    ),
    Check(
        id="campaign.consent-age-met",
        question=Text(
            "Qui participe seul peut-il consentir seul au traitement de ses données ?",
            "May whoever enters alone consent alone to the processing of their data?",
        ),
        remedy=Text("relever l'âge, ou demander l'accord parental", "raise the age, or ask for a guardian's consent"),
        signatory="dpo",
        gate="launch",
        severity=Severity.WARNING,
        source="digital-consent-age",
        ask=consent_age_met,
        due=Due("opening", -30),
    ),
)
