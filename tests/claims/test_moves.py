"""A claim: from a name drawn to a winner confirmed, or to the next."""

from __future__ import annotations

from typing import Any, TypeAlias

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.claims import (
    CLAIM,
    CLAIMS,
    FORMS,
    REASONS,
    Accepted,
    AcceptPrize,
    Attempt,
    ClaimClock,
    ClaimEvent,
    ClaimExpired,
    ClaimsState,
    ClaimState,
    ClaimsView,
    Confirmed,
    ConfirmWinner,
    Consent,
    DeclareIneligible,
    Declined,
    DeclinePrize,
    ExpireClaim,
    Expired,
    GivePublicationConsent,
    GrantGrace,
    Ineligible,
    Notified,
    NotifyWinner,
    PrizeAccepted,
    ReceiveDocument,
    Selected,
    SelectWinner,
)
from campaignkit.machine import ABSENT, Context, CorruptLogError, walk
from campaignkit.values import UNKNOWN, Instant, RoundId, SubjectId, Zone, instant, period
from tests.tables import step, told, why_not

DRAWN = instant("2023-09-15T11:00:03Z")
NOON = instant("2023-09-16T10:00:00Z")
EASTER = RoundId("easter")
ONE = "easter.parcel.1"
VIEW = ClaimsView(
    reply_within=period("P7D"),
    clock_from=ClaimClock.FIRST_NOTICE,
    confirm_by=None,
    documents=("address",),
    zone=Zone("Europe/Berlin"),
    drawn_at={EASTER: DRAWN},
)
NOTHING = ClaimsState()
WON = SelectWinner(ONE, round=EASTER, tier="parcel", entry="e1", winner=SubjectId("s1"), prize="parcel")
TOLD = NotifyWinner(ONE, channel="direct message", proof="message-1")
YES = AcceptPrize(ONE, proof="answer-1")
ADDRESS = ReceiveDocument(ONE, document="address", proof="answer-2")
CHECKED = ConfirmWinner(ONE, proof="passport seen")
NO = DeclinePrize(ONE, reason="on holiday")
BARRED = DeclareIneligible(ONE, reason="account suspended", article="5.2", proof="screenshot")
SILENT = ExpireClaim(ONE)
GRACE = GrantGrace(ONE, until=NOON.add(days=10), reason="in hospital")
NAMED = GivePublicationConsent(ONE, form="first-name", proof="answer-3")
AWARD: dict[str, Any] = {"round": EASTER, "tier": "parcel", "entry": "e1", "winner": SubjectId("s1"), "prize": "parcel"}
FIRST = Attempt(channel="direct message", at=NOON)


def at(now: Instant, view: ClaimsView = VIEW) -> Context[ClaimsView]:
    """The context of this moment."""
    return Context(now, SubjectId("lea"), view)


WEEK_LATER = at(NOON.add(days=8))
Asked: TypeAlias = tuple[object, Context[ClaimsView]]
words = st.sampled_from(["", " ", "x", "x"])
commands = st.one_of(
    st.just(WON),
    st.builds(NotifyWinner, st.just(ONE), channel=words, proof=words),
    st.builds(AcceptPrize, st.just(ONE), proof=words),
    st.builds(ReceiveDocument, st.just(ONE), document=st.sampled_from(["address", "passport"]), proof=words),
    st.builds(ConfirmWinner, st.just(ONE), proof=words),
    st.builds(DeclinePrize, st.just(ONE), reason=words),
    st.builds(DeclareIneligible, st.just(ONE), reason=words, article=words, proof=words),
    st.just(SILENT),
    st.builds(GrantGrace, st.just(ONE), until=st.sampled_from([NOON, NOON.add(days=30)]), reason=words),
    st.builds(GivePublicationConsent, st.just(ONE), form=st.sampled_from([*FORMS, "song"]), proof=words),
)
moments = st.sampled_from(
    [
        at(NOON),
        WEEK_LATER,
        at(NOON, evolve(VIEW, reply_within=None, documents=())),
        at(NOON, evolve(VIEW, documents=())),
    ]
)


