"""A review asks everything, and silence is never green."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.approvals import Approvals, CheckWaived, Signed, Waived
from campaignkit.checklists import (
    PASSED,
    Answer,
    Answered,
    Case,
    Check,
    Due,
    Review,
    Severity,
    Verdict,
    attested,
    due_at,
    failed,
    findings,
    not_applicable,
    review_line,
    unknown,
    worst,
)
from campaignkit.values import Digest, Instant, SubjectId, Text, Zone, digest_of, instant
from tests.cases import NOON, case, signed

PARIS = Zone("Europe/Paris")
OPEN = (Verdict.FAIL, Verdict.UNKNOWN)
BROKEN = "the {check} broke"
answers = st.lists(st.sampled_from([PASSED, failed("f", "f"), unknown("u", "u"), not_applicable("n", "n")]), max_size=4)


def check(*said: Answer, severity: Severity = Severity.BLOCKING, **about: Any) -> Check[Case[Any, Any]]:
    """A question that is answered like this."""
    given_: dict[str, Any] = {
        "id": "prizes.in-stock",
        "question": Text("En stock {déjà} ?", "In stock {yet}?"),
        "remedy": Text("commander {vite}", "order {soon}"),
        "signatory": "logistics",
        "gate": "launch",
        "ask": lambda _case: said,
        "severity": severity,
        **about,
    }
    return Check(**given_)


def waiving(until: Instant, before: Approvals | None = None, *, proof_due: Instant | None = None) -> Approvals:
    """Approvals in which the check is let pass until an instant."""
    sign_off = before.consents["prizes.in-stock"] if before else None
    waiver = CheckWaived(
        on="prizes.in-stock", reason="by phone", decided_by=SubjectId("max"), by=SubjectId("lea"), until=until,
        proof_due=proof_due, at=NOON,
    )  # fmt: skip
    return Approvals(
        consents={"prizes.in-stock": Waived(waiver, sign_off.sign_off if isinstance(sign_off, Signed) else None)}
    )


def review(*lines: Any) -> Review:
    return Review(gate="launch", at=NOON, lines=lines)


def line(*said: Answer, severity: Severity = Severity.BLOCKING, **about: Any) -> Any:
    return review_line(check(*said, severity=severity), case(None, None, **about), PARIS)


class TestVerdicts:
    """The five answers; UNKNOWN is never a pass, and empty is not success."""

    @given(answers)
    def test_the_gravest_answer_is_the_verdict(self, said: list[Answer]) -> None:
        order = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.WAIVED, Verdict.PASS, Verdict.NOT_APPLICABLE)
        found = worst(said)
        assert found is (min((each.verdict for each in said), key=order.index) if said else Verdict.UNKNOWN)

    @given(answers)
    def test_findings_pass_only_when_nothing_was_found(self, said: list[Answer]) -> None:
        assert findings(said) == (tuple(said) or (PASSED,))


class TestReview:
    """'A blocking check that fails or is unknown closes its gate; a warning never does.'"""

    @given(answers, st.sampled_from(Severity))
    def test_a_gate_is_closed_exactly_by_blocking_lines_that_are_open(
        self, said: list[Answer], severity: Severity
    ) -> None:
        asked = line(*said, severity=severity)
        closed = severity is Severity.BLOCKING and worst(said) in OPEN
        assert asked.blocks == closed
        assert bool(review(asked, line(PASSED)).blocking) == closed

    @given(answers)
    def test_every_open_answer_of_a_closed_gate_is_a_reason_with_its_place_owner_and_remedy(
        self, said: list[Answer]
    ) -> None:
        reasons = review(line(*said)).reasons
        assert len(reasons) == (sum(each.verdict in OPEN for each in said) if said else 1)
        for reason in reasons:
            assert (reason.code, reason.owner) == ("prizes.in-stock", "logistics")
            assert reason.text.fr.startswith("En stock {déjà} ? : ")
            assert reason.remedy == Text("commander {vite}", "order {soon}")

    def test_an_empty_checklist_is_closed_and_says_so(self) -> None:
        (reason,) = review().reasons
        assert reason.code == "checklists.empty"
        assert "launch" in reason.text.en
        assert review().blocking == ()

    def test_a_warning_is_shown_and_never_refuses(self) -> None:
        warned = line(failed("non", "no", "prizes.lines[tv]"), severity=Severity.WARNING)
        assert review(warned).reasons == ()
        assert [reason.where for reason in warned.reasons] == ["prizes.lines[tv]"]
        assert review(warned).verdicts == {"prizes.in-stock": "fail"}

    def test_an_item_of_its_own_is_named_in_the_key_and_in_the_place(self) -> None:
        asked = line(unknown("?", "?"), item="w1")
        assert asked.key == "prizes.in-stock@w1"
        assert [reason.where for reason in asked.reasons] == ["w1"]


class TestAskingIsSafe:
    """'A check that raises is UNKNOWN and names itself.'"""

    @pytest.mark.parametrize("error", [ZeroDivisionError("by zero"), KeyError("gone"), RecursionError(BROKEN)])
    def test_what_breaks_is_unknown_and_closes_its_gate(self, error: Exception) -> None:
        def ask(_case: object) -> tuple[Answer, ...]:
            raise error

        broken = review_line(check(ask=ask), case(None, None), PARIS)
        assert broken.verdict is Verdict.UNKNOWN
        assert broken.blocks
        (reason,) = broken.reasons
        assert f"prizes.in-stock: {type(error).__name__}" in reason.text.en
        assert "prizes.in-stock" in reason.text.fr


class TestWaivers:
    """'An expired waiver no longer counts.'"""

    def test_it_stands_for_what_is_open_and_for_nothing_else(self) -> None:
        sign_offs = waiving(NOON.add(days=1))
        asked = line(failed("non", "no"), unknown("?", "?"), not_applicable("-", "-"), sign_offs=sign_offs)
        assert [each.verdict for each in asked.answers] == [Verdict.WAIVED, Verdict.WAIVED, Verdict.NOT_APPLICABLE]
        assert asked.answers[0].because.en == "waived: by phone"
        assert not asked.blocks
        assert asked.reasons == ()

    def test_it_changes_nothing_that_holds(self) -> None:
        assert line(PASSED, sign_offs=waiving(NOON.add(days=1))).verdict is Verdict.PASS

    @pytest.mark.parametrize(("later", "verdict"), [(0, Verdict.FAIL), (-1, Verdict.FAIL), (1, Verdict.WAIVED)])
    def test_it_ends_at_its_instant(self, later: int, verdict: Verdict) -> None:
        assert line(failed("non", "no"), sign_offs=waiving(NOON.add(microseconds=later))).verdict is verdict


class TestAttested:
    """'No item is both silent and green: an attestation without its evidence is UNKNOWN.'"""

    CHECK = attested(
        id="prizes.in-stock",
        question=Text("?", "?"),
        remedy=Text("signer", "sign"),
        signatory="logistics",
        gate="launch",
        subject="prizes",
        applies=lambda seen: not_applicable("rien", "nothing") if seen.plan is None else None,
    )

    def said(self, sign_offs: Approvals, digest: str = "", plan: object = "a plan") -> Answer:
        digests = {"prizes": Digest(digest)} if digest else {}
        (answer,) = self.CHECK.answers(case(plan, None, sign_offs=sign_offs, digests=digests))
        return answer

    def test_it_passes_when_it_is_signed_for_this_content_with_evidence(self) -> None:
        digest = digest_of(b"prizes")
        assert self.said(signed("prizes.in-stock", subject=digest), digest) == PASSED
        assert self.said(signed("prizes.in-stock")) == PASSED
        assert self.CHECK.answered is Answered.ATTESTED

    @pytest.mark.parametrize(
        ("sign_offs", "because"),
        [
            (Approvals(), "nobody has signed it off"),
            (signed("prizes.in-stock", proof=""), "signed off without evidence"),
            (signed("prizes.in-stock", subject="other"), "the sign-off was for content that has changed since"),
        ],
    )
    def test_otherwise_it_is_unknown_and_says_why(self, sign_offs: Approvals, because: str) -> None:
        answer = self.said(sign_offs, digest_of(b"prizes"))
        assert (answer.verdict, answer.because.en) == (Verdict.UNKNOWN, because)

    def test_it_may_be_beside_the_point(self) -> None:
        assert self.said(Approvals(), plan=None).verdict is Verdict.NOT_APPLICABLE

    def test_without_a_condition_it_always_asks(self) -> None:
        plain = attested(id="a.b", question=Text("?", "?"), remedy=Text("", ""), signatory="lead", gate="launch")
        assert worst(plain.answers(case(None, None))) is Verdict.UNKNOWN


class TestDueDates:
    """'due (anchor ± days)', counted in civil days of the campaign's zone."""

    def test_days_are_civil_days_across_the_end_of_summer_time(self) -> None:
        opening = instant("2026-10-26T09:00:00Z")
        due = due_at(check(due=Due("opening", -2)), {"opening": opening}, PARIS)
        assert due == instant("2026-10-24T08:00:00Z")

    def test_it_is_unknown_while_its_anchor_is(self) -> None:
        assert due_at(check(due=Due("opening", -2)), {}, PARIS) is None
        assert due_at(check(), {"opening": NOON}, PARIS) is None


