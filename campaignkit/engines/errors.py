"""What keeps an engine from ranking."""

from __future__ import annotations

from campaignkit.draw.protocol import MissingExtraError
from campaignkit.values import CampaignKitError, Text


class EngineError(CampaignKitError):
    """An engine would not give what the reference gives, or cannot run here."""


def missing_extra(engine: str, library: str) -> MissingExtraError:
    """The error of an engine whose library is not installed; its extra bears its name."""
    return MissingExtraError(
        Text(f"le moteur « {engine} » ne peut pas tourner", f"the engine `{engine}` cannot run"),
        Text(f"{library} n'est pas installé", f"{library} is not installed"),
        Text(
            f"installer campaignkit[{engine}], ou prendre le moteur « python »",
            f"install campaignkit[{engine}], or take the engine `python`",
        ),
    )
