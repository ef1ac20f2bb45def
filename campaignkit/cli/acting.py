"""Commands that act on a campaign: start, sign, waive, launch, do, explain, due."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, TypeAlias

from cyclopts import App, Parameter
from cyclopts.validators import Number

from campaignkit.cli.console import (
    WIDTH,
    Actor,
    AsJson,
    CampaignName,
    Lang,
    StorePath,
    evidence,
    opened,
    say,
    say_json,
    say_reasons,
    show,
    told,
)
from campaignkit.desk import do_named, load_plan
from campaignkit.documents import agenda_plain, agenda_text
from campaignkit.machine import Accepted, Refused, Wanted, word
from campaignkit.values import CampaignKitError, Text, moment_said

Days: TypeAlias = Annotated[int, Parameter(validator=Number(gte=0, lte=36_500), help="How far ahead to look.")]


def register(app: App) -> None:
    """Add the commands to the program."""
    for command in (start, sign, waive, prove, launch, explain, due, reveal):
        app.command(command)
    app.command(do)


def start(db: StorePath, plan: Path, *, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Begin a campaign with a plan; the store is made when it does not exist.

    Parameters
    ----------
    plan
        The plan file; a draft may start.
    """
    first = load_plan(plan)
    with opened(db, actor, lang, new=True) as desk:
        game = desk.start(first)
        text = Text(f"« {game.id} » démarre. Suite : « campaignkit review {db} {game.id} »",
                    f'"{game.id}" has started. Next: campaignkit review {db} {game.id}')  # fmt: skip
        print(text.say(lang))


