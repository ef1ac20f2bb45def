"""Whether somebody has read the law of every place, and lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from campaignkit.campaign.facts import contradicted, countries
from campaignkit.checklists import Answer, Case, Check, Due, Severity, failed, findings, not_applicable
from campaignkit.rulepacks import stale
from campaignkit.values import Text, civil

if TYPE_CHECKING:
    from campaignkit.campaign.plan import CampaignPlan
    from campaignkit.campaign.states import Campaign

Whole: TypeAlias = "Case[CampaignPlan, Campaign]"
NO_PACKS_ASKED = not_applicable("aucun paquet de règles n'est chargé", "no rule pack is loaded")


def law_read(case: Whole) -> tuple[Answer, ...]:
    """A pack speaks for every country where entrants may live: without one, nobody has read its law."""
    library = case.state.packs
    if not library.packs:
        return (NO_PACKS_ASKED,)
    return findings(
        failed(f"aucun paquet ne parle de {place}", f"no pack speaks of {place}", "rules.eligibility")
        for place in library.without_pack(countries(case.plan))
    )


def facts_agree(case: Whole) -> tuple[Answer, ...]:
    """What the plan states under `facts` is what its sections tell."""
    return findings(
        failed(
            f"« {case.plan.facts[name]} », et les sections du plan disent autre chose",
            f'"{case.plan.facts[name]}", and the sections of the plan tell something else',
            f"facts.{name}",
        )
        for name in contradicted(case.plan)
    )


def law_fresh(case: Whole) -> tuple[Answer, ...]:
    """The rules that apply were read within a year, those of networks within six months."""
    if not case.state.packs.packs:
        return (NO_PACKS_ASKED,)
    today = civil(case.now, "UTC").date()
    applying = [each.rule for each in case.state.rulings.values() if each.applies is True]
    return findings(
        failed(f"« {rule.title.fr} » est à relire", f'"{rule.title.en}" is to be read again', f"packs.{rule.id}")
        for rule in applying
        if stale(rule, today)
    )


LAW: tuple[Check[Whole], ...] = (
    Check(
        id="campaign.facts-agree",
        question=Text(
            "Les faits énoncés sont-ils ceux que le plan montre ?", "Are the facts stated those that the plan shows?"
        ),
        remedy=Text(
            "retirer le fait de « facts », ou corriger la section",
            "take the fact out of `facts`, or mend the section",
        ),
        signatory="legal",
        gate="lint",
        ask=facts_agree,
    ),
    Check(
        id="campaign.law-read",
        question=Text(
            "Quelqu'un a-t-il lu le droit de chaque pays ouvert ?", "Has somebody read the law of every open country?"
        ),
        remedy=Text(
            "demander l'avis d'un conseil local, ou fermer ce pays", "ask local counsel, or close that country"
        ),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=law_read,
        due=Due("opening", -30),
    ),
    Check(
        id="campaign.law-fresh",
        question=Text(
            "Les règles qui s'appliquent ont-elles été relues récemment ?",
            "Were the rules that apply read again lately?",
        ),
        remedy=Text("relire la source, et mettre le paquet à jour", "read the source again, and renew the pack"),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=law_fresh,
        due=Due("opening", -30),
    ),
)
