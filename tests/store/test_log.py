"""The log: appended in one place, dense, chained, and never changed."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import pytest
from attrs import evolve, fields

from campaignkit.store import (
    ChainError,
    ClockError,
    CommandIdReusedError,
    EntryRow,
    ForeignDatabaseError,
    Head,
    NewEvent,
    StaleError,
    Store,
    Transaction,
)
from campaignkit.store.errors import Fault, broken_chain, unusable
from campaignkit.store.turn import Turn
from campaignkit.values import Text, digest_of
from tests.store.rows import NOON, SHA, admitted, appended, new_event


class OnPurposeError(Exception):
    pass


def undone(store: Store, do: Callable[[Transaction], object]) -> None:
    """Do it in a transaction that then fails."""

    def do_and_fail() -> None:
        with store.transaction() as tx:
            do(tx)
            raise OnPurposeError

    with pytest.raises(OnPurposeError):
        do_and_fail()


class TestPositions:
    """'`position` is dense and rises with the version in each stream, so that a reader who tails it misses nothing.'"""

    def test_positions_count_over_all_streams_and_versions_within_each(self, store: Store) -> None:
        for stream, number in (("noel", 1), ("house:agency", 2), ("noel", 3), ("register:k", 4)):
            appended(store, stream, number)
        assert [(e.position, e.stream, e.version) for e in store.tail()] == [
            (1, "noel", 1), (2, "house:agency", 1), (3, "noel", 2), (4, "register:k", 1),
        ]  # fmt: skip

    def test_a_reader_who_asks_from_the_last_position_misses_nothing(self, store: Store) -> None:
        appended(store, "noel", 1, 2)
        last = [e.position for e in store.tail()][-1]
        appended(store, "noel", 3)
        assert [e.body for e in store.tail(after=last)] == ['{"line":"p3"}']

    def test_a_long_log_is_read_to_its_end(self, store: Store) -> None:
        appended(store, "noel", *range(1, 2502))
        assert [e.version for e in store.tail()] == list(range(1, 2502))
        assert len(list(store.raw_rows())) == 2501

    def test_a_position_that_was_undone_is_given_again(self, store: Store) -> None:
        undone(store, lambda tx: tx.append("noel", [new_event()], command_id="c1", command_sha256=SHA))
        assert appended(store)[0].position == 1

    def test_the_heads_are_the_last_rows_by_stream(self, store: Store) -> None:
        appended(store, "noel", 1, 2)
        (last,) = appended(store, "avent", 3)
        second = list(store.tail())[1]
        assert store.streams() == (
            Head(stream="avent", version=1, position=3, hash=last.hash, recorded_at=NOON + 3),
            Head(stream="noel", version=2, position=2, hash=second.hash, recorded_at=NOON + 2),
        )
        with store.read() as view:
            assert view.head("noel") == store.streams()[1]
            assert view.head("nothing") is None


class TestTheChain:
    """'The hash covers every column but `position` and `hash`, each as 4-byte big-endian length + UTF-8.'"""

    first = NewEvent(
        kind="prizes.line-secured", schema=2, definition="", recorded_at=12, actor="s1", body='{"name":"Noël"}'
    )
    framed = b"".join(
        (
            b"\0\0\0\x04noel",
            b"\0\0\0\x011",
            b"\0\0\0\x13prizes.line-secured",
            b"\0\0\0\x012",
            b"\0\0\0\0",
            b"\0\0\0\x0212",
            b"\0\0\0\x02s1",
            b"\0\0\0\x02c1",
            b"\0\0\0\x02ff",
            b"\0\0\0\x010",
            b'\0\0\0\x10{"name":"No\xc3\xabl"}',
            b"\0\0\0\x40" + b"0" * 64,
        )
    )

    def test_the_hash_is_that_of_the_bytes_written_by_hand(self, store: Store) -> None:
        with store.transaction() as tx:
            (row,) = tx.append("noel", [self.first], command_id="c1", command_sha256="ff")
        assert row.hash == sha256(self.framed).hexdigest()
        assert row.hash == "2136ae5987ce42f4c0223743b4ce20abc2a96a8adc4544a171ae13c481a80301"

    def test_each_row_carries_the_hash_of_the_row_before_it_in_its_stream(self, store: Store) -> None:
        appended(store, "noel", 1)
        appended(store, "avent", 2)
        appended(store, "noel", 3, 4)
        noel = [e for e in store.tail() if e.stream == "noel"]
        assert [e.prev for e in noel] == ["0" * 64, noel[0].hash, noel[1].hash]
        assert next(e for e in store.tail() if e.stream == "avent").prev == "0" * 64


class TestOneTransaction:
    """'Load, decide and append are one write transaction.'"""

    def test_what_was_appended_is_what_is_read(self, store: Store) -> None:
        rows = appended(store, "noel", 1, 2)
        with store.read() as view:
            assert tuple(view.events("noel")) == rows
            assert tuple(view.events("noel", after_version=1)) == rows[1:]
            assert tuple(view.events("noel", after_version=2)) == ()
            for after in range(3):
                said = [(row.kind, row.schema, row.body) for row in rows[after:]]
                assert list(view.bodies("noel", after_version=after)) == said

    def test_a_transaction_sees_its_own_events_and_nobody_else_does(self, store: Store) -> None:
        with store.transaction() as tx:
            rows = tx.append("noel", [new_event()], command_id="c1", command_sha256=SHA)
            assert tuple(tx.events("noel")) == rows
            assert tuple(store.tail()) == ()
            assert store.streams() == ()
        assert tuple(store.tail()) == rows

    def test_an_exception_undoes_everything(self, store: Store) -> None:
        kept = appended(store)
        with store.transaction() as tx:
            tx.put("s1", "name", "Lea")
            tx.put_setting("key", b"1")

        def everything(tx: Transaction) -> None:
            for stream in ("noel", "avent"):
                tx.append(stream, [new_event(2)], command_id="c2", command_sha256=SHA)
            tx.admit("noel", [admitted(1)])
            tx.set_status("noel", ["e000000000001"], status="withdrawn", reason="wish")
            tx.put("s1", "name", "Mia")
            tx.erase(["s1"])
            tx.put("s2", "name", "Noa")
            tx.put_setting("key", b"2")
            tx.put_attachment("proof.eml", b"yes")

        undone(store, everything)
        assert tuple(store.tail()) == kept
        with store.read() as view:
            assert (view.get("s1", "name"), view.fields("s2"), view.setting("key")) == ("Lea", {}, b"1")
            assert (view.in_book("noel"), view.removals("noel"), view.batch_rows("noel")) == (0, {}, {})
            assert view.attachment(digest_of(b"yes")) is None

    def test_nothing_appended_is_nothing_stored(self, store: Store) -> None:
        with store.transaction() as tx:
            assert tx.append("noel", [], command_id="c1", command_sha256=SHA) == ()
        assert store.streams() == ()

    def test_after_its_block_a_transaction_is_of_no_use(self, store: Store) -> None:
        with store.transaction() as tx:
            pass
        with store.read() as view:
            pass
        with pytest.raises(RuntimeError, match="has ended"):
            tx.append("noel", [new_event()], command_id="c1", command_sha256=SHA)
        with pytest.raises(RuntimeError, match="has ended"):
            view.head("noel")

    def test_a_read_view_has_no_way_to_write(self, store: Store) -> None:
        writing = {"append", "admit", "set_status", "put", "erase", "put_attachment", "put_setting"}
        with store.read() as view:
            assert not writing & set(dir(view))
        assert not writing & set(dir(store))

    def test_a_thread_does_not_wait_for_itself(self, store: Store) -> None:
        with store.transaction(), pytest.raises(RuntimeError, match="already"), store.transaction():
            pass
        with store.transaction(), pytest.raises(RuntimeError, match="already"), store.read():
            pass
        with store.read(), pytest.raises(RuntimeError, match="already"), store.transaction():
            pass
        with store.read() as outer, store.read() as inner:
            assert outer.head("noel") == inner.head("noel")
        assert appended(store)

    def test_a_batch_that_failed_half_way_cannot_be_kept_by_looking_away(self, store: Store) -> None:
        def rows() -> Iterator[EntryRow]:
            yield admitted(1)
            raise OnPurposeError

        def look_away(tx: Transaction) -> None:
            with pytest.raises(OnPurposeError):
                tx.admit("noel", rows())

        with pytest.raises(RuntimeError, match="half-way"), store.transaction() as tx:
            look_away(tx)
        with store.read() as view:
            assert view.in_book("noel") == 0

    def test_threads_write_one_after_the_other(self, store: Store) -> None:
        def write(name: str) -> None:
            for number in range(5):
                with store.transaction() as tx:
                    count = len(list(tx.events("noel")))
                    tx.append("noel", [new_event(count)], command_id=f"{name}{number}", command_sha256=SHA)

        threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [e.body for e in store.tail()] == [f'{{"line":"p{n}"}}' for n in range(15)]


class TestCommands:
    """'The same `command_id` with the same command gives the recorded events.'"""

    def test_what_a_command_recorded_is_found_again(self, store: Store) -> None:
        rows = appended(store, "noel", 1, 2, command="c1")
        appended(store, "noel", 3, command="c2")
        with store.transaction() as tx:
            assert tx.recorded("noel", "c1") == rows
            assert [e.ordinal for e in rows] == [0, 1]
            assert tx.recorded("noel", "c9") == ()
            assert tx.recorded("avent", "c1") == ()

    def test_a_command_id_serves_once_in_a_stream(self, store: Store) -> None:
        appended(store, "noel", 1, command="c1")
        with pytest.raises(CommandIdReusedError, match="c1"):
            appended(store, "noel", 2, command="c1")
        assert appended(store, "avent", 2, command="c1")

    def test_a_screen_that_is_out_of_date_is_told(self, store: Store) -> None:
        appended(store, "noel", 1)
        with pytest.raises(StaleError, match="version 1, not 0"), store.transaction() as tx:
            tx.append("noel", [new_event(2)], command_id="c2", command_sha256=SHA, expected_version=0)
        with store.transaction() as tx:
            tx.append("noel", [new_event(2)], command_id="c2", command_sha256=SHA, expected_version=1)

    def test_a_clock_that_ran_back_is_refused(self, store: Store) -> None:
        appended(store, "noel", 5)
        with pytest.raises(ClockError, match="4 µs later"):
            appended(store, "noel", 1)
        with pytest.raises(ClockError):
            appended(store, "noel", 9, 8)
        assert appended(store, "avent", 1)
        with store.transaction() as tx:
            tx.append("noel", [new_event(at=NOON + 5)], command_id="same", command_sha256=SHA)


class TestNouns:
    """'Nouns refuse nonsense at birth.'"""

    @pytest.mark.parametrize("wrong", [{"schema": 0}, {"recorded_at": -1}, {"recorded_at": 2**63}])
    def test_an_event_that_no_table_could_hold(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match="must be"):
            evolve(new_event(), **wrong)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"tickets": 0},
            {"reason": "late", "status": "refused"},
            {"reason": "", "status": "refused", "tickets": 0},
            {"status": "withdrawn"},
            {"at": -1},
            {"tickets": 2**63},
        ],
    )
    def test_an_entry_whose_ruling_contradicts_itself(self, wrong: dict[str, object]) -> None:
        with pytest.raises(ValueError, match=r"must be|tickets"):
            admitted(1, **wrong)

    def test_no_repr_shows_what_was_said(self) -> None:
        assert "line" not in repr(evolve(new_event(), kind="k"))

    def test_errors_survive_pickling_and_speak_two_languages(self) -> None:
        chain = broken_chain(7, "noel", 3, Text("perdue", "lost"))
        again = pickle.loads(pickle.dumps(chain))  # noqa: S301
        assert isinstance(again, ChainError)
        assert (again.position, again.stream, again.version, again.say("fr")) == (7, "noel", 3, chain.say("fr"))
        other = pickle.loads(pickle.dumps(unusable(Fault.FULL, "x.db", "no room")))  # noqa: S301
        assert isinstance(other, ForeignDatabaseError)
        assert other.fault is Fault.FULL

    def test_a_writer_who_waits_too_long_is_told(self) -> None:
        turn = Turn("x.db", readers_wait=True, patience_s=0.05)
        said: list[ForeignDatabaseError] = []

        def wait() -> None:
            with pytest.raises(ForeignDatabaseError) as caught, turn.writing():
                pass
            said.append(caught.value)

        with turn.writing():
            thread = threading.Thread(target=wait)
            thread.start()
            thread.join()
        assert said[0].fault is Fault.LOCKED

    def test_an_entry_row_carries_no_comment(self) -> None:
        assert not {"text", "author", "name"} & {field.name for field in fields(EntryRow)}
