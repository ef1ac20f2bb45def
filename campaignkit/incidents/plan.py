"""What may go wrong, who moves first, and what the rules permit once the campaign is public."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from campaignkit.values import UNKNOWN, Maybe, SubjectId, Text


class Trigger(Enum):
    """What calls for a runbook; `MISHAP` is anything that happens to the contest itself while it runs."""

    POST_MISSING = "post-missing"
    HASHTAG = "hashtag"
    ACCOUNT_BLOCKED = "account-blocked"
    PARTNER_FAILS = "partner-fails"
    VISUAL_WRONG = "visual-wrong"
    MISHAP = "mishap"
    AD_REFUSED = "ad-refused"
    BAD_BUZZ = "bad-buzz"


@frozen(kw_only=True)
class Runbook:
    """What is done when something happens: `owner` is the role that moves first, `first_move` what it does.

    `spare` is what waits in reserve: a second post, another hashtag, a second account (None: nothing).
    """

    id: str
    trigger: Trigger
    owner: Maybe[str] = UNKNOWN
    first_move: Maybe[Text] = UNKNOWN
    spare: Maybe[Text | None] = UNKNOWN


@frozen(kw_only=True)
class IncidentsPlan:
    """The runbooks, who speaks in public, and what the rules permit after the launch.

    `may_pause`, `may_extend`, `may_shorten`, `may_cancel` and `may_amend` say what the rules
    reserve to the promoter; UNKNOWN when they do not say.
    """

    runbooks: tuple[Runbook, ...] = ()
    spokesperson: Maybe[SubjectId] = UNKNOWN
    may_pause: Maybe[bool] = UNKNOWN
    may_extend: Maybe[bool] = UNKNOWN
    may_shorten: Maybe[bool] = UNKNOWN
    may_cancel: Maybe[bool] = UNKNOWN
    may_amend: Maybe[bool] = UNKNOWN
    may_postpone: Maybe[bool] = UNKNOWN

    def runbook(self, trigger: Trigger) -> Runbook | None:
        """The first runbook for this trigger, or None."""
        return next((each for each in self.runbooks if each.trigger is trigger), None)
