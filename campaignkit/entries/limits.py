"""What a limit counts: one key for each person, account or post, and each period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import TypeAlias, assert_never
from zoneinfo import ZoneInfo

from campaignkit.entries.entry import RawEntry
from campaignkit.entries.plan import Consequence, Counted, EntriesPlan, Limit, LimitPeriod, Scope
from campaignkit.values import Zone

LimitKey: TypeAlias = tuple[str, str, str]
"""The limit's id, who or what it counts for, and the period: empty for a whole contest or round."""

HARSH = (Consequence.VOID_ALL, Consequence.DISQUALIFY)


def limit_keys(entry: RawEntry, plan: EntriesPlan, zone: Zone) -> tuple[tuple[Limit, LimitKey], ...]:
    """Every limit that the entry counts towards, with its key.

    An account stands for a person; scopes that an entry of this kind does not show (household,
    receipt…) give no key, nor do limits on anything but entries. Days and ISO weeks are those of the zone.
    """
    return tuple(_keys(entry, _bounding(entry, plan), zone))


def _bounding(entry: RawEntry, plan: EntriesPlan) -> Iterator[Limit]:
    ways = {m.id for m in plan.methods if m.source == entry.source and m.action is entry.action}
    for limit in plan.limits:
        if limit.counts is Counted.ENTRIES and (not limit.methods or not ways.isdisjoint(limit.methods)):
            yield limit


def _keys(entry: RawEntry, limits: Iterable[Limit], zone: Zone) -> Iterator[tuple[Limit, LimitKey]]:
    for limit in limits:
        who = _who(limit.scope, entry)
        if who is not None:
            yield limit, (limit.id, who, _when(limit.period, entry, zone))


def _who(scope: Scope, entry: RawEntry) -> str | None:
    if scope in (Scope.ACCOUNT, Scope.PERSON):
        return entry.author
    return entry.post if scope is Scope.POST else None


def _when(period: LimitPeriod, entry: RawEntry, zone: Zone) -> str:
    match period:
        case LimitPeriod.CONTEST | LimitPeriod.ROUND:
            return ""
        case LimitPeriod.PER_POST:
            return entry.post
        case LimitPeriod.DAY:
            return _civil(entry, zone).date().isoformat()
        case LimitPeriod.WEEK:
            return f"{_civil(entry, zone):%G-W%V}"
        case _:
            assert_never(period)


def _civil(entry: RawEntry, zone: Zone) -> datetime:
    return datetime.fromtimestamp(entry.at.timestamp(), ZoneInfo(zone))


def overdone(
    entries: Iterable[RawEntry], plan: EntriesPlan, zone: Zone, already: Mapping[LimitKey, int]
) -> frozenset[LimitKey]:
    """The keys of limits that void everything or disqualify, and that these entries go over."""
    harsh = {limit.id: limit.count for limit in plan.limits if limit.consequence in HARSH}
    if not harsh:
        return frozenset()
    counts: dict[LimitKey, int] = {}
    for entry in entries:
        for limit, key in limit_keys(entry, plan, zone):
            if limit.id in harsh:
                counts[key] = counts.get(key, already.get(key, 0)) + 1
    return frozenset(key for key, count in counts.items() if count > harsh[key[0]])
