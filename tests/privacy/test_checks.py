"""What must be true of personal data, before the launch and after."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Severity, Verdict
from campaignkit.privacy import (
    CHECKS,
    About,
    After,
    Basis,
    Erased,
    Held,
    Kept,
    PrivacyPlan,
    PrivacyState,
    Processor,
    Purpose,
    PurposeId,
    RetentionFor,
    RetentionUntil,
)
from campaignkit.privacy.states import PurposeState
from campaignkit.values import Digest, SubjectId, Text, instant, period
from tests.cases import NOON, by_id, case, places, signed, verdict

THIRTY_DAYS = RetentionFor(period=period("P30D"), after=After.CLOSE)
PLAY = Purpose(
    id=PurposeId("play"),
    text=Text("organiser le jeu", "run the contest"),
    about=About.ENTRANT,
    basis=Basis.CONTRACT,
    fields=("account", "email-address"),
    retention=THIRTY_DAYS,
)
WHOLE = PrivacyPlan(
    controller="brand",
    contact="privacy@brand.example",
    purposes=(PLAY,),
    processors=(Processor(party="tool", contract=True),),
    notice="https://brand.example/privacy",
    opt_in=None,
)


def of(plan: PrivacyPlan = WHOLE, state: PrivacyState | None = None, **about: object) -> Case[Any, Any]:
    return case(plan, state or PrivacyState(), **about)


class TestInformed:
    """Legal basis, notice and a consent box of its own (38)."""

    def test_a_whole_plan_passes(self) -> None:
        assert verdict(CHECKS, "privacy.informed", of()) is Verdict.PASS

    def test_everything_unknown_is_named(self) -> None:
        assert verdict(CHECKS, "privacy.informed", of(PrivacyPlan())) is Verdict.UNKNOWN
        assert places(CHECKS, "privacy.informed", of(PrivacyPlan())) == [
            "privacy.controller",
            "privacy.contact",
            "privacy.notice",
            "privacy.opt_in",
            "privacy.purposes",
        ]

    def test_a_purpose_without_a_basis_is_named(self) -> None:
        plan = evolve(WHOLE, purposes=(Purpose(id=PurposeId("play"), text=Text("", ""), about=About.ENTRANT),))
        assert places(CHECKS, "privacy.informed", of(plan)) == ["privacy.purposes[play].basis"]

    def test_consent_that_comes_with_the_entry_is_none(self) -> None:
        assert verdict(CHECKS, "privacy.informed", of(evolve(WHOLE, opt_in=False))) is Verdict.FAIL

    def test_marketing_without_consent_contradicts_itself(self) -> None:
        marketing = evolve(PLAY, id=PurposeId("news"), about=About.MARKETING)
        plan = evolve(WHOLE, purposes=(PLAY, marketing))
        assert verdict(CHECKS, "privacy.informed", of(plan)) is Verdict.FAIL
        assert verdict(CHECKS, "privacy.informed", of(evolve(plan, opt_in=True))) is Verdict.PASS


class TestNoData:
    """'`no_data`: none is collected.'"""

    ASKED = ("informed", "only-needed", "retention-known", "bases-known", "erased")

    @pytest.mark.parametrize("check", ASKED)
    def test_there_is_nothing_to_ask_of_data_that_is_not_there(self, check: str) -> None:
        assert verdict(CHECKS, f"privacy.{check}", of(PrivacyPlan(no_data=True))) is Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize("check", ASKED)
    def test_a_purpose_is_asked_about_all_the_same(self, check: str) -> None:
        plan = PrivacyPlan(no_data=True, purposes=(PLAY,))
        assert verdict(CHECKS, f"privacy.{check}", of(plan)) is not Verdict.NOT_APPLICABLE


class TestOnlyNeeded:
    """The address is asked of winners only (39)."""

    @pytest.mark.parametrize("name", ["postal-address", "address", "adresse_postale", "Anschrift", "zip code", "ville"])
    def test_an_address_of_entrants_is_too_much(self, name: str) -> None:
        plan = evolve(WHOLE, purposes=(evolve(PLAY, fields=("account", name)),))
        assert verdict(CHECKS, "privacy.only-needed", of(plan)) is Verdict.FAIL

    @pytest.mark.parametrize("name", ["email address", "e-mail address", "adresse_ip", "adresse de courriel", "age"])
    def test_other_addresses_are_not_postal(self, name: str) -> None:
        plan = evolve(WHOLE, purposes=(evolve(PLAY, fields=(name,)),))
        assert verdict(CHECKS, "privacy.only-needed", of(plan)) is Verdict.PASS

    def test_winners_may_be_asked(self) -> None:
        winners = evolve(PLAY, id=PurposeId("prize"), about=About.WINNER, fields=("postal-address",))
        assert verdict(CHECKS, "privacy.only-needed", of(evolve(WHOLE, purposes=(PLAY, winners)))) is Verdict.PASS

    @pytest.mark.parametrize("purposes", [(), (evolve(PLAY, fields=()),), (evolve(PLAY, about=About.LOG),)])
    def test_what_nobody_listed_is_unknown(self, purposes: tuple[Purpose, ...]) -> None:
        assert verdict(CHECKS, "privacy.only-needed", of(evolve(WHOLE, purposes=purposes))) is Verdict.UNKNOWN

    def test_it_only_warns(self) -> None:
        assert by_id(CHECKS, "privacy.only-needed").severity is Severity.WARNING


class TestRetention:
    """Each purpose has a retention (40), that ends on a date and outlives the claims."""

    VAGUE = evolve(PLAY, retention=RetentionUntil(what=Text("fin du jeu", "contest completed")))

    def test_it_is_known_for_each_purpose(self) -> None:
        assert verdict(CHECKS, "privacy.retention-known", of()) is Verdict.PASS
        forgotten = Purpose(id=PurposeId("log"), text=Text("", ""), about=About.LOG)
        plan = evolve(WHOLE, purposes=(PLAY, forgotten))
        assert places(CHECKS, "privacy.retention-known", of(plan)) == ["privacy.purposes[log].retention"]
        assert verdict(CHECKS, "privacy.retention-known", of(PrivacyPlan())) is Verdict.UNKNOWN

    def test_until_the_contest_is_completed_is_no_date(self) -> None:
        plan = evolve(WHOLE, purposes=(self.VAGUE,))
        assert verdict(CHECKS, "privacy.retention-dated", of(plan)) is Verdict.FAIL
        assert verdict(CHECKS, "privacy.retention-dated", of()) is Verdict.PASS
        assert by_id(CHECKS, "privacy.retention-dated").severity is Severity.WARNING

    @pytest.mark.parametrize(
        ("claim", "expected"),
        [("2026-12-31T10:00:00Z", Verdict.PASS), ("2027-01-15T10:00:00Z", Verdict.FAIL)],
    )
    def test_data_lasts_as_long_as_a_prize_can_be_claimed(self, claim: str, expected: Verdict) -> None:
        anchors = {"close": instant("2026-12-01T10:00:00Z"), "claim": instant(claim)}
        assert verdict(CHECKS, "privacy.outlives-claims", of(anchors=anchors)) is expected

    def test_what_is_no_entrants_data_may_go_earlier(self) -> None:
        anchors = {"close": instant("2026-12-01T10:00:00Z"), "claim": instant("2027-06-01T10:00:00Z")}
        for purpose, expected in (
            (evolve(PLAY, about=About.LOG), Verdict.PASS),
            (self.VAGUE, Verdict.NOT_APPLICABLE),
        ):
            plan = evolve(WHOLE, purposes=(purpose,))
            assert verdict(CHECKS, "privacy.outlives-claims", of(plan, anchors=anchors)) is expected

    def test_nobody_knows_how_long_when_it_is_not_known_when_winners_are_told(self) -> None:
        anchors = {"close": instant("2026-12-01T10:00:00Z"), "claim": instant("2026-12-31T10:00:00Z")}
        later = of(anchors=anchors, later={"claim": "claims.notify_within"})
        assert places(CHECKS, "privacy.outlives-claims", later) == ["claims.notify_within"]
        assert verdict(CHECKS, "privacy.outlives-claims", later) is Verdict.UNKNOWN

    def test_without_a_claim_deadline_there_is_nothing_to_compare(self) -> None:
        assert verdict(CHECKS, "privacy.outlives-claims", of()) is Verdict.NOT_APPLICABLE


class TestProcessors:
    """Whoever handles data for the controller has a contract (41)."""

    @pytest.mark.parametrize(
        ("processors", "expected"),
        [
            ((Processor(party="tool", contract=True),), Verdict.PASS),
            ((Processor(party="tool", contract=False),), Verdict.FAIL),
            ((Processor(party="tool"),), Verdict.UNKNOWN),
            ((), Verdict.NOT_APPLICABLE),
        ],
    )
    def test_each_processor(self, processors: tuple[Processor, ...], expected: Verdict) -> None:
        assert verdict(CHECKS, "privacy.processors-bound", of(evolve(WHOLE, processors=processors))) is expected


class TestOptInsExported:
    """Opt-ins are exported with their proof, and nothing else (118), where consent was asked."""

    def test_without_any_consent_there_is_nothing_to_export(self) -> None:
        assert verdict(CHECKS, "privacy.opt-ins-exported", of(item="r1")) is Verdict.NOT_APPLICABLE

    def test_somebody_has_to_say_so(self) -> None:
        seen = of(evolve(WHOLE, opt_in=True), item="r1")
        assert verdict(CHECKS, "privacy.opt-ins-exported", seen) is Verdict.UNKNOWN

    def test_a_proof_makes_it_pass(self) -> None:
        seen = of(evolve(WHOLE, opt_in=True), item="r1", sign_offs=signed("privacy.opt-ins-exported@r1"))
        assert verdict(CHECKS, "privacy.opt-ins-exported", seen) is Verdict.PASS


class TestErased:
    """Nothing is archived before the data of every purpose is gone (119)."""

    GONE = Erased(rows=1, attestation=Digest("0" * 64), by=SubjectId("lea"), at=NOON)

    @pytest.mark.parametrize(
        ("purposes", "expected"),
        [
            ({"play": GONE}, Verdict.PASS),
            ({"play": GONE, "log": Kept(about=About.LOG)}, Verdict.FAIL),
            ({"play": Held(about=About.ENTRANT, reason="lawsuit")}, Verdict.FAIL),
            ({}, Verdict.UNKNOWN),
        ],
    )
    def test_every_purpose(self, purposes: dict[PurposeId, PurposeState], expected: Verdict) -> None:
        assert verdict(CHECKS, "privacy.erased", of(state=PrivacyState(purposes=purposes))) is expected


def test_the_checklist_has_its_numbers() -> None:
    assert {check.number for check in CHECKS} == {38, 39, 40, 41, 118, 119, None}
