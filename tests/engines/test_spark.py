"""Spark ranks each partition where it lies, and merges: two partitions on two local cores."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings

from campaignkit.draw.protocol import (
    Entry,
    MissingExtraError,
    OnePrizePer,
    Pool,
    StandardEngine,
    Tier,
    Unit,
    Within,
    list_lines,
)
from campaignkit.engines import EngineError, SparkEngine
from tests.draw.lists import entry_lists, tier_lists, units, withins
from tests.draw.test_verify_guides import block
from tests.draw.worked import drawn
from tests.engines.long_lists import SEED, many

ENGINES: list[SparkEngine] = []
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default::DeprecationWarning", "default::ResourceWarning")]


@pytest.fixture(scope="module", autouse=True)
def engine(java: Path) -> Iterator[SparkEngine]:
    """Spark on two cores of this machine, started once; listed as not run where pyspark is not installed."""
    if find_spec("pyspark") is None:
        pytest.skip("not run: pyspark is not installed (campaignkit[spark])")
    from campaignkit.engines.spark import local_session

    assert java.exists()
    session = local_session(2)
    ENGINES.append(SparkEngine(session=session))
    yield ENGINES[0]
    session.stop()


class TestAgreement:
    """'top-k per partition, then merge; two partitions on `local[2]` in the tests'"""

    @pytest.mark.parametrize("unit", ["entry", "group"])
    def test_two_partitions_rank_as_the_reference(self, engine: SparkEngine, unit: Unit, tmp_path: Path) -> None:
        path, want = tmp_path / "list.tsv", {None: 50, "lyon": 20, "rome": 3}
        path.write_bytes(b"".join(list_lines(many(10_000))))
        assert engine.session is not None
        assert engine.session.sparkContext.textFile(path.as_uri(), minPartitions=2).getNumPartitions() == 2
        with path.open("rb") as lines:
            found = engine.rank(lines, seed=SEED, unit=unit, want=want)
        assert found == StandardEngine().rank(list_lines(many(10_000)), seed=SEED, unit=unit, want=want)

    def test_a_list_in_parts_ranks_as_one(self, engine: SparkEngine, tmp_path: Path) -> None:
        """As it lies on a cluster: a folder of parts, the header in the first alone."""
        lines = list(list_lines(many(300)))
        want: dict[Pool, int] = {None: 9}
        for number, start in enumerate(range(0, len(lines), 100)):
            (tmp_path / f"part-{number}").write_bytes(b"".join(lines[start : start + 100]))
        found = engine.rank_at(tmp_path.as_uri(), seed=SEED, unit="group", want=want)
        assert found == StandardEngine().rank(lines, seed=SEED, unit="group", want=want)

    @settings(deadline=None, max_examples=5)
    @given(entry_lists(), tier_lists(), units, withins)
    def test_the_certificate_is_that_of_the_reference(
        self, entries: tuple[Entry, ...], tiers: tuple[Tier, ...], unit: Unit, within: Within
    ) -> None:
        once = OnePrizePer(unit=unit, within=within)
        certificate = drawn(entries, tiers, one_prize_per=once, engine=ENGINES[0])
        assert certificate.content == drawn(entries, tiers, one_prize_per=once).content


class TestRefusals:
    """What is missing is said, with what to install."""

    def test_without_its_library_it_names_its_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pyspark.sql", None)
        with pytest.raises(MissingExtraError, match=r"campaignkit\[spark\]"):
            SparkEngine().rank(list_lines(many(3)), seed=SEED, unit="entry", want={None: 1})

    def test_without_java_it_says_what_to_install(self) -> None:
        from campaignkit.engines.spark import not_started

        said = not_started(RuntimeError("[JAVA_GATEWAY_EXITED] Java gateway process exited"))
        assert isinstance(said, EngineError)
        assert "default-jre-headless" in said.say("fr")


def test_the_query_of_the_guide_ranks_the_same_winners(engine: SparkEngine, tmp_path: Path) -> None:
    """'the ranking query for … Spark'"""
    lines, session = list(list_lines(many(40))), engine.session
    assert session is not None
    (tmp_path / "entrants.tsv").write_bytes(b"".join(lines))
    (tmp_path / "certificate.json").write_text(json.dumps({"seed": SEED, "winners": []}), "utf-8")
    for name in ("entrants.tsv", "certificate.json"):
        assert name in block("sql", 2)
    view, query = block("sql", 2).rstrip().removesuffix(";").split(";\n")
    session.sql(view.replace("entrants.tsv", str(tmp_path / "entrants.tsv")))
    rows = session.sql(query.replace("certificate.json", str(tmp_path / "certificate.json"))).collect()
    ranked = StandardEngine().rank(lines, seed=SEED, unit="entry", want={None: 10})[None]
    assert [(row["id"], row["ticket"]) for row in rows] == [(unit.id, unit.ticket) for unit in ranked]
