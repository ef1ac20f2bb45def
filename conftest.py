"""Examples run as tests: every docstring of the package, every Python and console block of the pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import tempfile
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.sybil import SybilCollection

if TYPE_CHECKING:
    from sybil import Example

HERE = Path(__file__).parent
FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE


def console(example: Example) -> str | None:
    """Run each `$ ` line of a console block; the lines below it are its output, `[1]` its exit code.

    `...` stands for anything. Without a last line `[n]` the command must succeed.
    """
    for block in ("\n" + example.parsed).split("\n$ ")[1:]:
        command, _, shown = block.partition("\n")
        said = _said(command)
        if shown.strip() and not OutputChecker().check_output(shown.rstrip() + "\n", said, FLAGS):
            return f"$ {command}\nexpected:\n{shown}\nsaid:\n{said}"
        if not shown.strip() and said.endswith("]\n"):
            return f"$ {command}\nfailed:\n{said}"
    return None


def _said(command: str) -> str:
    env = os.environ | {
        "PATH": sysconfig.get_path("scripts") + os.pathsep + os.environ["PATH"],
        "PYTHONPATH": str(HERE),
        "COLUMNS": "80",
        "CAMPAIGNKIT_LANG": "en",
    }
    done = subprocess.run(  # noqa: S602 (the commands are those of our own pages)
        command, shell=True, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.rstrip() + "\n" + (f"[{done.returncode}]\n" if done.returncode else "")


def enter(namespace: dict[str, Any]) -> None:
    """Give each page an empty folder of its own to work in."""
    namespace["_left"] = Path.cwd()
    namespace["_page"] = tempfile.mkdtemp()
    os.chdir(namespace["_page"])


def leave(namespace: dict[str, Any]) -> None:
    """Go back, and remove the page's folder."""
    os.chdir(namespace["_left"])
    shutil.rmtree(namespace["_page"], ignore_errors=True)


pages = Sybil(
    name="pages",
    parsers=[PythonCodeBlockParser(doctest_optionflags=FLAGS), CodeBlockParser("console", console), SkipParser()],
    path=str(HERE),
    patterns=["README.md", "CONTRIBUTING.md", "docs/**/*.md", "docs/*.md"],
    setup=enter,
    teardown=leave,
)
docstrings = Sybil(
    name="docstrings",
    parsers=[DocTestParser(FLAGS)],
    path=str(HERE / "campaignkit"),
    patterns=["**/*.py", "*.py"],
    document_types={".py": PythonDocStringDocument},
)
pytest_collect_file = SybilCollection((pages, docstrings)).pytest()
