"""What a decision is made of: the context it is given and the outcome it comes to."""

from __future__ import annotations

from typing import Generic, TypeAlias, TypeVar

from attrs import field, frozen
from attrs.validators import min_len

from campaignkit.machine.reasons import Reason
from campaignkit.values import Instant, SubjectId

E = TypeVar("E")
E_co = TypeVar("E_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)


@frozen
class Context(Generic[V_co]):
    """Everything outside the room that a decision may look at; it reads nothing else.

    `now` is an instant in UTC; `actor` the opaque id of who asks; `view` what this room asked
    to know of the others.
    """

    now: Instant
    actor: SubjectId
    view: V_co


@frozen
class Accepted(Generic[E_co]):
    """The command holds; these are the facts to record, in order."""

    events: tuple[E_co, ...]


@frozen
class Refused:
    """The command does not hold; every reason is listed, and there is at least one."""

    reasons: tuple[Reason, ...] = field(validator=min_len(1))


@frozen
class Wanted:
    """The command could hold here, once these arguments are given."""

    arguments: tuple[str, ...]


Outcome: TypeAlias = Accepted[E] | Refused
