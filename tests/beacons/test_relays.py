"""Rounds fetched from relays that replay, lie, delay, disappear."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from campaignkit.beacons import Beacon, BeaconError, RelayBeacon, recorded_rounds
from campaignkit.draw.protocol import QUICKNET, BeaconRound, ProtocolError
from campaignkit.values import Digest, InvalidValueError

Answer = Callable[[BaseHTTPRequestHandler], None]
ROUNDS = {(recorded.chain_hash, recorded.round): recorded for recorded in recorded_rounds()}
REAL = ROUNDS[QUICKNET.hash, 657413]


class Relay(ThreadingHTTPServer):
    """A server that says nothing when its client hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that waits no longer is no error here."""


@contextmanager
def relay(answer: Answer) -> Iterator[str]:
    """A relay on this machine that answers every request so."""
    handler = type("Handler", (BaseHTTPRequestHandler,), {"do_GET": answer, "log_message": lambda *_: None})
    server = Relay(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def send(request: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> None:
    request.send_response(status)
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def replay(request: BaseHTTPRequestHandler) -> None:
    """The recorded round of that address, as relays write it; 404 for one that has not come."""
    _, chain_hash, public, number = request.path.split("/")
    assert public == "public"
    recorded = ROUNDS.get((Digest(chain_hash), int(number)))
    send(request, json.dumps(as_relays_write(recorded)).encode()) if recorded else send(request, b"{}", 404)


def as_relays_write(recorded: BeaconRound) -> dict[str, Any]:
    before = {"previous_signature": recorded.previous_signature} if recorded.previous_signature else {}
    return {"round": recorded.round, "randomness": recorded.randomness, "signature": recorded.signature, **before}


def lie(request: BaseHTTPRequestHandler) -> None:
    """A real signature, of another round."""
    send(request, json.dumps({**as_relays_write(ROUNDS[QUICKNET.hash, 1000]), "round": 657413}).encode())


def delay(request: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)
    replay(request)


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    for _ in range(20):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.05)


def disappear(request: BaseHTTPRequestHandler) -> None:
    request.connection.close()


def flood(request: BaseHTTPRequestHandler) -> None:
    send(request, b"[" * 100_000)


def too_early(request: BaseHTTPRequestHandler) -> None:
    send(request, b"{}", 425)


def gibberish(request: BaseHTTPRequestHandler) -> None:
    send(request, b"<html>captive portal</html>")


def odd(request: BaseHTTPRequestHandler) -> None:
    send(request, b'{"signature": 7}')


def broken(request: BaseHTTPRequestHandler) -> None:
    send(request, b"", 500)


FAULTS = [lie, delay, drip, disappear, flood, gibberish, odd, broken]


def asked(*relays: str) -> Beacon:
    return RelayBeacon(relays=relays, timeout_s=0.2)


@pytest.mark.parametrize("recorded", ROUNDS.values(), ids=lambda recorded: f"{recorded.chain.name}-{recorded.round}")
def test_a_round_is_fetched_as_it_was_signed(recorded: BeaconRound) -> None:
    with relay(replay) as address:
        assert asked(address).round(recorded.chain_hash, recorded.round) == recorded


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.__name__))
def test_one_relay_at_fault_is_passed_over(fault: Answer) -> None:
    with relay(fault) as bad, relay(replay) as good:
        assert asked(bad, good).round(QUICKNET.hash, 657413) == REAL


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.__name__))
def test_when_every_relay_is_at_fault_each_is_named(fault: Answer) -> None:
    with relay(fault) as first, relay(broken) as second, pytest.raises(BeaconError) as caught:
        asked(first, second).round(QUICKNET.hash, 657413)
    assert first in str(caught.value)
    assert f"{second}: HTTP Error 500" in str(caught.value)


def test_a_relay_that_is_not_there_is_named() -> None:
    with relay(replay) as address:
        pass
    with pytest.raises(BeaconError, match=address):
        asked(address).round(QUICKNET.hash, 657413)


@pytest.mark.parametrize("early", [replay, too_early], ids=["404", "425"])
def test_a_round_that_has_not_come_is_pending(early: Answer) -> None:
    with relay(early) as address:
        assert asked(address).round(QUICKNET.hash, 10**9) is None


def test_a_relay_that_says_too_early_does_not_hide_one_that_has_the_round() -> None:
    with relay(too_early) as behind, relay(replay) as ahead:
        assert asked(behind, ahead).round(QUICKNET.hash, 657413) == REAL


def test_a_liar_beside_one_that_says_too_early_leaves_the_round_pending() -> None:
    with relay(lie) as liar, relay(too_early) as behind:
        assert asked(liar, behind).round(QUICKNET.hash, 657413) is None


def test_a_foreign_chain_is_not_even_asked_for() -> None:
    with pytest.raises(ProtocolError, match="chain_hash"):
        asked("http://127.0.0.1:9").round("0" * 64, 1)


@pytest.mark.parametrize("relays", [(), ("file:///etc/hosts",), ("ftp://example.org",)])
def test_an_address_that_is_not_of_the_web_is_refused(relays: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValueError, match=r"https://api\.drand\.sh"):
        RelayBeacon(relays=relays)


def test_the_relays_of_drand_are_known() -> None:
    assert all(address.startswith("https://") for address in RelayBeacon().relays)
