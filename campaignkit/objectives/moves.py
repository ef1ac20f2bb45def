"""The table of a budget line."""

from __future__ import annotations

from typing import TypeAlias, assert_never, cast

from attrs import frozen

from campaignkit.machine import Absent, Context, Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.objectives.commands import ApproveBudget, ReviseBudget
from campaignkit.objectives.events import BudgetApproved, BudgetRevised, ObjectiveEvent
from campaignkit.objectives.states import Approved, BudgetState, Estimated, ObjectivesState, Revised
from campaignkit.values import UNKNOWN, Money, Text

NO_REFERENCE = ReasonKind(
    "objectives.no-reference",
    Text("aucun numéro de commande n'est donné", "no order number is given"),
    Text("donner le numéro du bon de commande ou de la décision", "give the number of the order or of the decision"),
    "finance",
)
NO_AMOUNT = ReasonKind(
    "objectives.no-amount",
    Text("le montant de la ligne n'est pas connu", "the amount of the line is not known"),
    Text("donner le montant dans le plan", "give the amount in the plan"),
    "finance",
)
NEGATIVE = ReasonKind(
    "objectives.negative-amount",
    Text("{amount} n'est pas un budget", "{amount} is no budget"),
    Text("donner 0 ou plus", "give 0 or more"),
    "finance",
)
NO_REASON = ReasonKind(
    "objectives.no-reason",
    Text("aucun motif n'est donné", "no reason is given"),
    Text("dire pourquoi", "say why"),
    "finance",
)
NOT_ANNOUNCED = ReasonKind(
    "objectives.not-announced",
    Text(
        "rien n'est encore public : le plan peut changer librement", "nothing is public yet: the plan may change freely"
    ),
    Text("changer objectives.budget dans le plan", "change objectives.budget in the plan"),
    "lead",
)
REASONS = (NO_REFERENCE, NO_AMOUNT, NEGATIVE, NO_REASON, NOT_ANNOUNCED)


@frozen(kw_only=True)
class ObjectivesView:
    """What objectives must know of the others: whether the campaign has been announced to the public."""

    announced: bool


Asking: TypeAlias = Context[ObjectivesView]

has_reference: Guard[object, ApproveBudget, ObjectivesView] = require(
    NO_REFERENCE, lambda _s, c, _ctx: bool(c.reference.strip())
)
has_amount: Guard[Estimated | Revised, ApproveBudget, ObjectivesView] = require(
    NO_AMOUNT, lambda s, _c, _ctx: s.amount is not UNKNOWN
)
not_negative: Guard[object, ReviseBudget, ObjectivesView] = require(
    NEGATIVE, lambda _s, c, _ctx: c.amount.amount >= 0, lambda _s, c, _ctx: {"amount": str(c.amount)}
)
has_reason: Guard[object, ReviseBudget, ObjectivesView] = require(NO_REASON, lambda _s, c, _ctx: bool(c.reason.strip()))
was_announced: Guard[object, ReviseBudget, ObjectivesView] = require(
    NOT_ANNOUNCED, lambda _s, _c, ctx: ctx.view.announced
)


def approved(state: Estimated | Revised, command: ApproveBudget, ctx: Asking) -> BudgetApproved:
    """The fact, with the amount that was approved; `has_amount` has seen that there is one."""
    amount = cast("Money", state.amount)
    return BudgetApproved(line=command.line, amount=amount, reference=command.reference, by=ctx.actor, at=ctx.now)


def apply(state: BudgetState | Absent, event: ObjectiveEvent) -> BudgetState:
    """The line after the event."""
    if isinstance(state, Absent):
        raise impossible(state, event)
    match event:
        case BudgetApproved(amount=amount, reference=reference, by=by, at=at):
            if isinstance(state, Approved):
                raise impossible(state, event)
            return Approved(planned=state.planned, amount=amount, reference=reference, by=by, at=at)
        case BudgetRevised():
            return Revised(planned=state.planned, amount=event.amount, reason=event.reason)
        case _:
            assert_never(event)


BUDGET: Machine[ObjectiveEvent, ObjectivesView] = Machine(
    "budget-line",
    Text("ligne de budget", "budget line"),
    (
        move(ApproveBudget, Estimated, Approved, BudgetApproved, has_reference, has_amount, emit=approved),
        move(ApproveBudget, Revised, Approved, BudgetApproved, has_reference, has_amount, emit=approved),
        *(
            move(ReviseBudget, source, Revised, BudgetRevised, not_negative, has_reason, was_announced)
            for source in (Estimated, Approved, Revised)
        ),
    ),
    apply,
    initial=(Estimated,),
    final=(Approved,),
)
OBJECTIVES: Room[ObjectivesState, ObjectivesView] = Room("objectives", (Items(BUDGET, "budget", "line"),))
