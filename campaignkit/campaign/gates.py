"""The gates of a campaign: which moves stand behind one, and what each gate asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any, TypeAlias

from attrs import frozen

from campaignkit import (
    channels,
    claims,
    creatives,
    draw,
    entries,
    followup,
    incidents,
    objectives,
    organisers,
    privacy,
    prizes,
    rules,
    shipping,
)
from campaignkit.approvals import Signable, consent_key
from campaignkit.campaign import commands as c
from campaignkit.campaign.anchors import anchors
from campaignkit.campaign.checks import CROSS_CHECKS
from campaignkit.campaign.plan import section
from campaignkit.campaign.states import Campaign
from campaignkit.checklists import Case, Check, Review, ReviewLine, review_line
from campaignkit.values import Digest, Instant

RoomCheck: TypeAlias = Check[Case[Any, Any]]
ROOMS: Mapping[str, Any] = {
    "objectives": objectives,
    "organisers": organisers,
    "prizes": prizes,
    "rules": rules,
    "entries": entries,
    "draw": draw,
    "claims": claims,
    "shipping": shipping,
    "creatives": creatives,
    "channels": channels,
    "followup": followup,
    "privacy": privacy,
    "incidents": incidents,
}


@frozen
class Gate:
    """A checklist in front of a move: its name, and the item of the command that it asks about."""

    name: str
    item: Callable[[Any], str] = lambda _command: ""


def _round(command: Any) -> str:
    return str(command.round)


GATES: Mapping[type[Any], Gate] = {
    c.Launch: Gate("launch"),
    c.Pause: Gate("pause"),
    c.Resume: Gate("resume"),
    c.Amend: Gate("amend"),
    c.Extend: Gate("extend"),
    c.Shorten: Gate("shorten"),
    c.Cancel: Gate("cancel"),
    c.End: Gate("end"),
    c.Archive: Gate("archive"),
    c.CloseRound: Gate("close", _round),
    draw.CommitDraw: Gate("seal", _round),
    draw.HoldDraw: Gate("draw", _round),
    draw.RecordDecision: Gate("draw", _round),
    c.AnnounceRound: Gate("announce", _round),
    c.SettleRound: Gate("settle", _round),
    shipping.SendParcel: Gate("ship", lambda command: str(command.claim)),
    shipping.HandOver: Gate("ship", lambda command: str(command.claim)),
    shipping.SendCode: Gate("ship", lambda command: str(command.claim)),
}
GATE_NAMES = tuple(dict.fromkeys(gate.name for gate in GATES.values()))


def look(campaign: Campaign, room: str, item: str, round_id: str, now: Instant) -> Case[Any, Any]:
    """What the checks of one room are given to look at."""
    return Case(
        plan=section(campaign.plan, room),
        state=getattr(campaign, room),
        sign_offs=campaign.approvals,
        digests=campaign.digests,
        now=now,
        anchors=anchors(campaign.plan, round_id),
        item=item,
    )


def whole(campaign: Campaign, item: str, round_id: str, now: Instant) -> Case[Any, Any]:
    """What the cross-checks are given to look at: the whole plan and the whole state."""
    return Case(
        plan=campaign.plan,
        state=campaign,
        sign_offs=campaign.approvals,
        digests=campaign.digests,
        now=now,
        anchors=anchors(campaign.plan, round_id),
        item=item,
    )


@cache
def every_check() -> tuple[tuple[str, RoomCheck], ...]:
    """Every check with the room that it looks at; `campaign` for the cross-checks."""
    own = [(name, check) for name, room in ROOMS.items() for check in room.CHECKS]
    return (*own, *(("campaign", check) for check in CROSS_CHECKS))


@cache
def checks_of(gate: str) -> tuple[tuple[str, RoomCheck], ...]:
    """The checks of one gate; the launch asks the lint as well."""
    wanted = (gate, "lint") if gate == "launch" else (gate,)
    return tuple((room, check) for room, check in every_check() if check.gate in wanted)


def reviewed(campaign: Campaign, gate: str, item: str, now: Instant, also: tuple[RoomCheck, ...] = ()) -> Review:
    """Ask every question of a gate; `item` is the round or the claim that the move is about.

    `also` are checks of your own over the whole plan and the whole state: those of this gate are
    asked too. The gate itself never asks them.
    """
    return Review(gate=gate, at=now, lines=tuple(_lines(campaign, gate, item, now, also)))


def _lines(campaign: Campaign, gate: str, item: str, now: Instant, also: tuple[RoomCheck, ...]) -> Iterator[ReviewLine]:
    case = cache(partial(case_of, campaign, now=now))
    for room, check in (*checks_of(gate), *(("campaign", each) for each in also if each.gate == gate)):
        for asked in _asked_about(campaign, check, gate, item):
            yield review_line(check, case(room, asked), campaign.plan.clock)


def case_of(campaign: Campaign, room: str, item: str, now: Instant) -> Case[Any, Any]:
    """The case of one check about one item: a round, a claim, or the whole campaign."""
    claim = campaign.claims.claims.get(item)
    round_id = claim.round if claim is not None else item
    if room == "entries":
        item = round_id = campaign.root(item)
    return whole(campaign, item, round_id, now) if room == "campaign" else look(campaign, room, item, round_id, now)


def _asked_about(campaign: Campaign, check: RoomCheck, gate: str, item: str) -> tuple[str, ...]:
    if check.per == "campaign":
        return ("",)
    if check.per == "round" or gate == "ship":
        return (item,)
    return campaign.standing(item)


def signable(campaign: Campaign) -> Mapping[str, Signable]:
    """Every check that a person may sign or waive now, with its content, its role and that role's people."""
    return {
        consent_key(check.id, item): Signable(
            digest=campaign.digests.get(check.subject, Digest("")),
            role=check.signatory,
            people=campaign.plan.organisers.holding(check.signatory),
            two_people=check.two_people,
        )
        for _room, check in every_check()
        for item in _items(campaign, check)
    }


def _items(campaign: Campaign, check: RoomCheck) -> tuple[str, ...]:
    if check.per == "campaign":
        return ("",)
    if check.per == "round":
        return tuple(campaign.rounds)
    return tuple(campaign.claims.claims)
