"""Clauses 3 and 4: one order for one seed, whoever computes it and in whichever way."""

from __future__ import annotations

from hashlib import sha256

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.protocol import (
    HEADER,
    Entry,
    Ranked,
    Ranking,
    StandardEngine,
    Unit,
    list_lines,
    merged,
    seed_of,
    ticket_of,
)
from campaignkit.values import Digest
from tests.draw.lists import POOLS, entry_lists, seeds, units
from tests.draw.worked import ENTRIES_A, SEED_A, group

EVERYTHING = dict.fromkeys((None, *POOLS), 100)
lists = entry_lists()
depths = st.dictionaries(st.sampled_from((None, *POOLS)), st.integers(0, 4), min_size=1)


def ranked(entries: tuple[Entry, ...], seed: Digest, unit: Unit, want: dict[str | None, int] = EVERYTHING) -> Ranking:
    return StandardEngine().rank(list_lines(entries), seed=seed, unit=unit, want=want)


def sorted_naively(entries: tuple[Entry, ...], seed: Digest, unit: Unit, pool: str | None) -> tuple[Ranked, ...]:
    """Every ticket of the pool, sorted; each unit stands where it first appears."""
    tickets = sorted(
        (ticket_of(seed, entry.id, n), entry.id.encode(), n, entry.group if unit == "group" else None)
        for entry in entries
        if pool is None or pool in entry.pools
        for n in range(1, entry.tickets + 1)
    )
    order: dict[tuple[str, str], Ranked] = {}
    for ticket, name, n, household in tickets:
        one = Ranked(id=name.decode(), n=n, ticket=ticket, group=household)
        order.setdefault(one.unit, one)
    return tuple(order.values())


class TestTheReference:
    """'An entry of P ranks by its smallest ticket; a group by the smallest among its entries of P.'"""

    @given(lists, seeds, units)
    def test_the_order_is_that_of_a_naive_sort(self, entries: tuple[Entry, ...], seed: Digest, unit: Unit) -> None:
        found = ranked(entries, seed, unit)
        assert found == {pool: sorted_naively(entries, seed, unit, pool) for pool in EVERYTHING}

    @given(lists, seeds, units, depths)
    def test_to_rank_fewer_is_to_cut_the_order_short(
        self, entries: tuple[Entry, ...], seed: Digest, unit: Unit, want: dict[str | None, int]
    ) -> None:
        whole = ranked(entries, seed, unit)
        assert ranked(entries, seed, unit, want) == {pool: whole[pool][:depth] for pool, depth in want.items()}

    @given(st.integers(20, 60), seeds, units)
    def test_a_long_list_keeps_only_its_best(self, length: int, seed: Digest, unit: Unit) -> None:
        entries = tuple(Entry(id=f"e{number:02}", group=group(str(number % 9))) for number in range(length))
        assert ranked(entries, seed, unit, {None: 2})[None] == sorted_naively(entries, seed, unit, None)[:2]


class TestOrderOfLines:
    """'For a fixed seed each entry's ticket depends on that entry alone.'"""

    @given(lists, seeds, units, st.randoms(use_true_random=False))
    def test_the_order_of_lines_does_not_matter(
        self, entries: tuple[Entry, ...], seed: Digest, unit: Unit, shuffler: object
    ) -> None:
        shuffled = list(entries)
        shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
        assert ranked(tuple(shuffled), seed, unit, {None: 3}) == ranked(entries, seed, unit, {None: 3})

    @given(entry_lists(least=2), seeds, units, st.data())
    def test_a_loser_who_leaves_changes_nothing_for_the_others(
        self, entries: tuple[Entry, ...], seed: Digest, unit: Unit, data: st.DataObject
    ) -> None:
        winners = ranked(entries, seed, unit, {None: 2})[None]
        loser = data.draw(st.sampled_from(entries))
        if loser.id not in {one.id for one in winners}:
            left = tuple(entry for entry in entries if entry != loser)
            assert ranked(left, seed, unit, {None: 2})[None] == winners

    @given(entry_lists(least=1), seeds, st.data())
    def test_more_tickets_never_worsen_a_place(
        self, entries: tuple[Entry, ...], seed: Digest, data: st.DataObject
    ) -> None:
        chosen = data.draw(st.sampled_from(entries))
        richer = tuple(evolve(entry, tickets=entry.tickets + 5) if entry == chosen else entry for entry in entries)

        def place_in(list_: tuple[Entry, ...]) -> int:
            return [one.id for one in ranked(list_, seed, "entry")[None]].index(chosen.id)

        assert place_in(richer) <= place_in(entries)


class TestParts:
    """'It merges across files, machines and engines.'"""

    @given(lists, seeds, units, depths, st.data())
    def test_the_merged_parts_are_the_whole(
        self, entries: tuple[Entry, ...], seed: Digest, unit: Unit, want: dict[str | None, int], data: st.DataObject
    ) -> None:
        sides = data.draw(st.lists(st.integers(0, 2), min_size=len(entries), max_size=len(entries)))
        parts = [tuple(entry for entry, side in zip(entries, sides, strict=True) if side == each) for each in range(3)]
        assert merged([ranked(part, seed, unit, want) for part in parts], want) == ranked(entries, seed, unit, want)


class TestExamples:
    """The worked example, ticket by ticket, and what is easily got wrong."""

    @pytest.mark.parametrize(
        ("name", "tickets"),
        [
            ("a1", ["4706680b"]),
            ("a2", ["e258abb1", "f5be5bb1"]),
            ("b1", ["d8710254"]),
            ("c1", ["0e209ef8", "4d0840b2", "8162145a"]),
            ("d1", ["15fb9387"]),
            ("e1", ["e7ec99b0"]),
        ],
    )
    def test_the_tickets_of_the_worked_example(self, name: str, tickets: list[str]) -> None:
        assert [ticket_of(SEED_A, name, n)[:8] for n in range(1, len(tickets) + 1)] == tickets

    def test_a_household_ranks_in_a_pool_by_its_entry_of_that_pool(self) -> None:
        order = ranked(ENTRIES_A, SEED_A, "group", {"lyon": 3})["lyon"]
        assert [one.id for one in order] == ["c1", "b1", "a2"]

    def test_an_id_that_looks_like_a_group_is_not_that_group(self) -> None:
        entries = (Entry(id=group("g1")), Entry(id="z", group=group("g1")))
        assert len(ranked(entries, SEED_A, "group")[None]) == 2

    def test_nobody_ranks_in_a_pool_that_is_not_wanted(self) -> None:
        assert ranked(ENTRIES_A, SEED_A, "group", {"rome": 3}) == {"rome": ()}

    def test_a_list_without_entries_ranks_nobody(self) -> None:
        assert StandardEngine().rank([HEADER], seed=SEED_A, unit="entry", want={None: 1}) == {None: ()}

    def test_the_seed_binds_the_commitment_to_the_round(self) -> None:
        commit, randomness = Digest("a" * 64), Digest("b" * 64)
        assert (
            seed_of(commit, randomness)
            == sha256(b"campaignkit.draw/1:seed:" + b"a" * 64 + b":" + b"b" * 64).hexdigest()
        )
