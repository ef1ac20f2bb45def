"""7. Verification, by someone who trusts nobody.

Steps, in this order; the first that fails is named, with every field that is wrong in it:

7.1 the certificate has the fields of the protocol, each in its form;
7.2 `commitment_sha256` is the digest of the commitment, which binds the rules;
7.3 the witness level that is stated is at most the one that holds;
7.4 the round is the committed one, comes at least 60 s after sealing, and the pinned chain signed it;
7.5 the list is canonical and has the committed digest, root and sums;
7.6 the seed follows from commitment and round;
7.7 each ticket of winners and alternates follows from seed, id and number;
7.8 winners, alternates and shortfalls are those of the protocol;
7.9 so are the cutoffs;
7.10 so are the substitutions;
7.11 the organiser's key signed it;
7.12 what it supersedes is the same draw;
7.13 the register holds it, in its place.

The report begins with the witness level and ends with what no step could see.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from attrs import asdict, frozen

from campaignkit.draw.protocol.allotment import allot, wanted
from campaignkit.draw.protocol.bls import verify_round
from campaignkit.draw.protocol.certificate import Certificate, read_certificate
from campaignkit.draw.protocol.commitment import VERIFICATION_MARGIN_S, refuse_early_round
from campaignkit.draw.protocol.comparison import DO_NOT_TRUST, FAILED, compare, rows_of, under
from campaignkit.draw.protocol.problems import Problem, ProtocolError, refusal
from campaignkit.draw.protocol.ranking import StandardEngine, seed_of, ticket_of
from campaignkit.draw.protocol.register import RegisterRow, read_register, refuse_unregistered
from campaignkit.draw.protocol.report import Report, left_to_the_reader
from campaignkit.draw.protocol.sealed import ListCheck
from campaignkit.draw.protocol.signing import check_document
from campaignkit.draw.protocol.substitution import Places
from campaignkit.draw.protocol.witness import LEVELS, Evidence, evidence_of
from campaignkit.values import Text, digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from campaignkit.draw.protocol.ranking import Ranking

T = TypeVar("T")
BRING_WITNESSES = Text(
    "donner les clés des témoins que nomme le règlement, et les racines des autorités d'horodatage",
    "give the keys of the witnesses that the rules name, and the roots of the authorities",
)


class VerificationError(ProtocolError):
    """A certificate failed: `step` is the number of the failing step, `where` the first wrong field."""


@frozen(kw_only=True)
class Documents:
    """What the reader brings beside the certificate, as the bytes of files; None: he has it not.

    `rules` is the rules file, `earlier` the certificate that was superseded, `register` an export
    of the organiser's register. `witness_keys` are the keys (base64) of the witnesses that the
    published rules name; `tsa_roots` are the roots (PEM) of the time-stamping authorities he trusts.
    """

    witness_keys: Collection[str] = ()
    tsa_roots: bytes | None = None
    rules: bytes | None = None
    earlier: bytes | None = None
    register: bytes | None = None

    @property
    def given(self) -> frozenset[str]:
        """The names of those that are there."""
        return frozenset(name for name in ("rules", "earlier", "register") if getattr(self, name) is not None)


NOTHING_MORE = Documents()


def verify(content: bytes, lines: Iterable[bytes], documents: Documents = NOTHING_MORE) -> Report:
    """Recompute a draw from the bytes of its certificate and the lines of its list; the list is read once.

    Raises VerificationError at the first failing step, and MissingExtraError without the extra
    `drand`. What the report leaves open stands in `still_to_check`.
    """
    case = _Case(_at("7.1", partial(read_certificate, content)), lines, documents)
    for number, _, step in STEPS:
        _at(number, partial(step, case))
    return Report(
        evidence=case.evidence,
        certificate=case.certificate,
        steps=(("7.1", FORM), *((number, said) for number, said, _ in STEPS if number not in case.left_out)),
        still_to_check=tuple(
            left_to_the_reader(case.evidence.level, case.certificate, given=documents.given, register=case.register)
        ),
    )


class _Case:
    """One verification on its way: each step under its number."""

    evidence: Evidence
    ranking: Ranking

    def __init__(self, certificate: Certificate, lines: Iterable[bytes], documents: Documents) -> None:
        self.certificate = certificate
        self.commitment = certificate.commitment
        self.lines = lines
        self.documents = documents
        self.register: tuple[RegisterRow, ...] = ()
        self.left_out: set[str] = set()

    def step_2(self) -> None:
        """7.2 Commitment, and the rules if the reader has them."""
        found = {"commitment_sha256": self.commitment.commit}
        told = {"commitment_sha256": self.certificate.commitment_sha256}
        if self.documents.rules is not None:
            found["commitment.rules_sha256"] = digest_of(self.documents.rules)
            told["commitment.rules_sha256"] = self.commitment.rules_sha256
        compare("2.1", found, told)

    def step_3(self) -> None:
        """7.3 Witness level: computed again, and never below what is stated."""
        stated = self.certificate.witness.level
        self.evidence = evidence_of(
            self.certificate.witness,
            self.commitment.commit,
            self.commitment.beacon,
            witness_keys=self.documents.witness_keys,
            tsa_roots=self.documents.tsa_roots,
        )
        holds = self.evidence.level
        if LEVELS.index(stated) > LEVELS.index(holds):
            raise refusal(
                (
                    Problem(
                        step="2.7",
                        where="witness.level",
                        what=Text(
                            f"« {stated} » est écrit, « {holds} » est établi", f"{stated} is stated, {holds} holds"
                        ),
                    ),
                ),
                FAILED,
                BRING_WITNESSES,
            )

    def step_4(self) -> None:
        """7.4 Beacon."""
        beacon, committed = self.certificate.beacon, self.commitment.beacon
        compare("2.6", under("beacon", committed.to_plain()), under("beacon", beacon.reference.to_plain()))
        refuse_early_round(self.commitment, VERIFICATION_MARGIN_S)
        verify_round(beacon)

    def step_5(self) -> None:
        """7.5 List: checked and ranked in the same pass, so that nothing can change in between."""
        check = ListCheck()
        self.ranking = StandardEngine().rank(
            check.through(self.lines),
            seed=self.certificate.seed,
            unit=self.commitment.one_prize_per.unit,
            want=wanted(self.commitment),
        )
        found, told = check.sealed, self.commitment.sealed_list
        compare("1", under("commitment.list", asdict(found)), under("commitment.list", asdict(told)))

    def step_6(self) -> None:
        """7.6 Seed."""
        compare(
            "3",
            {"seed": seed_of(self.commitment.commit, self.certificate.beacon.randomness)},
            {"seed": self.certificate.seed},
        )

    def step_7(self) -> None:
        """7.7 Tickets."""
        rows = {
            f"{kind}[{number}].ticket": row
            for kind in ("winners", "alternates")
            for number, row in enumerate(getattr(self.certificate, kind))
        }
        compare(
            "4.1",
            {where: ticket_of(self.certificate.seed, row.id, row.n) for where, row in rows.items()},
            {where: row.ticket for where, row in rows.items()},
        )

    def step_8(self) -> None:
        """7.8 Allotment."""
        given = allot(self.commitment, self.ranking)
        for rows, clause in (("winners", "5.1"), ("alternates", "5.3"), ("unfilled", "5.2")):
            compare(clause, rows_of(rows, getattr(given, rows)), rows_of(rows, getattr(self.certificate, rows)))

    def step_9(self) -> None:
        """7.9 Cutoffs."""
        given = allot(self.commitment, self.ranking).cutoffs
        compare("6.2", rows_of("cutoffs", given), rows_of("cutoffs", self.certificate.cutoffs))

    def step_10(self) -> None:
        """7.10 Substitutions."""
        Places(self.commitment, self.ranking).replay(self.certificate.substitutions)

    def step_11(self) -> None:
        """7.11 Signature."""
        check_document(self.commitment.signer, self.certificate.to_plain(), step="6.3")

    def step_12(self) -> None:
        """7.12 What is superseded: the same draw, whose substitutions are the first of these."""
        if self.documents.earlier is None or self.certificate.supersedes is None:
            self.left_out.add("7.12")
            return
        earlier = read_certificate(self.documents.earlier)
        kept = self.certificate.substitutions[: len(earlier.substitutions)]
        same = {"supersedes": earlier.digest, "seed": earlier.seed, "substitutions": earlier.substitutions}
        compare(
            "6.4",
            same,
            {"supersedes": self.certificate.supersedes, "seed": self.certificate.seed, "substitutions": kept},
        )

    def step_13(self) -> None:
        """7.13 Register."""
        if self.documents.register is None:
            self.left_out.add("7.13")
            return
        self.register = read_register(self.documents.register, self.commitment.signer)
        refuse_unregistered(self.register, self.certificate)


FORM = Text("le certificat a la forme du protocole", "the certificate has the form of the protocol")
STEPS: tuple[tuple[str, Text, Callable[[_Case], None]], ...] = (
    ("7.2", Text("l'empreinte de l'engagement est juste", "the digest of the commitment is right"), _Case.step_2),
    ("7.3", Text("le niveau d'attestation écrit est tenu", "the witness level that is stated holds"), _Case.step_3),
    ("7.4", Text("la chaîne a signé le tour promis", "the chain signed the promised round"), _Case.step_4),
    ("7.5", Text("la liste est celle de l'engagement", "the list is that of the commitment"), _Case.step_5),
    (
        "7.6",
        Text("la graine suit de l'engagement et du tour", "the seed follows from commitment and round"),
        _Case.step_6,
    ),
    ("7.7", Text("les tickets sont justes", "the tickets are right"), _Case.step_7),
    (
        "7.8",
        Text("gagnants et suppléants sont ceux du protocole", "winners and alternates are the protocol's"),
        _Case.step_8,
    ),
    ("7.9", Text("les seuils sont justes", "the cutoffs are right"), _Case.step_9),
    ("7.10", Text("les remplacements suivent le protocole", "the substitutions follow the protocol"), _Case.step_10),
    ("7.11", Text("la clé de l'organisateur a signé", "the organiser's key signed"), _Case.step_11),
    (
        "7.12",
        Text("le certificat remplacé est le même tirage", "the superseded certificate is the same draw"),
        _Case.step_12,
    ),
    (
        "7.13",
        Text("le registre contient ce tirage à sa place", "the register holds this draw in its place"),
        _Case.step_13,
    ),
)


def _at(number: str, step: Callable[[], T]) -> T:
    """Run one step; what it refuses becomes a VerificationError under its number, with the broken clauses."""
    try:
        return step()
    except ProtocolError as error:
        found = tuple(_numbered(number, problem) for problem in error.problems)
        raise refusal(found, FAILED, error.remedy or DO_NOT_TRUST, VerificationError) from error


def _numbered(number: str, problem: Problem) -> Problem:
    clause = Text(f"{problem.what.fr} (clause {problem.step})", f"{problem.what.en} (clause {problem.step})")
    return Problem(step=number, where=problem.where, what=clause)
