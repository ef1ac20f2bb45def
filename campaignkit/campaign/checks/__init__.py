"""Checks that look at several rooms at once, and those of the campaign itself."""

from campaignkit.campaign.checks.coherence import COHERENCE
from campaignkit.campaign.checks.consent import CONSENT
from campaignkit.campaign.checks.dates import DATES
from campaignkit.campaign.checks.law import LAW
from campaignkit.campaign.checks.leftovers import LEFTOVERS
from campaignkit.campaign.checks.permissions import PERMISSIONS
from campaignkit.campaign.checks.texts import TEXTS

CROSS_CHECKS = (*DATES, *COHERENCE, *TEXTS, *LAW, *CONSENT, *PERMISSIONS, *LEFTOVERS)

__all__ = ["CROSS_CHECKS"]
