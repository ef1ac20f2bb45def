"""May this person do this? Yes, no, or needs proof; with every reason and its article."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from attrs import frozen

from campaignkit.rules.plan import ADULT, Eligibility, Who
from campaignkit.values import UNKNOWN, Maybe, Place, Text


class May(Enum):
    """The three answers; what is not known needs proof, and is never a yes."""

    YES = "yes"
    NO = "no"
    NEEDS_PROOF = "needs-proof"


@frozen(kw_only=True)
class EntrantFacts:
    """What is known of a person; `belongs_to` lists the excluded groups, `shown` the proven conditions."""

    age: Maybe[int] = UNKNOWN
    residence: Maybe[Place] = UNKNOWN
    guardian_consent: Maybe[bool] = UNKNOWN
    belongs_to: Maybe[frozenset[Who]] = UNKNOWN
    shown: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Grounds:
    """One reason for the answer: whether it forbids or only wants proof, and the article it rests on."""

    may: May
    text: Text
    article: str


def eligible(rule: Eligibility, facts: EntrantFacts) -> tuple[May, tuple[Grounds, ...]]:
    """The answer with all its grounds: one NO is NO; otherwise one missing proof is NEEDS_PROOF.

    >>> from campaignkit.rules.plan import Action
    >>> rule = Eligibility(id="e", action=Action.ENTER, minimum_age=18, residence=(Place("DE"),))
    >>> eligible(rule, EntrantFacts(age=17, residence=Place("DE"), belongs_to=frozenset()))[0]
    <May.NO: 'no'>
    """
    grounds = (
        *_age(rule, facts),
        *_guardian(rule, facts),
        *_home(rule, facts),
        *_groups(rule, facts),
        *_conditions(rule, facts),
    )
    answers = {each.may for each in grounds}
    return (May.NO if May.NO in answers else May.NEEDS_PROOF if answers else May.YES), grounds


def _age(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    floor = rule.minimum_age
    if floor is None:
        return
    if floor is UNKNOWN or facts.age is UNKNOWN:
        yield Grounds(may=May.NEEDS_PROOF, text=Text("âge à prouver", "age to be proved"), article=rule.article)
    elif facts.age < floor:
        yield Grounds(may=May.NO, text=Text(f"moins de {floor} ans", f"under {floor}"), article=rule.article)


def _home(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    outside = _outside(rule, facts.residence)
    if outside is UNKNOWN:
        wanted = Text("domicile à prouver", "residence to be proved")
        yield Grounds(may=May.NEEDS_PROOF, text=wanted, article=rule.article)
    elif outside:
        home = facts.residence
        far = Text(f"{home} est hors du territoire", f"{home} is outside the territory")
        yield Grounds(may=May.NO, text=far, article=rule.article)


def _outside(rule: Eligibility, home: Maybe[Place]) -> Maybe[bool]:
    """Whether a home lies outside; a country alone does not tell where a region of it counts."""
    if rule.residence is UNKNOWN or home is UNKNOWN:
        return UNKNOWN
    if _within(home, rule.not_in):
        return True
    if _within(home, rule.residence):
        return UNKNOWN if _holds_any(home, rule.not_in) else False
    return UNKNOWN if _holds_any(home, rule.residence) else True


def _within(home: Place, places: tuple[Place, ...]) -> bool:
    return any(home == place or home.startswith(f"{place}-") for place in places)


def _holds_any(home: Place, places: tuple[Place, ...]) -> bool:
    return any(place.startswith(f"{home}-") for place in places)


def _guardian(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    if rule.guardian_consent is not True or (facts.age is not UNKNOWN and facts.age >= ADULT):
        return
    if facts.guardian_consent is not True:
        may = May.NO if facts.guardian_consent is False else May.NEEDS_PROOF
        yield Grounds(may=may, text=Text("accord parental", "guardian's consent"), article=rule.article)


def _groups(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    for each in rule.excluded:
        if facts.belongs_to is UNKNOWN:
            yield Grounds(may=May.NEEDS_PROOF, text=each.text, article=each.article)
        elif each.who in facts.belongs_to:
            yield Grounds(may=May.NO, text=each.text, article=each.article)


def _conditions(rule: Eligibility, facts: EntrantFacts) -> Iterator[Grounds]:
    for each in rule.conditions:
        if each.proof is not None and each.id not in facts.shown:
            yield Grounds(may=May.NEEDS_PROOF, text=each.text, article=each.article)
