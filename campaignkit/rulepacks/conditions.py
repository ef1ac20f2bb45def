"""Conditions over facts in three values: what is not known makes the answer unknown, never a pass.

A comparison is one line: `open_to meets FR`, `mechanic in chance, mixed`, `prize_total > 5000 USD`,
`channels has instagram`, `promoter_medium not in tv, radio`, `amoe is false`, `permits is none`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

import pendulum
from attrs import frozen

from campaignkit.rulepacks.facts import FACTS, Fact, Facts, Sort, Value
from campaignkit.rulepacks.places import GROUPS, Territory
from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, Place, Text, place

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

    any: tuple[Comparison, ...]


Condition: TypeAlias = Comparison | Either


def comparison(line: str) -> Comparison:
    """Read one line; raises InvalidValueError for an unknown fact, operator or value, with the nearest remedy."""
    parts = LINE.fullmatch(line.strip())
    if parts is None:
        raise _wrong(line, Text("n'est pas une comparaison", "is no comparison"), "mechanic in chance, mixed")
    fact = FACTS.get(parts["fact"])
    if fact is None:
        raise _wrong(parts["fact"], Text("n'est pas un fait connu", "is no known fact"), ", ".join(FACTS))
    if parts["op"] not in OPERATORS[fact.sort]:
        said = Text(f"ne se demande pas de {fact.name}", f"cannot be asked of {fact.name}")
        raise _wrong(parts["op"], said, " / ".join(OPERATORS[fact.sort]))
    words = tuple(word.strip() for word in parts["values"].split(","))
    return Comparison(fact.name, parts["op"], tuple(_value(fact, word) for word in words), line.strip())


def stated(name: str, words: str) -> Value:
    """What a person says of a fact: `alcohol`; for sets and places a list: `email, sms`, or `none`.

    Raises InvalidValueError for a fact that is not in the vocabulary, or a value that it cannot have.

    >>> sorted(stated("marketing_channels", "sms, email"))
    ['email', 'sms']
    """
    fact = FACTS.get(name)
    if fact is None:
        raise _wrong(name, Text("n'est pas un fait connu", "is no known fact"), ", ".join(FACTS))
    several = [word.strip() for word in words.split(",")] if words != NONE else []
    if fact.sort is Sort.SET:
        return frozenset(str(_value(fact, word)) for word in several)
    if fact.sort is Sort.PLACES:
        return Territory(places=frozenset(Place(str(_value(fact, word))) for word in several))
    return _value(fact, words)


def holds(condition: Condition, facts: Facts) -> Maybe[bool]:
    """Whether the condition holds of these facts; UNKNOWN as long as what is not known could decide."""
    if isinstance(condition, Either):
        return _some(holds(each, facts) for each in condition.any)
    known = facts.get(condition.fact, UNKNOWN)
    if known is UNKNOWN:
        return False if condition.fact == "winner_country" and _closed_there(condition, facts) else UNKNOWN
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


def _closed_there(asked: Comparison, facts: Facts) -> bool:
    """Nobody wins where nobody may enter: a winner's country is asked only where the contest is open."""
    entrants = facts.get("open_to", UNKNOWN)
    return isinstance(entrants, Territory) and not any(entrants.meets(str(value)) for value in asked.values)


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
    among = known in asked.values
    return among if asked.op in ("is", "in") else not among


def _ordered(than: Callable[[Any, Any], bool], known: Value, limit: Value) -> Maybe[bool]:
    """Money of two currencies is not compared: nobody said at which rate."""
    if isinstance(known, Money) and isinstance(limit, Money) and known.currency != limit.currency:
        return UNKNOWN
    return than(known, limit)


def _value(fact: Fact, word: str) -> Value:
    try:
        return _READERS[fact.sort](fact, word)
    except (ValueError, InvalidOperation, KeyError, IndexError) as cause:
        said = Text(f"n'est pas une valeur de {fact.name}", f"is no value of {fact.name}")
        raise _wrong(word, said, ", ".join(fact.values) or EXAMPLES[fact.sort]) from cause


def _choice(fact: Fact, word: str) -> Value:
    if word not in fact.values:
        raise KeyError(word)
    return word


def _member(fact: Fact, word: str) -> Value:
    return word if word == NONE else _choice(fact, word)


def _money(_fact: Fact, word: str) -> Value:
    amount, currency = word.split()
    return Money(Decimal(amount), currency)


NONE = "none"
EXAMPLES: Mapping[Sort, str] = {
    Sort.FLAG: "true, false", Sort.NUMBER: "18", Sort.MONEY: "5000 USD", Sort.DAY: "2026-01-01",
    Sort.PLACES: "FR, US-NY",
}  # fmt: skip
_READERS: Mapping[Sort, Callable[[Fact, str], Value]] = {
    Sort.FLAG: lambda _fact, word: {"true": True, "false": False}[word],
    Sort.NUMBER: lambda _fact, word: Decimal(word),
    Sort.MONEY: _money,
    Sort.DAY: lambda _fact, word: pendulum.Date.fromisoformat(word),
    Sort.CHOICE: _choice,
    Sort.SET: _member,
    Sort.PLACES: lambda _fact, word: word if word in GROUPS else place(word),
}


def _wrong(word: str, why: Text, instead: str) -> InvalidValueError:
    return InvalidValueError(
        Text(f"« {word} » {why.fr}", f'"{word}" {why.en}'),
        None,
        Text(f"écrire par exemple : {instead}", f"write for example: {instead}"),
    )
