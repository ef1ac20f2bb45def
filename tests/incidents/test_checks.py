"""What must be ready for the day when something goes wrong."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from campaignkit.checklists import Case, Severity, Verdict
from campaignkit.incidents import CHECKS, IncidentsPlan, IncidentsState, Runbook, Trigger
from campaignkit.values import UNKNOWN, SubjectId, Text
from tests.cases import case, places, signed, verdict

PREPARED = tuple(
    Runbook(id=trigger.value, trigger=trigger, owner="cm", first_move=Text("appeler", "call"), spare=None)
    for trigger in Trigger
)
WHOLE = IncidentsPlan(
    runbooks=PREPARED,
    spokesperson=SubjectId("max"),
    may_pause=True,
    may_extend=True,
    may_shorten=False,
    may_cancel=False,
    may_amend=True,
)


def of(plan: IncidentsPlan = WHOLE, **about: object) -> Case[Any, Any]:
    return case(plan, IncidentsState(), **about)


class TestPrepared:
    """Each incident that can be foreseen has an owner, a first move and a spare (71)."""

    CHECK = "incidents.prepared"

    def test_a_whole_sheet_passes(self) -> None:
        assert verdict(CHECKS, self.CHECK, of()) is Verdict.PASS

    def test_a_blank_one_wants_eight_runbooks(self) -> None:
        seen = of(IncidentsPlan())
        assert verdict(CHECKS, self.CHECK, seen) is Verdict.UNKNOWN
        assert places(CHECKS, self.CHECK, seen) == ["incidents.runbooks"] * 8

    def test_what_a_runbook_lacks_is_named(self) -> None:
        bare = Runbook(id="blocked", trigger=Trigger.ACCOUNT_BLOCKED)
        others = tuple(each for each in PREPARED if each.trigger is not bare.trigger)
        seen = of(evolve(WHOLE, runbooks=(*others, bare)))
        wanted = ("owner", "first_move", "spare")
        assert places(CHECKS, self.CHECK, seen) == [f"incidents.runbooks[blocked].{name}" for name in wanted]

    def test_a_runbook_is_found_by_its_trigger(self) -> None:
        assert WHOLE.runbook(Trigger.BAD_BUZZ) == PREPARED[-1]
        assert IncidentsPlan().runbook(Trigger.BAD_BUZZ) is None


class TestContacts:
    """The contacts answer, and somebody speaks in public (72)."""

    CHECK = "incidents.contacts-reachable"

    def test_without_a_spokesperson_no_word_of_anybody_counts(self) -> None:
        plan = evolve(WHOLE, spokesperson=UNKNOWN)
        assert verdict(CHECKS, self.CHECK, of(plan, sign_offs=signed(self.CHECK))) is Verdict.UNKNOWN

    def test_somebody_called_them(self) -> None:
        assert verdict(CHECKS, self.CHECK, of()) is Verdict.UNKNOWN
        assert verdict(CHECKS, self.CHECK, of(sign_offs=signed(self.CHECK))) is Verdict.PASS


class TestPermissions:
    """It is known what the rules permit after the launch (73)."""

    CHECK = "incidents.permissions-known"

    def test_permitted_or_not_it_is_known(self) -> None:
        assert verdict(CHECKS, self.CHECK, of()) is Verdict.PASS

    @pytest.mark.parametrize("name", ["may_pause", "may_extend", "may_shorten", "may_cancel", "may_amend"])
    def test_what_the_rules_do_not_say_is_named(self, name: str) -> None:
        unsaid: Any = {name: UNKNOWN}
        seen = of(evolve(WHOLE, **unsaid))
        assert verdict(CHECKS, self.CHECK, seen) is Verdict.UNKNOWN
        assert places(CHECKS, self.CHECK, seen) == [f"incidents.{name}"]


def test_the_checklist_has_its_numbers() -> None:
    assert {check.number: check.severity for check in CHECKS} == {
        71: Severity.BLOCKING,
        72: Severity.WARNING,
        73: Severity.WARNING,
    }
