"""The engine `sql`: DuckDB ranks the list from its file, every column read as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from campaignkit.draw.protocol import Pool, Ranked, Ranking, Unit, seal
from campaignkit.engines.database import connected, unread
from campaignkit.engines.errors import EngineError
from campaignkit.engines.files import filed
from campaignkit.values import Digest, Text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DEEPEST = 999_999
AT_ONCE = 100
EVERYBODY = ""

LINES = """
SELECT id, tickets::BIGINT AS tickets, "group", pools
FROM read_csv($path, delim = '\t', header = true, auto_detect = false, quote = '', escape = '',
    columns = {'id': 'VARCHAR', 'tickets': 'VARCHAR', 'group': 'VARCHAR', 'pools': 'VARCHAR'})
"""
MOST = f"SELECT coalesce(max(tickets), 0) FROM ({LINES})"
TICKET = "{{'ticket': sha256($seed || ':' || id || ':' || {n}), 'id': id, 'n': {n}}}"
FIRSTS = f"""SELECT id, "group", pools, {TICKET.format(n="1::BIGINT")} AS best FROM ({LINES})"""
SMALLEST = f"""
SELECT id, "group", pools, list_min(list_transform(
    range(first + 1, least(first + {AT_ONCE}, tickets) + 1), lambda n: {TICKET.format(n="n")})) AS best
FROM (SELECT *, unnest(range(0, tickets, {AT_ONCE})) AS first FROM ({LINES}))
"""
POOLED = """
SELECT unnest(list_filter(
        list_concat([''], string_split(pools, ',')), lambda each: list_contains($wanted, each))) AS pool,
    CASE WHEN $grouped AND "group" <> '-' THEN "group" END AS household, id, best
FROM ({tickets})
"""
UNITS = """
SELECT pool, household, min(best) AS best
FROM ({pooled}) GROUP BY pool, household, CASE WHEN household IS NULL THEN id END
"""
PLACED = """
SELECT pool, one.household, one.best.ticket, one.best.id, one.best.n
FROM (SELECT pool, unnest(min({{'best': best, 'household': household}}, $depth)) AS one FROM ({units}) GROUP BY pool)
ORDER BY one.best
"""


@frozen(kw_only=True)
class SqlEngine:
    """For lists that are larger than memory: `memory` is the ceiling, as DuckDB writes it.

    Needs the extra `sql`. Raises MissingExtraError without it, ProtocolError for a list that is not
    canonical, and EngineError for more than 999,999 places in a pool.
    """

    threads: int = 2
    memory: str = "500MB"

    def rank(self, lines: Iterable[bytes], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The first units of each pool, as `Engine.rank` promises."""
        depth, wanted = max(want.values(), default=0), [pool or EVERYBODY for pool in want]
        if depth > DEEPEST:
            raise _too_deep(depth)
        asked = {"seed": seed, "grouped": unit == "group", "depth": max(depth, 1), "wanted": wanted}
        with filed(lines) as path, connected(self.threads, self.memory) as db:
            rows = _rows(db, path, asked)
        return {pool: _placed(rows, pool or EVERYBODY, number) for pool, number in want.items()}


def _rows(db: DuckDBPyConnection, path: Path, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The placed units, best first; where DuckDB cannot read the list, what sealing says of it."""
    import duckdb

    file = {"path": escape(str(path))}
    try:
        (most,) = db.execute(MOST, file).fetchone() or (0,)
        query = _query(grouped=asked["grouped"], most=most)
        return db.execute(query, {**asked, **file}).fetchall()
    except duckdb.Error as cause:
        with path.open("rb") as lines:
            seal(lines)
        raise unread(path, cause) from cause


def _query(*, grouped: bool, most: int) -> str:
    """What a list needs: its units are told apart only where one may stand in several rows."""
    pooled = POOLED.format(tickets=FIRSTS if most == 1 else SMALLEST)
    return PLACED.format(units=UNITS.format(pooled=pooled) if grouped or most > AT_ONCE else pooled)


def _placed(rows: Iterable[tuple[Any, ...]], pool: str, number: int) -> tuple[Ranked, ...]:
    return tuple(
        Ranked(id=name, n=n, ticket=Digest(ticket), group=Digest(household) if household else None)
        for of, household, ticket, name, n in rows
        if of == pool
    )[:number]


def _too_deep(depth: int) -> EngineError:
    return EngineError(
        Text(f"{depth} places dans un groupe", f"{depth} places in a pool"),
        Text(f"le moteur choisi en classe {DEEPEST} au plus", f"the engine `sql` ranks {DEEPEST} at most"),
        Text("prendre un autre moteur (--engine)", "take another engine (--engine)"),
    )
