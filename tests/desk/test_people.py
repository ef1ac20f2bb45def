"""People are kept encrypted, each under a key of their own, found by a keyed digest, handed out and erased."""

from __future__ import annotations

import json
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from campaignkit.desk import DamagedValueError, Desk, Keyring, RefusedError, SetClock, StoreKey, StoreKeyError
from campaignkit.desk.directory import account_field, excluded, excluded_by
from campaignkit.desk.register import SIGNING_KEY
from campaignkit.desk.sealing import group_key_of
from campaignkit.desk.storekey import KEY_ID
from campaignkit.desk.vault import vault
from campaignkit.entries import WithdrawEntry
from campaignkit.privacy import HoldData, PurposeId
from campaignkit.store import MemoryStore
from campaignkit.values import RoundId
from tests.desk.stage import ROUND, at, closed, drawn, in_memory
from tests.desk.test_erasing import settled

NAMES = ("account7", "blocked-one", "Léa Martin", "lea@agency.example")
KEY = bytes(range(32))


def bytes_of(folder: Path, *, key: bool = False) -> bytes:
    """Every byte of a store's files, its key file left out unless it is asked for."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("a.db*")) if key or path.suffix != ".key")


def filled(folder: Path, **about: object) -> SetClock:
    """A store in which a contest was drawn, somebody excluded, and an organiser named."""
    clock = SetClock(at("2023-08-21 09:00"))
    with Desk.connect(folder / "a.db", clock=clock, **about) as desk:  # type: ignore[arg-type]
        game = drawn(desk, clock, folder)
        game.exclude(["@Blocked-One"])
        desk.people.keep("p-02", name="Léa Martin", email="lea@agency.example")
    return clock


class TestWithoutTheKey:
    """'With the key outside and gone a database copy reveals nothing.'"""

    def test_no_name_and_no_secret_stands_in_the_files(self, tmp_path: Path) -> None:
        filled(tmp_path)
        with Desk.connect(tmp_path / "a.db") as desk, desk.store.transaction() as tx:
            people = vault(tx, desk)
            secrets = [
                people.secret(SIGNING_KEY),
                bytes.fromhex(people.get(group_key_of("ostern", ROUND), "group-key") or ""),
            ]
        left = bytes_of(tmp_path)
        assert not [name for name in NAMES if name.encode() in left]
        assert not [secret for secret in secrets if secret is None or not secret or secret in left]
        assert not [secret for secret in secrets if secret is not None and secret.hex().encode() in left]

    def test_a_copy_still_verifies_and_reads_no_name(self, tmp_path: Path) -> None:
        clock = filled(tmp_path)
        (tmp_path / "copy").mkdir()
        shutil.copy(tmp_path / "a.db", tmp_path / "copy" / "a.db")
        with Desk.connect(tmp_path / "copy" / "a.db", clock=clock) as desk:
            assert desk.verify().events >= 50
            assert desk["ostern"].report().entries == 12
            assert desk["ostern"].certificate(ROUND)
            for read in (
                lambda: desk["ostern"].reveal("main.parcel.1", why="to write"),
                lambda: desk.people.find("account7"),
                lambda: desk["ostern"].sealed_list(ROUND),
                lambda: desk["ostern"].erase("contest"),
                desk.checkpoint,
            ):
                with pytest.raises(StoreKeyError, match="put the key file back beside the database"):
                    read()
        assert not (tmp_path / "copy" / "a.db.key").exists()

    def test_another_key_is_refused_by_name(self, tmp_path: Path) -> None:
        filled(tmp_path, key=KEY)
        with Desk.connect(tmp_path / "a.db", key=bytes(32)) as desk, pytest.raises(StoreKeyError) as caught:
            desk.people.find("account7")
        assert StoreKey(KEY).id in caught.value.say()

    def test_a_value_that_was_moved_to_another_person_does_not_open(self, tmp_path: Path) -> None:
        filled(tmp_path)
        with Desk.connect(tmp_path / "a.db") as desk:
            (one,), (two,) = desk.people.find("account1"), desk.people.find("account2")
            with desk.store.transaction() as tx:
                for field, value in tx.fields(two).items():
                    tx.put(one, field, value)
            with pytest.raises(DamagedValueError):
                desk.people.export(one, why="asked")


class TestTheKey:
    """'A key of the store that may live outside the database: a file beside it by default, or given.'"""

    def test_it_is_made_beside_the_database_for_its_owner_alone(self, tmp_path: Path) -> None:
        with Desk.connect(tmp_path / "a.db") as desk:
            key = desk.people.key()
        file = tmp_path / "a.db.key"
        assert (file.stat().st_mode & 0o777, file.read_text()) == (0o600, f"{key.text}\n")

    def test_opening_and_reading_the_log_make_none(self, tmp_path: Path) -> None:
        with Desk.connect(tmp_path / "a.db") as desk:
            desk.verify()
        assert not (tmp_path / "a.db.key").exists()

    @pytest.mark.parametrize("form", ["key", "bytes", "text", "path"])
    def test_it_is_given_in_four_forms_and_lies_nowhere_then(self, tmp_path: Path, form: str) -> None:
        key = StoreKey(KEY)
        (tmp_path / "safe").write_text(key.text)
        given = {"key": key, "bytes": KEY, "text": key.text, "path": tmp_path / "safe"}[form]
        with Desk.connect(tmp_path / "a.db", key=given) as desk:  # type: ignore[arg-type]
            desk.people.keep("p-02", name="Lea")
        assert not (tmp_path / "a.db.key").exists()
        with Desk.connect(tmp_path / "a.db", key=KEY) as desk:
            assert desk.people.find("Lea") == ("p-02",)

    def test_the_environment_gives_it_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CAMPAIGNKIT_KEY", StoreKey(KEY).text)
        with Desk.connect(tmp_path / "a.db") as desk:
            assert desk.people.key().id == StoreKey(KEY).id

    @pytest.mark.parametrize("content", ["", "campaignkit-key-1 AAAA", StoreKey(KEY).text.replace("A", "B", 1), "é"])
    def test_a_wrong_letter_is_noticed(self, tmp_path: Path, content: str) -> None:
        (tmp_path / "a.db.key").write_text(content, "utf-8")
        with Desk.connect(tmp_path / "a.db") as desk, pytest.raises(StoreKeyError, match="cannot be read"):
            desk.people.key()

    @pytest.mark.parametrize(
        "spoilt",
        [
            StoreKey(KEY).text[:-1],
            StoreKey(KEY).text.split()[1],
            "x" * 5000,
            "no\0file, and nothing that looks like one",
        ],
    )
    def test_what_was_given_wrongly_is_not_shown(self, monkeypatch: pytest.MonkeyPatch, spoilt: str) -> None:
        monkeypatch.setenv("CAMPAIGNKIT_KEY", spoilt.replace("\0", "?"))
        for given in (spoilt, None):
            with Desk(MemoryStore(), keyring=Keyring(given=given)) as desk, pytest.raises(StoreKeyError) as caught:
                desk.people.key()
            assert spoilt[20:40] not in caught.value.say() + repr(caught.value)

    def test_32_bytes_are_wanted(self) -> None:
        with pytest.raises(StoreKeyError):
            StoreKey(b"short")

    def test_brought_back_from_its_copy_it_opens_everything_again(self, tmp_path: Path) -> None:
        filled(tmp_path)
        kept = (tmp_path / "a.db.key").read_text()
        (tmp_path / "a.db.key").unlink()
        with Desk.connect(tmp_path / "a.db") as desk, pytest.raises(StoreKeyError):
            desk.people.find("Léa Martin")
        (tmp_path / "a.db.key").write_text(kept)
        with Desk.connect(tmp_path / "a.db") as desk:
            assert desk.people.find("Léa Martin") == ("p-02",)

    def test_an_undone_transaction_leaves_a_key_that_the_next_one_takes(self, tmp_path: Path) -> None:
        with Desk.connect(tmp_path / "a.db") as desk:
            with pytest.raises(LookupError), desk.store.transaction() as tx:
                vault(tx, desk).commit("nobody", "name")
            made = (tmp_path / "a.db.key").read_text()
            assert f"{desk.people.key().text}\n" == made

    def test_two_desks_that_need_the_first_key_at_once_make_one(self, tmp_path: Path) -> None:
        desks = [Desk.connect(tmp_path / "a.db") for _ in range(4)]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda pair: pair[1].people.keep(f"p-{pair[0]}", name=f"name {pair[0]}"), enumerate(desks)))
        assert [desks[0].people.find(f"name {number}") for number in range(4)] == [(f"p-{n}",) for n in range(4)]
        for desk in desks:
            desk.close()

    def test_a_store_that_is_no_file_wants_it_given(self) -> None:
        with Desk(MemoryStore()) as desk:
            with pytest.raises(StoreKeyError, match="CAMPAIGNKIT_KEY"):
                desk.people.keep("p-02", name="Lea")
            assert list(desk) == []
        with Desk.connect(":memory:") as desk:
            desk.people.keep("p-02", name="Lea")
            assert desk.people.find("Lea") == ("p-02",)

    def test_its_repr_says_nothing(self) -> None:
        assert "\\x01" not in repr(StoreKey(KEY))
        assert StoreKey(KEY).text not in repr(StoreKey(KEY))


class TestFinding:
    """'Looking up the subject of an account needs a blind index.'"""

    def test_an_account_is_found_in_any_spelling_of_it(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        closed(desk, clock, tmp_path)
        (subject,) = desk.people.find("account7")
        assert desk.people.find(" @Account7 ") == (subject,)
        assert desk.people.find("account") == ()

    def test_the_same_account_has_another_digest_in_each_campaign(self) -> None:
        desk, _clock = in_memory()
        with desk.store.transaction() as tx:
            people = vault(tx, desk)
            people.add([("s1", "lea")], account_field("one"))
            people.add([("s2", "lea")], account_field("two"))
            digests = {value for s in ("s1", "s2") for f, value in tx.fields(s).items() if f.startswith("index:")}
        assert len(digests) == 2


class TestExport:
    """'Export of one subject's data.'"""

    def test_it_holds_the_directory_the_entries_the_facts_and_nobody_else(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        winner = game.reveal("main.parcel.1", why="to write")
        (subject,) = desk.people.find(winner)
        said = desk.people.export(subject, why="asked on the phone")
        assert said["known"] == {"account:ostern": winner}
        assert [entry["source_id"] for entry in said["entries"]] == [winner.replace("account", "c")]
        kinds = {fact["kind"] for fact in said["facts"]}
        assert {"claims.winner-selected", "directory.revealed"} <= kinds
        others = [f'"account{n}"' for n in range(12) if f"account{n}" != winner]
        assert not [other for other in others if other in json.dumps(said)]

    def test_what_was_revealed_is_proved_by_its_salt(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = drawn(desk, clock, tmp_path)
        winner = game.reveal("main.parcel.1", why="to write")
        (row,) = [json.loads(row.body) for row in desk.store.tail() if row.kind == "directory.revealed"]
        (opening,) = desk.people.export(row["subject"], why="asked")["commitments"]
        opened = sha256(bytes.fromhex(opening["salt"]) + winner.encode()).hexdigest()
        assert opened == row["commitment"] == opening["commitment"]

    def test_it_is_written_to_the_log_and_wants_a_reason(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        closed(desk, clock, tmp_path)
        (subject,) = desk.people.find("account7")
        desk.people.export(subject, why="asked")
        assert [row.kind for row in desk.store.tail() if row.stream == "house:directory"] == ["directory.exported"]
        with pytest.raises(RefusedError) as caught:
            desk.people.export("nobody", why=" ")
        assert [reason.code for reason in caught.value.reasons] == ["desk.nobody-known", "desk.no-reason"]


class TestErasingOnePerson:
    """'Erasure destroys the subject's key and the values.'"""

    def test_key_value_digest_and_salt_are_gone_from_every_file(self, tmp_path: Path) -> None:
        clock = filled(tmp_path)
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
            with desk.store.read() as view:
                rows = dict(view.fields("p-02"))
            assert desk.people.erase("p-02", why="left the agency") == 2
            assert desk.people.find("Léa Martin") == ()
            desk.verify()
        left = bytes_of(tmp_path, key=True)
        assert len(rows) == 5
        assert not [field for field, value in rows.items() if value.encode() in left]

    def test_whoever_still_takes_part_withdraws_first(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        game = closed(desk, clock, tmp_path)
        (subject,) = desk.people.find("account7")
        with pytest.raises(RefusedError) as caught:
            desk.people.erase(subject, why="asked")
        (reason,) = caught.value.reasons
        assert reason.code == "desk.still-entered"
        game.do(WithdrawEntry(RoundId(ROUND), entry=reason.where, reason="asked"))
        assert desk.people.erase(subject, why="asked") == 1
        desk.verify()

    def test_a_legal_hold_keeps_them(self, tmp_path: Path) -> None:
        desk, clock = in_memory()
        settled(desk, clock, tmp_path)
        (subject,) = desk.people.find("account7")
        desk["ostern"].do(HoldData(PurposeId("contest"), reason="a complaint"))
        with pytest.raises(RefusedError) as caught:
            desk.people.erase(subject, why="asked")
        assert [reason.code for reason in caught.value.reasons] == ["desk.person-on-hold"]


class TestAnEarlierStore:
    """A store that kept names and keys plain is encrypted, once, when people are next needed."""

    def test_everything_is_read_as_before_and_nothing_plain_is_left(self, tmp_path: Path) -> None:
        clock = filled(tmp_path)
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
            before = desk["ostern"].sealed_list(ROUND), desk["ostern"].reveal("main.parcel.1", why="to write")
            signing = made_plain(desk, tmp_path)
        (tmp_path / "a.db.key").unlink()
        assert b"account7" in bytes_of(tmp_path)
        with Desk.connect(tmp_path / "a.db", clock=clock) as desk:
            assert desk["ostern"].sealed_list(ROUND) == before[0]
            assert desk["ostern"].reveal("main.parcel.1", why="to write") == before[1]
            with desk.store.transaction() as tx:
                people = vault(tx, desk)
                assert people.secret(SIGNING_KEY) == signing
                assert excluded(people, "ostern") == ("blocked-one",)
        left = bytes_of(tmp_path)
        assert not [plain for plain in (b"account7", b"blocked-one", signing) if plain in left]


def made_plain(desk: Desk, folder: Path) -> bytes:
    """Turn the store into one of the first release; its signing key."""
    with desk.store.transaction() as tx:
        people = vault(tx, desk)
        signing = people.secret(SIGNING_KEY) or b""
        tx.put_setting(SIGNING_KEY, signing)
        group = group_key_of("ostern", ROUND)
        tx.put_setting(group, bytes.fromhex(people.get(group, "group-key") or ""))
        (blocked,) = excluded(people, "ostern")
        known = {row.subject: people.get(row.subject, "account:ostern") or "" for row in tx.entries("ostern", ROUND)}
        people.erase([*known, group, excluded_by("ostern")])
        tx.put_all((subject, "account:ostern", account) for subject, account in known.items())
        tx.put(excluded_by("ostern"), blocked, "excluded")
    with closing(sqlite3.connect(folder / "a.db")) as raw, raw:
        raw.execute("DELETE FROM setting WHERE name = ?", (KEY_ID,))
    return signing
