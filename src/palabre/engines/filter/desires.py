"""What grown-ups say who want somebody in bed: plainly, or so that one may take it for a joke."""

import re
from typing import Final

from palabre.engines.filter.patterns import construct

_ELSE: Final = re.compile(
    r"\b(?:medecins?|gyneco\w*|depist\w*|hopital|cancer|kine\w*|docteur|infirmi\w+|grossesse|enceinte"
    r"|squats?|coach|genoux|musculation|musee|tableau|peinture|peintre|theatre|roman|livre|film|serie"
    r"|episode|chanson|poeme|documentaire|reportage|emission|article|loi|plainte|police|harcel\w*"
    r"|agress\w*|signal\w*|bloque\w*|consentement|prevention|arnaques?|chats?|chatons?|chiens?"
    r"|chienne|chiots?|chevre\w*|recette|cuisine|jardin|piscine|definition|expression|l'expression"
    r"|le mot|mot|modos?|moderat\w*|canape est|train|bonbon|glace|pastille|voiture|moteur|jeu|match"
    r"|poker|loto|arbitre|assurance|loyer trop|capot|bois de|bruyere|guitare|velo|photo de famille"
    r"|bebe|m'a (?:demande|ecrit|envoye|dit|propose)|on m'a|demandez|demander|arretez|stop"
    r"|interdite?s?|manteau|fievre|grippe)\b"
)
_THEY: Final = re.compile(
    _ELSE.pattern + r"|\b(?:il|elle|ils|elles|mon ex|mes voisins?|ma voisine|c'etait|gens|monde)\b"
)
_ME_YOU: Final = (
    r"(?:je|j'|tu|t'|on|moi|toi|te|vous|qui|viens|besoin d[eu']|ca te dit de|ca vous dit de|envie d[e']"
    r"|pour|quelqu'un|ki)"
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
        r"|feuille de rose|touze|partouze|plan a (?:trois|3)|forniqu\w+|copul\w+|niquer (?:ensemble"
        r"|comme|avec toi)|trempees?|s'envoyer en l'air|t'envoyer en l'air|zizi panpan|crac[- ]crac"
        r"|bete a deux dos|tirer (?:un|mon|ton) coup(?! (?:de|franc))|se (?:chevaucher|peloter"
        r"|tripoter|lecher|mettre a poil)|(?:me|te) (?:vider|faire (?:vider|remplir|prendre|sauter"
        r"|reluire))|etre en toi|ken|koke|suceuses?|galipettes coquines|(?:homme|queue"
        r"|bite) en moi)\b"
        r"(?! (?:par l'|sur le prix|de deux|au poker|son pouce))",
        unless=_THEY,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:fais|fait)[- ]moi (?:jouir|bander|mouiller|l'amour|une? (?:pipe|gaterie|cunni|strip"
        r"|branlette)|grimper)|\b(?:prends|baise|suce|leche|bouffe|leche)[- ]moi (?:sur|contre"
        r"|par derriere|fort|comme|toute|partout|bien|la (?:bite|chatte)|les seins)"
        r"|\bsois (?:ma|mon) (?:chienne|soumise?|pute|salope|esclave au lit|jouet)\b|\b(?:offre"
        r"|donne)[- ]toi a moi\b|\bviens (?:me (?:soulager|vider|remplir|prendre|sucer|chevaucher"
        r"|baiser)|te faire (?:remplir|prendre|baiser|sauter|du bien|sucer)|chevaucher|sans (?:slip"
        r"|culotte))"
        r"|\b(?:je|on) (?:vous|te) (?:prends?|baise|saute|leche|suce|deshabille|doigte"
        r"|bouffe)(?:ra[is]*)? (?:toute?s?(?: les deux)?|tous|par|sur|en|comme|debout|jusqu|quand"
        r"|ou tu|partout|la nuit)\b|\bje te (?:leche|baise|saute|suce|doigte|baiserai) (?:ou|quand"
        r"|comme)\b"
        r"|\b(?:ecarte|ouvre)[sz]? (?:bien )?(?:les|tes) (?:jambes|cuisses)\b|\b(?:caresse|touche"
        r"|branle|doigte)[- ]toi\b(?! la| le| les)|\b(?:fais|fait) (?:tomber|glisser) (?:le |la |ta "
        r"|ton )?(?:soutif|robe|culotte|string|jupe|soutien[- ]gorge|peignoir|serviette)"
        r"|\bte veux (?:nue?|en moi|toute? nue?|dans mon lit)\b|\b(?:crier|hurler|gemir) (?:mon nom"
        r"|de plaisir|toute la nuit)\b|\bgrimper aux rideaux\b[^.!?\n]{0,12}$|\b(?:une bonne"
        r"|besoin d'une|besoin d'un|cherche une?|du) (?:baise|chatte|cul|suceuse|pipe"
        r"|bite)\b(?! (?:de|d'|a|en)\b)|\bbien baisee?\b|\bta bouche (?:sur"
        r"|autour)\b[^.!?\n]{0,12}?\bma\b",
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
        r"|gentlem\w+|courtois)\b|\bincall\b|\boutcall\b|\btribut exige\b"
        r"|\b(?:tarifs?|abonnement|audios?|videos?|contenus?|photos?|heure|visio|cam"
        r"|compte)\b[^.!?\n]{0,24}?\b(?:coquine?s?|hots?|sans tabous?|tres chaude?s?|erotiques?"
        r"|porno?)\b[^.!?\n]{0,32}?(?:\?|\b(?:contre|paypal|virement|moitie prix|mym|abonn\w+|promo"
        r"|prive|mp|bio|\d{2,3}|minutes?)\b)"
        r"|\b(?:sans tabous?|coquin\w*|sextape|nudes?)\b[^.!?\n]{0,24}?\b(?:contre|paypal|virement"
        r"|\d{2,3} ?(?:€|euros|balles))\b"
        r"|\b(?:tu|vous) (?:demande[sz]?|prends|prenez|prend) combien (?:la|pour une?|l'"
        r"|pour la) ?(?:nuit|passe|heure|soiree|pipe)?|\btu fais payer \?|\b(?:tarifs?|prix"
        r"|combien)\b[^.!?\n]{0,12}\b(?:cherie|ma belle|beaute|miss|coquine)\b"
        r"|\b(?:loyer|logement|chambre|hebergement|toit)\b[^.!?\n]{0,24}?\b(?:contre (?:du sexe"
        r"|faveurs?|services? intimes?|gateries?|calins?|une (?:pipe|gaterie|nuit))|pas farouche"
        r"|femme uniquement et plus)\b|\bfemme pas farouche\b"
        r"|\bl(?:a demi|')[- ]?heure\b[^.!?\n]{0,16}?\bl'heure\b[^.!?\n]{0,12}?\bje re[cs]ois\b"
        r"|\bligne rose\b[^.!?\n]{0,16}?\bchaudes?\b|\b(?:voyeur|exhib\w*)\b[^.!?\n]{0,16}?\b(?:plan"
        r"|parking|cherche|cam)\b|\bplan (?:voyeur|exhib|touze|cochon|cul)\b",
        unless=_ELSE,
    ),
    construct(
        "sexual.solicitation",
        "desire",
        r"\b(?:(?:purement|uniquement|juste|que) (?:physique|sexuel\w*|du sexe|du cul|le corps)"
        r"|(?:rencontres?|soirees?|apres-midis?|sauna|trio|moments?|plan|couple|sortie) (?:coquine?s?"
        r"|libertine?s?|echangistes?|chaude?s?|torrides?|charnel\w*)|aventures? extra-?conjugales?"
        r"|fuck ?friends?|sex ?friends?|amie? avec benefices|plan a (?:trois|3)"
        r"|jeux (?:tres )?(?:adultes|erotiques)|coup d'un soir|aventure d'un soir"
        r"|relation (?:charnelle|sexuelle|intime)|moments? intimes?|cinq a sept|5 a 7)\b"
        r"[^.!?\n]{0,32}?(?:\?|\b(?:mp|qui|dispo\w*|discret|discretion|recois|recoit|places|inscri\w+"
        r"|appart|deplacer|reponse|rien (?:de plus|d'autre)|blabla|a l'hotel|homme marie|regulier"
        r"|cherche\w*)\b)"
        r"|\b(?:cherche|ch|recherche|jcherche)\b[^.!?\n]{0,16}?\b(?:amants?|amantes?|maitresse(?! de)"
        r"|sexfriend|soumise?|cochonnes?|coquines?|femme (?:chaude|soumise|sans tabou)"
        r"|partenaires? (?:de jeux (?:tres )?adultes|sexuels?|coquins?|endurants?))\b"
        r"|\b(?:actif|passif|tbm|versa)\b[^.!?\n]{0,20}?\b(?:du lieu|dispo|recois?|recoit|passif"
        r"|actif|cherche|plan)\b|\b(?:t'as|tu as|as[- ]tu|qui a) (?:du|un) lieu(?! (?:noir|jaune"
        r"|commun|pour (?:la|le|une|repeter)))\b"
        r"|\b(?:salut|hello|coucou|bonsoir|y a des|une|des) (?:les )?(?:cochonnes|coquines|chaudasses"
        r"|chaudes|salopes|nymphos?|femmes chaudes)\b[^.!?\n]{0,32}(?:\?|$|\b(?:ici|ce soir|mp|qui"
        r"|dans le coin|en mp)\b)",
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
        r"|tu vois|peau|hotel|paye|rembours\w+|nue?|lit|genre|\d{2,3})\b"
        r"|\b(?:chambre|hotel)\b[^.!?\n]{0,32}?\b(?:payee?|reservee?|prete|jusqu'a (?:midi|demain)"
        r"|je paie)\b[^.!?\n]{0,48}?\b(?:a deux|plaisir|manque plus que toi|ta peau|profite|tu sais"
        r"|sans rien)\b"
        r"|\brejoins[- ]moi\b[^.!?\n]{0,24}?\b(?:a l'hotel|dans les vestiaires|dans ma loge"
        r"|aux toilettes|en cabine|sous la douche)\b[^.!?\n]{0,24}?\b(?:envie|nue?|plaisir|coquine"
        r"|seule?)\b"
        r"|\b(?:capotes?|preservatifs?)\b[^.!?\n]{0,32}?\b(?:qui|manque plus que toi|chambre prete"
        r"|viens|heure devant)\b|\bpassez? (?:une|la) nuit (?:avec|chez) moi\b[^.!?\n]{0,12}?\d"
        r"|\bvite fait (?:dans (?:ma|la) (?:voiture|caisse)|aux toilettes)\b[^.!?\n]{0,16}?\?"
        r"|\ben cam\b[^.!?\n]{0,16}?\bdeshabille\b|\bmoi nue?\b[^.!?\n]{0,12}?\ben cam\b"
        r"|\bcam\b[^.!?\n]{0,32}?\bje suis nue?\b",
        unless=_ELSE,
    ),
    # A person looks.
    construct(
        "sexual.innuendo",
        "desire",
        r"\b(?:t'es|tu es|t es|vous etes|elle est|es) (?:\w+ ){0,2}?(?:grave |trop |tellement "
        r"|super )(?:bonne|sexy|hot|bandante)\b(?! (?:en|a|au|pour|prof|cuisini\w+|ta|cette|la|eleve"
        r"|poire))|\btrop bonne (?:ta|cette) (?:pp|photo|meuf|copine)|\bquelle (?:bombasse|bombe"
        r"|avion de femme|bonnasse)|\bsacree bombe\b"
        r"|\b(?:corps|body|physique) (?:de|d') ?(?:ouf|reve|deesse|dingue|folie"
        r"|malade)\b[^.!?\n]{0,24}(?:$|[!?]|\b(?:montre|toi|miss|tu)\b)|\b(?:un|si joli"
        r"|beau) corps (?:pareil|tout seul)\b|\bcette (?:robe|jupe)\b[^.!?\n]{0,24}?\bpar terre\b"
        r"|\bjean te moule\b|\b(?:t-?shirt|haut|robe|pull|jupe)\b[^.!?\n]{0,20}?\b(?:laisse deviner"
        r"|cache mal|en trop|trop longue a mon gout)\b"
        r"|\b(?:tu caches|tu as|t'as|t'as tu|portez[- ]vous|tu portes|mets|il y a) (?:quoi"
        r"|quelque chose|rien|des bas|une culotte)\b[^.!?\n]{0,12}?\b(?:sous|dessous|en dessous"
        r"|bas)\b|\bportez[- ]vous des bas\b|\btu portes des bas \?|\b(?:rasee|epilee|poilue)s? (?:\?"
        r"|ou )|\bsans (?:soutif|culotte|soutien[- ]gorge)\b[^.!?\n]{0,16}?(?:\?|\b(?:toi|aujourd'hui"
        r"|ce soir|la|hein)\b)"
        r"|\b(?:tes|ta|vos|votre) (?:seins|tetons|poitrine|fesses|boobs)\b[^.!?\n]{0,20}?\b(?:vrais"
        r"|vraie|refaits?|dur[es]*|pointent|c'est des|naturels?)\b|\bt'as (?:refait"
        r"|les) (?:tes )?(?:seins|tetons)\b|\bca pointe\b",
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
        r"|regarde nue))\b|\baimer les plaisirs\b"
        r"|\b(?:tu|t'as|t'es|vous)\b[^.!?\n]{0,16}?\b(?:l'as deja fait|le fais (?:plutot|combien"
        r"|souvent|ou)|deja fait (?:ca|a trois|l'amour dans)|deja (?:teste|essaye"
        r"|goute) (?:avec )?(?:une femme|un homme|a (?:deux|trois)|un inconnu)|fantasm\w+|simule"
        r"|sens quoi quand|te deshabilles|pendant l'(?:amour|acte)|couches|bruyante"
        r"|gemis)\b[^.!?\n]{0,24}?\?"
        r"|\b(?:besoin|faut|faudrait)\b[^.!?\n]{0,8}?\b(?:d'un|un) vrai (?:homme|male|mec)\b(?! (?:de"
        r"|pour|qui))|\b(?:homme|mec|mari|copain)\b[^.!?\n]{0,16}?\b(?:s'est|s'occupe|sait"
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
        r"|\btrop habillee? (?:pour|a mon gout|toi)\b"
        r"|\b(?:partie de )?jambes en l'air\b|\bfolies? de (?:notre|nos|ton) corps\b|\bfai(?:re|t"
        r"|s) des (?:betises|galipettes|folies)\b[^.!?\n]{0,16}?(?:\?|\b(?:avec (?:moi|toi)|a deux"
        r"|ce soir|au lit)\b)|\baction ou verite\b[^.!?\n]{0,16}?\b(?:adulte|coquin\w*|hot"
        r"|sans limites?)\b|\b(?:strip[- ]?(?:poker|tease)|un strip)\b[^.!?\n]{0,24}?(?:\?|\b(?:toi"
        r"|moi|ligne|tu|dois)\b)|\b(?:perdant|perds|perdu|gage|parie"
        r"|gagne)\b[^.!?\n]{0,24}?\b(?:vetement|soutif|le haut|culotte|strip|t'enleves)\b"
        r"|\bse deshabill\w+\b[^.!?\n]{0,12}?\?"
        r"|\btoi[, ]+(?:et )?moi\b[^.!?\n]{0,24}?\b(?:nus?|maillot|naturiste|jacuzzi|lit|couette)\b"
        r"|\breve\b[^.!?\n]{0,24}?\b(?:tu n'avais rien|nus? tous|etait nus|etais nue?"
        r"|c'etait chaud)\b|\bjuste une nuit\b[^.!?\n]{0,16}?\b(?:saura|nous|toi)\b"
        r"|\bune nuit avec toi\b|\btu (?:ferais l'affaire|serais) (?:comme|ma) maitresse\b"
        r"|\betre ma maitresse\b|\bbain a deux\b|\b(?:ton|votre) (?:mari|mec"
        r"|copain)\b[^.!?\n]{0,16}?\b(?:pas la|oblige de savoir|absent|parti)\b[^.!?\n]{0,16}?(?:\?"
        r"|\binteressant\b)",
        unless=_ELSE,
    ),
)
