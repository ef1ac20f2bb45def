"""The list as a file, and its parts: each begins and ends with a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from campaignkit.draw.protocol import HEADER


@contextmanager
def filed(lines: Iterable[bytes]) -> Iterator[Path]:
    """The path of these lines: that of an open file, or of a temporary one into which they are written as they come."""
    if isinstance(lines, BufferedReader) and isinstance(lines.name, str | Path):
        yield Path(lines.name)
        return
    with TemporaryDirectory(prefix="campaignkit-") as folder:
        path = Path(folder) / "list.tsv"
        with path.open("wb") as file:
            file.writelines(lines)
        yield path


def parts_of(path: Path, number: int) -> list[tuple[int, int]]:
    """At most `number` ranges of bytes, of about one length, that hold every line but the header once."""
    with path.open("rb") as file:
        begin = len(file.readline())
        size = file.seek(0, 2)
        cuts = [begin, *(_after(file, begin + (size - begin) * each // number) for each in range(1, number)), size]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def lines_of(path: Path, start: int, end: int) -> Iterator[bytes]:
    """The header, then the lines from byte `start` up to byte `end`, where a line ends."""
    yield HEADER
    with path.open("rb") as file:
        file.seek(start)
        for line in file:
            yield line
            start += len(line)
            if start >= end:
                return


def _after(file: BufferedReader, place: int) -> int:
    """Where the line ends that holds the byte before `place`."""
    file.seek(place - 1)
    file.readline()
    return file.tell()
