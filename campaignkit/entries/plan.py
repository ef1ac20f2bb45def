"""Who may take part, by which acts, how often, and in which pools."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, TypeAlias

from attrs import field, frozen

from campaignkit.values import UNKNOWN, InvalidValueError, Maybe, Money, Period, Text, checked_id

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
    QUIZ = "quiz"
    TASK = "task"
    REACTION = "reaction"
    FOLLOW = "follow"
    SHARE = "share"
    MENTION = "mention"
    TICKET = "ticket"
    CARD = "card"
    CODE = "code"
    OPT_IN = "opt-in"
    REFERRAL = "referral"
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
    PHONE = "phone"
    ADDRESS = "address"
    ORGANISATION = "organisation"


class Counted(Enum):
    """What a limit counts under its scope: entries, prizes won, or the other scopes that share it."""

    ENTRIES = "entries"
    WINS = "wins"
    WORKS = "works"
    EMAILS = "emails"
    CHILDREN = "children"
    ATTEMPTS = "attempts"


class Entrant(Enum):
    """Who enters: a person, an organisation, a team, or whoever holds the ticket, unnamed."""

    PERSON = "person"
    ORGANISATION = "organisation"
    TEAM = "team"
    BEARER = "bearer"


class PoolAt(Enum):
    """When it is known which entries a pool holds."""

    ENTRY = "entry"
    DRAW = "draw"
    VOTE = "vote"


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
    `also` are further acts without which it does not count (follow, share), `mentions` how many
    friends are named, `questions` how many are asked, `right_answers` whether they must be right
    (None: nothing is asked). `bonus` says that it adds tickets to an entry made another way and is no
    entry alone. `window` is the id of the window in which it is open (None: as long as the round),
    `stock` how many such entries there can be at most (None: no bound); `task_at_random` whether each
    entrant is given another task; `seconds` how long an attempt lasts (None: as long as one likes).
    `price` is what one such entry costs, the ticket of a raffle say (None: nothing, or what is bought
    with it has the price that it always has).
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
    also: tuple[Action, ...] = ()
    mentions: int = 0
    questions: int = 0
    right_answers: Maybe[bool | None] = None
    bonus: bool = False
    window: str | None = None
    stock: Maybe[int | None] = None
    task_at_random: bool = False
    seconds: int | None = None
    price: Maybe[Money | None] = None

    def __attrs_post_init__(self) -> None:
        _between(0, self.mentions, MOST_TICKETS, "mentions")
        _between(0, self.questions, MOST_TICKETS, "questions")


@frozen(kw_only=True)
class Limit:
    """At most `count` entries, 1 or more, per scope and period; `article` is the place of the rules.

    `counts` says what is counted when it is not entries; `methods` are those that it bounds together
    (empty: all).
    """

    id: str
    count: int
    scope: Scope
    period: LimitPeriod
    consequence: Consequence = Consequence.IGNORE_LATER
    article: str = ""
    counts: Counted = Counted.ENTRIES
    methods: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        _between(1, self.count, MOST_TICKETS, "count")


@frozen(kw_only=True)
class EntryPool:
    """A group of entries among which some prizes are drawn; `chosen_at` is when one knows who is in it."""

    id: str = field(converter=checked_id)
    name: Text
    chosen_at: PoolAt = PoolAt.ENTRY


@frozen(kw_only=True)
class Moderation:
    """Entries are looked at before they count.

    `by` is the party that looks (None: the promoter); `within` its delay from the entry (None: it has
    none); `resubmit` whether a refused entry may be mended and sent again.
    """

    by: Maybe[str | None] = UNKNOWN
    within: Maybe[Period | None] = UNKNOWN
    resubmit: Maybe[bool] = UNKNOWN


@frozen(kw_only=True)
class EntriesPlan:
    """How people take part.

    `limits` empty and `unlimited` False means that nobody has decided; `unlimited` says that the
    rules let everybody enter as often as they like. `anti_fraud` is the level of filtering, with
    the honest entries that it may cost (None: no filter); `closed_page` says whether a page that
    keeps the link to the rules stands ready to replace the form. `entrants` are the kinds of those who
    enter; `author_differs` says whether somebody enters with the work of another (a parent, for a child);
    `cap` is how many entries there can be in all (None: no bound); `moderation` how entries are looked
    at before they count (None: they are not); `consents` what must be ticked; `withdrawn_by` what counts
    as leaving the contest (an account deleted, data erased); `amendable` whether an entry can be changed
    after it was sent; `banned` what may not be handed in; `also_enters` another contest in which the same
    entry takes part (None: no other).
    """

    methods: tuple[EntryMethod, ...] = ()
    limits: tuple[Limit, ...] = ()
    unlimited: bool = False
    pools: tuple[EntryPool, ...] = ()
    anti_fraud: Maybe[Text | None] = UNKNOWN
    closed_page: Maybe[bool] = UNKNOWN
    entrants: tuple[Entrant, ...] = (Entrant.PERSON,)
    author_differs: bool = False
    cap: Maybe[int | None] = None
    moderation: Maybe[Moderation | None] = UNKNOWN
    consents: tuple[Text, ...] = ()
    withdrawn_by: tuple[Text, ...] = ()
    amendable: Maybe[bool] = UNKNOWN
    banned: tuple[Text, ...] = ()
    also_enters: Maybe[Text | None] = None

    @property
    def free_for_all(self) -> tuple[EntryMethod, ...]:
        """The methods that no limit bounds, although the rules set limits; bonuses go with what they are added to."""
        if self.unlimited or not self.limits or not all(limit.methods for limit in self.limits):
            return ()
        bounded = {name for limit in self.limits for name in limit.methods}
        return tuple(each for each in self.methods if each.id not in bounded and not each.bonus)

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
