"""Clause 2: the commitment is written in one way, and everything wrong with it is told at once."""

from __future__ import annotations

import pickle
from hashlib import sha256
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from campaignkit.draw.protocol import (
    QUICKNET,
    DrandRound,
    OnePrizePer,
    ProtocolError,
    Tier,
    Within,
    canonical,
    commitment_from,
    list_lines,
    refuse_early_round,
    seal,
)
from campaignkit.values import Digest, instant
from tests.draw.lists import tier_lists
from tests.draw.worked import ENTRIES_A, NEXT, TIERS_A, committed

SEALED_A = seal(list_lines(ENTRIES_A))
PLAIN = committed(SEALED_A, TIERS_A).to_plain()


def problems_of(plain: object) -> list[tuple[str, str]]:
    with pytest.raises(ProtocolError) as caught:
        commitment_from(plain)
    return [(problem.step, problem.where) for problem in caught.value.problems]


class TestOneForm:
    """'`commit` = SHA-256 of its RFC 8785 bytes, in lower-case hex.'"""

    @given(tier_lists())
    def test_a_commitment_reads_back_from_its_own_json(self, tiers: tuple[Tier, ...]) -> None:
        commitment = committed(SEALED_A, tiers)
        assert commitment_from(commitment.to_plain()) == commitment
        assert commitment.commit == sha256(canonical(commitment.to_plain())).hexdigest()

    def test_the_order_of_fields_in_a_file_does_not_matter(self) -> None:
        assert commitment_from(dict(reversed(PLAIN.items()))).commit == commitment_from(PLAIN).commit


WRONG: list[tuple[str, Any, str]] = [
    ("protocol", "campaignkit.draw/2", "2"),
    ("campaign", "Noël", "2"),
    ("draw", "", "2"),
    ("parent", "F" * 64, "2.3"),
    ("signer", "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbh=", "2.1"),
    ("signer", "AAAA", "2.1"),
    ("signer", "!", "2.1"),
    ("sequence", 0, "2.3"),
    ("sequence", True, "2.3"),
    ("sequence", 1.0, "2.3"),
    ("sequence", 2, "2.3"),
    ("previous", "0" * 64, "2.3"),
    ("rules_sha256", "0" * 63, "2.2"),
    ("tiers", [], "2"),
    ("tiers", {}, "2"),
    ("sealed_at", "2023-09-15T10:00:00+00:00", "2.1"),
    ("sealed_at", "2023-09-15 10:00:00Z", "2.1"),
    ("sealed_at", "2023-02-30T10:00:00Z", "2.1"),
    ("sealed_at", "2023-09-15T10:00:00.5Z", "2.1"),
]


