"""What is asked or offered: sex, drugs, a talk elsewhere, things to buy."""

import re
from typing import Final

from palabre.engines.filter.patterns import construct

_BODY: Final = (
    r"(?:nudes?|seins|nichons|tetons|fesses|cul|chatte|bite|teub|queue|corps nu|intimite"
    r"|poitrine|culotte|string|lingerie|minou|abricot|zizi|boobs|tits|boules(?! de| au)|ass|pussy|dick)"
)
_DOCTOR: Final = re.compile(
    r"\b(?:medecin|gyneco\w*|sage[- ]femme|allait\w*|mammo\w*|depist\w*|hopital|chirurg\w*"
    r"|cancer|douleur|sport|musculation|squats?|fessiers|bebe|enceinte|accouch\w*|pudeur|musee"
    r"|sculpture|statue|tableau|peinture|education sexuelle|consentement|prevention|film|serie"
    r"|livre|chat|chienne?|chaton)\b"
)
SEXUAL: Final = (
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:envoie[srz]?|envoyer|montre[srz]?|montrer|file|balance|donne|fais voir|fait voir"
        r"|voir|mate[rz]?|send|show)\b(?:[- ]moi|[- ]nous|[- ]me| me)? (?:\w+ ){0,2}?(?:tes|ton"
        r"|ta|des|vos|une photo de|une pic de|your|some|quelques|un|tout)? ?(?:petites? |petit "
        r"|beaux |belles |gros |jolies? |jolis |bonnes )?(?:photos? (?:sexy|nues?|hot|coquines?"
        rf"|de toi nue?|intimes?|chaudes?)|pics? (?:sexy|hot|nue?)|{_BODY})\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:cherche|cherches|recherche|dispo|disponible|qui|quelqu'un|qqn|partante?|chaude?|ch"
        r"|femme|homme|mec|meuf|h|f|couple|envie d[e']) (?:\w+ ){0,4}?(?:pour |de |d'|un |une "
        r"|du )*(?:plan cul|plan q|plan sexe|sexe|baiser|baise|se faire (?:sucer|baiser)|fourrer|niquer"
        r"|fellation"
        r"|sodo|pipe|suce|se sucer|branlette|branler|trio coquin|partouze|cam (?:sexe|coquine"
        r"|chaude|hot)|rapport|plaisir charnel|moment coquin|nuit (?:coquine|chaude|torride))\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:tu|t'|vous|ta mere|ta soeur) ?(?:me |la |le |aimes? (?:te faire )?|veux (?:me "
        r"|qu'on )?|avales et |peux me )?(?:suces?|sucer|sucez|baises?|baiser|avales?|branles?"
        r"|branler|leches?|lecher|mouilles|bandes|jouis|encules?)\b(?! (?:ton|son|le|la) (?:pouce"
        r"|bonbon|doigt|stylo)| (?:la main|le front|la joue)|\w)",
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:j'?ai|j|grosse|trop|ai) ?(?:trop |grave |tellement )?envie (?:de |d')(?:te|vous|t'"
        r"|ton|ta|tes) ?(?:\w+ )?(?:baiser|prendre (?!en photo|dans mes|un)|lecher|sucer|niquer"
        r"|ken|doigter|demonter|bouffer|corps|cul|chatte|bite|seins|fesses|deshabiller|faire jouir"
        r"|caresser|dans mon lit|nue?)\b",
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:te|vous|me) (?:faire )?(?:lecher|sucer|baiser|doigter|branler|sodomiser|enculer"
        r"|demonter le cul|faire jouir|gicler|fister|troncher|ken)\b(?! (?:la main|sur la joue"
        r"|le front))",
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\bescorte?s?(?: girl)?\b[^.!?\n]{0,30}?\b(?:dispo\w*|tarifs?|ville|ce soir|discrete?"
        r"|reel\w*|paris|lyon|marseille|cash|bientot|demain|week-end|\d)\b|\bje (?:vends?|propose"
        r"|fais|offre) (?:\w+ )?(?:mes |des |de )?(?:photos?|videos?|nudes|culottes|shows?|cams?"
        r"|contenus?) ?(?:sexy|coquin\w*|hot|perso|intimes?|x|adultes?|portees?|prives?)\b"
        r"|\bcombien (?:tu|vous) pren\w+ (?:pour |de |l'|une |la |par )|\bc'est combien (?:la pipe"
        r"|la passe|la nuit|ton cul)\b|\b(?:massage|moment) (?:\w+ )?(?:sensuel|coquin|erotique"
        r"|naturiste|body body|finition)\b|\b(?:montre|allume|met[sz]?) (?:toi "
        r"|ta )?(?:(?:nue? )?en |ta )?(?:cam|webcam) (?:nue?|et deshabille|sexy|coquine)|\b(?:nue?"
        r"|a poil|deshabille[- ]toi|touche[- ]toi) (?:en|devant la|a la|sur) (?:cam|webcam)\b"
        r"|\b(?:fesses|seins|sexe|chatte|bite|cul)\b (?:en|a la|devant la) (?:cam|webcam)\b",
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:tu|t'|vous) ?(?:dors|es|te balades|seras|serais|dormez|etes) (?:\w+ )?(?:toute "
        r"|tout |completement )?(?:nue?|nus|a poil|en culotte|en string"
        r"|sans culotte)\b(?! (?:pieds|face))|\b(?:celibataire|seule?"
        r"|libre) et (?:\w+ )?(?:coquine?|chaude?|libertine?|open|ouverte? a tout)\b|\b(?:t'es"
        r"|tu es|es[- ]tu|etes vous|t es) (?:\w+ ){0,2}?(?:coquine?|chaude?s?|vierge|bandante"
        r"|excitee?|en chaleur|un bon coup|bonne au lit|trop bonne|actif ou passif|ttbm|tbm"
        r"|poilue?|epilee?)\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:te |t'|vous )(?:voir|imagine|imaginer|imaginais|vois|regarder"
        r"|mater) (?:\w+ )?(?:en (?:maillot|string|lingerie|sous-vetements|culotte|bikini"
        r"|petite tenue|nuisette|porte-jarretelles)|nue?|a poil|sous la douche|dans (?:mon"
        r"|ton) lit|sans (?:ta |tes )?(?:culotte|vetements|haut))\b|\btu portes? quoi (?:la"
        r"|dessous|sous|en dessous|comme (?:culotte|sous))\b|\b(?:quelle |la "
        r"|c'est quoi la )?(?:couleur|taille) (?:de )?(?:ta|ton|tes) (?:culotte|string|soutif"
        r"|soutien-gorge|bonnets?|poitrine|seins|bite|sexe)\b|\b(?:tu fais|t'as|tu as"
        r"|tu mesures) (?:\w+ )?(?:quelle taille de|du combien de|combien de) (?:poitrine|bonnet"
        r"|soutif|seins|bite|sexe)\b|\btu aimes? (?:\w+ )?(?:le sexe|sucer|avaler|les grosses?"
        r"|la levrette|te toucher|te caresser|te faire plaisir|etre dominee?|etre soumise?)\b"
        r"|\b(?:envie|besoin) de (?:caresses|tendresse coquine|sexe|baiser|toi dans mon lit"
        r"|te deshabiller)\b|\bon (?:couche|baise|nique|ken)\b|\btu (?:me )?(?:fais "
        r"|donnes )?(?:bander|mouiller|envie de te)\b|\b(?:tu te|vous vous) (?:touches|caresses"
        r"|masturbes|branles|doigtes)\b|\b(?:ton|un) (?:petit |gros |beau |joli )?(?:cul"
        r"|boule)(?: (?:de reve|bien rond|rebondi|d'enfer|qui))\b|[🍆🍑💦👅]\s*[🍆🍑💦👅]",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:en pyjama|nue?|habillee?) ou (?:sans|nue?|rien)\b|\bcaline? au lit\b"
        r"|\b(?:plutot )?(?:dessus ou dessous|actif ou passif|dominante? ou soumise?)\b"
        r"|\b(?:te|vous) (?:rechauffer|border|faire des calins|faire du bien|faire oublier|tenir chaud)"
        r"\b[^.!?\n]{0,24}\b(?:nuit|soir|lit|couette|cette)\b|\btrucs? (?:\w+ )?avec (?:un|une) inconnue?\b"
        r"|\b(?:tu te sens|t'es|tu es) (?:\w+ )?seule? (?:cette nuit|au lit|dans ton lit)\b"
        r"|\b(?:tu me|vous me) (?:plais|excites?|chauffes?|rends? fou)\b[^.!?\n]{0,24}\b(?:corps|fesses"
        r"|seins|cam|lit)\b"
        r"|\btu (?:mets|portes?) quoi (?:la|pour dormir|au lit|en ce moment|tout de suite|dessous)\b",
        unless=_DOCTOR,
    ),
)

