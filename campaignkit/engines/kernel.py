"""4. The pass over a list, compiled: it finds the few lines that may win, by the first 64 bits of their best ticket.

The seed is one block of SHA-256, so a ticket of a short id costs one block more. numba's cache looks
at the age of this file alone: who changes `compression` saves this file too.
"""

from __future__ import annotations

from sys import byteorder
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types, uint64
from numba.extending import intrinsic

from campaignkit.engines.compression import START, compress, rounds

__all__ = ["BROKEN", "START", "compress", "scan"]

TAB, LF, COLON, DASH, COMMA, ZERO, ONE, NINE = 9, 10, 58, 45, 44, 48, 49, 57
BLOCK, LONGEST, MOST_DIGITS, GROUP = 64, 64, 7, 64
BROKEN = -1
WAITING = 64
SEVEN = np.uint64(2**56 - 1)
LITTLE = byteorder == "little"
SHORT = 41  # bytes: with eight more the id still ends within one block
TABS, ONES, HIGHS = (np.uint64(0x0101010101010101 * each) for each in (TAB, 1, 0x80))
PLAIN = np.uint64(int.from_bytes(b"\t1\t-\t-\n", "little"))

_intrinsic: Any = intrinsic  # its types are those of compiled code

WORD: Any = ir.IntType(64)


def _word_at(context: Any, builder: Any, kind: Any, array: Any, at: Any) -> Any:
    start = builder.gep(context.make_array(kind)(context, builder, array).data, [at])
    return builder.bitcast(start, WORD.as_pointer())


@_intrinsic
def _word(_context: Any, array: Any, at: Any) -> Any:
    """The eight bytes at a place, the first one lowest."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.load(_word_at(context, builder, signature.args[0], *args), align=1)

    return types.uint64(array, at), generate


@_intrinsic
def _write_word(_context: Any, array: Any, at: Any, _word: Any) -> Any:
    """Write eight bytes at a place."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        builder.store(args[2], _word_at(context, builder, signature.args[0], *args[:2]), align=1)
        return context.get_dummy_value()

    return types.void(array, at, types.uint64), generate


@_intrinsic
def _lowest_bit(_context: Any, _word: Any) -> Any:
    """The place of the lowest bit that is set; 64 where none is."""

    def generate(_context: Any, builder: Any, _signature: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(ir.IntType(1), 0))

    return types.int64(types.uint64), generate


@njit(nogil=True)
def _pad(blocks: Any, base: int, length: int) -> int:
    """Close a message of `length` bytes after the seed, as SHA-256 wants it; how many bytes it then has."""
    last = BLOCK if length + 9 <= BLOCK else 2 * BLOCK
    blocks[base + length] = 0x80
    for place in range(base + length + 1, base + last - 2):
        blocks[place] = 0
    blocks[base + last - 2] = (BLOCK + length) * 8 >> 8
    blocks[base + last - 1] = (BLOCK + length) * 8 & 0xFF
    return last


@njit(nogil=True)
def _first(midstate: Any, blocks: Any, base: int, last: int, state: Any) -> Any:
    """The first 64 bits of SHA-256 over the seed and a padded message of `last` bytes."""
    rounds(midstate, blocks, base, state)
    if last > BLOCK:
        rounds(state, blocks, base + BLOCK, state)
    return uint64(state[0]) << uint64(32) | uint64(state[1])


@njit(nogil=True)
def _numbered(blocks: Any, base: int, head: int, n: int) -> int:
    """Write `n` in decimal after `head` bytes; the length of both."""
    digits, rest = 1, n // 10
    while rest:
        digits, rest = digits + 1, rest // 10
    for place in range(base + head + digits - 1, base + head - 1, -1):
        blocks[place] = ZERO + n % 10
        n //= 10
    return head + digits


@njit(nogil=True)
def _smallest(midstate: Any, blocks: Any, base: int, head: int, tickets: int, state: Any) -> Any:
    """4.2 The first 64 bits of the smallest ticket, and its number; 0 where two tickets share them."""
    best, best_n = uint64(0xFFFFFFFFFFFFFFFF), 0
    for n in range(1, tickets + 1):
        last = _pad(blocks, base, _numbered(blocks, base, head, n))
        first = _first(midstate, blocks, base, last, state)
        if first < best:
            best, best_n = first, n
        elif first == best:
            best_n = 0
    return best, best_n


@njit(nogil=True)
def _head(memory: Any, at: int, end: int, blocks: Any, base: int) -> int:
    """Copy the id at `at` between colons; the length of it all, or BROKEN."""
    blocks[base] = COLON
    length = 0
    while at + length < end and memory[at + length] != TAB:
        if length == LONGEST:
            return BROKEN
        length += 1
        blocks[base + length] = memory[at + length - 1]
    blocks[base + length + 1] = COLON
    return length + 2


@njit(nogil=True)
def _plain_head(memory: Any, at: int, end: int, blocks: Any, base: int) -> int:
    """Copy, eight bytes at a time, the id of a line of one ticket, no group and no pool; 0 where it is another."""
    blocks[base], length = COLON, 0
    while LITTLE and at + length + 16 <= end and length < SHORT:
        word = _word(memory, at + length)
        apart = word ^ TABS
        tabs = (apart - ONES) & ~apart & HIGHS
        if tabs:
            bits = _lowest_bit(tabs) & ~7
            _write_word(blocks, base + 1 + length, word & ((uint64(1) << uint64(bits)) - uint64(1)))
            length += bits >> 3
            blocks[base + length + 1], blocks[base + length + 2], blocks[base + length + 3] = COLON, ONE, 0x80
            return length + 2 if _word(memory, at + length) & SEVEN == PLAIN else 0
        _write_word(blocks, base + 1 + length, word)
        length += 8
    return 0


