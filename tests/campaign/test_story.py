"""The Easter contest of eBay Catch on Instagram, 2019, on made-up entrants.

Four posts, one comment under each counts, one parcel of 50 euros. The rules contradict
themselves, so legal's sign-off falls when they are corrected; five thousand comments come in;
the first winner's account turns out suspended, and the alternate drawn in advance takes the
parcel, which comes back once; the figures are set against what was wanted; the personal data
goes; the books are closed. At each stage: what a client would ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen

from campaignkit.campaign import NOTHING_YET, Campaign, apply, lint, reviewed
from campaignkit.campaign.states import Announced, Archived, Ended, Live, Planning, Settled
from campaignkit.checklists import Verdict
from campaignkit.claims import Confirmed, Ineligible
from campaignkit.codec import shipped_library
from campaignkit.creatives import Submitted
from campaignkit.desk import Desk, Game
from campaignkit.privacy import Erased, Kept
from campaignkit.shipping import Delivered, Returned, Sent
from campaignkit.simulation import Demo, Teller, demo_plan, run_demo
from campaignkit.simulation.demo import COMMENTS, STAFF
from campaignkit.testing.story import FIRST, MAIN, SECOND, adopting, at
from campaignkit.values import Instant, Money, RoundId, from_micros

pytestmark = pytest.mark.slow
LEGAL_REVIEW = "rules.legal-review"


@frozen(kw_only=True)
class Told:
    """What was said, and what the log says."""

    lines: tuple[str, ...]
    facts: tuple[tuple[Instant, Any], ...]
    game: Game
    folder: Path

    def until(self, kind: str, nth: int = 1) -> Campaign:
        """The state after the nth fact of this kind."""
        state, seen = BEFORE, 0
        for _at, fact in self.facts:
            state = apply(state, fact)
            seen += type(fact).__name__ == kind
            if seen == nth:
                return state
        raise LookupError(kind)

    def of_kind(self, kind: str) -> list[Any]:
        """The facts of this kind."""
        return [fact for _at, fact in self.facts if type(fact).__name__ == kind]


BEFORE = evolve(NOTHING_YET, packs=shipped_library())


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("story")
    lines: list[str] = []
    run_demo(Demo(out=folder, lang="en"), Teller(lines.append, "en"))
    with Desk.connect(folder / "demo.db", clock=lambda: at("2023-12-20 09:00")) as desk:
        game = desk["ostern"]
        facts = tuple((from_micros(row.recorded_at), desk.log.fact(row)) for row in game.history())
        yield Told(lines=tuple(lines), facts=facts, game=game, folder=folder)


class TestBeforeTheLaunch:
    """'launch refused, with every reason and remedy; sign-offs given; one going stale because the rules changed'"""

    def test_reading_the_plan_finds_the_contradictions_of_the_rules(self) -> None:
        found = {line.key for line in lint(adopting(demo_plan()), at("2023-08-21 09:00")).lines if line.reasons}
        assert found >= {"campaign.zone-fits-date", "campaign.entry-place-agrees", "campaign.promoter-at-home"}

    def test_the_first_launch_is_refused_for_as_many_reasons_as_the_review_has(self, told: Told) -> None:
        asked = reviewed(told.until("CampaignStarted"), "launch", "", at("2023-08-21 09:00"))
        assert f"   Refused for {len(asked.reasons)} reasons; nothing has changed." in told.lines
        assert len(asked.reasons) > 10

    def test_the_client_sees_two_versions_of_the_first_visual(self, told: Told) -> None:
        assert isinstance(told.until("VisualSubmitted").creatives.visuals["launch"], Submitted)
        versions = [fact.sha256 for fact in told.of_kind("VisualSubmitted") if fact.visual == "launch"]
        assert len(set(versions)) == 2

    def test_legals_sign_off_falls_when_the_rules_are_corrected_and_stands_again_when_renewed(self, told: Told) -> None:
        before, after, live = (told.until(kind) for kind in ("SignedOff", "PlanAdopted", "Launched"))
        assert isinstance(before.phase, Planning)
        assert _standing(after) == "stale"
        assert _standing(live) == "signed"

    def test_the_launch_records_every_verdict_and_none_that_blocks(self, told: Told) -> None:
        passed = next(fact for fact in told.of_kind("GatePassed") if fact.gate == "launch")
        live = told.until("Launched")
        assert isinstance(live.phase, Live)
        assert reviewed(live, "launch", "", live.phase.launched_at).blocking == ()
        assert len(passed.verdicts) > 100
        assert passed.verdicts["campaign.go"] == Verdict.PASS.value


def _standing(campaign: Campaign) -> str:
    return campaign.approvals.standing(LEGAL_REVIEW, "", campaign.digests["rules"])


class TestTheDraw:
    """'the import with counts by reason; close, seal, commit, draw'"""

    def test_every_comment_is_counted_once_as_admitted_or_refused_for_a_reason(self, told: Told) -> None:
        (batch,) = told.of_kind("EntriesImported") or told.of_kind("BatchAdmitted")
        assert batch.rows == COMMENTS
        assert batch.admitted + sum(batch.refused_by_reason.values()) == COMMENTS
        assert {reason.split("|")[0].split(" ")[0] for reason in batch.refused_by_reason}
        assert 1000 < batch.accounts < batch.admitted

    def test_the_list_is_sealed_before_its_randomness_can_be_known(self, told: Told) -> None:
        (committed,) = told.of_kind("DrawCommitted")
        assert committed.round_time == at("2023-09-15 13:00:03")
        assert committed.sealed_at.add(minutes=60) <= committed.round_time
        assert committed.sealed.entries == told.game.state.entries.tallies[MAIN].standing

    def test_the_facts_stand_in_this_order(self, told: Told) -> None:
        order = ["RoundClosed", "DrawCommitted", "RoundSealed", "DrawHeld", "RoundDrawn", "WinnerSelected"]
        kinds = [type(fact).__name__ for _at, fact in told.facts]
        assert sorted(order, key=kinds.index) == order


class TestTheWinner:
    """'the first winner's account found suspended, so an alternate takes the prize; the parcel sent, returned, sent'"""

    def test_the_first_winner_is_out_under_an_article_and_the_alternate_is_confirmed(self, told: Told) -> None:
        first, second = (told.game.state.claims.claims[claim] for claim in (FIRST, SECOND))
        assert isinstance(first, Ineligible)
        assert (first.article, first.reason) == ("2", "account suspended during the contest")
        assert isinstance(second, Confirmed)
        assert told.game.state.standing(MAIN) == (SECOND,)

    def test_the_alternate_is_the_one_that_was_drawn_in_advance(self, told: Told) -> None:
        (held,), (passed,) = told.of_kind("DrawHeld"), told.of_kind("DrawSubstituted")
        (line,) = passed.lines
        assert (line.from_entry, line.to_entry) == (held.winners[0].entry, held.alternates[0].entry)
        assert (line.cause, line.reaction) == ("ineligible", "next")

    def test_the_parcel_comes_back_once_and_is_delivered_at_the_second_sending(self, told: Told) -> None:
        states = [told.until("ParcelSent"), told.until("ParcelReturned"), told.until("PrizeDelivered")]
        parcels = [state.shipping.parcels[SECOND] for state in states]
        assert [type(parcel) for parcel in parcels] == [Sent, Returned, Delivered]
        assert isinstance(parcels[2], Delivered)
        assert parcels[2].sendings == 2

    def test_the_winners_are_announced_only_once_one_is_confirmed(self, told: Told) -> None:
        announced = told.until("RoundAnnounced")
        assert isinstance(announced.rounds[MAIN], Announced)
        assert isinstance(announced.claims.claims[SECOND], Confirmed)


