"""What happened to the rules document."""

from __future__ import annotations

from typing import ClassVar, TypeAlias

from attrs import frozen

from campaignkit.values import Digest, Instant, SubjectId


@frozen(kw_only=True)
class RulesPublished:
    """The rules are public, and hold from `effective_from` (None: from `at`)."""

    kind: ClassVar[str] = "rules.published"
    sha256: Digest
    address: str
    at: Instant
    version: str = ""
    effective_from: Instant | None = None


@frozen(kw_only=True)
class RulesDeposited:
    """The rules are deposited."""

    kind: ClassVar[str] = "rules.deposited"
    party: str
    receipt: str
    at: Instant


@frozen(kw_only=True)
class RulesAmended:
    """The rules changed; the new text holds from `effective_from` (None: from `at`)."""

    kind: ClassVar[str] = "rules.amended"
    sha256: Digest
    address: str
    reason: str
    asked_by: SubjectId
    proof: str
    at: Instant
    version: str = ""
    effective_from: Instant | None = None


@frozen(kw_only=True)
class RulesVisited:
    """The desk looked at the address of the rules: the digest of what came, or what went wrong."""

    kind: ClassVar[str] = "rules.visited"
    address: str
    sha256: Digest
    problem: str
    at: Instant


@frozen(kw_only=True)
class RulesTakenDown:
    """The rules are no longer public."""

    kind: ClassVar[str] = "rules.taken-down"
    reason: str


RulesEvent: TypeAlias = RulesPublished | RulesDeposited | RulesAmended | RulesVisited | RulesTakenDown
