"""Who may sign, what a waiver must say, and how long either counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.approvals import (
    APPROVALS,
    CONSENT,
    REASONS,
    Approvals,
    ApprovalsView,
    CheckWaived,
    ProveWaiver,
    Signable,
    Signed,
    SignedOff,
    SignOff,
    SignOffWithdrawn,
    Waive,
    Waived,
    WaiverProved,
    Withdrawn,
    WithdrawSignOff,
    consent_key,
)
from campaignkit.machine import ABSENT, Context, CorruptLogError, walk
from campaignkit.machine.room import impossible
from campaignkit.values import Digest, Instant, SubjectId, digest_of, instant
from tests.tables import step, told, why_not

NOON = instant("2026-12-01T12:00:00Z")
LEA, MAX, TIM = SubjectId("lea"), SubjectId("max"), SubjectId("tim")
CHECK, NOW_SAYS, SAID_BEFORE = "rules.legal-review", digest_of(b"rules, version 2"), digest_of(b"rules, version 1")


def asking(digest: Digest = NOW_SAYS, now: Instant = NOON) -> Context[ApprovalsView]:
    """Lea records; Max alone may decide on the one check that there is."""
    signable = Signable(digest=digest, role="legal", people=frozenset({MAX}))
    return Context(now, LEA, ApprovalsView(checks={CHECK: signable, f"{CHECK}@w1": signable}))


SIGN = SignOff(CHECK, decided_by=MAX, channel="e-mail", proof="mail")
WAIVE = Waive(CHECK, reason="small prize", decided_by=MAX, until=NOON.add(days=3), channel="e-mail", proof="mail")
BY_PHONE = Waive(CHECK, reason="small prize", decided_by=MAX, until=NOON.add(days=3), channel="telephone")
PROVE = ProveWaiver(CHECK, proof="the mail")
DUE = NOON.add(hours=24)
WITHDRAW = WithdrawSignOff(CHECK, reason="second thoughts")
names = st.sampled_from([MAX, TIM, SubjectId("")])
words = st.sampled_from(["", "  ", "said so"])
keys = st.sampled_from([CHECK, f"{CHECK}@w1", "nothing.like-that"])
acts = st.one_of(
    st.builds(SignOff, keys, decided_by=names, channel=words, proof=words),
    st.builds(
        Waive,
        keys,
        reason=words,
        decided_by=names,
        until=st.integers(-2, 2).map(lambda d: NOON.add(days=d)),
        proof=words,
    ),
    st.builds(ProveWaiver, keys, proof=words),
    st.builds(WithdrawSignOff, keys, reason=words),
)


class TestTwoPeople:
    """'Two-person rules where the check says maker is not approver.'"""

    @pytest.mark.parametrize("command", [SIGN, WAIVE, BY_PHONE])
    def test_who_decides_does_not_record_it(self, command: SignOff | Waive) -> None:
        signable = Signable(digest=NOW_SAYS, role="legal", people=frozenset({LEA, MAX}), two_people=True)
        asked = Context(NOON, MAX, ApprovalsView(checks={CHECK: signable}))
        assert why_not(APPROVALS, Approvals(), command, asked) == ["approvals.one-person"]
        by_lea = Context(NOON, LEA, ApprovalsView(checks={CHECK: signable}))
        assert step(APPROVALS, Approvals(), command, by_lea)[1] == ()


class TestAnySequence:
    """The last act counts: signed, withdrawn or waived, for the content of its moment."""

    @given(st.lists(acts, max_size=8))
    def test_only_who_holds_the_role_decides_and_only_on_what_there_is(self, asked: list[object]) -> None:
        state = Approvals()
        for command in asked:
            state, reasons = step(APPROVALS, state, command, asking())
            assert {reason.kind for reason in reasons} <= {*REASONS, *_not_now()} or reasons
        for key, consent in state.consents.items():
            assert key in asking().view.checks
            if not isinstance(consent, Withdrawn):
                act = consent.sign_off if isinstance(consent, Signed) else consent.waiver
                assert (act.decided_by, act.by, act.at) == (MAX, LEA, NOON)

    @given(st.lists(acts, max_size=8), st.sampled_from([NOW_SAYS, SAID_BEFORE]))
    def test_a_sign_off_without_proof_or_for_other_content_never_stands(
        self, asked: list[object], digest: Digest
    ) -> None:
        state = Approvals()
        for command in asked:
            state, _ = step(APPROVALS, state, command, asking())
        if state.standing(CHECK, "", digest) == "signed":
            consent = state.consents[CHECK]
            assert isinstance(consent, Signed | Waived)
            assert consent.sign_off is not None
            assert consent.sign_off.proof
            assert digest == NOW_SAYS

    def test_its_table_is_sound(self) -> None:
        assert walk(CONSENT, REASONS).sound


def _not_now() -> tuple[object, ...]:
    from campaignkit.machine import NO_SUCH_ITEM, NOT_NOW

    return (NOT_NOW, NO_SUCH_ITEM)


class TestSigning:
    """'who decided, who recorded it, through which channel, with what proof'"""

    def test_a_sign_off_stands_for_the_content_of_its_moment(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SIGN)
        assert state.standing(CHECK, "", NOW_SAYS) == "signed"

    def test_it_is_stale_once_the_content_has_changed(self) -> None:
        state = told(APPROVALS, Approvals(), asking(SAID_BEFORE), SIGN)
        assert state.standing(CHECK, "", NOW_SAYS) == "stale"
        assert told(APPROVALS, state, asking(), SIGN).standing(CHECK, "", NOW_SAYS) == "signed"

    def test_it_is_unproven_without_evidence(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SignOff(CHECK, decided_by=MAX, channel="telephone"))
        assert state.standing(CHECK, "", NOW_SAYS) == "unproven"

    def test_an_item_of_its_own_is_signed_by_itself(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SignOff(f"{CHECK}@w1", decided_by=MAX, channel="x", proof="y"))
        assert [state.standing(CHECK, item, NOW_SAYS) for item in ("w1", "w2", "")] == ["signed", "missing", "missing"]
        assert consent_key(CHECK, "w1") == f"{CHECK}@w1"

    @pytest.mark.parametrize(
        ("command", "codes"),
        [
            (SignOff("nothing", decided_by=MAX, channel="x"), ["approvals.no-such-check"]),
            (SignOff(CHECK, decided_by=TIM, channel=" "), ["approvals.not-signatory", "approvals.no-channel"]),
            (SignOff(CHECK, decided_by=SubjectId(""), channel="x"), ["approvals.not-signatory"]),
            (
                Waive(CHECK, reason=" ", decided_by=TIM, until=NOON),
                ["approvals.not-signatory", "approvals.no-reason", "approvals.expired"],
            ),
            (WithdrawSignOff(CHECK, reason="x"), ["machine.not-now"]),
        ],
    )
    def test_every_reason_is_given_at_once(self, command: object, codes: list[str]) -> None:
        assert why_not(APPROVALS, Approvals(), command, asking()) == codes


class TestTakingBack:
    """A sign-off is taken back with a reason, and then counts no more."""

    def test_what_was_taken_back_is_missing_until_it_is_signed_again(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SIGN, WITHDRAW)
        assert state.consents[CHECK] == Withdrawn("second thoughts")
        assert state.standing(CHECK, "", NOW_SAYS) == "missing"
        assert told(APPROVALS, state, asking(), SIGN).standing(CHECK, "", NOW_SAYS) == "signed"

    def test_it_wants_a_reason(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SIGN)
        assert why_not(APPROVALS, state, WithdrawSignOff(CHECK, reason=""), asking()) == ["approvals.no-reason"]

    @pytest.mark.parametrize("state", [ABSENT, Withdrawn("before")])
    def test_what_was_never_signed_cannot_have_been_taken_back(self, state: object) -> None:
        with pytest.raises(CorruptLogError):
            CONSENT.apply(state, SignOffWithdrawn(on=CHECK, reason="x", by=LEA, at=NOON))


class TestWaivers:
    """'a waiver … named, reasoned, expiring': until an instant, exclusive."""

    def test_it_holds_until_its_end_and_not_at_it(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), WAIVE)
        end = WAIVE.until
        assert state.waived(CHECK, "", end.subtract(microseconds=1)) == WAIVE.reason
        assert state.waived(CHECK, "", end) is None

    def test_a_sign_off_given_before_still_stands_after_it(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SIGN, WAIVE, WAIVE)
        assert state.standing(CHECK, "", NOW_SAYS) == "signed"
        assert state.waived(CHECK, "", NOON) == WAIVE.reason

    def test_a_sign_off_ends_it(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), WAIVE, SIGN)
        assert state.waived(CHECK, "", NOON) is None

    def test_what_was_taken_back_can_be_waived_and_is_still_not_signed(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SIGN, WITHDRAW, WAIVE)
        assert state.standing(CHECK, "", NOW_SAYS) == "missing"

    def test_nothing_is_waived_by_itself(self) -> None:
        assert Approvals().waived(CHECK, "", NOON) is None


class TestByPhone:
    """'a waiver by phone with the proof to follow within 24 h, named, reasoned, expiring'"""

    @given(st.integers(0, 73 * 60), st.none() | st.integers(0, 73 * 60))
    def test_it_counts_for_24_hours_and_on_to_its_end_only_with_its_proof(self, asked: int, proved: int | None) -> None:
        state = told(APPROVALS, Approvals(), asking(), BY_PHONE)
        if proved is not None:
            state, _reasons = step(APPROVALS, state, PROVE, asking(now=NOON.add(minutes=proved)))
        in_time = proved is not None and proved < 24 * 60
        counts = asked < 24 * 60 or (in_time and asked < 72 * 60)
        assert (state.waived(CHECK, "", NOON.add(minutes=asked)) is not None) is counts

    def test_its_proof_is_due_a_day_later_and_then_awaited_no_more(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), BY_PHONE)
        assert (state.proof_due(CHECK, ""), list(state.awaiting())) == (DUE, [(CHECK, DUE)])
        assert (state.proof_due(CHECK, "w1"), Approvals().proof_due(CHECK, "")) == (None, None)
        later = told(APPROVALS, state, asking(now=DUE.subtract(seconds=1)), PROVE)
        assert (later.proof_due(CHECK, ""), list(later.awaiting())) == (None, [])
        assert isinstance(waived := later.consents[CHECK], Waived)
        assert (waived.proof, waived.waiver.channel) == ("the mail", "telephone")

    def test_a_proof_that_comes_too_late_says_what_to_do(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), BY_PHONE)
        _same, (reason,) = step(APPROVALS, state, PROVE, asking(now=DUE))
        assert reason.code == "approvals.too-late"
        assert reason.text.en.endswith("due before 2026-12-02T12:00:00Z")
        assert reason.remedy.en == "waive again, with the proof"

    def test_there_must_be_a_proof_and_somebody_must_wait_for_it(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), BY_PHONE)
        empty = ProveWaiver(CHECK, proof=" ")
        assert why_not(APPROVALS, state, empty, asking()) == ["approvals.no-proof"]
        proved = told(APPROVALS, state, asking(), PROVE)
        for had in (proved, told(APPROVALS, Approvals(), asking(), WAIVE)):
            assert why_not(APPROVALS, had, PROVE, asking()) == ["approvals.none-awaited"]
        assert why_not(APPROVALS, Approvals(), PROVE, asking()) == ["machine.not-now"]

    def test_where_two_people_are_wanted_who_decided_does_not_bring_the_proof(self) -> None:
        signable = Signable(digest=NOW_SAYS, role="legal", people=frozenset({MAX}), two_people=True)
        view = ApprovalsView(checks={CHECK: signable})
        state = told(APPROVALS, Approvals(), Context(NOON, LEA, view), BY_PHONE)
        assert why_not(APPROVALS, state, PROVE, Context(NOON, MAX, view)) == ["approvals.one-person"]
        assert step(APPROVALS, state, PROVE, Context(NOON, LEA, view))[1] == ()

    @pytest.mark.parametrize("between", [(), (WITHDRAW,), (WITHDRAW, SignOff(CHECK, decided_by=MAX, channel="x"))])
    def test_a_second_one_by_phone_waits_for_the_proof_of_the_first(self, between: tuple[object, ...]) -> None:
        state = told(APPROVALS, Approvals(), asking(), BY_PHONE, *between)
        later = asking(now=NOON.add(days=2))
        assert why_not(APPROVALS, state, BY_PHONE, later) == ["approvals.proof-owed"]
        assert told(APPROVALS, state, later, WAIVE).waived(CHECK, "", later.now) == WAIVE.reason

    @pytest.mark.parametrize("between", [(PROVE,), (SIGN,), (PROVE, WITHDRAW), (SIGN, WITHDRAW), (WAIVE,)])
    def test_nothing_is_owed_once_there_was_a_proof(self, between: tuple[object, ...]) -> None:
        state = told(APPROVALS, Approvals(), asking(), BY_PHONE, *between)
        assert step(APPROVALS, state, BY_PHONE, asking())[1] == ()

    def test_a_waiver_that_was_recorded_before_proofs_were_asked_for_holds_until_its_end(self) -> None:
        old = CheckWaived(on=CHECK, reason="r", decided_by=MAX, by=LEA, until=NOON.add(days=9), at=NOON)
        assert CONSENT.apply(ABSENT, old).counts(NOON.add(days=8))

    @pytest.mark.parametrize("state", [ABSENT, Withdrawn("before")])
    def test_what_was_not_waived_cannot_have_been_proved(self, state: object) -> None:
        with pytest.raises(CorruptLogError):
            CONSENT.apply(state, WaiverProved(on=CHECK, proof="p", by=LEA, at=NOON))


class TestExactly:
    """The facts, field by field: 'who decided, who recorded it, channel, proof'."""

    VIEW = ApprovalsView(
        checks={
            CHECK: Signable(
                digest=NOW_SAYS,
                role="cm",
                people=frozenset({TIM}),
                waived_by="legal",
                waivers=frozenset({MAX}),
                law=True,
            )
        }
    )  # fmt: skip

    def test_a_sign_off_says_who_how_and_when(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SIGN)
        assert state.consents[CHECK] == Signed(
            SignedOff(
                on=CHECK, subject=NOW_SAYS, decided_by=MAX, by=LEA, channel="e-mail", proof="mail", at=NOON
            )
        )  # fmt: skip

    def test_a_waiver_says_who_how_until_when_and_with_what_proof(self) -> None:
        waived = told(APPROVALS, Approvals(), asking(), WAIVE).consents[CHECK]
        assert waived == Waived(
            CheckWaived(
                on=CHECK, reason="small prize", decided_by=MAX, by=LEA, until=WAIVE.until, channel="e-mail",
                proof="mail", at=NOON,
            ),
            None,
        )  # fmt: skip

    def test_a_waiver_of_law_is_bound_to_its_content_and_given_by_the_role_that_is_named(self) -> None:
        asked = Context(NOON, LEA, self.VIEW)
        state = told(APPROVALS, Approvals(), asked, WAIVE)
        assert state.waived(CHECK, "", NOON, NOW_SAYS) == WAIVE.reason
        assert state.waived(CHECK, "", NOON, SAID_BEFORE) is None
        by_tim = Waive(CHECK, reason="r", decided_by=TIM, until=WAIVE.until, proof="p")
        _same, (reason,) = step(APPROVALS, Approvals(), by_tim, asked)
        assert (reason.code, reason.params["role"]) == ("approvals.not-signatory", "legal")

    def test_a_waiver_holds_for_its_item_alone(self) -> None:
        waive = Waive(f"{CHECK}@w1", reason="r", decided_by=MAX, until=WAIVE.until, proof="p")
        state = told(APPROVALS, Approvals(), asking(), waive)
        assert [state.waived(CHECK, item, NOON) for item in ("w1", "w2", "")] == ["r", None, None]

    def test_it_falls_at_the_instant_at_which_its_proof_is_due(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), BY_PHONE)
        moments = (DUE.subtract(microseconds=1), DUE)
        assert [state.waived(CHECK, "", moment) for moment in moments] == ["small prize", None]

    def test_who_decided_and_when_is_known_of_what_stands(self) -> None:
        state = told(APPROVALS, Approvals(), asking(), SIGN, WAIVE)
        assert (state.given_at(CHECK, ""), state.given_at(CHECK, "w1")) == (NOON, None)
        for waiver in (True, False):
            assert state.decided_by(CHECK, "", waiver=waiver) == MAX
            assert state.decided_by(CHECK, "w1", waiver=waiver) is None
        signed_only = told(APPROVALS, Approvals(), asking(), SIGN)
        assert signed_only.decided_by(CHECK, "", waiver=True) is None
        on_an_item = SignOff(f"{CHECK}@w1", decided_by=MAX, channel="x", proof="y")
        item = told(APPROVALS, Approvals(), asking(), on_an_item)
        assert (item.given_at(CHECK, "w1"), item.given_at(CHECK, "")) == (NOON, None)
        assert (item.decided_by(CHECK, "w1", waiver=False), item.decided_by(CHECK, "", waiver=False)) == (MAX, None)
        waived = told(APPROVALS, Approvals(), asking(), Waive(f"{CHECK}@w1", reason="r", decided_by=MAX, until=DUE))
        assert (waived.decided_by(CHECK, "w1", waiver=True), waived.decided_by(CHECK, "", waiver=True)) == (MAX, None)

    @pytest.mark.parametrize(
        "event",
        [SignOffWithdrawn(on=CHECK, reason="x", by=LEA, at=NOON), WaiverProved(on=CHECK, proof="p", by=LEA, at=NOON)],
    )
    def test_an_event_that_cannot_follow_says_which_after_what(self, event: Any) -> None:
        with pytest.raises(CorruptLogError) as caught:
            CONSENT.apply(ABSENT, event)
        assert str(caught.value) == str(impossible(ABSENT, event))
