"""Files written whole or not at all: beside their place, then renamed into it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4


def write(path: Path, content: str | bytes, *, private: bool = False) -> Path:
    """Write a file; whoever looks sees the old one or the new one, never half of it.

    `private` lets its owner alone read it. Folders that are missing are made. OSError when the place
    cannot be written to; nothing is left there then.
    """
    return write_parts(path, (content.encode() if isinstance(content, str) else content,), private=private)


def write_parts(path: Path, parts: Iterable[bytes], *, private: bool = False) -> Path:
    """As `write`, the parts one after the other as they come; nothing is left when one of them fails to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # /dev/stdout is written to, never replaced
        with path.open("wb") as file:
            file.writelines(parts)
    else:
        _replace(path.resolve(), parts, 0o600 if private else 0o666)
    return path


def _replace(path: Path, parts: Iterable[bytes], mode: int) -> None:
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
