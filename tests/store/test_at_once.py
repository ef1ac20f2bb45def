"""Several processes, and processes that are killed: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from campaignkit.store import verify_log
from tests.store.forging import database
from tests.store.rows import sqlite_at

ROOT = Path(__file__).parents[2]


def writer(folder: Path, name: str, how_many: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.at_once", str(database(folder)), name, str(how_many)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
class TestSeveralProcesses:
    """'None lost, none doubled, no "locked" reaches the user.'"""

    def test_three_processes_that_make_the_file_and_write_at_once(self, tmp_path: Path) -> None:
        writers = [writer(tmp_path, name, 20) for name in "abc"]
        said = [each.communicate(timeout=120) for each in writers]
        assert [errors for _, errors in said] == ["", "", ""]
        wanted = sorted(f"{name}-{number}" for name in "abc" for number in range(20))
        assert sorted(line for lines, _ in said for line in lines.split()) == wanted
        store = sqlite_at(tmp_path)
        assert sorted(event.command_id for event in store.tail()) == sorted(wanted * 2)
        assert verify_log(store).events == 120
        with store.read() as view:
            assert [view.in_book("noel"), len(view.batch_rows("noel"))] == [60, 60]
        store.close()


@pytest.mark.slow
class TestAProcessThatIsKilled:
    """'Every acknowledged event present, at most one unacknowledged command, chain valid.'"""

    @pytest.mark.parametrize("wait_s", [0.0, 0.013, 0.037, 0.08])
    def test_what_it_acknowledged_is_there_and_at_most_one_command_more(self, tmp_path: Path, wait_s: float) -> None:
        killed = writer(tmp_path, "a", 0)
        assert killed.stdout is not None
        acknowledged = [killed.stdout.readline().strip() for _ in range(3)]
        time.sleep(wait_s)
        killed.kill()
        rest, _ = killed.communicate(timeout=60)
        acknowledged += [line for line in rest.splitlines(keepends=False) if line]
        store = sqlite_at(tmp_path)
        stored = [event.command_id for event in store.tail() if event.ordinal == 0]
        assert stored[: len(acknowledged)] == acknowledged
        assert len(stored) - len(acknowledged) in (0, 1)
        assert verify_log(store).events == 2 * len(stored)
        with store.read() as view:
            assert view.in_book("noel") == len(stored)
        store.close()
