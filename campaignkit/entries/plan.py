"""Who may take part, by which acts, how often, and in which pools."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, TypeAlias

from attrs import field, frozen

from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Text, checked_id

MOST_TICKETS = 1_000_000


class Action(Enum):
    """What somebody does in order to enter."""

    COMMENT = "comment"
    FORM = "form"
    PURCHASE_CODE = "purchase-code"
    POST = "post"
    LETTER = "letter"
    UPLOAD = "upload"
    VOTE = "vote"
    OTHER = "other"


class Scope(Enum):
    """What a limit counts for: each person, each household, each account, each post as a whole."""

    PERSON = "person"
    EMAIL = "email"
    HOUSEHOLD = "household"
    CHILD = "child"
    RECEIPT = "receipt"
    STORE = "store"
    POST = "post"
    ACCOUNT = "account"


class LimitPeriod(Enum):
    """How long a limit counts before it begins anew; days and weeks are those of the campaign's zone."""

    CONTEST = "contest"
    ROUND = "round"
    DAY = "day"
    WEEK = "week"
    PER_POST = "per-post"


class Consequence(Enum):
    """What going over a limit leads to.

    The later entries do not count; or they are void, and shown as such; or every entry under
    that limit is void; or the person is out of the contest.
    """

    IGNORE_LATER = "ignore-later"
    VOID_EXTRA = "void-extra"
    VOID_ALL = "void-all"
    DISQUALIFY = "disqualify"


@frozen(kw_only=True)
class Constant:
    """The same number of tickets for every entry, from 1 to 1,000,000."""

    kind: ClassVar[str] = "constant"
    tickets: int = 1

    def __attrs_post_init__(self) -> None:
        _between(1, self.tickets, MOST_TICKETS, "tickets")


@frozen(kw_only=True)
class AmountTimes:
    """So many tickets for each whole unit spent or collected, at most `most` per entry (None: no bound)."""

    kind: ClassVar[str] = "amount-times"
    multiplier: int
    most: int | None = None

    def __attrs_post_init__(self) -> None:
        _between(1, self.multiplier, MOST_TICKETS, "multiplier")
        if self.most is not None:
            _between(1, self.most, MOST_TICKETS, "most")


Weight: TypeAlias = Constant | AmountTimes


@frozen(kw_only=True)
class EntryMethod:
    """One way to enter.

    `source` is where it is done, in lower case (`instagram`, `web`, `shop`); `posts` are the ids
    under which comments count (empty: any); `word` must stand in the text (None: none is asked);
    `pools` are those in which these entries play besides everybody's; `proof` is what shows the
    act (None: nothing is asked); `article` is the place of the rules that says all this.
    """

    id: str
    source: str
    action: Action
    posts: tuple[str, ...] = ()
    word: Maybe[str | None] = UNKNOWN
    counts_replies: bool = False
    weight: Weight = field(factory=Constant)
    pools: tuple[str, ...] = ()
    proof: Maybe[Text | None] = UNKNOWN
    free: Maybe[bool] = UNKNOWN
    article: str = ""


@frozen(kw_only=True)
class Limit:
    """At most `count` entries, 1 or more, per scope and period; `article` is the place of the rules."""

    id: str
    count: int
    scope: Scope
    period: LimitPeriod
    consequence: Consequence = Consequence.IGNORE_LATER
    article: str = ""

    def __attrs_post_init__(self) -> None:
        _between(1, self.count, MOST_TICKETS, "count")


@frozen(kw_only=True)
class EntryPool:
    """A group of entries among which some prizes are drawn."""

    id: str = field(converter=checked_id)
    name: Text


@frozen(kw_only=True)
class EntriesPlan:
    """How people take part.

    `limits` empty and `unlimited` False means that nobody has decided; `unlimited` says that the
    rules let everybody enter as often as they like. `anti_fraud` is the level of filtering, with
    the honest entries that it may cost (None: no filter); `closed_page` says whether a page that
    keeps the link to the rules stands ready to replace the form.
    """

    methods: tuple[EntryMethod, ...] = ()
    limits: tuple[Limit, ...] = ()
    unlimited: bool = False
    pools: tuple[EntryPool, ...] = ()
    anti_fraud: Maybe[Text | None] = UNKNOWN
    closed_page: Maybe[bool] = UNKNOWN

    def uses(self, *actions: Action) -> bool:
        """Whether any method of entry is one of these acts."""
        return any(method.action in actions for method in self.methods)


def _between(least: int, number: int, most: int, name: str) -> None:
    if not least <= number <= most:
        raise InvalidValueError(
            Text(f"{name} vaut {number}", f"{name} is {number}"),
            Text(f"il faut de {least} à {most}", f"it wants {least} to {most}"),
            Text("corriger le nombre", "correct the number"),
        )
