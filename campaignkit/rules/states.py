"""How the rules document stands: written, published, deposited; and which text held when."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field, frozen

from campaignkit.values import Digest, Instant


@frozen(kw_only=True)
class Version:
    """One text of the rules: exactly this file, public since an instant, holding from another (inclusive)."""

    name: str = ""
    sha256: Digest
    address: str
    published_at: Instant
    effective_from: Instant


@frozen(kw_only=True)
class Visit:
    """What the address of the newest text gave: a digest, empty when nothing came, and then what went wrong."""

    sha256: Digest
    problem: str
    at: Instant


@frozen
class Drafted:
    """Being written."""


@frozen(kw_only=True)
class Public:
    """Public at an address; `versions` are all the texts so far, the newest last; `visit` the last look at that."""

    versions: tuple[Version, ...]
    visit: Visit | None = None

    @property
    def newest(self) -> Version:
        """The text that was published last, even if it does not hold yet."""
        return self.versions[-1]

    @property
    def amendments(self) -> int:
        """How many avenants there were."""
        return len(self.versions) - 1

    def in_force(self, at: Instant) -> Version | None:
        """The text that held at an instant: the newest of those in effect; None before the first."""
        held = [each for each in self.versions if each.effective_from <= at]
        return held[-1] if held else None


@frozen(kw_only=True)
class Published(Public):
    """Public, and not deposited with anybody."""


@frozen(kw_only=True)
class Deposited(Public):
    """Public, and the newest text is deposited with a party that gave a receipt."""

    party: str
    receipt: str


@frozen(kw_only=True)
class DepositOwed(Public):
    """Amended since the deposit: `party` holds an older text, the newest is still to be deposited."""

    party: str


@frozen(kw_only=True)
class TakenDown:
    """No longer public, after the contest; what held when is still known."""

    versions: tuple[Version, ...]


Document: TypeAlias = Drafted | Published | Deposited | DepositOwed | TakenDown


@frozen(kw_only=True)
class RulesState:
    """The state of the rules document."""

    document: Document = field(factory=Drafted)
