"""Violence told by what becomes of somebody, with what, by how many; and violence to a third person."""

import re
from typing import Final

from palabre.engines.filter.constructions.pastimes import PLAYED
from palabre.engines.filter.constructions.patterns import construct

_BODY: Final = (
    r"(?:crane|tete|gueule|face|tronche|machoire|nez|dents?|genoux?|rotules?|jambes?|bras|doigts?|cotes|nuque"
    r"|cou|gorge|ventre|bide|tripes|yeux|visage|figure|trogne|yeule|cervelle|os|rate|foie|tibias?|ratiches"
    r"|cage thoracique|colonne|mains?)"
)
_BREAK: Final = (
    r"(?:fends?|fendre|ouvr\w+|eclat\w+|explos\w+|bris\w+|retourn\w+|deviss\w+|arrach\w+|tranch\w+|coup\w+"
    r"|pet\w{1,3}"
    r"|cass\w+|tord\w*|ecras\w+|brul\w+|demont\w+|cram\w+|perc\w+|crev\w+|defonc\w+|demol\w+|fracass\w+"
    r"|refai\w+"
    r"|broi\w+|romp\w+|deboit\w+|scalp\w+|enfonc\w+|trou\w{1,3}|devers\w+|labour\w+|pulveris\w+|eclabouss\w+)"
)
_WEAPON: Final = (
    r"(?:fusils?|guns?|flingues?|calibres?|kalach\w*|kalash\w*|couteaux?|schlass?|schlasse|surin"
    r"|machettes?|battes?|haches?|barres? de fer|barre a mine|marteau|opinel|tournevis|cutter|acide|glock"
    r"|pistolet|bombe|essence"
    r"|bidon d'essence"
    r"|sabre|hachoir|tronconneuse|lame|poings? americains?|taser|gazeuse|brolic|petoire)"
)
_USEFUL: Final = re.compile(
    r"\b(?:armurier|chasse\w*|cuisine\w*|gateaux?|pain|baguette|rangement|musee|bricol\w*|peche|paintball"
    r"|airsoft|laser"
    r"|stand de tir|tir sportif|club de tir|antiquaire|jardin\w*|legumes?|viande|barbecue|fromage"
    r"|decoup\w+|voiture"
    r"|station|pompe|plein|papier|fete|anniversaire|police|policiers?|gendarmes?|arretee?|interpelle\w*"
    r"|selon|deguisement"
    r"|camping|rando|haies?|bois|buches?|film|serie|roman|jeu|jeux|manga|anime|skin|level|boss|cosplay"
    r"|theatre|repet)\b"
)
_THEM: Final = (
    r"(?:(?:lui|leur) (?:casser|peter|exploser|eclater|briser|defoncer|arracher|couper|refaire|crever"
    r"|peter|demonter"
    rf"|fracasser|tirer dessus|sauter dessus|tomber dessus|trouer|trancher)(?: (?:la|les|le|l') ?{_BODY}"
    rf"| dessus)"
    r"|(?:lui|leur) (?:faire la peau|regler (?:son|leur) compte|mettre (?:une|des) (?:balles?|raclee"
    r"|droites?|coups?"
    r"|branlee|baffes?|correction)|tirer dessus|rouler dessus|faire (?:du mal|mal|payer|la fete a coups))"
    r"|(?:le|la|les|l'|me le|me la) ?(?:defoncer|tabasser|buter|egorger|saigner|lyncher|massacrer"
    r"|etrangler|poignarder"
    r"|flinguer|passer a tabac|rouer de coups|decapiter|liquider|dezinguer|bastonner|savater|maraver"
    r"|demolir|cogner"
    r"|frapper|tuer|crever|bruler vif|mettre a l'hosto|mettre a l'hopital|faire disparaitre"
    r"|enterrer vivant\w*|defigurer"
    r"|pendre|fumer|violenter|schlasser|planter))"
)
_NO_PERSON: Final = re.compile(
    r"\b(?:moustiques?|araignees?|cafards?|rats?|souris|fourmis|guepes?|mouches?|poissons?|poulets?|buffet"
    r"|gateaux?|pizza|resto|tarte|canape|plat|burger|cochons?|saumons?"
    r"|viande|truite|homards?|tomates?|fraises?|arbres?|oeufs?|pate|piment|legumes?|virus|bactery\w*|boss"
    r"|dragon|monstre"
    r"|zombies?|bots?|jeu|jeux|partie|niveau|film|serie|roman|manga|personnage|mechant|heros|ordi\w*|bug"
    r"|processus|tache"
    r"|imprimante|box|wifi|machine|reveil|logiciel|telephone|tele\b|appli\w*|aspirateur|frigo|clavier"
    r"|pneus?|ballons?|match|finale|equipe|tournoi|record|score|niveaux|raid|fifa|fortnite|echecs|dames"
    r"|uno|ping|foot"
    r"|police|policiers?|plainte|tribunal|juge|condamnee?s?|arretee?s?|interpelle\w*|selon|temoins?"
    r"|victimes?|agresseurs?"
    r"|ont (?:voulu|essaye)|a (?:voulu|essaye|tente)|personne n'a le droit|interdit|signale\w*)\b"
    rf"|{PLAYED.pattern}"
)
_OUTCOME: Final = (
    r"(?:y passer(?! (?:ses|mes|tes|des|la|le|les|une?|noel|l'ete|du temps))|y rester(?! (?:dormir|une"
    r"|deux|pour|la))|(?:les|repartir|ressortir|sortir|rentrer) (?:les )?pieds devant|(?:en"
    r"|dans une) ambulance"
    r"|sur une civiere|sur un brancard|en fauteuil(?: roulant)?|en morceaux|en charpie|en bouillie"
    r"|dans un (?:sac|cercueil"
    r"|coffre|fosse|trou|body bag)|a l'hosto|a l'hopital|aux urgences|a la morgue|au cimetiere"
    r"|six pieds sous terre"
    r"|sous terre|a quatre pattes|en bequilles|dans le (?:caniveau|canal|ravin)|aux faits divers|en rea"
    r"|en soins intensifs"
    r"|avec une paille|en sang"
    r"|sur le carreau|au tapis|le trottoir|le bitume|a la petite cuillere)"
)
ASSAULTS: Final = (
    # «tu repars les pieds devant»
    construct(
        "threat.violence",
        "outcome",
        r"\b(?:tu|vous|il|elle|ils|toi|ta famille|ta mere|t'as|on va te) (?:[\w']+ ){0,5}?(?:vas|va|vont"
        r"|allez|repars|repartiras"
        r"|repartirez|ressors|ressortiras|sors|sortiras|sortira|finis|finiras|finira|finirez|finir|rentres"
        r"|rentreras"
        r"|manges|mangeras|manger|dors|dormiras|termines|termineras|pars|partiras|bouffer|bouffes|bouffe"
        r"|passes|passeras)"
        rf" (?:[\w']+ ){{0,3}}?{_OUTCOME}\b(?! de (?:ma|la fac|mes)| pour (?:accoucher|voir|ton"
        rf"|un (?:examen|bilan)))",
        unless=_NO_PERSON,
    ),
    construct(
        "threat.violence",
        "outcome",
        r"\b(?:ramasser|ramasseras|ramasse|avaler|avaleras|cracher|cracheras|compter|compteras"
        r"|cherche\w*) (?:\w+ )?tes "
        r"(?:dents|os|morceaux|tripes|boyaux)\b|\b(?:te faire |te )ramasser a la (?:petite cuillere|pelle)\b"
        r"|\btu (?:ne )?(?:verras|passeras|feteras|finiras|connaitras) (?:pas|plus|jamais) (?:noel|demain"
        r"|le jour|l'ete"
        r"|la nuit|l'hiver|le week-end|tes \w+ ans|la fin (?:de l'annee|du mois|de la semaine"
        r"|de la journee)|l'annee)\b(?! (?:passer|arriver|si))|\bplus (?:longtemps|que quelques (?:heures"
        r"|jours)|beaucoup de temps) a vivre\b"
        r"|\bdis adieu a (?:ta|tes|ton)\b"
        r"|\b(?:ta mere|ta famille|tes parents) (?:va|vont|pourra|pourront"
        r"|ne) (?:\w+ ){0,2}?(?:reconnait\w*|enterrer"
        r"|pleurer (?:ta|sur ta)|porter le deuil|chialer sur)|\b(?:ton|ta|une) (?:nom sur (?:(?:ma|une|la"
        r"|notre) liste(?! d)|une balle)|tete mise"
        r" a prix)|\b(?:y a|j'ai) une balle (?:avec ton nom|pour toi)|\b(?:signe|signes) ton arret de mort\b"
        r"|\b(?:trou|tombe|fosse)\b[^.!?\n]{0,16}\bpour (?:toi|ton (?:corps|cadavre))\b|\bton cadavre\b"
        r"|\b(?:passer|passe) un sale quart d'heure (?:quand|des que) je\b",
        unless=PLAYED,
    ),
    # «je te fends le crâne»
    construct(
        "threat.violence",
        "limb",
        r"\b(?:je|on|jvais|j'vais|vais|va|jte|j'te|m'a|m'as|viens|venir|viennent|vont|envie de"
        r"|nous) (?:vais |va |viens |vont )?"
        rf"(?:bien |juste |tous )?(?:te |t'|vous |jte |j'te )(?:bien )?{_BREAK} (?:la|les|le|ton|ta|tes|l'"
        rf"|une|deux|trois) ?"
        rf"(?:\w+ )?{_BODY}\b",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "limb",
        r"\b(?:je|on|jvais|j'vais|vais|va|jte|j'te|m'a|m'as|viens|venir|vont|si je|attends que je"
        r"|faut que je) "
        r"(?:vais |va |viens |vont )?(?:te |t'|vous |jte |j'te )?(?:plante|planter|enfonce|enfoncer|colle"
        r"|coller|mets|mettre|fous"
        r"|foutre|loge|loger|tire|tirer|sacre|sacrer|eclate|envoie|envoyer|donne|balance|flanque|crisse"
        r"|tape|cogne|pete) "
        r"(?:(?:un|une|deux|mon|ma|des|mes|la|le|ta|les) (?:\w+ ){0,2}?)"
        r"(?:tournevis|couteau|lame|balles?|poings?|main|pied|batte|tete|gueule|coups?|droites?|patates?"
        r"|parpaing|machette)"
        rf" (?:\w+ )?(?:dans|contre|sur|sous) (?:la|le|les|ta|ton|tes|ti|un|su'?a) ?(?:\w+ )?(?:{_BODY}"
        rf"|mur|bitume|trottoir"
        r"|carotide|dos|bouche|coeur|beton)\b",
        unless=PLAYED,
    ),
    construct(
        "threat.violence",
        "limb",
        r"\b(?:je|on|jvais|j'vais|vais|va|jte|j'te|m'a|m'as|viens|venir|vont|envie de) (?:vais |va |viens "
        r"|vont )?(?:bien )?"
        r"(?:te |t'|vous )(?:refaire (?:le portrait|la facade|la machoire)|passer a tabac|rouer de coups"
        r"|regler ton compte"
        r"|rouler dessus|zigouiller|trucider|dezinguer|schlasser|latter|achever|lyncher|scalper"
        r"|descendre(?! (?:le|la|les"
        r"|une|du|un|ton|tes))|faire (?:saigner|la peau|bouffer|souffrir|tres mal|regretter d'etre|cracher"
        r"|manger (?:tes dents"
        r"|le)|taire a jamais|passer l'envie de rire)|jeter (?:du pont|par la fenetre|dans le canal"
        r"|du balcon)|noyer dans"
        r"|etouffer avec|enterrer(?: vivant)?|allumer(?! (?:la|le|une))|marcher dessus|tomber dessus"
        r"|mettre (?:en fauteuil"
        r"|en morceaux|six pieds|minable|a terre|k\.?o|en sang)|depecer|dissoudre|demembrer|fumer"
        r"|finir(?= *$|[,.!])"
        r"|violenter|sauter a la gorge|arranger (?:le portrait|la (?:face|gueule|tronche))"
        r"|faire la misere)\b",
        unless=PLAYED,
    ),
    # With a weapon, by how many.
    construct(
        "threat.violence",
        "armed",
        r"\b(?:ramene|ramener|ramenerai|viens|venir|viendrai|apporte|sors|sortir|arrive|debarque|rapplique"
        r"|prends|prepare"
        r"|attends|attend|cherche|avec|j'ai|garde|tire)\b[^.!?\n]{0,20}?\b(?:le|la|un|une|mon|ma|deux|des"
        r"|mes|son) (?:\w+ )?"
        rf"{_WEAPON}\b[^.!?\n]{{0,40}}\b(?:toi|te|t'|tu|vous|college|lycee|ecole|bahut|bureau|fac|cours"
        rf"|parle\w*|repete|face|tirer"
        r"|eux|lui|tous|chez|classe|gueule|taf)\b"
        rf"|\b(?:je (?:te|vous|t')|on (?:te|vous|t')|j't') ?(?:attends?|cueille|accueille"
        rf"|cherche)\b[^.!?\n]{{0,24}}\b{_WEAPON}\b"
        rf"|\b(?:viens|venir|debarque|arrive|passe|repasse|reviens|reviendrai) armee?s?\b"
        rf"|\b(?:gout|bonjour|danser|tater|soif|faim)\b[^.!?\n]{{0,16}}\b(?:a |de |avec |c'est )?(?:ma|mon"
        rf"|la|le|ton|du) "
        r"(?:batte|lame|couteau|poings?|machette|plomb|sang)\b"
        r"|\b(?:tirer|tire|tirerai) (?:dans le tas|sur (?:tout|tous|tout ce|tout le monde|les (?:eleves"
        r"|profs|gens)))\b"
        r"|\b(?:faire|commettre) un (?:carnage|massacre|attentat|bain de sang)\b(?! (?:au|sur|en"
        r"|dans) (?:buffet|soldes?|score"
        r"|ranked|bar))",
        unless=_USEFUL,
    ),
    # At a third person.
    construct(
        "threat.violence",
        "on_them",
        r"\b(?:quelqu'un (?:pour|devrait)|qui (?:est |serait )?(?:chaud|partant|motive|dispo|vient"
        r"|veut)\w*|faut|faudrait|on devrait"
        r"|je devrais|je vais|j'vais|jvais|on va|envie de|reve de|je paie|je paye|merite qu'on|merite de"
        r"|viens on|vien on|laissez"
        r"[- ]moi|pret a|aider? a|jure de|compte bien|vont|allons|hate de|plaisir de|j'aimerais|je veux"
        r"|on veut) "
        rf"(?:[\w']+ ){{0,4}}?{_THEM}\b",
        unless=_NO_PERSON,
    ),
    construct(
        "threat.violence",
        "on_them",
        r"\bje (?:l'|le |la |les )(?:egorge|saigne|bute|creve|massacre|tabasse|etrangle|lynche|flingue"
        r"|poignarde|decapite|plante"
        r"|enterre|defonce|fume|tue|demolis|eclate)\b(?=[^.!?\n]{0,40}\b(?:avant la fin|un jour|promis"
        r"|jure|wallah|demain|ce soir"
        r"|si (?:je|elle|il)|sur ma|devant|sortie|mec|cette nuit|ce (?:con|type|mec|connard|batard)))"
        r"|\b(?:lui|elle|ce (?:mec|type|con|prof|batard|connard|gars)|cette (?:meuf|prof|fille|conne)"
        r"|mon (?:voisin|ex|patron|chef"
        r"|prof)|ma (?:voisine|prof|chef)|s'il|si elle|si il)\b[^.!?\n]{0,40}\bje (?:l'|le |la "
        r"|lui )(?:egorge|saigne|bute|creve"
        r"|massacre|tabasse|etrangle|flingue|poignarde|plante|enterre|defonce|fume|tue|demolis|eclate"
        r"|arrache|pousse|brise"
        r"|casse (?:la|les)|pete (?:la|les))\b"
        rf"|\bje lui (?:casse|pete|crame|eclate|explose|brise|fends|defonce|creve|arrache|tranche"
        rf"|refais) (?:la|les|le|sa|ses) "
        rf"(?:\w+ )?(?:{_BODY}|voiture|bagnole|caisse|portrait)\b"
        r"|\b(?:il|elle|ils|elles) (?:va|vont) (?:y passer(?! (?:ses|des|la|le|les|une?|noel|l'ete"
        r"|du temps))|crever(?! de)|payer (?:avec|de) (?:son|leur) (?:sang"
        r"|vie)|prendre une balle"
        r"|finir (?:dans le|a la morgue|au cimetiere))|\b(?:leur|lui) tirer dessus\b(?= a tous| a ces|$)"
        r"|\bje (?:vais |viens )?(?:lui |leur )?regle(?:r|rai)? (?:son|leur) compte\b|\b(?:creve|crevez"
        r"|mort) aux? "
        r"(?:profs?|flics?|keufs?|voisins?)\b",
        unless=_NO_PERSON,
    ),
    # Their house, car, beast.
    construct(
        "threat.violence",
        "property",
        r"\b(?:ta|ton|tes|votre|vos|leur|sa|son) (?:\w+ )?(?:caisse|voiture|bagnole|moto|scooter|char"
        r"|maison|baraque|appart\w*"
        r"|immeuble|commerce|boutique|magasin|bar|resto|local|garage|pneus?|freins?|vitres?"
        r"|boite aux lettres|chat|chien|chatte"
        r"|chienne|clebs|hamster|cabane|trottinette|velo)s?(?: aussi| elle| il|,)? (?:aussi |elle |il "
        r"|elles |ils )?(?:va|vont)"
        r" (?:\w+ )?(?:prendre feu|bruler|flamber|cramer|exploser|sauter|partir en fumee|faire boum"
        r"|y passer|mourir|crever"
        r"|disparaitre|avoir un accident|bouffer (?:une boulette|du poison)|finir (?:en|dans|au|cramee?)"
        r"|lacher"
        r"|(?:pas|plus) passer la nuit|finir ecrase)\b"
        r"|\b(?:ton|ta|tes|votre|son|sa) (?:clebs|chiens?|chats?|chienne|chatte"
        r"|lapin)\b[^.!?\n]{0,30}\b(?:boulettes?|viande|croquettes?"
        r"|morceau)\b[^.!?\n]{0,10}\b(?:speciale?s?|empoisonn\w+|au poison|piegee?s?)\b|\b(?:mettre|mets"
        r"|foutre|fous) le feu (?:a|chez) (?:votre|ton|ta|tes|leur|sa|son|toi|vous|lui|eux"
        r"|elle)\b(?! (?:public|salle|soiree|stade|piste|scene|platines))|\b(?:votre|ton|ta|son|sa"
        r"|leur) (?:chiens?|chats?|clebs|chienne|chatte)\b[^.!?\n]{0,40}\bje (?:l'|le |la )(?:empoisonne"
        r"|noie|ecrase|tue|bute|etrangle|egorge|balance)\b|\bje (?:vais |viens )?(?:m'en prendre|toucher"
        r"|m'occuper) (?:a|de) (?:ton|ta"
        r"|tes) (?:\w+ )?(?:chat|chien|mere|soeur|frere"
        r"|gosses?|enfants?|famille|parents|fille|fils)\b(?! (?:demain|pendant|ce week|quand tu))"
        r"|\b(?:toi|tu) et (?:ta|ton|tes|toute ta) (?:\w+ )?(?:famille|mere|freres?|soeurs?|potes|gosses?"
        r"|chien|bande)\b[^.!?\n]{0,16}"
        r"\b(?:y passer|crever|mourir|bruler|morts?|finir (?:au|dans|sous))\b",
        unless=re.compile(
            r"\b(?:garage|garagiste|controle technique|veto|veterinaire|vieux|vieille|malade|canicule"
            r"|panne|assurance|age"
            r"|huile|moteur|jeu|jeux|film|serie|souffre|cancer|manque)\b"
        ),
    ),
    # With slang verbs, with tools, like beasts, where nobody hears.
    construct(
        "threat.violence",
        "put_down",
        r"\b(?:j'te |jte |(?:je |j'|on )(?:te |t'|vous ))(?:descends|couche|allonge|plie|seche|eteins"
        r"|aligne|corrige"
        r"|dresse|termine|atomise|pulverise|desintegre|ecrabouille"
        r"|aplatis|ecrase|broie|demembre|demonte|dezingue|rectifie|rafale|latte|savate|marave|schlasse"
        r"|zigouille|trucide)(?:rai|s)?\b(?= *$|[,.!]| (?:sur place|direct"
        r"|par terre|net|au sol|comme|si tu|la prochaine|des que|devant|avant|ce soir|demain|wallah|sale"
        r"|toi))|\b(?:te|t'|lui|le|la|l'|vous|leur|toi|de lui|d'elle"
        r"|d'eux) (?:[\w']+ ){0,4}?a coups? de (?:cle"
        r"|cles|batte|pelle|marteau|barre|poings?|pioche|hache|chaise"
        r"|crosse|planche|parpaing|latte|ceinture|talons?|rangers?|pied (?:dans|au))\b"
        r"|\b(?:egorgee?|saignee?|pendue?|noyee?|abattue?|ecrasee?|crame|brulee?|depecee?|eventree?"
        r"|crever?|saigner|egorger|abattre|pendre|noyer|ecraser|plumer) "
        r"comme (?:un|une|des) (?:mouton|porc|chien|chienne|rat|cochon|poulet|bete|lapin|cafard|boeuf|sac"
        r"|truie|goret)s?\b"
        r"|\b(?:te|lui|leur|vous) faire (?:avaler|bouffer|manger|ravaler) (?:ton|ta|tes|son|sa|ses|vos"
        r"|le (?:bitume|trottoir|sol)) ?(?!legumes|soupe|pilules?|puree|repas"
        r"|medicaments?|cachets?|gateau|plat|sirop|epinards)\w*",
        unless=_NO_PERSON,
    ),
    construct(
        "threat.violence",
        "put_down",
        r"\b(?:tu|te|t'|toi|ton)\b[^.!?\n]{0,60}\bpersonne (?:ne |n')?(?:t'|te |va t')?(?:entendra\w*"
        r"|entendre|retrouvera\w*|retrouver|viendra t'aider|sauvera|cherchera)\b"
        r"|\bpersonne (?:ne )?(?:t'entendra|te retrouvera|te sauvera|retrouvera (?:ton|ta))\b|\b(?:te|vous"
        r"|le|la) faire disparaitre\b[^.!?\n]{0,16}\b(?:sans (?:laisser|que"
        r"|trace)|pour de bon|a jamais|comme|si|personne)\b|\b(?:mettre|foutre|coller|flanquer|donner"
        r"|filer|crisser|sacrer) (?:une |ma |la |deux )"
        r"(?:\w+ )?(?:rouste|rammeling|ramelee|trempe|torgnole|raclee|volee|derouillee|peignee|pile|danse"
        r"|fessee de ta vie|mandale|beigne|tannee|tatane|dandine|taloche|bastonnade)"
        r"(?= (?:a (?:ce|cette|toi|lui|tes?|ton|mon)|dont|que|memorable|dans)|,| *$|!)(?<!une pile)"
        r"|\b(?:ton|ta|tes|votre|leur|son|sa) (?:[\w']+ ){1,5}?(?:va|vont) (?:bientot "
        r"|surement )?(?:partir en fumee|prendre feu|flamber)\b"
        r"|\b(?:rotules?|genoux?|dents|jambes|cotes)\b[^.!?\n]{0,16}\b(?:vont|va) (?:pas|plus) (?:passer"
        r"|tenir|survivre|voir)\b|\bune balle (?:entre les (?:deux )?yeux|dans la"
        r" (?:tete|nuque|tempe)|dans le crane)\b(?=[^.!?\n]{0,30}\b(?:merit\w+|toi|lui|te|t'|voila|pour)|$)",
        unless=_NO_PERSON,
    ),
    construct(
        "threat.violence",
        "next_blow",
        r"\bla prochaine fois (?:que (?:tu|je|on) [^.!?\n]{0,30})?,? ?(?:moi )?(?:je (?:te )?"
        r"|c'est )(?:frappe|cogne|tape|tue|bute|plante|tire|creve|saigne|defonce|eclate|la morgue"
        r"|le cimetiere|l'hopital|l'hosto"
        r"|mon poing|ma main dans)\b"
        r"|\bon (?:le|la|les) (?:chope|attrape|trouve|coince|attend|suit)\b[^.!?\n]{0,20}\bon (?:le|la|les"
        r"|lui|leur) (?:defonce|tape|frappe|tue|bute|demonte|tabasse|casse|creve|saigne|massacre|eclate"
        r"|nique|plante)\b"
        r"|\bton heure (?:est venue|a sonne)\b|\bprepare ton (?:linceul|dernier repas|epitaphe)\b"
        r"|\bton linceul\b"
        rf"|\b(?:te|t'|chez toi|chez vous|vous)\b[^.!?\n]{{0,30}}\bavec (?:des|une|un|leurs|mon|ma|nos|le"
        rf"|la) (?:\w+ )?{_WEAPON}\b"
        r"|\b(?:votre|leur|ta|ton) (?:mosquee|synagogue|eglise|ecole|lycee|college|mairie|bureau|salle"
        r"|cite|fac|resto|club|stade|bus|train) (?:\w+ )?va (?:sauter|bruler|exploser|cramer|prendre feu"
        r"|y passer)\b",
        unless=_NO_PERSON,
    ),
    construct(
        "threat.violence",
        "blood",
        r"\b(?:ramene|viens|approche|amene|montre|sors)\b[^.!?\n]{0,24}\bque je (?:te |t'|vous )(?:la |le "
        r"|les |l')?(?:casse|pete|fracasse|defonce|refasse|eclate|demonte|frappe|claque|tape|tue|bute"
        r"|plante|creve"
        r"|arrache|ferme|corrige|demolisse|explose|egorge|saigne)\b|\b(?:tu vas|tu|vous allez|il va"
        r"|elle va) (?:\w+ )?(?:cracher|pisser|vomir|baigner dans|nager dans|te vider de"
        r"|se vider de) (?:du|le|ton|tout ton|votre|son) sang\b"
        r"|\b(?:tes|ta|ton|vos) (?:enfants|gosses|famille|mere|fils|fille|proches|parents|freres?"
        r"|soeurs?) (?:va|vont) (?:le |tout |aussi )?payer (?:pour|a ta place|tes|ca|cher)\b"
        r"|\b(?:te|t'|lui|leur|vous) (?:mets?|mettre|fous|foutre|colle|coller|sacre|envoie|donne"
        r"|file) (?:une|deux|trois|quatre|des|ma) (?:\w+ )?(?:tartes?|baffes?|mandales?|pains|torgnoles?"
        r"|droites?|patates?|gauches?|tatanes?)\b"
        r"(?! (?:aux?|a la|de|au)\b)|\b(?:je vais|jvais|je veux|on va|jvai|j'vais) (?:te |t'|t "
        r"|vous )(?:tue|bute|plante|creve|crevee?|egorge|massacre|saigne|defonce|eclate|demonte|flingue"
        r"|tabasse|frappe|decapite)\b(?! (?:de rire|un|une|le|la|ton|ta))"
        rf"|\b(?:j'ai|a|avec|garde|sorti|chope) (?:un|une|le|la|son|mon"
        rf"|des) {_WEAPON}\b[^.!?\n]{{0,40}}\b(?:viens (?:toquer|parler|voir|le dire|essayer)?|approche"
        rf"|toque|ose|essaie (?:pour|un peu)|essaye (?:pour|un peu)|teste|parle encore|tu vas voir)\b",
        unless=_NO_PERSON,
    ),
    construct(
        "threat.violence",
        "whole",
        r"\b(?:tu|vous|t'|il|elle)\b[^.!?\n]{0,24}\b(?:pas|plus) (?:rentrer|repartir|ressortir|sortir"
        r"|ressortiras?|repartiras?|rentreras?|sortiras?|sortir\w*)\b[^.!?\n]{0,20}\b(?:entiere?|vivante?"
        r"|indemne|sur tes (?:deux )?jambes|debout)\b"
        r"|\b(?:sortiras?|repartiras?|ressortiras?|rentreras?) (?:pas|plus) (?:\w+ ){0,3}?(?:entiere?"
        r"|vivante?|indemne|debout)\b"
        r"|\b(?:celui|celle|ceux|le premier|la premiere) qui\b[^.!?\n]{0,50}\bje (?:l'|le |la "
        r"|les )(?:enterre|egorge|bute|tue|creve|plante|defonce|demonte|saigne|massacre|eclate|fume"
        r"|etrangle|brule|crame|frappe|tape)\b"
        rf"|\b(?:ton|ta|tes) (?:pere|mere|frere|soeur|boulot|lycee|ecole|taf|bahut|daron\w*"
        rf"|boite)\b[^.!?\n]{{0,24}}\bavec (?:mon|ma|un|une|des) {_WEAPON}\b"
        r"|\b(?:lui|leur|te|vous) (?:saute|tombe)r? dessus (?:a (?:deux|trois|quatre|cinq|dix|plusieurs"
        r"|tous)|ce soir|demain|en groupe|dans la rue)\b"
        r"|\b(?:hosto|hopital|cimetiere|tombe|morgue|mort)\b[^.!?\n]{0,30}\b(?:t'es|tu es|tu seras) (?:le"
        r"|la) (?:prochaine?|suivante?)\b",
        unless=_NO_PERSON,
    ),
)
