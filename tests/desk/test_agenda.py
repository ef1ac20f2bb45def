"""What waits for a person over all their campaigns; after a change that is meant, look at the difference:

python -m tests.desk.test_agenda
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from campaignkit.approvals import WithdrawSignOff
from campaignkit.campaign import Campaign, CampaignPlan, reviewed, waiting_for
from campaignkit.checklists import Answered, Review, Verdict
from campaignkit.codec import read_plan, template_text
from campaignkit.desk import Desk
from campaignkit.documents import ReviewView, agenda_plain, agenda_text
from campaignkit.values import CampaignId, Instant, civil
from tests.desk.stage import ROUND, at, drawn, in_memory, launched

GOLDEN = Path(__file__).with_name("golden_agenda")
NOBODY_THERE = "p-99"
COUNSEL, LEAD, CLIENT = "p-03", "p-02", "p-01"


def template(name: str, opening: date) -> CampaignPlan:
    return read_plan(template_text("giveaway", id=CampaignId(name), title=name, opening=opening), CampaignPlan)


def three_campaigns() -> Desk:
    """On a Thursday: one is public and its legal review was taken back, one opens in 15 days, one next year."""
    desk, clock = in_memory()
    game = launched(desk, clock)
    desk.start(template("salon-habitat", date(2023, 9, 29)))
    desk.start(template("thermes", date(2024, 6, 3)))
    clock.now = at("2023-09-14 09:02")
    game.do(WithdrawSignOff("rules.legal-review", reason="the opinion was of another text"))
    return desk


@pytest.fixture(scope="module")
def desk() -> Desk:
    return three_campaigns()


def golden(lang: str) -> Path:
    return GOLDEN.with_suffix(f".{lang}.txt")


def shown(desk: Desk, lang: str) -> str:
    return "\n".join(agenda_text(desk.agenda(days=7, person=COUNSEL), lang)) + "\n"


class TestTheScreen:
    """'what waits for that person in the coming days over all their campaigns, and what is late'"""

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_it_is_as_it_was_looked_at(self, desk: Desk, lang: str) -> None:
        assert shown(desk, lang) == golden(lang).read_text("utf-8")
        assert max(map(len, shown(desk, lang).splitlines())) <= 80

    def test_whoever_has_nothing_to_do_reads_so(self, desk: Desk) -> None:
        head, *lines = agenda_text(desk.agenda(days=7, person=NOBODY_THERE), "fr")
        assert head == "Jeudi 14 septembre 2023, 9 h 02 · 3 opérations ouvertes · pour p-99 · lecture"
        assert lines == ["seule", "Rien à faire."]

    def test_what_has_an_hour_shows_it_and_is_late_when_it_is_past(self) -> None:
        desk, clock = in_memory()
        launched(desk, clock)
        clock.now = at("2023-09-14 12:00")
        assert any(line.split()[:2] == ["ostern", "23:59"] for line in agenda_text(desk.agenda(days=1), "en"))
        clock.now = at("2023-09-15 07:00")
        (row,) = (each for each in agenda_plain(desk.agenda(days=1)) if each["where"] == ROUND)
        assert row["late"]


class TestLate:
    """A question is late once its day is over, and what has an hour once that is past: in every list alike."""

    @pytest.mark.parametrize("hours", [0, 1, 7, 13, 14, 25])
    def test_the_review_and_the_agenda_call_the_same_questions_late(self, hours: int) -> None:
        desk, clock = in_memory()
        game = desk.start(template("salon", date(2023, 9, 29)))
        game.waive(
            "channels.rehearsed", reason="on the phone", decided_by="p-05", channel="telephone",
            until=at("2023-09-20 00:00"),
        )  # fmt: skip
        clock.now = at("2023-09-14 10:00").add(hours=hours)
        zone, told = game.plan.clock, {item.where: item for item in desk.due(days=400)}
        lines = [line for line in game.review().lines if line.reasons and line.due_at]
        late = {line.key for line in lines if line.late(clock.now, zone)}
        assert late == {item.where for item in told.values() if item.line and item.late(clock.now, zone)}
        assert "channels.rehearsed" in late
        view = ReviewView(review=game.review(), zone=zone, by="due")
        ((_name, rows), *_others) = view.groups
        assert {row["id"] for row in rows if row["open"]} == late

    def test_what_is_due_today_is_not_late_before_midnight(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(template("salon", date(2023, 9, 29)))
        line = next(line for line in game.review().lines if line.due_at and line.reasons)
        assert line.due_at is not None
        day, zone = civil(line.due_at, game.plan.clock).start_of("day"), game.plan.clock
        assert not line.late(civil(day.add(hours=23, minutes=59), "UTC"), zone)
        assert line.late(civil(day.add(days=1), "UTC"), zone)

    def test_no_gate_is_asked_twice_for_one_screen(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        asked: list[tuple[str, str, str]] = []

        def noted(campaign: Campaign, gate: str, item: str, now: Instant) -> Review:
            asked.append((campaign.id, gate, item))
            return reviewed(campaign, gate, item, now)

        for module in ("campaignkit.campaign.due", "campaignkit.desk.passages"):
            monkeypatch.setattr(f"{module}.reviewed", noted)
        desk.agenda(days=7, person=COUNSEL)
        assert len(asked) == len(set(asked)) > 2


class TestWhoItWaitsFor:
    """'"What must I sign?" per person'"""

    def test_everybodys_together_is_all_there_is(self, desk: Desk) -> None:
        people = {person for item in desk.due(days=400) for person in item.people}
        assert people == {"p-01", "p-02", "p-03", "p-04", "p-05"}
        found = {item for person in people for item in desk.due(days=400, person=person)}
        assert {(item.campaign, item.where) for item in found} == {
            (item.campaign, item.where) for item in desk.due(days=400)
        }

    def test_a_deputy_finds_what_waits_for_whom_they_stand_in_for(self, desk: Desk) -> None:
        assert {each.line.key for each in desk.to_sign(COUNSEL)} <= {each.line.key for each in desk.to_sign(LEAD)}

    def test_what_nobody_answers_for_waits_for_whoever_leads(self) -> None:
        desk, _clock = in_memory()
        plan = template("salon", date(2023, 9, 29))
        people = tuple(each for each in plan.organisers.people if "legal" not in each.roles)
        game = desk.start(evolve(plan, organisers=evolve(plan.organisers, people=people)))
        assert waiting_for(game.state, "legal") == game.plan.organisers.holding("lead")
        assert "rules.legal-review" in {each.line.key for each in desk.to_sign(LEAD)}

    def test_it_is_in_the_order_of_the_dates_and_all_of_it_waits_for_a_signature(self, desk: Desk) -> None:
        asked = desk.to_sign(COUNSEL)
        days = [each.line.due_at for each in asked if each.line.due_at is not None]
        assert days == sorted(days)
        assert all(each.line.due_at is None for each in asked[len(days) :])
        assert all(each.line.check.answered is Answered.ATTESTED for each in asked)
        assert all(each.line.reasons for each in asked)

    def test_once_they_have_signed_it_all_nothing_is_left_to_sign(self) -> None:
        desk, _clock = in_memory()
        game = desk.start(template("salon", date(2023, 9, 29)))
        asked = desk.to_sign(CLIENT)
        assert len(asked) > 3
        with desk.acting_as("p-04"):
            for each in asked:
                game.sign(each.line.key, decided_by=CLIENT, channel="e-mail", proof="https://files.example/yes")
        assert desk.to_sign(CLIENT) == ()


class TestWhatHasUnreadied:
    """'`review` and `due` show what has un-readied'"""

    def test_it_is_due_again_and_says_so(self, desk: Desk) -> None:
        (item,) = (item for item in desk.due(days=7) if item.unreadied)
        assert (item.campaign, item.where, item.sign) == ("ostern", "rules.legal-review", True)
        assert ("ostern", "rules.legal-review") in {(each.campaign, each.line.key) for each in desk.to_sign(COUNSEL)}
        (row,) = (row for row in agenda_plain(desk.agenda(person=COUNSEL)) if row["unreadied"])
        assert row["working_days"] < 0

    def test_what_has_no_date_is_wanted_today_and_said_once(self) -> None:
        desk, clock = in_memory()
        game = launched(desk, clock)
        line = next(
            line
            for line in game.review().lines
            if line.due_at is None and line.check.answered is Answered.ATTESTED and line.verdict is Verdict.PASS
        )
        game.do(WithdrawSignOff(line.key, reason="second thoughts"))
        (person, *_others) = waiting_for(game.state, line.check.signatory)
        rows = [row for row in agenda_plain(desk.agenda(person=person)) if row["where"] == line.key]
        assert [(row["working_days"], row["unreadied"]) for row in rows] == [(0, True)]

    def test_nothing_does_by_itself_from_the_launch_to_the_draw(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        drawn(desk, clock, tmp_path)
        assert not [item for item in desk.due(days=400) if item.unreadied]


if __name__ == "__main__":
    made = three_campaigns()
    for lang in ("fr", "en"):
        golden(lang).write_text(shown(made, lang), "utf-8")
