"""Intake: files of entries as networks and tools write them, read whole or not at all."""

from campaignkit.intake.names import Named, NamesError, read_names
from campaignkit.intake.problems import IntakeError, RowProblem
from campaignkit.intake.reading import PROFILES, Profile, Read, read_entries

__all__ = [
    "PROFILES",
    "IntakeError",
    "Named",
    "NamesError",
    "Profile",
    "Read",
    "RowProblem",
    "read_entries",
    "read_names",
]