def sign(
    db: StorePath,
    campaign: CampaignName,
    check: str,
    *,
    by: str,
    channel: str,
    proof: str = "",
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Sign a check off.

    Parameters
    ----------
    check
        Its id, as `review` shows it; `ID@ROUND` or `ID@CLAIM` for one item.
    by
        Who decided: an id of organisers.people.
    channel
        How the decision came: e-mail, meeting, telephone.
    proof
        A file to keep as evidence, or an address such as https://… or a file's SHA-256; without one the
        check stays unknown.
    """
    with opened(db, actor, lang) as desk:
        game = desk[campaign]
        told(game.sign(check, decided_by=by, channel=channel, proof=evidence(proof)))


def waive(
    db: StorePath,
    campaign: CampaignName,
    check: str,
    *,
    by: str,
    reason: str,
    until: str,
    channel: str = "",
    proof: str = "",
    by_phone: Annotated[bool, Parameter(negative="")] = False,
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Let an open check pass until a date, by name and with a reason.

    Parameters
    ----------
    check
        Its id, as `review` shows it; `ID@ROUND` or `ID@CLAIM` for one item.
    by
        Who decided: an id of organisers.people.
    reason
        Why it may pass; written to the log.
    until
        A civil time of the plan's zone, or an instant; the waiver ends there.
    channel
        How the decision came: e-mail, meeting, telephone.
    proof
        A file to keep as evidence, or an address such as https://… or a file's SHA-256.
    by_phone
        The proof follows: the waiver counts for 24 hours, and falls unless `prove` brings it.
    """
    if bool(proof) == by_phone:
        raise _proof_or_phone()
    with opened(db, actor, lang) as desk:
        game = desk[campaign]
        ends = moment_said(until, game.plan.clock)
        said = channel or ("telephone" if by_phone else "")
        told(game.waive(check, reason=reason, decided_by=by, until=ends, channel=said, proof=evidence(proof)))


def _proof_or_phone() -> CampaignKitError:
    return CampaignKitError(
        Text("une dérogation veut sa preuve, ou --by-phone", "a waiver wants its proof, or --by-phone"),
        Text(
            "par téléphone elle compte 24 heures, et la preuve suit",
            "by phone it counts for 24 hours, and the proof follows",
        ),
        Text("donner l'un des deux", "give one of the two"),
    )


def prove(
    db: StorePath, campaign: CampaignName, check: str, proof: str, *, actor: Actor = "desk", lang: Lang = "en"
) -> None:
    """Bring the proof of a waiver that was given by phone.

    Parameters
    ----------
    check
        The check that was waived.
    proof
        A file to keep as evidence, or an address such as https://… or a file's SHA-256.
    """
    with opened(db, actor, lang) as desk:
        told(desk[campaign].prove_waiver(check, proof=evidence(proof)))


def launch(db: StorePath, campaign: CampaignName, *, actor: Actor = "desk", lang: Lang = "en") -> None:
    """Go public; refused with every reason while the launch gate is shut."""
    with opened(db, actor, lang) as desk:
        told(desk[campaign].launch())


def do(
    db: StorePath,
    campaign: CampaignName,
    command: str,
    *fields: str,
    actor: Actor = "desk",
    lang: Lang = "en",
) -> None:
    """Do any command by its name, such as `prizes.secure line=parcel units=2 proof=note.pdf`.

    Parameters
    ----------
    command
        The name of a command; `explain` lists those that are possible.
    fields
        What the command wants, each as NAME=VALUE.
    """
    given = given_fields(fields)
    with opened(db, actor, lang) as desk:
        told(do_named(desk[campaign], command, given))


def given_fields(fields: tuple[str, ...]) -> dict[str, str]:
    """The fields by name; an error lists every word that is not NAME=VALUE, or gives a name again."""
    given: dict[str, str] = {}
    wrong: list[str] = []
    for each in fields:
        name, sign, value = each.partition("=")
        if not (name and sign) or name in given:
            wrong.append(each)
        given[name] = value
    if wrong:
        raise CampaignKitError(
            Text(
                f"{', '.join(f'« {each} »' for each in wrong)} : il faut NOM=VALEUR, chaque nom une fois",
                f"{', '.join(f'{each!r}' for each in wrong)}: NAME=VALUE is wanted, each name once",
            ),
            None,
            Text("écrire par exemple units=2", "write for example units=2"),
        )
    return given


def reveal(
    db: StorePath, campaign: CampaignName, claim: str, *, why: str, actor: Actor = "desk", lang: Lang = "en"
) -> None:
    """Show the account behind a claim, for whoever must write to it; who asked and why is logged.

    Parameters
    ----------
    claim
        The claim's id, such as main.parcel.1.
    why
        What for; it is written to the log.
    """
    with opened(db, actor, lang) as desk:
        print(desk[campaign].reveal(claim, why=why))


def explain(db: StorePath, campaign: CampaignName, *, json: AsJson = False, lang: Lang = "en") -> None:
    """Say for every command: possible, refused and why, or which arguments it wants."""
    with opened(db, "desk", lang) as desk:
        rows = list(desk[campaign].explain())
    if json:
        say_json([_plain(*row, lang) for row in rows])
        return
    for item, command, outcome in rows:
        name = f"{command.name} {item}".strip()
        match outcome:
            case Accepted():
                print(f"  ok {name}")
            case Wanted(arguments=arguments):
                say(f"{name} ({', '.join(arguments)})", "  .. ", "     ")
            case Refused(reasons=reasons) if not _only_not_now(outcome):
                print(f"  no {name}")
                say_reasons(reasons, lang)
            case _:
                pass


def _only_not_now(outcome: Refused) -> bool:
    return all(reason.code == "machine.not-now" for reason in outcome.reasons)


def _plain(item: str, command: type[Any], outcome: object, lang: str) -> dict[str, Any]:
    plain: dict[str, Any] = {"command": command.name, "item": item, "outcome": word(type(outcome))}
    if isinstance(outcome, Wanted):
        plain["wanted"] = list(outcome.arguments)
    if isinstance(outcome, Refused):
        plain["reasons"] = [reason.to_dict(lang) for reason in outcome.reasons]
    return plain


def due(
    db: StorePath,
    *,
    days: Days = 7,
    person: Annotated[str, Parameter(name="--for", help="What waits for this person alone, an opaque id.")] = "",
    json: AsJson = False,
    lang: Lang = "en",
) -> None:
    """Show what is late and what falls due, over all campaigns of a store; for one person, what they must sign too."""
    with opened(db, "desk", lang) as desk:
        agenda = desk.agenda(days=days, person=person)
    if json:
        say_json(agenda_plain(agenda, lang))
    else:
        show(agenda_text(agenda, lang, width=WIDTH))
