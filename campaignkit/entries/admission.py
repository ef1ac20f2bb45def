"""Who takes part: each entry admitted, or refused with a declared reason that quotes an article.

Entries are judged in the order of time, then of their ids. One entry gets one reason, the first of
these that holds: read already; by the organiser; hidden; a reply; outside the window; under no
method of the plan; without the word or the amount asked for; by somebody excluded; over a limit.
Only what is admitted counts towards a limit; where going over it voids everything or disqualifies,
whatever could have been admitted counts.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from enum import Enum
from operator import attrgetter
from types import MappingProxyType
from typing import TypeAlias

from attrs import frozen

from campaignkit.entries import refusals as r
from campaignkit.entries.entry import RawEntry
from campaignkit.entries.judging import Terms, judge, tickets
from campaignkit.entries.limits import LimitKey, limit_keys, overdone
from campaignkit.entries.plan import Consequence, EntriesPlan, EntryMethod, Limit
from campaignkit.entries.refusals import Refusal
from campaignkit.values import Window, Zone

EntryKey: TypeAlias = tuple[str, str]
"""The source of an entry, and the id that the source gave it."""

NOBODY: Mapping[str, Refusal] = MappingProxyType({})
NOTHING: Mapping[LimitKey, int] = MappingProxyType({})
NONE_KNOWN: Container[EntryKey] = frozenset()
REFUSED_AS: Mapping[Consequence, str] = {
    Consequence.IGNORE_LATER: r.OVER_LIMIT.code,
    Consequence.VOID_EXTRA: r.VOID_EXTRA.code,
    Consequence.VOID_ALL: r.VOID_ALL.code,
    Consequence.DISQUALIFY: r.DISQUALIFIED.code,
}


class Status(Enum):
    """What was ruled."""

    ADMITTED = "admitted"
    REFUSED = "refused"


@frozen(kw_only=True)
class Ruling:
    """What was ruled about one entry.

    An admitted one has its method, its tickets (1 or more) and its pools; a refused one the code
    of its reason, the article of the rules that it rests on (empty: the plan names none), and the
    limit that it goes over, if it does.
    """

    entry: RawEntry
    status: Status
    reason: str = ""
    article: str = ""
    limit: str = ""
    method: str = ""
    tickets: int = 0
    pools: tuple[str, ...] = ()


def admit(
    entries: Iterable[RawEntry],
    plan: EntriesPlan,
    window: Window,
    excluded: Mapping[str, Refusal] = NOBODY,
    already: Mapping[LimitKey, int] = NOTHING,
    *,
    zone: Zone,
    known: Container[EntryKey] = NONE_KNOWN,
) -> Iterator[Ruling]:
    """One ruling for each entry, in the order of time and then of ids, whatever the order of `entries`.

    `window` includes its opening and not its close; `excluded` gives accounts that may not take
    part, with the reason; `already` counts what earlier imports admitted, by the keys of
    `limit_keys`: over all rounds for limits per contest, in this round for the others; `known` holds
    source and id of what was read before, which is a duplicate now. A limit
    that voids everything reaches back to them: their entries are for the caller to disqualify.
    Holds the entries once; beyond them, memory grows with accounts and ids, not with texts.
    """
    standing = sorted(entries, key=attrgetter("at", "source", "source_id", "post", "author", "text"))
    found = list(_found(standing, Terms(plan=plan, window=window, excluded=excluded), known))
    could = (entry for entry, each in zip(standing, found, strict=True) if isinstance(each, EntryMethod))
    over = overdone(could, plan, zone, already)
    disqualified = _disqualified(standing, found, plan, zone, over) if over else {}
    counts = dict(already)
    for entry, each in zip(standing, found, strict=True):
        if isinstance(each, Refusal):
            yield _refused(entry, each.code, each.article)
            continue
        keys = limit_keys(entry, plan, zone)
        hit = disqualified.get(entry.author) or _hit(keys, over, counts)
        yield _admitted(entry, each, keys, counts) if hit is None else _beyond(entry, hit)


def _found(standing: Iterable[RawEntry], terms: Terms, known: Container[EntryKey]) -> Iterator[EntryMethod | Refusal]:
    seen: set[EntryKey] = set()
    for entry in standing:
        key = (entry.source, entry.source_id)
        yield Refusal(r.DUPLICATE.code) if key in seen or key in known else judge(entry, terms)
        seen.add(key)


def _disqualified(
    standing: Iterable[RawEntry],
    found: Iterable[EntryMethod | Refusal],
    plan: EntriesPlan,
    zone: Zone,
    over: frozenset[LimitKey],
) -> dict[str, Limit]:
    return {
        entry.author: limit
        for entry, each in zip(standing, found, strict=True)
        if isinstance(each, EntryMethod)
        for limit, key in limit_keys(entry, plan, zone)
        if key in over and limit.consequence is Consequence.DISQUALIFY
    }


def _hit(
    keys: tuple[tuple[Limit, LimitKey], ...], over: frozenset[LimitKey], counts: Mapping[LimitKey, int]
) -> Limit | None:
    return next((limit for limit, key in keys if key in over or counts.get(key, 0) >= limit.count), None)


def _admitted(
    entry: RawEntry,
    method: EntryMethod,
    keys: tuple[tuple[Limit, LimitKey], ...],
    counts: dict[LimitKey, int],
) -> Ruling:
    for _limit, key in keys:
        counts[key] = counts.get(key, 0) + 1
    return Ruling(
        entry=entry,
        status=Status.ADMITTED,
        method=method.id,
        tickets=tickets(entry, method),
        pools=tuple(sorted(set(method.pools))),
    )


def _beyond(entry: RawEntry, limit: Limit) -> Ruling:
    return _refused(entry, REFUSED_AS[limit.consequence], limit.article, limit.id)


def _refused(entry: RawEntry, code: str, article: str, limit: str = "") -> Ruling:
    return Ruling(entry=entry, status=Status.REFUSED, reason=code, article=article, limit=limit)
