"""Writes docs/develop/refusals.md from the refusals of the domain; ``--check`` only compares."""

import sys
from dataclasses import dataclass
from pathlib import Path

from palabre.domain import errors

PAGE = Path(__file__).resolve().parent.parent / "docs" / "develop" / "refusals.md"


@dataclass(kw_only=True, frozen=True, slots=True)
class Advice:
    """What the page says beside a code: what a person reads, and what a program may do."""

    sentence: str
    retry: str = "no"


AFTER = "after `retry_after` seconds"
CHANGED = "once changed"
ONCE_ENTERED = "after a new entry"

ADVICE: dict[str, Advice] = {
    "already_reported": Advice(sentence="Vous avez déjà signalé cet élément ; votre reçu reste valable."),
    "appeal_exists": Advice(sentence="Une réclamation est déjà en cours pour cette décision."),
    "appeal_window_over": Advice(sentence="Le délai de six mois pour contester est passé."),
    "banned": Advice(sentence="Vous êtes banni de cette maison. Vous pouvez lire pourquoi et contester."),
    "case_claimed": Advice(
        sentence="Un autre modérateur s’occupe de ce dossier.", retry="once the claim ends"
    ),
    "case_closed": Advice(sentence="Ce dossier est déjà clos."),
    "case_not_claimed": Advice(
        sentence="Prenez le dossier en charge avant de décider.", retry="after a claim"
    ),
    "demo_not_forwarded": Advice(sentence="La maison de démonstration ne s’ouvre que sur cette machine."),
    "duration_invalid": Advice(sentence="Cette durée ne convient pas à cette décision.", retry=CHANGED),
    "edit_window_over": Advice(
        sentence="Un message se corrige ou se retire dans les quinze minutes qui suivent son envoi."
    ),
    "filter_unavailable": Advice(
        sentence="Le filtre ne peut pas lire ce message en ce moment. Réessayez dans un instant.", retry=AFTER
    ),
    "forbidden": Advice(sentence="Cela ne vous est pas permis."),
    "foreign_origin": Advice(sentence="Cette demande vient d’un autre site ; elle est refusée."),
    "host_not_allowed": Advice(sentence="Cette adresse n’est pas celle de la maison."),
    "input_too_large": Advice(sentence="C’est trop long pour être reçu.", retry=CHANGED),
    "internal": Advice(
        sentence="Quelque chose s’est mal passé chez nous. Réessayez dans un instant.", retry="later"
    ),
    "invalid_input": Advice(sentence="Un champ manque ou ne convient pas.", retry=CHANGED),
    "invitation_used": Advice(sentence="Ce lien d’invitation a déjà servi, ou il a expiré."),
    "malformed_input": Advice(sentence="Cette demande est illisible.", retry=CHANGED),
    "method_not_allowed": Advice(sentence="Cette adresse ne répond pas à cette demande."),
    "muted": Advice(
        sentence="Vous pouvez lire, mais pas écrire, pour le moment. Vous pouvez contester.",
        retry="after `until`",
    ),
    "network_busy": Advice(
        sentence="Beaucoup de messages partent de votre réseau. Réessayez dans un instant.", retry=AFTER
    ),
    "newcomers_wait": Advice(
        sentence="Beaucoup de monde entre d’un coup : lisez, vous écrirez dans quelques minutes.", retry=AFTER
    ),
    "not_entered": Advice(sentence="Votre visite est terminée. Entrez de nouveau.", retry=ONCE_ENTERED),
    "not_found": Advice(sentence="Il n’y a rien ici."),
    "not_held": Advice(sentence="Aucun message n’attend ici."),
    "nothing_to_contest": Advice(sentence="Il n’y a rien à contester dans cette décision."),
    "overloaded": Advice(sentence="La maison est pleine à craquer. Réessayez dans un instant.", retry=AFTER),
    "postal_code_unknown": Advice(sentence="Ce code postal n’existe pas.", retry=CHANGED),
    "protocol_version": Advice(
        sentence="Cette page est trop ancienne : rechargez-la.", retry="with `palabre.v1`"
    ),
    "pseudonym_refused": Advice(sentence="Ce pseudonyme ne convient pas. En voici d’autres.", retry=CHANGED),
    "pseudonym_taken": Advice(
        sentence="Quelqu’un porte déjà ce pseudonyme, ou un qui lui ressemble.", retry=CHANGED
    ),
    "reason_missing": Advice(sentence="Une décision porte toujours un motif.", retry=CHANGED),
    "ref_reused": Advice(
        sentence="Cette demande a déjà été faite avec un autre contenu.", retry="with a new `ref`"
    ),
    "refused": Advice(sentence="C’est refusé."),
    "room_busy": Advice(
        sentence="Trop de messages arrivent ensemble dans ce salon. Réessayez dans un instant.", retry=AFTER
    ),
    "rules_not_accepted": Advice(sentence="Pour entrer, acceptez les règles de la maison.", retry=CHANGED),
    "same_person": Advice(sentence="Une autre personne doit juger cette réclamation."),
    "slow_mode": Advice(sentence="Mode lent : ici, on laisse un moment entre deux messages.", retry=AFTER),
    "store_unavailable": Advice(
        sentence="Votre message n’a pas pu être gardé. Réessayez dans un instant.", retry=AFTER
    ),
    "text_characters": Advice(
        sentence="Ce message contient des caractères invisibles ou de contrôle.", retry=CHANGED
    ),
    "text_empty": Advice(sentence="Il n’y a rien à lire dans ce message.", retry=CHANGED),
    "text_too_long": Advice(sentence="Ce message est trop long.", retry=CHANGED),
    "too_fast": Advice(sentence="Un peu moins vite, s’il vous plaît.", retry=AFTER),
    "under_age": Advice(
        sentence="Cette maison n’est pas ouverte à votre âge. Le 3018 vous écoute, gratuitement."
    ),
    "unsupported_media_type": Advice(sentence="Cette demande doit être écrite en JSON.", retry=CHANGED),
    "rule_faulty": Advice(
        sentence="Cette règle a une erreur : elle est indiquée, avec sa ligne.", retry=CHANGED
    ),
    "rule_exists": Advice(sentence="Une règle porte déjà ce nom.", retry=CHANGED),
    "rule_built_in": Advice(
        sentence="Cette règle vient avec Palabre : seule une dérogation à deux la change."
    ),
    "gate_closed": Advice(
        sentence="Cette règle n’a pas encore fait ses preuves : il lui manque ce qui est indiqué.",
        retry=CHANGED,
    ),
    "rule_changed": Advice(
        sentence="Quelqu’un vient de changer cette règle. Relisez-la.", retry="once read again"
    ),
    "backtest_running": Advice(
        sentence="Un essai de cette règle est déjà en cours.", retry="once it has ended"
    ),
    "override_stands": Advice(
        sentence="Une dérogation est déjà en cours ou attend une seconde personne.", retry="once it has ended"
    ),
    "override_missing": Advice(sentence="Aucune dérogation n’attend ici."),
    "override_expired": Advice(
        sentence="Cette demande de dérogation est trop vieille. Refaites-la.", retry="with a new wish"
    ),
    "override_same_person": Advice(sentence="Une autre personne doit confirmer, depuis sa propre session."),
    "override_too_new": Advice(
        sentence="Qui veille depuis moins d’une semaine ne confirme qu’une mise en attente."
    ),
}

