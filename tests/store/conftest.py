"""Every law of a store is tried on each of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from campaignkit.store import MemoryStore, Store, connect
from tests.store.rows import sqlite_at


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each of the three, new and empty."""
    opened: Store = request.getfixturevalue(request.param)
    return opened


@pytest.fixture
def memory() -> Iterator[Store]:
    opened = MemoryStore()
    yield opened
    opened.close()


@pytest.fixture
def postgres(postgres_server: str, schema: str) -> Iterator[Store]:
    opened = connect(postgres_server, schema=schema)
    yield opened
    opened.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Store]:
    opened = sqlite_at(tmp_path)
    yield opened
    opened.close()
