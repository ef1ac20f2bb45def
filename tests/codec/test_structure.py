"""From files to objects, and every mistake at once."""

from __future__ import annotations

import pickle

import pytest
from attrs import frozen
from cattrs.errors import StructureHandlerNotFoundError
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.codec import PlanFileError, Problem, plan_text, read_plan
from campaignkit.values import UNKNOWN, CampaignId, Money, Period, Text, Zone, instant
from tests.codec.show import Act, ActId, Fixed, Free, House, Show, shows

GOOD = """\
id: gala
zone: Europe/Paris
opens_at: 2026-12-01 10:00
where: [FR, NO]
house:
  open_air: false
  notes: {wifi: none}
acts:
  - id: a1
    title: Le clown
    fee: {kind: fixed, fee: 50 EUR}
    seats: none
  - id: a2
    title: {fr: La magie, en: Magic}
    fee: {kind: between, lowest: {amount: "1", currency: EUR}, highest: 2.50 EUR}
"""
MISTAKES = [
    ("id: gala", "id: the gala", 1, "id", "write for example noel-2026"),
    ("zone: Europe/Paris", "zone: MEZ", 2, "zone", "write for example Europe/Paris"),
    ("  open_air: false", "  open_air: no", 6, "house.open_air", "write for example false"),
    ("  notes: {wifi: none}", "  notse: {wifi: none}", 7, "house.notse", "write notes"),
    ("where: [FR, NO]", "where: [FR, France]", 4, "where[1]", "write for example FR or US-NY"),
    ("    title: Le clown", "    genre: clone", 10, "acts[0].genre", "write clown, or one of: magic"),
    ("{kind: fixed, fee: 50 EUR}", "{kind: fixt, fee: 50 EUR}", 11, "acts[0].fee.kind", "write fixed"),
    ("    seats: none", "    seats: 1,000", 12, "acts[0].seats", "write for example 1000"),
    ("highest: 2.50 EUR", "highest: 0.50 EUR", 15, "acts[1].fee", "swap the bounds"),
    ("  - id: a2", "  - id: a2\n    id: a3", 14, "acts[1].id", "keep one of the two"),
]


def problems(text: str | bytes, name: str = "plan.yaml") -> tuple[Problem, ...]:
    with pytest.raises(PlanFileError) as caught:
        read_plan(text, Show, name=name)
    return caught.value.problems


def only(line: str) -> str:
    (problem,) = problems(f"id: gala\n{line}\n")
    return problem.say("en").removeprefix(f"line {problem.line}, ")


def test_a_plan_is_read_in_its_own_zone() -> None:
    show = read_plan(GOOD, Show)
    assert show.opens_at == instant("2026-12-01T10:00:00+01:00")
    assert show.house == House(open_air=False, notes={"wifi": "none"})
    assert show.acts[0] == Act(
        id=ActId("a1"), title=Text("Le clown", "Le clown"), fee=Fixed(fee=Money(50, "EUR")), seats=None
    )
    assert show.acts[1].author is UNKNOWN


class TestEveryMistakeIsReportedWithItsLine:
    """A plan with ten mistakes reports all ten, each with path, line, what was seen and the remedy."""

    @given(st.lists(st.sampled_from(MISTAKES), min_size=1, unique=True))
    def test_any_of_ten_planted_mistakes(self, planted: list[tuple[str, str, int, str, str]]) -> None:
        text = GOOD
        for right, wrong, *_ in planted:
            text = text.replace(right, wrong)
        found = {(problem.path, problem.remedy.en): problem.line for problem in problems(text)}
        shift = int("\n    id: a3" in text)
        for _, _, line, path, remedy in planted:
            assert found[path, remedy] == line + (shift if line > 14 else 0)

    def test_all_ten_at_once_in_both_languages(self) -> None:
        text = GOOD
        for right, wrong, *_ in MISTAKES:
            text = text.replace(right, wrong)
        with pytest.raises(PlanFileError) as caught:
            read_plan(text, Show, name="gala.yaml")
        english, french = caught.value.say("en").splitlines(), caught.value.say("fr").splitlines()
        assert english[0] == "gala.yaml: 12 mistakes"  # the civil time has no zone, an act no title
        assert len(english) == len(french) == 13
        assert "  line 7, house.notse: 'notse': unknown key; write notes" in english
        assert "  ligne 7, house.notse : « notse » : clé inconnue ; écrire notes" in french

    def test_at_most_two_hundred_are_told(self) -> None:
        assert len(problems("id: gala\nwhere: [" + "x, " * 20_000 + "]")) == 200
        assert len(problems("id: gala\n" + "".join(f"k{n}: v\n" for n in range(20_000)))) == 200
        assert len(problems("id: gala\n" * 20_000)) == 200

    def test_the_error_survives_pickling(self) -> None:
        with pytest.raises(PlanFileError) as caught:
            read_plan("id: a b", Show)
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own error
        assert (again.say("fr"), again.problems) == (caught.value.say("fr"), caught.value.problems)

    def test_a_key_that_is_nearly_right_is_not_called_missing_too(self) -> None:
        assert [problem.say() for problem in problems("idd: gala\n")] == ["line 1, idd: 'idd': unknown key; write id"]

    def test_a_missing_key_is_named(self) -> None:
        assert [problem.say() for problem in problems("where: [FR]")] == [
            "line 1: '{where}': the key id is missing; add `id:`"
        ]