class TestByPhone:
    """'a waiver by phone with the proof to follow within 24 h': a reason with a due date once it has fallen."""

    DUE = NOON.add(hours=2)

    def test_while_the_proof_is_due_the_line_is_waived_and_says_until_when(self) -> None:
        found = line(failed("non", "no"), sign_offs=waiving(NOON.add(days=9), proof_due=self.DUE))
        assert (found.verdict, found.due_at, found.blocks) == (Verdict.WAIVED, self.DUE, False)
        assert found.answers[0].because == Text(
            "dérogation : by phone (par téléphone, preuve attendue avant le 2026-12-01 15:00)",
            "waived: by phone (by phone, proof due before 2026-12-01 15:00)",
        )

    @pytest.mark.parametrize("seconds", [0, 1])
    def test_once_it_has_fallen_the_finding_is_back_and_the_fall_is_a_reason(self, seconds: int) -> None:
        fallen = waiving(NOON.add(days=9), proof_due=NOON.subtract(seconds=seconds))
        found = line(failed("non", "no"), sign_offs=fallen)
        assert (found.verdict, found.blocks, found.due_at) == (Verdict.FAIL, True, NOON.subtract(seconds=seconds))
        was_due = ("12:59", "13:00")[seconds == 0]
        assert [reason.params["en"] for reason in found.reasons] == [
            "no",
            f"the waiver by phone fell: its proof was due before 2026-12-01 {was_due}",
        ]

    def test_one_that_ended_before_its_proof_was_due_did_not_fall(self) -> None:
        found = line(failed("non", "no"), sign_offs=waiving(NOON, proof_due=self.DUE))
        assert (found.answers, found.due_at) == ((failed("non", "no"),), self.DUE)

    def test_what_passes_by_itself_owes_nothing(self) -> None:
        found = line(PASSED, sign_offs=waiving(NOON.add(days=9), proof_due=self.DUE))
        assert (found.answers, found.due_at) == ((PASSED,), None)
