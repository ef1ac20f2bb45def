"""The directory of people, files and settings: what may be personal, apart from the log, and erasable."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from campaignkit.store import Attachment, ErasureUnfinishedError, Store
from campaignkit.store.sql.sqlite import SqliteStore
from campaignkit.values import InvalidValueError, digest_of
from tests.store.rows import appended, files_of, sqlite_at


class TestPeople:
    """'The directory that names them is erasable.'"""

    def test_what_is_known_of_a_person_is_found_by_field_and_by_value(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.put("s2", "handle", "lea.martin")
            tx.put("s2", "name", "Léa Martin")
            tx.put("s1", "handle", "mia")
            tx.put("s1", "handle", "mia.b")
        with store.read() as view:
            assert view.get("s2", "name") == "Léa Martin"
            assert view.get("s2", "email") is None
            assert view.fields("s2") == {"handle": "lea.martin", "name": "Léa Martin"}
            assert view.find("handle", "mia.b") == "s1"
            assert view.find("handle", "mia") is None
            assert view.find("name", "lea.martin") is None

    def test_of_two_people_with_one_value_the_first_by_id_is_found(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.put("s2", "name", "Lea")
            tx.put("s1", "name", "Lea")
            assert tx.find("name", "Lea") == "s1"

    def test_half_a_character_is_refused(self, store: Store) -> None:
        with store.transaction() as tx, pytest.raises(InvalidValueError, match="half of a character"):
            tx.put("s1", "name", "\ud83d")

    def test_who_is_erased_is_known_no_longer_and_the_others_are(self, store: Store) -> None:
        with store.transaction() as tx:
            for subject in ("s1", "s2", "s3"):
                tx.put(subject, "name", f"name of {subject}")
                tx.put(subject, "email", f"{subject}@example.org")
        with store.transaction() as tx:
            assert tx.erase(["s1", "s3", "s1", "s9"]) == 4
            assert tx.find("name", "name of s1") is None
        with store.transaction() as tx:
            assert (tx.fields("s1"), tx.fields("s2")) == ({}, {"email": "s2@example.org", "name": "name of s2"})
            assert tx.erase([]) == 0


class TestNoByteIsLeft:
    """'No byte of the value is found in file, WAL or free pages.'"""

    def names(self) -> dict[str, str]:
        chance = random.Random(7)  # noqa: S311 (a fixed shuffle)
        return {f"s{n}": f"NAME{chance.randrange(10**15):015d}" + "x" * chance.randrange(90) for n in range(2000)}

    def test_values_erased_from_among_many_leave_no_byte(self, sqlite: Store, tmp_path: Path) -> None:
        names = self.names()
        gone = random.Random(3).sample(sorted(names), 1200)  # noqa: S311
        for start in range(0, 2000, 500):
            with sqlite.transaction() as tx:
                for subject in sorted(names)[start : start + 500]:
                    tx.put(subject, "name", "OLD" + names[subject])
                    tx.put(subject, "name", names[subject])
        assert names[gone[0]].encode() in files_of(tmp_path)
        with sqlite.transaction() as tx:
            assert tx.erase(gone) == len(gone)
        left = files_of(tmp_path)
        assert not [subject for subject in gone if names[subject][:19].encode() in left]
        assert names[next(iter(set(names) - set(gone)))].encode() in left

    def test_a_value_that_fills_many_pages_leaves_no_byte(self, sqlite: Store, tmp_path: Path) -> None:
        with sqlite.transaction() as tx:
            tx.put("s1", "address", "rue des Lilas " * 3000)
        assert b"rue des Lilas" in files_of(tmp_path)
        with sqlite.transaction() as tx:
            tx.erase(["s1"])
        assert b"Lilas" not in files_of(tmp_path)

    def test_the_log_and_the_rest_of_the_store_stay(self, sqlite: Store) -> None:
        rows = appended(sqlite)
        with sqlite.transaction() as tx:
            tx.put("s1", "name", "Lea")
            tx.put_setting("key", b"k")
        with sqlite.transaction() as tx:
            tx.erase(["s1"])
        assert tuple(sqlite.tail()) == rows
        with sqlite.read() as view:
            assert view.setting("key") == b"k"

    def test_a_reader_who_keeps_old_bytes_alive_is_reported_and_the_last_to_close_removes_them(
        self, tmp_path: Path
    ) -> None:
        store = SqliteStore(tmp_path / "contests.db", patience_s=0.1)
        with store.transaction() as tx:
            tx.put("s1", "name", "Lea Martin")
        reading, erased = threading.Event(), threading.Event()

        def read() -> None:
            with store.read():
                reading.set()
                erased.wait(10)

        thread = threading.Thread(target=read)
        thread.start()
        reading.wait(10)
        with pytest.raises(ErasureUnfinishedError), store.transaction() as tx:
            tx.erase(["s1"])
        erased.set()
        thread.join()
        with store.read() as view:
            assert view.fields("s1") == {}
        store.close()
        assert b"Lea Martin" not in files_of(tmp_path)


class TestFilesAndSettings:
    """Proofs and keys are kept beside the log, by digest and by name."""

    def test_a_file_is_found_by_its_digest(self, store: Store) -> None:
        with store.transaction() as tx:
            digest = tx.put_attachment("avis.eml", b"\x00oui\xff")
            assert digest == digest_of(b"\x00oui\xff")
            assert tx.put_attachment("copy.eml", b"\x00oui\xff") == digest
        with store.read() as view:
            assert view.attachment(digest) == Attachment(name="avis.eml", content=b"\x00oui\xff")
            assert view.attachment("0" * 64) is None

    def test_a_setting_has_one_value(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.put_setting("signing-key", bytes(32))
            tx.put_setting("signing-key", b"\xff" * 32)
        with store.read() as view:
            assert view.setting("signing-key") == b"\xff" * 32
            assert view.setting("other") is None

    def test_everything_is_there_when_the_file_is_opened_again(self, tmp_path: Path) -> None:
        first = sqlite_at(tmp_path)
        rows = appended(first)
        with first.transaction() as tx:
            tx.put("s1", "name", "Lea")
        first.close()
        again = sqlite_at(tmp_path)
        with again.read() as view:
            assert (tuple(view.events("noel")), view.get("s1", "name")) == (rows, "Lea")
        again.close()
