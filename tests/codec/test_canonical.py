"""The one form that digests are taken of."""

from __future__ import annotations

import json
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import ClassVar

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.codec import canonical_text, digest, digests, plain
from campaignkit.values import (
    UNKNOWN,
    CampaignId,
    InvalidValueError,
    Maybe,
    Money,
    Period,
    Text,
    digest_of,
    from_micros,
)
from tests.codec.show import Act, ActId, Fixed, House, Show, shows


class Size(StrEnum):
    SMALL = "small"


class Weight(IntEnum):
    LIGHT = 1


@frozen(kw_only=True)
class Poster:
    kind: ClassVar[str] = "poster"
    id: str
    text: str = ""


@frozen(kw_only=True)
class LaterPoster:
    """The poster of a later release."""

    kind: ClassVar[str] = "poster"
    id: str
    text: str = ""
    colour: Maybe[str] = UNKNOWN
    sizes: tuple[int, ...] = ()


@frozen(kw_only=True)
class Wall:
    posters: tuple[Poster | LaterPoster, ...]


class TestANewReleaseStalesNothing:
    """A field added later, at its default, changes no digest."""

    @given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
    def test_the_whole_and_every_old_path_keep_their_digests(self, name: str, text: str) -> None:
        before = digests(Wall(posters=(Poster(id=name, text=text),)))
        after = digests(Wall(posters=(LaterPoster(id=name, text=text),)))
        assert before.items() <= after.items()

    @given(shows)
    def test_a_field_at_its_default_is_not_written(self, show: Show) -> None:
        said = plain(show)
        assert isinstance(said, dict)
        assert ("house" in said) == (show.house != House())
        assert ("acts" in said) == (show.acts != ())


class TestCanonicalTextIsRFC8785:
    """Keys in the order of their UTF-16 code units, no space, the shortest escapes."""

    @given(shows)
    def test_it_is_json_and_says_the_same(self, show: Show) -> None:
        assert json.loads(canonical_text(show)) == plain(show)

    def test_the_keys_are_ordered_as_in_utf_16(self) -> None:
        assert canonical_text({"\ufb33": 1, "\U0001f600": 2, "1": 3}) == '{"1":3,"\U0001f600":2,"\ufb33":1}'

    def test_a_known_answer_worked_by_hand(self) -> None:
        show = Show(
            id=CampaignId("gala"),
            opens_at=from_micros(1),
            acts=(Act(id=ActId("a"), title=Text("é", "\n"), fee=Fixed(fee=Money("50.00", "EUR")), seats=None),),
        )
        worked = (
            '{"acts":[{"fee":{"fee":"50.00 EUR","kind":"fixed"},"id":"a","seats":null,"title":{"en":"\\n","fr":"é"}}],'
            '"id":"gala","opens_at":"1970-01-01T00:00:00.000001Z"}'
        )
        assert canonical_text(show) == worked
        assert digest(show) == digest_of(worked.encode())

    @pytest.mark.parametrize(
        "wrong",
        [1.5, 2**53, -(2**53), Decimal("NaN"), Decimal("1e99"), Decimal("1e-29"), "\udc00", b"x", object()],
    )
    def test_what_is_not_exact_is_refused(self, wrong: object) -> None:
        with pytest.raises(InvalidValueError):
            canonical_text([wrong])

    def test_what_could_not_be_read_again_is_refused(self) -> None:
        for wrong in (Period(days=-1), Period(days=10_000), from_micros(-(10**16))):
            with pytest.raises(InvalidValueError):
                plain(wrong)

    def test_a_choice_is_its_value_even_when_it_is_text_or_a_number_too(self) -> None:
        assert plain([Size.SMALL, Weight.LIGHT, frozenset(("b", "a"))]) == ["small", 1, ["a", "b"]]

    def test_the_word_unknown_is_not_the_value(self) -> None:
        assert [plain(each) for each in (UNKNOWN, "unknown", "\\unknown", "not unknown")] == [
            "unknown",
            "\\unknown",
            "\\\\unknown",
            "not unknown",
        ]


class TestADigestFollowsItsPathAndNothingElse:
    """A sign-off goes stale when its subject changes, and only then."""

    @given(shows, st.text("xyz", min_size=1))
    def test_a_change_is_seen_on_the_way_to_it_only(self, show: Show, word: str) -> None:
        changed = evolve(show, house=evolve(show.house, notes={**show.house.notes, "new": word}))
        before, after = digests(show), digests(changed)
        moved = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        assert moved == {"plan", "house", "house.notes", "house.notes[new]"}

    def test_the_paths_are_those_of_the_plan(self) -> None:
        act = Act(id=ActId("a1"), title=Text("a", "b"), encores=(Act(id=ActId("e"), title=Text("c", "c")),))
        found = digests(Show(id=CampaignId("gala"), acts=(act,)))
        assert {"plan", "id", "house.level", "acts", "acts[a1]", "acts[a1].title", "acts[a1].encores[e].title"} <= set(
            found
        )
        assert found["acts[a1]"] == digest(act)
        assert found["opens_at"] == digest_of(b'"unknown"')

    def test_two_items_of_one_id_are_seen_together(self) -> None:
        first, second = Act(id=ActId("a"), title=Text("a", "a")), Act(id=ActId("a"), title=Text("b", "b"))
        found = digests(Show(id=CampaignId("gala"), acts=(first, second)))
        assert found["acts[a]"] == digest((first, second))