class TestEveryProblemAtOnce:
    """A wrong, missing or unknown field is refused under the number of its clause."""

    @pytest.mark.parametrize(("field", "value", "step"), WRONG)
    def test_a_wrong_field_is_named(self, field: str, value: object, step: str) -> None:
        found = problems_of({**PLAIN, field: value})
        assert found[0][0] == step
        assert found[0][1] == field or (field, found[0][1]) == ("sequence", "previous")

    @pytest.mark.parametrize("field", PLAIN)
    def test_a_missing_field_is_named(self, field: str) -> None:
        assert [where for _, where in problems_of({name: PLAIN[name] for name in PLAIN if name != field})] == [field]

    def test_an_unknown_field_is_named(self) -> None:
        assert problems_of({**PLAIN, "stages": []}) == [("2", "stages")]

    def test_all_problems_are_told_together(self) -> None:
        wrong = {**PLAIN, "campaign": "", "signer": "", "tiers": [{}], "beacon": {"kind": "drand"}}
        found = problems_of(wrong)
        assert {"campaign", "signer", "tiers[0].name", "tiers[0].on", "beacon.round"} <= {where for _, where in found}

    def test_a_foreign_chain_is_refused(self) -> None:
        beacon = {"kind": "drand", "chain_hash": "0" * 64, "round": 1}
        assert problems_of({**PLAIN, "beacon": beacon}) == [("2.5", "beacon.chain_hash")]

    def test_a_file_that_is_no_object_is_refused(self) -> None:
        assert problems_of([PLAIN]) == [("2", "")]

    def test_the_error_survives_pickling(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            commitment_from({})
        assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems  # noqa: S301

    def test_the_error_speaks_french(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            commitment_from({**PLAIN, "sequence": 0})
        assert "un entier de 1" in caught.value.say("fr")


class TestWhatContradictsItself:
    """A commitment that could never be drawn is refused at birth."""

    def test_two_tiers_of_one_name(self) -> None:
        with pytest.raises(ProtocolError, match="two tiers of one name"):
            committed(SEALED_A, (TIERS_A[0], TIERS_A[0]))

    @pytest.mark.parametrize(("sequence", "previous"), [(1, Digest("0" * 64)), (2, None)])
    def test_only_the_first_commitment_has_none_before_it(self, sequence: int, previous: Digest | None) -> None:
        with pytest.raises(ProtocolError) as caught:
            committed(SEALED_A, TIERS_A, sequence=sequence, previous=previous)
        assert (caught.value.step, caught.value.where) == ("2.3", "previous")

    @pytest.mark.parametrize("tickets", [SEALED_A.entries - 1, SEALED_A.entries * 1_000_000 + 1])
    def test_more_or_fewer_tickets_than_the_entries_can_have(self, tickets: int) -> None:
        with pytest.raises(ProtocolError) as caught:
            committed(evolve(SEALED_A, tickets=tickets), TIERS_A)
        assert (caught.value.step, caught.value.where) == ("2.1", "list.tickets")

    @pytest.mark.parametrize(
        ("second_pool", "within", "allowed"), [(None, "draw", True), ("lyon", "draw", False), (None, "tier", False)]
    )
    def test_cascade_wants_one_pool_and_one_prize_per_draw(
        self, second_pool: str | None, within: Within, *, allowed: bool
    ) -> None:
        tiers = (
            Tier(name="gold", count=1, on=evolve(NEXT, silence="cascade")),
            Tier(name="silver", count=1, pool=second_pool, on=NEXT),
        )
        limit = OnePrizePer(unit="entry", within=within)
        if allowed:
            assert committed(SEALED_A, tiers, one_prize_per=limit).tiers == tiers
        else:
            with pytest.raises(ProtocolError) as caught:
                committed(SEALED_A, tiers, one_prize_per=limit)
            assert (caught.value.step, caught.value.where) == ("5.4", "tiers[0].on.silence")

    def test_an_instant_with_a_fraction_of_a_second_has_no_written_form(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            committed(SEALED_A, TIERS_A, sealed_at=instant("2023-09-15T10:00:00.5+00:00"))
        assert caught.value.where == "sealed_at"


class TestAnEarlyRound:
    """'It MUST lie after `sealed_at`: sealing refuses under the configured margin (default 1 h).'"""

    @pytest.mark.parametrize(
        ("margin_s", "number", "early"),
        [(3600, 657413, False), (3600, 657411, True), (3600, 656212, True), (60, 656232, False), (60, 656231, True)],
    )
    def test_a_round_within_the_margin_is_refused(self, margin_s: int, number: int, *, early: bool) -> None:
        commitment = committed(SEALED_A, TIERS_A, beacon=DrandRound(chain_hash=QUICKNET.hash, round=number))
        if early:
            with pytest.raises(ProtocolError) as caught:
                refuse_early_round(commitment, margin_s)
            assert (caught.value.step, caught.value.where) == ("2.5", "beacon.round")
        else:
            refuse_early_round(commitment, margin_s)

    def test_the_refusal_names_the_first_round_that_would_do(self) -> None:
        commitment = committed(SEALED_A, TIERS_A, beacon=DrandRound(chain_hash=QUICKNET.hash, round=1))
        with pytest.raises(ProtocolError, match="take round 657412 or later"):
            refuse_early_round(commitment)


def test_a_tier_is_found_by_its_name() -> None:
    commitment = committed(SEALED_A, TIERS_A)
    assert (commitment.tier("kit"), commitment.tier("car")) == (TIERS_A[1], None)
