"""Checks of one's own are held to the laws of the house."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from campaignkit.campaign import RoomCheck, every_check
from campaignkit.campaign.checks import CROSS_CHECKS
from campaignkit.checklists import PASSED, Answer, Answered, Check, failed
from campaignkit.codec import shipped_library
from campaignkit.desk import Desk, SetClock
from campaignkit.rulepacks import Library
from campaignkit.testing import LawError, check_all_laws, complete_plan, nothing_outside
from campaignkit.testing.purity import LookedOutsideError
from campaignkit.values import Text
from tests.kit.house import ROOT

pytest_plugins = ["campaignkit.testing.fixtures"]
CALLS: list[int] = []


def own(ask: Callable[[Any], tuple[Answer, ...]] = lambda _case: (PASSED,), **about: Any) -> RoomCheck:
    """A check that keeps every law, but for what is said."""
    given: dict[str, Any] = {
        "id": "agency.quiet-title", "question": Text("Est-il sobre ?", "Is it sober?"),
        "remedy": Text("le changer", "change it"), "signatory": "client", "gate": "launch", **about,
    }  # fmt: skip
    return Check(ask=ask, **given)


def differs(_case: Any) -> tuple[Answer, ...]:
    CALLS.append(1)
    return (PASSED,) * len(CALLS)


class TestChecksOfYourOwn:
    """'`check_all_laws` for users' own additions.'"""

    @pytest.mark.slow
    def test_those_of_the_house_keep_them(self) -> None:
        computed = tuple(check for check in CROSS_CHECKS if check.answered is Answered.COMPUTED)
        check_all_laws((evolve(check, id=f"own-{check.id}") for check in computed[::8]), examples=10)
        assert len(computed) > 10

    @pytest.mark.parametrize(
        ("check", "why"),
        [
            (own(id="Title"), "has the form"),
            (own(id=every_check()[0][1].id), "another check has this id"),
            (own(question=Text("Est-il sobre ?", "")), "not said in French and English"),
            (own(gate="lunch"), "no gate 'lunch'"),
            (own(per="visual"), "'visual' is not campaign"),
            (own(signatory=" "), "no role"),
            (own(answered=Answered.PROBED), "asked by the library alone"),
            (own(answered=Answered.ATTESTED, subject="hats"), "is not of the plan"),
            (own(lambda _: (failed("", "too loud"),)), "why it is open"),
            (own(lambda _: ()), "nothing said is no consent"),
            (own(lambda _: (PASSED,) if time.time() else ()), "it looks outside"),
            (own(lambda _: (PASSED,) if Path(__file__).read_text("utf-8") else ()), "it looks outside"),
            (own(lambda case: (PASSED,) if case.plan.zone.upper() else ()), "it breaks where zone is unknown"),
            (own(differs), "answers differently"),
        ],
    )
    def test_one_that_breaks_a_law_is_named_with_it(self, check: RoomCheck, why: str) -> None:
        with pytest.raises(LawError, match=why):
            check_all_laws([check])

    @pytest.mark.slow
    def test_the_rules_of_a_pack_keep_them(self) -> None:
        """'`check_all_laws(checks, packs)`.'"""
        german = tuple(pack for pack in shipped_library().packs if pack.id in ("de", "instagram"))
        check_all_laws(packs=Library(packs=german), examples=5)

    def test_no_check_keeps_no_law(self) -> None:
        with pytest.raises(LawError, match="empty list"):
            check_all_laws([])


class TestFixtures:
    """'A desk in memory, a clock to set, a recorded beacon.'"""

    def test_the_desk_works_on_the_clock_and_the_beacon(
        self, desk: Desk, clock: SetClock, recorded_beacon: object
    ) -> None:
        game = desk.start(complete_plan())
        (row,) = game.history()
        assert row.recorded_at == int(clock.now.timestamp() * 1_000_000)
        assert desk.beacon is recorded_beacon


class TestNothingOutside:
    """'It reads no clock, random source or file.'"""

    def test_it_is_taken_back_after_the_block(self) -> None:
        with pytest.raises(LookedOutsideError), nothing_outside():
            time.time()
        assert time.time() > 0


def test_the_room_is_loaded_without_hypothesis() -> None:
    code = "import sys, campaignkit.testing; print('hypothesis' in sys.modules, 'pytest' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
