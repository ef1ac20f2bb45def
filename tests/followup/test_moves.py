"""Publication, figures, complaints and lessons, once the winners are known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.followup import (
    ACTUALS,
    COMPLAINT,
    DEBRIEF,
    FOLLOWUP,
    PUBLICATION,
    AnswerComplaint,
    Answered,
    Corrected,
    CorrectPublication,
    Cost,
    Debriefed,
    FollowupView,
    HoldDebrief,
    IssueReport,
    Measured,
    Open,
    Published,
    PublishWinners,
    ReceiveComplaint,
    Received,
    RecordCost,
    RecordHours,
    RecordKpi,
    Reported,
    Worked,
)
from campaignkit.followup.reasons import (
    ACTUALS_REASONS,
    COMPLAINT_REASONS,
    DEBRIEF_REASONS,
    PUBLICATION_REASONS,
    REASONS,
)
from campaignkit.machine import ABSENT, CorruptLogError, Machine, ReasonKind, walk
from campaignkit.values import UNKNOWN, Digest, Money, RoundId, digest_of
from tests.followup.stories import ANNOUNCED, NOON, NOTHING, R1, R2, step, told
from tests.tables import why_not

REPORT = digest_of(b"report")
PUBLISH = PublishWinners(R1, address="https://example.org/winners", form="first-name-initial")
CORRECT = CorrectPublication(R1, address="https://example.org/winners", form="none", reason="a winner objects")
COST = RecordCost("ads", amount=Money(120, "EUR"))
HOURS = RecordHours("cm", hours=Decimal("2.5"))
KPI = RecordKpi("entrants", value=Decimal(412), source="entry book")
ISSUE = IssueReport(sha256=REPORT)
COMPLAIN = ReceiveComplaint("c1", about="the closing hour", round="r1")
ANSWER = AnswerComplaint("c1", answer="the hour stands in article 4", upheld=False)
DEBRIEFING = HoldDebrief(keep=("the rehearsal",), change=("the hour",))

words = st.sampled_from(["", " ", "x"])
rounds = st.sampled_from([R1, R2])
forms = st.sampled_from(["names-list", "handle", "none", "shouting"])
numbers = st.sampled_from([Decimal(-1), Decimal(0), Decimal("2.5"), Decimal("NaN"), Decimal("Infinity")])
lessons = st.lists(words, max_size=2).map(tuple)
commands = st.one_of(
    st.builds(PublishWinners, rounds, address=words, form=forms),
    st.builds(CorrectPublication, rounds, address=words, form=forms, reason=words),
    st.builds(RecordCost, words, amount=st.integers(-2, 9).map(lambda n: Money(n, "EUR")), note=words),
    st.builds(RecordHours, words, hours=numbers, note=words),
    st.builds(RecordKpi, words, value=numbers, source=words),
    st.builds(IssueReport, sha256=st.sampled_from([REPORT, Digest("")])),
    st.builds(ReceiveComplaint, st.sampled_from(["c1", "c2"]), about=words, round=st.sampled_from(["", "r1"])),
    st.builds(AnswerComplaint, st.sampled_from(["c1", "c2"]), answer=words, upheld=st.booleans()),
    st.builds(HoldDebrief, keep=lessons, change=lessons, stop=lessons),
)


class TestTheTables:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(commands, max_size=16))
    def test_any_commands_in_any_order_follow_the_tables(self, asked: list[object]) -> None:
        state = NOTHING
        for command in asked:
            state, _reasons = step(state, command)
        assert R2 not in state.publications

    @pytest.mark.parametrize(
        ("machine", "reasons"),
        [
            (PUBLICATION, PUBLICATION_REASONS),
            (ACTUALS, ACTUALS_REASONS),
            (COMPLAINT, COMPLAINT_REASONS),
            (DEBRIEF, DEBRIEF_REASONS),
        ],
    )
    def test_every_state_can_be_reached_and_every_story_can_end(
        self, machine: Machine[Any, FollowupView], reasons: tuple[ReasonKind, ...]
    ) -> None:
        assert walk(machine, reasons).sound
        assert set(reasons) <= set(REASONS)

    def test_what_can_be_asked_of_the_figures_is_explained(self) -> None:
        explained = {(item, command) for item, command, _outcome in FOLLOWUP.explain(NOTHING, ANNOUNCED)}
        assert {("", RecordCost), ("", IssueReport), ("", HoldDebrief)} <= explained


class TestPublication:
    """Winners are published once their round is announced, and a mistake is corrected in public."""

    def test_they_are_published(self) -> None:
        here = told(PUBLISH).publications[R1]
        assert here == Published(address="https://example.org/winners", form="first-name-initial", at=NOON)

    def test_a_winner_who_objects_is_taken_down(self) -> None:
        here = told(PUBLISH, CORRECT).publications[R1]
        assert here == Corrected(address="https://example.org/winners", form="none", reason="a winner objects", at=NOON)
        assert isinstance(told(PUBLISH, CORRECT, CORRECT).publications[R1], Corrected)

    def test_nothing_is_published_twice(self) -> None:
        assert why_not(FOLLOWUP, told(PUBLISH), PUBLISH, ANNOUNCED) == ["machine.not-now"]


class TestFigures:
    """Costs and hours add up, a KPI is what was read last, and a report tells all that was known then."""

    @given(st.lists(st.integers(-500, 500), min_size=1))
    def test_what_was_spent_is_the_sum(self, amounts: list[int]) -> None:
        entered = [RecordCost("ads", amount=Money(n, "EUR"), note="x") for n in amounts]
        assert told(*entered).actuals.spent == Money(sum(amounts), "EUR")

    @given(st.lists(st.tuples(st.sampled_from(["cm", "da"]), st.decimals(0, 100, places=2)), min_size=1))
    def test_hours_are_summed_by_role(self, worked: list[tuple[str, Decimal]]) -> None:
        state = told(*(RecordHours(role, hours=hours) for role, hours in worked))
        roles = {role for role, _hours in worked}
        assert state.actuals.worked == {role: sum(hours for name, hours in worked if name == role) for role in roles}

    def test_a_kpi_is_what_was_read_last(self) -> None:
        state = told(KPI, RecordKpi("entrants", value=Decimal(420), source="entry book"))
        assert state.actuals.kpis == {"entrants": Measured(value=Decimal(420), source="entry book")}

    def test_a_report_keeps_the_figures_it_told(self) -> None:
        assert told(COST, HOURS, KPI, ISSUE).actuals == Reported(
            costs=(Cost(line="ads", amount=Money(120, "EUR"), note=""),),
            hours=(Worked(role="cm", hours=Decimal("2.5"), note=""),),
            kpis={"entrants": Measured(value=Decimal(412), source="entry book")},
            sha256=REPORT,
            at=NOON,
        )

    @pytest.mark.parametrize("later", [COST, HOURS, KPI])
    def test_one_more_figure_wants_another_report(self, later: object) -> None:
        assert isinstance(told(COST, ISSUE, later).actuals, Open)
        assert isinstance(told(COST, ISSUE, later, ISSUE).actuals, Reported)

    def test_two_currencies_have_no_sum(self) -> None:
        assert told(COST, RecordCost("tax", amount=Money(3, "CHF"))).actuals.spent is UNKNOWN
        assert Open().spent is UNKNOWN

    def test_money_that_comes_back_says_why(self) -> None:
        back = RecordCost("ads", amount=Money(-20, "EUR"), note="credit note 7")
        assert told(COST, back).actuals.spent == Money(100, "EUR")


class TestComplaints:
    """A complaint waits until it is answered, and the answer says who was right."""

    def test_it_waits(self) -> None:
        assert told(COMPLAIN).complaints["c1"] == Received(about="the closing hour", round="r1", at=NOON)

    def test_it_is_answered(self) -> None:
        assert told(COMPLAIN, ANSWER).complaints["c1"] == Answered(
            about="the closing hour",
            round="r1",
            received_at=NOON,
            answer="the hour stands in article 4",
            upheld=False,
            at=NOON,
        )

    def test_it_is_answered_once(self) -> None:
        assert why_not(FOLLOWUP, told(COMPLAIN, ANSWER), ANSWER, ANNOUNCED) == ["machine.not-now"]


def test_a_second_debrief_adds_to_the_first() -> None:
    more = HoldDebrief(stop=("late posts",))
    assert told(DEBRIEFING, more).debrief == Debriefed(
        keep=("the rehearsal",), change=("the hour",), stop=("late posts",)
    )


class TestReasons:
    """Every reason is given, not only the first."""

    @pytest.mark.parametrize(
        ("story", "command", "codes"),
        [
            ((), PublishWinners(R2, address=" ", form="none"), ["not-announced", "no-address", "no-such-form"]),
            (
                (PUBLISH,),
                CorrectPublication(R1, address="", form="shouting", reason=""),
                ["no-address", "no-such-form", "no-reason"],
            ),
            ((), RecordCost(" ", amount=Money(-1, "EUR")), ["no-name", "no-note"]),
            ((), RecordHours("", hours=Decimal("NaN")), ["no-name", "no-number"]),
            ((), RecordHours("cm", hours=Decimal(-1)), ["no-note"]),
            ((), RecordKpi("", value=Decimal("Infinity"), source=""), ["no-name", "no-number", "no-source"]),
            ((), IssueReport(sha256=Digest("trust me")), ["no-digest", "nothing-to-report"]),
            ((), ReceiveComplaint("c1", about=""), ["not-said"]),
            ((COMPLAIN,), AnswerComplaint("c1", answer=" ", upheld=True), ["no-answer"]),
            ((), HoldDebrief(change=("",), stop=(" ",)), ["no-lesson"]),
        ],
    )
    def test_a_command_without_its_facts_is_refused(
        self, story: tuple[object, ...], command: object, codes: list[str]
    ) -> None:
        assert why_not(FOLLOWUP, told(*story), command, ANNOUNCED) == [f"followup.{code}" for code in codes]

    def test_a_float_is_refused_not_recorded(self) -> None:
        hours: object = 1.5
        assert why_not(FOLLOWUP, NOTHING, RecordHours("cm", hours=hours), ANNOUNCED) == [  # type: ignore[arg-type]
            "followup.no-number"
        ]


STORIES: tuple[tuple[object, ...], ...] = (
    (PUBLISH,),
    (PUBLISH, CORRECT),
    (COST,),
    (HOURS,),
    (KPI,),
    (COST, ISSUE),
    (COMPLAIN,),
    (COMPLAIN, ANSWER),
    (DEBRIEFING,),
)


@pytest.mark.parametrize("story", STORIES)
def test_an_event_that_cannot_follow_is_a_corrupt_log(story: tuple[object, ...]) -> None:
    *before, last = story
    (event,) = FOLLOWUP._by_command[type(last)].decide(told(*before), last, ANNOUNCED).events  # type: ignore[union-attr]
    machine = FOLLOWUP._by_event[type(event)].machine
    for state in _every_state(machine):
        rows = [row for row in machine.moves if row.source is type(state) and row.event is type(event)]
        if rows:
            assert type(machine.apply(state, event)) is rows[0].target
        else:
            with pytest.raises(CorruptLogError):
                machine.apply(state, event)


def _every_state(machine: Machine[Any, FollowupView]) -> list[object]:
    reached: list[object] = [ABSENT, NOTHING.actuals]
    for story in STORIES:
        state = told(*story)
        reached += [*state.publications.values(), *state.complaints.values(), state.actuals, state.debrief]
    return [state for state in reached if type(state) in machine.states]


def test_a_round_is_published_by_its_id() -> None:
    assert set(told(PUBLISH).publications) == {RoundId("r1")}
