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
    """How and where the winners are published; `opt_out` says whether a winner may refuse to be named.

    `by` is the last instant of publication (exclusive; None: the rules give none); `on_request_until` the
    last instant to ask for the list (exclusive; None: it is not given on request); `entries_counted`
    whether the number of entries is published too; `filed_with` the party with whom it is deposited.
    """

    form: PublicationForm
    where: Maybe[Text] = UNKNOWN
    opt_out: Maybe[bool] = UNKNOWN
    by: Maybe[Instant | None] = UNKNOWN
    on_request_until: Maybe[Instant | None] = UNKNOWN
    entries_counted: bool = False
    filed_with: str | None = None


class ImageOf(Enum):
    """What a licence is about: the winner's name, image and voice, or the works handed in."""

    NAME = "name"
    PERSON = "person"
    WORKS = "works"


@frozen(kw_only=True)
class ImageLicence:
    """What may be used of the winners, or of their works, and how long.

    `term` counts from the announcement (None: without end); `where` the places (empty: worldwide);
    `not_in` those whose residents do not grant it; `exclusive` whether nobody else may use it;
    `all_entrants` whether whoever enters grants it, not winners alone.
    """

    id: str
    of: ImageOf
    term: Maybe[Period | None] = UNKNOWN
    where: Maybe[tuple[Place, ...]] = UNKNOWN
    not_in: tuple[Place, ...] = ()
    exclusive: Maybe[bool] = UNKNOWN
    all_entrants: bool = False
    purpose: Maybe[Text] = UNKNOWN
    article: str = ""


@frozen(kw_only=True)
class ComplaintDelay:
    """A delay to complain of one subject, from the close of the contest."""

    id: str
    about: Text
    within: Maybe[Period] = UNKNOWN
    article: str = ""


@frozen(kw_only=True)
class FollowupPlan:
    """What comes after the announcement.

    `complaints_within` is the delay that the rules give for complaints (None: they give none);
    `report_due` counts from the close; `review_meeting` is when the result is looked at (None:
    it is not); `cost_refund` is how the cost of taking part is paid back (None: it is not);
    `filed_in` lists the places whose law asks that the list of winners be filed (empty: none),
    `tax_papers` those whose law wants a paper for what is won (empty: none); `thank_you_post` says
    whether the community is thanked in public. `complaints` are the delays where subjects have their
    own; `images` the licences on names, images and works (empty: nobody has decided; `no_images`: none).
    """

    publication: Maybe[Publication] = UNKNOWN
    complaints_within: Maybe[Period | None] = UNKNOWN
    report_due: Maybe[Period] = UNKNOWN
    review_meeting: Maybe[Instant | None] = UNKNOWN
    cost_refund: Maybe[Text | None] = UNKNOWN
    filed_in: Maybe[tuple[Place, ...]] = UNKNOWN
    tax_papers: Maybe[tuple[Place, ...]] = UNKNOWN
    thank_you_post: Maybe[bool] = UNKNOWN
    complaints: tuple[ComplaintDelay, ...] = ()
    images: tuple[ImageLicence, ...] = ()
    no_images: bool = False
