"""Rounds that were written down."""

from __future__ import annotations

import pytest

from campaignkit.beacons import Beacon, RecordedBeacon, recorded_rounds
from campaignkit.draw.protocol import CHAINS, QUICKNET, ProtocolError, verify_round


def test_every_shipped_round_was_signed_by_its_chain() -> None:
    rounds = recorded_rounds()
    for recorded in rounds:
        verify_round(recorded)
    assert {recorded.chain.hash for recorded in rounds} == set(CHAINS)


def test_a_recorded_round_is_given_and_another_has_not_come() -> None:
    beacon: Beacon = RecordedBeacon(recorded_rounds())
    found = beacon.round(QUICKNET.hash, 657413)
    assert found is not None
    assert found.reference.round == 657413
    assert beacon.round(QUICKNET.hash, 657414) is None


def test_a_foreign_chain_is_refused() -> None:
    with pytest.raises(ProtocolError, match=r"chain_hash"):
        RecordedBeacon(()).round("0" * 64, 1)
