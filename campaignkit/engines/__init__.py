"""Engines that rank a list of any length from its file: the same units as the reference, bit for bit."""

from campaignkit.engines.errors import EngineError
from campaignkit.engines.fast import FastEngine
from campaignkit.engines.named import ENGINES, EngineName, engine_named
from campaignkit.engines.processes import ProcessEngine
from campaignkit.engines.spark import SparkEngine
from campaignkit.engines.sql import SqlEngine
from campaignkit.engines.tables import write_list

__all__ = [
    "ENGINES",
    "EngineError",
    "EngineName",
    "FastEngine",
    "ProcessEngine",
    "SparkEngine",
    "SqlEngine",
    "engine_named",
    "write_list",
]
