"""A review as text, Markdown, JSON-ready data or one self-contained HTML page; no personal data is in any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from campaignkit.checklists import Review, ReviewLine, Severity, Verdict
from campaignkit.documents.page import page
from campaignkit.values import Text, Zone, civil, iso

WORDS = {
    Verdict.PASS: Text("oui", "yes"),
    Verdict.FAIL: Text("NON", "NO"),
    Verdict.UNKNOWN: Text("INCONNU", "UNKNOWN"),
    Verdict.WAIVED: Text("dérogation", "waived"),
    Verdict.NOT_APPLICABLE: Text("sans objet", "n/a"),
}
OPEN_GATE = Text("Le jalon « {gate} » est ouvert.", 'The gate "{gate}" is open.')
SHUT_GATE = Text(
    "Le jalon « {gate} » est fermé : {n} contrôle(s) le bloquent.", 'The gate "{gate}" is shut: {n} check(s) block it.'
)
BODY = """
<p><strong class="{{ 'fail' if shut else 'pass' }}">{{ headline }}</strong></p>
<table><thead><tr><th>{{ w.answer }}</th><th>{{ w.question }}</th><th>{{ w.who }}</th><th>{{ w.due }}</th></tr></thead><tbody>
{% for row in rows %}<tr><td class="{{ row.class }}">{{ row.verdict }}</td>
<td>{{ row.question }}<br><small>{{ row.id }}</small>
{% for finding in row.findings %}<br>{% if finding.where %}<code>{{ finding.where }}</code>: {% endif %}{{ finding.because }}{% endfor %}
{% if row.findings %}<br><em>{{ row.remedy }}</em>{% endif %}</td>
<td>{{ row.signatory }}</td><td class="due">{{ row.due }}</td></tr>
{% endfor %}</tbody></table>
<p class="soft">{{ w.not_advice }}</p>
"""
HEADINGS = {
    "answer": Text("Réponse", "Answer"),
    "question": Text("Question", "Question"),
    "who": Text("Qui", "Who"),
    "due": Text("Pour le", "Due"),
    "not_advice": Text("Ceci n'est pas un conseil juridique.", "This is not legal advice."),
}


def headline(review: Review, lang: str = "en") -> str:
    """Whether the gate is open, in one sentence."""
    shut = bool(review.reasons)
    sentence = SHUT_GATE if shut else OPEN_GATE
    return sentence.fill(gate=review.gate, n=len(review.blocking)).say(lang)


def review_rows(review: Review, zone: Zone, lang: str = "en") -> list[dict[str, Any]]:
    """The lines of a review as plain data, the open ones first, each with its findings and its remedy."""
    return [
        _row(line, zone, lang) for line in sorted(review.lines, key=lambda line: (not line.blocks, not line.reasons))
    ]


def _row(line: ReviewLine, zone: Zone, lang: str) -> dict[str, Any]:
    verdict = line.verdict
    warned = verdict in {Verdict.FAIL, Verdict.UNKNOWN} and line.check.severity is Severity.WARNING
    return {
        "id": line.key,
        "number": line.check.number,
        "question": line.check.question.say(lang),
        "verdict": WORDS[verdict].say(lang),
        "class": "warn" if warned else verdict.value,
        "blocks": line.blocks,
        "findings": [
            {
                "where": answer.where,
                "because": answer.because.say(lang),
                "quotes": [{"where": quote.where, "says": quote.says.say(lang)} for quote in answer.quotes],
            }
            for answer in line.answers
            if answer.verdict is not Verdict.PASS
        ],
        "remedy": line.check.remedy.say(lang),
        "signatory": line.check.signatory,
        "due": "" if line.due_at is None else f"{civil(line.due_at, zone):%Y-%m-%d}",
        "due_at": "" if line.due_at is None else iso(line.due_at),
    }


def review_html(review: Review, title: str, zone: Zone, lang: str = "en") -> str:
    """The review as a page that can be sent to a client."""
    return page(
        title,
        BODY,
        lang,
        headline=headline(review, lang),
        shut=bool(review.reasons),
        rows=review_rows(review, zone, lang),
        w={name: text.say(lang) for name, text in HEADINGS.items()},
    )


def review_text(review: Review, zone: Zone, lang: str = "en", *, width: int = 80) -> Iterator[str]:
    """The open lines of a review, wrapped to a width; each with its reason and its remedy."""
    yield from wrapped(headline(review, lang), width)
    for row in review_rows(review, zone, lang):
        if not row["findings"] or row["class"] in {"not-applicable", "pass", "waived"}:
            continue
        mark = "x" if row["blocks"] else "!"
        due = f" ({row['due']})" if row["due"] else ""
        yield from wrapped(f"{mark} {row['id']}: {row['question']}{due}", width, "", "  ")
        for finding in row["findings"]:
            where = f"{finding['where']}: " if finding["where"] else ""
            yield from wrapped(f"{where}{finding['because']}", width, "    ", "    ")
        yield from wrapped(f"-> {row['remedy']} [{row['signatory']}]", width, "    ", "       ")


def wrapped(words: str, width: int, first: str = "", later: str = "") -> list[str]:
    """Words on lines of a width, the first and the later ones indented; a name with hyphens stays whole."""
    from textwrap import wrap

    return wrap(words, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
