"""Where the contest is heard: accounts, pages, advertisements; who is on call, and how one moderates."""

from __future__ import annotations

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, InvalidValueError, Maybe, SubjectId, Text


@frozen(kw_only=True)
class Account:
    """An official account: its public handle, and how many people administer it."""

    id: str
    network: str
    handle: str
    admins: Maybe[int] = UNKNOWN


@frozen(kw_only=True)
class Page:
    """A page that the contest needs, with its address: a form, a profile, a pinned comment.

    `text` is what it says, so that one sees what to change when a date or a prize does (unknown:
    nobody has copied it here; then nothing is found in it).
    """

    id: str
    address: str
    text: Maybe[str] = UNKNOWN


@frozen(kw_only=True)
class Shift:
    """Somebody on call from `starts_at` (inclusive) to `ends_at` (exclusive)."""

    person: SubjectId
    starts_at: Instant
    ends_at: Instant

    def __attrs_post_init__(self) -> None:
        if self.ends_at <= self.starts_at:
            raise InvalidValueError(
                Text("l'astreinte finit avant de commencer", "the shift ends before it starts"),
                None,
                Text("échanger les deux instants", "swap the two instants"),
            )


@frozen(kw_only=True)
class ChannelsPlan:
    """Accounts, pages, advertisements, on-call rota, moderation.

    `ads`, `hashtag`, `charter` and `fake_account_warning` are None when it is decided to have none;
    `charter` is the address of the public moderation charter; `answers` are the
    answers to common questions, ready to be given.
    """

    accounts: tuple[Account, ...] = ()
    pages: tuple[Page, ...] = ()
    ads: Maybe[Text | None] = UNKNOWN
    hashtag: Maybe[str | None] = UNKNOWN
    on_call: tuple[Shift, ...] = ()
    charter: Maybe[str | None] = UNKNOWN
    answers: tuple[Text, ...] = ()
    fake_account_warning: Maybe[Text | None] = UNKNOWN

    def watched_at(self, moment: Instant) -> bool:
        """Whether somebody is on call then."""
        return any(shift.starts_at <= moment < shift.ends_at for shift in self.on_call)
