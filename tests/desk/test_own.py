"""What an agency adds stands in front of the gates like what the library asks."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import OwnCheckError, RoomCheck
from campaignkit.checklists import PASSED, Answer, Check, attested, failed
from campaignkit.desk import Desk, Game, NotFoundError, RefusedError
from campaignkit.simulation import before
from campaignkit.testing import complete_plan
from campaignkit.values import Text
from tests.desk.stage import in_memory, launched

ABOUT: dict[str, Any] = {
    "question": Text("Est-il sobre ?", "Is it sober?"), "remedy": Text("le changer", "change it"),
    "signatory": "client", "gate": "launch",
}  # fmt: skip
PACK = """
format: 1
id: house
scope: jurisdiction
code: DE
version: 1.0.0
title: {fr: Notre maison, en: Our house}
rules:
  - id: house-quiet
    kind: prohibition
    title: {fr: Rien, en: Nothing}
    says: {fr: Rien., en: Nothing.}
    remedy: {fr: rien, en: nothing}
    when: [mechanic is chance]
    gate: launch
    weight: blocking
    signatory: lead
    source: {title: "House rules", address: "", basis: practice, quality: primary, reading: dated_text,
             as_of: 2023-01-01, read_on: 2023-01-01, confidence: high}
    verified: true
"""


def check(ask: Callable[[Any], tuple[Answer, ...]], name: str = "agency.quiet", **about: Any) -> RoomCheck:
    return Check(id=name, ask=ask, **{**ABOUT, **about})


LOUD = check(lambda _case: (failed("trop fort", "too loud"),))
SIGNED = attested(id="agency.tone", subject="title", **ABOUT)


def codes(error: RefusedError) -> set[str]:
    return {reason.code for reason in error.reasons}


def ready(*checks: RoomCheck) -> tuple[Desk, Game]:
    """A contest that only these checks keep from its launch."""
    desk, clock = in_memory(checks=checks)
    with pytest.raises(RefusedError) as refused:
        launched(desk, clock)
    assert codes(refused.value) == {each.id for each in checks}
    return desk, desk["ostern"]


class TestAtTheGate:
    """'A checklist that nobody can walk round guards the launch': what an agency adds to it included."""

    def test_what_fails_there_shuts_it_until_its_role_waives_it(self) -> None:
        desk, game = ready(LOUD)
        game.waive(LOUD.id, reason="agreed", decided_by=before.CLIENT, until=desk.clock().add(days=60))
        passed = game.launch()[0]
        assert passed.verdicts[LOUD.id] == "waived"

    def test_what_is_signed_is_signed_for_a_content_and_falls_with_it(self) -> None:
        _desk, game = ready(SIGNED)
        game.sign(SIGNED.id, decided_by=before.CLIENT, channel="e-mail", proof=before.proof("tone"))
        assert not game.review().blocking
        game.adopt(evolve(game.plan, title=Text("Autre", "Other")))
        assert SIGNED.id in {line.key for line in game.review().blocking}

    def test_nobody_but_its_role_signs_it(self) -> None:
        _desk, game = ready(SIGNED)
        with pytest.raises(RefusedError, match="refused"):
            game.sign(SIGNED.id, decided_by=before.CM, channel="e-mail", proof=before.proof("tone"))

    def test_it_is_asked_at_its_own_gate_alone(self) -> None:
        desk, _clock = in_memory(checks=(check(lambda _case: (PASSED,), gate="archive"),))
        game = desk.start(complete_plan())
        assert LOUD.id not in {line.key for line in game.review().lines}
        assert LOUD.id in {line.key for line in game.review("archive").lines}

    def test_the_definition_under_which_verdicts_are_recorded_names_it(self) -> None:
        assert in_memory()[0].log.definition != in_memory(checks=(LOUD,))[0].log.definition


class TestRefusedAtBirth:
    """'Errors: what, because, remedy; all at once, not the first.'"""

    def test_every_fault_of_every_check_is_said(self) -> None:
        with pytest.raises(OwnCheckError) as refused:
            in_memory(checks=(check(LOUD.ask, "Loud"), check(LOUD.ask, gate="lunch"), LOUD))
        for lang, faults in (("en", ("has the form", "no gate 'lunch'", "another check")), ("fr", ("a la forme",))):
            assert all(fault in refused.value.say(lang) for fault in faults)

    @given(st.sampled_from(["title", "prizes.lines", "draw.outcome", "hats", ""]))
    def test_what_is_signed_is_a_part_of_the_plan_or_of_what_was_made(self, subject: str) -> None:
        about = attested(id="agency.tone", subject=subject, **ABOUT)
        if subject in ("hats", ""):
            with pytest.raises(OwnCheckError, match="not of the plan"):
                in_memory(checks=(about,))
        else:
            assert in_memory(checks=(about,))[0].checks == (about,)


class TestNamedByTheEnvironment:
    """'A launch gate that nobody can walk round': not by another door than Python either."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "house.yaml").write_text(PACK, "utf-8")
        (tmp_path / "agency_of_this_test.py").write_text(
            "from tests.desk.test_own import LOUD\nCHECKS = (LOUD,)", "utf-8"
        )
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.chdir(tmp_path)

    def test_its_packs_and_checks_are_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CAMPAIGNKIT_PACKS", os.pathsep.join(("house.yaml", "")))
        monkeypatch.setenv("CAMPAIGNKIT_CHECKS", "agency_of_this_test:CHECKS, ")
        blocking = {line.key for line in in_memory()[0].start(complete_plan()).review().blocking}
        assert {LOUD.id, "packs.house-quiet"} <= blocking

    @pytest.mark.parametrize(
        ("name", "value", "because"),
        [
            ("CAMPAIGNKIT_PACKS", "nowhere.yaml", "it is no file"),
            ("CAMPAIGNKIT_CHECKS", "nowhere_at_all:CHECKS", "cannot be loaded"),
            ("CAMPAIGNKIT_CHECKS", "agency_of_this_test:NONE", "cannot be loaded"),
            ("CAMPAIGNKIT_CHECKS", "agency_of_this_test", "cannot be loaded"),
            ("CAMPAIGNKIT_CHECKS", ":", "cannot be loaded"),
        ],
    )
    def test_what_is_not_there_opens_no_gate(
        self, monkeypatch: pytest.MonkeyPatch, name: str, value: str, because: str
    ) -> None:
        monkeypatch.setenv(name, value)
        with pytest.raises(NotFoundError, match=because):
            in_memory()[0].start(complete_plan())
