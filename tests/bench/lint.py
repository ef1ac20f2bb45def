"""How long reading and linting takes, beside a bare read of the same YAML: `python -m tests.bench.lint`.

Every plan that the library brings is measured, warm: the templates, the demo, the sheets of the corpus. The
bare read is PyYAML's, by its C loader, which knows neither lines nor types.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import yaml

from campaignkit.campaign import AdoptedPlan, CampaignPlan, lint
from campaignkit.codec import TEMPLATES, read_plan, schema_of, template_text
from campaignkit.simulation import demo
from campaignkit.values import CampaignId, instant

NOW = instant("2026-10-01T08:00:00Z")
CORPUS = Path(__file__).parents[1] / "corpus"
ROUNDS = 15


def best(work: Callable[[], object]) -> float:
    """The milliseconds of the quickest of many, of this process alone."""
    took = []
    for _round in range(ROUNDS):
        start = time.process_time()
        work()
        took.append(time.process_time() - start)
    return min(took) * 1000


def plans() -> Mapping[str, str]:
    """Every plan file, by its name."""
    opening = date(2026, 12, 1)
    made = {name: template_text(name, id=CampaignId("a"), title="A", opening=opening, lang="fr") for name in TEMPLATES}
    sheets = [path for path in sorted(CORPUS.glob("*.yaml")) if not path.name.endswith(".sheet.yaml")]
    files = [Path(demo.__file__).with_name("ostern.yaml"), *sheets]
    return {**made, **{path.stem: path.read_text("utf-8") for path in files}}


def linted(text: str) -> object:
    """A plan file read and linted."""
    return lint(AdoptedPlan(plan=read_plan(text, CampaignPlan), digests={}), NOW)


def main() -> None:
    """Print the slowest three, the largest, and the schema."""
    texts = plans()
    took = {name: best(partial(linted, text)) for name, text in texts.items()}
    largest = max(texts, key=lambda name: len(texts[name]))
    for name in dict.fromkeys((largest, *sorted(took, key=lambda each: -took[each])[:3])):
        text = texts[name]
        bare = best(partial(yaml.load, text, yaml.CSafeLoader))
        read = best(partial(read_plan, text, CampaignPlan))
        times = took[name] / bare
        print(
            f"{name}: {len(text):,} characters, read and linted in {took[name]:.1f} ms (wanted: 30), "
            f"of which read {read:.1f}; YAML alone {bare:.1f}: {times:.1f} times"
        )
    print(f"the schema: {best(partial(schema_of, CampaignPlan)):.0f} ms (wanted: 1000)")


if __name__ == "__main__":
    main()
