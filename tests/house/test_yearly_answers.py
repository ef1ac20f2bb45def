"""What a house answers once a year, and for which campaigns it counts."""

from __future__ import annotations

import pytest
from attrs import evolve

from campaignkit.campaign import yearly_checks
from campaignkit.checklists import Verdict
from campaignkit.desk import Game, RefusedError
from campaignkit.house import House
from tests.house.agency import NAME, PROOF, answer_all, desk, leader, opened, template

MODEL = "rules.legal-review"


def verdict(game: Game, check: str) -> Verdict:
    return next(line.verdict for line in game.review().lines if line.key == check)


def spoken(game: Game, check: str) -> str:
    """What the answer says, in English."""
    return next(line.answers[0].because.en for line in game.review().lines if line.key == check)


class TestAnsweredOnceAYear:
    """'Items about the agency or the client are answered once a year, in the house's own stream, with expiry.'"""

    def test_an_answer_of_the_house_counts_in_a_campaign_with_the_same_content(self) -> None:
        at, _clock = desk()
        answer_all(opened(at, policy=None))
        game = at.start(template())
        assert {verdict(game, check.id) for check in yearly_checks(at.packs) if check.gate == "launch"} <= {
            Verdict.PASS,
            Verdict.NOT_APPLICABLE,
        }
        assert not game.state.approvals.consents

    def test_it_does_not_count_for_other_content(self) -> None:
        at, _clock = desk()
        answer_all(opened(at, policy=None))
        plan = template()
        game = at.start(evolve(plan, rules=evolve(plan.rules, version="2")))
        assert verdict(game, MODEL) is Verdict.UNKNOWN

    def test_it_does_not_count_in_a_campaign_of_another_house(self) -> None:
        at, _clock = desk()
        answer_all(opened(at, policy=None))
        game = at.start(evolve(template(), houses=("another",)))
        assert verdict(game, MODEL) is Verdict.UNKNOWN

    def test_who_speaks_is_whoever_gave_the_answer_that_holds(self) -> None:
        """'Changing somebody's role stales nothing …, and says so': a stale sign-off of another says nothing."""
        at, _clock = desk()
        home = opened(at, policy=None)
        game = at.start(evolve(template(), rules=evolve(template().rules, version="2")))
        (mine, *_others) = sorted(template().organisers.holding("legal"))
        game.sign(MODEL, decided_by=mine, channel="e-mail", proof=PROOF)
        answer_all(home)
        people = tuple(evolve(each, roles=(), deputy=None) for each in template().organisers.people)
        game.adopt(evolve(template(), organisers=evolve(template().organisers, people=people)))
        assert game.state.approvals.standing(MODEL, "", game.state.digests["rules"]) == "stale"
        assert (verdict(game, MODEL), spoken(game, MODEL)) == (Verdict.PASS, "")
        home.adopt(evolve(template(), organisers=evolve(template().organisers, people=people)))
        assert verdict(game, MODEL) is Verdict.PASS
        assert spoken(game, MODEL).endswith('who had the role "legal" then')

    def test_it_ends_a_year_after_it_was_given_to_the_instant(self) -> None:
        at, clock = desk()
        answer_all(opened(at, policy=None))
        game = at.start(template())
        clock.now = clock().add(years=1).subtract(microseconds=1)
        assert verdict(game, MODEL) is Verdict.PASS
        clock.now = clock().add(microseconds=1)
        assert verdict(game, MODEL) is Verdict.UNKNOWN
        line = next(line for line in game.review().lines if line.key == MODEL)
        assert "year" in line.answers[0].because.en

    def test_an_answer_without_proof_counts_for_nothing(self) -> None:
        at, _clock = desk()
        home = opened(at, policy=None)
        home.sign(MODEL, decided_by=min(template().organisers.holding("legal")), channel="e-mail")
        assert verdict(at.start(template()), MODEL) is Verdict.UNKNOWN

    def test_the_campaign_s_own_answer_comes_first(self) -> None:
        at, _clock = desk()
        opened(at, policy=None)
        game = at.start(template())
        game.sign(MODEL, decided_by=min(template().organisers.holding("legal")), channel="e-mail", proof=PROOF)
        assert verdict(game, MODEL) is Verdict.PASS

    def test_a_question_about_one_campaign_is_not_a_house_s_to_answer(self) -> None:
        at, _clock = desk()
        home = opened(at)
        with pytest.raises(RefusedError) as refused:
            home.sign("campaign.go", decided_by=leader(home), channel="e-mail", proof=PROOF)
        assert [reason.code for reason in refused.value.reasons] == ["approvals.no-such-check"]

    def test_somebody_who_does_not_decide_in_the_house_is_refused(self) -> None:
        at, _clock = desk()
        home = opened(at)
        with pytest.raises(RefusedError) as refused:
            home.sign(MODEL, decided_by="stranger", channel="e-mail", proof=PROOF)
        assert [reason.code for reason in refused.value.reasons] == ["approvals.not-signatory"]

    def test_before_its_profile_a_house_answers_nothing(self) -> None:
        at, _clock = desk()
        with pytest.raises(RefusedError):
            at.house(NAME).sign(MODEL, decided_by="anybody", channel="e-mail", proof=PROOF)
        assert at.house(NAME).state == House(name=NAME)
        assert not at.house(NAME).history()


class TestTheStreamOfTheHouse:
    """'A stream is a campaign id, `register:<signer>`, or `house:<name>`'"""

    def test_it_is_part_of_the_log_that_is_verified(self) -> None:
        at, _clock = desk()
        home = opened(at)
        answer_all(home)
        assert at.verify().events == len(home.history())
        assert [head.stream for head in at.store.streams()] == [f"house:{NAME}"]

    def test_it_is_no_campaign(self) -> None:
        at, _clock = desk()
        opened(at)
        assert list(at) == []

    def test_a_house_that_nobody_has_opened_is_told_and_asks_everything(self) -> None:
        at, _clock = desk()
        game = at.start(template())
        assert verdict(game, "campaign.houses-known") is Verdict.UNKNOWN
        opened(at)
        assert verdict(game, "campaign.houses-known") is Verdict.PASS
