"""campaignkit.draw/1: a draw that anyone can recompute; each module carries the numbers of the specification."""

from campaignkit.draw.protocol.allotment import Allotment, Award, Cutoff, Shortfall, allot, wanted
from campaignkit.draw.protocol.bls import MissingExtraError, RoundSignatureError, verify_round
from campaignkit.draw.protocol.certificate import Certificate, certificate_from, read_certificate
from campaignkit.draw.protocol.chains import CHAINS, DEFAULT, QUICKNET, Chain
from campaignkit.draw.protocol.commitment import (
    PROTOCOL,
    SEALING_MARGIN_S,
    VERIFICATION_MARGIN_S,
    Commitment,
    commitment_from,
    refuse_early_round,
)
from campaignkit.draw.protocol.documents import canonical, read_document
from campaignkit.draw.protocol.entrant import Standing, standing_of
from campaignkit.draw.protocol.faults import HEADER
from campaignkit.draw.protocol.issuing import issue, settle
from campaignkit.draw.protocol.merkle import InclusionReceipt, receipt_from, receipts
from campaignkit.draw.protocol.problems import Problem, ProtocolError
from campaignkit.draw.protocol.races import Pool, Races, Ranked
from campaignkit.draw.protocol.ranking import Engine, Ranking, StandardEngine, merged, seed_of, smallest, ticket_of
from campaignkit.draw.protocol.register import RegisterRow, next_row, read_register
from campaignkit.draw.protocol.report import Report
from campaignkit.draw.protocol.rounds import BeaconRound, DrandRound, beacon_round_from
from campaignkit.draw.protocol.sealed import Entry, entry_of, group_of, list_lines, seal
from campaignkit.draw.protocol.signing import public_key_of
from campaignkit.draw.protocol.substitution import Substitution, holders, substitute
from campaignkit.draw.protocol.tiers import (
    CAUSES,
    REACTIONS,
    Cause,
    OnePrizePer,
    Reaction,
    Reactions,
    Tier,
    Unit,
    Within,
)
from campaignkit.draw.protocol.timestamp import time_stamp_request, token_in
from campaignkit.draw.protocol.verification import Documents, VerificationError, verify
from campaignkit.draw.protocol.void import Void, issue_void, outcome_was_knowable, read_void
from campaignkit.draw.protocol.witness import (
    LEVELS,
    Evidence,
    Level,
    Published,
    Witness,
    WitnessSignature,
    evidence_of,
    sign_as_witness,
    statement_from,
)

__all__ = [
    "CAUSES",
    "CHAINS",
    "DEFAULT",
    "HEADER",
    "LEVELS",
    "PROTOCOL",
    "QUICKNET",
    "REACTIONS",
    "SEALING_MARGIN_S",
    "VERIFICATION_MARGIN_S",
    "Allotment",
    "Award",
    "BeaconRound",
    "Cause",
    "Certificate",
    "Chain",
    "Commitment",
    "Cutoff",
    "Documents",
    "DrandRound",
    "Engine",
    "Entry",
    "Evidence",
    "InclusionReceipt",
    "Level",
    "MissingExtraError",
    "OnePrizePer",
    "Pool",
    "Problem",
    "ProtocolError",
    "Published",
    "Races",
    "Ranked",
    "Ranking",
    "Reaction",
    "Reactions",
    "RegisterRow",
    "Report",
    "RoundSignatureError",
    "Shortfall",
    "StandardEngine",
    "Standing",
    "Substitution",
    "Tier",
    "Unit",
    "VerificationError",
    "Void",
    "Within",
    "Witness",
    "WitnessSignature",
    "allot",
    "beacon_round_from",
    "canonical",
    "certificate_from",
    "commitment_from",
    "entry_of",
    "evidence_of",
    "group_of",
    "holders",
    "issue",
    "issue_void",
    "list_lines",
    "merged",
    "next_row",
    "outcome_was_knowable",
    "public_key_of",
    "read_certificate",
    "read_document",
    "read_register",
    "read_void",
    "receipt_from",
    "receipts",
    "refuse_early_round",
    "seal",
    "seed_of",
    "settle",
    "sign_as_witness",
    "smallest",
    "standing_of",
    "statement_from",
    "substitute",
    "ticket_of",
    "time_stamp_request",
    "token_in",
    "verify",
    "verify_round",
    "wanted",
]
