"""Known answers of campaignkit.draw/1, worked slowly with the standard library; imports nothing of ours.

Run it to print the answers: `python tests/draw/known_answer.py`. They are frozen in
`vectors/campaignkit_draw_1.json`; the tests compare script, frozen file and library.
Every ticket is computed, everything is sorted, nothing is clever.
"""

import json
from hashlib import sha256
from itertools import pairwise
from typing import Any

Plain = dict[str, Any]
Unit = tuple[str, str]
Row = tuple[str, str, int, Unit]
HEADER = "id\ttickets\tgroup\tpools\n"


def hexhash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


G1, G2, G3 = (hexhash(name) for name in ("g1", "g2", "g3"))
NEXT = {"silence": "next", "refusal": "next", "ineligible": "next", "undeliverable": "next"}
CASCADE = {"silence": "cascade", "refusal": "next", "ineligible": "lapse", "undeliverable": "stock"}


def tier(name: str, count: int, pool: str | None = None, alternates: int = 1, on: dict[str, str] = NEXT) -> Plain:
    return {"name": name, "count": count, "pool": pool, "alternates": alternates, "on": on}


# Each case: entries as (id, tickets, group, pools), tiers, unit, within, and which prizes fall free.
CASES: dict[str, Plain] = {
    "A": {
        "words": "campaignkit example A 0",
        "unit": "group",
        "within": "draw",
        "entries": [
            ("a1", 1, G1, "-"),
            ("a2", 2, G1, "lyon"),
            ("b1", 1, G2, "lyon"),
            ("c1", 3, "-", "lyon,paris"),
            ("d1", 1, G3, "paris"),
            ("e1", 1, "-", "-"),
        ],
        "tiers": [tier("trip", 1), tier("kit", 1, "lyon"), tier("book", 1, "paris")],
        "falls": [("trip", "c1", "silence"), ("kit", "b1", "refusal")],
    },
    "B": {
        "words": "campaignkit example B 0",
        "unit": "group",
        "within": "draw",
        "entries": [("x", 3, "-", "mtl"), ("y", 1, "-", "-"), ("z", 1, "-", "mtl")],
        "tiers": [tier("gold", 1), tier("silver", 2, "mtl"), tier("bronze", 1)],
        "falls": [],
    },
    "once a tier": {
        "words": "campaignkit example C",
        "unit": "entry",
        "within": "tier",
        "entries": [(f"e{number:02}", 1 + number % 12, (G1, "-", G2)[number % 3], "-") for number in range(20)],
        "tiers": [tier("gold", 2), tier("silver", 5, alternates=2)],
        "falls": [],
    },
    "cascade": {
        "words": "campaignkit example D",
        "unit": "group",
        "within": "draw",
        "entries": [(f"e{number:02}", 1, hexhash(str(number // 2)), "-") for number in range(20)],
        "tiers": [
            tier("gold", 1, on=CASCADE),
            tier("silver", 2, on=CASCADE),
            tier("bronze", 2, alternates=2, on=CASCADE),
        ],
        "falls": [
            ("silver", 1, "ineligible"),
            ("gold", 1, "silence"),
            ("bronze", 2, "refusal"),
            ("bronze", 2, "refusal"),
        ],
    },
    "every reaction": {
        "words": "campaignkit example F",
        "unit": "entry",
        "within": "draw",
        "entries": [(f"f{number:02}", 1 + number % 2, "-", "-") for number in range(30)],
        "tiers": [
            tier(
                "gold",
                1,
                on={"silence": "cascade", "refusal": "charity", "ineligible": "next", "undeliverable": "fresh"},
            ),
            tier("silver", 3, alternates=2, on={**CASCADE, "silence": "charity"}),
            tier("bronze", 2, alternates=1, on={**NEXT, "silence": "fresh", "undeliverable": "lapse"}),
        ],
        "falls": [
            ("gold", 1, "silence"),
            ("gold", 1, "ineligible"),
            ("silver", 2, "undeliverable"),
            ("silver", 3, "silence"),
            ("bronze", 1, "silence"),
            ("silver", 1, "refusal"),
            ("silver", 1, "ineligible"),
            ("bronze", 2, "refusal"),
        ],
    },
    "an id that looks like a group": {
        "words": "campaignkit example E",
        "unit": "group",
        "within": "draw",
        "entries": sorted([(G1, 1, "-", "-"), ("other", 1, G1, "-"), ("third", 1, "-", "-")]),
        "tiers": [tier("prize", 3)],
        "falls": [],
    },
}


def order_of(case: Plain, pool: str | None, seed: str) -> list[Row]:
    """Each unit of a pool by its best ticket: (ticket, id, n), first come first."""
    best: dict[Unit, Row] = {}
    for name, tickets, group, pools in case["entries"]:
        if pool is None or pool in pools.split(","):
            unit = ("group", group) if case["unit"] == "group" and group != "-" else ("entry", name)
            rows = [(hexhash(f"{seed}:{name}:{n}"), name, n, unit) for n in range(1, tickets + 1)]
            best[unit] = min([*rows, best[unit]] if unit in best else rows)
    return sorted(best.values())


def drawn(case: Plain, seed: str) -> tuple[Plain, dict[str | None, list[Row]], list[tuple[str, Unit]]]:
    orders = {each["pool"]: order_of(case, each["pool"], seed) for each in case["tiers"]}
    won: list[tuple[str, Unit]] = []

    def free(each: Plain) -> list[Row]:
        out = [unit for name, unit in won if case["within"] == "draw" or name == each["name"]]
        return [row for row in orders[each["pool"]] if row[3] not in out]

    rows: Plain = {"winners": [], "alternates": [], "unfilled": []}
    for each in case["tiers"]:
        taken = free(each)[: each["count"]]
        won += [(each["name"], row[3]) for row in taken]
        rows["winners"] += [row_of(each, rank, row) for rank, row in enumerate(taken, 1)]
        if len(taken) < each["count"]:
            rows["unfilled"].append({"tier": each["name"], "count": each["count"] - len(taken)})
    for each in case["tiers"]:
        rows["alternates"] += [row_of(each, rank, row) for rank, row in enumerate(free(each)[: each["alternates"]], 1)]
    rows["cutoffs"] = [cutoff(case, pool, rows) for pool in orders]
    return rows, orders, won


def row_of(each: Plain, rank: int, row: Row) -> Plain:
    return {"tier": each["name"], "rank": rank, "id": row[1], "n": row[2], "ticket": row[0]}


def cutoff(case: Plain, pool: str | None, rows: Plain) -> Plain:
    names = [each["name"] for each in case["tiers"] if each["pool"] == pool]
    prizes = [row["ticket"] for row in rows["winners"] if row["tier"] in names]
    alternates = [row["ticket"] for row in rows["alternates"] if row["tier"] in names]
    short = any(row["tier"] in names for row in rows["unfilled"])
    return {"pool": pool, "prize": None if short else max(prizes), "alternate": max(alternates) if alternates else None}


def substituted(
    case: Plain,
    rows: Plain,
    orders: dict[str | None, list[Row]],
    won: list[tuple[str, Unit]],
) -> list[Plain]:
    """The lines of 5.4; a fall names its holder by id or, for brevity, by the rank of the place."""
    tiers = {each["name"]: each for each in case["tiers"]}
    units = {row[1]: row[3] for order in orders.values() for row in order}
    places = [[row["tier"], row["rank"], row["id"]] for row in rows["winners"]]
    passed: list[Unit] = []
    lines: list[Plain] = []
    nexts = dict.fromkeys(tiers, 0)

    def give(place: list[Any], taker: str | None, cause: str, reaction: str) -> None:
        lines.append({"tier": place[0], "from": place[2], "to": taker, "cause": cause, "reaction": reaction})
        place[2] = taker

    def next_of(place: list[Any], cause: str) -> None:
        each, taker = tiers[place[0]], None
        out = passed + [unit for name, unit in won if case["within"] == "draw" or name == each["name"]]
        waiting = [row for row in orders[each["pool"]] if row[3] not in out]
        if waiting and nexts[each["name"]] < each["alternates"]:
            nexts[each["name"]] += 1
            taker = waiting[0][1]
            won.append((each["name"], units[taker]))
        give(place, taker, cause, "next")

    for name, holder, cause in case["falls"]:
        number = next(i for i, place in enumerate(places) if place[0] == name and holder in place[1:])
        passed.append(units[places[number][2]])
        reaction = tiers[name]["on"][cause]
        if reaction == "cascade":
            held = [place for place in places[number:] if place[2]]
            for upper, lower in pairwise(held):
                give(upper, lower[2], cause, "cascade")
            next_of(held[-1], cause)
        elif reaction == "next":
            next_of(places[number], cause)
        else:
            give(places[number], None, cause, reaction)
    return lines


def merkle(lines: list[bytes]) -> bytes:
    if len(lines) == 1:
        return sha256(b"\0" + lines[0]).digest()
    half = 1
    while 2 * half < len(lines):
        half *= 2
    return sha256(b"\1" + merkle(lines[:half]) + merkle(lines[half:])).digest()


def sealed(entries: list[tuple[str, int, str, str]]) -> Plain:
    lines = ["\t".join(map(str, entry)) for entry in entries]
    return {
        "sha256": hexhash(HEADER + "".join(line + "\n" for line in lines)),
        "merkle_root": merkle([line.encode() for line in lines]).hex(),
        "entries": len(entries),
        "tickets": sum(entry[1] for entry in entries),
    }


def committed() -> Plain:
    """A commitment whose text is ASCII, so that sorted keys without spaces are its RFC 8785 bytes."""
    case = CASES["A"]
    return {
        "protocol": "campaignkit.draw/1",
        "campaign": "known-answer",
        "draw": "a",
        "parent": None,
        "signer": "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
        "sequence": 1,
        "previous": None,
        "rules_sha256": hexhash("rules"),
        "list": sealed(case["entries"]),
        "one_prize_per": {"unit": case["unit"], "within": case["within"]},
        "tiers": case["tiers"],
        "sealed_at": "2023-09-15T10:00:00Z",
        "beacon": {
            "kind": "drand",
            "round": 657413,
            "chain_hash": "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971",
        },
    }


RANDOMNESS = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"


def answers() -> Plain:
    told = {}
    for name, case in CASES.items():
        rows, orders, won = drawn(case, hexhash(case["words"]))
        told[name] = {
            "seed": hexhash(case["words"]),
            "list": sealed(case["entries"]),
            **rows,
            "substitutions": substituted(case, rows, orders, won),
        }
    commitment = committed()
    commit = hexhash(json.dumps(commitment, sort_keys=True, separators=(",", ":")))
    seed = hexhash(f"campaignkit.draw/1:seed:{commit}:{RANDOMNESS}")
    told["whole"] = {"commitment": commitment, "commitment_sha256": commit, "seed": seed, **drawn(CASES["A"], seed)[0]}
    return told


if __name__ == "__main__":
    print(json.dumps(answers(), indent=1))  # noqa: T201
