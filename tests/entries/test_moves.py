"""The tally of a round: what was imported, what left, and what the network shows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.entries import (
    ENTRIES,
    ENTRY_TALLY,
    REASONS,
    AdmitBatch,
    Batch,
    DisqualifyEntry,
    EntriesState,
    EntriesView,
    EntryWithdrawn,
    ExplainDifference,
    NetworkCount,
    Tally,
    WithdrawEntry,
)
from campaignkit.machine import Accepted, Context, CorruptLogError, walk
from campaignkit.values import RoundId, SubjectId, digest_of, instant
from tests.tables import step, told, why_not

NOON = instant("2023-09-14T22:30:00Z")
EASTER = RoundId("easter")
OPEN = Context(NOON, SubjectId("lea"), EntriesView(collecting=frozenset({EASTER}), fixed=frozenset()))
SEALED = Context(NOON, SubjectId("lea"), EntriesView(collecting=frozenset(), fixed=frozenset({EASTER})))
NOTHING = EntriesState()
REFUSED = {"over-limit 4.2": 2, "duplicate": 1}


def batch(name: str = "b1", refused: Mapping[str, int] = REFUSED, admitted: int = 5, rows: int = 8) -> AdmitBatch:
    """An import of this name."""
    return AdmitBatch(
        EASTER,
        batch=name,
        source="instagram",
        rows=rows,
        admitted=admitted,
        refused_by_reason=refused,
        sha256=digest_of(name.encode()),
    )


LEAVES = WithdrawEntry(EASTER, entry="e1", reason="asked by mail")
OUT = DisqualifyEntry(EASTER, entry="e2", reason="two accounts", article="6.1")
SHOWN = ExplainDifference(EASTER, shown=9, reason="two deleted since")
words = st.sampled_from(["", " ", "x"])
commands = st.one_of(
    st.builds(
        batch,
        st.sampled_from(["b1", "b2"]),
        st.sampled_from([REFUSED, {}, {"over-limit": -3}, {"ugly": 3}]),
        rows=st.sampled_from([5, 8, 2]),
    ),
    st.builds(WithdrawEntry, st.just(EASTER), entry=st.sampled_from(["", "e1", "e2"]), reason=words),
    st.builds(DisqualifyEntry, st.just(EASTER), entry=st.sampled_from(["e1", "e2"]), reason=words, article=words),
    st.builds(ExplainDifference, st.just(EASTER), shown=st.integers(-1, 9), reason=words),
)


def tally(*story: object) -> Tally:
    """The tally after the story."""
    return told(ENTRIES, NOTHING, OPEN, *story).tallies[EASTER]


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(st.tuples(commands, st.sampled_from([OPEN, OPEN, SEALED])), max_size=12))
    def test_any_commands_in_any_order_follow_the_table(self, asked: list[tuple[object, Context[EntriesView]]]) -> None:
        state = NOTHING
        for command, ctx in asked:
            state, _reasons = step(ENTRIES, state, command, ctx)
        here = state.tallies.get(EASTER, Tally())
        assert 0 <= here.standing == here.admitted - here.withdrawn - here.disqualified

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(ENTRY_TALLY, REASONS).sound

    @given(st.lists(commands, max_size=8))
    def test_nothing_changes_once_the_list_is_sealed(self, asked: list[object]) -> None:
        before = told(ENTRIES, NOTHING, OPEN, batch())
        assert [step(ENTRIES, before, command, SEALED)[0] for command in asked] == [before] * len(asked)


class TestImports:
    """Each import adds its counts, once."""

    def test_two_imports_add_up(self) -> None:
        here = tally(batch(), batch("b2", {"over-limit 4.2": 1}, admitted=0, rows=1))
        assert here == Tally(
            batches=(
                Batch(batch="b1", source="instagram", rows=8, admitted=5, sha256=digest_of(b"b1")),
                Batch(batch="b2", source="instagram", rows=1, admitted=0, sha256=digest_of(b"b2")),
            ),
            refused_by_reason={"over-limit 4.2": 3, "duplicate": 1},
        )

    def test_what_a_file_repeats_was_read_once(self) -> None:
        assert tally(batch()).read == 7

    def test_the_same_file_is_imported_once(self) -> None:
        assert why_not(ENTRIES, told(ENTRIES, NOTHING, OPEN, batch()), batch(), OPEN) == [
            "entries.batch-known",
            "entries.file-known",
        ]

    @pytest.mark.parametrize(
        ("command", "ctx", "codes"),
        [
            (batch(), SEALED, ["entries.not-collecting"]),
            (batch(rows=9), OPEN, ["entries.counts-disagree"]),
            (batch(refused={"over-limit": 4, "hidden": -1}), OPEN, ["entries.counts-disagree"]),
            (batch(refused={"ugly": 3}), OPEN, ["entries.undeclared-refusal"]),
            (
                batch(refused={"ugly": 9}),
                SEALED,
                [
                    "entries.not-collecting",
                    "entries.counts-disagree",
                    "entries.undeclared-refusal",
                ],
            ),
        ],
    )
    def test_an_import_that_cannot_be_right_is_refused(
        self, command: AdmitBatch, ctx: Context[EntriesView], codes: list[str]
    ) -> None:
        assert why_not(ENTRIES, NOTHING, command, ctx) == codes


class TestEntriesThatLeave:
    """An entry leaves once, with a reason, and before the list is sealed."""

    def test_one_is_withdrawn_and_one_is_disqualified(self) -> None:
        here = tally(batch(), LEAVES, OUT)
        assert (here.withdrawn, here.disqualified, here.standing, here.admitted) == (1, 1, 3, 5)

    @pytest.mark.parametrize(
        ("command", "code"),
        [
            (LEAVES, "entries.already-out"),
            (WithdrawEntry(EASTER, entry="e9", reason=" "), "entries.no-reason"),
            (WithdrawEntry(EASTER, entry="", reason="x"), "entries.no-entry"),
            (DisqualifyEntry(EASTER, entry="e9", reason="x", article=""), "entries.no-article"),
        ],
    )
    def test_it_needs_a_name_a_reason_and_for_a_disqualification_an_article(self, command: object, code: str) -> None:
        assert why_not(ENTRIES, told(ENTRIES, NOTHING, OPEN, batch(), LEAVES), command, OPEN) == [code]

    def test_nothing_leaves_a_sealed_list(self) -> None:
        assert why_not(ENTRIES, told(ENTRIES, NOTHING, OPEN, batch()), OUT, SEALED) == ["entries.fixed"]

    def test_nobody_leaves_where_nobody_is(self) -> None:
        state = told(ENTRIES, NOTHING, OPEN, batch(admitted=0, refused={"hidden 3": 8}))
        assert why_not(ENTRIES, state, LEAVES, OPEN) == ["entries.none-left"]


class TestWhatTheNetworkShows:
    """A difference with the number read is explained."""

    def test_a_difference_is_explained(self) -> None:
        assert tally(batch(), SHOWN).network == NetworkCount(shown=9, read=7, reason="two deleted since")

    def test_equal_numbers_explain_themselves(self) -> None:
        assert tally(batch(), ExplainDifference(EASTER, shown=7)).network == NetworkCount(shown=7, read=7, reason="")

    @pytest.mark.parametrize(
        ("shown", "codes"),
        [(9, ["entries.unexplained"]), (-1, ["entries.negative-count", "entries.unexplained"])],
    )
    def test_a_difference_without_a_reason_is_refused(self, shown: int, codes: list[str]) -> None:
        state = told(ENTRIES, NOTHING, OPEN, batch())
        assert why_not(ENTRIES, state, ExplainDifference(EASTER, shown=shown), OPEN) == codes


def test_every_reason_occurs_in_these_stories() -> None:
    told_of = {kind.code for row in ENTRY_TALLY.moves for guard in row.guards for kind in guard.kinds}
    assert told_of == {kind.code for kind in REASONS}


def test_an_event_that_cannot_follow_is_a_corrupt_log() -> None:
    with pytest.raises(CorruptLogError):
        ENTRIES.apply(NOTHING, EntryWithdrawn(round=EASTER, entry="e1", reason="x"))


def test_the_event_says_what_the_command_said() -> None:
    outcome = ENTRIES.decide(NOTHING, batch(), OPEN)
    assert isinstance(outcome, Accepted)
    assert outcome.events[0].refused_by_reason == REFUSED
