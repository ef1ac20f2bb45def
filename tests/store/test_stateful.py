"""The stores in memory, in a file and on a server are one: whatever is done to each, they answer alike."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from campaignkit.store import DueRow, EntryRow, MemoryStore, NewEvent, Store, Transaction, connect, verify_log
from campaignkit.values import CampaignKitError
from tests.postgres import drop, fresh_schema, server
from tests.store.rows import NOON, SHA, admitted, refused, sqlite_at

STREAMS = st.sampled_from(["noel", "avent", "house:agency"])
CAMPAIGNS = st.sampled_from(["noel", "avent"])
COMMANDS = st.sampled_from([f"c{n}" for n in range(12)])
SUBJECTS = st.sampled_from(["s1", "s2", "s3"])
FIELDS = st.sampled_from(["name", "handle"])
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
IDS = st.sampled_from([f"e{n:012d}" for n in range(1, 6)] + ["lea"])
EVENTS = st.lists(
    st.builds(
        NewEvent,
        kind=st.sampled_from(["a.b", "c.d"]),
        schema=st.integers(1, 3),
        definition=st.sampled_from(["", "d" * 64]),
        recorded_at=st.integers(NOON, NOON + 3),
        actor=SUBJECTS,
        body=VALUES.map(lambda text: f'"{text}"'),
    ),
    max_size=3,
)
ROWS = st.lists(
    st.integers(1, 8).flatmap(lambda n: st.sampled_from([admitted(n), refused(n), admitted(n, round="r2", tickets=n)])),
    max_size=5,
)


class AllStores(RuleBasedStateMachine):
    """'MemoryStore obeys the same laws.'"""

    def __init__(self) -> None:
        super().__init__()
        self.folder, self.schema = Path(tempfile.mkdtemp()), fresh_schema()
        self.memory = MemoryStore()
        self.stores: tuple[Store, ...] = (self.memory, *self._opened())

    def _opened(self) -> tuple[Store, Store]:
        return sqlite_at(self.folder), connect(server(), schema=self.schema)

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
        shutil.rmtree(self.folder)
        drop(self.schema)

    def all(self, do: Callable[[Transaction], object], *, undo: bool = False) -> None:
        """Do the same to each, in one transaction each: the same answer, or the same refusal."""
        one, *others = (self._done(store, do, undo=undo) for store in self.stores)
        assert others == [one, one]

    def _done(self, store: Store, do: Callable[[Transaction], object], *, undo: bool) -> object:
        try:
            with store.transaction() as tx:
                answer = do(tx)
                _ = 1 // int(not undo)
        except ZeroDivisionError:
            return "undone"
        except CampaignKitError as error:
            return type(error), error.args
        return answer

    @rule(stream=STREAMS, events=EVENTS, command=COMMANDS, expected=st.none() | st.integers(0, 4), undo=st.booleans())
    def append(self, stream: str, events: list[NewEvent], command: str, expected: int | None, undo: bool) -> None:  # noqa: FBT001
        self.all(
            lambda tx: tx.append(stream, events, command_id=command, command_sha256=SHA, expected_version=expected),
            undo=undo,
        )

    @rule(campaign=CAMPAIGNS, rows=ROWS, undo=st.booleans())
    def admit(self, campaign: str, rows: list[EntryRow], undo: bool) -> None:  # noqa: FBT001
        self.all(lambda tx: tx.admit(campaign, rows), undo=undo)

    @rule(campaign=CAMPAIGNS, entries=st.lists(IDS, max_size=2), status=st.sampled_from(["withdrawn", "disqualified"]))
    def take_out(self, campaign: str, entries: list[str], status: str) -> None:
        self.all(lambda tx: tx.set_status(campaign, entries, status=status, reason="wish"))

    @rule(campaign=CAMPAIGNS, places=st.lists(st.sampled_from("abc"), max_size=3), undo=st.booleans())
    def falls_due(self, campaign: str, places: list[str], undo: bool) -> None:  # noqa: FBT001
        rows = [
            DueRow(due_at=NOON, place=place, owner="cm", blocks=1, act="", what_fr="é", what_en="e", as_of=NOON)
            for place in places
        ]
        self.all(lambda tx: tx.put_due(campaign, rows), undo=undo)

    @rule(subject=SUBJECTS, field=FIELDS, value=VALUES, undo=st.booleans())
    def put(self, subject: str, field: str, value: str, undo: bool) -> None:  # noqa: FBT001
        self.all(lambda tx: tx.put(subject, field, value), undo=undo)
        self.all(lambda tx: tx.find(field, value))

    @rule(subjects=st.lists(SUBJECTS, max_size=3), undo=st.booleans())
    def erase(self, subjects: list[str], undo: bool) -> None:  # noqa: FBT001
        self.all(lambda tx: tx.erase(subjects), undo=undo)

    @rule(name=st.sampled_from(["a", "b"]), content=st.binary(max_size=6))
    def keep(self, name: str, content: bytes) -> None:
        self.all(lambda tx: tx.put_attachment(name, content))
        self.all(lambda tx: tx.put_setting(name, content))

    @rule()
    def open_again(self) -> None:
        for store in self.stores[1:]:
            store.close()
        self.stores = (self.memory, *self._opened())

    @invariant()
    def they_hold_the_same(self) -> None:
        one, *others = (self._told(store) for store in self.stores)
        assert others == [one, one]

    @invariant()
    def their_logs_are_right(self) -> None:
        one, *others = map(verify_log, self.stores)
        assert others == [one, one]

    def _told(self, store: Store) -> list[Any]:
        with store.read() as view:
            of_books = [
                (
                    *(list(view.entries(campaign, each)) for each in ("r1", "r2")),
                    *(view.counts(campaign, each) for each in ("r1", "r2")),
                    view.removals(campaign),
                    view.in_book(campaign),
                    view.due(campaign),
                    view.batch_rows(campaign),
                    [view.batch_digest(campaign, batch) for batch in view.batch_rows(campaign)],
                )
                for campaign in ("noel", "avent")
            ]
            people = [view.fields(subject) for subject in ("s1", "s2", "s3")]
            kept = [view.setting(name) for name in ("a", "b")]
            return [list(store.tail()), store.streams(), view.streams(), list(store.raw_rows()), of_books, people, kept]


TestAllStores = AllStores.TestCase
TestAllStores.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
