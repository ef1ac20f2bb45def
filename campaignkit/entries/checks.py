"""What must be true of the entries; numbers are those of the professional checklist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from campaignkit.checklists import (
    PASSED,
    Answer,
    Case,
    Check,
    Due,
    Quote,
    Severity,
    Size,
    attested,
    clash,
    failed,
    findings,
    not_applicable,
    unknown,
)
from campaignkit.entries.plan import Action, AmountTimes, Consequence, Constant, EntriesPlan, EntryMethod, Scope
from campaignkit.entries.refusals import refusal_of
from campaignkit.entries.states import EntriesState, Tally
from campaignkit.values import UNKNOWN, RoundId, Text

Entries: TypeAlias = Case[EntriesPlan, EntriesState]
ON_A_PAGE = (Action.FORM, Action.PURCHASE_CODE, Action.UPLOAD, Action.VOTE)
SEEN_IN_COMMENTS = (Scope.ACCOUNT, Scope.PERSON, Scope.POST)


def limits_known(case: Entries) -> tuple[Answer, ...]:
    """One knows how to enter and how often, and no weight grows without a bound."""
    return findings((*_undecided(case.plan), *_contradictions(case.plan), *_wrong_methods(case.plan)))


def _undecided(plan: EntriesPlan) -> Iterator[Answer]:
    if not plan.methods:
        yield unknown("aucune modalité n'est décrite", "no method of entry is described", "entries.methods")
    if not plan.limits and not plan.unlimited:
        yield unknown("aucune limite n'est décidée", "no limit is decided", "entries.limits")
    yield from (unknown("aucune limite ne la borne", "no limit bounds it", at(each)) for each in plan.free_for_all)
    for method in plan.methods:
        if method.action is Action.COMMENT and method.word is UNKNOWN:
            yield unknown(
                "on ne sait pas si un mot est demandé",
                "it is not known whether a word is asked for",
                f"{at(method)}.word",
            )


def _contradictions(plan: EntriesPlan) -> Iterator[Answer]:
    if plan.limits and plan.unlimited:
        limited = tuple(limit.id for limit in plan.limits)
        yield clash(Quote("entries.unlimited", plan.unlimited), Quote("entries.limits", limited))
    for where, ids in (("methods", [m.id for m in plan.methods]), ("limits", [li.id for li in plan.limits])):
        for twice in dict.fromkeys(each for each in ids if ids.count(each) > 1):
            yield failed(f"« {twice} » y est deux fois", f'"{twice}" is there twice', f"entries.{where}")
    for limit in plan.limits:
        if limit.scope is Scope.POST and limit.consequence is Consequence.DISQUALIFY:
            where = f"entries.limits[{limit.id}]"
            why = Text("tous ceux d'une publication seraient disqualifiés", "everybody under one post would be out")
            yield clash(Quote(f"{where}.consequence", limit.consequence), Quote(f"{where}.scope", limit.scope), why=why)


def _wrong_methods(plan: EntriesPlan) -> Iterator[Answer]:
    pools = tuple(each.id for each in plan.pools)
    for method in plan.methods:
        if isinstance(method.weight, AmountTimes) and method.weight.most is None:
            yield _unbounded(plan, method.weight, f"{at(method)}.weight")
        for pool in method.pools:
            if pool not in pools:
                yield clash(Quote(f"{at(method)}.pools", pool), Quote("entries.pools", pools))


def _unbounded(plan: EntriesPlan, weight: AmountTimes, where: str) -> Answer:
    grows = Text(f"x {weight.multiplier}, sans plafond", f"x {weight.multiplier}, no maximum")
    why = Text("aucune limite ne borne ce poids", "no limit bounds this weight")
    return clash(Quote(where, grows), Quote("entries.limits", tuple(limit.id for limit in plan.limits)), why=why)


def bonus_bounded(case: Entries) -> tuple[Answer, ...]:
    """An entry that weighs more than one ticket cannot be repeated without end."""
    if not case.plan.unlimited:
        return (not_applicable("le nombre de participations a une limite", "entries are limited", "entries.unlimited"),)
    return findings(
        clash(
            Quote(f"{at(method)}.weight.tickets", method.weight.tickets),
            Quote("entries.unlimited", case.plan.unlimited),
        )
        for method in case.plan.methods
        if isinstance(method.weight, Constant) and method.weight.tickets > 1
    )


def at(method: EntryMethod) -> str:
    """The plan path of a method."""
    return f"entries.methods[{method.id}]"


def limits_visible(case: Entries) -> tuple[Answer, ...]:
    """Comments can show whether a limit is kept; what they cannot show is asked of the winners."""
    if not case.plan.methods or any(method.action is not Action.COMMENT for method in case.plan.methods):
        return (
            not_applicable("on participe aussi autrement que par commentaire", "one enters otherwise than by comments"),
        )
    return findings(
        unknown(
            f"un commentaire ne montre pas : {limit.scope.value}",
            f"a comment does not show: {limit.scope.value}",
            f"entries.limits[{limit.id}]",
        )
        for limit in case.plan.limits
        if limit.scope not in SEEN_IN_COMMENTS
    )


def _tally(case: Entries) -> Tally | None:
    return case.state.tallies.get(RoundId(case.item))


def counted(case: Entries) -> tuple[Answer, ...]:
    """What the network shows was compared with what was read, and the difference explained."""
    tally = _tally(case)
    if tally is None:
        return (unknown("aucune participation n'est importée", "no entries have been imported", case.item),)
    network = tally.network
    if network is None or network.read != tally.read:
        return (
            unknown(
                f"{tally.read} lues ; on ne sait pas combien le réseau en affiche maintenant",
                f"{tally.read} read; it is not known how many the network shows now",
                case.item,
            ),
        )
    return (PASSED,)


def refusals_quote(case: Entries) -> tuple[Answer, ...]:
    """Every refusal quotes an article of the rules."""
    tally = _tally(case)
    if tally is None:
        return (not_applicable("aucune participation n'est importée", "no entries have been imported", case.item),)
    return findings(_unquoted(tally, case.item))


def _unquoted(tally: Tally, where: str) -> Iterator[Answer]:
    for key, count in tally.refused_by_reason.items():
        refusal = refusal_of(key)
        if count and refusal.kind.rests_on_rules and not refusal.article:
            yield unknown(
                f"refusé {count} fois, « {refusal.kind.text.fr} », sans article",
                f'refused {count} times, "{refusal.kind.text.en}", without an article',
                where,
            )


def _filter_chosen(case: Entries) -> Answer | None:
    if case.plan.anti_fraud is UNKNOWN:
        return unknown(
            "le niveau de filtrage n'est pas choisi", "the level of filtering is not chosen", "entries.anti_fraud"
        )
    return None


def _no_form(case: Entries) -> Answer | None:
    if case.plan.uses(*ON_A_PAGE):
        return None
    return not_applicable("on participe sans formulaire", "one enters without a form", "entries.methods")


def _no_upload(case: Entries) -> Answer | None:
    if case.plan.uses(Action.UPLOAD, Action.POST):
        return None
    return not_applicable(
        "personne n'envoie d'image ni de texte", "nobody sends in pictures or texts", "entries.methods"
    )


def _no_letter(case: Entries) -> Answer | None:
    if case.plan.uses(Action.LETTER):
        return None
    return not_applicable("on ne participe pas par courrier", "one does not enter by post", "entries.methods")


CHECKS: tuple[Check[Entries], ...] = (
    Check(
        id="entries.limits-known",
        number=42,
        question=Text(
            "Les modalités et leurs limites sont-elles celles du règlement ?",
            "Are the methods of entry and their limits those of the rules?",
        ),
        remedy=Text("compléter entries.methods et entries.limits", "complete entries.methods and entries.limits"),
        evidence=Text("export des réglages", "settings export"),
        signatory="tech",
        gate="lint",
        ask=limits_known,
        due=Due("opening", -7),
    ),
    Check(
        id="entries.bonus-bounded",
        question=Text("Une limite borne-t-elle les poids ?", "Does a limit bound the weights?"),
        remedy=Text("limiter les participations qui pèsent plus d'un billet", "limit entries of more than one ticket"),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=bonus_bounded,
    ),
    Check(
        id="entries.limits-visible",
        question=Text(
            "Un commentaire montre-t-il si la limite est tenue ?", "Does a comment show whether the limit is kept?"
        ),
        remedy=Text("le demander aux gagnants, ou limiter par compte", "ask the winners about it, or limit by account"),
        signatory="legal",
        gate="lint",
        severity=Severity.WARNING,
        ask=limits_visible,
    ),
    attested(
        id="entries.anti-fraud",
        number=43,
        asked_from=Size.L,
        question=Text(
            "Le filtrage est-il choisi, et ce qu'il coûte aux honnêtes accepté ?",
            "Is the filter chosen, and what it costs honest entrants accepted?",
        ),
        remedy=Text("choisir le niveau et signer", "choose the level and sign"),
        evidence=Text("réglages", "settings"),
        signatory="tech",
        gate="launch",
        severity=Severity.WARNING,
        subject="entries.anti_fraud",
        applies=_filter_chosen,
        due=Due("opening", -7),
    ),
    attested(
        id="entries.form-seen",
        number=44,
        question=Text(
            "Formulaire, page de remerciement et courriel de confirmation sont-ils vus ?",
            "Have the form, the thank-you page and the confirmation mail been seen?",
        ),
        remedy=Text("joindre les captures d'écran", "attach the screenshots"),
        evidence=Text("captures d'écran", "screenshots"),
        signatory="cm",
        gate="launch",
        subject="entries.methods",
        applies=_no_form,
        due=Due("opening", -7),
    ),
    attested(
        id="entries.mobile-checked",
        number=45,
        asked_from=Size.M,
        question=Text("A-t-on participé pour essai sur deux téléphones ?", "Has entering been tried on two phones?"),
        remedy=Text(
            "essayer sur deux téléphones et joindre les captures", "try on two phones and attach the screenshots"
        ),
        evidence=Text("captures d'écran de deux téléphones", "screenshots of two phones"),
        signatory="cm",
        gate="launch",
        subject="entries.methods",
        due=Due("opening", -5),
    ),
    # 65 to 67 speak of a form or a game, and a comment has none; 66 and 67 have no severity in the source, and warn
    attested(
        id="entries.test-data-gone",
        number=65,
        asked_from=Size.M,
        question=Text(
            "Les essais sont-ils effacés, et le stock remis à neuf ?", "Is test data deleted, is the stock full again?"
        ),
        remedy=Text("effacer les essais, et compter", "delete the tests, and count"),
        evidence=Text("décomptes", "counts"),
        signatory="tech",
        gate="launch",
        subject="entries.methods",
        applies=_no_form,
        due=Due("opening", -1),
    ),
    attested(
        id="entries.form-bears-load",
        number=66,
        asked_from=Size.L,
        question=Text(
            "Charge, intégration, liens suivis, traceurs et code QR sont-ils essayés ?",
            "Are load, embedding, tracked links, pixels and QR code tried?",
        ),
        remedy=Text("les essayer, et joindre le rapport", "try them, and attach the report"),
        evidence=Text("rapport", "report"),
        signatory="tech",
        gate="launch",
        severity=Severity.WARNING,
        subject="entries.methods",
        applies=_no_form,
        due=Due("opening", -3),
    ),
    attested(
        id="entries.form-published",
        number=67,
        asked_from=Size.M,
        question=Text("Chaque jeu est-il sorti de l'état de brouillon ?", "Has every game left the state of a draft?"),
        remedy=Text("publier chaque jeu, et regarder son état", "publish every game, and look at its state"),
        evidence=Text("état affiché", "status shown"),
        signatory="tech",
        gate="launch",
        severity=Severity.WARNING,
        subject="entries.methods",
        applies=_no_form,
        due=Due("opening", 0),
    ),
    attested(
        id="entries.moderated-before-display",
        number=46,
        yearly=True,
        question=Text(
            "Ce que l'on envoie est-il modéré avant d'être montré, et les droits cédés ?",
            "Is what people send moderated before it is shown, and are the rights granted?",
        ),
        remedy=Text("joindre la charte et la clause", "attach the charter and the clause"),
        evidence=Text("charte, clause", "charter, clause"),
        signatory="cm",
        gate="launch",
        subject="entries.methods",
        applies=_no_upload,
        due=Due("opening", -7),
    ),
    attested(
        id="entries.closed-page",
        number=91,
        question=Text(
            "Une page close, avec le lien du règlement, remplace-t-elle le formulaire ?",
            "Has a closed page with the link to the rules replaced the form?",
        ),
        remedy=Text("mettre la page en ligne et joindre sa capture", "put the page on line and attach its screenshot"),
        evidence=Text("capture d'écran", "screenshot"),
        signatory="tech",
        gate="close",
        per="round",
        subject="entries.closed_page",
        applies=_no_form,
        due=Due("close", 0),
    ),
    Check(
        id="entries.counted",
        number=92,
        question=Text(
            "Le nombre lu est-il comparé à celui du réseau, et l'écart expliqué ?",
            "Is the number read compared with what the network shows, and the difference explained?",
        ),
        remedy=Text(
            "donner le nombre affiché (entries.explain-difference)",
            "give the number shown (entries.explain-difference)",
        ),
        evidence=Text("export, décompte", "export, count"),
        signatory="cm",
        gate="seal",
        per="round",
        ask=counted,
        due=Due("close", 1),
    ),
    Check(
        id="entries.refusals-quote-rules",
        number=93,
        question=Text(
            "Chaque refus cite-t-il un article du règlement ?", "Does every refusal quote an article of the rules?"
        ),
        remedy=Text(
            "donner l'article de chaque modalité, limite et exclusion",
            "give each method, limit and exclusion its article",
        ),
        evidence=Text("liste des refus", "list of refusals"),
        signatory="cm",
        gate="seal",
        per="round",
        ask=refusals_quote,
        due=Due("close", 1),
    ),
    attested(
        id="entries.late-routes-received",
        number=94,
        question=Text(
            "Le courrier et les autres voies lentes sont-ils arrivés ?", "Have the post and other slow routes arrived?"
        ),
        remedy=Text("attendre le courrier, puis donner le décompte", "wait for the post, then give the count"),
        evidence=Text("décompte", "count"),
        signatory="lead",
        gate="seal",
        subject="entries.batches",
        per="round",
        applies=_no_letter,
        due=Due("close", 3),
    ),
)
