"""The program: exit 0 when good, 1 when refused or a check failed, 2 on wrong use; never a traceback."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from cyclopts import App, CycloptsError

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
from campaignkit.values import CampaignKitError

app: App = App(
    name="campaignkit",
    help="Run a contest as one checked, replayable story: a plan, a log, and gates.",
    version_flags=["--version"],
    result_action="return_value",
)
GROUPS = (
    beginning, plans, plan_files, changes, checks, packs, houses, acting, drawing, draws, publishing, people, logs,
)  # fmt: skip
for _group in GROUPS:
    _group.register(app)


def main(tokens: list[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that knows no accents shows an escape for them
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:] if tokens is None else tokens))


def run(tokens: list[str]) -> int:
    """Run one command; its exit code. Reasons and errors go to stderr."""
    try:
        app(tokens, exit_on_error=False, print_error=False)
    except CycloptsError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except Failed:
        return 1
    except BrokenPipeError:
        return 0
    except (CampaignKitError, OSError) as error:
        say_error(barred(error) if isinstance(error, OSError) else error, language(tokens))
        return 2 if isinstance(error, WrongUseError) else 1
    except KeyboardInterrupt:
        return 130
    return 0
