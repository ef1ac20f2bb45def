"""Lists and draws for Hypothesis: few ids, few groups, few pools, so that everything meets everything."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from campaignkit.draw.protocol import Entry, Reactions, Tier, Unit, Within
from campaignkit.values import Digest

GROUPS = tuple(Digest(sha256(bytes([number])).hexdigest()) for number in range(3))
POOLS = ("lyon", "mtl", "paris")

ids = st.from_regex(r"[aB0][aB0._-]{0,2}", fullmatch=True) | st.sampled_from(GROUPS)
seeds = st.binary(max_size=4).map(lambda words: Digest(sha256(words).hexdigest()))
some_pools = st.sets(st.sampled_from(POOLS)).map(lambda pools: tuple(sorted(pools)))
pools = st.sampled_from((None, *POOLS))
units: st.SearchStrategy[Unit] = st.sampled_from(("entry", "group"))
withins: st.SearchStrategy[Within] = st.sampled_from(("draw", "tier"))


@st.composite
def entry_lists(draw: st.DrawFn, least: int = 1, most: int = 14) -> tuple[Entry, ...]:
    """Entries sorted by id, as they stand in a list."""
    names = sorted(draw(st.sets(ids, min_size=least, max_size=most)), key=str.encode)
    return tuple(
        Entry(
            id=name,
            tickets=draw(st.integers(1, 12)),
            group=draw(st.none() | st.sampled_from(GROUPS)),
            pools=draw(some_pools),
        )
        for name in names
    )


@st.composite
def tier_lists(
    draw: st.DrawFn,
    reactions: tuple[str, ...] = ("next", "lapse"),
    pool: st.SearchStrategy[str | None] = pools,
) -> tuple[Tier, ...]:
    """One to three tiers, each with its pool and reactions."""
    reaction: st.SearchStrategy[Any] = st.sampled_from(reactions)
    return tuple(
        Tier(
            name=f"tier{number}",
            count=draw(st.integers(1, 3)),
            pool=draw(pool),
            alternates=draw(st.integers(0, 2)),
            on=Reactions(
                silence=draw(reaction), refusal=draw(reaction), ineligible=draw(reaction), undeliverable=draw(reaction)
            ),
        )
        for number in range(draw(st.integers(1, 3)))
    )
