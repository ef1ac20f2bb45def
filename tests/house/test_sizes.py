"""Sizes: a small giveaway is asked little, and never less than the law."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import all_checks, every_check, measures, planned, reviewed, sized
from campaignkit.campaign.plan import AdoptedPlan
from campaignkit.checklists import Review, Size, Verdict
from campaignkit.codec import digests, shipped_library
from campaignkit.desk import RefusedError
from campaignkit.house import Bounds, House, Measures, Policy, SizePolicy
from campaignkit.values import UNKNOWN, InvalidValueError, Money, SubjectId
from tests.house.agency import BEGAN, NAME, PROOF, PROPOSED, answer_all, desk, leader, opened, template

SKIPPABLE = sorted(check.id for _room, check in every_check() if check.asked_from is not Size.S)
ALWAYS = sorted(check.id for _room, check in every_check() if check.asked_from is Size.S)
AMOUNTS = st.integers(0, 20_000).map(lambda euros: Money(Decimal(euros), "EUR"))


@st.composite
def bounds(draw: st.DrawFn, size: Size) -> Bounds:
    return Bounds(
        size=size,
        prizes=draw(AMOUNTS),
        minors=draw(st.booleans()),
        purchase=draw(st.booleans()),
        networks=draw(st.integers(1, 9)),
        countries=draw(st.integers(1, 9)),
    )


policies = st.builds(
    SizePolicy,
    bounds=st.tuples(bounds(Size.S), bounds(Size.M)) | st.tuples(bounds(Size.S)) | st.tuples(bounds(Size.M)),
    asked_from=st.dictionaries(st.sampled_from(SKIPPABLE), st.sampled_from(Size), max_size=9),
)
known = st.builds(
    Measures,
    prizes=AMOUNTS | st.just(UNKNOWN),
    minors=st.booleans() | st.just(UNKNOWN),
    purchase=st.booleans() | st.just(UNKNOWN),
    networks=st.integers(0, 12) | st.just(UNKNOWN),
    countries=st.integers(0, 12) | st.just(UNKNOWN),
)


def launch(policy: SizePolicy | None, name: str = "giveaway") -> Review:
    plan = template(name)
    campaign = planned(AdoptedPlan(plan=plan, digests=digests(plan)), shipped_library())
    signed = House(name=NAME)
    if policy is not None:
        signed = House(name=NAME, policy=Policy(policy=policy, decided_by=SubjectId("lea"), at=BEGAN))
    return reviewed(evolve(campaign, houses={NAME: signed}), "launch", "", BEGAN)


WITHOUT = {name: launch(None, name) for name in ("giveaway", "purchase")}


class TestAPolicyNeverLowersTheLaw:
    """'it never lowers what law or platform blocks'"""

    @given(policies, st.sampled_from(sorted(WITHOUT)))
    def test_what_the_law_asks_is_answered_the_same_with_any_policy(self, policy: SizePolicy, name: str) -> None:
        def law(review: Review) -> dict[str, object]:
            return {line.key: line.answers for line in review.lines if line.key.startswith("packs.")}

        assert law(launch(policy, name)) == law(WITHOUT[name])

    @given(policies, st.sampled_from(sorted(WITHOUT)))
    def test_a_question_of_every_size_is_answered_the_same_with_any_policy(self, policy: SizePolicy, name: str) -> None:
        def firm(review: Review) -> dict[str, object]:
            return {line.key: line.answers for line in review.lines if line.check.asked_from is Size.S}

        assert firm(launch(policy, name)) == firm(WITHOUT[name])

    @given(policies)
    def test_a_policy_only_ever_leaves_questions_out_and_names_itself(self, policy: SizePolicy) -> None:
        for asked, before in zip(launch(policy).lines, WITHOUT["giveaway"].lines, strict=True):
            if asked.answers != before.answers:
                assert asked.verdict is Verdict.NOT_APPLICABLE
                assert NAME in asked.answers[0].because.en

    def test_no_rule_of_a_pack_can_be_left_out(self) -> None:
        assert all(
            check.asked_from is Size.S for _r, check in all_checks(shipped_library()) if check.id[:6] == "packs."
        )


class TestTheSizeOfACampaign:
    """'sizes S, M, L (by prize value, minors, purchase, networks, countries)'"""

    @given(policies, known, known)
    def test_what_becomes_known_never_makes_a_campaign_larger(
        self, policy: SizePolicy, one: Measures, other: Measures
    ) -> None:
        fields = ("prizes", "minors", "purchase", "networks", "countries")
        fuller = evolve(one, **{name: getattr(other, name) for name in fields if getattr(one, name) is UNKNOWN})
        assert policy.size(fuller)[0] <= policy.size(one)[0]

    @given(policies, known)
    def test_a_larger_size_says_what_keeps_it_out_of_the_smaller(self, policy: SizePolicy, measured: Measures) -> None:
        size, because = policy.size(measured)
        assert bool(because) == (size is not policy.bounds[0].size)

    @pytest.mark.parametrize(
        ("name", "expected"),
        [("giveaway", Size.S), ("quiz", Size.S), ("purchase", Size.M), ("advent", Size.S), ("photo", Size.S)],
    )
    def test_the_templates_under_the_proposed_policy(self, name: str, expected: Size) -> None:
        plan = template(name)
        campaign = planned(AdoptedPlan(plan=plan, digests=digests(plan)))
        assert PROPOSED.size(measures(plan, campaign.facts))[0] is expected

    def test_another_currency_fits_no_bound(self) -> None:
        measured = Measures(prizes=Money(Decimal(1), "USD"), minors=False, purchase=False, networks=1, countries=1)
        assert PROPOSED.size(measured)[0] is Size.L

    def test_without_a_policy_everything_is_asked(self) -> None:
        plan = template()
        assert sized(planned(AdoptedPlan(plan=plan, digests=digests(plan))), BEGAN) is None

    def test_a_policy_ends_after_a_year(self) -> None:
        at, clock = desk()
        opened(at)
        game = at.start(template())
        assert sized(game.state, clock()) is not None
        assert sized(game.state, clock().add(years=1)) is None


class TestAPolicyIsSigned:
    """'A signed policy of the house gives sizes'"""

    def refusal(self, policy: SizePolicy, **changes: str) -> list[str]:
        at, _clock = desk()
        home = opened(at, policy=None)
        signature = {"decided_by": leader(home), "channel": "meeting", "proof": PROOF, **changes}
        with pytest.raises(RefusedError) as refused:
            home.adopt_policy(policy, **signature)
        assert len(home.history()) == 1
        return [reason.code for reason in refused.value.reasons]

    def test_by_somebody_who_leads_the_house_and_with_proof(self) -> None:
        assert self.refusal(PROPOSED, decided_by="stranger", proof="") == ["house.not-lead", "house.unproven"]

    @given(st.sampled_from(ALWAYS))
    def test_it_cannot_move_a_question_of_every_size(self, check: str) -> None:
        assert self.refusal(evolve(PROPOSED, asked_from={check: Size.L})) == ["house.always-asked"]

    def test_it_names_only_questions_that_there_are(self) -> None:
        assert self.refusal(evolve(PROPOSED, asked_from={"rules.nothing": Size.M})) == ["house.no-such-question"]

    def test_a_house_without_profile_has_no_policy(self) -> None:
        at, _clock = desk()
        with pytest.raises(RefusedError) as refused:
            at.house(NAME).adopt_policy(PROPOSED, decided_by="lea", channel="meeting", proof=PROOF)
        assert "house.no-profile" in [reason.code for reason in refused.value.reasons]

    def test_sizes_rise(self) -> None:
        with pytest.raises(InvalidValueError, match="follow one another"):
            SizePolicy(bounds=PROPOSED.bounds[::-1])


class TestTheBarOfSizeS:
    """'the giveaway template, size S, with agency and client profile filled: at most 20 items apply, at most 8 wait
    for a person, at most 6 questions about facts'"""

    def test_it_holds(self) -> None:
        at, _clock = desk()
        answer_all(opened(at))
        lines = [line for line in at.start(template()).review().lines if line.verdict is not Verdict.NOT_APPLICABLE]
        items = {line.check.number for line in lines if line.check.number is not None}
        questions = {answer.where for line in lines for answer in line.answers if answer.where.startswith("facts.")}
        checks = {line.key for line in lines}
        waiting = [
            line.key
            for line in lines
            if any(not reason.where.startswith("facts.") and reason.where not in checks for reason in line.reasons)
        ]
        assert len(items) <= 20
        assert len(questions) <= 6
        assert len(waiting) <= 8
