"""The laws of the whole house, through any sequence of commands."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import settings

from campaignkit.campaign import (
    CAMPAIGN,
    NOTHING_YET,
    Archive,
    Pause,
    Resume,
    StartCampaign,
    UnknownCommandError,
    decide,
    explain,
)
from campaignkit.campaign.states import Archived
from campaignkit.claims import ExpireClaim
from campaignkit.draw import SettleDraw
from campaignkit.incidents import ReportIncident
from campaignkit.machine import Wanted
from campaignkit.privacy import EraseData, PurposeId
from campaignkit.simulation.before import LEAD
from campaignkit.testing.machine import CampaignMachine, agrees
from campaignkit.testing.road import REACTING as PLAN
from campaignkit.testing.road import ROAD, TURNS
from campaignkit.testing.story import (
    FIRST,
    MAIN,
    adopting,
    at,
    confirming,
    drawn,
    ended,
    kept,
    launched,
    packing,
)
from campaignkit.values import digest_of

TestAnySequence = CampaignMachine.TestCase
EXAMPLES = max(10, settings().max_examples // 2)
TestAnySequence.settings = settings(max_examples=EXAMPLES, stateful_step_count=20, deadline=None)


class TestExplain:
    """'`explain` agrees with `decide`'"""

    def test_the_gate_of_a_parcel_is_asked_about_its_own_claim(self) -> None:
        play = kept(drawn)
        play.do(*confirming(), *packing(), when="2023-09-18 10:00")
        told = {(item, command.__name__): found for item, command, found in explain(play.campaign, play.now, LEAD)}
        assert told[FIRST, "SendParcel"] == Wanted(("carrier",))

    def test_what_would_be_refused_further_on_is_refused(self) -> None:
        play = kept(drawn)
        play.do(*confirming()[:1], SettleDraw(MAIN, certificate_sha256=digest_of(b"final")))
        play.now = at("2023-12-01 10:00")
        told = {(item, command.__name__): found for item, command, found in explain(play.campaign, play.now, LEAD)}
        agrees(told[FIRST, "ExpireClaim"], decide(play.campaign, ExpireClaim(FIRST), play.now, LEAD))


class TestTheOnlyWayIn:
    """'decide(campaign, command, now, actor)` is the only way in'"""

    def test_what_is_no_command_is_an_error_that_names_it(self) -> None:
        with pytest.raises(UnknownCommandError, match="int is no command"):
            decide(NOTHING_YET, 3, at("2023-08-21 09:00"), LEAD)

    def test_the_guards_reasons_and_the_gates_are_given_together(self) -> None:
        play = launched()
        codes = play.codes(Pause(reason=" "))
        assert codes == ["campaign.no-reason"]
        play.do(Pause(reason="a bug"), ReportIncident("i1", trigger="mishap", what="a bug"))
        assert play.codes(Resume(reason="")) == ["campaign.no-reason", "campaign.incidents-over"]

    def test_an_archived_campaign_takes_no_command_of_the_campaign(self) -> None:
        play = kept(ended)
        erased = [
            EraseData(PurposeId(name), rows=1, attestation=digest_of(b"gone")) for name in ("contest", "delivery")
        ]
        play.do(*erased, Archive(), when="2024-01-31 09:00")
        assert isinstance(play.campaign.phase, Archived)
        for command in (*ROAD, *TURNS, StartCampaign(adopting(PLAN))):
            with suppress(AssertionError):
                play.do(command)
                assert type(command) not in CAMPAIGN.commands
