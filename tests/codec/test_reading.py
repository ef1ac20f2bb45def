"""Files as trees of text, and what a plan file may not contain."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.codec.nodes import Block, Node, Row, Scalar
from campaignkit.codec.reading import read_tree

LONG = 1_000_001


def root(text: str | bytes, name: str = "plan.yaml") -> Node:
    tree = read_tree(text, name)
    assert tree.root is not None, tree.problems
    assert tree.problems == ()
    return tree.root


def complaint(text: str | bytes, name: str = "plan.yaml") -> tuple[int, str]:
    (problem,) = read_tree(text, name).problems
    return problem.line, problem.because.en


json_values = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


class TestEveryScalarIsText:
    """`NO` is Norway, `01000` a postcode, `10:30` an hour."""

    @pytest.mark.parametrize("word", ["NO", "01000", "10:30", "1e3", "0x1F", "2026-12-01", "off", "1_000", "<<", "="])
    def test_nothing_is_taken_for_something_else(self, word: str) -> None:
        assert root(f"a: {word}") == {"a": word}

    @given(json_values)
    def test_json_says_what_it_says_with_or_without_escapes(self, value: object) -> None:
        escaped, plain = json.dumps([value], indent=1), json.dumps([value], ensure_ascii=False)
        assert root(escaped, "a.json") == root(plain, "a.json") == [value]

    def test_json_numbers_and_words_are_text_too(self) -> None:
        assert root('{"a": -1.50e3, "b": true,\t"c": null, "d": "\\/"}', "a.json") == {
            "a": "-1.50e3",
            "b": "true",
            "c": "null",
            "d": "/",
        }

    def test_a_mark_at_the_beginning_of_the_file_is_no_text(self) -> None:
        assert root("\ufeffa: b".encode()) == {"a": "b"}


class TestEverythingKnowsItsPlace:
    """Line and column count from 1."""

    @pytest.mark.parametrize(
        ("text", "name"), [("a: b\nc:\n  - é\n  -  d\n", "p.yaml"), ('{"a": "b",\n"c":\n  ["é",\n     "d"]}', "p.json")]
    )
    def test_in_yaml_and_json_alike(self, text: str, name: str) -> None:
        block = root(text, name)
        assert isinstance(block, Block)
        row = block[Scalar("c")]
        assert isinstance(row, Row)
        assert (row[1].mark.line, row[1].mark.column) == (4, 6)

    def test_and_whether_quotes_stood_around_it(self) -> None:
        block = root("a: 'null'\nb: null\nc:\n")
        assert isinstance(block, Block)
        assert [(isinstance(value, Scalar) and value.null) for value in block.values()] == [False, True, True]


class TestWhatAPlanMayNotContainIsNamedWithItsLine:
    """Duplicate keys, anchors, aliases, tags, a second document, depth, size."""

    def test_a_duplicate_key(self) -> None:
        assert complaint("a: 1\nb: 2\na: 3\n") == (3, "this key is already written above")
        assert complaint('{"a": 1,\n"a": 2}', "p.json") == (2, "this key is already written above")

    def test_an_anchor_and_an_alias(self) -> None:
        lines = [problem.line for problem in read_tree("a: &x 1\nb: *x\n").problems]
        assert lines == [1, 2]

        assert complaint("&x a: 1") == complaint("&x") == (1, "anchors (&) and aliases (*) are not accepted")

    def test_a_tag(self) -> None:
        assert complaint("a: b\nc: !!python/object:os.system x\n") == (2, "tags (!) are not accepted")

    def test_a_bomb_is_refused_before_it_goes_off(self) -> None:
        bomb = "a: &a [x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{f'*{chr(97 + n)},' * 9}]\n" for n in range(9))
        assert {problem.because.en for problem in read_tree(bomb).problems} == {
            "anchors (&) and aliases (*) are not accepted"
        }

    def test_a_second_document(self) -> None:
        assert complaint("a: b\n---\nc: d\n") == (3, "a second document begins here")

    def test_a_key_that_is_no_text(self) -> None:
        assert complaint("a: b\n? [c]\n: d\n") == (2, "a key must be plain text")

    @pytest.mark.parametrize(
        ("opening", "name"), [("[", "a.yaml"), ("[", "a.json"), ('{"a":', "a.json"), ("- ", "a.yaml")]
    )
    def test_deep_nesting(self, opening: str, name: str) -> None:
        assert complaint(opening * 100_000, name) == (1, "more than 40 levels are nested")

    def test_too_many_values(self) -> None:
        assert complaint("- a\n" * 60_000) == (50_000, "more than 50000 values in one file")

    def test_more_than_a_megabyte_is_not_even_parsed(self) -> None:
        assert complaint("[" * LONG) == (1, "the file is too long, a plan has 1000000 bytes at most")

    def test_an_empty_file(self) -> None:
        assert complaint("# nothing\n") == (1, "the file is empty")


class TestASyntaxErrorNamesItsLine:
    """One line, in words that a person understands."""

    @pytest.mark.parametrize(
        ("text", "line", "because"),
        [
            ("a: b\nc: d: e\n", 2, "a colon is not expected here"),
            ("a: b\n\tc: d\n", 2, "a tab begins this line"),
            ("a: b\nc: @d\n", 2, "this character cannot begin a value"),
            ("a: b\nc: 'd\n", 3, "a quotation mark is not closed"),
            ("a: b\nc: [d, e\n", 3, "a bracket or a brace is not closed"),
            ("a: b\nc\nd: e\n", 3, "a ':' is missing after a key"),
            ('a: "\\q"\n', 1, "there is no such escape"),
            ("- a\nb: c\n", 2, "the line does not fit what comes before"),
            ("a: b\nc: \x07d\n", 2, "this character is invisible and has no place in a plan"),
        ],
    )
    def test_in_yaml(self, text: str, line: int, because: str) -> None:
        assert complaint(text) == (line, because)

    @pytest.mark.parametrize(
        ("text", "line", "because"),
        [
            ('{"a": 1,\n}', 2, "one comma too many before the end"),
            ("[1,\n2,]", 2, "one comma too many before the end"),
            ('{"a" 1}', 1, "':' is expected here"),
            ("{a: 1}", 1, "a key in double quotes is expected"),
            ('["a\n', 1, "this quoted text is not closed, or holds a forbidden character"),
            ('["\\ud83d"]', 1, "this text holds half a character"),
            ("[01000]", 1, "a value is expected here"),
            ("[NaN]", 1, "a value is expected here"),
            ("{}\n{}", 2, "nothing may follow the last brace"),
            ("[1", 1, "']' is expected here"),
            ("", 1, "a value is expected here"),
        ],
    )
    def test_in_json(self, text: str, line: int, because: str) -> None:
        assert complaint(text, "a.json") == (line, because)

    def test_in_a_file_that_is_not_utf_8(self) -> None:
        assert complaint("a: b\nc: é\n".encode("latin-1")) == (2, "the file is not UTF-8")


class TestRubbishNeverBreaksTheReader:
    """A tree or problems, whatever the bytes."""

    @given(st.binary(max_size=200) | st.text(max_size=100), st.sampled_from(["a.yaml", "a.json"]))
    def test_whatever_it_is(self, rubbish: str | bytes, name: str) -> None:
        tree = read_tree(rubbish, name)
        assert (tree.root is None) <= bool(tree.problems)

    @given(
        st.text(st.sampled_from("ab:-[]{}&*!|>'\"%@`#,? \n\t\\"), max_size=60), st.sampled_from(["a.yaml", "a.json"])
    )
    def test_nor_does_what_looks_like_yaml(self, rubbish: str, name: str) -> None:
        tree = read_tree(rubbish, name)
        assert (tree.root is None) <= bool(tree.problems)
