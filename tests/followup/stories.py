"""Playing commands on a room with several machines, and with items that have no key."""

from __future__ import annotations

from campaignkit.followup import FOLLOWUP, FollowupState, FollowupView
from campaignkit.machine import Context, Items, Reason, Refused
from campaignkit.values import RoundId, SubjectId, instant

NOON = instant("2026-12-20T12:00:00Z")
LEA = SubjectId("lea")
R1, R2 = RoundId("r1"), RoundId("r2")
ANNOUNCED = Context(NOON, LEA, FollowupView(announced_rounds=frozenset({R1})))
NOTHING = FollowupState()


def step(state: FollowupState, command: object) -> tuple[FollowupState, tuple[Reason, ...]]:
    """The state after the command and the reasons of a refusal; the laws are asserted on the way."""
    items = _of(command)
    item = getattr(command, items.key) if items.key else ""
    before = items.at(state, item)
    outcome = FOLLOWUP.decide(state, command, ANNOUNCED)
    if isinstance(outcome, Refused):
        assert all(
            reason.text.fr and reason.text.en and reason.remedy.fr and reason.owner for reason in outcome.reasons
        )
        return state, outcome.reasons
    for event in outcome.events:
        state = FOLLOWUP.apply(state, event)
    row = next(r for r in items.machine.moves if (r.command, r.source) == (type(command), type(before)))
    assert type(items.at(state, item)) is row.target
    return state, ()


def told(*commands: object) -> FollowupState:
    """The state after a story in which nothing is refused."""
    state = NOTHING
    for command in commands:
        state, reasons = step(state, command)
        assert not reasons, [reason.text.en for reason in reasons]
    return state


def _of(command: object) -> Items[FollowupView]:
    return next(items for items in FOLLOWUP.items if type(command) in items.machine.commands)
