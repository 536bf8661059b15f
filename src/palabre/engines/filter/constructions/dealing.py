"""Drugs and medicines offered or looked for: by street names, by the gram, in pictures, and in hints."""

import re
from typing import Final

from palabre.engines.filter.constructions.patterns import by_first_letter, construct

# Names that mean little else, and names that mean much else.
_SURE: Final = by_first_letter(
    r"beuh|beu|weed|shit|hasch|haschich|hash|cannabis|marijuana|marie[- ]jeanne|skunk|ganja|zamal"
    r"|zatla|zetla|karkoubi|qarqoubi|9ar9oubi|cocaine|coke|schnouf|chnouf|zipette|popo|mdma|md"
    r"|ecstas\w*|ecsta|xtc|taz|ketamine|keta|speed paste|amphet\w*|heroine|rabla|meth|crystal"
    r"|3[- ]?mmc|4[- ]?mmc|cathinones?|lsd|buvards?|tez|2cb|tucibi|tusi|dmt|ghb|gbl|crack|ptc"
    r"|champignons? (?:magiques?|hallucinogenes?)|champis? (?:magiques?|hallucinogenes?)|mush"
    r"|psilo\w*|space ?cakes?|zeb|bedos?|spliffs?|teuch\w*|chichon|cess|amnesia|lemon haze|zkittlez"
    r"|white widow|caliweed|cali weed|weed californienne|pochtar|stups|came|canna|lhchich|l7chich"
    r"|7chich|hchich|gaz hilarant|thc"
)
_ALIKE: Final = by_first_letter(
    r"herbe|resine|pollen|white|brown|poudre|poudreuse|blanche|verte|frappe|coco|c(?!')|d(?!')|ke"
    r"|olive|dry|filtre|mousseux|static|cristaux|caillou|caille|speed|trips?|acides?|champis?|tos"
    r"|matos|marchandise|farine|pochons?|barrettes?|boulettes?|fumette|ballons?|cartouches de gaz"
    r"|bonbonnes?|protoxyde|kali|kif|haze|amne|hydro|gelato|tina|emma|drogue|3m|cathi|pep|neige"
)
_MEDICINE: Final = by_first_letter(
    r"xanax|xan|tramadol|lyrica|rivotril|rivo|subutex|codeine|ozempic|wegovy|mounjaro|valium|lexomil"
    r"|morphine|ritaline|oxycontin|oxy|fentanyl|stilnox|zolpidem|skenan|methadone|pregabaline|viagra"
    r"|cialis|temesta|seresta|neocodion|phenergan|concerta|adderall|percocet|artane|euphon|tercian"
    r"|kamagra|saroukh|clen\w*|winstrol|testo|steroides?|stero|anabolisants?|dexamethasone"
    r"|stylos? minceur|pilules? bleues?"
)
_MONEY: Final = r"(?:€|e\b|euros?|eu\b|ewo|balles?|boules?|piasses?|francs?|chf|dh|dinars?)"
_SUM: Final = (
    rf"(?:\b\d{{1,4}} ?{_MONEY}|\b(?:cinq|dix|quinze|vingt|trente|quarante|cinquante|soixante"
    rf"|septante|nonante|cent|mille) {_MONEY})"
)
_UNIT: Final = (
    r"(?:g|gr|grammes?|pochons?|bouts?|barrettes?|savonnette|plaquettes?|cachets?|comprimes?|gelules?"
    r"|pilules?|taz|cailloux?|doses?|parachute|para|buvards?|ml|pacson|kepas?|ballotins?)"
)
_TALK: Final = re.compile(
    r"\b(?:police|policiers?|saisies?|saisi|loi|amendes?|penal|delit|trafic\w*|trafiquants?|tribunal"
    r"|juges?|jugee?|condamn\w+|proces|prison|demantel\w+|documentaires?|articles?|reportages?"
    r"|prevention|addict\w*|cures?|desintox|hopital|operation|infirmi\w+|veto|veterinaire|dangereu\w+"
    r"|interdite?s?|illegale?s?|legale?s?|legalis\w+|therapeutique|(?:j'ai|a|est|ont|ete|vais|faut|d'"
    r"|pour|dealers?|vendeurs?) arrete[rs]?|arretons|arretez|arrestation|douan\w+|film|serie|roman"
    r"|livre|tintin|chanson|rap|album|groupe|clip|cuisine|recettes?|provence|jardin\w*|poissons?"
    r"|legumes?|pommes?|tomates?|fraises|cerises|confitures?|miel|safran|vanille|pistache|epices?"
    r"|pates|pizza|risotto|tarte|gateau\w*|boulangerie de|boulangers?|patissier\w*|beurre|sucre|cacao"
    r"|amandes?|levure|erable|savon|lavande|tisanes?|vin|biere|cidre|lessive|ski|skis|station|pistes?"
    r"|velo|peinture|robinet|douche|culasse|etancheite|colis est|journal|prescrit\w*"
    r"|effets? secondaires?|pharmacie de garde|antidopage|dopage|signal\w+|moderat\w+|modos?|bloque"
    r"|plante verte|kine|touche a|touche au|replonge|pas de vente|m'a propose|voulait me"
    r"|me proposent?|aide[rz]? quelqu'un|scene|potier|poterie|rhume|mouchoirs?|spray"
    r"|disponible en pharmacie|decrocher|avoir vendu|ans ferme|dealers? (?:de \w+ )?arrete\w*"
    r"|avec ordonnance|lumiere|telethon|encre|barbecue|camping|imprimante|d'or|d'argent)\b"
)
_ASKED: Final = re.compile(
    _TALK.pattern
    + r"|\b(?:ou|combien|c'est quoi|qui (?:a|vend|peut|connait|aurait)|quelqu'un|vous (?:achetez"
    r"|commandez|payez|connaissez)|une (?:adresse|piste)|possible d|chez moi)\b[^\n]*\?\W*$"
    r"|\best[- ]ce que\b|\bca existe\b|\bquelqu'un (?:livre|vend|aurait|connait|peut me dire)\b"
    r"|\bou (?:se fournir|trouver|acheter|on (?:trouve|achete|peut))\b|\b(?:(?:je |j.)?(?:cherche"
    r"|recherche) (?:un (?:gars|mec|plan|contact|dealer|vendeur|fournisseur)|de la|du)|je (?:cherche"
    r"|recherche|suis preneur)|interesse par|on cherche (?!des (?:guetteurs|livreurs|vendeurs"
    r"|petites)))\b"
)
_SOLD: Final = by_first_letter(
    r"dispo\w*|livr\w+|arrivage|arrivee?|rentree?s?|recue?s?|vends|vend(?:ons|re|eur)|vds|ecoul\w+"
    r"|brad\w+|refourgu\w+|liquid\w+|fournis|fournir|stock|menu|carte|tarifs?|prix|mp|dm|promo\w*"
    r"|offerte?s?|a placer|en gros|au kilo|par (?:la poste|courrier)|envoi\w*|sous vide|drive"
    r"|main propre|meet ?up|a saisir|delivery|best price|interac|demandez|demande[- ]moi|dites[- ]moi"
    r"|interesses|qui veut|qui en veut|qui prend|reserv\w+|texte[- ]moi|ecris[- ]moi|ouvert"
    r"|tarif d'ami|pense[rz]? a moi|premier arrive|a votre disposition|je dispose|discretion|goutez"
    r"|testee|qualite|de competition|de malade|gratos|a volonte|pour ceux qui|pour les amateurs"
    r"|paiement|point relais|enveloppe|en relation|passez commande|sans intermediaire|pesee?"
    r"|avis positifs|canal|catalogue|moins chere?s?|la meilleure|la mienne|pour qui veut"
    r"|rejoins[- ]moi|hesite pas|c carre|premier essai|revendre|pourcentage|assortiment|faites vite"
    r"|fais[- ]moi signe|l'intermediaire|le lot|faites passer|7j|je suis la|tu sais ou me trouver"
    r"|viens me (?:voir|parler)|viens vite|de retour|guetteur|transporter|labo|pack|texte moi"
)
_WANTED: Final = by_first_letter(
    r"cherch\w*|recherche|trouver?|trouve[zs]?|achet\w+|avoir|chope[rz]?|pecho|toucher?|touches"
    r"|procurer|acquerir|qui (?:a|aurait|vend|vendrait|peut|pourrait|me|connait|m'en|revend|livre|en)"
    r"|t'as|tu as|t'aurais|t'en as|ta pas|tu peux|besoin|faut|je veux|veux|voudrais?|voudrait|envie"
    r"|ramene[rz]?|apporte[rz]?|prends|depanne\w*|contact|plan|tuyau|numero|adresse|fournisseur"
    r"|vendeur|site|dealer|pusher|plug|connaissez|connait|quelqu'un|qqn|je paie|je paye|je donne"
    r"|je mets|se cotise|gouter|tester|essayer|partage\w*|chaud pour|garde[- ]moi|mets[- ]moi|reste"
    r"|en rade|en chien|galere|commande[rz]?|ki a|kelkun|kelkin|looking for|fais tourner|file[- ]moi"
    r"|passe[- ]moi|avance|credit|preneur|interesse|chaud|tourne|y aura|psst|combien|station|quartier"
    r"|fume[rz]?|une ligne|vite"
)
_SOME: Final = r"(?:du|de la|de l'|des|d'la|un peu de)"
# What pictures stand for, and those that stand for it where there is little doubt.
_PICTURE: Final = "[❄🍁🌿💊🍄☘🥦🐴💎🧊🍀🍃🌲🍫🍬🟫🟩⬜🟤🟢⚪🎈🤍🧪]"
_SHOWN: Final = "[❄🍁🌿💊🍄☘🥦🐴💎🟫🟩🍃🌲]"
DEALING: Final = (
    construct(
        "drugs.sale",
        "dealing",
        rf"\b(?:{_SOLD})\b[^?\n]{{0,48}}?\b(?:{_SURE})\b(?! ?\?)",
        unless=_ASKED,
    ),
    construct(
        "drugs.sale",
        "dealing",
        rf"(?<!avoir )(?<!trouver )(?<!acheter )\b(?:{_SURE})\b[^?\n]{{0,48}}?(?:\b(?:{_SOLD})\b"
        rf"|{_SUM}|\ble g\b|\b\d+ ?(?:g|gr|grammes|kg|kilos?)\b)",
        unless=_ASKED,
    ),
    construct(
        "drugs.sale",
        "dealing",
        rf"\b(?:peux (?:vous|t'|te) (?:en )?(?:avoir|trouver)|je te (?:trouve|passe|file)|je depanne"
        rf"|parraine|j'amene|je ramene|je reviens d\W?\w+ avec|je monte a \w+ avec|on a sorti"
        rf"|je refourgue|je solde|je liquide|il me reste|j'ai (?:recolte|touche|encore)"
        rf"|on a (?:touche|recu|rentre))\b[^.!?\n]{{0,24}}?\b(?:(?:{_SURE})"
        rf"|{_SOME} (?:{_ALIKE}))\b(?! (?:de|d'|a|au|aux|en)\b)|\b(?:vous galerez|besoin|envie"
        rf"|en manque|soif|vous cherchez"
        rf"|si t'as besoin)\b[^.!\n]{{0,40}}?\b(?:{_SURE})\b[^!\n]{{0,32}}?\b(?:je suis la|mp|ecri\w+"
        rf"|contact\w*|viens|appel\w*|demande\w*|tu sais ou|j'ai|on est la|dites|snap|insta"
        rf"|telegram)\b|(?:^|[:,/+] ?|\bj'ai |\bon a )(?:{_SURE}) ?(?:[,/+&]|et|puis|pis) ?(?:{_SURE}"
        rf"|{_ALIKE})\b[^?\n]{{0,40}}$",
        unless=_ASKED,
    ),
    # By the gram, whatever it is called.
    construct(
        "drugs.sale",
        "dealing",
        rf"\b(?:{_ALIKE})\b[^.!?\n]{{0,24}}?{_SUM} (?:le|la|les|l'|par|pour) ?(?:\d+ )?{_UNIT}\b"
        rf"|{_SUM} (?:le|la|les|l'|par|pour) ?(?:\d+ )?{_UNIT}\b[^.!?\n]{{0,24}}?\b(?:{_ALIKE}|mp"
        rf"|dispo|livr\w+|qualite|qlt|bio|indoor|ca depote|viens|recolte)\b|\b(?:recolte|indoor"
        rf"|tetes?|pure)\b[^.!?\n]{{0,24}}?{_SUM} (?:le|les \d+) ?(?:g|gr|grammes?)\b"
        r"|\b\d{1,3} ?(?:€|balles|euros|e)? (?:le|la) (?:g|gramme|pochon|pochtar|caillou|taz"
        r"|barrette)\b|\b\d{1,3} (?:€|balles|euros|e) (?:les|pour) \d{1,3} ?(?:g|gr|grammes)\b"
        r"|\b(?:cinq|dix|quinze|vingt|trente|cinquante|soixante|septante) (?:euros?|balles|francs"
        r"|piasses|e) (?:le|la) (?:g|gramme|pochon|pochtar|caillou|taz|joint|tete|bout|stick)\b"
        r"|\b(?:piasses?|balles|francs|euros?|€) le joint\b(?! d)|\b(?:a partir de|minimum"
        r"|par) \d{1,3} ?(?:g|grammes)\b[^.!?\n]{0,24}?\b(?:mp|texte|livr\w+|gros|dispo)\b"
        rf"|\b(?:{_ALIKE})\b[^.!?\n]{{0,24}}?\b(?:dispo|mp|livr\w+|a placer|en gros|au kilo"
        rf"|gros seulement|premier choix|main propre|sans la couper|quali"
        rf"|qualite)\b[^.!?\n]{{0,24}}?(?:{_SUM}|\b(?:mp|drive|livr\w+|snap|bio|secteur|\d+ ?g|prive"
        rf"|dm)\b|$)",
        unless=_ASKED,
    ),
    # Medicines without a doctor.
    construct(
        "drugs.sale",
        "dealing",
        rf"\b(?:{_MEDICINE})\b[^?\n]{{0,48}}?(?:{_SUM}|\b\d{{1,3}} (?:la|le) (?:bouteille|plaquette"
        rf"|boite|comprime|cachet|flacon)\b|\b(?:dispo\w*|a vendre|envoi|livr\w+|mp|discret\w*"
        rf"|a l'unite|en gros|qui veut|par boite|prix casse|arrivage|cash|cures completes)\b"
        rf"|\bpas besoin de (?:docteur|medecin|toubib)|\b(?:sans|aucune) (?:ordonnance|ordo|medecin"
        rf"|question)s?\b[^?\n]{{0,32}}?\b(?:recus?|envoi|chez vous|posee|dispo\w*|discret)\b)",
        unless=re.compile(
            r"\b(?:prescri\w+|effets? secondaires?|rupture|penurie|reseau|demantel\w+|police|loi"
            r"|interdit\w*|dangereu\w+|trafic\w*|jug\w+|rembours\w+|secu|mutuelle|voles?|rapport\w+"
            r"|en pharmacie|avec ordonnance|nausees?|medecin m'a|docteur m'a|pharmacien\w*|cherche"
            r"|qui (?:a|vend|peut)|quelqu'un|acheter|ou)\b"
        ),
    ),
    construct(
        "drugs.sale",
        "dealing",
        rf"(?:{_SUM}|\b(?:je (?:vends|revends|cede|brade|refourgue)|j'(?:ecoule|ai du"
        rf"|ai des plaquettes|ai trop)|il me reste|reste deux plaquettes|pour vos (?:insomnies"
        rf"|douleurs|nuits)|arrivage|fais des ordonnances pour"
        rf"|surplus de))\b[^?\n]{{0,32}}?\b(?:{_MEDICINE})\b[^?\n]{{0,24}}?(?:{_SUM}|\b(?:a vendre"
        rf"|dispo\w*|mp|la boite|le comprime|la plaquette|pas cher)\b)"
        r"|\b(?:vends?|ecoule|fais|fournis)\b[^.!?\n]{0,16}?\bordonnances?\b"
        r"|\bordonnances? (?:vierges?|tamponnees?|toutes? pretes?)\b"
        r"|\bfausses ordonnances\b[^.!?\n]{0,24}?\d|\b(?:sirop violet|lean toute prete"
        r"|purple drank)\b",
        unless=re.compile(
            r"\b(?:prescri\w+|rupture|penurie|reseau|demantel\w+|police|loi|interdit\w*|dangereu\w+"
            r"|trafic\w*|jug\w+|rembours\w+|rapport\w+|signal\w+|medecin)\b"
        ),
    ),
    construct(
        "drugs.seeking",
        "dealing",
        rf"\b(?:qui (?:a|aurait|vend|vendrait|revend|cede|peut)|cherche|recherche|acheter|trouver"
        rf"|avoir|besoin de|rachete|vendrait\w*|vend|ceder|depanner|quelqu'un (?:a|aurait|vend)"
        rf"|un vendeur|des plaquettes|veux|faut|commander|t'as|pour planer|m'amuser"
        rf"|un contact pour)\b[^.!\n]{{0,32}}?\b(?:{_MEDICINE})\b[^.!\n]{{0,40}}?(?:\bsans (?:ordo\w*"
        rf"|passer|prescription|papier|que le (?:doc\w*|medecin))|\bpas d'ordo\w*|\bje (?:te "
        rf"|vous )?(?:paie|paye)|\b(?:svp|stp|ceder|vend\w*|cash|sprite|planer|m'amuser|partiels"
        rf"|exams?|reviser|a payer|en trop)\b|\bqui (?:a|en)\b)|\b(?:medecin|doc|docteur"
        rf"|toubib)\b[^.!\n]{{0,24}}?\b(?:veut (?:pas|plus)|refuse"
        rf"|en conge)\b[^.!\n]{{0,40}}?\b(?:{_MEDICINE})\b[^.!\n]{{0,40}}?\b(?:vend|ceder|avoir"
        rf"|depann\w*|qui|revend)\b|\bfausse ordonnance\b[^.!\n]{{0,8}}\?|\bpharmacie (?:qui|donne"
        rf"|ferme)\b[^.!\n]{{0,32}}?\b(?:sans papier|ferme les yeux|{_MEDICINE} sans)\b"
        rf"|\b(?:{_MEDICINE})\b[^.!\n]{{0,24}}?\b(?:pour (?:m'amuser|planer|reviser|tenir)"
        rf"|quelqu'un en (?:vend|revend))\b|\brachete vos (?:restes|boites)\b",
        unless=re.compile(
            r"\b(?:prescri\w+|effets? secondaires?|rupture|penurie|rembours\w+|pharmacien m|veto"
            r"|dangereu\w+|interdit\w*|prevention)\b"
        ),
    ),
    # Looked for.
    construct(
        "drugs.seeking",
        "dealing",
        rf"\b(?:{_WANTED})\b[^.!\n]{{0,40}}?\b(?:{_SURE})\b",
        unless=_TALK,
    ),
    construct(
        "drugs.seeking",
        "dealing",
        rf"\b(?:{_WANTED})\b[^.!?\n]{{0,24}}?\b{_SOME} (?:(?:bonne|bon) )?(?:{_ALIKE})\b(?! (?:de|d'"
        rf"|du|des|au|aux|en|pour (?:le|la|les|mon|ma)|a (?:la|lever|canon"
        rf"|chat))\b)[^.!?\n]{{0,24}}?(?:\?|$|\b(?:svp|stp|sur|ce soir|demain|en trop|prive|a [a-z]+"
        rf"|pour (?:ce soir|demain|samedi|tenir|la soiree|le week))\b)"
        rf"|\b{_SOME} (?:{_SURE})\b[^.!\n]{{0,48}}?\?\W*$"
        rf"|^(?:\w+ ){{0,2}}(?:{_SURE})(?: [a-z-]+)? ?\?$",
        unless=_TALK,
    ),
    construct(
        "drugs.seeking",
        "dealing",
        r"\bde quoi (?:s'envoler|planer|decoller|se (?:mettre bien|perforer|defoncer|poudrer"
        r"|mettre la tete|rouler)|taper|sniffer|gober|rouler|bedave|tenir (?:toute la nuit|jusqu'a"
        r"|la nuit)|fumer (?:ce soir|un peu|svp|stp|\?))|\b(?:un|mon|bon) (?:gars|mec|type|contact"
        r"|plug|livreur) (?:sur|fiable|reglo|qui livre la nuit)\b[^.!\n]{0,24}?(?:\?"
        r"|\b(?:pour (?:fumer|choper|de la|du)|white|came)\b)|\bmon gars\b[^.!\n]{0,12}?\b(?:serrer"
        r"|tombe|repond plus|en dedans)\b|\b(?:ou|spot)\b[^.!\n]{0,24}?\b(?:choper?|pecho|bicrave"
        r"|ca deale|deale|charbonne)\b(?! (?:un|une|des|du|de|le|la|les) (?!bout|joint|barrette"
        r"|pochon|g\b))|\b(?:choper?|on chope|pecho|bicrave|deale) (?:ou|ici|dans le coin|sur)\b"
        r"|\b(?:mon|ma|un|bon|nouveau) (?:pusher|dealer|plug|dealeur"
        r"|charbonneur)\b[^.!\n]{0,32}?(?:\b(?:en dedans|repond|vacances|serrer|tombe|mort|parti"
        r"|autre|conseill\w*|svp|reglo)\b|\?)|\bun g a (?:deux|plusieurs|partager)\b|\b(?:partage"
        r"|achete|prend) un g\b|\bpetite trace\b|\bune (?:trace|ligne) (?:ce soir|avec (?:toi|moi)"
        r"|\?)|\b(?:rouler|roule|passe|passer|file|tourner|fume|fumer|se fait"
        r"|tirer) (?:\w+ ){0,2}?(?:un|le|mon) (?:petard|bedo|joint|oinj|spliff?"
        r"|stick)\b(?! (?:de culasse|d'etancheite))|\bfour\b[^.!\n]{0,24}?\b(?:ouvert|ouvre"
        r"|le plus proche|rouvre|tourne)\b[^.!\n]{0,24}?\?|\b(?:adresse"
        r"|heure)\b[^.!\n]{0,20}?\bdu four\b|\btourne(?: encore)? au bat\b|\bterrain est (?:ferme"
        r"|ouvert)\b[^.!\n]{0,24}?\?|\btu (?:sais ou en avoir|fumes \? (?:ramene|tu sais))\b"
        r"|\bchocolat qui se fume\b|\bun (?:petit )?bout (?:a me filer|pour bibi)\b|\bfile(?:-moi"
        r"| moi) un bout\b|\bplus de (?:conso|weed|shit|beuh|matos a fumer)\b"
        r"|\bconnai\w+ pas un (?:charbonneur|dealer|plug|bon plan (?:shit|beuh|weed))\b"
        r"|\breste de l'herbe\b|\b(?:lache|donne|mets|paie|paye|file) \d+ (?:€ |euros "
        r"|balles )?pour (?:un|une|du|de la) (?:pochon|g|barrette|bout|taz|joint|shit|beuh|coke)\b"
        r"|\bde la bonne (?:de|comme|que) (?:l'autre|la derniere|samedi|hier)|\bqui a (?:des|quelques"
        r"|un) (?:pilules?|cachets?|taz|ecstas?|pochons?|buvards?|champis)\b(?! (?:de|pour|contre|au"
        r"|a))|\bla meme (?:c|weed|beuh|coke|frappe|md|came) que\b|\ba vendre,? (?:qqn|quelqu'un) \?"
        r"|\b(?:payer|paye|paie)\b[^.!?\n]{0,16}?\b(?:pour|des|quelques) (?:\w+ )?(?:oxy|xan|xanax"
        r"|ritaline|tramadol|subutex|lyrica|rivotril|codeine)\b|\bplan fumette\b"
        r"|\bplus rien a fumer\b|\b(?:besoin|envie) de (?:fumer un truc|me defoncer|me mettre bien)\b"
        r"|\bme defoncer (?:ce soir|demain|samedi|vendredi)\b|\btos a vendre\b|\b(?:besoin|envie"
        r"|un peu)\b[^.!?\n]{0,16}?\bde poudre (?:pour tenir|ce soir)|\bl'herbe (?:aide"
        r"|soulage)\b[^.!\n]{0,16}?\bou\b",
        unless=_TALK,
    ),
    # Said in hints, or by the trade.
    construct(
        "drugs.sale",
        "dealing",
        r"\b(?:pour|contenter) (?:vos|les) (?:narines|nez|poumons|fumeurs de)\b|\b(?:j'ai|jai|on a"
        r"|y a|ai) (?:\w+ )?(?:de quoi (?:planer|taper|fumer(?! le)|rouler|se poudrer|s'envoler"
        r"|decoller)|du bon pour le nez|ce qu'il (?:vous )?faut (?:pour (?:planer|fumer|le nez)"
        r"|dans ma banane)|du bon matos pour la teuf)|\bfarine (?:peruvienne|colombienne"
        r"|bolivienne)\b|\b(?:colombienne|afghan|hollandaise)\b[^.!?\n]{0,12}?\b(?:rentree?|arrivee?"
        r"|de retour|est la|pure)\b|\b(?:tu (?:veux|cherches a)|envie de|si vous voulez) (?:t'envoler"
        r"|planer|t'evader|decoller)\b[^!\n]{0,24}?\b(?:j'ai|champis?|demande[- ]moi|grammes?"
        r"|\d+ les)\b|\b(?:livre|depose|apporte|amene)\b[^.!?\n]{0,24}?\b(?:fumette|de quoi oublier"
        r"|conso|herbe magique)\b|\b(?:cherch\w+|recrut\w+|recherche"
        r"|besoin de)\b[^.!?\n]{0,24}?\b(?:guetteurs?(?! de (?:baleines|nuit))|choufs?|charbonneurs?"
        r"|nourrices?[^.!?\n]{0,16}marchandise|petites mains[^.!?\n]{0,12}vendre"
        r"|mules?\b[^.!?\n]{0,16}pay)|\b(?:transporter|revendre|ecouler) (?:\w+ ){0,2}?(?:drogue"
        r"|marchandise|came)\b|\b(?:pharmacie de nuit|coffee(?: shop)?|drive|terrain) (?:est "
        r"|a )?(?:r?ouverte?|rouvre)\b[^.!?\n]{0,32}?(?:\bmp\b|\bvarietes?\b|\bbat\b|[🍁🍫❄💊🌿])"
        r"|\bcoffee shop a domicile\b|\bpassez? au (?:bat|batiment|hall) \w{1,2}\b"
        r"|\bcartouches de gaz\b[^.!?\n]{0,24}?\b(?:rigoler|rire)\b|\b(?:bonbonnes?|bouteilles?"
        r"|ballons?|protoxyde)\b[^.!?\n]{0,24}?\b(?:hilarant|livree?s? (?:en soiree|cette nuit"
        r"|la nuit)|640)\b[^.!?\n]{0,24}?\d",
        unless=_ASKED,
    ),
    construct(
        "drugs.sale",
        "dealing",
        rf"(?:{_PICTURE}[^.!?\n]{{0,24}}?){{2}}(?:\b\d{{1,3}} ?(?:€|e|balles|euros|les|le|/)(?:\b|\s|$)"
        r"|\b(?:dispo|livr\w+|bouge|carte|menu|tarifs?|drive|quali\w*|mp|ouvert|plug|24)\b)"
        rf"|{_SHOWN}[^.!?\n]{{0,16}}?(?:\b(?:dispo|livr\w+|quali\w*|le g|pochons?|drive|24/7|mp|partout"
        r"|a placer)\b|\b\d{1,3} ?(?:(?:€|balles|euros|e) (?:le|les|la|pour)|le)\b)"
        rf"|\b(?:dispo|livre|livraison|drive|menu|qui veut|j'ai|plug"
        rf"|ouvert)\b[^.!?\n]{{0,32}}?{_SHOWN}|[🔌🚚🛒⛽][^!?\n]{{0,16}}?{_PICTURE}",
        unless=_ASKED,
    ),
    construct(
        "drugs.seeking",
        "dealing",
        r"\b(?:cherche|besoin d?e?|qui a|quelqu'un a|t'as|plan(?! ❄ ski)|ou trouver|trouver)"
        rf"\s?(?:{_SHOWN}|🍬)|\bqui connait un 🔌|{_SHOWN} ?[a-z-]{{0,20}} quelqu'un \?",
        unless=_TALK,
    ),
    # Creole and Arabic in Latin letters.
    construct(
        "drugs.sale",
        "dealing",
        r"\b(?:mwen|man|an|nou) ni\b[^.!?\n]{0,12}?\b(?:zeb|kali|poud|woch)\b|\bmoin na zamal\b"
        r"|\b(?:zeb|kali)\b[^.!?\n]{0,16}?\b(?:bon pri|ewo|vini|ekri)\b|\bmi vann zamal\b|\b(?:3andi"
        r"|kayen|kayn|nbi3)\b[^.!?\n]{0,24}?\b(?:zatla|zetla|hchich|l7chich|lkif|saroukh|karkoubi)\b",
        unless=_TALK,
    ),
    construct(
        "drugs.seeking",
        "dealing",
        r"\b(?:ki|bizwen|cheche|ka cheche)\b[^.!?\n]{0,24}?\b(?:zeb|boule|kali)\b|\b(?:ou|ousa"
        r"|zot)\b[^.!?\n]{0,16}?\b(?:gainy|vann|trouv\w*)\b[^.!?\n]{0,12}?\b(?:zamal|zeb)\b"
        r"|\b(?:chkoun|win|fin|bghit|9ellebt|nel9a|nl9a|3andou|chi wa?hed"
        r"|ybi3)\b[^.!?\n]{0,32}?\b(?:zatla|zetla|\w*hchich|\w*7chich|kif|joint|karkoubi)\b",
        unless=_TALK,
    ),
    construct(
        "drugs.sale",
        "dealing",
        r"\b(?:j'ai|dispo\w*|de quoi|ce qu'il faut|ce qui faut"
        r"|du bon)\b[^.!?\n]{0,16}?\bpour le nez\b|\b(?:le|mon|notre) four (?:est |a "
        r"|a ete )?(?:r?ouvert|tourne|rouvre)\b[^.!?\n]{0,32}?\b(?:bat|batiment|hall|entree|tour"
        r"|demande[rz]?|cite|escalier)\b|\b\d+ ?(?:g|gr|grammes|kg|kilos?) (?:d'herbe\b|de (?:pollen"
        r"|resine|filtre|blanche|verte|poudre|frappe|champis))[^.!?\n]{0,40}|\b(?:fournir|fournis"
        r"|ecoul\w+|plein de|stock de|arrivage)\b[^.!?\n]{0,32}?\b(?:pilules|cachets|cristaux|champis"
        r"|buvards|taz)\b|\b(?:afghan|libanais|nepalais|colombien\w*"
        r"|californien\w*)\b[^.!?\n]{0,16}?(?:\d+ ?(?:€|balles|euros)|\bgoute\w*)|\b(?:cartons?"
        r"|timbres?)\b[^.!?\n]{0,32}?\b(?:voyage garanti|trip garanti|hallu\w*)\b|\b(?:rail|trace"
        r"|ligne|pointe)\b[^.!?\n]{0,32}?\b\d{2,3} (?:le demi|le g|la ligne|la trace)\b"
        r"|\b(?:embauch\w*|recrut\w*|cherch\w*)\b[^.!?\n]{0,40}?\bpour (?:la |le |du "
        r"|de la )(?:blanche|verte|shit|beuh|coke|came|poudre|weed|frappe)\b|\bje fais (?:la|le|du"
        r"|de la) (?:verte|blanche|brune|jaune|c|coke|beuh|shit|weed|frappe)\b[^.!?\n]{0,12}?\d"
        r"|\bvoyage garanti\b[^.!?\n]{0,32}?\d|\bon livre (?:la|le|du|de la) (?:c|coke|weed|beuh|shit"
        r"|verte|blanche|md|keta)\b|\b\d+ (?:cali|amne|haze|taz|pochons?|g) achete\w*|\b(?:lache|fait"
        r"|file) (?:la plaquette|le g|le kilo|la savonnette) (?:a|pour) \d|\bgarde[rz]? (?:un|le"
        r"|les) (?:sac|colis|paquet|sachet)s? chez toi\b[^!\n]{0,48}?(?:\bquestions?\b|\b\d{3}\b)"
        r"|\b\d+ ?(?:g|gr|grammes|taz|pochons?) (?:offerts?|gratuits?)\b[^.!?\n]{0,24}?\b(?:pour"
        r"|achet\w+|des)\b|\b(?:point de vente|stand|guichet"
        r"|comptoir) (?:est )?ouvert\b[^.!?\n]{0,32}?\b(?:escalier|bat|hall|varietes|tour)\b"
        rf"|\b\d+ (?:cachets?|comprimes?|boites?|plaquettes?|gelules?) (?:de |d')(?:sub"
        rf"|{_MEDICINE})\b[^.!?\n]{{0,12}}?\d|\b(?:{_MEDICINE})\b[^?\n]{{0,24}}?\b(?:sans|ni|aucune"
        rf"|pas d') ?(?:\w+ ni )?(?:ordonnance|ordo|prescription)\b[^?\n]{{0,32}}?(?:\d|\b(?:frais"
        rf"|envoi|port|livr\w+|dispo)\b)|\bzamal\b[^.!?\n]{{0,24}}?\b(?:zeros?|le paquet|moin le)\b",
        unless=_ASKED,
    ),
    construct(
        "drugs.seeking",
        "dealing",
        r"\b(?:avoir|possible d'avoir|prendre|m'avoir|il me faut|me faudrait|besoin d[e']|veux"
        r"|voudrais) (?:\w+ ){0,2}?\d{1,2} ?g(?: (?:pour|pr|ce soir|demain|svp|stp|max|a)\b| ?\?|$)"
        r"|\b(?:trouve[rz]?|cherche|besoin d[e']|rien|plus|chercher) (?:\w+ )?(?:a|de quoi) fumer\b"
        r"|\b(?:t'as|file|passe|donne|tire[rz]?)\b[^.!?\n]{0,12}?\b(?:une|la) (?:latte"
        r"|puff)\b(?! (?:du|de))|\b(?:moyen d[e']|faut que je|on va|envie d[e']|ou) (?:pecho"
        r"|choper)\b(?! (?:un|une|des|le|la|les))|\bbesoin (?:d[e'] ?)?(?:\d|quelques|kelke"
        r"|qq) ?\w{0,3} ?gr?\b(?! de)|\bqui d'autre\b[^.!?\n]{0,24}?\b(?:vend|livre|deal)|\b(?:petit"
        r"|un) rail\b(?! (?:de|du|securite))[^.!?\n]{0,24}\?|\bseum a fumer\b"
        r"|\bfournisseur m'a (?:plante|lache)\b[^.!?\n]{0,32}?\b(?:shit|beuh|weed|n'importe quel)\b",
        unless=_TALK,
    ),
    construct(
        "drugs.sale",
        "dealing",
        rf"\b(?:{_SURE}|{_ALIKE}) ?(?:,|/|\+|et|puis|pis|ou) ?(?:(?:du|de la|de l'|des) )?(?:{_SURE}"
        rf"|{_ALIKE})\b(?! (?:de|d'|du|en|au|aux|a la)\b)[^?\n]{{0,40}}?\b(?:tarifs?|demandez"
        rf"|demande[- ]moi|dispo\w*|carte|menu|livr\w+|mp|dm|snap|telegram|en bio|quali\w*|prive"
        rf"|du lourd|arrivage|la team|pour samedi|ce soir)\b|\b(?:du lourd|arrivage|stock|menu"
        rf"|dispo\w*|carte|au choix|livr\w+)\b[^?\n]{{0,24}}?\b(?:{_SURE}|{_ALIKE}) ?(?:,|/|\+|et"
        rf"|puis|pis) ?(?:{_SURE}|{_ALIKE})\b(?! (?:de|d'|du|en|au|aux|a la)\b)",
        unless=_ASKED,
    ),
)
