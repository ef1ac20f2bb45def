"""Comments as the Graph API returns them, and the same as CSV."""

from __future__ import annotations

import json
from typing import Any

LEA: dict[str, Any] = {
    "id": "00123",
    "media": {"id": "17900"},
    "text": "Frohe Ostern 🐣, à tous; «hop»",
    "timestamp": "2023-09-14T08:00:00+0000",
    "username": "Lea.M",
    "like_count": 3,
    "hidden": False,
    "from": {"id": "178", "username": "Lea.M"},
}


def comment(**about: object) -> dict[str, Any]:
    """Lea's comment, but for what is given; a given None takes a field away."""
    return {name: value for name, value in {**LEA, **about}.items() if value is not None}


def as_json(content: object) -> bytes:
    """The bytes of a JSON file."""
    return json.dumps(content, ensure_ascii=False).encode()


def as_csv(
    *rows: str, header: str = "id,media,text,timestamp,username,parent_id,hidden", encoding: str = "utf-8"
) -> bytes:
    """The bytes of a CSV file under this header."""
    return "\r\n".join((header, *rows, "")).encode(encoding)
