"""DuckDB, held to a ceiling of memory; what is beyond it goes to disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from campaignkit.engines.errors import EngineError, missing_extra
from campaignkit.values import Text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SQL, LIBRARY = "sql", "duckdb"


@contextmanager
def connected(threads: int, memory: str) -> Iterator[DuckDBPyConnection]:
    """DuckDB in memory, with a folder for what is beyond the ceiling; both are gone afterwards."""
    try:
        import duckdb
    except ImportError as cause:
        raise missing_extra(SQL, LIBRARY) from cause
    with (
        TemporaryDirectory(prefix="campaignkit-") as folder,
        duckdb.connect(config={"threads": threads, "memory_limit": memory, "temp_directory": folder}) as db,
    ):
        yield db


def unread(path: Path, cause: Exception) -> EngineError:
    """The error of a file that DuckDB does not read, in its own words."""
    said = str(cause).splitlines()[0]
    return EngineError(
        Text(f"DuckDB ne lit pas {path}", f"DuckDB does not read {path}"),
        Text(said, said),
        Text(
            "donner une liste, ou une table CSV ou Parquet avec une colonne « id »",
            "give a list, or a table in CSV or Parquet with a column `id`",
        ),
    )
