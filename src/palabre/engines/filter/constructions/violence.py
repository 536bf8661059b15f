"""Violence that is announced to somebody, or called for."""

from typing import Final

from palabre.engines.filter.constructions.pastimes import PLAYED
from palabre.engines.filter.constructions.patterns import construct

_PART: Final = r"(?:la|les|ta|tes|le|ton|vos|votre|leur|leurs|sa|ses|son) "
_HURT: Final = (
    r"(?:tuer|buter|crever|massacrer|frapper|defoncer|eclater|demolir|saigner|planter|egorger"
    r"|etrangler|fumer|niquer|fracasser|exploser|cogner|tabasser|bruler|cramer|flinguer"
    r"|descendre|rafaler|lyncher|violer|gifler"
    r"|poignarder|suriner|trouer|ecraser|detruire|depecer|enterrer|abattre|noyer|pendre"
    r"|demonter|mutiler|decapiter|eventrer|etriper|marave|maraver|savater|bastonner|crucifier"
    r"|demembrer|liquider|eliminer|taper|shooter|canarder|attraper"
    rf"|faire {_PART}(?:peau|fete)|regler {_PART}compte|monter en l'air|(?:casser|peter|arracher|couper"
    rf"|briser|exploser|eclater"
    rf"|tordre|trancher|fracasser|defoncer|refaire|ouvrir|trouer) {_PART}(?!pointes?\b|cheveux|ongles?"
    rf"|frange|briques|pieds|oreilles|viande"
    r"|parole|ficelle|fils?\b|herbe|barbe|porte|route|part\b|tarte|lit\b|cafe|bouteille|steak)\w+"
    r"|(?:mettre|mets|sacrer|coller|foutre) (?:une |un |des |ma )"
    r"(?:balle|coup|droite|coups|raclee|volee|branlee|baffes?|gifles?|claques?|correction|patates?"
    r"|tarte dans)|envoyer (?:a l'hopital"
    r"|a l'hosto|au cimetiere))"
)
_HURT_SOMEBODY: Final = (
    r"(?:briser|casser|peter|couper|arracher|exploser|eclater|trancher|fracasser|tordre"
    r"|ecraser|bruler|defoncer|cramer|detruire|tuer|crever|violer|frapper|massacrer|egorger"
    r"|buter|saigner|trouer|poignarder|demolir|etrangler|enterrer|kidnapper)"
)
_NO_THING: Final = (
    r"(?! (?:un|une|ton|ta|tes|des|du|le|la|les) (?:armoire|meubles?|rosier|arbres?|tente|clous?|decor"
    r"|courrier|cafe|piece|moteur|velo|ordi\w*"
    r"|pc\b|etageres?|tomates?|fleurs?|haie|saumon|jambon|poubelles?|valise|bagages|numero|code|texte"
    r"|message|lettre|rapport|devoirs?))"
)
_WILL: Final = (
    r"\b(?:je|j'|on|nous|jvais|j'vais|jv|jva|vais|viens|vient|venir|vienne|envie|vont|allons"
    r"|moi|m'a|reve|pote[s]?|gars|cousins?|freres?|mecs)\b[^.!?\n]{0,28}?"
)
_HOME: Final = (
    r"(?:baraque|maison|case|voiture|bagnole|caisse|char|appart\w*|porte|magasin|boutique|cabane|garage"
    r"|snack|bar|scooter|moto|local)"
)
VIOLENCE: Final = (
    construct(
        "threat.violence",
        "violence",
        rf"{_WILL}\b(?:te |t'|t |vous |tous vous |toutes vous )(?:\w+ )?{_HURT}\b{_NO_THING}",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "violence",
        r"(?:merites?|meritez|faudrait|faut|devrait) (?:qu'on |que (?:quelqu'un|je) "
        rf"|vraiment )*(?:vienne? )?(?:te |t'|vous ){_HURT}\b",
    ),
    construct(
        "threat.violence",
        "violence",
        rf"{_WILL}\b{_HURT_SOMEBODY} (?:ton|ta|tes|vos|votre|toi)\b(?! (?:son|micro|score|record))",
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je te |je vous |j'te |jte |jt'|on te |on t'|je t')(?:\w+ )?(?:tue|bute|creve"
        r"|massacre|defonce|egorge|saigne|plante|frappe|demolis|fracasse|eclate|flingue|tabasse"
        r"|fume|tuerai|buterai|creverai|tape|cogne|gifle|etrangle|casse (?:la|les) \w+|pete (?:la"
        r"|les) \w+)\b(?! (?:pas|plus|de rire|la bise))",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:i(?:'ll| will|'m going to|'m gonna| am going to)|im gonna|gonna"
        r"|we will) (?:\w+ )?(?:kill|murder|beat|stab|shoot|rape|hurt|find|burn|slap|punch"
        r"|strangle) (?:you|u|ur|your)\b",
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je vais|j'vais|jvais|on va|vont|va) (?:lui |leur |le |la |l')(?:egorger|massacrer"
        r"|buter|flinguer|poignarder|tabasser|saigner|lyncher|violer|faire la peau"
        r"|casser la gueule|casser les dents)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:merites?|meritez|prendre|recevoir|vas prendre|cherches?) (?:bien )?(?:une|des|deux|trois"
        r"|qu'une) (?:bonne )?(?:balles?"
        r"|claques?|baffes?|gifles?|raclee|coups? (?:de|dans)|droite|correction)\b|\b(?:je|on|nous|jvais"
        r"|mes potes|mes freres) "
        r"(?:t'|te |vous )attend\w*\b[^.!?\n]{0,32}\b(?:devant chez|en bas de chez|battes?|couteaux?"
        r"|barres?|a la sortie)\b"
        r"|\b(?:je |j'|on |jte )?(?:te |t')?(?:casse|brise|plie|coupe|dechire|fends)(?:rai|r)? en (?:deux"
        r"|mille|quatre|morceaux)\b"
        r"|\bsi je (?:te|vous) (?:vois|croise|trouve|chope|attrape)\b[^.!?\n]{0,24}\b(?:mort|morte|casse"
        r"|defonce|creve|tue|fume)\w*"
        r"|\bt(?:u es|'es|es) morte?\b[^.!?\n]{0,10}\b(?:si|quand) je (?:te|t')|\bje (?:vais "
        r"|te )?\w{0,4} ?(?:te )?(?:kill\w*|monte en l'air)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:tu vas|vous allez|va) (?:\w+ )?(?:finir|terminer|te retrouver|dormir) (?:a l'hosto"
        r"|a l'hopital|au cimetiere|aux urgences"
        r"|six pieds sous terre|dans (?:un|le) (?:fosse|coffre|cercueil))\b|\bprepare (?:ton cercueil"
        r"|ta tombe|tes obseques|ton enterrement)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je|on|nous|jvais|j'vais)\b[^.!?\n]{0,16}?\b(?:bruler|cramer|incendier|saccager|faire sauter"
        rf"|faire cramer|defoncer|caillasser) (?:sa|leur|ta|votre|son|ton) {_HOME}\b"
        r"|\b(?:je|on|nous|jvais|j'vais)\b[^.!?\n]{0,16}?\b(?:lui|leur|te|vous) (?:bruler|cramer|incendier"
        rf"|saccager|faire sauter|defoncer) (?:sa|leur|ta|votre|la|son|ton) {_HOME}\b",
        unless=PLAYED,
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
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:je|on) (?:vais |va )?(?:te |vous |t')(?:mets|met|envoie|expedie|mettre|envoyer"
        r"|expedier) (?:direct "
        r"|tout droit )?(?:a l'hopital|a l'hosto|aux urgences|au cimetiere|dans le coma|dans la tombe"
        r"|en fauteuil|six pieds)\b",
        unless=PLAYED,
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
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "violence",
        r"\b(?:mwen|man|an) (?:ke|kay|ka) (?:tchouye|tjwe|tye|koupe|fann|bat|pete)(?:'?w|zot| tet)?\b",
    ),
    construct(
        "threat.violence",
        "gang",
        r"\b(?:on (?:sera|est|arrive|vient|debarque|va etre|viendra)|je (?:viens|ramene|debarque|serai)"
        r"|nous sommes|j'arrive"
        r"|ils sont|mes (?:freres|cousins|potes|gars)) (?:[\w']+ ){0,2}?(?:a |avec )?(?:deux|trois|quatre"
        r"|cinq|six|sept|huit|dix"
        r"|douze|quinze|vingt|trente|plusieurs|toute la (?:bande|cite|cavalerie)|mes (?:cousins|freres"
        r"|gars|grands))"
        r"\b[^.!?\n]{0,30}\b(?:(?:a |pour )?t'attendre|(?:a |pour )?te (?:cueillir|choper|attendre|calmer"
        r"|corriger|prendre)"
        r"|pour toi|t'es (?:mort|fini)|vous (?:calmer|corriger|defoncer|attendre))\b"
        r"|\b(?:je|on|nous) (?:te |t'|vous )attends?\b[^.!?\n]{0,12}\ba (?:trois|quatre|cinq|six|dix|vingt"
        r"|plusieurs)\b"
        r"(?! heures?| h\b)|\b(?:tout casser|tout cramer|tout peter|tout bruler) chez (?:vous|toi|eux|lui"
        r"|elle)\b"
        r"|\bramene-toi (?:\w+ ){0,6}?(?:que je t|qu'on t|je te (?:jure|promets))|\b(?:fais|faites) (?:tes"
        r"|ta|vos) prieres?\b"
        r"|\b(?:l'un apres l'autre|un par un|une par une)\b[^.!?\n]{0,16}\b(?:je vous|on vous)"
        r"|\bje vous\b[^.!?\n]{0,24}\bun par un\b",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "far_threat",
        r"\b(?:mwen|man|an|nou) (?:ka|ke|kay|ja|kai) (?:vini )?(?:kase|tchouye|tjwe|koupe|fann|bat|pete"
        r"|tire|bwile|krase)\w*"
        r"(?: (?:tet|djol|do|janm|dan|kou|kay|tchou|asi))?(?:'?w| ou|'?zot| ou la)\b"
        r"|\b(?:nqetlek|nqtlk|n9tlk|nqotlek|nqtlek|ndebhek|ndbhek|ndbhk|nkassar (?:lik )?(?:rassek|wejhek"
        r"|snanek)|nsefik|nkhsrk)\b"
        r"|\bj'te (?:calisse|crisse|sacre) (?:mon poing|une claque|une volee|ma main|un coup)\b|\b(?:m'a"
        r"|m'as|j'vas|j'vais) "
        r"(?:te |t'en )(?:tuer|sacrer|crisser|calisser|arranger|planter|ramasser|pogner|peter)\b"
        r"|\b(?:i'?ll|i will|gonna|going to|imma) (?:\w+ )?(?:end you|fuck you up|beat (?:you|ur|your)"
        r"|break your|cut you|gut you"
        r"|put you in|smash your|hunt you)\b|\byou'?re (?:a )?dead(?: man)?\b(?! (?:in|after|on|if you))",
        unless=PLAYED,
    ),
)
