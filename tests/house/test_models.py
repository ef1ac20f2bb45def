"""'A lawyer signs a *model* and the variables that may change.'"""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.approvals import SignOff
from campaignkit.campaign import CampaignPlan, apply_house, decide_house, house_signable, models_review
from campaignkit.checklists import ReviewLine, Verdict
from campaignkit.codec import digests
from campaignkit.desk import Game, Home, RefusedError
from campaignkit.house import ModelWithdrawn, SignModel, content_of, differing
from campaignkit.machine import Refused
from campaignkit.values import UNKNOWN, CampaignId, Digest, Place, SubjectId, Text, digest_of
from tests.house.agency import BEGAN, PROOF, desk, opened, template

CHECK = "rules.legal-review"
FREE = ("rules.version", "rules.eligibility")


def lawyer(home: Home) -> str:
    return min(house_signable(home.state, home.desk.packs)[CHECK].people)


def sign(home: Home, *free: str, name: str = "giveaway", check: str = CHECK, **about: str) -> None:
    given_ = {"decided_by": lawyer(home), "channel": "e-mail", "proof": PROOF} | about
    home.sign_model(name, check, template(), variables=free or FREE, **given_)


def ruled(**about: object) -> CampaignPlan:
    plan = template()
    return evolve(plan, rules=evolve(plan.rules, **about))  # type: ignore[arg-type]


def line(game: Game) -> ReviewLine:
    return next(line for line in game.review().lines if line.key == CHECK)


def elsewhere(*homes: str) -> CampaignPlan:
    (first, *rest) = template().rules.eligibility
    return ruled(eligibility=(evolve(first, residence=tuple(map(Place, homes))), *rest))


