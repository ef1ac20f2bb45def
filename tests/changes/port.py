"""The contest port-noel, invented for the golden output of a change, at moments that tests ask for."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import read_plan
from campaignkit.creatives import ApproveVisual, AskChanges, SchedulePost, SubmitVisual
from campaignkit.desk import Desk, Game, SetClock
from campaignkit.rulepacks import NO_PACKS
from campaignkit.rules import DepositRules, PublishRules
from campaignkit.values import UNKNOWN, Instant, SubjectId, digest_of, local

PORT = Path(__file__).with_name("port-noel.yaml")
PLAN = read_plan(PORT.read_bytes(), CampaignPlan)
CLIENT, LEAD, LEGAL = SubjectId("p-01"), SubjectId("p-02"), SubjectId("p-03")
VERSIONS = {"rappel": 2, "dernière chance": 5}
hours_away = st.integers(-12 * 24, 60 * 24)


def when(text: str) -> Instant:
    """A civil time of the contest."""
    return local(text, PLAN.clock)


def tuesday(plan: CampaignPlan = PLAN) -> Game:
    """The contest in the middle of its play: 17 November, 16:10; its last posts are programmed."""
    clock = SetClock(when("2026-11-05 09:00"))
    desk = Desk.in_memory(clock=clock, packs=NO_PACKS)
    desk.actor = LEAD
    game = desk.start(plan)
    _made(game)
    clock.now = when("2026-11-09 09:00")
    game.sign("rules.legal-review", decided_by=LEGAL, channel="e-mail", proof="https://port.example/avis.pdf")
    game.sign("campaign.go", decided_by=CLIENT, channel="meeting", proof="https://port.example/go.pdf")
    for line in game.review("launch").blocking:
        game.waive(line.key, reason="tried elsewhere", decided_by=LEAD, until=when("2027-06-01 09:00"))
    game.launch()
    clock.now = when("2026-11-17 16:10")
    return game


def _made(game: Game) -> None:
    """The visuals shown, sent back and approved; the rules published and deposited; the posts programmed."""
    for visual in game.plan.creatives.visuals:
        for version in range(1, VERSIONS.get(visual.id, 1) + 1):
            game.do(SubmitVisual(visual.id, sha256=digest_of(f"{visual.id} {version}".encode())))
            if version < VERSIONS.get(visual.id, 1):
                game.do(AskChanges(visual.id, comment="larger", charged=version > 2))
        game.do(ApproveVisual(visual.id, decided_by=CLIENT, proof="https://port.example/bon.pdf"))
    game.do(PublishRules(sha256=digest_of(b"rules"), address="https://port.example/reglement", version="3"))
    game.do(DepositRules(party="etude", receipt="1"))
    for post in game.plan.creatives.posts:
        assert post.publishes_at is not UNKNOWN
        game.do(SchedulePost(post.id, reference=post.id, publishes_at=post.publishes_at))
