"""Files of at most two megabytes that are as heavy as they can be, and what it costs to refuse them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[2]
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)
HEAVY = {
    "a bomb of aliases": BOMB,
    "a million brackets": "a: " + "[" * 499_000 + "]" * 499_000,
    "a million braces of JSON": '{"a":' * 160_000,
    "deep indentation": "".join(" " * n + "a:\n" for n in range(1300)),
    "as many values as fit": "id: a\nx: [" + "1," * 498_000 + "]",
    "as many keys as fit": "".join(f"k{n}: v\n" for n in range(90_000)),
    "the same key again and again": "id: a\n" * 160_000,
    "one long number": "id: a\ntitle: b\nformat: " + "9" * 990_000,
    "one long word": "id: " + "a" * 990_000,
    "one long key": "? " + "k" * 990_000 + "\n: v\n",
    "quotes that never close": 'id: "' + "\\u0041" * 160_000,
    "a long list of long words": "id: a\nrounds: [" + ("x" * 200 + ",") * 4_900 + "]",
    "every colon there is": ":" * 990_000,
    "dashes": "- " * 490_000,
    "two megabytes": "id: " + "a" * 2_000_000,
    "tags": "a: !!x\n" * 120_000,
    "anchors": "a: &x 1\n" * 120_000,
    "question marks": "? " * 490_000,
    "pipes": "a: |\n" * 190_000,
}
PROBE = """
import json, sys, time
from pathlib import Path
from campaignkit.campaign import CampaignPlan
from campaignkit.codec import PlanFileError, read_plan
from tests.codec.heavy import HEAVY
took = {}
for name, text in HEAVY.items():
    content, began = text.encode(), time.process_time()
    try:
        read_plan(content, CampaignPlan, name=f"plan.{sys.argv[1]}")
    except PlanFileError as error:
        for lang in ("fr", "en"):
            assert len(error.say(lang)) < 200_000
        assert error.problems and all(problem.line >= 1 for problem in error.problems)
        took[name] = time.process_time() - began
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps([took, int(peak.split()[1]) * 1024]))
"""


def refuse_heavy(ending: str) -> tuple[dict[str, float], int]:
    """The seconds of CPU in which each heavy file was refused, and the most memory that it took, in bytes."""
    done = subprocess.run([sys.executable, "-c", PROBE, ending], capture_output=True, text=True, check=True, cwd=HERE)
    took, memory = json.loads(done.stdout)
    return took, memory
