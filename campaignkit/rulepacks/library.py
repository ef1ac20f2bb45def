"""All packs together: no rule twice, every successor there, and what applies to a set of facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pendulum
from attrs import frozen

from campaignkit.rulepacks.ages import AgeTable
from campaignkit.rulepacks.conditions import Condition, all_hold, holds, why_open
from campaignkit.rulepacks.facts import Facts
from campaignkit.rulepacks.pack import Basis, Pack, Reading, Rule
from campaignkit.values import UNKNOWN, CampaignKitError, Maybe, Text

FRESH_MONTHS = {Basis.PLATFORM_POLICY: 6}
LAW_MONTHS = 12


class PackError(CampaignKitError):
    """Packs that cannot stand together; the packs loaded before stay in force."""


@frozen(kw_only=True)
class Fault:
    """Why packs cannot stand together; `about` is the id of the rule or the pack that is at fault."""

    about: str
    said: Text


def not_together(faults: tuple[Text, ...]) -> PackError:
    """The error that tells every fault at once."""
    return PackError(
        Text("ces paquets ne vont pas ensemble", "these packs do not fit together"),
        Text(" ; ".join(each.fr for each in faults), "; ".join(each.en for each in faults)),
        Text("corriger ces identifiants", "correct these ids"),
    )


@frozen(kw_only=True)
class Ruling:
    """What a rule says of one set of facts.

    `applies` is UNKNOWN while what is not known could decide; `because` are the conditions that
    settle it: those that fail, or those that are open, or all.
    """

    pack: Pack
    rule: Rule
    applies: Maybe[bool]
    because: tuple[Condition, ...]

    def open_facts(self, facts: Facts) -> tuple[str, ...]:
        """The names of the facts that would have to be known."""
        return tuple(dict.fromkeys(name for name, _question in self.questions(facts)))

    def questions(self, facts: Facts) -> tuple[tuple[str, Text], ...]:
        """Each fact that would have to be known, with the question; none unless the answer is open."""
        if self.applies is not UNKNOWN:
            return ()
        return tuple(dict.fromkeys(each for condition in self.because for each in why_open(condition, facts)))


@frozen(kw_only=True, eq=False)
class Library:
    """Packs that stand together, with the tables of ages beside them; without any, nothing is asked."""

    packs: tuple[Pack, ...] = ()
    tables: tuple[AgeTable, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = faults_of(self.packs)
        if faults:
            raise not_together(tuple(each.said for each in faults))

    @property
    def rules(self) -> tuple[tuple[Pack, Rule], ...]:
        """Every rule with its pack."""
        return tuple((pack, rule) for pack in self.packs for rule in pack.rules)

    def rulings(self, facts: Facts, day: pendulum.Date) -> tuple[Ruling, ...]:
        """What every rule in force on a day says of these facts."""
        return tuple(ruling(pack, rule, facts) for pack, rule in self.rules if rule.in_force(day))

    def without_pack(self, countries: tuple[str, ...]) -> tuple[str, ...]:
        """The countries for which no pack speaks: nobody looked at their law."""
        covered = {pack.code.split("-")[0] for pack in self.packs}
        return tuple(country for country in countries if country.split("-")[0] not in covered)

    def table(self, name: str) -> AgeTable | None:
        """The table of this id; None when it is not there."""
        return next((table for table in self.tables if table.id == name), None)

    def followed(self, rule: Rule, day: pendulum.Date) -> bool:
        """Whether one of the rules that come after this one is in force on a day."""
        named = {each.id: each for _pack, each in self.rules}
        after = named.get(rule.successor)
        return after is not None and (after.in_force(day) or self.followed(after, day))


def stale(pack: Pack, rule: Rule, day: pendulum.Date) -> bool:
    """Whether the reading is too old on a day; what nobody read is never fresh."""
    until = fresh_until(pack, rule)
    return until is None or until < day


def fresh_until(pack: Pack, rule: Rule) -> pendulum.Date | None:
    """The last day on which the reading counts; None for what nobody read.

    After the months that the pack states, else 12 for a law, 6 for a platform; counted from the state of
    the text, or from the day of reading where the copy had no date.
    """
    source = rule.source
    start = source.as_of if source.reading is Reading.DATED_TEXT and source.as_of else source.read_on
    if start is None:
        return None
    return start.add(months=pack.fresh_months or FRESH_MONTHS.get(source.basis, LAW_MONTHS))


def ruling(pack: Pack, rule: Rule, facts: Facts) -> Ruling:
    """What one rule says of these facts."""
    applies = all_hold(rule.when, facts)
    because = tuple(each for each in rule.when if holds(each, facts) is applies)
    return Ruling(pack=pack, rule=rule, applies=applies, because=because)


def faults_of(packs: tuple[Pack, ...]) -> tuple[Fault, ...]:
    """Everything that keeps these packs from standing together."""
    return (*_doubled(packs), *_lost(packs))


def _doubled(packs: tuple[Pack, ...]) -> Iterator[Fault]:
    for name, times in Counter(pack.id for pack in packs).items():
        if times > 1:
            said = Text(f"le paquet « {name} » est là {times} fois", f'the pack "{name}" is there {times} times')
            yield Fault(about=name, said=said)
    for name, times in Counter(rule.id for pack in packs for rule in pack.rules).items():
        if times > 1:
            said = Text(f"la règle « {name} » est là {times} fois", f'the rule "{name}" is there {times} times')
            yield Fault(about=name, said=said)


def _lost(packs: tuple[Pack, ...]) -> Iterator[Fault]:
    successors = {rule.id: rule.successor for pack in packs for rule in pack.rules}
    for name, successor in successors.items():
        if successor and successor not in successors:
            said = Text(
                f"« {successor} », qui suit « {name} », n'existe pas", f'"{successor}" after "{name}" is not there'
            )
            yield Fault(about=name, said=said)
        elif _comes_back(name, successors):
            said = Text(f"« {name} » finit par se suivre elle-même", f'"{name}" follows itself in the end')
            yield Fault(about=name, said=said)


def _comes_back(name: str, successors: dict[str, str]) -> bool:
    here, seen = successors.get(name), set[str]()
    while here and here not in seen:
        seen.add(here)
        here = successors.get(here)
    return name in seen


NO_PACKS = Library()
