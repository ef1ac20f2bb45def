"""The reference has one page for each room, and tables of checks and reactions, written when the site is built.

Examples in docstrings are doctests; on a page they are shown as such, not as quotations.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PACKAGE = Path(__file__).parents[1] / "campaignkit"
PAGE = """# {room}

::: campaignkit.{room}
"""


def rooms() -> Iterator[str]:
    """The rooms with public names, in the order of the alphabet."""
    for entrance in sorted(PACKAGE.glob("*/__init__.py")):
        if "__all__" in entrance.read_text("utf-8"):
            yield entrance.parent.name


class Doctests(Preprocessor):
    """Puts a fence around every example that begins with `>>>` and has none yet."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines, with their examples fenced."""
        return list(self._fenced(lines))

    def _fenced(self, lines: list[str]) -> Iterator[str]:
        inside = fenced = False
        for line in [*lines, ""]:
            fenced ^= line.startswith("```")
            if line.startswith(">>>") and not (inside or fenced):
                yield "```pycon"
                inside = True
            elif inside and not line.strip():
                yield "```"
                inside = False
            yield line


class DoctestExtension(Extension):
    """Lets every page and docstring show its doctests."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Come before the fences are read."""
        md.preprocessors.register(Doctests(md), "doctests", 100)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Add the rooms to the navigation, under Reference."""
    config.markdown_extensions.append(DoctestExtension())  # type: ignore[arg-type]
    nav: list[dict[str, Any] | str] = config.nav or []
    reference = next(entry["Reference"] for entry in nav if isinstance(entry, dict) and "Reference" in entry)
    reference += [{room: f"reference/{room}.md"} for room in rooms()]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the page of each room."""
    for room in rooms():
        files.append(File.generated(config, f"reference/{room}.md", content=PAGE.format(room=room)))
    return files


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Put each table where the page asks for it, with a mark such as `<!-- rooms -->`."""
    for name, table in TABLES.items():
        mark = f"<!-- {name} -->"
        if mark in markdown:
            markdown = markdown.replace(mark, "\n".join(table()))
    return markdown


def _rooms() -> Iterator[str]:
    yield from ("| Room | What lives in it |", "|---|---|")
    for room in rooms():
        said = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8"))) or ""
        yield f"| [`{room}`]({room}.md) | {said.partition(chr(10))[0]} |"


def _checks() -> Iterator[str]:
    from campaignkit.campaign import GATE_NAMES, every_check

    for gate in ("lint", *GATE_NAMES):
        yield from (f"### {gate}", "", "| Check | No. | Weight | Answered | Role |", "|---|---|---|---|---|")
        for _room, check in every_check():
            if check.gate == gate:
                about = (check.number or "-", check.severity.value, check.answered.value, check.signatory)
                yield f"| {check.question.say('en')}<br>`{check.id}` | {' | '.join(map(str, about))} |"
        yield ""


def _findings() -> Iterator[str]:
    from campaignkit.campaign import AdoptedPlan, every_check, lint
    from campaignkit.testing import FAULTS, faulty_plan
    from campaignkit.values import instant

    asked_at = instant("2026-10-01T08:00:00Z")
    examples = {fault.check: fault for fault in reversed(FAULTS)}
    for _room, check in every_check():
        if check.gate != "lint":
            continue
        fault = examples[check.id]
        review = lint(AdoptedPlan(plan=faulty_plan(fault), digests={}), asked_at)
        answer = next(line for line in review.lines if line.check.id == check.id).answers[0]
        yield from (f"### {check.id}", "", f"{check.question.en} ({check.severity.value}, {check.signatory})", "")
        yield from (f"- `{quote.where}` says {quote.says.en}" for quote in answer.quotes)
        yield from () if answer.quotes else (f"- `{answer.where}`: {answer.because.en}",)
        yield from ("", f"*Remedy:* {check.remedy.en}.", "")


def _items() -> Iterator[str]:
    from campaignkit.campaign import every_check

    yield from (
        "| No. | Question | Gate | Per | From | Answered | Weight | Role |",
        "|---|---|---|---|---|---|---|---|",
    )
    numbered = ((check.number, check) for _room, check in every_check() if check.number is not None)
    for number, check in sorted(numbered, key=lambda each: (each[0], each[1].id)):
        answered = check.answered.value + (", once a year" if check.yearly else "")
        about = (check.gate, check.per, check.asked_from.value, answered, check.severity.value, check.signatory)
        yield f"| {number} | {check.question.say('en')}<br>`{check.id}` | {' | '.join(about)} |"


def _reactions() -> Iterator[str]:
    from campaignkit.campaign import REACTIONS

    yield from ("| Fact | What follows |", "|---|---|")
    for fact, follows in REACTIONS.items():
        yield f"| `{fact.kind}` | {(follows.__doc__ or '').partition(chr(10))[0]} |"


def _facts() -> Iterator[str]:
    from campaignkit.rulepacks import FACTS

    yield from ("| Fact | Question | Sort | Values |", "|---|---|---|---|")
    for fact in FACTS.values():
        yield f"| `{fact.name}` | {fact.question.say('en')} | {fact.sort.value} | {' '.join(fact.values)} |"


def _packs() -> Iterator[str]:
    from campaignkit.codec import shipped_library
    from campaignkit.rulepacks import fresh_until

    columns = ("Pack", "Version", "Rules", "Blocking", "Unverified", "Oldest reading", "Fresh until", "Never read")
    yield from (f"| {' | '.join(columns)} |", "|---" * len(columns) + "|")
    for pack in shipped_library().packs:
        blocking = sum(rule.weight.value == "blocking" for rule in pack.rules)
        unverified = sum(not rule.verified for rule in pack.rules)
        read = [day for day in (rule.source.as_of or rule.source.read_on for rule in pack.rules) if day is not None]
        ends = [day for day in (fresh_until(pack, rule) for rule in pack.rules) if day is not None]
        fresh = (min(read, default="-"), min(ends, default="-"), len(pack.rules) - len(ends) or "-")
        about = (pack.version, len(pack.rules), blocking, unverified, *fresh)
        yield f"| {pack.title.en} (`{pack.id}`) | {' | '.join(map(str, about))} |"


TABLES = {
    "rooms": _rooms,
    "checks": _checks,
    "items": _items,
    "findings": _findings,
    "reactions": _reactions,
    "facts": _facts,
    "packs": _packs,
}
