"""Every document of campaignkit.draw/1, signed, worked slowly; imports nothing of ours but the script beside it.

Run it to print the answers: `python -m tests.draw.known_documents`. They are frozen in
`vectors/campaignkit_draw_1_documents.json`; the tests compare script, frozen file and library. All texts
are ASCII, so that sorted keys without spaces are the bytes of RFC 8785.
"""

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.draw.known_answer import (
    CASES,
    HEADER,
    RANDOMNESS,
    Plain,
    committed,
    drawn,
    hexhash,
    merkle,
    sealed,
    substituted,
)

ORGANISER, WITNESS = bytes(range(32)), bytes(range(1, 33))
SIGNATURE = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b"
SEEN_AT, VOID_AT = "2023-09-15T10:30:00Z", "2023-09-15T10:45:00Z"
FALLS_AT = "2023-09-16T11:00:03Z"


def written(document: Any) -> str:
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


def key_of(private: bytes) -> str:
    return b64encode(Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()).decode()


def signed(private: bytes, text: str) -> str:
    return b64encode(Ed25519PrivateKey.from_private_bytes(private).sign(text.encode())).decode()


def with_signature(document: Plain) -> Plain:
    return {**document, "signature": signed(ORGANISER, written(document))}


def first() -> Plain:
    """The first commitment of the key, which is then voided."""
    return {**committed(), "signer": key_of(ORGANISER)}


def second() -> Plain:
    """Another draw of the same prizes: it names its parent, and the commitment before it."""
    case, before = CASES["every reaction"], hexhash(written(first()))
    return {
        **first(),
        "draw": "a-again",
        "parent": before,
        "previous": before,
        "sequence": 2,
        "list": sealed(case["entries"]),
        "one_prize_per": {"unit": case["unit"], "within": case["within"]},
        "tiers": case["tiers"],
    }


def void() -> Plain:
    return with_signature(
        {"commitment_sha256": hexhash(written(first())), "reason": "the prize is gone", "at": VOID_AT}
    )


def witness(commit: str) -> Plain:
    return {
        "level": "witnessed",
        "token": None,
        "signature": {
            "key": key_of(WITNESS),
            "value": signed(WITNESS, f"campaignkit.draw/1:witness:{commit}:{SEEN_AT}"),
            "at": SEEN_AT,
        },
        "published": {"address": "https://draws.example/a", "archive": "https://archive.example/a"},
    }


def certificates() -> tuple[Plain, Plain]:
    """That of the draw, and that of the settlement, in which prizes fell free for every reaction."""
    commitment, case = second(), CASES["every reaction"]
    commit = hexhash(written(commitment))
    seed = hexhash(f"campaignkit.draw/1:seed:{commit}:{RANDOMNESS}")
    rows, orders, won = drawn(case, seed)
    held = {
        "commitment": commitment,
        "commitment_sha256": commit,
        "witness": witness(commit),
        "beacon": {
            **commitment["beacon"],
            "signature": SIGNATURE,
            "previous_signature": None,
            "randomness": sha256(bytes.fromhex(SIGNATURE)).hexdigest(),
        },
        "seed": seed,
        **rows,
        "substitutions": [],
        "supersedes": None,
        "library": "by hand",
    }
    draw = with_signature(held)
    lines = [{"at": FALLS_AT, **line} for line in substituted(case, rows, orders, won)]
    return draw, with_signature({**held, "substitutions": lines, "supersedes": hexhash(written(draw))})


def register() -> list[Plain]:
    draw, final = certificates()
    documents = (
        ("commitment", hexhash(written(first()))),
        ("void", hexhash(written(void()))),
        ("commitment", draw["commitment_sha256"]),
        ("certificate", hexhash(written(draw))),
        ("certificate", hexhash(written(final))),
    )
    rows: list[Plain] = []
    for index, (kind, digest) in enumerate(documents):
        previous = hexhash(written(rows[-1])) if rows else None
        rows.append(with_signature({"index": index, "kind": kind, "sha256": digest, "previous": previous}))
    return rows


def receipts() -> list[Plain]:
    """The second receipt of everybody in the list of example A."""
    lines = ["\t".join(map(str, entry)) for entry in CASES["A"]["entries"]]
    root = merkle([line.encode() for line in lines]).hex()
    return [
        {"line": line, "index": index, "entries": len(lines), "path": path(index, lines), "root": root}
        for index, line in enumerate(lines)
    ]


def path(index: int, lines: list[str]) -> list[str]:
    """RFC 9162, 2.1.3.1: the sibling of each subtree, from the leaf upwards."""
    if len(lines) == 1:
        return []
    half = 1
    while 2 * half < len(lines):
        half *= 2
    left, right = lines[:half], lines[half:]
    inner, other, place = (left, right, index) if index < half else (right, left, index - half)
    return [*path(place, inner), merkle([line.encode() for line in other]).hex()]


def answers() -> Plain:
    draw, final = certificates()
    return {
        "list": HEADER + "".join("\t".join(map(str, entry)) + "\n" for entry in CASES["every reaction"]["entries"]),
        "void": void(),
        "first": first(),
        "certificate": draw,
        "final": final,
        "register": register(),
        "receipts": receipts(),
        "entered": [
            dict(zip(("id", "tickets", "group", "pools"), entry, strict=True)) for entry in CASES["A"]["entries"]
        ],
    }


if __name__ == "__main__":
    print(json.dumps(answers(), indent=1))  # noqa: T201
