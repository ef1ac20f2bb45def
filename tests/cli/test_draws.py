"""The commands for whoever wants only a draw: sealed once, drawn when the round is there, written whole."""

from __future__ import annotations

import json
import multiprocessing
import stat
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from campaignkit.beacons import recorded_rounds
from campaignkit.cli import draws
from campaignkit.desk.quick import QuickDraw, entry_id
from campaignkit.draw.protocol import QUICKNET, commitment_from, read_document, read_register
from campaignkit.values import instant
from tests.cli.terminal import typed

ROUND = next(each for each in recorded_rounds() if each.round == 657413)
NAMES = "Léa Martin\nMax\n00123\nZoé\nÉmile\nNour\n"
SPEC = """campaign: noel
draw: main
rules: rules.txt
one_prize_per: {unit: entry, within: draw}
tiers:
  - {name: trip, count: 1, alternates: 1, on: {silence: next, refusal: next, ineligible: next, undeliverable: lapse}}
  - {name: kit, count: 2}
sealed_at: 2023-09-15T09:30:00Z
beacon: {kind: drand, round: 657413}
"""
LIST = "id\ttickets\tgroup\tpools\n" + "".join(f"e{n}\t{n}\t-\t-\n" for n in range(1, 6))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list of names, a canonical list, its terms and a recorded round."""
    monkeypatch.chdir(tmp_path)
    for name, content in (("amis.txt", NAMES), ("list.tsv", LIST), ("spec.yaml", SPEC), ("rules.txt", "the rules")):
        (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "round.json").write_text(json.dumps(ROUND.to_plain()), "utf-8")
    return tmp_path


QUICK = "draw quick amis.txt --winners 2 --alternates 1 --beacon round.json"
SEAL = "draw seal list.tsv --spec spec.yaml --key k"
RUN = "draw run commitment.json --list list.tsv --beacon round.json --key k"


class TestQuick:
    """'any text or CSV of names; makes ids, waits for or takes a round, writes certificate and a record'"""

    @pytest.mark.parametrize(("lang", "word"), [("fr", "Gagnants"), ("en", "Winners")])
    def test_a_list_of_names_becomes_a_draw_that_verifies(self, place: Path, lang: str, word: str) -> None:
        said = typed(f"{QUICK} --lang {lang}")
        assert (said.code, said.err) == (0, "")
        assert word in said.out
        assert all(len(line) <= 80 or "campaignkit verify" in line for line in said.out.splitlines())
        checked = typed("verify amis-draw/certificate.json --list amis-draw/list.tsv")
        assert checked.code == 0
        assert checked.out.startswith("claimed")
        assert {path.name for path in (place / "amis-draw").iterdir() if not path.name.startswith(".")} == {
            "certificate.json", "commitment.json", "key", "key.closed.json", "key.register.json", "list.tsv",
            "names.tsv", "record.html", "record.txt", "rules.txt",
        }  # fmt: skip

    def test_what_is_sealed_stays_sealed_and_the_same_run_gives_the_same_bytes(self, place: Path) -> None:
        typed(QUICK)
        before = {path: path.read_bytes() for path in (place / "amis-draw").iterdir()}
        assert typed(QUICK).code == 0
        assert {path: path.read_bytes() for path in (place / "amis-draw").iterdir()} == before

    def test_another_list_in_the_same_folder_is_refused(self, place: Path) -> None:
        typed(QUICK)
        (place / "amis.txt").write_text(NAMES + "Ines\n", "utf-8")
        said = typed(QUICK)
        assert said.code == 1
        assert "a sealed list does not change" in said.err

    def test_the_list_says_no_name_and_whoever_has_the_salt_finds_theirs(self, place: Path) -> None:
        typed(QUICK)
        quick = QuickDraw(folder=place / "amis-draw")
        assert not [name for name in NAMES.split("\n") if name and name.encode() in quick.list.read_bytes()]
        salt = bytes.fromhex(quick.names.read_text("utf-8").splitlines()[0].split("salt ")[1])
        assert all(entry == entry_id(salt, name) for entry, name in quick.behind().items())
        assert len(quick.behind()) == 6

    @pytest.mark.parametrize("name", ["key", "names.tsv"])
    def test_key_and_names_are_their_owners_alone(self, place: Path, name: str) -> None:
        typed(QUICK)
        assert stat.S_IMODE((place / "amis-draw" / name).stat().st_mode) == 0o600

    def test_a_death_before_the_draw_leaves_a_commitment_that_the_next_run_takes(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Killed between the commitment's file and its row in the register; nothing is sealed twice."""
        from campaignkit.desk.keys import SigningKey

        def dies(*_args: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr(SigningKey, "enter", dies)
            with pytest.raises(SystemExit):
                typed(QUICK)
        sealed = (place / "amis-draw" / "commitment.json").read_bytes()
        assert not (place / "amis-draw" / "certificate.json").exists()
        assert typed(QUICK).code == 0
        assert (place / "amis-draw" / "commitment.json").read_bytes() == sealed
        assert len(register(place / "amis-draw" / "key.register.json")) == 2

    def test_too_short_a_margin_is_refused_before_anything_is_committed(self, place: Path) -> None:
        said = typed(f"{QUICK} --margin 59")
        assert said.code == 2
        assert not (place / "amis-draw").exists()

    @pytest.mark.parametrize("terms", ["--winners 0", "--winners 2 --tz Mars/Phobos"])
    def test_terms_that_cannot_be_leave_no_folder(self, place: Path, terms: str) -> None:
        assert typed(f"draw quick amis.txt {terms} --beacon round.json").code == 1
        assert not (place / "amis-draw").exists()

    @pytest.mark.parametrize("terms", ["--winners 3 --alternates 1", "--winners 2 --alternates 0"])
    def test_other_terms_in_the_same_folder_are_refused(self, terms: str) -> None:
        typed(QUICK)
        said = typed(f"draw quick amis.txt {terms} --beacon round.json")
        assert said.code == 1
        assert "2 winner(s), 1 alternate(s)" in said.err

    def test_another_key_on_the_same_folder_is_refused_and_its_register_left_alone(self, place: Path) -> None:
        typed(f"{QUICK} --key one")
        typed("draw quick amis.txt --winners 1 --beacon round.json --out other --key two")
        before = (place / "two.register.json").read_bytes()
        said = typed(f"{QUICK} --key two")
        assert said.code == 1
        assert "did not seal this commitment" in said.err
        assert (place / "two.register.json").read_bytes() == before
        assert not (place / "amis-draw" / "key").exists()

    def test_the_row_of_a_heading_is_said(self, place: Path) -> None:
        (place / "amis.txt").write_text("Participants\nLéa\nMax\nNour\n", "utf-8")
        assert "First name, row 2: Léa" in typed(QUICK).out

    @pytest.mark.parametrize(
        ("names", "told"),
        [("", "no name"), ("a\na\n", "stands in row 1 already"), ("a\n", "only 1 name")],
    )
    def test_a_list_that_cannot_be_drawn_from_is_refused(self, place: Path, names: str, told: str) -> None:
        (place / "amis.txt").write_text(names, "utf-8")
        said = typed(QUICK)
        assert said.code == 1
        assert told in said.err
        assert not (place / "amis-draw").exists()

    def test_rfc_3797_reproduces_its_own_example(self, place: Path) -> None:
        vectors = json.loads((Path(__file__).parents[1] / "draw" / "vectors" / "rfc3797.json").read_text("utf-8"))
        run = vectors["rfc_section_6"]
        (place / "names.txt").write_text("\n".join(run["names"]), "utf-8")
        sources = " ".join(f'--source "{" ".join(map(str, source))}"' for source in run["sources"])
        said = typed(f"draw quick names.txt --winners 16 --method rfc3797 {sources}")
        drawn = [line.split(". ", 1)[1].split(" (")[0] for line in said.out.splitlines()[1:]]
        assert drawn == [step["name"] for step in run["steps"]]

    @pytest.mark.parametrize("source", ["", '--source "one two"'])
    def test_rfc_3797_wants_numbers(self, source: str) -> None:
        assert typed(f"draw quick amis.txt --winners 1 --method rfc3797 {source}").code == 1


def register(path: Path) -> tuple[object, ...]:
    commitment = commitment_from(read_document((path.parent / "commitment.json").read_bytes()))
    return read_register(path.read_bytes(), commitment.signer)


class TestSealAndRun:
    """'draw seal LIST --spec SPEC.yaml --out COMMITMENT.json', 'draw run COMMITMENT.json --list LIST'"""

    def test_a_list_is_sealed_drawn_and_verified(self, place: Path) -> None:
        assert typed(SEAL).code == 0
        sealed = commitment_from(read_document((place / "commitment.json").read_bytes()))
        assert (sealed.sequence, sealed.previous, sealed.beacon.round) == (1, None, 657413)
        assert sealed.tiers[1].on.silence == "lapse"
        assert typed(RUN).code == 0
        assert typed("verify certificate.json --list list.tsv").code == 0
        assert [row.kind for row in register(place / "k.register.json")] == ["commitment", "certificate"]  # type: ignore[attr-defined]

    @pytest.mark.parametrize("engine", ["python --workers 2", "fast", "sql"])
    def test_every_engine_writes_the_same_certificate(self, place: Path, engine: str) -> None:
        typed(SEAL)
        typed(f"{RUN} --out reference.json")
        assert typed(f"{RUN} --engine {engine}").code == 0
        assert (place / "certificate.json").read_bytes() == (place / "reference.json").read_bytes()

    def test_a_commitment_that_was_written_by_hand_is_held_against_every_line(self, place: Path) -> None:
        """Its digest is that of the list, but not its root: no register vouches for it."""
        typed(SEAL)
        told = json.loads((place / "commitment.json").read_text("utf-8"))
        told["list"]["merkle_root"] = "0" * 64
        (place / "commitment.json").write_text(json.dumps(told), "utf-8")
        said = typed(RUN)
        assert said.code == 1
        assert "is not the sealed list" in said.err
        assert not (place / "certificate.json").exists()

    def test_a_csv_becomes_the_list_that_is_sealed(self, place: Path) -> None:
        (place / "people.csv").write_text("id,tickets\n" + "".join(f"e{n},{n}\n" for n in range(5, 0, -1)), "utf-8")
        said = typed("draw list people.csv --out made.tsv")
        assert (said.code, said.err) == (0, "")
        assert "5 entries, 15 tickets" in said.out
        assert (place / "made.tsv").read_text("utf-8") == LIST

    def test_a_second_draw_with_the_same_key_is_seen_in_the_register(self, place: Path) -> None:
        """'a second commitment': numbered, and after the first."""
        typed(SEAL)
        assert typed(f"{SEAL} --out second.json").code == 0
        first, second = (
            commitment_from(read_document((place / name).read_bytes())) for name in ("commitment.json", "second.json")
        )
        assert (second.sequence, second.previous) == (2, first.commit)

    def test_a_commitment_is_never_written_over(self, place: Path) -> None:
        typed(SEAL)
        before = (place / "commitment.json").read_bytes()
        assert typed(SEAL).code == 0
        (place / "spec.yaml").write_text(SPEC.replace("count: 2", "count: 1"), "utf-8")
        said = typed(SEAL)
        assert said.code == 1
        assert "it is not rewritten" in said.err
        assert (place / "commitment.json").read_bytes() == before
        assert len(register(place / "k.register.json")) == 1

    def test_a_death_between_file_and_register_is_finished_by_the_next_run(self, place: Path) -> None:
        typed(SEAL)
        (place / "k.register.json").write_text("[]\n", "utf-8")
        assert typed(SEAL).code == 0
        assert len(register(place / "k.register.json")) == 1

    def test_a_prize_for_a_pool_that_nobody_is_in_is_refused(self, place: Path) -> None:
        (place / "spec.yaml").write_text(SPEC.replace("count: 2}", "count: 2, pool: lyon}"), "utf-8")
        said = typed(SEAL)
        assert said.code == 1
        assert "nobody is in the pool lyon" in said.err
        assert not (place / "commitment.json").exists()

    @pytest.mark.parametrize("lost", ["k.register.json", "k"])
    def test_a_key_and_its_register_stay_together(self, place: Path, lost: str) -> None:
        typed(SEAL)
        (place / lost).unlink()
        said = typed(f"{SEAL} --out second.json")
        assert said.code == 1
        assert not (place / "second.json").exists()

    def test_a_key_that_others_can_read_signs_nothing(self, place: Path) -> None:
        typed(SEAL)
        (place / "k").chmod(0o644)
        said = typed(RUN)
        assert said.code == 1
        assert "chmod 600" in said.err

    def test_a_certificate_is_not_written_over_another_file(self, place: Path) -> None:
        typed(SEAL)
        said = typed(f"{RUN} --out list.tsv")
        assert said.code == 1
        assert (place / "list.tsv").read_text("utf-8") == LIST

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("e1\t1", "e1\t0", "line 2, tickets"),
            ("e1\t1", "e1\t01", "line 2, tickets"),
            ("e1\t1", "e1\t1e7", "line 2, tickets"),
            ("e1\t1", "e1\t1.0", "line 2, tickets"),
            ("e1\t1", "e1\t٣", "line 2, tickets"),
            ("e1\t1", "-\t1", "line 2, id"),
            ("e2\t2", "e1\t2", "line 3, id"),
            ("e2\t2", "e0\t2", "line 3, id"),
            ("e1\t1\t-\t-\n", "e1\t1\t-\t-\r\n", "line 2"),
            ("e1\t1", "e\0\t1", "line 2, id"),
            ("id\t", "\ufeffid\t", "line 1"),
            (LIST, "id\ttickets\tgroup\tpools\n", "line 2"),
            (LIST, "", "line 1"),
        ],
    )
    def test_a_list_that_is_not_canonical_is_refused_by_line_and_field(
        self, place: Path, old: str, new: str, told: str
    ) -> None:
        (place / "list.tsv").write_bytes(LIST.replace(old, new, 1).encode())
        said = typed(SEAL)
        assert (said.code, said.out) == (1, "")
        assert told in said.err
        assert not (place / "commitment.json").exists()

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("round: 657413", "round: 655000", "less than 3600 s"),
            ("kind: drand", f"kind: drand, chain_hash: {'ab' * 32}", "chain_hash"),
            ("count: 2", "count: 0", "count"),
            ("silence: next", "silence: later", "silence"),
            ("rules: rules.txt\n", "", "rules"),
            ("rules: rules.txt", "rules: nowhere.txt", "nowhere.txt"),
            ("draw: main", f"draw: main\nsequence: 3\nprevious: {'ab' * 32}", "number 3"),
            ("draw: main", "drow: main", "unknown key"),
            ("campaign: noel", "campaign: joyeux noël", "campaign"),
        ],
    )
    def test_terms_that_cannot_be_are_refused_before_anything_is_committed(
        self, place: Path, old: str, new: str, told: str
    ) -> None:
        (place / "spec.yaml").write_text(SPEC.replace(old, new, 1), "utf-8")
        said = typed(SEAL)
        assert said.code == 1
        assert told in said.err
        assert not (place / "commitment.json").exists()

    def test_another_list_another_key_and_another_round_draw_nothing(self, place: Path) -> None:
        typed(SEAL)
        (place / "other.tsv").write_text(LIST.replace("e5\t5", "e5\t6"), "utf-8")
        other = next(each for each in recorded_rounds() if each.round != 657413 and each.chain_hash == QUICKNET.hash)
        (place / "other.json").write_text(json.dumps(other.to_plain()), "utf-8")
        typed("draw seal list.tsv --spec spec.yaml --key mine --out unused.json")
        for right, wrong in (("list.tsv", "other.tsv"), ("round.json", "other.json"), ("--key k", "--key mine")):
            assert typed(RUN.replace(right, wrong)).code == 1
        assert not (place / "certificate.json").exists()

    @pytest.mark.parametrize("content", ["", "short", "!!!!"])
    def test_a_file_that_is_no_key_is_refused(self, place: Path, content: str) -> None:
        typed(SEAL)
        (place / "k").write_text(content, "utf-8")
        said = typed(RUN)
        assert said.code == 1
        assert "32 bytes in base64" in said.err

    def test_two_that_seal_at_once_get_two_numbers(self, place: Path) -> None:
        """'run it twice at once'"""
        context = multiprocessing.get_context("spawn")
        runs = [context.Process(target=typed, args=(f"{SEAL} --out c{n}.json",)) for n in range(3)]
        for each in runs:
            each.start()
        for each in runs:
            each.join()
        made = [commitment_from(read_document((place / f"c{n}.json").read_bytes())).sequence for n in range(3)]
        assert sorted(made) == [1, 2, 3]


