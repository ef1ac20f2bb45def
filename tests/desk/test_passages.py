"""Gates that were passed: recorded, recomputed from the log, and asked again after the launch."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.approvals import WithdrawSignOff
from campaignkit.desk import Desk, Game
from campaignkit.rulepacks import Library
from campaignkit.simulation import after
from tests.desk.stage import ROUND, at, closed, drawn, in_memory, launched, quiet
from tests.desk.test_own import LOUD
from tests.house.agency import answer_all, template
from tests.house.agency import desk as house_desk
from tests.house.agency import opened as house


def to_the_end(folder: Path) -> Game:
    desk, clock = in_memory()
    game = drawn(desk, clock, folder)
    after.award(game, clock, quiet())
    after.deliver(game, clock, quiet())
    after.enter_figures(game, clock, quiet())
    after.close_books(game, b"report", quiet())
    return game


class TestRecomputing:
    """'verdicts recorded in the event, recomputable under the same definition digest'"""

    def test_from_the_launch_to_the_end_each_verdict_follows_from_the_log_before_it(self, tmp_path: Path) -> None:
        told = list(to_the_end(tmp_path).recomputed_passages())
        assert [passage.gate for passage, _again in told] == [
            "launch", "close", "seal", "draw", "announce", "ship", "ship", "settle", "end"
        ]  # fmt: skip
        assert all(passage.verdicts == again for passage, again in told)

    def test_a_plan_that_the_move_brought_is_asked_again_with_it(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        plan = evolve(game.plan, incidents=evolve(game.plan.incidents, may_amend=True))
        game.amend(evolve(plan, brand="eBay"), reason="a word", asked_by="p-01", proof="mail")
        *_others, (passage, again) = game.recomputed_passages()
        assert passage.gate == "amend"
        assert passage.verdicts == again

    def test_what_a_house_answered_later_changes_nothing_then(self) -> None:
        desk, _clock = house_desk()
        home = house(desk)
        game = desk.start(template())
        game.cancel("no budget")
        answer_all(home)
        assert [(passage.gate, passage.verdicts == again) for passage, again in game.recomputed_passages()] == [
            ("cancel", True)
        ]


class TestTheDefinition:
    """'recomputable under the same definition digest; otherwise recorded and present verdicts side by side'"""

    def test_a_rule_that_says_something_else_is_another_definition(self) -> None:
        packs = in_memory()[0].packs
        (first, *others) = packs.packs
        (rule, *rules) = first.rules
        other = evolve(first, rules=(evolve(rule, when=(), verified=not rule.verified), *rules))
        changed = Library(packs=(other, *others))
        assert in_memory(packs=changed)[0].log.definition != in_memory()[0].log.definition

    def test_under_other_questions_both_verdicts_are_given(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        again = game.recheck()
        assert again is not None
        assert (again.same_questions, again.differing) == (True, ())
        other = Desk(desk.store, clock=clock, keyring=desk.keyring, checks=(LOUD,))[game.id].recheck()
        assert other is not None
        assert not other.same_questions
        (differing,) = other.differing
        assert (differing.key, differing.recorded, bool(differing.present)) == (LOUD.id, "", True)


class TestAfterTheLaunch:
    """'After the launch the same checks keep running'"""

    def test_a_gate_that_nobody_passed_is_not_rechecked(self) -> None:
        desk, clock = in_memory()
        assert launched(desk, clock).recheck("seal", ROUND) is None

    def test_nothing_un_readies_by_itself_while_a_round_runs(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        for passage in game.passages():
            again = game.recheck(passage.gate, passage.item)
            assert again is not None
            assert again.unreadied == (), passage.gate

    def test_a_sign_off_that_is_taken_back_un_readies_the_launch(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        game.do(WithdrawSignOff("rules.legal-review", reason="the opinion was of another text"))
        again = game.recheck()
        assert again is not None
        assert [line.key for line in again.unreadied] == ["rules.legal-review"]
        assert [(each.key, each.recorded, each.present) for each in again.differing] == [
            ("rules.legal-review", "pass", "unknown")
        ]

    @pytest.mark.parametrize(("when", "open_again"), [("2023-09-15 12:00", False), ("2023-09-20 00:00", True)])
    def test_a_waiver_that_has_expired_un_readies_its_gate(
        self, tmp_path: Path, when: str, *, open_again: bool
    ) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        clock.now = max(clock.now, at(when))
        again = game.recheck("draw", ROUND)
        assert again is not None
        assert [line.key for line in again.unreadied] == ([f"draw.sealed-and-witnessed@{ROUND}"] if open_again else [])

    def test_a_gate_passed_twice_is_compared_with_the_last_time(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        assert [passage.gate for passage in game.passages()] == ["launch", "close"]
        assert game.passages()[0].by == "p-02"
