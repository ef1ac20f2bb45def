"""The key of a store: 32 bytes that everything personal is encrypted under, kept outside the database.

By default it lies in a file beside the database, readable by its owner alone. It may also be given,
or stand in the environment. Whoever loses it reads no name any more; the log needs none of it.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
import secrets
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import define, field

from campaignkit.values import CampaignKitError, Text, both

if TYPE_CHECKING:
    from campaignkit.store import ReadView, Transaction

KEY_BYTES = 32
KEY_ID = "key-id"
ENVIRONMENT = "CAMPAIGNKIT_KEY"
WRITTEN = re.compile(r"campaignkit-key-1 ([A-Za-z0-9+/]{43}=) ([0-9a-f]{16})")
OWNER_ONLY = 0o600
IN_MEMORY = ":memory:"


class StoreKeyError(CampaignKitError):
    """The key of a store is not there, cannot be read, or is that of another store."""


@define(eq=False)
class StoreKey:
    """The key of a store; its text is what the key file holds, and what one prints to keep it.

    >>> key = StoreKey(bytes(32))
    >>> key.text
    'campaignkit-key-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= 0e0fae2661923055'
    >>> StoreKey.read(key.text).id == key.id
    True
    """

    raw: bytes = field(repr=False)

    @raw.validator
    def _long_enough(self, _attribute: object, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise unreadable(place=f"{len(raw)}")

    @classmethod
    def fresh(cls) -> StoreKey:
        """A key that nobody has."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def read(cls, text: str) -> StoreKey:
        """The key in this text; StoreKeyError when a letter of it is wrong."""
        found = WRITTEN.fullmatch(text.strip())
        key = cls(base64.b64decode(found[1])) if found else None
        if found is None or key is None or key.id != found[2]:
            raise unreadable(place="key=")
        return key

    @property
    def id(self) -> str:
        """Its name, 16 hexadecimal digits: tells one key from another and gives nothing away."""
        return self.derived("id").hex()[:16]

    @property
    def text(self) -> str:
        """The key as it is written down, its name behind it so that a wrong letter is noticed."""
        return f"campaignkit-key-1 {base64.b64encode(self.raw).decode()} {self.id}"

    def derived(self, use: str) -> bytes:
        """A key of 32 bytes for one use (RFC 5869, HKDF-Expand with SHA-256)."""
        return hmac.digest(self.raw, f"campaignkit {use}\x01".encode(), "sha256")


GivenKey: TypeAlias = StoreKey | bytes | str | Path
"""A key, its bytes, its text, or the file that holds its text."""


class Keyring:
    """Finds the key of a store, makes the first one, and refuses another store's.

    `place` is the file where it lies, None when it lies nowhere; `given` goes before it.
    """

    def __init__(self, *, place: Path | None = None, given: GivenKey | None = None) -> None:
        self.place = place
        self._given = given if given is not None else os.environ.get(ENVIRONMENT) or None

    @cached_property
    def _own(self) -> StoreKey | None:
        return None if self._given is None else key_of(self._given)

    def key(self, view: ReadView) -> StoreKey:
        """The key of this store; StoreKeyError when it is not there or is another's."""
        wanted = view.setting(KEY_ID)
        key = self._own or self._kept()
        if key is None:
            raise missing(self.place, wanted)
        if wanted is not None and wanted.decode() != key.id:
            raise another(key.id, wanted.decode())
        return key

    def first_key(self, tx: Transaction) -> StoreKey:
        """The key of a store that has none yet: the one that was given, or a fresh one, kept in its place."""
        key = self._own or self._kept() or self._made()
        tx.put_setting(KEY_ID, key.id.encode())
        return key

    def _kept(self) -> StoreKey | None:
        return key_of(self.place) if self.place is not None and self.place.exists() else None

    def _made(self) -> StoreKey:
        if self.place is None:
            raise missing(None, None)
        key = StoreKey.fresh()
        keep(key, self.place)
        return key


def keyring_for(target: object, given: GivenKey | None) -> Keyring:
    """The keyring of the store at this place: a file has its key beside it, as `PATH.key`; a server has none."""
    if target == IN_MEMORY:
        return Keyring(given=given or StoreKey.fresh())
    is_file = isinstance(target, Path) or (isinstance(target, str) and "://" not in target)
    return Keyring(place=Path(f"{target}.key").absolute() if is_file else None, given=given)


def key_of(given: GivenKey) -> StoreKey:
    """The key that was given in one of its forms; StoreKeyError when it cannot be read."""
    match given:
        case StoreKey():
            return given
        case bytes():
            return StoreKey(given)
        case Path():
            return _in_file(given)
        case _:
            return _in_file(Path(given)) if _is_file(given) else StoreKey.read(given)


def _is_file(given: str) -> bool:
    try:
        return Path(given).is_file()
    except (OSError, ValueError):
        return False


def _in_file(path: Path) -> StoreKey:
    try:
        return StoreKey.read(path.read_text("ascii"))
    except (OSError, UnicodeError, StoreKeyError) as cause:
        raise unreadable(path.name) from cause


def keep(key: StoreKey, place: Path) -> None:
    """Write a key to a file that its owner alone can read; whole, or not at all."""
    beside = place.with_name(f"{place.name}.new")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(handle, "w") as file:
        file.write(f"{key.text}\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(place)


def missing(place: Path | None, wanted: bytes | None) -> StoreKeyError:
    """There is no key where one is wanted."""
    name = wanted.decode() if wanted else "-"
    where = place.name if place else ENVIRONMENT
    return StoreKeyError(
        Text("la clé des données personnelles n'est pas là", "the key of the personal data is not there"),
        Text(f"clé attendue : {name}, cherchée dans {where}", f"the key {name} is wanted, and was sought in {where}"),
        Text(
            f"remettre le fichier de clé à côté de la base, ou donner la clé ({ENVIRONMENT}) ; "
            "le journal se vérifie sans elle",
            f"put the key file back beside the database, or give the key (key=, {ENVIRONMENT}); "
            "the log verifies without it",
        ),
    )


def another(found: str, wanted: str) -> StoreKeyError:
    """The key is that of another store."""
    return StoreKeyError(
        Text("cette clé est celle d'une autre base", "this key is that of another store"),
        Text(f"clé {found}, et non {wanted}", f"it is the key {found}, not {wanted}"),
        Text(f"donner la clé {wanted}", f"give the key {wanted}"),
    )


def unreadable(place: str) -> StoreKeyError:
    """What was given is no key; it is not shown, since it may be one but for a letter."""
    return StoreKeyError(
        Text("la clé ne se lit pas", "the key cannot be read"),
        both(place),
        Text(
            "donner 32 octets, la ligne « campaignkit-key-1 … » entière, ou le fichier qui la contient",
            'give 32 bytes, the whole line "campaignkit-key-1 …", or the file that holds it',
        ),
    )
