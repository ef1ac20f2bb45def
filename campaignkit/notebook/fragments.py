"""Values as pieces of HTML that stand in the page of somebody else: escaped, masked, asking nobody for anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from campaignkit.campaign import WhatIf
from campaignkit.checklists import Review, ReviewLine
from campaignkit.desk import DueItem
from campaignkit.documents import ReviewView, change_text, headline, masked, review_rows
from campaignkit.machine import Machine, Reason, diagram, word
from campaignkit.values import Text, Zone

FRAME = """<div class="campaignkit" lang="{{ lang }}"><style>
.campaignkit table{border-collapse:collapse;margin:.5em 0}
.campaignkit th,.campaignkit td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid #8885;max-width:48em}
.campaignkit .pass{color:#2e8b57}.campaignkit .fail,.campaignkit .unknown{color:#d0453a}
.campaignkit .warn,.campaignkit .waived{color:#b7791f}.campaignkit .due{white-space:nowrap}.campaignkit small,.campaignkit .soft{opacity:.75}
</style>BODY</div>
"""  # noqa: E501 - a style sheet
REVIEW = """
<p><strong class="{{ 'fail' if shut else 'pass' }}">{{ headline }}</strong></p>
<table><thead><tr><th>{{ w.answer }}</th><th>{{ w.question }}</th><th>{{ w.who }}</th><th>{{ w.due }}</th></tr></thead><tbody>
{% for row in rows %}<tr><td class="{{ row.class }}">{{ row.verdict }}</td>
<td>{{ row.question }}<br><small>{{ row.id }}</small>
{% for finding in row.findings %}<br>{% if finding.where and not finding.because.startswith(finding.where) %}<code>{{ finding.where }}</code>: {% endif %}{{ finding.because }}{% endfor %}
{% if row.open %}<br><em>{{ row.remedy }}</em>{% endif %}</td>
<td>{{ row.who }}</td><td class="due">{{ row.due }}</td></tr>
{% endfor %}</tbody></table>
<p class="soft">{{ w.not_advice }}</p>
"""  # noqa: E501 - a template
REASONS = """
<table><thead><tr><th>{{ w.why }}</th><th>{{ w.remedy }}</th><th>{{ w.who }}</th></tr></thead><tbody>
{% for each in reasons %}<tr><td>{{ each.text.say(lang) }}<br><small>{{ each.code }}
{%- if each.where %} · <code>{{ each.where }}</code>{% endif %}</small></td>
<td><em>{{ each.remedy.say(lang) }}</em></td><td>{{ each.owner }}</td></tr>
{% endfor %}</tbody></table>
"""
DUE = """
<table><thead><tr><th>{{ w.due }}</th><th>{{ w.campaign }}</th><th>{{ w.what }}</th><th>{{ w.who }}</th></tr></thead><tbody>
{% for each in items %}<tr><td class="due">{{ each.due_at.in_timezone(zone).format("YYYY-MM-DD HH:mm") }}</td>
<td>{{ each.campaign }}</td><td>{% if each.blocks %}<strong class="fail">{{ w.blocks }}</strong> {% endif %}
{{ each.what.say(lang) }}<br><small>{{ each.where }}</small></td><td>{{ each.owner }}</td></tr>
{% endfor %}</tbody></table>
"""  # noqa: E501 - a template
DIAGRAM = """
<table><thead><tr><th>{{ w.from }}</th><th>{{ w.command }}</th><th>{{ w.to }}</th></tr></thead><tbody>
{% for source, command, target in moves %}<tr><td>{{ source }}</td><td><code>{{ command }}</code></td><td>{{ target }}</td></tr>
{% endfor %}</tbody></table>
<details><summary>Mermaid</summary><pre class="mermaid">{{ mermaid }}</pre></details>
"""  # noqa: E501 - a template
CHANGE = """
<pre>{{ lines }}</pre>
"""
WORDS = {
    "why": Text("Motif", "Reason"),
    "remedy": Text("Remède", "Remedy"),
    "who": Text("Qui", "Who"),
    "due": Text("Pour le", "Due"),
    "answer": Text("Réponse", "Answer"),
    "question": Text("Question", "Question"),
    "not_advice": Text("Ceci n'est pas un conseil juridique.", "This is not legal advice."),
    "campaign": Text("Opération", "Campaign"),
    "what": Text("Quoi", "What"),
    "blocks": Text("BLOQUE", "BLOCKS"),
    "from": Text("De", "From"),
    "command": Text("Commande", "Command"),
    "to": Text("Vers", "To"),
}


def review_html_fragment(review: Review, zone: Zone, lang: str = "en") -> str:
    """A review as a table, the open questions first; due dates are those of the zone."""
    rows = sorted(review_rows(ReviewView(review=review, zone=zone, lang=lang)), key=lambda row: not row["blocks"])
    return _fragment(REVIEW, lang, WORDS, headline=headline(review, lang), shut=bool(review.reasons), rows=rows)


def findings_html_fragment(lines: Iterable[ReviewLine], lang: str = "en") -> str:
    """What the lines of a review leave open, each with its place and its remedy."""
    return reasons_html_fragment((reason for line in lines for reason in line.reasons), lang)


def reasons_html_fragment(reasons: Iterable[Reason], lang: str = "en") -> str:
    """Why something is refused: each reason with its place, its remedy and who can mend it."""
    return _fragment(REASONS, lang, WORDS, reasons=tuple(reasons))


def due_html_fragment(items: Iterable[DueItem], zone: Zone, lang: str = "en") -> str:
    """What falls due, at the hours of the zone."""
    return _fragment(DUE, lang, WORDS, items=tuple(items), zone=zone)


def change_html_fragment(outcome: WhatIf, lang: str = "en") -> str:
    """What a change of plan entails, line by line as in a terminal."""
    return _fragment(CHANGE, lang, WORDS, lines="\n".join(change_text(outcome, lang)))


def diagram_html_fragment(machine: Machine[Any, Any], lang: str = "en") -> str:
    """A machine as the table of its moves, with its Mermaid text folded away below."""
    moves = [(word(row.source), word(row.command), word(row.target)) for row in machine.moves]
    return _fragment(DIAGRAM, lang, WORDS, moves=moves, mermaid=diagram(machine))


def _fragment(body: str, lang: str, words: dict[str, Text], **content: Any) -> str:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, finalize=_shown)
    said = {name: text.say(lang) for name, text in words.items()}
    return environment.from_string(FRAME.replace("BODY", body)).render(lang=lang, w=said, **content)


def _shown(value: object) -> object:
    return masked(value) if isinstance(value, str) else value
