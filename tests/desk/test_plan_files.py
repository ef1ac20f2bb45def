"""Plan files on the disk, with the files that they extend."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaignkit.codec import digest
from campaignkit.desk import Desk, evidence_of, load_origins, load_plan
from campaignkit.values import CampaignId, CampaignKitError


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    (tmp_path / "clients").mkdir()
    (tmp_path / "house.yaml").write_text("zone: Europe/Paris\nprivacy: {contact: a@house.example}\n", "utf-8")
    (tmp_path / "clients" / "client.yaml").write_text("extends: ../house.yaml\nbrand: The Brand\n", "utf-8")
    (tmp_path / "spring.yaml").write_text("extends: clients/client.yaml\nid: spring\ntitle: Spring\n", "utf-8")
    return tmp_path / "spring.yaml"


def test_a_plan_is_loaded_over_all_that_it_extends(spring: Path) -> None:
    plan = load_plan(spring)
    assert (plan.brand, plan.zone, plan.privacy.contact) == ("The Brand", "Europe/Paris", "a@house.example")


def test_what_is_adopted_is_the_whole(spring: Path) -> None:
    """'what is adopted into a store is the composed plan, whole'"""
    whole = load_plan(spring)
    with Desk.in_memory() as desk:
        desk.start(whole)
        for path in spring.parent.rglob("*.yaml"):
            path.unlink()
        assert desk[CampaignId("spring")].plan == whole


def test_the_profile_of_a_house_that_extends_another_file_is_kept_whole(spring: Path) -> None:
    whole = load_plan(spring)
    with Desk.in_memory() as desk:
        (fact,) = desk.house("brand").adopt(whole, evidence_of(spring))
        assert fact.file == digest(whole)
    assert evidence_of(spring.parent / "house.yaml").startswith(b"zone")


def test_an_origin_names_the_file_from_the_folder_of_the_plan(spring: Path) -> None:
    (brand,) = load_origins(spring, "brand")
    assert (brand.path, brand.place.file) == ("brand", "clients/client.yaml")


def test_a_path_that_no_file_says_and_a_plan_that_is_not_there_are_said(spring: Path) -> None:
    for path, at in ((spring, "rules.texts[fr]"), (spring.parent / "nobody.yaml", "")):
        with pytest.raises(CampaignKitError) as caught:
            load_origins(path, at)
        assert caught.value.remedy is not None
