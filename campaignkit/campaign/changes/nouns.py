"""The nouns of a change: what it asks for, what falls, what shifts, what it costs."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

import pendulum
from attrs import frozen

from campaignkit.campaign.changes.differences import Difference
from campaignkit.campaign.plan import CampaignPlan
from campaignkit.checklists import ReviewLine
from campaignkit.machine import Reason
from campaignkit.objectives import Reworked
from campaignkit.values import Instant, Maybe, Money, SubjectId


@frozen(kw_only=True)
class Permission:
    """Whether the change would be accepted now from whoever asks, and why not.

    `command` is what would be done (`campaign.extend`). `article` is where the rules keep the right to
    change, empty without one; `announce_before` the instant (exclusive) by which the change must be
    announced, None when nothing asks for it. `public`: the public has been promised something;
    `once_public` is what the rules say of such a change then, unknown when they say nothing.
    """

    command: str
    reasons: tuple[Reason, ...]
    version: str
    article: str
    announce_before: Instant | None
    public: bool
    once_public: Maybe[bool]

    @property
    def granted(self) -> bool:
        """Whether it would be accepted."""
        return not self.reasons


@frozen(kw_only=True)
class Thing:
    """A visual, a post, a page, or an article of the rules (`name` its number) that says what is no longer true.

    `version` is the one shown last (None: none yet, or it has none); `at` when a post goes or went out;
    `public` whether people have seen it already, `scheduled` whether it is programmed; `approved`
    whether somebody approved it as it is.
    """

    name: str
    version: int | None = None
    at: Instant | None = None
    public: bool = False
    scheduled: bool = False
    approved: bool = False


@frozen(kw_only=True)
class Work:
    """Hours of a role, and what one of them costs (unknown: no rate, or several, in the plan)."""

    role: str
    hours: Decimal
    rate: Maybe[Money]


@frozen(kw_only=True)
class Redo:
    """Things of one kind to redo; `work` is empty when the plan does not say what that takes."""

    what: Reworked
    things: tuple[Thing, ...]
    work: tuple[Work, ...]


@frozen(kw_only=True)
class Fallen:
    """A sign-off that no longer holds, or will not: its check, and who gave it when (None: one of its houses)."""

    check: str
    role: str
    decided_by: SubjectId | None
    at: Instant | None


class Date(Enum):
    """A date of a campaign that a change can shift."""

    OPENING = "opening"
    CLOSING = "closing"
    SEAL = "seal"
    DRAW = "draw"
    DRAWN_BY = "drawn-by"
    ROUND_DRAW = "round-draw"
    NOTICE = "notice"
    CLAIM = "claim"
    COLLECTION = "collection"
    PUBLICATION = "publication"
    DELIVERY = "delivery"
    WINDOW_OPENING = "window-opening"
    WINDOW_CLOSING = "window-closing"
    ERASURE = "erasure"


@frozen(kw_only=True)
class Shift:
    """A date that moves; None where it is not known.

    `of` names the round, the purpose or the window that it belongs to, empty for the campaign.
    """

    date: Date
    of: str = ""
    before: Instant | None
    after: Instant | None


@frozen(kw_only=True)
class Margin:
    """Working days after the last answer, up to the day on which parcels leave (`ships_on`, inclusive; the new one)."""

    ships_on: pendulum.Date
    before: int
    after: int


@frozen(kw_only=True)
class Cost:
    """What the change costs: hours of work, their price, and what the depositary charges for an amendment.

    `hours` are those that are known; `money` is unknown as soon as a part of it is. `asked` is the
    round of changes that the visual most often sent back comes to, `agreed` what the quote holds;
    None where no visual is redone or nobody agreed on any.
    """

    hours: Decimal
    fee: Maybe[Money | None]
    money: Maybe[Money]
    asked: int | None = None
    agreed: int | None = None

    @property
    def beyond_quote(self) -> bool:
        """Whether a visual goes back more often than was agreed."""
        return self.asked is not None and self.agreed is not None and self.asked > self.agreed


@frozen(kw_only=True)
class WhatIf:
    """Everything that a change entails; nothing of it has been done.

    `fallen` are the sign-offs that are stale the moment the change is made, `falling` those that fall
    when what they speak of is redone; `contradictions` what the lint blocks in the new plan and
    not in the old one, texts and pictures aside. `changed` is where the plans differ, `same` which of a few
    things that people ask about stay as they are.
    """

    before: CampaignPlan
    after: CampaignPlan
    at: Instant
    permission: Permission
    amendment: int | None
    deposited: bool
    redo: tuple[Redo, ...]
    fallen: tuple[Fallen, ...]
    falling: tuple[Fallen, ...]
    contradictions: tuple[ReviewLine, ...]
    shifts: tuple[Shift, ...]
    margin: Margin | None
    cost: Cost
    changed: tuple[Difference, ...]
    same: tuple[str, ...]

    @property
    def unknown_work(self) -> tuple[Reworked, ...]:
        """The kinds of things to redo of which nobody knows what that takes."""
        return tuple(each.what for each in self.redo if not each.work)
