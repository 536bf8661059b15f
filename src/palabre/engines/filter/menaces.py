"""Threats that are only let hear."""

from typing import Final

from palabre.engines.filter.pastimes import PLAYED
from palabre.engines.filter.patterns import construct

MENACES: Final = (
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:tu vas|vous allez|tu va|ca va) (?:\w+ )?(?:me |le |bien |nous )*(?:payer(?: cher)?"
        r"|regretter|comprendre ta douleur|pleurer ta mere|manger|prendre cher"
        r"|le sentir passer)\b(?! (?:par|en|avec|ton|ta|tes|le|la|les|un|une|du|des|pour|combien"
        r"|a la caisse|au|quoi|de)\b)",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:tu|vous) (?:le |me le |l')(?:paieras?|payeras?|regrettera?s?|paierez|regretterez)\b"
        r"|\battention a (?:toi|vous|ta famille|tes (?:fesses|arrieres|proches|gosses|enfants)"
        r"|ta gueule)\b|\bgare a (?:toi|vous|ta gueule)\b|\b(?:je )?(?:t'|vous |te )(?:aurais?|ai"
        r"|aura|avais) (?:bien |pourtant )?prevenue?s?\b",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:surveille|regarde) (?:bien )?(?:derriere toi|tes arrieres|ton dos)\b|\b(?:fais"
        r"|fait) (?:gaffe|attention) a (?:toi|ta gueule|tes arrieres|ta famille)\b|\bje (?:te"
        r"|vous) (?:retrouverai|attends dehors|attends a la sortie|louperai pas|raterai pas"
        r"|lache pas)\b|\bje vais (?:te|vous) retrouver\b(?! (?:ici|la|demain|au|a))|\b(?:tu perds"
        r"|tu ne perds|tu paies) rien pour attendre\b|\btu (?:feras|fera) moins (?:le|la) (?:malin"
        r"|maligne|fier)\b|\bt(?:u es|'es|es) (?:un homme )?morte?\b(?! de| d'|\w| (?:trop|avant|apres|en"
        r"|au|a|contre|par|pour|tout|ou|sur)\b)"
        r"|\btu vas voir (?:ce que|ta|toi|comment je|si je)\b|\bon va (?:s'occuper de toi"
        r"|regler ca dehors|se retrouver)\b|\btes jours sont comptes\b|\b(?:you will|you'll"
        r"|u will) (?:pay|regret)\b|\bwatch your back\b",
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:fais|faites|fait) (?:bien )?attention (?:quand|lorsque|le soir|en rentrant|sur le chemin"
        r"|dans la rue)\b"
        r"|\bun accident (?:est|arrive|c'est) (?:\w+ ){0,2}?(?:vite|si vite)\b|\bdernieres heures\b"
        r"|\bprofite(?:z)? bien (?:de (?:tes|ta|ton|vos|votre)|tant que)\b|\bon se (?:reverra|recroisera"
        r"|retrouvera)\b"
        r"|\b(?:dommage|triste|bete) (?:\w+ )?(?:si|qu'il) (?:\w+ )?arriv\w+ (?:\w+ ){0,2}?a (?:ta|ton|tes"
        r"|ta famille|toi)\b"
        r"|\bla memoire longue\b|\bon (?:sait|connait) (?:tous )?ou te trouver\b"
        r"|\btu (?:ne )?sais pas a qui tu (?:parles|as affaire)\b"
        r"|\btu (?:dormiras|dors) moins (?:bien|tranquille)\b|\b(?:je|on) (?:te|vous) (?:garde"
        r"|a) a l'oeil\b"
        r"|\bje n'oublie(?:rai)? (?:pas|rien|jamais)\b[^.!?\n]{0,20}\b(?:toi|tes?|vous)\b"
        r"|\bca va (?:mal )?(?:se finir|finir mal|tourner mal)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\btant que tu (?:le )?peux\b|\ba quelle heure (?:tu|t') ?(?:\w+ )?(?:sors|rentres|pars|finis"
        r"|quittes|passes)\b"
        r"|\bon verra (?:bien )?si tu (?:\w+ )?(?:rigoles|ris|souris|fais|parles"
        r"|es)\b[^.!?\n]{0,24}\b(?:encore|demain|toujours|apres|malin)\b"
        r"|\b(?:te |vous )?retomber (?:dessus|sur (?:la|le|ta))\b|\btu (?:vas )?(?:rigoler|rire|rigoleras"
        r"|riras|ris|rigoles) (?:beaucoup )?moins\b"
        r"|\bje (?:connais|sais) (?:ta voiture|ta plaque|tes horaires|tes habitudes|ton chemin"
        r"|ou tu (?:travailles|bosses|gares))\b",
        unless=PLAYED,
    ),
    construct(
        "threat.veiled",
        "violence",
        r"\b(?:dors|dormez) bien\b[^.!?\n]{0,24}\b(?:sera|est|serait|etre)\b[^.!?\n]{0,12}\b(?:la"
        r"|ta) derniere\b"
        r"|\b(?:accidents?|disparus?|morts?|hopital|hosto|brules?|tues?|tabasses?)\b[^.!?\n]{0,10}"
        r"\bpour moins que ca\b"
        r"|[🔪🩸🔫⚰][^.!?\n]{0,12}\b(?:tu es|t'es) (?:le|la) prochaine?\b",
        unless=PLAYED,
    ),
)
