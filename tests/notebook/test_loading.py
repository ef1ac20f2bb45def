"""A notebook is told how our values look; outside of one, the call says so."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.formatters import DisplayFormatter

from campaignkit import Desk, Game, Launch, Refused, RefusedError, SetClock, local, notebook
from campaignkit.campaign import PHASE, findings_of
from campaignkit.machine import Reason, ReasonKind
from campaignkit.simulation import demo_plan
from campaignkit.values import CampaignKitError, Text

PLAN = demo_plan()
MAILED = ReasonKind("desk.mailed", Text("à a@b.example", "to a@b.example"), Text("rien", "nothing"), "lead")


class Shell:
    """As much of IPython's shell as is asked for."""

    def __init__(self) -> None:
        self.display_formatter = DisplayFormatter()
        self.errors: dict[type[BaseException], Any] = {}

    def set_custom_exc(self, kinds: tuple[type[BaseException], ...], handler: Any) -> None:
        self.errors.update(dict.fromkeys(kinds, handler))

    def shows(self, value: object) -> dict[str, str]:
        """What a notebook keeps of a cell that ends on this value."""
        display: Any = self.display_formatter
        bundle, _about = display.format(value)
        return {kind: str(said) for kind, said in bundle.items()}


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    running = Shell()
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: running))
    notebook.load(zone=PLAN.clock)
    return running


@pytest.fixture
def game() -> Game:
    return Desk.in_memory(clock=SetClock(local("2023-08-21 09:00", PLAN.clock))).start(PLAN)


def test_outside_of_a_notebook_the_call_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    with pytest.raises(notebook.NoNotebookError) as caught:
        notebook.load(zone=PLAN.clock)
    assert "cellule" in caught.value.say("fr")


def test_every_value_of_ours_shows_as_html_with_short_plain_words_beside(shell: Shell, game: Game) -> None:
    review = game.review("launch")
    refused = game.ask(Launch())
    assert isinstance(refused, Refused)
    values = (
        (review, 'The gate "launch" is shut'),
        (review.blocking[0], "objectives.format"),
        (refused, "refused, 23 reason(s)"),
        (RefusedError(refused.reasons), "refused, 23 reason(s)"),
        (refused.reasons[0], "objectives.format"),
        (game.desk.due(days=400)[0], "Is the backward plan agreed"),
        (PHASE, "campaign"),
    )
    for value, words in values:
        shown = shell.shows(value)
        assert "<table>" in shown["text/html"]
        assert shown["text/plain"].startswith(words)


def test_what_a_change_entails_shows_line_by_line(shell: Shell, game: Game) -> None:
    shown = shell.shows(game.what_if(title="<b>Another</b>"))
    assert "title" in shown["text/plain"]
    assert "<pre>ostern" in shown["text/html"]
    assert "&lt;b&gt;Another&lt;/b&gt;" in shown["text/html"]


def test_many_of_a_kind_share_one_table(shell: Shell, game: Game) -> None:
    review = game.review("launch")
    for several in (findings_of(review), review.reasons, game.desk.due(days=400)):
        page = shell.shows(several)["text/html"]
        assert page.count("<table>") == 1
        assert page.count("<tr>") > len(several) - 1


@pytest.mark.parametrize("other", [(), (1, 2), (1, "a"), ((1,),)])
def test_a_tuple_of_anything_else_stays_as_it_is(shell: Shell, other: tuple[object, ...]) -> None:
    assert shell.shows(other) == {"text/plain": repr(other)}


def test_the_plain_text_that_a_notebook_keeps_is_masked_too(shell: Shell) -> None:
    shown = shell.shows(Refused((Reason(MAILED),)))
    assert "b.example" not in shown["text/plain"] + shown["text/html"]


def test_a_refusal_that_is_raised_says_its_reasons_without_a_traceback(shell: Shell) -> None:
    handler = shell.errors[CampaignKitError]
    lines = handler(shell, RefusedError, RefusedError((Reason(MAILED),)), None, tb_offset=None)
    assert lines == ["refused, 1 reason(s)", "  desk.mailed: to …@…", "    -> nothing (lead)"]
