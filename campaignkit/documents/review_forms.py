"""The forms of a review: lines for a terminal, Markdown, and one page that can be sent to a client."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from campaignkit.checklists import Verdict
from campaignkit.documents.masking import masked
from campaignkit.documents.page import page
from campaignkit.documents.review import ReviewView, headline, was_said
from campaignkit.documents.wrapping import tied, wrapped
from campaignkit.values import COLON, Text

W: Mapping[str, Text] = {
    "because": Text("Parce que", "Because"),
    "remedy": Text("Remède", "Remedy"),
    "evidence": Text("Justificatif", "Evidence"),
    "who": Text("Qui", "Who"),
    "when": Text("Quand", "When"),
    "blocking": Text("bloquent", "blocking"),
    "warning": Text("avertissent", "warnings"),
    "pass": Text("oui", "yes"),
    "waived": Text("par dérogation", "waived"),
    "not-applicable": Text("sans objet", "not applicable"),
    "blocks": Text("bloque", "blocks"),
    "settled": Text("Réglé ou sans objet", "Settled or not applicable"),
    "contents": Text("Sommaire", "Contents"),
    "question": Text("Question", "Question"),
    "then": Text("Alors", "Then"),
    "now": Text("Aujourd'hui", "Now"),
    "not_advice": Text("Ceci n'est pas un conseil juridique.", "This is not legal advice."),
}
SPECIAL = re.compile(r"[\\`*_{}\[\]#<>&|~]")
BODY = """
<p class="headline {{ 'fail' if counts.blocking else 'pass' }}">{{ headline }}</p>
{% for sentence in passage %}<p>{{ sentence }}</p>
{% endfor %}
{% if side_by_side %}<table><thead><tr><th>{{ w.question }}</th><th>{{ w.then }}</th><th>{{ w.now }}</th></tr></thead><tbody>
{% for key, then, now in side_by_side %}<tr><td><code>{{ key }}</code></td><td>{{ then }}</td><td>{{ now }}</td></tr>
{% endfor %}</tbody></table>
{% endif %}
<ul class="counts">{% for kind, n in counts.items() %}<li><strong>{{ n }}</strong> {{ w[kind] }}</li>{% endfor %}</ul>
<nav aria-label="{{ w.contents }}"><ul>{% for group in groups if group.open %}<li><a href="#g{{ loop.index }}">{{ group.name }}</a>
 <small>{{ group.open | length }}</small></li>{% endfor %}</ul></nav>
{% for group in groups if group.open %}<section aria-labelledby="g{{ loop.index }}"><h2 id="g{{ loop.index }}" tabindex="-1">{{ group.name }}</h2>
{% for row in group.open %}<article class="{{ row.class }}">
<h3><span class="mark">{{ row.verdict }}{% if row.blocks %} · {{ w.blocks }}{% endif %}</span> {{ row.question }}{{ row.said_was }}
<small>{% if row.number %}{{ row.number }} · {% endif %}<code>{{ row.id }}</code></small></h3>
<dl>
{% if row.findings %}<dt>{{ w.because }}</dt>{% endif %}
{% for finding in row.findings %}<dd>{{ finding.because }}{% if finding.where and not finding.because.startswith(finding.where) %} <code>{{ finding.where }}</code>{% endif %}</dd>
{% endfor %}
<dt>{{ w.remedy }}</dt><dd>{{ row.remedy }}</dd>
{% if row.evidence %}<dt>{{ w.evidence }}</dt><dd>{{ row.evidence }}</dd>
{% endif %}
<dt>{{ w.who }}</dt><dd>{{ row.who }}</dd>
{% if row.when %}<dt>{{ w.when }}</dt><dd>{{ row.when }}</dd>
{% endif %}
</dl></article>
{% endfor %}</section>
{% endfor %}
{% if settled %}<details><summary>{{ w.settled }} ({{ settled | length }})</summary><ul>
{% for row in settled %}<li><span class="{{ row.class }}">{{ row.verdict }}</span> {{ row.question }}
 <small><code>{{ row.id }}</code>{% for finding in row.findings %} · {{ finding.because }}{% endfor %}</small></li>
{% endfor %}</ul></details>
{% endif %}
<p class="soft">{{ w.not_advice }}</p>
"""


def review_text(view: ReviewView, *, width: int = 80) -> Iterator[str]:
    """The open lines of a review under their groups, wrapped to a width; each with its reason, remedy, who and when."""
    yield from wrapped(headline(view.review, view.lang), width)
    for sentence in view.passage:
        yield from wrapped(sentence, width)
    for key, then, now in view.side_by_side:
        yield from wrapped(f"{key}{COLON.say(view.lang)}{then} -> {now}", width, "  ", "    ")
    for name, rows in view.groups:
        shown = [row for row in rows if row["open"] or _noted(row)]
        if shown:
            yield from ("", name.upper())
        for row in shown:
            yield from _open_line(view, row, width) if row["open"] else _note(view, row, width)


def _noted(row: dict[str, Any]) -> bool:
    """Whether a line that holds has something to say: whose signature it rests on, for example."""
    return row["class"] == Verdict.PASS.value and bool(row["findings"])


def _note(view: ReviewView, row: dict[str, Any], width: int) -> Iterator[str]:
    yield from wrapped(f"i {row['id']}{COLON.say(view.lang)}{row['findings'][0]['because']}", width, "", "  ")


def _open_line(view: ReviewView, row: dict[str, Any], width: int) -> Iterator[str]:
    colon = COLON.say(view.lang)
    mark = "x" if row["blocks"] else "!"
    yield from wrapped(f"{mark} {row['id']}{colon}{row['question']}{was_said(row, view.lang)}", width, "", "  ")
    for finding in row["findings"]:
        where = f"{_place(finding)}{colon}" if _place(finding) else ""
        yield from wrapped(f"{where}{finding['because']}", width, "    ", "    ")
    about = " · ".join(filter(None, (row["who"], row["when"])))
    yield from wrapped(f"-> {row['remedy']} [{about}]", width, "    ", "       ")


def _place(finding: Mapping[str, str]) -> str:
    """Where it is found, unless the reason begins with it."""
    return "" if finding["because"].startswith(finding["where"]) else finding["where"]


def review_markdown(view: ReviewView) -> str:
    """The open lines of a review as Markdown, what people wrote escaped; without mail addresses and accounts."""
    return "\n".join(_markdown(view)) + "\n"


def _markdown(view: ReviewView) -> Iterator[str]:
    yield from (
        f"# {_plain(view.title or view.review.gate)}",
        "",
        f"**{_plain(headline(view.review, view.lang))}**",
        "",
    )
    for sentence in view.passage:
        yield from (_plain(sentence), "")
    for key, then, now in view.side_by_side:
        yield f"- `{key}`{COLON.say(view.lang)}{then} → {now}"
    for name, rows in view.groups:
        open_rows = [row for row in rows if row["open"]]
        if open_rows:
            yield from ("", f"## {_plain(name)}", "")
        for row in open_rows:
            yield from _item(view, row)
    yield from ("", f"*{W['not_advice'].say(view.lang)}*")


def _item(view: ReviewView, row: dict[str, Any]) -> Iterator[str]:
    lang, colon = view.lang, COLON.say(view.lang)
    yield f"- **{row['verdict']}** {_plain(row['question'] + was_said(row, lang))} (`{masked(row['id'])}`)"
    for finding in row["findings"]:
        where = f" (`{masked(_place(finding))}`)" if _place(finding) else ""
        yield f"    - {W['because'].say(lang)}{colon}{_plain(finding['because'])}{where}"
    for name in ("remedy", "evidence", "who", "when"):
        if row[name]:
            yield f"    - {W[name].say(lang)}{colon}{_plain(row[name])}"


def _plain(words: str) -> str:
    """Words of people on one line, with nothing that Markdown takes for its own."""
    return SPECIAL.sub(_escaped, masked(" ".join(words.split())))


def _escaped(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};" if found[0] in "<>&|~" else f"\\{found[0]}"


def review_html(view: ReviewView) -> str:
    """The review as one page that can be sent to a client; without mail addresses and accounts, and asking nobody."""
    lang = view.lang
    groups = [
        {"name": name, "open": [{**row, "said_was": was_said(row, lang)} for row in rows if row["open"]]}
        for name, rows in view.groups
    ]
    return page(
        view.title or view.review.gate,
        BODY,
        lang,
        finalize=_shown,
        headline=headline(view.review, lang),
        passage=view.passage,
        side_by_side=view.side_by_side,
        counts=view.counts,
        groups=groups,
        settled=[row for _name, rows in view.groups for row in rows if not row["open"]],
        w={name: text.say(lang) for name, text in W.items()},
    )


def _shown(value: object) -> object:
    return tied(masked(value)) if isinstance(value, str) else value
