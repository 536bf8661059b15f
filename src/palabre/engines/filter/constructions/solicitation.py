"""What is asked or offered: sex and drugs."""

import re
from typing import Final

from palabre.engines.filter.constructions.advances import ADVANCES
from palabre.engines.filter.constructions.dealing import DEALING
from palabre.engines.filter.constructions.desires import DESIRES
from palabre.engines.filter.constructions.patterns import construct

_BODY: Final = (
    r"(?:nudes?|seins|nichons|tetons|fesses|cul|chatte|bite|teub|queue|corps nu|intimite|poitrine|culotte"
    r"|string|lingerie|minou|abricot|zizi|boobs|tits|boules(?! de| au)|ass|pussy|dick)"
)
_DOCTOR: Final = re.compile(
    r"\b(?:medecin|gyneco\w*|sage[- ]femme|allait\w*|mammo\w*|depist\w*|hopital|chirurg\w*|cancer"
    r"|douleur|ratatouil\w*|aubergines?|degorger|au four|sport|musculation|squats?|fessiers|bebe"
    r"|enceinte|accouch\w*|pudeur|musee|sculpture|statue|tableau|peinture|education sexuelle"
    r"|consentement|prevention|film|serie|livre|chat|chienne?|chaton)\b"
)
_FRAMES: Final = (
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:envoie[srz]?|envoyer|montre[srz]?|montrer|file|balance|donne|fais voir|fait voir|voir"
        r"|mate[rz]?|send|show)\b(?:[- ]moi|[- ]nous|[- ]me| me)? (?:\w+ ){0,2}?(?:tes|ton|ta|des|vos"
        r"|une photo de|une pic de|your|some|quelques|un|tout)? ?(?:petites? |petit |beaux |belles "
        r"|gros |jolies? |jolis |bonnes )?(?:photos? (?:sexy|nues?|hot|coquines?"
        rf"|de toi nue?|intimes?|chaudes?)|pics? (?:sexy|hot|nue?)|{_BODY})\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:cherche|cherches|recherche|dispo|disponible|qui|quelqu'un|qqn|partante?|chaude?|ch"
        r"|femme|homme|mec|meuf|h|f|couple|envie d[e']) (?:\w+ ){0,4}?(?:pour |de |d'|un |une "
        r"|du )*(?:plan cul|plan q|plan sexe|sexe|baiser|baise|se faire (?:sucer|baiser)|fourrer"
        r"|niquer|fellation|sodo|pipe|suce|se sucer|branlette|branler|trio coquin|partouze"
        r"|cam (?:sexe|coquine|chaude|hot)|rapport|plaisir charnel|moment coquin|nuit (?:coquine"
        r"|chaude|torride))\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:tu|t'|vous|ta mere|ta soeur) ?(?:me |la |le |aimes? (?:te faire )?|veux (?:me "
        r"|qu'on )?|avales et |peux me )?(?:suces?|sucer|sucez|baises?|baiser|avales?|branles?"
        r"|branler|leches?|lecher|mouilles|bandes|jouis|encules?)\b(?! (?:ton|son|le|la|des|un|une"
        r"|tes) (?:pouce|bonbons?|doigts?|stylo|pastilles?|glaces?|citrons?|menthes?|sucettes?)"
        r"| (?:de|du|des) |[- ]mains?\b| (?:la main|le front|la joue)|\w)",
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:j'?ai|j|grosse|trop|ai) ?(?:trop |grave |tellement )?envie (?:de |d')(?:te|vous|t'|ton"
        r"|ta|tes) ?(?:\w+ )?(?:baiser|prendre (?!en photo|dans mes|un)|lecher|sucer|niquer|ken"
        r"|doigter|demonter|bouffer|corps|cul|chatte|bite|seins|fesses|deshabiller|faire jouir"
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
        r"|naturiste|body body|finition)\b|\b(?:montre|allume|met[sz]?) (?:toi |ta )?(?:(?:nue? )?en "
        r"|ta )?(?:cam|webcam) (?:nue?|et deshabille|sexy|coquine)|\b(?:nue?|a poil|deshabille[- ]toi"
        r"|touche[- ]toi) (?:en|devant la|a la|sur) (?:cam|webcam)\b|\b(?:fesses|seins|sexe|chatte"
        r"|bite|cul)\b (?:en|a la|devant la) (?:cam|webcam)\b",
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:tu|t'|vous) ?(?:dors|es|te balades|seras|serais|dormez|etes) (?:\w+ )?(?:toute |tout "
        r"|completement )?(?:nue?|nus|a poil|en culotte|en string|sans culotte)\b(?! (?:pieds|face))"
        r"|\b(?:celibataire|seule?|libre) et (?:\w+ )?(?:coquine?|chaude?|libertine?|open"
        r"|ouverte? a tout)\b|\b(?:t'es|tu es|es[- ]tu|etes vous|t es) (?:\w+ ){0,2}?(?:coquine?"
        r"|chaude?s?|vierge|bandante|excitee?|en chaleur|un bon coup|bonne au lit|trop bonne"
        r"|actif ou passif|ttbm|tbm|poilue?|epilee?)\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:te |t'|vous )(?:voir|imagine|imaginer|imaginais|vois|regarder"
        r"|mater) (?:\w+ )?(?:en (?:maillot|string|lingerie|sous-vetements|culotte|bikini"
        r"|petite tenue|nuisette|porte-jarretelles)|nue?|a poil|sous la douche|dans (?:mon|ton) lit"
        r"|sans (?:ta |tes )?(?:culotte|vetements|haut))\b|\btu portes? quoi (?:la|dessous|sous"
        r"|en dessous|comme (?:culotte|sous))\b|\b(?:quelle |la |c'est quoi la )?(?:couleur"
        r"|taille) (?:de )?(?:ta|ton|tes) (?:culotte|string|soutif|soutien-gorge|bonnets?|poitrine"
        r"|seins|bite|sexe)\b|\b(?:tu fais|t'as|tu as|tu mesures) (?:\w+ )?(?:quelle taille de"
        r"|du combien de|combien de) (?:poitrine|bonnet|soutif|seins|bite|sexe)\b"
        r"|\btu aimes? (?:\w+ )?(?:le sexe|sucer|avaler|les grosses?|la levrette|te toucher"
        r"|te caresser|te faire plaisir|etre dominee?|etre soumise?)\b|\b(?:envie"
        r"|besoin) de (?:caresses|tendresse coquine|sexe|baiser|toi dans mon lit|te deshabiller)\b"
        r"|\bon (?:couche|baise|nique|ken)\b|\btu (?:me )?(?:fais |donnes )?(?:bander|mouiller"
        r"|envie de te)\b|\b(?:tu te|vous vous) (?:touches|caresses|masturbes|branles|doigtes)\b"
        r"|\b(?:ton|un) (?:petit |gros |beau |joli )?(?:cul|boule)(?: (?:de reve|bien rond|rebondi"
        r"|d'enfer|qui))\b|[🍆🍑💦👅]\s*[🍆🍑💦👅]",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:en pyjama|nue?|habillee?) ou (?:sans|nue?|rien)\b|\bcaline? au lit\b"
        r"|\b(?:plutot )?(?:dessus ou dessous|actif ou passif|dominante? ou soumise?)\b|\b(?:te"
        r"|vous) (?:rechauffer|border|faire des calins|faire du bien|faire oublier|tenir chaud)"
        r"\b[^.!?\n]{0,24}\b(?:nuit|soir|lit|couette|cette)\b|\btrucs? (?:\w+ )?avec (?:un"
        r"|une) inconnue?\b|\b(?:tu te sens|t'es|tu es) (?:\w+ )?seule? (?:cette nuit|au lit"
        r"|dans ton lit)\b|\b(?:tu me|vous me) (?:plais|excites?|chauffes?"
        r"|rends? fou)\b[^.!?\n]{0,24}\b(?:corps|fesses|seins|cam|lit)\b|\btu (?:mets"
        r"|portes?) quoi (?:la|pour dormir|au lit|en ce moment|tout de suite|dessous)\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:envoie|envoye|envoies|montre|fais voir|file|donne|balance|poste|partage|veux voir"
        r"|send)\b[^.!?\n]{0,16}?\b(?:photos?|pics?|videos?|selfies?)"
        rf" (?:\w+ )?d[e'] ?(?:ton |ta |tes |toi )?(?:\w+ )?{_BODY}\b|\b(?:homme|femme|h|f|jh|jf|jm"
        rf"|mec|couple)\b[^.!?\n]{{0,12}}\bcherche"
        r" (?:une? )?(?:femme|homme|h|f|jf|jh|couple|meuf|mec)s?\b[^.!?\n]{0,24}\b(?:sans tabous?"
        r"|sans lendemain|coquine?s?|plaisirs?|chaude?s?|sexe|intime|calins?|discrete?|recoit"
        r"|recois)\b|\b(?:en )?(?:web)?cam (?:toute )?nue?s?\b|\b(?:te|vous) (?:baiserai|lecherai"
        r"|sucerai|doigterai|sauterai|culbuterai)\w*\b|\b(?:se|me|nous) (?:branler|masturber|toucher"
        r"|caresser)\b[^.!?\n]{0,16}\b(?:avec|ensemble|cam|devant)\b",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.innuendo",
        "sexual_game",
        r"\b(?:t'es|tu es|t es|vous etes) (?:\w+ ){0,2}?(?:bien (?:foutue?|roulee|gaulee?|faite)"
        r"|trop bonne|bandante|baisable|chaudasse)\b|\b(?:aimes?|preferes?|fais|veux) quoi au lit\b"
        r"|\btes (?:courbes|formes|rondeurs|levres pulpeuses|jambes)\b[^.!?\n]{0,24}\b(?:craque"
        r"|excit\w*|fou|folle|reve\w*|envie|imagin\w*)|\b(?:imagin\w*|reve de"
        r"|fantasme sur) tes (?:courbes|formes|fesses|seins|jambes|levres)\b|\bpas (?:\w+ )?(?:eu|vu"
        r"|touche) d(?:'homme|e mec|e femme|e meuf)\b"
        r"|\bc'est quand la derniere fois que tu as? (?:fait l'amour|couche|baise)",
        unless=_DOCTOR,
    ),
    construct(
        "sexual.solicitation",
        "sexual_game",
        r"\b(?:couple|homme|femme|h|f|jh|jf) (?:libertine?s?|echangistes?|coquine?s?"
        r"|chaude?s?)\b[^.!?\n]{0,24}\b(?:re[cs]oi\w+|cherche\w*|dispo\w*|ce soir|samedi|invite\w*)\b",
        unless=_DOCTOR,
    ),
)
SEXUAL: Final = (*_FRAMES, *ADVANCES, *DESIRES)