class TestTheNearMissIsSaid:
    """What was probably meant stands in the remedy."""

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("house: {open_air: yes}", "house.open_air: 'yes' is neither true nor false; write for example true"),
            ("house: {open_air: maybe}", "house.open_air: 'maybe' is neither true nor false; write true or false"),
            ("house: {share: '0,5'}", "house.share: '0,5' is not a decimal number; write for example 49.90"),
            ("house: {share: 1e5}", "house.share: '1e5' is not a decimal number; write for example 49.90"),
            ("house: {level: medium}", "house.level: 'medium' is not one of the choices; write one of: low, high"),
            (
                "house: {keep_for: 7 days}",
                (
                    "house.keep_for: '7 days' is not a period: a period is written as in ISO 8601; "
                    "write for example P7D, PT48H, or P5B for working days"
                ),
            ),
            ("house: {keep_for: P99999D}", "house.keep_for: 'P99999D' is too long a period; write for example P7D"),
            ("house:", "house: the value is missing; write the value, or remove the line"),
            (
                "house: nice",
                "house: 'nice' is not a group of keys; write the keys open_air, share, level, keep_for, notes",
            ),
            ("house: {notes: [a]}", "house.notes: '[1]' is not a group of keys; write lines of `key: value`"),
            ("where:", "where: the value is missing; write the value, or remove the line"),
            (
                "house: {notes: {a: *b}}",
                (
                    "house.notes.a: 'b': anchors (&) and aliases (*) are not accepted; "
                    "write the value out, or put it in quotes"
                ),
            ),
            ("where: FR", "where: 'FR' is not a list; write [a, b], or one dash per item"),
            ("corners: [1]", "corners: '[1]' does not have 2 items; write 2 of them"),
            ("corners: [1, {a: b}]", "corners[1]: '{a}' is not a single value; write one value"),
            ("first_day: 01/12/2026", "first_day: '01/12/2026' is not a date; write for example 2026-12-01"),
            (
                "first_day: 2026-02-30",
                (
                    "first_day: '2026-02-30': the value does not fit (day is out of range for month); "
                    "correct or remove this value"
                ),
            ),
            ("script: abc", "script: 'abc' is not a SHA-256 digest; write the 64 digits that sha256sum prints"),
            (
                "director: léa@example.org",
                (
                    "director: 'léa@example.org' is not an id: it wants 1 to 64 unaccented letters, digits, . _ -; "
                    "write for example noel-2026"
                ),
            ),
            (
                "opens_at: 2026-12-01 10:00",
                (
                    "opens_at: '2026-12-01 10:00' is not an instant: it needs a date, a time and an offset; "
                    "write for example 2026-12-01T10:00:00+01:00, or name a `zone:` at the top of the plan"
                ),
            ),
            (
                "opens_at: 0206-12-01T10:00:00Z",
                "opens_at: '0206-12-01T10:00:00Z' is too far away; write for example 2026-12-01T10:00:00+01:00",
            ),
            ("starts: soon", "starts: 'soon' is nothing that is wanted here; write one of: DateTime, Period, none"),
            ("starts: [a]", "starts: '[1]' is nothing that is wanted here; write one of: DateTime, Period, none"),
            ("starts: {a: b}", "starts: '{a}' is nothing that is wanted here; write one of: DateTime, Period, none"),
            (
                "acts: [{id: a, title: b, fee: 50 EUR}]",
                "acts[0].fee: '50 EUR' is nothing that is wanted here; write one of: {tagged}, unknown".replace(
                    "{tagged}", "{kind: fixed}, {kind: between}, {kind: free}"
                ),
            ),
            (
                "acts: [{id: a, title: b, fee: {fee: 5 EUR}}]",
                "acts[0].fee: '{fee}' does not say its kind; add `kind:`, one of: fixed, between, free",
            ),
            (
                "acts: [{id: a, title: b, fee: {kind: fixed, fee: 5}}]",
                "acts[0].fee.fee: '5' is not an amount of money; write for example 50 EUR",
            ),
            ("acts: [{id: a, title: {fr: b}}]", "acts[0].title: '{fr}': the key en is missing; add `en:`"),
            (
                "acts: [{id: a, title: b, seats: 5.00}]",
                "acts[0].seats: '5.00' is not a whole number; write for example 5",
            ),
            (
                "acts: [{id: a, title: b, seats: 9999999999999999999}]",
                "acts[0].seats: '9999999999999999999' is not a whole number; write for example 12",
            ),
        ],
    )
    def test_in_one_line(self, line: str, said: str) -> None:
        assert only(line) == said

    def test_a_time_that_the_clocks_skip_is_refused(self) -> None:
        (problem,) = problems("id: gala\nzone: Europe/Paris\nopens_at: 2026-03-29 02:30\n")
        assert "does not exist exactly once in Europe/Paris" in problem.say()

    def test_a_mark_that_turns_the_text_round_is_spelled_out(self) -> None:
        assert only('where: ["\u202eRF"]').startswith("where[0]: '\\u202eRF' is not a place")

    def test_the_whole_may_be_no_group(self) -> None:
        (problem,) = problems("- a")
        assert (problem.path, problem.because.en) == ("", "'[1]' is not a group of keys")


