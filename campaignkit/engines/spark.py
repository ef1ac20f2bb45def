"""The engine `spark`: each partition of the list is ranked where it lies, and the rankings merge.

What a partition gives back is as long as what is wanted, whatever the length of the list; so the list may be larger
than any machine. The workers need campaignkit, and nothing of its extras.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.draw.protocol import HEADER, Pool, Ranking, StandardEngine, Unit, merged
from campaignkit.engines.errors import EngineError, missing_extra
from campaignkit.engines.files import filed
from campaignkit.values import Digest, Text

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SPARK, LIBRARY = "spark", "pyspark"
LOCAL = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
TITLE = HEADER[:-1].decode()


@frozen(kw_only=True)
class SparkEngine:
    """For lists that are larger than a machine; without a `session`, Spark runs here, on `workers` cores.

    Needs the extra `spark` and Java 17 or later. Raises MissingExtraError without the extra,
    EngineError when Spark does not start.
    """

    workers: int = 2
    session: SparkSession | None = None

    def rank(self, lines: Iterable[bytes], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The first units of each pool, as `Engine.rank` promises; the file must lie where every worker sees it."""
        with filed(lines) as path:
            return self.rank_at(path.absolute().as_uri(), seed=seed, unit=unit, want=want)

    def rank_at(self, address: str, *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> Ranking:
        """The same for a list at an address that Spark reads, in one file or in parts: `hdfs://…`, `s3a://…`."""
        work = partial(_rank_part, seed=seed, unit=unit, want=dict(want))
        with self._started() as session:
            rows = session.sparkContext.textFile(address, minPartitions=self.workers)
            return merged(rows.mapPartitions(work).collect(), want)

    @contextmanager
    def _started(self) -> Iterator[SparkSession]:
        """The session that was given; or one of our own, which ends with the ranking."""
        if self.session is not None:
            yield self.session
            return
        session = local_session(self.workers)
        try:
            yield session
        finally:
            session.stop()


def _rank_part(rows: Iterable[str], *, seed: Digest, unit: Unit, want: Mapping[Pool, int]) -> list[Ranking]:
    lines = (f"{row}\n".encode() for row in rows if row != TITLE)
    return [StandardEngine().rank(chain((HEADER,), lines), seed=seed, unit=unit, want=want)]


def local_session(workers: int) -> SparkSession:
    """Spark on this machine, bound to it alone, without its pages; whoever starts it stops it."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as cause:
        raise missing_extra(SPARK, LIBRARY) from cause
    builder = SparkSession.builder.appName("campaignkit").master(f"local[{workers}]")
    for key, value in LOCAL.items():
        builder = builder.config(key, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as cause:
        raise not_started(cause) from cause
    session.sparkContext.pythonExec = sys.executable
    return session


def not_started(cause: Exception) -> EngineError:
    """The error of a Spark that does not start, in its own words; mostly there is no Java."""
    said = str(cause).splitlines()[0]
    return EngineError(
        Text("Spark ne démarre pas", "Spark does not start"),
        Text(said, said),
        Text(
            "installer Java 17 ou plus (Debian : default-jre-headless), ou prendre un autre moteur",
            "install Java 17 or later (Debian: default-jre-headless), or take another engine",
        ),
    )
