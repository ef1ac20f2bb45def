"""The desk looks at the address of the rules, and what it saw is in the log."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from campaignkit.checklists import Verdict
from campaignkit.desk import Desk, Game, RefusedError, do_named
from campaignkit.desk.visiting import visited
from campaignkit.rules import PublishRules, RulesVisited, VisitRules
from campaignkit.simulation import demo_plan
from campaignkit.values import digest_of
from tests.desk.stage import in_memory

TEXT = b"<h1>Rules</h1>" * 1000
HUNG_UP = Event()


class Site(BaseHTTPRequestHandler):
    """A site with the rules, and with what a site can do instead."""

    def do_GET(self) -> None:
        match self.path:
            case "/rules":
                self._answer(200, TEXT)
            case "/moved":
                self.send_response(302)
                self.send_header("Location", "/rules")
                self.end_headers()
            case "/slow":
                HUNG_UP.wait(10)
            case "/cut":
                self.send_response(200)
                self.send_header("Content-Length", "999")
                self.end_headers()
                self.wfile.write(b"half")
            case _:
                self._answer(404, b"gone")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    HUNG_UP.set()
    server.shutdown()
    server.server_close()


def published(address: str) -> tuple[Desk, Game]:
    desk, _clock = in_memory()
    game = desk.start(demo_plan())
    game.do(PublishRules(sha256=digest_of(TEXT), address=address))
    return desk, game


def verdict(game: Game, check: str) -> Verdict:
    return next(line.verdict for line in game.review("launch").lines if line.key == check)


class TestWhatAnAddressGives:
    """'how it is answered: computed from plan or state, probed by the desk, or attested'"""

    def test_the_digest_of_what_came_also_after_a_move(self, site: str) -> None:
        for path in ("/rules", "/moved"):
            assert visited(site + path) == VisitRules(address=site + path, sha256=digest_of(TEXT))

    def test_what_went_wrong(self, site: str) -> None:
        assert visited(f"{site}/gone").problem == "HTTP 404"
        assert visited(f"{site}/slow", timeout_s=0.2).problem
        assert visited("http://127.0.0.1:1/rules").problem == "Connection refused"
        assert visited("http://[").problem
        for address in ("", "file:///etc/hostname", "at the counter"):
            assert visited(address) == VisitRules(address=address, problem="not http(s)")

    def test_half_a_file_is_not_that_file(self, site: str) -> None:
        found = visited(f"{site}/cut")
        assert found.problem or found.sha256 != digest_of(TEXT)


class TestOnTheDesk:
    def test_the_very_file_passes(self, site: str) -> None:
        _desk, game = published(f"{site}/rules")
        assert verdict(game, "rules.seen") is Verdict.UNKNOWN
        (seen,) = game.visit_rules()
        assert isinstance(seen, RulesVisited)
        assert verdict(game, "rules.seen") is verdict(game, "rules.published") is Verdict.PASS

    def test_an_address_that_gives_nothing_shuts_the_gate(self, site: str) -> None:
        desk, game = published(f"{site}/gone")
        assert verdict(game, "rules.published") is Verdict.PASS
        do_named(game, "rules.visit", {})
        assert verdict(game, "rules.seen") is verdict(game, "rules.published") is Verdict.FAIL
        desk.verify()

    def test_nobody_says_so_by_hand(self, site: str) -> None:
        _desk, game = published(f"{site}/gone")
        with pytest.raises(RefusedError) as refused:
            game.do(VisitRules(address=f"{site}/gone", sha256=digest_of(TEXT)))
        assert [each.code for each in refused.value.reasons] == ["desk.through-the-desk"]

    def test_rules_that_are_not_published_are_looked_at_nowhere(self) -> None:
        desk, _clock = in_memory()
        with pytest.raises(RefusedError) as refused:
            desk.start(demo_plan()).visit_rules()
        assert [each.code for each in refused.value.reasons] == ["machine.not-now"]
