"""Clause 8: the register shows every commitment, certificate and void of a key, in a chain that breaks when touched."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.protocol import ProtocolError, RegisterRow, next_row, public_key_of, read_register
from campaignkit.draw.protocol.register import refuse_unregistered
from campaignkit.values import digest_of
from tests.draw.worked import ENTRIES_A, ENTRIES_B, ORGANISER, STRANGER, TIERS_A, TIERS_B, drawn

SIGNER = public_key_of(ORGANISER)


def register(*kinds: Any) -> list[RegisterRow]:
    rows: list[RegisterRow] = []
    for number, kind in enumerate(kinds):
        rows.append(next_row(rows, kind=kind, sha256=digest_of(bytes([number])), private_key=ORGANISER))
    return rows


def export(rows: list[dict[str, object]]) -> bytes:
    return json.dumps(rows).encode()


PLAIN = [row.to_plain() for row in register("commitment", "certificate", "void")]


class TestTheChain:
    """'Rows `{index, kind, sha256, previous, signature}`, Ed25519 over the row without `signature`.'"""

    @given(st.lists(st.sampled_from(("commitment", "certificate", "void")), max_size=5))
    def test_an_export_reads_back(self, kinds: list[str]) -> None:
        rows = register(*kinds)
        assert read_register(export([row.to_plain() for row in rows]), SIGNER) == tuple(rows)

    @pytest.mark.parametrize("number", range(3))
    @pytest.mark.parametrize(
        ("field", "values"),
        [
            ("index", (7, 8)),
            ("kind", ("void", "commitment")),
            ("sha256", ("0" * 64, "1" * 64)),
            ("previous", ("0" * 64, "1" * 64)),
            ("signature", ("A" * 86 + "==", "C" + "A" * 85 + "==")),
        ],
    )
    def test_a_changed_field_is_named(self, number: int, field: str, values: tuple[object, object]) -> None:
        rows = [dict(row) for row in PLAIN]
        rows[number][field] = next(value for value in values if value != rows[number][field])
        with pytest.raises(ProtocolError) as caught:
            read_register(export(rows), SIGNER)
        assert caught.value.step == "8"
        assert caught.value.where.startswith(f"register[{number}]")

    @pytest.mark.parametrize("rows", [PLAIN[1:], [PLAIN[0], PLAIN[2]], PLAIN[::-1]], ids=["first", "middle", "order"])
    def test_a_row_that_is_gone_or_moved_is_noticed(self, rows: list[dict[str, object]]) -> None:
        with pytest.raises(ProtocolError):
            read_register(export(rows), SIGNER)

    def test_another_key_is_noticed(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            read_register(export(PLAIN), public_key_of(STRANGER))
        assert caught.value.where == "register[0].signature"


class TestADrawInItsRegister:
    """'The register makes a second draw visible.'"""

    first = drawn(ENTRIES_A, TIERS_A)
    second = drawn(ENTRIES_B, TIERS_B, draw="second", sequence=2, previous=first.commitment_sha256)

    def rows(self, *digests: tuple[Any, Any]) -> list[RegisterRow]:
        rows: list[RegisterRow] = []
        for kind, digest in digests:
            rows.append(next_row(rows, kind=kind, sha256=digest, private_key=ORGANISER))
        return rows

    def test_two_draws_stand_one_after_the_other(self) -> None:
        rows = self.rows(
            ("commitment", self.first.commitment_sha256),
            ("certificate", self.first.digest),
            ("commitment", self.second.commitment_sha256),
            ("certificate", self.second.digest),
        )
        refuse_unregistered(rows, self.first)
        refuse_unregistered(rows, self.second)

    def test_a_commitment_that_was_left_out_shows_in_the_sequence(self) -> None:
        rows = self.rows(("commitment", self.second.commitment_sha256), ("certificate", self.second.digest))
        with pytest.raises(ProtocolError) as caught:
            refuse_unregistered(rows, self.second)
        assert [problem.where for problem in caught.value.problems] == ["commitment.sequence", "commitment.previous"]

    def test_a_commitment_that_was_slipped_in_shows_in_previous(self) -> None:
        rows = self.rows(
            ("commitment", digest_of(b"slipped in")),
            ("commitment", self.second.commitment_sha256),
            ("certificate", self.second.digest),
        )
        with pytest.raises(ProtocolError) as caught:
            refuse_unregistered(rows, self.second)
        assert [problem.where for problem in caught.value.problems] == ["commitment.previous"]

    def test_a_certificate_that_was_not_registered_is_named(self) -> None:
        rows = self.rows(("commitment", self.first.commitment_sha256))
        with pytest.raises(ProtocolError, match=self.first.digest):
            refuse_unregistered(rows, self.first)
