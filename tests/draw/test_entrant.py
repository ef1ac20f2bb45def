"""Clause 7: an entrant alone, without the list."""

from __future__ import annotations

import pytest
from attrs import evolve

from campaignkit.draw.protocol import Entry, ProtocolError, list_lines, receipt_from, receipts, standing_of
from tests.draw.worked import ENTRIES_A, ENTRIES_B, TIERS_A, TIERS_B, drawn

CERTIFICATE = drawn(ENTRIES_A, TIERS_A)
RECEIPTS = receipts(list_lines(ENTRIES_A), [entry.id for entry in ENTRIES_A])


class TestMyPlace:
    """'Hash `seed:my_id:n`, compare with the cutoff of the pool, check the inclusion path.'"""

    @pytest.mark.parametrize("name", RECEIPTS)
    def test_everyone_finds_what_the_certificate_says_of_him(self, name: str) -> None:
        standing = standing_of(CERTIFICATE, RECEIPTS[name])
        assert standing.tiers == tuple(row.tier for row in CERTIFICATE.winners if row.id == name)
        assert standing.waiting == tuple(row.tier for row in CERTIFICATE.alternates if row.id == name)

    def test_a_winner_is_within_the_cutoff(self) -> None:
        winner = CERTIFICATE.winners[0]
        standing = standing_of(CERTIFICATE, RECEIPTS[winner.id])
        assert (standing.n, standing.ticket) == (winner.n, winner.ticket)
        assert None in standing.within_cutoff

    def test_who_is_beyond_every_cutoff_has_not_won(self) -> None:
        beyond = [standing_of(CERTIFICATE, receipt) for receipt in RECEIPTS.values()]
        assert all(not standing.tiers for standing in beyond if not standing.within_cutoff)
        assert any(not standing.within_cutoff for standing in beyond)

    def test_a_pool_that_fell_short_has_no_cutoff_to_be_beyond(self) -> None:
        certificate = drawn(ENTRIES_B, TIERS_B)
        receipt = receipts(list_lines(ENTRIES_B), ["z"])["z"]
        assert "mtl" in standing_of(certificate, receipt).within_cutoff

    def test_one_sees_only_the_pools_one_is_in(self) -> None:
        assert [each.pool for each in standing_of(CERTIFICATE, RECEIPTS["e1"]).cutoffs] == [None]

    def test_a_receipt_of_another_list_is_refused(self) -> None:
        other = receipts(list_lines([Entry(id="a1")]), ["a1"])["a1"]
        with pytest.raises(ProtocolError) as caught:
            standing_of(CERTIFICATE, other)
        assert [problem.where for problem in caught.value.problems] == ["root", "entries"]

    def test_a_receipt_that_lies_about_the_size_of_the_list_is_refused(self) -> None:
        lines = list(list_lines(ENTRIES_A[:3]))
        receipt = receipt_from({**receipts(lines, ["a1"])["a1"].to_plain(), "entries": 4})
        certificate = drawn(ENTRIES_A[:3], TIERS_A)
        with pytest.raises(ProtocolError) as caught:
            standing_of(certificate, receipt)
        assert caught.value.where == "entries"
        assert standing_of(certificate, evolve(receipt, entries=3)).id == "a1"
