"""Word for word: what a check says, what it asks of the sign-offs, and when its answer is due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pytest
from attrs import define, field

from campaignkit.checklists import (
    PASSED,
    SAID,
    Answer,
    Answered,
    Case,
    Check,
    Due,
    Size,
    Verdict,
    attested,
    failed,
    not_applicable,
    review_line,
    unknown,
)
from campaignkit.values import Digest, Instant, Text, Zone, digest_of, instant
from tests.cases import NOON, case

PARIS = Zone("Europe/Paris")
ABOUT: Mapping[str, Any] = {
    "id": "prizes.in-stock",
    "question": Text("En stock ?", "In stock?"),
    "remedy": Text("commander", "order"),
    "signatory": "logistics",
    "gate": "launch",
}
PRIZES = digest_of(b"prizes")


@define
class Heard:
    """Sign-offs that note what they are asked."""

    reason: str | None = None
    due: Instant | None = None
    asked: list[object] = field(factory=list)

    def standing(self, check: str, item: str, digest: Digest) -> Literal["signed"]:
        """Always signed."""
        self.asked.append((check, item, digest))
        return "signed"

    def waived(self, check: str, item: str, now: Instant, digest: Digest) -> str | None:
        """The reason given."""
        self.asked.append((check, item, now, digest))
        return self.reason

    def proof_due(self, check: str, item: str) -> Instant | None:
        """The instant given."""
        self.asked.append((check, item))
        return self.due


def seen(sign_offs: Heard, **about: object) -> Case[Any, Any]:
    return case(None, None, sign_offs=sign_offs, digests={"prizes": PRIZES}, item="w1", **about)


def open_check(**about: Any) -> Check[Case[Any, Any]]:
    return Check(**ABOUT, ask=lambda asked: (failed(asked.item, asked.item),), **about)


@pytest.mark.parametrize(
    ("make", "verdict"),
    [(failed, Verdict.FAIL), (unknown, Verdict.UNKNOWN), (not_applicable, Verdict.NOT_APPLICABLE)],
)
def test_an_answer_says_both_languages_and_its_place(make: Any, verdict: Verdict) -> None:
    assert make("non", "no") == Answer(verdict, Text("non", "no"), "")
    assert make("non", "no", "prizes") == Answer(verdict, Text("non", "no"), "prizes")


def test_no_answer_is_said_in_both_languages() -> None:
    silent: Check[Case[Any, Any]] = Check(**ABOUT, ask=lambda _case: ())
    assert silent.answers(case(None, None)) == (
        unknown("prizes.in-stock n'a rien répondu", "prizes.in-stock gave no answer"),
    )


def test_an_attested_check_asks_for_its_id_its_item_and_the_content_of_its_subject() -> None:
    heard = Heard()
    check = attested(**ABOUT, subject="prizes")
    assert check.answered is Answered.ATTESTED
    assert (check.subject, check.signatory) == ("prizes", "logistics")
    assert check.answers(seen(heard)) == (PASSED,) == (SAID["signed"],)
    assert heard.asked == [("prizes.in-stock", "w1", PRIZES)]


@pytest.mark.parametrize("subject", [{}, {"subject": "nothing.of-the-kind"}])
def test_without_content_it_asks_for_no_digest(subject: dict[str, Any]) -> None:
    heard = Heard()
    attested(**ABOUT, **subject).answers(seen(heard))
    assert heard.asked == [("prizes.in-stock", "w1", "")]


def test_an_attested_check_may_be_beside_the_point_of_a_case() -> None:
    beside = not_applicable("sans objet", "beside the point")
    check = attested(**ABOUT, applies=lambda asked: beside if asked.item == "w1" else None)
    assert check.answers(seen(Heard())) == (beside,)
    assert check.answers(case(None, None, sign_offs=Heard())) == (PASSED,)


class TestReviewing:
    """A line asks its check about the case, and its sign-offs about this item."""

    def test_a_line_asks_about_the_case(self) -> None:
        assert review_line(open_check(), seen(Heard()), PARIS).answers == (failed("w1", "w1"),)

    @pytest.mark.parametrize(("subject", "digest"), [("prizes", PRIZES), ("", ""), ("elsewhere", "")])
    def test_what_is_open_asks_for_a_waiver_of_this_item_and_content(self, subject: str, digest: str) -> None:
        heard = Heard()
        review_line(open_check(subject=subject), seen(heard), PARIS)
        assert heard.asked == [("prizes.in-stock", "w1"), ("prizes.in-stock", "w1", NOON, digest)]

    def test_a_waiver_with_its_proof_says_its_reason_and_no_more(self) -> None:
        line = review_line(open_check(), seen(Heard(reason="petit lot")), PARIS)
        assert line.answers == (Answer(Verdict.WAIVED, Text("dérogation : petit lot", "waived: petit lot")),)

    def test_a_fallen_one_says_so_in_both_languages(self) -> None:
        line = review_line(open_check(), seen(Heard(due=NOON)), PARIS)
        assert line.answers[-1] == unknown(
            "la dérogation par téléphone est tombée : sa preuve était attendue avant le 2026-12-01 13:00",
            "the waiver by phone fell: its proof was due before 2026-12-01 13:00",
        )

    def test_it_is_due_in_civil_days_of_the_zone(self) -> None:
        clocks_went_back = {"opening": instant("2026-10-26T09:00:00Z")}
        check = open_check(due=Due("opening", -2))
        line = review_line(check, seen(Heard(), anchors=clocks_went_back), PARIS)
        assert line.due_at == instant("2026-10-24T08:00:00Z")
        assert review_line(check, seen(Heard()), PARIS).due_at is None

    def test_a_reason_is_the_question_and_what_was_found(self) -> None:
        (reason,) = review_line(open_check(), seen(Heard()), PARIS).reasons
        assert reason.text == Text("En stock ? : w1", "In stock?: w1")
        assert (reason.remedy, reason.owner, reason.where) == (Text("commander", "order"), "logistics", "w1")


def test_sizes_are_in_order() -> None:
    assert sorted([Size.L, Size.S, Size.M]) == [Size.S, Size.M, Size.L]
    assert not Size.M < Size.M
    assert Size.M <= Size.M < Size.L
