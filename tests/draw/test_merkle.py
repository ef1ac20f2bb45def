"""Clause 1.9 and 6.6: one line is proved by a path, without the list."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.draw.protocol import Entry, ProtocolError, list_lines, receipt_from, receipts, seal
from campaignkit.draw.protocol.merkle import MerkleTree, leaf, parent, root_from
from tests.draw.lists import entry_lists

PUBLISHED: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "rfc6962_merkle.json").read_text())
LEAVES = [bytes.fromhex(leaf) for leaf in PUBLISHED["leaves_hex"]]


def root_of(leaves: list[bytes]) -> bytes:
    tree = MerkleTree(parent)
    for each in leaves:
        tree.add(leaf(each))
    return tree.root()


class TestPublishedAnswers:
    """RFC 6962, as Certificate Transparency tests it."""

    @pytest.mark.parametrize("size", range(1, len(LEAVES) + 1))
    def test_roots_are_those_published(self, size: int) -> None:
        assert root_of(LEAVES[:size]).hex() == PUBLISHED["roots_for_first_n"][size - 1]

    @pytest.mark.parametrize("case", PUBLISHED["inclusion_paths_recomputed"], ids=str)
    def test_a_published_path_leads_to_the_published_root(self, case: dict[str, Any]) -> None:
        path = [bytes.fromhex(node) for node in case["path"]]
        root = root_from(LEAVES[case["leaf"]], case["leaf"], case["tree_size"], path)
        assert root is not None
        assert root.hex() == PUBLISHED["roots_for_first_n"][case["tree_size"] - 1]


class TestAReceiptProvesOneLine:
    """'After sealing `{line, index, entries, path, root}`, index from 0.'"""

    @given(entry_lists(most=20))
    def test_every_entrant_gets_a_receipt_that_leads_to_the_committed_root(self, entries: tuple[Entry, ...]) -> None:
        sealed = seal(list_lines(entries))
        found = receipts(list_lines(entries), [entry.id for entry in entries])
        assert {receipt.root for receipt in found.values()} == {sealed.merkle_root}
        assert [found[entry.id].index for entry in entries] == list(range(len(entries)))

    @given(entry_lists(least=2), st.data())
    def test_a_receipt_with_one_field_changed_is_refused(self, entries: tuple[Entry, ...], data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(entries)).id
        plain = receipts(list_lines(entries), [name])[name].to_plain()
        field = data.draw(st.sampled_from(["index", "line", "path", "root"]))
        plain[field] = changed(plain[field])
        with pytest.raises(ProtocolError) as caught:
            receipt_from(plain)
        assert caught.value.step == "6.6"

    def test_the_size_of_the_list_is_proved_by_the_commitment_alone(self) -> None:
        lines = list(list_lines([Entry(id="a"), Entry(id="b"), Entry(id="c")]))
        plain = receipts(lines, ["a"])["a"].to_plain()
        assert receipt_from({**plain, "entries": 4}).root == seal(lines).merkle_root

    def test_who_is_not_in_the_list_gets_no_receipt(self) -> None:
        assert not receipts(list_lines([Entry(id="a")]), ["b"])

    def test_an_inner_node_does_not_pass_for_a_line(self) -> None:
        inner = leaf(b"a") + leaf(b"b")
        assert root_from(inner, 0, 2, [leaf(b"c")]) != root_of([b"a", b"b", b"c"])

    @pytest.mark.parametrize(
        ("index", "size", "length"), [(0, 1, 1), (0, 2, 0), (1, 3, 1), (2, 3, 2), (3, 3, 2), (-1, 2, 1)]
    )
    def test_a_path_of_the_wrong_length_leads_nowhere(self, index: int, size: int, length: int) -> None:
        assert root_from(b"a", index, size, [leaf(b"b")] * length) is None


def changed(value: object) -> object:
    match value:
        case int():
            return value + 1
        case str():
            return value[:-1] + ("0" if value[-1] != "0" else "1")
        case [*nodes]:
            return nodes[:-1]
        case _:
            raise AssertionError(value)