_DRUG: Final = (
    r"(?:beuh|beu|beugh|teuche?|teush|shit|chichon|coke|cocaine|mdma|md|ecstas\w*|ecstas?y?"
    r"|exta|ecsta|taz|ketamine|keta|weed|hasch(?:ich)?|hash|cannabis|marijuana|marie[- ]jeanne"
    r"|zamal|zetla|amnesia|amne|3[- ]?mmc|4[- ]?mmc|methamph\w*|crystal meth|meth|mephedrone"
    r"|lsd|buvards?|champis?(?! de| au| a la| farcis)|lean|poppers|ghb|gbl|heroine|hero|crack|tramadol"
    r"|codeine|subutex|lyrica|rivotril|xanax|oxycontin|fentanyl|drogues?|stups?|bedo|stonba|cc"
    r"|speed|kush|molly|came|cess|pilon|wax|caliweed|cali|beuher|kif)"
)
_DRUG_NAMES_ALIKE: Final = (
    r"(?:herbe|resine|c|pot|neige|poudre|blanche|coco|ballons?|dry|pochons?|plaquettes?"
    r"|barrettes?|savonnettes?|produits?|truc|matos|bonbons?|caillou|joints?|❄️?|🍁|🌿|💊|🍫|🥦"
    r"|☘️?)"
)
_PRICE: Final = (
    r"(?:\b\d{1,4} ?(?:€|e|eu|euros?|balles?|boules)? ?(?:le|la|les|l'|du|pour"
    r"|par) ?(?:\d+ ?)?(?:g|gr|grammes?|gramme|deux|trois|dix|vingt|cent|pochons?|plaquettes?"
    r"|barrettes?|tete|cachets?|pilules?|taz|\d{1,3})\b|\b(?:prix|tarifs?) (?:en gros|dispo\w*"
    r"|de gros|sur demande|degressifs?|en mp)\b|\b(?:dispo|meet|livreur|livraison|drive|plug"
    r"|menu) )"
)
_DRUG_TALK: Final = re.compile(
    r"\b(?:saisies?|saisit|saisi|police|policiers?|presse|interdite?s?|interdiction"
    r"|illegale?s?|loi|cure|arret(?:er|e|ons|ez)|sevr\w+|documentaires?|addict\w*|prevention"
    r"|medecins?|hopital|ordonnance|pharmacien?n?e?|gendarm\w+|douan\w+|proces|trafic\w*"
    r"|trafiquants?|tribunal|juge\w*|condamn\w+|articles?|series?|films?|reportages?"
    r"|emissions?"
    r"|tondre|tondeuse|jardin\w*|lapins?|pelouse|thym|provence|fines herbes|aromatiques?"
    r"|depend\w+|dangers?|dangereu\w+|overdose|soign\w+|epoxy|peinture|essence|velo|dating"
    r"|gateau|lait|noix|vitamine|ski|station|musculation|legalis\w+|interpell\w+|ecole|lutte"
    r"|cartouches?|chocolat)\b"
)
DRUGS: Final = (
    construct(
        "drugs.sale",
        "drug",
        r"\b(?:(?<!quelqu'un )(?<!qqn )(?<!qui )vends?|vendeur|vente|je fais|livraison|livre"
        r"|livr\w+|promo|stock|arrivage|meilleure?s?|plug|deal(?:er)?|menu|dispo\w*|tarifs?"
        r"|besoin d[e'](?!un )|selling|for sale|grosse? qualite|bonne|top|pure"
        rf"|touche)\b[^.!?\n]{{0,24}}?\b{_DRUG}\b",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.sale",
        "drug",
        rf"\b{_DRUG}\b[^.!?\n]{{0,40}}?(?:\b(?:dispo\w*|livraison|livr[eé]\w*|livreur|tarifs?"
        r"|qualite|arrivage|rentree?|en stock|a vendre|mp moi|contact\w*|promo|de qualite|pas cher"
        rf"|for sale|delivery)\b|{_PRICE})",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.sale",
        "drug",
        rf"(?:\b|(?<=\s)|^){_DRUG_NAMES_ALIKE}(?:\b|\s)[^.!?\n]{{0,40}}?{_PRICE}|\b(?:vends?"
        r"|livraison|promo\w*|stock d[e']|arrivage|meilleure?"
        r"|besoin d[e'])\b[^.!?\n]{0,24}?\b(?:herbe|resine|c|coco"
        rf"|blanche)\b[^.!?\n]{{0,24}}?(?:{_PRICE}|\bmp\b|\bqualite|\brentree?\b|\bcontact\w*"
        r"|\blivreur\b|\bsur [a-z]{3,}$|,)|\b(?:livraison|meilleure?"
        r"|(?<!quelqu'un )(?<!qui )vends?) (?:d[e']|la )?(?:herbe|resine|c|coco) (?:de |a "
        r"|sur )?\w+",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.sale",
        "drug",
        r"\bqui (?:veut|voudrait|veulent) (?:\w+ )?(?:acheter|achete|toucher|gouter|tester|de la"
        rf"|du|de l') ?(?:de la |du |de l'|des |d')?(?:{_DRUG}|{_DRUG_NAMES_ALIKE})\b",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.seeking",
        "drug",
        r"\b(?:je |j'|on |nous )?(?:cherche|cherches|cherchons|recherche|trouve|trouver|trouvez"
        r"|choper|chope|pecho|acheter|toucher|avoir|besoin d[e']|looking for|where can i (?:get"
        r"|find|buy)|qui a|qui vend|qui aurait|vend|vendent|t'as|tu as|vous avez|t'aurais|un plan"
        r"|plan|dealer|contact|depanne\w*|got|any)\b (?:\w+ ){0,3}?(?:de la |du |de l'|des |d'"
        rf"|un peu de |la |pour )?{_DRUG}\b",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.seeking",
        "drug",
        r"\b(?:cherche|trouve|trouver|choper|pecho|acheter|vend|t'as"
        r"|qui a) (?:\w+ ){0,2}?(?:de la |du |de l'|des |d'|l')?(?:herbe|resine|c|coco|matos"
        r"|pochons?|joints?|de quoi fumer|un truc a fumer"
        r"|a fumer)\b(?: de (?:bonne )?qualite)?(?: (?:a|sur|pour|ici|dans|vers|ce soir|en"
        r"|demain)\b|\s*\?|$)|\bqui (?:peut|pourrait) me depanner (?:un|une|de|d')",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.seeking",
        "drug",
        r"\b(?:de quoi|un truc a|quelque chose a) fumer\b[^.!?\n]{0,24}(?:\b(?:sur|a|vers|ce soir|ici)\b"
        r"|\?)"
        r"|\b(?:cherche|trouve|besoin|choper|pecho)\b[^.!?\n]{0,12}\bde la (?:verte|blanche|bonne|frappe"
        r"|pure)\b"
        r"|\bdepanner (?:un|une|de|d')\s?(?:dix|vingt|10|20|cinquante|50|g|gramme|joint|bedo|pochon|ter)\b"
        r"|\bil neige (?:chez moi|ce soir|sur)\b[^.!?\n]{0,32}\b(?:mp|savent|contact\w*|dispo)\b",
        unless=_DRUG_TALK,
    ),
)

