"""The sheet for the day when something goes wrong: whole, blank, and with one gap."""

from __future__ import annotations

from attrs import evolve

from campaignkit.incidents import IncidentsPlan, Runbook, Trigger
from campaignkit.values import UNKNOWN
from tests.cases import signed
from tests.heard.asking import Cases
from tests.incidents.test_checks import PREPARED, WHOLE, of

BARE = Runbook(id="blocked", trigger=PREPARED[0].trigger)
REACHED = signed("incidents.contacts-reachable")

CASES: Cases = {
    "a whole sheet": of(),
    "a blank sheet": of(IncidentsPlan()),
    "a runbook of which nothing is known": of(evolve(WHOLE, runbooks=(BARE, *PREPARED[1:]))),
    "a runbook without an owner": of(evolve(WHOLE, runbooks=(evolve(PREPARED[0], owner=""), *PREPARED[1:]))),
    "one runbook is missing": of(evolve(WHOLE, runbooks=PREPARED[: len(Trigger) - 1])),
    "nobody speaks in public": of(evolve(WHOLE, spokesperson=UNKNOWN), sign_offs=REACHED),
    "the contacts were called": of(sign_offs=REACHED),
}