@njit(nogil=True)
def _tickets(memory: Any, at: int, end: int) -> Any:
    """The number at `at`, and where the field after it begins; BROKEN where no number stands."""
    number, start = 0, at
    while at < end and at - start < MOST_DIGITS and ZERO <= memory[at] <= NINE:
        number, at = number * 10 + (memory[at] - ZERO), at + 1
    if number == 0 or at >= end or memory[at] != TAB:
        return BROKEN, at
    return number, at + 1


@njit(nogil=True)
def _pools_at(memory: Any, at: int, end: int) -> int:
    """Where the pools begin after a group at `at`; BROKEN where no group stands."""
    after = at + 1 if at < end and memory[at] == DASH else at + GROUP
    return after + 1 if after < end and memory[after] == TAB else BROKEN


@njit(nogil=True)
def _line_end(memory: Any, at: int, end: int) -> int:
    while at < end and memory[at] != LF:
        at += 1
    return at


@njit(nogil=True)
def _same(memory: Any, at: int, names: Any, start: int, length: int) -> bool:
    for i in range(length):  # noqa: SIM110 - compiled: no generators
        if memory[at + i] != names[start + i]:
            return False
    return True


@njit(nogil=True)
def _in_pools(memory: Any, at: int, end: int, first: int, reach: Any) -> bool:
    """Whether a pool in the field from `at` to `end` would take such a ticket."""
    limits, names, ends = reach
    while at < end:
        comma = at
        while comma < end and memory[comma] != COMMA:
            comma += 1
        start = 0
        for i in range(len(ends)):
            length = ends[i] - start
            if first <= limits[i + 1] and length == comma - at and _same(memory, at, names, start, length):
                return True
            start = ends[i]
        at = comma + 1
    return False


@njit(nogil=True)
def _noted(memory: Any, place: Any, n: int, first: int, reach: Any, found: Any, count: int) -> int:
    """Note a line if a race would take its ticket; how many are noted then."""
    at, pools, end = place
    limits = reach[0]
    if first <= limits[0] or (memory[pools] != DASH and _in_pools(memory, pools, end, first, reach)):
        found[count, 0], found[count, 1], found[count, 2] = at, n, first
        return count + 1
    return count


@njit(nogil=True)
def _hashed(memory: Any, midstate: Any, blocks: Any, places: Any, reach: Any, found: Any, count: int) -> int:
    """Hash the messages that wait, one block each; how many lines are noted then.

    They wait because a processor that has just written a block byte by byte is slow to read it at
    once, and quick with several blocks that do not depend on each other.
    """
    state, loosest = np.empty(8, np.uint32), reach[0].max()
    for i in range(len(places)):
        first = _first(midstate, blocks, 2 * BLOCK * i, BLOCK, state)
        if first <= loosest:
            place = places[i, 0], places[i, 1], places[i, 2]
            count = _noted(memory, place, 1, first, reach, found, count)
    return count


@njit(nogil=True, cache=True)
def scan(memory: Any, at: int, end: int, midstate: Any, reach: Any, found: Any) -> Any:
    """Note the lines from `at` to `end` that may be among the wanted ones, until `found` is nearly full.

    `reach` are the first 64 bits up to which a ticket is of interest, for everybody and then for
    each pool; the names of the pools, one after the other; and where each ends. A row of `found` is
    where a line begins, the number of its smallest ticket (0: two share the bits) and these bits.
    `found` has more than WAITING rows. Gives where it stopped, and how many were found; BROKEN in
    place of how many, at the first line that is none.
    """
    blocks, state = np.empty(2 * BLOCK * WAITING, np.uint8), np.empty(8, np.uint32)
    places, lengths = np.empty((WAITING, 3), np.int64), np.zeros(WAITING, np.int64)
    count = waiting = 0
    while at < end and count + waiting < len(found):
        base = 2 * BLOCK * waiting
        head = _plain_head(memory, at, end, blocks, base)
        if head:
            pools = at + head + 3
            line_end = pools + 1
            if lengths[waiting] != head:
                _pad(blocks, base, head + 1)
                lengths[waiting] = head
        else:
            head = _head(memory, at, end, blocks, base)
            tickets, group = _tickets(memory, at + head - 1, end)
            pools = _pools_at(memory, group, end)
            if BROKEN in (head, tickets, pools):
                return at, BROKEN
            line_end = _line_end(memory, pools, end)
            first, n = _smallest(midstate, blocks, base, head, tickets, state)
            count = _noted(memory, (at, pools, line_end), n, first, reach, found, count)
            lengths[waiting] = 0
            at = line_end + 1
            continue
        places[waiting, 0], places[waiting, 1], places[waiting, 2] = at, pools, line_end
        waiting += 1
        if waiting == WAITING:
            count, waiting = _hashed(memory, midstate, blocks, places, reach, found, count), 0
        at = line_end + 1
    return at, _hashed(memory, midstate, blocks, places[:waiting], reach, found, count)