HEAD = """\
# Refusals

Every refusal has a stable `code`. Over HTTP it is a problem (RFC 9457) with that `code` and status; on the
socket it is an `error` frame with the code, and a close for this reason uses 4000 + status. Codes are never
renamed and never get another meaning. Programs act on the code; people read the sentence, which the client
holds in each language.

This page is generated by `make schema` from `palabre.domain.errors`.

| Code | Status | Retry? | Meaning | What people read |
|---|---|---|---|---|
"""


def refusals() -> list[type[errors.Refusal]]:
    """Every refusal, by its code."""
    pending, found = [errors.Refusal], list[type[errors.Refusal]]()
    while pending:
        kind = pending.pop()
        found.append(kind)
        pending.extend(kind.__subclasses__())
    return sorted(found, key=lambda kind: kind.code)


def french(sentence: str) -> str:
    """Narrow no-break space before ; ! ? and no-break space before the colon."""
    for sign in ";!?":
        sentence = sentence.replace(f" {sign}", f"\u202f{sign}")
    return sentence.replace(" :", "\u00a0:")


def row(kind: type[errors.Refusal]) -> str:
    advice = ADVICE.get(kind.code)
    if advice is None:
        sys.exit(f"tools/generate_refusals.py has no sentence for the refusal {kind.code!r}.")
    meaning = " ".join((kind.__doc__ or "").split()).replace("``", "`")
    return f"| `{kind.code}` | {kind.status} | {advice.retry} | {meaning} | {french(advice.sentence)} |\n"


def page() -> str:
    kinds = refusals()
    if unknown := ADVICE.keys() - {kind.code for kind in kinds}:
        sys.exit(f"tools/generate_refusals.py speaks of refusals that do not exist: {sorted(unknown)}.")
    return HEAD + "".join(map(row, kinds))


def main(arguments: list[str]) -> None:
    expected = page()
    if arguments == ["--check"]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != expected:
            sys.exit("docs/develop/refusals.md is stale: run `make schema`.")
        return
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(expected, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
