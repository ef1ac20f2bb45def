"""What is said of each parameter: the phrase of the docstring or of `help=`, on one line."""

from __future__ import annotations

from campaignkit.codec.templates import TEMPLATES
from campaignkit.values import Text

GATES = (
    "`launch, pause, resume, amend, extend, shorten, cancel, end, archive, close, seal, draw, announce, ship, settle`"
)
PHRASES = (
    Text("Sortir avec 1 dès que les plans diffèrent.", "Exit 1 when the plans differ at all."),
    Text(
        "Le fichier YAML à écrire ; un fichier existant n'est pas touché.",
        "The YAML file to write; one that exists is left alone.",
    ),
    Text(
        "Le nom court de l'opération ; sinon, celui du fichier.",
        "The campaign's short name; the file's name otherwise.",
    ),
    Text(
        "Ce que le public lira ; sinon, le titre de l'autre opération, ou le nom court.",
        "What the public will read; otherwise that of the other contest, or the short name.",
    ),
    Text(
        "Le fuseau horaire IANA des dates ; les modèles sont en Europe/Paris.",
        "The IANA time zone in which dates are written; templates are those of Europe/Paris.",
    ),
    Text(f"Partir de l'un de : {', '.join(TEMPLATES)}.", f"Begin from one of: {', '.join(TEMPLATES)}."),
    Text(
        "Partir d'une autre opération : son plan, ou sa base.",
        "Begin from another contest: its plan file, or its store.",
    ),
    Text("Quelle opération de la base.", "Which contest of the store."),
    Text(
        "Le premier jour ; pour un modèle, dans cinq semaines sinon.",
        "The first day; of a template, in five weeks otherwise.",
    ),
    Text("La langue.", "The language."),
    Text("Un plan (fichier).", "A plan file."),
    Text("Des données brutes pour d'autres programmes.", "Plain data for other programs."),
    Text("Un plan (fichier), ou la base d'une opération.", "A plan file, or the store of a campaign."),
    Text("Le nom de l'opération, quand la cible est une base.", "The campaign's name, when the target is a store."),
    Text(GATES, GATES),
    Text(
        "La session de jeu ou la réclamation, pour les jalons d'une session ou d'un envoi.",
        "The round or the claim, for the gates of a round or of a parcel.",
    ),
    Text(
        "Dans l'ordre des sujets (`room`), ou des échéances (`due`).", "In the order of the rooms, or of the due dates."
    ),
    Text("Écrire aussi le contrôle en une page pour un client.", "Write the review as one page for a client."),
    Text("Écrire aussi le contrôle en `Markdown`.", "Write the review as Markdown."),
    Text(
        "Seulement ce chemin et ce qu'il contient, par exemple prizes.lines[p1].name ; sinon, tout le plan.",
        "Only what is there or below, such as prizes.lines[p1].name; the whole plan otherwise.",
    ),
    Text("Un plan (fichier), ou une base.", "A plan file, or a store."),
    Text("Un autre plan (fichier), ou l'opération dans la base.", "Another plan file, or the campaign in the store."),
    Text(
        "L'autre plan, quand BEFORE est une base et AFTER une opération.",
        "The other plan, when BEFORE is a store and AFTER a campaign.",
    ),
    Text("Qui agit : un identifiant opaque.", "Who acts, an opaque id."),
    Text(
        "Seulement celles d'un jalon : `lint, launch, close, seal…`",
        "Only those of one gate: lint, launch, close, seal…",
    ),
    Text(
        "Seulement celles que l'on pose à une opération de cette taille.",
        "Only those asked of a campaign of this size.",
    ),
    Text("Aussi les règles de la loi et des réseaux.", "The rules of law and networks as well."),
    Text(
        "Un plan (fichier) ; sans lui, les paquets eux-mêmes sont listés.",
        "A plan file; without one, the packs themselves are listed.",
    ),
    Text(
        "Des paquets à soi : règles de la maison, politique d'un annonceur.",
        "Packs of one's own: house rules, a client's policy.",
    ),
    Text(
        "La base : un fichier SQLite, ou une adresse postgresql://…",
        "The store: an SQLite file, or an address postgresql://…",
    ),
    Text(
        "Le nom court de la maison, comme les plans le donnent sous `houses`.",
        "The house's short name, as plans give it under `houses`.",
    ),
    Text("Le plan (fichier) de ce qui est commun.", "The plan file of what is common."),
    Text("La politique, dans un fichier.", "The policy, as a file."),
    Text(
        "Qui a décidé : un identifiant de organisers.people, dans le profil.",
        "Who decided: an id of the profile's organisers.people.",
    ),
    Text(
        "Comment la décision est arrivée : e-mail, réunion, téléphone.",
        "How the decision came: e-mail, meeting, telephone.",
    ),
    Text(
        "Un fichier à garder comme preuve, ou une adresse, ou le SHA-256 d'un fichier.",
        "A file to keep as evidence, or an address, or a file's SHA-256.",
    ),
    Text(
        "L'identifiant de la question, tel que `house review` l'affiche.",
        "The id of the question, as `house review` shows it.",
    ),
    Text(
        "Le modèle : un plan (fichier) ; son nom est celui du modèle.",
        "The model: a plan file; its name is the model's.",
    ),
    Text(
        "Un chemin du plan qui peut différer, par exemple rules.eligibility ; à répéter autant que nécessaire.",
        "A path of the plan that may differ, such as rules.eligibility; give it as often as needed.",
    ),
    Text("Le plan (fichier) ; un brouillon peut démarrer.", "The plan file; a draft may start."),
    Text("Le nom court de l'opération.", "The campaign's short name."),
    Text(
        "Son identifiant, tel que `review` l'affiche ; `ID@SESSION` ou `ID@RÉCLAMATION` pour un seul élément.",
        "Its id, as `review` shows it; `ID@ROUND` or `ID@CLAIM` for one item.",
    ),
    Text("Qui a décidé : un identifiant de organisers.people.", "Who decided: an id of organisers.people."),
    Text(
        "Un fichier à garder comme preuve, ou une adresse telle que https://… ou le SHA-256 d'un fichier ; "
        "sans preuve, le point reste inconnu.",
        "A file to keep as evidence, or an address such as https://… or a file's SHA-256; without one the "
        "check stays unknown.",
    ),
    Text("Pourquoi le laisser passer ; inscrit au journal.", "Why it may pass; written to the log."),
    Text(
        "Une heure civile dans le fuseau du plan, ou un instant ; la dérogation prend fin alors.",
        "A civil time of the plan's zone, or an instant; the waiver ends there.",
    ),
    Text(
        "Un fichier à garder comme preuve, ou une adresse telle que https://… ou le SHA-256 d'un fichier.",
        "A file to keep as evidence, or an address such as https://… or a file's SHA-256.",
    ),
    Text(
        "La preuve suit : la dérogation vaut 24 heures, et tombe si `prove` ne l'apporte pas.",
        "The proof follows: the waiver counts for 24 hours, and falls unless `prove` brings it.",
    ),
    Text("Le point de contrôle qui a fait l'objet de la dérogation.", "The check that was waived."),
    Text("Sur combien de jours regarder devant soi.", "How far ahead to look."),
    Text(
        "Ce qui attend cette seule personne : un identifiant opaque.", "What waits for this person alone, an opaque id."
    ),
    Text("L'identifiant de la réclamation, par exemple main.parcel.1.", "The claim's id, such as main.parcel.1."),
    Text("Pour quoi faire ; inscrit au journal.", "What for; it is written to the log."),
    Text("Ce que la commande attend, chaque fois NOM=VALEUR.", "What the command wants, each as NAME=VALUE."),
    Text(
        "Le nom d'une commande ; `explain` liste celles qui sont possibles.",
        "The name of a command; `explain` lists those that are possible.",
    ),
    Text(
        "Le JSON que rend l'API d'Instagram, ou un CSV des mêmes colonnes.",
        "JSON as the Instagram Graph API returns it, or a CSV of the same columns.",
    ),
    Text("La session de jeu ; sinon, la seule du plan.", "The round; the plan's only one otherwise."),
    Text("Le fuseau des heures qui n'indiquent pas de décalage.", "The zone of times that state no offset."),
    Text("Combien de participations le réseau affiche.", "How many entries the network shows."),
    Text("Pourquoi ce n'est pas le nombre du fichier.", "Why that is not the number in the file."),
    Text("Les comptes, comme le réseau les écrit.", "The accounts, as the network writes them."),
    Text("Où la liste scellée est écrite.", "Where the sealed list is written."),
    Text(
        "Où l'engagement est écrit : le publier, ou le faire attester, avant que l'aléa n'arrive.",
        "Where the commitment is written: publish it, or have it witnessed, before the randomness comes.",
    ),
    Text(
        "L'enregistrement du tour ; sinon, il est demandé à drand.",
        "The record of the round; fetched from drand otherwise.",
    ),
    Text(
        "La réponse d'une autorité d'horodatage (RFC 3161), avec --roots.",
        "The answer of a time-stamping authority (RFC 3161), with --roots.",
    ),
    Text(
        "Les certificats (PEM) des autorités de confiance.",
        "The certificates (PEM) of the authorities that are trusted.",
    ),
    Text("Le fichier de `draw witness`.", "The file of `draw witness`."),
    Text(
        "L'adresse et l'archive où l'engagement a été montré.",
        "The address and the archive where the commitment was shown.",
    ),
    Text("Où le certificat est écrit.", "Where the certificate is written."),
    Text("Le fichier à écrire.", "The file to write."),
    Text("Le certificat du tirage.", "The certificate of the draw."),
    Text("La liste scellée des participations.", "The sealed list of entries."),
    Text(
        "Une clé (base64) d'un témoin que nomme le règlement publié ; une fois pour chacun.",
        "A key (base64) of a witness whom the published rules name; once for each.",
    ),
    Text(
        "Les certificats (PEM) des autorités d'horodatage de confiance.",
        "The certificates (PEM) of the time-stamping authorities that are trusted.",
    ),
    Text("Le règlement publié.", "The published rules."),
    Text(
        "Le certificat du tirage, quand celui-ci est le certificat final.",
        "The certificate of the draw, when this one is that of the settlement.",
    ),
    Text("L'export du registre de l'organisateur.", "The export of the organiser's register."),
    Text("Un texte d'un nom par ligne, ou un CSV.", "A text of one name a line, or a CSV."),
    Text("Combien de gagnants sont tirés.", "How many winners are drawn."),
    Text("Combien de suppléants sont tirés ensuite.", "How many alternates are drawn after them."),
    Text("La colonne d'un CSV ; sinon, la première.", "The column of a CSV; its first one otherwise."),
    Text("Le dossier du tirage ; sinon, LISTE-draw.", "The folder of the draw; LIST-draw otherwise."),
    Text(
        "La clé de signature ; sinon, créée dans le dossier du tirage.",
        "The signing key; made in the folder of the draw otherwise.",
    ),
    Text(
        "Les secondes entre le scellement et le tour, 60 au moins.", "Seconds from sealing to the round, 60 at least."
    ),
    Text("Avec rfc3797 : d'après les nombres de --source.", "By rfc3797: from the numbers of --source."),
    Text('Pour rfc3797 : les nombres d\'une source, "2 5 12".', 'For rfc3797: the numbers of a source, "2 5 12".'),
    Text("Le fuseau horaire IANA des heures affichées.", "The IANA time zone in which times are shown."),
    Text(
        "La liste : `id, tickets, group, pools` séparés par des tabulations, triée, comme le protocole l'écrit.",
        "The list: id, tickets, group and pools by tabs, sorted, as the protocol writes it.",
    ),
    Text(
        "Les termes : les champs de l'engagement, sauf `protocol, signer, list`. `rules: FICHIER` vaut pour"
        " son empreinte.",
        "The terms: the commitment's fields but protocol, signer and list. `rules: FILE` stands for its digest.",
    ),
    Text(
        "La clé de signature, son registre à côté ; créée au premier usage.",
        "The signing key, its register beside it; made at first use.",
    ),
    Text("Où l'engagement est écrit.", "Where the commitment is written."),
    Text("L'engagement, tel que `draw seal` l'a écrit.", "The commitment, as `draw seal` wrote it."),
    Text("La liste qui a été scellée.", "The list that was sealed."),
    Text(
        "Ce qui classe la liste ; tous les moteurs donnent les mêmes gagnants.",
        "What ranks the list; every engine gives the same winners.",
    ),
    Text("Les processus ou fils du moteur.", "Processes or threads of the engine."),
    Text("Pourquoi le tirage n'a pas lieu ; chacun peut le lire.", "Why the draw is not held; everyone can read it."),
    Text(
        "Le fichier privé des noms par identifiant ; sans lui, le procès-verbal ne donne que les identifiants.",
        "The private file of names by id; without it the record names ids alone.",
    ),
    Text("Écrire une page qui s'imprime.", "Write a page that prints on paper."),
    Text("La chaîne d'aléa public (drand).", "The chain of public randomness (drand)."),
    Text("Le fichier CSV ou Parquet.", "The CSV or Parquet file."),
    Text(
        "La clé du témoin, que nomme le règlement ; créée au premier usage.",
        "The key of the witness, which the rules name; made at the first use.",
    ),
    Text("Le dossier.", "The folder."),
    Text("Ce que l'on sait, chaque fois NOM=VALEUR.", "What is known, each as NAME=VALUE."),
    Text("L'identifiant opaque d'une personne.", "The opaque id of a person."),
    Text("Le compte, le nom ou l'adresse, en entier.", "The whole account, name or address."),
    Text("Le fichier à écrire ; sinon, affiché.", "The file to write; printed otherwise."),
    Text(
        "Afficher la clé elle-même, à garder sur papier ou dans un coffre.",
        "Print the key itself, to keep it on paper or in a safe.",
    ),
    Text("Le fichier de la copie.", "The file of the copy."),
    Text("Un point de reprise signé.", "A signed checkpoint."),
    Text(
        "Les opérations voulues (et `house:NOM`, `register:CLÉ`) ; toutes, si aucune n'est donnée.",
        "The campaigns that are wanted (and `house:NAME`, `register:KEY`); all of them without one.",
    ),
    Text("Ce que `log export` a écrit.", "What `log export` wrote."),
    Text(
        "`campaign, round, prize-line, visual, post, claim, parcel…`",
        "`campaign, round, prize-line, visual, post, claim, parcel…`",
    ),
    Text("Le dossier des quatre fichiers écrits.", "The folder for the four files that it writes."),
    Text("Une autre graine invente d'autres participants.", "Another seed makes other entrants up."),
)
