"""A log that was written once, and must always be read.

After a change of an event that is meant, write the file anew and look at the difference by eye:

    python -m tests.campaign.test_golden_log
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from attrs import evolve

from campaignkit.approvals import SignOff, WithdrawSignOff
from campaignkit.campaign import (
    EVENTS,
    NOTHING_YET,
    AdoptedPlan,
    AdoptPlan,
    Archive,
    Campaign,
    CampaignPlan,
    Cancel,
    RoundPlan,
    StartCampaign,
    apply,
)
from campaignkit.campaign.states import Archived
from campaignkit.codec import EventCodec
from campaignkit.incidents import HandleIncident, ReportIncident, ResolveIncident
from campaignkit.organisers import OrganisersPlan, Person
from campaignkit.prizes import DropPrize, Exactly, LineId, OrderPrize, PrizeLine, PrizesPlan
from campaignkit.testing.story import Play, at, waive
from campaignkit.values import CampaignId, Digest, RoundId, SubjectId, Text, Zone, digest_of

GOLDEN = Path(__file__).with_name("golden_log.jsonl")
CODEC = EventCodec(EVENTS)
LEA = SubjectId("lea")
PLAN = CampaignPlan(
    id=CampaignId("noel"),
    title=Text("Noël à gagner", "Win Christmas"),
    language="fr",
    zone=Zone("Europe/Paris"),
    rounds=(RoundPlan(id=RoundId("main"), opens_at=at("2026-12-01 10:00"), closes_at=at("2026-12-10 23:59")),),
    organisers=OrganisersPlan(people=(Person(id=LEA, roles=("lead", "client", "legal", "dpo"), deputy=None),)),
    prizes=PrizesPlan(lines=(PrizeLine(id=LineId("tv"), name=Text("téléviseur", "TV"), quantity=Exactly(units=1)),)),
)


@cache
def story() -> tuple[tuple[object, ...], Campaign]:
    """A draft that two people work on, and that is given up before anything is public."""
    play = Play(now="2026-11-02 09:00")
    play.actor = LEA
    digests = {"plan": digest_of(b"plan"), "rules": digest_of(b"rules")}
    play.do(StartCampaign(AdoptedPlan(plan=PLAN, digests=digests)))
    play.do(
        SignOff("rules.legal-review", decided_by=LEA, channel="e-mail", proof="mail-1"),
        WithdrawSignOff("rules.legal-review", reason="the dates move"),
        OrderPrize(LineId("tv"), units=1, proof="PO-7", expected_at=at("2026-11-20 12:00")),
        when="2026-11-03 14:30",
    )
    moved = evolve(PLAN, rounds=(evolve(PLAN.rounds[0], opens_at=at("2026-12-02 10:00")),))
    play.do(AdoptPlan(AdoptedPlan(plan=moved, digests={**digests, "plan": Digest("0" * 64)})))
    play.do(
        waive("campaign.last-look", "2026-12-01 00:00", LEA),
        ReportIncident("i1", trigger="partner-fails", what="the supplier is late"),
        HandleIncident("i1", move="another supplier is asked"),
        ResolveIncident("i1", lesson="two suppliers"),
        when="2026-11-10 08:00",
    )
    play.do(
        DropPrize(LineId("tv"), reason="no supplier"),
        Cancel(reason="no prize"),
        waive("privacy.erased", "2026-12-01 00:00", LEA),
        Archive(),
        when="2026-11-12 18:00:00",
    )
    return tuple(play.facts), play.campaign


def rows() -> list[str]:
    """The log as it is stored: one row per fact, with its kind, its schema and its exact body."""
    return [json.dumps(CODEC.encode(fact), ensure_ascii=False) for fact in story()[0]]


class TestTheGoldenLog:
    """'upcasters on read with golden logs': what was written once reads the same for ever."""

    def test_the_story_still_writes_exactly_this_log(self) -> None:
        assert rows() == GOLDEN.read_text("utf-8").splitlines(), "see the docstring of this file"

    def test_the_log_still_reads_as_the_same_state(self) -> None:
        state = NOTHING_YET
        for line in GOLDEN.read_text("utf-8").splitlines():
            kind, schema, body = json.loads(line)
            state = apply(state, CODEC.decode(kind, schema, body))
        assert state == story()[1]
        assert isinstance(state.phase, Archived)

    def test_a_waiver_written_before_proofs_were_asked_for_awaits_none(self) -> None:
        body = (
            '{"at":"2026-11-10T07:00:00Z","by":"lea","decided_by":"lea","on":"campaign.last-look",'
            '"reason":"small prize","until":"2026-11-30T23:00:00Z"}'
        )
        old = CODEC.decode("approvals.check-waived", 1, body)
        assert (old.proof, old.proof_due) == ("", None)

    def test_it_tells_this_story(self) -> None:
        kinds = [json.loads(line)[0] for line in GOLDEN.read_text("utf-8").splitlines()]
        assert kinds == [
            "campaign.started",
            "approvals.signed-off",
            "approvals.sign-off-withdrawn",
            "prizes.ordered",
            "campaign.plan-adopted",
            "approvals.check-waived",
            "incidents.reported",
            "incidents.handled",
            "incidents.resolved",
            "prizes.dropped",
            "campaign.gate-passed",
            "campaign.cancelled",
            "approvals.check-waived",
            "campaign.gate-passed",
            "campaign.archived",
        ]


if __name__ == "__main__":
    GOLDEN.write_text("\n".join(rows()) + "\n", "utf-8")
