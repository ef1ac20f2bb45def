"""Clause 1: the sealed list can be written in one way only, and every other way is refused by line and field."""

from __future__ import annotations

import io
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.protocol import HEADER, Entry, Problem, ProtocolError, entry_of, group_of, list_lines, seal
from campaignkit.values import SealedList
from tests.draw.lists import entry_lists

GROUP = b"a" * 64


def refused(*lines: bytes) -> ProtocolError:
    with pytest.raises(ProtocolError) as caught:
        seal(lines)
    return caught.value


def sealed_or_problems(content: bytes) -> SealedList | tuple[Problem, ...]:
    try:
        return seal(io.BytesIO(content))
    except ProtocolError as error:
        return error.problems


class TestOneWayToWriteAList:
    """'Anything else is refused, naming the line and the field.'"""

    @given(entry_lists())
    def test_a_written_list_is_sealed_with_its_own_sums(self, entries: tuple[Entry, ...]) -> None:
        sealed = seal(list_lines(entries))
        assert sealed.sha256 == sha256(b"".join(list_lines(entries))).hexdigest()
        assert (sealed.entries, sealed.tickets) == (len(entries), sum(entry.tickets for entry in entries))

    @given(entry_lists(), st.data())
    def test_a_changed_byte_is_refused_or_gives_another_digest(
        self, entries: tuple[Entry, ...], data: st.DataObject
    ) -> None:
        whole = bytearray(b"".join(list_lines(entries)))
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] ^= data.draw(st.integers(1, 255))
        told = sealed_or_problems(bytes(whole))
        if isinstance(told, SealedList):
            assert told.sha256 != seal(list_lines(entries)).sha256
        else:
            assert all(problem.step.startswith("1.") and problem.where for problem in told)

    @given(entry_lists())
    def test_each_line_reads_back_as_its_entry(self, entries: tuple[Entry, ...]) -> None:
        assert tuple(entry_of(entry.line) for entry in entries) == entries


BAD_LINES = [
    (b"a\t1\t-\t-\r\n", "1.1", "line 2"),
    (b"a\t1\t-\t-", "1.1", "line 2"),
    (b"a\x00\t1\t-\t-\n", "1.3", "line 2, id"),
    (b"\xef\xbb\xbfa\t1\t-\t-\n", "1.3", "line 2, id"),
    (b"\xff\t1\t-\t-\n", "1.1", "line 2"),
    (b"-\t1\t-\t-\n", "1.3", "line 2, id"),
    (b"\t1\t-\t-\n", "1.3", "line 2, id"),
    (b"a@b.example\t1\t-\t-\n", "1.3", "line 2, id"),
    (b"a" * 65 + b"\t1\t-\t-\n", "1.3", "line 2, id"),
    (b"a\t0\t-\t-\n", "1.4", "line 2, tickets"),
    (b"a\t01\t-\t-\n", "1.4", "line 2, tickets"),
    (b"a\t1e7\t-\t-\n", "1.4", "line 2, tickets"),
    (b"a\t1.0\t-\t-\n", "1.4", "line 2, tickets"),
    (b"a\t-1\t-\t-\n", "1.4", "line 2, tickets"),
    (b"a\t 1\t-\t-\n", "1.4", "line 2, tickets"),
    (b"a\t1000001\t-\t-\n", "1.4", "line 2, tickets"),
    ("a\t٣\t-\t-\n".encode(), "1.4", "line 2, tickets"),
    (b"a\t1\tGROUP\t-\n", "1.5", "line 2, group"),
    (b"a\t1\t" + GROUP.upper() + b"\t-\n", "1.5", "line 2, group"),
    (b"a\t1\t-\tlyon,\n", "1.6", "line 2, pools"),
    (b"a\t1\t-\tparis,lyon\n", "1.6", "line 2, pools"),
    (b"a\t1\t-\tlyon,lyon\n", "1.6", "line 2, pools"),
    (b"a\t1\t-\t\n", "1.6", "line 2, pools"),
    (b"a\t1\t-\n", "1.2", "line 2"),
    (b"a\t1\t-\t-\t-\n", "1.2", "line 2"),
    (b"\n", "1.2", "line 2"),
]


class TestBadInput:
    """Refused before anything is committed."""

    @pytest.mark.parametrize(("line", "step", "where"), BAD_LINES)
    def test_a_line_that_is_not_canonical_is_refused_by_its_field(self, line: bytes, step: str, where: str) -> None:
        error = refused(HEADER, line)
        assert (error.step, error.where) == (step, where)

    @pytest.mark.parametrize(
        "header",
        [
            b"\xef\xbb\xbf" + HEADER,
            HEADER.replace(b"\n", b"\r\n"),
            b"id,tickets,group,pools\n",
            HEADER[:-1],
            b"a\t1\t-\t-\n",
        ],
    )
    def test_another_header_is_refused(self, header: bytes) -> None:
        assert refused(header, b"b\t1\t-\t-\n").where == "line 1"

    def test_an_empty_list_is_refused(self) -> None:
        assert refused(HEADER).step == "1.2"
        assert "no entry" in str(refused())

    def test_an_id_given_twice_is_refused(self) -> None:
        error = refused(HEADER, b"a\t1\t-\t-\n", b"a\t2\t-\t-\n")
        assert (error.step, error.where) == ("1.3", "line 3, id")

    def test_lines_out_of_the_order_of_bytes_are_refused(self) -> None:
        error = refused(HEADER, b"a\t1\t-\t-\n", b"B\t1\t-\t-\n")
        assert (error.step, error.where) == ("1.7", "line 3, id")

    def test_every_problem_is_told_at_once(self) -> None:
        error = refused(HEADER, b"a\t0\tx\tb,a\n", b"-\t1\t-\t-\n")
        assert [problem.step for problem in error.problems] == ["1.4", "1.5", "1.6", "1.3"]

    def test_a_list_of_rubbish_is_told_by_its_first_twenty_problems(self) -> None:
        assert len(refused(HEADER, *[b"rubbish\n"] * 1000).problems) == 20

    def test_an_id_of_digits_keeps_its_zeros(self) -> None:
        assert entry_of(b"00123\t1\t-\t-\n").id == "00123"

    def test_an_entry_that_could_not_be_a_line_is_refused_at_birth(self) -> None:
        with pytest.raises(ProtocolError) as caught:
            Entry(id="-", tickets=0, pools=("b", "a"))
        assert [problem.step for problem in caught.value.problems] == ["1.3", "1.4", "1.6"]


def test_a_household_has_another_group_in_another_draw() -> None:
    assert group_of(b"key of june", "12 rue des Lilas") != group_of(b"key of july", "12 rue des Lilas")


def test_the_first_receipt_says_what_was_entered() -> None:
    assert Entry(id="a1", tickets=2, pools=("lyon",)).to_plain() == {
        "id": "a1",
        "tickets": 2,
        "group": "-",
        "pools": "lyon",
    }
