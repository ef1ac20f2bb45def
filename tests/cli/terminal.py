"""A terminal for tests: a line is typed, and what the program said is looked at."""

from __future__ import annotations

import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from attrs import frozen

from campaignkit.cli.main import run


@frozen
class Said:
    """The exit code, and the words on both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def typed(line: str) -> Said:
    """Type a line, as in a shell."""
    return ran(*shlex.split(line))


def ran(*tokens: str) -> Said:
    """Run the program on these words."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(tokens))
    return Said(code, out.getvalue(), err.getvalue())


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
