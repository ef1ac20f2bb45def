"""Commands by their names, with fields as words: for a command line, a form, a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaignkit.campaign import COMMANDS, FOLLOW_ONLY, AdoptPlan, Amend, Extend, Shorten, StartCampaign
from campaignkit.desk.plan_files import load_plan
from campaignkit.draw import CommitDraw, HoldDraw, SettleDraw, VoidDraw
from campaignkit.entries import AdmitBatch
from campaignkit.privacy import EraseData
from campaignkit.rules import VisitRules
from campaignkit.values import CampaignKitError, Text, moment_said

if TYPE_CHECKING:
    from campaignkit.desk.game import Game
    from campaignkit.values import Instant

FROM_FILES = (AdmitBatch, StartCampaign)
"""Commands that only an import, and only a plan file, can fill."""

BY_NAME: Mapping[str, type[Any]] = {
    command.name: command for command in COMMANDS if command not in FOLLOW_ONLY and command not in FROM_FILES
}


class UnknownNameError(CampaignKitError):
    """No command has this name."""


def do_named(game: Game, name: str, fields: Mapping[str, str]) -> tuple[Any, ...]:
    """Do the command of this name (`prizes.secure`), its fields given as words.

    A new plan is given as `plan=FILE`. Raises UnknownNameError with the near miss,
    CommandFieldsError with everything wrong in the fields, RefusedError with every reason.
    """
    from campaignkit.codec import build_command

    command = BY_NAME.get(name)
    if command is None:
        near = ", ".join(get_close_matches(name, BY_NAME, n=3, cutoff=0.4)) or ", ".join(sorted(BY_NAME))
        raise UnknownNameError(
            Text(f"il n'y a pas de commande « {name} »", f'there is no command "{name}"'),
            None,
            Text(f"peut-être : {near}", f"perhaps: {near}"),
        )
    through_the_desk = BY_THE_DESK.get(command)
    if through_the_desk is not None:
        return through_the_desk(game, fields)
    return game.do(build_command(command, fields, zone=game.plan.clock))


def _wanted(fields: Mapping[str, str], *names: str) -> list[str]:
    missing = [name for name in names if not fields.get(name)]
    if missing:
        wanted = " ".join(f"{name}=…" for name in missing)
        raise CampaignKitError(
            Text("il manque des arguments", "arguments are missing"), None, Text(f"ajouter {wanted}", f"add {wanted}")
        )
    return [fields[name] for name in names]


def _adopt(game: Game, fields: Mapping[str, str]) -> tuple[Any, ...]:
    (path,) = _wanted(fields, "plan")
    return game.adopt(load_plan(Path(path)))


def _amend(game: Game, fields: Mapping[str, str]) -> tuple[Any, ...]:
    path, reason, asked_by, proof = _wanted(fields, "plan", "reason", "asked_by", "proof")
    return game.amend(load_plan(Path(path)), reason=reason, asked_by=asked_by, proof=proof)


def _extend(game: Game, fields: Mapping[str, str]) -> tuple[Any, ...]:
    round_id, at, reason, asked_by, proof = _wanted(fields, "round", "closes_at", "reason", "asked_by", "proof")
    return game.extend(round_id, _moment(game, at), reason=reason, asked_by=asked_by, proof=proof)


def _shorten(game: Game, fields: Mapping[str, str]) -> tuple[Any, ...]:
    round_id, at, reason, asked_by, proof = _wanted(fields, "round", "closes_at", "reason", "asked_by", "proof")
    return game.shorten(round_id, _moment(game, at), reason=reason, asked_by=asked_by, proof=proof)


def _moment(game: Game, text: str) -> Instant:
    return moment_said(text, game.plan.clock)


BY_THE_DESK: Mapping[type[Any], Callable[[Game, Mapping[str, str]], tuple[Any, ...]]] = {
    AdoptPlan: _adopt,
    Amend: _amend,
    Extend: _extend,
    Shorten: _shorten,
    CommitDraw: lambda game, fields: game.seal(*_wanted(fields, "round")),
    HoldDraw: lambda game, fields: game.draw(*_wanted(fields, "round")),
    SettleDraw: lambda game, fields: game.settle_draw(*_wanted(fields, "round")),
    VoidDraw: lambda game, fields: game.void_draw(*_wanted(fields, "round", "reason")),
    VisitRules: lambda game, _fields: game.visit_rules(),
    EraseData: lambda game, fields: game.erase(*_wanted(fields, "purpose")),
}
"""What the desk fills in itself: plans from files, lists, certificates, attestations; nobody types these."""
