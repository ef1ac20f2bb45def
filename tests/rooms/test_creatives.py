"""A visual from the brief to the approved file; a post from the calendar to the public."""

from __future__ import annotations

import pytest
from attrs import evolve

from campaignkit.creatives import (
    CREATIVES,
    POST,
    REASONS,
    VISUAL,
    ApproveVisual,
    AskChanges,
    Briefed,
    ChangesAsked,
    ConfirmPost,
    CreativesPlan,
    CreativesState,
    CreativesView,
    Drafted,
    Missed,
    MissPost,
    Moment,
    Post,
    PostPublished,
    PostState,
    PostTakenDown,
    Scheduled,
    SchedulePost,
    Submitted,
    SubmitVisual,
    TakeDownPost,
    Visual,
    VisualApproved,
    VisualState,
    VisualWasApproved,
    adopted,
)
from campaignkit.creatives.moves import POST_REASONS, VISUAL_REASONS
from campaignkit.machine import Context, walk
from campaignkit.values import Digest, SubjectId, digest_of
from tests.cases import NOON
from tests.rooms.stories import follows, refused, told

LEA, MAX = SubjectId("lea"), SubjectId("max")
ONE, TWO = digest_of(b"one"), digest_of(b"two")
PLAN = CreativesPlan(
    visuals=(Visual(id="v", moment=Moment.LAUNCH),),
    posts=(
        Post(id="p", network="instagram", account="shop", moment=Moment.LAUNCH),
        Post(id="tease", network="instagram", account="shop", moment=Moment.TEASING),
    ),
)
BORN = adopted(PLAN, CreativesState())
VIEW = CreativesView(announced=True, revision_rounds=1, moments={post.id: post.moment for post in PLAN.posts})
PUBLIC = Context(NOON, LEA, VIEW)
BEFORE = Context(NOON, LEA, evolve(VIEW, announced=False))
FREELY = Context(NOON, LEA, evolve(VIEW, revision_rounds=None))
SHOW, AGAIN = SubmitVisual("v", sha256=ONE), SubmitVisual("v", sha256=TWO)
CHANGE = AskChanges("v", comment="larger logo")
APPROVE = ApproveVisual("v", decided_by=MAX, proof="mail.eml")
SOON = NOON.add(days=1)
PROGRAM = SchedulePost("p", reference="ref-1", publishes_at=SOON)
OUT = ConfirmPost("p", address="https://instagram.example/p/1")
MISS = MissPost("p", reason="the tool was down")
DOWN = TakeDownPost("p", reason="a wrong date")
REFUSALS: list[tuple[tuple[object, ...], object, Context[CreativesView], list[str]]] = [
    ((), SubmitVisual("v", sha256=Digest(" ")), PUBLIC, ["creatives.no-file"]),
    ((SHOW, APPROVE), SHOW, PUBLIC, ["creatives.same-file"]),
    (
        (SHOW, CHANGE, AGAIN),
        AskChanges("v", comment=""),
        PUBLIC,
        ["creatives.no-comment", "creatives.rounds-used-up"],
    ),
    ((SHOW,), ApproveVisual("v", decided_by=MAX, proof=""), PUBLIC, ["creatives.no-proof"]),
    ((), SchedulePost("p", reference="", publishes_at=NOON), PUBLIC, ["creatives.no-proof", "creatives.past"]),
    ((), ConfirmPost("p", address=" "), BEFORE, ["creatives.no-proof", "creatives.not-public-yet"]),
    ((PROGRAM,), MissPost("p", reason=""), PUBLIC, ["creatives.no-reason"]),
    ((OUT,), TakeDownPost("p", reason=" "), PUBLIC, ["creatives.no-reason"]),
    ((), APPROVE, PUBLIC, ["machine.not-now"]),
    ((), DOWN, PUBLIC, ["machine.not-now"]),
    ((), SubmitVisual("w", sha256=ONE), PUBLIC, ["machine.no-such-item"]),
]


def visual(*story: object, ctx: Context[CreativesView] = PUBLIC) -> VisualState:
    return told(CREATIVES, BORN, ctx, *story).visuals["v"]


def post(*story: object, ctx: Context[CreativesView] = PUBLIC) -> PostState:
    return told(CREATIVES, BORN, ctx, *story).posts["p"]


def test_every_state_of_a_visual_can_be_reached_and_every_reason_can_be_given() -> None:
    assert walk(VISUAL, VISUAL_REASONS).sound


