"""Threats with other verbs, at a third person, at a house; and what is only let hear."""

import re
from typing import Final

from palabre.engines.filter.patterns import construct

_GAME: Final = re.compile(
    r"\b(?:partie|parties|jeu|jeux|match|foot|tournoi|boss|minecraft|fortnite|prochain tour|equipe|raid"
    r"|donjon|guilde|manche|clash|sims|village ennemi|film|serie|roman|episode)\b"
)
_HOME: Final = (
    r"(?:baraque|maison|case|voiture|bagnole|caisse|char|appart\w*|porte|magasin|boutique|cabane|garage"
    r"|snack|bar|scooter|moto|local)"
)
MENACES: Final = (
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je|on|nous|jvais|j'vais)\b[^.!?\n]{0,16}?\b(?:bruler|cramer|incendier|saccager|faire sauter"
        rf"|faire cramer|defoncer|caillasser) (?:sa|leur|ta|votre|son|ton) {_HOME}\b"
        r"|\b(?:je|on|nous|jvais|j'vais)\b[^.!?\n]{0,16}?\b(?:lui|leur|te|vous) (?:bruler|cramer|incendier"
        rf"|saccager|faire sauter|defoncer) (?:sa|leur|ta|votre|la|son|ton) {_HOME}\b",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\bje (?:lui|leur) (?:casse|pete|brise|eclate|defonce|arrache|explose) (?:la|les"
        r"|le) (?:deux |sale )?"
        r"(?:jambes?|dents?|bras|genoux?|gueule|tete|nez|machoire|crane|doigts)\b"
        r"|\b(?:je|on|vais|va) (?:vais |va )?(?:foutre|mettre|fous|mets) le feu (?:a|chez) "
        rf"(?:(?:leur|sa|ta|votre) {_HOME}|lui|eux|toi|elle)\b"
        r"|\b(?:je|on) (?:vais |va )?(?:te |lui |leur |vous |t')(?:ouvre|ouvrir|tranche|trancher) (?:le |la )"
        r"(?:ventre|bide|gorge|crane)\b|\b(?:je|on) (?:vais |va )?(?:te |le |la |les |vous )defigurer\b"
        r"|\b(?:tu vas|il va|elle va|vous allez|ils vont) finir (?:a la morgue|au cimetiere"
        r"|dans un (?:coffre|trou))\b"
        r"|\blach(?:e|er|erai) (?:mes|mon|les|le) (?:chiens?|pitbulls?|molosses?|rottweilers?|bergers?)"
        r" (?:sur|apres|contre) (?:toi|vous|lui|elle|eux)\b"
        r"|\b(?:quelqu'un|faudrait|faut|devrait|merite qu'on|merite que je|vais|va)\b[^.!?\n]{0,16}?"
        r"\b(?:lui|leur|te|vous) (?:mettre|loger|coller|foutre|tirer) (?:une|deux|trois|des) balles?\b",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je|on) (?:vais |va )?(?:te |vous |t')(?:mets|met|envoie|expedie|mettre|envoyer"
        r"|expedier) (?:direct "
        r"|tout droit )?(?:a l'hopital|a l'hosto|aux urgences|au cimetiere|dans le coma|dans la tombe"
        r"|en fauteuil|six pieds)\b",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je|on|nous) (?:va|vais|allons) (?:te |vous |l'|le |la |les |t')(?:choper"
        r"|coincer|cueillir)"
        r" (?:a la sortie|en bas|devant chez|dans la rue|un soir)\b"
        r"|\b(?:envoie|envoyer|t'envoie|ramene|ramener) (?:mes|des) (?:cousins|freres|potes|gars|mecs|grands)"
        r" (?:chez (?:toi|vous|lui|elle)|te |vous |s'occuper)"
        r"|\bmerit\w+ (?:qu'on |de se faire )(?:la |le |les |te |vous |l')?(?:viol|tu|but|frapp"
        r"|egorg|tabass|crev|lynch"
        r"|pend|brul)e[rs]?\b",
        unless=_GAME,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:mwen|man|an) (?:ke|kay|ka) (?:tchouye|tjwe|tye|koupe|fann|bat|pete)(?:'?w|zot| tet)?\b",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:dors|dormez) bien\b[^.!?\n]{0,24}\b(?:sera|est|serait|etre)\b[^.!?\n]{0,12}\b(?:la"
        r"|ta) derniere\b"
        r"|\b(?:accidents?|disparus?|morts?|hopital|hosto|brules?|tues?|tabasses?)\b[^.!?\n]{0,10}"
        r"\bpour moins que ca\b"
        r"|[🔪🩸🔫⚰][^.!?\n]{0,12}\b(?:tu es|t'es) (?:le|la) prochaine?\b",
        unless=_GAME,
    ),
)
