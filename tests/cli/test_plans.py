"""Commands about plans: new, lint, review."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.campaign import GATE_NAMES, CampaignPlan
from campaignkit.codec import PlanFileError, read_plan
from tests.cli.terminal import bytes_of, typed

OSTERN = files("campaignkit.simulation").joinpath("ostern.yaml").read_text("utf-8")
MISTAKES = (
    ("id: ostern\n", "id: das ostern\n", "id"),
    ("closes_at: 2023-09-14 23:59\n\nobjectives", "closes_at: 2023-09-34 23:59\n\nobjectives", "rounds[0].closes_at"),
    ("      target: 1500\n", "      target: many\n", "objectives.kpis[0].target"),
    ("{fr: lot, en: prize}, amount: 50 EUR}", "{fr: lot, en: prize}, amount: 50}", "objectives.budget[0].amount"),
    ("  countries: [DE]\n  networks", "  countries: [Germany]\n  networks", "objectives.countries[0]"),
    ("      country: CH\n", "      contry: CH\n", "organisers.parties[0].contry"),
    ("{kind: exactly, units: 1}", "{kind: exactly, units: 1.5}", "prizes.lines[0].quantity.units"),
    ("      minimum_age: 18\n", "      minimum_age: adult\n", "rules.eligibility[0].minimum_age"),
    ("  method: draw\n", "  method: lottery\n", "draw.method"),
    ("  reply_within: P7D\n", "  reply_within: a week\n", "claims.reply_within"),
)  # fmt: skip


def spoiled(planted: tuple[tuple[str, str, str], ...] | list[tuple[str, str, str]]) -> tuple[str, set[tuple[int, str]]]:
    """The plan with these mistakes, and where each stands."""
    text, where = OSTERN, set()
    for right, wrong, path in planted:
        assert text.count(right) == 1
        text = text.replace(right, wrong)
        where.add((OSTERN.count("\n", 0, OSTERN.index(right)) + 1, path))
    return text, where


class TestAPlanWithTenMistakes:
    """'A plan with ten mistakes reports all ten, each with path, line, what was seen and the remedy.'"""

    @pytest.mark.parametrize(("lang", "line_word"), [("fr", "ligne"), ("en", "line")])
    @pytest.mark.parametrize("command", ["lint plan.yaml", "review plan.yaml", "start store.db plan.yaml"])
    def test_every_command_that_reads_it_reports_all_ten(
        self, here: Path, command: str, lang: str, line_word: str
    ) -> None:
        text, where = spoiled(MISTAKES)
        (here / "plan.yaml").write_text(text, "utf-8")
        said = typed(f"{command} --lang {lang}")
        assert (said.code, said.out) == (1, "")
        lines = said.err.splitlines()
        assert lines[0] == ("plan.yaml : 10 erreurs" if lang == "fr" else "plan.yaml: 10 mistakes")
        assert len(lines) == 11
        for number, path in where:
            assert any(line.startswith(f"  {line_word} {number}, {path}") for line in lines), (number, path)
        assert list(bytes_of(here)) == ["plan.yaml"]

    @given(st.lists(st.sampled_from(MISTAKES), min_size=1, unique=True))
    def test_any_of_them_is_reported_beside_any_other(self, planted: list[tuple[str, str, str]]) -> None:
        text, where = spoiled(planted)
        with pytest.raises(PlanFileError) as caught:
            read_plan(text, CampaignPlan, name="plan.yaml")
        assert {(problem.line, problem.path) for problem in caught.value.problems} == where
        assert all(problem.remedy.fr and problem.remedy.en for problem in caught.value.problems)


class TestANewPlan:
    def test_it_can_be_linted_at_once(self, here: Path) -> None:
        assert typed("new noel.yaml --title 'Grand jeu de Noël'").out == "Written: noel.yaml\n"
        assert typed("lint noel.yaml").code == 1
        text = (here / "noel.yaml").read_text("utf-8")
        assert "Grand jeu de Noël" in text
        assert text.startswith("# A new plan")

    def test_it_takes_its_name_its_zone_and_its_language_from_the_line(self, here: Path) -> None:
        assert typed("new plans/a.yaml --id noel --tz America/Montreal --lang fr").out == "Écrit : plans/a.yaml\n"
        text = (here / "plans/a.yaml").read_text("utf-8")
        assert text.startswith("# Un plan neuf")
        assert "id: noel" in text
        assert "America/Montreal" in text

    def test_a_plan_that_exists_is_left_alone(self, plan: Path) -> None:
        before = plan.read_bytes()
        said = typed("new plan.yaml")
        assert (said.code, said.err) == (1, "plan.yaml exists already. give another name\n")
        assert plan.read_bytes() == before

    @pytest.mark.parametrize(
        "line", ["new 'a b.yaml'", "new a.yaml --id a/b", "new a.yaml --tz Nowhere", "new a.yaml --tz ../../etc/passwd"]
    )
    def test_a_bad_name_or_zone_writes_nothing(self, here: Path, line: str) -> None:
        assert typed(line).code == 1
        assert list(here.iterdir()) == []


class TestLint:
    def test_it_finds_the_contradictions_of_the_published_terms(self, plan: Path) -> None:
        said = typed(f"lint {plan.name}")
        assert said.code == 1
        assert "campaign.zone-fits-date" in said.out
        assert "campaign.entry-place-agrees" in said.out
        assert all(len(line) <= 80 for line in said.out.splitlines())

    def test_it_gives_plain_data_to_other_programs(self, plan: Path) -> None:
        said = typed(f"lint {plan.name} --json --lang fr")
        assert said.code == 1
        assert (said.json["gate"], said.json["open"]) == ("lint", False)
        blocking = [row["id"] for row in said.json["checks"] if row["blocks"]]
        assert blocking == ["campaign.zone-fits-date", "campaign.entry-place-agrees"]

    def test_a_plan_without_contradictions_passes(self, plan: Path) -> None:
        text = OSTERN.replace("zone_as_written: MEZ", "zone_as_written: MESZ").replace(
            "nur auf ebay.de", "nur auf Instagram"
        )
        plan.write_text(text, "utf-8")
        assert typed(f"lint {plan.name}").code == 0

    @pytest.mark.parametrize("target", ["nothing.yaml", "."])
    def test_a_plan_that_is_not_there_is_said(self, here: Path, target: str) -> None:
        said = typed(f"lint {target} --lang fr")
        assert said.code == 1
        assert "ne se lit pas" in said.err
        assert list(here.iterdir()) == []


class TestReview:
    """'`review PLAN|DB CAMPAIGN [--json]`'"""

    def test_of_a_plan(self, plan: Path) -> None:
        said = typed(f"review {plan.name} --json")
        assert said.code == 1
        assert said.json["gate"] == "launch"
        assert said.json["headline"].startswith('The gate "launch" is shut')

    def test_of_a_store(self, store: Callable[[str], Path], now: Callable[[str], None]) -> None:
        store("planned")
        now("2023-08-21 10:00")
        said = typed("review store.db ostern")
        assert said.code == 1
        assert "rules.legal-review" in said.out
        assert "campaign.go" in said.out

    def test_of_a_gate_that_is_open(self, store: Callable[[str], Path], now: Callable[[str], None]) -> None:
        store("closed")
        now("2023-09-15 08:00")
        assert typed("review store.db ostern --gate seal").code == 0
        assert typed("review store.db ostern --gate seal --item main --json").json["open"] is True

    def test_a_page_for_a_client_is_written_whatever_the_answer(self, plan: Path) -> None:
        said = typed(f"review {plan.name} --html out/page.html --lang fr")
        assert said.code == 1
        assert said.out.startswith("Écrit : out/page.html\n")
        page = (plan.parent / "out/page.html").read_text("utf-8")
        assert page.startswith("<!doctype html>")
        assert '<html lang="fr">' in page
        assert "Ceci n&#39;est pas un conseil juridique." in page

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_by_due_date_as_markdown_too(self, plan: Path, lang: str) -> None:
        said = typed(f"review {plan.name} --by due --markdown page.md --lang {lang}")
        assert ("\nEN RETARD\n" if lang == "fr" else "\nLATE\n") in said.out
        page = (plan.parent / "page.md").read_text("utf-8")
        assert ("## En retard" if lang == "fr" else "## Late") in page
        assert max(map(len, said.out.splitlines())) <= 80

    def test_after_the_launch_it_says_what_no_longer_holds(
        self, store: Callable[[str], Path], now: Callable[[str], None]
    ) -> None:
        store("launched")
        now("2023-09-14 18:00")
        assert "everything still holds" in typed("review store.db ostern").out
        typed("do store.db ostern approvals.withdraw-sign-off on=rules.legal-review reason=text --as p-02")
        said = typed("review store.db ostern")
        assert said.code == 1
        assert "no longer holds: rules.legal-review." in " ".join(said.out.split())
        assert "(was: yes)" in said.out
        assert typed("review store.db ostern --json").json["passed"]["unreadied"] == ["rules.legal-review"]

    def test_plain_data_stays_plain_beside_a_page(self, plan: Path) -> None:
        said = typed(f"review {plan.name} --html page.html --json")
        assert said.json["open"] is False
        assert said.err == "Written: page.html\n"

    def test_every_gate_of_a_plan_can_be_asked_for(self, plan: Path) -> None:
        codes = {gate: typed(f"review {plan.name} --gate {gate}").code for gate in ("lint", *GATE_NAMES)}
        assert set(codes.values()) <= {0, 1}
        assert "no" not in typed(f"review {plan.name} --gate pause").err

    def test_a_gate_that_does_not_exist_is_not_called_shut(self, plan: Path) -> None:
        said = typed(f"review {plan.name} --gate lunch")
        assert (said.code, said.out) == (1, "")
        assert 'there is no "lunch"' in said.err
        assert "launch" in said.err

    @pytest.mark.parametrize("gate", ["close", "ship"])
    def test_an_item_that_does_not_exist_is_never_an_open_gate(self, demo: Path, gate: str) -> None:
        said = typed(f"review {demo / 'demo.db'} ostern --gate {gate} --item nope")
        assert (said.code, said.out) == (1, "")
        assert "main" in said.err

    def test_a_claim_of_a_store_can_be_asked_about(self, demo: Path) -> None:
        said = typed(f"review {demo / 'demo.db'} ostern --gate ship --item main.parcel.s1 --json")
        assert [row for row in said.json["checks"] if "broke" in str(row)] == []

    def test_a_store_without_a_name_lists_the_names(self, store: Callable[[str], Path]) -> None:
        store("planned")
        said = typed("review store.db --lang fr")
        assert said.code == 1
        assert "dans cette base : ostern" in said.err


class TestTemplates:
    """'new --template NAME --lang fr|en'"""

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_a_template_is_written_and_lints_clean(self, here: Path, lang: str) -> None:
        said = typed(f"new noel.yaml --template giveaway --opening 2026-12-01 --lang {lang}")
        assert said.code == 0
        assert 'opens_at: "2026-12-01 10:00"' in (here / "noel.yaml").read_text("utf-8")
        assert typed("lint noel.yaml").code == 0

    @pytest.mark.parametrize(
        ("options", "told"), [("--template giveway", "giveaway"), ("--template quiz --opening tomorrow", "is no date")]
    )
    def test_what_cannot_be_written_is_refused(self, here: Path, options: str, told: str) -> None:
        said = typed(f"new noel.yaml {options}")
        assert said.code == 1
        assert told in said.err
        assert not (here / "noel.yaml").exists()


class TestAPlanThatLiesUponOthers:
    """'`campaignkit lint`, `review`, `start` read composed plans'"""

    @pytest.fixture
    def composed(self, plan: Path) -> Path:
        """The plan of the demonstration in two files."""
        head, _, rest = plan.read_text("utf-8").partition("\nobjectives:")
        plan.write_text("extends: rest.yaml\n" + head, "utf-8")
        plan.with_name("rest.yaml").write_text("objectives:" + rest, "utf-8")
        return plan

    def test_lint_and_review_find_what_they_find_in_one_file(self, composed: Path) -> None:
        in_two = [typed(f"{command} plan.yaml").out for command in ("lint", "review")]
        composed.write_text(OSTERN, "utf-8")
        assert in_two == [typed(f"{command} plan.yaml").out for command in ("lint", "review")]

    def test_a_store_begins_with_the_whole(self, composed: Path) -> None:
        assert typed("start store.db plan.yaml").code == 0
        composed.unlink()
        assert typed("review store.db ostern").out

    @pytest.mark.parametrize("command", ["lint", "review", "start store.db", "origin"])
    def test_a_file_that_is_not_there_is_said_with_its_line(self, composed: Path, command: str) -> None:
        composed.with_name("rest.yaml").unlink()
        said = typed(f"{command} plan.yaml --lang fr")
        assert (said.code, said.out) == (1, "")
        assert "ligne 1, extends : « rest.yaml » : ce fichier ne se lit pas" in said.err

    def test_an_origin_is_said_in_two_languages_and_as_data(self, composed: Path) -> None:
        composed.write_text(composed.read_text("utf-8") + "\nfacts: {entry_actions: none}\n", "utf-8")
        for lang, words in (("fr", "au lieu de rest.yaml:"), ("en", "instead of rest.yaml:")):
            said = typed(f"origin plan.yaml facts.entry_actions --lang {lang}").out
            assert said.startswith("facts.entry_actions: none\n    plan.yaml:")
            assert words in said
        (row,) = typed("origin plan.yaml facts.entry_actions --json").json
        assert row["overrode"][0]["value"] == "comment"

    def test_a_group_that_one_word_takes_the_place_of_is_shown_as_its_file_wrote_it(self, composed: Path) -> None:
        rest = composed.with_name("rest.yaml")
        assert "shipping:" in rest.read_text("utf-8")
        composed.write_text(composed.read_text("utf-8") + "\nshipping: unknown\n", "utf-8")
        said = typed("origin plan.yaml shipping --lang fr").out.splitlines()
        assert said[0] == "shipping: unknown"
        assert said[2].startswith("    au lieu de rest.yaml:")
        assert " : {" in said[2]
        assert max(map(len, said)) <= 80

    def test_a_path_that_no_file_says_is_told(self, composed: Path) -> None:
        said = typed(f"origin {composed} rules.colour")
        assert (said.code, said.out) == (1, "")
        assert "no file says 'rules.colour'" in said.err


class TestAContestHeldAgain:
    """'`campaignkit new --from OTHER --opening 2026-12-01` clones a contest'"""

    def test_from_its_file(self, plan: Path) -> None:
        assert typed(f"new noel.yaml --from {plan} --opening 2026-12-01 --lang fr").out.splitlines() == [
            "Écrit : noel.yaml",
            "15 dates déplacées par jours ouvrés.",
            "RESTE À RELIRE  ces dates n'ont pas bougé :",
            "  ligne 116, rules.texts[0].sections[6].text : « 19. September »",
            "Suite : campaignkit lint noel.yaml",
        ]
        assert "opens_at: 2026-12-01 10:00" in (plan.parent / "noel.yaml").read_text("utf-8")

    def test_from_a_store(self, store: Callable[[str], Path]) -> None:
        path = store("launched")
        assert typed(f"new noel.yaml --from {path} --opening 2026-12-01 --title Noël").code == 0
        text = (path.parent / "noel.yaml").read_text("utf-8")
        assert "opens_at: 2026-12-01T10:00:00+01:00" in text
        assert "title: Noël" in text

    def test_from_json(self, plan: Path) -> None:
        from campaignkit.codec import json_text

        Path("old.json").write_text(json_text(read_plan(plan.read_bytes(), CampaignPlan)), "utf-8")
        assert typed("new noel.yaml --from old.json --opening 2026-12-01").code == 0
        assert typed("lint noel.yaml").out

    def test_what_it_extends_is_found_from_another_folder(self, plan: Path) -> None:
        head, _, rest = plan.read_text("utf-8").partition("\nobjectives:")
        plan.write_text("extends: [rest.yaml]\n" + head, "utf-8")
        plan.with_name("rest.yaml").write_text("objectives:" + rest, "utf-8")
        assert typed("new next/noel.yaml --from plan.yaml --opening 2026-12-01").code == 0
        assert typed("origin next/noel.yaml privacy.notice").out.splitlines()[1].strip().startswith("../rest.yaml:")

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ("--from plan.yaml", "--opening is missing"),
            ("--from plan.yaml --opening 2026-12-01 --template quiz", "exclude each other"),
            ("--from plan.yaml --opening soon", "is no date"),
            ("--from nobody.yaml --opening 2026-12-01", "cannot be read"),
            ("--from nobody.db --opening 2026-12-01", "does not exist"),
        ],
    )
    def test_what_is_missing_or_too_much_is_said(self, plan: Path, more: str, words: str) -> None:
        """'2: wrong use: no such command, a missing argument'"""
        said = typed(f"new noel.yaml {more}")
        assert (said.code, said.out) == (2 if words in ("--opening is missing", "exclude each other") else 1, "")
        assert words in said.err
        assert list(bytes_of(plan.parent)) == ["plan.yaml"]
