"""The generic machine: tables of moves that decide, apply, explain, and can be walked and drawn."""

from campaignkit.machine.decisions import Accepted, Context, Outcome, Refused, Wanted
from campaignkit.machine.diagram import diagram
from campaignkit.machine.machine import NOT_NOW, Machine, TableError, word
from campaignkit.machine.moves import ABSENT, Absent, Guard, Move, move, require
from campaignkit.machine.reasons import Reason, ReasonKind
from campaignkit.machine.room import NO_SUCH_ITEM, CorruptLogError, Items, Room, impossible
from campaignkit.machine.walk import Walk, reach, walk

__all__ = [
    "ABSENT",
    "NOT_NOW",
    "NO_SUCH_ITEM",
    "Absent",
    "Accepted",
    "Context",
    "CorruptLogError",
    "Guard",
    "Items",
    "Machine",
    "Move",
    "Outcome",
    "Reason",
    "ReasonKind",
    "Refused",
    "Room",
    "TableError",
    "Walk",
    "Wanted",
    "diagram",
    "impossible",
    "move",
    "reach",
    "require",
    "walk",
    "word",
]
