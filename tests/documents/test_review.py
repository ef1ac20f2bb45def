"""A review in words: one model, and its forms for a terminal, a client, a wiki and a program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from campaignkit.checklists import Answer, Check, Passage, Recheck, Review, ReviewLine, Severity, Verdict
from campaignkit.documents import ReviewView, headline, review_html, review_markdown, review_plain, review_text
from campaignkit.values import Digest, Instant, SubjectId, Text, instant, zone

BERLIN = zone("Europe/Berlin")
AT = instant("2026-11-01T09:00:00Z")
PERSON = "<b>Anna & Söhne</b> *[x](y)* `z`"
NOTHING = Text("rien n'est prêt", "nothing is ready")
ROOMS = ("objectives.a", "rules.b", "packs.c", "house.d")


def line(
    verdict: Verdict = Verdict.FAIL,
    severity: Severity = Severity.BLOCKING,
    *,
    where: str = "",
    about: str = "rules.y",
    because: Text | None = None,
    due_at: Instant | None = AT,
) -> ReviewLine:
    """A line of a review with one answer."""
    check: Check[object] = Check(
        id=about,
        question=Text("Est-ce prêt ?", "Is it ready?"),
        remedy=Text("le préparer", "prepare it"),
        evidence=Text("une photo", "a photo"),
        signatory="legal",
        gate="launch",
        severity=severity,
        ask=lambda _case: (),
    )
    said = because or (Text("", "") if verdict is Verdict.PASS else NOTHING)
    return ReviewLine(check=check, item="", answers=(Answer(verdict, said, where),), due_at=due_at)


def view(*lines: ReviewLine, **about: Any) -> ReviewView:
    return ReviewView(review=Review(gate="launch", at=AT, lines=lines), zone=BERLIN, **about)


def passed(*lines: ReviewLine, recorded: dict[str, str], same: bool = True) -> ReviewView:
    asked = Review(gate="launch", at=AT, lines=lines)
    passage = Passage(
        gate="launch", at=AT.subtract(days=30), by=SubjectId("lea"), definition=Digest("d" * 64), verdicts=recorded
    )
    again = Recheck(review=asked, passage=passage, same_questions=same)
    return ReviewView(review=asked, zone=BERLIN, recheck=again)


class Reader(HTMLParser):
    """Reads a page: its words, its tags, the places that it leads to, and whether every tag is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.within: list[str] = []
        self.leads_to: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        given_ = dict(attrs)
        assert not {"src", "onclick", "style"} & given_.keys()
        self.leads_to += [given_["href"] or ""] if "href" in given_ else []
        self.ids += [given_["id"] or ""] if "id" in given_ else []
        if tag not in {"meta", "br"}:
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


lines = st.lists(
    st.builds(
        line,
        verdict=st.sampled_from(Verdict),
        severity=st.sampled_from(Severity),
        about=st.sampled_from(ROOMS),
        due_at=st.none() | st.integers(-40, 40).map(lambda days: AT.add(days=days)),
    ),
    max_size=8,
).map(lambda found: list({each.key: each for each in found}.values()))
languages = st.sampled_from(["fr", "en"])
orders = st.sampled_from(["room", "due"])


class TestOneModel:
    """'as text, JSON, Markdown and one self-contained HTML page'"""

    @given(found=lines, lang=languages, by=orders)
    def test_every_form_tells_each_open_question_with_its_reason_remedy_role_and_day(
        self, found: list[ReviewLine], lang: str, by: Any
    ) -> None:
        seen = view(*found, lang=lang, by=by)
        plain = review_plain(seen)
        page = Reader(review_html(seen)).text.replace("\N{NO-BREAK SPACE}", " ")
        written, words = review_markdown(seen).replace("\N{NO-BREAK SPACE}", " "), "\n".join(review_text(seen))
        assert {row["id"] for row in plain["checks"]} == {each.key for each in found}
        for row in plain["checks"]:
            if row["open"]:
                when = row["when"].replace("\N{NO-BREAK SPACE}", " ")
                for told in (row["question"], row["remedy"], row["who"], when, row["findings"][0]["because"]):
                    assert told in page
                    assert told in written
                    assert told in " ".join(words.split())
            assert row["id"] in page
            noted = row["class"] == "pass" and bool(row["findings"])
            assert (f"`{row['id']}`" in written) == row["open"]
            assert (f" {row['id']}" in words) == (row["open"] or noted)
        assert plain["open"] == (headline(seen.review) == 'The gate "launch" is open.')

    @given(found=lines, lang=languages, by=orders, width=st.integers(40, 120))
    def test_no_line_of_a_terminal_is_too_long_and_what_blocks_is_marked(
        self, found: list[ReviewLine], lang: str, by: Any, width: int
    ) -> None:
        told = list(review_text(view(*found, lang=lang, by=by), width=width))
        assert all(len(each) <= width for each in told)
        assert sum(each.startswith("x ") for each in told) == sum(each.blocks for each in found)
        assert sum(each.startswith("! ") for each in told) == sum(bool(each.reasons) for each in found) - sum(
            each.blocks for each in found
        )

    @given(found=lines)
    def test_what_is_counted_is_all_there_is(self, found: list[ReviewLine]) -> None:
        assert sum(view(*found).counts.values()) == len(found)

    def test_a_program_reads_it(self) -> None:
        assert json.loads(json.dumps(review_plain(view(line()))))["passed"] is None


