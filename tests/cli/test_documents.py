"""Values as text and HTML, and files written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaignkit.checklists import Answer, Check, Review, ReviewLine, Severity, Verdict
from campaignkit.documents import breakdown_text, report_html, write
from campaignkit.documents.page import page
from campaignkit.documents.report import money, number
from campaignkit.entries import Breakdown
from campaignkit.followup import Report
from campaignkit.machine import Reason
from campaignkit.simulation import Teller
from campaignkit.values import UNKNOWN, Money, Text, instant, zone

BERLIN = zone("Europe/Berlin")
AT = instant("2026-11-01T09:00:00Z")
PERSON = "<b>Anna & Söhne</b>"


def line(
    verdict: Verdict, severity: Severity = Severity.BLOCKING, *, where: str = "", about: str = "x.y"
) -> ReviewLine:
    """A line of a review with one answer."""
    check: Check[object] = Check(
        id=about,
        question=Text("Est-ce prêt ?", "Is it ready?"),
        remedy=Text("le préparer", "prepare it"),
        signatory="lead",
        gate="launch",
        severity=severity,
        ask=lambda _case: (),
    )
    answers = (Answer(verdict, Text("rien n'est prêt", "nothing is ready"), where),)
    return ReviewLine(check=check, item="", answers=answers, due_at=AT)


def review(*lines: ReviewLine) -> Review:
    return Review(gate="launch", at=AT, lines=lines)


class Reader(HTMLParser):
    """Reads a page: its words, its tags, and whether every tag is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.within: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}
        if tag not in {"meta", "br"}:
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


class TestAFileIsWrittenWholeOrNotAtAll:
    @given(before=st.none() | st.binary(), content=st.binary() | st.text(st.characters(codec="utf-8")))
    def test_what_is_read_is_what_was_written(
        self, tmp_path_factory: pytest.TempPathFactory, before: bytes | None, content: str | bytes
    ) -> None:
        path = tmp_path_factory.mktemp("w") / "deep" / "file"
        if before is not None:
            path.parent.mkdir()
            path.write_bytes(before)
        assert write(path, content) == path
        assert path.read_bytes() == (content.encode() if isinstance(content, str) else content)
        assert list(path.parent.iterdir()) == [path]

    def test_when_the_disk_is_full_the_old_one_stays_and_nothing_beside_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_number: int) -> None:
            raise OSError(28, "No space left on device")

        (tmp_path / "file").write_text("old", "utf-8")
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            write(tmp_path / "file", "new")
        assert [path.name for path in tmp_path.iterdir()] == ["file"]
        assert (tmp_path / "file").read_text("utf-8") == "old"

    def test_a_text_that_is_no_text_touches_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(UnicodeEncodeError):
            write(tmp_path / "deep" / "file", "\ud800")
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_is_not_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        with pytest.raises(IsADirectoryError):
            write(tmp_path / "folder", "x")
        assert [path.name for path in tmp_path.iterdir()] == ["folder"]

    def test_a_device_is_written_to_and_stays_a_device(self, tmp_path: Path) -> None:
        (tmp_path / "nowhere").symlink_to("/dev/null")
        write(tmp_path / "nowhere", "x")
        assert stat.S_ISCHR((tmp_path / "nowhere").stat().st_mode)

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "kept").mkdir()
        (tmp_path / "link").symlink_to("kept/file")
        write(tmp_path / "link", "x")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "kept/file").read_text("utf-8") == "x"

    def test_others_may_read_it_as_far_as_the_machine_lets_them(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            write(tmp_path / "file", "x")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o640


class TestTheReport:
    @pytest.mark.parametrize(("lang", "missing"), [("fr", "non saisi"), ("en", "not entered")])
    def test_what_nobody_has_entered_is_a_dash_and_never_a_nought(self, lang: str, missing: str) -> None:
        reader = Reader(report_html(Report(), Text("Ostern", "Ostern"), UNKNOWN, lang))
        assert reader.within == []
        assert missing in reader.text
        assert " - " in reader.text

    def test_refusals_are_counted_by_reason_the_most_frequent_first(self) -> None:
        report = Report(refused_by_reason={"after-close 3": 2, "brand 2": 1234})
        text = Reader(report_html(report, Text("a", PERSON), Text("o", PERSON), "en")).text
        assert re.findall("1,234|account of the organiser|after the close", text) == [
            "account of the organiser",
            "1,234",
            "after the close",
        ]
        assert PERSON in text

    @given(amount=st.decimals(0, 10**9, places=2), lang=st.sampled_from(["fr", "en"]))
    def test_an_amount_is_written_as_the_language_writes_it(self, amount: Decimal, lang: str) -> None:
        said = money(Money(amount, "EUR"), lang)
        assert "€" in said
        assert [char for char in said if char.isdigit()] == [char for char in f"{amount:.2f}" if char.isdigit()]

    def test_a_number_is_written_as_the_language_writes_it(self) -> None:
        assert number(1234, "en") == "1,234"
        assert number(Decimal("1234.5"), "fr") == "1\u202f234,5"
        assert (number(UNKNOWN, "fr"), money(UNKNOWN, "fr")) == ("-", "-")


def test_counts_are_a_column_that_anybody_can_add_up() -> None:
    counts = Breakdown(read=1200, lines=(), admitted=1200, accounts=7, tickets=1200)
    assert list(breakdown_text(counts, "fr")) == [
        "        1 200  lus",
        "  =     1 200  participations, de 7 comptes distincts",
    ]


def test_a_value_that_a_page_lacks_is_a_fault_and_not_a_blank() -> None:
    with pytest.raises(Exception, match="'nobody' is undefined"):
        page("t", "{{ nobody }}", "en")


class TestATeller:
    def test_it_numbers_titles_wraps_lines_and_says_reasons_with_their_remedy(self) -> None:
        said: list[str] = []
        teller = Teller(said.append, "fr")
        teller.title("Un", "One")
        teller.title("Deux", "Two")
        teller.line("mot " * 40, "word")
        with teller.busy("rien"):
            teller.lines(["tel quel"])
        (first,) = review(line(Verdict.FAIL)).reasons
        teller.reasons((first, Reason(first.kind, first.params, "rules.texts[de]")))
        teller.review(review(line(Verdict.FAIL)), BERLIN)
        assert [each for each in said if each[:1].isdigit()] == ["1. Un", "2. Deux"]
        assert " tel quel" in said
        assert any("[rules.texts[de]]" in each for each in said)
        assert sum("-> le préparer" in each for each in said) == 3
        assert all(len(each) <= 80 for each in said)