class TestTheReport:
    """'report with hours and cost against budget and KPI against target'"""

    def test_it_sets_what_came_against_what_was_wanted(self, told: Told) -> None:
        report = told.game.report()
        actual = {row.id: (row.target, row.actual) for row in report.rows}
        assert actual["visits"] == (Decimal(900), Decimal(744))
        assert actual["sales"] == (Decimal(60), Decimal(71))
        assert actual["entrants"][1] == report.entrants

    def test_cost_is_money_spent_and_hours_at_their_rates(self, told: Told) -> None:
        report = told.game.report()
        assert report.hours == Decimal("24.5")
        hours = 48 * Decimal("16.5") + 70 * 6 + 110 * 2
        assert report.cost == Money(50 + 460 + 22 + hours, "EUR")

    def test_the_entries_of_the_report_are_those_of_the_list(self, told: Told) -> None:
        (committed,) = told.of_kind("DrawCommitted")
        assert told.game.report().entries == committed.sealed.entries


class TestTheEnd:
    """'personal data erased, with its attestation, while log and certificate still verify; archive'"""

    def test_what_is_held_for_the_contest_goes_first_and_the_winners_address_last(self, told: Told) -> None:
        purposes = told.until("DataErased").privacy.purposes
        assert [type(purposes[name]) for name in purposes] == [Erased, Kept]
        assert [fact.purpose for fact in told.of_kind("DataErased")] == ["contest", "delivery"]
        assert all(fact.attestation for fact in told.of_kind("DataErased"))

    def test_no_name_is_left_in_the_file(self, told: Told) -> None:
        names = [name.encode() for name in STAFF]
        for file in told.folder.iterdir():
            content = file.read_bytes()
            assert not [name for name in names if name in content], file.name

    def test_the_books_close_in_this_order(self, told: Told) -> None:
        assert isinstance(told.until("RoundSettled").rounds[RoundId("main")], Settled)
        assert isinstance(told.until("CampaignEnded").phase, Ended)
        assert told.game.state.phase == Archived(archived_at=at("2023-12-18 09:00"))
        assert told.facts[-1][1] == told.of_kind("CampaignArchived")[0]

    def test_the_log_replays_and_verifies(self, told: Told) -> None:
        state = BEFORE
        for _at, fact in told.facts:
            state = apply(state, fact)
        assert state == told.game.state
        assert told.game.desk.verify().events >= len(told.facts)
