"""A plan file as an editor sees it: YAML 1.2, whose scalars are text, numbers, true, false and null."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator

from campaignkit.campaign import CampaignPlan
from campaignkit.codec import schema_of


class Core(yaml.SafeLoader):
    """The core schema of YAML 1.2.2, section 10.3.2: no dates, no octal `010`, and `no` is a word."""


Core.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("null", r"null|Null|NULL|~|", [*"nN~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{form})$"), first)


def as_an_editor_reads(text: str) -> Any:
    return yaml.load(text, Loader=Core)  # noqa: S506 - a SafeLoader with fewer types


@cache
def validator(record: type = CampaignPlan) -> Draft7Validator:
    return Draft7Validator(schema_of(record))


def faults(thing: object, record: type = CampaignPlan) -> list[str]:
    """What the schema finds wrong, each with its path."""
    return [f"{error.json_path}: {error.message}" for error in validator(record).iter_errors(thing)]