def story(*commands: object) -> ClaimsState:
    """The claims after a story told at noon in which nothing is refused."""
    return told(CLAIMS, NOTHING, at(NOON), *commands)


def claim(*commands: object) -> ClaimState:
    """The one claim after the story."""
    return story(WON, *commands).claims[ONE]


class TestTheTable:
    """A refusal gives every reason and changes nothing; what is accepted lands where the table says."""

    @given(st.lists(st.tuples(commands, moments), max_size=15))
    def test_any_commands_in_any_order_follow_the_table(self, asked: list[Asked]) -> None:
        state = NOTHING
        for command, ctx in asked:
            state, _reasons = step(CLAIMS, state, command, ctx)

    def test_every_state_can_be_reached_and_every_story_can_end(self) -> None:
        assert walk(CLAIM, REASONS).sound

    @given(st.lists(st.tuples(commands, moments), max_size=15))
    def test_what_is_claimed_by_whom_never_changes(self, asked: list[Asked]) -> None:
        state = story(WON)
        for command, ctx in asked:
            state, _reasons = step(CLAIMS, state, command, ctx)
        here = state.claims[ONE]
        assert {name: getattr(here, name) for name in AWARD} == AWARD

    @given(st.lists(st.tuples(commands, moments), max_size=15))
    def test_nobody_is_confirmed_without_having_been_told(self, asked: list[Asked]) -> None:
        state = story(WON)
        for command, ctx in asked:
            state, _reasons = step(CLAIMS, state, command, ctx)
        here = state.claims[ONE]
        assert not isinstance(here, Confirmed) or here.attempts


class TestAWinnerWhoAnswers:
    """Told in private, the winner accepts, sends what is asked, and is confirmed."""

    def test_the_whole_way(self) -> None:
        assert claim(TOLD, YES, ADDRESS, CHECKED, NAMED) == Confirmed(
            **AWARD,
            attempts=(FIRST,),
            at=NOON,
            proof="passport seen",
            documents={"address": "answer-2"},
            consent=Consent(form="first-name", proof="answer-3"),
        )

    def test_each_step_is_known(self) -> None:
        assert claim() == Selected(**AWARD)
        assert claim(TOLD) == Notified(**AWARD, attempts=(FIRST,), deadline=NOON.add(days=7))
        assert claim(TOLD, YES) == Accepted(**AWARD, attempts=(FIRST,), at=NOON, proof="answer-1")

    def test_nobody_is_confirmed_before_the_documents_are_there(self) -> None:
        assert why_not(CLAIMS, story(WON, TOLD, YES), CHECKED, at(NOON)) == ["claims.documents-missing"]

    def test_a_document_that_the_rules_do_not_ask_for_is_refused(self) -> None:
        asked = ReceiveDocument(ONE, document="passport", proof="x")
        assert why_not(CLAIMS, story(WON, TOLD, YES), asked, at(NOON)) == ["claims.no-such-document"]

    def test_where_no_answer_is_needed_it_is_enough_to_be_told(self) -> None:
        quiet = at(NOON, evolve(VIEW, reply_within=None, documents=()))
        state = told(CLAIMS, NOTHING, quiet, WON, TOLD, CHECKED)
        assert isinstance(state.claims[ONE], Confirmed)

    def test_where_an_answer_is_needed_it_is_not(self) -> None:
        assert why_not(CLAIMS, story(WON, TOLD), CHECKED, at(NOON)) == [
            "claims.answer-needed",
            "claims.documents-missing",
        ]


