"""Entries out of a file: all of it, or nothing and every reason why."""

from __future__ import annotations

import csv
import io
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.entries import RawEntry
from campaignkit.intake import IntakeError, Read, read_entries
from campaignkit.values import Zone, digest_of, instant, iso
from tests.intake.comments import LEA, as_csv, as_json, comment

PARIS = Zone("Europe/Paris")
ENTRY = RawEntry(
    source="instagram",
    source_id="00123",
    post="17900",
    text=LEA["text"],
    at=instant("2023-09-14T08:00:00Z"),
    author="lea.m",
)
ROW = "00123,17900,Bonne chance,2023-09-14T08:00:00+0000,lea,,false"
printable = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
made_up = st.fixed_dictionaries(
    {
        "id": st.integers(1, 10**17).map(str),
        "media": st.integers(1, 10**17).map(str),
        "text": printable,
        "timestamp": st.datetimes().map(lambda at: f"{at:%Y-%m-%dT%H:%M:%S}+0000".rjust(24, "0")),
        "username": st.text("abcdefgh._0123", min_size=1, max_size=10),
        "parent_id": st.sampled_from(["", "17"]),
        "hidden": st.sampled_from(["true", "false"]),
    }
)


def broken(source: bytes, tz: Zone | None = None) -> list[tuple[int, str, str]]:
    """Row, field and reason of every problem."""
    with pytest.raises(IntakeError) as caught:
        read_entries(source, tz)
    return [(problem.row, problem.field, problem.because.en) for problem in caught.value.problems]


def refused(source: bytes | Path) -> str:
    """What is said of a file that cannot be read at all."""
    with pytest.raises(IntakeError) as caught:
        read_entries(source)
    assert not caught.value.problems
    return str(caught.value)


