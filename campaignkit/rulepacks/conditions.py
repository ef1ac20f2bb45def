"""Conditions over facts in three values: what is not known makes the answer unknown, never a pass.

A comparison is one line: `open_to meets FR`, `mechanic in chance, mixed`, `prize_total > 5000 USD`,
`channels has instagram`, `promoter_medium not in tv, radio`, `amoe is false`, `permits is none`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from attrs import field, frozen, validators

from campaignkit.rulepacks.facts import FACTS, AtLeast, Facts, Sort, Value, Worth
from campaignkit.rulepacks.places import Territory
from campaignkit.rulepacks.stating import NONE, fact_named, value_of, wrong
from campaignkit.values import UNKNOWN, Maybe, Money, Text

LINE = re.compile(r"(?P<fact>\S+)\s+(?P<op>not in|is not|in|is|has|meets|>=|<=|>|<)\s+(?P<values>\S.*)")
ORDERED: Mapping[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip
OPERATORS: Mapping[Sort, tuple[str, ...]] = {
    Sort.FLAG: ("is",),
    Sort.NUMBER: tuple(ORDERED),
    Sort.MONEY: tuple(ORDERED),
    Sort.DAY: tuple(ORDERED),
    Sort.CHOICE: ("is", "is not", "in", "not in"),
    Sort.SET: ("has", "is"),
    Sort.PLACES: ("meets", "is not"),
}
"""What can be asked of each sort; a set is asked `is none`, or `has` one of several."""


@frozen
class Comparison:
    """One fact held against values; `text` is the line as it was written."""

    fact: str
    op: str
    values: tuple[Value, ...]
    text: str

    def __str__(self) -> str:
        return self.text


@frozen(kw_only=True)
class Either:
    """At least one of these."""

    any: tuple[Comparison, ...] = field(validator=validators.min_len(1))


Condition: TypeAlias = Comparison | Either


def comparison(line: str) -> Comparison:
    """Read one line; raises InvalidValueError for an unknown fact, operator or value, with the nearest remedy."""
    parts = LINE.fullmatch(line.strip())
    if parts is None:
        raise wrong(line, Text("n'est pas une comparaison", "is not a comparison"), "mechanic in chance, mixed")
    fact, op = fact_named(parts["fact"]), parts["op"]
    if op not in OPERATORS[fact.sort]:
        said = Text(f"ne s'emploie pas avec {fact.name}", f"cannot be asked of {fact.name}")
        raise wrong(op, said, " / ".join(OPERATORS[fact.sort]))
    words = tuple(word.strip() for word in parts["values"].split(","))
    if fact.sort is Sort.SET and op == "is" and words != (NONE,):
        raise wrong(parts["values"], Text("ne suit pas « is »", 'does not follow "is"'), f"{fact.name} is {NONE}")
    if op in ORDERED and len(words) > 1:
        raise wrong(parts["values"], Text("est plus d'une borne", "is more than one bound"), f"{fact.name} {op} 18")
    values = () if op == "is" and fact.sort is Sort.SET else tuple(value_of(fact, word) for word in words)
    return Comparison(fact.name, op, values, line.strip())


def holds(condition: Condition, facts: Facts) -> Maybe[bool]:
    """Whether the condition holds of these facts; UNKNOWN as long as what is not known could decide."""
    if isinstance(condition, Either):
        return _some(holds(each, facts) for each in condition.any)
    known = facts.get(condition.fact, UNKNOWN)
    if known is UNKNOWN:
        return _elsewhere(condition, facts)
    return _compare(condition, known)


def all_hold(conditions: Iterable[Condition], facts: Facts) -> Maybe[bool]:
    """Whether every condition holds: one that does not is a no, whatever is unknown."""
    answers = [holds(each, facts) for each in conditions]
    if any(answer is False for answer in answers):
        return False
    return UNKNOWN if UNKNOWN in answers else True


def facts_of(condition: Condition) -> tuple[str, ...]:
    """The names of the facts that a condition asks about."""
    if isinstance(condition, Either):
        return tuple(each.fact for each in condition.any)
    return (condition.fact,)


def why_open(condition: Condition, facts: Facts) -> tuple[tuple[str, Text], ...]:
    """What would have to be known for the condition to be settled: each fact with the question, or the missing rate."""
    asked = condition.any if isinstance(condition, Either) else (condition,)
    return tuple((each.fact, _wanted(each, facts)) for each in asked if holds(each, facts) is UNKNOWN)


def _wanted(asked: Comparison, facts: Facts) -> Text:
    known, limit = facts.get(asked.fact), asked.values[0] if asked.values else None
    if isinstance(known, Money | Worth) and isinstance(limit, Money):
        return Text(
            f"{known.said.fr} : combien en {limit.currency} ? (le cours se dit sous rates)",
            f"{known}: how much in {limit.currency}? (the rate is said under rates)",
        )
    return FACTS[asked.fact].question


def _elsewhere(asked: Comparison, facts: Facts) -> Maybe[bool]:
    """Nobody wins where nobody may enter: a place within another fact is asked only where that one is."""
    around = facts.get(FACTS[asked.fact].within)
    if not isinstance(around, Territory) or any(around.meets(str(value)) for value in asked.values):
        return UNKNOWN
    return asked.op == "is not"


def _some(answers: Iterable[Maybe[bool]]) -> Maybe[bool]:
    seen = list(answers)
    if any(answer is True for answer in seen):
        return True
    return UNKNOWN if UNKNOWN in seen else False


def _compare(asked: Comparison, known: Value) -> Maybe[bool]:
    if asked.op in ORDERED:
        return _ordered(ORDERED[asked.op], known, asked.values[0])
    if isinstance(known, Territory):
        meets = any(known.meets(str(value)) for value in asked.values)
        return meets if asked.op == "meets" else not meets
    if isinstance(known, frozenset):
        return not known if asked.op == "is" else not known.isdisjoint(asked.values)
    if isinstance(known, AtLeast):
        return _of_some(asked, known)
    among = known in asked.values
    return among if asked.op in ("is", "in") else not among


def _of_some(asked: Comparison, known: AtLeast) -> Maybe[bool]:
    """What is known to be there settles a question; what is not may be there all the same."""
    if asked.op == "is":
        return False if known.values else UNKNOWN
    return UNKNOWN if known.values.isdisjoint(asked.values) else True


def _ordered(than: Callable[[Any, Any], bool], known: Value, limit: Value) -> Maybe[bool]:
    """Money of two currencies is not compared unless somebody said at which rate."""
    if not isinstance(limit, Money):
        return than(known, limit)
    sums = known.sums if isinstance(known, Worth) else (known,)
    same = [each for each in sums if isinstance(each, Money) and each.currency == limit.currency]
    return than(same[0], limit) if same else UNKNOWN