class TestTheOrder:
    """'`campaignkit review` by workstream or by due date'"""

    @given(found=lines)
    def test_by_room_each_room_stands_once_in_the_order_of_the_work_and_what_blocks_comes_first(
        self, found: list[ReviewLine]
    ) -> None:
        groups = view(*found).groups
        order = ["Objectives and budget", "Rules", "Law and networks", "house"]
        assert [name for name, _rows in groups] == [name for name in order if name in dict(groups)]
        for _name, rows in groups:
            weights = [(not row["blocks"], not row["open"]) for row in rows]
            assert weights == sorted(weights)
            assert len({row["room"] for row in rows}) == 1

    @given(found=lines)
    def test_by_due_date_what_is_due_first_comes_first_and_what_is_late_says_so(self, found: list[ReviewLine]) -> None:
        groups = dict(view(*found, by="due").groups)
        days = [row["due_at"] for rows in groups.values() for row in rows if row["due_at"]]
        assert days == sorted(days)
        assert list(groups) == [name for name in ("Late", "Within 7 days", "Later", "No date") if name in groups]
        assert all(row["due_at"] == "" for row in groups.get("No date", ()))
        late = [row["when"] for row in groups.get("Late", ()) if row["open"]]
        assert all(when.endswith(", late") for when in late)


class TestWords:
    def test_an_open_gate_says_so_in_one_line(self) -> None:
        asked = (line(Verdict.PASS), line(Verdict.WAIVED), line(Verdict.NOT_APPLICABLE))
        assert list(review_text(view(*asked))) == ['The gate "launch" is open.']
        assert list(review_text(view(*asked, lang="fr"))) == ["Le jalon « lancement » est ouvert."]

    def test_what_holds_may_have_something_to_say(self) -> None:
        told = list(review_text(view(line(Verdict.PASS, because=Text("signé par p-03", "signed by p-03")))))
        assert told == ['The gate "launch" is open.', "", "RULES", "i rules.y: signed by p-03"]

    def test_an_empty_list_is_no_consent(self) -> None:
        assert headline(Review(gate="launch", at=AT, lines=()), "fr").startswith("Le jalon « lancement » est fermé")

    def test_one_is_not_many(self) -> None:
        assert headline(view(line()).review) == 'The gate "launch" is shut: 1 check blocks it.'
        assert headline(view(line(), line(about="rules.z")).review, "fr").endswith("2 contrôles le bloquent.")

    def test_each_open_line_gives_its_place_its_reason_its_remedy_who_and_when(self) -> None:
        asked = (line(where="rules"), line(Verdict.UNKNOWN, Severity.WARNING, about="rules.z", due_at=None))
        assert list(review_text(view(*asked, people={"legal": (SubjectId("p-03"), SubjectId("p-04"))}))) == [
            'The gate "launch" is shut: 1 check blocks it.',
            "",
            "RULES",
            "x rules.y: Is it ready?",
            "    rules: nothing is ready",
            "    -> prepare it [legal: p-03, p-04 · by Sun 1 Nov 2026]",
            "! rules.z: Is it ready?",
            "    nothing is ready",
            "    -> prepare it [legal: p-03, p-04]",
        ]

    @pytest.mark.parametrize("form", [lambda seen: "\n".join(review_text(seen)), review_markdown, review_html])
    def test_a_place_that_the_reason_begins_with_is_not_said_twice(self, form: Any) -> None:
        said = Text("rules.law dit CH", "rules.law says CH")
        assert form(view(line(where="rules.law", because=said))).count("rules.law") == 1

    def test_a_role_that_nobody_holds_says_so(self) -> None:
        assert "[juridique : personne · pour le dim. 1 nov. 2026]" in "\n".join(
            review_text(view(line(), lang="fr", people={}))
        )

    def test_a_name_with_hyphens_is_never_broken(self) -> None:
        asked = view(line(about="campaign.zone-fits-date-and-place"))
        assert any("campaign.zone-fits-date-and-place" in each for each in review_text(asked, width=40))

    def test_a_warning_is_not_shown_as_a_failure(self) -> None:
        rows = review_plain(view(line(), line(severity=Severity.WARNING, about="rules.z")))["checks"]
        assert [(row["class"], row["blocks"]) for row in rows] == [("fail", True), ("warn", False)]