class TestCovered:
    """It covers every plan made from the model as long as only the named variables differ."""

    @pytest.mark.parametrize("plan", [template(), ruled(version="9"), elsewhere("BE"), ruled(eligibility=())])
    def test_a_plan_that_differs_in_the_variables_alone_is_signed(self, plan: CampaignPlan) -> None:
        at, _clock = desk()
        sign(opened(at, policy=None))
        assert line(at.start(evolve(plan, title=Text("autre", "other")))).verdict is Verdict.PASS

    def test_anything_else_that_differs_stales_it_and_the_review_names_the_path(self) -> None:
        at, _clock = desk()
        sign(opened(at, policy=None))
        found = line(at.start(ruled(version="9", law=Place("BE"), purchase=UNKNOWN)))
        assert found.verdict is Verdict.UNKNOWN
        assert [answer.where for answer in found.answers] == ["", "rules.law", "rules.purchase"]
        assert found.answers[1].because.en == 'differs from the signed model "giveaway"'

    def test_of_two_models_the_nearest_speaks(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        sign(home, "rules.version", name="a")
        sign(home, "rules.version", "rules.law", name="b")
        assert line(at.start(ruled(law=Place("BE")))).verdict is Verdict.PASS
        other = evolve(ruled(law=Place("BE"), purchase=UNKNOWN), id=CampaignId("other"))
        assert [answer.where for answer in line(at.start(other)).answers] == ["", "rules.purchase"]

    def test_it_does_not_count_in_a_campaign_of_another_house_nor_for_another_question(self) -> None:
        at, _clock = desk()
        sign(opened(at, policy=None))
        game = at.start(evolve(template(), houses=("another",)))
        assert line(game).verdict is Verdict.UNKNOWN
        mine = at.start(evolve(template(), id=CampaignId("mine")))
        others = [each for each in mine.review().lines if each.check.yearly and each.key != CHECK]
        assert Verdict.PASS not in {each.verdict for each in others if each.check.answered.value == "attested"}

    def test_it_ends_after_a_year_and_when_it_is_taken_back(self) -> None:
        at, clock = desk()
        home = opened(at, policy=None)
        sign(home)
        game = at.start(template())
        clock.now = BEGAN.add(years=1).subtract(microseconds=1)
        assert line(game).verdict is Verdict.PASS
        clock.now = BEGAN.add(years=1)
        assert line(game).verdict is Verdict.UNKNOWN
        sign(home)
        assert line(game).verdict is Verdict.PASS
        home.withdraw_model("giveaway", CHECK, reason="the law changed")
        assert line(game).verdict is Verdict.UNKNOWN
        sign(home)
        assert line(game).verdict is Verdict.PASS


OTHER = "draw.grounds"


class TestSeveralQuestions:
    """One model may be signed for several questions, and each signature stands by itself."""

    def test_a_second_question_leaves_the_first_signed(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        both(home)
        game = at.start(template())
        assert verdicts(game) == {CHECK: Verdict.PASS, OTHER: Verdict.PASS}

    def test_taking_one_back_leaves_the_other(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        both(home)
        home.withdraw_model("giveaway", OTHER, reason="an appendix is wrong")
        assert verdicts(at.start(template())) == {CHECK: Verdict.PASS, OTHER: Verdict.UNKNOWN}
        assert [each.signed.on for each in home.state.signed_models] == [CHECK]

    def test_a_withdrawal_that_was_recorded_without_a_question_took_all_of_them(self) -> None:
        """'Stored bytes never change': a log of an older release says what it said."""
        at, _clock = desk()
        home = opened(at, policy=None)
        both(home)
        sign(home, name="another")
        old = ModelWithdrawn(model="giveaway", reason="the law changed", by=SubjectId("lea"), at=BEGAN)
        assert [each.signed.model for each in apply_house(home.state, old).signed_models] == ["another"]

    def test_the_review_of_the_house_lists_them_with_who_signed_and_until_when(self) -> None:
        """'who decided, who recorded it', and when it expires"""
        at, clock = desk()
        home = opened(at, policy=None)
        both(home)
        (line_, _other) = sorted(models_review(home.state, BEGAN), key=lambda each: each.signed.on != CHECK)
        assert (line_.signed.decided_by, line_.until, line_.holds) == (lawyer(home), BEGAN.add(years=1), True)
        clock.now = BEGAN.add(years=1)
        assert [each.holds for each in models_review(home.state, clock.now)] == [False, False]


def both(home: Home) -> None:
    """The model, signed for two questions by whoever decides on each."""
    sign(home)
    (decides, *_others) = sorted(house_signable(home.state, home.desk.packs)[OTHER].people)
    sign(home, "rules.version", check=OTHER, decided_by=decides)


def verdicts(game: Game) -> dict[str, Verdict]:
    return {each.key: each.verdict for each in game.review().lines if each.key in (CHECK, OTHER)}


class TestRefused:
    """Who signs, with what proof, and which paths: every reason at once."""

    def codes(self, home: Home, *free: str, **about: str) -> list[str]:
        with pytest.raises(RefusedError) as caught:
            sign(home, *free, **about)
        return [reason.code for reason in caught.value.reasons]

    def test_only_its_role_signs_and_with_proof(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        assert self.codes(home, "rules.version", decided_by="nobody", proof="") == [
            "house.not-its-role", "house.unproven",
        ]  # fmt: skip

    def test_a_variable_is_a_path_of_what_is_signed_and_never_the_whole(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        assert self.codes(home, "rules.versoin", "prizes.lines") == ["house.no-such-path"]
        assert self.codes(home, "rules") == ["house.nothing-fixed"]

    def test_a_question_of_one_campaign_is_not_signed_for_a_model(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        assert "house.not-yearly" in self.codes(home, check="campaign.go")

    def test_without_a_profile_nobody_signs(self) -> None:
        at, _clock = desk()
        home = at.house("agence")
        signing = SignModel(
            model="m", on=CHECK, content={"rules": digest_of(b"r")}, variables=(), decided_by=SubjectId("lea"),
            channel="x", proof="y",
        )  # fmt: skip
        refused = decide_house(home.state, signing, BEGAN, SubjectId("desk"), at.packs)
        assert isinstance(refused, Refused)
        assert "house.no-profile" in [reason.code for reason in refused.reasons]

    def test_taking_back_wants_a_reason_and_something_to_take_back(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        with pytest.raises(RefusedError):
            home.withdraw_model("giveaway", CHECK, reason="none is signed")
        sign(home)
        with pytest.raises(RefusedError) as caught:
            home.withdraw_model("giveaway", CHECK, reason=" ")
        assert [reason.code for reason in caught.value.reasons] == ["house.no-reason"]

    def test_a_sign_off_of_the_profile_stands_beside_it(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        home.do(SignOff(CHECK, decided_by=SubjectId(lawyer(home)), channel="e-mail", proof=PROOF))
        sign(home, "rules.version")
        assert line(at.start(template())).verdict is Verdict.PASS


@cache
def content() -> dict[str, Digest]:
    return dict(content_of(digests(template()), "rules"))


PATHS = sorted(content())


@given(st.sets(st.sampled_from(PATHS), max_size=4), st.sets(st.sampled_from(PATHS), max_size=3))
def test_whatever_differs_is_free_or_named_or_holds_something_that_is(changed: set[str], free: set[str]) -> None:
    """Nothing that changed goes unseen: it is a variable, or it is named, or something inside it is either."""
    plan = content() | {path: digest_of(path.encode()) for path in changed}
    named = differing(content(), plan, "rules", free)
    assert set(named) <= changed
    seen = {
        *named,
        *(path for path in changed if any(path == each or path.startswith((f"{each}.", f"{each}[")) for each in free)),
    }
    for path in changed:
        assert any(each == path or each.startswith((f"{path}.", f"{path}[")) for each in seen)
    assert differing(content(), content(), "rules", free) == ()


def test_what_comes_and_what_goes_differs_and_other_parts_do_not_count() -> None:
    one, other = digest_of(b"1"), digest_of(b"2")
    model = {"rules": one, "rules.a": one, "rules.b": one}
    assert differing(model, {"rules": other, "rules.a": one, "rules.c": one}, "rules", ()) == ("rules.b", "rules.c")
    assert differing(model, model | {"prizes": other, "rulesets": other}, "rules", ()) == ()
    assert differing(model, model | {"rules": other}, "rules", ("rules.a",)) == ("rules",)
