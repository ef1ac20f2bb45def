"""What law and platforms ask, as checks: one for each rule of the packs, in front of the gate that it names.

A rule that is not in force, or does not apply, is beside the point and says by which line. A fact
that nobody knows is a question, never a pass. A prohibition that applies fails; a duty is fulfilled
by the check that it names, or attested by a person, for these facts and this wording; an unverified
rule never passes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

import pendulum
from attrs import frozen

from campaignkit.campaign.facts import facts
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.checklists import (
    PASSED,
    SAID,
    Answer,
    Answered,
    Case,
    Check,
    Due,
    Severity,
    failed,
    not_applicable,
    unknown,
)
from campaignkit.rulepacks import (
    Comparison,
    Condition,
    Facts,
    Library,
    Rule,
    RuleKind,
    Ruling,
    Territory,
    Value,
    Weight,
    facts_of,
    ruling,
    ways_out,
    words_of,
)
from campaignkit.values import UNKNOWN, Digest, Place, Text, civil, digest_of

if TYPE_CHECKING:
    from campaignkit.campaign.states import Campaign

Fulfilled: TypeAlias = Callable[[str, Case[Any, Any]], Answer]
Whole: TypeAlias = "Case[CampaignPlan, Campaign]"
SEVERITY = {Weight.BLOCKING: Severity.BLOCKING, Weight.WARNING: Severity.WARNING, Weight.INFO: Severity.WARNING}


@frozen(kw_only=True)
class Law:
    """What packs say of one plan: the facts that it tells them, what each rule says of these, what is attested."""

    facts: Facts
    rulings: Mapping[str, Ruling]
    digests: Mapping[str, Digest]


@lru_cache(maxsize=64)
def law_of(library: Library, plan: CampaignPlan) -> Law:
    """What every rule says of a plan, worked out once for as long as somebody works with the plan."""
    known = facts(plan)
    return Law(facts=known, rulings=rulings(library, known), digests=duty_digests(library, known))


def duties(library: Library, fulfilled: Fulfilled) -> tuple[Check[Any], ...]:
    """One check for each rule; `fulfilled` answers for the check that a duty names."""
    return tuple(_check(rule, fulfilled) for _pack, rule in library.rules)


def rulings(library: Library, facts: Facts) -> Mapping[str, Ruling]:
    """What each rule says of these facts, by its id; whether it is in force is asked later."""
    return {rule.id: ruling(pack, rule, facts) for pack, rule in library.rules}


def duty_digests(library: Library, facts: Facts) -> Mapping[str, Digest]:
    """What an attestation of each rule is bound to: its wording and, unless it is yearly, the facts it asks about."""
    return {subject(rule): digest_of("\n".join(_content(rule, facts)).encode()) for _pack, rule in library.rules}


def rule_terms(library: Library) -> Iterator[tuple[str, ...]]:
    """What decides the verdict on each rule, whatever the facts: under the same terms it is the same."""
    for _pack, rule in library.rules:
        valid = (str(day or "") for day in (rule.effective_from, rule.effective_to))
        yield (*_content(rule, {}), rule.kind.value, rule.satisfied_by, str(rule.verified), *valid)


def subject(rule: Rule) -> str:
    """The name of a rule among checks, and of its content among what can be signed."""
    return f"packs.{rule.id}"


def _content(rule: Rule, facts: Facts) -> Iterator[str]:
    for text in (rule.title, rule.says, rule.remedy):
        yield from (text.fr, text.en)
    yield from (rule.id, *(str(each) for each in rule.when))
    yield from sorted(f"{name}={value}" for name, value in rule.parameters.items())
    if rule.yearly:
        return
    for name in sorted({name for each in rule.when for name in facts_of(each)}):
        yield f"{name}={words_of(facts.get(name, UNKNOWN))}"


def _check(rule: Rule, fulfilled: Fulfilled) -> Check[Any]:
    def ask(case: Whole) -> tuple[Answer, ...]:
        return _answers(case.state.rulings[rule.id], case, fulfilled)

    return Check(
        id=subject(rule),
        question=Text(f"{rule.title.fr} : est-ce respecté ?", f"{rule.title.en}: is it met?"),
        remedy=rule.remedy,
        signatory=rule.signatory,
        gate=rule.gate,
        per=rule.per,
        severity=SEVERITY[rule.weight],
        source=rule.source.title,
        subject=subject(rule),
        yearly=rule.yearly,
        law=True,
        waived_by=rule.waived_by if rule.weight is Weight.BLOCKING else "",
        answered=Answered.COMPUTED if rule.satisfied_by or rule.kind is not RuleKind.DUTY else Answered.ATTESTED,
        due=Due("opening", -rule.lead_days) if rule.lead_days is not None else None,
        ask=ask,
    )


def _answers(found: Ruling, case: Whole, fulfilled: Fulfilled) -> tuple[Answer, ...]:
    rule = found.rule
    if (rule.effective_from or rule.effective_to) and not rule.in_force(_day(case)):
        return (not_applicable("pas en vigueur ce jour-là", "not in force on that day"),)
    if found.applies is False:
        line = str(found.because[0]) if found.because else ""
        return (not_applicable(f"ne s'applique pas : {line}", f"does not apply: {line}"),)
    if found.applies is UNKNOWN:
        return tuple(unknown(asked.fr, asked.en, f"facts.{name}") for name, asked in found.questions(case.state.facts))
    if not rule.verified:
        return (unknown(f"{rule.says.fr} (non vérifié)", f"{rule.says.en} (unverified)"),)
    return (_applying(rule, case, fulfilled),)


def _applying(rule: Rule, case: Whole, fulfilled: Fulfilled) -> Answer:
    match rule.kind:
        case RuleKind.NOTE:
            return PASSED
        case RuleKind.PROHIBITION:
            return _forbidden(rule, case)
        case RuleKind.DUTY if rule.satisfied_by:
            return fulfilled(rule.satisfied_by, case)
        case RuleKind.DUTY:
            name = subject(rule)
            return SAID[case.sign_offs.standing(name, case.item, case.digests.get(name, Digest("")))]


def _forbidden(rule: Rule, case: Whole) -> Answer:
    """A prohibition of some of the open places leaves the others free: three ways out, and none is taken here."""
    open_to = case.state.facts.get("open_to", UNKNOWN)
    asked = [str(value) for line in rule.when for value in _places_of(line)]
    if not asked or not isinstance(open_to, Territory):
        return failed(rule.says.fr, rule.says.en)
    shut = [place for place in sorted(open_to.places) if any(_reaches(place, each) for each in asked)]
    if not shut or len(shut) == len(open_to.places):
        return failed(rule.says.fr, rule.says.en)
    ways = ways_out(shut)
    return failed(f"{rule.says.fr} ({ways.fr})", f"{rule.says.en} ({ways.en})")


def _places_of(line: Condition) -> tuple[Value, ...]:
    if isinstance(line, Comparison) and (line.fact, line.op) == ("open_to", "meets"):
        return line.values
    return ()


def _reaches(place: Place, asked: str) -> bool:
    return Territory(places=frozenset({place})).meets(asked)


def _day(case: Whole) -> pendulum.Date:
    """The day that the rules are asked for: that of the opening, or today while it is not known."""
    return civil(case.anchors.get("opening", case.now), case.plan.clock).date()
