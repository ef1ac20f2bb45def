"""The rules document: its texts, who may take part, where it is deposited."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, Maybe, Place, Text


class Action(Enum):
    """What somebody may be allowed to do; each has conditions of its own."""

    ENTER = "enter"
    VOTE = "vote"
    WIN = "win"
    CLAIM = "claim"
    ACCOMPANY = "accompany"


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
    RECENT_WINNERS = "recent-winners"
    BRAND_ACCOUNTS = "brand-accounts"
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
    """The rules in one language (ISO 639); `address` is where the public reads them."""

    id: str
    language: str
    sections: tuple[Section, ...] = ()
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
    """A group that may not, with the article that says so."""

    id: str
    who: Who
    text: Text
    article: str = ""


@frozen(kw_only=True)
class Eligibility:
    """Who may do one thing.

    `minimum_age` in full years on the day that `age_at` names (None: no minimum);
    `guardian_consent` whether minors need it (None: minors are not admitted).
    """

    id: str
    action: Action
    minimum_age: Maybe[int | None] = UNKNOWN
    age_at: Maybe[AgeAt] = UNKNOWN
    residence: Maybe[tuple[Place, ...]] = UNKNOWN
    not_in: tuple[Place, ...] = ()
    guardian_consent: Maybe[bool | None] = UNKNOWN
    conditions: tuple[Condition, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    article: str = ""


@frozen(kw_only=True)
class Deposit:
    """The rules lie with a party (a bailiff, say); `copy_prevails` if that copy is the true one."""

    party: str
    copy_prevails: Maybe[bool] = UNKNOWN


@frozen(kw_only=True)
class Edition:
    """One use of evergreen rules: its number and the instant from which it holds."""

    id: str
    effective_from: Maybe[Instant] = UNKNOWN


@frozen(kw_only=True)
class RulesPlan:
    """The rules as they should be published.

    `prevailing` is the language that wins where texts differ; `deposit` None: none is wanted;
    `free_route` is the way in without purchase (None: there is none); `platform_release` says
    that the network is neither sponsor nor administrator; `law` is the country whose law holds.
    """

    version: Maybe[str] = UNKNOWN
    texts: tuple[RulesText, ...] = ()
    prevailing: Maybe[str] = UNKNOWN
    editions: tuple[Edition, ...] = ()
    eligibility: tuple[Eligibility, ...] = ()
    purchase: Maybe[Purchase] = UNKNOWN
    free_route: Maybe[Text | None] = UNKNOWN
    platform_release: Maybe[bool] = UNKNOWN
    deposit: Maybe[Deposit | None] = UNKNOWN
    law: Maybe[Place] = UNKNOWN

    def admits_minors(self) -> bool:
        """Whether somebody under 18 may enter, as far as is known."""
        ages = [e.minimum_age for e in self.eligibility if e.action is Action.ENTER and e.minimum_age is not UNKNOWN]
        return any(age is None or age < ADULT for age in ages)


ADULT = 18
