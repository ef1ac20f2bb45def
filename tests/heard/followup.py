"""The days after: what is planned of them, and what was done."""

from __future__ import annotations

from typing import Any

from attrs import evolve

from campaignkit.checklists import Case
from campaignkit.followup import (
    Debriefed,
    FollowupPlan,
    FollowupState,
    Open,
    Publication,
    PublicationForm,
    Reported,
)
from campaignkit.values import UNKNOWN, Digest, Text, place
from tests.cases import NOON
from tests.followup.test_checks import COSTS, DONE, HOURS, KPIS, LIST, WAITING, WHOLE, of
from tests.heard.asking import Cases

FLORIDA = (place("US-FL"),)


def but(**about: Any) -> Case[Any, Any]:
    """The whole plan, with something else in it."""
    return of(evolve(WHOLE, **about))


def done(**about: Any) -> Case[Any, Any]:
    """The whole plan, and what was done, as round r1 is asked."""
    return of(state=FollowupState(**about), item="r1")


CASES: Cases = {
    "a whole plan": of(),
    "nothing is planned": of(FollowupPlan()),
    "a report that nobody looks at": but(review_meeting=None),
    "a report that comes nobody knows when": but(report_due=UNKNOWN),
    "a meeting on an unknown day": but(review_meeting=UNKNOWN),
    "published nobody knows where": but(publication=Publication(form=PublicationForm.HANDLE)),
    "published, and nobody knows who may refuse": but(
        publication=Publication(form=PublicationForm.HANDLE, where=Text("ici", "here"))
    ),
    "published nobody knows where, with a refusal": but(publication=evolve(LIST, where=UNKNOWN)),
    "nobody is published": but(publication=Publication(form=PublicationForm.NONE)),
    "a list for Florida": but(filed_in=FLORIDA),
    "tax papers for Florida": but(tax_papers=FLORIDA),
    "nobody knows where the list goes": but(filed_in=UNKNOWN),
    "nobody knows who wants a tax paper": but(tax_papers=UNKNOWN),
    "no thanks": but(thank_you_post=False),
    "nobody knows whether thanks are planned": but(thank_you_post=UNKNOWN),
    "a complaint that was answered": done(complaints={"c1": DONE}),
    "a complaint that waits": done(complaints={"c1": DONE, "c2": WAITING}),
    "a complaint about the whole": done(complaints={"c1": evolve(WAITING, round="")}),
    "a complaint about another round": done(complaints={"c1": evolve(WAITING, round="r2")}),
    "costs": done(actuals=Open(costs=COSTS)),
    "hours": done(actuals=Open(hours=HOURS)),
    "costs and hours": done(actuals=Open(costs=COSTS, hours=HOURS)),
    "figures": done(actuals=Open(kpis=KPIS)),
    "a report without figures": done(actuals=Reported(costs=COSTS, sha256=Digest("0" * 64), at=NOON)),
    "a report": done(actuals=Reported(kpis=KPIS, sha256=Digest("0" * 64), at=NOON)),
    "a debrief": done(debrief=Debriefed(keep=("the rehearsal",), change=(), stop=())),
}
