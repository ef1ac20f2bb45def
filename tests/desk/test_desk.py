"""The desk loads, decides and appends in one transaction, and says no without a trace."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.approvals import SignOff
from campaignkit.campaign import CampaignPlan, Launch, StartCampaign
from campaignkit.desk import Desk, Game, NoSuchCampaignError, RefusedError, SetClock
from campaignkit.draw import HoldDraw
from campaignkit.machine import Accepted, Refused
from campaignkit.prizes import LineId, SecurePrize
from campaignkit.rules import Action, AgeAt, EntrantFacts, May
from campaignkit.simulation import demo_plan
from campaignkit.store import ClockError, CommandIdReusedError, StaleError
from campaignkit.values import Digest, Place, RoundId, SubjectId, digest_of
from tests.desk.stage import at, in_memory, launched

SECURE = SecurePrize(LineId("parcel"), units=1, proof="note")


class TestRefusals:
    """`do` raises RefusedError (`.reasons[i].code/.owner/.remedy/.where`, `.to_dict()`); `ask` never does."""

    def test_a_refused_launch_leaves_the_log_as_it_was(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        before = game.history()
        with pytest.raises(RefusedError) as caught:
            game.launch()
        assert game.history() == before
        assert {"rules.legal-review", "prizes.in-stock"} <= {reason.code for reason in caught.value.reasons}
        assert caught.value.to_dict("fr")["reasons"][0]["remedy"]

    def test_the_error_says_every_reason_in_either_language_and_survives_pickling(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        with pytest.raises(RefusedError) as caught:
            game.launch()
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert again.say("fr") == caught.value.say("fr")
        assert "avis" in again.say("fr")
        assert "rules.legal-review" in str(again)

    def test_asking_changes_nothing(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        assert isinstance(game.ask(Launch()), Refused)
        assert isinstance(game.ask(SECURE), Accepted)
        assert game.version == 1

    def test_a_campaign_starts_once(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        with pytest.raises(RefusedError, match="reason"):
            desk.start(demo_plan())
        assert isinstance(game.ask(StartCampaign(desk.adopting(demo_plan()))), Refused)


class TestTheOnlyWayIn:
    """There is no second way in: what the desk computes, nobody may write by hand."""

    def test_a_winner_cannot_be_named_by_hand(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        by_hand = HoldDraw(RoundId("main"), certificate_sha256=Digest("a" * 64), level="claimed", winners=())
        with pytest.raises(RefusedError) as caught:
            game.do(by_hand)
        assert caught.value.reasons[0].code == "desk.through-the-desk"

    def test_a_refused_sign_off_keeps_no_file(self, tmp_path: Path) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        (tmp_path / "avis.eml").write_bytes(b"not mine to give")
        with pytest.raises(RefusedError):
            game.sign("rules.legal-review", decided_by="p-04", channel="e-mail", proof=tmp_path / "avis.eml")
        with desk.store.read() as tx:
            assert tx.attachment(digest_of(b"not mine to give")) is None


class TestCommandIds:
    """The same `command_id` with the same command gives the recorded events; with another, CommandIdReused."""

    def test_the_same_command_twice_is_recorded_once(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        first = game.do(SECURE, command_id="k1")
        assert game.do(SECURE, command_id="k1") == first
        assert game.version == 2

    def test_another_command_under_a_used_id_is_refused(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        game.do(SECURE, command_id="k1")
        with pytest.raises(CommandIdReusedError):
            game.do(SecurePrize(LineId("parcel"), units=2, proof="note"), command_id="k1")

    def test_a_screen_that_is_out_of_date_is_told(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        seen = game.version
        game.do(SECURE)
        with pytest.raises(StaleError):
            game.do(SECURE, expected_version=seen)
        assert game.do(SECURE, expected_version=game.version)


class TestClock:
    """`now` earlier than the last `recorded_at` is refused."""

    def test_a_clock_that_runs_back_is_refused(self) -> None:
        desk, clock = in_memory()
        game = desk.start(demo_plan())
        clock.now = at("2023-08-20 09:00")
        with pytest.raises(ClockError):
            game.do(SECURE)
        assert game.version == 1


class TestTheStore:
    """Nothing is stored that cannot be recomputed: a second desk on the same file sees the same state."""

    def test_another_desk_on_the_same_file_sees_the_same_state(self, tmp_path: Path) -> None:
        clock = SetClock(at("2023-08-21 09:00"))
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
            game = launched(desk, clock)
            state = game.state
        with Desk.connect(tmp_path / "a.db", clock=clock) as other:
            assert list(other) == ["ostern"]
            assert other["ostern"].state == state
            assert other.verify().events == len(other["ostern"].history())

    def test_a_transaction_that_is_undone_leaves_no_trace_in_the_state_either(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        with pytest.raises(ZeroDivisionError):
            _secured_then_undone(desk, game)
        assert game.version == 1
        assert game.do(SECURE)
        assert game.version == 2

    def test_an_unknown_campaign_is_named_with_those_that_exist(self) -> None:
        desk, _clock = in_memory()
        desk.start(demo_plan())
        with pytest.raises(NoSuchCampaignError, match="ostern"):
            desk["noel"]


class TestPeople:
    """Actors are opaque ids; the host application authenticates."""

    def test_who_acts_is_recorded_and_only_while_acting(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        with desk.acting_as("p-05"):
            game.do(SECURE)
        game.do(SECURE)
        assert [row.actor for row in game.history()] == ["desk", "p-05", "desk"]

    def test_a_file_attached_is_kept_under_its_digest(self, tmp_path: Path) -> None:
        desk, _clock = in_memory()
        game = desk.start(demo_plan())
        (tmp_path / "avis.eml").write_bytes(b"fine by me")
        proof = desk.attach(tmp_path / "avis.eml")
        game.do(SignOff("rules.legal-review", decided_by=SubjectId("p-03"), channel="e-mail", proof=proof))
        with desk.store.read() as tx:
            kept = tx.attachment(proof)
        assert kept is not None
        assert (kept.name, kept.content) == ("avis.eml", b"fine by me")


class TestWhoMay:
    """An age is counted on the days of the plan, in its zone."""

    def test_somebody_who_is_eighteen_on_the_day_after_the_close_is_too_young(self) -> None:
        """The contest of Easter closes on 14 September 2023 in Berlin; adults of Germany may enter."""
        desk, _clock = in_memory()
        game = desk.start(_counting_at(AgeAt.CLOSE))
        facts = EntrantFacts(residence=Place("DE"), belongs_to=frozenset(), shown=PROVED)
        for born, may in ((date(2005, 9, 14), May.YES), (date(2005, 9, 15), May.NO)):
            assert game.eligible(Action.ENTER, evolve(facts, born_on=born))[0] is may


PROVED = frozenset(each.id for rule in demo_plan().rules.eligibility for each in rule.conditions)


def _counting_at(day: AgeAt) -> CampaignPlan:
    plan = demo_plan()
    rules = tuple(evolve(each, age_at=day) for each in plan.rules.eligibility)
    return evolve(plan, rules=evolve(plan.rules, eligibility=rules))


class TestChangingDates:
    """After the launch the rules must permit it."""

    def test_extending_is_refused_where_the_rules_do_not_permit_it(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        with pytest.raises(RefusedError) as caught:
            game.extend("main", at("2023-09-16 23:59"), reason="slow", asked_by="p-01", proof="mail")
        assert [reason.code for reason in caught.value.reasons] == ["campaign.may-extend"]

    def test_legal_may_let_a_shorter_contest_pass(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        game.waive("campaign.may-shorten", reason="force majeure", decided_by="p-03", until=at("2023-09-20 00:00"))
        game.shorten("main", at("2023-09-14 12:00"), reason="flood", asked_by="p-01", proof="mail")
        assert game.plan.rounds[0].closes_at == at("2023-09-14 12:00")

    def test_pausing_and_going_on_and_giving_up(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        game.pause("storm")
        game.resume("calm")
        game.cancel("storm again")
        assert game.state.announced
        assert game.state.over

    def test_an_amendment_needs_a_reason_and_a_proof(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        with pytest.raises(RefusedError) as caught:
            game.amend(game.plan, reason=" ", asked_by="p-01", proof="")
        assert {r.code for r in caught.value.reasons} == {
            "campaign.same-plan",
            "campaign.no-reason",
            "campaign.no-proof",
        }


def _secured_then_undone(desk: Desk, game: Game) -> None:
    with desk.store.transaction() as tx:
        game.do_within(tx, SECURE)
        game.load(tx)
        raise ZeroDivisionError