class TestUnknownAndNoneAreWords:
    """Unknown is a value, distinct from none."""

    @pytest.mark.parametrize("word", ["none", "null", "~", ""])
    def test_none(self, word: str) -> None:
        assert read_plan(f"id: gala\nopens_at: {word}\n", Show).opens_at is None

    @pytest.mark.parametrize("word", ["unknown", '"unknown"'])
    def test_unknown(self, word: str) -> None:
        assert read_plan(f"id: gala\nopens_at: {word}\n", Show).opens_at is UNKNOWN

    def test_quotes_make_a_word_of_none_and_a_backslash_one_of_unknown(self) -> None:
        act = read_plan("id: a\ntitle: b\nauthor: \\unknown\nnickname: 'none'\n", Act)
        assert (act.author, act.nickname) == ("unknown", "none")

    def test_a_class_alone_may_say_its_kind(self) -> None:
        assert read_plan("kind: free", Free) == read_plan("{}", Free) == Free()
        with pytest.raises(PlanFileError, match="is not the kind wanted here; write free"):
            read_plan("kind: fre", Free)

    def test_either_member_of_a_union_of_words_is_found(self) -> None:
        assert read_plan("id: gala\nstarts: P1D\n", Show).starts == Period(days=1)
        assert read_plan("id: gala\nzone: UTC\nstarts: 2026-01-01 10:00\n", Show) == Show(
            id=CampaignId("gala"), zone=Zone("UTC"), starts=instant("2026-01-01T10:00:00Z")
        )


@frozen(kw_only=True)
class Choice:
    """A field with one member of each sort."""

    pick: Fixed | Money | tuple[int, ...] | bool | str
    others: tuple[complex, ...] = ()


@frozen(kw_only=True)
class Muddle:
    """A union that no file can tell apart."""

    either: House | Act


class TestAUnionIsToldByHowItIsWritten:
    """A tag, a group without one, a list, a word; free text comes last."""

    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("{kind: fixed, fee: 5 EUR}", Fixed(fee=Money(5, "EUR"))),
            ("{amount: 5, currency: EUR}", Money(5, "EUR")),
            ("5 EUR", Money(5, "EUR")),
            ("[1, 2]", (1, 2)),
            ("true", True),
            ("'true'", "true"),
            ("word", "word"),
        ],
    )
    def test_each_member(self, written: str, read: object) -> None:
        assert read_plan(f"pick: {written}", Choice).pick == read

    def test_members_that_look_alike_are_a_mistake_of_the_program(self) -> None:
        with pytest.raises(TypeError, match="give each a `kind` of its own"):
            read_plan("either: {}", Muddle)

    def test_so_is_a_type_that_nothing_can_read(self) -> None:
        with pytest.raises(StructureHandlerNotFoundError):
            read_plan("pick: a\nothers: [1]", Choice)


class TestDamagedFilesNeverBreakTheReader:
    """A clear error, or a whole object; never anything else."""

    @given(shows, st.data())
    def test_a_plan_with_a_piece_cut_out_or_put_in(self, show: Show, data: st.DataObject) -> None:
        text = plan_text(show)
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        put = data.draw(st.text(st.sampled_from("ab:-[]{}&*!|>'\"#, \n\t\\0"), max_size=5))
        try:
            assert isinstance(read_plan(text[:start] + put + text[end:], Show), Show)
        except PlanFileError as error:
            assert error.problems  # noqa: PT017 - either outcome is right

    @given(st.text(max_size=80) | st.binary(max_size=80))
    def test_rubbish(self, rubbish: str | bytes) -> None:
        assert problems(rubbish)
