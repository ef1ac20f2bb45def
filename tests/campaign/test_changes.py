"""What may still change once a campaign is public, and why the campaign itself refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from campaignkit.approvals import SignOff
from campaignkit.campaign import (
    AddRound,
    AdoptPlan,
    AnnounceRound,
    Archive,
    Campaign,
    CampaignPlan,
    Cancel,
    CloseRound,
    End,
    Extend,
    Launch,
    Pause,
    Resume,
    RoundPlan,
    SettleRound,
    Shorten,
    VoidRound,
)
from campaignkit.campaign.commands import DrawRound, SealRound
from campaignkit.campaign.contents import contents
from campaignkit.campaign.gates import reviewed
from campaignkit.campaign.moves import PHASE, ROUND
from campaignkit.campaign.reasons import NOT_ASKED_FOR, REASONS
from campaignkit.campaign.states import Cancelled, Drawn, Live, Open, Void
from campaignkit.draw import RecordDecision
from campaignkit.incidents import HandleIncident, ReportIncident, ResolveIncident
from campaignkit.prizes import DropPrize, Exactly, LineId
from campaignkit.rules import AmendmentClause, AmendRules
from campaignkit.shipping import ConfirmDelivery, Delivered
from campaignkit.simulation.before import LEAD
from campaignkit.testing.story import (
    AGAIN,
    FIRST,
    MAIN,
    PLAN,
    Play,
    adopting,
    amend,
    at,
    closed,
    closing,
    confirming,
    drawn,
    ended,
    extend,
    kept,
    launched,
    packing,
    permitting,
    place,
    sealed,
    sending,
    shorten,
    started,
    waive,
)
from campaignkit.values import UNKNOWN, CampaignId, Digest, Maybe, RoundId, SubjectId, Text, digest_of, period

TITLED = evolve(PLAN, title=Text("Autre titre", "Another title"))
FEWER = evolve(PLAN, prizes=evolve(PLAN.prizes, lines=()))
TWO = evolve(PLAN.prizes, lines=(evolve(PLAN.prizes.lines[0], quantity=Exactly(units=2)),))
MORE = evolve(PLAN, prizes=TWO, draw=evolve(PLAN.draw, tiers=(evolve(PLAN.draw.tiers[0], count=2),)))
LATER = evolve(PLAN, rounds=(evolve(PLAN.rounds[0], closes_at=at("2023-09-16 18:00")),))
STRANGER = evolve(PLAN, id=CampaignId("another"))
FREE = permitting(may_extend=True, may_shorten=True)
MOVES: dict[str, Callable[[CampaignPlan], object]] = {
    "pause": lambda _plan: Pause(reason="a bug"),
    "cancel": lambda _plan: Cancel(reason="the partner is gone"),
    "amend": lambda plan: amend(evolve(plan, title=TITLED.title)),
    "extend": lambda plan: of(plan, Extend, "2023-09-16 18:00"),
    "shorten": lambda plan: of(plan, Shorten, "2023-09-14 18:00"),
}


def of(plan: CampaignPlan, change: type[Extend | Shorten], closes_at: str, **about: object) -> Extend | Shorten:
    """Another closing of this plan, and nothing else."""
    moved = evolve(plan, rounds=(evolve(plan.rounds[0], closes_at=at(closes_at)),))
    return closing(change, closes_at, **{"adopted": adopting(moved), **about})


def free() -> Play:
    """A live campaign whose rules permit everything."""
    return kept(launched, FREE)


class TestWhatTheRulesPermit:
    """The rules say what the promoter may still do, and only legal can let something else pass."""

    @pytest.mark.parametrize("move", MOVES)
    def test_what_the_rules_permit_is_accepted(self, move: str) -> None:
        plan = permitting(**{f"may_{move}": True})
        kept(launched, plan).do(MOVES[move](plan))

    @pytest.mark.parametrize("move", MOVES)
    @pytest.mark.parametrize("said", [False, UNKNOWN], ids=["forbidden", "not-said"])
    def test_what_they_forbid_or_do_not_say_is_refused_until_legal_waives_it(
        self, move: str, said: Maybe[bool]
    ) -> None:
        plan = permitting(**{f"may_{move}": said})
        play = kept(launched, plan)
        assert play.codes(MOVES[move](plan)) == [f"campaign.may-{move}"]
        play.do(waive(f"campaign.may-{move}", who=SubjectId("p-03")), MOVES[move](plan))

    def test_before_the_launch_they_permit_everything_that_the_plan_does(self) -> None:
        play = started(permitting(may_cancel=False))
        play.do(Cancel(reason="no budget"))
        assert play.campaign.phase == Cancelled(reason="no budget", launched_at=None)
        assert not play.campaign.announced


class TestPause:
    """live ⇄ paused: what was promised stays owed, and nothing resumes over an open incident."""

    def test_it_resumes_once_every_incident_is_over(self) -> None:
        play = kept(launched)
        play.do(Pause(reason="a bug"), ReportIncident("i1", trigger="mishap", what="a bug"))
        assert "paused" in type(play.campaign.phase).__name__.lower()
        assert play.campaign.announced
        play.refuses(Resume(reason="mended"), "campaign.incidents-over")
        play.do(HandleIncident("i1", move="mended"), ResolveIncident("i1", lesson="test"), Resume(reason="mended"))
        assert play.campaign.phase == Live(launched_at=at("2023-09-13 09:55"))

    def test_a_round_goes_on_while_it_is_paused(self) -> None:
        play = kept(launched)
        play.do(Pause(reason="a bug"))
        play.refuses(VoidRound(MAIN, reason="nobody could enter"), "campaign.still-played")
        play.refuses(End(), "campaign.rounds-go-on")


class TestOwed:
    """Announced prizes stay owed."""

    def test_after_the_launch_a_plan_with_more_prizes_is_adopted_and_one_with_fewer_is_not(self) -> None:
        play = kept(launched)
        play.do(amend(MORE))
        assert play.campaign.plan.prizes.lines[0].units == 2
        assert play.codes(amend(PLAN)) == ["campaign.owed"]

    def test_a_cancelled_campaign_cannot_drop_what_it_announced(self) -> None:
        play = kept(launched)
        play.do(Cancel(reason="the partner is gone"))
        assert play.codes(DropPrize(LineId("parcel"), reason="cancelled"))
        assert play.campaign.announced

    def test_the_winner_of_a_cancelled_campaign_still_gets_the_prize(self) -> None:
        play = kept(drawn)
        play.do(Cancel(reason="the partner is gone"))
        play.do(*confirming(), when="2023-09-18 10:00")
        play.do(*packing(), sending(), ConfirmDelivery(FIRST, proof="signature"))
        assert play.codes(Archive())[0] == "campaign.rounds-go-on"


class TestAmendedInto:
    """An amendment may leave a contradiction for later, but brings none."""

    def test_a_second_prize_that_no_draw_gives_is_refused(self) -> None:
        play = kept(launched)
        play.refuses(amend(evolve(PLAN, prizes=TWO)), "campaign.every-prize-drawn")

    def test_what_was_waived_or_open_before_stops_nothing_else(self) -> None:
        """An extension leaves the visuals with the old date; the title may still be corrected."""
        play = free()
        play.do(of(FREE, Extend, "2023-09-16 18:00"))
        before = {line.key for line in reviewed(play.campaign, "lint", "", play.now).blocking}
        assert before
        play.do(amend(evolve(play.campaign.plan, title=TITLED.title)))
        assert {line.key for line in reviewed(play.campaign, "lint", "", play.now).blocking} == before


class TestAmendedRules:
    """'amendments gated by an approver'"""

    NEW = AmendRules(
        sha256=digest_of(b"rules 2"), address="https://catch.example/ostern", reason="a date moved", asked_by=LEAD,
        proof="mail",
    )  # fmt: skip

    def test_the_text_that_replaces_a_public_one_needs_a_lawyers_word_on_its_content(self) -> None:
        """Legal signs the amendment; the plan of the rules changes once more; that word is stale."""
        play = kept(launched, permitting(may_amend=True))
        play.refuses(self.NEW, "campaign.amendment-reviewed")
        sign = SignOff("campaign.amendment-reviewed", decided_by=SubjectId("p-03"), channel="e-mail", proof="opinion")
        play.do(sign)
        assert not play.codes_or_none(self.NEW)
        play.campaign = evolve(play.campaign, digests={**play.campaign.digests, "rules": digest_of(b"other")})
        play.refuses(self.NEW, "campaign.amendment-reviewed")

    def test_rules_that_permit_no_amendment_get_none(self) -> None:
        play = kept(launched, permitting(may_amend=False))
        assert "campaign.may-amend-rules" in play.codes(self.NEW)


class TestBoundToContent:
    """'A sign-off names a check; the check names its subject … and the digest it has now.'"""

    def test_a_record_that_was_signed_before_the_draw_is_no_record_of_it(self) -> None:
        play = kept(sealed)
        play.do(SignOff("draw.record-signed@main", decided_by=LEAD, channel="paper", proof="scan"))
        assert standing(play.campaign) == "signed"
        assert standing(evolve(kept(drawn).campaign, approvals=play.campaign.approvals)) == "stale"

    def test_entries_that_come_in_later_make_stale_what_was_signed_of_them(self) -> None:
        """The late routes are signed off; the same file with one more line is brought in."""
        play = kept(closed)
        before = contents(play.campaign, MAIN)["entries.batches"]
        tally = play.campaign.entries.tallies[MAIN]
        more = evolve(tally, batches=(*tally.batches, evolve(tally.batches[0], batch="again", sha256=digest_of(b"x"))))
        play.campaign = evolve(play.campaign, entries=evolve(play.campaign.entries, tallies={MAIN: more}))
        assert contents(play.campaign, MAIN)["entries.batches"] != before

    def test_a_parcel_sent_again_has_its_tracking_told_again(self) -> None:
        play = kept(drawn)
        play.do(*confirming(), when="2023-09-18 10:00")
        play.do(*packing(), sending())
        first = contents(play.campaign, FIRST)["shipping.sending"]
        play.do(ConfirmDelivery(FIRST, proof="signature"))
        assert contents(play.campaign, FIRST)["shipping.sending"] == first
        parcel = play.campaign.shipping.parcels[FIRST]
        assert isinstance(parcel, Delivered)
        again = evolve(play.campaign.shipping, parcels={FIRST: evolve(parcel, sendings=2)})
        assert contents(evolve(play.campaign, shipping=again), FIRST)["shipping.sending"] != first


def standing(campaign: Campaign) -> str:
    outcome = contents(campaign, MAIN).get("draw.outcome", Digest(""))
    return campaign.approvals.standing("draw.record-signed", MAIN, outcome)


class TestClosings:
    """A closing moves by `extend` or `shorten`, and by nothing else."""

    def test_an_extended_round_is_open_until_its_new_closing(self) -> None:
        play = free()
        play.do(of(FREE, Extend, "2023-09-16 18:00"))
        play.now = at("2023-09-16 17:59")
        play.refuses(CloseRound(MAIN), "campaign.too-early")
        assert play.campaign.rounds[MAIN] == Open()

    def test_a_shortened_round_closes_earlier(self) -> None:
        play = free()
        play.do(of(FREE, Shorten, "2023-09-14 18:00"))
        assert play.campaign.plan.rounds[0].closes_at == at("2023-09-14 18:00")
        play.now = at("2023-09-14 18:00")
        assert "campaign.too-early" not in play.codes_or_none(CloseRound(MAIN))

    def test_a_closing_that_nobody_knows_is_neither_later_nor_earlier(self) -> None:
        play = free()
        unknown = evolve(FREE, rounds=(RoundPlan(id=MAIN, opens_at=PLAN.rounds[0].opens_at),))
        play.campaign = evolve(play.campaign, plan=unknown)
        play.refuses(of(FREE, Extend, "2023-09-16 18:00"), "campaign.not-later")
        play.refuses(of(FREE, Shorten, "2023-09-14 18:00"), "campaign.not-earlier")

    @pytest.mark.parametrize("change", [Extend, Shorten])
    def test_a_closing_before_the_opening_is_refused_like_any_other_that_the_plan_does_not_have(
        self, change: type[Extend | Shorten]
    ) -> None:
        play = kept(launched, permitting(may_extend=True, may_shorten=True))
        adopted = adopting(play.campaign.plan)
        asked = extend(adopted=adopted) if change is Extend else shorten(adopted=adopted)
        before = evolve(asked, closes_at=at("2023-08-01 09:00"))
        assert "campaign.more-than-date" in play.codes(before)

    def test_a_round_that_the_plan_does_not_have_changes_no_closing(self) -> None:
        play = free()
        moved: dict[str, object] = {"adopted": adopting(FREE)}
        nowhere = RoundId("nowhere")
        play.refuses(of(FREE, Extend, "2023-09-16 18:00", extended=nowhere, **moved), "campaign.round-not-open")
        play.refuses(of(FREE, Shorten, "2023-09-14 18:00", shortened=nowhere, **moved), "campaign.not-earlier")


class TestRoundsThatTheAmendmentAdds:
    """'AddRound … born closed'; a round that an amendment adds to the plan is born open."""

    def test_an_amendment_may_add_a_round(self) -> None:
        over = PLAN.rounds[0].over_at
        assert over is not None
        second = RoundPlan(id=RoundId("two"), opens_at=over, closes_at=at("2023-09-15 10:00"))
        play = kept(launched)
        play.do(amend(evolve(PLAN, rounds=(*PLAN.rounds, second), prizes=TWO)))
        assert play.campaign.rounds == {MAIN: Open(), RoundId("two"): Open()}

    def test_a_round_that_is_in_no_plan_may_be_closed_at_any_time(self) -> None:
        play = kept(launched)
        play.campaign = evolve(play.campaign, rounds={AGAIN: Open()})
        assert "campaign.too-early" not in play.codes_or_none(CloseRound(AGAIN))


HURRIED = evolve(FREE, rules=evolve(FREE.rules, amending=AmendmentClause(notice=period("P1Y"))))


def planning() -> Play:
    return started()


WHY: dict[str, tuple[Callable[[], Play], object]] = {
    "campaign.still-played": (lambda: kept(launched), VoidRound(MAIN, reason="no wish")),
    "campaign.committed": (lambda: kept(sealed), VoidRound(MAIN, reason="no wish")),
    "campaign.other-campaign": (planning, AdoptPlan(adopting(STRANGER))),
    "campaign.same-plan": (planning, AdoptPlan(adopting(PLAN))),
    "campaign.no-reason": (lambda: kept(launched), Pause(reason=" ")),
    "campaign.no-proof": (lambda: kept(launched), amend(TITLED, proof="")),
    "campaign.owed": (lambda: kept(launched), amend(FEWER)),
    "campaign.dates-moved": (lambda: kept(launched), amend(LATER)),
    "campaign.more-than-date": (free, of(FREE, Extend, "2023-09-16 18:00", adopted=adopting(LATER))),
    "campaign.not-later": (free, of(FREE, Extend, "2023-09-14 18:00")),
    "campaign.not-earlier": (free, of(FREE, Shorten, "2023-09-16 18:00")),
    "campaign.no-notice": (lambda: kept(launched, HURRIED), of(HURRIED, Extend, "2023-09-16 18:00")),
    "campaign.round-not-open": (lambda: kept(closed), closing(Extend, "2023-09-16 18:00")),
    "campaign.rounds-go-on": (lambda: kept(launched), End()),
    "campaign.not-in-phase": (planning, AddRound(AGAIN, parent=MAIN, reason="again")),
    "campaign.too-early": (lambda: kept(launched), CloseRound(MAIN)),
    "campaign.nothing-afresh": (lambda: kept(drawn), AddRound(AGAIN, parent=MAIN, reason="again")),
    "campaign.not-asked-for": (lambda: kept(closed), SealRound(MAIN)),
}


class TestEveryReason:
    """'every state, event kind and reason code occurs'"""

    @pytest.mark.parametrize("code", WHY)
    def test_it_occurs_and_says_what_to_do(self, code: str) -> None:
        play, command = WHY[code][0](), WHY[code][1]
        before = play.campaign
        play.refuses(command, code)
        assert play.campaign == before

    def test_none_is_left_out(self) -> None:
        assert set(WHY) == {kind.code for kind in (*REASONS, NOT_ASKED_FOR)}

    @pytest.mark.parametrize("command", [shorten(), closing(Shorten, "2023-09-14 18:00", reason="")])
    def test_a_closed_round_cannot_be_shortened_either(self, command: object) -> None:
        kept(closed).refuses(command, "campaign.round-not-open")

    def test_a_command_that_the_phase_does_not_take_says_what_it_would_take(self) -> None:
        assert "machine.not-now" in kept(launched).codes(Launch())
        assert "machine.not-now" in started().codes(Pause(reason="a bug"))
        assert kept(closed).codes(DrawRound(MAIN)) == ["campaign.not-asked-for"]


class TestEveryPhaseOccurs:
    """Every state of the campaign and of its rounds is lived through in a story."""

    def test_of_the_campaign_and_of_a_round(self) -> None:
        stories = [kept(make) for make in (launched, closed, drawn, ended)]
        seen = {type(fact).__name__ for play in stories for fact in play.facts}
        wanted = {event.__name__ for event in (*PHASE.events, *ROUND.events)}
        elsewhere = {
            "PlanAdopted", "PlanAmended", "RoundExtended", "RoundShortened", "CampaignPaused", "CampaignResumed",
            "CampaignCancelled", "CampaignArchived", "RoundVoided", "RoundAdded",
        }  # fmt: skip
        assert wanted - elsewhere <= seen

    def test_a_draft_adopts_another_plan_and_keeps_what_is_under_way(self) -> None:
        play = started()
        play.do(AdoptPlan(adopting(TITLED)))
        assert (play.campaign.plan_version, play.campaign.plan.title) == (2, TITLED.title)

    def test_a_bailiffs_choice_makes_the_round_drawn_without_a_list(self) -> None:
        play = kept(closed)
        play.do(waive(f"draw.sealed-and-witnessed@{MAIN}"))
        play.do(RecordDecision(MAIN, winners=(place(1, "e7"),), decided_by=SubjectId("p-03"), minutes="minutes"))
        assert isinstance(play.campaign.rounds[MAIN], Drawn)

    def test_what_is_settled_needs_every_prize_delivered(self) -> None:
        play = kept(drawn)
        play.refuses(AnnounceRound(MAIN), "claims.told-in-private")
        play.refuses(SettleRound(MAIN), "machine.not-now")

    def test_a_void_round_lets_the_campaign_end(self) -> None:
        play = kept(closed)
        play.do(VoidRound(MAIN, reason="too few"), End())
        assert play.campaign.over
        assert isinstance(play.campaign.rounds[MAIN], Void)
