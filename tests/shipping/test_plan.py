"""The promise of delivery, as far as it is decided."""

from __future__ import annotations

import pytest
from attrs import fields

from campaignkit.shipping import Mode, ShippingPlan
from campaignkit.values import UNKNOWN


class TestADraft:
    """A draft may leave anything unknown, and unknown is not "none"."""

    @pytest.mark.parametrize("name", [each.name for each in fields(ShippingPlan) if each.name != "lines"])
    def test_nothing_is_decided_at_first(self, name: str) -> None:
        assert getattr(ShippingPlan(), name) is UNKNOWN

    def test_no_carrier_is_a_decision(self) -> None:
        assert ShippingPlan(carrier=None) != ShippingPlan()

    def test_a_plan_cannot_be_changed(self) -> None:
        with pytest.raises(AttributeError):
            ShippingPlan().mode = Mode.PARCEL  # type: ignore[misc]
