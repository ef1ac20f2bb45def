"""Clause 2.7: an RFC 3161 token counts when the reader trusts its authority, and only for this commitment."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import pytest

from campaignkit.draw.protocol import (
    Documents,
    MissingExtraError,
    VerificationError,
    Witness,
    list_lines,
    seal,
    sign_as_witness,
    token_in,
    verify,
)
from campaignkit.draw.protocol.timestamp import stamped_at
from campaignkit.values import Digest, instant
from tests.draw.worked import ENTRIES_A, STRANGER, TIERS_A, committed, drawn

pytest.importorskip("rfc3161_client", reason="not run: the extra `timestamp` is not installed")

TOKEN: dict[str, str] = json.loads((Path(__file__).parent / "vectors" / "timestamp.json").read_text())
RUBBISH = "AAAA"
ROOTS = TOKEN["root"].encode()
COMMIT = Digest(TOKEN["commit"])
LINES = list(list_lines(ENTRIES_A))
STAMPED = drawn(ENTRIES_A, TIERS_A, Witness(level="witnessed", token=TOKEN["token"]))


class TestAToken:
    """'An RFC 3161 token whose imprint is the 32 bytes of `commit`.'"""

    def test_the_token_is_over_the_commitment_of_the_worked_example(self) -> None:
        assert committed(seal(LINES), TIERS_A).commit == COMMIT

    def test_it_tells_the_latest_instant_with_its_accuracy(self) -> None:
        assert stamped_at(TOKEN["token"], COMMIT, ROOTS) == instant("2023-09-15T10:30:01Z")

    def test_the_token_is_taken_out_of_the_answer_of_the_authority(self) -> None:
        assert token_in(base64.b64decode(TOKEN["response"])) == TOKEN["token"]

    def test_over_another_commitment_it_counts_for_nothing(self) -> None:
        assert stamped_at(TOKEN["token"], Digest("0" * 64), ROOTS) is None

    @pytest.mark.parametrize("place", [0, 30, 400, 900, -1])
    def test_one_byte_changed_it_counts_for_nothing(self, place: int) -> None:
        raw = bytearray(base64.b64decode(TOKEN["token"]))
        raw[place] ^= 1
        assert stamped_at(base64.b64encode(raw).decode(), COMMIT, ROOTS) is None

    def test_rubbish_counts_for_nothing(self) -> None:
        assert stamped_at(RUBBISH, COMMIT, ROOTS) is None

    def test_without_the_extra_the_remedy_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "rfc3161_client", None)
        with pytest.raises(MissingExtraError, match=r"campaignkit\[timestamp\]"):
            stamped_at(TOKEN["token"], COMMIT, ROOTS)


class TestInAVerification:
    """'Roots of time-stamping authorities are given by the reader; without them a token counts for nothing.'"""

    def test_with_the_roots_the_draw_is_witnessed(self) -> None:
        report = verify(STAMPED.content, LINES, Documents(tsa_roots=ROOTS))
        assert report.level == "witnessed"
        assert report.about_time.en == (
            "witnessed: a time-stamping authority saw this commitment at 2023-09-15T10:30:01Z at the latest, "
            "before the round"
        )

    def test_without_the_roots_the_stated_level_is_not_held(self) -> None:
        with pytest.raises(VerificationError) as caught:
            verify(STAMPED.content, LINES)
        assert (caught.value.step, caught.value.where) == ("7.3", "witness.level")

    def test_a_token_that_does_not_count_leaves_room_for_a_person(self) -> None:
        said = sign_as_witness(STRANGER, COMMIT, instant("2023-09-15T10:00:00Z"))
        certificate = drawn(ENTRIES_A, TIERS_A, Witness(level="witnessed", token=RUBBISH, signature=said))
        report = verify(certificate.content, LINES, Documents(tsa_roots=ROOTS, witness_keys=(said.key,)))
        assert report.evidence.key == said.key
