"""The program: exit 0 when good, 1 when refused or a check failed, 2 on wrong use; never a traceback."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from cyclopts import App, CycloptsError, Parameter

from campaignkit.cli import (
    acting,
    beginning,
    changes,
    checks,
    drawing,
    draws,
    houses,
    logs,
    packs,
    people,
    plan_files,
    plans,
    publishing,
)
from campaignkit.cli.console import Failed, WrongUseError, barred, language, say_error
from campaignkit.cli.panels import arrange, shown_default
from campaignkit.values import CampaignKitError

if TYPE_CHECKING:
    from cyclopts.help.protocols import HelpFormatter

app: App = App(
    name="campaignkit",
    help="Run a contest as one checked, replayable story: a plan, a log, and gates.",
    version_flags=["--version"],
    result_action="return_value",
    default_parameter=Parameter(show_default=shown_default, negative_iterable=()),
)
GROUPS = (
    beginning, plans, plan_files, changes, checks, packs, houses, acting, drawing, draws, publishing, people, logs,
)  # fmt: skip
for _group in GROUPS:
    _group.register(app)
arrange(app)


def main(tokens: list[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows no accents shows an escape for them
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:] if tokens is None else tokens))


def run(tokens: list[str]) -> int:
    """Run one command; its exit code. Reasons and errors go to stderr."""
    lang = language(tokens)
    try:
        app.help_formatter = _help_in(lang)
        app(behind_the_command(tokens), exit_on_error=False, print_error=False)
    except CycloptsError as wrong:
        from campaignkit.cli.wrong_use import misuse

        say_error(misuse(wrong), lang)
        return 2
    except Failed:
        return 1
    except BrokenPipeError:
        return 0
    except (CampaignKitError, OSError) as error:
        say_error(barred(error) if isinstance(error, OSError) else error, lang)
        return 2 if isinstance(error, WrongUseError) else 1
    except KeyboardInterrupt:
        return 130
    return 0


def _help_in(lang: str) -> HelpFormatter | None:
    """What lays `--help` out in French; the usual one otherwise."""
    if lang != "fr":
        return None
    from campaignkit.cli.french.showing import FrenchHelp

    return FrenchHelp()


def behind_the_command(tokens: list[str]) -> list[str]:
    """A language that is asked for before the command is put behind it; where there is only help to show, left out."""
    chain, apps, after = app.parse_commands(tokens)
    asked, rest = _language_first(after)
    if not asked or apps[-1].default_command:
        return tokens
    chain, apps, after = app.parse_commands(behind_the_command([*chain, *rest]))
    speaks = apps[-1].default_command and not chain[-1].startswith("-")
    return [*chain, *(asked if speaks else ()), *after]


def _language_first(tokens: list[str]) -> tuple[list[str], list[str]]:
    if tokens[:1] == ["--lang"] and len(tokens) > 1:
        return tokens[:2], tokens[2:]
    if tokens and tokens[0].startswith("--lang="):
        return tokens[:1], tokens[1:]
    return [], tokens
