"""Many small draws with a fixed series of seeds, against the exact law of drawing tickets one after another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256

import pytest

from campaignkit.draw.protocol import Entry, StandardEngine, list_lines
from campaignkit.values import Digest
from tests.draw.worked import group

DRAWS = 200_000
# The 99.9 % point of chi-square with 11 degrees of freedom; source: NIST/SEMATECH e-Handbook, section 1.3.6.7.4.
CRITICAL_11 = 31.264

ENTRIES = (
    Entry(id="a"),
    Entry(id="b", tickets=2),
    Entry(id="c", group=group("home")),
    Entry(id="d", tickets=2, group=group("home")),
    Entry(id="e", tickets=4),
)
TICKETS = {"a": 1, "b": 2, "home": 3, "e": 4}
UNIT_OF = {"a": "a", "b": "b", "c": "home", "d": "home", "e": "e"}


def exact_law() -> Iterator[tuple[tuple[str, str], Fraction]]:
    """The chance of each first and second unit, when a ticket is drawn and its unit's tickets are then left out."""
    whole = sum(TICKETS.values())
    for first, its in TICKETS.items():
        for second, theirs in TICKETS.items():
            if first != second:
                yield (first, second), Fraction(its, whole) * Fraction(theirs, whole - its)


@pytest.mark.slow
def test_weights_and_households_win_as_often_as_the_exact_law_says() -> None:
    lines, engine = list(list_lines(ENTRIES)), StandardEngine()
    seen: Counter[tuple[str, str]] = Counter()
    for number in range(DRAWS):
        seed = Digest(sha256(b"fairness %d" % number).hexdigest())
        first, second = engine.rank(lines, seed=seed, unit="group", want={None: 2})[None]
        seen[UNIT_OF[first.id], UNIT_OF[second.id]] += 1
    law = dict(exact_law())
    assert sum(law.values()) == 1
    assert seen.keys() == law.keys()
    statistic = sum((seen[pair] - DRAWS * chance) ** 2 / (DRAWS * chance) for pair, chance in law.items())
    assert float(statistic) < CRITICAL_11
