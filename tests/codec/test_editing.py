"""One value changed, and not a character more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.codec import EditError, PlanFileError, plan_text, read_plan, with_value
from campaignkit.values import UNKNOWN, Money, Text, instant
from tests.codec.show import Show, moneys, shows, words

FILE = """\
# the gala
id: gala   # never changes
"zone": 'Europe/Paris'
acts:  # in order
- id: a1   # first
  title: |
    Le clown
    rit

  # a remark
- {id: a2, title: x}
house:
    notes:
        wifi: yes   # keep
opens_at:
# end
"""


def changed_lines(path: str, value: object) -> tuple[list[str], list[str]]:
    before, after = FILE.splitlines(), with_value(FILE, path, value).splitlines()
    start = next(number for number, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1])
    while before[-1:] == after[-1:]:
        before.pop(), after.pop()
    return before[start:], after[start:]


class TestTheRestStaysAsItStands:
    """Comments and key order survive an edit."""

    @pytest.mark.parametrize(
        ("path", "value", "before", "after"),
        [
            ("id", "NO", ["id: gala   # never changes"], ['id: "NO"   # never changes']),
            ("zone", UNKNOWN, ["\"zone\": 'Europe/Paris'"], ['"zone": unknown']),
            ("acts[a1].title", Text("a", "b"), ["  title: |", "    Le clown", "    rit"], ["  title: {fr: a, en: b}"]),
            ("acts[1].title", "z", ["- {id: a2, title: x}"], ["- {id: a2, title: z}"]),
            ("acts[a2].seats", 3, ["- {id: a2, title: x}"], ["- {id: a2, title: x, seats: 3}"]),
            ("acts[a1].seats", None, [], ["  seats: none"]),
            ("acts[a2]", ["z"], ["- {id: a2, title: x}"], ["- [z]"]),
            ("house.notes.wifi", False, ["        wifi: yes   # keep"], ["        wifi: false   # keep"]),
            ("house.notes.bar", "a: b", [], ['        bar: "a: b"']),
            ("house", {}, ["house:", "    notes:", "        wifi: yes   # keep"], ["house: {}   # keep"]),
            ("opens_at", instant("2026-12-01T09:00:00Z"), ["opens_at:"], ["opens_at: 2026-12-01T10:00:00+01:00"]),
            ("first_day", Money(5, "EUR"), [], ["first_day: 5 EUR"]),
        ],
    )
    def test_wherever_the_value_stands(self, path: str, value: object, before: list[str], after: list[str]) -> None:
        assert changed_lines(path, value) == (before, after)

    @given(shows, words, moneys)
    def test_in_any_plan(self, show: Show, word: str, money: Money) -> None:
        text = plan_text(show)
        edited = with_value(with_value(text, "house.notes", {"new": word}) if "notes" in text else text, "id", "other")
        assert read_plan(edited, Show).id == "other"
        assert read_plan(edited, Show).acts == show.acts
        assert with_value("\ufeff" + text, "x", money) == "\ufeff" + with_value(text, "x", money)

    def test_an_empty_group_takes_its_first_key(self) -> None:
        assert with_value("a: {}", "a.b", 1) == "a: {b: 1}"

    @pytest.mark.parametrize(
        ("text", "after"),
        [
            ("a: 1\n", "a: 1\nb: {c: {d: 5}}\n"),
            ("a: 1\nb: unknown  # so far\n", "a: 1\nb: {c: {d: 5}}  # so far\n"),
            ("a: 1\nb:\n  e: 2\n", "a: 1\nb:\n  e: 2\n  c: {d: 5}\n"),
        ],
    )
    def test_a_group_that_is_not_there_is_made(self, text: str, after: str) -> None:
        """'a group that is not there, or is unknown, is made'"""
        assert with_value(text, "b.c.d", 5) == after


class TestWhatCannotBeChangedByItselfIsRefused:
    """The file is as it was."""

    @pytest.mark.parametrize(
        "path", ["", "acts[9]", "acts.first", "id.x", "nobody[a].x", "acts[a9].title", "nobody[0]"]
    )
    def test_a_path_that_leads_nowhere(self, path: str) -> None:
        with pytest.raises(EditError, match="change the file by hand"):
            with_value(FILE, path, 1)

    def test_an_item_that_is_not_there_is_told_with_those_that_are(self) -> None:
        with pytest.raises(EditError) as caught:
            with_value("lines: [{id: p1}, {id: p2}, {x: 1}]", "lines[p3].name", 1)
        assert "in lines there is: p1, p2, 2" in caught.value.say("en")
        assert "dans lines il y a : p1, p2, 2" in caught.value.say("fr")

    def test_a_place_where_it_would_fall_into_a_comment(self) -> None:
        with pytest.raises(EditError):
            with_value("a: {b: 1  # last\n  }", "a.c", 1)

    def test_a_file_that_is_no_yaml(self) -> None:
        with pytest.raises(PlanFileError):
            with_value("a: [", "a", 1)

    @given(st.text(st.sampled_from("ab:-[]{}|>'\"#, \n"), max_size=40))
    def test_rubbish(self, rubbish: str) -> None:
        try:
            assert "1" in with_value(rubbish, "a", 1)
        except (EditError, PlanFileError) as error:
            assert error.say("fr")  # noqa: PT017 - either outcome is right
