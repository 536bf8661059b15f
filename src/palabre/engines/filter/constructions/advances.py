"""Sexual demands, offers and hints between grown-ups, in the words of those who avoid the listed ones."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import by_first_letter, construct

_PARTS: Final = (
    r"(?:nudes?|seins?|nichons?|fesses|cul|chatte|bite|teub|queue|corps|poitrine|tetons?|tetines"
    r"|minou|abricot|zizi|boobs|boule|fessier|derriere|popotin|bonda|fente|clito|foune|sexe|intimite"
    r"|entrejambe|pussy|ass|dick|tits|melons|nene|nenes|croupe|raie|membre|engin|paquet|parties)"
)
_TOOL: Final = r"(?:bite|queue|teub|zob|chibre|verge|gaule|trique|graine|membre|engin|sexe|kekette|zizi|dard)"
_GARMENT: Final = (
    r"(?:haut|bas|soutif|soutien[- ]gorge|culotte|string|t[- ]?shirt|robe|jupe|pantalon|slip|calecon"
    r"|boxer|jean|serviette|peignoir|pyjama|vetements?|fringues|habits|debardeur|collants?|nuisette)"
)
_LINGERIE: Final = (
    r"(?:nuisette|string|culotte|petite culotte|soutif|soutien[- ]gorge|lingerie"
    r"|porte[- ]jarretelles?|bas resille|dentelle|dessous|guepiere|tanga|sous[- ]vetements)"
)
_ACTS: Final = by_first_letter(
    r"baiser|sucer|lecher|tringler|culbuter|troncher|sodomiser|doigter|masturber|branler|deshabiller"
    r"|chevaucher|sauter(?! (?:au|dessus|de|le|la|les|en|dans|sur|un|une|a|par|plus|haut|trop)\b)"
    r"|fourrer|niquer au lit|peloter|tripoter|faire (?:jouir|l'amour|crier de|hurler de|gemir"
    r"|mouiller|bander|grimper (?:aux|au)|monter au (?:septieme|7e?m?e?)|un cunni|une pipe"
    r"|une gaterie)|prendre (?:en levrette|par derriere|sauvagement|debout|au lit|a quatre pattes"
    r"|sur (?:la|ma|mon|le) (?:table|lit|canape|bureau|capot))|bouffer (?:la|le|ta|ton|tes"
    r"|l') ?(?:chatte|cul|seins|abricot|minou|fesses)|manger (?:la|ta) (?:chatte|noune|plotte|moule)"
    r"|mettre (?:a poil|a quatre pattes|dans mon lit|un coup de (?:bite|queue))"
)
_FUN: Final = by_first_letter(
    r"plan (?:cul|q|sexe|baise|sans lendemain|a trois|a 3|coquin|direct|suce|touze|rapide)"
    r"|sexe(?! opposee?s?)|baiser?|baises?|fellation|pipes?(?! en bruyere)|gateries?|cunni\w*"
    r"|branlette|sodo|touze|partouze|quickie|s'envoyer en l'air|t'envoyer en l'air"
    r"|nous envoyer en l'air|tirer (?:un|mon|son) coup(?! (?:de|franc|droit))"
    r"|parties? de jambes en l'air|jambes en l'air|cinq a sept (?:coquin|chaud|discret)"
    r"|5 a 7 (?:coquin|chaud|discret)|(?:rapports?|relations?|rencontres?|contacts?) (?:purement "
    r"|uniquement )?(?:physiques?|charnel\w*|sexuel\w*|coquin\w*|extra-?conjugal\w*|libertin\w*"
    r"|sans lendemain)|plaisirs? (?:charnels?|de la chair|partages?|intimes?|coquins?|adultes?)|ebats"
    r"|luxure|(?:moments?|instants?|nuits?|soirees?|apres-midis?|aprem|jeux|cam|visio|dial|show"
    r"|massages?|douceurs?|calins?|rapproches?) (?:\w+ )?(?:intimes?|coquine?s?|chaude?s|torrides?"
    r"|hots?|hard|sensuel\w*|erotiques?|libertine?s?|charnel\w*|sans tabous?|sous (?:la couette"
    r"|les draps)|au lit|a poil|tout nus?)|jeux (?:pour |tres )?adultes|aventures? (?:d'un soir"
    r"|coquines?|extra-?conjugales?|sans lendemain)|coups? d'un soir|amants? (?:regulier|discret"
    r"|endurant)s?|sex ?friends?|fuck ?friends?|amie? avec benefices"
)
_MATTER: Final = re.compile(
    r"\b(?:medecins?|gyneco\w*|sage[- ]femme|allait\w*|mammo\w*|depist\w*|hopital|chirurg\w*|cancer"
    r"|kine\w*|docteur|grossesse|enceinte|ecographie|squats?|musculation|musee|sculpture|statue"
    r"|tableau|peinture|peintre|dessin|theatre|roman|livre|film|serie|episode|chanson|poeme|poesie"
    r"|documentaire|reportage|emission|article|loi|plainte|police|harcel\w*|agress\w*|signal\w*"
    r"|bloque\w*|consentement|prevention|arnaques?|chantage|prostitution|chats?|chatons?|chiens?"
    r"|chienne|chevre\w*|recette|cuisine|jardin|piscine|definition|expression|mot|modos?|moderat\w*"
    r"|m'a (?:demande|ecrit|envoye|dit|propose)|on m'a|demandez|demander|arretez|stop)\b"
)
ADVANCES: Final = (
    # Somebody is sought, or everybody is asked.
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:cherch\w+|ch|recherche|dispo\w*|re[cs]oi[st]|propose|offre|veut|veux|ve|envie d[e']"
        r"|partante?s? pour|chaude?s? pour|ca te dit|ca vous dit|besoin d[e']|qui pour|ki pr"
        r"|quelqu'un pour|viens|venez|on va|pour)"
        rf"[^.!?\n]{{0,32}}?\b(?:{_FUN})\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:homme|femme|dame|monsieur|mec|meuf|couple|mari|epouse|h|f|m|trans|travesti|bi|actif"
        r"|passif|etalon|male|veuve|veuf|nymphomane|brune|blonde|rousse|quinqua"
        r"|gars)\b[^.!?\n]{0,32}?"
        r"\b(?:cherch\w+|ch|recherche|dispo\w*|re[cs]oi[st]|attend|aux femmes)\b[^.!?\n]{0,32}?"
        r"\b(?:bouche|chatte|cul|endurante?s?|soumise?s?|dociles?|coquine?s?|cochonnes?|amante?s?"
        r"|maitresse|dominat\w+|bien (?:monte|membre)\w*|membree?s?|actifs?|passifs?|plaisirs?"
        r"|gourmande?s?|libertine?s?|troisieme|calins? hard|sans (?:tabous?|lendemain|prise de tete"
        r"|attaches?)|messieurs|participation|cadeaux?)\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:femmes|dames|epouses|meufs|mariees?)\b[^.!?\n]{0,12}?\b(?:frustrees?|en manque"
        r"|delaissees?|mal baisees?|insatisfaites?|chaudes?)\b|\b(?:cherche"
        r"|donne)[^.!?\n]{0,12}?\bbouche (?:gourmande|experte|pour|dispo)|\bbouche (?:gourmande"
        r"|experte) (?:dispo\w*|cherche|a )|\bpetit cul a dispo\w*|\b(?:bonnes?|vraies?) suceuses?\b"
        r"|\bsexe tel\b|\b(?:snap|sexto|dial|cam|visio) (?:coquin|coquine|hot|chaud|chaude) ?\?",
        unless=_MATTER,
    ),
    # The other one's body is asked for.
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:montre[rsz]?|envoi\w*|envoye[rsz]?|balance|poste|partage|sors?|devoile|fais peter"
        r"|fe voir|fais voir|faire voir|laisse(?:[- ]moi)? voir|voir|mater|ecarte|donne|prete"
        r"|goute[r]?|note)(?:[- ](?:moi|nous|me))?"
        r" (?:\w+ ){0,3}?(?:tes|ton|ta|vos|un|une|des|les|l'|ces) ?(?:\w+ )?"
        rf"(?:{_PARTS})\b(?! (?:celeste|medical|enseignant|de (?:metier|garde|ballet|texte|chat"
        rf"|la robe|train|peloton)|du (?:club"
        r"|chat|train|peloton|jury)))",
        unless=_MATTER,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        rf"\b(?:enleve|retire|ote|fais tomber|fais glisser|baisse|remonte|souleve|degrafe|vire"
        rf"|tombe)[sz]?(?:[- ]moi)?"
        rf" (?:ton|ta|tes|le|la|ce|cette|moi ce) (?:petite? )?{_GARMENT}\b[^.!?\n]{{0,40}}?\b(?:cam"
        rf"|webcam|camera|photo"
        r"|pour moi|ma belle|cherie|montre|seconde|raconte|qu'on voie|en privee?|lentement|et viens)\b"
        rf"|\b(?:j'enleve|je retire|je tombe|je baisse) (?:le|la|mon|ma|mes"
        rf"|tout) ?{_GARMENT}?[^.!?\n]{{0,16}}?"
        r"\b(?:si|pour|a|contre|quand) (?:\w+ ){0,3}?(?:\d+|dix|cent|vingt|dons?|jetons?|coeurs?"
        r"|envoy\w+|me donn\w+|payez|tips?)\b|\bphotos?\b[^.!?\n]{0,24}?\b(?:sans (?:le haut"
        r"|rien(?! (?:dessus|dedans|autour))|serviette|culotte|soutif|vetements?|tes habits)"
        r"|toute? nue?s?|a poil|sortant de la douche)\b|\b(?:mets?[- ]toi|met[- ]toi|fous[- ]toi"
        r"|te mettre|se met|me mets) (?:a poil|nue?|a quatre pattes|toute? nue?)\b"
        r"|\bdeshabille[- ]toi\b(?! de (?:ce|ton|cette))"
        r"|(?<!m')(?<!t')(?<!l')\benleve tout\b(?! (?:mon|le|ce|de|ca|la|les|ton))|\bcambre[- ]toi\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        rf"\b(?:te|vous|t'|me|la) (?:voir |faire |\w+ment )?(?:{_ACTS})(?! (?:la main|le front"
        rf"|la joue|par l'assurance|sur le prix))\b"
        r"|\b(?:te|t'|vous) ?(?:baiserai|lecherai|sucerai|prendrai|ferai (?:jouir|l'amour|crier"
        r"|hurler|grimper)|deshabillerai|sauterai|culbuterai|doigterai)\w*\b|\bfai(?:re|t|s"
        r"|sons) l'amour (?:avec (?:toi|moi|vous)|toi et moi|tous les deux|ce soir|cette nuit|\?)"
        r"|\bje te (?:fais|ferai[s]?|fe) l'amour\b|\bviens qu'on fasse l'amour\b",
        unless=_MATTER,
    ),
    # What the body says, and what is done in company.
    construct(
        "sexual.solicitation",
        "desire",
        r"\bj'?ai (?:trop |grave )?(?:la (?:gaule|trique|barre|bite en feu)|les (?:couilles"
        r"|bourses) pleines|besoin de me vider|le gourdin)\b|\bje (?:bande|mouille) (?:pour|grave"
        r"|en te|rien|a te|comme|trop|deja)\b|\btout dur (?:rien qu'a|en te|pour toi|a cause)"
        r"|\b(?:chu|je suis|chui) bande\b|\bme fai(?:s|t) (?:bander|mouiller|dresser)\b"
        rf"|\b(?:ma|mon) (?:grosse? |belle |beau )?{_TOOL}\b[^.!?\n]{{0,20}}?\b(?:t'attend|veut"
        rf"|cherche|reclame|dans ta|dure?|preneuse"
        r"|a cause de toi|en cam|en mp|entre tes|envie|pour toi)\b"
        rf"|\b(?:veux|veut|voir|recevoir|juge|prends?|assieds-toi sur|assis sur|sur|goute|aime|aimes"
        rf"|s'occupe de|occuper de) (?:\w+ )?(?:ma|mon) (?:grosse? |belle )?(?:bite|queue|teub|zob"
        rf"|chibre|verge|trique|kekette|zizi|gros engin|gros membre)\b"
        r"|\b\d{2} ?cm (?:rien que )?(?:pour toi|a disposition|cherche|dispo)|\b(?:bien"
        r"|tres) (?:membre|monte|pourvu|outille|gaule)e?s?\b"
        r"[^.!?\n]{0,20}?\b(?:cherche|goute|gouter|essayer|dispo\w*|pour toi|ch)\b|\b(?:essayer"
        r"|gouter|cherche|aime\w*)[^.!?\n]{0,24}?"
        r"\b(?:bien (?:membre|monte|gaule)e?s?|gros membres?|grosses? (?:bites?|queues?))\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:on|tu|qui|nous|me|se|te|je me) (?:se |te |nous |me )?(?:touch\w+|caress\w+|branl\w+"
        r"|masturb\w+|fini[trs]*|termin\w+|fait du bien|faire du bien)\b"
        r"[^.!?\n]{0,28}?\b(?:en cam|cam|visio|webcam|au telephone|ensemble|en meme temps"
        r"|chacun de son cote|en te lisant|en t'ecoutant|ta photo|pendant que|devant moi|entre tes"
        r"|dans ta culotte)\b|\b(?:visage|tete|langue|bouche|main|doigts?) (?:\w+ )?(?:entre (?:mes"
        r"|tes) (?:cuisses|jambes|fesses)|dans (?:ma|ta) culotte|sur (?:ma|mon|ta|ton) (?:sexe|bite"
        r"|chatte|queue|clito))\b|\bentre (?:tes|mes) cuisses\b|\b(?:bon )?coups? de (?:bite|queue"
        r"|reins? ma)\b|\bassieds[- ]toi sur mon visage\b|\b(?:tu|t') ?(?:craches|avales) ou (?:tu "
        r"|t')?(?:avales|craches)\b",
        unless=_MATTER,
    ),
    # Money for it.
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:combien|quel prix|quels? tarifs?|tarifs?|ton prix)\b[^.!?\n]{0,24}?\b(?:la nuit"
        r"|une nuit|l'heure|une heure|la soiree)\b"
        r"[^.!?\n]{0,12}?\b(?:avec (?:toi|vous)|ma belle|cherie|a l'hotel|dans une chambre|miss"
        r"|beaute)\b|\b\d{2,4}\b[^.!?\n]{0,16}?\b(?:la nuit|une nuit|passes? la nuit"
        r"|passer la nuit)\b[^.!?\n]{0,8}?\b(?:avec (?:toi|moi|vous)|chez moi|dans mon lit)\b|\b(?:je"
        r"|j') ?(?:te |vous |t')(?:paie|paye|donne|file|offre|verse|vire"
        r"|loue)\b[^.!?\n]{0,40}?\b(?:nuit|nue?|lit|hotel|culotte|seins|strip|sans rien|dans mes bras"
        r"|sous moi|sur moi|coquin\w*|photo de (?:tes|ton|toi nue?))\b|\b(?:te"
        r"|vous) louer (?:\w+ )?(?:pour|la|une|combien) (?:la |une )?(?:nuit|soiree|heure)\b"
        r"|\b(?:re[cs]oi[st]|recevoir)\b[^.!?\n]{0,24}?\b(?:messieurs|gentlemen|gentlemans"
        r"|hommes?)\b[^.!?\n]{0,32}?\b(?:cadeaux?|participation|courtois|murs|discrets?|rendez-vous"
        r"|\d{2,3})\b|\b(?:vends?|vente|achete)\b[^.!?\n]{0,12}?\b(?:culottes? portees?|nudes?"
        r"|contenus? (?:\w+ )?coquins?|sextapes?|photos? (?:de moi )?(?:toute? )?nue?s?)\b"
        r"|\b(?:prestations?|services?) (?:tres )?(?:coquin\w*|speciaux|speciales"
        r"|intimes?)\b[^.!?\n]{0,16}?\b(?:messieurs|hommes?)\b|\bsugar (?:daddy|mama"
        r"|dady)\b[^.!?\n]{0,24}?\b(?:cherche\w*|recherche\w*|remerci\w+|douce|gate\w*)\b"
        r"|\b(?:cherche|recherche)\b[^.!?\n]{0,16}?\bsugar (?:daddy|dady|mama)\b|\b(?:massages?"
        r"|masse)\b[^.!?\n]{0,24}?\b(?:fin heureuse|jusqu'au bout|corps contre corps|tantrique"
        r"|body)\b",
        unless=_MATTER,
    ),
    # Hints: a person looks.
    construct(
        "sexual.innuendo",
        "desire",
        rf"\b(?:tu|vous|t'|madame|mademoiselle|miss|cherie)\b[^.!?\n]{{0,24}}?\b(?:dor\w+|portes?"
        rf"|portez|mets?|as|es|etes|mettez)\b[^.!?\n]{{0,20}}?"
        rf"\b(?:en |une? |des |sous |quoi comme |quelle )(?:petite |jolie )?{_LINGERIE}\b"
        rf"|\b{_LINGERIE} ou (?:rien|{_LINGERIE}|coton|sans)\b"
        r"|\b(?:ton|ta|tes|votre|ce|ces|cette) (?:\w+ )?(?:decollete|courbes|croupe|fessier|popotin"
        r"|bikini|corps|levres|formes|rondeurs|poitrine|hanches|cuisses|jambes|bouche"
        r"|pare-chocs)\b[^.!?\n]{0,40}?"
        r"\b(?:chaud|reve\w*|idees|excit\w*|envie|fou|fous|folle|dingue|effet|imagin\w*|dormir|moyens"
        r"|transpir\w*|acheve|damner|rechauff\w*|miam|hmm+|craqu\w+|caress\w*|embrass\w*|toucher"
        r"|mordre|merveilles?|choses|tourner la tete)\b|\b(?:en perds|perdre) mes moyens\b|\b(?:photo"
        r"|photos) de (?:plage|toi en maillot|toi en bikini)\b[^.!?\n]{0,24}?\b(?:moyens|chaud"
        r"|transpir\w*)\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:tu|t'|vous|elle|toi)\b[^.!?\n]{0,24}?\b(?:au lit|sous la couette|sous les draps"
        r"|dans (?:ton|mon|son) (?:lit|plumard|pieu))\b"
        r"(?<!es au lit)(?<!suis au lit)[^.!?\n]{0,16}?(?:\?|\.\.|$|\b(?:toi|moi|avec|nuit|soir"
        r"|hmm)\b|😏|😈|😉)|\b(?:te glisser|me glisser(?:ais)?|place|rejoin\w+|viens|serait bien"
        r"|serais bien|dormir)\b[^.!?\n]{0,20}?\b(?:sous (?:la|ta|ma) couette|sous (?:les|tes"
        r"|mes) draps|dans (?:ton|mon|ta|ma) (?:lit|douche|bain|plumard|pieu))\b|\b(?:douche|bain"
        r"|jacuzzi|sauna|spa)\b[^.!?\n]{0,16}?\b(?:avec toi|a deux|ensemble|toi et moi|tout nus?"
        r"|sans maillot|je frotte)\b|\b(?:toi et moi|toi moi"
        r"|tous les deux)\b[^.!?\n]{0,24}?\b(?:couette|draps|nus?|maillot|nuit)\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:tu|t'as|t'es|vous|ton|tes|ta)\b[^.!?\n]{0,28}?\b(?:position preferee"
        r"|positions? (?:au lit|sexuelles?)|fantasmes?|sextoys?|fait l'amour|fais l'amour|le faire"
        r"|couche avec|couches (?:le premier soir|avec)|amants|fessees?|menottes|a trois|premier soir"
        r"|jouis|gemis|simule|endurante?|devergondee?|libertine?|coquine?|cochonne|tigresse|prude"
        r"|torride|chaudasse|sensuelle|vicieuse|insatiable)\b[^.!?\n]{0,24}(?:\?|$|😏|😈|😉)"
        r"|\b(?:combien|quand|longtemps|depuis)\b[^.!?\n]{0,36}?\b(?:fait l'amour|couche"
        r"|pas eu de calin|touche un homme|d'amants)\b|\b(?:mari|mec|copain|homme"
        r"|ex)\b[^.!?\n]{0,16}?\b(?:te satisfait|sait te faire|te fait (?:jouir|vibrer|grimper)"
        r"|s'occupe (?:bien )?de toi (?:au lit|la nuit))\b"
        r"|\b(?:lumiere )?allumee ou eteinte\b[^.!?\n]{0,16}?\b(?:quand tu le|pour le|pour faire"
        r"|l'amour)\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:tu|vous|ta (?:voix|photo|pp)|tes (?:photos|mots)"
        r"|t'es)\b[^.!?\n]{0,12}?\b(?:m'excite[sz]?|m'emoustille[sz]?|m'allume[sz]?(?! (?:la|le|une"
        r"|un|l'))|me chauffe[sz]?(?! (?:la|le|les|l'))|me fai[ts] (?:de l'effet|fantasmer"
        r"|transpirer)|me donnes? (?:chaud|des idees|envie de (?:toi|faire des))"
        r"|monter (?:la temperature|ma tension|le thermometre))\b|\b(?:te|vous) (?:croquer|devorer"
        r"|manger|gouter|deguster)(?:ais|ai|s)?\b(?! (?:(?:bien|ben|bin) (?:un|une|le|la|ce|cette)|le"
        r"|la|les|un|une|des|au|aux|ce|tout le)\b)|\bt'es (?:\w+ )?(?:a croquer|bandante|a tomber"
        r"|trop bonne|grave bonne|une bombe sexuelle|trop sexy)\b|\b(?:une |la "
        r"|bonne )fessees?\b[^.!?\n]{0,16}?\b(?:toi|cul|merite\w*|vilaine|coquine)\b|\b(?:te|t'"
        r"|merites?)[^.!?\n]{0,16}?\bune (?:bonne |petite )?fessee\b(?! electorale)|\bnetflix (?:and"
        r"|et|&|n) chill\b|\bplus si affinites?\b|\bstrip[- ]?poker\b|\b(?:dois|fais|fera[is]?|devras"
        r"|offres?|veux) (?:\w+ )?un (?:petit )?strip(?:[- ]?tease)?\b|\b(?:faire|fait"
        r"|fais) des (?:betises|folies|cochonneries|choses sales|galipettes"
        r"|coquineries)\b[^.!?\n]{0,24}?\b(?:toi|deux|corps|ce soir|cette nuit|couette|lit|\?)"
        r"|\bviens sur mes genoux\b|\bhistoires? cochonnes?\b|\breves? (?:tres |bien "
        r"|un peu )?(?:cochon|coquin|erotique|chaud)s?\b[^.!?\n]{0,16}?\b(?:toi|nous|tu|vous)\b"
        r"|\benlev\w+ un (?:vetement|habit|truc)\b[^.!?\n]{0,24}?\b(?:chacun|tour|perdant|point)\b"
        r"|\bchacun (?:\w+ ){0,3}enleve un\b|\bsi j'etais ton (?:savon|oreiller|drap|jean"
        r"|gel douche)\b",
        unless=_MATTER,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:belles?|beaux|jolies?|superbes?|magnifiques?|sacrees?|gros|grosses|quel|quelle|quelles"
        r"|joli|beau|bonnes?|sexy) (?:\w+ )?"
        r"(?:seins|fesses|cul|fessier|poitrine|nichons|boobs|croupe|petard|popotin|paire de (?:seins"
        r"|fesses)|bonda|body)\b[^.!?\n]{0,24}(?:$|!|\?|😏|😍|🥵|\b(?:toi|miss|dis donc|ma belle|tu"
        r"|t'as)\b)|\b(?:t'as|tu as|vous avez) (?:\w+ ){0,3}?(?:belle poitrine|beau cul|belles fesses"
        r"|corps de (?:reve|ouf|deesse|dingue)|body)\b|\b(?:sont|est|c'est vrai que les \w+ sont"
        r"|les \w+ sont) (?:\w+ )?(?:torrides?|chaudes?) (?:au lit|il parait)|\btorrides? au lit\b"
        r"|\b(?:sais|saurai|saurais|ferai|ferais) (?:\w+ )?(?:faire plaisir a une (?:femme|dame)"
        r"|m'occuper de toi)\b|\bm'occuperais? (?:bien )?de toi\b[^.!?\n]{0,12}?(?:$|\b(?:nuit|soir"
        r"|lit|moi)\b)|\b(?:savon|oreiller|jean|drap|pyjama) a de la chance\b|\bsolidite de (?:ton"
        r"|mon) (?:matelas|lit|sommier)\b|\b(?:ton|mon) (?:matelas|sommier|lit) (?:grince"
        r"|va grincer)\b",
        unless=_MATTER,
    ),
)
