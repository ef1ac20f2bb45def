"""A signing key in a file, and beside it the register of everything that it signed."""

from __future__ import annotations

import base64
import json
import os
import secrets
from binascii import Error as NotBase64Error
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from campaignkit.documents import write
from campaignkit.values import CampaignKitError, Digest, Text

if TYPE_CHECKING:
    from campaignkit.draw.protocol import RegisterRow

KEY_BYTES = 32
WAIT_S = 30
OTHERS = 0o077


class KeyFileError(CampaignKitError):
    """A key that cannot be used."""


class SigningKey:
    """The key and its register, held by this process alone until it lets go.

    `FILE` holds 32 bytes in base64, readable by its owner; `FILE.register.json` is public;
    `FILE.closed.json` says by what each commitment was closed, which the register does not.
    """

    def __init__(self, path: Path, private_key: bytes) -> None:
        from campaignkit.draw.protocol import public_key_of, read_register

        self.path = path
        self.private: bytes = private_key
        self.signer: str = public_key_of(private_key)
        self.register_path: Path = register_of(path)
        self.closed_path: Path = path.with_name(f"{path.name}.closed.json")
        self.rows: tuple[RegisterRow, ...] = read_register(self.register_path.read_bytes(), self.signer)
        kept = self.closed_path.read_text("utf-8") if self.closed_path.exists() else "{}"
        self._closed: dict[str, dict[str, Any]] = json.loads(kept)

    @property
    def commits(self) -> tuple[Digest, ...]:
        """The commitments that the key signed, oldest first."""
        return tuple(Digest(row.sha256) for row in self.rows if row.kind == "commitment")

    def enter(self, kind: Literal["commitment", "certificate", "void"], sha256: Digest) -> None:
        """Add a signed row to the register, unless it is there already."""
        from campaignkit.draw.protocol import next_row

        if any(row.kind == kind and row.sha256 == sha256 for row in self.rows):
            return
        row = next_row(self.rows, kind=kind, sha256=sha256, private_key=self.private)
        self.rows = (*self.rows, row)
        write(self.register_path, json.dumps([each.to_plain() for each in self.rows], indent=1) + "\n")

    def closed_by(self, commit: Digest) -> dict[str, Any] | None:
        """What closed a commitment: its `kind`, its `sha256` and, of a void, the `document`; None while it is open."""
        return self._closed.get(commit)

    def close(self, commit: Digest, kind: Literal["certificate", "void"], sha256: str, **kept: Any) -> None:
        """Say what closes the commitment, and keep what is to be kept of it; said before the register has it."""
        self._closed = {**self._closed, commit: {"kind": kind, "sha256": sha256, **kept}}
        write(self.closed_path, json.dumps(self._closed, indent=1) + "\n")


def register_of(path: Path) -> Path:
    """The register beside a key file."""
    return path.with_name(f"{path.name}.register.json")


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
    register = register_of(path)
    if make and not path.exists() and not register.exists():
        write(register, "[]\n")
        write(path, base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n", private=True)
    _refuse_unfit(path, register)
    try:
        key = base64.b64decode(path.read_bytes().strip(), validate=True)
    except (OSError, NotBase64Error, ValueError) as cause:
        raise _no_key(path) from cause
    if len(key) != KEY_BYTES:
        raise _no_key(path)
    return key


def _refuse_unfit(path: Path, register: Path) -> None:
    """A key that others can read signs nothing, nor one whose register is lost: a second draw would not show."""
    if path.exists() and not register.exists():
        raise KeyFileError(
            Text(f"{register} n'est pas là", f"{register} is not there"),
            Text("sans lui, un second tirage ne se verrait pas", "without it a second draw would not be seen"),
            Text("remettre ce fichier, ou prendre une nouvelle clé", "put the file back, or take a new key"),
        )
    if os.name == "posix" and path.exists() and path.stat().st_mode & OTHERS:
        raise KeyFileError(
            Text(f"{path} se lit par d'autres que vous", f"{path} can be read by others"),
            None,
            Text(f"lancer « chmod 600 {path} »", f"run `chmod 600 {path}`"),
        )


def _no_key(path: Path) -> KeyFileError:
    return KeyFileError(
        Text(f"{path} n'est pas une clé de signature", f"{path} is no signing key"),
        Text("il faut 32 octets en base64", "32 bytes in base64 are wanted"),
        Text("donner la clé qui a scellé, ou en nommer une nouvelle", "give the key that sealed, or name a new one"),
    )
