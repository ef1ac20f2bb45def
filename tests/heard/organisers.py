"""Those who stand behind a campaign, those who decide, and what is reserved to them."""

from __future__ import annotations

from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.organisers import (
    NEEDED_ROLES,
    Act,
    Agreed,
    Expected,
    OrganisersPlan,
    OrganisersState,
    Party,
    PartyRole,
    Person,
    Replaced,
    Right,
    Withdrawn,
)
from campaignkit.values import SubjectId
from tests.cases import case
from tests.heard.asking import Cases
from tests.organisers.test_checks import BRAND, LEA, SUPPLIER, of

LEA_ALONE, MAX, ZOE = (
    Person(id=SubjectId("lea"), roles=("lead",), deputy=None),
    Person(id=SubjectId("max"), roles=("legal",), deputy=None),
    Person(id=SubjectId("zoe"), roles=("client",), deputy=None),
)


def reserving(*rights: Right, people: tuple[Person, ...] = (LEA_ALONE, MAX)) -> Case[object, object]:
    """What is reserved to whom."""
    return case(OrganisersPlan(parties=(BRAND,), people=people, rights=rights), OrganisersState())


def right(act: Act, *roles: str, two_people: bool = False) -> Right:
    return Right(act=act, roles=roles, two_people=two_people)


CASES: Cases = {
    "nobody is named": of(),
    "a brand and a supplier": of(BRAND, SUPPLIER, people=(LEA,)),
    "a supplier alone": of(SUPPLIER),
    "a promoter of whom nothing is known": of(Party(id="brand", name="Brand", roles=(PartyRole.PROMOTER,))),
    "a second promoter, not registered": of(
        BRAND, evolve(BRAND, id="second", roles=(PartyRole.CO_PROMOTER,), registration="")
    ),
    "a promoter that promotes with itself": of(
        evolve(BRAND, roles=(PartyRole.PROMOTER, PartyRole.CO_PROMOTER), legal_form="")
    ),
    "a ministry": of(evolve(BRAND, legal_form=None, registration=None)),
    "a ministry without a seat": of(evolve(BRAND, legal_form=None, registration=None, address=None)),
    "a person": of(evolve(BRAND, legal_form=None, registration=None, address=None, natural_person=True)),
    "a person whose address is in the plan": of(evolve(BRAND, natural_person=True)),
    "a person whose address is blank": of(evolve(BRAND, natural_person=True, address="")),
    "one without a deputy": of(people=(evolve(LEA, deputy=None),)),
    "one whose deputy nobody knows": of(people=(Person(id=SubjectId("lea"), roles=NEEDED_ROLES),)),
    "two who share every role": of(people=(evolve(LEA, deputy=None), Person(id=SubjectId("zoe"), roles=NEEDED_ROLES))),
    "two who share every role, and nobody knows their deputies": of(
        people=tuple(Person(id=SubjectId(name), roles=NEEDED_ROLES) for name in ("lea", "zoe"))
    ),
    "nobody leads": of(people=(evolve(LEA, roles=NEEDED_ROLES[1:]),)),
    "an agreement": of(BRAND, SUPPLIER, state=Agreed(proof="contract")),
    "another partner": of(BRAND, SUPPLIER, state=Replaced(by="other", proof="contract")),
    "an agreement that is awaited": of(BRAND, SUPPLIER, state=Expected()),
    "a partner who withdrew": of(BRAND, SUPPLIER, state=Withdrawn(reason="bankrupt")),
    "one agreed, one awaited": case(
        OrganisersPlan(parties=(BRAND, SUPPLIER)),
        OrganisersState(commitments={"supplier": Agreed(proof="contract"), "host": Expected()}),
    ),
    "an influencer": of(BRAND, evolve(SUPPLIER, roles=(PartyRole.INFLUENCER,))),
    "a host": of(BRAND, evolve(SUPPLIER, roles=(PartyRole.HOST,))),
    "an agency": of(BRAND, evolve(SUPPLIER, roles=(PartyRole.AGENCY,))),
    "the plan is reserved": reserving(right(Act.PLAN, "lead")),
    "the end is reserved, the plan is not": reserving(right(Act.STOP, "lead")),
    "a right that nobody has": reserving(right(Act.PLAN, "dpo")),
    "two rights that nobody has": reserving(right(Act.PLAN, "dpo"), right(Act.STOP, "finance")),
    "two people for the launch, who are one": reserving(
        right(Act.LAUNCH, "client", two_people=True), people=(ZOE, LEA_ALONE)
    ),
    "two people for the launch": reserving(right(Act.LAUNCH, "lead", two_people=True), people=(ZOE, LEA_ALONE)),
    "two people for the draw, who are one": reserving(
        right(Act.DRAW, "lead", two_people=True), right(Act.SEAL, "lead")
    ),
    "two people for the draw": reserving(right(Act.DRAW, "lead", two_people=True), right(Act.SEAL, "legal")),
    "two people for the draw, and anybody seals": reserving(right(Act.DRAW, "lead", two_people=True)),
    "two people for the draw, and nobody else is named": reserving(
        right(Act.DRAW, "lead", two_people=True), people=(LEA_ALONE,)
    ),
    "two people for nothing that wants two": reserving(right(Act.DRAW, "lead"), people=(LEA_ALONE,)),
}
