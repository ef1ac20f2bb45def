"""Events and commands as they are stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Literal

import pendulum
import pytest
from attrs import field, frozen, make_class
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.checklists import Severity
from campaignkit.codec import CommandFieldsError, DamagedBodyError, EventCodec, UnknownKindError, build_command
from campaignkit.values import (
    CampaignKitError,
    Digest,
    Instant,
    Money,
    Period,
    Place,
    SubjectId,
    Text,
    Zone,
    instant,
)
from tests.codec.show import Show, ids, instants, shows, words


@frozen(kw_only=True)
class ShowAdopted:
    kind: ClassVar[str] = "show.adopted"
    show: Show
    digests: Mapping[str, str]


@frozen(kw_only=True)
class TicketSold:
    kind: ClassVar[str] = "show.ticket-sold"
    schema: ClassVar[int] = 3
    row: int
    seat: str = ""
    at: Instant
    by: SubjectId
    paid: bool = True


@frozen
class SellTicket:
    name: ClassVar[str] = "show.sell-ticket"
    row: int
    at: Instant
    seats: tuple[str, ...] = ()
    note: str = ""


def split_place(body: dict[str, Any]) -> dict[str, Any]:
    row, seat = body.pop("place").split("/")
    return {**body, "row": row, "seat": seat}


def count_rows(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "row": int(body["row"])}


WORDS = (
    str, int, bool, Decimal, Instant, pendulum.Date, Period, Money, Text, Digest, SubjectId, Zone, Place, Severity,
    Literal["a", "b"],
)  # fmt: skip
CODEC = EventCodec(
    (ShowAdopted, TicketSold, SellTicket),
    upcasters={("show.ticket-sold", 1): split_place, ("show.ticket-sold", 2): count_rows},
)
events = st.builds(ShowAdopted, show=shows, digests=st.dictionaries(words, words, max_size=3)) | st.builds(
    TicketSold,
    row=st.integers(0, 99),
    seat=words,
    at=instants,
    by=ids.map(SubjectId),
    paid=st.booleans(),
)


class TestTheRoundTripIsExactToTheByte:
    """What is decoded encodes to the very bytes that were stored."""

    @given(events)
    def test_there_and_back(self, event: object) -> None:
        stored = CODEC.encode(event)
        assert CODEC.decode(*stored) == event
        assert CODEC.encode(CODEC.decode(*stored)) == stored

    def test_a_known_answer_worked_by_hand(self) -> None:
        event = TicketSold(row=1, seat="unknown", at=instant("2026-12-01T10:00:00+01:00"), by=SubjectId("lea"))
        assert CODEC.encode(event) == (
            "show.ticket-sold",
            3,
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":1,"seat":"\\\\unknown"}',
        )


class TestOldBodiesAreReadByTheirUpcasters:
    """Stored bytes never change; content evolves on read."""

    def test_through_every_schema_between(self) -> None:
        body = '{"at":"2026-12-01T09:00:00Z","by":"lea","place":"4/B"}'
        assert CODEC.decode("show.ticket-sold", 1, body) == TicketSold(
            row=4, seat="B", at=instant("2026-12-01T09:00:00Z"), by=SubjectId("lea")
        )

    def test_a_later_schema_is_refused(self) -> None:
        with pytest.raises(DamagedBodyError, match="schema 4 > 3"):
            CODEC.decode("show.ticket-sold", 4, "{}")


class TestADamagedBodyIsNamed:
    """A typed error, whatever the damage."""

    @pytest.mark.parametrize(
        "body",
        [
            "",
            "[]",
            "null",
            "{}",
            '"a"',
            ' {"at":"2026-12-01T09:00:00Z","by":"lea","row":1}',
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":1} ',
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":1}{}',
            "[" * 100_000,
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":1,"sea":"B"}',
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":1.0}',
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":"1"}',
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":true}',
            '{"at":"2026-12-01T09:00:00Z","by":7,"row":1}',
            '{"at":"2026-12-01T09:00:00","by":"lea","row":1}',
            '{"at":"09:00Z","by":"lea","row":1}',
            '{"at":null,"by":"lea","row":1}',
            '{"at":"2026-12-01T09:00:00Z","by":"lea","row":NaN}',
        ],
    )
    def test_by_its_kind(self, body: str) -> None:
        with pytest.raises(DamagedBodyError, match=r"show\.ticket-sold"):
            CODEC.decode("show.ticket-sold", 3, body)

    @pytest.mark.parametrize("it", ["null", "[]", "{}", '["x"]', "[[]]", '{"x":1}', '["2026-12-01T09:00:00Z"]'])
    @pytest.mark.parametrize("kind", WORDS, ids=str)
    def test_nothing_a_list_or_a_group_is_no_word(self, kind: Any, it: str) -> None:
        held = make_class("Held", {"it": field(type=kind)}, class_body={"kind": "show.held"})
        with pytest.raises(DamagedBodyError):
            EventCodec((held,)).decode("show.held", 1, f'{{"it":{it}}}')

    @given(events, st.data())
    def test_or_it_is_another_event_of_the_same_kind(self, event: object, data: st.DataObject) -> None:
        kind, schema, body = CODEC.encode(event)
        at = data.draw(st.integers(0, len(body) - 1))
        damaged = body[:at] + data.draw(st.sampled_from(['"', "0", "}", "x", ",", ""])) + body[at + 1 :]
        try:
            assert type(CODEC.decode(kind, schema, damaged)) is type(event)
        except DamagedBodyError as error:
            assert kind in error.say("fr")  # noqa: PT017 - either outcome is right

    def test_an_unknown_kind_is_named_with_the_nearest_known_one(self) -> None:
        with pytest.raises(UnknownKindError, match=r"show\.adoptd.*write show\.adopted"):
            CODEC.decode("show.adoptd", 1, "{}")
        with pytest.raises(UnknownKindError, match=r"show\.adopted"):
            EventCodec(()).encode(ShowAdopted(show=Show(id="a"), digests={}))  # type: ignore[arg-type]

    def test_a_class_without_a_name_and_a_name_given_twice_are_mistakes_of_the_program(self) -> None:
        with pytest.raises(TypeError, match="neither"):
            EventCodec((Text,))
        with pytest.raises(TypeError, match="two classes"):
            EventCodec((ShowAdopted, frozen(type("Other", (), {"kind": "show.adopted"}))))


class TestACommandIsKnownByItsContent:
    """The same command always has the same digest, another one another."""

    @given(st.integers(0, 9), st.integers(0, 9))
    def test_same_content_same_digest(self, row: int, other: int) -> None:
        at = instant("2026-12-01T09:00:00Z")
        one, two = CODEC.command_sha256(SellTicket(row, at)), CODEC.command_sha256(SellTicket(other, at))
        assert (one == two) == (row == other)

    def test_a_command_is_built_from_words(self) -> None:
        words = {"row": "3", "at": "2026-12-01 10:00", "seats": "[A, B]", "note": "[sic"}
        assert CODEC.build("show.sell-ticket", words, zone=Zone("Europe/Paris")) == SellTicket(
            3, instant("2026-12-01T09:00:00Z"), ("A", "B"), "[sic"
        )

    def test_every_wrong_field_is_named_at_once(self) -> None:
        with pytest.raises(CommandFieldsError) as caught:
            build_command(SellTicket, {"row": "three", "seats": "A", "notte": "x"})
        assert caught.value.say().splitlines() == [
            "show.sell-ticket: 4 fields to correct",
            "  row: 'three' is not a whole number; write for example 12",
            "  seats: 'A' is not a list; write [a, b], or one dash per item",
            "  notte: 'notte': unknown key; write note",
            "  '{row, seats, notte}': the key at is missing; add `at:`",
        ]
        assert caught.value.say("fr").startswith("show.sell-ticket : 4 champs à corriger\n")

    def test_a_single_wrong_field_and_an_unknown_command(self) -> None:
        with pytest.raises(CommandFieldsError, match="one field to correct"):
            build_command(SellTicket, {"row": "x", "at": "2026-12-01T09:00:00Z"})
        with pytest.raises(CampaignKitError, match=r"write show\.sell-ticket"):
            CODEC.build("show.sell-tickets", {})

    def test_nothing_of_it_is_lost_on_the_way_to_the_store(self) -> None:
        command = SellTicket(3, instant("2026-12-01T09:00:00Z"), ("A",))
        name, _, body = CODEC.encode(command)
        assert (name, json.loads(body)) == (
            "show.sell-ticket",
            {"row": 3, "at": "2026-12-01T09:00:00Z", "seats": ["A"]},
        )
        assert CODEC.decode(*CODEC.encode(command)) == command
