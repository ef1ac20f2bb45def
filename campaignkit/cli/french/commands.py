"""What is said of each command, paragraph by paragraph, and the titles of the panels."""

from __future__ import annotations

from campaignkit.values import Text

PHRASES = (
    Text(
        "Mener un jeu-concours comme une histoire vérifiée, que l'on peut rejouer : un plan, un journal et des jalons.",
        "Run a contest as one checked, replayable story: a plan, a log, and gates.",
    ),
    Text("Le plan", "The plan"),
    Text(
        "Écrire un premier plan : d'après un modèle, d'après une autre opération, ou un plan où tout reste à décider.",
        "Write a first plan: of a template, of another contest, or one in which everything is still to be decided.",
    ),
    Text(
        "Dire où un plan se contredit et ce qu'il ne dit pas ; code 1 si cela bloque un lancement.",
        "Say where a plan contradicts itself, and what it does not say; exit 1 when that blocks a launch.",
    ),
    Text(
        "Dire ce qu'un autre plan entraînerait : `diff A.yaml B.yaml`, ou `diff BASE OPÉRATION B.yaml`. "
        "Rien n'est écrit.",
        "Say what another plan would entail: `diff A.yaml B.yaml`, or `diff DB CAMPAIGN B.yaml`. Nothing is written.",
    ),
    Text(
        "Dire quel fichier et quelle ligne donnent chaque valeur d'un plan, et ce qu'elle remplace.",
        "Say which file and line gives each value of a plan, and what it stands in place of.",
    ),
    Text(
        "Afficher le schéma JSON des plans, avec lequel un éditeur complète et contrôle la saisie.",
        "Print the JSON Schema of plan files, with which an editor completes and checks while one types.",
    ),
    Text(
        "Lister les paquets de règles ; avec un plan, ce que la loi et les réseaux lui demandent. Ce n'est "
        "pas un avis juridique.",
        "List the rule packs; with a plan, what law and networks ask of it. Not legal advice.",
    ),
    Text(
        "Lister toutes les questions que posent les jalons : qui y répond, comment, et à partir de quelle "
        "taille d'opération.",
        "List every question that gates ask, with how it is answered, by whom, and from which size of campaign on.",
    ),
    Text("L'opération", "The campaign"),
    Text(
        "Démarrer une opération avec un plan ; la base est créée si elle n'existe pas.",
        "Begin a campaign with a plan; the store is made when it does not exist.",
    ),
    Text(
        "Poser toutes les questions d'un jalon ; code 1 tant qu'il est fermé.",
        "Ask every question of a gate; exit 1 while it is shut.",
    ),
    Text("Valider un point de contrôle.", "Sign a check off."),
    Text(
        "Laisser passer un point de contrôle ouvert jusqu'à une date, nommément et avec un motif.",
        "Let an open check pass until a date, by name and with a reason.",
    ),
    Text(
        "Apporter la preuve d'une dérogation donnée par téléphone.",
        "Bring the proof of a waiver that was given by phone.",
    ),
    Text(
        "Lancer l'opération ; refusé, avec toutes les raisons, tant que le jalon de lancement est fermé.",
        "Go public; refused with every reason while the launch gate is shut.",
    ),
    Text(
        "Afficher ce qui est en retard et ce qui arrive à échéance, pour toutes les opérations d'une base ;"
        " pour une personne, aussi ce qu'elle doit valider.",
        "Show what is late and what falls due, over all campaigns of a store; for one person, what they must sign too.",
    ),
    Text(
        "Dire de chaque commande si elle est possible, refusée et pourquoi, ou quels arguments elle attend.",
        "Say for every command: possible, refused and why, or which arguments it wants.",
    ),
    Text(
        "Exécuter n'importe quelle commande par son nom, par exemple `prizes.secure line=parcel units=2 "
        "proof=note.pdf`.",
        "Do any command by its name, such as `prizes.secure line=parcel units=2 proof=note.pdf`.",
    ),
    Text("Participations et tirages", "Entries and draws"),
    Text("Importer des participations.", "Bring entries in."),
    Text("Clore, sceller et tirer une session de jeu.", "Close, seal and draw a round."),
    Text(
        "Un tirage sans opération, avec un certificat que chacun peut recalculer.",
        "A draw without a campaign, with a certificate that anyone can recompute.",
    ),
    Text(
        "Recalculer un tirage d'après son certificat et sa liste scellée ; nomme l'étape en échec.",
        "Recompute a draw from its certificate and its sealed list; names the step that fails.",
    ),
    Text(
        "Écrire un dossier que l'on peut mettre sur un serveur : la page, le certificat, la liste scellée.",
        "Write a folder that anybody can put on a server: the page, the certificate, the sealed list.",
    ),
    Text("Personnes et maisons", "People and houses"),
    Text(
        "Garder, retrouver, exporter et effacer ce que l'on sait des personnes.",
        "Keep, find, export and erase what is known of people.",
    ),
    Text(
        "Afficher le compte derrière une réclamation de lot, pour qui doit lui écrire ; qui l'a demandé et "
        "pourquoi est journalisé.",
        "Show the account behind a claim, for whoever must write to it; who asked and why is logged.",
    ),
    Text(
        "Ce qu'une agence ou un annonceur répond une fois par an pour toutes ses opérations.",
        "What an agency or a client answers once a year for all its campaigns.",
    ),
    Text("Le journal", "The log"),
    Text("Lire, vérifier et signer le journal.", "Read, verify and sign the log."),
    Text(
        "Copier une base pendant que d'autres y écrivent, et vérifier la copie ; la clé n'est pas copiée.",
        "Copy a database while others write to it, and verify the copy; the key is not copied.",
    ),
    Text(
        "Afficher une machine `Mermaid`, dessinée d'après sa propre table.",
        "Print a machine as Mermaid text, drawn from its own table.",
    ),
    Text("Pour commencer", "To begin with"),
    Text(
        "Dérouler une vraie opération, du plan à l'archivage, avec des participants inventés.",
        "Run one real contest from its plan to its archive, on made-up entrants.",
    ),
    Text("Aide et version", "Help and version"),
    Text("Afficher cette aide et quitter.", "Display this message and exit."),
    Text("Afficher la version du programme.", "Display application version."),
    Text("Commandes", "Commands"),
    Text("Paramètres", "Parameters"),
    Text(
        "Deux fichiers sont comparés comme une opération en préparation. Pour une opération d'une base, il "
        "est aussi dit si le changement est permis maintenant, quelles validations tombent et ce qui est "
        "déjà public. Sort avec 1 quand le changement serait refusé.",
        "Two files are compared as a campaign that is being planned. Of a campaign in a store it is also "
        "said whether the change is allowed now, which sign-offs fall, and what is public already. Exit 1 "
        "when the change would be refused.",
    ),
    Text(
        "Adopter le profil d'une maison : un plan (fichier) avec ce que toutes ses opérations ont en commun.",
        "Adopt the profile of a house: a plan file with what all its campaigns have in common.",
    ),
    Text(
        "Adopter pour un an une politique de tailles signée ; sans FILE, afficher celle en vigueur ; sans base, "
        "la proposition.",
        "Adopt a signed policy of sizes for a year; without FILE show the one in force, without a store the proposal.",
    ),
    Text(
        "Répondre à une question annuelle, pour toute opération dont le contenu est celui du profil.",
        "Answer a yearly question, for every campaign whose content is that of the profile.",
    ),
    Text(
        "Valider une question annuelle pour tout plan issu d'un modèle, tant que seul diffère ce qui peut changer.",
        "Sign a yearly question for every plan made from a model, while only what may change differs.",
    ),
    Text(
        "Afficher chaque question annuelle, l'état de sa réponse et sa fin de validité ; et chaque modèle validé.",
        "Show every yearly question, how its answer stands, and when it ends; and every model that was signed.",
    ),
    Text("Arguments", "Arguments"),
    Text(
        "Écarter des comptes (équipe, famille, fournisseurs) de tout import à venir ; leurs noms peuvent être effacés.",
        "Keep accounts (staff, family, suppliers) out of every later import; their names can be erased.",
    ),
    Text(
        "Importer dans une session de jeu les commentaires d'un fichier, avec une raison pour chaque refus.",
        "Import comments from a file into a round, with a reason for every refusal.",
    ),
    Text("Ne plus accepter de participation dans une session de jeu.", "Take no later entry in a round."),
    Text(
        "Figer la liste d'une session close, et s'engager sur un tour à venir d'aléa public.",
        "Fix the list of a closed round, and commit to a coming round of public randomness.",
    ),
    Text(
        "Écrire de nouveau l'engagement d'une session : à publier, ou à faire attester, avant que son aléa n'arrive.",
        "Write the commitment of a round again: to be published, or witnessed, before its randomness comes.",
    ),
    Text("Écrire de nouveau la liste scellée d'une session.", "Write the sealed list of a round again."),
    Text(
        "Procéder au tirage d'une session scellée, et écrire son certificat.",
        "Hold the draw of a sealed round, and write its certificate.",
    ),
    Text(
        "Écrire le dernier certificat d'une session : celui du tirage, ou le certificat final.",
        "Write the latest certificate of a round: that of the draw, or the final one.",
    ),
    Text(
        "Écrire le registre : tous les engagements, certificats et annulations que la clé de cette base a signés.",
        "Write the register: every commitment, certificate and void that the key of this store signed.",
    ),
    Text(
        "Tirer des gagnants d'une liste de noms : scellée maintenant, tirée quand arrive le prochain tour d'aléa.",
        "Draw winners from a list of names: sealed now, drawn when the coming round of randomness is there.",
    ),
    Text(
        "Afficher la clause pour le règlement : comment les gagnants sont tirés, par quelle chaîne, comment"
        " son tour est choisi.",
        "Print the clause for the rules: how winners are drawn, by which chain, how its round is chosen.",
    ),
    Text(
        "Écrire la liste canonique d'un fichier CSV ou Parquet : `id`, et `tickets`, `group`, `pools` s'il y en a.",
        "Write the canonical list of a CSV or Parquet file: `id`, and `tickets`, `group`, `pools` where there are any.",
    ),
    Text(
        "Contrôler une liste canonique et s'engager sur elle ; une liste, un tour, un tirage.",
        "Check a canonical list and commit to it; one list, one round, one draw.",
    ),
    Text(
        "Écrire la demande d'horodatage (RFC 3161), à laquelle toute autorité répond.",
        "Write the request for a time stamp (RFC 3161), which any authority answers.",
    ),
    Text(
        "Attester, comme témoin, que cet engagement existe maintenant.",
        "Sign, as a witness, that this commitment is there now.",
    ),
    Text(
        "Procéder au tirage d'un engagement, et écrire son certificat.",
        "Hold the draw of a commitment, and write its certificate.",
    ),
    Text(
        "Afficher le procès-verbal d'un tirage à faire signer par un commissaire de justice, ou l'écrire en une page.",
        "Show the record of a draw for a bailiff to sign, or write it as a page.",
    ),
    Text(
        "Clore un tirage scellé qui n'aura pas lieu, par une déclaration signée que chacun peut voir.",
        "Close a sealed draw that will not be held, by a signed statement that everyone can see.",
    ),
    Text(
        "On peut relancer à tout moment : ce qui est scellé le reste, et un tirage en attente se poursuit.",
        "Run it again at any time: what is sealed stays sealed, and a draw that waits goes on.",
    ),
    Text(
        "Le tirage est d'abord vérifié ; un tirage qui ne tient pas n'est pas publié.",
        "The draw is verified first; one that does not hold is not published.",
    ),
    Text(
        "Garder, chiffré, ce que l'on sait d'un identifiant opaque, par exemple `p-02 name=\"Léa Martin\"`.",
        'Keep what is known of an opaque id, encrypted, such as `p-02 name="Léa Martin"`.',
    ),
    Text(
        "Afficher les identifiants opaques de qui a ce compte, ce nom ou cette adresse e-mail.",
        "Print the opaque ids of whoever has this account, name or e-mail address.",
    ),
    Text(
        "Remettre en JSON tout ce qui concerne une personne : annuaire, participations, faits ; cette "
        "remise est journalisée.",
        "Hand out everything about one person as JSON: directory, entries, facts; it is logged that you did.",
    ),
    Text(
        "Détruire la clé et toutes les valeurs d'une personne ; refusé tant qu'une session de jeu en a besoin.",
        "Destroy the key and every value of one person; refused while a round still needs them.",
    ),
    Text(
        "Dire quelle clé il faut à cette base, et si elle est là.",
        "Say which key this store needs and whether it is there.",
    ),
    Text(
        "Afficher les faits d'une opération, du plus ancien au plus récent.",
        "Show the facts of a campaign, oldest first.",
    ),
    Text(
        "Vérifier la chaîne du journal ; nomme la première ligne qui n'est plus telle qu'elle fut inscrite.",
        "Verify the chain of the log; names the first row that is not as it was recorded.",
    ),
    Text(
        "Signer les têtes de tous les flux et les écrire dans un fichier, à garder ailleurs.",
        "Sign the heads of all streams and write them to a file, to be kept elsewhere.",
    ),
    Text(
        "Écrire le journal et le livre des participations en lignes de JSON, une fois vérifiés ; personne "
        "n'y est nommé.",
        "Write log and entry book as lines of JSON, once they were verified; nobody is named there.",
    ),
    Text(
        "Faire d'un export une nouvelle base : les mêmes têtes, ou rien.",
        "Make a new database of an export: the same heads, or nothing.",
    ),
)
