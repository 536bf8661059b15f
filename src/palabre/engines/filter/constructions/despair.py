"""Signs of danger from oneself by what somebody is weary of, waits for, stands at or holds."""

import re
from typing import Final

from palabre.engines.filter.constructions.pastimes import TOLD
from palabre.engines.filter.constructions.patterns import construct

BORING: Final = re.compile(
    r"\b(?:matchs?|reunions?|cours|journee|semaine|travaux|hiver|canicule|pluie|exam\w*|grippe|rhume|partie"
    r"|saison|demenagement|chantier|vacances|debat|stage|trajet|conges?|retraite|boulot|taf|bac|prepa|pub"
    r"|films?|series?|episodes?|tournoi|concert|groupe|salon|serveur|discord|reseaux?|forum|entreprise|boite"
    r"|appart\w*|pays|ville|jeu|jeux|fac|ecole|lycee|college|regime|aprem|demenage\w*|rendez-vous)\b"
)
MEAL: Final = re.compile(
    r"\b(?:chocolats?|gateaux?|bonbons?|chips|pizza|biscuits?|raclette|dessert|vitamines?|frigo|chien|chat"
    r"|veto|rappel|dose suivante|3114|prevention|antibios?|antibiotiques?)\b"
)
PILLS: Final = (
    r"(?:cachets?|comprimes?|medicaments?|medocs?|dolipranes?|paracetamol|somniferes?|pilules?|anxiolytiques?"
    r"|gelules?|xanax|lexomil)"
)
_WANT: Final = (
    r"(?:veux|voudrais|aimerais|aimerai|envie|besoin|espere|prie|souhaite|reve|prefere\w*|demande|pourvu"
    r"|seulement|hate|vivement|jveux|supplie|attends)"
)
_HEIGHT: Final = r"(?:pont|toit|balcon|viaduc|immeuble|falaise|parapet|rambarde|\w+ieme|etage|fenetre|haut)"
_VEHICLE: Final = r"(?:train|metro|rer|tgv|tram|tramway|camion|bus|poids lourd|voiture)"
_LIMB: Final = r"(?:bras|poignets?|avant-bras|cuisses?|veines?|peau|jambes?|ventre|mains?)"
DESPAIR: Final = (
    # Sleep without waking, a heart that stops.
    construct(
        "self_harm.signal",
        "asleep",
        rf"\b{_WANT}\b[^.!?\n]{{0,40}}\b(?:jamais|plus|pas) (?:jamais )?(?:me |m'|les )?(?:reveiller"
        r"|relever|rouvrir|ouvrir les yeux)\b(?! (?:a|avant|si|tot|en|la nuit|pour|toutes|chaque|le matin"
        r"|les enfants|mon|ma|le|la)\b)"
        r"|\b(?:dormir|m'endormir|endormir|endors|sommeil|dors)\b[^.!?\n]{0,24}\b(?:pour toujours|a jamais"
        r"|a tout jamais|eternel\w*|sans (?:fin|retour|me reveiller)|(?:ne )?(?:plus"
        r"|jamais) (?:jamais )?(?:me )?"
        r"reveill\w*|que ca ne (?:finisse|s'arrete))\b(?! (?:a|avant|la nuit|pour|en|chaque)\b)"
        rf"|\b{_WANT}\b[^.!?\n]{{0,24}}\bque mon (?:coeur|corps) (?:s'arrete|lache|cesse)"
        r"|\bmon (?:coeur|corps) (?:va |finisse par )?(?:lacher?|s'arreter?)\b[^.!?\n]{0,20}\b(?:enfin"
        r"|tant mieux"
        r"|vite|espere)"
        rf"|\b(?:{_WANT}|vais|temps de|laissez-moi)\b[^.!?\n]{{0,24}}\b(?:m'eteindre|m'effacer|m'aneantir"
        rf"|me dissoudre)"
        r"\b(?! devant| de la| du)"
        r"|\b(?:decue?|dommage|merde|degoutee?|malheureusement|pourquoi|regrette|desolee?)\b[^.!?\n]{0,24}\b"
        r"encore (?:en vie|vivante?|de ce monde)\b",
        unless=TOLD,
    ),
    # Pills.
    construct(
        "self_harm.signal",
        "pills",
        r"\b(?:je|j'ai|j'|vais|envie|suffit|reste|doigts|main|voudrais|veux)\b[^.!?\n]{0,24}?"
        r"\b(?:avaler?|prendre|pris|prends|prendrai|gober?|vider?|ingurgiter?|bouffer?) (?:[\w']+ ){0,2}?"
        r"(?:tou[st]e?s?|trop|plein|une poignee|la boite|le flacon|le tube|la plaquette|l'armoire)\b"
        rf"[^.!?\n]{{0,24}}(?:{PILLS}|\bboites?|\bplaquettes?|\bflacon|\btube|\bpharmacie|\btraitement)"
        rf"|\b(?:assez|suffisamment|de quoi|\d\d+) (?:de |d')?{PILLS}\b(?! (?:par|pour (?:la|le|ce|deux"
        rf"|une)))"
        rf"|\b(?:peur de moi|seule?|face a face|nez a nez) (?:ce soir )?(?:avec|devant) (?:mes|les"
        rf"|ma boite de|la boite "
        rf"de|toutes ces|des) {PILLS}\b"
        rf"|\b{PILLS}\b[^.!?\n]{{0,30}}\b(?:m'appell\w+|me tent\w+|me suffir\w+|et (?:c'est|tout est"
        rf"|tout sera) fini"
        r"|et plus (?:rien|de problemes?|personne)|c'est la sortie|pour partir|adieu)\b"
        rf"|\b{PILLS}\b[^.!?\n]{{0,24}}\b(?:a cote du lit|a cote de moi|dans (?:la|ma) main|sur (?:la"
        rf"|ma) table de (?:nuit|chevet)|devant moi)\b[^.!?\n]{{0,24}}\b(?:regarde|fixe|hesite|seule?"
        rf"|appelle\w*|tente\w*)|\bmelange\w* (?:tout|les|mes|l'alcool)\b[^.!?\n]{{0,40}}\b(?:armoire"
        rf"|pharmacie|medocs|cachets|medicaments|somniferes)\b|\b(?:une poignee|trop|une boite|deux boites"
        rf"|la boite|le reste) (?:de |des "
        rf"|d')?{PILLS}\b[^.!?\n]{{0,30}}"
        r"\b(?:fini|adieu|paix|dors|endors|pars|partir|m'en vais|silence)",
        unless=MEAL,
    ),
    # Fear of oneself, the point of no return.
    construct(
        "self_harm.signal",
        "brink",
        r"\bpeur (?:de moi(?:-meme)?(?:,| ce| cette| quand|$|\.)|de ce que je (?:peux|pourrais|vais"
        r"|serais capable)"
        r"|de me faire (?:du )?mal(?: ce| cette| encore|,|$)|de passer a l'acte)"
        r"|\bje (?:vais |veux |suis prete? a |compte |pense |risque de )?(?:passer|passe|passerai) a l'acte\b"
        r"|\b(?:commettre|faire) (?:quelque chose d'|l')irreparable\b"
        r"|\bfaire une (?:grosse )?(?:betise|connerie|konerie)\b[^.!?\n]{0,30}\b(?:ce soir|cette nuit|demain"
        r"|reviens? pas|revient pas|empechez|retenez|dernier|adieu|avant|pas ma faute"
        r"|pas (?:de )?votre faute)"
        r"|\b(?:au revoir|adieu|pardon)\b[^.!?\n]{0,20}\bfaire une (?:betise|connerie)\b"
        r"|\b(?:empechez|retenez)[- ]moi\b|\bdites-moi de (?:ne )?pas le faire\b"
        r"|\b(?:ne )?(?:me|m') ?(?:retenez|cherchez) (?:pas|plus)\b|\bne m'attendez plus\b(?: jamais|$|[,.!])"
        r"|\b(?:pardon|pardonnez-moi|pardonne-moi|desolee?|excusez-moi)\b[^.!?\n]{0,16}\b"
        r"(?:pour ce que je vais faire|de (?:vous|te) (?:laisser|quitter|abandonner)(?! (?:en plan"
        r"|a table|deux))"
        r"|de m'en aller pour|de (?:pas|n'avoir pas) (?:avoir )?(?:tenu|ete assez)|ceux que je laisse)",
        unless=TOLD,
    ),
    # Places and ways.
    construct(
        "self_harm.signal",
        "heights",
        r"\b(?:pont(?! d[eu] (?:\d|mai|l'ascension|la toussaint|novembre))|toit|balcon|vide|rails|fenetre"
        r"|canal|falaise|corde|lames?|rasoirs?|mort)\b (?:\w+ ){0,3}?(?:m'appelle(?:nt)?"
        r"|me tend(?:ent)? les bras|m'attire(?:nt)?|me tente(?:nt)?|me fait de l'oeil"
        r"|me manque(?:nt)?)\b"
        rf"|\b(?:je|j'|chui|assise?|debout|monte|seule?)\b[^.!?\n]{{0,30}}\b(?:sur|au bord|en haut"
        rf"|au bout) (?:\w+ ){{1,2}}?"
        rf"(?:{_HEIGHT}|rails|voies|vide)\b[^.!?\n]{{0,50}}\b(?:sauter?|le vide|en bas|adieu|hesite"
        rf"|redescend\w*"
        r"|tomber|lacher|un pas|plus rien|m'en empeche)\b"
        r"|\bun (?:seul |simple )?(?:pas|saut|geste) (?:dans le vide|en avant et|et (?:tout|c'est|plus|hop))"
        rf"|\b(?:me|m') ?(?:jeter|jette|jetter|balancer|balance|foutre|fous|lancer|allonger|coucher"
        rf"|precipiter|pitcher"
        rf"|crisser|laisser tomber|laisse tomber)(?:rai)? (?:sous (?:un|le|les) {_VEHICLE}|devant (?:un"
        rf"|le) {_VEHICLE}"
        rf"|du {_HEIGHT}|d'un {_HEIGHT}|d'une? (?:tour|falaise)|en bas d|dans le (?:vide|canal|fleuve"
        rf"|ravin)|dans la "
        r"(?:seine|meuse|loire|garonne|riviere|sambre)|sur les (?:rails|voies)|par la fenetre)"
        rf"|\b(?:je|j'|jvais|vais|voudrais|envie) (?:[\w']+ ){{0,3}}?(?:sauter?|saute|sauterai) (?:du"
        rf"|d'un|de mon|depuis le"
        rf"|de ce|de la) {_HEIGHT}\b"
        r"|\b(?:je|j'ai|envie|idee|pense|vais)\b[^.!?\n]{0,30}\b(?:foncer|m'encastrer|finir|m'envoyer"
        r"|me planter|rentrer)"
        r" (?:volontairement |expres |direct )?(?:dans|contre) (?:un |le |l'|la )(?:mur|arbre|camion"
        r"|platane|pilier|poteau"
        r"|ravin|fosse)\b|\bcoup de volant\b[^.!?\n]{0,40}\b(?:arbre|platane|ravin|mur|fosse|fini"
        r"|parle plus|camion)"
        rf"|\bsi (?:un|une) {_VEHICLE} (?:pouvait |venait a )?(?:me |m')(?:passer|passait|renvers\w+"
        rf"|ecras\w+|percut\w+"
        r"|fauch\w+)",
        unless=TOLD,
    ),
    # Weary of living.
    construct(
        "self_harm.signal",
        "weary",
        r"\b(?:fatiguee?|epuisee?|las|lasse|marre|tannee?|ecoeuree?|saoulee?|soulee?|ras le bol"
        r"|ras le cul|assez|degoutee?"
        r"|plein le (?:dos|cul)|usee?|crevee?|flemme|flm|tired|sick) (?:\w+ )?(?:de |d'|of )(?:vivre|exister"
        r"|etre (?:en vie|vivante?|sur (?:cette )?terre|nee?|moi(?= *$|,|\.))|respirer|living|being alive"
        r"|cette"
        r" (?:vie|existence|dounia)|ma (?:vie|peau|existence)|la vie|life)\b(?! (?:a|en|dans|chez|avec|au"
        r"|aux|ici|ensemble"
        r"|seule?|sans|de (?:bureau|couple|chien)|chere|sociale|amoureuse|professionnelle|quotidienne"
        r"|parisienne|cet air"
        r"|sous|comme des|cette odeur|la fumee|l'air)\b)"
        r"|\bvivre (?:m'epuise|me (?:fatigue|degoute|pese|tue|saoule|fait (?:trop )?(?:mal|souffrir)"
        r"|coute))\b"
        r"|\bla vie (?:elle )?(?:me (?:degoute|pese|saoule|sort par|fait trop mal)|m'a (?:tout pris"
        r"|brisee?|detruite?)"
        r"|ne veut (?:pas|plus) de moi|n'est pas (?:faite )?pour moi|et moi,? c'est (?:fini|termine))\b"
        r"|\b(?:tiens|tien) (?:plus|pas|pu) (?:vraiment |non plus )?a la vie\b|\ba la vie non plus\b"
        r"|\b(?:quitter|quitte) (?:la vie|cette (?:vie|terre|planete|dounia)|ce (?:monde|bas monde))\b"
        r"|\bplus (?:aucune |une seule |de |d'|la moindre )?(?:raisons?|interet|but) (?:de |d'"
        r"|a )(?:vivre|exister"
        r"|etre (?:la|en vie|ici)|rester (?:ici|la|en vie|sur)|me lever|tenir|m'accrocher|lutter)\b"
        r"|\b(?:plus|pus|pu) (?:le |l')?(?:gout|envie) (?:a |de |d')rien\b(?! (?:faire|manger|acheter"
        r"|regarder|voir"
        r"|cuisiner|boire|mettre|de))"
        r"|\ba quoi (?:bon|ca sert|sert) (?:de |que je |d')?(?:\w+ )?(?:vivre|exist\w+|respirer"
        r"|rester? (?:en vie|sur terre"
        r"|parmi)|tenir|lutter|me battre|m'accrocher|s'accrocher|s'acharner a vivre)\b"
        r"|\bne vois plus l'interet (?:de|d')\b|\b(?:sur|de) (?:cette"
        r"|la) terre\b[^.!?\n]{0,12}\b(?:rien a faire|marre)",
        unless=TOLD,
    ),
    # Death wished for, one's own funeral.
    construct(
        "self_harm.signal",
        "grave",
        r"\b(?:vivement|j'attends|j'appelle|je (?:demande|souhaite|desire|veux|voudrais|merite|cherche"
        r"|choisis)|hate de"
        r"|reve de|envie de|j'imagine) (?:\w+ ){0,2}?(?:la|ma|une) (?:propre )?mort\b(?! (?:de|du|des|d'"
        r"|a|rapide de)\b)"
        r"|\bla mort (?:me (?:parait|semble|tente|soulager\w*|delivrer\w*|fait envie|sourit"
        r"|fait plus peur|appelle)"
        r"|(?:serait|est|sera) (?:une |ma |la |mon |plus |si |tellement |vraiment )*(?:delivrance|liberation"
        r"|solution|sortie|issue|belle que|douce|soulagement|repos)|svp|stp|s'il (?:te|vous) plait)"
        r"|\b(?:mon (?:enterrement|cercueil)|mes (?:obseques|funerailles|cendres)|ma (?:tombe"
        r"|pierre tombale))\b"
        r"[^.!?\n]{0,50}\b(?:bientot|viendr\w+|pleur\w+|choisi\w*|prevue?|ce soir|demain|vite|personne"
        r"|fleur\w*|notee?)\b"
        r"|\b(?:viendra\w*|viendrait|viendront|choisi|prevu|note|imagine|organise|pense a"
        r"|prepare)\b[^.!?\n]{0,30}\b(?:mon"
        r" enterrement|mes obseques|mes funerailles|ma mort|ma tombe|l'enterrement)(?: *$|,| \?|\?)"
        rf"|\b(?:{_WANT}|(?<!tu ferais )(?<!vous feriez )mieux|autant|rather"
        rf"|a choisir) (?:[\w']+ ){{0,2}}?(?:d')?etre (?:\w+ )?(?:morte?"
        rf"|decedee?|enterree?"
        r"|sous terre|six pieds|a (?:sa|leur) place dans|a la place d(?:u|es) morts?)\b(?! de)"
        r"|\b(?:on|vous|tu|ils|elle) (?:me |m'|va me "
        r"|allez me )(?:re)?trouver\w*\b[^.!?\n]{0,20}\b(?:morte?|pendue?"
        r"|froide?|sans vie|inanimee?|raide|au fond)\b|\bmon (?:corps|cadavre) (?:au fond|sans vie"
        r"|dans (?:le|la)|flott\w+)"
        r"|\bmon nom\b[^.!?\n]{0,20}\b(?:necrologi\w+|avis de deces|rubrique|faits divers)"
        r"|\b(?:envie|idee|pensee|tentation|besoin)s? d'en finir\b(?! avec)|\b(?:delivrance"
        r"|soulagement)\b[^.!?\n]{0,30}"
        r"\b(?:plus de (?:douleur|souffrance|matin|lendemain)|mort|plus rien)\b",
        unless=TOLD,
    ),
    # Endings wished for, birth regretted.
    construct(
        "self_harm.signal",
        "ending",
        r"\b(?:veux|jveux|voudrais|aimerais|envie|besoin|prie|supplie|attends) (?:juste |seulement |plus "
        r"|trop "
        r"|vraiment |que |une chose,? )*que (?:tout|ca|tout ca|ma vie|cette vie|mon existence|la vie"
        r"|la douleur|ma souffrance"
        r"|mes souffrances) (?:s'arrete|finisse|se termine|cesse|prenne fin|stoppe)(?:nt)?\b"
        r"|\b(?:facile|simple|mieux|envie|repos\w*|doux|l'idee|reve) (?:\w+ ){0,2}?(?:de "
        r"|d')ne plus (?:etre(?: la)?|exister"
        r"|rien (?:sentir|ressentir))(?= *$|[,.!?])"
        r"|\bpourquoi (?:est-ce que )?(?:je suis nee?|suis-je nee?|je (?:vis|respire|existe) encore"
        r"|(?:ma mere|mes parents|on)"
        r" m'(?:a|ont) (?:fait naitre|mise? au monde))\b(?! (?:en|a|le)\b)"
        r"|\b(?:arrete|arretais|arreter|arretera) de (?:respirer|vivre|battre)(?= *$|[,.!?]| et)"
        r"|\b(?:je (?:disparais|m'en vais|pars|quitte tout|vous quitte|vous laisse|tire ma reverence)"
        r"|moi je pars"
        r"|m'en aller)\b[^.!?\n]{0,30}\b(?:pour (?:toujours|de bon)|definitivement|a jamais"
        r"|(?:ne )?revien\w+ (?:pas|plus"
        r"|jamais)|sans retour)\b"
        r"|\bprefere (?:m'en aller|partir) (?:maintenant |vite )?(?:que|plutot que) (?:de )?(?:souffrir"
        r"|vivre|continuer)",
        unless=BORING,
    ),
    # Marks on the body.
    construct(
        "self_harm.signal",
        "marks",
        rf"\b(?:je |j')?(?:me |m'|jme )(?:suis )?(?:encore |re|souvent |fait |parfois )?(?:coupe|taille"
        rf"|taillade|scarifi|entaill"
        rf"|lacer|ouvr|ouvert|griff|brul|mutil|charcut)\w* (?:encore |toujours |un peu )?(?:les|le|la|aux"
        rf"|au|mes|l'|sur les) "
        rf"?{_LIMB}\b(?! (?:de|du|des|avec le (?:four|fer)|en cuisin|au soleil))"
        rf"|\bmes {_LIMB} (?:\w+ ){{0,3}}?(?:en sang|coupures|cicatrices|entailles|lacere\w*|de traces"
        rf"|balafres|a vif)\b"
        r"(?![^.!?\n]{0,40}\b(?:chat|chaton|ronces|rosiers?|velo|moustiques?|accident|chute|operation"
        r"|eczema|gants)\b)"
        r"|\b(?:ma|mes|une|la|les) lames? (?:\w+ )?(?:me manque(?:nt)?|m'appelle(?:nt)?|cachees?|sous mon"
        r"|dans ma (?:chambre|coque)"
        r"|me soulage(?:nt)?)\b|\bressorti (?:ma|mes|la|les) lames?\b"
        r"|\bje me fais (?:du )?mal\b[^.!?\n]{0,30}\b(?:au moins|ressens|sens|apais\w+|calm\w+|vivante?"
        r"|expres|volontairement|soulag\w+|souvent|tous les)\b|\b(?:remise?|recommence|rechute"
        r"|repris) a me (?:bruler|couper|lacerer|scarifier|griffer|frapper|faire)\b|\b(?:envie"
        r"|besoin) de (?:me couper(?! (?:les cheveux|les ongles|la frange|une|du|un|de))"
        r"|voir (?:mon|le) sang"
        r"|me faire saigner|me lacerer|me bruler la|me frapper|sentir la lame)"
        r"|\bvoir (?:mon |le )?sang couler\b[^.!?\n]{0,30}\b(?:bien|calme|apaise|soulage)|\b(?:rechute"
        r"|clean|craque)\b"
        r"[^.!?\n]{0,40}\b(?:bras|poignets?|lames?|cuisses?|coupures?|scarif\w*|coupee?)\b"
        r"|\b(?:mange|bois|dors) plus\b[^.!?\n]{0,40}\b(?:corps|coeur)\b[^.!?\n]{0,16}\blach\w+",
        unless=TOLD,
    ),
    construct(
        "self_harm.signal",
        "edge",
        r"\b(?:honte|marre|decue?|etonnee?) d'etre encore (?:la|en vie|vivante?)(?= *$|[,.!])"
        r"|\bje (?:pense|repense|songe) (?:\w+ )?(?:a la (?:corde|lame|fenetre)|aux (?:lames|rails|cachets"
        r"|medocs|medicaments|comprimes)|au (?:pont(?! de)|rasoir|fusil|vide|balcon))\b"
        r"|\b(?:combien de temps|ca prend combien)\b[^.!?\n]{0,24}\b(?:se vider de son sang|pour mourir"
        r"|a mourir|se noyer|agonise\w*|a tomber (?:du|d'un))\b|\b(?:je"
        r"|j')(?:[\w']+ ){0,4}?(?:au )?bord (?:du quai|du vide|de la falaise|du pont|du toit|des rails"
        r"|du balcon)\b(?![^.!?\n]{0,40}\b(?:vue|photos?|bateaux?|peche\w*|baleines?|pique-nique)\b)"
        r"|\b(?:couteau|lame|rasoir|cutter|compas|ciseaux) (?:\w+ )?(?:sur|contre) (?:le|la|les|mes|mon"
        r"|ma) (?:bras|poignets?|cuisses?|veines?|peau|ventre|gorge)\b|\bcoupee? (?:trop|assez"
        r"|plus) profond\w*\b(?![^.!?\n]{0,30}\b(?:oignon|cuisine|doigt|arbre|haie)\b)"
        r"|\b(?:voitures?|trains?|metros?|camions?|rames?) (?:\w+ ){0,2}?(?:passer|passent|arriver|arrive"
        r"|arrivent)\b[^.!?\n]{0,40}\b(?:faire un pas|un pas en avant|sauter|me jeter|m'elancer)\b"
        r"|\b(?:debrancher|eteindre|arreter) (?:sa|ma|cette) vie\b|\b(?:mort"
        r"|mourir)\b[^.!?\n]{0,12}\bplus (?:simple|facile|doux|reposant) que (?:de )?(?:vivre|d'affronter"
        r"|d'|continuer|cette vie)",
        unless=TOLD,
    ),
)
