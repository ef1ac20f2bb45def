"""What must be true of the channels."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.channels import (
    CHECKS,
    Account,
    AccountState,
    Blocked,
    ChannelsPlan,
    ChannelsState,
    Shift,
    Untested,
)
from campaignkit.channels import (
    Tested as Tried,
)
from campaignkit.checklists import Case
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import Instant, SubjectId, Text, Zone, local
from tests.cases import NOON, by_id, case, places, signed
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, both_ways, names

SHOP = Account(id="shop", network="instagram", handle="shop", admins=2)
CLOSE = NOON.add(days=20)
WATCH = Shift(person=SubjectId("lea"), starts_at=CLOSE.subtract(hours=1), ends_at=CLOSE)
WHOLE = ChannelsPlan(
    accounts=(SHOP,),
    ads=Text("trois", "three"),
    hashtag="#noel",
    on_call=(WATCH,),
    charter="https://shop.example/charter",
    answers=(Text("une fois", "once"),),
    fake_account_warning=Text("jamais de carte", "never a card"),
)
WORKS = Tried(valid_until=CLOSE.add(days=1), proof="x")


def of(plan: ChannelsPlan = WHOLE, here: AccountState = WORKS, **about: object) -> Case[Any, Any]:
    given = {"anchors": {"close": CLOSE}, **about}
    return case(plan, ChannelsState(accounts=dict.fromkeys((each.id for each in plan.accounts), here)), **given)


def but(**about: Any) -> Case[Any, Any]:
    return of(evolve(WHOLE, **about))


def unwatched(close: str) -> Case[Any, Any]:
    """Nobody is on call, and the contest closes then on the clock of Paris."""
    return of(evolve(WHOLE, on_call=()), anchors={"close": local(close, PARIS)}, zone=PARIS)


def on_saturday(starts: Instant) -> Case[Any, Any]:
    """The contest closes on a Saturday; somebody is on call for an hour from that moment."""
    shift = evolve(WATCH, starts_at=starts, ends_at=starts.add(hours=1))
    return of(evolve(WHOLE, on_call=(shift,)), anchors={"close": SATURDAY}, zone=PARIS)


PARIS = Zone("Europe/Paris")
SATURDAY = local("2026-12-19 12:00", PARIS)
WATCHED = ("channels.closing-watched", "channels.closing-hour")
SIGNED = (
    "channels.hashtag-free",
    "channels.ads-accepted",
    "channels.rehearsed",
    "channels.others-told",
    "channels.fakes-looked-for",
)
ROWS: list[Row] = [
    *((check, of(sign_offs=signed(check)), PASS) for check in SIGNED),
    *((check, of(), UNKNOWN) for check in SIGNED),
    ("channels.hashtag-free", but(hashtag=None), BESIDE),
    ("channels.ads-accepted", but(ads=None), BESIDE),
    ("channels.access-proved", of(), PASS),
    ("channels.access-proved", of(here=Untested()), FAIL),
    ("channels.access-proved", of(here=Blocked(reason="x")), FAIL),
    ("channels.access-proved", of(here=Tried(valid_until=CLOSE, proof="x")), FAIL),
    ("channels.access-proved", of(here=Tried(valid_until=CLOSE, proof="x"), anchors={}), BESIDE),
    ("channels.access-proved", but(accounts=(evolve(SHOP, admins=1),)), FAIL),
    ("channels.access-proved", but(accounts=(evolve(SHOP, admins=NOBODY_KNOWS),)), UNKNOWN),
    ("channels.access-proved", but(accounts=()), UNKNOWN),
    ("channels.moderation-ready", of(), PASS),
    ("channels.moderation-ready", but(charter=NOBODY_KNOWS), UNKNOWN),
    ("channels.moderation-ready", but(answers=()), UNKNOWN),
    *((check, of(), PASS) for check in WATCHED),
    *((check, but(on_call=()), FAIL) for check in WATCHED),
    *((check, of(anchors={}), UNKNOWN) for check in WATCHED),
    ("channels.closing-watched", but(on_call=(evolve(WATCH, ends_at=CLOSE.subtract(minutes=1)),)), FAIL),
    ("channels.odd-closing-watched", but(on_call=()), PASS),
    ("channels.odd-closing-watched", of(), PASS),
    ("channels.odd-closing-watched", evolve(unwatched("2026-12-21 19:00"), zoned=False), BESIDE),
    ("channels.odd-closing-watched", evolve(unwatched("2026-12-21 19:01"), zoned=False), UNKNOWN),
    ("channels.odd-closing-watched", of(anchors={}), BESIDE),
    ("channels.odd-closing-watched", unwatched("2026-12-21 19:00"), PASS),
    ("channels.odd-closing-watched", unwatched("2026-12-21 08:01"), PASS),
    ("channels.odd-closing-watched", unwatched("2026-12-21 19:01"), FAIL),
    ("channels.odd-closing-watched", unwatched("2026-12-21 08:00"), FAIL),
    ("channels.odd-closing-watched", unwatched("2026-12-19 12:00"), FAIL),
    ("channels.odd-closing-watched", on_saturday(SATURDAY.subtract(minutes=1)), PASS),
    ("channels.odd-closing-watched", on_saturday(SATURDAY.add(hours=1)), FAIL),
    ("channels.fakes-foreseen", of(), PASS),
    ("channels.fakes-foreseen", but(fake_account_warning=NOBODY_KNOWS), UNKNOWN),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(CHECKS, row)


def test_every_check_passes_and_is_open() -> None:
    both_ways(CHECKS, ROWS)


def test_a_close_is_told_with_its_day_on_the_clock_of_the_campaign() -> None:
    (answer,) = by_id(CHECKS, "channels.odd-closing-watched").answers(unwatched("2026-12-21 00:00"))
    assert answer.because.en == (
        "channels.on_call says nothing; close says 2026-12-21 00:00: nobody is on call on that Sunday"
    )
    assert answer.because.fr.endswith("personne n'est d'astreinte ce dimanche")


def test_everything_missing_is_named_at_once() -> None:
    bare = but(charter=NOBODY_KNOWS, answers=())
    assert places(CHECKS, "channels.moderation-ready", bare) == ["channels.charter", "channels.answers"]
    alone = of(evolve(WHOLE, accounts=(evolve(SHOP, admins=1),)), Untested())
    assert places(CHECKS, "channels.access-proved", alone) == [
        "channels.accounts[shop]",
        "channels.accounts[shop].admins",
    ]
