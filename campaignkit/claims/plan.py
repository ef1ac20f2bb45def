"""How winners are told, by when they must answer, and what they must show."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, InvalidValueError, Maybe, Period, Text


class ClaimClock(Enum):
    """The date from which the delay to answer counts: the close of the round, its draw, the first notice.

    `FIXED`: one last instant for everybody.
    """

    CLOSE = "close"
    DRAW = "draw"
    FIRST_NOTICE = "first-notice"
    FIXED = "fixed"


class Proves(Enum):
    """What a document shows."""

    IDENTITY = "identity"
    AGE = "age"
    RESIDENCE = "residence"
    GUARDIANSHIP = "guardianship"
    PURCHASE = "purchase"
    ADDRESS = "address"
    RELEASE = "release"
    SKILL = "skill"
    OTHER = "other"


@frozen(kw_only=True)
class Document:
    """Something that a winner must send before the win is confirmed; `on_request`: only if it is asked for."""

    id: str
    name: Text
    proves: Proves = Proves.OTHER
    on_request: bool = False


@frozen(kw_only=True)
class ClaimsPlan:
    """The way from a name drawn to a winner confirmed.

    `notify_within` counts from the draw, `notify_by` is the last instant to tell them, exclusive, where
    that is one date for everybody (None: it is not); `channel` is how winners are told first (`direct message`,
    `e-mail`), `second_channel` how they are told again (None: no other way); `reply_within` is
    their delay to answer (None: no answer is needed), counted from `clock_from`; `confirm_by` is
    the last instant to answer, exclusive, where that is one date for everybody (None: it is not).
    `reminders`, 0 or more, are sent before the deadline; `unclaimed` says what becomes of a prize
    that nobody claims (None: decided to say nothing). `publication_consent` says whether winners
    are named in public, and so must consent; False: no name is published. `winner_writes_first` says
    that winners learn of it by themselves (a card scratched, a chest found) and come forward, untold.
    """

    notify_within: Maybe[Period] = UNKNOWN
    notify_by: Maybe[Instant | None] = UNKNOWN
    channel: Maybe[str] = UNKNOWN
    second_channel: Maybe[str | None] = UNKNOWN
    reply_within: Maybe[Period | None] = UNKNOWN
    clock_from: Maybe[ClaimClock] = UNKNOWN
    confirm_by: Maybe[Instant | None] = UNKNOWN
    reminders: int = 0
    documents: tuple[Document, ...] = ()
    unclaimed: Maybe[Text | None] = UNKNOWN
    publication_consent: Maybe[bool] = UNKNOWN
    winner_writes_first: bool = False

    def __attrs_post_init__(self) -> None:
        if self.reminders < 0:
            raise InvalidValueError(
                Text(f"{self.reminders} relances, ce n'est pas un nombre", f"{self.reminders} reminders is no number"),
                Text("on ne relance pas moins de zéro fois", "nobody is reminded fewer than zero times"),
                Text("écrire 0 ou plus", "write 0 or more"),
            )
