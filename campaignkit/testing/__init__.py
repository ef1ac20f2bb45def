"""Testing: the laws of the house as a product, for those who build on it; wants the extra `testing`.

Strategies make plans, commands, entrants and logs up; a state machine presses every button there is
and looks at each answer with every law; `check_all_laws` holds checks of your own to the same laws.
The fixtures of pytest are in `campaignkit.testing.fixtures`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaignkit.testing.faults import FAULTS, Fault, faulty_plan, sound_plan
    from campaignkit.testing.laws import LawError, check_all_laws
    from campaignkit.testing.machine import CampaignMachine
    from campaignkit.testing.purity import nothing_outside
    from campaignkit.testing.story import Play, complete_plan
    from campaignkit.testing.strategies import commands, entrants, logs, plans

__all__ = [
    "FAULTS",
    "CampaignMachine",
    "Fault",
    "LawError",
    "Play",
    "check_all_laws",
    "commands",
    "complete_plan",
    "entrants",
    "faulty_plan",
    "logs",
    "nothing_outside",
    "plans",
    "sound_plan",
]

_HOME = {
    "FAULTS": "faults",
    "CampaignMachine": "machine",
    "Fault": "faults",
    "LawError": "laws",
    "Play": "story",
    "check_all_laws": "laws",
    "commands": "strategies",
    "complete_plan": "story",
    "entrants": "strategies",
    "faulty_plan": "faults",
    "logs": "strategies",
    "nothing_outside": "purity",
    "plans": "strategies",
    "sound_plan": "faults",
}


def __getattr__(name: str) -> object:
    """Load a public name at its first use, and Hypothesis with those that need it."""
    if name not in _HOME:
        message = f"module 'campaignkit.testing' has no attribute {name!r}"
        raise AttributeError(message)
    found = getattr(import_module(f"campaignkit.testing.{_HOME[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
