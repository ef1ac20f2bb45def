"""A model that was signed once: every plan made from it is covered while only the named variables differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from campaignkit.values import Digest


def within(path: str, outer: str) -> bool:
    """Whether a path of the plan is another one, or lies below it.

    >>> within("rules.eligibility[enter].minimum_age", "rules.eligibility")
    True
    >>> within("rules.purchase_proof", "rules.purchase")
    False
    """
    return path == outer or path.startswith((f"{outer}.", f"{outer}["))


def signature_key(model: str, on: str) -> str:
    """Which signature it is: one model may be signed for several questions.

    >>> signature_key("giveaway", "rules.legal-review")
    'rules.legal-review@giveaway'
    """
    return f"{on}@{model}"


def content_of(digests: Mapping[str, Digest], subject: str) -> Mapping[str, Digest]:
    """The digests of a part of the plan and of everything in it."""
    return {path: digest for path, digest in digests.items() if within(path, subject)}


def differing(
    model: Mapping[str, Digest], plan: Mapping[str, Digest], subject: str, variables: Iterable[str]
) -> tuple[str, ...]:
    """The paths where a plan is not the model, in order; those of the variables may differ.

    A part that differs only because of something inside it is named by that alone; one that differs though
    everything inside is the same (its order, its kind) is named itself.
    """
    free, found = tuple(variables), content_of(plan, subject)
    paths = {path for path in (*model, *found) if model.get(path) != found.get(path)}
    return tuple(
        path
        for path in sorted(paths)
        if not any(within(path, each) for each in free)
        and not any(other != path and within(other, path) for other in paths)
    )
