"""Clause 2.5: pinned chains, and rounds that they really signed."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.protocol import (
    CHAINS,
    DEFAULT,
    QUICKNET,
    BeaconRound,
    Chain,
    DrandRound,
    MissingExtraError,
    ProtocolError,
    RoundSignatureError,
    beacon_round_from,
    verify_round,
)
from campaignkit.values import Digest, from_micros, to_micros

PUBLISHED: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "drand.json").read_text())
BY_NAME = {chain.name: chain for chain in CHAINS.values()}
VALID = [row for row in PUBLISHED["valid"] if row["chain"] in BY_NAME]
chains = st.sampled_from(list(CHAINS.values()))


def as_round(row: dict[str, Any]) -> BeaconRound:
    return BeaconRound(
        chain_hash=BY_NAME[row["chain"]].hash,
        round=row["round"],
        signature=row["signature"],
        previous_signature=row.get("previous_signature"),
        randomness=Digest(sha256(bytes.fromhex(row["signature"])).hexdigest()),
    )


class TestPublishedRounds:
    """'Randomness = hex(SHA-256(signature of the round)).'"""

    @pytest.mark.parametrize("row", VALID, ids=lambda row: f"{row['chain']}-{row['round']}")
    def test_a_published_round_is_believed(self, row: dict[str, Any]) -> None:
        verify_round(as_round(row))
        assert as_round(row).randomness == row["randomness"]

    @pytest.mark.parametrize("row", PUBLISHED["invalid"], ids=lambda row: str(row["why"]))
    def test_a_published_forgery_is_refused(self, row: dict[str, Any]) -> None:
        with pytest.raises(RoundSignatureError):
            verify_round(as_round(row))

    @pytest.mark.parametrize("chain", CHAINS.values(), ids=lambda chain: str(chain.name))
    def test_the_pinned_facts_are_those_published(self, chain: Chain) -> None:
        told = PUBLISHED["chains"][chain.name]
        assert (chain.hash, chain.public_key, chain.genesis, chain.period, chain.domain) == (
            told["hash"],
            told["public_key"],
            told["genesis_time"],
            told["period"],
            told["dst"],
        )

    @pytest.mark.parametrize("row", [row for row in VALID if "time" in row], ids=lambda row: str(row["round"]))
    def test_a_round_comes_when_its_number_says(self, row: dict[str, Any]) -> None:
        assert as_round(row).reference.comes_at.int_timestamp == row["time"]


class TestForgeries:
    """A round is believed only when the pinned chain signed exactly these bytes."""

    @given(st.sampled_from(VALID), st.data())
    def test_a_signature_with_one_bit_changed_is_refused(self, row: dict[str, Any], data: st.DataObject) -> None:
        raw = bytearray.fromhex(row["signature"])
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        with pytest.raises(RoundSignatureError):
            verify_round(as_round({**row, "signature": raw.hex()}))

    @pytest.mark.parametrize("raw", [bytes(48), b"\xff" * 48, b"\xc0" + bytes(47)], ids=["zero", "ones", "infinity"])
    def test_a_point_that_is_none_is_refused(self, raw: bytes) -> None:
        with pytest.raises(RoundSignatureError):
            verify_round(as_round({"chain": "quicknet", "round": 5, "signature": raw.hex()}))

    def test_a_round_of_the_default_chain_needs_the_signature_before_it(self) -> None:
        row = next(row for row in VALID if row["chain"] == "default" and row["round"] == 72785)
        with pytest.raises(RoundSignatureError):
            verify_round(as_round({**row, "previous_signature": row["signature"]}))

    def test_without_the_extra_the_remedy_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "py_arkworks_bls12381", None)
        with pytest.raises(MissingExtraError, match=r"campaignkit\[drand\]"):
            verify_round(as_round(VALID[0]))


class TestTheClockOfAChain:
    """'A round's time is computed from the chain's genesis and period, never read from a file.'"""

    @given(chains, st.integers(1, 10**9))
    def test_the_round_at_its_own_time_is_that_round(self, chain: Chain, number: int) -> None:
        assert chain.round_at(chain.time_of(number)) == number

    @given(chains, st.integers(1, 10**9))
    def test_a_microsecond_later_it_is_the_next(self, chain: Chain, number: int) -> None:
        assert chain.round_at(from_micros(to_micros(chain.time_of(number)) + 1)) == number + 1

    def test_before_the_genesis_it_is_the_first(self) -> None:
        assert QUICKNET.round_at(from_micros(0)) == 1


class TestForeignAndImpossibleRounds:
    """'Any other chain is refused.'"""

    def test_a_chain_of_ones_own_is_refused(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            DrandRound(chain_hash=Digest("0" * 64), round=1)
        assert (caught.value.step, caught.value.where) == ("2.5", "beacon.chain_hash")

    @pytest.mark.parametrize("number", [0, -1, True, 2**53 - 1])
    def test_a_round_that_never_comes_is_refused(self, number: int) -> None:
        with pytest.raises(ProtocolError) as caught:
            DrandRound(chain_hash=DEFAULT.hash, round=number)
        assert caught.value.where == "beacon.round"

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("kind", "nist"),
            ("round", "657413"),
            ("signature", "00"),
            ("signature", "AB" * 48),
            ("randomness", "0" * 64),
            ("previous_signature", "00" * 96),
            ("signature", "00" * 96),
        ],
    )
    def test_a_record_with_a_wrong_field_is_refused_by_that_field(self, field: str, value: object) -> None:
        plain = as_round(next(row for row in VALID if row["round"] == 657413)).to_plain()
        with pytest.raises(ProtocolError) as caught:
            beacon_round_from({**plain, field: value})
        assert f"beacon.{field}" in [problem.where for problem in caught.value.problems]
