"""A store on a server: opened, refused, joined, tampered with, killed under load."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, text

from campaignkit.store import ChainError, ForeignDatabaseError, Store, Transaction, connect, verify_log
from campaignkit.store.errors import Fault
from campaignkit.store.sql.postgres import PostgresStore
from campaignkit.values import InvalidValueError
from tests.store.rows import SHA, admitted, appended, new_event
from tests.store.test_log import undone


def refused(target: str | Engine, **about: str) -> ForeignDatabaseError:
    with pytest.raises(ForeignDatabaseError) as caught:
        connect(target, **about)
    return caught.value


@pytest.fixture
def raw(postgres_server: str, schema: str) -> Iterator[psycopg.Connection]:
    """Another program on the same schema."""
    with psycopg.connect(postgres_server, autocommit=True) as opened:
        opened.execute(f"SET search_path = {schema}".encode())
        yield opened


@pytest.fixture
def engine(postgres_server: str) -> Iterator[Engine]:
    """The engine of a program around the desk."""
    made = create_engine(postgres_server.replace("postgresql:", "postgresql+psycopg:"))
    yield made
    made.dispose()


class TestOpening:
    """'`Desk.connect("postgresql://…")` just works'"""

    def test_what_was_written_is_there_when_it_is_opened_again(self, postgres_server: str, schema: str) -> None:
        first = connect(postgres_server, schema=schema)
        rows = appended(first, "noel", 1, 2)
        first.close()
        again = connect(postgres_server.replace("postgresql:", "postgres:"), schema=schema)
        assert list(again.tail()) == list(rows)
        again.close()

    def test_two_schemas_are_two_stores(self, postgres: Store, postgres_server: str, schema: str) -> None:
        appended(postgres)
        other = connect(postgres_server, schema=f"{schema}_b")
        assert other.streams() == ()
        other.close()
        with psycopg.connect(postgres_server, autocommit=True) as opened:
            opened.execute(f"DROP SCHEMA {schema}_b CASCADE".encode())

    @pytest.mark.parametrize("name", ["Noel", "a b", "", "x" * 64, 'a"; DROP TABLE event; --'])
    def test_a_name_that_no_schema_has_is_refused(self, postgres_server: str, name: str) -> None:
        with pytest.raises(InvalidValueError, match="cannot name a schema"):
            connect(postgres_server, schema=name)

    def test_a_server_that_is_not_there_is_refused_without_its_password(self) -> None:
        error = refused("postgresql://lea:secret@127.0.0.1:9/agency?connect_timeout=2")
        assert error.fault is Fault.UNREACHABLE
        assert "127.0.0.1/agency" in str(error)
        assert "secret" not in repr(error) + str(error.args) + str(error.__cause__)

    def test_an_account_that_may_not_enter_is_refused_without_its_password(self, postgres_server: str) -> None:
        error = refused(postgres_server.replace("postgres:@", "lea:secret@"))
        assert (error.fault, "secret" in str(error.args)) == (Fault.UNREACHABLE, False)

    def test_tables_of_another_program_are_left_as_they_are(
        self, postgres_server: str, schema: str, raw: psycopg.Connection
    ) -> None:
        raw.execute(f"CREATE SCHEMA {schema}".encode())
        raw.execute("CREATE TABLE event (what text)")
        assert refused(postgres_server, schema=schema).fault is Fault.NOT_OURS
        assert raw.execute("SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema()"
        ).fetchall() == [("what",)]  # fmt: skip

    def test_tables_of_another_program_beside_ours_are_no_matter(
        self, postgres_server: str, schema: str, raw: psycopg.Connection
    ) -> None:
        raw.execute(f"CREATE SCHEMA {schema}".encode())
        raw.execute("CREATE TABLE customer (name text)")
        connect(postgres_server, schema=schema).close()

    def test_a_newer_release_is_recognised(
        self, postgres: Store, postgres_server: str, schema: str, raw: psycopg.Connection
    ) -> None:
        postgres.close()
        raw.execute("INSERT INTO step VALUES (999)")
        assert refused(postgres_server, schema=schema).fault is Fault.NEWER

    def test_who_may_only_read_reads_and_is_told(
        self, postgres: Store, postgres_server: str, schema: str, raw: psycopg.Connection
    ) -> None:
        appended(postgres)
        reader = f"r_{schema}"
        raw.execute(f"CREATE ROLE {reader} LOGIN; GRANT USAGE ON SCHEMA {schema} TO {reader}".encode())
        raw.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {reader}".encode())
        store = connect(postgres_server.replace("postgres:@", f"{reader}:@"), schema=schema)
        assert verify_log(store).events == 1
        with pytest.raises(ForeignDatabaseError) as caught:
            appended(store, "noel", 2)
        assert caught.value.fault is Fault.NOT_WRITABLE
        store.close()
        raw.execute(f"DROP OWNED BY {reader}; DROP ROLE {reader}".encode())


NO_ROOM = b"""
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON entry EXECUTE FUNCTION no_room()
"""


class TestWhenTheServerHasNoRoom:
    """'Disk full, read-only, lock held: typed error, state unchanged.'"""

    def test_a_full_disk_leaves_nothing_half_written(self, postgres: Store, raw: psycopg.Connection) -> None:
        def append_and_admit(tx: Transaction) -> None:
            tx.append("noel", [new_event(2)], command_id="c2", command_sha256=SHA)
            tx.admit("noel", [admitted()])

        kept = appended(postgres)
        raw.execute(NO_ROOM)
        with pytest.raises(ForeignDatabaseError) as caught:
            within(postgres, append_and_admit)
        assert caught.value.fault is Fault.FULL
        assert tuple(postgres.tail()) == kept
        with postgres.read() as view:
            assert view.in_book("noel") == 0


class TestNobodyChangesARow:
    """'Triggers forbid UPDATE and DELETE.'"""

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE event SET body = 'x'", "DELETE FROM event", "TRUNCATE event", "UPDATE entry SET tickets = 9",
            "DELETE FROM entry", "TRUNCATE entry",
        ],
    )  # fmt: skip
    def test_not_by_mistake(self, postgres: Store, raw: psycopg.Connection, statement: str) -> None:
        appended(postgres)
        with postgres.transaction() as tx:
            tx.admit("noel", [admitted()])
        with pytest.raises(psycopg.Error, match="append-only"):
            raw.execute(statement.encode())

    @pytest.mark.parametrize(
        ("statement", "position"),
        [
            ("UPDATE event SET body = body || ' ' WHERE position = 2", 2),
            ("DELETE FROM event WHERE position = 2", 2),
            ("UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 3", 3),
            ("UPDATE event SET position = 9 WHERE position = 1", 1),
        ],
    )
    def test_an_administrator_who_does_is_found_out(
        self, postgres: Store, raw: psycopg.Connection, statement: str, position: int
    ) -> None:
        appended(postgres, "noel", 1, 2, 3, 4)
        raw.execute("ALTER TABLE event DISABLE TRIGGER ALL")
        raw.execute(statement.encode())
        with pytest.raises(ChainError) as caught:
            verify_log(postgres)
        assert caught.value.position == position


class TestJoined:
    """'`Desk.connect(engine)` with a schema name, joining the caller\'s transaction'"""

    def test_an_engine_that_was_given_stays_open(self, engine: Engine, schema: str) -> None:
        store = connect(engine, schema=schema)
        appended(store)
        store.close()
        with engine.connect() as connection:
            assert connection.execute(text(f"SELECT count(*) FROM {schema}.event")).scalar() == 1  # noqa: S608

    def test_what_is_written_stands_or_falls_with_the_callers_transaction(self, engine: Engine, schema: str) -> None:
        connect(engine, schema=schema).close()
        for commit, events in ((False, 0), (True, 1)):
            with engine.connect() as connection:
                connection.execute(text("CREATE TEMPORARY TABLE own (n integer)"))
                appended(connect(connection, schema=schema))
                connection.commit() if commit else connection.rollback()
            assert len(list(connect(engine, schema=schema).tail())) == events

    def test_a_refusal_leaves_the_callers_transaction_and_its_settings_as_they_were(
        self, engine: Engine, schema: str
    ) -> None:
        with engine.connect() as connection:
            connection.execute(text("SET LOCAL search_path = public"))
            store = connect(connection, schema=schema)
            appended(store)
            undone(store, lambda tx: tx.append("noel", [new_event(2)], command_id="c2", command_sha256=SHA))
            assert [row.version for row in store.tail()] == [1]
            assert connection.execute(text("SHOW search_path")).scalar() == "public"
            connection.commit()
        assert len(list(connect(engine, schema=schema).tail())) == 1


CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
    "AND backend_type = 'client backend'"
)


def within(store: Store, do: Callable[[Transaction], object]) -> None:
    with store.transaction() as tx:
        do(tx)


class TestAServerThatGoesAway:
    """'PostgreSQL killed and restarted under load: nothing acknowledged lost.'"""

    def test_a_connection_that_was_cut_is_told_and_the_next_one_works(
        self, postgres: Store, raw: psycopg.Connection
    ) -> None:
        def cut(tx: Transaction) -> None:
            tx.append("noel", [new_event(2)], command_id="c2", command_sha256=SHA)
            raw.execute(CUT)
            tx.append("noel", [new_event(3)], command_id="c3", command_sha256=SHA)

        appended(postgres)
        with pytest.raises(ForeignDatabaseError) as caught:
            within(postgres, cut)
        assert caught.value.fault is Fault.UNREACHABLE
        appended(postgres, "noel", 4)
        assert [row.command_id for row in postgres.tail()] == ["c()", "c(4,)"]
        assert verify_log(postgres).events == 2

    def test_a_writer_who_waits_too_long_is_told(self, postgres_server: str, schema: str) -> None:
        one = connect(postgres_server, schema=schema)
        other = PostgresStore(postgres_server, schema=schema, patience_s=1)
        with one.transaction(), pytest.raises(ForeignDatabaseError) as caught, other.transaction():
            pass
        assert caught.value.fault is Fault.LOCKED
        one.close()
        other.close()
