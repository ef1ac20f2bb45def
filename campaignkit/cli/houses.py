"""Commands about a house: its profile, its policy of sizes, its yearly answers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from cyclopts import App, Parameter

from campaignkit.campaign import models_review, yearly_review
from campaignkit.cli.console import (
    WIDTH,
    Actor,
    AsJson,
    Lang,
    StorePath,
    WrongUseError,
    evidence,
    opened,
    read,
    say_json,
    told,
)
from campaignkit.desk import evidence_of, load_plan
from campaignkit.documents import models_text, yearly_rows, yearly_text
from campaignkit.house import a_year_after
from campaignkit.values import CampaignKitError, Text

HouseName: TypeAlias = Annotated[str, Parameter(help="The house's short name, as plans give it under `houses`.")]
Question: TypeAlias = Annotated[str, Parameter(help="The id of the question, as `house review` shows it.")]
By: TypeAlias = Annotated[str, Parameter(name="--by", help="Who decided: an id of the profile's organisers.people.")]
Channel: TypeAlias = Annotated[
    str, Parameter(name="--channel", help="How the decision came: e-mail, meeting, telephone.")
]
Proof: TypeAlias = Annotated[
    str, Parameter(name="--proof", help="A file to keep as evidence, or an address, or a file's SHA-256.")
]


POLICY_USE = Text(
    "« campaignkit house policy > sizes.yaml » écrit la proposition, "
    "« campaignkit house policy DB NAME sizes.yaml » l'adopte",
    "`campaignkit house policy > sizes.yaml` writes the proposal, "
    "`campaignkit house policy DB NAME sizes.yaml` adopts it",
)


def register(app: App) -> None:
    """Add the commands to the program."""
    house = App(name="house", help="What an agency or a client answers once a year for all its campaigns.")
    for command in (adopt, policy, sign, model, review):
        house.command(command)
    app.command(house)


def adopt(db: StorePath, name: HouseName, profile: Path, *, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Adopt the profile of a house: a plan file with what all its campaigns have in common.

    Parameters
    ----------
    profile
        The plan file of what is common.
    """
    plan = load_plan(profile)
    with opened(db, actor, lang, new=True) as desk:
        told(desk.house(name).adopt(plan, evidence_of(profile)))


def policy(
    db: Path | None = None,
    name: HouseName = "",
    file: Path | None = None,
    *,
    by: By = "",
    channel: Channel = "",
    proof: Proof = "",
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Adopt a signed policy of sizes for a year; without FILE show the one in force, without a store the proposal.

    Parameters
    ----------
    db
        The store: an SQLite file, or an address postgresql://…
    file
        The policy, as a file.
    """
    from campaignkit.codec import policy_text, read_policy

    if db is None:
        print(policy_text(), end="")
        return
    if not name:
        raise WrongUseError(Text("NAME manque", "NAME is missing"), None, POLICY_USE)
    if file is None:
        _show_policy(db, name, lang)
        return
    wanted = read_policy(read(file), name=file.name)
    with opened(db, actor, lang) as desk:
        told(desk.house(name).adopt_policy(wanted, decided_by=by, channel=channel, proof=evidence(proof)))


def _show_policy(db: Path, name: str, lang: str) -> None:
    """The policy in force as a file, under a line that says who decided on it, and until when it holds."""
    from campaignkit.codec import plan_text

    with opened(db, "desk", lang) as desk:
        held = desk.house(name).state.sizing(desk.clock())
    if held is None:
        raise CampaignKitError(
            Text(f"« {name} » n'a pas de politique en vigueur", f'"{name}" has no policy in force'), None, POLICY_USE
        )
    until = f"{a_year_after(held.at):%Y-%m-%d}"
    said = Text(
        f"# Décidée par {held.decided_by}, jusqu'au {until}.", f"# Decided by {held.decided_by}, until {until}."
    )
    print(said.say(lang))
    print(plan_text(held.policy), end="")


def sign(
    db: StorePath,
    name: HouseName,
    check: Question,
    *,
    by: By,
    channel: Channel,
    proof: Proof = "",
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Answer a yearly question, for every campaign whose content is that of the profile."""
    with opened(db, actor, lang) as desk:
        told(desk.house(name).sign(check, decided_by=by, channel=channel, proof=evidence(proof)))


def model(
    db: StorePath,
    name: HouseName,
    check: Question,
    file: Path,
    *,
    by: By,
    channel: Channel,
    proof: Proof,
    may_change: Annotated[tuple[str, ...], Parameter(negative="")] = (),
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Sign a yearly question for every plan made from a model, while only what may change differs.

    Parameters
    ----------
    file
        The model: a plan file; its name is the model's.
    may_change
        A path of the plan that may differ, such as rules.eligibility; give it as often as needed.
    """
    plan = load_plan(file)
    with opened(db, actor, lang) as desk:
        told(
            desk.house(name).sign_model(
                file.stem, check, plan, variables=may_change, decided_by=by, channel=channel, proof=evidence(proof)
            )
        )


def review(db: StorePath, name: HouseName, *, json: AsJson = False, lang: Lang = "en") -> None:
    """Show every yearly question, how its answer stands, and when it ends; and every model that was signed."""
    with opened(db, "desk", lang) as desk:
        house, now = desk.house(name).state, desk.clock()
        lines, models = yearly_review(house, now, desk.packs), models_review(house, now)
    if json:
        say_json(yearly_rows(lines, lang, models=models))
    else:
        print("\n".join((*yearly_text(lines, lang, width=WIDTH), *models_text(models, lang, width=WIDTH))))
