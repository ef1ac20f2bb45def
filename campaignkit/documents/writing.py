"""Files written whole or not at all: beside their place, then renamed into it."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4


def write(path: Path, content: str | bytes, *, private: bool = False) -> Path:
    """Write a file; whoever looks sees the old one or the new one, never half of it.

    `private` lets its owner alone read it. Folders that are missing are made. OSError when the place
    cannot be written to; nothing is left there then.
    """
    raw = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # /dev/stdout is written to, never replaced
        path.write_bytes(raw)
    else:
        _replace(path.resolve(), raw, 0o600 if private else 0o666)
    return path


def _replace(path: Path, raw: bytes, mode: int) -> None:
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
