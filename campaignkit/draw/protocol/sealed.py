"""1. The sealed list: bytes that can be written in one way only.

1.1 UTF-8, every line ends in LF, no byte-order mark, no CR. 1.2 The first line is the header,
every other line has four fields, and there is at least one entry. 1.3 `id`: unique, made by the
organiser's system, never a name or an address. 1.4 `tickets`: 1 to 1,000,000. 1.5 `group`: `-`,
or the HMAC of a household. 1.6 `pools`: `-`, or sorted unique names. 1.7 Sorted by the bytes of
`id`. 1.9 A Merkle tree (RFC 6962) over the lines without LF, header excluded.

Lines arrive as an iterable of bytes, header included and each with its LF: an open binary file
is one. A list is read once, from front to back, and never held.
"""

from __future__ import annotations

import hmac
import re
from collections import deque
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from campaignkit.draw.protocol.faults import HEADER, MOST_TICKETS, faults_in, faults_of_header
from campaignkit.draw.protocol.merkle import MerkleTree, leaf, parent
from campaignkit.draw.protocol.problems import Problem, refuse
from campaignkit.values import Digest, SealedList, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_PROBLEMS = 20
NAME = rb"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
LINE = re.compile(rb"(%b)\t([1-9][0-9]{0,6})\t(?:-|[0-9a-f]{64})\t(?:-|(%b(?:,%b)*))\n" % (NAME, NAME, NAME))
EMPTY = Problem(
    step="1.2", where="line 2", what=Text("la liste ne contient aucune participation", "the list holds no entry")
)
MISSHAPEN = Text("la liste n'est pas canonique", "the list is not canonical")
REWRITE = Text("réécrire la liste avec « campaignkit draw seal »", "write the list again with `campaignkit draw seal`")


@frozen(kw_only=True)
class Entry:
    r"""One entry: `tickets` from 1 to 1,000,000; `group` None stands alone; `pools` may be empty.

    It is also the first receipt of an entrant (6.6). Anything that could not be a line is
    refused with ProtocolError.

    >>> Entry(id="a1", tickets=2, pools=("lyon",)).line
    b'a1\t2\t-\tlyon\n'
    """

    id: str
    tickets: int = 1
    group: Digest | None = None
    pools: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        refuse(faults_in(self.line, 2, b""), MISSHAPEN, REWRITE)

    @property
    def line(self) -> bytes:
        """The line of this entry, with its LF."""
        return f"{self.id}\t{self.tickets}\t{self.group or '-'}\t{','.join(self.pools) or '-'}\n".encode()

    def to_plain(self) -> dict[str, object]:
        """The receipt as JSON, every field as it stands in the line."""
        return {
            "id": self.id,
            "tickets": self.tickets,
            "group": self.group or "-",
            "pools": ",".join(self.pools) or "-",
        }


def entry_of(line: bytes) -> Entry:
    """The entry of one line, with or without its LF; ProtocolError when it is not one."""
    refuse(faults_in(line.rstrip(b"\n") + b"\n", 2, b""), MISSHAPEN, REWRITE)
    name, tickets, group, pools = line.decode().rstrip("\n").split("\t")
    return Entry(
        id=name,
        tickets=int(tickets),
        group=None if group == "-" else Digest(group),
        pools=() if pools == "-" else tuple(pools.split(",")),
    )


def group_of(key: bytes, household: str) -> Digest:
    """1.5 The group of a person or household: HMAC-SHA-256 under a key of this draw alone.

    >>> group_of(b"key of this draw", "12 rue des Lilas")[:8]
    '0aff2818'
    """
    return Digest(hmac.new(key, household.encode(), sha256).hexdigest())


def list_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The canonical lines, header first; entries come sorted by the bytes of `id`."""
    yield HEADER
    for entry in entries:
        yield entry.line


class ListCheck:
    """One pass over a list: checks every line, and knows digest, root and sums at the end."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._bytes = sha256()
        self._tree = MerkleTree(parent)
        self._tickets = 0

    def through(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines that are right, as they pass; after the last, ProtocolError with up to 20 problems."""
        coming = iter(lines)
        header = next(coming, b"")
        self._bytes.update(header)
        self._note(faults_of_header(header))
        yield header
        yield from self._entries(coming)
        refuse(self._problems, MISSHAPEN, REWRITE)

    def _entries(self, coming: Iterator[bytes]) -> Iterator[bytes]:
        number, previous = 1, b""
        for number, line in enumerate(coming, start=2):
            self._bytes.update(line)
            found = LINE.fullmatch(line)
            if found and found[1] > previous and self._counted(line, found):
                previous = found[1]
                yield line
            else:
                self._note(faults_in(line, number, previous))
                previous = line.split(b"\t", 1)[0]
        if number == 1:
            self._note((EMPTY,))

    @property
    def sealed(self) -> SealedList:
        """What is known of the list, once every line has gone through."""
        return SealedList(
            sha256=Digest(self._bytes.hexdigest()),
            merkle_root=Digest(self._tree.root().hex()),
            entries=self._tree.size,
            tickets=self._tickets,
        )

    def _counted(self, line: bytes, found: re.Match[bytes]) -> bool:
        """Take a line into tree and sum; false when tickets or pools break 1.4 or 1.6."""
        tickets, pools = int(found[2]), found[3]
        if tickets > MOST_TICKETS or (pools and b"," in pools and not _ascending(pools.split(b","))):
            return False
        self._tree.add(leaf(line[:-1]))
        self._tickets += tickets
        return True

    def _note(self, problems: Iterable[Problem]) -> None:
        self._problems.extend(problems)
        if len(self._problems) >= MOST_PROBLEMS:
            refuse(self._problems[:MOST_PROBLEMS], MISSHAPEN, REWRITE)


def seal(lines: Iterable[bytes]) -> SealedList:
    """1. Check a canonical list and give its digests; ProtocolError names lines and fields.

    >>> seal([HEADER, Entry(id="a1", tickets=3).line]).tickets
    3
    """
    check = ListCheck()
    deque(check.through(lines), maxlen=0)
    return check.sealed


def _ascending(names: list[bytes]) -> bool:
    return all(earlier < later for earlier, later in pairwise(names))
