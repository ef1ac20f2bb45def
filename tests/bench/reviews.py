"""What a review of the launch costs with every rule pack asked: `python -m tests.bench.reviews`.

The same review without packs stands beside it, in the same run.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from campaignkit.campaign import AdoptedPlan, planned, reviewed
from campaignkit.codec import digests, shipped_library
from campaignkit.rulepacks import NO_PACKS, Library
from campaignkit.simulation import demo_plan
from campaignkit.values import instant

NOW = instant("2023-09-01T10:00:00Z")
RUNS = 50


def milliseconds(packs: Library) -> tuple[float, int]:
    """The median of a warm review, and how many questions it asks."""
    plan = demo_plan()
    campaign = planned(AdoptedPlan(plan=plan, digests=digests(plan)), packs)
    times = []
    for _run in range(RUNS):
        begun = perf_counter()
        review = reviewed(campaign, "launch", "", NOW)
        times.append(perf_counter() - begun)
    return median(times) * 1000, len(review.lines)


def main() -> None:
    """Print both, and how long the packs take to load."""
    begun = perf_counter()
    library = shipped_library()
    print(
        f"{len(library.rules)} rules of {len(library.packs)} packs loaded in {(perf_counter() - begun) * 1000:.0f} ms"
    )
    for name, packs in (("without packs", NO_PACKS), ("every pack", library)):
        took, asked = milliseconds(packs)
        print(f"{name:<14} {took:>5.1f} ms for {asked} questions (wanted: 10)")


if __name__ == "__main__":
    main()