class TestOneFileManyForms:
    """The same comments give the same entries, whatever the form of the file."""

    @pytest.mark.parametrize(
        "source",
        [
            as_json([LEA]),
            as_json({"data": [LEA], "paging": {"cursors": {}}}),
            as_json([{"data": [LEA]}, {"data": []}]),
            as_json(LEA),
            b"\xef\xbb\xbf" + as_json([LEA]),
            b" \r\n" + as_json([LEA]),
            as_json(LEA) + b"\n\n",
            as_json({"data": [LEA]}) + b"\n" + as_json({"data": []}) + b"\n",
            as_json([comment(media="17900", username=None)]),
            as_json([comment(media=17900, hidden="false", **{"from": None})]),
        ],
    )
    def test_json_in_every_form_of_the_api(self, source: bytes) -> None:
        assert read_entries(source) == Read(entries=(ENTRY,), rows=1, problems=(), sha256=digest_of(source))

    @given(st.lists(made_up, max_size=6), st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig"]))
    def test_csv_with_every_delimiter(self, rows: list[dict[str, str]], delimiter: str, encoding: str) -> None:
        text = io.StringIO(newline="")
        writer = csv.DictWriter(
            text, ["id", "media", "text", "timestamp", "username", "parent_id", "hidden"], delimiter=delimiter
        )
        writer.writeheader()
        writer.writerows(rows)
        as_api = [{**row, "parent_id": row["parent_id"] or None, "text": row["text"]} for row in rows]
        assert read_entries(text.getvalue().encode(encoding)).entries == read_entries(as_json(as_api)).entries

    def test_a_file_of_an_old_windows(self) -> None:
        source = as_csv(ROW.replace("Bonne chance", "Été à Köln €"), encoding="cp1252")
        assert read_entries(source).entries[0].text == "Été à Köln €"

    def test_columns_may_stand_in_any_order_and_have_any_capitals(self) -> None:
        header = "like_count;From.Username;TIMESTAMP;media.id;id;text"
        source = as_csv("3;lea;2023-09-14T08:00:00Z;17900;00123;hop", header=header)
        (entry,) = read_entries(source).entries
        assert (entry.source_id, entry.post, entry.author, entry.hidden) == ("00123", "17900", "lea", False)

    def test_a_text_may_hold_lines_quotes_and_delimiters(self) -> None:
        source = as_csv('1,2,"a, ""b""\n\nc",2023-09-14T08:00:00Z,lea,,', ROW)
        assert [entry.text for entry in read_entries(source).entries] == ['a, "b"\n\nc', "Bonne chance"]

    def test_a_text_may_be_empty(self) -> None:
        assert read_entries(as_csv(ROW.replace("Bonne chance", ""))).entries[0].text == ""
        assert read_entries(as_json([comment(text="")])).entries[0].text == ""

    def test_blank_rows_are_no_rows(self) -> None:
        assert read_entries(as_csv(",,,,,,", ROW, "")).rows == 1

    def test_a_file_is_read_from_its_path(self, tmp_path: Path) -> None:
        path = tmp_path / "ig.json"
        path.write_bytes(as_json([LEA]))
        assert read_entries(path).entries == (ENTRY,)

    @pytest.mark.parametrize("source", [b"[]", as_json({"data": []}), as_csv()])
    def test_a_file_may_hold_no_comment(self, source: bytes) -> None:
        assert read_entries(source) == Read(entries=(), rows=0, problems=(), sha256=digest_of(source))


class TestWhatAnEntryKeeps:
    """Ids stay text, times are instants, replies know what they answer."""

    def test_replies_under_a_comment_are_rows_of_their_own(self) -> None:
        reply = {name: LEA[name] for name in ("text", "timestamp", "username")} | {"id": "124"}
        read = read_entries(as_json([comment(replies={"data": [reply]}), comment(id="125")]))
        assert [(e.source_id, e.reply_to, e.post) for e in read.entries] == [
            ("00123", None, "17900"),
            ("124", "00123", "17900"),
            ("125", None, "17900"),
        ]

    def test_a_reply_names_the_comment_that_it_answers(self) -> None:
        assert read_entries(as_json([comment(parent_id="99")])).entries[0].reply_to == "99"
        assert read_entries(as_csv(ROW.replace(",,", ",00099,"))).entries[0].reply_to == "00099"

    @pytest.mark.parametrize(
        ("written", "hidden"),
        [
            (True, True),
            ("TRUE", True),
            ("VRAI", True),
            (1, True),
            ("0", False),
            ("FALSCH", False),
            ("", False),
            (None, False),
        ],
    )
    def test_hidden_is_read_as_networks_and_spreadsheets_write_it(self, written: object, hidden: bool) -> None:  # noqa: FBT001
        assert read_entries(as_json([comment(hidden=written)])).entries[0].hidden is hidden

    @pytest.mark.parametrize(
        ("written", "tz", "at"),
        [
            ("2023-09-14T08:00:00+0000", None, "2023-09-14T08:00:00Z"),
            ("2023-09-14T10:00:00.25+02:00", PARIS, "2023-09-14T08:00:00.250000Z"),
            ("2023-09-14T08:00:00Z", PARIS, "2023-09-14T08:00:00Z"),
            ("2023-09-14 10:00:00", PARIS, "2023-09-14T08:00:00Z"),
            ("2023-01-14 10:00", PARIS, "2023-01-14T09:00:00Z"),
        ],
    )
    def test_a_time_is_an_instant(self, written: str, tz: Zone | None, at: str) -> None:
        assert iso(read_entries(as_json([comment(timestamp=written)]), tz).entries[0].at) == at


class TestBrokenRows:
    """Every broken cell is named with its row, and nothing is imported unless the caller says so."""

    @pytest.mark.parametrize(
        ("about", "field", "because"),
        [
            ({"id": None}, "id", "is missing"),
            ({"id": True}, "id", "is no text"),
            ({"id": "12 3"}, "id", "is no id"),
            ({"id": "1.79E+16"}, "id", "is an id that a spreadsheet has spoilt"),
            ({"id": 1.79e16}, "id", "is an id that a spreadsheet has spoilt"),
            ({"id": []}, "id", "is no text"),
            ({"id": "1\u0000"}, "id", "is no id"),
            ({"media": None}, "media", "is missing"),
            ({"media": {"owner": "x"}}, "media", "is missing"),
            ({"text": None}, "text", "is missing"),
            ({"text": 12}, "text", "is no text"),
            ({"username": None, "from": None}, "username", "is missing"),
            ({"username": None, "from": {"id": "178"}}, "username", "is missing"),
            ({"parent_id": {}}, "parent_id", "is no text"),
            ({"hidden": "perhaps"}, "hidden", "is neither true nor false"),
            ({"timestamp": "yesterday"}, "timestamp", "is no date and time"),
            ({"timestamp": "2023-09-14"}, "timestamp", "is no date and time"),
            ({"timestamp": 1694678400}, "timestamp", "is no text"),
            ({"timestamp": "0001-01-01T00:00:00+14:00"}, "timestamp", "is no date and time"),
            ({"timestamp": "2023-09-14T08:00:00"}, "timestamp", "states no time zone: give it apart"),
        ],
    )
    def test_a_cell_that_cannot_be_read_is_named(self, about: dict[str, object], field: str, because: str) -> None:
        assert broken(as_json([LEA, comment(**about)])) == [(2, field, because)]

    def test_half_of_a_character_is_no_text(self) -> None:
        assert broken(
            b'[{"id": "1", "media": "2", "text": "\\ud83d", "username": "lea", "timestamp": "2023-09-14T08:00:00Z"}]'
        ) == [(1, "text", "is no text")]

    def test_a_wall_time_that_comes_twice_is_no_instant(self) -> None:
        ((row, field, because),) = broken(as_json([comment(timestamp="2023-10-29 02:30:00")]), PARIS)
        assert (row, field) == (1, "timestamp")
        assert "does not exist exactly once" in because

    def test_all_problems_of_a_row_and_of_a_file_are_told_at_once(self) -> None:
        source = as_csv(",17900,x,never,lea,,", ROW, "1,2")
        assert broken(source) == [
            (2, "id", "is missing"),
            (2, "timestamp", "is no date and time"),
            (4, "", "has 2 cells, the header has 7"),
        ]

    def test_a_line_that_is_no_json_is_named(self) -> None:
        found = broken(as_json(LEA) + b'\n{"id": \n"hop"\n')
        assert [(row, field) for row, field, _ in found] == [(2, ""), (3, "")]

    def test_what_is_no_comment_is_named(self) -> None:
        assert broken(as_json([LEA, 12, comment(replies={"data": ["x"]})])) == [
            (2, "", "is no comment"),
            (4, "", "is no comment"),
        ]

    def test_pages_in_pages_are_opened_however_deep(self) -> None:
        assert read_entries(b"[" * 300 + as_json(LEA) + b"]" * 300).entries == (ENTRY,)

    def test_the_others_are_taken_when_the_caller_says_so(self) -> None:
        read = read_entries(as_json([LEA, comment(id=None)]), leave_broken=True)
        assert (read.entries, read.rows, len(read.problems)) == ((ENTRY,), 2, 1)

    def test_the_message_names_every_row_in_both_languages(self) -> None:
        with pytest.raises(IntakeError) as caught:
            read_entries(as_json([comment(id="1.79E+16"), comment(text=None)]))
        assert caught.value.say("en").splitlines() == [
            "entries: 2 problems, nothing is imported. export again, or agree to leave these rows aside",
            '  row 1, id: "1.79E+16" is an id that a spreadsheet has spoilt',
            "  row 2, text: is missing",
        ]
        assert "  ligne 2, text : manque" in caught.value.say("fr")

    def test_one_problem_is_told_in_the_singular(self) -> None:
        with pytest.raises(IntakeError, match="one broken row"):
            read_entries(as_json([comment(id=None)]))

    def test_a_long_list_of_problems_is_cut_when_it_is_said(self) -> None:
        with pytest.raises(IntakeError) as caught:
            read_entries(as_json([comment(id=None)] * 203))
        assert len(caught.value.problems) == 203
        assert caught.value.say("fr").endswith("  … 3 de plus")
        assert str(caught.value).endswith("  … 3 more")

    def test_the_error_survives_pickling(self) -> None:
        with pytest.raises(IntakeError) as caught:
            read_entries(as_json([comment(id=None)]))
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert (again.problems, str(again)) == (caught.value.problems, str(caught.value))


class TestFilesThatCannotBeRead:
    """A file that is no list of comments is refused whole, with the reason."""

    @pytest.mark.parametrize(
        ("source", "because"),
        [
            (b"", "the file is empty"),
            (b" \n", "the file is empty"),
            (b"\xff\xfei\0d\0", "it is no text"),
            (b'[{"id": 1', "is no JSON"),
            (b'[{"id": "\xe9"}]', "the JSON is not in UTF-8"),
            (b"[" * 100_000, "is no JSON"),
            (b"name;place\nlea;Bern\n", "these columns are missing: id, media, text, timestamp, username"),
            (as_csv(header="id,media,text,timestamp,username,id"), "columns that stand twice: id"),
            (as_csv('1,2,"open,2023-09-14T08:00:00Z,lea,,'), "after row 1: unexpected end of data"),
            (as_csv().replace(b"hidden", b"\x81") + b"\xe9", "neither UTF-8 nor cp1252"),
        ],
    )
    def test_it_says_why(self, source: bytes, because: str) -> None:
        assert because in refused(source)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        assert refused(tmp_path / "ig.csv") == "ig.csv cannot be read. No such file or directory"

    def test_a_profile_that_does_not_exist(self) -> None:
        with pytest.raises(IntakeError, match="unknown profile: myspace; known: instagram"):
            read_entries(as_json([LEA]), profile="myspace")


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    try:
        read = read_entries(source, leave_broken=True)
    except IntakeError:
        return
    assert read.rows >= len(read.entries)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["data", "id", "media", "text", "replies", "timestamp", "from"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@given(st.lists(json_values, max_size=4))
def test_any_json_is_read_or_its_rows_are_named(content: list[object]) -> None:
    read = read_entries(json.dumps(content).encode(), leave_broken=True)
    assert read.rows == len(read.entries) + len({problem.row for problem in read.problems})
