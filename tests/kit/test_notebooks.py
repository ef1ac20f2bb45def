"""Every notebook runs from its first cell to its last, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import jupytext
import pytest
from nbclient import NotebookClient

from tests.kit.house import ROOT

NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.py"))

pytestmark = pytest.mark.slow


def test_there_is_a_notebook_in_which_a_contest_is_planned() -> None:
    assert "plan-a-contest" in {notebook.stem for notebook in NOTEBOOKS}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_a_notebook_runs_to_its_end(notebook: Path, tmp_path: Path) -> None:
    cells = jupytext.read(notebook)
    done = NotebookClient(cells, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert all(cell["execution_count"] for cell in done["cells"] if cell["cell_type"] == "code")