class TestTheDeadline:
    """The delay counts on the clock of the campaign, from the date that the rules name; the end itself is too late."""

    @pytest.mark.parametrize(
        ("about", "deadline"),
        [
            ({}, NOON.add(days=7)),
            ({"clock_from": UNKNOWN}, NOON.add(days=7)),
            ({"clock_from": ClaimClock.DRAW}, DRAWN.add(days=7)),
            ({"clock_from": ClaimClock.DRAW, "drawn_at": {}}, NOON.add(days=7)),
            ({"reply_within": period("PT48H")}, NOON.add(hours=48)),
            ({"clock_from": ClaimClock.CLOSE}, NOON.add(days=7)),
            ({"clock_from": ClaimClock.CLOSE, "over_at": {EASTER: DRAWN}}, DRAWN.add(days=7)),
            ({"reply_within": period("P2B"), "works": lambda _day: True}, NOON.add(days=2)),
            ({"reply_within": None}, None),
            ({"reply_within": UNKNOWN}, None),
            ({"clock_from": ClaimClock.FIXED, "confirm_by": DRAWN.add(days=9)}, DRAWN.add(days=9)),
            ({"clock_from": ClaimClock.FIXED, "confirm_by": UNKNOWN}, None),
            ({"clock_from": ClaimClock.FIXED}, None),
        ],
    )
    def test_it_counts_from_what_the_rules_say(self, about: dict[str, object], deadline: Instant | None) -> None:
        given_rules = evolve(VIEW, **about)  # type: ignore[arg-type]
        state = told(CLAIMS, NOTHING, at(NOON, given_rules), WON, TOLD).claims[ONE]
        assert isinstance(state, Notified)
        assert state.deadline == deadline

    def test_seven_days_end_at_the_same_hour_although_the_clocks_change(self) -> None:
        before = instant("2023-10-27T10:00:00Z")
        state = told(CLAIMS, NOTHING, at(before), WON, TOLD).claims[ONE]
        assert isinstance(state, Notified)
        assert state.deadline == instant("2023-11-03T11:00:00Z")

    def test_a_reminder_moves_no_deadline(self) -> None:
        again = NotifyWinner(ONE, channel="e-mail", proof="message-2")
        state, _ = step(CLAIMS, story(WON, TOLD), again, at(NOON.add(days=2)))
        assert state.claims[ONE] == Notified(
            **AWARD, attempts=(FIRST, Attempt(channel="e-mail", at=NOON.add(days=2))), deadline=NOON.add(days=7)
        )

    def test_the_last_moment_before_is_in_time(self) -> None:
        state, reasons = step(CLAIMS, story(WON, TOLD), YES, at(NOON.add(days=7).subtract(microseconds=1)))
        assert not reasons
        assert isinstance(state.claims[ONE], Accepted)

    def test_the_deadline_itself_is_too_late(self) -> None:
        assert why_not(CLAIMS, story(WON, TOLD), YES, at(NOON.add(days=7))) == ["claims.too-late"]

    def test_a_claim_expires_once_the_deadline_has_passed(self) -> None:
        state, _ = step(CLAIMS, story(WON, TOLD), SILENT, at(NOON.add(days=7)))
        assert state.claims[ONE] == Expired(**AWARD, at=NOON.add(days=7))

    def test_it_does_not_expire_before(self) -> None:
        assert why_not(CLAIMS, story(WON, TOLD), SILENT, at(NOON)) == ["claims.too-early"]

    def test_nothing_expires_where_no_deadline_runs(self) -> None:
        quiet = at(NOON, evolve(VIEW, reply_within=None))
        state = told(CLAIMS, NOTHING, quiet, WON, TOLD)
        assert why_not(CLAIMS, state, SILENT, quiet) == ["claims.no-deadline"]
        assert why_not(CLAIMS, state, GRACE, quiet) == ["claims.no-deadline"]

    def test_grace_gives_more_time_even_after_the_deadline(self) -> None:
        state = told(CLAIMS, story(WON, TOLD), WEEK_LATER, GRACE, YES)
        assert isinstance(state.claims[ONE], Accepted)

    @pytest.mark.parametrize("until", [NOON.add(days=7), NOON.add(days=8)])
    def test_grace_has_to_give_more_time(self, until: Instant) -> None:
        assert why_not(CLAIMS, story(WON, TOLD), evolve(GRACE, until=until), WEEK_LATER) == ["claims.not-later"]


