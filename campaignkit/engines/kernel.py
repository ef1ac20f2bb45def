"""4. The pass over a list, compiled: it finds the few lines that may win, by the first 64 bits of their best ticket.

Everything that numba compiles is in this one file, since its cache looks at the age of the file of a
function alone. The seed is one block of SHA-256, so a ticket of a short id costs one block more. On
a processor with instructions for SHA-256 they are used; on another, the same rounds are spelled out.
Source: FIPS 180-4, section 6.2; the instructions are those of the Intel SHA Extensions.
"""

from __future__ import annotations

from sys import byteorder
from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types, uint32, uint64
from numba.core.registry import cpu_target
from numba.extending import intrinsic

TAB, LF, COLON, DASH, COMMA, ZERO, ONE, NINE = 9, 10, 58, 45, 44, 48, 49, 57
BLOCK, LONGEST, MOST_DIGITS, GROUP = 64, 64, 7, 64
BROKEN = -1
WORDS_BY_FOUR = 16
WAITING = 64
SEVEN = np.uint64(2**56 - 1)
LITTLE = byteorder == "little"
SHORT = 41  # bytes: with eight more the id still ends within one block
TABS, ONES, HIGHS = (np.uint64(0x0101010101010101 * each) for each in (TAB, 1, 0x80))
PLAIN = np.uint64(int.from_bytes(b"\t1\t-\t-\n", "little"))

_intrinsic: Any = intrinsic  # its types are those of compiled code

START = np.array(
    [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19], np.uint32
)
# fmt: off
ROUNDS = np.array([
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
], np.uint32)
# fmt: on


@_intrinsic
def compress_by_instruction(_context: Any, state: Any, block: Any, at: Any, result: Any) -> Any:
    """One block by the instructions of the processor: `result` is `state` after the 64 bytes of `block` from `at`."""

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        before, source, after = (
            context.make_array(signature.args[place])(context, builder, args[place]).data for place in (0, 1, 3)
        )
        words = _words(builder, builder.gep(source, [args[2]]))
        _store(builder, after, *_rounds(builder, *_load(builder, before), words))
        return context.get_dummy_value()

    return types.void(state, block, at, result), generate


LANES = ir.VectorType(ir.IntType(32), 4)


def _call(builder: Any, name: str, *args: Any) -> Any:
    kind = ir.FunctionType(LANES, [LANES] * len(args))
    return builder.call(builder.module.declare_intrinsic(name, fnty=kind), args)


def _lanes(builder: Any, one: Any, other: Any, *order: int) -> Any:
    return builder.shuffle_vector(one, other, ir.Constant(LANES, order))


def _four(builder: Any, pointer: Any, number: int) -> Any:
    lanes = builder.bitcast(pointer, LANES.as_pointer())
    return builder.gep(lanes, [ir.Constant(ir.IntType(64), number)])


def _words(builder: Any, source: Any) -> list[Any]:
    """The sixteen words of a block, four to a vector, from big-endian bytes."""
    loaded = [builder.load(_four(builder, source, number), align=1) for number in range(4)]
    return [_call(builder, "llvm.bswap.v4i32", each) for each in loaded]


def _load(builder: Any, before: Any) -> tuple[Any, Any]:
    """The state as the instructions want it: from the lowest lane F E B A, and H G D C."""
    abcd, efgh = (builder.load(_four(builder, before, number), align=4) for number in range(2))
    return _lanes(builder, abcd, efgh, 5, 4, 1, 0), _lanes(builder, abcd, efgh, 7, 6, 3, 2)


def _store(builder: Any, after: Any, feba: Any, hgdc: Any) -> None:
    for number, order in enumerate(((3, 2, 7, 6), (1, 0, 5, 4))):
        builder.store(_lanes(builder, feba, hgdc, *order), _four(builder, after, number), align=4)


def _rounds(builder: Any, feba: Any, hgdc: Any, words: list[Any]) -> tuple[Any, Any]:
    """Sixteen times four rounds; each turn makes the words of four turns later."""
    first, second = feba, hgdc
    for turn in range(16):
        constants = ir.Constant(LANES, [int(each) for each in ROUNDS[4 * turn : 4 * turn + 4]])
        added = builder.add(words[turn], constants)
        hgdc = _call(builder, "llvm.x86.sha256rnds2", hgdc, feba, added)
        feba = _call(builder, "llvm.x86.sha256rnds2", feba, hgdc, _lanes(builder, added, added, 2, 3, 0, 1))
        if len(words) < WORDS_BY_FOUR:
            begun = _call(builder, "llvm.x86.sha256msg1", words[turn], words[turn + 1])
            summed = builder.add(begun, _lanes(builder, words[turn + 2], words[turn + 3], 1, 2, 3, 4))
            words.append(_call(builder, "llvm.x86.sha256msg2", summed, words[turn + 3]))
    return builder.add(feba, first), builder.add(hgdc, second)


WORD = ir.IntType(64)


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
def _turned(word: Any, by: int) -> Any:
    return uint32((uint64(word) >> uint64(by)) | (uint64(word) << uint64(32 - by)))


@njit(nogil=True)
def _schedule(block: Any, at: int) -> Any:
    words = np.empty(64, np.uint32)
    for i in range(16):
        j = at + 4 * i
        words[i] = (
            uint64(block[j]) << uint64(24) | uint64(block[j + 1]) << uint64(16) | uint64(block[j + 2]) << uint64(8)
        ) | uint64(block[j + 3])
    for i in range(16, 64):
        a, b = words[i - 15], words[i - 2]
        low = _turned(a, 7) ^ _turned(a, 18) ^ (a >> uint32(3))
        high = _turned(b, 17) ^ _turned(b, 19) ^ (b >> uint32(10))
        words[i] = uint32(words[i - 16] + low + words[i - 7] + high)
    return words


@njit(nogil=True)
def compress_by_hand(state: Any, block: Any, at: int, result: Any) -> None:
    """The same, round by round."""
    words = _schedule(block, at)
    a, b, c, d, e, f, g, h = state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]
    for i in range(64):
        sum_e = _turned(e, 6) ^ _turned(e, 11) ^ _turned(e, 25)
        one = uint32(h + sum_e + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i])
        sum_a = _turned(a, 2) ^ _turned(a, 13) ^ _turned(a, 22)
        two = uint32(sum_a + ((a & b) ^ (a & c) ^ (b & c)))
        h, g, f, e, d, c, b, a = g, f, e, uint32(d + one), c, b, a, uint32(one + two)
    after = (a, b, c, d, e, f, g, h)
    for i in range(8):
        result[i] = uint32(state[i] + after[i])


def has_instructions() -> bool:
    """Whether the processor that numba compiles for has instructions for SHA-256."""
    _triple, _processor, features = cpu_target.target_context.codegen().magic_tuple()
    return "+sha" in features.split(",")


_compress: Any = compress_by_instruction if has_instructions() else compress_by_hand


@njit(nogil=True, cache=True)
def compress(state: Any, block: Any, at: int, result: Any) -> None:
    """One block of SHA-256, in the quickest way that this processor has."""
    _compress(state, block, at, result)


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
    _compress(midstate, blocks, base, state)
    if last > BLOCK:
        _compress(state, blocks, base + BLOCK, state)
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
