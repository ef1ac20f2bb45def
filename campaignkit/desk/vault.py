"""What is personal or secret, encrypted before the store sees it.

A person has a key of their own, which encrypts each of their values (AES-256-GCM, bound to the
person and the field) and lies beside them, itself encrypted under the key of the store. To erase a
person is to destroy that key and the values. Who holds an account is found by a keyed digest of it
(HMAC-SHA256), since ciphertexts of the same words differ.
"""

from __future__ import annotations

import base64
import hmac
import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import frozen

from campaignkit.desk.storekey import KEY_BYTES, KEY_ID, StoreKey
from campaignkit.entries import handle
from campaignkit.values import CampaignKitError, Digest, Text, digest_of

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.store import ReadView, Transaction

NONCE_BYTES = 12  # NIST SP 800-38D, 8.2: 96 bits
INDEX_BYTES = 16
KEY, INDEX, SALT = "key", "index:", "salt:"
BOUND = "\x1f"


class DamagedValueError(CampaignKitError):
    """A value of the directory is not what was written: it was altered, or moved from another place."""


class Cipher:
    """One key of AES-256-GCM; what it seals opens only at the place that it was sealed for."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._gcm: Any = AESGCM(key)

    def seal(self, plain: bytes, *place: str) -> str:
        """The value as opaque text, bound to its place."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return base64.b64encode(nonce + self._gcm.encrypt(nonce, plain, BOUND.join(place).encode())).decode()

    def open(self, sealed: str, *place: str) -> bytes:
        """The value behind a text; DamagedValueError when it was not sealed with this key, for this place."""
        from cryptography.exceptions import InvalidTag

        try:
            raw = base64.b64decode(sealed, validate=True)
            plain: bytes = self._gcm.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], BOUND.join(place).encode())
        except (InvalidTag, ValueError) as cause:
            raise DamagedValueError(
                Text("une valeur de l'annuaire est altérée", "a value of the directory is altered"),
                None,
                Text("reprendre la dernière sauvegarde", "go back to the last backup"),
            ) from cause
        return plain


@frozen(kw_only=True)
class Opening:
    """What opens a commitment: the value and its salt, 64 hexadecimal digits.

    >>> opening = Opening(value="lea.martin", salt="00" * 32)
    >>> opening.commitment[:16]
    'b3f7323a3d257b60'
    """

    value: str
    salt: str

    @property
    def commitment(self) -> Digest:
        """SHA-256 over the 32 bytes of the salt and the value in UTF-8."""
        return digest_of(bytes.fromhex(self.salt) + self.value.encode())


class Readable:
    """The people and secrets of a store, inside a read view."""

    def __init__(self, view: ReadView, key: StoreKey) -> None:
        self._view = view
        self._wrapping = Cipher(key.derived("subject keys"))
        self._settings = Cipher(key.derived("settings"))
        self._index_key = key.derived("index")

    def get(self, subject: str, field: str) -> str | None:
        """What is known of a person under this field, or None."""
        return self.fields(subject).get(field)

    def fields(self, subject: str) -> Mapping[str, str]:
        """Everything that is known of a person."""
        rows = self._view.fields(subject)
        if KEY not in rows:
            return {}
        cipher = self._cipher(subject, rows[KEY])
        return {
            field: cipher.open(sealed, subject, field).decode() for field, sealed in rows.items() if is_value(field)
        }

    def find(self, field: str, value: str) -> str | None:
        """The person of whom this is known; an account is found with or without `@`, in any case of letters."""
        return self._view.find(INDEX + field, self._digest(field, value))

    def opening(self, subject: str, field: str) -> Opening | None:
        """What opens the commitment to a value; None when nothing was committed to, or it was erased."""
        rows = self._view.fields(subject)
        if not {KEY, field, SALT + field} <= set(rows):
            return None
        cipher = self._cipher(subject, rows[KEY])
        value, salt = (cipher.open(rows[name], subject, name) for name in (field, SALT + field))
        return Opening(value=value.decode(), salt=salt.hex())

    def secret(self, name: str) -> bytes | None:
        """A secret of the store, or None."""
        sealed = self._view.setting(name)
        return self._settings.open(sealed.decode(), name) if sealed else None

    def _cipher(self, subject: str, wrapped: str) -> Cipher:
        return Cipher(self._wrapping.open(wrapped, subject, KEY))

    def _digest(self, field: str, value: str) -> str:
        named = f"{field}{BOUND}{handle(value)}".encode()
        return base64.b64encode(hmac.digest(self._index_key, named, "sha256")[:INDEX_BYTES]).decode()


