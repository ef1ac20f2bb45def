"""One entry as a file or a feed tells it, before anybody has judged it."""

from __future__ import annotations

from attrs import field, frozen

from campaignkit.entries.plan import Action
from campaignkit.values import Instant


def handle(name: str) -> str:
    """The one written form of an account's name: no `@`, no spaces around, lower case.

    >>> handle(" @Lea.Martin ")
    'lea.martin'
    """
    return name.strip().removeprefix("@").lower()


@frozen(kw_only=True)
class RawEntry:
    """What somebody did, where and when.

    `source_id` is the id that the source gave it, as text; `post` what it stands under; `author` the
    account, in lower case; `reply_to` the comment that it answers (None: it answers none);
    `amount` whole units spent or collected, where a method weighs by them (None: not known).
    Text and author are left out of its repr.
    """

    source: str
    source_id: str
    post: str
    text: str = field(repr=False)
    at: Instant
    author: str = field(repr=False, converter=handle)
    reply_to: str | None = None
    hidden: bool = False
    action: Action = Action.COMMENT
    amount: int | None = None
