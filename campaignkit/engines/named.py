"""The engines by the names under which a person asks for them."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from campaignkit.draw.protocol import Engine, StandardEngine
from campaignkit.engines.fast import FastEngine
from campaignkit.engines.processes import ProcessEngine
from campaignkit.engines.spark import SparkEngine
from campaignkit.engines.sql import SqlEngine

EngineName: TypeAlias = Literal["python", "fast", "sql", "spark"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)


def engine_named(name: EngineName, *, workers: int = 1) -> Engine:
    """The engine of that name, with so many processes or threads.

    >>> engine_named("fast", workers=2)
    FastEngine(threads=2)
    """
    match name:
        case "python":
            return ProcessEngine(processes=workers) if workers > 1 else StandardEngine()
        case "fast":
            return FastEngine(threads=workers)
        case "sql":
            return SqlEngine(threads=workers)
        case "spark":
            return SparkEngine(workers=workers)
