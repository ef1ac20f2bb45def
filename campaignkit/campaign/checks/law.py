"""Whether somebody has read the law of every place, and lately."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

import pendulum

from campaignkit.campaign.facts import contradicted, countries, stated_alone
from campaignkit.checklists import Answer, Case, Check, Due, Severity, failed, findings, not_applicable, unknown
from campaignkit.rulepacks import Conflict, Library, Merged, Rule, Territory, merged_rulings, stale, ways_out
from campaignkit.values import UNKNOWN, Text, civil

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
    return findings((
        *_anywhere(case),
        *(
            failed(f"aucun paquet ne parle de {place}", f"no pack speaks of {place}", "rules.eligibility")
            for place in library.without_pack(countries(case.plan))
        ),
    ))  # fmt: skip


def _anywhere(case: Whole) -> Iterator[Answer]:
    open_to = case.state.facts.get("open_to", UNKNOWN)
    if open_to is UNKNOWN:
        yield unknown(
            "on ne sait pas où habitent les participants", "it is not known where entrants live", "rules.eligibility"
        )
    if isinstance(open_to, Territory) and open_to.everywhere:
        yield unknown(
            "ouvert partout : personne n'a lu le droit de tous les lieux",
            "open everywhere: nobody has read the law of every place",
            "rules.eligibility",
        )


def facts_agree(case: Whole) -> tuple[Answer, ...]:
    """What the plan states under `facts` is what its sections tell."""
    found = (
        failed(
            f"« {case.plan.facts[name]} », et les sections du plan disent autre chose",
            f'"{case.plan.facts[name]}", and the sections of the plan tell something else',
            f"facts.{name}",
        )
        for name in contradicted(case.plan)
    )
    alone = (
        not_applicable("les sections ne le disent pas", "the sections do not tell it", f"facts.{name}")
        for name in stated_alone(case.plan)
    )
    return findings(found, alone)


def law_fresh(case: Whole) -> tuple[Answer, ...]:
    """What applies was read lately, as its pack counts it, and still holds: it has not ended, nor been replaced."""
    library = case.state.packs
    if not library.packs:
        return (NO_PACKS_ASKED,)
    today = civil(case.now, "UTC").date()
    opening = civil(case.anchors.get("opening", case.now), case.plan.clock).date()
    applying = [each for each in case.state.rulings.values() if each.applies is True]
    old = [each.rule for each in applying if stale(each.pack, each.rule, today)]
    read_again = [*((rule.title, f"packs.{rule.id}") for rule in old), *_old_tables(library, today)]
    found = (
        *(_read_again(title, where) for title, where in read_again),
        *(answer for each in applying for answer in _outlived(library, each.rule, opening)),
    )
    return findings(found, _perhaps_stale(case, today))


def _perhaps_stale(case: Whole, today: pendulum.Date) -> Iterator[Answer]:
    """One answer for all the rules to be read again of which it is not known whether they apply."""
    perhaps = [each for each in case.state.rulings.values() if each.applies is UNKNOWN]
    old = sum(stale(each.pack, each.rule, today) for each in perhaps)
    if old:
        yield unknown(
            f"{old} règle(s) à relire, si elles s'appliquent",
            f"{old} rule(s) to be read again, if they apply",
            "facts",
        )


def _old_tables(library: Library, today: pendulum.Date) -> Iterator[tuple[Text, str]]:
    return ((table.title, f"tables.{table.id}") for table in library.tables if table.stale(today))


def _read_again(title: Text, where: str) -> Answer:
    return failed(f"« {title.fr} » est à relire", f'"{title.en}" is to be read again', where)


def _outlived(library: Library, rule: Rule, day: pendulum.Date) -> Iterator[Answer]:
    """A rule that ended and that nothing follows on that day, or one that is still in force and has a successor."""
    where = f"packs.{rule.id}"
    if rule.effective_to is not None and rule.effective_to < day and not library.followed(rule, day):
        yield failed(
            f"« {rule.title.fr} » a pris fin le {rule.effective_to}, et personne n'a lu la suite",
            f'"{rule.title.en}" ended on {rule.effective_to}, and nobody has read what follows',
            where,
        )
    if rule.successor and rule.in_force(day):
        yield failed(
            f"« {rule.title.fr} » cède la place à « {rule.successor} »",
            f'"{rule.title.en}" gives way to "{rule.successor}"',
            where,
        )


def law_agrees(case: Whole) -> tuple[Answer, ...]:
    """Nothing that one rule asks for is what another rules out."""
    if not case.state.packs.packs:
        return (NO_PACKS_ASKED,)
    opening = civil(case.anchors.get("opening", case.now), case.plan.clock).date()
    together = merged_rulings(each for each in case.state.rulings.values() if each.rule.in_force(opening))
    return findings(_conflict(together, each) for each in together.conflicts)


def _conflict(together: Merged, conflict: Conflict) -> Answer:
    ways, rules = ways_out(together.places(conflict)), ", ".join(conflict.rules)
    where = f"packs.{conflict.rules[0]}"
    return failed(f"{conflict.said.fr} ({rules}) ; {ways.fr}", f"{conflict.said.en} ({rules}); {ways.en}", where)


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
        id="campaign.law-agrees",
        question=Text(
            "Les règles qui s'appliquent peuvent-elles être tenues ensemble ?",
            "Can the rules that apply be met together?",
        ),
        remedy=Text("choisir l'une des trois issues", "take one of the three ways out"),
        signatory="legal",
        gate="launch",
        ask=law_agrees,
        due=Due("opening", -45),
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
