"""Plan files and stored events: everything that turns objects of the domain into text and back."""

from campaignkit.codec.canonical import canonical_text, digest, digests, plain
from campaignkit.codec.cloning import Clone, cloned
from campaignkit.codec.commands import build_command
from campaignkit.codec.composing import Beside, extended_by
from campaignkit.codec.editing import EditError, with_value
from campaignkit.codec.left_behind import Left
from campaignkit.codec.origins import Origin, origins
from campaignkit.codec.packs import read_pack, shipped_library, with_packs
from campaignkit.codec.policies import policy_text, read_policy
from campaignkit.codec.problems import CommandFieldsError, PlanFileError, Problem, ProblemsError
from campaignkit.codec.reading import MAX_BYTES
from campaignkit.codec.schema import schema_of
from campaignkit.codec.stored import DamagedBodyError, EventCodec, UnknownKindError
from campaignkit.codec.structure import read_plan
from campaignkit.codec.templates import TEMPLATES, template_text
from campaignkit.codec.writing import json_text, plan_text

__all__ = [
    "MAX_BYTES",
    "TEMPLATES",
    "Beside",
    "Clone",
    "CommandFieldsError",
    "DamagedBodyError",
    "EditError",
    "EventCodec",
    "Left",
    "Origin",
    "PlanFileError",
    "Problem",
    "ProblemsError",
    "UnknownKindError",
    "build_command",
    "canonical_text",
    "cloned",
    "digest",
    "digests",
    "extended_by",
    "json_text",
    "origins",
    "plain",
    "plan_text",
    "policy_text",
    "read_pack",
    "read_plan",
    "read_policy",
    "schema_of",
    "shipped_library",
    "template_text",
    "with_packs",
    "with_value",
]
