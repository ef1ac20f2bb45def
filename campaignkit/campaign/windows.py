"""The periods of a campaign: those of play, and those for everything else that has a time of its own."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from campaignkit.values import UNKNOWN, Hours, Instant, InvalidValueError, Maybe, RoundId, Text, checked_id, iso

LAST, QUARTER = 59, 15
"""The last second of a minute, and the minutes by which the zones of the world lie apart."""


@frozen(kw_only=True)
class RoundPlan:
    """A period of play with its own draw, from `opens_at` (inclusive) to `closes_at`.

    A closing written to the last minute of a quarter of an hour (23:59) means the whole of that minute, and to its
    second 59 the whole of that second, as entrants read it; any other is exclusive: at 18:00:00 it is over. Where an
    end is a rule (the closing time of each shop, the day the chest is found), `opens_when` and `closes_when` say it,
    and `closes_at` is the last instant that it can be. `hours` are those of the day at which one can play (None: all);
    `feeds` the rounds in which entries play on that did not win here; they are sealed after this one is drawn.
    """

    id: RoundId
    opens_at: Maybe[Instant] = UNKNOWN
    closes_at: Maybe[Instant] = UNKNOWN
    opens_when: Text | None = None
    closes_when: Text | None = None
    hours: Hours | None = None
    feeds: tuple[RoundId, ...] = ()

    def __attrs_post_init__(self) -> None:
        _refuse_reversed(self.opens_at, self.closes_at)

    @property
    def over_at(self) -> Instant | None:
        """The first instant at which an entry is too late; None while unknown."""
        return None if self.closes_at is UNKNOWN else first_after(self.closes_at)


def first_after(closing: Instant) -> Instant:
    """The first instant that a written closing leaves out."""
    if closing.minute % QUARTER != QUARTER - 1 or closing.second not in (0, LAST):
        return closing
    return closing.add(minutes=1) if closing.second == 0 else closing.add(seconds=1)


class WindowFor(Enum):
    """What a window is for, when it is not playing."""

    ANNOUNCE = "announce"
    BUY = "buy"
    ASK_FOR_CODES = "ask-for-codes"
    ENTER = "enter"
    RECEIVE = "receive"
    VOTE = "vote"
    MODERATE = "moderate"
    JUDGE = "judge"
    DRAW = "draw"
    CLAIM = "claim"
    COLLECT = "collect"
    USE = "use"
    EVENT = "event"


@frozen(kw_only=True)
class WindowPlan:
    """A period for something else than playing, from `opens_at` (inclusive) to `closes_at`, read as that of a round.

    Either end may be a rule instead of an instant, or besides it; None: that end is open. `rounds` are
    those that it belongs to (empty: all).
    """

    id: str = field(converter=checked_id)
    what: WindowFor
    opens_at: Maybe[Instant | None] = UNKNOWN
    closes_at: Maybe[Instant | None] = UNKNOWN
    opens_when: Text | None = None
    closes_when: Text | None = None
    rounds: tuple[RoundId, ...] = ()
    article: str = ""

    @property
    def over_at(self) -> Instant | None:
        """The first instant at which it is too late; None while that is unknown, a rule, or open."""
        return first_after(self.closes_at) if isinstance(self.closes_at, Instant) else None

    def __attrs_post_init__(self) -> None:
        _refuse_reversed(self.opens_at, self.closes_at)


def _refuse_reversed(opens_at: Maybe[Instant | None], closes_at: Maybe[Instant | None]) -> None:
    if isinstance(opens_at, Instant) and isinstance(closes_at, Instant) and closes_at <= opens_at:
        raise InvalidValueError(
            Text("la fin ne suit pas le début", "the end does not follow the start"),
            Text(f"{iso(opens_at)} puis {iso(closes_at)}", f"{iso(opens_at)} then {iso(closes_at)}"),
            Text("corriger l'une des deux dates", "correct one of the two dates"),
        )
