"""Clause 6: the certificate has one form, one signer, and a successor that names it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from campaignkit.draw.protocol import (
    OnePrizePer,
    ProtocolError,
    Substitution,
    Tier,
    canonical,
    certificate_from,
    issue,
    read_certificate,
    read_document,
    settle,
)
from tests.draw.lists import tier_lists
from tests.draw.worked import ENTRIES_A, ORGANISER, ROUND, STRANGER, TIERS_A, drawn

JCS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors" / "rfc8785_jcs.json").read_text())["cases"]
CERTIFICATE = drawn(ENTRIES_A, TIERS_A)


@pytest.mark.parametrize("case", JCS, ids=lambda case: str(case["name"]))
def test_canonical_bytes_are_those_that_rfc_8785_publishes(case: dict[str, Any]) -> None:
    plain: Any = json.loads(case["input"])
    assert canonical(plain) == case["output"].encode()


class TestAFileIsReadInOneWayOnly:
    """A document that two readers could understand differently is refused."""

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b'\xef\xbb\xbf{"a": 1}',
            b'{"a": 1, "a": 2}',
            b'{"a": NaN}',
            b'{"a": Infinity}',
            b"\xff",
            b"[" * 100_000,
        ],
        ids=["empty", "cut", "BOM", "twice", "NaN", "Infinity", "no UTF-8", "deep"],
    )
    def test_an_ambiguous_document_is_refused(self, content: bytes) -> None:
        with pytest.raises(ProtocolError) as caught:
            read_document(content)
        assert caught.value.step == "2.1"

    @given(tier_lists())
    def test_a_certificate_reads_back_from_its_own_bytes(self, tiers: tuple[Tier, ...]) -> None:
        certificate = drawn(ENTRIES_A, tiers, one_prize_per=OnePrizePer(unit="group", within="tier"))
        assert read_certificate(certificate.content) == certificate

    @pytest.mark.parametrize("field", CERTIFICATE.to_plain())
    def test_a_missing_field_is_named(self, field: str) -> None:
        plain = CERTIFICATE.to_plain()
        del plain[field]
        with pytest.raises(ProtocolError) as caught:
            certificate_from(plain)
        assert [problem.where for problem in caught.value.problems] == [field]

    def test_an_unknown_field_is_named(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            certificate_from({**CERTIFICATE.to_plain(), "name": "Léa"})
        assert caught.value.where == "name"


class TestWhoMayIssue:
    """'The signature is Ed25519 by `commitment.signer`; compulsory.'"""

    def test_another_key_cannot_issue(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            issue(
                commitment=CERTIFICATE.commitment,
                beacon=ROUND,
                allotment=CERTIFICATE.allotment,
                library="x",
                private_key=STRANGER,
            )
        assert (caught.value.step, caught.value.where) == ("6.3", "signature")

    def test_another_round_is_never_put_in_its_place(self) -> None:
        later = evolve(CERTIFICATE.commitment, beacon=evolve(CERTIFICATE.commitment.beacon, round=657414))
        with pytest.raises(ProtocolError) as caught:
            issue(commitment=later, beacon=ROUND, allotment=CERTIFICATE.allotment, library="x", private_key=ORGANISER)
        assert (caught.value.step, caught.value.where) == ("2.6", "beacon.round")

    def test_the_same_draw_gives_the_same_bytes(self) -> None:
        assert drawn(ENTRIES_A, TIERS_A).content == CERTIFICATE.content


class TestSettlement:
    """'And again at settlement with them, naming the SHA-256 of the earlier one.'"""

    def test_the_certificate_of_settlement_names_the_one_it_supersedes(self) -> None:
        final = settle(CERTIFICATE, (), library="campaignkit 0.1.0", private_key=ORGANISER)
        assert final.supersedes == CERTIFICATE.digest
        assert final.allotment == CERTIFICATE.allotment

    def test_substitutions_without_a_certificate_before_are_refused(self) -> None:
        line = Substitution(
            at=ROUND.reference.comes_at, tier="trip", from_id="c1", to_id=None, cause="silence", reaction="next"
        )
        with pytest.raises(ProtocolError) as caught:
            certificate_from(evolve(CERTIFICATE, substitutions=(line,)).to_plain())
        assert (caught.value.step, caught.value.where) == ("6.4", "supersedes")