class TestVoid:
    """'a round that never comes … closed only by a signed void'"""

    def test_a_void_is_signed_registered_and_says_when_it_came_too_late(self, place: Path) -> None:
        typed(SEAL)
        said = typed('draw void commitment.json --reason "no prize" --key k')
        assert said.code == 0
        assert "Aborted when the outcome could be known." in said.out
        assert (place / "void.json").exists()
        assert self.kinds(place) == ["commitment", "void"]

    def kinds(self, place: Path) -> list[str]:
        return [row.kind for row in register(place / "k.register.json")]  # type: ignore[attr-defined]

    def test_a_void_draw_is_not_held(self, place: Path) -> None:
        """2.6 'closes a sealed draw that will not be held'"""
        typed(SEAL)
        typed('draw void commitment.json --reason "no prize" --key k')
        said = typed(RUN)
        assert said.code == 1
        assert "the draw is void: no prize" in said.err
        assert not (place / "certificate.json").exists()
        assert self.kinds(place) == ["commitment", "void"]

    def test_the_same_void_twice_is_one_statement_and_another_reason_none(self, place: Path) -> None:
        typed(SEAL)
        typed('draw void commitment.json --reason "no prize" --key k')
        before = (place / "void.json").read_bytes()
        assert typed('draw void commitment.json --reason "no prize" --key k').code == 0
        assert typed('draw void commitment.json --reason "rain" --key k').code == 1
        assert (place / "void.json").read_bytes() == before
        assert self.kinds(place) == ["commitment", "void"]

    def test_a_draw_that_was_held_is_not_void(self, place: Path) -> None:
        typed(SEAL)
        typed(RUN)
        said = typed('draw void commitment.json --reason "no prize" --key k')
        assert said.code == 1
        assert "the draw was held" in said.err
        assert not (place / "void.json").exists()


