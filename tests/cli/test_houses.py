"""A house from the shell: its profile, its policy, its answers, and the questions themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaignkit.codec import read_policy
from tests.cli.terminal import Said, typed

SIGNED = "--by p-02 --channel meeting --proof https://files.example/minutes"


@pytest.fixture
def house(here: Path) -> Path:
    """A store in which a house has a profile."""
    assert typed("new agency.yaml --template giveaway --opening 2026-12-01").code == 0
    assert typed("house adopt desk.db agency agency.yaml").out == "house.profile-adopted\n"
    return here / "desk.db"


class TestTheHouse:
    def test_it_answers_and_says_until_when(self, house: Path) -> None:
        said = typed(
            f"house sign {house} agency rules.legal-review --by p-03 --channel e-mail --proof https://x.example/1"
        )
        assert said.out == "approvals.signed-off\n"
        rows = {row["id"]: row for row in typed(f"house review {house} agency --json").json}
        assert rows["rules.legal-review"]["standing"] == "signed"
        assert rows["rules.legal-review"]["until"]
        assert {row["standing"] for name, row in rows.items() if name != "rules.legal-review"} == {"missing"}

    def test_it_lists_the_models_that_were_signed_by_whom_and_until_when(self, house: Path) -> None:
        model = "house model desk.db agency {} agency.yaml --by p-03 --channel e-mail --proof https://x.example/1"
        typed(model.format("rules.legal-review") + " --may-change rules.version")
        assert "No model is signed." not in typed(f"house review {house} agency").out
        typed(model.format("draw.grounds"))
        lines = typed(f"house review {house} agency").out.split("Models signed:\n")[1].splitlines()
        assert [line[14:] for line in lines[::2]] == ["agency: draw.grounds", "agency: rules.legal-review"]
        assert [line.strip() for line in lines[1::2]] == [
            "signed by p-03, may change: nothing", "signed by p-03, may change: rules.version",
        ]  # fmt: skip
        rows = {row["id"]: row["models"] for row in typed(f"house review {house} agency --json").json}
        assert rows["draw.grounds"][0]["holds"] is True
        assert rows["draw.grounds"][0]["proof"] == "https://x.example/1"

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_what_wants_an_answer_fits_80_columns(self, house: Path, lang: str) -> None:
        said = typed(f"house review {house} agency --lang {lang}")
        assert said.out.splitlines()[0].startswith("0 ")
        assert max(map(len, said.out.splitlines())) <= 80

    def test_the_proposal_is_signed_as_it_is(self, house: Path) -> None:
        Path("sizes.yaml").write_text(typed("house policy").out, "utf-8")
        assert typed(f"house policy {house} agency sizes.yaml {SIGNED}").out == "house.policy-adopted\n"

    def test_without_a_file_the_one_in_force_is_shown_with_who_decided_and_until_when(self, house: Path) -> None:
        Path("sizes.yaml").write_text(typed("house policy").out, "utf-8")
        assert typed(f"house policy {house} agency sizes.yaml {SIGNED}").code == 0
        for lang, words in (("fr", "# Décidée par p-"), ("en", "# Decided by p-")):
            said = typed(f"house policy {house} agency --lang {lang}")
            assert (said.code, said.out.startswith(words)) == (0, True)
            shown, proposed = (read_policy(text, name="") for text in (said.out, typed("house policy").out))
            assert shown == proposed

    def test_one_that_is_not_there_is_told_with_how_to_adopt_it(self, house: Path) -> None:
        """'`house policy` without FILE prints and exits 0' hid that nothing was adopted"""
        said = typed(f"house policy {house} agency --lang fr")
        assert (said.code, said.out) == (1, "")
        assert "« agency » n'a pas de politique en vigueur" in said.err
        assert "sizes.yaml » l'adopte" in said.err

    def test_a_store_without_the_name_of_a_house_is_wrong_use(self, house: Path) -> None:
        said = typed(f"house policy {house}")
        assert (said.code, said.out) == (2, "")
        assert "NAME is missing" in said.err

    def test_a_policy_without_signature_is_refused_with_every_reason(self, house: Path) -> None:
        Path("sizes.yaml").write_text(typed("house policy").out, "utf-8")
        refused = typed(f"house policy {house} agency sizes.yaml")
        assert (refused.code, refused.out) == (1, "")
        assert {"house.not-lead", "house.unproven"} <= {word.strip(":") for word in refused.err.split()}

    def test_a_policy_file_tells_its_mistakes_by_line(self, house: Path) -> None:
        Path("sizes.yaml").write_text("bounds:\n  - {size: XL, prizes: 500 EUR, networks: 0, countries: 1}\n", "utf-8")
        refused = typed(f"house policy {house} agency sizes.yaml {SIGNED}")
        assert refused.code == 1
        assert "2" in refused.err
        assert "XL" in refused.err

    def test_a_store_that_is_not_there_is_told(self, here: Path) -> None:
        assert "does not exist" in typed(f"house review {here}/nothing.db agency").err


class TestTheQuestions:
    def numbers(self, said: Said) -> set[int]:
        return {row["number"] for row in said.json if row["number"] is not None}

    def test_every_item_is_listed(self) -> None:
        assert self.numbers(typed("checks --json")) == set(range(1, 121))

    def test_a_smaller_size_is_asked_less(self) -> None:
        small, medium = (self.numbers(typed(f"checks --size {size} --gate launch --json")) for size in "SM")
        assert small < medium

    def test_the_law_is_listed_on_demand(self) -> None:
        law = [row for row in typed("checks --packs --json").json if row["id"].startswith("packs.")]
        assert len(law) == 193

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_it_fits_80_columns(self, lang: str) -> None:
        assert max(map(len, typed(f"checks --packs --lang {lang}").out.splitlines())) <= 80

    def test_a_gate_that_is_none_is_told(self) -> None:
        refused = typed("checks --gate lunch")
        assert refused.code == 1
        assert "launch" in refused.err
