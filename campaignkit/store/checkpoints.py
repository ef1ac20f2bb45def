"""Checkpoints: where the log stood at one moment, signed, and kept by somebody else.

The chain alone shows that a row was changed. Whoever can write the whole file can also chain it
anew, cut off its end or exchange two streams; a checkpoint that lies elsewhere shows that too.
"""

from __future__ import annotations

import json
from typing import Any

from attrs import field, frozen
from attrs.validators import instance_of

from campaignkit.store.errors import not_a_checkpoint, not_signed
from campaignkit.store.port import Store
from campaignkit.values import CampaignKitError, Instant, iso

KIND = "campaignkit.checkpoint/1"


@frozen(kw_only=True)
class Mark:
    """Where one stream ended."""

    stream: str = field(validator=instance_of(str))
    version: int = field(validator=instance_of(int))
    position: int = field(validator=instance_of(int))
    hash: str = field(validator=instance_of(str))


@frozen(kw_only=True)
class Checkpoint:
    """Where every stream ended at an instant; `signer` is an Ed25519 key in base64."""

    at: str
    signer: str
    marks: tuple[Mark, ...]


def checkpoint(store: Store, *, at: Instant, private_key: bytes) -> str:
    """A checkpoint of the whole log as JSON text, signed with an Ed25519 key of 32 bytes.

    The signature stands over the RFC 8785 bytes of everything else.
    """
    from campaignkit.draw.protocol.signing import public_key_of, sign_document

    heads = [
        {"stream": head.stream, "version": head.version, "position": head.position, "hash": head.hash}
        for head in store.streams()
    ]
    plain: dict[str, object] = {"kind": KIND, "at": iso(at), "signer": public_key_of(private_key), "heads": heads}
    return json.dumps(sign_document(private_key, plain), ensure_ascii=False, indent=2) + "\n"


def read_checkpoint(text: str, signer: str | None = None) -> Checkpoint:
    """The checkpoint in this text, its signature checked; `signer` is whose it must be, None: whoever signed it.

    Raises CheckpointError when it cannot be read, or is not signed so.
    """
    plain = _plain(text)
    by = plain["signer"]
    if signer not in (None, by):
        raise not_signed(str(signer))
    _check_signature(plain, by)
    try:
        marks = tuple(Mark(**mark) for mark in plain["heads"])
    except TypeError as cause:
        raise not_a_checkpoint() from cause
    return Checkpoint(at=plain["at"], signer=by, marks=marks)


def _plain(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as cause:
        raise not_a_checkpoint() from cause
    match said:
        case {"kind": kind, "at": str(), "signer": str(), "heads": list(), "signature": str()} if kind == KIND:
            return dict(said)
        case _:
            raise not_a_checkpoint()


def _check_signature(plain: dict[str, Any], signer: str) -> None:
    from campaignkit.draw.protocol.signing import check_document

    try:
        check_document(signer, plain, step="checkpoint")
    except (CampaignKitError, ValueError) as cause:
        raise not_signed(signer) from cause
