"""The entry book: each entry once, rows as they were admitted, counted by reason, sealed in the order of ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.store import BookError, Count, EntryRow, MemoryStore, Store, UnknownEntryError, verify_book
from campaignkit.store.book import entry_id, entry_number
from campaignkit.store.sql import view as sql_view
from tests.store.rows import admitted, refused


def admit(store: Store, *rows: EntryRow, campaign: str = "noel") -> tuple[str, str]:
    with store.transaction() as tx:
        admission = tx.admit(campaign, rows)
    return admission.batch, admission.sha256


class TestAdmission:
    """'Unique (campaign, source, source_id), set-based admission in one transaction.'"""

    def test_a_batch_is_counted_by_reason_and_article(self, store: Store) -> None:
        rows = [admitted(1), refused(2), refused(3), refused(4, "hidden", ""), admitted(5)]
        with store.transaction() as tx:
            admission = tx.admit("noel", iter(rows))
        assert (admission.batch, admission.rows, admission.admitted, admission.already) == ("b1", 5, 2, 0)
        assert admission.refused_by_reason == {("late", "4.2"): 2, ("hidden", ""): 1}

    def test_an_entry_is_admitted_once_whoever_offers_it_again(self, store: Store) -> None:
        admit(store, admitted(1), refused(2))
        with store.transaction() as tx:
            again = tx.admit(
                "noel", [admitted(1), admitted(2), admitted(3), admitted(3), admitted(1, source="facebook")]
            )
        assert (again.batch, again.rows, again.admitted, again.already) == ("b2", 5, 2, 3)
        with store.read() as view:
            assert [e.status for e in view.entries("noel", "r1")] == ["admitted", "refused", "admitted", "admitted"]

    def test_another_campaign_has_a_book_of_its_own(self, store: Store) -> None:
        admit(store, admitted(1))
        batch, _ = admit(store, admitted(1), campaign="avent")
        with store.read() as view:
            assert (batch, view.in_book("avent"), view.in_book("noel"), view.in_book("none")) == ("b1", 1, 1, 0)

    def test_a_batch_without_a_row_is_a_batch(self, store: Store) -> None:
        batch, sha256 = admit(store)
        assert admit(store, admitted(1))[0] == "b2"
        with store.read() as view:
            assert view.batch_digest("noel", batch) == sha256
            assert view.batch_rows("noel") == {"b1": 0, "b2": 1}

    def test_the_directory_may_be_asked_while_rows_are_read(self, store: Store) -> None:
        with store.transaction() as tx:

            def rows() -> Iterator[EntryRow]:
                for number, name in enumerate(["lea", "mia", "lea"]):
                    subject = tx.find("handle", name)
                    if subject is None:
                        subject = f"s{number}"
                        tx.put(subject, "handle", name)
                    yield admitted(number, subject=subject)

            tx.admit("noel", rows())
            assert [e.subject for e in tx.entries("noel", "r1")] == ["s0", "s1", "s0"]


class TestReading:
    """'Sorted by the bytes of `id`; an id never contains personal data.'"""

    @given(st.lists(st.integers(1, 10**12 - 1), min_size=2, unique=True))
    def test_ids_sort_by_their_bytes_as_their_numbers_do(self, numbers: list[int]) -> None:
        ids = [entry_id(number) for number in sorted(numbers)]
        assert all(a.encode() < b.encode() for a, b in pairwise(ids))
        assert [entry_number(each) for each in ids] == sorted(numbers)

    def test_a_long_book_is_read_in_portions(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sql_view, "PORTION", 7)
        batch, sha256 = admit(store, *(admitted(n) for n in range(30)))
        with store.read() as view:
            assert [e.source_id for e in view.entries("noel", "r1")] == [f"1790{n}" for n in range(30)]
            assert view.batch_digest("noel", batch) == sha256

    def test_one_entry_is_found_by_its_id(self, store: Store) -> None:
        admit(store, admitted(1, subject="s7"))
        with store.read() as view:
            found = view.entry("noel", "e000000000001")
            assert found is not None
            assert (found.subject, found.source_id, found.post) == ("s7", "17901", "p1")
            assert view.entry("noel", "e000000000002") is None
            assert view.entry("noel", "lea.martin") is None
            assert view.entry("avent", "e000000000001") is None

    def test_entries_are_counted_by_status_and_reason(self, store: Store) -> None:
        admit(store, admitted(1, tickets=3), admitted(2), refused(3), refused(4), admitted(5, round="r2"))
        with store.transaction() as tx:
            tx.set_status("noel", ["e000000000002"], status="disqualified", reason="multi-account", article="5.1")
        with store.read() as view:
            assert view.counts("noel", "r1") == (
                Count(status="admitted", reason="", article="", entries=1, tickets=3),
                Count(status="disqualified", reason="multi-account", article="5.1", entries=1, tickets=1),
                Count(status="refused", reason="late", article="4.2", entries=2, tickets=0),
            )
            assert view.counts("noel", "r9") == ()


class TestTakingOut:
    """'Single events only for withdrawal, disqualification and instant wins.'"""

    def test_an_entry_taken_out_says_why_and_its_row_stays(self, store: Store) -> None:
        batch, sha256 = admit(store, admitted(1), admitted(2))
        with store.transaction() as tx:
            tx.set_status("noel", ["e000000000001"], status="withdrawn", reason="wish")
            tx.set_status("noel", ["e000000000001"], status="disqualified", reason="bot", article="5.1")
        with store.read() as view:
            entry = view.entry("noel", "e000000000001")
            assert entry is not None
            assert (entry.status, entry.reason, entry.article, entry.tickets) == ("disqualified", "bot", "5.1", 1)
            assert view.removals("noel") == {"e000000000001": "disqualified"}
            assert view.batch_digest("noel", batch) == sha256

    def test_an_entry_that_is_not_there_is_named_and_nothing_is_taken_out(self, store: Store) -> None:
        admit(store, admitted(1))
        with pytest.raises(UnknownEntryError, match="e000000000009"), store.transaction() as tx:
            tx.set_status("noel", ["e000000000001", "e000000000009"], status="withdrawn", reason="wish")
        with store.read() as view:
            assert view.removals("noel") == {}


class TestTheBookAgainstTheLog:
    """'State holds counts and digests.'"""

    def test_both_stores_give_a_batch_the_same_digest(self, sqlite: Store) -> None:
        rows = (admitted(1), refused(2), admitted(3, pools="lyon", group="e" * 64))
        assert admit(sqlite, *rows) == admit(MemoryStore(), *rows)

    def test_a_book_that_is_as_the_log_says_passes(self, store: Store) -> None:
        batches = dict([admit(store, admitted(1)), admit(store, refused(2))])
        with store.transaction() as tx:
            tx.set_status("noel", ["e000000000001"], status="withdrawn", reason="wish")
        with store.read() as view:
            verify_book(view, "noel", batches=batches, removals={"e000000000001": "withdrawn"})
            assert view.batch_digest("noel", "b3") is None

    def test_a_batch_that_differs_is_named(self, store: Store) -> None:
        one, two = admit(store, admitted(1)), admit(store, admitted(2))
        with store.read() as view:
            for batches, named in (
                ({"b1": one[1], "b2": "0" * 64}, "b2"),
                ({"b1": one[1]}, "b2"),
                ({"b1": one[1], "b2": two[1], "b3": one[1]}, "b3"),
            ):
                with pytest.raises(BookError) as caught:
                    verify_book(view, "noel", batches=batches, removals={})
                assert caught.value.batch == named

    def test_an_entry_taken_out_behind_the_logs_back_is_named(self, store: Store) -> None:
        batches = dict([admit(store, admitted(1), admitted(2))])
        with store.transaction() as tx:
            tx.set_status("noel", ["e000000000002"], status="withdrawn", reason="wish")
        with store.read() as view:
            for removals, named in (({}, "e000000000002"), ({"e000000000001": "withdrawn"}, "e000000000001")):
                with pytest.raises(BookError) as caught:
                    verify_book(view, "noel", batches=batches, removals=removals)
                assert caught.value.entry == named

    @pytest.mark.parametrize(
        "forged",
        [
            "UPDATE entry SET subject = 's9' WHERE number = 1",
            "UPDATE entry SET tickets = 1000 WHERE number = 2",
            "UPDATE entry SET status = 'admitted', tickets = 1, reason = '' WHERE number = 3",
            "DELETE FROM entry WHERE number = 2",
            "INSERT INTO entry VALUES ('noel', 9, 'x', 'x', 'r1', 's', 'p', 1, 'admitted', '', '', 1, '', '')",
            "UPDATE batch SET last = 2",
        ],
    )
    def test_a_book_that_was_forged_is_found(self, sqlite: Store, tmp_path: Path, forged: str) -> None:
        from tests.store.forging import forge

        batches = dict([admit(sqlite, admitted(1), admitted(2), refused(3))])
        forge(tmp_path, forged)
        with sqlite.read() as view, pytest.raises(BookError):
            verify_book(view, "noel", batches=batches, removals={})
