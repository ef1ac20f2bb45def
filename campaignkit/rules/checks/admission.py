"""Who the rules admit, everywhere that they are open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from campaignkit.checklists import (
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    Size,
    clash,
    findings,
    not_applicable,
    unknown,
)
from campaignkit.rules.plan import ADULT, Action, Eligibility, Override, RulesPlan
from campaignkit.rules.states import RulesState
from campaignkit.values import UNKNOWN, Maybe, Text

Rules: TypeAlias = Case[RulesPlan, RulesState]


def eligibility_known(case: Rules) -> tuple[Answer, ...]:
    """It is known who may enter: from which age, and living where."""
    entering = [each for each in case.plan.eligibility if each.action is Action.ENTER]
    if not entering:
        return (unknown("on ne sait pas qui peut participer", "it is not known who may enter", "rules.eligibility"),)
    return findings(
        unknown(f"{fr} n'est pas dit", f"the {en} is not stated", f"rules.eligibility[{each.id}].{name}")
        for each in entering
        for name, fr, en in (("minimum_age", "l'âge minimum", "minimum age"), ("residence", "le domicile", "residence"))
        if getattr(each, name) is UNKNOWN and (each.persons or name == "residence")
    )


def guardians_fit_age(case: Rules) -> tuple[Answer, ...]:
    """Minors are admitted with a guardian's consent, and adults are not asked for one, wherever they live."""
    entering = [each for each in case.plan.eligibility if each.action is Action.ENTER and each.persons]
    found = (
        *(answer for each in entering for answer in _guardians(each, f"rules.eligibility[{each.id}]")),
        *(answer for each in case.plan.overrides for answer in _guardians(each, f"rules.overrides[{each.id}]")),
    )
    floors = (*(each.minimum_age for each in entering), *_floors_elsewhere(case.plan))
    if not found and entering and all(_adults_only(floor) for floor in floors):
        return (not_applicable("seuls des adultes participent", "only adults enter", "rules.eligibility"),)
    return findings(found)


def _adults_only(floor: Maybe[int | None]) -> bool:
    return floor is not UNKNOWN and floor is not None and floor >= ADULT


def _floors_elsewhere(plan: RulesPlan) -> Iterator[Maybe[int | None]]:
    """The ages of the overrides that say one; where they do not, the general rule holds."""
    return (each.minimum_age for each in plan.overrides if each.minimum_age is not UNKNOWN)


def _guardians(each: Eligibility | Override, place: str) -> Iterator[Answer]:
    where = f"{place}.guardian_consent"
    if each.minimum_age is UNKNOWN:
        return
    minors = each.minimum_age is None or each.minimum_age < ADULT
    if minors is not (each.guardian_consent is True):
        yield clash(Quote(where, each.guardian_consent), Quote(f"{place}.minimum_age", each.minimum_age))


def exclusions_known(case: Rules) -> tuple[Answer, ...]:
    """It is said who is excluded, and each exclusion quotes its article."""
    excluded = [(each, exclusion) for each in case.plan.eligibility for exclusion in each.excluded]
    if not excluded:
        return (
            unknown("personne n'est exclu : est-ce voulu ?", "nobody is excluded: is that meant?", "rules.eligibility"),
        )
    return findings(
        unknown(
            "l'exclusion ne cite aucun article",
            "the exclusion quotes no article",
            f"rules.eligibility[{each.id}].excluded[{exclusion.id}]",
        )
        for each, exclusion in excluded
        if not exclusion.article
    )


def overrides_clear(case: Rules) -> tuple[Answer, ...]:
    """Two overrides never speak of one place, and each speaks of a place that is open."""
    return findings((*_spoken_twice(case.plan), *_never_reached(case.plan)))


def _spoken_twice(plan: RulesPlan) -> Iterator[Answer]:
    first: dict[str, str] = {}
    for each in plan.overrides:
        for place in each.residence:
            before = first.setdefault(place, each.id)
            if before != each.id:
                yield clash(*(Quote(f"rules.overrides[{name}].residence", place) for name in (each.id, before)))


def _never_reached(plan: RulesPlan) -> Iterator[Answer]:
    entering = [each for each in plan.eligibility if each.action is Action.ENTER]
    if not entering or any(each.places is None for each in entering):
        return
    admitted = [place for each in entering for place in each.places or ()]
    said = [Quote(f"rules.eligibility[{each.id}].residence", each.residence) for each in entering]
    for each in plan.overrides:
        if each.open is not False and not any(_meets(place, home) for place in each.residence for home in admitted):
            why = Text("personne n'y participe", "nobody there may enter")
            yield clash(Quote(f"rules.overrides[{each.id}].residence", each.residence), *said, why=why)


def _meets(place: str, home: str) -> bool:
    return f"{place}-".startswith(f"{home}-") or f"{home}-".startswith(f"{place}-")


ADMISSION: tuple[Check[Rules], ...] = (
    # 34 has no severity in the source: a missing list is repaired at the claim, so it warns
    Check(
        id="rules.exclusions",
        number=34,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Les exclusions sont-elles dites, avec leur article ?", "Are the exclusions stated, with their article?"
        ),
        remedy=Text(
            "lister personnel, famille, fournisseurs, gagnants récents", "list staff, family, suppliers, recent winners"
        ),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        ask=exclusions_known,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.eligibility-known",
        question=Text("Sait-on qui peut participer ?", "Is it known who may enter?"),
        remedy=Text("écrire l'âge minimum et le domicile", "write the minimum age and the residence"),
        signatory="legal",
        gate="lint",
        ask=eligibility_known,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.guardians-fit-age",
        number=35,
        question=Text(
            "L'accord parental va-t-il avec l'âge minimum ?", "Does the guardian's consent fit the minimum age?"
        ),
        remedy=Text("accorder l'âge et l'accord parental", "make age and consent agree"),
        signatory="legal",
        gate="lint",
        ask=guardians_fit_age,
        due=Due("opening", -21),
    ),
    Check(
        id="rules.overrides-clear",
        question=Text(
            "Les règles propres à un territoire sont-elles claires ?", "Are the rules of single places clear?"
        ),
        remedy=Text(
            "réunir les deux règles, ou corriger le territoire", "join the two overrides, or correct the place"
        ),
        signatory="legal",
        gate="lint",
        ask=overrides_clear,
        due=Due("opening", -21),
    ),
)
