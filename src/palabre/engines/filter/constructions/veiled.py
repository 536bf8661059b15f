"""Insults that name nobody: sayings about somebody's wits or looks."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_ONESELF: Final = re.compile(r"\b(?:je|j'|moi|mon|ma|mes)\b|\bj'")
_YOU: Final = r"(?:t'|t |tu |vous |toi|ton|ta |tes |vos |votre |il |elle |lui|ce |cette )"
SAYINGS: Final = (
    construct(
        "insult.mild",
        "idiom",
        rf"\b{_YOU}[^.!?\n]{{0,24}}?(?:(?:pas|jamais) (?:\w+ )?invente (?:l'eau|la poudre|le fil|la roue"
        rf"|le feu)"
        r"|pas une (?:lumiere|fleche)|pas (?:le couteau|le crayon|l'ampoule|la lumiere|le plus|la plus"
        r"|le pingouin)[^.!?\n]{0,12}\b(?:affute|aiguise"
        r"|brillante?|tiroir|futee?|malin|maligne|glisse|lumineuse?)|pas (?:tres |bien )?(?:fut[- ]fut"
        r"|futee?|fraiche?"
        r"|la lumiere)|(?:un|deux|trois|zero|aucun|qu'un|que deux|plus de|pas de) (?:seul )?neurones?"
        r"|(?:un )?pois chiche (?:dans|a la place)|la cervelle d'|un? qi (?:de|d'|negatif|d'huitre)"
        r"|le charisme d'"
        r"|(?:bete|con|conne) (?:a manger du foin|comme (?:ses|tes) pieds|comme un balai)"
        r"|(?:ete )?berce\w* (?:\w+ )?(?:trop )?pres du mur"
        r"|fini\w* (?:au|a la) (?:pipi|pisse|urine)|une case (?:en moins|de vide)|pas toutes? (?:s|t"
        r"|l)es (?:cases|frites|idees)"
        r"|un petit pois dans|la lumiere a tous les etages|oublie[^.!?\n]{0,10}d'etre (?:bete|con))",
        unless=_ONESELF,
    ),
    construct(
        "insult.mild",
        "idiom",
        r"\b(?:pas|plus) la lumiere (?:a|dans) tous les etages\b|\b(?:mere|pere|parents"
        r"|sage-femme)\b[^.!?\n]{0,24}\bbercer?\b"
        r"[^.!?\n]{0,16}\bmur\b|\b(?:tete|tronche|gueule|face"
        r"|physique) pareille?\b[^.!?\n]{0,24}\bmiroirs?\b"
        r"|\b(?:miroirs?|glace)\b[^.!?\n]{0,16}\b(?:casse\w*|evite\w*|peur)\b[^.!?\n]{0,16}\b(?:toi|tete"
        r"|te |ta )"
        r"|\bconcours de (?:betise|connerie|laideur|moche)\w*|\bsi (?:la )?(?:betise"
        r"|connerie)[^.!?\n]{0,30}\b(?:tu|vous|t')",
    ),
    construct(
        "insult.mild",
        "idiom",
        r"\b(?:tu|vous) (?:nous |me |les |vraiment |commence[sz]? a )*(?:saoule[sz]?|soule[sz]?"
        r"|gonfle[sz]?|emmerde[sz]?"
        r"|faites vraiment chier|fais vraiment chier|casse[sz]? les (?:couilles|pieds))\b(?! pas)"
        r"|\bneurones?\b[^.!?\n]{0,16}\b(?:en duel|se battent|se courent apres|se cherchent|en vacances)\b"
        r"|\btouche le fond\b[^.!?\n]{0,16}\bcreuse",
    ),
    construct(
        "insult.mild",
        "species",
        r"(?:^|[,!.?:;] ?|\b(?:sale|toi|bande et|t'es une|tu es une|va|degage|casse-toi) )espece d(?:e "
        r"|')(?!petite? |vein|chanc|coquin|grande? |beau"
        r"|belle|gros nounours|malade|fou\b|folle)[a-z]{3,}",
    ),
)
