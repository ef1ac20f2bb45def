"""How large a campaign is: an 80-euro giveaway is not asked what a national game is."""

from __future__ import annotations

from enum import Enum
from functools import total_ordering


@total_ordering
class Size(Enum):
    """The sizes that a house tells apart; a question asked from M is asked of M and L.

    >>> Size.S < Size.M < Size.L
    True
    """

    S = "S"
    M = "M"
    L = "L"

    def __lt__(self, other: Size) -> bool:
        return ORDER.index(self) < ORDER.index(other)


ORDER = tuple(Size)
