"""Commands that act on a campaign: start, sign, waive, launch, do, explain, due."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from campaignkit.desk import Desk
from campaignkit.values import digest_of
from tests.cli.terminal import Said, typed

Store = Callable[[str], Path]
Now = Callable[[str], None]


def kinds() -> list[str]:
    """The kinds of the facts in the log of the contest."""
    return [row["kind"] for row in typed("log show store.db ostern --json").json]


class TestStart:
    def test_a_draft_may_start(self, plan: Path) -> None:
        said = typed(f"start store.db {plan.name} --lang fr")
        assert (said.code, said.err) == (0, "")
        assert said.out == "« ostern » démarre. Suite : « campaignkit review store.db ostern »\n"
        assert kinds() == ["campaign.started"]

    def test_a_campaign_starts_once(self, plan: Path) -> None:
        typed(f"start store.db {plan.name}")
        said = typed(f"start store.db {plan.name}")
        assert said.code == 1
        assert "machine.not-now" in said.err
        assert kinds() == ["campaign.started"]

    def test_two_campaigns_share_a_store(self, plan: Path) -> None:
        typed(f"start store.db {plan.name}")
        typed("new noel.yaml")
        assert typed("start store.db noel.yaml").code == 0
        assert "noel, ostern" in typed("explain store.db x").err

    def test_a_store_has_a_name_on_disk_whatever_the_name(self, plan: Path) -> None:
        assert typed(f"start :memory: {plan.name}").code == 0
        assert (plan.parent / ":memory:").is_file()

    def test_a_plan_that_is_not_there_makes_no_store(self, here: Path) -> None:
        assert typed("start store.db nothing.yaml").code == 1
        assert list(here.iterdir()) == []

    def test_who_acts_comes_from_the_line_or_the_environment(self, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        typed(f"start store.db {plan.name} --as p-02")
        monkeypatch.setenv("CAMPAIGNKIT_ACTOR", "p-09")
        typed("sign store.db ostern rules.legal-review --by p-03 --channel e-mail")
        assert [row["actor"] for row in typed("log show store.db ostern --json").json] == ["p-02", "p-09"]


class TestSign:
    def test_a_file_is_kept_as_evidence(self, here: Path, store: Store, now: Now) -> None:
        store("planned")
        now("2023-08-21 10:00")
        (here / "opinion.pdf").write_bytes(b"%PDF- the opinion")
        said = typed("sign store.db ostern rules.legal-review --by p-03 --channel e-mail --proof opinion.pdf")
        assert (said.code, said.out) == (0, "approvals.signed-off\n")
        (here / "opinion.pdf").unlink()
        with Desk.connect("store.db") as desk, desk.store.read() as tx:
            kept = tx.attachment(digest_of(b"%PDF- the opinion"))
        assert kept is not None
        assert (kept.name, kept.content) == ("opinion.pdf", b"%PDF- the opinion")

    @pytest.mark.parametrize("proof", ["https://catch.example/mail/12", "mailto:legal@catch.example", "a" * 64])
    def test_an_address_or_a_digest_is_kept_as_it_is(self, store: Store, now: Now, proof: str) -> None:
        store("planned")
        now("2023-08-21 10:00")
        assert typed(f"sign store.db ostern campaign.go --by p-01 --channel meeting --proof {proof}").code == 0
        assert proof in typed("log show store.db ostern --json").json[-1]["body"]

    @pytest.mark.parametrize("proof", ["opinoin.pdf", "."])
    def test_a_file_that_is_not_there_is_no_evidence(self, store: Store, proof: str) -> None:
        store("planned")
        said = typed(f"sign store.db ostern rules.legal-review --by p-03 --channel e-mail --proof {proof}")
        assert said.code == 1
        assert "cannot be read" in said.err
        assert kinds() == ["campaign.started"]

    def test_who_may_not_decide_is_refused_with_the_remedy(self, store: Store) -> None:
        store("planned")
        said = typed("sign store.db ostern rules.legal-review --by p-04 --channel e-mail --lang fr")
        assert said.code == 1
        assert "approvals.not-signatory" in said.err
        assert "legal" in said.err

    def test_what_is_missing_from_the_line_is_wrong_use(self, store: Store) -> None:
        store("planned")
        assert typed("sign store.db ostern rules.legal-review").code == 2


class TestWaive:
    @pytest.mark.parametrize("until", ["2023-09-20 00:00", "2023-09-19T22:00:00Z", "2023-09-20T00:00:00+02:00"])
    def test_until_a_civil_time_or_an_instant(self, store: Store, now: Now, until: str) -> None:
        store("planned")
        now("2023-08-21 10:00")
        said = typed(f"waive store.db ostern channels.rehearsed --by p-05 --reason r --by-phone --until '{until}'")
        assert (said.code, said.err) == (0, "")
        assert "2023-09-19T22:00:00Z" in typed("log show store.db ostern --json").json[-1]["body"]

    def test_a_date_that_is_none_is_said(self, store: Store) -> None:
        store("planned")
        said = typed("waive store.db ostern rules.legal-review --by p-02 --reason r --by-phone --until tomorrow")
        assert said.code == 1
        assert "tomorrow" in said.err

    @pytest.mark.parametrize("given", ["", "--by-phone --proof mailto:p05@catch.example"])
    def test_it_brings_its_proof_or_says_that_the_proof_follows(self, store: Store, given: str) -> None:
        store("planned")
        said = typed(
            f"waive store.db ostern channels.rehearsed --by p-05 --reason r {given} --until '2023-09-20 00:00'"
        )
        assert said.code == 1
        assert "wants its proof, or --by-phone" in said.err
        assert kinds() == ["campaign.started"]

    def test_by_phone_it_is_due_until_its_proof_comes_and_falls_without(self, store: Store, now: Now) -> None:
        store("planned")
        now("2023-08-21 10:00")
        waive = "waive store.db ostern channels.rehearsed --by p-05 --reason r --by-phone --until '2023-09-20 00:00'"
        assert typed(waive).out == "approvals.check-waived\n"
        wanted = "bring the proof of the waiver by phone of channels.rehearsed"
        assert wanted in " ".join(typed("due store.db").out.split())
        now("2023-08-22 10:00")
        late = "prove store.db ostern channels.rehearsed mailto:p05@catch.example"
        assert "approvals.too-late" in typed(late).err
        due = " ".join(typed("due store.db").out.split())
        assert due.count("the waiver by phone fell: its proof was due before 2023-08-22 10:00") == 1
        assert "fell without proof" not in due
        (row,) = (each for each in typed("due store.db --json").json if each["where"] == "channels.rehearsed")
        assert row["late"]
        review = " ".join(typed("review store.db ostern").out.split())
        assert "the waiver by phone fell: its proof was due before 2023-08-22 10:00" in review

    def test_a_file_proves_it(self, here: Path, store: Store, now: Now) -> None:
        store("planned")
        now("2023-08-21 10:00")
        (here / "mail.eml").write_bytes(b"From: p-05")
        typed("waive store.db ostern channels.rehearsed --by p-05 --reason r --by-phone --until '2023-09-20 00:00'")
        assert typed("prove store.db ostern channels.rehearsed mail.eml").out == "approvals.waiver-proved\n"
        assert digest_of(b"From: p-05") in typed("log show store.db ostern --json").json[-1]["body"]
        assert "proof of the waiver" not in typed("due store.db").out


class TestLaunch:
    """'the launch refused, with every reason and remedy'; 'reasons on stderr'."""

    def test_refused_with_every_reason_on_stderr(self, store: Store, now: Now) -> None:
        store("planned")
        now("2023-08-21 10:00")
        said = typed("launch store.db ostern")
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("refused, 23 reason(s)\n")
        assert said.err.count("\n    -> ") == 23
        assert kinds() == ["campaign.started"]

    def test_refused_in_french(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        store("planned")
        monkeypatch.setenv("CAMPAIGNKIT_LANG", "fr")
        assert typed("launch store.db ostern").err.startswith("refusé, ")

    def test_a_contest_that_is_ready_goes_public(self, store: Store, now: Now) -> None:
        store("ready")
        now("2023-09-13 09:55")
        assert typed("launch store.db ostern --as p-02") == Said(0, "campaign.gate-passed\ncampaign.launched\n", "")
        assert typed("launch store.db ostern").code == 1


class TestDo:
    """'`do DB CAMPAIGN COMMAND` for the rest'."""

    def test_any_command_by_its_name(self, store: Store, now: Now) -> None:
        store("planned")
        now("2023-08-21 10:00")
        said = typed("do store.db ostern prizes.secure line=parcel units=1 proof=note=1.pdf")
        assert (said.code, said.out) == (0, "prizes.secured\n")
        assert "note=1.pdf" in typed("log show store.db ostern --json").json[-1]["body"]

    @pytest.mark.parametrize(
        ("near", "meant"), [("prizes.secur", "prizes.secure"), ("campaign.lunch", "campaign.launch")]
    )
    def test_a_near_miss_is_suggested(self, store: Store, near: str, meant: str) -> None:
        store("planned")
        said = typed(f"do store.db ostern {near}")
        assert said.code == 1
        assert f"perhaps: {meant}" in said.err

    def test_a_name_like_no_other_lists_them_all(self, store: Store) -> None:
        store("planned")
        assert "shipping.send-parcel" in typed("do store.db ostern 5").err

    def test_every_word_that_is_no_field_is_said_at_once(self, store: Store) -> None:
        store("planned")
        said = typed("do store.db ostern prizes.secure parcel line=a 2 line=b =c --lang fr")
        assert said.code == 1
        for wrong in ("« parcel »", "« 2 »", "« line=b »", "« =c »"):
            assert wrong in said.err
        assert "« line=a »" not in said.err

    def test_every_field_that_is_missing_is_said_at_once(self, store: Store) -> None:
        store("planned")
        said = typed("do store.db ostern prizes.secure")
        assert said.code == 1
        assert said.err.startswith("prizes.secure: 3 fields to correct\n")
        for name in ("line", "units", "proof"):
            assert f"the key {name} is missing" in said.err

    def test_a_new_plan_is_given_as_a_file(self, store: Store, plan: Path, now: Now) -> None:
        store("planned")
        now("2023-08-22 10:00")
        plan.write_text(plan.read_text("utf-8").replace("MEZ", "MESZ"), "utf-8")
        assert typed(f"do store.db ostern campaign.adopt-plan plan={plan.name}").code == 0
        assert kinds()[-1] == "campaign.plan-adopted"

    def test_a_command_refused_says_why_and_changes_nothing(self, store: Store) -> None:
        store("planned")
        said = typed("do store.db ostern campaign.resume reason=x")
        assert said.code == 1
        assert "machine.not-now" in said.err
        assert kinds() == ["campaign.started"]


class TestExplain:
    def test_it_says_what_is_possible_what_is_refused_and_what_is_wanted(self, store: Store, now: Now) -> None:
        store("planned")
        now("2023-08-21 10:00")
        said = typed("explain store.db ostern")
        assert said.code == 0
        lines = said.out.splitlines()
        assert "  no campaign.launch" in lines
        assert any(line.startswith("  .. ") and "(" in line for line in lines)
        assert all(len(line) <= 80 for line in lines)
        assert "machine.not-now" not in said.out

    def test_it_says_so_of_a_contest_that_is_public(self, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-15 08:00")
        assert "  ok campaign.close-round main" in typed("explain store.db ostern --lang fr").out

    def test_it_gives_plain_data_to_other_programs(self, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-15 08:00")
        rows = typed("explain store.db ostern --json").json
        assert {row["outcome"] for row in rows} == {"accepted", "refused", "wanted"}
        assert all(row["reasons"] for row in rows if row["outcome"] == "refused")
        assert all(row["wanted"] for row in rows if row["outcome"] == "wanted")


class TestDue:
    def test_what_is_late_and_what_blocks(self, store: Store, now: Now) -> None:
        store("planned")
        now("2023-09-01 10:00")
        said = typed("due store.db --lang fr")
        assert said.code == 0
        assert "\nEN RETARD\n" in said.out
        assert "BLOQUE" in said.out
        assert all(len(line) <= 80 for line in said.out.splitlines())

    def test_what_falls_due_has_its_date(self, store: Store, now: Now) -> None:
        store("launched")
        now("2023-09-14 12:00")
        assert "ostern        23:59" in typed("due store.db --days 1").out

    def test_for_one_person_alone(self, store: Store, now: Now) -> None:
        store("planned")
        now("2023-09-06 10:00")
        everybody, counsel = typed("due store.db --json").json, typed("due store.db --for p-03 --json").json
        assert 0 < len(counsel) < len(everybody)
        assert all("p-03" in row["people"] or row["due_at"] is None for row in counsel)
        assert " · pour p-03" in typed("due store.db --for p-03 --lang fr").out

    def test_looking_further_shows_more(self, store: Store, now: Now) -> None:
        store("planned")
        now("2023-07-01 10:00")
        near, far = (typed(f"due store.db --days {days} --json").json for days in (0, 365))
        assert near == []
        assert {row["campaign"] for row in far} == {"ostern"}
        assert [row["due_at"] for row in far] == sorted(row["due_at"] for row in far)

    def test_nothing_to_do_is_said(self, demo: Path) -> None:
        assert typed(f"due {demo / 'demo.db'} --lang fr").out.endswith("\nRien à faire.\n")

    @pytest.mark.parametrize("days", ["-1", "36501", "999999999999999999", "soon"])
    def test_a_number_of_days_beyond_reason_is_wrong_use(self, store: Store, days: str) -> None:
        store("planned")
        assert typed(f"due store.db --days {days}").code == 2


class TestReveal:
    """'people as opaque ids with an erasable directory'."""

    def test_what_was_erased_cannot_be_shown_any_more(self, demo: Path) -> None:
        said = typed(f"reveal {demo / 'demo.db'} ostern main.parcel.s1 --why 'to write to the winner' --lang fr")
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("refusé, ")

    def test_without_a_reason_it_is_wrong_use(self, demo: Path) -> None:
        assert typed(f"reveal {demo / 'demo.db'} ostern main.parcel.s1").code == 2
