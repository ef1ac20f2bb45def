"""A peer that is written for the benchmark is the peer: it gives its published vectors."""

from __future__ import annotations

import pytest

from tests.bench.fair_pick import VECTORS, fair_pick


@pytest.mark.parametrize(("entries", "seed", "count", "winners"), VECTORS)
def test_fair_pick_gives_its_published_vectors(
    entries: tuple[tuple[str, int], ...], seed: bytes, count: int, winners: list[str]
) -> None:
    assert fair_pick(entries, seed, count) == winners