def test_every_state_of_a_post_can_be_reached_and_every_reason_can_be_given() -> None:
    assert walk(POST, POST_REASONS).sound


class TestAVisual:
    """Exactly the file that was shown is approved."""

    def test_it_is_shown_changed_shown_again_and_approved(self) -> None:
        assert visual() == Briefed()
        assert visual(SHOW) == Submitted(version=1, sha256=ONE, asked=0)
        assert visual(SHOW, CHANGE) == ChangesAsked(version=1, comment="larger logo", asked=1)
        assert visual(SHOW, CHANGE, AGAIN, APPROVE) == VisualApproved(
            version=2, sha256=TWO, asked=1, decided_by=MAX, proof="mail.eml"
        )

    def test_a_newer_version_may_be_shown_before_an_answer(self) -> None:
        assert visual(SHOW, AGAIN) == Submitted(version=2, sha256=TWO, asked=0)

    def test_another_file_is_approved_no_more(self) -> None:
        assert visual(SHOW, APPROVE, AGAIN) == Submitted(version=2, sha256=TWO, asked=0)
        assert visual(SHOW, APPROVE, CHANGE) == ChangesAsked(version=1, comment="larger logo", asked=1)

    def test_a_round_beyond_those_agreed_is_charged(self) -> None:
        more = AskChanges("v", comment="smaller again", charged=True)
        assert visual(SHOW, CHANGE, AGAIN, more) == ChangesAsked(version=2, comment="smaller again", asked=2)

    def test_where_no_number_is_agreed_the_client_may_go_on_asking(self) -> None:
        here = visual(SHOW, CHANGE, AGAIN, CHANGE, SHOW, CHANGE, ctx=FREELY)
        assert here == ChangesAsked(version=3, comment="larger logo", asked=3)

    def test_nothing_is_approved_that_was_not_shown(self) -> None:
        approved = VisualWasApproved(visual="v", decided_by=MAX, proof="x")
        for state in (Briefed(), ChangesAsked(version=1, comment="x", asked=1)):
            follows(VISUAL, state, approved)


class TestAPost:
    """A post goes out when its hour comes, or it is known why it did not."""

    @pytest.mark.parametrize(
        ("story", "expected"),
        [
            ((), Drafted()),
            ((PROGRAM,), Scheduled(reference="ref-1", publishes_at=SOON)),
            (
                (PROGRAM, evolve(PROGRAM, publishes_at=SOON.add(hours=1))),
                Scheduled(reference="ref-1", publishes_at=SOON.add(hours=1)),
            ),
            ((PROGRAM, MISS), Missed(reason="the tool was down")),
            ((PROGRAM, MISS, PROGRAM), Scheduled(reference="ref-1", publishes_at=SOON)),
            ((PROGRAM, MISS, OUT), PostPublished(address="https://instagram.example/p/1", at=NOON)),
            ((PROGRAM, OUT), PostPublished(address="https://instagram.example/p/1", at=NOON)),
            ((OUT, DOWN), PostTakenDown(reason="a wrong date")),
        ],
    )
    def test_its_story_is_known(self, story: tuple[object, ...], expected: PostState) -> None:
        assert post(*story) == expected

    def test_before_the_launch_only_a_teaser_goes_out(self) -> None:
        tease = ConfirmPost("tease", address="https://instagram.example/p/0")
        assert isinstance(told(CREATIVES, BORN, BEFORE, tease).posts["tease"], PostPublished)
        assert refused(CREATIVES, BORN, OUT, BEFORE) == ["creatives.not-public-yet"]


def test_another_plan_keeps_what_was_made() -> None:
    state = told(CREATIVES, BORN, PUBLIC, SHOW, OUT)
    assert adopted(PLAN, state) == state
    less = adopted(CreativesPlan(visuals=(Visual(id="w", moment=Moment.WINNER),)), state)
    assert (less.visuals, less.posts) == ({"w": Briefed()}, {})


@pytest.mark.parametrize(("story", "command", "ctx", "codes"), REFUSALS)
def test_what_lacks_its_facts_is_refused_with_every_reason(
    story: tuple[object, ...], command: object, ctx: Context[CreativesView], codes: list[str]
) -> None:
    assert refused(CREATIVES, told(CREATIVES, BORN, PUBLIC, *story), command, ctx) == codes


def test_every_declared_reason_is_in_these_stories() -> None:
    assert {kind.code for kind in REASONS} <= {code for *_, codes in REFUSALS for code in codes}
