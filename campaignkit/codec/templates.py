"""Templates of plans: whole contests to begin from, in French or English, dated from their opening.

A template is a text with marks: `[[français|English]]` for words, `<<+6 23:59>>` for a civil time so
many days after the opening, and the close and the draw of the plan as CLOSING, LASTDAY and DRAW.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from importlib.resources import files

from campaignkit.codec.near import near_miss
from campaignkit.values import CampaignId, CampaignKitError, Text

TEMPLATES: tuple[str, ...] = ("giveaway", "quiz", "purchase", "advent", "photo")
ACTIONS: Mapping[str, str] = {"giveaway": "comment", "advent": "comment", "photo": "post_ugc"}
"""What one must do on a network, by template; nothing in the others."""
WORDS = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
MOMENT = re.compile(r"<<(?P<from>LASTDAY|DRAW)?(?P<days>\+\d+)? (?P<time>\d\d:\d\d)>>")
DRAWN = re.compile(r'draws_at: "(\d{4}-\d\d-\d\d)')
CLOSED = re.compile(r'closes_at: "(\d{4}-\d\d-\d\d) (\d\d:\d\d)"')


def template_text(name: str, *, id: CampaignId, title: str, opening: date, lang: str = "en") -> str:  # noqa: A002
    """The plan file of a template: YAML, with comments, clean under lint as it stands.

    `opening` is the first day, in Europe/Paris. Raises CampaignKitError for a template that does not exist.

    >>> text = template_text("giveaway", id=CampaignId("noel"), title="Noël", opening=date(2026, 12, 1))
    >>> 'opens_at: "2026-12-01 10:00"' in text
    True
    """
    if name not in TEMPLATES:
        raise CampaignKitError(
            Text(f"il n'y a pas de modèle « {name} »", f'there is no template "{name}"'),
            None,
            near_miss(name, TEMPLATES),
        )
    folder = files("campaignkit.codec") / "templates"
    text = "".join((folder / f"{each}.yaml").read_text("utf-8") for each in (name, "common"))
    text = WORDS.sub(lambda found: found[1] if lang == "fr" else found[2], text)
    text = text.replace("<<ID>>", id).replace("<<TITLE>>", title.replace('"', "'"))
    return _dated(text.replace("<<ACTIONS>>", ACTIONS.get(name, "none")), opening)


def _dated(text: str, opening: date) -> str:
    """The text with its moments as dates: those of the rounds first, then what counts from them."""
    anchors = {"": opening}
    text = MOMENT.sub(lambda found: found[0] if found["from"] else _moment(found, anchors), text)
    last, time = CLOSED.findall(text)[-1]
    closes = date.fromisoformat(last)
    anchors["LASTDAY"] = closes if time != "00:00" else closes - timedelta(days=1)
    drawn = DRAWN.search(text)
    anchors["DRAW"] = date.fromisoformat(drawn[1]) if drawn else closes
    return MOMENT.sub(lambda found: _moment(found, anchors), text).replace("<<CLOSING>>", f"{last} {time}")


def _moment(found: re.Match[str], anchors: dict[str, date]) -> str:
    day = anchors[found["from"] or ""] + timedelta(days=int(found["days"] or 0))
    return f"{day.isoformat()} {found['time']}"
