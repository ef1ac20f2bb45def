"""Visuals and posts: what is to be made, what is printed on it, when it goes out."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, Maybe, Money, Text


class Moment(Enum):
    """The moments of a contest that visuals and posts belong to."""

    TEASING = "teasing"
    LAUNCH = "launch"
    DIFFUSION = "diffusion"
    HIGHLIGHT = "highlight"
    REMINDER = "reminder"
    LAST_DAY = "last-day"
    CLOSING = "closing"
    WINNER = "winner"
    THANK_YOU = "thank-you"


class Fact(Enum):
    """A fact of the plan that a visual prints."""

    OPENING = "opening"
    CLOSING = "closing"
    PRIZE = "prize"
    PRICE = "price"
    OTHER = "other"


@frozen(kw_only=True)
class Printed:
    """A fact as the visual prints it; dates as `2026-12-01 23:59`, in the campaign's zone."""

    what: Fact
    says: str


@frozen(kw_only=True)
class Visual:
    """One picture to be made; `rights` says under which licence (None: all of it is ours).

    `rights_end` is the instant (exclusive) at which the licence ends; None: it does not.
    """

    id: str
    moment: Moment
    networks: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    prints: tuple[Printed, ...] = ()
    brief: Maybe[Text] = UNKNOWN
    rights: Maybe[Text | None] = UNKNOWN
    rights_end: Maybe[Instant | None] = UNKNOWN


@frozen(kw_only=True)
class Post:
    """One row of the editorial calendar; `disclosure` says whether it names itself advertising."""

    id: str
    network: str
    account: str
    moment: Moment
    publishes_at: Maybe[Instant] = UNKNOWN
    text: Maybe[str] = UNKNOWN
    visual: str | None = None
    disclosure: Maybe[bool] = UNKNOWN
    paid: Maybe[Money | None] = None


@frozen(kw_only=True)
class CreativesPlan:
    """Visuals, posts, and how revisions are agreed.

    `revision_rounds` is how many rounds of changes the quote holds; `silence_rule` says what
    goes out when the client does not answer in time (None: nothing goes out).
    """

    visuals: tuple[Visual, ...] = ()
    posts: tuple[Post, ...] = ()
    revision_rounds: Maybe[int] = UNKNOWN
    silence_rule: Maybe[Text | None] = UNKNOWN
