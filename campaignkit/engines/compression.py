"""One block of SHA-256, compiled: by the instructions of the processor where it has them, otherwise round by round.

Source: FIPS 180-4, section 6.2; the instructions are those of the Intel SHA Extensions.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from llvmlite import ir
from numba import njit, types, uint32, uint64
from numba.core.registry import cpu_target
from numba.extending import intrinsic

WORDS_BY_FOUR = 16
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


LANES: Any = ir.VectorType(ir.IntType(32), 4)


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


rounds: Any = compress_by_instruction if has_instructions() else compress_by_hand


@njit(nogil=True, cache=True)
def compress(state: Any, block: Any, at: int, result: Any) -> None:
    """One block of SHA-256, in the quickest way that this processor has."""
    rounds(state, block, at, result)
