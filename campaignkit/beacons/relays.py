"""Rounds fetched over HTTP from drand relays, which nobody has to trust.

A relay answers `GET /{chain_hash}/public/{round}` with the round as JSON; 404 and 425 mean that
it has not come. Each answer is verified against the pinned chain before it is used, so a relay
that lies is passed over like one that is silent.
Source: docs.drand.love/developer/http-api, which also names the relays.
"""

from __future__ import annotations

from hashlib import sha256
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError

from attrs import field, frozen

from campaignkit.beacons.web import chunks
from campaignkit.draw.protocol import (
    BeaconRound,
    DrandRound,
    ProtocolError,
    beacon_round_from,
    read_document,
    verify_round,
)
from campaignkit.values import CampaignKitError, Digest, InvalidValueError, Text

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_FOUND, TOO_EARLY = 404, 425
MOST_BYTES = 16_384
RELAYS = ("https://api.drand.sh", "https://api2.drand.sh", "https://api3.drand.sh", "https://drand.cloudflare.com")


class BeaconError(CampaignKitError):
    """No relay gave the round, and none said that it has not come; `because` names each and what it did."""


def _addresses(_instance: object, _attribute: object, relays: tuple[str, ...]) -> None:
    strange = [relay for relay in relays if not relay.startswith(("http://", "https://"))]
    if strange or not relays:
        raise InvalidValueError(
            Text(f"relais inutilisables : {strange}", f"useless relays: {strange}"),
            Text("il faut au moins une adresse http ou https", "at least one http or https address is wanted"),
            Text("écrire par exemple https://api.drand.sh", "write for example https://api.drand.sh"),
        )


@frozen(kw_only=True)
class RelayBeacon:
    """Asks relays in turn until one gives a round that the chain really signed.

    `relays` are addresses without a trailing slash; `timeout_s` bounds, in seconds, each
    wait for a relay and the whole body of its answer, however slowly it drips. `check` is what an answer must pass.
    """

    relays: tuple[str, ...] = field(default=RELAYS, validator=_addresses)
    timeout_s: float = 5.0
    check: Callable[[BeaconRound], None] = field(default=verify_round, repr=False)

    def round(self, chain_hash: str, number: int) -> BeaconRound | None:
        """The round, verified; None when a relay says that it has not come and no other has it.

        Raises ProtocolError for a chain that is not pinned, BeaconError when every relay failed.
        """
        wanted = DrandRound(chain_hash=Digest(chain_hash), round=number)
        failures, pending = [], False
        for relay in self.relays:
            try:
                return self._from(relay, wanted)
            except _NotYetError:
                pending = True
            except (OSError, HTTPException, ProtocolError) as cause:
                failures.append(f"{relay}: {_said(cause)}")
        if pending:
            return None
        raise _no_answer(wanted, failures)

    def _from(self, relay: str, wanted: DrandRound) -> BeaconRound:
        answer = _get(f"{relay}/{wanted.chain_hash}/public/{wanted.round}", self.timeout_s)
        given = _read(answer, wanted)
        self.check(given)
        return given


class _NotYetError(Exception):
    """The relay says that the round has not come."""


def _get(address: str, timeout_s: float) -> bytes:
    """The body of one answer, at most `MOST_BYTES`; raises OSError when it is late, too long, or a refusal."""
    try:
        return b"".join(chunks(address, timeout_s=timeout_s, most=MOST_BYTES))
    except HTTPError as refusal:
        with refusal:
            if refusal.code in (NOT_FOUND, TOO_EARLY):
                raise _NotYetError from refusal
            raise


def _read(answer: bytes, wanted: DrandRound) -> BeaconRound:
    """The round in an answer; whatever else it claims, it is read as the round that was asked for.

    `randomness` is computed, since clients may and some relays do leave it out.
    """
    fields = read_document(answer)
    told = fields if isinstance(fields, dict) else {}
    signature = told.get("signature")
    return beacon_round_from(
        {
            **wanted.to_plain(),
            "signature": signature,
            "previous_signature": told.get("previous_signature") or None,
            "randomness": _randomness(signature),
        }
    )


def _randomness(signature: object) -> str | None:
    try:
        return sha256(bytes.fromhex(str(signature))).hexdigest()
    except ValueError:
        return None


def _said(cause: Exception) -> str:
    return cause.problems[0].text.en if isinstance(cause, ProtocolError) else str(cause) or type(cause).__name__


def _no_answer(wanted: DrandRound, failures: list[str]) -> BeaconError:
    told = "; ".join(failures)
    return BeaconError(
        Text(f"aucun relais n'a donné le tour {wanted.round}", f"no relay gave round {wanted.round}"),
        Text(told, told),
        Text("réessayer plus tard : le tour ne change pas", "try again later: the round does not change"),
    )