class TestTheRecord:
    """'The draw record in French and English, as HTML and text: what a bailiff signs'"""

    @pytest.mark.parametrize(
        ("lang", "title", "level"),
        [("fr", "Procès-verbal de tirage au sort", "seule parole"), ("en", "Record of a draw", "word alone")],
    )
    def test_it_holds_everything_that_a_bailiff_needs(self, place: Path, lang: str, title: str, level: str) -> None:
        typed(f"{QUICK} --lang {lang}")
        text = (place / "amis-draw" / "record.txt").read_text("utf-8")
        page = (place / "amis-draw" / "record.html").read_text("utf-8")
        certificate = json.loads((place / "amis-draw" / "certificate.json").read_text("utf-8"))
        for told in (
            title, level, certificate["commitment_sha256"], certificate["seed"][:0], "657413",
            certificate["beacon"]["randomness"], certificate["commitment"]["list"]["sha256"], certificate["library"],
        ):  # fmt: skip
            assert told in text
            assert told in page
        assert all(len(line) <= 80 for line in text.splitlines())
        assert f'<html lang="{lang}">' in page

    @pytest.mark.parametrize("content", [b"id\nx\n", b"\xff\xfe", b"id\ttickets\tgroup\tpools\ne1\t4\t-\t-\n"])
    def test_a_file_that_is_not_that_of_the_names_is_refused(self, place: Path, content: bytes) -> None:
        typed(QUICK)
        (place / "other.tsv").write_bytes(content)
        said = typed("draw record amis-draw/certificate.json --names other.tsv")
        assert said.code == 1
        assert "is not the file of names" in said.err

    def test_without_the_private_file_it_names_ids_alone(self, place: Path) -> None:
        typed(QUICK)
        ids = typed("draw record amis-draw/certificate.json").out
        named = typed("draw record amis-draw/certificate.json --names amis-draw/names.tsv").out
        assert not [name for name in NAMES.split() if name in ids]
        assert [name for name in NAMES.split("\n") if name and name in named]
        assert typed("draw record amis-draw/certificate.json --html page.html").code == 0
        assert (place / "page.html").exists()

    @pytest.mark.parametrize(("lang", "word"), [("fr", "jamais remplacé"), ("en", "never replaced")])
    def test_the_clause_for_the_rules_names_draw_chain_and_round(self, lang: str, word: str) -> None:
        said = " ".join(typed(f"draw clause --lang {lang}").out.split())
        assert all(told in said for told in ("campaignkit.draw/1", QUICKNET.hash, "3600", word))


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A relay on this machine that has the round at its third asking; the answers that it gives."""
    answers = [425, 404, 200]

    class Relay(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            code = answers.pop(0) if len(answers) > 1 else answers[0]
            body = {name: value for name, value in ROUND.to_plain().items() if value is not None}
            self.send_response(code)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode() if code == 200 else b"{}")

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Relay)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("CAMPAIGNKIT_RELAYS", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setattr(draws, "POLL_S", 0)
    yield answers
    server.shutdown()
    server.server_close()


class TestWaiting:
    """'a round that never comes is shown as pending'"""

    def test_run_says_that_the_round_is_pending_and_writes_nothing(self, place: Path, relay: list[int]) -> None:
        typed(SEAL)
        said = typed(RUN.replace(" --beacon round.json", ""))
        assert said.code == 1
        assert "round 657413 is not there" in said.err
        assert not (place / "certificate.json").exists()
        del relay

    def test_quick_waits_until_the_round_is_there(
        self, place: Path, relay: list[int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(draws, "system_clock", lambda: instant("2023-09-15T10:58:33Z"))
        calls = iter([instant("2023-09-15T10:58:33Z"), *[instant("2023-09-15T11:00:05Z")] * 9])
        monkeypatch.setattr(draws, "system_clock", lambda: next(calls))
        monkeypatch.setattr("time.sleep", lambda _seconds: None)
        said = typed("draw quick amis.txt --winners 1")
        assert said.code == 0, said.err
        assert relay == [200]
        assert typed("verify amis-draw/certificate.json --list amis-draw/list.tsv").code == 0
        assert place.exists()
