"""A contest under four posts, one entry per account and post, as the tests of entries use it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from attrs import evolve

from campaignkit.entries import (
    Action,
    EntriesPlan,
    EntryMethod,
    Limit,
    LimitKey,
    LimitPeriod,
    RawEntry,
    Refusal,
    Ruling,
    Scope,
    admit,
)
from campaignkit.entries.admission import NOBODY, NONE_KNOWN, NOTHING, EntryKey
from campaignkit.values import Window, Zone, instant

BERLIN = Zone("Europe/Berlin")
POSTS = ("p1", "p2", "p3", "p4")
WINDOW = Window(opens_at=instant("2023-09-13T08:00:00Z"), closes_at=instant("2023-09-14T22:00:00Z"))
NOON = instant("2023-09-14T10:00:00Z")
COMMENT = EntryMethod(id="comment", source="instagram", action=Action.COMMENT, posts=POSTS, word=None, article="3")
PER_POST = Limit(id="per-post", count=1, scope=Scope.ACCOUNT, period=LimitPeriod.PER_POST, article="4.2")
PLAN = EntriesPlan(methods=(COMMENT,), limits=(PER_POST,))
LEA = RawEntry(source="instagram", source_id="100", post="p1", text="Frohe Ostern!", at=NOON, author="lea")


def told(**about: object) -> RawEntry:
    """Lea's comment, but for what is given."""
    given: dict[str, Any] = about
    return evolve(LEA, **given)


def under(method: EntryMethod = COMMENT, *limits: Limit) -> EntriesPlan:
    """A plan with this method and these limits."""
    return EntriesPlan(methods=(method,), limits=limits)


def rulings(
    *entries: RawEntry,
    plan: EntriesPlan = PLAN,
    excluded: Mapping[str, Refusal] = NOBODY,
    already: Mapping[LimitKey, int] = NOTHING,
    known: Container[EntryKey] = NONE_KNOWN,
) -> list[Ruling]:
    """The rulings in Berlin, within the window of the contest."""
    return list(admit(entries, plan, WINDOW, excluded, already, zone=BERLIN, known=known))


def reasons(
    *entries: RawEntry,
    plan: EntriesPlan = PLAN,
    excluded: Mapping[str, Refusal] = NOBODY,
    already: Mapping[LimitKey, int] = NOTHING,
    known: Container[EntryKey] = NONE_KNOWN,
) -> list[str]:
    """The reason of each ruling in order of time; `in` for what is admitted."""
    ruled = rulings(*entries, plan=plan, excluded=excluded, already=already, known=known)
    return [ruling.reason or "in" for ruling in ruled]


STAFF = {"anna": Refusal("excluded", "2.2"), "ebay_de": Refusal("brand", "2.1"), "max": Refusal("recent-winner", "2.3")}
