"""What a dishonest organiser can publish: everything follows from a list and terms that are not honest.

Written from the specification with the standard library; unlike the library, it seals whatever it is given.
"""

from __future__ import annotations

import json
from copy import deepcopy
from hashlib import sha256
from typing import Any

from tests.draw.known_answer import hexhash, merkle

Plain = dict[str, Any]


def compact(plain: Plain) -> str:
    """The bytes that are digested: sorted names, no spaces (the documents of these tests are ASCII)."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"))


def reissued(certificate: Plain, text: str, rows: str = "") -> Plain:
    """The certificate anew, for a list as a careless reader splits it; the terms are those that it states.

    With `rows`, those take part, whatever stands in the list.
    """
    plain = deepcopy(certificate)
    sealed = plain["commitment"]
    sealed["list"]["sha256"] = hexhash(text)
    plain["commitment_sha256"] = commit = hexhash(compact(sealed))
    plain["beacon"]["randomness"] = sha256(bytes.fromhex(plain["beacon"]["signature"])).hexdigest()
    plain["seed"] = hexhash(f"campaignkit.draw/1:seed:{commit}:{plain['beacon']['randomness']}")
    order = ranked(rows or text, plain["seed"])
    places = [(tier["name"], rank) for tier in sealed["tiers"] for rank in range(1, tier["count"] + 1)]
    waiting = [(tier["name"], rank) for tier in sealed["tiers"] for rank in range(1, tier["alternates"] + 1)]
    plain["winners"] = [_row(place, one) for place, one in zip(places, order, strict=False)]
    plain["alternates"] = [_row(place, order[len(places) + place[1] - 1]) for place in waiting]
    worst = [max(row["ticket"] for row in plain[rows]) for rows in ("winners", "alternates")]
    plain["cutoffs"] = [{"pool": None, "prize": worst[0], "alternate": worst[1]}]
    return plain


def counted(certificate: Plain, text: str) -> Plain:
    """The certificate with the sums and the root of this list."""
    plain = deepcopy(certificate)
    lines = text.split("\n")[1:-1]
    plain["commitment"]["list"] |= {
        "entries": len(lines),
        "tickets": sum(int(line.split("\t")[1]) for line in lines),
        "merkle_root": merkle([line.encode() for line in lines]).hex(),
    }
    return plain


def ranked(text: str, seed: str) -> list[tuple[str, str, int]]:
    """(ticket, id, n) of each line, best first, with all that `splitlines` takes for a line."""
    rows = [line.split("\t")[:2] for line in text.splitlines()[1:]]
    return sorted(
        min((hexhash(f"{seed}:{name}:{n}"), name, n) for n in range(1, int(tickets) + 1)) for name, tickets in rows
    )


def _row(place: tuple[str, int], one: tuple[str, str, int]) -> Plain:
    return {"tier": place[0], "rank": place[1], "id": one[1], "n": one[2], "ticket": one[0]}
