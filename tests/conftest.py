"""What every test stands on: Hypothesis profiles, and a browser where there is one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

pytest_plugins = ["tests.postgres"]

settings.register_profile("dev", max_examples=25, deadline=None)
settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("again", max_examples=5, deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "mutation",
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=(HealthCheck.differing_executors, HealthCheck.too_slow),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that looks at pages."""
    return _program("chromium", *BROWSERS)


@pytest.fixture(scope="session")
def hunspell() -> Path:
    """The spelling checker, with its French dictionary."""
    return _program("hunspell hunspell-fr", "hunspell")


@pytest.fixture(scope="session")
def java() -> Path:
    """What Spark runs on."""
    return _program("default-jre-headless", "java")


@pytest.fixture(scope="session")
def openssl() -> Path:
    """What a reader checks the token of a time-stamping authority with."""
    return _program("openssl", "openssl")


def _program(debian: str, *names: str) -> Path:
    """The first of these programs that is here; a test that wants a missing one is listed as not run.

    With `CAMPAIGNKIT_NEEDS_ALL` set, as `.ci/run` does, a missing program is a failure.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if found is not None:
        return Path(found)
    missing = f"{names[0]} is not on this machine (Debian: apt-get install {debian})"
    if os.environ.get("CAMPAIGNKIT_NEEDS_ALL"):
        pytest.fail(missing)
    pytest.skip(f"not run: {missing}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pages and files with slow tests first, so that side by side no worker is left alone with them at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow and item.path.suffix != ".md")
