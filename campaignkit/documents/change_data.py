"""What a change of plan entails, as plain data for other programs; nothing in it names a person by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from campaignkit.campaign.changes import Order
from campaignkit.values import UNKNOWN, Instant, Maybe, Money, iso

if TYPE_CHECKING:
    from campaignkit.campaign import WhatIf
    from campaignkit.campaign.changes import Cost, Difference, Fallen, Permission, Redo, Shift

FORMAT = 1
"""Rises when a key goes, or means something else; a key may come at any time."""


def change_plain(outcome: WhatIf, lang: str = "en") -> dict[str, Any]:
    """The whole answer: instants in UTC, days as `2026-12-11`, money and hours as in a plan file, texts in one language.

    `null` stands for what there is none of, `"unknown"` for what nobody knows. `docs/changes.md` lists the keys.
    """
    margin = outcome.margin
    return {
        "format": FORMAT,
        "campaign": outcome.before.id,
        "at": iso(outcome.at),
        "zone": outcome.after.clock,
        "differs": bool(outcome.changed),
        "permission": _permission(outcome.permission, lang),
        "amendment": outcome.amendment,
        "changed": [_difference(each) for each in outcome.changed],
        "contradictions": [
            {"code": line.check.id, "item": line.item, "reasons": [reason.to_dict(lang) for reason in line.reasons]}
            for line in outcome.contradictions
        ],
        "redo": [_redo(each) for each in outcome.redo],
        "fallen": [_fallen(each) for each in outcome.fallen],
        "falling": [_fallen(each) for each in outcome.falling],
        "shifts": [_shift(each) for each in outcome.shifts],
        "margin": margin and {"ships_on": f"{margin.ships_on}", "before": margin.before, "after": margin.after},
        "same": list(outcome.same),
        "cost": _cost(outcome.cost),
    }


def _permission(asked: Permission, lang: str) -> dict[str, Any]:
    return {
        "command": asked.command,
        "granted": asked.granted,
        "reasons": [reason.to_dict(lang) for reason in asked.reasons],
        "public": asked.public,
        "once_public": "unknown" if asked.once_public is UNKNOWN else asked.once_public,
        "version": asked.version,
        "article": asked.article,
        "announce_before": _at(asked.announce_before),
    }


def _difference(each: Difference) -> dict[str, Any]:
    from campaignkit.codec import plain

    before, after = (thing.ids if isinstance(thing, Order) else thing for thing in (each.before, each.after))
    order = isinstance(each.after, Order)
    return {"path": each.path, "order": order, "before": plain(before), "after": plain(after)}


def _redo(each: Redo) -> dict[str, Any]:
    return {
        "what": each.what.value,
        "things": [
            {
                "name": thing.name,
                "version": thing.version,
                "at": _at(thing.at),
                "public": thing.public,
                "scheduled": thing.scheduled,
                "approved": thing.approved,
            }
            for thing in each.things
        ],
        "work": [{"role": it.role, "hours": f"{it.hours.normalize():f}", "rate": _money(it.rate)} for it in each.work],
    }


def _fallen(each: Fallen) -> dict[str, Any]:
    return {"check": each.check, "role": each.role, "decided_by": each.decided_by, "at": _at(each.at)}


def _shift(each: Shift) -> dict[str, Any]:
    return {"date": each.date.value, "of": each.of, "before": _at(each.before), "after": _at(each.after)}


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "hours": f"{cost.hours.normalize():f}",
        "fee": None if cost.fee is None else _money(cost.fee),
        "money": _money(cost.money),
        "asked": cost.asked,
        "agreed": cost.agreed,
        "beyond_quote": cost.beyond_quote,
    }


def _at(at: Instant | None) -> str | None:
    return None if at is None else iso(at)


def _money(money: Maybe[Money]) -> str:
    return "unknown" if money is UNKNOWN else f"{money.amount.normalize():f} {money.currency}"
