"""The guides for people who trust nobody, followed to the letter; and the specification beside the code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import psycopg
import pytest

from campaignkit.beacons import recorded_rounds
from campaignkit.draw.protocol import Certificate, StandardEngine, allot, issue, public_key_of, seal, seed_of, wanted
from campaignkit.draw.protocol.commitment import commitment_from
from tests.kit.house import ROOT

GUIDE = (ROOT / "docs" / "verify" / "index.md").read_text("utf-8")
SPEC = (ROOT / "docs" / "spec" / "draw.md").read_text("utf-8")
KEY = bytes(range(32))
ROUND = next(each for each in recorded_rounds() if each.round == 657413)
ENTRIES = {f"e{n:02d}": 1 + n % 3 for n in range(40)}
LIST = "id\ttickets\tgroup\tpools\n" + "".join(f"{name}\t{tickets}\t-\t-\n" for name, tickets in ENTRIES.items())


def block(kind: str, nth: int = 0) -> str:
    """A block of the guide, as a reader copies it."""
    found: list[str] = re.findall(rf"^```{kind}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    return found[nth]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate and its list, and nothing else."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "entrants.tsv").write_text(LIST, "utf-8")
    (folder / "certificate.json").write_bytes(certificate().content)
    return folder


def certificate() -> Certificate:
    lines = LIST.encode().splitlines(keepends=True)
    sealed = seal(lines)
    plain = {
        "protocol": "campaignkit.draw/1", "campaign": "noel", "draw": "main", "parent": None,
        "signer": public_key_of(KEY), "sequence": 1, "previous": None, "rules_sha256": "ab" * 32,
        "list": {name: getattr(sealed, name) for name in ("sha256", "merkle_root", "entries", "tickets")},
        "one_prize_per": {"unit": "entry", "within": "draw"},
        "tiers": [
            {"name": name, "count": count, "pool": None, "alternates": 1, "on": dict.fromkeys(
                ("silence", "refusal", "ineligible", "undeliverable"), "next")}
            for name, count in (("trip", 1), ("kit", 3))
        ],
        "sealed_at": "2023-09-15T09:30:00Z",
        "beacon": ROUND.reference.to_plain(),
    }  # fmt: skip
    commitment = commitment_from(plain)
    seed = seed_of(commitment.commit, ROUND.randomness)
    ranking = StandardEngine().rank(lines, seed=seed, unit="entry", want=wanted(commitment))
    return issue(
        commitment=commitment,
        beacon=ROUND,
        allotment=allot(commitment, ranking),
        library="test",
        private_key=KEY,
    )


class TestPython:
    """'ten lines of standard-library Python that import nothing of ours'"""

    def test_it_is_a_dozen_lines_of_the_standard_library(self) -> None:
        lines = [line for line in block("py").splitlines() if line.strip()]
        assert len(lines) <= 14
        assert all(word not in block("py") for word in ("campaignkit.d ", "import campaignkit", "numpy"))

    @pytest.mark.parametrize(
        ("file", "old", "new", "wrong"),
        [
            ("entrants.tsv", "", "", set()),
            ("entrants.tsv", "e07\t2", "e07\t3", {"list"}),
            ("certificate.json", '"name":"kit"', '"name":"kot"', {"commitment", "seed", "winners"}),
            ("certificate.json", "T09:30:00Z", "T09:30:01Z", {"commitment", "seed", "winners"}),
            ("certificate.json", '"seed":"', '"seed":"0', {"seed"}),
            ("certificate.json", '"round":657413,"signature"', '"round":1,"signature"', {"round"}),
            ("certificate.json", '"signature":"', '"signature":"00', {"seed", "winners"}),
        ],
    )
    def test_it_says_what_is_wrong(
        self, drawn: Path, tmp_path: Path, file: str, old: str, new: str, wrong: set[str]
    ) -> None:
        for name in ("certificate.json", "entrants.tsv"):
            text = (drawn / name).read_text("utf-8")
            assert old in text or name != file
            (tmp_path / name).write_text(text.replace(old, new, 1) if name == file and old else text, "utf-8")
        (tmp_path / "recompute.py").write_text(block("py"), "utf-8")
        done = subprocess.run(
            [sys.executable, "-I", "-S", "recompute.py", "certificate.json", "entrants.tsv"],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        words = done.stdout.split()
        said = dict(zip(words[::2], words[1::2], strict=True))
        assert set(said) == {"list", "commitment", "round", "seed", "winners"}
        assert {name for name, answer in said.items() if answer == "False"} >= wrong
        assert bool(wrong) == ("False" in said.values())


def test_an_entrant_alone_gets_the_ticket_that_the_certificate_shows(drawn: Path) -> None:
    """'a shell recipe for one entrant'"""
    winner = json.loads((drawn / "certificate.json").read_text("utf-8"))["winners"][0]
    recipe = block("sh")
    mine = {"id": winner["id"], "tickets": str(ENTRIES[winner["id"]]), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(["sh", "-c", recipe], cwd=drawn, env=mine, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == winner["ticket"]


def test_duckdb_ranks_the_same_winners(drawn: Path) -> None:
    """'the ranking query for DuckDB'"""
    held = json.loads((drawn / "certificate.json").read_text("utf-8"))
    query = block("sql").replace("SEED", held["seed"]).replace("entrants.tsv", str(drawn / "entrants.tsv"))
    rows = duckdb.connect().execute(query).fetchall()
    drawn_order = [(each["id"], each["ticket"]) for each in held["winners"]]
    assert rows[: len(drawn_order)] == drawn_order


def test_postgresql_ranks_the_same_winners(drawn: Path, connection: psycopg.Connection) -> None:
    """'the ranking query for PostgreSQL'"""
    connection.execute("CREATE TEMPORARY TABLE list (id text, tickets integer)")
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO list VALUES (%s, %s)", list(ENTRIES.items()))
    held = json.loads((drawn / "certificate.json").read_text("utf-8"))
    rows = connection.execute(block("sql", 1).replace("SEED", held["seed"]).encode()).fetchall()
    assert rows[: len(held["winners"])] == [(each["id"], each["ticket"]) for each in held["winners"]]


NUMBER = re.compile(r"(?<![\d.])([1-8]\.\d{1,2})(?![\d.])")
BEYOND_THE_CODE = {"1.8"}
"""Done by whoever makes the list, before the protocol begins."""


class TestTheSpecification:
    """'the code carries the same numbers'"""

    CLAUSES = frozenset(re.findall(r"\*\*([1-8]\.\d{1,2})\*\*", SPEC))

    def test_every_number_in_the_code_is_a_clause(self) -> None:
        for module in sorted((ROOT / "campaignkit" / "draw" / "protocol").glob("*.py")):
            said = {number for line in module.read_text("utf-8").splitlines() for number in _numbers(line)}
            assert said <= self.CLAUSES, module.name

    def test_every_clause_is_in_the_code(self) -> None:
        modules = (ROOT / "campaignkit" / "draw" / "protocol").glob("*.py")
        said = {number for module in modules for number in NUMBER.findall(module.read_text("utf-8"))}
        assert said >= self.CLAUSES - BEYOND_THE_CODE


def _numbers(line: str) -> list[str]:
    """The clauses that a line names: as `step="2.1"`, at the start of a docstring, or in brackets."""
    quoted = re.findall(r"\"([1-8]\.\d{1,2})\"", line)
    begun = re.findall(r"^\s*(?:\"\"\")?([1-8]\.\d{1,2}) [`A-Z]", line)
    return [*quoted, *begun, *re.findall(r"\(([1-8]\.\d{1,2})\)", line)]
