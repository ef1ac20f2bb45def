"""Every command that there is, filled with values that are sometimes right: all the buttons, pressed blindly."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_origin, get_type_hints

from attrs import NOTHING, evolve, fields
from hypothesis import strategies as st

from campaignkit.campaign import COMMANDS, AdoptedPlan, Campaign, every_check
from campaignkit.campaign.slots import BY_COMMAND
from campaignkit.draw import DrawnPlace, Reaction
from campaignkit.prizes import Exactly
from campaignkit.values import Digest, Instant, Money, SealedList, Text, digest_of
from tests.campaign.play import AGAIN, FIRST, MAIN, SECOND, adopting, at, place, reacting

PLAN = reacting(Reaction.NEXT, may_extend=True, may_shorten=True)
"""A plan that lets everything happen: alternates take what falls free, and closings may move."""
PLANS = tuple(
    adopting(plan)
    for plan in (
        PLAN,
        evolve(PLAN, title=Text("Autre titre", "Another title")),
        evolve(PLAN, rules=evolve(PLAN.rules, version="3")),
        evolve(PLAN, rounds=(evolve(PLAN.rounds[0], closes_at=at("2023-09-16 18:00")),)),
        evolve(PLAN, rounds=(evolve(PLAN.rounds[0], closes_at=at("2023-09-14 18:00")),)),
        evolve(
            PLAN,
            prizes=evolve(PLAN.prizes, lines=(evolve(PLAN.prizes.lines[0], quantity=Exactly(units=2)),)),
        ),
    )
)
DAYS = ("2023-08-01 09:00", "2023-09-14 18:00", "2023-09-15 13:00:03", "2023-09-16 18:00", "2024-01-31 09:00")
MOMENTS = tuple(at(day) for day in DAYS)
NAMED: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "claim": (FIRST, SECOND, "nobody"),
        "round": (MAIN, AGAIN, "nowhere"),
        "parent": (MAIN, AGAIN, "nowhere"),
        "extended": (MAIN, "nowhere"),
        "shortened": (MAIN, "nowhere"),
        "line": ("parcel", "prize", "nothing"),
        "visual": ("launch", "winner", "nothing"),
        "post": ("egg-1", "thanks", "nothing"),
        "account": ("catch", "nothing"),
        "purpose": ("contest", "delivery", "nothing"),
        "party": ("ebay", "nobody"),
        "decided_by": ("p-01", "p-02", "p-03", "nobody"),
        "role": ("cm", "lead", "nothing"),
        "kpi": ("entrants", "nothing"),
        "document": ("address", "nothing"),
        "form": ("no-name", "handle", "none", "shout"),
        "fate": ("alternate", "stock", "written-off", "eaten"),
        "trigger": ("mishap", "bad-buzz", "whim"),
        "level": ("claimed", "witnessed", "sworn"),
        "on": tuple(
            f"{check.id}@{item}" if item else check.id
            for _room, check in every_check()
            for item in ({"campaign": "", "round": MAIN, "winner": FIRST}[check.per],)
        ),
    }
)
BY_TYPE: MappingProxyType[Any, st.SearchStrategy[Any]] = MappingProxyType(
    {
        bool: st.booleans(),
        int: st.integers(-1, 20),
        str: st.sampled_from(["", " ", "so", "main", "1"]),
        Decimal: st.sampled_from([Decimal("-1.5"), Decimal(0), Decimal(7)]),
        Digest: st.sampled_from(["", digest_of(b"a"), digest_of(b"b")]),
        Instant: st.sampled_from(MOMENTS),
        Money: st.sampled_from([Money(-5, "EUR"), Money(5, "EUR"), Money(5, "USD")]),
        SealedList: st.just(
            SealedList(entries=12, tickets=12, sha256=digest_of(b"list"), merkle_root=digest_of(b"root"))
        ),
        AdoptedPlan: st.sampled_from(PLANS),
        DrawnPlace: st.sampled_from(
            [place(1, "e1"), place(2, "e2"), DrawnPlace(tier=place(1, "e").tier, rank=0, entry="")]
        ),
    }
)


def value_of(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Values for a field of a command."""
    if name in NAMED:
        return st.sampled_from(NAMED[name])
    if hint in BY_TYPE:
        return BY_TYPE[hint]
    inner, origin = get_args(hint), get_origin(hint)
    if NoneType in inner:
        return st.none() | st.one_of(*(value_of(name, each) for each in inner if each is not NoneType))
    if origin is tuple:
        return st.lists(value_of("", inner[0]), max_size=2).map(tuple)
    if origin is not None and inner[:1] == (str,):
        return st.dictionaries(st.sampled_from(["late", "double"]), st.integers(-1, 9), max_size=2)
    return value_of(name, hint.__supertype__)


@cache
def button(command: Any) -> st.SearchStrategy[Any]:
    """Any command of this kind."""
    hints = get_type_hints(command)
    return st.builds(command, **{each.alias: value_of(each.alias, hints[each.name]) for each in fields(command)})


buttons: st.SearchStrategy[Any] = st.sampled_from(COMMANDS).flatmap(button)


def without_arguments(campaign: Campaign) -> tuple[tuple[type[Any], dict[str, str]], ...]:
    """Every command that names its item and nothing else, for every item that there is."""
    asked: list[tuple[type[Any], dict[str, str]]] = []
    for command, slot in BY_COMMAND.items():
        items = next(each for each in slot.room.items if command in each.machine.commands)
        wanted = [each.alias for each in fields(command) if each.default is NOTHING]
        if set(wanted) <= {items.key}:
            held = getattr(slot.state(campaign), items.field) if items.key else ("",)
            asked += [(command, {items.key: item} if items.key else {}) for item in held]
    return tuple(asked)
