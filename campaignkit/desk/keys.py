"""A signing key in a file, and beside it the register of everything that it signed."""

from __future__ import annotations

import base64
import json
import secrets
from binascii import Error as NotBase64Error
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from campaignkit.documents import write
from campaignkit.values import CampaignKitError, Digest, Text

if TYPE_CHECKING:
    from campaignkit.draw.protocol import RegisterRow

KEY_BYTES = 32
WAIT_S = 30


class KeyFileError(CampaignKitError):
    """A key that cannot be used."""


class SigningKey:
    """The key and its register, held by this process alone until it lets go.

    `FILE` holds 32 bytes in base64, readable by its owner; `FILE.register.json` is public.
    """

    def __init__(self, path: Path, private_key: bytes) -> None:
        from campaignkit.draw.protocol import public_key_of, read_register

        self.path = path
        self.private: bytes = private_key
        self.signer: str = public_key_of(private_key)
        self.register_path: Path = path.with_name(f"{path.name}.register.json")
        kept = self.register_path.read_bytes() if self.register_path.exists() else b"[]"
        self.rows: tuple[RegisterRow, ...] = read_register(kept, self.signer)

    @property
    def commits(self) -> tuple[Digest, ...]:
        """The commitments that the key signed, oldest first."""
        return tuple(Digest(row.sha256) for row in self.rows if row.kind == "commitment")

    def enter(self, kind: str, sha256: Digest) -> None:
        """Add a signed row to the register, unless it is there already."""
        from campaignkit.draw.protocol import next_row

        if any(row.kind == kind and row.sha256 == sha256 for row in self.rows):
            return
        row = next_row(self.rows, kind=kind, sha256=sha256, private_key=self.private)  # type: ignore[arg-type]
        self.rows = (*self.rows, row)
        write(self.register_path, json.dumps([each.to_plain() for each in self.rows], indent=1) + "\n")


@contextmanager
def signing_key(path: Path, *, make: bool = False) -> Iterator[SigningKey]:
    """The key in a file, locked; made at the first use when `make`.

    Raises KeyFileError when there is none, when it is no key, or when another process holds it for
    more than 30 seconds.
    """
    from filelock import FileLock, Timeout

    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT_S)
    try:
        with lock:
            yield SigningKey(path, _private(path, make=make))
    except Timeout as cause:
        raise KeyFileError(
            Text(f"{path} est utilisée par un autre programme", f"{path} is in use by another program"),
            None,
            Text("attendre qu'il ait fini", "wait until it has finished"),
        ) from cause


def _private(path: Path, *, make: bool) -> bytes:
    if make and not path.exists():
        write(path, base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n", private=True)
    try:
        key = base64.b64decode(path.read_bytes().strip(), validate=True)
    except (OSError, NotBase64Error, ValueError) as cause:
        raise _no_key(path) from cause
    if len(key) != KEY_BYTES:
        raise _no_key(path)
    return key


def _no_key(path: Path) -> KeyFileError:
    return KeyFileError(
        Text(f"{path} n'est pas une clé de signature", f"{path} is no signing key"),
        Text("il faut 32 octets en base64", "32 bytes in base64 are wanted"),
        Text("donner la clé qui a scellé, ou en nommer une nouvelle", "give the key that sealed, or name a new one"),
    )
