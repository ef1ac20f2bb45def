"""What several places ask together: every duty, the strictest of each number, and where they cannot agree.

A merge holds the rules, and computes the rest from them: so order does not matter, nothing counts twice, and
nothing that one of them asks is lost. A number is compared only under a name that means the same in every
rule; the others stay with their rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from enum import Enum

from attrs import field, frozen

from campaignkit.rulepacks.library import Ruling, not_together
from campaignkit.rulepacks.pack import Pack, Rule
from campaignkit.values import Text


class Strict(Enum):
    """Which of two numbers asks more."""

    HIGHEST = "highest"
    LOWEST = "lowest"


COMPARED: Mapping[str, Strict] = {
    **dict.fromkeys(
        ("lead_days", "lead_business_days", "bond_ratio", "min_age", "min_duration_days", "min_entries",
         "min_months_after_end", "chamber_booking_days"),
        Strict.HIGHEST,
    ),
    **dict.fromkeys(
        ("max_age", "max_duration_days", "max_entries", "max_entries_per_day", "max_draws", "max_per_year",
         "max_months_from_launch", "retention_years", "deadline_days_after_draw", "deadline_days_after_end"),
        Strict.LOWEST,
    ),
}  # fmt: skip
"""The parameters that mean the same in every rule."""
CROSSING = (("min_age", "max_age"), ("min_duration_days", "max_duration_days"), ("min_entries", "max_entries"))
GATHERED = ("clause", "rules_must_contain", "required_fields", "prohibited_prizes", "labels")
"""The parameters that are lists: together they ask for everything that one of them names."""
FLAGS = ("true", "false")


@frozen(kw_only=True)
class Bound:
    """The strictest number of one name, and every rule that gives one, with its own."""

    name: str
    value: Decimal
    behind: tuple[tuple[str, Decimal], ...]


@frozen(kw_only=True)
class Conflict:
    """What cannot be met at once, and the rules that ask for it; no choice is made between them."""

    about: str
    said: Text
    rules: tuple[str, ...]


@frozen(kw_only=True)
class Merged:
    """Rules of several packs as one; `rules` are in the order of their ids, each with the code of its pack."""

    rules: Mapping[str, tuple[str, Rule]] = field(factory=dict)

    @property
    def bounds(self) -> Mapping[str, Bound]:
        """Each number that can be compared, at its strictest."""
        found: dict[str, list[tuple[str, Decimal]]] = {}
        for name, rule, value in self._numbers():
            found.setdefault(name, []).append((rule, value))
        return {name: _strictest(name, tuple(found[name])) for name in sorted(found)}

    @property
    def gathered(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Everything that a list must hold, each item with the rules that ask for it."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for _code, rule in self.rules.values():
            for name in GATHERED:
                for item in _items(rule.parameters.get(name, "")):
                    asked = found.setdefault(name, {})
                    asked[item] = (*asked.get(item, ()), rule.id)
        return {name: dict(sorted(found[name].items())) for name in sorted(found)}

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Bounds that cross, and yes against no."""
        return (*self._crossing(), *self._contradicting())

    def places(self, conflict: Conflict) -> tuple[str, ...]:
        """The codes of the packs whose rules do not agree."""
        return tuple(sorted({self.rules[rule][0] for rule in conflict.rules}))

    def _numbers(self) -> Iterator[tuple[str, str, Decimal]]:
        for _code, rule in self.rules.values():
            said: dict[str, str] = {name: rule.parameters[name] for name in COMPARED if name in rule.parameters}
            if rule.lead_days is not None:
                said["lead_days"] = str(rule.lead_days)
            if rule.deadline_days is not None:
                said[f"deadline_days_after_{rule.deadline_after}"] = str(rule.deadline_days)
            yield from ((name, rule.id, Decimal(word)) for name, word in said.items() if _is_number(word))

    def _crossing(self) -> Iterator[Conflict]:
        bounds = self.bounds
        for low, high in CROSSING:
            if low in bounds and high in bounds and bounds[low].value > bounds[high].value:
                least, most = bounds[low], bounds[high]
                behind = {rule for rule, value in least.behind if value > most.value}
                behind |= {rule for rule, value in most.behind if value < least.value}
                said = f"{low} {least.value}, {high} {most.value}"
                yield Conflict(about=low, said=Text(said, said), rules=tuple(sorted(behind)))

    def _contradicting(self) -> Iterator[Conflict]:
        said: dict[str, dict[str, list[str]]] = {}
        for _code, rule in self.rules.values():
            for name, value in rule.parameters.items():
                if value in FLAGS:
                    said.setdefault(name, {}).setdefault(value, []).append(rule.id)
        for name in sorted(said):
            if len(said[name]) > 1:
                rules = tuple(sorted(rule for each in said[name].values() for rule in each))
                yes_and_no = Text(f"{name} : oui et non", f"{name}: yes and no")
                yield Conflict(about=name, said=yes_and_no, rules=rules)


def merged(packs: Iterable[Pack]) -> Merged:
    """The rules of these packs as one; PackError for two different rules under one id."""
    return merge(*(Merged(rules={rule.id: (pack.code, rule) for rule in pack.rules}) for pack in packs))


def merged_rulings(rulings: Iterable[Ruling]) -> Merged:
    """The rules that apply, as one; those that nobody has verified bind nobody, and are left out."""
    applying = [each for each in rulings if each.applies is True and each.rule.verified]
    return merge(*(Merged(rules={each.rule.id: (each.pack.code, each.rule)}) for each in applying))


def merge(*parts: Merged) -> Merged:
    """Everything that one of them asks; PackError for two different rules under one id."""
    found: dict[str, tuple[str, Rule]] = {}
    for part in parts:
        for name, (code, rule) in part.rules.items():
            if found.setdefault(name, (code, rule)) != (code, rule):
                said = Text(f"deux règles s'appellent « {name} »", f'two rules are called "{name}"')
                raise not_together((said,))
    return Merged(rules=dict(sorted(found.items())))


def ways_out(places: Iterable[str]) -> Text:
    """The three ways out of what places do not agree on; a person chooses."""
    named = ", ".join(places)
    return Text(
        f"trois issues : exclure {named} ; une campagne ou une session à part pour {named} ; "
        "ou demander à un juriste ce qui peut changer (mécanique, lot, participation)",
        f"three ways out: exclude {named}; a campaign or round of its own for {named}; "
        "or ask a lawyer what may change (mechanic, prize, way in)",
    )


def _strictest(name: str, behind: tuple[tuple[str, Decimal], ...]) -> Bound:
    choose = max if COMPARED[name] is Strict.HIGHEST else min
    return Bound(name=name, value=choose(value for _rule, value in behind), behind=tuple(sorted(behind)))


def _items(words: str) -> Iterator[str]:
    return (word.strip() for word in words.split(",") if word.strip())


def _is_number(word: str) -> bool:
    try:
        return Decimal(word).is_finite()
    except InvalidOperation:
        return False