_NETWORK: Final = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|tele?gram|telegramme|whats ?app?|watsapp?|wsp|discord"
    r"|messenger|tik ?tok|face ?book|fb|skype|kik|twitter|wickr|threema|viber|signal|twitch"
    r"|bereal|yubo|reseaux?|👻)"
)
LEAVE: Final = (
    construct(
        "off_platform.invitation",
        "platform",
        r"\b(?:on se (?:parle|retrouve|capte|voit|rejoint|ajoute)|viens(?! d)|venez"
        r"|(?<!fille )(?<!fils )(?<!il )(?<!elle )(?<!on )passe(?! (?:trop|tout|du|des|beaucoup|plein|son"
        r"|sa))|passons"
        r"|continu(?:e|ons|er)|parlons|discut\w+|rejoins[- ]moi|rejoignez[- ]moi|retrouve[- ]moi"
        r"|ajoute[- ]moi|add[- ]me|follow[- ]me|ecris[- ]moi|contacte[- ]moi|parle[- ]moi|dispo|dm"
        r"|mp|viens me parler|let's talk|talk|hit me up|add me) (?:\w+ ){0,3}?(?:sur |on |en "
        rf"|par |via |au |mon |le |ton )?(?:mon |le |ton |les )?{_NETWORK}\b",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        r"\b(?:tu as|t'as|t as|tas|ta|tu a|vous avez|as[- ]tu|qui a|tu aurais|t'aurais|tu utilises"
        r"|do you have|u got|got|have you got|t'es sur|tu es sur"
        rf"|vous etes sur) (?:\w+ ){{0,2}}?(?:un |une |le |ton |de |d')?{_NETWORK}\b\s*(?:\?|$|stp"
        r"|mdr|lol|ptdr|wesh|svp|pour|toi|[!😂])",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        r"\b(?:c'?est quoi|c quoi|cest quoi|donne|donnez|file|passe|envoie|balance|partage|je veux"
        r"|what's|whats|quel est|echange|echangeons|met[sz]?) (?:\w+ )?(?:moi )?(?:ton|ta|tes"
        rf"|votre|vos|nos|your|un|on echange) (?:\w+ )?{_NETWORK}\b",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:donne|donnez|file|passe|envoie|balance|laisse|c'est quoi|c quoi|je veux"
        r"|tu me donnes|tu me passes|echange\w*|give me|what's|mp moi|je peux avoir"
        r"|puis-je avoir)(?:[- ]moi)? (?:\w+ )?(?:ton|votre|vos|tes|nos|your|un) (?:\w+ )?(?:num"
        r"|numero|06|07|tel|telephone|portable|mail|email|e-mail|adresse mail|adresse|whats|phone"
        r"|number|contact)\b(?! de (?:page|train|ligne|reference|version|commande|chambre))",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:passons|passe|passez|viens|venez|allons|on passe|on va|on continue|continuons"
        r"|on peut parler|parlons|on parle|on se parle|let's go|viens me parler"
        r"|parle[- ]moi) (?:\w+ )?(?:en |in |dans un )?(?:prive|pv|mp|dm|dms|message prive|inbox"
        r"|private|tete a tete|cam)\b(?!e)|\b(?:on est lus?|on est surveilles?|ailleurs qu'ici"
        r"|loin d'ici|hors d'ici|pas ici)\b[^.!?\n]{0,20}\b(?:prive|ailleurs|autre (?:site|appli"
        r"|tchat|chat))\b|\b(?:une autre|autre) (?:appli|application|messagerie"
        r"|plateforme) (?:pour|plus|moins|sans|non)\b|\b(?:moins|pas) (?:surveille|modere"
        r"|fliqu)\w*\b.{0,20}\b(?:ailleurs|appli|site)\b",
    ),
    construct(
        "off_platform.invitation",
        "platform",
        rf"^\W*(?:et )?(?:ton|ta|tes|votre|vos|your) {_NETWORK}\s*(?:stp|svp|please|\?)*\s*$",
    ),
    construct(
        "off_platform.invitation",
        "leave",
        r"\b(?:parler|discuter|se parler|s'ecrire|papoter|tchatter|continuer"
        r"|causer) (?:\w+ ){0,2}?ailleurs\b"
        r"|\b(?:appli|application|endroit|site|coin|reseau|messagerie)\b[^.!?\n]{0,16}\b(?:ou|sans|moins"
        r"|plus)"
        r" (?:[\w']+ ){0,4}?(?:surveill\w+|modere\w*|modos?|moderat\w+|lus?|tranquilles?|fliqu\w+"
        r"|censur\w*|intime)\b"
        r"|\b(?:la ou|endroit ou) (?:il )?(?:n'y a|y a|n'a) (?:pas|plus) de (?:modos?|moderat\w+)\b"
        r"|\bappli au fantome\b"
        r"|\bautre (?:moyen|facon|endroit)\b[^.!?\n]{0,16}\b(?:parle\w*|discut\w+|contact\w*|ecri\w+"
        r"|joindre)\b"
        r"|\b(?:s'echange|echange|echanger|echangeons|donne|se donne|file|passe)\b (?:\w+ )?(?:nos|vos"
        r"|tes) (?:reseaux"
        r"|insta\w*|snaps?|numeros|contacts|coordonnees)\b",
    ),
)

