"""What must be true of the rules; numbers are those of the professional checklist."""

from campaignkit.rules.checks.admission import ADMISSION
from campaignkit.rules.checks.document import DOCUMENT
from campaignkit.rules.checks.texts import REQUIRED_SECTIONS, TEXTS

__all__ = ["CHECKS", "REQUIRED_SECTIONS"]

CHECKS = (*TEXTS, *ADMISSION, *DOCUMENT)
