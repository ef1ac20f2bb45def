"""A machine drawn from its own table, as Mermaid text."""

from __future__ import annotations

from typing import Any

from campaignkit.machine.machine import Machine, word
from campaignkit.machine.moves import Absent


def diagram(machine: Machine[Any, Any]) -> str:
    """The state diagram in Mermaid: one arrow per row, `[*]` where items are born and end."""
    lines = ["stateDiagram-v2"]
    lines += [f"    [*] --> {_node(state)}" for state in machine.initial if state is not Absent]
    lines += [f"    {_node(row.source)} --> {_node(row.target)}: {word(row.command)}" for row in machine.moves]
    lines += [f"    {_node(state)} --> [*]" for state in machine.final]
    return "\n".join(lines)


def _node(state: type[Any]) -> str:
    return "[*]" if state is Absent else word(state).replace("-", "_")
