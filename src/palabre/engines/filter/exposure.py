"""Threats to reveal what somebody hides, and to come to where they live."""

from typing import Final

from palabre.engines.filter.patterns import construct

EXPOSURE: Final = (
    construct(
        "threat.exposure",
        "violence",
        r"\b(?:je|j'|on|nous|vais|vont|jvais) ?(?:\w+ ){0,2}?(?:balance|balancer|balancerai|publie"
        r"|publier|diffuse|diffuser|poste|poster|leak|leaker|affiche|afficher|montre|montrer"
        r"|partage|envoie|envoyer|mets|mettre|envoyer?)\b (?:toutes? )?(?:tes|ta"
        r"|ton) (?:\w+ )?(?:photos?|nudes?|videos?|adresse|numero|secrets?|vrai nom|identite"
        r"|conversations?|messages?|dossiers?|infos?)\b",
    ),
    construct(
        "threat.exposure",
        "violence",
        r"\b(?:je|j|on|jsais) ?(?:sais|sait|connais|connait|ai trouve|a trouve) (?:exactement "
        r"|tres bien |deja )?(?:ou (?:tu|t'|vous|ta|ton|tes) ?\w*|ton adresse|ta rue|ton immeuble"
        r"|ta maison|ton ecole|ton lycee|ta boite|ton numero|ta famille"
        r"|ton vrai nom)\b(?! veux en venir| veux aller)",
    ),
)
