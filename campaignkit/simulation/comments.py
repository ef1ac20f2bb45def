"""Made-up comments under Instagram posts, in the form of the Graph API, the same for a seed everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

from attrs import define, field

from campaignkit.entries import handle
from campaignkit.values import CampaignKitError, Instant, Text, both

if TYPE_CHECKING:
    from faker import Faker

Comment: TypeAlias = dict[str, Any]

LIBRARY = "Faker"
LOCALES = {"de": "de_DE", "en": "en_US", "es": "es_ES", "fr": "fr_FR", "it": "it_IT", "nl": "nl_NL", "pt": "pt_PT"}
OUT_OF_A_THOUSAND = {
    "first": 590,
    "other-post": 220,
    "repeat": 90,
    "reply": 50,
    "late": 16,
    "early": 4,
    "staff": 6,
    "brand": 8,
    "hidden": 16,
}
"""How often each kind of comment comes; every kind comes once at least."""

EMOJI = ("🐣", "🎁", "😍", "🤞🏽", "👩‍👩‍👧", "❤️", "🐰🥕", "🇩🇪")
RIGHT_TO_LEFT = ("مرحبا، أتمنى الفوز", "בהצלחה לכולם", "شكرا جزيلا", "אני רוצה לזכות")
RIGHT_TO_LEFT_SHARE = 0.03
EMOJI_SHARE = 0.4
LONGEST = 25
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789._"
FIRST_ID = 17_950_000_000_000_000
FIRST_ACCOUNT = 17_841_400_000_000_000
HOUR = 3600


class MissingFakerError(CampaignKitError):
    """Faker, which makes the comments up, is not installed."""


def comments(  # noqa: PLR0913 - each is a part of the scene
    *,
    seed: int,
    count: int,
    media: tuple[str, ...],
    opens_at: Instant,
    closes_at: Instant,
    brand: str,
    staff: tuple[str, ...],
    lang: str = "en",
) -> Iterator[Comment]:
    """Exactly `count` comments, the newest first, under the posts `media`.

    Most fall between `opens_at` (inclusive) and `closes_at` (exclusive), by accounts that comment
    under several posts; among them are replies, repeats under one post, early and late ones, those
    of the staff and of the brand, hidden ones, emoji and right-to-left text. Raises
    MissingFakerError without the extra `campaignkit[demo]`.
    """
    crowd = _Crowd(
        fake=_faker(LOCALES.get(lang, "en_US"), seed),
        random=Random(seed),  # noqa: S311 - a scene, no secret
        media=media,
        opens=opens_at.int_timestamp,
        closes=closes_at.int_timestamp,
        brand=handle(brand),
        staff=tuple(map(handle, staff)),
    )
    made = [crowd.comment(kind) for kind in _kinds(crowd.random, count)]
    return iter(sorted(made, key=lambda each: (each["timestamp"], each["id"]), reverse=True))


def _faker(locale: str, seed: int) -> Faker:
    try:
        from faker import Faker
    except ImportError as cause:
        raise MissingFakerError(
            Text(f"{LIBRARY} n'est pas installé", f"{LIBRARY} is not installed"),
            Text("il invente les commentaires", "it makes the comments up"),
            both("pip install 'campaignkit[demo]'"),
        ) from cause
    fake = Faker(locale, use_weighting=False)
    fake.seed_instance(seed)
    return fake


def _kinds(random: Random, count: int) -> list[str]:
    kinds = list(OUT_OF_A_THOUSAND)
    rest = random.choices(kinds, list(OUT_OF_A_THOUSAND.values()), k=max(count - len(kinds), 0))
    return (kinds + rest)[:count]


@define
class _Crowd:
    """The accounts that comment, and what they have written so far; Faker gives the words, `random` all the rest."""

    fake: Faker
    random: Random
    media: tuple[str, ...]
    opens: int
    closes: int
    brand: str
    staff: tuple[str, ...]
    accounts: list[str] = field(factory=list)
    visited: dict[str, list[str]] = field(factory=dict)
    written: list[Comment] = field(factory=list)

    def comment(self, kind: str) -> Comment:
        """One more comment of a kind."""
        found = MAKERS[kind](self)
        self.written.append(found)
        return found

    def newcomer(self) -> str:
        """An account that nobody has yet, and that is neither the brand's nor the staff's."""
        name = "".join(c for c in self.fake.user_name().lower() if c in ALPHABET)[:LONGEST]
        while not name or name in self.visited or name in (self.brand, *self.staff):
            name = f"{name}{self.fake.random_digit()}"
        self.accounts.append(name)
        self.visited[name] = []
        return name

    def within(self) -> int:
        """A second between the opening and the close."""
        return self.random.randrange(self.opens, self.closes)

    def write(self, author: str, post: str, at: int, **more: object) -> Comment:
        """The comment as the API returns it; `at` in seconds since 1970."""
        self.visited.setdefault(author, []).append(post)
        return {
            "id": str(FIRST_ID + len(self.written) * 1009),
            "media": {"id": post},
            "text": self._words(),
            "timestamp": f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%S}+0000",
            "username": author,
            "like_count": self.random.randint(0, 12),
            "hidden": False,
            "from": {"id": str(FIRST_ACCOUNT + crc32(author.encode())), "username": author},
            **more,
        }

    def _words(self) -> str:
        words = str(self.fake.sentence(nb_words=6))
        spice = self.random.random()
        if spice < RIGHT_TO_LEFT_SHARE:
            words = self.random.choice(RIGHT_TO_LEFT)
        return f"{words} {self.random.choice(EMOJI)}" if spice < EMOJI_SHARE else words


def _first(crowd: _Crowd) -> Comment:
    return crowd.write(crowd.newcomer(), crowd.random.choice(crowd.media), crowd.within())


def _other_post(crowd: _Crowd) -> Comment:
    author = crowd.random.choice(crowd.accounts)
    elsewhere = [post for post in crowd.media if post not in crowd.visited[author]]
    return crowd.write(author, crowd.random.choice(elsewhere), crowd.within()) if elsewhere else _first(crowd)


def _repeat(crowd: _Crowd) -> Comment:
    author = crowd.random.choice(crowd.accounts)
    return crowd.write(author, crowd.random.choice(crowd.visited[author]), crowd.within())


def _reply(crowd: _Crowd) -> Comment:
    parent = crowd.random.choice(crowd.written)
    author = crowd.random.choice((crowd.brand, crowd.random.choice(crowd.accounts)))
    at = int(datetime.fromisoformat(parent["timestamp"]).timestamp()) + crowd.random.randint(5, HOUR)
    return crowd.write(author, parent["media"]["id"], at, parent_id=parent["id"])


def _late(crowd: _Crowd) -> Comment:
    return crowd.write(crowd.newcomer(), crowd.media[-1], crowd.closes + crowd.random.randint(0, 3 * HOUR))


def _early(crowd: _Crowd) -> Comment:
    return crowd.write(crowd.newcomer(), crowd.media[0], crowd.opens - crowd.random.randint(1, HOUR))


def _insider(crowd: _Crowd) -> Comment:
    author = crowd.random.choice(crowd.staff or (crowd.brand,))
    return crowd.write(author, crowd.random.choice(crowd.media), crowd.within())


def _own(crowd: _Crowd) -> Comment:
    return crowd.write(crowd.brand, crowd.random.choice(crowd.media), crowd.within())


def _hidden(crowd: _Crowd) -> Comment:
    return crowd.write(crowd.newcomer(), crowd.random.choice(crowd.media), crowd.within(), hidden=True)


MAKERS: Mapping[str, Callable[[_Crowd], Comment]] = {
    "first": _first,
    "other-post": _other_post,
    "repeat": _repeat,
    "reply": _reply,
    "late": _late,
    "early": _early,
    "staff": _insider,
    "brand": _own,
    "hidden": _hidden,
}
