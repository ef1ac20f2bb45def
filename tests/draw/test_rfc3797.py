"""RFC 3797, beside the protocol: the example of the RFC, and a run of 267 names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.rfc3797 import key_of, picked
from campaignkit.values import InvalidValueError

VECTORS = json.loads((Path(__file__).parent / "vectors" / "rfc3797.json").read_text("utf-8"))
RUNS = [VECTORS["rfc_section_6"], VECTORS["nomcom_2022"]]


@pytest.mark.parametrize("run", RUNS, ids=["section-6", "2022"])
def test_a_published_run_comes_out_the_same(run: dict[str, object]) -> None:
    steps: list[dict[str, int]] = run["steps"]  # type: ignore[assignment]
    assert key_of(run["sources"]) == run["key"]  # type: ignore[arg-type]
    assert picked(str(run["key"]), run["pool"], len(steps)) == tuple(step["selected"] for step in steps)  # type: ignore[arg-type]


class TestPicks:
    """Nobody is picked twice, and who was picked first stays first."""

    @given(st.lists(st.lists(st.integers(0, 99), min_size=1), min_size=1), st.integers(1, 40))
    def test_everybody_is_picked_once(self, sources: list[list[int]], pool: int) -> None:
        assert sorted(picked(key_of(sources), pool, pool)) == list(range(1, pool + 1))

    @given(st.text("0123456789./"), st.integers(1, 40), st.data())
    def test_a_shorter_list_is_the_head_of_a_longer_one(self, key: str, pool: int, data: st.DataObject) -> None:
        want = data.draw(st.integers(1, pool))
        assert picked(key, pool, want) == picked(key, pool, pool)[:want]

    @given(st.lists(st.integers(0, 99)))
    def test_the_order_of_the_numbers_of_a_source_does_not_matter(self, source: list[int]) -> None:
        assert key_of([source]) == key_of([source[::-1]])


@pytest.mark.parametrize("want", [0, 4])
def test_more_names_than_there_are_cannot_be_picked(want: int) -> None:
    with pytest.raises(InvalidValueError):
        picked("1./", 3, want)
