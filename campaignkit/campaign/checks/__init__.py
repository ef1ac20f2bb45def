"""Checks that look at several rooms at once, and those of the campaign itself."""

from campaignkit.campaign.checks.ages import AGES
from campaignkit.campaign.checks.coherence import COHERENCE
from campaignkit.campaign.checks.consent import CONSENT
from campaignkit.campaign.checks.dates import DATES
from campaignkit.campaign.checks.law import LAW
from campaignkit.campaign.checks.leftovers import LEFTOVERS
from campaignkit.campaign.checks.order import ORDER
from campaignkit.campaign.checks.permissions import PERMISSIONS
from campaignkit.campaign.checks.promises import PROMISES
from campaignkit.campaign.checks.references import REFERENCES
from campaignkit.campaign.checks.texts import TEXTS
from campaignkit.campaign.checks.working_days import WORKING_DAYS

CROSS_CHECKS = (
    *DATES, *ORDER, *WORKING_DAYS, *COHERENCE, *REFERENCES, *TEXTS, *PROMISES, *LAW, *AGES, *CONSENT, *PERMISSIONS,
    *LEFTOVERS,
)  # fmt: skip

__all__ = ["CROSS_CHECKS"]
