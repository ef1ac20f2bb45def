"""Unknown is a value: not yet decided, which is not the same as decided to be none."""

from enum import Enum
from typing import Final, Literal, TypeAlias, TypeVar


class Unknown(Enum):
    """The only member, `UNKNOWN`, stands where a draft has not decided yet; it is false."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final = Unknown.UNKNOWN
T = TypeVar("T")
Maybe: TypeAlias = T | Literal[Unknown.UNKNOWN]
