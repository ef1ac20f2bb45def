"""Policies of sizes from their files: the proposal of the package, and a house's own."""

from __future__ import annotations

from importlib.resources import files

from campaignkit.codec.structure import read_plan
from campaignkit.house import SizePolicy

SHIPPED = "sizes.yaml"


def read_policy(text: str | bytes, *, name: str) -> SizePolicy:
    """Read one policy; raises PlanFileError with every problem, each with its line and remedy."""
    return read_plan(text, SizePolicy, name=name)


def policy_text() -> str:
    """The proposal of the package, as a file to be changed and signed.

    >>> from campaignkit.codec import policy_text, read_policy
    >>> [bound.size.value for bound in read_policy(policy_text(), name="sizes.yaml").bounds]
    ['S', 'M']
    """
    return (files("campaignkit.house") / SHIPPED).read_text("utf-8")