_DRUG: Final = (
    r"(?:beuh|beu|beugh|teuche?|teush|shit|chichon|coke|cocaine|mdma|md|ecstas\w*|ecstas?y?|exta|ecsta"
    r"|taz|ketamine|keta|weed|hasch(?:ich)?|hash|cannabis|marijuana|marie[- ]jeanne|zamal|zetla|amnesia"
    r"|amne|3[- ]?mmc|4[- ]?mmc|methamph\w*|crystal meth|meth|mephedrone|lsd|buvards?|champis?(?! de| au"
    r"| a la| farcis)|lean|poppers|ghb|gbl|heroine|hero|crack|tramadol|codeine|subutex|lyrica|rivotril"
    r"|xanax|oxycontin|fentanyl|drogues?|stups?|bedo|stonba|cc(?! (?:toi|tous|tout|tlm|les|ca|mon|ma"
    r"|a tous|la|c|comment|bien|je|qui|moi)\b|,)|speed|kush|molly|came|cess|pilon|wax|caliweed|cali"
    r"|beuher|kif)"
)
_DRUG_NAMES_ALIKE: Final = (
    r"(?:herbe|resine|c(?!['a-z])|pot|neige|poudre(?! d| a )|blanche|coco|ballons?|dry|pochons?"
    r"|plaquettes?|barrettes?|savonnettes?|produits?|truc|matos|bonbons?|caillou|joints?|❄️?|🍁|🌿|💊|🍫|🥦"
    r"|☘️?)"
)
_PRICE: Final = (
    r"(?:\b\d{1,4} ?(?:€|e|eu|euros?|balles?|boules)? ?(?:le|la|les|l'|du|pour|par) ?(?:\d+ ?)?(?:g|gr"
    r"|grammes?|gramme|deux|trois|dix|vingt|cent|pochons?|plaquettes?|barrettes?|bouts?|sachets?|tete"
    r"|cachets?|pilules?|taz|\d{1,3})\b|\b(?:prix|tarifs?) (?:en gros|dispo\w*|de gros|sur demande"
    r"|degressifs?|en mp)\b|\b(?:dispo|meet|livreur|livraison|drive|plug|menu) )"
)
_DRUG_TALK: Final = re.compile(
    r"\b(?:saisies?|saisit|saisi|police|policiers?|presse|amendes?|possession|penal\w*|delits?"
    r"|interdite?s?|interdiction|illegale?s?|loi|cure|arret(?:er|e|ons|ez)|sevr\w+|documentaires?"
    r"|addict\w*|prevention|medecins?|hopital|ordonnance|pharmacien?n?e?|gendarm\w+|douan\w+|proces"
    r"|trafic\w*|trafiquants?|tribunal|juge\w*|condamn\w+|articles?|series?|films?|reportages?|tintin"
    r"|albums?|bd|groupe|emissions?|tondre|tondeuse|jardin\w*|lapins?|pelouse|thym|provence"
    r"|fines herbes|aromatiques?|depend\w+|dangers?|dangereu\w+|overdose|soign\w+|epoxy|peinture"
    r"|essence|velo|dating|gateau|lait|noix|vitamine|ski|station|musculation|legalis\w+|interpell\w+"
    r"|ecole|lutte|cartouches?|chocolat|pas de vente|scene)\b"
)
_TRADE: Final = (
    construct(
        "drugs.sale",
        "drug",
        r"\b(?:(?<!quelqu'un )(?<!qqn )(?<!qui )vends?|vendeur|vente|je fais|livraison|livre|livr\w+"
        r"|promo|stock|arrivage|meilleure?s?|plug|deal(?:er)?|menu|dispo\w*|tarifs?"
        r"|besoin d[e'](?!un )|selling|for sale|grosse? qualite|bonne|top|pure"
        rf"|touche(?! a\b| au\b))\b[^.!?\n]{{0,24}}?\b{_DRUG}\b",
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
        r"|(?<!quelqu'un )(?<!qui )vends?) (?:d[e']|la )?(?:herbe|resine|c|coco) (?:de |a |sur )?\w+",
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
        r"|choper|chope|pecho|acheter|toucher|avoir|besoin d[e']|looking for|where can i (?:get|find"
        r"|buy)|qui a|qui vend|qui aurait|vend|vendent|t'as|tu as|vous avez|t'aurais|un plan|plan"
        r"|dealer|contact|depanne\w*|got|any)\b (?:\w+ ){0,3}?(?:de la |du |de l'|des |d'"
        rf"|un peu de |la |pour )?{_DRUG}\b",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.seeking",
        "drug",
        r"\b(?:cherche|trouve|trouver|choper|pecho|acheter|vend|t'as|qui a) (?:\w+ ){0,2}?(?:de la "
        r"|du |de l'|des |d'|l')?(?:herbe|resine|c|coco|matos|pochons?|joints?|de quoi fumer"
        r"|un truc a fumer|a fumer)\b(?: de (?:bonne )?qualite)?(?: (?:a|sur|pour|ici|dans|vers"
        r"|ce soir|en|demain)\b|\s*\?|$)|\bqui (?:peut|pourrait) me depanner"
        r" (?:une? (?:dix|vingt|cinquante|joint|petard|bout|barrette|pochon|gramme|g\b|taz)"
        r"|de la (?:verte|blanche))",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.seeking",
        "drug",
        r"\b(?:de quoi|un truc a|quelque chose a) fumer\b[^.!?\n]{0,24}(?:\b(?:sur|a|vers|ce soir"
        r"|ici)\b|\?)|\b(?:cherche|trouve|besoin|choper|pecho)\b[^.!?\n]{0,12}\bde la (?:verte"
        r"|blanche|bonne|frappe|pure)\b|\bdepanner (?:un|une|de|d')\s?(?:dix|vingt|10|20|cinquante|50"
        r"|g|gramme|joint|bedo|pochon|ter)\b|\bil neige (?:chez moi|ce soir"
        r"|sur)\b[^.!?\n]{0,32}\b(?:mp|savent|contact\w*|dispo)\b",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.sale",
        "drug",
        rf"\b{_DRUG}\b[^.!?\n]{{0,24}}?\b\d{{1,4}} ?(?:€|e|eu|euros?|balles?|boules?)(?:\b|\s|$)",
        unless=_DRUG_TALK,
    ),
    construct(
        "drugs.seeking",
        "drug",
        r"\b(?:connai\w*|cherche\w*|trouve\w*|besoin|plan|contact|numero|aurait"
        r"|qui a)\b[^.!?\n]{0,16}?\b(?:dealers?|dealeurs?|bicraveurs?"
        rf"|point de deal|plug|fournisseurs? de {_DRUG})\b|\bplan {_DRUG}\b|\b(?:choper|pecho|toucher"
        rf"|trouver) (?:\w+ ){{0,2}}{_DRUG}\b",
        unless=_DRUG_TALK,
    ),
)
DRUGS: Final = (*_TRADE, *DEALING)
