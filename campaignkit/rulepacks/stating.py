"""What a word means as a value of a fact: in the conditions of rules, and in what a person states."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

import pendulum

from campaignkit.rulepacks.facts import FACTS, Fact, Sort, Value
from campaignkit.rulepacks.places import GROUPS, Territory
from campaignkit.values import InvalidValueError, Money, Place, Text, place

NONE = "none"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
EXAMPLES: Mapping[Sort, str] = {
    Sort.FLAG: "true, false", Sort.NUMBER: "18", Sort.MONEY: "5000 USD", Sort.DAY: "2026-01-01",
    Sort.PLACES: "FR, US-NY",
}  # fmt: skip


def stated(name: str, words: str) -> Value:
    """What a person says of a fact: `alcohol`; for sets and places a list: `email, sms`, or `none` alone.

    A group of places (`EU`) stands for its countries. Raises InvalidValueError for a fact that is
    not in the vocabulary, or a value that it cannot have.

    >>> sorted(stated("marketing_channels", "sms, email"))
    ['email', 'sms']
    """
    fact = fact_named(name)
    several = [word.strip() for word in words.split(",")] if words != NONE else []
    if fact.sort is Sort.SET:
        return frozenset(str(value_of(fact, word)) for word in several)
    if fact.sort is Sort.PLACES:
        named = [str(value_of(fact, word)) for word in several]
        return Territory(places=frozenset(Place(each) for word in named for each in GROUPS.get(word, (word,))))
    return value_of(fact, words)


def fact_named(name: str) -> Fact:
    """The fact of this name; InvalidValueError lists those that there are."""
    if name not in FACTS:
        raise wrong(name, Text("n'est pas un fait connu", "is no known fact"), ", ".join(FACTS))
    return FACTS[name]


def value_of(fact: Fact, word: str) -> Value:
    """One value of a fact; InvalidValueError tells what could be written."""
    try:
        return READERS[fact.sort](fact, word)
    except (ValueError, InvalidOperation, KeyError, IndexError) as cause:
        said = Text(f"n'est pas une valeur de {fact.name}", f"is no value of {fact.name}")
        raise wrong(word, said, ", ".join(fact.values) or EXAMPLES[fact.sort]) from cause


def wrong(word: str, why: Text, instead: str) -> InvalidValueError:
    """The error for a word that cannot stand there."""
    return InvalidValueError(
        Text(f"« {word} » {why.fr}", f'"{word}" {why.en}'),
        None,
        Text(f"écrire par exemple : {instead}", f"write for example: {instead}"),
    )


def _choice(fact: Fact, word: str) -> Value:
    if word not in fact.values:
        raise KeyError(word)
    return word


def _number(_fact: Fact, word: str) -> Decimal:
    number = Decimal(word)
    if not number.is_finite() or number < 0:
        raise ValueError(word)
    return number


def _money(fact: Fact, word: str) -> Value:
    amount, currency = word.split()
    return Money(_number(fact, amount), currency)


def _day(_fact: Fact, word: str) -> Value:
    if not DAY.fullmatch(word):
        raise ValueError(word)
    return pendulum.Date.fromisoformat(word)


READERS: Mapping[Sort, Callable[[Fact, str], Value]] = {
    Sort.FLAG: lambda _fact, word: {"true": True, "false": False}[word],
    Sort.NUMBER: _number,
    Sort.MONEY: _money,
    Sort.DAY: _day,
    Sort.CHOICE: _choice,
    Sort.SET: _choice,
    Sort.PLACES: lambda _fact, word: word if word in GROUPS else place(word),
}
