"""Clause 2.6: a sealed draw is closed without being held only by a signed act."""

from __future__ import annotations

import pytest

from campaignkit.draw.protocol import (
    ProtocolError,
    canonical,
    issue_void,
    list_lines,
    outcome_was_knowable,
    read_void,
    seal,
)
from tests.draw.worked import ENTRIES_A, ORGANISER, STRANGER, TIERS_A, committed

COMMITMENT = committed(seal(list_lines(ENTRIES_A)), TIERS_A)
VOID = issue_void(COMMITMENT, reason="the supplier withdrew the prize", at=COMMITMENT.sealed_at, private_key=ORGANISER)


class TestASignedVoid:
    """'Closes a sealed draw that will not be held.'"""

    def test_it_reads_back(self) -> None:
        assert read_void(canonical(VOID.to_plain()), COMMITMENT) == VOID

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("commitment_sha256", "0" * 64),
            ("reason", "another"),
            ("reason", ""),
            ("at", "2023-09-15T10:00:01Z"),
            ("signature", "A" * 86 + "=="),
        ],
    )
    def test_a_changed_field_is_refused(self, field: str, value: str) -> None:
        with pytest.raises(ProtocolError) as caught:
            read_void(canonical({**VOID.to_plain(), field: value}), COMMITMENT)
        assert caught.value.step == "2.6"

    def test_only_the_signer_of_the_commitment_can_void_it(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            issue_void(COMMITMENT, reason="no", at=COMMITMENT.sealed_at, private_key=STRANGER)
        assert caught.value.where == "signature"


class TestWhatCouldBeKnown:
    """'After the round's time it is shown as *aborted when the outcome could already be known*.'"""

    def test_a_void_before_the_round_is_plain(self) -> None:
        assert not outcome_was_knowable(VOID, COMMITMENT)

    def test_a_void_at_the_round_is_not(self) -> None:
        late = issue_void(COMMITMENT, reason="too late", at=COMMITMENT.beacon.comes_at, private_key=ORGANISER)
        assert outcome_was_knowable(late, COMMITMENT)

    def test_its_digest_is_that_of_its_bytes(self) -> None:
        assert read_void(canonical(VOID.to_plain()), COMMITMENT).digest == VOID.digest
