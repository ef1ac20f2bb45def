"""Why personal data is held, on what basis, by whom, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import ClassVar, NewType, TypeAlias

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, Maybe, Period, Text, Works, Zone, weekday

PurposeId = NewType("PurposeId", str)


class Basis(Enum):
    """The legal basis of a purpose; source: GDPR, article 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal-obligation"
    LEGITIMATE_INTEREST = "legitimate-interest"


class About(Enum):
    """Whose data a purpose is about: all who enter, winners or the others only, technical logs, marketing contacts."""

    ENTRANT = "entrant"
    WINNER = "winner"
    LOSER = "loser"
    LOG = "log"
    MARKETING = "marketing"


class After(Enum):
    """The date that a retention period counts from; `COLLECTION` is that of the first datum, at the opening."""

    CLOSE = "close"
    DRAW = "draw"
    DELIVERY = "delivery"
    COLLECTION = "collection"

    @property
    def anchor(self) -> str:
        """The name of that date among the anchors of the campaign."""
        return "opening" if self is After.COLLECTION else self.value


@frozen(kw_only=True)
class RetentionFor:
    """Kept for a period after a date of the campaign."""

    kind: ClassVar[str] = "for"
    period: Period
    after: After


@frozen(kw_only=True)
class RetentionUntil:
    """Kept until something happens that has no date: "until the contest is completed"."""

    kind: ClassVar[str] = "until"
    what: Text


Retention: TypeAlias = RetentionFor | RetentionUntil


@frozen(kw_only=True)
class Purpose:
    """One reason to hold personal data: whose, which fields, on what basis and for how long.

    `fields` names what is asked (`email`, `postal-address`); empty means that nobody has listed it yet.
    """

    id: PurposeId
    text: Text
    about: About
    basis: Maybe[Basis] = UNKNOWN
    fields: tuple[str, ...] = ()
    retention: Maybe[Retention] = UNKNOWN


@frozen(kw_only=True)
class Processor:
    """A party that handles personal data for the controller; `contract` says whether one is signed."""

    party: str
    contract: Maybe[bool] = UNKNOWN


@frozen(kw_only=True)
class PrivacyPlan:
    """Who answers for the data, to whom one writes, and every purpose.

    `controller` is a party of the plan; `contact` the address of a function, never a person's;
    `notice` where entrants read all this. `opt_in` is True when marketing consent has a box of
    its own, False when it comes with the entry, None when none is asked. `requests` is how people ask for
    their data and what they show (None: the rules say nothing of it); `no_data`: none is collected.
    """

    controller: Maybe[str] = UNKNOWN
    contact: Maybe[str] = UNKNOWN
    purposes: tuple[Purpose, ...] = ()
    processors: tuple[Processor, ...] = ()
    notice: Maybe[str] = UNKNOWN
    opt_in: Maybe[bool | None] = UNKNOWN
    requests: Maybe[Text | None] = UNKNOWN
    no_data: bool = False

    @property
    def holds_none(self) -> bool:
        """Whether no personal data is held: none is collected, and no purpose says otherwise."""
        return self.no_data and not self.purposes

    def purpose(self, purpose: str) -> Purpose | None:
        """The purpose of this id, or None."""
        return next((each for each in self.purposes if each.id == purpose), None)


def retention_ends(
    purpose: Purpose, anchors: Mapping[str, Instant], zone: Zone, works: Works = weekday
) -> Instant | None:
    """The instant from which the data must be gone; None while the period or its date is unknown.

    What is counted from its collection counts from the opening: the earliest that any of it is due.

    >>> from campaignkit.values import instant, period
    >>> kept = RetentionFor(period=period("P30D"), after=After.DRAW)
    >>> winners = Purpose(id=PurposeId("prize"), text=Text("remise", "delivery"), about=About.WINNER, retention=kept)
    >>> str(retention_ends(winners, {"draw": instant("2026-12-01T10:00:00Z")}, Zone("UTC")))
    '2026-12-31 10:00:00+00:00'
    """
    match purpose.retention:
        case RetentionFor(period=period, after=after) if after.anchor in anchors:
            return period.after(anchors[after.anchor], zone, works)
        case _:
            return None
