"""Every engine behind the port gives what the reference gives, from a file or from lines that pass."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaignkit.draw.protocol import (
    Engine,
    Entry,
    MissingExtraError,
    OnePrizePer,
    Pool,
    ProtocolError,
    Ranking,
    StandardEngine,
    Tier,
    Unit,
    Within,
    list_lines,
)
from campaignkit.engines import EngineError, FastEngine, ProcessEngine, SqlEngine, fast, write_list
from campaignkit.engines.database import connected
from campaignkit.engines.files import filed, lines_of, parts_of
from campaignkit.values import Digest
from tests.draw.lists import POOLS, entry_lists, seeds, tier_lists, units, withins
from tests.draw.worked import drawn
from tests.engines.long_lists import SEED, many

LONG = (ProcessEngine(), FastEngine(threads=1), FastEngine(threads=3), SqlEngine())
depths: st.SearchStrategy[dict[Pool, int]] = st.dictionaries(
    st.sampled_from((None, *POOLS)), st.integers(0, 4), min_size=1
)


def reference(entries: tuple[Entry, ...], seed: Digest, unit: Unit, want: dict[Pool, int]) -> Ranking:
    return StandardEngine().rank(list_lines(entries), seed=seed, unit=unit, want=want)


def written(entries: tuple[Entry, ...], folder: Path) -> Path:
    path = folder / "list.tsv"
    path.write_bytes(b"".join(list_lines(entries)))
    return path


def from_file(engine: Engine, path: Path, unit: Unit, want: dict[Pool, int], seed: Digest = SEED) -> Ranking:
    with path.open("rb") as lines:
        return engine.rank(lines, seed=seed, unit=unit, want=want)


class TestAgreement:
    """'Engines behind one small port, the same winners bit for bit.'"""

    @settings(deadline=None)
    @given(entry_lists(), seeds, units, depths)
    def test_every_pool_ranks_as_in_the_reference(
        self, entries: tuple[Entry, ...], seed: Digest, unit: Unit, want: dict[Pool, int]
    ) -> None:
        ranking = FastEngine().rank(list_lines(entries), seed=seed, unit=unit, want=want)
        assert ranking == reference(entries, seed, unit, want)

    @settings(deadline=None, max_examples=30)
    @given(entry_lists(), tier_lists(), units, withins)
    def test_the_certificate_is_that_of_the_reference(
        self, entries: tuple[Entry, ...], tiers: tuple[Tier, ...], unit: Unit, within: Within
    ) -> None:
        once = OnePrizePer(unit=unit, within=within)
        certificate = drawn(entries, tiers, one_prize_per=once).content
        for engine in (FastEngine(), SqlEngine()):
            assert drawn(entries, tiers, one_prize_per=once, engine=engine).content == certificate

    @pytest.mark.parametrize("unit", ["entry", "group"])
    @pytest.mark.parametrize("engine", LONG, ids=repr)
    def test_ten_thousand_lines_of_every_kind_rank_alike(self, engine: Engine, unit: Unit, tmp_path: Path) -> None:
        entries, want = many(10_000), {None: 50, "lyon": 20, "paris": 5000, "rome": 3}
        assert from_file(engine, written(entries, tmp_path), unit, want) == reference(entries, SEED, unit, want)


class TestParts:
    """A range of bytes begins and ends with a line; together they hold every line but the header once."""

    @given(entry_lists(), st.integers(1, 9))
    def test_the_parts_hold_every_line_once(self, entries: tuple[Entry, ...], number: int) -> None:
        with filed(list_lines(entries)) as path:
            found = [line for part in parts_of(path, number) for line in list(lines_of(path, *part))[1:]]
        assert found == [entry.line for entry in entries]


class TestProof:
    """'Self-tested at first use and on 1,000 random lines a run; refuses if they differ.'"""

    @pytest.fixture
    def kernel(self) -> ModuleType:
        return fast._kernel()

    def test_a_compression_that_misses_a_known_answer_is_refused(
        self, kernel: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        right = kernel.compress

        def wrong(state: Any, block: Any, at: int, result: Any) -> None:
            right(state, block, at, result)
            result[7] ^= 1

        monkeypatch.setattr(kernel, "compress", wrong)
        fast._prove.cache_clear()
        with pytest.raises(EngineError, match=r"FIPS 180-4.*--engine python"):
            FastEngine().rank(list_lines(many(3)), seed=SEED, unit="entry", want={None: 1})

    @pytest.mark.parametrize("column", [1, 2])
    def test_a_pass_that_differs_on_some_lines_is_refused(
        self, kernel: ModuleType, monkeypatch: pytest.MonkeyPatch, column: int
    ) -> None:
        """One line in ten is wrong: a thousand tries do not miss it."""
        right = kernel.scan

        def wrong(*args: Any) -> Any:
            stopped, count = right(*args)
            found = args[-1]
            for row in range(count):
                found[row, column] += int(found[row, 2] % 10 == 0)
            return stopped, count

        monkeypatch.setattr(kernel, "scan", wrong)
        with pytest.raises(EngineError, match="differs from hashlib"):
            FastEngine().rank(list_lines(many(100)), seed=SEED, unit="entry", want={None: 1})

    def test_where_two_tickets_share_their_first_bits_every_one_is_looked_at(
        self, kernel: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        right = kernel.scan

        def tied(*args: Any) -> Any:
            stopped, count = right(*args)
            args[-1][:count, 1] = 0
            return stopped, count

        monkeypatch.setattr(kernel, "scan", tied)
        found = FastEngine().rank(list_lines(many(100)), seed=SEED, unit="entry", want={None: 9})
        assert found == reference(many(100), SEED, "entry", {None: 9})

    @pytest.mark.parametrize("message", [b"abc", b"", b"x" * 55, b"x" * 119])
    def test_both_ways_to_compress_give_what_hashlib_gives(self, kernel: ModuleType, message: bytes) -> None:
        from campaignkit.engines import compression

        for way in {compression.compress, compression.compress_by_hand}:
            assert digest(kernel, way, message) == sha256(message).digest()


def digest(kernel: ModuleType, compress: Any, message: bytes) -> bytes:
    import numpy as np

    padded = message + b"\x80" + bytes((55 - len(message)) % 64) + (8 * len(message)).to_bytes(8, "big")
    state, block = kernel.START.copy(), np.frombuffer(padded, np.uint8)
    for at in range(0, len(padded), 64):
        compress(state, block, at, state)
    return bytes(state.astype(">u4").tobytes())


class TestTables:
    """'DuckDB for CSV/Parquet larger than memory'; 'a sniffer that would turn 00123 into 123'"""

    def test_a_csv_becomes_the_canonical_list(self, tmp_path: Path) -> None:
        table, out = tmp_path / "people[1].csv", tmp_path / "list.tsv"
        rows = ("name,id,pools,group,tickets", 'Léa,b2,"lyon,paris",,12', "Max,00123,,,1", "Zoé,B,,-,7")
        table.write_text("\n".join(rows), "utf-8")
        sealed = write_list(table, out)
        assert out.read_bytes() == b"id\ttickets\tgroup\tpools\n00123\t1\t-\t-\nB\t7\t-\t-\nb2\t12\t-\tlyon,paris\n"
        assert (sealed.entries, sealed.tickets) == (3, 20)
        assert sealed.sha256 == sha256(out.read_bytes()).hexdigest()

    def test_a_parquet_file_becomes_the_canonical_list(self, tmp_path: Path) -> None:
        table, out = tmp_path / "people.parquet", tmp_path / "list.tsv"
        with connected(1, "100MB") as db:
            db.sql("SELECT 'a' || i AS id, 2 AS tickets FROM range(3) t(i)").write_parquet(str(table))
        write_list(table, out)
        assert out.read_bytes() == b"id\ttickets\tgroup\tpools\na0\t2\t-\t-\na1\t2\t-\t-\na2\t2\t-\t-\n"

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            ("id\n", "no entry"), ("id\na\na\n", "stands twice"), ("id\n-\n", "is not an id"),
            ('id\n"a\tb"\n', "fields"), ('id\n"a\t1\t-\t-\nb"\n', "is not an id"),
            ('id,pools\na,"paris,lyon"\n', "pools"),
            *((f"id,tickets\na,{wrong}\n", "tickets") for wrong in ("", "0", "01", "1.0", "1e7", "٣")),
        ],
    )  # fmt: skip
    def test_nothing_is_mended_and_no_list_is_left(self, tmp_path: Path, content: str, problem: str) -> None:
        (tmp_path / "t.csv").write_text(content, "utf-8")
        with pytest.raises(ProtocolError, match=problem):
            write_list(tmp_path / "t.csv", tmp_path / "list.tsv")
        assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]

    def test_a_table_without_ids_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text("name\nLéa\n", "utf-8")
        with pytest.raises(EngineError, match="a column `id`"):
            write_list(tmp_path / "t.csv", tmp_path / "list.tsv")

    def test_entries_of_many_tickets_stand_once(self) -> None:
        entries = tuple(Entry(id=f"a{n}", tickets=1000 * n) for n in range(1, 5))
        ranking = SqlEngine().rank(list_lines(entries), seed=SEED, unit="entry", want={None: 9})
        assert ranking == reference(entries, SEED, "entry", {None: 9})

    def test_more_places_than_duckdb_ranks_are_refused(self) -> None:
        with pytest.raises(EngineError, match="999999 at most"):
            SqlEngine().rank(list_lines(many(1)), seed=SEED, unit="entry", want={None: 1_000_000})


class TestRefusals:
    """A list that is no list, a library that is not there: said, and nothing is ranked."""

    @pytest.mark.parametrize(
        "line",
        [
            b"a" * 65 + b"\t1\t-\t-\n", b"a\t0\t-\t-\n", b"a\t\t-\t-\n", b"a\t1\tg\t-\n", b"a\t1\n",
            b"a\t12345678\t-\t-\n", b"a", b"a\t1\t-",
        ],
    )  # fmt: skip
    def test_a_line_that_is_none_is_named(self, line: bytes) -> None:
        lines = [*list_lines(many(3)), line]
        with pytest.raises(ProtocolError, match="line 5"):
            FastEngine(threads=1).rank(lines, seed=SEED, unit="entry", want={None: 1})

    @pytest.mark.parametrize("line", [b"a\t1\n", b"a\tx\t-\t-\n"])
    def test_a_line_that_duckdb_cannot_read_is_named(self, line: bytes) -> None:
        with pytest.raises(ProtocolError, match="line 5"):
            SqlEngine().rank([*list_lines(many(3)), line], seed=SEED, unit="entry", want={None: 1})

    @pytest.mark.parametrize(
        ("module", "engine", "extra"),
        [("campaignkit.engines.kernel", FastEngine(), "fast"), ("duckdb", SqlEngine(), "sql")],
    )
    def test_without_its_library_an_engine_names_its_extra(
        self, monkeypatch: pytest.MonkeyPatch, module: str, engine: Engine, extra: str
    ) -> None:
        monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.delattr("campaignkit.engines.kernel", raising=False)
        with pytest.raises(MissingExtraError, match=rf"campaignkit\[{extra}\]"):
            engine.rank(list_lines(many(3)), seed=SEED, unit="entry", want={None: 1})