class TestWhatLeavesTheHouse:
    """'that can be sent to a client (no personal data)'"""

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_the_page_stands_alone_and_escapes_what_people_wrote(self, lang: str) -> None:
        seen = view(line(where=PERSON, because=Text(PERSON, PERSON)), line(Verdict.PASS, about="rules.z"))
        page = review_html(evolve(seen, title=PERSON, lang=lang))
        reader = Reader(page)
        assert reader.within == []
        assert not {"b", "script", "link", "img"} & set(reader.tags)
        assert PERSON in reader.text
        assert f'lang="{lang}"' in page
        assert not re.findall(r"https?:|url\(|@import", page)

    @given(found=lines)
    def test_every_place_that_the_page_leads_to_is_in_it(self, found: list[ReviewLine]) -> None:
        reader = Reader(review_html(view(*found)))
        assert {each.removeprefix("#") for each in reader.leads_to} == set(reader.ids)
        assert all(each.startswith("#") for each in reader.leads_to)

    def test_markdown_takes_nothing_for_its_own(self) -> None:
        seen = view(line(because=Text(PERSON, PERSON)), title="# *x*")
        reader = Reader(markdown(review_markdown(seen)))
        assert PERSON in reader.text
        assert not {"a", "b"} & set(reader.tags)
        assert "# *x*" in reader.text

    @pytest.mark.parametrize("form", [review_html, review_markdown])
    def test_no_account_and_no_mail_address_leaves(self, form: Any) -> None:
        said = Text("écrire à @lea.martin, lea@mail.example", "write to @lea.martin, lea@mail.example")
        page = form(view(line(because=said)))
        assert "write to" in page
        assert "lea" not in page


class TestAfterTheGate:
    """'`review` and `due` show what has un-readied'; 'recorded and present verdicts side by side'"""

    def test_what_no_longer_holds_says_what_it_was(self) -> None:
        told = list(review_text(passed(line(Verdict.UNKNOWN), recorded={"rules.y": "pass"})))
        assert told[1] == "Passed on Fri 2 Oct 2026; no longer holds: rules.y."
        assert "x rules.y: Is it ready? (was: yes)" in told

    def test_what_was_open_then_is_no_news(self) -> None:
        told = list(review_text(passed(line(severity=Severity.WARNING), recorded={"rules.y": "fail"})))
        assert told[1] == "Passed on Fri 2 Oct 2026; everything still holds."
        assert not any("was:" in each for each in told)

    def test_under_other_questions_both_verdicts_stand_side_by_side(self) -> None:
        seen = passed(line(), recorded={"rules.y": "pass", "rules.gone": "waived"}, same=False)
        told = list(review_text(seen))
        assert "  rules.y: yes -> NO" in told
        assert "  rules.gone: waived -> not asked" in told
        assert "- `rules.gone`: waived → not asked" in review_markdown(seen)
        assert "rules.gone waived not asked" in Reader(review_html(seen)).text
        assert review_plain(seen)["passed"]["differing"] == [
            {"id": "rules.y", "recorded": "pass", "present": "fail"},
            {"id": "rules.gone", "recorded": "waived", "present": ""},
        ]

    def test_under_the_same_questions_they_do_not(self) -> None:
        assert passed(line(), recorded={"rules.y": "pass"}).side_by_side == ()
