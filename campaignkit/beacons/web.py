"""What an address gives over HTTP, bounded in time and in length."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.request import Request, urlopen

CHUNK = 4096
TOO_SLOW = "too slow or too long"


def chunks(address: str, *, timeout_s: float, most: int) -> Iterator[bytes]:
    """The body of one answer, piece by piece; raises OSError when it is late, too long, or a refusal.

    `address` begins with http:// or https://; `timeout_s` bounds, in seconds, the wait and the whole body, however
    slowly it drips; `most` its bytes.
    """
    deadline, came = time.monotonic() + timeout_s, 0
    with urlopen(Request(address), timeout=timeout_s) as response:  # noqa: S310 - the caller checks that it is http(s)
        while chunk := response.read1(CHUNK):
            came += len(chunk)
            if time.monotonic() > deadline or came > most:
                raise TimeoutError(TOO_SLOW)
            yield chunk
