"""'DST and zone boundaries': what falls on a clock change, on midnight, on a day that a zone left out."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import Campaign, CloseRound, decide
from campaignkit.claims import AcceptPrize, Notified, NotifyWinner
from campaignkit.entries import Limit, LimitPeriod, RawEntry, Scope, Status, admit
from campaignkit.machine import Accepted, Refused
from campaignkit.simulation.before import LEAD, proof
from campaignkit.testing.story import FIRST, MAIN, PLAN, drawn, kept, launched
from campaignkit.values import Instant, Window, Zone, from_micros, instant, to_micros

ZONES = tuple(map(Zone, ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")))
CHANGES = (
    "2023-10-29T00:00:00Z",  # Berlin: 02:00 to 03:00 is told twice
    "2023-03-26T01:00:00Z",  # Berlin: 02:00 to 03:00 is left out
    "2023-11-05T06:00:00Z",  # New York: an hour is told twice
    "2023-04-01T15:00:00Z",  # Lord Howe: half an hour is told twice
    "2011-12-30T10:00:00Z",  # Apia: the 30th of December is left out
)
around_changes = st.builds(
    lambda change, micros: from_micros(to_micros(instant(change)) + micros),
    st.sampled_from(CHANGES),
    st.integers(-2 * 86_400, 2 * 86_400).map(lambda seconds: seconds * 1_000_000),
)
zones = st.sampled_from(ZONES)
MICRO = 1


def closing(at: Instant, zone: Zone) -> Campaign:
    """A public campaign whose only round closes then."""
    (only,) = PLAN.rounds
    rounds = (evolve(only, opens_at=at.subtract(days=2), closes_at=at),)
    return evolve(kept(launched).campaign, plan=evolve(PLAN, rounds=rounds, zone=zone))


class TestAClosing:
    """A round is over at its instant, whatever the clock on the wall says: exclusive, but for a whole minute 59."""

    @given(at=around_changes, zone=zones)
    def test_it_is_too_early_until_the_last_microsecond_and_not_after(self, at: Instant, zone: Zone) -> None:
        campaign = closing(at, zone)
        over = campaign.plan.rounds[0].over_at
        assert over is not None
        early = decide(campaign, CloseRound(MAIN), over.subtract(microseconds=MICRO), LEAD)
        assert isinstance(early, Refused)
        assert "campaign.too-early" in {reason.code for reason in early.reasons}
        late = decide(campaign, CloseRound(MAIN), over, LEAD)
        assert not isinstance(late, Refused) or "campaign.too-early" not in {each.code for each in late.reasons}

    def test_the_hour_that_is_told_twice_closes_twice_an_hour_apart(self) -> None:
        first, second = instant("2023-10-29T02:59:00+02:00"), instant("2023-10-29T02:59:00+01:00")
        over = [closing(at, ZONES[0]).plan.rounds[0].over_at for at in (first, second)]
        assert over == [instant("2023-10-29T01:00:00Z"), instant("2023-10-29T02:00:00Z")]


class TestADeadline:
    """Days are counted on the clock of the zone: a winner told at noon answers until noon.

    Where that time of day is left out by a change, the deadline comes as much later as is left out.
    """

    @given(at=around_changes.filter(lambda at: at.year > 2022), zone=zones)
    def test_seven_days_later_the_clock_on_the_wall_says_the_same(self, at: Instant, zone: Zone) -> None:
        campaign = evolve(kept(drawn).campaign, plan=evolve(PLAN, zone=zone))
        told = decide(campaign, NotifyWinner(FIRST, channel="e-mail", proof=proof("message")), at, LEAD)
        assert isinstance(told, Accepted)
        play = kept(drawn)
        play.campaign = campaign
        play.now = at
        play.do(NotifyWinner(FIRST, channel="e-mail", proof=proof("message")))
        state = play.campaign.claims.claims[FIRST]
        assert isinstance(state, Notified)
        assert state.deadline is not None
        place = ZoneInfo(zone)
        walls = [moment.astimezone(place).replace(tzinfo=None) for moment in (at, state.deadline)]
        left_out = (walls[1] - walls[0]).total_seconds() - 7 * 86_400
        assert left_out in (0, 1800, 3600)
        yes = AcceptPrize(FIRST, proof=proof("answer"))
        assert isinstance(decide(play.campaign, yes, state.deadline.subtract(microseconds=MICRO), LEAD), Accepted)
        assert isinstance(decide(play.campaign, yes, state.deadline, LEAD), Refused)


class TestADay:
    """'One entry a day' means the day on the wall, of 23, 24 or 25 hours."""

    @given(first=around_changes, apart=st.integers(1, 30 * 3600), zone=zones)
    def test_two_entries_share_a_day_when_the_wall_says_one_date(self, first: Instant, apart: int, zone: Zone) -> None:
        second = first.add(seconds=apart)
        limit = Limit(id="daily", count=1, scope=Scope.ACCOUNT, period=LimitPeriod.DAY, article="3")
        plan = evolve(PLAN.entries, limits=(limit,))
        window = Window(opens_at=first.subtract(days=3), closes_at=second.add(days=3))
        rows = tuple(_comment(number, at) for number, at in enumerate((first, second)))
        statuses = [ruling.status for ruling in admit(rows, plan, window, zone=zone)]
        dates = {at.astimezone(ZoneInfo(zone)).date() for at in (first, second)}
        assert statuses == [Status.ADMITTED, Status.REFUSED if len(dates) == 1 else Status.ADMITTED]

    @pytest.mark.parametrize(("opens", "hours"), [("2023-10-28T22:00:00Z", 25), ("2023-03-25T23:00:00Z", 23)])
    def test_the_day_of_the_change_has_so_many_hours(self, opens: str, hours: int) -> None:
        begins = instant(opens)
        limit = Limit(id="daily", count=1, scope=Scope.ACCOUNT, period=LimitPeriod.DAY)
        plan = evolve(PLAN.entries, limits=(limit,))
        window = Window(opens_at=begins.subtract(days=1), closes_at=begins.add(days=3))
        moments = (begins, begins.add(hours=hours).subtract(seconds=1), begins.add(hours=hours))
        rulings = admit((_comment(n, at) for n, at in enumerate(moments)), plan, window, zone=ZONES[0])
        assert [each.status for each in rulings] == [Status.ADMITTED, Status.REFUSED, Status.ADMITTED]


def _comment(number: int, at: Instant) -> RawEntry:
    post = PLAN.entries.methods[0].posts[0]
    return RawEntry(
        source="instagram", source_id=f"c{number}", post=post, text="ja", at=at, author="lea",
        reply_to=None, hidden=False,
    )  # fmt: skip
