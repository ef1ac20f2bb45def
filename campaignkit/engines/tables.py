"""From a table, CSV or Parquet, to a canonical list: everything is text, so that 00123 stays 00123."""

from __future__ import annotations

from collections.abc import Collection
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from campaignkit.draw.protocol import seal
from campaignkit.engines.database import connected, unread
from campaignkit.values import SealedList

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CSV, PARQUET = "read_csv($path, all_varchar = true, header = true)", "read_parquet($path)"
CANONICAL = """
COPY (SELECT {columns} FROM {source} ORDER BY id) TO '{out}' (FORMAT csv, DELIMITER '\t', HEADER true)
"""


def write_list(table: Path, out: Path, *, memory: str = "500MB") -> SealedList:
    """Write the canonical list of a CSV or Parquet file, sorted, and give its digests.

    The table has a column `id`, and may have `tickets` (1 otherwise), `group` and `pools` (`-`
    otherwise, and where they are empty). Nothing is mended: ProtocolError names what is not
    canonical, and `out` is then not written. Raises MissingExtraError without the extra `sql`,
    EngineError for a table that cannot be read.
    """
    part = out.with_name(f".{out.name}.part")
    try:
        with connected(2, memory) as db:
            _copy(db, table, part)
        with part.open("rb") as lines:
            sealed = seal(lines)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return sealed


def _copy(db: DuckDBPyConnection, table: Path, out: Path) -> None:
    """A field that holds a tab or a line's end is written in quotes, which no canonical list has."""
    import duckdb

    source, file = PARQUET if table.suffix == ".parquet" else CSV, {"path": escape(str(table))}
    try:
        there = {row[0] for row in db.execute(f"DESCRIBE FROM {source}", file).fetchall()}
        target = str(out).replace("'", "''")
        db.execute(CANONICAL.format(columns=_columns(there), source=source, out=target), file)
    except duckdb.Error as cause:
        raise unread(table, cause) from cause


def _columns(there: Collection[str]) -> str:
    tickets = "tickets::VARCHAR" if "tickets" in there else "'1'"
    others = (
        f"""coalesce(nullif("{name}"::VARCHAR, ''), '-')""" if name in there else "'-'" for name in ("group", "pools")
    )
    return "id::VARCHAR AS id, {} AS tickets, {} AS 'group', {} AS pools".format(tickets, *others)