SPAM: Final = (
    construct(
        "spam.scam",
        "promo",
        r"\b(?:voyante?|marabout|medium|guerisseur|maitre \w+)\b[^.!?\n]{0,40}\b(?:serieux"
        r"|serieuse|retour|affection|amour|resultats?|garanti|desenvout\w*|chance|puissant"
        r"|competent)\b|\b(?:retour d'affection|retour de l'etre aime|desenvoutement"
        r"|envoutement amoureux)\b|\b(?:credit|pret)s? (?:\w+ )?(?:rapide|express|immediat"
        r"|sans justificatif|entre particuliers?|d'argent)\b[^.!?\n]{0,40}(?:\bcontact\w*|\bmp\b|@"
        r"|\binteress\w*|\bdispo\w*|\bsans\b)|\bsans justificatif\b[^.!?\n]{0,30}\bcontact\w*"
        r"|\b(?:coupons?|recharges?|tickets?) (?:pcs|transcash|neosurf|paysafecard)\b|\bpret immediat\b"
        r"|\b(?:crypto|bitcoin|btc|trading"
        r"|forex|invest\w*|placement)\b[^.!?\n]{0,40}(?:\bx ?\d{1,4}\b|\bgaranti\w*|\bsans risque"
        r"|\bpar jour\b|\bpar semaine\b|\brendement|\bdouble[rz]?\b|\bmulti\w+)|\b(?:gagne[rz]?"
        r"|gagnes|gagner|faire|earn|make)\b (?:\w+ ){0,3}?(?:de l'argent (?:facile\w*|rapide\w*"
        r"|vite|sans|depuis|chez)|\d{2,6} ?(?:€|euros?|\$|dollars?|balles) (?:par|/|en|a la|per"
        r"|the|chaque) ?(?:jour|semaine|mois|heure|day|week)|easy money|money fast|fast money)"
        r"|\bargent facile\b",
    ),
    construct(
        "spam.advertising",
        "promo",
        r"\b(?:bonus|casino|paris sportifs?|jeux d'argent)\b[^.!?\n]{0,24}\b(?:offerts?|gratuits?"
        r"|sans depot|garantis?|inscri\w+|ici|immediat)\b|\b(?:achete[rz]?|obtenez|gagnez|boostez"
        r"|commandez|buy|get)\b (?:\w+ ){0,2}?(?:abonnes|followers|vues|likes|suiveurs|subscribers"
        r"|views)\b|\bcliquez (?:vite |ici|sur (?:ce|le|mon) lien)|\bclick (?:here|this link"
        r"|my link)\b|\bfree (?:iphone|gift ?card|money|bitcoin|robux|v-?bucks)\b"
        r"|\b(?:iphone|robux|vbucks|v-bucks|cartes? cadeaux?) (?:\w+ )?(?:gratuits?|offerts?)\b"
        r"|\b(?:perdez|perdre) \d+ ?(?:kg|kilos) (?:en|sans)\b",
    ),
    construct(
        "spam.promotion",
        "promo",
        r"\b(?:abonne[zr]?[- ](?:vous|toi)|abonnez|suivez|follow|like[zr]?|subscribe to|allez voir"
        r"|venez voir|check out|check|decouvrez|visitez|rejoignez) (?:\w+ )?(?:a |sur |to )?(?:ma"
        r"|mon|mes|notre|nos|my|our) (?:\w+ )?(?:chaine|page|compte|video|videos|insta\w*|twitch"
        r"|site|blog|boutique|profil|serveur|discord|channel|album|clip|son|podcast|live|stream)\b"
        r"|\bcode (?:promo|parrain\w*|de parrainage|reduc\w*|creator|createur|affil\w*)\b|\b(?:mon"
        r"|lien de) parrainage\b|\b(?:je |j')?(?:vends?|revends?|a vendre|selling)\b :?(?:ma|mon"
        r"|mes|une?|des|my|a)? ?(?:\w+ ){0,2}?(?:console|ps\d|playstation|xbox|switch|iphone"
        r"|telephone|portable|voiture|scooter|velo|moto|places?|billets?|vetements?|chaussures?"
        r"|sneakers|compte|ordi\w*|pc|canape|meubles?|carte graphique|formation|coaching"
        r"|maillots?)\b|\b(?:ma|ma nouvelle|notre) (?:boutique|chaine youtube"
        r"|formation)\b[^.!?\n]{0,30}\b(?:dispo\w*|ouverte?|en ligne|promo|abonn\w+|lien)\b",
    ),
    construct(
        "spam.promotion",
        "promo",
        r"\b(?:methode|systeme|astuce|formation|opportunite|mentor)\b[^.!?\n]{0,60}\b(?:demand\w+|mp\b"
        r"|contact\w*|passifs?|vivre de|quitte\w*)\b|\bquitte (?:mon|le) (?:travail|boulot|job|taf)"
        r"\b[^.!?\n]{0,40}\b(?:grace|methode|simple)\b|\blien (?:en|dans (?:ma|la)) bio\b"
        r"|\b(?:allez|venez|va|viens) voir (?:mon|ma|mes|notre) (?:\w+ )?(?:clip|chaine|video|site|page"
        r"|stream|boutique)\b",
    ),
)