class Vault(Readable):
    """The people and secrets of a store, inside a transaction."""

    def __init__(self, tx: Transaction, key: StoreKey) -> None:
        super().__init__(tx, key)
        self._tx = tx

    def put(self, subject: str, field: str, value: str, *, findable: bool = False) -> None:
        """Keep what is known of a person, in place of what stood there; `findable` people are found by it."""
        self._put(self._own_cipher(subject), subject, field, value.encode())
        if findable:
            self._tx.put(subject, INDEX + field, self._digest(field, value))

    def add(self, people: Iterable[tuple[str, str]], field: str) -> None:
        """Keep what is known of many new people, as (subject, value), by which they are found."""
        self._tx.put_all(row for subject, value in people for row in self._of_new(subject, field, value))

    def _of_new(self, subject: str, field: str, value: str) -> tuple[tuple[str, str, str], ...]:
        key = secrets.token_bytes(KEY_BYTES)
        return (
            (subject, KEY, self._wrapping.seal(key, subject, KEY)),
            (subject, field, Cipher(key).seal(value.encode(), subject, field)),
            (subject, INDEX + field, self._digest(field, value)),
        )

    def commit(self, subject: str, field: str) -> Digest:
        """The salted commitment to a value, for the log; the salt is kept, and erased, with the value."""
        if SALT + field not in self._tx.fields(subject):
            self._put(self._own_cipher(subject), subject, SALT + field, secrets.token_bytes(KEY_BYTES))
        opening = self.opening(subject, field)
        if opening is None:
            raise LookupError(field)
        return opening.commitment

    def erase(self, subjects: Iterable[str]) -> int:
        """Destroy the keys of these people and everything that is known of them; how many values there were."""
        known = dict.fromkeys(subjects)
        values = sum(is_value(field) for subject in known for field in self._tx.fields(subject))
        self._tx.erase(known)
        return values

    def put_secret(self, name: str, value: bytes) -> None:
        """Keep a secret of the store."""
        self._tx.put_setting(name, self._settings.seal(value, name).encode())

    def _put(self, cipher: Cipher, subject: str, field: str, value: bytes) -> None:
        self._tx.put(subject, field, cipher.seal(value, subject, field))

    def _own_cipher(self, subject: str) -> Cipher:
        wrapped = self._tx.fields(subject).get(KEY)
        return self._new_cipher(subject) if wrapped is None else self._cipher(subject, wrapped)

    def _new_cipher(self, subject: str) -> Cipher:
        key = secrets.token_bytes(KEY_BYTES)
        self._tx.put(subject, KEY, self._wrapping.seal(key, subject, KEY))
        return Cipher(key)


def is_value(field: str) -> bool:
    """Whether a field holds a value, and not a key, a salt or a digest to find it by."""
    return field != KEY and not field.startswith((INDEX, SALT))


def vault(tx: Transaction, desk: Desk) -> Vault:
    """The people and secrets of a desk's store; a store of an earlier release is encrypted first."""
    if tx.setting(KEY_ID) is not None:
        return Vault(tx, desk.keyring.key(tx))
    from campaignkit.desk.forward import encrypt

    opened = Vault(tx, desk.keyring.first_key(tx))
    encrypt(tx, desk, opened)
    return opened


def readable(view: ReadView, desk: Desk) -> Readable:
    """The people and secrets of a desk's store, to be read; `ready` comes first."""
    return Readable(view, desk.keyring.key(view))


def ready(desk: Desk) -> None:
    """Give the store its key, and encrypt what an earlier release left plain, when that was not done yet."""
    with desk.store.read() as view:
        done = view.setting(KEY_ID) is not None
    if not done:
        with desk.store.transaction() as tx:
            vault(tx, desk)
