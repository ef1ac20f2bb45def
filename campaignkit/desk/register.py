"""The register of a signing key: every commitment and certificate that it signed, in a stream of its own."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from campaignkit.desk.vault import vault
from campaignkit.values import Digest, to_micros

if TYPE_CHECKING:
    from campaignkit.desk.desk import Desk
    from campaignkit.draw.protocol import RegisterRow
    from campaignkit.store import Transaction

SIGNING_KEY = "signing-key"
KEY_BYTES = 32


class Register:
    """The register inside a transaction; the key is made at the first use and stays in the store, encrypted."""

    def __init__(self, tx: Transaction, desk: Desk) -> None:
        from campaignkit.draw.protocol import public_key_of

        self._tx = tx
        self._desk = desk
        self.key: bytes = _key(tx, desk)
        self.signer: str = public_key_of(self.key)

    @property
    def stream(self) -> str:
        """The stream of this key."""
        return f"register:{self.signer}"

    @property
    def rows(self) -> tuple[RegisterRow, ...]:
        """Every row, oldest first."""
        from campaignkit.draw.protocol import read_register

        plain = [json.loads(row.body)["row"] for row in self._tx.events(self.stream, 0)]
        return read_register(json.dumps(plain).encode(), self.signer)

    @property
    def sequence(self) -> int:
        """How many commitments the key has signed."""
        return sum(row.kind == "commitment" for row in self.rows)

    @property
    def previous(self) -> Digest | None:
        """The last commitment of the key; None before the first."""
        commits = [row.sha256 for row in self.rows if row.kind == "commitment"]
        return Digest(commits[-1]) if commits else None

    def enter(self, kind: str, sha256: str, document: dict[str, Any]) -> None:
        """Add a row, and keep the document that it names."""
        from campaignkit.codec import canonical_text
        from campaignkit.draw.protocol import canonical, next_row
        from campaignkit.store import NewEvent

        row = next_row(self.rows, kind=kind, sha256=Digest(sha256), private_key=self.key)  # type: ignore[arg-type]
        self._tx.put_attachment(f"{kind}.json", canonical(document))
        body = canonical_text({"row": row.to_plain()})
        fact = NewEvent(
            kind="register.row", schema=1, definition="", recorded_at=to_micros(self._desk.clock()),
            actor=self._desk.actor, body=body,
        )  # fmt: skip
        self._tx.append(self.stream, (fact,), command_id=f"{kind}:{sha256}", command_sha256=sha256)


def _key(tx: Transaction, desk: Desk) -> bytes:
    secret = vault(tx, desk)
    key = secret.secret(SIGNING_KEY)
    if key is None:
        key = secrets.token_bytes(KEY_BYTES)
        secret.put_secret(SIGNING_KEY, key)
    return key
