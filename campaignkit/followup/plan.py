"""What is owed once the winners are known: publication, answers to complaints, a report, a debrief."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from campaignkit.values import UNKNOWN, Instant, Maybe, Period, Place, Text


class PublicationForm(Enum):
    """How winners are named in public; `NUMBER_ONLY` gives the numbers of entries, `NONE` publishes nothing."""

    NAMES_LIST = "names-list"
    FIRST_NAME_INITIAL = "first-name-initial"
    HANDLE = "handle"
    NUMBER_ONLY = "number-only"
    NONE = "none"


@frozen(kw_only=True)
class Publication:
    """How and where the winners are published; `opt_out` says whether a winner may refuse to be named."""

    form: PublicationForm
    where: Maybe[Text] = UNKNOWN
    opt_out: Maybe[bool] = UNKNOWN


@frozen(kw_only=True)
class FollowupPlan:
    """What comes after the announcement.

    `complaints_within` is the delay that the rules give for complaints (None: they give none);
    `report_due` counts from the close; `review_meeting` is when the result is looked at (None:
    it is not); `cost_refund` is how the cost of taking part is paid back (None: it is not);
    `filed_in` lists the places whose law asks that the list of winners be filed (empty: none),
    `tax_papers` those whose law wants a paper for what is won (empty: none); `thank_you_post` says
    whether the community is thanked in public.
    """

    publication: Maybe[Publication] = UNKNOWN
    complaints_within: Maybe[Period | None] = UNKNOWN
    report_due: Maybe[Period] = UNKNOWN
    review_meeting: Maybe[Instant | None] = UNKNOWN
    cost_refund: Maybe[Text | None] = UNKNOWN
    filed_in: Maybe[tuple[Place, ...]] = UNKNOWN
    tax_papers: Maybe[tuple[Place, ...]] = UNKNOWN
    thank_you_post: Maybe[bool] = UNKNOWN
