"""The rules of the packs in front of the gates: what a plan is asked, and what fulfils it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from campaignkit.approvals import SignOff, Waive
from campaignkit.campaign import (
    NOTHING_YET,
    AdoptedPlan,
    AdoptPlan,
    Amend,
    Campaign,
    CampaignPlan,
    Launch,
    StartCampaign,
    all_checks,
    apply,
    decide,
    every_check,
    reviewed,
)
from campaignkit.campaign.duties import duty_digests
from campaignkit.campaign.gates import signable
from campaignkit.campaign.states import adopt
from campaignkit.checklists import ReviewLine, Severity, Verdict
from campaignkit.codec import digests, shipped_library, with_packs
from campaignkit.machine import Accepted, Refused
from campaignkit.rulepacks import Library, Weight, comparison
from campaignkit.rules import Purchase
from campaignkit.simulation import before, demo_plan
from campaignkit.testing.story import at, kept, launched
from campaignkit.values import Instant, Place, Text
from tests.desk.stage import in_memory, quiet

LIBRARY = shipped_library()
PLAN = demo_plan()
NOW = at("2023-08-21 09:00")
LEGAL = before.LEGAL


def started(plan: CampaignPlan = PLAN) -> Campaign:
    """A campaign under every pack, just begun."""
    return told(evolve(NOTHING_YET, packs=LIBRARY), StartCampaign(AdoptedPlan(plan=plan, digests=digests(plan))))


def told(campaign: Campaign, *commands: object, now: Instant = NOW) -> Campaign:
    for command in commands:
        outcome = decide(campaign, command, now, LEGAL)
        assert isinstance(outcome, Accepted), outcome
        for fact in outcome.events:
            campaign = apply(campaign, fact)
    return campaign


def line(campaign: Campaign, rule: str, gate: str = "launch", item: str = "") -> ReviewLine:
    (found,) = (each for each in reviewed(campaign, gate, item, NOW).lines if each.check.id == f"packs.{rule}")
    return found


def attest(rule: str, who: Any = LEGAL) -> SignOff:
    return SignOff(f"packs.{rule}", decided_by=who, channel="e-mail", proof="opinion")


def buying(**about: Any) -> CampaignPlan:
    return evolve(PLAN, rules=evolve(PLAN.rules, purchase=Purchase.REQUIRED, free_route=None, **about))


class TestVerdicts:
    """'prohibition fails when it applies; a duty is satisfied by a named check or an attestation'"""

    def test_a_rule_of_another_country_is_beside_the_point_and_says_by_which_line(self) -> None:
        found = line(started(), "us-ny-register")
        assert found.verdict is Verdict.NOT_APPLICABLE
        assert found.answers[0].because.en == "does not apply: open_to meets US-NY"

    def test_a_prohibition_that_applies_fails(self) -> None:
        plan = buying(eligibility=(evolve(PLAN.rules.eligibility[0], residence=(Place("US"),)),))
        assert line(started(plan), "us-no-purchase-amoe").verdict is Verdict.FAIL

    def test_a_duty_waits_for_the_check_that_it_names(self) -> None:
        found = line(started(), "de-uwg-award-prizes")
        assert (found.verdict, found.answers[0].where) == (Verdict.UNKNOWN, "prizes.in-stock")
        desk, _clock = in_memory()
        game = desk.start(PLAN)
        before.prepare(game, quiet())
        assert line(game.state, "de-uwg-award-prizes").verdict is Verdict.PASS

    def test_a_waiver_of_that_check_does_not_waive_the_law(self) -> None:
        role = next(check.signatory for _room, check in every_check() if check.id == "prizes.in-stock")
        who = min(PLAN.organisers.holding(role))
        waived = Waive("prizes.in-stock", reason="on its way", decided_by=who, until=at("2023-12-31 00:00"))
        assert line(told(started(), waived), "de-uwg-award-prizes").verdict is Verdict.UNKNOWN

    def test_a_duty_that_names_no_check_is_attested_by_its_role(self) -> None:
        campaign = started()
        assert line(campaign, "de-uwg-false-prize").verdict is Verdict.UNKNOWN
        assert line(told(campaign, attest("de-uwg-false-prize")), "de-uwg-false-prize").verdict is Verdict.PASS
        refused = decide(campaign, attest("de-uwg-false-prize", before.CM), NOW, before.CM)
        assert not isinstance(refused, Accepted)

    def test_an_unverified_rule_warns_and_never_passes(self) -> None:
        """'Unverified rules: warning, UNKNOWN, never a pass.'"""
        campaign = told(started(), attest("de-conditions-accessible"))
        found = line(campaign, "de-conditions-accessible")
        assert (found.verdict, found.check.severity) == (Verdict.UNKNOWN, Severity.WARNING)

    def test_a_fact_that_nobody_knows_is_a_question_with_its_place_in_the_plan(self) -> None:
        found = line(started(), "gdpr-processor-contract")
        assert [(each.verdict, each.where) for each in found.answers] == [(Verdict.UNKNOWN, "facts.uses_processor")]
        settled = started(evolve(PLAN, facts={"uses_processor": "false"}))
        assert line(settled, "gdpr-processor-contract").verdict is Verdict.NOT_APPLICABLE

    def test_a_note_tells_and_asks_nothing(self) -> None:
        french = evolve(PLAN.rules.eligibility[0], residence=(Place("FR"),))
        plan = evolve(PLAN, rules=evolve(PLAN.rules, eligibility=(french,)))
        assert line(started(plan), "fr-rules-deposit-optional").verdict is Verdict.PASS

    def test_a_rule_that_is_not_in_force_on_the_opening_day_is_beside_the_point(self) -> None:
        found = line(started(), "fr-influencer-written-contract")
        assert found.answers[0].because.en == "not in force on that day"


class TestWhatIsNotKnownShuts:
    """'What is not known is a question, never a pass.'"""

    def test_money_in_another_currency_shuts_the_launch_and_asks_for_a_rate(self, tmp_path: Path) -> None:
        sheet = tmp_path / "house.yaml"
        sheet.write_text(HOUSE.replace("[mechanic is chance]", "[mechanic is chance, prize_total > 5 USD]"), "utf-8")
        packs = with_packs(LIBRARY, sheet)
        campaign = told(evolve(NOTHING_YET, packs=packs), StartCampaign(AdoptedPlan(plan=PLAN, digests=digests(PLAN))))
        review = reviewed(campaign, "launch", "", NOW)
        assert "packs.house-easter" in {reason.code for reason in review.reasons}
        assert "how much in USD?" in line(campaign, "house-easter").answers[0].because.en

    def test_whatever_blocks_gives_a_reason(self) -> None:
        for plan in (PLAN, buying(), evolve(PLAN, facts={"open_to": "EU, US", "prize_total": "900000 EUR"})):
            for asked in reviewed(started(plan), "launch", "", NOW).lines:
                assert bool(asked.reasons) == (asked.verdict in (Verdict.FAIL, Verdict.UNKNOWN))

    def test_a_check_that_says_it_does_not_apply_fulfils_no_rule_that_does(self) -> None:
        stated = {"open_to": "US-FL, US-NY", "prize_total": "900000 USD", "promoter_has_retail_in": "US-RI"}
        found = line(started(evolve(PLAN, facts=stated)), "us-ny-register")
        assert found.verdict is Verdict.UNKNOWN
        assert "says that it does not" in found.answers[0].because.en


class TestWaivingTheLaw:
    """'legal blocks are waived only by the role that the pack names'"""

    RULE = "packs.de-uwg-false-prize"

    def waiver(self, who: Any) -> Waive:
        return Waive(self.RULE, reason="counsel is on it", decided_by=who, until=at("2023-12-31 00:00"))

    def test_only_legal_waives_what_the_law_blocks(self) -> None:
        blocking = {f"packs.{rule.id}" for _pack, rule in LIBRARY.rules if rule.weight is Weight.BLOCKING}
        view = signable(started())
        assert {about.waived_by for check, about in view.items() if check in blocking} == {"legal"}
        refused = decide(started(), self.waiver(before.CM), NOW, before.CM)
        assert isinstance(refused, Refused)
        assert [(reason.code, reason.params["role"]) for reason in refused.reasons] == [
            ("approvals.not-signatory", "legal")
        ]

    def test_a_pack_may_name_another_role_and_then_only_that_one_waives(self, tmp_path: Path) -> None:
        sheet = tmp_path / "house.yaml"
        sheet.write_text(HOUSE.replace("    weight: blocking", "    weight: blocking\n    waived_by: cm"), "utf-8")
        campaign = evolve(NOTHING_YET, packs=with_packs(LIBRARY, sheet))
        campaign = told(campaign, StartCampaign(AdoptedPlan(plan=PLAN, digests=digests(PLAN))))
        waiver = evolve(self.waiver(before.CM), on="packs.house-easter")
        assert line(told(campaign, waiver), "house-easter").verdict is Verdict.WAIVED
        assert not isinstance(decide(campaign, evolve(waiver, decided_by=LEGAL), NOW, LEGAL), Accepted)

    def test_a_waiver_ends_when_the_facts_change(self) -> None:
        campaign = told(started(), self.waiver(LEGAL))
        assert line(campaign, "de-uwg-false-prize").verdict is Verdict.WAIVED
        austrians_too = evolve(PLAN.rules.eligibility[0], residence=(Place("DE"), Place("AT")))
        wider = evolve(PLAN, rules=evolve(PLAN.rules, eligibility=(austrians_too,)))
        later = told(campaign, AdoptPlan(AdoptedPlan(plan=wider, digests=digests(wider))))
        assert line(later, "de-uwg-false-prize").verdict is Verdict.UNKNOWN


class TestBoundToWording:
    """'An attestation holds for the wording of the rule'"""

    @pytest.mark.parametrize("field", ["title", "says", "remedy"])
    def test_another_word_makes_it_stale(self, field: str) -> None:
        pack, rule = next(each for each in LIBRARY.rules if each[1].id == "de-uwg-false-prize")
        words: dict[str, Any] = {field: Text("autre", "other")}
        changed = evolve(rule, **words)
        library = Library(packs=(evolve(pack, rules=(changed,)),))
        same = Library(packs=(evolve(pack, rules=(rule,)),))
        assert duty_digests(library, {}) != duty_digests(same, {})

    def test_another_threshold_makes_it_stale(self) -> None:
        pack, rule = next(each for each in LIBRARY.rules if each[1].id == "us-ny-register")
        lines = tuple(comparison(str(each).replace("5000", "6000")) for each in rule.when if "5000" in str(each))
        assert lines
        changed = evolve(rule, when=(*rule.when[:-1], *lines))
        one, other = (Library(packs=(evolve(pack, rules=(each,)),)) for each in (rule, changed))
        assert duty_digests(one, {}) != duty_digests(other, {})


class TestAmendedAfterTheLaunch:
    """No change after the launch brings a prohibition, or a question of fact that the law asks."""

    def test_a_country_that_forbids_is_not_let_in_by_an_amendment(self) -> None:
        play = kept(launched)
        adopted = AdoptedPlan(plan=play.campaign.plan, digests=play.campaign.digests)
        play.campaign = adopt(evolve(play.campaign, packs=LIBRARY), adopted)
        stated = evolve(play.campaign.plan, facts={"entry_actions": "comment, tag_self_in_photo"})
        amended = Amend(
            adopted=AdoptedPlan(plan=stated, digests=digests(stated)),
            reason="tags",
            asked_by=before.CLIENT,
            proof="mail",
        )
        play.refuses(amended, "packs.instagram-no-inaccurate-tagging")


class TestBoundToFacts:
    """An attestation holds for the wording of the rule and the facts that it asks about."""

    def test_another_title_leaves_it_standing_and_another_country_does_not(self) -> None:
        campaign = told(started(), attest("de-uwg-false-prize"))
        titled = evolve(PLAN, title=Text("autre", "another"))
        austrians_too = evolve(PLAN.rules.eligibility[0], residence=(Place("DE"), Place("AT")))
        wider = evolve(PLAN, rules=evolve(PLAN.rules, eligibility=(austrians_too,)))
        for plan, verdict in ((titled, Verdict.PASS), (wider, Verdict.UNKNOWN)):
            later = told(campaign, AdoptPlan(AdoptedPlan(plan=plan, digests=digests(plan))))
            assert line(later, "de-uwg-false-prize").verdict is verdict


class TestTheLaunch:
    """'a giveaway in one country on one network leaves at most six questions' and few attestations"""

    def test_the_launch_of_one_contest_waits_for_one_attestation_of_law(self) -> None:
        desk, clock = in_memory()
        game = desk.start(PLAN)
        for chapter in (before.prepare, before.correct):
            chapter(game, quiet())
        del clock
        refused = game.ask(Launch())
        law = {reason.code for reason in refused.reasons if reason.code.startswith("packs.")}  # type: ignore[union-attr]
        assert law == {"packs.de-uwg-false-prize"}
        questions = {
            answer.where
            for each in reviewed(game.state, "launch", "", NOW).lines
            for answer in each.answers
            if answer.where.startswith("facts.")
        }
        assert len(questions) <= 6

    def test_packs_of_ones_own_are_asked_too(self, tmp_path: Path) -> None:
        sheet = tmp_path / "house.yaml"
        sheet.write_text(HOUSE, "utf-8")
        desk, _clock = in_memory(packs=with_packs(LIBRARY, sheet))
        game = desk.start(PLAN)
        assert "packs.house-easter" in {line.check.id for line in game.review("launch").blocking}

    def test_without_packs_nothing_of_the_kind_is_asked(self) -> None:
        desk, _clock = in_memory(packs=Library())
        game = desk.start(PLAN)
        assert not [each for each in game.review("launch").lines if each.check.id.startswith("packs.")]


@pytest.mark.parametrize(("_pack", "rule"), LIBRARY.rules, ids=[rule.id for _pack, rule in LIBRARY.rules])
def test_a_check_that_fulfils_a_duty_speaks_of_the_same_item(_pack: object, rule: Any) -> None:
    checks = {check.id: check for _room, check in all_checks(LIBRARY)}
    if rule.satisfied_by:
        assert checks[rule.satisfied_by].per in {"campaign", checks[f"packs.{rule.id}"].per}


HOUSE = """format: 1
id: house
scope: jurisdiction
code: DE
version: 1.0.0
title: {fr: Notre maison, en: Our house}
rules:
  - id: house-easter
    kind: prohibition
    title: {fr: Pas de tirage à Pâques, en: No draw at Easter}
    says: {fr: La maison ne tire pas au sort à Pâques., en: The house holds no draw at Easter.}
    remedy: {fr: changer de date, en: change the date}
    when: [mechanic is chance]
    weight: blocking
    source:
      title: House rules, 4
      address: ""
      basis: practice
      quality: primary
      reading: dated_text
      as_of: 2023-01-01
      read_on: 2023-01-01
      confidence: high
    verified: true
"""
