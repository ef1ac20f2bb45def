"""What must be true before the launch, before the draw, and before winners are announced."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Severity, Verdict
from campaignkit.draw import (
    CHECKS,
    DrawPlan,
    DrawState,
    Method,
    PrizePer,
    Reaction,
    ReactionsPlan,
    RoundDraw,
    TierId,
    TierPlan,
    Within,
)
from campaignkit.values import UNKNOWN, Instant, Maybe, RoundId, Text, instant
from tests.cases import by_id, case, places, signed, verdict
from tests.draw.rounds import ON, committed, held

CLOSE = instant("2026-12-18T22:59:00Z")
TRIP = TierPlan(id=TierId("trip"), prize="trip", count=1, alternates=1, on=ON)
WHOLE = DrawPlan(
    method=Method.DRAW,
    tiers=(TRIP,),
    one_prize_per=PrizePer.GROUP,
    draws_at=CLOSE.add(days=4),
    operator="agency",
    witness=None,
)
UP = ReactionsPlan(
    silence=Reaction.CASCADE, refusal=Reaction.LAPSE, ineligible=Reaction.LAPSE, undeliverable=Reaction.LAPSE
)


def of(plan: DrawPlan = WHOLE, state: DrawState | None = None, **about: object) -> Case[Any, Any]:
    """The case of round r1."""
    return case(plan, state or DrawState(), **{"item": "r1", **about})


class TestArranged:
    """Method, who, when, witness, alternates and reactions are known before the launch (74)."""

    def test_a_whole_plan_passes(self) -> None:
        assert verdict(CHECKS, "draw.arranged", of()) is Verdict.PASS

    def test_everything_unknown_is_named(self) -> None:
        assert verdict(CHECKS, "draw.arranged", of(DrawPlan())) is Verdict.UNKNOWN
        assert places(CHECKS, "draw.arranged", of(DrawPlan())) == [
            f"draw.{name}" for name in ("method", "draws_at", "operator", "witness", "one_prize_per", "tiers")
        ]

    def test_a_tier_says_how_many_and_what_follows_each_cause(self) -> None:
        bare = evolve(WHOLE, tiers=(TierPlan(id=TierId("trip"), prize="trip"),))
        assert places(CHECKS, "draw.arranged", of(bare)) == [
            f"draw.tiers[trip].{name}"
            for name in ("count", "alternates", "on.silence", "on.refusal", "on.ineligible", "on.undeliverable")
        ]

    def test_half_of_the_reactions_is_not_enough(self) -> None:
        half = evolve(WHOLE, tiers=(evolve(TRIP, on=ReactionsPlan(ineligible=Reaction.NEXT)),))
        assert places(CHECKS, "draw.arranged", of(half)) == [
            f"draw.tiers[trip].on.{cause}" for cause in ("silence", "refusal", "undeliverable")
        ]


class TestFallsFree:
    """Each tier says what becomes of a prize for each of the four causes for which it falls free."""

    def test_a_whole_plan_passes(self) -> None:
        assert verdict(CHECKS, "draw.falls-free-known", of()) is Verdict.PASS
        assert verdict(CHECKS, "draw.falls-free-known", of(DrawPlan())) is Verdict.NOT_APPLICABLE

    def test_each_cause_without_a_rule_is_named_with_the_prize(self) -> None:
        half = evolve(WHOLE, tiers=(evolve(TRIP, on=ReactionsPlan(silence=Reaction.NEXT, ineligible=Reaction.NEXT)),))
        first, second = by_id(CHECKS, "draw.falls-free-known").answers(of(half))
        assert first.because.en == (
            "draw.tiers[trip].on.refusal says unknown; draw.tiers[trip].prize says 1 x trip:"
            " it is not known who gets the prize"
        )
        assert second.where == "draw.tiers[trip].on.undeliverable"

    def test_a_tier_that_says_nothing_is_named_once(self) -> None:
        bare = evolve(WHOLE, tiers=(TierPlan(id=TierId("trip"), prize="trip"),))
        assert places(CHECKS, "draw.falls-free-known", of(bare)) == ["draw.tiers[trip].on"]


class TestDateKnown:
    """It is known when the winners are chosen, unless they win while the round is open."""

    def test_it_is_known(self) -> None:
        assert verdict(CHECKS, "draw.date-known", of()) is Verdict.PASS

    @pytest.mark.parametrize("method", [Method.INSTANT_WIN, Method.FIRST_COME])
    def test_who_wins_at_once_needs_no_date(self, method: Method) -> None:
        plan = evolve(WHOLE, method=method, draws_at=UNKNOWN)
        assert verdict(CHECKS, "draw.date-known", of(plan)) is Verdict.NOT_APPLICABLE

    def test_without_a_date_it_is_unknown_what_waits_for_it(self) -> None:
        (answer,) = by_id(CHECKS, "draw.date-known").answers(of(evolve(WHOLE, draws_at=UNKNOWN)))
        assert answer.because.en == "draw.draws_at says unknown; draw.method says draw"

    def test_a_rule_is_quoted_and_is_no_date(self) -> None:
        plan = evolve(WHOLE, draws_at=UNKNOWN, draws_when=Text("chaque lundi", "every Monday"))
        (answer,) = by_id(CHECKS, "draw.date-known").answers(of(plan))
        assert (answer.verdict, answer.because.en) == (
            Verdict.UNKNOWN,
            "draw.draws_at says unknown; draw.draws_when says every Monday",
        )

    @pytest.mark.parametrize(
        ("dates", "missing"),
        [((CLOSE, CLOSE), []), ((CLOSE, UNKNOWN), ["draw.rounds[w2].at"]), ((), ["draw.draws_at"])],
    )
    def test_each_round_that_is_named_has_its_own(self, dates: tuple[Maybe[Instant], ...], missing: list[str]) -> None:
        rounds = tuple(RoundDraw(id=RoundId(f"w{number}"), at=at) for number, at in enumerate(dates, start=1))
        answers = by_id(CHECKS, "draw.date-known").answers(of(evolve(WHOLE, draws_at=UNKNOWN, rounds=rounds)))
        assert [answer.where for answer in answers if answer.verdict is Verdict.UNKNOWN] == missing


class TestAfterTheClose:
    """The draw is held once nobody can enter any more (75)."""

    @pytest.mark.parametrize(("minutes", "expected"), [(-1, Verdict.FAIL), (0, Verdict.PASS), (5760, Verdict.PASS)])
    def test_it_is_not_held_before(self, minutes: int, expected: Verdict) -> None:
        anchors = {"close": CLOSE, "draw": CLOSE.add(minutes=minutes)}
        assert verdict(CHECKS, "draw.before-close", of(anchors=anchors)) is expected

    @pytest.mark.parametrize("anchors", [{}, {"close": CLOSE}, {"draw": CLOSE}])
    def test_a_missing_date_is_found_by_another_check(self, anchors: dict[str, Instant]) -> None:
        assert verdict(CHECKS, "draw.before-close", of(anchors=anchors)) is Verdict.NOT_APPLICABLE

    @pytest.mark.parametrize("method", [Method.INSTANT_WIN, Method.FIRST_COME])
    def test_some_win_while_it_is_open(self, method: Method) -> None:
        assert verdict(CHECKS, "draw.before-close", of(DrawPlan(method=method))) is Verdict.NOT_APPLICABLE


class TestAlternates:
    """Where an alternate is to follow, there is one."""

    @pytest.mark.parametrize(
        ("alternates", "on", "expected"),
        [
            (1, ON, Verdict.PASS),
            (0, ON, Verdict.FAIL),
            (0, UP, Verdict.FAIL),
            (UNKNOWN, ON, Verdict.UNKNOWN),
            (0, ReactionsPlan(silence=Reaction.LAPSE), Verdict.NOT_APPLICABLE),
            (UNKNOWN, UNKNOWN, Verdict.NOT_APPLICABLE),
        ],
    )
    def test_as_many_as_the_reactions_need(
        self, alternates: Maybe[int], on: Maybe[ReactionsPlan], expected: Verdict
    ) -> None:
        plan = evolve(WHOLE, tiers=(evolve(TRIP, alternates=alternates, on=on),))
        assert verdict(CHECKS, "draw.alternates-wait", of(plan)) is expected


class TestCascade:
    """Winners move up only within one pool, one prize per draw (protocol, 5.4), and while nobody below has a parcel."""

    KIT = TierPlan(id=TierId("kit"), prize="kit", count=1, alternates=1, on=UP, pool="lyon")

    @pytest.mark.parametrize(
        ("tiers", "within", "expected"),
        [
            ((TRIP,), Within.DRAW, Verdict.NOT_APPLICABLE),
            ((evolve(TRIP, on=UP),), Within.DRAW, Verdict.PASS),
            ((evolve(TRIP, on=UP),), Within.TIER, Verdict.FAIL),
            ((TRIP, KIT), Within.DRAW, Verdict.FAIL),
            ((evolve(TRIP, on=ReactionsPlan(undeliverable=Reaction.CASCADE)),), Within.DRAW, Verdict.FAIL),
        ],
    )
    def test_it_is_possible(self, tiers: tuple[TierPlan, ...], within: Within, expected: Verdict) -> None:
        assert verdict(CHECKS, "draw.cascade-possible", of(evolve(WHOLE, tiers=tiers, within=within))) is expected


class TestTies:
    """Where merit decides, something decides between equals."""

    @pytest.mark.parametrize(
        ("plan", "expected"),
        [
            (DrawPlan(), Verdict.UNKNOWN),
            (WHOLE, Verdict.NOT_APPLICABLE),
            (DrawPlan(method=Method.JURY), Verdict.UNKNOWN),
            (DrawPlan(method=Method.ESTIMATE, tie_break=(Text("le premier reçu", "the earliest"),)), Verdict.PASS),
        ],
    )
    def test_the_rule_is_written(self, plan: DrawPlan, expected: Verdict) -> None:
        assert verdict(CHECKS, "draw.ties-broken", of(plan)) is expected


class TestChain:
    """The public randomness is one that can be verified here (protocol, 2.5)."""

    @pytest.mark.parametrize(
        ("chain", "expected"),
        [
            ("quicknet", Verdict.PASS),
            ("default", Verdict.PASS),
            ("dice", Verdict.FAIL),
            (UNKNOWN, Verdict.UNKNOWN),
        ],
    )
    def test_the_chain(self, chain: Maybe[str], expected: Verdict) -> None:
        assert verdict(CHECKS, "draw.chain-known", of(evolve(WHOLE, chain=chain))) is expected

    def test_a_jury_needs_none(self) -> None:
        assert verdict(CHECKS, "draw.chain-known", of(DrawPlan(method=Method.JURY))) is Verdict.NOT_APPLICABLE


class TestBeforeTheDraw:
    """The list is sealed, and its digest witnessed or published (95); the witness is there (96)."""

    SEALED = "draw.sealed-and-witnessed"

    def test_without_a_commitment_it_fails(self) -> None:
        assert verdict(CHECKS, self.SEALED, of()) is Verdict.FAIL
        assert verdict(CHECKS, self.SEALED, of(state=held(), sign_offs=signed(f"{self.SEALED}@r1"))) is Verdict.FAIL

    def test_sealed_and_nothing_more_is_only_claimed(self) -> None:
        assert verdict(CHECKS, self.SEALED, of(state=committed())) is Verdict.UNKNOWN

    def test_a_witness_makes_it_pass(self) -> None:
        seen = of(state=committed(), sign_offs=signed(f"{self.SEALED}@r1", proof="token.tsr"))
        assert verdict(CHECKS, self.SEALED, seen) is Verdict.PASS

    def test_a_decision_from_outside_needs_none(self) -> None:
        assert verdict(CHECKS, self.SEALED, of(DrawPlan(method=Method.RECORDED))) is Verdict.NOT_APPLICABLE
        assert verdict(CHECKS, self.SEALED, of(DrawPlan())) is Verdict.FAIL

    @pytest.mark.parametrize(
        ("witness", "expected"),
        [(None, Verdict.NOT_APPLICABLE), ("bailiff", Verdict.UNKNOWN), (UNKNOWN, Verdict.UNKNOWN)],
    )
    def test_an_announced_witness_is_there(self, witness: Maybe[str | None], expected: Verdict) -> None:
        assert verdict(CHECKS, "draw.witness-present", of(evolve(WHOLE, witness=witness))) is expected

    def test_somebody_confirms_the_witness(self) -> None:
        plan = evolve(WHOLE, witness="bailiff")
        seen = of(plan, sign_offs=signed("draw.witness-present@r1"))
        assert verdict(CHECKS, "draw.witness-present", seen) is Verdict.PASS


class TestSaidByAPerson:
    """Rehearsal (76), grounds (77) and the signed record (97) are attested; the first two only warn."""

    @pytest.mark.parametrize("check", ["draw.rehearsed", "draw.grounds"])
    def test_nobody_said_so(self, check: str) -> None:
        assert verdict(CHECKS, check, of(item="")) is Verdict.UNKNOWN
        assert by_id(CHECKS, check).severity is Severity.WARNING
        assert verdict(CHECKS, check, of(item="", sign_offs=signed(check))) is Verdict.PASS

    def test_the_record_is_signed_for_each_round(self) -> None:
        assert verdict(CHECKS, "draw.record-signed", of()) is Verdict.UNKNOWN
        assert verdict(CHECKS, "draw.record-signed", of(sign_offs=signed("draw.record-signed@r2"))) is Verdict.UNKNOWN
        assert verdict(CHECKS, "draw.record-signed", of(sign_offs=signed("draw.record-signed@r1"))) is Verdict.PASS


def test_the_checklist_has_its_numbers() -> None:
    assert {check.number for check in CHECKS} == {74, 75, 76, 77, 95, 96, 97, None}
