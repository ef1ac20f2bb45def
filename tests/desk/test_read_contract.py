"""What other programs read: the views of the database, and the outbox."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from attrs import evolve

from campaignkit.desk import Desk, RefusedError, SetClock, StoreKey
from campaignkit.entries import WithdrawEntry
from campaignkit.simulation import demo_plan
from campaignkit.store import connect
from campaignkit.store.sql import files
from campaignkit.values import RoundId, from_micros, iso
from tests.desk.stage import ROUND, at, closed, drawn, in_memory, launched
from tests.house.agency import answer_all, template
from tests.house.agency import desk as house_desk
from tests.house.agency import opened as house
from tests.kit.house import ROOT

DOCS = (ROOT / "docs" / "stores.md").read_text("utf-8")
VIEWS = ("v_event", "v_entry", "v_due")


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at("2023-08-21 09:00"))


@pytest.fixture
def file(tmp_path: Path, clock: SetClock) -> Path:
    """A file in which a contest was closed, with one entry taken out."""
    with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
        game = closed(desk, clock, tmp_path, accounts=6)
        with desk.store.read() as tx:
            first = next(iter(tx.entries(game.id, ROUND))).id
        game.do(WithdrawEntry(RoundId(ROUND), entry=first, reason="wish"))
    return tmp_path / "a.db"


def documented(view: str) -> list[str]:
    """The columns of a view, as the page of the stores lists them."""
    (row,) = re.findall(rf"^\| `{view}` \| .*? \| (.*?) \|$", DOCS, re.MULTILINE)
    return re.findall(r"`(\w+)`", row)


class TestTheViews:
    """'Views `v_event`, `v_entry` and `v_due` are the read contract for other tools (plain sqlite3, psql …).'"""

    @pytest.mark.parametrize("view", VIEWS)
    def test_their_columns_are_those_of_the_page(
        self, file: Path, postgres_server: str, schema: str, view: str
    ) -> None:
        with closing(sqlite3.connect(file)) as raw:
            found = [name for _, name, *_ in raw.execute(f"PRAGMA table_info({view})")]
        Desk.connect(postgres_server, schema=schema).close()
        with psycopg.connect(postgres_server) as other:
            other.execute(f"SET search_path = {schema}".encode())
            rows = other.execute(f"TABLE {view}".encode())
            assert [column.name for column in rows.description or ()] == found == documented(view)

    def test_sqlite3_alone_reads_what_the_desk_says(self, file: Path, clock: SetClock) -> None:
        with Desk.connect(file, clock=clock) as desk, closing(sqlite3.connect(file)) as raw:
            events = raw.execute(
                "SELECT position, campaign, kind, recorded_at FROM v_event ORDER BY position"
            ).fetchall()
            assert events == [
                (
                    row.position,
                    row.stream,
                    row.kind,
                    from_micros(row.recorded_at).format("YYYY-MM-DD[T]HH:mm:ss.SSSSSS[Z]"),
                )
                for row in desk.store.tail()
            ]
            with desk.store.read() as tx:
                entries = [(row.id, row.status, row.tickets) for row in tx.entries("ostern", ROUND)]
            assert raw.execute("SELECT entry, status, tickets FROM v_entry ORDER BY entry").fetchall() == entries
            due = [(iso(item.due_at), item.where, item.what.fr, int(item.blocks)) for item in desk.due(days=10_000)]
            kept = raw.execute(
                "SELECT substr(due_at, 1, 19) || 'Z', place, what_fr, blocks FROM v_due ORDER BY due_at, place"
            ).fetchall()
            assert kept == due
            assert len(kept) == len(due) == 3

    def test_psql_reads_a_server(self, postgres_server: str, schema: str, clock: SetClock, tmp_path: Path) -> None:
        with Desk.connect(postgres_server, schema=schema, clock=clock, key=StoreKey(bytes(32))) as desk:
            drawn(desk, clock, tmp_path)
            due = {item.where: item.due_at for item in desk.due(days=10_000)}
            with psycopg.connect(postgres_server) as raw:
                raw.execute(f"SET search_path = {schema}".encode())
                rows = raw.execute("SELECT place, due_at FROM v_due").fetchall()
                last = raw.execute("SELECT max(recorded_at) FROM v_event").fetchone()
        assert {place: moment.timestamp() for place, moment in rows} == {
            place: moment.timestamp() for place, moment in due.items()
        }
        assert last is not None
        assert last[0].timestamp() == clock.now.timestamp()


class TestWhatFallsDue:
    """'Over a projection rewritten in the same transaction.'"""

    def test_a_refusal_rewrites_nothing_and_every_command_does(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        with desk.store.read() as tx:
            before = tx.due(game.id)
        clock.now = clock.now.add(hours=1)
        with pytest.raises(RefusedError):
            game.launch()
        with desk.store.read() as tx:
            assert tx.due(game.id) == before
        game.pause("a flood")
        with desk.store.read() as tx:
            assert {row.as_of for row in tx.due(game.id)} == {int(clock.now.timestamp() * 1_000_000)}

    def test_what_a_house_answers_is_due_in_none_of_its_campaigns_any_more(self) -> None:
        at_desk, _clock = house_desk()
        home = house(at_desk)
        game = at_desk.start(template())
        with at_desk.store.read() as tx:
            before = len(tx.due(game.id))
        answer_all(home)
        with at_desk.store.read() as tx:
            assert len(tx.due(game.id)) < before


def test_a_campaign_a_party_and_a_person_are_found_by_the_id_that_a_crm_has_for_them() -> None:
    """'`external_ref` on campaign, party and entry for the CRM\'s ids'"""
    desk, _clock = in_memory()
    plan = demo_plan()
    first, *others = plan.organisers.parties
    parties = (evolve(first, external_ref="CRM-2"), *others)
    game = desk.start(evolve(plan, external_ref="CRM-1", organisers=evolve(plan.organisers, parties=parties)))
    desk.people.keep("p-02", external_ref="CRM-3")
    assert desk.referred("CRM-1") == desk.referred("CRM-2") == (game.id,)
    assert desk.referred("CRM-9") == desk.referred("") == ()
    assert desk.people.find("crm-3") == ("p-02",)
    desk.people.erase("p-02", why="gone")
    assert desk.people.find("CRM-3") == ()


class TestTheOutbox:
    """'An outbox to read: `desk.events(after=position)`.'"""

    def test_whoever_reads_on_from_the_last_position_misses_nothing(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        seen: list[Any] = list(desk.events())
        game = drawn(desk, clock, tmp_path)
        while coming := list(desk.events(seen[-1].position if seen else 0))[:3]:
            seen += coming
        assert [told.position for told in seen] == list(range(1, len(seen) + 1))
        assert [told.fact for told in seen if told.stream == "ostern"] == [desk.log.fact(row) for row in game.history()]
        assert isinstance(seen[0].at, type(clock.now))
        assert {told.stream.partition(":")[0] for told in seen} == {"ostern", "register"}
        assert all((told.fact is None) == told.stream.startswith("register:") for told in seen)

    def test_no_repr_shows_what_was_said(self) -> None:
        desk, _clock = in_memory()
        launched(desk, _clock)
        assert "Ostern" not in repr(next(desk.events()))


def test_a_file_of_the_first_release_is_brought_up_to_date(
    tmp_path: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """'Schema by numbered steps, forward only.'"""
    with monkeypatch.context() as older:
        older.setattr(files, "STEPS", files.STEPS[:1])
        connect(str(tmp_path / "a.db")).close()
    with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
        launched(desk, clock)
    with closing(sqlite3.connect(tmp_path / "a.db")) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (len(files.STEPS),)
        assert raw.execute("SELECT count(*) FROM v_due").fetchone() != (0,)
