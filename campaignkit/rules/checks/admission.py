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
    unsaid,
)
from campaignkit.rules.eligibility import override_at
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
    """Minors are admitted with a guardian's consent, and adults are not asked for one, wherever they live.

    What is asked is what holds at each home: of a country that says one of the two alone, the other is the
    general rule's.
    """
    holding = tuple(_holding(case.plan))
    found = tuple(dict.fromkeys(answer for each in holding for answer in _guardians(*each)))
    if found:
        return found
    ages = [_age(each, local) for each, local in holding]
    if UNKNOWN in ages or not ages:
        return (not_applicable("l'âge minimum n'est pas dit", "the minimum age is not stated", "rules.eligibility"),)
    if not any(_admits_minors(each, local) for each, local in holding):
        return (not_applicable("seuls des adultes participent", "only adults enter", "rules.eligibility"),)
    return findings(
        unknown("l'accord parental n'est pas dit", "a guardian's consent is not stated", where)
        for where in dict.fromkeys(_place(*each, "guardian_consent") for each in holding if _consent(*each) is UNKNOWN)
    )


def _holding(plan: RulesPlan) -> Iterator[tuple[Eligibility, Override | None]]:
    """Every rule of entry with what holds instead of parts of it at one home or another; None: nothing does."""
    shown = {each.id: each for each in plan.overrides if each.open is not False}
    for each in plan.eligibility:
        if each.action is Action.ENTER and each.persons:
            locals_ = [override_at(plan, home) for home in each.places or ()] or [None]
            if None in locals_:
                yield each, None
            yield from ((each, local) for local in shown.values())


def _age(each: Eligibility, local: Override | None) -> Maybe[int | None]:
    return each.minimum_age if local is None or local.minimum_age is UNKNOWN else local.minimum_age


def _consent(each: Eligibility, local: Override | None) -> Maybe[bool | None]:
    return each.guardian_consent if local is None or local.guardian_consent is UNKNOWN else local.guardian_consent


def _admits_minors(each: Eligibility, local: Override | None) -> bool:
    age = _age(each, local)
    return not each.of_age and age is not UNKNOWN and (age is None or age < ADULT)


def _guardians(each: Eligibility, local: Override | None) -> Iterator[Answer]:
    """What does not go together; a general word on minors stands beside an adult age of one country."""
    age, consent = _age(each, local), _consent(each, local)
    consent_said = _place(each, local, "guardian_consent")
    if UNKNOWN in (age, consent):
        return
    if _admits_minors(each, local) is not (consent is True) and not _of_minors_elsewhere(each, local):
        yield clash(Quote(consent_said, consent), Quote(_place(each, local, "minimum_age"), age))


def _of_minors_elsewhere(each: Eligibility, local: Override | None) -> bool:
    inherited = local is not None and local.guardian_consent is UNKNOWN
    return inherited and each.guardian_consent is True


def _place(each: Eligibility, local: Override | None, field: str) -> str:
    if local is None or getattr(local, field) is UNKNOWN:
        return f"rules.eligibility[{each.id}].{field}"
    return f"rules.overrides[{local.id}].{field}"


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
    homeless = (
        unsaid(f"rules.eligibility[{each.id}].residence")
        for each in case.plan.eligibility
        if case.plan.overrides and each.action is Action.ENTER and each.residence is UNKNOWN
    )
    return findings((*_spoken_twice(case.plan), *_never_reached(case.plan)), homeless)


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
