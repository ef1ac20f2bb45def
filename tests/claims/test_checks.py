"""What must be true of the claims before the launch, the announcement and the sending."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Severity, Verdict
from campaignkit.claims import (
    CHECKS,
    Accepted,
    Attempt,
    ClaimClock,
    ClaimsPlan,
    ClaimsState,
    ClaimState,
    Confirmed,
    Consent,
    Document,
    Expired,
    Notified,
    Proves,
    Selected,
)
from campaignkit.values import UNKNOWN, RoundId, SubjectId, Text, period
from tests.cases import NOON, by_id, case, places, signed, verdict

WHOLE = ClaimsPlan(
    notify_within=period("P5D"),
    channel="direct message",
    second_channel="e-mail",
    reply_within=period("P7D"),
    clock_from=ClaimClock.FIRST_NOTICE,
    confirm_by=None,
    reminders=2,
    documents=(Document(id="passport", name=Text("passeport", "passport"), proves=Proves.AGE),),
    unclaimed=Text("remis en jeu", "drawn again"),
    publication_consent=True,
)
AWARD: dict[str, Any] = {
    "round": RoundId("r1"),
    "tier": "gold",
    "entry": "e1",
    "winner": SubjectId("s1"),
    "prize": "parcel",
}
FIRST = Attempt(channel="direct message", at=NOON)
SECOND = Attempt(channel="e-mail", at=NOON.add(days=3))
NAMED = Consent(form="first-name", proof="answer")
SELECTED = Selected(**AWARD)
TOLD = Notified(**AWARD, attempts=(FIRST,), deadline=NOON.add(days=7))
YES = Accepted(**AWARD, attempts=(FIRST,), at=NOON, proof="answer")
CONFIRMED = Confirmed(**AWARD, attempts=(FIRST,), at=NOON, proof="passport seen")
EXPIRED = Expired(**AWARD, at=NOON)


def of(here: ClaimState = SELECTED, plan: ClaimsPlan = WHOLE, **about: object) -> Case[Any, Any]:
    """The case of winner r1.gold.1, whose claim is here."""
    return case(plan, ClaimsState(claims={"r1.gold.1": here}), item="r1.gold.1", **about)


class TestDeadlineStated:
    """The delay to answer, its beginning, and the fate of an unclaimed prize are known."""

    @pytest.mark.parametrize(
        "plan",
        [
            WHOLE,
            evolve(WHOLE, reply_within=None, clock_from=UNKNOWN),
            evolve(WHOLE, reply_within=UNKNOWN, clock_from=ClaimClock.FIXED, confirm_by=NOON),
            evolve(WHOLE, unclaimed=None),
        ],
    )
    def test_it_is_stated(self, plan: ClaimsPlan) -> None:
        assert verdict(CHECKS, "claims.deadline-stated", of(plan=plan)) is Verdict.PASS

    @pytest.mark.parametrize(
        ("plan", "where"),
        [
            (ClaimsPlan(), ["claims.reply_within", "claims.unclaimed"]),
            (evolve(WHOLE, clock_from=UNKNOWN), ["claims.clock_from"]),
            (evolve(WHOLE, clock_from=ClaimClock.FIXED), ["claims.confirm_by"]),
        ],
    )
    def test_what_is_not_stated_is_unknown(self, plan: ClaimsPlan, where: list[str]) -> None:
        assert verdict(CHECKS, "claims.deadline-stated", of(plan=plan)) is Verdict.UNKNOWN
        assert places(CHECKS, "claims.deadline-stated", of(plan=plan)) == where


class TestOneDeadline:
    """The rules do not give both a delay and a date."""

    @pytest.mark.parametrize("plan", [WHOLE, ClaimsPlan(), evolve(WHOLE, reply_within=None, confirm_by=NOON)])
    def test_one_is_enough(self, plan: ClaimsPlan) -> None:
        assert verdict(CHECKS, "claims.one-deadline", of(plan=plan)) is Verdict.PASS

    def test_two_contradict_each_other(self) -> None:
        plan = evolve(WHOLE, confirm_by=NOON)
        (answer,) = by_id(CHECKS, "claims.one-deadline").answers(of(plan=plan))
        assert answer.because.en == "claims.confirm_by says 2026-12-01 12:00; claims.reply_within says P7D"


class TestAfterDraw:
    """The last date to answer comes after the draw, and after the last day to be told."""

    DRAWN: ClassVar = {"draw": NOON}

    def last(self, days: int, **about: Any) -> ClaimsPlan:
        return evolve(WHOLE, reply_within=UNKNOWN, confirm_by=NOON.add(days=days), **about)

    def test_a_date_after_the_last_message_is_late_enough(self) -> None:
        plan = self.last(3, notify_within=period("P2D"))
        assert verdict(CHECKS, "claims.after-draw", of(plan=plan, anchors=self.DRAWN)) is Verdict.PASS

    def test_a_date_before_the_draw_is_too_early(self) -> None:
        plan = self.last(-1, notify_within=UNKNOWN)
        (answer,) = by_id(CHECKS, "claims.after-draw").answers(of(plan=plan, anchors=self.DRAWN))
        assert [quote.where for quote in answer.quotes] == ["claims.confirm_by", "draw"]

    def test_a_date_before_the_last_message_is_too_early(self) -> None:
        plan = self.last(2, notify_within=period("P2D"))
        (answer,) = by_id(CHECKS, "claims.after-draw").answers(of(plan=plan, anchors=self.DRAWN))
        assert answer.because.en == (
            "claims.confirm_by says 2026-12-03 12:00; draw says 2026-12-01 12:00; claims.notify_within says P2D:"
            " too late to answer as soon as the winner is told"
        )

    @pytest.mark.parametrize("plan", [WHOLE, evolve(WHOLE, confirm_by=None)])
    def test_without_a_date_there_is_nothing_to_compare(self, plan: ClaimsPlan) -> None:
        assert verdict(CHECKS, "claims.after-draw", of(plan=plan, anchors=self.DRAWN)) is Verdict.NOT_APPLICABLE
        assert verdict(CHECKS, "claims.after-draw", of(plan=self.last(9))) is Verdict.NOT_APPLICABLE


class TestWhatPeopleAttest:
    """The messages are seen by a person; forms too, where documents are asked for."""

    @pytest.mark.parametrize("check", ["claims.notice-ready", "claims.forms-ready"])
    def test_it_is_signed(self, check: str) -> None:
        assert verdict(CHECKS, check, case(WHOLE, ClaimsState())) is Verdict.UNKNOWN
        assert verdict(CHECKS, check, case(WHOLE, ClaimsState(), sign_offs=signed(check))) is Verdict.PASS

    def test_without_documents_there_are_no_forms(self) -> None:
        assert verdict(CHECKS, "claims.forms-ready", of(plan=evolve(WHOLE, documents=()))) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("check", "here", "expected"),
    [
        ("claims.told-in-private", SELECTED, Verdict.FAIL),
        ("claims.told-in-private", TOLD, Verdict.PASS),
        ("claims.told-in-private", CONFIRMED, Verdict.PASS),
        ("claims.told-by-other-channel", SELECTED, Verdict.UNKNOWN),
        ("claims.told-by-other-channel", TOLD, Verdict.FAIL),
        ("claims.told-by-other-channel", evolve(TOLD, attempts=(FIRST, FIRST)), Verdict.FAIL),
        ("claims.told-by-other-channel", evolve(TOLD, attempts=(FIRST, SECOND)), Verdict.PASS),
        ("claims.told-by-other-channel", YES, Verdict.NOT_APPLICABLE),
        ("claims.reminded", SELECTED, Verdict.UNKNOWN),
        ("claims.reminded", evolve(TOLD, attempts=(FIRST, SECOND)), Verdict.FAIL),
        ("claims.reminded", evolve(TOLD, attempts=(FIRST, SECOND, SECOND)), Verdict.PASS),
        ("claims.reminded", EXPIRED, Verdict.NOT_APPLICABLE),
        ("claims.confirmed", SELECTED, Verdict.FAIL),
        ("claims.confirmed", YES, Verdict.FAIL),
        ("claims.confirmed", CONFIRMED, Verdict.PASS),
        ("claims.late-decided", SELECTED, Verdict.UNKNOWN),
        ("claims.late-decided", TOLD, Verdict.NOT_APPLICABLE),
        ("claims.late-decided", evolve(TOLD, deadline=None), Verdict.NOT_APPLICABLE),
        ("claims.late-decided", evolve(TOLD, deadline=NOON), Verdict.FAIL),
        ("claims.late-decided", YES, Verdict.NOT_APPLICABLE),
        ("claims.publication-agreed", SELECTED, Verdict.UNKNOWN),
        ("claims.publication-agreed", CONFIRMED, Verdict.UNKNOWN),
        ("claims.publication-agreed", evolve(TOLD, consent=NAMED), Verdict.PASS),
        ("claims.publication-agreed", evolve(YES, consent=Consent(form="no-name", proof="a")), Verdict.PASS),
        ("claims.publication-agreed", evolve(CONFIRMED, consent=NAMED), Verdict.PASS),
    ],
)
def test_each_winner_is_asked_about(check: str, here: ClaimState, expected: Verdict) -> None:
    assert verdict(CHECKS, check, of(here)) is expected


def test_where_there_is_no_other_channel_nobody_is_told_by_it() -> None:
    seen = of(TOLD, evolve(WHOLE, second_channel=None))
    assert verdict(CHECKS, "claims.told-by-other-channel", seen) is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("named", "expected"), [(False, Verdict.PASS), (UNKNOWN, Verdict.UNKNOWN)])
def test_who_is_not_named_need_not_consent(named: Any, expected: Verdict) -> None:
    seen = of(CONFIRMED, evolve(WHOLE, publication_consent=named))
    assert verdict(CHECKS, "claims.publication-agreed", seen) is expected


def test_a_claim_that_does_not_exist_is_unknown() -> None:
    assert verdict(CHECKS, "claims.confirmed", case(WHOLE, ClaimsState(), item="r1.gold.9")) is Verdict.UNKNOWN


def test_the_professional_numbers_are_there_once_and_only_reminders_do_not_block() -> None:
    assert [check.number for check in CHECKS if check.number] == [36, 78, 79, 98, 99, 100, 101, 102, 103]
    assert [check.number for check in CHECKS if check.severity is Severity.WARNING] == [99, 100]
