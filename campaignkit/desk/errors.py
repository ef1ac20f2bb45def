"""What the desk raises."""

from __future__ import annotations

from typing import Any

from campaignkit.machine import Reason
from campaignkit.values import COLON, CampaignKitError, Text


class RefusedError(CampaignKitError):
    """A command was refused; nothing was recorded. `reasons` holds every reason, never none."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        super().__init__(Text(f"refusé, {len(reasons)} motif(s)", f"refused, {len(reasons)} reason(s)"))
        self.args: tuple[Any, ...] = (reasons,)
        self.reasons = reasons

    def say(self, lang: str = "en") -> str:
        """Every reason on a line of its own, with its remedy."""
        lines = [self.what.say(lang)]
        for reason in self.reasons:
            where = f" [{reason.where}]" if reason.where else ""
            lines.append(f"  {reason.code}{where}{COLON.say(lang)}{reason.text.say(lang)}")
            lines.append(f"    -> {reason.remedy.say(lang)} ({reason.owner})")
        return "\n".join(lines)

    def to_dict(self, lang: str = "en") -> dict[str, list[dict[str, str]]]:
        """The reasons as plain data."""
        return {"reasons": [reason.to_dict(lang) for reason in self.reasons]}


class NoSuchCampaignError(CampaignKitError, KeyError):
    """No campaign of this name is in the store."""

    def __str__(self) -> str:
        return self.say()
