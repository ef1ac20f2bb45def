"""What must be true of the draw; numbers are those of the professional checklist."""

from __future__ import annotations

from campaignkit.checklists import Check, Due, Severity, Size, attested
from campaignkit.draw.checks.answers import (
    Draws,
    after_close,
    alternates_wait,
    arranged,
    cascade_possible,
    chain_known,
    date_known,
    falls_free_known,
    no_commitment,
    no_witness,
    ties_broken,
)
from campaignkit.values import Text

CHECKS: tuple[Check[Draws], ...] = (
    Check(
        id="draw.arranged",
        number=74,
        yearly=True,
        question=Text(
            "Sait-on comment, par qui, quand et devant qui l'on tire, et qui supplée ?",
            "Is it known how, by whom, when and before whom winners are drawn, and who steps in?",
        ),
        remedy=Text("compléter le tirage dans le plan", "complete the draw in the plan"),
        evidence=Text("protocole du tirage", "draw protocol"),
        signatory="legal",
        gate="launch",
        ask=arranged,
        due=Due("opening", -14),
    ),
    Check(
        id="draw.before-close",
        number=75,
        asked_from=Size.M,
        question=Text("Tire-t-on après la fin des participations ?", "Is the draw held after the last entry?"),
        remedy=Text(
            "repousser le tirage : au moins trois jours s'il y a des participations postales",
            "hold the draw later: at least three days when entries come by post",
        ),
        signatory="lead",
        gate="lint",
        ask=after_close,
        due=Due("opening", -14),
    ),
    attested(
        id="draw.rehearsed",
        number=76,
        asked_from=Size.L,
        question=Text(
            "Le tirage a-t-il été répété sur des participations d'essai ?", "Was the draw rehearsed on test entries?"
        ),
        remedy=Text(
            "tirer une fois sur une liste d'essai, et garder le certificat",
            "draw once from a test list, and keep the certificate",
        ),
        evidence=Text("certificat d'essai", "test certificate"),
        signatory="tech",
        gate="launch",
        severity=Severity.WARNING,
        subject="draw",
        due=Due("opening", -3),
    ),
    attested(
        id="draw.grounds",
        number=77,
        yearly=True,
        asked_from=Size.M,
        question=Text(
            "Les motifs d'exclusion et leur registre sont-ils prêts ?",
            "Are the grounds of disqualification and their log ready?",
        ),
        remedy=Text(
            "écrire les motifs, chacun avec son article du règlement",
            "write the grounds, each with its article of the rules",
        ),
        evidence=Text("liste des motifs", "list of grounds"),
        signatory="legal",
        gate="launch",
        severity=Severity.WARNING,
        subject="rules",
        due=Due("opening", -7),
    ),
    Check(
        id="draw.date-known",
        question=Text("Sait-on quand les gagnants sont choisis ?", "Is it known when the winners are chosen?"),
        remedy=Text(
            "écrire draw.draws_at, ou la date de chaque session dans draw.rounds",
            "write draw.draws_at, or the date of each round in draw.rounds",
        ),
        signatory="lead",
        gate="lint",
        ask=date_known,
        due=Due("opening", -21),
    ),
    Check(
        id="draw.alternates-wait",
        question=Text("Y a-t-il des suppléants là où il en faut ?", "Are there alternates where they are needed?"),
        remedy=Text(
            "donner un nombre de suppléants, ou une autre réaction", "give a number of alternates, or another reaction"
        ),
        signatory="legal",
        gate="lint",
        ask=alternates_wait,
        due=Due("opening", -14),
    ),
    Check(
        id="draw.falls-free-known",
        question=Text(
            "Sait-on ce que devient un lot que son gagnant n'obtient pas ?",
            "Is it known what becomes of a prize that its winner does not get?",
        ),
        remedy=Text(
            "écrire pour chaque rang silence, refus, inéligible, non distribuable",
            "write silence, refusal, ineligible, undeliverable for each tier",
        ),
        signatory="legal",
        gate="lint",
        ask=falls_free_known,
        due=Due("opening", -14),
    ),
    Check(
        id="draw.cascade-possible",
        question=Text("Les gagnants peuvent-ils monter d'un rang ?", "Can winners move up?"),
        remedy=Text(
            "réunir les rangs en un seul groupe, ou choisir « next »", 'put the tiers in one pool, or choose "next"'
        ),
        source="campaignkit.draw/1, 5.4",
        signatory="legal",
        gate="lint",
        ask=cascade_possible,
        due=Due("opening", -14),
    ),
    Check(
        id="draw.ties-broken",
        question=Text("Sait-on départager les ex æquo ?", "Is it known what decides between equals?"),
        remedy=Text("écrire la règle de départage", "write the tie-break rule"),
        signatory="legal",
        gate="lint",
        ask=ties_broken,
        due=Due("opening", -21),
    ),
    Check(
        id="draw.chain-known",
        question=Text("L'aléa public est-il vérifiable ici ?", "Can the public randomness be verified here?"),
        remedy=Text("écrire quicknet", "write quicknet"),
        source="campaignkit.draw/1, 2.5",
        signatory="tech",
        gate="lint",
        ask=chain_known,
        due=Due("opening", -14),
    ),
    attested(
        id="draw.sealed-and-witnessed",
        number=95,
        question=Text(
            "La liste est-elle scellée avant le tirage, et son empreinte attestée ou publiée ?",
            "Is the list sealed before the draw, and its digest witnessed or published?",
        ),
        remedy=Text(
            "faire horodater ou publier l'empreinte ; à défaut, déroger : le certificat dira « claimed »",
            'have the digest time-stamped or published; else waive it: the certificate will say "claimed"',
        ),
        source="campaignkit.draw/1, 2.7",
        evidence=Text("engagement et son témoin", "commitment and its witness"),
        signatory="lead",
        gate="draw",
        subject="draw.commitment",
        per="round",
        applies=no_commitment,
        due=Due("draw", -1),
    ),
    attested(
        id="draw.witness-present",
        number=96,
        question=Text(
            "Le témoin annoncé est-il présent ou joignable ?", "Is the announced witness present or reachable?"
        ),
        remedy=Text("faire confirmer le témoin", "have the witness confirm"),
        evidence=Text("nom et confirmation", "name and confirmation"),
        signatory="legal",
        gate="draw",
        subject="draw.witness",
        per="round",
        applies=no_witness,
        due=Due("draw", 0),
    ),
    attested(
        id="draw.record-signed",
        number=97,
        question=Text(
            "Le procès-verbal est-il écrit et signé, suppléants compris ?",
            "Is the draw record written and signed, alternates listed?",
        ),
        remedy=Text(
            "signer le certificat ou le procès-verbal, et le joindre",
            "sign the certificate or the minutes, and attach them",
        ),
        evidence=Text("procès-verbal du tirage", "draw record"),
        signatory="lead",
        gate="announce",
        subject="draw.outcome",
        per="round",
        due=Due("draw", 0),
    ),
)
