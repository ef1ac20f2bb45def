"""A small domain of its own, with every kind of field that a room may have, and its Hypothesis strategies."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import ClassVar, Literal, NewType, TypeAlias

import pendulum
from attrs import evolve, field, frozen
from hypothesis import strategies as st

from campaignkit.values import (
    UNKNOWN,
    CampaignId,
    Digest,
    Instant,
    InvalidValueError,
    Maybe,
    Money,
    Period,
    Place,
    SubjectId,
    Text,
    Zone,
    digest_of,
    from_micros,
)

ActId = NewType("ActId", str)


class Genre(Enum):
    """What kind of act."""

    CLOWN = "clown"
    MAGIC = "magic"


@frozen(kw_only=True)
class Fixed:
    """One fee."""

    kind: ClassVar[str] = "fixed"
    fee: Money


@frozen(kw_only=True)
class Between:
    """A fee between two bounds."""

    kind: ClassVar[str] = "between"
    lowest: Money
    highest: Money

    def __attrs_post_init__(self) -> None:
        if self.highest < self.lowest:
            raise InvalidValueError(
                Text("les bornes sont inversées", "the bounds are the wrong way round"),
                None,
                Text("échanger les bornes", "swap the bounds"),
            )


@frozen
class Free:
    """No fee."""

    kind: ClassVar[str] = "free"


Fee: TypeAlias = Fixed | Between | Free


@frozen(kw_only=True)
class Act:
    """One act of the show."""

    id: ActId
    title: Text
    genre: Maybe[Genre] = UNKNOWN
    fee: Maybe[Fee] = UNKNOWN
    seats: Maybe[int | None] = UNKNOWN
    author: Maybe[str] = UNKNOWN
    nickname: str | None = None
    encores: tuple[Act, ...] = ()


@frozen(kw_only=True)
class House:
    """The rules of the house."""

    open_air: Maybe[bool] = UNKNOWN
    share: Decimal = Decimal("0.50")
    level: Literal["low", "high"] = "low"
    keep_for: Period = Period(days=7)
    notes: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class Show:
    """A whole evening."""

    id: CampaignId
    zone: Maybe[Zone] = UNKNOWN
    opens_at: Maybe[Instant | None] = UNKNOWN
    first_day: Maybe[pendulum.Date] = UNKNOWN
    where: tuple[Place, ...] = ()
    director: SubjectId | None = None
    script: Maybe[Digest] = UNKNOWN
    corners: tuple[int, str] | None = None
    tags: frozenset[str] = frozenset()
    starts: Instant | Period | None = None
    house: House = field(factory=House)
    acts: tuple[Act, ...] = ()


def maybe(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.just(UNKNOWN) | inner


def _with_encores(act: Act, encores: list[Act]) -> Act:
    return evolve(act, encores=tuple(encores))


CHARACTERS = st.characters(exclude_categories=["Cs"])
HARD_WORDS = [
    "",
    "unknown",
    "\\unknown",
    "\\\\unknown",
    "none",
    "null",
    "~",
    "NO",
    "yes",
    "01000",
    "10:30",
    "1e3",
    "- a",
]
HARD_TEXTS = [
    "a: b",
    "# a",
    "a\nb",
    "a\n\n  b\n",
    " a",
    "[a",
    "{a",
    "'",
    '"',
    "é",
    "50 EUR",
    "a #b",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
]
words = st.sampled_from([*HARD_WORDS, *HARD_TEXTS]) | st.text(CHARACTERS, max_size=12)
ids = st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True)
texts = st.builds(Text, words, words) | words.map(lambda said: Text(said, said))
amounts = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
moneys = st.builds(Money, amounts, st.sampled_from(["EUR", "USD"]))
instants = st.integers(-2_000_000_000_000_000, 30_000_000_000_000_000).map(from_micros)
civil_periods = st.builds(
    Period, **{unit: st.integers(0, 99) for unit in ("years", "months", "weeks", "days", "hours")}
)
periods = civil_periods | st.builds(Period, working_days=st.integers(0, 99))
bounds = st.tuples(amounts, amounts).map(sorted).map(lambda pair: [Money(amount, "EUR") for amount in pair])
fees = (
    st.builds(Fixed, fee=moneys) | bounds.map(lambda pair: Between(lowest=pair[0], highest=pair[1])) | st.just(Free())
)
wholes = st.integers(-(2**53) + 1, 2**53 - 1)
plain_acts = st.builds(
    Act,
    id=ids.map(ActId),
    title=texts,
    genre=maybe(st.sampled_from(Genre)),
    fee=maybe(fees),
    seats=maybe(st.none() | wholes),
    author=maybe(words),
    nickname=st.none() | words,
)
acts = st.builds(_with_encores, plain_acts, st.lists(plain_acts, max_size=2))
houses = st.builds(
    House,
    open_air=maybe(st.booleans()),
    share=amounts,
    level=st.sampled_from(["low", "high"]),
    keep_for=periods,
    notes=st.dictionaries(words, words, max_size=3),
)
shows = st.builds(
    Show,
    id=ids.map(CampaignId),
    zone=maybe(st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kathmandu"]).map(Zone)),
    opens_at=maybe(st.none() | instants),
    first_day=maybe(st.dates().map(lambda day: pendulum.Date(day.year, day.month, day.day))),
    where=st.lists(st.sampled_from(["FR", "NO", "US-NY"]).map(Place), max_size=3).map(tuple),
    director=st.none() | ids.map(SubjectId),
    script=maybe(st.binary(max_size=3).map(digest_of)),
    corners=st.none() | st.tuples(wholes, words),
    tags=st.frozensets(words, max_size=3),
    starts=st.none() | instants | periods,
    house=houses,
    acts=st.lists(acts, max_size=3).map(tuple),
)
