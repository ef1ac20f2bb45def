"""Why personal data is held, and until when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.privacy import (
    About,
    After,
    Erased,
    Held,
    Kept,
    PrivacyPlan,
    PrivacyState,
    Purpose,
    PurposeId,
    RetentionFor,
    RetentionUntil,
    adopted,
    retention_ends,
)
from campaignkit.privacy.plan import Retention
from campaignkit.values import UNKNOWN, Digest, Maybe, Period, SubjectId, Text, Zone, instant

PRIZE, LOG = PurposeId("prize"), PurposeId("log")
PARIS = Zone("Europe/Paris")
MARCH = instant("2026-03-28T10:00:00+01:00")
ANCHORS = {"opening": MARCH, "close": MARCH.add(days=10), "draw": MARCH.add(days=12), "delivery": MARCH.add(days=40)}


def purpose(about: About = About.WINNER, name: str = "prize", retention: Maybe[Retention] = UNKNOWN) -> Purpose:
    text = Text("remise du lot", "delivery of the prize")
    return Purpose(id=PurposeId(name), text=text, about=about, retention=retention)


class TestRetentionEnds:
    """A retention period counts on the civil clock of the campaign, from a date of it."""

    @given(st.sampled_from(After), st.integers(0, 1095))
    def test_it_ends_so_many_days_after_its_date(self, after: After, days: int) -> None:
        kept = purpose(retention=RetentionFor(period=Period(days=days), after=after))
        assert retention_ends(kept, ANCHORS, Zone("UTC")) == ANCHORS[after.anchor].add(days=days)

    def test_a_day_is_a_day_although_the_clocks_change(self) -> None:
        kept = purpose(retention=RetentionFor(period=Period(days=1), after=After.COLLECTION))
        assert retention_ends(kept, ANCHORS, PARIS) == instant("2026-03-29T10:00:00+02:00")

    @given(st.sampled_from(After))
    def test_it_is_unknown_while_its_date_is(self, after: After) -> None:
        kept = purpose(retention=RetentionFor(period=Period(days=30), after=after))
        assert retention_ends(kept, {}, PARIS) is None

    @pytest.mark.parametrize("retention", [UNKNOWN, RetentionUntil(what=Text("fin du jeu", "contest completed"))])
    def test_an_event_without_a_date_gives_none(self, retention: Maybe[Retention]) -> None:
        assert retention_ends(purpose(retention=retention), ANCHORS, PARIS) is None


class TestAdopting:
    """A plan may change, what happened to the data may not."""

    ERASED = Erased(rows=3, attestation=Digest("0" * 64), by=SubjectId("lea"), at=MARCH)

    def test_a_new_purpose_begins_as_kept(self) -> None:
        assert adopted(PrivacyPlan(purposes=(purpose(),)), PrivacyState()).purposes == {
            "prize": Kept(about=About.WINNER)
        }

    @given(st.sampled_from(About))
    def test_what_is_erased_stays_erased_and_a_hold_stays(self, about: About) -> None:
        before = PrivacyState(purposes={PRIZE: self.ERASED, LOG: Held(about=About.LOG, reason="lawsuit")})
        after = adopted(PrivacyPlan(purposes=(purpose(about), purpose(about, "log"))), before)
        assert after.purposes == {"prize": self.ERASED, "log": Held(about=about, reason="lawsuit")}

    def test_a_purpose_that_the_plan_forgets_is_not_forgotten(self) -> None:
        before = PrivacyState(purposes={PRIZE: Kept(about=About.WINNER)})
        assert adopted(PrivacyPlan(), before) == before


def test_a_purpose_is_found_by_its_id() -> None:
    plan = PrivacyPlan(purposes=(purpose(),))
    assert (plan.purpose("prize"), plan.purpose("log")) == (purpose(), None)
