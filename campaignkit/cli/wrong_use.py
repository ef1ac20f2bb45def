"""What is said of a command line that cannot be read: what, because, remedy, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from cyclopts import CoercionError, CycloptsError, MissingArgumentError, UnknownOptionError, ValidationError
from cyclopts.exceptions import RepeatArgumentError, UnknownCommandError, UnusedCliTokensError

from campaignkit.values import CampaignKitError, Text

if TYPE_CHECKING:
    from cyclopts.argument import Argument

MOST_COMMANDS = 9


def misuse(error: CycloptsError) -> CampaignKitError:  # noqa: PLR0911 - one for each type
    """The error of the library in our words, by its type; one of an unforeseen type keeps its English reason."""
    match error:
        case UnknownCommandError():
            return _unknown_command(error)
        case UnknownOptionError():
            return _unknown_option(error)
        case MissingArgumentError():
            return CampaignKitError(_missing(error), None, _see_help(error))
        case CoercionError() | ValidationError():
            return _wrong_value(error)
        case RepeatArgumentError():
            word = error.token.keyword
            what = Text(f"{word} est donné plusieurs fois", f"{word} is given several times")
            return CampaignKitError(what, None, Text("ne le donner qu'une fois", "give it once"))
        case UnusedCliTokensError():
            words = " ".join(error.unused_tokens or ())
            return CampaignKitError(Text(f"de trop : {words}", f"too much: {words}"), None, _see_help(error))
        case _:
            what = Text("la ligne de commande ne se lit pas", "the command line cannot be read")
            return CampaignKitError(what, Text(f"{error}", f"{error}"), _see_help(error))


def _unknown_command(error: UnknownCommandError) -> CampaignKitError:
    word = (error.unused_tokens or [""])[0]
    names = [name for name in error.app or () if not name.startswith("-")]
    what = Text(f"il n'y a pas de commande « {word} »", f'there is no command "{word}"')
    listed = ", ".join(names)
    because = Text(f"les commandes : {listed}", f"commands: {listed}") if len(names) <= MOST_COMMANDS else None
    return CampaignKitError(what, because, _near(word, names) or _see_help(error))


def _unknown_option(error: UnknownOptionError) -> CampaignKitError:
    word = (error.token.keyword or error.token.value).split("=")[0]
    names = [name for each in error.argument_collection for name in each.names if name.startswith("-")]
    what = Text(f"il n'y a pas d'option {word}", f"there is no option {word}")
    return CampaignKitError(what, None, _near(word, names) or _see_help(error))


def _missing(error: MissingArgumentError) -> Text:
    """A parameter that is not there, or an option at the end of the line without its value."""
    wanted = error.argument
    if wanted is None:
        return Text("un argument manque", "an argument is missing")
    given = error.keyword or next((each.keyword for each in wanted.tokens if each.keyword), None)
    if given is not None:
        return Text(f"{given} attend une valeur", f"{given} wants a value")
    return Text(f"{_name(wanted)} manque", f"{_name(wanted)} is missing")


def _wrong_value(error: CoercionError | ValidationError) -> CampaignKitError:
    wanted = error.argument
    if wanted is None:
        return CampaignKitError(Text("une valeur ne convient pas", "a value is not right"), None, _see_help(error))
    token = error.token if isinstance(error, CoercionError) and error.token else next(iter(wanted.tokens), None)
    value, name = (token.value, token.keyword or _name(wanted)) if token else ("", _name(wanted))
    what = Text(f"{name} : « {value} » ne convient pas", f'{name}: "{value}" is not right')
    source = token.source if token and token.source not in {"", "cli"} else ""
    because = Text(f"lu dans {source}", f"read from {source}") if source else None
    return CampaignKitError(what, because, _wanted(wanted, value) or _see_help(error))


def _wanted(argument: Argument, value: str) -> Text | None:
    """What may stand there: one of few words, a number, a number within bounds."""
    if choices := argument.get_choices():
        near, listed = _near(value, choices), ", ".join(choices)
        return near or Text(f"écrire l'un de : {listed}", f"write one of: {listed}")
    if argument.hint is not int:
        return None
    signs = {"gte": "≥", "gt": ">", "lte": "≤", "lt": "<"}
    bounds = [
        f"{sign} {getattr(each, bound)}"
        for each in cast("Iterable[object]", argument.parameter.validator)
        for bound, sign in signs.items()
        if getattr(each, bound, None) is not None
    ]
    said = f" ({', '.join(bounds)})" if bounds else ""
    return Text(f"écrire un nombre entier{said}", f"write a whole number{said}")


def _near(word: str, names: Iterable[str]) -> Text | None:
    """The one that was meant, as far as one can guess."""
    close = get_close_matches(word, list(names), n=1)
    return Text(f"écrire peut-être {close[0]}", f"perhaps write {close[0]}") if close else None


def _see_help(error: CycloptsError) -> Text:
    command = " ".join(("campaignkit", *(error.command_chain or ()), "--help"))
    return Text(f"voir « {command} »", f"see `{command}`")


def _name(argument: Argument) -> str:
    """As the help shows it: PLAN where its place is enough, --by otherwise."""
    return argument.name if argument.index is None else argument.name.lstrip("-").upper()
