"""Our values as HTML in a notebook."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from campaignkit import Desk, Game, Launch, Refused, SetClock, Text, lint, local
from campaignkit.campaign import PHASE, findings_of
from campaignkit.machine import Reason, ReasonKind
from campaignkit.notebook import (
    diagram_html_fragment,
    due_html_fragment,
    findings_html_fragment,
    masked,
    reasons_html_fragment,
    review_html_fragment,
)
from campaignkit.simulation import demo_plan

PLAN = demo_plan()
ANYTHING = ReasonKind("desk.said", Text("{said}", "{said}"), Text("rien", "nothing"), "lead")


class Tags(HTMLParser):
    """The tags of a page, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def game() -> Game:
    desk = Desk.in_memory(clock=SetClock(local("2023-08-21 09:00", PLAN.clock)))
    return desk.start(PLAN)


def shown(said: str, lang: str = "en") -> Tags:
    return Tags(reasons_html_fragment((ANYTHING.because(said=said),), lang))


class TestNothingIsTakenForATag:
    """Whatever a person typed is shown as it was typed, and is never markup."""

    @given(st.text(alphabet="<>&\"'/script{}%= a"))
    def test_words_add_no_tag(self, said: str) -> None:
        page = Tags(reasons_html_fragment((Reason(ANYTHING, {"said": said}),)))
        assert page.tags == Tags(reasons_html_fragment((Reason(ANYTHING, {"said": "x"}),))).tags
        assert not page.open
        assert said in page.words


class TestMasking:
    """No mail address and no account that bears its sign is shown."""

    @given(st.from_regex(r"[a-z][a-z0-9._]{0,11}[a-z0-9_]", fullmatch=True))
    def test_an_account_and_an_address_go(self, name: str) -> None:
        assert masked(f"tell @{name} now") == "tell @… now"
        assert masked(f"mail {name}@post.example now") == "mail …@… now"

    @pytest.mark.parametrize("key", ["draw.record-signed@main", "shipping.packed@main.parcel.s1", "a@main.parcel.1"])
    def test_the_name_of_a_check_stays(self, key: str) -> None:
        assert masked(key) == key

    def test_an_address_that_holds_a_mail_address_is_masked_too(self) -> None:
        assert masked("see https://x.example/?to=lea@mail.example") == "see https://x.example/?to=…@…"

    def test_what_is_rendered_is_masked(self) -> None:
        assert "@…" in shown("ask @lea.martin").words
        assert "lea.martin" not in shown("ask @lea.martin").words


class TestFragments:
    def test_a_review_says_whether_its_gate_is_open_then_asks_every_question(self, game: Game) -> None:
        review = game.review("launch")
        page = review_html_fragment(review, PLAN.clock)
        assert Tags(page).words.count("\n") > len(review.lines)
        assert 'The gate "launch" is shut' in Tags(page).words
        assert all(line.key in page for line in review.lines)
        assert not Tags(page).open

    def test_a_review_speaks_french(self, game: Game) -> None:
        page = review_html_fragment(game.review("launch"), PLAN.clock, "fr")
        assert "Le jalon « lancement » est fermé" in Tags(page).words
        assert 'lang="fr"' in page

    def test_findings_show_what_is_open_and_nothing_else(self, game: Game) -> None:
        review = lint(game.desk.adopting(PLAN), game.desk.clock())
        page = findings_html_fragment(findings_of(review))
        assert all((line.key in page) == bool(line.reasons) for line in review.lines)
        assert "MEZ" in page

    def test_a_refusal_shows_each_reason_with_its_place_and_its_remedy(self, game: Game) -> None:
        outcome = game.ask(Launch())
        assert isinstance(outcome, Refused)
        words = Tags(reasons_html_fragment(outcome.reasons)).words
        assert all(reason.code in words and reason.remedy.say("en") in words for reason in outcome.reasons)
        assert "prizes.lines[parcel]" in words

    def test_what_is_due_is_dated_in_the_zone_of_the_contest(self, game: Game) -> None:
        items = game.desk.due(days=400)
        page = Tags(due_html_fragment(items, PLAN.clock)).words
        assert "BLOCKS" in page
        assert all(item.due_at.in_timezone(PLAN.clock).format("YYYY-MM-DD HH:mm") in page for item in items)

    def test_only_what_shuts_a_gate_is_said_to_block(self, game: Game) -> None:
        item = next(item for item in game.desk.due(days=400) if item.blocks)
        assert "BLOQUE" in due_html_fragment((item,), PLAN.clock, "fr")
        assert "BLOQUE" not in due_html_fragment((evolve(item, blocks=False),), PLAN.clock, "fr")

    def test_a_machine_is_the_table_of_its_moves_with_its_mermaid_text(self) -> None:
        page = Tags(diagram_html_fragment(PHASE))
        assert "stateDiagram-v2" in page.words
        assert {"table", "details", "pre"} <= page.tags
        assert "script" not in page.tags
        assert "adopt-plan" in page.words
