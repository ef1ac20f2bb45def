"""`import campaignkit` is light, and its table of contents is true."""

from __future__ import annotations

import os
import subprocess
import sys

import campaignkit
from tests.kit.house import ROOT

HEAVY = {
    "alembic",
    "asyncio",
    "babel",
    "cattrs",
    "cryptography",
    "cyclopts",
    "duckdb",
    "faker",
    "hypothesis",
    "IPython",
    "jinja2",
    "numba",
    "pandas",
    "polars",
    "py_arkworks_bls12381",
    "pyspark",
    "rfc3161_client",
    "rfc8785",
    "rich",
    "ruamel",
    "sqlalchemy",
    "sqlite3",
    "yaml",
}


def _python(code: str) -> str:
    """What a fresh interpreter prints; coverage stays out of it, since it loads libraries of its own."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    return done.stdout


def test_importing_campaignkit_loads_no_heavy_and_no_optional_library() -> None:
    loaded = _python("import sys, campaignkit; print(*{name.partition('.')[0] for name in sys.modules})").split()
    assert "campaignkit" in loaded
    assert not sorted(HEAVY & set(loaded))


def test_every_public_name_is_there() -> None:
    assert campaignkit.__all__
    missing = [name for name in campaignkit.__all__ if getattr(campaignkit, name, None) is None]
    assert not missing


def test_the_table_of_contents_names_nothing_twice() -> None:
    assert len(set(campaignkit.__all__)) == len(campaignkit.__all__)


def test_dir_shows_every_public_name() -> None:
    assert set(campaignkit.__all__) <= set(dir(campaignkit))


def test_a_name_that_is_not_there_says_so() -> None:
    said = _python("import campaignkit\ntry: campaignkit.Wizard\nexcept AttributeError as error: print(error)")
    assert "Wizard" in said
