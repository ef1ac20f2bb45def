"""What is known after the announcement: publications, actual figures, complaints, lessons."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from campaignkit.machine import ABSENT, Absent
from campaignkit.values import UNKNOWN, Digest, Instant, Maybe, Money, RoundId


@frozen(kw_only=True)
class Published:
    """The winners of a round are public at an address, in a form."""

    address: str
    form: str
    at: Instant


@frozen(kw_only=True)
class Corrected:
    """The publication was changed, for a reason; `form` none means that it was taken down."""

    address: str
    form: str
    reason: str
    at: Instant


PublicationState: TypeAlias = Published | Corrected


@frozen(kw_only=True)
class Cost:
    """Money spent on a budget line; below zero, money that came back."""

    line: str
    amount: Money
    note: str


@frozen(kw_only=True)
class Worked:
    """Hours worked in a role; below zero, a correction."""

    role: str
    hours: Decimal
    note: str


@frozen(kw_only=True)
class Measured:
    """The actual number of a KPI, and where it was read; the last one recorded holds."""

    value: Decimal
    source: str


@frozen(kw_only=True)
class Figures:
    """Everything spent, worked and measured so far."""

    costs: tuple[Cost, ...] = ()
    hours: tuple[Worked, ...] = ()
    kpis: Mapping[str, Measured] = field(factory=dict)

    @property
    def spent(self) -> Maybe[Money]:
        """All costs together, hours left out; UNKNOWN while there are none, or when currencies differ."""
        amounts = [cost.amount for cost in self.costs]
        if len({amount.currency for amount in amounts}) != 1:
            return UNKNOWN
        return sum(amounts[1:], amounts[0])

    @property
    def worked(self) -> Mapping[str, Decimal]:
        """The hours of each role."""
        roles = dict.fromkeys((each.role for each in self.hours), Decimal(0))
        return {
            role: sum((each.hours for each in self.hours if each.role == role), start) for role, start in roles.items()
        }


@frozen(kw_only=True)
class Open(Figures):
    """Figures still come in."""


@frozen(kw_only=True)
class Reported(Figures):
    """A report with this digest was made of these figures, and sent."""

    sha256: Digest
    at: Instant


ActualsState: TypeAlias = Open | Reported


@frozen(kw_only=True)
class Received:
    """A complaint waits for an answer; `round` is the round that it is about, empty when none in particular."""

    about: str
    round: str
    at: Instant


@frozen(kw_only=True)
class Answered:
    """A complaint was answered; `upheld` says whether the complainant was right."""

    about: str
    round: str
    received_at: Instant
    answer: str
    upheld: bool
    at: Instant


ComplaintState: TypeAlias = Received | Answered


@frozen(kw_only=True)
class Debriefed:
    """What to keep, to change and to stop, over all debriefs."""

    keep: tuple[str, ...]
    change: tuple[str, ...]
    stop: tuple[str, ...]


@frozen(kw_only=True)
class FollowupState:
    """Publications by round, complaints by id; the figures and the lessons of the whole campaign."""

    publications: Mapping[RoundId, PublicationState] = field(factory=dict)
    actuals: ActualsState = field(factory=Open)
    complaints: Mapping[str, ComplaintState] = field(factory=dict)
    debrief: Debriefed | Absent = ABSENT
