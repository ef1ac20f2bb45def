"""A door: the smallest machine that has guards, a self-move and an end."""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from campaignkit.machine import Absent, Guard, Items, Machine, ReasonKind, Room, impossible, move, require
from campaignkit.values import Instant, SubjectId, Text


@frozen
class Shut:
    """Closed."""


@frozen(kw_only=True)
class Ajar:
    """Open, so many degrees."""

    degrees: int


@frozen
class Walled:
    """Bricked up for good."""


@frozen
class Hang:
    name: ClassVar[str] = "door.hang"
    door: str


@frozen
class Push:
    name: ClassVar[str] = "door.push"
    door: str
    degrees: int = field(kw_only=True)


@frozen
class Wall:
    name: ClassVar[str] = "door.wall"
    door: str


@frozen(kw_only=True)
class Hung:
    door: str


@frozen(kw_only=True)
class Pushed:
    door: str
    degrees: int
    at: Instant
    by: SubjectId


@frozen(kw_only=True)
class WalledUp:
    door: str


TOO_FAR = ReasonKind("door.too-far", Text("{degrees} degrés", "{degrees} degrees"), Text("moins", "less"), "porter")
NOT_AT_ALL = ReasonKind("door.not-at-all", Text("rien", "nothing"), Text("plus", "more"), "porter")
LOCKED = ReasonKind("door.locked", Text("fermée à clé", "locked"), Text("la clé", "the key"), "porter")
within: Guard[object, Push, bool] = require(
    TOO_FAR, lambda _s, c, _x: c.degrees <= 90, lambda _s, c, _x: {"degrees": c.degrees}
)
some: Guard[object, Push, bool] = require(NOT_AT_ALL, lambda _s, c, _x: c.degrees != 0)
unlocked: Guard[object, object, bool] = require(LOCKED, lambda _s, _c, ctx: ctx.view)


def apply(state: object, event: object) -> object:
    match event, state:
        case Hung(), Absent():
            return Shut()
        case Pushed(degrees=degrees), Shut() | Ajar():
            return Ajar(degrees=degrees)
        case WalledUp(), Shut() | Ajar():
            return Walled()
        case _:
            raise impossible(state, event)


DOOR: Machine[object, bool] = Machine(
    "door",
    Text("porte", "door"),
    (
        move(Hang, Absent, Shut, Hung),
        move(Push, Shut, Ajar, Pushed, within, some, unlocked),
        move(Push, Ajar, Ajar, Pushed, within, some),
        move(Wall, Shut, Walled, WalledUp),
        move(Wall, Ajar, Walled, WalledUp),
    ),
    apply,
    final=(Walled,),
)


@frozen
class House:
    doors: dict[str, object]


HOUSE: Room[House, bool] = Room("house", (Items(DOOR, "doors", "door"),))
