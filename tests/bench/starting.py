"""How long `import campaignkit` and the demonstration take: `python -m tests.bench.starting`.

Whole processes, with compiled files present; the empty interpreter stands beside them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from time import perf_counter

RUNS = 7
PROGRAMS = {
    "python, nothing imported": "pass",
    "import attrs, pendulum": "import attrs, pendulum",
    "import campaignkit": "import campaignkit",
    "import campaignkit; Desk, Launch, SignOff, load_plan": "from campaignkit import Desk, Launch, SignOff, load_plan",
}


def seconds(*arguments: str) -> float:
    """The median of several whole processes, after one that compiles."""
    times = []
    for _run in range(RUNS + 1):
        begun = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(perf_counter() - begun)
    return sorted(times[1:])[RUNS // 2]


def main() -> None:
    """Print each program's time above the empty interpreter's."""
    empty = seconds("-c", "pass")
    for name, program in PROGRAMS.items():
        print(f"{(seconds('-c', program) - empty) * 1000:>8.0f} ms  {name}")
    with tempfile.TemporaryDirectory() as folder:
        begun = perf_counter()
        code = f"from campaignkit.cli import main; main(['demo', '--out', {folder!r}])"
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        print(f"{perf_counter() - begun:>8.1f} s   campaignkit demo (wanted: under 20)")


if __name__ == "__main__":
    main()
