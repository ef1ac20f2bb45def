"""What must be true of visuals and posts."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.creatives import (
    CHECKS,
    ChangesAsked,
    CreativesPlan,
    CreativesState,
    Drafted,
    Moment,
    Post,
    PostPublished,
    PostState,
    PostTakenDown,
    Scheduled,
    Submitted,
    Visual,
    VisualApproved,
    VisualState,
    adopted,
)
from campaignkit.values import UNKNOWN as NOBODY_KNOWS
from campaignkit.values import Money, SubjectId, Text, digest_of
from tests.cases import NOON, case, places, signed
from tests.checks_of_rooms.answers import BESIDE, FAIL, PASS, UNKNOWN, Row, answered, both_ways, names

BRIEF = Text("un nid", "a nest")
NEXT_WEEK = NOON.add(days=7)
CLOSED = {"close": NEXT_WEEK}
PICTURE = Visual(id="launch", moment=Moment.LAUNCH, brief=BRIEF, rights=None, rights_end=None)
POST = Post(
    id="launch",
    network="instagram",
    account="shop",
    moment=Moment.LAUNCH,
    publishes_at=NEXT_WEEK,
    text="On joue !",
    visual="launch",
    disclosure=False,
)
SEEN = (Moment.LAUNCH, Moment.DIFFUSION, Moment.HIGHLIGHT, Moment.WINNER)
TOLD = (Moment.LAUNCH, Moment.LAST_DAY, Moment.WINNER)
WHOLE = CreativesPlan(
    visuals=tuple(evolve(PICTURE, id=moment.value, moment=moment) for moment in SEEN),
    posts=tuple(evolve(POST, id=moment.value, moment=moment) for moment in TOLD),
    revision_rounds=2,
    silence_rule=None,
)
NOTHING = case(CreativesPlan(), CreativesState())
SHA = digest_of(b"file")
APPROVED = VisualApproved(version=1, sha256=SHA, asked=0, decided_by=SubjectId("max"), proof="x")
SUBMITTED = Submitted(version=1, sha256=SHA, asked=0)
PROGRAMMED = Scheduled(reference="r", publishes_at=NEXT_WEEK)
OUT = PostPublished(address="https://instagram.example/p/1", at=NOON)


def of(
    plan: CreativesPlan = WHOLE, visual: VisualState = APPROVED, post: PostState = PROGRAMMED, **about: object
) -> Case[Any, Any]:
    """The case in which every visual and every post stands alike."""
    born = adopted(plan, CreativesState())
    state = CreativesState(visuals=dict.fromkeys(born.visuals, visual), posts=dict.fromkeys(born.posts, post))
    return case(plan, state, **about)


def picture(**about: Any) -> CreativesPlan:
    return evolve(WHOLE, visuals=(evolve(PICTURE, **about),))


def post(**about: Any) -> CreativesPlan:
    return evolve(WHOLE, posts=(evolve(POST, **about),))


VISUALS = tuple(f"creatives.{moment.value}-visual" for moment in SEEN)
THREE = ChangesAsked(version=3, comment="x", asked=3)
ROWS: list[Row] = [
    ("creatives.briefed", of(), PASS),
    ("creatives.briefed", of(picture(brief=NOBODY_KNOWS)), UNKNOWN),
    ("creatives.briefed", NOTHING, UNKNOWN),
    *((check, of(), PASS) for check in VISUALS),
    *((check, of(visual=SUBMITTED), FAIL) for check in VISUALS),
    *((check, NOTHING, UNKNOWN) for check in VISUALS),
    ("creatives.rights-held", of(), PASS),
    ("creatives.rights-held", of(picture(rights=NOBODY_KNOWS)), UNKNOWN),
    *(("creatives.rights-held", of(picture(rights_end=end), anchors=CLOSED), PASS) for end in (None, NOBODY_KNOWS)),
    ("creatives.rights-held", of(picture(rights_end=NEXT_WEEK), anchors=CLOSED), PASS),
    ("creatives.rights-held", of(picture(rights_end=NEXT_WEEK.subtract(seconds=1)), anchors=CLOSED), FAIL),
    ("creatives.rights-held", of(picture(rights_end=NEXT_WEEK)), BESIDE),
    ("creatives.second-reader", of(sign_offs=signed("creatives.second-reader")), PASS),
    ("creatives.second-reader", of(), UNKNOWN),
    ("creatives.rounds-within", of(), PASS),
    ("creatives.rounds-within", of(visual=evolve(APPROVED, asked=2)), PASS),
    ("creatives.rounds-within", of(visual=THREE), FAIL),
    ("creatives.rounds-within", of(visual=evolve(APPROVED, asked=3)), FAIL),
    ("creatives.rounds-within", NOTHING, UNKNOWN),
    ("creatives.posts-scheduled", of(), PASS),
    ("creatives.posts-scheduled", of(post=OUT), PASS),
    ("creatives.posts-scheduled", of(post=Drafted()), FAIL),
    ("creatives.posts-scheduled", of(post()), UNKNOWN),
    ("creatives.posts-scheduled", of(post(publishes_at=NOBODY_KNOWS)), UNKNOWN),
    ("creatives.captions", of(), PASS),
    ("creatives.captions", of(post(text=NOBODY_KNOWS)), UNKNOWN),
    ("creatives.captions", of(post(disclosure=NOBODY_KNOWS)), UNKNOWN),
    ("creatives.ad-formats", of(post(paid=Money(90, "EUR")), sign_offs=signed("creatives.ad-formats")), PASS),
    ("creatives.ad-formats", of(post(paid=Money(90, "EUR"))), UNKNOWN),
    ("creatives.ad-formats", of(), BESIDE),
    ("creatives.winner-visual-agreed", of(sign_offs=signed("creatives.winner-visual-agreed")), PASS),
    ("creatives.winner-visual-agreed", of(), UNKNOWN),
    ("creatives.backward-plan", of(sign_offs=signed("creatives.backward-plan")), PASS),
    ("creatives.backward-plan", of(), UNKNOWN),
    ("creatives.launch-seen", of(sign_offs=signed("creatives.launch-seen")), PASS),
    ("creatives.launch-seen", of(), UNKNOWN),
    ("creatives.silence-ruled", of(), PASS),
    ("creatives.silence-ruled", NOTHING, UNKNOWN),
    ("creatives.posts-out", of(), PASS),
    ("creatives.posts-out", of(post=OUT, now=NEXT_WEEK), PASS),
    ("creatives.posts-out", of(post(publishes_at=NOBODY_KNOWS), now=NEXT_WEEK), PASS),
    ("creatives.posts-out", of(now=NEXT_WEEK), FAIL),
    ("creatives.rights-ended", of(post=OUT), PASS),
    ("creatives.rights-ended", of(picture(rights_end=NEXT_WEEK), post=OUT), PASS),
    ("creatives.rights-ended", of(picture(rights_end=NOON), post=PostTakenDown(reason="x")), PASS),
    ("creatives.rights-ended", of(picture(rights_end=NOON), post=OUT), FAIL),
]


@pytest.mark.parametrize("row", ROWS, ids=names(ROWS))
def test_the_checks_answer(row: Row) -> None:
    answered(CHECKS, row)


def test_the_last_day_is_dated_too() -> None:
    assert places(CHECKS, "creatives.posts-scheduled", of(post())) == ["creatives.posts", "creatives.posts"]


def test_what_is_not_out_is_named() -> None:
    assert places(CHECKS, "creatives.posts-out", of(now=NEXT_WEEK)) == [
        "creatives.posts[launch]",
        "creatives.posts[last-day]",
        "creatives.posts[winner]",
    ]


def test_every_check_passes_and_is_open() -> None:
    both_ways(CHECKS, ROWS)
