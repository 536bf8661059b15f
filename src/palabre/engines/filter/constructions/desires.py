"""What grown-ups say who want somebody in bed: plainly, or so that one may take it for a joke."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import construct

_ELSE: Final = re.compile(
    r"\b(?:medecins?|gyneco\w*|depist\w*|hopital|cancer|kine\w*|docteur|infirmi\w+|grossesse|enceinte"
    r"|squats?|coach|genoux|musculation|musee|tableau|peinture|peintre|theatre|roman|livre|film|serie"
    r"|episode|chanson|poeme|documentaire|reportage|emission|article|loi|plainte|police|harcel\w*"
    r"|agress\w*|signal\w*|bloque\w*|consentement|prevention|soupe|tisane|boisson|chocolat chaud"
    r"|pas de (?:plan|nudes?|photo|cam|sexe)|cherche pas|veux pas de|fais pas de|arnaques?|chats?"
    r"|chatons?|chiens?|chienne|chiots?|chevre\w*|recette|cuisine|jardin|piscine|definition"
    r"|expression|l'expression|le mot|mot|modos?|moderat\w*|canape est|train|bonbon|glace|pastille"
    r"|voiture|moteur|jeu|match|poker|loto|arbitre|assurance|loyer trop|capot|bois de|bruyere|guitare"
    r"|velo|photo de famille|bebe|m'a (?:demande|ecrit|envoye|dit|propose)|on m'a|demandez|demander"
    r"|arretez|stop|interdite?s?|manteau|fievre|grippe)\b"
)
_THEY: Final = re.compile(
    _ELSE.pattern + r"|\b(?:il|elle|ils|elles|mon ex|mes voisins?|ma voisine|c'etait|gens|monde)\b"
)
_ME_YOU: Final = (
    r"(?:je|j'|tu|t'|on|moi|toi|te|vous|qui|viens|besoin d[eu']|ca te dit de|ca vous dit de"
    r"|envie d[e']|pour|quelqu'un|ki)"
)
_BED: Final = r"(?:lit|plumard|pieu|couette|draps|matelas|hamac a deux)"
_WINK: Final = r"[😏😈🥵💦👅😜]"
DESIRES: Final = (
    construct(
        "sexual.solicitation",
        "desire",
        rf"(?:\b|(?<=')){_ME_YOU}[^.!?\n]{{0,28}}?"
        r"(?<!fait )(?<!faire )(?<!un )(?<!le )(?<!premier )(?<!dernier )(?<!ce )\b"
        r"(?:sucer|suces|suce(?! ton| mon| son)|baise|baises|baiser(?! (?:vole|de|sur|au|a ta|du"
        r"|la main))|jouir(?! d)|gateries?|cunni\w*|fellation|branlette|levrette|gorge profonde"
        r"|feuille de rose|touze|partouze|plan a (?:trois|3)(?! (?:tables?|etages?|actes?|volets?"
        r"|etapes?|temps))|forniqu\w+|copul\w+|niquer (?:ensemble|comme|avec toi)|s'envoyer en l'air"
        r"|t'envoyer en l'air|zizi panpan|crac[- ]crac|bete a deux dos|tirer (?:un|mon"
        r"|ton) coup(?! (?:de|franc))|se (?:chevaucher|peloter|tripoter|lecher|mettre a poil)|(?:me"
        r"|te) (?:vider|faire (?:vider|remplir|prendre|sauter|reluire))|etre en toi|ken|koke"
        r"|suceuses?|galipettes coquines|(?:homme|queue|bite) en moi)\b"
        r"(?! (?:par l'|sur le prix|de deux|au poker|son pouce))",
        unless=_THEY,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:fais|fait)[- ]moi (?:jouir|bander|mouiller|l'amour|une? (?:pipe|gaterie|cunni|strip"
        r"|branlette)|grimper)|\b(?:prends|baise|suce|leche|bouffe|leche)[- ]moi (?:sur|contre"
        r"|par derriere|fort|comme|toute|partout|bien|la (?:bite|chatte)|les seins)|\bsois (?:ma"
        r"|mon) (?:chienne|soumise?|pute|salope|esclave au lit|jouet)\b|\b(?:offre"
        r"|donne)[- ]toi a moi\b|\bviens (?:me (?:soulager|vider|remplir|prendre|sucer|chevaucher"
        r"|baiser)|te faire (?:remplir|prendre|baiser|sauter|du bien|sucer)|chevaucher|sans (?:slip"
        r"|culotte))|\b(?:je|on) (?:vous|te) (?:prends?|baise|saute|leche|suce|deshabille|doigte"
        r"|bouffe)(?:ra[is]*)? (?:toute?s?(?: les deux)?|tous|par|sur|en|comme|debout|jusqu|quand"
        r"|ou tu|partout|la nuit)\b|\bje te (?:leche|baise|saute|suce|doigte|baiserai) (?:ou|quand"
        r"|comme)\b|\b(?:ecarte|ouvre)[sz]? (?:bien )?(?:les|tes) (?:jambes|cuisses)\b|\b(?:caresse"
        r"|touche|branle|doigte)[- ]toi\b(?! la| le| les)|\b(?:fais|fait) (?:tomber|glisser) (?:le "
        r"|la |ta |ton )?(?:soutif|robe|culotte|string|jupe|soutien[- ]gorge|peignoir|serviette)"
        r"|\bte veux (?:nue?|en moi|toute? nue?|dans mon lit)\b|(?<!m'a fait )(?<!me fait )\b(?:crier"
        r"|hurler|gemir) (?:mon nom|de plaisir(?!,)|toute la nuit)\b"
        r"|\bgrimper aux rideaux\b[^.!?\n]{0,12}$|\b(?:une bonne|besoin d'une|besoin d'un"
        r"|cherche une?|du) (?:baise|chatte|cul|suceuse|pipe|bite)\b(?! (?:de|d'|a|en)\b)"
        r"|\bbien baisee?\b|\bta bouche (?:sur|autour)\b[^.!?\n]{0,12}?\bma\b",
        unless=_ELSE,
    ),
    # Notices: who receives, what is on offer, for how much.
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:femme|brune|blonde|rousse|trans|travesti\w*|veuve|dominatrice|maitresse|nouvelle dans"
        r"|dame|masseuse|couple|actif|passif|h|m|gars)\b[^.!?\n]{0,48}?\b(?:re[cs]oi[ts]?"
        r"|recevoir)\b(?! (?:la|un|une|des|le|les|mes|mon|ma|du|son|sa|beaucoup|trop)\b)"
        r"|\b(?:re[cs]oi[st])\b[^.!?\n]{0,32}?\b(?:tribut|discretion|appart prive|incall|sans tabous?"
        r"|gentlem\w+|courtois)\b|\bincall\b|\boutcall\b|\btribut exige\b|\b(?:tarifs?|abonnement"
        r"|audios?|videos?|contenus?|photos?|heure|visio|cam|compte)\b[^.!?\n]{0,24}?\b(?:coquine?s?"
        r"|hots?|sans tabous?|tres chaude?s?|erotiques?|porno?)\b[^.!?\n]{0,32}?(?:\?|\b(?:contre"
        r"|paypal|virement|moitie prix|mym|abonn\w+|promo|prive|mp|bio|\d{2,3}|minutes?)\b)"
        r"|\b(?:sans tabous?|coquin\w*|sextape|nudes?)\b[^.!?\n]{0,24}?\b(?:contre|paypal|virement"
        r"|\d{2,3} ?(?:€|euros|balles))\b|\b(?:tu|vous) (?:demande[sz]?|prends|prenez"
        r"|prend) combien (?:la |pour une? |l'|pour la )(?:nuit|passe|heure|soiree|pipe)"
        r"|\btu fais payer \?|\b(?:tarifs?|prix|combien)\b[^.!?\n]{0,12}\b(?:cherie|ma belle|beaute"
        r"|miss|coquine)\b|\b(?:loyer|logement|chambre|hebergement"
        r"|toit)\b[^.!?\n]{0,24}?\b(?:contre (?:du sexe|faveurs?|services? intimes?|gateries?|calins?"
        r"|une (?:pipe|gaterie|nuit))|pas farouche|femme uniquement et plus)\b|\bfemme pas farouche\b"
        r"|\bl(?:a demi|')[- ]?heure\b[^.!?\n]{0,16}?\bl'heure\b[^.!?\n]{0,12}?\bje re[cs]ois\b"
        r"|\bligne rose\b[^.!?\n]{0,16}?\bchaudes?\b|\b(?:voyeur|exhib\w*)\b[^.!?\n]{0,16}?\b(?:plan"
        r"|parking|cherche|cam)\b|\bplan (?:voyeur|exhib|touze|cochon)\b",
        unless=_ELSE,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:(?:purement|uniquement|juste|que) (?:physique|sexuel\w*|du sexe|du cul|le corps)"
        r"|(?:rencontres?|soirees?|apres-midis?|sauna|trio|moments?|plan|couple|sortie) (?:coquine?s?"
        r"|libertine?s?|echangistes?|chaude?s?|torrides?|charnel\w*)|aventures? extra-?conjugales?"
        r"|fuck ?friends?|sex ?friends?|amie? avec benefices|plan a (?:trois|3)(?! (?:tables?|etages?"
        r"|actes?|volets?|etapes?|temps))|jeux (?:tres )?(?:adultes|erotiques)|coup d'un soir"
        r"|aventure d'un soir|relation (?:charnelle|sexuelle|intime)|moments? intimes?|cinq a sept"
        r"|5 a 7)\b"
        r"[^.!?\n]{0,32}?(?:\?|\b(?:mp|qui|dispo\w*|discret|discretion|recois|recoit|places|inscri\w+"
        r"|appart|deplacer|reponse|rien (?:de plus|d'autre)|blabla|a l'hotel|homme marie|regulier"
        r"|cherche\w*)\b)|\b(?:cherche|ch|recherche|jcherche)\b[^.!?\n]{0,16}?\b(?:amants?|amantes?"
        r"|maitresse(?! de)|sexfriend|soumise?|cochonnes?|coquines?|femme (?:chaude|soumise"
        r"|sans tabou)|partenaires? (?:de jeux (?:tres )?adultes|sexuels?|coquins?|endurants?))\b"
        r"|\b(?:actif|passif|tbm|versa)\b[^.!?\n]{0,20}?\b(?:du lieu|dispo|recois?|recoit|passif"
        r"|actif|cherche|plan)\b|\b(?:t'as|tu as|as[- ]tu|qui a) (?:du|un) lieu(?! (?:noir|jaune"
        r"|commun|pour (?:la|le|une|repeter)))\b|\b(?:salut|hello|coucou|bonsoir|y a des|une"
        r"|des) (?:les )?(?:cochonnes|coquines|chaudasses|chaudes|salopes|nymphos?"
        r"|femmes chaudes)\b[^.!?\n]{0,32}(?:\?|$|\b(?:ici|ce soir|mp|qui|dans le coin|en mp)\b)",
        unless=_THEY,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        rf"\b(?:qui (?:veut|vient|pour)|tu (?:viens|veux)|viens|venez|ramene(?:[- ]toi)?"
        rf"|rejoins[- ]moi|invite)\b[^.!?\n]{{0,24}}?\b(?:dans|sous|partager) (?:mon|ma|mes"
        rf"|nos) {_BED}\b|\bmon lit est (?:grand|ouvert|vide|libre)\b[^.!?\n]{{0,40}}?\b(?:qui|viens"
        rf"|toi|partie|dames|te)\b"
        r"|\b(?:finis|finir|passe[rs]?|finissons|termine[rs]?)(?: donc)? (?:la|ta|une"
        r"|cette) nuit (?:chez|avec|dans) (?:moi|mon lit|mes bras|toi)\b[^.!?\n]{0,32}?\b(?:taxi"
        r"|tu vois|peau|hotel|paye|rembours\w+|nue?|lit|genre|\d{2,3})\b|\b(?:chambre"
        r"|hotel)\b[^.!?\n]{0,32}?\b(?:payee?|reservee?|prete|jusqu'a (?:midi|demain)"
        r"|je paie)\b[^.!?\n]{0,48}?\b(?:a deux|plaisir|manque plus que toi|ta peau|profite|tu sais"
        r"|sans rien)\b|\brejoins[- ]moi\b[^.!?\n]{0,24}?\b(?:a l'hotel|dans les vestiaires"
        r"|dans ma loge|aux toilettes|en cabine|sous la douche)\b[^.!?\n]{0,24}?\b(?:envie|nue?"
        r"|plaisir|coquine|seule?)\b|\b(?:capotes?|preservatifs?)\b[^.!?\n]{0,32}?\b(?:qui"
        r"|manque plus que toi|chambre prete|viens|heure devant)\b|\bpassez? (?:une|la) nuit (?:avec"
        r"|chez) moi\b[^.!?\n]{0,12}?\d|\bvite fait (?:dans (?:ma|la) (?:voiture|caisse)"
        r"|aux toilettes)\b[^.!?\n]{0,16}?\?|\ben cam\b[^.!?\n]{0,16}?\bdeshabille\b"
        r"|\bmoi nue?\b[^.!?\n]{0,12}?\ben cam\b|\bcam\b[^.!?\n]{0,32}?\bje suis nue?\b",
        unless=_ELSE,
    ),
    # A person looks.
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:t'es|tu es|t es|vous etes|elle est|es) (?:\w+ ){0,2}?(?:grave |trop |tellement "
        r"|super )(?:bonne|sexy|hot|bandante)\b(?! (?:en|a|au|pour|prof|cuisini\w+|ta|cette|la|eleve"
        r"|poire))|\btrop bonne (?:ta|cette) (?:pp|photo|meuf|copine)|\bquelle (?:bombasse|bombe"
        r"|avion de femme|bonnasse)|\bsacree bombe\b|\bpas tres catholiques?\b[^a-z\n]{0,4}$"
        r"|\bdecollete\b[^.!?\n]{0,20}?\b(?:concentr\w+|quitte\w* pas|du mal|detourner|yeux)\b"
        r"|\bta tete sur mon (?:oreiller|torse nu)\b|\bt'as un de ces (?:fessiers?|culs?|corps"
        r"|decolletes?|boules?|bodys?)\b|\ben train de te faire (?:plaisir|du bien)\b|\b(?:feu|demon"
        r"|tigre|tigresse|volcan|bombe) au lit\b|\bau compteur\b[^.!?\n]{0,20}?\by faire\b|\b(?:une"
        r"|quelle) bete (?:au lit|au pieu|de sexe)\b|\b(?:bonne|bon|douee?|nulle?) au lit toi\b"
        r"|\ben bas du cou|\bcreux d(?:u|e ton) cou\b[^.!?\n]{0,16}?\bplus bas\b|\bm'(?:a"
        r"|ont) donne (?:tres |trop |bien )?chaud\b|\btendresse dans le noir\b|\b(?:corps|body"
        r"|physique) (?:de|d') ?(?:ouf|reve|deesse|dingue|folie|malade)\b[^.!?\n]{0,24}(?:$|[!?]"
        r"|\b(?:montre|toi|miss|tu)\b)|\b(?:un|si joli|beau) corps (?:pareil|tout seul)\b"
        r"|\bcette (?:robe|jupe)\b[^.!?\n]{0,40}?\b(?:mieux|bien|serait) par terre\b"
        r"|\bjean te moule\b|\b(?:t-?shirt|haut|robe|pull|jupe)\b[^.!?\n]{0,20}?\b(?:laisse deviner"
        r"|cache mal|en trop|trop longue a mon gout)\b|\b(?:tu caches|tu as|t'as|t'as tu"
        r"|portez[- ]vous|tu portes|mets|il y a) (?:quoi|quelque chose|rien|des bas"
        r"|une culotte)\b[^.!?\n]{0,12}?\b(?:sous|dessous|en dessous|bas)\b"
        r"|\bportez[- ]vous des bas\b|\btu portes des bas \?|(?<!jambes )\b(?:rasee|epilee"
        r"|poilue)s? (?:\?|ou (?!pas))|\bsans (?:soutif|culotte"
        r"|soutien[- ]gorge)\b[^.!?\n]{0,16}?(?:\?|\b(?:toi|aujourd'hui|ce soir|la|hein)\b)|\b(?:tes"
        r"|ta|vos|votre) (?:seins|tetons|poitrine|fesses|boobs)\b[^.!?\n]{0,20}?\b(?:vrais|vraie"
        r"|refaits?|dur[es]*|pointent|c'est des|naturels?)\b|\bt'as (?:refait|les) (?:tes )?(?:seins"
        r"|tetons)\b|\bca pointe\b",
        unless=_ELSE,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        rf"\b(?:je|j'|moi)\b[^.!?\n]{{0,16}}?\b(?:te|t'|vous|tes) ?(?:\w+ )?(?:caresser|toucher"
        rf"|embrasser(?:ais)? (?:bien )?(?:partout|dans le cou)|rechauffer|mordre|masser|deshabiller"
        rf"|imagin\w+ (?:nue?|sans|sous|dans mon)|croquer|devorer|ferais (?:bien )?(?:un massage"
        rf"|des (?:choses|trucs|bisous)|visiter|plein de)|prendrais (?:bien )?dans|goutera\w*"
        rf"|veux dans mon {_BED})\b(?! (?:le|la|les) (?:sac|porte|dos))"
        r"|\bj'ai (?:tres |trop |grave |tellement |bien |tres tres )?envie de (?:toi|ton corps"
        r"|ta peau|tes levres|te toucher|te croquer|te caresser|te deshabiller|te faire (?:des choses"
        r"|plein|tout))\b|\b(?:je voudrais|j'aimerais|ce que je"
        r"|ose pas te dire ce que)\b[^.!?\n]{0,24}?\bte faire\b[^.!?\n]{0,6}?(?:\.\.|$|!|\?)"
        rf"|\bje (?:te|vous) laissera\w* pas dormir\b"
        rf"|\bdormira\w* pas beaucoup\b[^.!?\n]{{0,16}}\b(?:toi|moi)\b|\b(?:ferais?"
        rf"|faire) pas que dormir\b|\btu (?:veux|viens|voudrais) dormir avec moi\b|\b(?:grince\w*"
        rf"|casser) (?:ton|mon|le) (?:sommier|{_BED})\b"
        r"|\bj'aimerais (?:bien )?etre ton (?:savon|oreiller|jean|pull|drap|lit|maillot|soutif)\b"
        r"|\bsi j'etais ton \w+\.{2,}|\bj'envie ton (?:savon|oreiller|jean|drap|lit|rouge)\b"
        r"|\bpuis-je (?:te|vous) toucher\b|\bmains (?:baladeuses|sur (?:moi|ta peau|ton corps|tes))\b"
        r"|\bmain\b[^.!?\n]{0,12}?\b(?:devine|ou je mettrais|sur ta cuisse)\b",
        unless=_ELSE,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:t'es|tu es|vous etes|toi|je suis|d'humeur|j'suis|jsuis|chui|une|petite"
        r"|es)\b[^.!?\n]{0,16}?\b(?:coquine?|chaude comme la braise|chaude? ce soir|tout (?:chaud"
        r"|excite)|toute? (?:chaude|excitee)|en chaleur|(?:tres )?caline?|pas sage|vilaine"
        r"|devergondee?|bon coup|bonne affaire au lit|endurante?|dominante?|libertine?"
        r"|cochonne)\b[^.!?\n]{0,24}?(?:\?|$|\b(?:toi|avoue|ce soir|par ici|ici|en te voyant|la)\b)"
        r"|\b(?:t'aimes?|tu aimes?|tu preferes?|vous aimez|preferes)\b[^.!?\n]{0,16}?\b(?:fessees?"
        r"|domine\w*|hommes (?:dominants?|endurants?|mures?)|te (?:tire|morde|attache)"
        r"|les plaisirs (?:charnels|de la chair)|dans la bouche|qu'on te (?:tire les cheveux|mange"
        r"|regarde nue))\b|\baimer les plaisirs\b|\b(?:tu|t'as|t'es"
        r"|vous)\b[^.!?\n]{0,16}?\b(?:l'as deja fait|le fais (?:plutot|combien|souvent|ou)"
        r"|deja fait (?:ca|a trois|l'amour dans)|deja (?:teste|essaye|goute) (?:avec )?(?:une femme"
        r"|un homme|a (?:deux|trois)|un inconnu)|fantasm\w+|simule|sens quoi quand|te deshabilles"
        r"|pendant l'(?:amour|acte)|couches|bruyante|gemis)\b[^.!?\n]{0,24}?\?|\b(?:besoin|faut"
        r"|faudrait)\b[^.!?\n]{0,8}?\b(?:d'un|un) vrai (?:homme|male|mec)\b(?! (?:de|pour|qui))"
        r"|\b(?:homme|mec|mari|copain)\b[^.!?\n]{0,16}?\b(?:s'est|s'occupe|sait"
        r"|te)\b[^.!?\n]{0,16}?\b(?:occupe de toi(?! (?:quand|pendant))|vibrer|satisfait|jouir"
        r"|combler?)\b|\bil te satisfait\b|\bte satisfait (?:ton|au lit)\b"
        r"|\bcalins? (?:tres )*(?:rapproches?|d'homme|a poil|sous|tout nus?)\b"
        r"|\bdouceur a l'horizontale\b|\bfantasme (?:sur|de) toi\b",
        unless=_ELSE,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        rf"{_WINK}[^.!?\n]{{0,24}}?\b(?:lit|viens|chez moi|toi et moi|corps)\b"
        r"|\b(?:lit|viens|dors|nuit|douche|froid|arguments|mouillee|taille|voisins|pluie)\b"
        rf"[^.!?\n]{{0,40}}?{_WINK}"
        r"|\b(?:photos?|selfie|pic)\b[^.!?\n]{0,20}?\b(?:en (?:lingerie|nuisette|legging|string"
        r"|maillot|bikini|sous-vetements|culotte)|osee?s?|decolletee?s?|moins habillees?"
        r"|sous la couette|un peu plus (?:hot|sexy|osee?))\b|\bmoins habillee?s?\b[^.!?\n]{0,8}?\?"
        r"|\bfais pas (?:ta timide|la timide|la sainte)\b[^.!?\n]{0,24}?\bmontre\b"
        r"|\btrop habillee? (?:pour|a mon gout|toi)\b|\b(?:partie de )?jambes en l'air\b"
        r"|\bfolies? de (?:notre|nos|ton) corps\b|\bfai(?:re|t|s) des (?:betises|galipettes"
        r"|folies)\b[^.!?\n]{0,16}?(?:\?|\b(?:avec (?:moi|toi)|a deux|ce soir|au lit)\b)"
        r"|\baction ou verite\b[^.!?\n]{0,16}?\b(?:adulte|coquin\w*|hot|sans limites?)\b"
        r"|\b(?:strip[- ]?(?:poker|tease)|un strip)\b[^.!?\n]{0,24}?(?:\?|\b(?:toi|moi|ligne|tu"
        r"|dois)\b)|\b(?:perdant|perds|perdu|gage|parie|gagne)\b[^.!?\n]{0,24}?\b(?:vetement|soutif"
        r"|le haut|culotte|strip|t'enleves)\b|\bse deshabill\w+\b[^.!?\n]{0,12}?\?"
        r"|\btoi[, ]+(?:et )?moi\b[^.!?\n]{0,24}?\b(?:nus?|maillot|naturiste|jacuzzi|lit|couette)\b"
        r"|\breve\b[^.!?\n]{0,24}?\b(?:tu n'avais rien|nus? tous|etait nus|etais nue?"
        r"|c'etait chaud)\b|\bjuste une nuit\b[^.!?\n]{0,16}?\b(?:saura|nous|toi)\b"
        r"|\bune nuit avec toi\b|\btu (?:ferais l'affaire|serais) (?:comme|ma) maitresse\b"
        r"|\betre ma maitresse\b|\bbain a deux\b|\b(?:ton|votre) (?:mari|mec"
        r"|copain)\b[^.!?\n]{0,16}?\b(?:pas la|oblige de savoir|absent|parti)\b[^.!?\n]{0,16}?(?:\?"
        r"|\binteressant\b)",
        unless=_ELSE,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\bplan\b[^.!?\n]{0,16}?\b(?:sans|ss) lendemain\b|\benvie d(?:e|'une?"
        r"|'un) (?:\w+ )?(?:chatte|bite|queue|cul|bouche)\b|\bse faire (?:lecher|sucer|baiser|prendre"
        r"|sauter|bouffer|doigter)(?! (?:par l|la main|en photo))\b|\bgemi[rst]* mon (?:pre)?nom\b"
        r"|\b(?:echange|envo\w+|mp|prive|montre)\b[^.!?\n]{0,24}?\bphotos? (?:chaudes?|hots?|sexy"
        r"|coquines?|nues?|denudees?)\b|\bstrip\b[^.!?\n]{0,12}?\b(?:prive|cam|visio|pour moi)\b"
        r"|\b(?:seins|queue|chatte|bite|tetons?|langue|doigts?) (?:dans|ds|sur) (?:ma|ta) (?:bouche"
        r"|langue|bite|chatte|queue)\b|\b(?:cents?|\d{2,3}) (?:€ "
        r"|euros )?la nuit\b[^.!?\n]{0,24}?\b(?:j'embrasse|je fais tout|chez toi|dis-moi ou)\b"
        r"|\bla ou c'est (?:humide|mouille)|\bplaisirs? sans (?:se prendre la tete|lendemain"
        r"|prise de tete|attaches?|engagement)\b|\bfai\w* des cochonneries\b|\b(?:cherche|une"
        r"|des)\b[^.!?\n]{0,8}?\b(?:filles?|femmes?) de joie\b[^.!?\n]{0,32}?\b(?:sur|a|ce soir|dispo"
        r"|prix)\b|\btoi (?:et )?moi\b[^.!?\n]{0,16}?\bhotel\b|\bbouche a (?:faire des )?pipes?\b"
        r"|\bte faire grimper\b|\b(?:apporte|amene|prends|j'ai) les (?:capotes|preservatifs)\b"
        r"|\b(?:ma femme|mon mari|mon mec|ma copine)\b[^.!?\n]{0,24}?\b(?:essayer|coucher|le faire"
        r"|jouer|s'amuser) avec toi\b|\bpendant que je (?:mate|regarde|filme|la prends?|le prends?)\b"
        r"|\bdetente intime\b|\bnuit d'amour\b[^.!?\n]{0,24}?\b(?:prix|tarif|combien|qui)\b"
        r"|\b(?:pay\w+|paie|offre)\b[^.!?\n]{0,12}?\b(?:chambre|hotel|taxi|resto"
        r"|verre)\b[^.!?\n]{0,32}?\b(?:fesses|cul|corps|nue?|ton lit|mon lit|la nuit|te faire"
        r"|suces?)\b|\boffre \d{2,4}\b[^.!?\n]{0,32}?\b(?:talons|nue?|lingerie|deshabill\w+|culotte"
        r"|nuit|enleves?|gardes juste)\b|\b(?:mains?|doigts?|langue|nez|tete)? ?dans (?:ta"
        r"|ton) (?:culotte|slip|string|calecon|soutif|decollete)\b|\b(?:photos?|videos?"
        r"|clips?)\b[^.!?\n]{0,12}?\bde moi\b[^.!?\n]{0,24}?\b(?:douche|bain|nue?|a poil|au lit"
        r"|sans rien|en lingerie)\b[^.!?\n]{0,24}?\b(?:paiement|contre|lydia|paypal|pcs|recharge"
        r"|ecris|mp|\d{2})\b|\bvends?\b[^.!?\n]{0,12}?\b(?:photos?"
        r"|videos?)\b[^.!?\n]{0,16}?\bde moi\b[^.!?\n]{0,24}?\b(?:douche|bain|nue?|a poil|lit)\b"
        r"|\b(?:ch|cherche|recherche) (?:une? )?(?:femme|f|homme|h|mec|meuf|dame|couple|jf"
        r"|jh)s?\b[^.!?\n]{0,24}?\b(?:calins?|plaisirs?|coquin\w*|plus si|moments? (?:a deux|chauds?"
        r"|intimes?)|discret|chaude?|soumis\w*)\b|\b(?:hetero|marie|homme|h|mec) (?:curieux"
        r"|bi)\b[^.!?\n]{0,16}?\b(?:cherche|essai|decouvrir)\b|\benvie de (?:cul|bite|chatte|baise"
        r"|seins|sexe)\b|\bl'amour en cam\b|\bte prendra\w* (?:bien )?(?:sur|contre|dans (?!mes bras)"
        r"|debout|par derriere|en levrette|la maintenant|toute)\b|\bcunni\w* (?:gratuit|pour|offert"
        r"|a volonte)|\b(?:offre|fais|propose|donne) (?:un |des )?cunni\w*|\bte (?:mange|leche|lape"
        r"|prenne|goute|bouffe)\b[^.!?\n]{0,12}?\b(?:devant|derriere|partout|entre|la ou|ou tu)\b"
        r"|\bque je te (?:lape|leche|prenne|baise|saute|suce|bouffe)\b|\b\d{2,3} ?(?:€|euros|roses"
        r"|chf)? ?(?:la|l') ?demi[- ]?heure\b[^.!?\n]{0,8}?\d{2,3} ?(?:€|euros|roses"
        r"|chf)? ?(?:l'heure|une heure|de l'heure)\b|\b(?:sur|autour de|gouter|goute|sucer|caresser"
        r"|tater|chevaucher|tour sur) (?:a |de )?(?:mon|ma) (?:gros |grosse )?(?:manche|popaul"
        r"|gourdin|sabre|saucisse|asperge|tige|engin|dard|zob|braquemart)\b"
        r"|\bj'ai (?:deja )?la braguette\b|\bla braguette (?:ouverte"
        r"|prete)\b[^.!?\n]{0,16}?\b(?:pour toi|t'attend|viens)\b|\bmon lit\b[^.!?\n]{0,16}?\b(?:vide"
        r"|libre|froid|t'attend)\b[^.!?\n]{0,32}?\b(?:venez|viens|mesdames|dames|qui|rejoins)\b"
        r"|\b(?:envo\w+|balance|file|echange|montre)\b[^.!?\n]{0,12}?\b(?:sextapes?|nudes?"
        r"|dick ?pics?)\b|\b(?:anvi|anvie|vle) (?:kouche|koke|fe lanmou|fe sex)\w*|\b(?:mon|mes|lien"
        r"|abonn\w+|rejoins|viens|check|promo)\b[^.!?\n]{0,24}?\b(?:onlyfans|only fans|mym|fansly)\b"
        r"|\b(?:onlyfans|only fans|mym|fansly) (?:gratuit|en bio|dans ma bio|a \d|ouvert|dispo)",
        unless=_ELSE,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:boutons? de (?:ton|ta)|ouvre\w* (?:un peu )?(?:ta|ton)|deboutonn\w+ (?:ta|ton|un peu)"
        r"|defai\w+ (?:ta|ton)) (?:chemis\w+|corsage|robe|haut|decollete|jean|soutif)|\b(?:tu|t'es"
        r"|vous|toi|madame|miss|femme)\b[^.!?\n]{0,24}?\b(?:desirable|appetissante?|affriolante?"
        r"|excitante?|sensuelle|pulpeuse|aguich\w+|plantureuse|bandante|baisable)\b|\b(?:que"
        r"|quoi)\b[^.!?\n]{0,6}?\btu me fera\w*\b[^.!?\n]{0,24}?\b(?:seuls?|lit|nuit|la|nus?)\b"
        r"|\btu me ferais quoi\b|\bpeau (?:\w+ )?douce\b[^.!?\n]{0,12}?\b(?:partout|toucher|gouter"
        r"|hmm|caress\w*)\b|\btours? de poitrine\b[^.!?\n]{0,8}?(?:\?|\b(?:miss|toi|tu)\b)|\b(?:t'as"
        r"|tu as|tu fais|quel|combien)\b[^.!?\n]{0,16}?\b(?:tours? de poitrine|bonnet [a-f])\b"
        r"|\bmassage (?:a l'huile|aux huiles|coquin|sensuel|sur ton corps)\b[^.!?\n]{0,24}?\b(?:tu"
        r"|toi|te|ton)\b|\bta voix\b[^.!?\n]{0,24}?\b(?:quelque chose|frissons|en bas|excite|chaud"
        r"|envie|fait de l'effet)\b|\b(?:confirmes?|souples?|douee?) au lit\b|\b(?:belle|sacree"
        r"|jolie) paire\b[^.!?\n]{0,16}?\b(?:tu|t'as|de tes|yeux|miss)\b|\bvilaines? pensees\b"
        r"|\bpensees? (?:coquines?|cochonnes?|impures?|sales)\b|\bet pas que\b[^.!?\n]{0,4}(?:$|😏"
        r"|hihi)|\b(?:homme|mec|gars) (?:plein de vigueur|en manque|fougueux"
        r"|viril)\b[^.!?\n]{0,24}(?:$|\b(?:toi|vous|pour)\b)|\bsortir de (?:ma chambre|mon lit)\b"
        r"|\b(?:serre\w*|blotti\w*|endormir) (?:\w+ )?(?:contre|sur|entre) tes (?:seins|fesses"
        r"|cuisses)\b|\bplus coquin que\b|\b(?:t'es|es) une chaudiere\b",
        unless=_ELSE,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:dtf|fwb|nsa fun|hook ?up|send (?:me )?(?:nudes?|pics of you|a nude|your (?:tits|pussy"
        r"|ass|boobs|nudes))|wanna (?:fuck|bang|see my (?:dick|cock)|hook|suck)|(?:u|you"
        r"|are you) horny|have sex with|suck (?:my|your|you|me)|sit on my face|naked pics?"
        r"|sexy pics? for|eat your pussy|cum (?:on|in|for))\b|\b(?:n7wik|nhwik|n7awi\w*|t7wi|t7awi\w*"
        r"|7awini|tna3es m3aya|na3es m3aya|nikni|nikek|bezoulek|sderek|warini (?:sder|zok"
        r"|bezoul)\w*)\b|\b(?:koke'?w?|kouche epi'?w|koukoun|kal mwen|fe (?:lanmou|sex|seks) (?:epi"
        r"|avek)|sise (?:kal|mwen))\b|\b(?:petite|p'tite|ptite|tite) vite\b[^.!?\n]{0,24}(?:\?"
        r"|\b(?:chez|toi|ce soir|a soir|dans)\b)|\bcrosse[rz]?[- ](?:toi|moi|me|te|ensemble|en cam)\b"
        r"|\b(?:me|te|se) crosser\b|\b(?:suce|goute|veux|prends|toucher|mange) (?:ma|ta) (?:graine"
        r"|noune|plotte|bizoune)\b|\b(?:ma|ta) (?:graine|noune|plotte) (?:est|dans|sur|toute)\b"
        r"|\bmanger (?:une|ta|la) (?:noune|plotte|moule)\b|\bboufferais? (?:le|la|ton|ta"
        r"|l')\W?(?:minou|chatte|abricot|cul|fesses|seins)\b|\b(?:sexe|rapports?|relations?"
        r"|rencontres?|moments?|dame|services?) (?:tarifee?s?|remunere?e?s?)\b|\b(?:remuneration"
        r"|cadeau|compensation|generosite)\b[^.!?\n]{0,16}?\b(?:dame|femme"
        r"|demoiselle majeure)\b[^.!?\n]{0,12}?\b(?:accueillante|ouverte|complaisante|coquine"
        r"|pas farouche|calin\w*)\b|\b\d{2,3} (?:€ |euros )?la demi[- ]?heure\b"
        r"|\btout sauf embrasser\b|\bplan (?:discret|baise|kokin)\b[^.!?\n]{0,40}?\b(?:midi|gare"
        r"|ce soir|j'recois|recois|recoi|qui|mp|heures?)\b|\bqui pour un plan\b|\b(?:sentir|avoir"
        r"|veux|envie d[e'])\b[^.!?\n]{0,8}?\b(?:un|ton) (?:homme|corps|sexe|mec) (?:derriere moi"
        r"|en moi|sur moi|contre moi|nu)\b|\ben petite tenue\b[^.!?\n]{0,24}?\b(?:porte|viens"
        r"|t'attends|attends)\b|\bt'attends\b[^.!?\n]{0,16}?\b(?:en petite tenue|nue?|a poil"
        r"|sans rien|sous la couette|dans mon lit)\b|\bun bout de (?:sein|fesse|nichon|teton)\b"
        r"|\bnudes? (?:gratuite?s?|pour|contre|a vendre|dispo)|\b(?:bonne"
        r"|petite) turlutt?e\b(?! (?:a calamar|pour))|\bje bande (?:dur|fort|trop|grave|quand|des"
        r"|rien)\b|\bon (?:nike|nique|baise|ken|couche) (?:ce soir|quand|ou bien|ensemble|oui)\b",
        unless=_ELSE,
    ),
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:mmm+|hmm+|miam|oh la la|ouh|waouh|wow)\b[^.!?\n]{0,24}?\b(?:short|jupe|robe|jean"
        r"|legging|maillot|decollete|photo|corps|fesses|jambes|bouche|bikini)\b[^!?\n]{0,24}?\b(?:ta"
        r"|ton|tes|toi|tu|ce|cette)\b|\b(?:short|jupe|robe|legging|maillot"
        r"|bikini)\b[^.!?\n]{0,12}?\bsur ta photo\b[^!?\n]{0,4}\.\.|\btu te (?:rases"
        r"|epiles) (?:le maillot|en bas|la chatte|tout)\b|\b(?:epilation"
        r"|maillot) integrale?\b[^.!?\n]{0,12}?\?|\b(?:garderais?|garderas"
        r"|resterais?) pas longtemps (?:ce|ta|ton|cette|habillee?)\b|\bles (?:rondes|brunes|blondes"
        r"|rousses|femmes|mures|grosses) comme toi\b[^.!?\n]{0,24}?\b(?:fou|dingue|bander|effet"
        r"|excit\w*|craquer)\b|\btu te (?:touches|caresses|masturbes)\b(?! (?:le nez|les cheveux"
        r"|la barbe|le front|le menton))|\baimes? (?:bien )?les (?:hommes|mecs|femmes) (?:murs?"
        r"|mures?|experimentes?|endurants?|muscles?|virils?|poilus?|bien)\b|\b(?:ta bouche|tes levres"
        r"|tes yeux de chatte|ton cul|tes seins|tes jambes) (?:me|m') ?(?:rend\w*|excit\w*|font|fait"
        r"|obsed\w*|hant\w*)\b|\bdans ton lit (?:ce soir|cette nuit|la)\b"
        r"|\ben cuill\w+\b[^.!?\n]{0,24}?\b(?:nus?|toi|moi|nous)\b|\bverra\w* bien (?:en|sans"
        r"|dans)\b[^.!?\n]{0,8}?\b(?:porte-jarretelles|lingerie|nuisette|string|rien|culotte|mon lit"
        r"|bikini|bas|latex|cuir)\b|\bfrotter le dos\b[^.!?\n]{0,6}?\?|\bterriblement (?:sexy"
        r"|excitante|desirable)\b|\bsexy quand tu\b|\bbeau poep\b|\b(?:calins? )?coquins? \?"
        r"|\bquelle culotte\b[^.!?\n]{0,24}?\b(?:aujourd'hui|mise?|portes?|la)\b",
        unless=_ELSE,
    ),
)
