"""The report as one self-contained HTML page, in French or in English, without a single name."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from campaignkit.documents.page import page
from campaignkit.entries import refusal_of
from campaignkit.followup import Report
from campaignkit.values import UNKNOWN, Maybe, Money, Text

NOT_ENTERED = "-"
TITLE = Text("Bilan", "Report")
WORDS: Mapping[str, Text] = {
    "objective": Text("Objectif", "Objective"),
    "kpis": Text("Indicateurs", "KPIs"),
    "primary": Text("principal", "primary"),
    "baseline": Text("Départ", "Baseline"),
    "target": Text("Cible", "Target"),
    "actual": Text("Réel", "Actual"),
    "reached": Text("Atteint", "Reached"),
    "source": Text("Source", "Source"),
    "means": Text("Moyens", "Means"),
    "planned": Text("Prévu", "Planned"),
    "cost": Text("Coût, heures comprises", "Cost, hours included"),
    "hours": Text("Heures", "Hours"),
    "per_entrant": Text("Coût par participant", "Cost per entrant"),
    "entries": Text("Participations", "Entries"),
    "admitted": Text("admises", "admitted"),
    "entrants": Text("comptes distincts", "distinct accounts"),
    "refused": Text("refusées", "refused"),
    "prizes": Text("Lots", "Prizes"),
    "winners": Text("gagnants", "winners"),
    "delivered": Text("lots remis", "prizes delivered"),
    "incidents": Text("incidents", "incidents"),
    "unknown": Text("non saisi", "not entered"),
}

BODY = """
<p><strong>{{ w.objective }}</strong> {{ objective }}</p>
<h2>{{ w.kpis }}</h2>
<table><thead><tr><th></th><th>{{ w.baseline }}</th><th>{{ w.target }}</th><th>{{ w.actual }}</th>
<th>{{ w.reached }}</th><th>{{ w.source }}</th></tr></thead><tbody>
{% for kpi in report.rows %}<tr><th scope="row">{{ kpi.name.say(lang) }}
{% if kpi.primary %}<small>({{ w.primary }})</small>{% endif %}</th>
<td>{{ number(kpi.baseline) }}</td><td>{{ number(kpi.target) }}</td><td>{{ number(kpi.actual) }} {{ kpi.unit }}</td>
<td>{{ percent(kpi.percent_of_target) }}</td><td>{{ kpi.source }}</td></tr>
{% endfor %}</tbody></table>
<h2>{{ w.means }}</h2>
<table><thead><tr><th></th><th>{{ w.planned }}</th><th>{{ w.actual }}</th></tr></thead><tbody>
<tr><th scope="row">{{ w.cost }}</th><td>{{ money(report.planned_cost) }}</td><td>{{ money(report.cost) }}</td></tr>
<tr><th scope="row">{{ w.hours }}</th><td>{{ number(report.planned_hours) }}</td><td>{{ number(report.hours) }}</td></tr>
<tr><th scope="row">{{ w.per_entrant }}</th><td></td><td>{{ money(report.cost_per_entrant) }}</td></tr>
</tbody></table>
<h2>{{ w.entries }}</h2>
<p>{{ number(report.entries) }} {{ w.admitted }}, {{ number(report.entrants) }} {{ w.entrants }}.</p>
<table><tbody>{% for reason, count in refused %}<tr><th scope="row">{{ reason }}</th><td>{{ number(count) }}</td></tr>
{% endfor %}</tbody></table>
<h2>{{ w.prizes }}</h2>
<p>{{ report.winners.confirmed }} {{ w.winners }}, {{ report.winners.delivered }} {{ w.delivered }}, {{ report.incidents | length }} {{ w.incidents }}.</p>
"""


def report_html(report: Report, title: Text, objective: Maybe[Text], lang: str = "en") -> str:
    """The page of one campaign: its title, the objective that everything is held against, and the figures."""
    words = {name: text.say(lang) for name, text in WORDS.items()}
    return page(
        f"{TITLE.say(lang)} · {title.say(lang)}",
        BODY,
        lang,
        report=report,
        w=words,
        objective=words["unknown"] if objective is UNKNOWN else objective.say(lang),
        refused=_refusals(report, lang),
        number=lambda value: number(value, lang),
        money=lambda value: money(value, lang),
        percent=lambda value: NOT_ENTERED if value is UNKNOWN else f"{number(value, lang)} %",
    )


def _refusals(report: Report, lang: str) -> list[tuple[str, int]]:
    return [
        (refusal_of(key).kind.text.say(lang), count)
        for key, count in sorted(report.refused_by_reason.items(), key=lambda item: (-item[1], item[0]))
    ]


def number(value: object, lang: str) -> str:
    """A number as the language writes it; a dash for what nobody has entered."""
    from babel.numbers import format_decimal

    if not isinstance(value, Decimal | int):
        return NOT_ENTERED
    return str(format_decimal(value, locale=lang))


def money(value: Maybe[Money], lang: str) -> str:
    """An amount as the language writes it; a dash for what nobody has entered."""
    from babel.numbers import format_currency

    return NOT_ENTERED if value is UNKNOWN else str(format_currency(value.amount, value.currency, locale=lang))
