"""Signs that somebody is in danger from themselves, in plain or regional words."""

import re
from typing import Final

from palabre.engines.filter.patterns import construct

_ABOUT_IT: Final = re.compile(
    r"\b(?:3114|prevention|conference|documentaires?|films?|series?|romans?|livres?|chansons?"
    r"|association|statistiques?|reportage|scenario|personnages?|boss)\b"
)
_PILLS: Final = r"(?:cachets?|comprimes?|medicaments?|medocs?|dolipranes?|paracetamol|somniferes?|pilules?)"
DISTRESS: Final = (
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:je|j'|jpense|jy)\b ?(?:\w+ ){0,3}?(?:penser?|songer?|songe|reflechis|repense)\b[^.!?\n]{0,20}?"
        r"\b(?:(?:au|qu'au) sui[cs]+ide|(?:a|qu'a) (?:me (?:sui[cs]+ider|tuer|pendre|foutre en l'air)"
        r"|la mort|mourir|en finir))\b(?! de (?:rire|faim))",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        rf"\b(?:combien|quelle (?:dose|quantite)) (?:de |d'|il faut de )?(?:\w+ )?{_PILLS}\b[^.!?\n]{{0,40}}"
        r"\b(?:mourir|plus (?:jamais )?(?:se|me) reveiller|jamais (?:se|me) reveiller|(?:me|se) tuer"
        r"|en finir|s'endormir pour (?:de bon|toujours))\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bkms (?:demain|ce soir|tonight|bientot|asap|rn|now|fr|lol|mdr)\b"
        r"|\b(?:vais|jvais|veux|envie de|gonna|imma|wanna) kms\b"
        r"|\bme sui(?:s|ss|sc)ider?\b|\bme (?:tuer|suicider|pendre)\b,? (?:c'est |reste )?(?:la |ma |mon )"
        r"(?:seule|unique|derniere)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:idees?|pensees?|pulsions?|(?:des|mes|ces) envies) (?:de (?:suicide|mort|mourir"
        r"|me (?:tuer|suicider|pendre)))\b"
        r"|\ba quoi je sers\b|\bautant (?:partir|disparaitre) pour (?:toujours|de bon)\b"
        r"|\bje (?:ne )?serai(?:s)? (?:bientot |demain )?plus (?:de ce monde|parmi vous|en vie"
        r"|un poids|un fardeau)\b"
        r"|\b(?:plus|pu|pas) capable (?:de |d')(?:vivre|exister|etre en vie)\b"
        r"|\bque (?:tout )?ca (?:s')?arrete(?: pour de bon| enfin)?$"
        r"|\b(?:pu|plu|pus) envie? (?:de |d')(?:vivre|exister|etre la)\b|\bpu envi de vivre?\b"
        r"|\b(?:ecrit|laisse|prepare|fini) ma lettre\b[^.!?\n]{0,24}\b(?:tout est pret|prenez soin|pardon"
        r"|adieu)\b"
        r"|\brejoindre (?:mon|ma|mes) \w+ (?:la-haut|la haut|au ciel|au paradis|dans la tombe)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:j'ai|jai|j'avais) (?:\w+ ){0,2}?(?:stocke|garde|mis de cote|achete|accumule|reuni"
        r"|prepare|assez de)"
        rf" (?:\w+ ){{0,3}}?{_PILLS}\b[^.!?\n]{{0,24}}\b(?:partir|mourir|en finir|toujours|de bon|me tuer)\b"
        r"|\b(?:serez|seras|seront|sera|serait|seraient|vivrez|vivront|irez|iront) (?:\w+ )?(?:mieux"
        r"|tranquilles?"
        r"|heureux|heureuses?|soulagee?s?) (?:sans moi|quand je (?:serai|partirai)|apres moi"
        r"|une fois que je)\b"
        r"|\bsi je (?:saute|meurs|disparais|creve|me (?:tue|pends|jette|suicide"
        r"|flingue))\b[^.!?\n]{0,24}\b(?:qui"
        r"|personne|remarqu\w+|manquer\w*|rendre compte|pleurer\w*|s'en)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\bcomment (?:on fait|faire|je fais|fait-on) pour mourir\b|\bj'ai (?:une|ma) corde (?:prete"
        r"|dans|au)\b"
        r"|\bje vais faire une betise (?:ce soir|cette nuit)\b"
        r"|\b(?:le )?suicide\b[^.!?\n]{0,12}\b(?:seule|unique|derniere) (?:sortie|solution|issue"
        r"|option|porte|facon)\b"
        r"|\bje me (?:suis )?(?:\w+ )?(?:entaille|taillade|lacere|scarifie)e? (?:les|le|la) (?:bras"
        r"|poignets?|cuisses?"
        r"|jambes?|peau)\b|\bde trop sur (?:cette )?terre\b|\bpourquoi (?:continuer a|continuer de"
        r"|rester en) vi(?:vre|e)\b(?! (?:a|en|avec|chez|au|aux|la|ici|ensemble)\b)"
        r"|\b(?:peux|peut|supporte) (?:vraiment )?(?:plus|pu) (?:de )?(?:cette|mon) existence\b"
        r"|\b(?:aurais|aurai) (?:prefere |mieux fait de )?(?:ne )?(?:pas|jamais) (?:du )?(?:naitre"
        r"|etre nee?)\b",
        unless=_ABOUT_IT,
    ),
    construct(
        "self_harm.signal",
        "self_harm",
        r"\b(?:mwen|man|an) (?:pa|pe) (?:vle|le) viv\b|\b(?:mwen|man|an) (?:anvi|vle|le) (?:mouri|mo)\b"
        r"|\b(?:bghit|baghi|baghya|bghet) (?:n)?mou?t\b|\b3yi+t mn (?:l)?hayat\w*\b",
    ),
)
