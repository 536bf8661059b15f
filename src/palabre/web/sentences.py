"""What each refusal says to a person, in French first; every sentence tells what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, TypeAlias

from palabre.web.rule_sentences import RULE_SENTENCES

Locale: TypeAlias = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """``title`` names the refusal; ``detail`` says what to do."""

    title: str
    detail: str


_FRENCH_ENGLISH: tuple[tuple[str, Sentence, Sentence], ...] = (
    (
        "refused",
        Sentence("Demande refusée", "La maison ne peut pas faire cela. Rechargez la page, puis réessayez."),
        Sentence("Request refused", "The house cannot do this. Reload the page and try again."),
    ),
    (
        "invalid_input",
        Sentence(
            "Un champ ne convient pas",
            "Un champ manque, est de trop ou n’a pas la bonne forme. Corrigez ce qui est indiqué, puis "
            "renvoyez.",
        ),
        Sentence(
            "A field is not right",
            "A field is missing, unknown or not of the right form. Correct what is pointed at, then send "
            "again.",
        ),
    ),
    (
        "malformed_input",
        Sentence(
            "Demande illisible",
            "La demande n’est pas du JSON en UTF-8, ou elle est trop imbriquée. Rechargez la page, puis "
            "réessayez.",
        ),
        Sentence(
            "Unreadable request",
            "The request is not JSON in UTF-8, or nests too deep. Reload the page and try again.",
        ),
    ),
    (
        "unsupported_media_type",
        Sentence("Format non accepté", "Envoyez du JSON avec l’en-tête Content-Type application/json."),
        Sentence("Format not accepted", "Send JSON with the header Content-Type application/json."),
    ),
    (
        "input_too_large",
        Sentence(
            "Envoi trop lourd", "La maison accepte au plus 64 Kio par envoi. Raccourcissez, puis renvoyez."
        ),
        Sentence("Too large", "The house takes at most 64 KiB at a time. Shorten it, then send again."),
    ),
    (
        "not_found",
        Sentence(
            "Introuvable",
            "Il n’y a rien à cette adresse, ou rien pour vous. Vérifiez le lien ou revenez à l’accueil.",
        ),
        Sentence(
            "Not found", "There is nothing here, or nothing for you. Check the link or go back to the start."
        ),
    ),
    (
        "method_not_allowed",
        Sentence(
            "Méthode non admise",
            "Cette adresse existe, mais pas avec cette méthode. L’en-tête Allow les donne.",
        ),
        Sentence(
            "Method not allowed", "This address exists, not with this method. The Allow header lists them."
        ),
    ),
    (
        "not_entered",
        Sentence(
            "Vous n’êtes pas entré dans la maison",
            "Votre session est terminée ou absente. Entrez de nouveau.",
        ),
        Sentence("You have not entered", "Your session has ended or is missing. Enter again."),
    ),
    (
        "forbidden",
        Sentence(
            "Accès réservé", "Votre session ne donne pas ce droit. Demandez à une personne responsable."
        ),
        Sentence("Not yours to do", "Your session does not give this right. Ask a person in charge."),
    ),
    (
        "foreign_origin",
        Sentence("Demande venue d’un autre site", "Ouvrez la maison à sa propre adresse et recommencez là."),
        Sentence("Request from another site", "Open the house at its own address and do it again there."),
    ),
    (
        "host_not_allowed",
        Sentence(
            "Adresse inconnue de la maison",
            "Cette maison ne répond qu’à sa propre adresse. Vérifiez le lien.",
        ),
        Sentence(
            "Not the address of this house", "This house answers at its own address only. Check the link."
        ),
    ),
    (
        "demo_not_forwarded",
        Sentence(
            "Maison de démonstration",
            "Une maison de démonstration ne répond pas derrière un mandataire. Ouvrez-la sur cette machine.",
        ),
        Sentence("Demo house", "A demo house does not answer behind a proxy. Open it on this machine."),
    ),
    (
        "too_fast",
        Sentence("Trop vite", "Vous avez atteint une limite. Attendez un instant, puis réessayez."),
        Sentence("Too fast", "You have reached a limit. Wait a moment, then try again."),
    ),
    (
        "network_busy",
        Sentence(
            "Beaucoup de messages depuis votre réseau",
            "Plusieurs personnes écrivent depuis la même adresse que vous. Attendez un instant, puis "
            "réessayez.",
        ),
        Sentence(
            "Many messages from your network",
            "Several people write from the same address as you. Wait a moment, then try again.",
        ),
    ),
    (
        "room_busy",
        Sentence(
            "Salon débordé",
            "Trop de messages arrivent ensemble dans ce salon. Attendez un instant, puis réessayez.",
        ),
        Sentence("Busy room", "Too many messages reach this room at once. Wait a moment, then try again."),
    ),
    (
        "slow_mode",
        Sentence(
            "Mode lent",
            "Dans ce salon, on laisse un moment entre deux messages. Attendez un peu, puis réessayez.",
        ),
        Sentence(
            "Slow mode", "This room asks for a pause between two messages. Wait a little, then try again."
        ),
    ),
    (
        "newcomers_wait",
        Sentence(
            "Beaucoup de monde à la fois",
            "Beaucoup de monde entre d’un coup. Vous pouvez lire ; vous écrirez dans quelques minutes.",
        ),
        Sentence(
            "Many people at once",
            "Very many people come in at once. You can read; you will write in a few minutes.",
        ),
    ),
    (
        "overloaded",
        Sentence(
            "Maison très fréquentée", "La maison ne peut pas répondre à tous. Réessayez dans un instant."
        ),
        Sentence("Busy house", "The house cannot answer everybody. Try again in a moment."),
    ),
    (
        "under_age",
        Sentence(
            "Cette maison n’est pas encore pour vous",
            "Vous n’avez pas l’âge demandé ici. Pour parler à quelqu’un, le 3018 est gratuit, anonyme et "
            "ouvert "
            "tous les jours.",
        ),
        Sentence(
            "This house is not for you yet",
            "You are below the age asked for here. To talk to somebody in France, 3018 is free and "
            "anonymous, every day.",
        ),
    ),
    (
        "rules_not_accepted",
        Sentence("Règles non acceptées", "Lisez les règles de la maison et acceptez-les pour entrer."),
        Sentence("Rules not accepted", "Read the rules of the house and accept them to enter."),
    ),
    (
        "postal_code_unknown",
        Sentence(
            "Code postal inconnu",
            "Donnez les cinq chiffres d’un code postal français, ou les quatre d’un code belge, suisse ou "
            "luxembourgeois.",
        ),
        Sentence(
            "Unknown postal code",
            "Give the five digits of a French postal code, or the four of a Belgian, Swiss or Luxembourg "
            "one.",
        ),
    ),
    (
        "pseudonym_refused",
        Sentence(
            "Pseudonyme refusé",
            "Ce pseudonyme ne convient pas ici. Prenez-en un autre, par exemple un de ceux-ci.",
        ),
        Sentence(
            "Pseudonym refused", "This pseudonym is not allowed here. Take another, for example one of these."
        ),
    ),
    (
        "pseudonym_taken",
        Sentence("Pseudonyme déjà pris", "Une personne porte ici un nom semblable. Prenez-en un autre."),
        Sentence("Pseudonym taken", "Somebody here bears a name that looks the same. Take another."),
    ),
    (
        "banned",
        Sentence(
            "Vous êtes banni de la maison",
            "Une décision vous tient dehors. Ouvrez l’exposé des motifs avec son code pour la lire et la "
            "contester.",
        ),
        Sentence(
            "You are banned",
            "A decision keeps you out. Open the statement of reasons with its code to read and contest it.",
        ),
    ),
    (
        "muted",
        Sentence(
            "Vous ne pouvez pas écrire pour l’instant",
            "Une décision suspend votre parole. L’exposé des motifs dit jusqu’à quand et comment la "
            "contester.",
        ),
        Sentence(
            "You may not write for now",
            "A decision suspends your writing. The statement of reasons says until when and how to "
            "contest it.",
        ),
    ),
    (
        "text_empty",
        Sentence("Message vide", "Il ne reste rien de visible dans ce texte. Écrivez quelques mots."),
        Sentence("Empty text", "Nothing visible is left of this text. Write a few words."),
    ),
    (
        "text_too_long",
        Sentence("Texte trop long", "Raccourcissez ce texte ou envoyez-le en plusieurs fois."),
        Sentence("Text too long", "Shorten this text or send it in several parts."),
    ),
    (
        "text_characters",
        Sentence(
            "Caractères refusés",
            "Ce texte contient des caractères invisibles ou abîmés. Retapez-le, puis renvoyez.",
        ),
        Sentence(
            "Characters refused", "This text has invisible or broken characters. Type it again, then send."
        ),
    ),
    (
        "edit_window_over",
        Sentence(
            "Trop tard pour modifier",
            "Un message se modifie ou se retire pendant quinze minutes. Écrivez-en un autre.",
        ),
        Sentence(
            "Too late to edit", "A message can be edited or removed for fifteen minutes. Write another one."
        ),
    ),
    (
        "not_held",
        Sentence(
            "Aucun message en attente",
            "Ce message n’attend plus de relecture. Rechargez le salon pour voir sa suite.",
        ),
        Sentence(
            "Nothing is waiting",
            "This message no longer waits for review. Reload the room to see what became of it.",
        ),
    ),
    (
        "ref_reused",
        Sentence(
            "Référence déjà utilisée",
            "La même référence est venue avec un autre contenu, ou sa demande est encore en cours. "
            "Attendez ou "
            "changez de référence.",
        ),
        Sentence(
            "Reference used already",
            "The same reference came with another content, or its request is still running. Wait or take "
            "a new one.",
        ),
    ),
    (
        "already_reported",
        Sentence("Déjà signalé", "Vous avez déjà signalé cela. Votre reçu dit où en est l’examen."),
        Sentence(
            "Reported already", "You have reported this already. Your receipt says how far the review is."
        ),
    ),
    (
        "case_claimed",
        Sentence(
            "Dossier pris en charge", "Un autre membre de l’équipe tient ce dossier. Prenez le suivant."
        ),
        Sentence("Case taken", "Another moderator holds this case. Take the next one."),
    ),
    (
        "case_not_claimed",
        Sentence("Dossier non pris en charge", "Prenez ce dossier en charge avant de décider."),
        Sentence("Case not claimed", "Claim this case before deciding it."),
    ),
    (
        "case_closed",
        Sentence("Dossier clos", "Ce dossier est déjà décidé. Rechargez la file pour voir la décision."),
        Sentence("Case closed", "This case was decided already. Reload the queue to see the decision."),
    ),
    (
        "same_person",
        Sentence(
            "Une autre personne doit décider",
            "Vous avez pris la décision contestée. Laissez cette réclamation à un autre membre de l’équipe.",
        ),
        Sentence(
            "Somebody else must decide",
            "You took the decision under appeal. Leave this appeal to another moderator.",
        ),
    ),
    (
        "appeal_exists",
        Sentence(
            "Réclamation déjà déposée",
            "Cette décision est déjà contestée. Suivez la réponse avec le même code.",
        ),
        Sentence(
            "Appeal lodged already",
            "This decision is under appeal already. Follow the answer with the same code.",
        ),
    ),
    (
        "appeal_window_over",
        Sentence(
            "Délai de réclamation dépassé",
            "La réclamation est ouverte six mois. Vous pouvez encore saisir un organe de règlement des "
            "litiges ou un "
            "tribunal.",
        ),
        Sentence(
            "Too late to appeal",
            "An appeal can be lodged for six months. You may still turn to a dispute settlement body or "
            "a court.",
        ),
    ),
    (
        "nothing_to_contest",
        Sentence(
            "Rien à contester",
            "Cette décision ne restreint rien, ou elle est déjà annulée. Vous n’avez rien à faire.",
        ),
        Sentence(
            "Nothing to contest",
            "This decision restricts nothing, or was reversed. There is nothing for you to do.",
        ),
    ),
    (
        "invitation_used",
        Sentence("Invitation expirée", "Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau."),
        Sentence("Invitation expired", "This link was used or is no longer valid. Ask for a new one."),
    ),
    (
        "reason_missing",
        Sentence("Motif manquant", "Une décision porte toujours un motif. Écrivez-le, puis validez."),
        Sentence("Reason missing", "A decision always carries a reason. Write it, then confirm."),
    ),
    (
        "duration_invalid",
        Sentence(
            "Durée non valable",
            "Cette décision demande une durée dans ses limites, ou n’en prend pas. Corrigez-la.",
        ),
        Sentence(
            "Duration not valid",
            "This decision needs a duration within its bounds, or takes none. Correct it.",
        ),
    ),
    (
        "protocol_version",
        Sentence(
            "Version du protocole non servie",
            "Rechargez la page. Un programme doit demander palabre.v1 en WebSocket.",
        ),
        Sentence(
            "Protocol version not served",
            "Reload the page. A program must ask for palabre.v1 over WebSocket.",
        ),
    ),
    (
        "store_unavailable",
        Sentence(
            "Enregistrement impossible",
            "Rien n’a été enregistré. Gardez votre texte et réessayez dans un instant.",
        ),
        Sentence("Cannot store now", "Nothing was stored. Keep your text and try again in a moment."),
    ),
    (
        "filter_unavailable",
        Sentence(
            "Filtre indisponible",
            "Le filtre ne peut rien lire en ce moment : rien n’a été jugé. Gardez votre texte et réessayez.",
        ),
        Sentence(
            "Filter unavailable",
            "The filter cannot read anything right now: nothing was judged. Keep your text and try again.",
        ),
    ),
    (
        "internal",
        Sentence(
            "Erreur de la maison",
            "La faute est de notre côté et nous en gardons la trace. Réessayez, puis donnez-nous "
            "l’identifiant trace_id.",
        ),
        Sentence("A fault of ours", "It was logged. Try again, and if it stays, tell us the trace_id."),
    ),
    *((code, Sentence(*french), Sentence(*english)) for code, french, english in RULE_SENTENCES),
)

SENTENCES: Mapping[str, Mapping[Literal["fr", "en"], Sentence]] = MappingProxyType(
    {code: MappingProxyType({"fr": french, "en": english}) for code, french, english in _FRENCH_ENGLISH}
)
