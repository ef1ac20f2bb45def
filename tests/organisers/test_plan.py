"""Who stands behind a campaign, and who decides in it."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.organisers import (
    Agreed,
    Expected,
    OrganisersPlan,
    OrganisersState,
    Party,
    PartyRole,
    Person,
    Withdrawn,
    adopted,
)
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, SubjectId, Text

NAMES = [SubjectId(name) for name in ("lea", "max", "tom", "zoe")]
ROLES = ("lead", "legal", "cm")


@st.composite
def people(draw: st.DrawFn) -> Person:
    name = draw(st.sampled_from(NAMES))
    others: list[Maybe[SubjectId | None]] = [*(each for each in NAMES if each != name), None, UNKNOWN]
    roles = draw(st.lists(st.sampled_from(ROLES), unique=True))
    return Person(id=name, roles=tuple(roles), deputy=draw(st.sampled_from(others)))


class TestHolding:
    """Whoever holds a role may decide for it, and so may their deputy; nobody else may."""

    @given(st.lists(people()), st.sampled_from(ROLES))
    def test_it_is_the_holders_and_their_deputies(self, given_people: list[Person], role: str) -> None:
        held = OrganisersPlan(people=tuple(given_people)).holding(role)
        for name in NAMES:
            holds = any(person.id == name and role in person.roles for person in given_people)
            stands_in = any(person.deputy == name and role in person.roles for person in given_people)
            assert (name in held) is (holds or stands_in)

    @given(st.lists(people()))
    def test_nobody_holds_a_role_that_nobody_was_given(self, given_people: list[Person]) -> None:
        assert OrganisersPlan(people=tuple(given_people)).holding("finance") == frozenset()

    def test_nobody_is_their_own_deputy(self) -> None:
        with pytest.raises(InvalidValueError) as refused:
            Person(id=SubjectId("lea"), deputy=SubjectId("lea"))
        assert pickle.loads(pickle.dumps(refused.value)).say("fr") == refused.value.say("fr")  # noqa: S301


class TestWhoMustAgree:
    """A campaign waits for the written agreement of everybody but its promoter, platforms and regulators."""

    @pytest.mark.parametrize("role", [PartyRole.PROMOTER, PartyRole.PLATFORM, PartyRole.REGULATOR])
    def test_some_owe_nothing(self, role: PartyRole) -> None:
        assert not Party(id="a", name="A", roles=(PartyRole.DATA_CONTROLLER, role)).must_agree

    @pytest.mark.parametrize("role", [PartyRole.CO_PROMOTER, PartyRole.PRIZE_SUPPLIER, PartyRole.INFLUENCER])
    def test_others_do(self, role: PartyRole) -> None:
        assert Party(id="a", name="A", roles=(role,)).must_agree

    def test_nothing_can_be_asked_of_a_party(self) -> None:
        assert not Party(id="shop", name="Shop", roles=(PartyRole.POINT_OF_SALE,), agreement=None).must_agree

    def test_a_party_without_a_role_is_asked_to_be_safe(self) -> None:
        assert Party(id="a", name="A").must_agree


SUPPLIER = Party(id="supplier", name="Supplier", roles=(PartyRole.PRIZE_SUPPLIER,), agreement=Text("lot", "prize"))
BRAND = Party(id="brand", name="Brand", roles=(PartyRole.PROMOTER,))


class TestAdopting:
    """A plan may change; what a party said stays, as long as the plan still has it."""

    def test_new_parties_are_expected(self) -> None:
        plan = OrganisersPlan(parties=(BRAND, SUPPLIER))
        assert adopted(plan, OrganisersState()).commitments == {"supplier": Expected()}

    @pytest.mark.parametrize("state", [Agreed(proof="contract"), Withdrawn(reason="bankrupt")])
    def test_what_was_said_stays(self, state: Agreed | Withdrawn) -> None:
        before = OrganisersState(commitments={"supplier": state})
        assert adopted(OrganisersPlan(parties=(SUPPLIER,)), before) == before

    def test_a_party_that_left_the_plan_is_waited_for_no_more(self) -> None:
        before = OrganisersState(commitments={"supplier": Expected()})
        assert adopted(OrganisersPlan(parties=(BRAND,)), before) == OrganisersState()


def test_parties_are_found_by_id_and_by_role() -> None:
    plan = OrganisersPlan(parties=(BRAND, SUPPLIER))
    assert (plan.party("brand"), plan.party("nobody")) == (BRAND, None)
    assert plan.with_role(PartyRole.PRIZE_SUPPLIER) == (SUPPLIER,)