class TestAWinnerWhoIsOut:
    """A winner may decline, be found ineligible, or stay silent; each is final."""

    def test_the_prize_is_declined(self) -> None:
        assert claim(TOLD, NO) == claim(TOLD, YES, NO) == Declined(**AWARD, reason="on holiday")

    @pytest.mark.parametrize("before", [(), (TOLD,), (TOLD, YES)])
    def test_an_article_excludes_the_winner_at_any_step_before_the_confirmation(
        self, before: tuple[object, ...]
    ) -> None:
        assert claim(*before, BARRED) == Ineligible(
            **AWARD, reason="account suspended", article="5.2", proof="screenshot"
        )

    @pytest.mark.parametrize("end", [(TOLD, NO), (BARRED,), (TOLD, YES, ADDRESS, CHECKED)])
    @pytest.mark.parametrize("command", [TOLD, YES, CHECKED, NO, BARRED, SILENT, GRACE])
    def test_nothing_follows_an_end(self, end: tuple[object, ...], command: object) -> None:
        assert why_not(CLAIMS, story(WON, *end), command, at(NOON)) == ["machine.not-now"]


class TestPublication:
    """A winner may be named once told; the last word holds."""

    @pytest.mark.parametrize("before", [(TOLD,), (TOLD, YES), (TOLD, YES, ADDRESS, CHECKED)])
    def test_consent_is_kept_with_the_claim(self, before: tuple[object, ...]) -> None:
        here = claim(*before, NAMED, evolve(NAMED, form="no-name"))
        assert isinstance(here, Notified | Accepted | Confirmed)
        assert here.consent == Consent(form="no-name", proof="answer-3")

    def test_consent_given_early_is_still_there_at_the_end(self) -> None:
        here = claim(TOLD, NAMED, YES, ADDRESS, CHECKED)
        assert isinstance(here, Confirmed)
        assert here.consent == Consent(form="first-name", proof="answer-3")

    def test_nobody_consents_before_being_told(self) -> None:
        assert why_not(CLAIMS, story(WON), NAMED, at(NOON)) == ["machine.not-now"]


@pytest.mark.parametrize(
    ("before", "command", "codes"),
    [
        ((), evolve(TOLD, channel=" ", proof=""), ["claims.no-channel", "claims.no-proof"]),
        ((TOLD,), evolve(YES, proof=" "), ["claims.no-proof"]),
        ((TOLD,), evolve(NO, reason=""), ["claims.no-reason"]),
        (
            (TOLD,),
            DeclareIneligible(ONE, reason="", article=" ", proof=""),
            ["claims.no-reason", "claims.no-article", "claims.no-proof"],
        ),
        ((TOLD,), evolve(GRACE, reason=" "), ["claims.no-reason"]),
        ((TOLD,), evolve(NAMED, form="song", proof=""), ["claims.no-such-form", "claims.no-proof"]),
        ((TOLD, YES, ADDRESS), evolve(CHECKED, proof=""), ["claims.no-proof"]),
    ],
)
def test_every_reason_is_given_at_once(before: tuple[object, ...], command: object, codes: list[str]) -> None:
    assert why_not(CLAIMS, story(WON, *before), command, at(NOON)) == codes


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (ABSENT, PrizeAccepted(claim=ONE, proof="x", at=NOON)),
        (Selected(**AWARD), ClaimExpired(claim=ONE, at=NOON)),
        (Expired(**AWARD, at=NOON), PrizeAccepted(claim=ONE, proof="x", at=NOON)),
    ],
)
def test_an_event_that_cannot_follow_is_a_corrupt_log(state: object, event: ClaimEvent) -> None:
    with pytest.raises(CorruptLogError):
        CLAIM.apply(state, event)


def test_two_claims_of_one_round_go_their_own_ways() -> None:
    two = evolve(WON, claim="easter.parcel.s1", entry="e2", winner=SubjectId("s2"))
    claims = story(WON, BARRED, two, evolve(TOLD, claim="easter.parcel.s1")).claims
    assert isinstance(claims[ONE], Ineligible)
    assert isinstance(claims["easter.parcel.s1"], Notified)
