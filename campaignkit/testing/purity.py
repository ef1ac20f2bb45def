"""A world without a clock, chance or files: what decides must not notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

OUTSIDE = (
    "builtins.open", "io.open", "os.open", "os.listdir", "os.urandom", "os.getenv", "random.random", "random.choice",
    "random.randint", "secrets.token_bytes", "secrets.token_hex", "socket.socket", "time.time", "time.time_ns",
    "time.monotonic", "pendulum.now", "uuid.uuid4",
)  # fmt: skip


class LookedOutsideError(AssertionError):
    """Something asked for the time, for chance, for a file or for the network."""


@contextmanager
def nothing_outside() -> Iterator[None]:
    """Inside the block, whoever asks for the time, for chance, a file or the network gets LookedOutsideError.

    >>> import time
    >>> with nothing_outside():
    ...     time.time()
    Traceback (most recent call last):
    ...
    campaignkit.testing.purity.LookedOutsideError: time.time was called
    """
    with ExitStack() as patched:
        for name in OUTSIDE:
            patched.enter_context(patch(name, _refusing(name)))
        yield


def _refusing(name: str) -> Callable[..., object]:
    def refuse(*_args: object, **_kwargs: object) -> object:
        message = f"{name} was called"
        raise LookedOutsideError(message)

    return refuse
