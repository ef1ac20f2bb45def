"""The rules document: its texts, who may take part, where it is deposited."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, InvalidValueError, Maybe, Money, Period, Place, RoundId, Text


class Action(Enum):
    """What somebody may be allowed to do; each has conditions of its own."""

    ENTER = "enter"
    VOTE = "vote"
    WIN = "win"
    CLAIM = "claim"
    ACCOMPANY = "accompany"
    AUTHOR = "author"


class AgeAt(Enum):
    """The day on which an age counts."""

    OPENING = "opening"
    ENTRY = "entry"
    CLOSE = "close"


class Who(Enum):
    """Groups that are usually excluded."""

    STAFF = "staff"
    AFFILIATES = "affiliates"
    FAMILY = "family"
    AGENTS = "agents"
    SUPPLIERS = "suppliers"
    HOUSEHOLD = "household"
    RECENT_WINNERS = "recent-winners"
    SELF_EXCLUDED = "self-excluded"
    BRAND_ACCOUNTS = "brand-accounts"
    RESELLERS = "resellers"
    POINTS_OF_SALE = "points-of-sale"
    JURY = "jury"
    GROUPS = "groups"
    ORGANISATIONS = "organisations"
    OTHER = "other"


class Purchase(Enum):
    """Whether one must buy in order to enter."""

    NONE = "none"
    REQUIRED = "required"
    ONE_OF_WAYS = "one-of-ways"


@frozen(kw_only=True)
class Section:
    """One section of the rules; `id` says what it is about, `article` how the text numbers it."""

    id: str
    article: str = ""
    text: str = ""


@frozen(kw_only=True)
class RulesText:
    """The rules in one language (ISO 639); `address` is where the public reads them.

    `short` is the abbreviated text for captions and advertisements (None: none is wanted;
    unknown: nobody has decided).
    """

    id: str
    language: str
    sections: tuple[Section, ...] = ()
    short: Maybe[str | None] = UNKNOWN
    address: Maybe[str] = UNKNOWN


@frozen(kw_only=True)
class Condition:
    """Something else that must hold of a person; `proof` is what shows it (None: nothing is asked)."""

    id: str
    text: Text
    article: str = ""
    proof: Maybe[Text | None] = UNKNOWN


@frozen(kw_only=True)
class Exclusion:
    """A group that may not, with the article that says so.

    `degree` is the furthest degree of kinship that is shut out, inclusive, as the civil law counts it
    (None: every relative); `months` for how many months after leaving or winning one stays shut out,
    exclusive at the end (None: for ever).
    """

    id: str
    who: Who
    text: Text
    degree: Maybe[int | None] = None
    months: Maybe[int | None] = None
    article: str = ""

    def __attrs_post_init__(self) -> None:
        for limit in (self.degree, self.months):
            if isinstance(limit, int) and limit < 1:
                raise InvalidValueError(
                    Text(f"une exclusion ne va pas jusqu'à {limit}", f"an exclusion does not reach to {limit}"),
                    None,
                    Text("compter à partir de 1, ou ne rien écrire", "count from 1, or write nothing"),
                )


@frozen(kw_only=True)
class Eligibility:
    """Who may do one thing.

    `residence` lists where one may live (None: anywhere), `not_in` the exceptions; `minimum_age` in full
    years on the day that `age_at` names (None: no minimum);
    `guardian_consent` whether minors need it (None: minors are not admitted). `of_age` says that the
    age is that of majority where they live, and `minimum_age` at least that; `persons` False that it is about
    organisations or teams, which have no age; `maximum_age` is the highest
    age in full years (None: none).
    """

    id: str
    action: Action
    minimum_age: Maybe[int | None] = UNKNOWN
    age_at: Maybe[AgeAt] = UNKNOWN
    residence: Maybe[tuple[Place, ...] | None] = UNKNOWN
    not_in: tuple[Place, ...] = ()
    guardian_consent: Maybe[bool | None] = UNKNOWN
    conditions: tuple[Condition, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    article: str = ""
    of_age: bool = False
    maximum_age: Maybe[int | None] = None
    persons: bool = True

    @property
    def places(self) -> tuple[Place, ...] | None:
        """Where one may live; None while unknown, and where it does not matter."""
        return None if self.residence is UNKNOWN else self.residence


@frozen(kw_only=True)
class Override:
    """What holds instead for whoever lives in `residence`; of two that hold a home, the narrower place counts.

    Unknown here means that the general rule holds. `open` False: void there. `minimum_age` in full
    years (None: no minimum); `guardian_consent` as in `Eligibility`; `skill_question` whether a winner
    answers a question of skill before the prize is confirmed; `publicity` whether a prize may be
    tied to leave to publish name and image.
    """

    id: str
    residence: tuple[Place, ...]
    open: Maybe[bool] = UNKNOWN
    minimum_age: Maybe[int | None] = UNKNOWN
    guardian_consent: Maybe[bool | None] = UNKNOWN
    skill_question: Maybe[bool] = UNKNOWN
    publicity: Maybe[bool] = UNKNOWN
    article: str = ""


@frozen(kw_only=True)
class Deposit:
    """The rules lie with a party (a bailiff, say).

    `copy_prevails` if that copy is the true one; `amendments` whether each amendment is deposited
    too; `before` is the instant by which the first deposit is made (exclusive); `amendment_fee` is
    what the party charges for each amendment, whatever it changes (None: nothing).
    """

    party: str
    copy_prevails: Maybe[bool] = UNKNOWN
    amendments: Maybe[bool] = UNKNOWN
    before: Maybe[Instant] = UNKNOWN
    amendment_fee: Maybe[Money | None] = UNKNOWN


@frozen(kw_only=True)
class AmendmentClause:
    """Where the rules keep the right to change them, and how long before it counts a change is announced.

    `article` is how the text numbers it. `notice` counts back from the date that moves, the earlier
    of old and new (`P0D`: any time before it, exclusive; None: nothing has to be announced).
    """

    article: str = ""
    notice: Maybe[Period | None] = UNKNOWN


@frozen(kw_only=True)
class Bond:
    """Money that secures the prizes with an authority: `percent` of their value, above 0, held by a party."""

    party: str
    percent: Maybe[Decimal] = UNKNOWN
    net_of_tax: Maybe[bool] = UNKNOWN


@frozen(kw_only=True)
class Edition:
    """One use of evergreen rules: from when it holds (inclusive), the rounds and the prize lines that it supplies."""

    id: str
    effective_from: Maybe[Instant] = UNKNOWN
    rounds: tuple[RoundId, ...] = ()
    prizes: tuple[str, ...] = ()


@frozen(kw_only=True)
class RulesPlan:
    """The rules as they should be published.

    `version` holds from `effective_from` (inclusive); `prevailing` is the language that wins where
    texts differ; `eligibility` are the general rules, `overrides` what holds instead in some places;
    `skill_question` and `publicity` as in `Override`; `deposit` None: none is wanted; `free_route`
    is the way in without purchase (None: there is none); `platform_release` says that the network
    is neither sponsor nor administrator (None: no network has a part in it); `law` is the country whose
    law holds. `further_deposits` are
    those with other parties; `bond` the money that secures the prizes (None: none is asked); `courts` where
    one goes to law, `amicable` the steps before that, arbitration included; `household` what counts as one
    where the rules say it (None: decided to say nothing). `amending` is the
    clause on changes (None: there is none); which changes it permits stands in `incidents`.
    """

    version: Maybe[str] = UNKNOWN
    effective_from: Maybe[Instant] = UNKNOWN
    texts: tuple[RulesText, ...] = ()
    prevailing: Maybe[str] = UNKNOWN
    editions: tuple[Edition, ...] = ()
    eligibility: tuple[Eligibility, ...] = ()
    overrides: tuple[Override, ...] = ()
    skill_question: Maybe[bool] = UNKNOWN
    publicity: Maybe[bool] = UNKNOWN
    purchase: Maybe[Purchase] = UNKNOWN
    free_route: Maybe[Text | None] = UNKNOWN
    platform_release: Maybe[bool | None] = UNKNOWN
    deposit: Maybe[Deposit | None] = UNKNOWN
    law: Maybe[Place] = UNKNOWN
    further_deposits: tuple[Deposit, ...] = ()
    bond: Maybe[Bond | None] = UNKNOWN
    courts: Maybe[Text | None] = UNKNOWN
    amicable: Maybe[Text | None] = UNKNOWN
    household: Maybe[Text | None] = UNKNOWN
    amending: Maybe[AmendmentClause | None] = UNKNOWN

    def admits_minors(self) -> bool:
        """Whether somebody under 18 may enter, as far as is known."""
        entering = (each.minimum_age for each in self.eligibility if each.action is Action.ENTER)
        ages = (*entering, *(each.minimum_age for each in self.overrides if each.open is not False))
        return any(age is None or age < ADULT for age in ages if age is not UNKNOWN)


ADULT = 18
