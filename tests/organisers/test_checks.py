"""What must be true of those who stand behind a campaign."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Severity, Verdict
from campaignkit.organisers import (
    CHECKS,
    NEEDED_ROLES,
    Agreed,
    CommitmentState,
    Expected,
    OrganisersPlan,
    OrganisersState,
    Party,
    PartyRole,
    Person,
    Replaced,
    Withdrawn,
)
from campaignkit.values import SubjectId, Text, place
from tests.cases import by_id, case, places, signed, verdict

BRAND = Party(
    id="brand",
    name="Brand",
    roles=(PartyRole.PROMOTER,),
    legal_form="SAS",
    address="1 rue du Lac, 69000 Lyon",
    registration="RCS Lyon 123 456 789",
    country=place("FR"),
)
SUPPLIER = Party(id="supplier", name="Supplier", roles=(PartyRole.PRIZE_SUPPLIER,), agreement=Text("lot", "prize"))
LEA = Person(id=SubjectId("lea"), roles=NEEDED_ROLES, deputy=SubjectId("max"))


def of(
    *parties: Party, people: tuple[Person, ...] = (), state: CommitmentState | None = None, **about: object
) -> Case[Any, Any]:
    commitments = {} if state is None else {"supplier": state}
    return case(OrganisersPlan(parties=parties, people=people), OrganisersState(commitments=commitments), **about)


class TestEntityKnown:
    """Legal form, seat, registration and country of whoever promotes are known (7)."""

    CHECK = "organisers.entity-known"

    def test_a_whole_promoter_passes(self) -> None:
        assert verdict(CHECKS, self.CHECK, of(BRAND, SUPPLIER)) is Verdict.PASS

    def test_nobody_promotes(self) -> None:
        assert verdict(CHECKS, self.CHECK, of(SUPPLIER)) is Verdict.UNKNOWN

    def test_everything_unknown_is_named(self) -> None:
        seen = of(Party(id="brand", name="Brand", roles=(PartyRole.PROMOTER,)))
        wanted = ("legal_form", "address", "registration", "country")
        assert places(CHECKS, self.CHECK, seen) == [f"organisers.parties[brand].{name}" for name in wanted]
        assert verdict(CHECKS, self.CHECK, seen) is Verdict.UNKNOWN

    def test_who_promotes_with_it_must_be_known_too(self) -> None:
        second = evolve(BRAND, id="second", roles=(PartyRole.CO_PROMOTER,), registration="")
        seen = of(BRAND, second)
        assert verdict(CHECKS, self.CHECK, seen) is Verdict.FAIL
        assert places(CHECKS, self.CHECK, seen) == ["organisers.parties[second].registration"]

    def test_a_ministry_has_no_registration_but_a_seat(self) -> None:
        ministry = evolve(BRAND, legal_form=None, registration=None)
        assert verdict(CHECKS, self.CHECK, of(ministry)) is Verdict.PASS
        assert verdict(CHECKS, self.CHECK, of(evolve(ministry, address=None))) is Verdict.FAIL

    def test_a_natural_person_keeps_the_address_to_the_rules(self) -> None:
        person = evolve(BRAND, legal_form=None, registration=None, address=None, natural_person=True)
        assert verdict(CHECKS, self.CHECK, of(person)) is Verdict.PASS


class TestRolesHeld:
    """Each role that decides has somebody, and somebody else in their absence (8)."""

    CHECK = "organisers.roles-held"

    def test_one_person_with_a_deputy_can_hold_them_all(self) -> None:
        assert verdict(CHECKS, self.CHECK, of(people=(LEA,))) is Verdict.PASS

    def test_two_who_share_a_role_stand_in_for_each_other(self) -> None:
        people = (evolve(LEA, deputy=None), Person(id=SubjectId("zoe"), roles=NEEDED_ROLES))
        assert verdict(CHECKS, self.CHECK, of(people=people)) is Verdict.PASS

    def test_a_role_that_nobody_holds_is_unknown(self) -> None:
        seen = of(people=(evolve(LEA, roles=NEEDED_ROLES[1:]),))
        assert verdict(CHECKS, self.CHECK, seen) is Verdict.UNKNOWN
        assert places(CHECKS, self.CHECK, seen) == ["organisers.people"]

    def test_a_deputy_that_nobody_has_chosen_is_unknown(self) -> None:
        seen = of(people=(Person(id=SubjectId("lea"), roles=NEEDED_ROLES),))
        assert verdict(CHECKS, self.CHECK, seen) is Verdict.UNKNOWN
        assert set(places(CHECKS, self.CHECK, seen)) == {"organisers.people[lea].deputy"}

    def test_no_deputy_at_all_fails(self) -> None:
        assert verdict(CHECKS, self.CHECK, of(people=(evolve(LEA, deputy=None),))) is Verdict.FAIL


class TestPartnersAgreed:
    """Each partner has agreed in writing (9)."""

    CHECK = "organisers.partners-agreed"

    @pytest.mark.parametrize(
        ("state", "expected"),
        [
            (Agreed(proof="contract"), Verdict.PASS),
            (Replaced(by="other", proof="contract"), Verdict.PASS),
            (Expected(), Verdict.UNKNOWN),
            (Withdrawn(reason="bankrupt"), Verdict.FAIL),
        ],
    )
    def test_the_state_of_the_commitment_answers(self, state: CommitmentState, expected: Verdict) -> None:
        assert verdict(CHECKS, self.CHECK, of(BRAND, SUPPLIER, state=state)) is expected

    def test_a_promoter_alone_waits_for_nobody(self) -> None:
        assert verdict(CHECKS, self.CHECK, of(BRAND)) is Verdict.NOT_APPLICABLE

    def test_without_any_party_nobody_knows(self) -> None:
        assert verdict(CHECKS, self.CHECK, of()) is Verdict.UNKNOWN


class TestSaidByPeople:
    """Contracts with influencers (10) and the terms of the agency (11) are signed off, where there are any."""

    @pytest.mark.parametrize(
        ("check", "role"),
        [
            ("organisers.influencers-contracted", PartyRole.INFLUENCER),
            ("organisers.influencers-contracted", PartyRole.HOST),
            ("organisers.agency-terms", PartyRole.AGENCY),
        ],
    )
    def test_somebody_signs_where_there_is_one(self, check: str, role: PartyRole) -> None:
        party = evolve(SUPPLIER, roles=(role,))
        assert verdict(CHECKS, check, of(BRAND)) is Verdict.NOT_APPLICABLE
        assert verdict(CHECKS, check, of()) is Verdict.UNKNOWN
        assert verdict(CHECKS, check, of(BRAND, party)) is Verdict.UNKNOWN
        assert verdict(CHECKS, check, of(BRAND, party, sign_offs=signed(check))) is Verdict.PASS

    def test_the_agency_only_warns(self) -> None:
        assert by_id(CHECKS, "organisers.agency-terms").severity is Severity.WARNING


class TestNoPrivateAddress:
    """A plan is kept for ever, a private address is not."""

    CHECK = "organisers.no-private-address"

    def test_a_company_has_an_address(self) -> None:
        assert verdict(CHECKS, self.CHECK, of(BRAND)) is Verdict.PASS

    def test_a_person_has_none_in_the_plan(self) -> None:
        seen = of(evolve(BRAND, natural_person=True))
        assert verdict(CHECKS, self.CHECK, seen) is Verdict.FAIL
        assert verdict(CHECKS, self.CHECK, of(evolve(BRAND, natural_person=True, address=None))) is Verdict.PASS


def test_the_checklist_has_its_numbers() -> None:
    assert {check.number for check in CHECKS} == {7, 8, 9, 10, 11, None}
    assert len({check.id for check in CHECKS}) == len(CHECKS)
